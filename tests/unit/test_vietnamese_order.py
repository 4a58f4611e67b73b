"""The order of words and people, checked against ICU through Qt where both must agree."""

from __future__ import annotations

import random
import unicodedata
from collections.abc import Callable, Sequence
from functools import cmp_to_key
from itertools import combinations, pairwise, product

import pytest

from app.domain.vietnamese import sort_key, text_sort_key

FAMILY = "Nguyễn Trần Lê Phạm Hoàng Huỳnh Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý Đào Đoàn Vương Ứng Âu Ông Ân"
MIDDLE = "Văn Thị Đức Hữu Minh Ngọc Thanh Quốc Xuân Thu Bảo Công Đình Ánh Ý Hồng Kim Phương Quý Tuấn"
GIVEN = (
    "An Ân Ẩn Ánh Bình Bính Cường Chi Dung Dũng Dương Đạt Đăng Đông Đức Giang Hà Hạ Hoa Hòa Hóa Họa "
    "Hương Hường Kiên Lan Lân Long Mai Mận Nga Ngà Nhung Oanh Phúc Quân Quyên Sơn Tâm Tấm Tạm Tú Tư "
    "Từ Tuyết Uyên Vân Xuân Yến Y Ý"
)
TONES = "ba bà bả bã bá bạ"
ALPHABET = "a ă â b c d đ e ê g h i k l m n o ô ơ p q r s t u ư v x y"


def _put(texts: Sequence[str], key: Callable[[str], str]) -> list[str]:
    """The texts in order, whatever order they came in."""
    return sorted(random.Random(2021).sample(texts, len(texts)), key=key)


def _names(count: int) -> list[str]:
    chance = random.Random(2021)
    family, middle, given = FAMILY.split(), MIDDLE.split(), GIVEN.split()
    return [
        " ".join([chance.choice(family), *chance.sample(middle, chance.randint(0, 2)), chance.choice(given)])
        for _ in range(count)
    ]


@pytest.fixture(scope="module")
def icu() -> Callable[[str, str], int]:
    """How ICU's Vietnamese collation compares, case aside."""
    core = pytest.importorskip("PySide6.QtCore", reason="Qt is not installed: nothing to compare with")
    collator = core.QCollator(core.QLocale("vi_VN"))
    collator.setCaseSensitivity(core.Qt.CaseSensitivity.CaseInsensitive)
    collator.setNumericMode(True)
    if collator.compare("ca", "câ") >= 0 or collator.compare("dz", "đa") >= 0:
        pytest.skip("this Qt orders by the system, which does not know Vietnamese")
    return collator.compare


def _by_words(compare: Callable[[str, str], int]) -> Callable[[list[str], list[str]], int]:
    def whole(one: list[str], other: list[str]) -> int:
        differences = (compare(a, b) for a, b in zip(one, other, strict=False))
        return next((each for each in differences if each), len(one) - len(other))

    return whole


def test_single_words_stand_as_icu_puts_them(icu: Callable[[str, str], int]) -> None:
    words = {*f"{FAMILY} {MIDDLE} {GIVEN} {TONES} {ALPHABET} f j w z 0 1 2 9 10".split()}
    ours = sorted(words, key=text_sort_key)
    assert all(icu(one, other) <= 0 for one, other in pairwise(ours))


def test_texts_stand_as_icu_puts_them_syllable_by_syllable(icu: Callable[[str, str], int]) -> None:
    names = _names(600)
    expected = sorted((name.split() for name in names), key=cmp_to_key(_by_words(icu)))
    assert [name.split() for name in sorted(names, key=text_sort_key)] == expected


def test_people_stand_by_given_then_middle_then_family_name_as_icu_puts_each(
    icu: Callable[[str, str], int],
) -> None:
    by_words = _by_words(icu)

    def people(one: str, other: str) -> int:
        (a, b) = (one.split(), other.split())
        steps = (by_words(a[-1:], b[-1:]), by_words(a[1:-1], b[1:-1]), by_words(a[:1], b[:1]))
        return next((step for step in steps if step), 0)

    names = _names(600)
    assert sorted(names, key=sort_key) == sorted(names, key=cmp_to_key(people))


def test_whole_texts_differ_from_icu_only_where_the_first_different_syllables_differ_by_tone_alone(
    icu: Callable[[str, str], int],
) -> None:
    texts = [" ".join(pair) for pair in product(f"{TONES} ban bàn bạn bán cá cà".split(), repeat=2)]
    ours = sorted(texts, key=text_sort_key)
    differing = [(one.split(), other.split()) for one, other in combinations(ours, 2) if icu(one, other) > 0]
    assert differing
    for one, other in differing:
        first = next((a, b) for a, b in zip(one, other, strict=False) if icu(a, b))
        assert _toneless(first[0]) == _toneless(first[1])


def _toneless(word: str) -> str:
    marks = dict.fromkeys(map(ord, "\u0300\u0309\u0303\u0301\u0323"))
    return unicodedata.normalize("NFC", unicodedata.normalize("NFD", word.casefold()).translate(marks))


def test_tones_go_from_level_to_heavy() -> None:
    assert _put(TONES.split(), text_sort_key) == TONES.split()


def test_the_vietnamese_alphabet_is_in_order() -> None:
    assert _put(ALPHABET.split(), text_sort_key) == ALPHABET.split()


def test_a_dictionary_takes_one_syllable_after_another() -> None:
    words = ["ba", "ba ba", "bà", "bà a", "bạn"]
    assert _put(words, text_sort_key) == words


def test_both_spellings_of_a_tone_stand_in_one_place() -> None:
    names = ["hoa", "hoà", "hòa b", "hoả", "hóa", "hoá b"]
    assert _put(names, text_sort_key) == names


def test_numbers_go_by_size_and_before_letters() -> None:
    texts = ["Tổ (phụ)", "Tổ 2", "Tổ 02 b", "Tổ 10", "Tổ an ninh"]
    assert _put(texts, text_sort_key) == texts


def test_small_letters_come_before_capitals_only_when_all_else_is_equal() -> None:
    texts = ["an", "An", "AN", "an b", "Ân"]
    assert _put(texts, text_sort_key) == texts


def test_people_go_by_given_name_then_middle_then_family() -> None:
    people = [
        "Trần An",
        "Lê Đức An",
        "Nguyễn Thị An",
        "Lê Thị Thu An",
        "Lê Ân",
        "Bùi Văn Bình",
        "Đỗ Dũng",
        "Á Đạt",
    ]
    assert _put(people, sort_key) == people


def test_marks_that_vietnamese_does_not_know_only_decide_between_equals() -> None:
    texts = ["xa", "x\u0327a", "xạ", "xb"]
    assert _put(texts, text_sort_key) == texts


def test_an_alias_in_brackets_does_not_become_the_given_name() -> None:
    people = ["Nguyễn Văn An (Tư)", "Lê Văn Bình", "Lê Văn Xuân (An)"]
    assert _put(people, sort_key) == people


@pytest.mark.parametrize(
    "odd", ["", "   ", "(An)", "\U0001f600", "\x0b", "<Thi đua> & đĐ", "\ud800", "a" * 3000, "9" * 3000]
)
def test_odd_names_have_a_place_too(odd: str) -> None:
    key = sort_key(odd)
    assert key.encode("utf-8")
    assert "\x00" not in key
