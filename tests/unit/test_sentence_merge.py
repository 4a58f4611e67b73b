"""Three versions of a text: the person's words stay, today's facts are offered sentence by sentence."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from app.domain.sentence_merge import Versions, changes, counterparts, leave, take
from app.domain.sentences import Sentence, count_words, join_sentences, split_sentences

BASE = (
    "Khái quát\nThôn Đông có 612 hộ. Có 02 khu vực bỏ phiếu.\n"
    "Thành tích đạt được\n- Họp thôn phổ biến Luật Bầu cử. Số cuộc họp: 12 cuộc.\nĐề nghị tặng Bằng khen."
)


def versions(*, own: str = BASE, today: str = BASE, base: str = BASE) -> Versions:
    return Versions(base=base, own=own, today=today)


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("", []),
        ("Một. Hai! Ba? Bốn… Năm", ["Một.", "Hai!", "Ba?", "Bốn…", "Năm"]),
        ("Tỷ lệ 99,87% trên 1.234 cử tri.", ["Tỷ lệ 99,87% trên 1.234 cử tri."]),
        ("TP. Thái Bình, ông P. V. An, ThS. Mẫu.", ["TP. Thái Bình, ông P. V. An, ThS. Mẫu."]),
        ("Hết giờ. 02 khu vực xong sớm.", ["Hết giờ.", "02 khu vực xong sớm."]),
        ("Gạch đầu dòng\n- một\n\n- hai", ["Gạch đầu dòng", "- một", "- hai"]),
        ("Nghị định 91/2017. và tiếp", ["Nghị định 91/2017. và tiếp"]),
    ],
)
def test_a_text_is_cut_where_a_sentence_ends(text: str, sentences: list[str]) -> None:
    assert [each.words for each in split_sentences(text)] == sentences


def test_lines_and_blank_lines_come_back() -> None:
    text = "Một. Hai.\nBa.\n\nBốn. Năm."
    assert join_sentences(split_sentences(text)) == text


def test_sentences_are_equal_by_their_words() -> None:
    assert Sentence("Một.", 0) == Sentence("Một.", 2)


def test_words_are_counted_as_officials_count_them() -> None:
    assert count_words("Đã có thành tích - xuất sắc: 12 cuộc.") == 8


def test_nothing_is_offered_while_the_facts_stay() -> None:
    assert changes(versions(own=BASE.replace("612 hộ", "hơn sáu trăm hộ"))) == ()


def test_a_changed_figure_is_one_change_beside_the_official_s_own_words() -> None:
    own = BASE.replace("Đề nghị tặng", "Kính đề nghị tặng")
    (change,) = changes(versions(own=own, today=BASE.replace("12 cuộc", "14 cuộc")))
    assert (change.own, change.today) == ("Số cuộc họp: 12 cuộc.", "Số cuộc họp: 14 cuộc.")
    assert not change.touched


def test_taking_a_change_leaves_every_other_word_alone() -> None:
    own = BASE.replace("Đề nghị tặng", "Kính đề nghị tặng")
    before = versions(own=own, today=BASE.replace("12 cuộc", "14 cuộc"))
    after = take(before, *changes(before))
    assert after.own == own.replace("12 cuộc", "14 cuộc")
    assert changes(after) == ()


def test_leaving_a_change_is_remembered_until_the_facts_change_again() -> None:
    before = versions(today=BASE.replace("12 cuộc", "14 cuộc"))
    after = leave(before, *changes(before))
    assert after.own == BASE
    assert changes(after) == ()
    (again,) = changes(Versions(base=after.base, own=after.own, today=BASE.replace("12 cuộc", "15 cuộc")))
    assert (again.own, again.today) == ("Số cuộc họp: 12 cuộc.", "Số cuộc họp: 15 cuộc.")


def test_a_sentence_both_changed_is_shown_as_touched_with_all_three_texts() -> None:
    own = BASE.replace("Số cuộc họp: 12 cuộc.", "Tổng số cuộc họp thôn: 12 cuộc.")
    (change,) = changes(versions(own=own, today=BASE.replace("12 cuộc", "14 cuộc")))
    assert change.touched
    assert change.base == "Số cuộc họp: 12 cuộc."
    assert change.own == "Tổng số cuộc họp thôn: 12 cuộc."
    assert change.today == "Số cuộc họp: 14 cuộc."


def test_neighbouring_sentences_are_taken_one_by_one() -> None:
    today = BASE.replace("612 hộ", "615 hộ").replace("02 khu vực", "03 khu vực")
    before = versions(today=today)
    first, second = changes(before)
    after = take(before, second)
    assert "612 hộ" in after.own
    assert "03 khu vực" in after.own
    (left,) = changes(after)
    assert left.today == first.today


def test_a_new_achievement_comes_in_at_its_place() -> None:
    line = "- Xe loa đi hết các xóm."
    today = BASE.replace("Đề nghị tặng", f"{line}\nĐề nghị tặng")
    own = BASE.replace("Khái quát", "Khái quát chung")
    before = versions(own=own, today=today)
    (change,) = changes(before)
    assert (change.base, change.own, change.today) == ("", "", line)
    assert take(before, change).own == own.replace("Đề nghị tặng", f"{line}\nĐề nghị tặng")


def test_a_sentence_that_is_gone_today_is_offered_to_go() -> None:
    today = BASE.replace(" Số cuộc họp: 12 cuộc.", "")
    before = versions(today=today)
    (change,) = changes(before)
    assert (change.own, change.today) == ("Số cuộc họp: 12 cuộc.", "")
    assert take(before, change).own == today


def test_what_the_official_deleted_does_not_come_back_by_itself() -> None:
    own = BASE.replace(" Số cuộc họp: 12 cuộc.", "")
    (change,) = changes(versions(own=own, today=BASE.replace("12 cuộc", "14 cuộc")))
    assert change.touched
    assert change.own == ""


def test_a_change_the_official_already_made_is_not_offered() -> None:
    today = BASE.replace("12 cuộc", "14 cuộc")
    assert changes(versions(own=today, today=today)) == ()


def test_a_sentence_finds_the_one_it_came_from() -> None:
    pairs = counterparts("Tổng số cuộc họp: 12 cuộc. Câu mới hoàn toàn.", BASE)
    assert [other.words if other else None for _, other in pairs] == ["Số cuộc họp: 12 cuộc.", None]


WORDS = st.lists(st.sampled_from(["một", "hai", "ba", "bốn", "năm", "sáu", "12", "99,8%"]), min_size=1, max_size=4)
SENTENCES = WORDS.map(lambda words: " ".join(words).capitalize() + ".")
TEXTS = st.lists(st.tuples(SENTENCES, st.sampled_from([" ", "\n", "\n\n"])), max_size=6).map(
    lambda parts: "".join(sentence + gap for sentence, gap in parts).strip()
)
VERSIONS = st.builds(Versions, base=TEXTS, own=TEXTS, today=TEXTS)


@given(text=TEXTS)
def test_any_text_comes_back_from_its_sentences(text: str) -> None:
    assert join_sentences(split_sentences(text)) == text


@given(any_versions=VERSIONS)
@example(any_versions=Versions(base="Một một.", own="Một. Một một một một.", today="Một một một một. Một."))
def test_leaving_everything_changes_no_letter_and_settles_all(any_versions: Versions) -> None:
    after = leave(any_versions, *changes(any_versions))
    assert after.own == any_versions.own
    assert changes(after) == ()


@given(any_versions=VERSIONS)
def test_taking_everything_settles_all(any_versions: Versions) -> None:
    after = take(any_versions, *changes(any_versions))
    assert changes(after) == ()


@given(base=TEXTS, today=TEXTS)
def test_an_untouched_draft_becomes_today_s_when_all_is_taken(base: str, today: str) -> None:
    before = Versions(base=base, own=base, today=today)
    after = take(before, *changes(before))
    assert [each.words for each in split_sentences(after.own)] == [each.words for each in split_sentences(today)]


@given(any_versions=VERSIONS)
def test_one_by_one_comes_to_an_end(any_versions: Versions) -> None:
    now, rounds = any_versions, 0
    while found := changes(now):
        now = (take if rounds % 2 else leave)(now, found[0])
        rounds += 1
        assert rounds < 50
