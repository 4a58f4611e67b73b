"""The text of a summary: facts in the plan's parts, the criteria that are really met, the official's own words."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from app.documents.composition import achievements_of, compose_summary, criterion_sentences, describe_achievement
from app.domain.achievement import Achievement, Figure, NamedFigure
from app.domain.dates import PartialDate
from app.domain.dossier import Answer, Snapshot
from app.domain.nominee import EarlierAward
from app.domain.plan import Applies, ContentArea, Criterion, CriterionPhrase, Field, SummaryPart, Test, Wording
from tests.helpers import dossier_builder as make

WORK = Achievement(id="viec", title="Phát thanh về bầu cử", date=PartialDate(2021, 5, 22), area="tt")


def composed(
    parts: tuple[SummaryPart, ...], made: dict[str, Any] | None = None, **plan: Any
) -> list[tuple[str, tuple[str, ...]]]:
    snapshot = make.snapshot(make.plan(wording=Wording(summary_parts=parts), **plan), **(made or {}))
    return [(part.title, part.lines) for part in compose_summary(snapshot, snapshot.dossier.nominations[0])]


# ------------------------------------------------------------------ one achievement


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, "Ngày 22 tháng 5 năm 2021: Phát thanh về bầu cử."),
        ({"date": None}, "Phát thanh về bầu cử."),
        ({"date": PartialDate(2021, 5)}, "Tháng 5 năm 2021: Phát thanh về bầu cử."),
        ({"date": PartialDate(2021, 5, 2)}, "Ngày 02 tháng 5 năm 2021: Phát thanh về bầu cử."),
        ({"title": "Phát thanh về bầu cử. "}, "Ngày 22 tháng 5 năm 2021: Phát thanh về bầu cử."),
        ({"date": None, "result": "sát từng thôn;"}, "Phát thanh về bầu cử. Sát từng thôn."),
        ({"date": None, "document": "Công văn số 41/UBND."}, "Phát thanh về bầu cử (Công văn số 41/UBND)."),
        ({"date": None, "title": "Dân hỏi gì?", "result": "Đã đáp!"}, "Dân hỏi gì? Đã đáp!"),
        ({"date": None, "result": "một\nhai"}, "Phát thanh về bầu cử. Một hai."),
        (
            {"date": None, "figures": (NamedFigure(title="Số buổi", value="96", unit="buổi"),)},
            "Phát thanh về bầu cử (số buổi: 96 buổi).",
        ),
        (
            {
                "date": None,
                "result": "Sát từng thôn",
                "figures": (
                    NamedFigure(title="Số lượt", value="1836", unit="lượt"),
                    NamedFigure(title="HĐND", value="2"),
                    NamedFigure(title="Bỏ trống", value=" "),
                ),
            },
            "Phát thanh về bầu cử. Sát từng thôn (số lượt: 1.836 lượt; HĐND: 2).",
        ),
    ],
)
def test_an_achievement_is_told_in_one_sentence_or_two(changes: dict[str, Any], expected: str) -> None:
    assert describe_achievement(replace(WORK, **changes)) == expected


@pytest.mark.parametrize(
    ("value", "unit", "expected"),
    [
        ("1836", "lượt", "1.836 lượt"),
        ("1836,5", "kg", "1.836,5 kg"),
        ("1.836", "lượt", "1.836 lượt"),
        ("06", "tổ", "06 tổ"),
        ("98%", "", "98%"),
        ("99,87", "%", "99,87 %"),
        ("2021", "", "2021"),
        ("2021", "hộ", "2.021 hộ"),
        ("24/24", "giờ", "24/24 giờ"),
        ("0912345678", "", "0912345678"),
        ("gần 100", "hộ", "gần 100 hộ"),
        ("<b>5</b>", "", "<b>5</b>"),
    ],
)
def test_figures_are_grouped_and_otherwise_left_as_typed(value: str, unit: str, expected: str) -> None:
    told = describe_achievement(
        Achievement(id="a", title="Việc", figures=(NamedFigure(title="Số", value=value, unit=unit),))
    )
    assert told == f"Việc (số: {expected})."


# ------------------------------------------------------------------ parts


def test_a_phrase_is_a_paragraph_with_its_full_stop() -> None:
    assert composed((SummaryPart(id="a", title="Khái quát", phrase="{unit} xác nhận"),)) == [
        ("Khái quát", ("Ủy ban nhân dân xã Thử xác nhận.",))
    ]


def test_a_part_with_nothing_to_say_is_left_out_with_its_title() -> None:
    parts = (
        SummaryPart(id="a", title="Khái quát", phrase="{description}"),
        SummaryPart(id="b", title="Thành tích", source="achievements"),
        SummaryPart(id="c", title="Tiêu chuẩn", source="criteria"),
        SummaryPart(id="d", title="Đã khen", source="earlier_awards"),
        SummaryPart(id="e", title="Lời riêng", source="own_text"),
    )
    assert composed(parts) == []


@pytest.mark.parametrize(("told", "shown"), [(None, 0), (0, 0), (5, 1), ("hỏng", 0)])
def test_a_part_may_hang_on_a_figure(told: Any, shown: int) -> None:
    part = SummaryPart(id="a", phrase="Có hội viên", when="hoi_vien > 0")
    field = Field(id="hoi_vien", title="Hội viên", kind="integer", scope="nominee")
    case = make.nomination(figures={"hoi_vien": Figure(value=told)})
    assert len(composed((part,), {"nominations": (case,)}, fields=(field,))) == shown


def test_a_part_may_be_for_some_nominees_only() -> None:
    assert composed((SummaryPart(id="a", phrase="Có", applies=Applies(kinds=("individual",))),)) == []


AREAS = (ContentArea(id="tt", title="Tuyên truyền"), ContentArea(id="an", title="An ninh"))
LEDGER = (
    replace(WORK, id="b", title="Việc hai", date=PartialDate(2021, 5)),
    replace(WORK, id="a", title="Việc một", date=PartialDate(2021, 4, 3)),
    replace(WORK, id="c", title="Việc ba", area="an", date=None),
    replace(WORK, id="d", title="Việc bốn", area="lạ", date=PartialDate(2020)),
    replace(WORK, id="e", title="Việc của người khác"),
)
CITING = {"achievements": LEDGER, "nominations": (make.nomination(achievements=("b", "a", "c", "d", "mất")),)}


def test_achievements_stand_under_their_areas_by_date_and_those_without_come_last() -> None:
    ((_, lines),) = composed((SummaryPart(id="a", source="achievements"),), CITING, content_areas=AREAS)
    assert lines == (
        "Tuyên truyền:",
        "- Ngày 03 tháng 4 năm 2021: Việc một.",
        "- Tháng 5 năm 2021: Việc hai.",
        "An ninh:",
        "- Việc ba.",
        "- Năm 2020: Việc bốn.",
    )


def test_two_parts_of_areas_tell_every_achievement_once() -> None:
    parts = (
        SummaryPart(id="a", title="Một", source="achievements", areas=("tt",)),
        SummaryPart(id="b", title="Hai", source="achievements", areas=("an",)),
    )
    told = [
        line for _, lines in composed(parts, CITING, content_areas=AREAS) for line in lines if line.startswith("- ")
    ]
    assert len(told) == len(set(told)) == 4
    assert told[-1] == "- Năm 2020: Việc bốn."


def test_an_area_no_part_tells_is_told_last() -> None:
    parts = (SummaryPart(id="b", source="achievements", areas=("an",)),)
    ((_, lines),) = composed(parts, CITING, content_areas=AREAS)
    assert lines[:2] == ("An ninh:", "- Việc ba.")
    assert len(lines) == 5


def test_achievements_are_cited_by_date_undated_last() -> None:
    made = make.snapshot(**CITING)
    assert [each.id for each in achievements_of(made, made.dossier.nominations[0])] == ["d", "a", "b", "c"]
    by_hand = replace(made.dossier.nominations[0], achievements=("c", "a", "d", "b"), arranged=True)
    assert [each.id for each in achievements_of(made, by_hand)] == ["c", "a", "d", "b"]


@pytest.mark.parametrize(
    ("award", "expected"),
    [
        (EarlierAward(name="Giấy khen"), ("- Giấy khen.",)),
        (EarlierAward(name=" "), ()),
        (
            EarlierAward(
                name="Giấy khen.",
                date=PartialDate(2019, 12, 27),
                decision_number="Quyết định số 2145/QĐ-UBND",
                issuer="Chủ tịch huyện",
            ),
            ("- Giấy khen (Quyết định số 2145/QĐ-UBND ngày 27 tháng 12 năm 2019 của Chủ tịch huyện).",),
        ),
        (EarlierAward(name="Giấy khen", decision_number="số: 12/QĐ"), ("- Giấy khen (Quyết định số 12/QĐ).",)),
        (EarlierAward(name="Giấy khen", date=PartialDate(2019)), ("- Giấy khen (năm 2019).",)),
    ],
)
def test_earlier_awards_are_told_with_what_is_known_of_them(award: EarlierAward, expected: tuple[str, ...]) -> None:
    parts = (SummaryPart(id="a", title="Đã khen", source="earlier_awards"),)
    found = composed(parts, {"nominees": (make.hamlet(earlier_awards=(award,)),)})
    assert found == ([("Đã khen", expected)] if expected else [])


# ------------------------------------------------------------------ own words


def test_own_words_stand_in_place_of_all_parts() -> None:
    own = {"nominations": (make.nomination(summary_text="Dòng {unit} một\r\n\r\nDòng <b>hai</b>"),)}
    assert composed((SummaryPart(id="a", title="Khái quát", phrase="{unit}"),), own) == [
        ("", ("Dòng {unit} một", "Dòng <b>hai</b>"))
    ]


def test_own_words_go_to_their_part_where_the_plan_has_one() -> None:
    parts = (SummaryPart(id="a", phrase="{unit} xác nhận"), SummaryPart(id="b", title="Lời riêng", source="own_text"))
    own = {"nominations": (make.nomination(summary_text="Đã làm tốt."),)}
    assert composed(parts, own) == [("", ("Ủy ban nhân dân xã Thử xác nhận.",)), ("Lời riêng", ("Đã làm tốt.",))]


@pytest.mark.parametrize("blank", ["", "  ", "\n\n", "\u200b"])
def test_blank_words_are_none(blank: str) -> None:
    parts = (SummaryPart(id="a", phrase="{unit}"),)
    assert len(composed(parts, {"nominations": (make.nomination(summary_text=blank),)})) == 1


# ------------------------------------------------------------------ criteria

MANY = Test(title="Số buổi", value="so_buoi", op=">=", than="10")
CRITERIA = (
    Criterion(id="hoi", title="Hỏi"),
    Criterion(id="so", title="Số", kind="test", tests=(MANY,)),
    Criterion(id="mem", title="Mềm", kind="test", tests=(MANY,), when_failed="reason"),
    Criterion(id="uu-tien", title="Ưu tiên", when_failed="hint"),
    Criterion(id="nhom", title="Nhóm", kind="group", combine="any"),
    Criterion(id="con", title="Con", parent="nhom"),
)
PHRASES = tuple(CriterionPhrase(criterion=each.id, phrase=f"Câu {each.id}: {{so_buoi}} buổi.") for each in CRITERIA)


def judged(told: Any = 12, **answers: Answer) -> Snapshot:
    fields = (Field(id="so_buoi", title="Số buổi", kind="integer", scope="nominee"),)
    plan = make.plan(criteria=CRITERIA, fields=fields, wording=Wording(criterion_phrases=PHRASES))
    named = {name.replace("_", "-"): answer for name, answer in answers.items()}
    case = make.nomination(answers=named, figures={"so_buoi": Figure(value=told)})
    return make.snapshot(plan, nominations=(case,))


def said(made: Snapshot) -> list[str]:
    return [each.split(":")[0].removeprefix("Câu ") for each in criterion_sentences(made, made.dossier.nominations[0])]


def test_only_criteria_that_are_met_are_told() -> None:
    assert said(judged()) == ["so", "mem"]
    assert said(judged(hoi=Answer(met=True), con=Answer(met=True))) == ["hoi", "so", "mem", "nhom", "con"]
    assert said(judged(hoi=Answer(met=False))) == ["so", "mem"]


def test_what_only_a_reason_carries_is_not_told_as_met() -> None:
    assert said(judged(3, mem=Answer(reason="Vùng có dịch"))) == []


def test_a_hint_that_fails_is_not_told_as_met() -> None:
    assert "uu-tien" not in said(judged(uu_tien=Answer(met=False)))
    assert "uu-tien" in said(judged(uu_tien=Answer(met=True)))


def test_a_sentence_of_a_criterion_ends_once_and_has_its_figures() -> None:
    made = judged()
    assert criterion_sentences(made, made.dossier.nominations[0])[0] == "Câu so: 12 buổi."


def test_a_phrase_may_be_for_some_nominees_only() -> None:
    made = judged()
    only = tuple(replace(each, applies=Applies(kinds=("individual",))) for each in PHRASES)
    assert said(replace(made, plan=replace(made.plan, wording=Wording(criterion_phrases=only)))) == []
