"""What holds for any text, any number and any day."""

from __future__ import annotations

import datetime as dt
import unicodedata
from collections.abc import Callable
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from app.domain.dates import PartialDate, as_slashes, long_date, parse_date
from app.domain.vietnamese import (
    abbreviations_in,
    capitalise_name,
    clean_lines,
    clean_text,
    format_number,
    format_percent,
    nfc,
    number_in_words,
    parse_number,
    same_name_key,
    search_key,
    sort_key,
    text_sort_key,
    to_old_tone_style,
)
from app.domain.workdays import WorkCalendar

VIETNAMESE = "aàảãáạăằâấbcdđeèẻẽéẹêểghiìknoòỏõóọôồơởpqrstuùủũúụưừvxyỳỷỹýỵ AĐOÒÀUỦYỶ"
PIECES = st.sampled_from(
    [
        "\x0b",
        "\x00",
        "\r\n",
        "\u2028",
        "\xa0",
        "\u200b",
        "\u200d",
        "\ufe0f",
        "\U0001f468",
        "\u2764",
        "\ud800",
        "\ufffe",
        "o\u0300",
        "hoa\u0300",
        "uy\u0309",
        "đĐ",
        "&",
        "<Thi đua>",
        '"',
        "  ",
        "\n",
        "\t",
        "hoà",
        "uỷ",
        "quý",
        "(",
        ")",
    ]
)
ANY_TEXT = st.one_of(
    st.text(st.characters(exclude_categories=[])),
    st.text(VIETNAMESE),
    st.lists(st.one_of(PIECES, st.text(VIETNAMESE, max_size=4))).map("".join),
)
DAYS = st.dates(dt.date(2019, 1, 1), dt.date(2028, 12, 31))


def _xml_can_hold(letter: str) -> bool:
    code = ord(letter)
    return code in (9, 10, 13) or 0x20 <= code <= 0xD7FF or 0xE000 <= code <= 0xFFFD or code >= 0x10000


@given(ANY_TEXT)
def test_clean_text_is_tidy_for_good(text: str) -> None:
    cleaned = clean_text(text)
    assert clean_text(cleaned) == cleaned == nfc(cleaned) == " ".join(cleaned.split())
    assert all(_xml_can_hold(letter) for letter in cleaned)
    assert not any(unicodedata.category(letter) in ("Cc", "Cs", "Zl", "Zp") for letter in cleaned)


@given(ANY_TEXT)
def test_clean_lines_is_tidy_for_good(text: str) -> None:
    cleaned = clean_lines(text)
    assert clean_lines(cleaned) == cleaned
    assert "\n\n\n" not in cleaned
    assert all(clean_text(line) == line for line in cleaned.split("\n"))
    assert clean_text(cleaned) == clean_text(text)


@given(st.text(VIETNAMESE + "\U0001f600&<>\"'"))
def test_clean_text_takes_nothing_visible_away(text: str) -> None:
    assert clean_text(text).replace(" ", "") == nfc(text).replace(" ", "")


@given(ANY_TEXT)
def test_keys_do_not_change_once_made(text: str) -> None:
    assert search_key(search_key(text)) == search_key(text)
    assert same_name_key(same_name_key(text)) == same_name_key(text)


@given(ANY_TEXT)
def test_keys_do_not_care_how_letters_were_typed(text: str) -> None:
    for form in ("NFC", "NFD"):
        typed = unicodedata.normalize(form, text)
        assert search_key(typed) == search_key(text)
        assert same_name_key(typed) == same_name_key(text)
        assert sort_key(typed) == sort_key(text)


@given(ANY_TEXT)
def test_one_tone_style_is_reached_in_one_step_and_touches_tones_only(text: str) -> None:
    old = to_old_tone_style(text)
    assert to_old_tone_style(old) == old == nfc(old)
    assert search_key(old) == search_key(text)
    assert len(old) == len(nfc(text))


@given(ANY_TEXT)
def test_names_are_capitalised_for_good_and_stay_the_same_name(text: str) -> None:
    once = capitalise_name(text)
    assert capitalise_name(once) == once
    assert all(part.rstrip(".") in clean_text(text) for part in abbreviations_in(text))


@given(ANY_TEXT, ANY_TEXT)
def test_only_equal_texts_share_a_place_in_the_order(one: str, other: str) -> None:
    same = clean_text(one) == clean_text(other)
    assert (text_sort_key(one) == text_sort_key(other)) == same
    assert (sort_key(one) == sort_key(other)) == same


@given(ANY_TEXT)
def test_sort_keys_can_be_stored(text: str) -> None:
    for key in (sort_key(text), text_sort_key(text)):
        assert "\x00" not in key
        assert key.encode("utf-8").decode("utf-8") == key


@given(st.lists(st.text("aàáạăâbdđ ", max_size=6), max_size=8))
def test_code_points_and_utf8_bytes_order_keys_alike(texts: list[str]) -> None:
    keys = [text_sort_key(text) for text in texts]
    assert sorted(keys) == sorted(keys, key=lambda key: key.encode("utf-8"))


UNITS = {"không": 0, "một": 1, "mốt": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4, "năm": 5, "lăm": 5}
UNITS |= {"sáu": 6, "bảy": 7, "tám": 8, "chín": 9}


def _listen(words: list[str]) -> int:
    """An independent reader of number words: splits at the largest scale word and adds up."""
    for scale, value in (("tỷ", 10**9), ("triệu", 10**6), ("nghìn", 1000), ("trăm", 100)):
        if scale in words:
            at = len(words) - 1 - words[::-1].index(scale)
            return _listen(words[:at]) * value + _listen(words[at + 1 :])
    total = 0
    for word in words:
        if word == "mười":
            total += 10
        elif word == "mươi":
            total *= 10
        elif word != "linh":
            total += UNITS[word]
    return total


@given(st.one_of(st.integers(-(10**18) + 1, 10**18 - 1), st.integers(-2000, 200_000), st.integers(0, 10**10)))
def test_a_number_read_aloud_is_heard_as_the_same_number(number: int) -> None:
    words = number_in_words(number).split()
    heard = -_listen(words[1:]) if words[0] == "âm" else _listen(words)
    assert heard == number


@given(st.integers(0, 10**12), st.integers(0, 10**12))
def test_two_numbers_never_sound_alike(one: int, other: int) -> None:
    assert (number_in_words(one) == number_in_words(other)) == (one == other)


@given(st.integers(-(10**15), 10**15), st.integers(0, 6).filter(lambda places: places != 3))
def test_a_written_number_is_read_back_exactly(units: int, places: int) -> None:
    value = Fraction(units, 10**places)
    assert parse_number(format_number(value)) == value
    assert parse_number(format_number(value, places)) == value


def _refusal(read: Callable[[str], object], text: str) -> str:
    """Why the text is refused; the name of what it is read as when it is not."""
    try:
        return type(read(text)).__name__
    except ValueError as refused:
        return str(refused)


@given(ANY_TEXT)
def test_any_text_is_a_number_or_refused_in_a_sentence(text: str) -> None:
    answer = _refusal(parse_number, text)
    assert answer == "Fraction" or (answer.endswith(".") and answer[0] in "CS“")


SHARES = st.builds(lambda part, rest: Fraction(part, part + rest), st.integers(1, 10**7), st.integers(0, 10**5))


@given(SHARES, st.sampled_from([Fraction(98, 100), Fraction(1), Fraction(9995, 10_000), Fraction(2, 3)]))
def test_the_share_shown_passes_a_threshold_exactly_when_the_share_does(share: Fraction, threshold: Fraction) -> None:
    shown = parse_number(format_percent(share, threshold))
    assert (shown >= threshold) == (share >= threshold)
    assert (shown == 1) == (share == 1)
    assert abs(shown - share) <= Fraction(1, 20_000)


PARTIAL_DATES = st.one_of(
    DAYS.map(PartialDate.of),
    st.builds(PartialDate, st.integers(1000, 9999), st.integers(1, 12)),
    st.builds(PartialDate, st.integers(1000, 9999)),
)


@given(PARTIAL_DATES)
def test_a_date_is_read_back_from_every_way_of_writing_it(date: PartialDate) -> None:
    assert PartialDate.from_iso(date.iso()) == date
    for written in (date.iso(), date.as_written(), date.in_words()):
        assert parse_date(written) == date


@given(PARTIAL_DATES, PARTIAL_DATES)
def test_dates_are_in_order_with_their_days(one: PartialDate, other: PartialDate) -> None:
    assert one.earliest() <= one.latest()
    assert [one < other, one == other, one > other].count(True) == 1
    if one.latest() < other.earliest():
        assert one < other


@given(ANY_TEXT)
def test_any_text_is_a_date_or_refused_in_a_sentence(text: str) -> None:
    answer = _refusal(parse_date, text)
    assert answer == "PartialDate" or (answer.endswith(".") and answer[0] in "CKN“")


@given(DAYS)
def test_the_month_has_a_zero_only_in_january_and_february(day: dt.date) -> None:
    month = as_slashes(day).split("/")[1]
    assert month.startswith("0") == (day.month in (1, 2))
    assert f"tháng {month} năm" in long_date(day)


@st.composite
def calendars(draw: st.DrawFn) -> WorkCalendar:
    off = draw(st.frozensets(DAYS, max_size=40))
    worked = draw(st.frozensets(DAYS.filter(lambda day: day.weekday() >= 5), max_size=8))
    return WorkCalendar(holidays=off - worked, working_saturdays=worked)


@given(calendars(), DAYS, st.integers(0, 60))
def test_counting_there_and_back_ends_where_it_began(calendar: WorkCalendar, event: dt.date, number: int) -> None:
    before = calendar.working_days_before(event, number)
    after = calendar.working_days_after(event, number)
    assert before <= event <= after
    assert calendar.working_days_between(event, after) == number
    assert calendar.working_days_between(before - dt.timedelta(1), event - dt.timedelta(1)) == number
    if calendar.is_working(event):
        assert calendar.working_days_after(before, number) == event
        assert calendar.working_days_before(after, number) == event


@given(calendars(), DAYS, st.integers(1, 60))
def test_a_counted_day_is_a_working_day_and_the_stricter_one_comes_before(
    calendar: WorkCalendar, event: dt.date, number: int
) -> None:
    due = calendar.working_days_before(event, number)
    assert calendar.is_working(due)
    assert calendar.stricter(due) == calendar.working_days_before(event, number + 1) < due
    assert calendar.working_days_before(event, number, count_event_day=True) >= due


@given(calendars(), DAYS, DAYS)
def test_days_between_change_their_sign_with_the_direction(
    calendar: WorkCalendar, one: dt.date, other: dt.date
) -> None:
    assert calendar.working_days_between(one, other) == -calendar.working_days_between(other, one)
