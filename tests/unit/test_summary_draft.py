"""A summary drafted from the facts: the official's words stay, new facts are offered, every figure has its source."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from app.documents.achievement_summary import build_summary
from app.documents.plain_text import plain_lines
from app.domain.achievement import Achievement, Figure, NamedFigure
from app.domain.dates import PartialDate
from app.domain.dossier import Dossier, Nomination, Snapshot
from app.domain.plan import SummaryPart, Wording
from app.services import summary_draft
from app.services.checking import _summaries
from tests.helpers import dossier_builder as make

HAMLET = "de-nghi-thon-dong"


def case(snapshot: Snapshot, id_: str = HAMLET) -> Nomination:
    return next(each for each in snapshot.dossier.nominations if each.id == id_)


def told(snapshot: Snapshot, id_: str, **changes: Any) -> Snapshot:
    """The dossier with an achievement changed."""
    achievements = tuple(replace(each, **changes) if each.id == id_ else each for each in snapshot.dossier.achievements)
    return replace(snapshot, dossier=replace(snapshot.dossier, achievements=achievements))


def worded(snapshot: Snapshot, text: str) -> Snapshot:
    return replace(snapshot, dossier=summary_draft.with_summary(snapshot, case(snapshot), text))


def after(snapshot: Snapshot, dossier: Dossier) -> Snapshot:
    return replace(snapshot, dossier=dossier)


@pytest.fixture
def sample() -> Snapshot:
    return make.sample()


@pytest.fixture
def edited(sample: Snapshot) -> Snapshot:
    """The sample with the official's own closing sentence."""
    draft = summary_draft.draft_text(sample, case(sample))
    return worded(sample, draft.replace("Với thành tích nêu trên", "Ghi nhận những kết quả đó"))


MORE_MEETINGS = (
    NamedFigure(title="Số cuộc họp", value="14", unit="cuộc"),
    NamedFigure(title="Số lượt người dự", value="1836", unit="lượt"),
)


def test_the_draft_is_what_the_paper_says(sample: Snapshot) -> None:
    draft = summary_draft.draft_text(sample, case(sample)).split("\n")
    paper = [line.text for line in plain_lines(build_summary(sample, case(sample)))]
    titles = ["Khái quát", "Thành tích đạt được", "Kết quả theo tiêu chuẩn của Kế hoạch"]
    assert [line for line in draft if line not in paper] == titles
    assert [line for line in paper if line[:2] in ("1.", "2.", "3.")] == [
        f"{number}. {title}" for number, title in enumerate(titles, start=1)
    ]


def test_an_edited_draft_keeps_its_numbered_headings_on_paper(edited: Snapshot) -> None:
    paper = [line.text for line in plain_lines(build_summary(edited, case(edited)))]
    assert "3. Kết quả theo tiêu chuẩn của Kế hoạch" in paper
    assert any(line.startswith("Ghi nhận những kết quả đó") for line in paper)


def test_typing_the_draft_itself_gives_the_wording_back_to_the_program(edited: Snapshot) -> None:
    same = worded(edited, summary_draft.draft_text(edited, case(edited)))
    assert (case(same).summary_text, case(same).summary_base) == ("", "")
    assert case(worded(edited, "  ")).summary_text == ""


def test_while_the_facts_stay_nothing_is_offered(edited: Snapshot) -> None:
    assert summary_draft.changes(edited, case(edited)) == ()


def test_a_changed_figure_is_offered_and_taken_into_the_official_s_text(edited: Snapshot) -> None:
    now = told(edited, "hop-thon", figures=MORE_MEETINGS)
    (change,) = summary_draft.changes(now, case(now))
    assert "12 cuộc" in change.own
    assert "14 cuộc" in change.today
    taken = after(now, summary_draft.take(now, case(now), change))
    assert "14 cuộc" in case(taken).summary_text
    assert "Ghi nhận những kết quả đó" in case(taken).summary_text
    assert summary_draft.changes(taken, case(taken)) == ()


def test_a_change_that_was_left_is_not_offered_again(edited: Snapshot) -> None:
    now = told(edited, "hop-thon", figures=MORE_MEETINGS)
    left = after(now, summary_draft.leave(now, case(now), *summary_draft.changes(now, case(now))))
    assert case(left).summary_text == case(edited).summary_text
    assert summary_draft.changes(left, case(left)) == ()


def test_taking_all_of_an_untouched_rest_ends_at_the_draft(sample: Snapshot) -> None:
    draft = summary_draft.draft_text(sample, case(sample))
    own = worded(sample, draft.replace("12 cuộc", "13 cuộc"))
    now = told(own, "hop-thon", figures=MORE_MEETINGS)
    taken = after(now, summary_draft.take(now, case(now), *summary_draft.changes(now, case(now))))
    assert case(taken).summary_text == ""


def test_a_text_from_before_drafts_were_kept_is_never_questioned(sample: Snapshot) -> None:
    old = replace(case(sample), summary_text="Lời văn cũ có 99 việc.", summary_base="")
    assert summary_draft.changes(sample, old) == ()
    dossier = summary_draft.with_summary(sample, old, "Lời văn cũ có 98 việc.")
    assert case(after(sample, dossier)).summary_base == summary_draft.draft_text(sample, old)


def test_the_check_says_that_a_text_no_longer_follows_the_facts(edited: Snapshot) -> None:
    assert list(_summaries(edited)) == []
    (finding,) = _summaries(told(edited, "hop-thon", figures=MORE_MEETINGS))
    assert (finding.code, finding.place.id, finding.place.field) == ("summary-outdated", HAMLET, "summary_text")


def test_only_a_limit_of_the_plan_is_a_finding(edited: Snapshot) -> None:
    wording = replace(edited.plan.wording, summary_words=100)
    limited = replace(edited, plan=replace(edited.plan, wording=wording))
    assert [finding.code for finding in _summaries(limited)] == ["summary-long"]


def shown(snapshot: Snapshot, text: str = "", id_: str = HAMLET) -> dict[str, str]:
    """The figures of a text with what they rest on; the last of several alike counts."""
    text = text or summary_draft.draft_text(snapshot, case(snapshot, id_))
    found = summary_draft.sources(snapshot, case(snapshot, id_), text)
    return {text[each.start : each.end]: each.origin.words if each.origin else "" for each in found if each.is_figure}


def test_a_share_knows_its_table_its_rows_its_source_and_its_day(sample: Snapshot) -> None:
    words = shown(sample)["99,8%"]
    assert words.startswith("Tính từ: Kết quả theo khu vực bỏ phiếu, cột Cử tri trong danh sách (HĐND cấp xã)")
    assert "Khu vực bỏ phiếu số 01, Khu vực bỏ phiếu số 02" in words
    assert words.endswith("Nguồn: Biên bản kết quả kiểm phiếu của 06 Tổ bầu cử, tính đến ngày 24 tháng 5 năm 2021.")


def test_a_figure_of_an_achievement_knows_the_achievement_and_its_source(sample: Snapshot) -> None:
    sourced = (NamedFigure(title="Số cuộc họp", value="12", unit="cuộc", source="Sổ họp thôn"),)
    words = shown(told(sample, "hop-thon", figures=sourced))["12 cuộc"]
    assert "Họp thôn phổ biến Luật Bầu cử" in words
    assert words.endswith("Nguồn: Sổ họp thôn.")


def test_a_figure_without_a_source_says_so(sample: Snapshot) -> None:
    assert shown(sample)["64 chiếc"].endswith("Chưa ghi nguồn.")


def test_numbers_of_the_description_rest_on_the_nominee(sample: Snapshot) -> None:
    assert "bước Đối tượng đề nghị" in shown(sample)["2.105"]


def test_a_number_only_the_official_wrote_rests_on_nothing(sample: Snapshot) -> None:
    draft = summary_draft.draft_text(sample, case(sample))
    found = shown(sample, f"{draft} Vận động được 77 triệu đồng.".replace("64 chiếc", "66 chiếc"))
    assert found["77"] == ""
    assert found["66"] == ""


def test_every_sentence_of_a_draft_rests_on_something(sample: Snapshot) -> None:
    for nomination in sample.dossier.nominations:
        text = summary_draft.draft_text(sample, nomination)
        assert [
            text[each.start : each.end]
            for each in summary_draft.sources(sample, nomination, text)
            if each.origin is None
        ] == []


def test_the_length_is_measured_by_the_plan_or_else_by_our_own_measure(sample: Snapshot) -> None:
    assert summary_draft.length(sample, "một hai ba") == summary_draft.Length(
        words=3, limit=summary_draft.SUMMARY_WORDS, stated=False
    )
    wording = replace(sample.plan.wording, certificate_words=2)
    strict = replace(sample, plan=replace(sample.plan, wording=wording))
    assert summary_draft.length(strict, "một hai ba", certificate=True).over == 1


def test_the_certificate_says_the_plan_s_merit_until_the_official_words_another(sample: Snapshot) -> None:
    own = summary_draft.certificate(sample, case(sample))
    assert (own.giver, own.award, own.nominee, own.own) == (
        "Chủ tịch Ủy ban nhân dân tỉnh",
        "Bằng khen",
        "Thôn Đông",
        True,
    )
    plain = summary_draft.certificate(sample, replace(case(sample), certificate_text=""))
    assert plain.merit.startswith("Đã có thành tích xuất sắc trong chỉ đạo, tham mưu")
    assert not plain.own


def test_a_plan_with_a_part_for_the_own_text_drafts_nothing_there() -> None:
    parts = (SummaryPart(id="a", title="Thành tích", source="achievements"), SummaryPart(id="b", source="own_text"))
    work = Achievement(id="viec", title="Làm đường", date=PartialDate(2021))
    made = make.snapshot(
        make.plan(wording=Wording(summary_parts=parts)),
        achievements=(work,),
        nominations=(make.nomination(achievements=("viec",), figures={"x": Figure(value=1)}),),
    )
    assert summary_draft.draft_text(made, made.dossier.nominations[0]) == ""
