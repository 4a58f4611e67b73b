"""The guided way asks exactly what applies: by plan, unit, nominee, condition and answer."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from app.domain.achievement import Achievement, Figure
from app.domain.dossier import Answer, EventDate, Snapshot, Submission
from app.domain.plan import (
    Applies,
    Award,
    Column,
    ContentArea,
    Criterion,
    Deadline,
    Event,
    Field,
    Limit,
    Plan,
    Quota,
    Role,
    Route,
    Wording,
)
from app.domain.unit import Signer
from app.forms.spec import FormField, FormSection, StepId
from app.forms.steps import form_steps
from tests.helpers import dossier_builder as make


def sections(made: Snapshot, step: StepId) -> tuple[FormSection, ...]:
    return next(each.sections for each in form_steps(made) if each.id == step)


def fields(made: Snapshot, step: StepId) -> dict[str, FormField]:
    """By part, id and field, as far as they are told."""
    found = (field for section in sections(made, step) for field in section.fields)
    return {
        ".".join(part for part in (each.place.part, each.place.id, each.place.field) if part): each for each in found
    }


def asked(made: Snapshot, step: StepId, part: str) -> list[str]:
    return [each.removeprefix(f"{part}.") for each in fields(made, step) if each.startswith(f"{part}.")]


def under(**plan: Any) -> Snapshot:
    return make.snapshot(make.plan(**plan))


def test_there_are_seven_steps_and_the_last_two_ask_nothing() -> None:
    steps = form_steps(make.snapshot())
    assert [step.id for step in steps] == [
        "general", "nominees", "criteria", "achievements", "submission", "check", "export",
    ]  # fmt: skip
    assert [step.sections for step in steps[5:]] == [(), ()]


def test_no_section_is_empty_and_no_section_asks_the_same_twice() -> None:
    for made in (make.sample(), make.snapshot(), make.snapshot(nominations=(), nominees=())):
        for step in form_steps(made):
            for section in step.sections:
                places = [field.place for field in section.fields]
                assert places, section.title
                assert len(set(places)) == len(places), section.title
                assert all(field.label.strip() for field in section.fields)
                assert section.title.strip()


# ------------------------------------------------------------------ step 1


def test_the_unit_is_asked_by_the_types_that_may_propose() -> None:
    (choice,) = [each for name, each in fields(make.snapshot(), "general").items() if name == "unit.type"]
    assert [option.id for option in choice.options] == ["xa"]


def test_the_superior_is_required_only_where_the_plan_addresses_it() -> None:
    assert fields(make.snapshot(), "general")["unit.superior"].required is True
    straight = under(routes=(Route(id="thang", unit_types=("xa",), addressees=("Sở Nội vụ",)),))
    assert fields(straight, "general")["unit.superior"].required is False


def test_the_superiors_head_is_asked_only_where_the_plan_names_it() -> None:
    assert "superior_head" not in asked(make.snapshot(), "general", "unit")
    in_phrase = under(wording=Wording(submission_request="Kính trình {superior_head}."))
    assert fields(in_phrase, "general")["unit.superior_head"].required is False
    addressed = under(routes=(Route(id="thang", unit_types=("xa",), addressees=("{superior_head}",)),))
    assert fields(addressed, "general")["unit.superior_head"].required is True


def test_everybody_who_may_sign_is_asked_for_and_whom_a_deputy_signs_for() -> None:
    made = make.snapshot(submission=Submission(signer="pho"))
    found = fields(made, "general")
    assert found["unit.pho.head_position"].required is True
    assert "unit.chu-tich.head_position" not in found
    assert (found["unit.pho.name"].required, found["unit.chu-tich.name"].required) == (True, False)


def test_who_was_ordered_is_asked_of_a_signer_by_order_and_needed_when_a_deputy_signs() -> None:
    def asked_of(position: str) -> bool:
        ordered = Signer(id="tl", name="A", position=position, authority="by_order", head_position="Chủ tịch")
        made = make.snapshot(unit=make.unit(signers=(ordered,)), submission=Submission(signer="tl"))
        return fields(made, "general")["unit.tl.ordered_position"].required

    assert (asked_of("Chánh Văn phòng"), asked_of("Phó Chánh Văn phòng")) == (False, True)
    found = fields(make.snapshot(), "general")
    assert not [name for name in found if name.endswith("ordered_position")]
    assert found["unit.chu-tich.office"].required is False


def test_only_numbers_that_are_told_are_asked() -> None:
    limits = (
        Limit(id="so", title="Tập thể", kinds=("collective",), rule="told", told_by="Huyện"),
        Limit(id="co-dinh", title="Cá nhân", kinds=("individual",), number=5),
    )
    lines = (
        Quota(id="xa", title="Xã", limits=limits, proposer_types=("xa",)),
        Quota(id="h", title="H", limits=limits, proposer_types=("huyen",)),
    )
    assert asked(under(quotas=lines), "general", "quota") == ["xa.so"]
    assert asked(under(), "general", "quota") == []


def test_days_are_asked_as_long_as_the_plan_does_not_know_them() -> None:
    events = (Event(id="tong-ket", title="Tổng kết"), Event(id="bau-cu", title="Bầu cử", date=make.TODAY))
    deadlines = (
        Deadline(id="nop", title="Nộp", kind="told", told_by="Huyện"),
        Deadline(id="nop-tinh", title="Nộp tỉnh", kind="told", told_by="Tỉnh", proposer_types=("huyen",)),
    )
    made = under(events=events, deadlines=deadlines)
    assert asked(made, "general", "events") == ["tong-ket", "nop"]
    told = replace(made, dossier=replace(made.dossier, events={"tong-ket": EventDate(date=make.TODAY)}))
    assert asked(told, "general", "events") == ["tong-ket", "tong-ket.fixed", "nop"]
    assert all(field.exact_date for name, field in fields(made, "general").items() if name.startswith("events"))


STAFF = Field(
    id="bien_che", title="Biên chế", kind="integer", unit="người", clause="V", help="Đếm cả hợp đồng", required=True
)


def test_a_shared_figure_is_asked_with_all_the_plan_says_of_it() -> None:
    found = fields(under(fields=(STAFF,)), "general")["dossier.bien_che"]
    assert (found.label, found.kind, found.unit, found.clause, found.help, found.required) == (
        "Biên chế", "integer", "người", "V", "Đếm cả hợp đồng", True,
    )  # fmt: skip


def test_a_sourced_figure_asks_for_its_source_and_its_day() -> None:
    made = under(fields=(replace(STAFF, sourced=True),))
    assert asked(made, "general", "dossier")[-3:] == ["bien_che", "bien_che.source", "bien_che.as_of"]


@pytest.mark.parametrize(
    ("changes", "told", "shown"),
    [
        ({}, None, True),
        ({"applies": Applies(proposer_types=("huyen",))}, None, False),
        ({"applies": Applies(kinds=("collective",))}, None, True),
        ({"applies": Applies(kinds=("individual",))}, None, False),
        ({"asked_when": "co > 0"}, None, False),
        ({"asked_when": "co > 0"}, 0, False),
        ({"asked_when": "co > 0"}, 1, True),
        ({"asked_when": "co > 0"}, "hỏng", False),
        ({"scope": "nominee"}, None, False),
    ],
)
def test_a_shared_figure_is_asked_where_it_applies(changes: dict[str, Any], told: Any, shown: bool) -> None:
    switch = Field(id="co", title="Có", kind="integer")
    made = make.snapshot(make.plan(fields=(switch, replace(STAFF, **changes))), figures={"co": Figure(value=told)})
    assert ("dossier.bien_che" in fields(made, "general")) is shown


# ------------------------------------------------------------------ step 2


def test_a_collective_and_a_person_are_asked_different_things() -> None:
    made = make.snapshot(
        make.plan(roles=(Role(id="r", title="Tổ trưởng"),)),
        nominees=(make.hamlet(), make.person()),
        nominations=(make.nomination(), make.nomination("ba-mau")),
    )
    assert [section.title for section in sections(made, "nominees")] == ["Thôn Một", "Nguyễn Thị Mẫu"]
    found = fields(made, "nominees")
    assert {"nominee.thon-1.unit_type", "nominee.thon-1.description", "nominee.ba-mau.honorific"} <= set(found)
    assert not {"nominee.thon-1.honorific", "nominee.ba-mau.unit_type", "nomination.case-thon-1.roles"} & set(found)
    assert [option.id for option in found["nomination.case-ba-mau.roles"].options] == ["r"]


def test_a_household_has_no_type() -> None:
    made = make.snapshot(nominees=(make.hamlet(kind="household"),))
    assert "nominee.thon-1.unit_type" not in fields(made, "nominees")


def test_only_awards_that_are_for_the_nominee_are_offered() -> None:
    awards = (Award(id="a", name="A"), Award(id="b", name="B", applies=Applies(kinds=("individual",))))
    found = fields(under(awards=awards), "nominees")["nomination.case-thon-1.award"]
    assert [option.id for option in found.options] == ["a"]


@pytest.mark.parametrize(
    ("lines", "chosen", "shown"), [(1, "", False), (2, "", True), (1, "khac", True), (0, "", False)]
)
def test_a_line_of_numbers_is_asked_only_where_there_is_a_choice(lines: int, chosen: str, shown: bool) -> None:
    quotas = tuple(Quota(id=f"q{index}", title="Dòng", limits=()) for index in range(lines))
    made = make.snapshot(make.plan(quotas=quotas), nominations=(make.nomination(quota=chosen),))
    assert ("nomination.case-thon-1.quota" in fields(made, "nominees")) is shown


def test_a_nominees_figure_that_no_criterion_asks_is_asked_with_the_nominee() -> None:
    own = (replace(STAFF, scope="nominee"), replace(STAFF, id="khac", scope="nominee"))
    made = under(fields=own, criteria=(Criterion(id="hoi", title="Hỏi", fields=("khac",)),))
    assert "nomination.case-thon-1.bien_che" in fields(made, "nominees")
    assert "nomination.case-thon-1.khac" not in fields(made, "nominees")
    assert "nomination.case-thon-1.khac" in fields(made, "criteria")


def test_a_lost_nominee_can_be_chosen_again() -> None:
    made = make.snapshot(nominations=(make.nomination("không còn"),))
    (section,) = sections(made, "nominees")
    assert [field.place.field for field in section.fields] == ["nominee"]
    assert [option.title for option in section.fields[0].options] == ["Thôn Một"]


# ------------------------------------------------------------------ step 3

ASKED = Criterion(
    id="hoi", title="Tuyên truyền", question="Có tuyên truyền tốt không?", guidance="Nêu số buổi.", clause="V.2"
)


def whats(made: Snapshot) -> list[str]:
    return asked(made, "criteria", "nomination.case-thon-1")


def answering(criterion: Criterion, answer: Answer | None = None, **plan: Any) -> Snapshot:
    answers = {} if answer is None else {criterion.id: answer}
    return make.snapshot(make.plan(criteria=(criterion,), **plan), nominations=(make.nomination(answers=answers),))


def test_a_question_comes_with_clause_guidance_reason_and_evidence() -> None:
    made = answering(ASKED)
    (section,) = sections(made, "criteria")
    assert (section.title, section.clause, section.guidance, section.nomination) == (
        "Thôn Một: Tuyên truyền", "V.2", "Nêu số buổi.", "case-thon-1",
    )  # fmt: skip
    assert whats(made) == ["hoi.applies", "hoi.met", "hoi.reason", "hoi.evidence"]
    assert fields(made, "criteria")["nomination.case-thon-1.hoi.met"].label == "Có tuyên truyền tốt không?"


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"evidence": "none"}, ["hoi.applies", "hoi.met", "hoi.reason"]),
        ({"kind": "assessment"}, ["hoi.applies", "hoi.met", "hoi.reason", "hoi.evidence"]),
        ({"kind": "test"}, ["hoi.applies", "hoi.reason", "hoi.evidence"]),
        ({"kind": "test", "when_failed": "judge"}, ["hoi.applies", "hoi.met", "hoi.reason", "hoi.evidence"]),
        ({"applies": Applies(kinds=("individual",))}, []),
    ],
)
def test_each_kind_of_criterion_asks_what_decides_it(changes: dict[str, Any], expected: list[str]) -> None:
    assert whats(answering(replace(ASKED, **changes))) == expected


def test_what_is_needed_is_marked() -> None:
    strict = fields(answering(replace(ASKED, evidence="required", kind="assessment")), "criteria")
    assert [name.rpartition(".")[2] for name, field in strict.items() if field.required] == [
        "met",
        "reason",
        "evidence",
    ]
    easy = fields(answering(ASKED), "criteria")
    assert [name.rpartition(".")[2] for name, field in easy.items() if field.required] == ["met"]


def test_what_was_set_aside_asks_for_the_reason_alone() -> None:
    assert whats(answering(ASKED, Answer(met=True, applies=False))) == ["hoi.applies", "hoi.reason"]


@pytest.mark.parametrize(
    ("told", "expected"),
    [(None, ["don"]), (0, ["don"]), (2, ["hoi.applies", "hoi.met", "don", "hoi.reason", "hoi.evidence"])],
)
def test_if_any_asks_first_whether_there_is_any(told: Any, expected: list[str]) -> None:
    complaints = Field(id="don", title="Số đơn", kind="integer", scope="nominee")
    criterion = replace(ASKED, only_if="don > 0", fields=("don",))
    case = make.nomination(figures={"don": Figure(value=told)})
    assert whats(make.snapshot(make.plan(criteria=(criterion,), fields=(complaints,)), nominations=(case,))) == expected


def test_groups_ask_nothing_but_what_may_carry_them() -> None:
    tree = (Criterion(id="nhom", title="Nhóm", kind="group"), replace(ASKED, parent="nhom"))
    assert whats(under(criteria=tree))[0] == "hoi.applies"
    assert whats(under(criteria=(replace(tree[0], when_failed="reason"), tree[1])))[0] == "nhom.reason"
    assert whats(under(criteria=(replace(tree[0], when_failed="judge"), tree[1])))[:2] == ["nhom.met", "nhom.reason"]


def test_a_group_that_was_set_aside_hides_its_parts_and_can_be_taken_up_again() -> None:
    tree = (Criterion(id="nhom", title="Nhóm", kind="group"), replace(ASKED, parent="nhom"))
    case = make.nomination(answers={"nhom": Answer(applies=False, reason="Không liên quan")})
    assert whats(make.snapshot(make.plan(criteria=tree), nominations=(case,))) == ["nhom.applies", "nhom.reason"]


TABLE = Field(id="kv", title="Khu vực", kind="table", columns=(Column(id="ten", title="Tên"),))
ROWS = Field(id="cua", title="Của thôn", kind="rows", scope="nominee", table="kv")


@pytest.mark.parametrize(
    ("value", "options"),
    [(None, []), ((), []), (({"ten": "KV1"}, {"ten": " KV2 "}, {"ten": None}, {"ten": "KV1"}), ["KV1", "KV2"])],
)
def test_rows_are_chosen_from_those_the_table_has(value: Any, options: list[str]) -> None:
    plan = make.plan(fields=(TABLE, ROWS), criteria=(replace(ASKED, fields=("cua", "kv")),))
    made = make.snapshot(plan, figures={"kv": Figure(value=value)})
    found = fields(made, "criteria")
    assert [option.id for option in found["nomination.case-thon-1.cua"].options] == options
    assert found["dossier.kv"].columns == TABLE.columns


# ------------------------------------------------------------------ steps 4 and 5


def test_the_ledger_comes_first_then_what_each_summary_takes_of_it() -> None:
    plan = make.plan(content_areas=(ContentArea(id="tt", title="Tuyên truyền"),))
    made = make.snapshot(plan, achievements=(Achievement(id="viec", title="Phát thanh"),))
    assert [section.title for section in sections(made, "achievements")] == ["Phát thanh", "Thôn Một"]
    found = fields(made, "achievements")
    assert [option.title for option in found["achievement.viec.area"].options] == ["Tuyên truyền"]
    assert [option.title for option in found["nomination.case-thon-1.achievements"].options] == ["Phát thanh"]
    assert {"nomination.case-thon-1.summary_text", "nomination.case-thon-1.certificate_text"} <= set(found)


def test_the_submission_offers_the_units_signers() -> None:
    signer = fields(make.snapshot(), "submission")["submission.signer"]
    assert [option.title for option in signer.options] == ["Chủ tịch Trần Văn Mẫu", "Phó Chủ tịch Lê Thị Mẫu"]


def test_signer_and_day_come_before_the_meeting() -> None:
    asked = [field.place for section in sections(make.snapshot(), "submission") for field in section.fields]
    names = [(place.part, place.field) for place in asked]
    meeting = min(number for number, (part, _) in enumerate(names) if part == "minutes")
    assert names[:3] == [("submission", "signer"), ("submission", "number"), ("submission", "date")]
    assert meeting > names.index(("submission", "date"))


def test_the_type_of_a_collective_says_what_the_plan_leaves_out() -> None:
    hint = "Mục V.1.1 không kể Ban <X>."
    types = make.plan().unit_types
    made = under(unit_types=types, unit_types_help=hint)
    assert {each.help for each in fields(made, "nominees").values() if each.place.field == "unit_type"} == {hint}


def test_addressees_are_required_where_the_plan_names_no_way() -> None:
    assert fields(make.snapshot(), "submission")["submission.addressees"].required is False
    assert fields(under(routes=()), "submission")["submission.addressees"].required is True


def test_the_whole_sample_is_asked_for_without_a_stumble() -> None:
    made = make.sample()
    titles = [section.title for section in sections(made, "criteria") if section.nomination == "de-nghi-thon-dong"]
    assert "Thôn Đông: Tỷ lệ cử tri đi bầu từ 98% trở lên ở mọi loại phiếu" in titles
    assert not any("gửi đến đơn vị" in title for title in titles)
    everything = [field for step in form_steps(made) for section in step.sections for field in section.fields]
    assert len(everything) > 200


def test_the_commune_of_the_sample_sees_the_polling_areas_only_with_a_collective_of_a_place() -> None:
    made = make.sample()
    assert "dossier.khu_vuc" in fields(made, "general")
    people_only = tuple(each for each in made.dossier.nominations if each.roles)
    assert "dossier.khu_vuc" not in fields(
        replace(made, dossier=replace(made.dossier, nominations=people_only)), "general"
    )


def test_a_plan_that_states_nothing_still_has_its_steps() -> None:
    bare = Plan(format=1, id="thu", version="1", status="partial", identity=make.plan().identity)
    assert len(form_steps(make.snapshot(bare))) == 7
    assert sections(make.snapshot(bare), "criteria") == ()
