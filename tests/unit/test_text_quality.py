"""What is said of the words somebody typed, and the better words that are offered."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.domain.dossier import Snapshot
from app.domain.finding import Finding
from app.rules.text_quality import (
    new_style_words,
    odd_spaces,
    old_style_words,
    suggestion,
    text_quality_findings,
    wrong_agency,
    wrong_citation,
)
from tests.helpers import made_up
from tests.helpers.made_up import NASTY_TEXTS

AWARD = "Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh Ví Dụ"


def findings(text: str) -> list[Finding]:
    dossier = made_up.dossier()
    first, *others = dossier.nominations
    typed = replace(dossier, nominations=(replace(first, summary_text=text), *others))
    return list(text_quality_findings(Snapshot(plan=made_up.plan(), dossier=typed)))


def codes(text: str) -> list[str]:
    return [finding.code for finding in findings(text)]


@pytest.mark.parametrize(
    ("text", "better"),
    [
        ("Hoà thuận, khoẻ mạnh, uỷ quyền", "Hòa thuận, khỏe mạnh, ủy quyền"),
        ("quý, hoàn, ngoài, khuỷu", "quý, hoàn, ngoài, khuỷu"),
        ("Ủy Ban Nhân Dân xã", "Ủy ban nhân dân xã"),
        ("Uỷ Ban nhân dân xã", "Ủy ban nhân dân xã"),
        ("Ủy Ban Mặt trận", "Ủy ban Mặt trận"),
        ("Hội Đồng Nhân Dân xã", "Hội đồng nhân dân xã"),
        ("theo Khoản 2 điều 5", "theo khoản 2 Điều 5"),
        ("tại Điểm a Khoản 2 Điều 5", "tại điểm a khoản 2 Điều 5"),
        ("Khoản 2 đã nêu. Điểm a cũng vậy", "Khoản 2 đã nêu. Điểm a cũng vậy"),
        ("một số điều 2 lần sửa", "một số điều 2 lần sửa"),
        ("hai  khoảng   trắng , thế .", "hai khoảng trắng, thế."),
        ("a ... b", "a ... b"),
        ("", ""),
    ],
)
def test_the_better_words_are_offered(text: str, better: str) -> None:
    assert suggestion(text) == better


@pytest.mark.parametrize("text", NASTY_TEXTS)
def test_a_suggestion_has_nothing_left_to_mend(text: str) -> None:
    assert suggestion(suggestion(text, (AWARD,)), (AWARD,)) == suggestion(text, (AWARD,))


@pytest.mark.parametrize("spelling", [AWARD.lower(), AWARD.upper(), AWARD.replace("Ủy", "Uỷ").replace(" ", "  ")])
def test_the_name_of_an_award_is_set_as_the_plan_has_it(spelling: str) -> None:
    assert suggestion(f"Đề nghị tặng {spelling}.", (AWARD,)) == f"Đề nghị tặng {AWARD}."


def test_part_of_another_word_is_no_award() -> None:
    assert suggestion("giấy khenthưởng", ("Giấy khen",)) == "giấy khenthưởng"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Tập thể hoà thuận.", "text-tone"),
        ("Được Ủy Ban Nhân Dân xã khen.", "text-agency"),
        ("Được Hội Đồng Nhân Dân xã khen.", "text-agency"),
        ("Thực hiện đúng Khoản 2.", "text-citation"),
        ("Thực hiện đúng điều 5.", "text-citation"),
        ("Làm tốt  công việc.", "text-spaces"),
        ("Làm tốt công việc .", "text-spaces"),
        (f"Đã được tặng {AWARD.lower()}.", "text-award"),
    ],
)
def test_each_kind_of_fault_is_found_by_itself(text: str, code: str) -> None:
    assert codes(text) == [code]


@pytest.mark.parametrize(
    "text", ["", "   ", "Đã hoàn thành tốt nhiệm vụ; được Nhân dân ghi nhận.", f"Được tặng {AWARD}."]
)
def test_good_words_are_left_in_peace(text: str) -> None:
    assert codes(text) == []


def test_a_finding_names_the_field_the_clause_and_the_better_words() -> None:
    (found,) = findings("Được Ủy Ban Nhân Dân xã khen.")
    assert (found.place.part, found.place.id, found.place.field) == ("nomination", "d-1", "summary_text")
    assert (found.severity, found.topic) == ("warning", "summary")
    assert found.clause == "Nghị định 30/2020, Phụ lục II"
    assert found.mend == "Nên viết: “Được Ủy ban nhân dân xã khen.”."


def test_the_spelling_of_a_persons_own_name_is_only_noted() -> None:
    dossier = made_up.dossier()
    hamlet, person = dossier.nominees
    named = replace(dossier, nominees=(hamlet, replace(person, name="Nguyễn Thị Hoà")))
    (found,) = text_quality_findings(Snapshot(plan=made_up.plan(), dossier=named))
    assert (found.severity, found.place.field) == ("note", "name")


def test_nominees_who_are_not_proposed_are_left_out() -> None:
    dossier = replace(made_up.dossier(), nominations=())
    odd = replace(dossier, nominees=(replace(dossier.nominees[0], description="hoà  thuận"),))
    assert list(text_quality_findings(Snapshot(plan=made_up.plan(), dossier=odd))) == []


def test_a_long_text_is_quoted_in_short() -> None:
    (found,) = findings("chữ " * 700 + "hoà")
    assert len(found.mend) < 100


@pytest.mark.parametrize("text", NASTY_TEXTS)
def test_no_text_is_too_strange(text: str) -> None:
    assert all(found.mend and found.message for found in findings(text))


def test_words_of_both_styles_are_told_apart() -> None:
    text = "hòa hoà ủy uỷ khỏe khoẻ quý toàn thúy thuý"
    assert new_style_words(text) == ("hoà", "uỷ", "khoẻ", "thuý")
    assert old_style_words(text) == ("hòa", "ủy", "khỏe", "thúy")


def test_letters_and_marks_apart_are_read_as_one() -> None:
    assert wrong_agency("U\u0309y Ban Nha\u0302n Da\u0302n") == "Ủy Ban Nhân Dân"
    assert wrong_citation("theo Khoa\u0309n 2") == "Khoản 2"


def test_blanks_left_for_the_clerk_are_no_odd_spaces_at_the_ends() -> None:
    assert odd_spaces("  đầu và cuối  ") == ""
