"""Cases come into a dossier and leave it without taking anything else along."""

from __future__ import annotations

from dataclasses import replace

from app.domain.dossier import Dossier, Snapshot
from app.domain.references import broken_references
from app.services.nominations import move, propose, propose_new, with_signer, withdraw, without_signer
from tests.helpers import made_up

OTHER = made_up.collective(id="n-9", name="Thôn Mới")


def snapshot(dossier: Dossier | None = None) -> Snapshot:
    return Snapshot(plan=made_up.plan(), dossier=dossier or made_up.dossier())


def ids(dossier: Dossier) -> list[str]:
    return [each.id for each in dossier.nominations]


def test_somebody_of_the_register_becomes_the_last_case() -> None:
    made = propose(snapshot(), [OTHER])
    assert made.nominee_of(made.nominations[-1]) == OTHER
    assert made.nominations[:-1] == made_up.dossier().nominations
    assert broken_references(made) == ()


def test_the_award_is_filled_in_where_there_is_no_choice() -> None:
    plan = made_up.plan()
    one = replace(plan, awards=plan.awards[:1])
    made = propose(Snapshot(plan=one, dossier=made_up.dossier()), [OTHER])
    assert made.nominations[-1].award == plan.awards[0].id
    two = replace(plan, awards=(plan.awards[0], replace(plan.awards[0], id="khac")))
    made = propose(Snapshot(plan=two, dossier=made_up.dossier()), [OTHER])
    assert made.nominations[-1].award == ""


def test_nobody_is_proposed_twice() -> None:
    dossier = made_up.dossier()
    assert propose(snapshot(dossier), dossier.nominees[:1]) == dossier


def test_a_new_case_has_a_nominee_of_its_kind_without_a_name() -> None:
    made = propose_new(snapshot(), "individual")
    nominee = made.nominee_of(made.nominations[-1])
    assert (nominee.kind, nominee.name) == ("individual", "")


def test_a_withdrawn_case_takes_its_nominee_along_unless_an_achievement_names_it() -> None:
    made = propose(snapshot(), [OTHER])
    assert withdraw(made, made.nominations[-1].id) == made_up.dossier()
    (first, *_), achievement = made.nominations, made_up.achievement()
    assert first.nominee in {part.nominee for part in achievement.participants}
    assert first.nominee in {each.id for each in withdraw(made, first.id).nominees}


def test_cases_change_places_as_far_as_there_is_room() -> None:
    made = propose(snapshot(), [OTHER])
    first, *_, last = ids(made)
    assert ids(move(made, last, -1))[-2] == last
    assert ids(move(made, first, 99))[-1] == first
    assert move(made, first, -1) == made
    assert move(made, "không có", 1) == made


def test_the_first_signer_signs_the_submission() -> None:
    bare = without_signer(made_up.dossier(unit=made_up.unit(signers=())), "")
    one = with_signer(bare)
    assert one.submission.signer == one.unit.signers[0].id
    two = with_signer(one)
    assert len(two.unit.signers) == 2
    assert two.submission.signer == one.submission.signer


def test_a_signer_who_leaves_no_longer_signs() -> None:
    one = with_signer(made_up.dossier(unit=made_up.unit(signers=())))
    gone = without_signer(one, one.submission.signer)
    assert (gone.unit.signers, gone.submission.signer) == ((), "")
