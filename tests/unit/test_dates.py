"""Dates as officials type them and as papers write them."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata

import pytest

from app.domain.dates import (
    PartialDate,
    as_slashes,
    blank_date_line,
    date_line,
    long_date,
    parse_date,
)

DECREE_30_DATE_LINE = re.compile(  # the pattern rule H19 of the format checks is measured by
    r"^[^,]+, ngày (?:0[1-9]|[12]\d|3[01]|[\s.…]+) tháng (?:0[12]|[3-9]|1[0-2]|[\s.…]+) năm (?:20\d{2}|[\s.…]+)$"
)


@pytest.mark.parametrize(
    ("typed", "date"),
    [
        ("2/9/1985", PartialDate(1985, 9, 2)),
        ("02/09/1985", PartialDate(1985, 9, 2)),
        ("02-09-1985", PartialDate(1985, 9, 2)),
        ("2.9.1985", PartialDate(1985, 9, 2)),
        (" 2 / 9 / 1985. ", PartialDate(1985, 9, 2)),
        ("1985-09-02", PartialDate(1985, 9, 2)),
        ("1985-09", PartialDate(1985, 9)),
        ("1985", PartialDate(1985)),
        ("9/1985", PartialDate(1985, 9)),
        ("09-1985", PartialDate(1985, 9)),
        ("ngày 2 tháng 9 năm 1985", PartialDate(1985, 9, 2)),
        ("Ngày 02 tháng 9, năm 1985", PartialDate(1985, 9, 2)),
        ("NGÀY 2 THÁNG 9 NĂM 1985", PartialDate(1985, 9, 2)),
        (unicodedata.normalize("NFD", "ngày 2 tháng 9 năm 1985"), PartialDate(1985, 9, 2)),
        ("2 tháng 9 năm 1985", PartialDate(1985, 9, 2)),
        ("ngày 2/9/1985", PartialDate(1985, 9, 2)),
        ("ngày 2 tháng 9/1985", PartialDate(1985, 9, 2)),
        ("tháng 9 năm 1985", PartialDate(1985, 9)),
        ("tháng 9/1985", PartialDate(1985, 9)),
        ("năm 1985", PartialDate(1985)),
        ("29/2/2024", PartialDate(2024, 2, 29)),
        ("31/12/2021", PartialDate(2021, 12, 31)),
    ],
)
def test_a_typed_date_is_understood(typed: str, date: PartialDate) -> None:
    assert parse_date(typed) == date


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("", "Chưa nhập ngày"),
        ("  \t", "Chưa nhập ngày"),
        ("29/2/2021", "tháng 2 năm 2021 chỉ có 28 ngày"),
        ("31/4/2021", "tháng 4 năm 2021 chỉ có 30 ngày"),
        ("0/4/2021", "Không có ngày 0"),
        ("32/1/2021", "chỉ có 31 ngày"),
        ("9/21/1985", "Không có tháng 21; ngày viết trước"),
        ("13/2021", "Không có tháng 13"),
        ("0/2021", "Không có tháng 0"),
        ("0000", "Không có năm 0"),
        ("2/9/85", "“85” phải viết đủ bốn chữ số"),
        ("9/85", "“85” phải viết đủ bốn chữ số"),
        ("85", "“85” phải viết đủ bốn chữ số"),
        ("ngày 2 tháng 9 năm 85", "“85” phải viết đủ bốn chữ số"),
        ("2/9/19855", "phải viết đủ bốn chữ số"),
        ("2/9", "phải viết đủ bốn chữ số"),
        ("2/9-1985", "không phải là ngày"),
        ("hôm qua", "“hôm qua” không phải là ngày"),
        ("2/9/1985 & <b>", "không phải là ngày"),
        ("٢/٩/١٩٨٥", "không phải là ngày"),
        ("\U0001f600", "không phải là ngày"),
        ("hôm qua " * 400, "^“(hôm qua ){5}…” không phải là ngày"),
        ("1" * 3000, "không phải là ngày"),
    ],
)
def test_what_is_no_date_is_refused_with_a_reason(typed: str, why: str) -> None:
    with pytest.raises(ValueError, match=why):
        parse_date(typed)


@pytest.mark.parametrize(("year", "month", "day"), [(2021, None, 5), (2021, 13, None), (2021, 2, 29), (0, 1, 1)])
def test_an_impossible_date_cannot_be_made(year: int, month: int | None, day: int | None) -> None:
    with pytest.raises(ValueError, match=r"[Kk]hông có|phải có tháng"):
        PartialDate(year, month, day)


@pytest.mark.parametrize("text", ["1985-09-02", "1985-09", "1985", "0985-01-01"])
def test_the_iso_text_comes_back_the_same(text: str) -> None:
    assert PartialDate.from_iso(text).iso() == text


@pytest.mark.parametrize("text", ["", "1985-9-2", "2/9/1985", "1985-09-02T00:00", " 1985", "85", "1985-09-"])
def test_other_texts_are_not_iso(text: str) -> None:
    with pytest.raises(ValueError, match="năm-tháng-ngày"):
        PartialDate.from_iso(text)


def test_an_impossible_iso_date_is_refused() -> None:
    with pytest.raises(ValueError, match="28 ngày"):
        PartialDate.from_iso("2021-02-29")


@pytest.mark.parametrize(
    ("date", "earliest", "latest"),
    [
        (PartialDate(2021), dt.date(2021, 1, 1), dt.date(2021, 12, 31)),
        (PartialDate(2021, 2), dt.date(2021, 2, 1), dt.date(2021, 2, 28)),
        (PartialDate(2021, 5, 23), dt.date(2021, 5, 23), dt.date(2021, 5, 23)),
    ],
)
def test_a_partial_date_spans_the_days_it_can_be(date: PartialDate, earliest: dt.date, latest: dt.date) -> None:
    assert (date.earliest(), date.latest()) == (earliest, latest)


def test_only_a_date_with_its_day_is_full() -> None:
    assert [PartialDate(2021).is_full, PartialDate(2021, 5).is_full, PartialDate(2021, 5, 23).is_full] == [
        False,
        False,
        True,
    ]


def test_what_is_less_known_comes_first() -> None:
    new_year = [PartialDate(2021, 1, 1), PartialDate(2021, 1), PartialDate(2021), PartialDate(2020, 12, 31)]
    assert sorted(new_year) == list(reversed(new_year))


@pytest.mark.parametrize(
    ("date", "slashes", "words"),
    [
        (PartialDate(1985, 9, 2), "02/9/1985", "ngày 02 tháng 9 năm 1985"),
        (PartialDate(1985, 1, 2), "02/01/1985", "ngày 02 tháng 01 năm 1985"),
        (PartialDate(1985, 12, 25), "25/12/1985", "ngày 25 tháng 12 năm 1985"),
        (PartialDate(1985, 9), "9/1985", "tháng 9 năm 1985"),
        (PartialDate(1985, 2), "02/1985", "tháng 02 năm 1985"),
        (PartialDate(1985), "1985", "năm 1985"),
    ],
)
def test_days_below_ten_and_the_first_two_months_get_a_zero(date: PartialDate, slashes: str, words: str) -> None:
    assert (date.as_written(), date.in_words()) == (slashes, words)


@pytest.mark.parametrize(
    ("date", "slashes", "words"),
    [
        (dt.date(2026, 1, 5), "05/01/2026", "ngày 05 tháng 01 năm 2026"),
        (dt.date(2026, 5, 27), "27/5/2026", "ngày 27 tháng 5 năm 2026"),
        (dt.date(2026, 2, 10), "10/02/2026", "ngày 10 tháng 02 năm 2026"),
        (dt.date(2026, 10, 9), "09/10/2026", "ngày 09 tháng 10 năm 2026"),
    ],
)
def test_a_whole_day_is_written_by_decree_30(date: dt.date, slashes: str, words: str) -> None:
    assert (as_slashes(date), long_date(date)) == (slashes, words)


def test_the_date_line_names_place_and_day() -> None:
    assert date_line("Minh Tâm", dt.date(2026, 3, 9)) == "Minh Tâm, ngày 09 tháng 3 năm 2026"


def test_the_blank_date_line_leaves_room_that_nothing_folds() -> None:
    line = blank_date_line("Minh Tâm", 2026)
    assert line.replace("\xa0", "_") == "Minh Tâm, ngày ____ tháng ____ năm 2026"
    assert "  " not in line


@pytest.mark.parametrize("line", [blank_date_line("Minh Tâm", 2026), date_line("Minh Tâm", dt.date(2026, 2, 3))])
def test_both_lines_have_the_shape_the_decree_wants(line: str) -> None:
    assert DECREE_30_DATE_LINE.match(line)
