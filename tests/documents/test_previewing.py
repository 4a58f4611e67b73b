"""Drawings for the screen: equal words are not drawn again, and every answer is found where the paper tells it."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest

from app.domain.dossier import Snapshot
from app.domain.finding import Place
from app.domain.vietnamese import clean_text
from app.services import previewing
from app.services.previewing import Drawing, Spot
from tests.bench.dossiers import fonts_folder, sample_snapshot
from tests.helpers.papers_pdf import PdfPaper

FONTS = fonts_folder()
SUBMISSION, SUMMARY, MINUTES = "to-trinh", "tom-tat", "bien-ban"


@pytest.fixture(scope="module")
def sample() -> Snapshot:
    return sample_snapshot()


@pytest.fixture(scope="module")
def submission(sample: Snapshot) -> Drawing:
    return previewing.draw_papers(FONTS, sample, (SUBMISSION,))


@pytest.fixture(scope="module")
def summary(sample: Snapshot) -> Drawing:
    return previewing.draw_papers(FONTS, sample, (SUMMARY,))


def line_at(drawing: Drawing, spot: Spot | None) -> str:
    """What the PDF says where the spot is."""
    assert spot is not None
    page = PdfPaper(drawing.pdf).pages[spot.page]
    words = [each for each in page if spot.top < each.y < spot.top + spot.height]
    return clean_text(" ".join(each.text for each in words))


def with_submission(sample: Snapshot, **changes: Any) -> Snapshot:
    submission = replace(sample.dossier.submission, **changes)
    return replace(sample, dossier=replace(sample.dossier, submission=submission))


def found(drawing: Drawing, part: Any, field: str, id_: str = "") -> str:
    return line_at(drawing, previewing.spot_of_place(FONTS, drawing, Place(part=part, id=id_, field=field)))


def test_a_drawing_of_the_same_words_is_taken_over(sample: Snapshot, submission: Drawing) -> None:
    other = replace(sample, dossier=replace(sample.dossier, title="Tên khác, không in ra"))
    again = previewing.draw_papers(FONTS, other, (SUBMISSION,), former=submission)
    assert again.pdf is submission.pdf
    assert again.snapshot is other


def test_other_words_are_drawn_anew(sample: Snapshot, submission: Drawing) -> None:
    changed = with_submission(sample, number="17")
    again = previewing.draw_papers(FONTS, changed, (SUBMISSION,), former=submission)
    assert "17/TTr" in PdfPaper(again.pdf).text


def test_an_edit_is_found_where_it_is_printed(sample: Snapshot, submission: Drawing) -> None:
    changed = with_submission(sample, number="17", date=dt.date(2021, 6, 9))
    again = previewing.draw_papers(FONTS, changed, (SUBMISSION,), former=submission)
    assert "17/TTr" in line_at(again, previewing.spot_of_change(FONTS, again, submission))


def test_an_edit_of_the_last_case_is_found_behind_all_the_others(sample: Snapshot, summary: Drawing) -> None:
    *kept, last = sample.dossier.nominations
    own = "Câu viết thêm của văn phòng, không đâu khác có."
    dossier = replace(sample.dossier, nominations=(*kept, replace(last, summary_text=own)))
    again = previewing.draw_papers(FONTS, replace(sample, dossier=dossier), (SUMMARY,), former=summary)
    spot = previewing.spot_of_change(FONTS, again, summary)
    assert spot is not None
    assert spot.page >= len(sample.dossier.nominations) - 1
    assert "Câu viết thêm" in line_at(again, spot)


def test_papers_of_the_same_words_show_no_change(submission: Drawing) -> None:
    again = previewing.draw_papers(FONTS, submission.snapshot, (SUBMISSION,))
    assert previewing.spot_of_change(FONTS, again, submission) is None


@pytest.mark.parametrize("field", ["name", "place", "symbol", "superior"])
def test_each_answer_on_the_unit_is_found(submission: Drawing, field: str) -> None:
    said = str(getattr(submission.snapshot.dossier.unit, field))
    line = found(submission, "unit", field)
    assert said.split(maxsplit=1)[0].casefold() in line.casefold()


def test_names_are_found_in_the_list_and_in_their_own_summary(
    sample: Snapshot, submission: Drawing, summary: Drawing
) -> None:
    for nominee in (sample.dossier.nominees[0], sample.dossier.nominees[-1]):
        name = " ".join(nominee.name.split()[:2]).casefold()
        assert name in found(submission, "nominee", "name", nominee.id).casefold()
        assert name in found(summary, "nominee", "name", nominee.id).casefold()


def test_an_answer_not_given_yet_is_found_where_it_would_stand(sample: Snapshot) -> None:
    bare = replace(sample, dossier=replace(sample.dossier, submission=replace(sample.dossier.submission, number="")))
    drawing = previewing.draw_papers(FONTS, bare, (SUBMISSION,))
    assert "/TTr" in found(drawing, "submission", "number")


def test_a_date_is_found_though_it_is_typed_otherwise_than_printed(sample: Snapshot) -> None:
    dated = with_submission(sample, date=dt.date(2021, 6, 9))
    drawing = previewing.draw_papers(FONTS, dated, (SUBMISSION,))
    assert "ngày 09 tháng 6 năm 2021" in found(drawing, "submission", "date")


def test_what_a_paper_does_not_tell_is_nowhere_on_it(submission: Drawing) -> None:
    assert previewing.spot_of_place(FONTS, submission, Place(part="minutes", field="chair")) is None
    assert previewing.spot_of_place(FONTS, submission, Place(part="dossier", field="achievements")) is None
    assert previewing.spot_of_place(FONTS, submission, Place(part="nominee", id="không có", field="name")) is None


def test_the_first_paper_of_a_kind_is_named(sample: Snapshot) -> None:
    assert previewing.paper_of_kind(sample, "submission") == SUBMISSION
    assert previewing.paper_of_kind(sample, "achievement_report") == ""
