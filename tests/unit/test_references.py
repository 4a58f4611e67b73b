"""Ids within a dossier: each given once, each leading somewhere."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.domain.achievement import Participation
from app.domain.dossier import Answer, Dossier, Submission
from app.domain.references import broken_references
from tests.helpers import made_up

SOUND = made_up.dossier()
FIRST = SOUND.nominations[0]


def with_first(**changes: object) -> Dossier:
    return replace(SOUND, nominations=(replace(FIRST, **changes), *SOUND.nominations[1:]))  # pyright: ignore[reportArgumentType]


BROKEN: dict[str, tuple[Dossier, str]] = {
    "nominee": (with_first(nominee="x"), "trường hợp đề nghị “d-1” nhắc tới đối tượng “x”"),
    "achievement": (with_first(achievements=("a-1", "x")), "trường hợp đề nghị “d-1” nhắc tới thành tích “x”"),
    "evidence of an answer": (
        with_first(answers={"c": Answer(evidence=("x",))}),
        "trường hợp đề nghị “d-1” nhắc tới minh chứng “x”",
    ),
    "evidence of an achievement": (
        replace(SOUND, achievements=(made_up.achievement(evidence=("x",)),)),
        "thành tích “a-1” nhắc tới minh chứng “x”",
    ),
    "nominees": (replace(SOUND, nominees=(*SOUND.nominees, made_up.person())), "2 đối tượng cùng mang mã “n-2”"),
    "nominations": (replace(SOUND, nominations=(FIRST, FIRST)), "2 trường hợp đề nghị cùng mang mã “d-1”"),
    "signers": (
        replace(SOUND, unit=made_up.unit(signers=SOUND.unit.signers[:1] * 2)),
        "2 người ký cùng mang mã “s-1”",
    ),
}


@pytest.mark.parametrize("what", BROKEN)
def test_a_broken_reference_is_told_in_one_line(what: str) -> None:
    dossier, line = BROKEN[what]
    (told,) = broken_references(dossier)
    assert told.startswith(line)


def test_a_sound_dossier_has_none() -> None:
    assert broken_references(SOUND) == ()


def test_outside_participants_and_a_signer_not_chosen_are_no_breaks() -> None:
    outside = made_up.achievement(participants=(Participation(nominee="người ngoài"),))
    loose = replace(SOUND, achievements=(outside,), submission=Submission(signer="chưa chọn"))
    assert broken_references(loose) == ()
