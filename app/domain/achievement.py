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
    """A figure of an achievement: "số buổi tuyên truyền lưu động", "24", "buổi", as it stood on ``as_of``."""

    title: str
    value: str
    unit: str = ""
    source: str = ""
    as_of: PartialDate | None = None


@dataclass(frozen=True, kw_only=True)
class Participation:
    """A nominee's part in an achievement."""

    nominee: str
    role: str = ""


@dataclass(frozen=True, kw_only=True)
class Achievement:
    """Something done: when, in which content area of a plan, with what result, by whom.

    ``document`` is the decision or report that says so, by its number or name; its day and who issued it follow.
    """

    id: str
    title: str
    area: str = ""
    date: PartialDate | None = None
    result: str = ""
    figures: tuple[NamedFigure, ...] = ()
    participants: tuple[Participation, ...] = ()
    document: str = ""
    document_date: PartialDate | None = None
    document_issuer: str = ""
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
