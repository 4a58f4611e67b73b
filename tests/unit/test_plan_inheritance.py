"""Packs that extend others: what is inherited, overridden, taken away, and what cannot be."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from app.errors import PlanError, UnknownId
from app.plans.library import PlanLibrary
from app.plans.reading import read_plan, self_contained
from tests.helpers.plan_packs import FULL, PACKS

HEAD = 'format = 1\nid = "{id}"\nversion = "{id}-1"\nextends = "{extends}"\nstatus = "partial"\n'
ROOT = """format = 1
id = "goc"
version = "1"
status = "partial"
notes = ["một", "hai"]
roles = [{ id = "a", title = "A", clause = "I" }, { id = "b", title = "B" }]
[identity]
number = "01/KH"
date = 2024-01-02
issuer = "UBND tỉnh"
title = "Phong trào"
"""


class Shelf:
    """Packs by id, as a Find."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        self._texts = texts

    def __call__(self, pack_id: str) -> str:
        if pack_id not in self._texts:
            raise UnknownId(f"Không có gói kế hoạch “{pack_id}”.", "Có phải ý là “goc”?")
        return self._texts[pack_id]


def head(pack_id: str, extends: str = "goc") -> str:
    """The opening lines of a pack that extends another."""
    return HEAD.format(id=pack_id, extends=extends)


def problems_of_child(text: str, **others: str) -> tuple[str, ...]:
    """The lines with which a child is refused."""
    with pytest.raises(PlanError) as caught:
        read_plan(text, "con", Shelf({"goc": ROOT, **others}))
    return caught.value.problems


def test_a_child_overrides_key_by_key_and_keeps_the_rest() -> None:
    child = read_plan(head("con") + '[identity]\nnumber = "02/KH"\n', "con", Shelf({"goc": ROOT}))
    assert (child.id, child.version, child.extends) == ("con", "con-1", "goc")
    assert (child.identity.number, child.identity.issuer) == ("02/KH", "UBND tỉnh")
    assert child.notes == ("một", "hai")


def test_lists_with_ids_merge_by_id() -> None:
    roles = '[[roles]]\nid = "b"\nremove = true\n[[roles]]\nid = "a"\ntitle = "Á"\n[[roles]]\nid = "c"\ntitle = "C"\n'
    child = read_plan(head("con") + roles, "con", Shelf({"goc": ROOT}))
    assert [(role.id, role.title, role.clause) for role in child.roles] == [("a", "Á", "I"), ("c", "C", "")]


@pytest.mark.parametrize(("line", "notes"), [('notes = ["ba"]', ("ba",)), ("notes = []", ())])
def test_other_lists_are_replaced(line: str, notes: tuple[str, ...]) -> None:
    assert read_plan(f"{head('con')}{line}\n", "con", Shelf({"goc": ROOT})).notes == notes


def test_an_empty_list_takes_everything_away() -> None:
    assert read_plan(head("con") + "roles = []\n", "con", Shelf({"goc": ROOT})).roles == ()


def test_inheritance_goes_through_several_generations() -> None:
    shelf = Shelf({"goc": ROOT, "giua": head("giua") + 'notes = ["giữa"]\n[identity]\nissuer = "UBND huyện"\n'})
    child = read_plan(head("con", "giua") + '[identity]\nnumber = "03/KH"\n', "con", shelf)
    assert (child.identity.number, child.identity.issuer, child.identity.title) == ("03/KH", "UBND huyện", "Phong trào")
    assert child.notes == ("giữa",)


def test_a_real_child_pack_reads_through_its_library() -> None:
    child = PlanLibrary([PACKS]).load("mau-con")
    limits = {limit.id: limit for limit in child.quotas[0].limits}
    assert [role.title for role in child.roles] == ["Trưởng thôn, tổ trưởng tổ dân phố", "Bí thư chi bộ"]
    assert set(limits) == {"xa-chung", "xa-ca-nhan"}
    assert (limits["xa-ca-nhan"].number, limits["xa-ca-nhan"].minimum) == (4, 1)
    assert child.criterion("ca-nhan").applies.roles == ("truong-thon", "bi-thu-chi-bo")
    assert child.criterion("ca-nhan").applies.sexes == ("male", "female")
    assert child.wording.submission_closing == ("{unit} kính đề nghị xem xét.",)
    assert child.wording.merit == PlanLibrary([PACKS]).load(FULL).wording.merit


def test_a_child_needs_an_id_and_a_version_of_its_own() -> None:
    lines = problems_of_child('format = 1\nextends = "goc"\n')
    assert "con: thiếu khóa “id”" in lines
    assert "con: thiếu khóa “version”" in lines


def test_an_unknown_parent_is_told_with_the_nearest_one() -> None:
    assert problems_of_child(head("con", "gocc"))[0] == "con: extends: không có gói “gocc”; có phải ý là “goc”?"


def test_a_pack_read_alone_cannot_extend() -> None:
    with pytest.raises(PlanError, match="không có gói “goc”"):
        read_plan(head("con"), "con")


def test_a_circle_of_parents_is_told() -> None:
    lines = problems_of_child(head("con", "a"), a=head("a", "b"), b=head("b", "a"))
    assert lines[0] == "con: extends: kế thừa vòng tròn: con → a → b → a"


def test_a_pack_cannot_extend_itself() -> None:
    assert "con: extends: kế thừa vòng tròn: con → con" in problems_of_child(head("con", "con"))


def test_a_chain_of_parents_has_an_end() -> None:
    many = {f"p{number}": head(f"p{number}", f"p{number + 1}") for number in range(50)}
    assert "con: extends: kế thừa quá 10 tầng" in problems_of_child(head("con", "p0"), **many)


def test_a_parent_that_cannot_be_read_is_told_with_its_line() -> None:
    (line, *_) = problems_of_child(head("con", "hong"), hong="x =\n")
    assert line.startswith("con: extends: gói cha không đọc được: hong: dòng 1, cột 4")


def test_a_parent_of_a_newer_format_is_told() -> None:
    assert "mới hơn chương trình" in problems_of_child(head("con", "moi"), moi="format = 9")[0]


def test_nothing_can_be_taken_away_that_the_parent_does_not_have() -> None:
    lines = problems_of_child(head("con") + '[[roles]]\nid = "bb"\nremove = true\n')
    assert lines == ("con: roles[bb]: gói cha không có mục này để bỏ; có phải ý là “b”?",)


def test_remove_means_nothing_without_a_parent() -> None:
    with pytest.raises(PlanError, match="không có khóa “remove”"):
        read_plan(ROOT.replace('title = "B"', 'title = "B", remove = true'), "goc")


def test_entries_given_twice_by_the_child_are_told() -> None:
    lines = problems_of_child(head("con") + '[[roles]]\nid = "c"\ntitle = "C"\n[[roles]]\nid = "c"\ntitle = "D"\n')
    assert lines == ("con: roles[c]: mã dùng 2 lần",)


@pytest.mark.parametrize("extends", ["5", "true", "[]", "{}", "2024-01-01"])
def test_extends_must_be_an_id(extends: str) -> None:
    text = head("con").replace('"goc"', extends)
    assert any("extends: cần chữ" in line for line in problems_of_child(text))


@pytest.mark.parametrize("line", ['roles = "x"', "roles = { a = 1 }", "identity = []", "roles = [1]", "quotas = 5"])
def test_a_child_of_a_wrong_shape_is_told_as_any_other_pack(line: str) -> None:
    assert any("cần " in each for each in problems_of_child(head("con") + line + "\n"))


def test_tables_nested_without_end_do_not_matter() -> None:
    deep = "x." * 200 + "y = 1\n"
    assert any("không có khóa “x”" in line for line in problems_of_child(head("con", "sau") + deep, sau=ROOT + deep))


def test_a_pinned_child_reads_alone_and_remembers_its_parent() -> None:
    shelf = Shelf({"goc": ROOT})
    text = head("con") + '[identity]\ndate = 2024-02-03\nsigner = "Nguyễn “A” & B"\n'
    pinned = self_contained(text, "con", shelf)
    assert read_plan(pinned, "con") == read_plan(text, "con", shelf)
    assert read_plan(pinned, "con").extends == "goc"
    assert self_contained(pinned, "con") == pinned


def test_a_pack_without_parent_is_pinned_letter_by_letter() -> None:
    assert self_contained(ROOT, "goc") == ROOT


def test_a_child_without_its_parent_cannot_be_pinned() -> None:
    with pytest.raises(PlanError, match="không có gói"):
        self_contained(head("con", "mat"), "con", Shelf({}))
