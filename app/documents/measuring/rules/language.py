"""C: tone marks, capitals and spaces in the words themselves (Phụ lục II)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from app.documents.measuring.anatomy import Examined
from app.documents.measuring.form import Block
from app.documents.measuring.rules.page import all_blocks
from app.documents.measuring.verdict import Reading, Rule
from app.documents.measuring.words import is_capitals
from app.rules.text_quality import new_style_words, odd_spaces, old_style_words, wrong_agency, wrong_citation

# Room left for handwriting; a PDF does not tell its no-break spaces from others, but nobody types so many by mistake.
_HAND_BLANK = {"docx": re.compile(r"\s*\u00a0{2,}\s*"), "pdf": re.compile(r"\s{5,}")}
_BLANKS = re.compile(r"(?i)số\s*:|ngày\s{2,}|kèm theo|\btháng\s{2,}|…|\.{4,}|_{3,}")


def _texts(examined: Examined) -> Iterator[Block]:
    return (block for block in all_blocks(examined) if any(letter.isalpha() for letter in block.text))


def _one_style(examined: Examined) -> Iterator[Reading]:
    old = ""
    new: tuple[str, Block] | None = None
    for block in _texts(examined):
        old = old or next(iter(old_style_words(block.text)), "")
        if new is None and (words := new_style_words(block.text)):
            new = (words[0], block)
    if old and new is not None:
        yield Reading(False, f"vừa có “{old}” vừa có “{new[0]}”", new[1].where)
    elif old or new is not None:
        yield Reading(True, "kiểu cũ (hòa, ủy)" if old else "kiểu mới (hoà, uỷ)")


def _citations(examined: Examined) -> Iterator[Reading]:
    for block in _texts(examined):
        if not is_capitals(block.text):
            found = wrong_citation(block.text)
            yield Reading(not found, f"“{found}”" if found else "đúng", block.where)


def _agencies(examined: Examined) -> Iterator[Reading]:
    for block in _texts(examined):
        if not is_capitals(block.text):
            found = wrong_agency(block.text)
            yield Reading(not found, f"“{found}”" if found else "đúng", block.where)


def _spaces(examined: Examined) -> Iterator[Reading]:
    for block in _texts(examined):
        if not _BLANKS.search(block.text):
            found = odd_spaces(_HAND_BLANK[examined.paper.source].sub("…", block.text))
            yield Reading(not found, f"“{found}”" if found else "đúng", block.where)


_II = "Nghị định 30/2020, Phụ lục II"

RULES = (
    Rule("C01", "T", "Cách đặt dấu thanh", "một kiểu trong cả văn bản", _II, _one_style),
    Rule("C02", "M", "Viện dẫn điều, khoản, điểm", "“điểm a khoản 2 Điều 5”", _II, _citations),
    Rule("C03", "M", "Viết hoa “Ủy ban nhân dân”", "Ủy ban nhân dân", _II, _agencies),
    Rule("C04", "T", "Khoảng trắng", "không thừa khoảng trắng", _II, _spaces),
)
