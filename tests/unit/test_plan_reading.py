"""Packs read into plans; wrong keys, types, words and syntax told by path, line and nearest right word."""

from __future__ import annotations

import datetime as dt
import tomllib
import unicodedata
from typing import Any

import pytest

from app.domain.plan import Plan
from app.errors import PlanError
from app.plans.reading import read_plan
from app.plans.shape import plan_shape, shape_problems
from tests.helpers.plan_packs import Dropped, as_json, full_data, full_text, spoil

SMALL = """format = 1
id = "nho"
version = "1"
status = "partial"
[identity]
number = "01/KH"
date = 2024-01-02
issuer = "UBND"
title = "Phong trào"
"""


def problems_of_text(text: str) -> tuple[str, ...]:
    """The lines with which a text is refused."""
    with pytest.raises(PlanError) as caught:
        read_plan(text, "goi.toml")
    assert caught.value.problems
    return caught.value.problems


def test_a_pack_reads_into_a_plan() -> None:
    plan = read_plan(full_text(), "goi.toml")
    assert plan.id == "mau-day-du"
    assert plan.identity.date == dt.date(2024, 2, 1)
    assert plan.criterion("ty-le").tests[0].than == "98.5 %"
    assert plan.award("bang-khen").bonus.multiples == {"individual": "1.5", "collective": "3.0"}
    assert plan.quotas[0].limits[1].only.roles == ("truong-thon",)


def test_reading_twice_gives_equal_plans() -> None:
    assert read_plan(full_text(), "một") == read_plan(full_text(), "hai")


def test_toml_and_json_of_the_same_data_give_the_same_plan() -> None:
    assert read_plan(as_json(full_data()), "goi.json") == read_plan(full_text(), "goi.toml")


def test_the_smallest_pack_states_nothing_but_its_identity() -> None:
    plan = read_plan(SMALL, "goi.toml")
    assert (plan.criteria, plan.quotas, plan.deadlines, plan.nominee_kinds) == ((), (), (), ())


def test_a_byte_order_mark_and_windows_line_ends_are_no_matter() -> None:
    assert read_plan("\ufeff" + SMALL.replace("\n", "\r\n"), "goi.toml") == read_plan(SMALL, "goi.toml")


def test_letters_come_out_composed_however_they_were_typed() -> None:
    decomposed = unicodedata.normalize("NFD", SMALL)
    assert decomposed != SMALL
    assert read_plan(decomposed, "goi.toml").identity.title == "Phong trào"


def test_nasty_texts_come_through_as_they_are() -> None:
    nasty = "A & B <Thi đua> \"nháy\" 'đơn' 🎉👨‍👩‍👧 {chưa} đĐ\n" + "ơ" * 3000
    data = spoil(full_data(), "identity.slogan", nasty)
    assert read_plan(as_json(data), "goi").identity.slogan == nasty


@pytest.mark.parametrize(
    ("text", "fragment"),
    [
        (SMALL + "x y = 1\n", "dòng 10, cột 3: thiếu dấu ="),
        (SMALL + 'number = "02"\n', "dòng 10, cột 14: khóa đã có giá trị"),
        (SMALL + "slogan = Phong trào\n", "dòng 10, cột 10: giá trị thiếu hoặc viết sai; chữ phải đặt trong ngoặc kép"),
        (SMALL + 'slogan = "Phong trào\n', "dòng 10, cột 21: "),
        (SMALL + "notes = [\n", "ở cuối tệp: giá trị thiếu"),
        (SMALL + "notes = [1\n", "ở cuối tệp: danh sách [ chưa có ]"),
        (SMALL + "[identity]\n", "dòng 10, cột 10: bảng “identity” đã mở một lần"),
        (SMALL + "[wording\n", "dòng 10, cột 9: thiếu dấu ]"),
        (SMALL + "slogan = '' 'x'\n", "dòng 10, cột 13: thừa chữ sau giá trị"),
        (SMALL + "x = 2024-02-30\n", "ngày"),
        (SMALL + 'slogan = "a\\q"\n', "dấu gạch chéo ngược dùng sai"),
        (SMALL + 'slogan = "a\x0bb"\n', "có ký tự không được phép"),
        (SMALL + "x = { a = 1, a = 2 }\n", "khóa a đã có giá trị"),
        (SMALL + "khóa = 1\n", "dòng 10, cột 3: thiếu dấu = sau tên khóa, hoặc tên khóa có chữ có dấu"),
        ("?", "dòng 1, cột 1: "),
        ("x = " + "9" * 5000, "có số quá dài"),
        ("x = " + "[" * 5000, "lồng nhau quá sâu"),
        ("{" * 5000, "JSON"),
        ('{"id": ', "dòng 1, cột 8: viết sai cú pháp JSON"),
        ('{"a":' * 5000 + "1" + "}" * 5000, "lồng nhau quá sâu"),
    ],
)
def test_a_syntax_error_is_told_by_line_and_column(text: str, fragment: str) -> None:
    (line,) = problems_of_text(text)
    assert line.startswith("goi.toml: ")
    assert fragment in line


@pytest.mark.parametrize("text", ["", "   \n", "\ufeff", "# chỉ có ghi chú"])
def test_an_empty_pack_lacks_every_required_key(text: str) -> None:
    assert "goi.toml: thiếu khóa “identity”" in problems_of_text(text)


WRONG_SHAPES: list[tuple[str, object, str]] = [
    ("criterias", [], "goi.toml: không có khóa “criterias”; có phải ý là “criteria”?"),
    ("criteria[ty-le].titel", "x", "criteria[ty-le]: không có khóa “titel”; có phải ý là “title”?"),
    ("criteria[ty-le].TITLE", "x", "criteria[ty-le]: không có khóa “TITLE”; có phải ý là “title”?"),
    ("criteria[ty-le].tests[#1].thn", "x", "criteria[ty-le].tests[#1]: không có khóa “thn”; có phải ý là “than”?"),
    ("wording.zzz", "x", "wording: không có khóa “zzz” (các khóa: submission_subject, "),
    ("wording.quotas", [], "wording: không có khóa “quotas” ở đây; khóa này của cả gói"),
    ("identity.number", Dropped, "identity: thiếu khóa “number”"),
    ("identity", Dropped, "goi.toml: thiếu khóa “identity”"),
    ("criteria[ty-le].title", Dropped, "criteria[ty-le]: thiếu khóa “title”"),
    ("criteria[ty-le].id", Dropped, "criteria[#2]: thiếu khóa “id”"),
    ("criteria[ty-le].kind", "tets", "criteria[ty-le].kind: không nhận “tets” (chỉ nhận: "),
    ("criteria[ty-le].kind", "tets", "; có phải ý là “test”?"),
    ("criteria[ty-le].kind", 3, "criteria[ty-le].kind: không nhận số 3 (chỉ nhận: "),
    ("criteria[ty-le].kind", "", "criteria[ty-le].kind: không nhận “” (chỉ nhận: "),
    ("identity.level", "tỉnh", "identity.level: không nhận “tỉnh” (chỉ nhận: "),
    ("nominee_kinds", ["tapthe"], "nominee_kinds[#1]: không nhận “tapthe”"),
    ("nominee_kinds", ["colective"], "; có phải ý là “collective”?"),
    ("awards[bang-khen].bonus.multiples.personal", "1", "awards[bang-khen].bonus.multiples: không nhận “personal”"),
    ("awards[bang-khen].bonus.multiples.individual", 1, "bonus.multiples.individual: cần chữ trong ngoặc kép"),
    ("criteria[ty-le].title", 5, "criteria[ty-le].title: cần chữ trong ngoặc kép; đang là số 5"),
    ("criteria[ty-le].title", True, "đang là true"),
    ("criteria[ty-le].title", ["a"], "đang là một danh sách"),
    ("criteria[ty-le].title", None, "đang là để trống"),
    ("criteria[ty-le].weight", "5", "criteria[ty-le].weight: cần số nguyên, không ngoặc kép; đang là chữ “5”"),
    ("criteria[ty-le].weight", 1.5, "đang là số 1.5"),
    ("criteria[ty-le].weight", True, "cần số nguyên"),
    ("criteria[ty-le].weight", 10**30, "đang là một số quá lớn"),
    ("criteria[ty-le].weight", float("nan"), "cần số nguyên"),
    ("quotas[cap-xa].not_elsewhere", "true", "cần true hoặc false, không ngoặc kép; đang là chữ “true”"),
    ("quotas[cap-xa].not_elsewhere", 1, "cần true hoặc false"),
    ("identity.date", "08/02/2021", "identity.date: cần ngày viết như 2021-05-23"),
    ("identity.date", "2021-02-30", "identity.date: cần ngày"),
    ("identity.date", "20210208", "identity.date: cần ngày"),
    ("identity.date", 2021, "identity.date: cần ngày"),
    ("criteria", {"id": "x"}, "criteria: cần một danh sách [ ... ], đang là một bảng; mỗi mục viết dưới [[criteria]]"),
    ("criteria", "x", "criteria: cần một danh sách [ ... ], đang là chữ “x”"),
    ("criteria[+]", "x", "cần một bảng [...], đang là chữ “x”"),
    ("identity", [], "identity: cần một bảng [...], đang là một danh sách"),
    ("awards[bang-khen].bonus.multiples", "2", "bonus.multiples: cần một bảng [...], đang là chữ “2”"),
    ("routes[tinh].unit_types", "tinh", "routes[tinh].unit_types: cần một danh sách"),
    ("identity.slogan", "a\x0bb", "identity.slogan: có ký tự không in được (mã U+000B)"),
    ("identity.slogan", "a\x00b", "(mã U+0000)"),
    ("format", "1", "format: cần số nguyên"),
]


@pytest.mark.parametrize(("path", "value", "fragment"), WRONG_SHAPES)
def test_a_wrong_key_type_or_word_is_told_by_its_path(path: str, value: object, fragment: str) -> None:
    lines = problems_of_text(as_json(spoil(full_data(), path, value)))
    assert any(fragment in line for line in lines), lines
    assert all(line.startswith("goi.toml: ") and "\n" not in line for line in lines)


def test_lone_surrogates_are_refused_in_words_that_can_be_printed() -> None:
    (line,) = problems_of_text(as_json(full_data()).replace("Thi đua & khen", "\\ud800 & khen"))
    assert "(mã U+D800)" in line
    assert line.encode("utf-8")


def test_a_moment_is_no_day() -> None:
    (line,) = problems_of_text(SMALL.replace("2024-01-02", "2024-01-02T10:00:00"))
    assert "identity.date: cần ngày viết như 2021-05-23, không ngoặc kép; đang là ngày giờ 2024-01-02 10:00" in line


def test_every_problem_is_told_at_once() -> None:
    data = full_data()
    for path, value in (("criterias", 1), ("identity.number", 5), ("criteria[ty-le].kind", "tets")):
        spoil(data, path, value)
    assert len(problems_of_text(as_json(data))) == 3


def test_unknown_keys_do_not_hide_contradictions() -> None:
    data = spoil(spoil(full_data(), "criterias", 1), "criteria[ty-le].parent", "tap-thee")
    first, second = problems_of_text(as_json(data))
    assert "criterias" in first
    assert "có phải ý là “tap-the”?" in second


def test_a_newer_format_is_refused_in_one_line_whatever_else_it_holds() -> None:
    (line,) = problems_of_text(SMALL.replace("format = 1", "format = 2\nnew_key = 1"))
    assert "định dạng 2, mới hơn chương trình (đọc được đến định dạng 1); hãy cập nhật chương trình" in line


@pytest.mark.parametrize("version", [0, -1])
def test_a_format_that_never_was_is_refused(version: int) -> None:
    (line,) = problems_of_text(SMALL.replace("format = 1", f"format = {version}"))
    assert f"không có định dạng {version}" in line


def test_a_contradiction_passes_when_a_pinned_pack_is_read_again() -> None:
    text = as_json(spoil(full_data(), "criteria[ty-le].parent", "khong-co"))
    assert read_plan(text, "goi", check=False).criterion("ty-le").parent == "khong-co"
    with pytest.raises(PlanError):
        read_plan(text, "goi")


def test_the_error_says_how_many_problems_and_that_the_data_is_safe() -> None:
    with pytest.raises(PlanError) as caught:
        read_plan("", "goi.toml")
    assert caught.value.message.startswith("Gói kế hoạch “goi.toml” có 5 chỗ sai")
    assert "nguyên vẹn" in caught.value.message
    assert caught.value.hint


def test_every_type_in_the_plan_is_one_that_problems_can_name() -> None:
    def told(shape: Any) -> bool:
        name = type(shape).__name__
        if name == "DataclassType":
            return all(told(field.type) for field in shape.fields)
        if name == "VarTupleType":
            return told(shape.item_type)
        if name == "DictType":
            return told(shape.key_type) and told(shape.value_type)
        if name == "UnionType":
            return {type(each).__name__ for each in shape.types} <= {"NoneType", "IntType", "DateType"}
        return name in {"StrType", "IntType", "BoolType", "DateType", "LiteralType"}

    assert told(plan_shape())
    assert plan_shape().cls is Plan


def test_good_data_has_no_shape_problems() -> None:
    assert list(shape_problems(tomllib.loads(full_text()))) == []
