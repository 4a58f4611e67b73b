"""The cells of one row by what they hold, and what is wrong with them, in words."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Final, TypeVar

from app.domain.dates import PartialDate
from app.exchange.sheets.guards import UNCOUNTED
from app.exchange.sheets.values import Told, birth_of, date_of

T = TypeVar("T")

_SEPARATORS: Final = re.compile(r"\s*[;\n]\s*|\s*,\s*(?=[^\W\d_a-zà-ỹđ])")
_MARKERS: Final = re.compile(r"^\s*(?:[-+•*]|\d{1,2}[.)])\s*")


@dataclass(kw_only=True)
class RowReader:
    """The cells of one row by field, and what is wrong with them; ``year`` completes dates that say none."""

    cells: Mapping[str, Told]
    titles: Mapping[str, str]
    epoch_1904: bool = False
    year: int | None = None
    problems: list[str] = field(default_factory=list[str])

    def text(self, name: str) -> str:
        """The text of a field, "" when it has no column."""
        said = self.cells.get(name)
        if said is None:
            return ""
        if said.is_error:
            self.say(name, _no_value(said.text))
        return said.text

    def lines(self, name: str) -> tuple[str, ...]:
        """The lines of a field that has several things in one cell."""
        text = self.text(name)
        said = self.cells.get(name)
        return said.lines if said and said.lines else ((text,) if text else ())

    def date(self, name: str) -> PartialDate | None:
        """The date of a field."""
        return self._date(name, lambda said: date_of(said, epoch_1904=self.epoch_1904, year=self.year))

    def birth(self, name: str) -> PartialDate | None:
        """The date of birth of a field."""
        return self._date(name, lambda said: birth_of(said, epoch_1904=self.epoch_1904))

    def say(self, name: str, problem: str) -> None:
        """Keep what is wrong with a field."""
        self.problems.append(f"{self.titles.get(name, name)}: {problem}")

    def _date(self, name: str, read: Callable[[Told], PartialDate | None]) -> PartialDate | None:
        said = self.cells.get(name)
        if said is None or not self.text(name) or said.is_error:
            return None
        return self._try(name, lambda: read(said), None)

    def _try(self, name: str, read: Callable[[], T], otherwise: T) -> T:
        try:
            return read()
        except ValueError as problem:
            words = str(problem)
            title = self.titles.get(name, name)
            self.problems.append(words if words.startswith(title) else f"{title}: {words}")
            return otherwise


def several(text: str, lines: tuple[str, ...], *, cut_at_commas: bool = True) -> tuple[str, ...]:
    """The things one cell lists: by line, by semicolon, or by comma before a capital."""
    if not text:
        return ()
    source = lines or (text,)
    cut = [part for line in source for part in (_SEPARATORS.split(line) if cut_at_commas else line.split(";"))]
    tidy = (_MARKERS.sub("", part).strip(" ,;.") for part in cut)
    return tuple(part for part in tidy if part)


def _no_value(shown: str) -> str:
    if shown == UNCOUNTED:
        return "ô có công thức chưa được tính; hãy mở tệp bằng Excel, lưu lại rồi nhập lại."
    if shown.startswith("###"):
        return f"ô chỉ hiện {shown} vì cột quá hẹp; hãy kéo rộng cột trong Excel rồi chép lại."
    return f"ô có công thức bị lỗi {shown}; hãy sửa trong Excel hoặc ghi thẳng giá trị."
