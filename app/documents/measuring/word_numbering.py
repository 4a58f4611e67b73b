"""The labels Word sets before the paragraphs of a list: "-", "1.", "a)", "I."."""

from __future__ import annotations

import re

from app.documents.measuring.docx_archive import Element, WordArchive
from app.documents.measuring.word_styles import Properties, W, paragraph_properties

_ROMAN = ((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"))
_SMALL_ROMAN = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_BULLETS = {"\uf02d": "-", "\u2013": "-", "\u2014": "-", "\u2010": "-", "\uf0b7": "•", "\uf0a7": "•"}


class WordNumbering:
    """The lists of one file, counted while its paragraphs are read in order."""

    def __init__(self, archive: WordArchive) -> None:
        self._levels: dict[tuple[str, str], Element] = {}
        self._counts: dict[tuple[str, str], int] = {}
        root = archive.part_of_kind("numbering.xml")
        if root is None:
            return
        abstract = {str(each.get(f"{W}abstractNumId")): each for each in root.iterfind(f"{W}abstractNum")}
        for each in root.iterfind(f"{W}num"):
            link = each.find(f"{W}abstractNumId")
            source = abstract.get(str(link.get(f"{W}val"))) if link is not None else None
            for level in () if source is None else source.iterfind(f"{W}lvl"):
                self._levels[str(each.get(f"{W}numId")), str(level.get(f"{W}ilvl"))] = level

    def indents(self, values: Properties) -> Properties:
        """The indents a list gives its paragraphs, where they have none of their own."""
        level = self._levels.get((str(values.get("num")), str(values.get("level", "0"))))
        return {} if level is None else paragraph_properties(level.find(f"{W}pPr"))

    def label(self, values: Properties) -> str:
        """The label of the next paragraph of that list, with a space behind it; "" for no list."""
        number, depth = str(values.get("num")), str(values.get("level", "0"))
        level = self._levels.get((number, depth))
        if level is None:
            return ""
        key = (number, depth)
        self._counts[key] = self._counts.get(key, _start(level) - 1) + 1
        for other in [each for each in self._counts if each[0] == number and each[1] > depth]:
            del self._counts[other]
        text = str(_value(level, "lvlText"))
        if _value(level, "numFmt") == "bullet":
            return f"{_BULLETS.get(text, text)} "
        return re.sub(r"%(\d)", lambda found: self._counted(number, str(int(found[1]) - 1)), text) + " "

    def _counted(self, number: str, depth: str) -> str:
        level = self._levels.get((number, depth))
        count = self._counts.get((number, depth), 1)
        return _written(count, "decimal" if level is None else str(_value(level, "numFmt")))


def _start(level: Element) -> int:
    text = _value(level, "start")
    return int(text) if text.isdigit() else 1


def _value(level: Element, name: str) -> str:
    element = level.find(f"{W}{name}")
    return "" if element is None else str(element.get(f"{W}val", ""))


def _written(count: int, form: str) -> str:
    if form in ("lowerLetter", "upperLetter"):
        letter = _LETTERS[(count - 1) % 26] * ((count - 1) // 26 + 1)
        return letter.upper() if form == "upperLetter" else letter
    if form in ("lowerRoman", "upperRoman"):
        roman = _roman(count)
        return roman.lower() if form == "lowerRoman" else roman
    return f"{count:02d}" if form == "decimalZero" else str(count)


def _roman(count: int) -> str:
    text = ""
    for value, letters in (*_ROMAN, *_SMALL_ROMAN):
        while count >= value:
            text += letters
            count -= value
    return text
