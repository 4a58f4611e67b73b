"""What was achieved, its figures, and the files that prove it."""

from __future__ import annotations

from dataclasses import dataclass

from app.domain.dates import PartialDate

Cell = str | int | bool | None
TableRow = dict[str, Cell]
Value = str | int | bool | None | tuple[str | TableRow, ...]


@dataclass(frozen=True, kw_only=True)
class Figure:
    """A value (*số liệu*) with where it comes from and for which day it holds.

    Decimal numbers are texts with a point ("1234.5"), dates ISO texts, possibly partial ("2021-05"). None and
    "" mean that nobody said anything; 0 and False are answers.
    """

    value: Value = None
    source: str = ""
    as_of: PartialDate | None = None

    @property
    def is_empty(self) -> bool:
        """Whether nothing was told; zero and "no" are something."""
        return self.value is None or self.value in ("", ())


@dataclass(frozen=True, kw_only=True)
class NamedFigure:
    """A figure of an achievement: "số buổi tuyên truyền lưu động", "24", "buổi"."""

    title: str
    value: str
    unit: str = ""
    source: str = ""


@dataclass(frozen=True, kw_only=True)
class Participation:
    """A nominee's part in an achievement."""

    nominee: str
    role: str = ""


@dataclass(frozen=True, kw_only=True)
class Achievement:
    """Something done: when, in which content area of a plan, with what result, by whom."""

    id: str
    title: str
    area: str = ""
    date: PartialDate | None = None
    result: str = ""
    figures: tuple[NamedFigure, ...] = ()
    participants: tuple[Participation, ...] = ()
    document: str = ""
    tags: tuple[str, ...] = ()
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Evidence:
    """A file that proves something; its content is found by ``sha256`` (64 hex digits) and ``size`` in bytes."""

    id: str
    title: str
    file_name: str
    sha256: str
    size: int
    document: str = ""
    pages: int | None = None
