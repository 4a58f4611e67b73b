"""Taking in people, collectives, achievements and tables from lists that offices already have.

Look (:func:`open_list`, :func:`pasted_list`), see how it would be read (:func:`propose`, :func:`preview`), compare
with what is here (:func:`compare`), agree (:func:`take_in`): nothing is stored before, all of it or nothing then, and
:func:`take_back` undoes the whole.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final, Literal

from app.domain.achievement import Achievement, Participation, TableRow
from app.domain.dates import PartialDate
from app.domain.nominee import Nominee, Sex
from app.domain.plan import Column
from app.domain.vietnamese import same_name_key
from app.errors import Cancelled, NotASpreadsheet
from app.exchange.sheets.achievement_rows import ToldAchievement
from app.exchange.sheets.fields import FIELDS, SheetField, Target, table_fields
from app.exchange.sheets.grid import MAX_ROWS, Grid
from app.exchange.sheets.layouts import (
    Layout,
    column_letters,
    learnt,
    propose_layout,
    with_choice,
    with_encoding,
)
from app.exchange.sheets.nominee_rows import honorific_of, looks_collective, split_name
from app.exchange.sheets.reading import BadRow, GoodRow, Reading, read_rows
from app.exchange.sheets.workbook import Workbook, open_workbook, pasted_workbook
from app.forms.answers import read_cell
from app.services.app import App
from app.services.content_areas import area_titles
from app.services.import_steps import Receipt, note_import, take_back
from app.storage.registers import new_id

__all__ = [
    "MAX_ROWS",
    "BadRow",
    "GoodRow",
    "Grid",
    "Layout",
    "ListTarget",
    "Offer",
    "Reading",
    "Receipt",
    "SheetField",
    "Target",
    "Workbook",
    "column_letters",
    "compare",
    "known_headings",
    "likeliest_sheet",
    "open_list",
    "pasted_list",
    "preview",
    "propose",
    "remember",
    "table_rows",
    "take_back",
    "take_in",
    "with_choice",
    "with_encoding",
]

_REMEMBERED: Final = 400
_PREVIEWED: Final = 60
_SHEETS_TRIED: Final = 8
_SEXES: Final[Mapping[str, Sex]] = {"Ông": "male", "Bà": "female", "": ""}


@dataclass(frozen=True, kw_only=True)
class ListTarget:
    """What a list is read for; ``columns`` are those of a plan's table when ``kind`` is "table"."""

    kind: Target
    columns: tuple[Column, ...] = ()

    @property
    def fields(self) -> tuple[SheetField, ...]:
        """What the columns of the list may hold."""
        return table_fields(self.columns) if self.kind == "table" else FIELDS[self.kind]

    @property
    def key(self) -> str:
        """Under which the matched headings are remembered; each table has its own."""
        if self.kind != "table":
            return f"sheet_headings/{self.kind}"
        ids = ",".join(column.id for column in self.columns)
        return f"sheet_headings/table/{hashlib.sha256(ids.encode()).hexdigest()[:16]}"


@dataclass(frozen=True, kw_only=True)
class Offer:
    """What would be taken in: ``fresh`` rows, and ``known`` ones that stand in the register or twice in the list.

    ``new_people`` are the names that take part in achievements and stand in no register yet; ``alike`` are the numbers
    of fresh rows that share name and year of birth with another one of a different place.
    """

    fresh: tuple[GoodRow, ...]
    known: tuple[GoodRow, ...] = ()
    bad: tuple[BadRow, ...] = ()
    skipped: tuple[BadRow, ...] = ()
    new_people: tuple[str, ...] = ()
    alike: tuple[int, ...] = ()


def open_list(path: Path) -> Workbook:
    """The file, opened; NotASpreadsheet says why it cannot be. Touches no database: may run in the background."""
    return open_workbook(path)


def pasted_list(text: str) -> Workbook:
    """A block pasted from Excel, Word or Zalo; NotASpreadsheet when it is empty."""
    return pasted_workbook(text)


def known_headings(app: App, target: ListTarget) -> Mapping[str, str]:
    """The headings somebody matched before, with their fields."""
    return app.settings.get(target.key, {})


def remember(app: App, target: ListTarget, layout: Layout) -> None:
    """Keep how the headings of this list were matched, for the next list with the same ones."""
    latest = learnt(layout)
    if not latest:
        return
    former = {key: name for key, name in known_headings(app, target).items() if key not in latest}
    kept = dict([*former.items(), *latest.items()][-_REMEMBERED:])
    app.settings.set(target.key, kept)


def propose(grid: Grid, target: ListTarget, known: Mapping[str, str], first: int | None = None) -> Layout:
    """How the sheet would be read; ``first`` is the heading's row, from 0, where somebody chose it (-1 = none)."""
    return propose_layout(grid, target.kind, target.fields, known, first)


def likeliest_sheet(book: Workbook, target: ListTarget, known: Mapping[str, str]) -> tuple[str, Grid, Layout]:
    """The first sheet that has all that rows need, or the first that has anything; NotASpreadsheet if none has."""
    found: list[tuple[str, Grid, Layout]] = []
    for sheet in book.sheets[:_SHEETS_TRIED]:
        with suppress(NotASpreadsheet):
            grid = book.grid(sheet)
            layout = propose(grid, target, known)
            found.append((sheet, grid, layout))
            if layout.first is not None and not layout.missing:
                return found[-1]
    if not found:
        book.grid(book.sheets[0])
    return found[0]


def preview(grid: Grid, target: ListTarget, layout: Layout, *, whole: bool = True) -> Reading:
    """The rows as they would be taken in; without ``whole`` only the first of them, which takes no time."""
    if not whole:
        end = layout.data_row + _PREVIEWED
        grid = replace(grid, rows=grid.rows[:end])
    return read_rows(grid, layout, read_cell, target.columns)


def table_rows(rows: Sequence[GoodRow]) -> tuple[TableRow, ...]:
    """The rows of a plan's table, as a figure holds them."""
    return tuple(row.thing for row in rows)


def compare(app: App, target: ListTarget, reading: Reading) -> Offer:
    """What of the list is new here; reads the registers, so it runs where the database belongs."""
    if target.kind == "achievements":
        return _compare_achievements(app, reading)
    if target.kind == "table":
        return Offer(fresh=reading.good, bad=reading.bad, skipped=reading.skipped)
    seen = _Seen()
    for each in app.nominees.list():
        seen.add(each)
    fresh: list[GoodRow] = []
    alike: list[int] = []
    for row in reading.good:
        match seen.likeness_to_others(row.thing):
            case "none":
                fresh.append(row)
            case "elsewhere":
                fresh.append(row)
                alike.append(row.number)
            case "same":
                pass
    return replace(_offer(reading, fresh), alike=tuple(alike))


def take_in(
    app: App,
    target: ListTarget,
    rows: Sequence[GoodRow],
    layout: Layout | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> Receipt:
    """Store the rows, all or none, and remember how the headings were matched.

    StorageError and its kinds; Cancelled, with nothing stored, when ``cancelled`` says so before the end.
    """
    with app.database.transaction():
        receipt = _stored_achievements(app, rows) if target.kind == "achievements" else _stored_nominees(app, rows)
        if layout is not None:
            remember(app, target, layout)
        if cancelled is not None and cancelled():
            raise Cancelled("")
        note_import(app, receipt)
    return receipt


def _stored_nominees(app: App, rows: Sequence[GoodRow]) -> Receipt:
    return Receipt(nominees=app.nominees.enter_new([row.thing for row in rows]))


def _stored_achievements(app: App, rows: Sequence[GoodRow]) -> Receipt:
    """The achievements, with those who took part found by name, or entered as new."""
    people = _People(app)
    areas = {same_name_key(title): area for area, title in area_titles(app).items()}
    achievements = [people.joined(row.thing, areas) for row in rows]
    app.nominees.save(*people.new.values())
    ids = tuple(each.id for each in people.new.values())
    return Receipt(nominees=ids, achievements=app.achievements.enter_new(achievements))


class _People:
    """Who is meant by a name: somebody of the register, or somebody new."""

    def __init__(self, app: App) -> None:
        self._by_name: dict[str, list[str]] = {}
        self.new: dict[str, Nominee] = {}
        for each in app.nominees.list():
            self._by_name.setdefault(same_name_key(each.name), []).append(each.id)

    def unclear(self, told: ToldAchievement) -> tuple[str, ...]:
        """The names that several of the register have."""
        names = (self._split(each)[0] for each in told.participants)
        return tuple(name for name in names if len(self._by_name.get(same_name_key(name), ())) > 1)

    def unknown(self, told: ToldAchievement) -> tuple[str, ...]:
        """The names nobody has."""
        names = (self._split(each)[0] for each in told.participants)
        return tuple(name for name in names if same_name_key(name) not in self._by_name)

    def joined(self, told: ToldAchievement, areas: Mapping[str, str]) -> Achievement:
        """The achievement with those who took part, in one of the ``areas`` known by name."""
        pairs = [(self._id(name, each), role) for each in told.participants for name, role in (self._split(each),)]
        parts = {each: Participation(nominee=each, role=role or told.role) for each, role in pairs}
        area = told.achievement.area
        area = areas.get(same_name_key(area), area)
        return replace(told.achievement, area=area, participants=tuple(parts.values()))

    def _split(self, text: str) -> tuple[str, str]:
        """Name and role; a name of the register may have brackets of its own."""
        return (text, "") if same_name_key(text) in self._by_name else split_name(text)

    def _id(self, name: str, told: str) -> str:
        key = same_name_key(name)
        if ids := self._by_name.get(key):
            return ids[0]
        if key not in self.new:
            self.new[key] = _newcomer(name, honorific_of(told))
        return self.new[key].id


def _newcomer(name: str, honorific: str) -> Nominee:
    if looks_collective(name):
        return Nominee(id=new_id(), kind="collective", name=name)
    return Nominee(id=new_id(), kind="individual", name=name, honorific=honorific, sex=_SEXES[honorific])


class _Seen:
    """The nominees seen so far: who has the same name and nothing that tells them apart is the same one."""

    def __init__(self) -> None:
        self._by_name: defaultdict[tuple[str, str], dict[int | None, list[_Marks]]] = defaultdict(dict)

    def add(self, nominee: Nominee) -> None:
        """Know this one from now on."""
        marks = _Marks.of(nominee)
        self._alike(nominee).setdefault(marks.year, []).append(marks)

    def likeness_to_others(self, nominee: Nominee) -> Literal["none", "same", "elsewhere"]:
        """Whether it was seen, or one of its name and year in another place; unless seen it is known from now on."""
        by_year, marks = self._alike(nominee), _Marks.of(nominee)
        years = (marks.year, None) if marks.year else tuple(by_year)
        if any(marks.may_be(other) for year in years for other in by_year.get(year, ())):
            return "same"
        namesakes = by_year.setdefault(marks.year, [])
        namesakes.append(marks)
        return "elsewhere" if marks.year and len(namesakes) > 1 else "none"

    def _alike(self, nominee: Nominee) -> dict[int | None, list[_Marks]]:
        """Those of its name, by their year: two whose years differ are never one."""
        return self._by_name[nominee.kind, same_name_key(nominee.name)]


@dataclass(frozen=True)
class _Marks:
    """What tells two of one name apart."""

    birth: PartialDate | None
    workplace: str
    address: str

    @classmethod
    def of(cls, nominee: Nominee) -> _Marks:
        """Those of a nominee."""
        birth = nominee.birth or nominee.founded
        return cls(birth, same_name_key(nominee.workplace), same_name_key(nominee.address))

    @property
    def year(self) -> int | None:
        """The year of birth."""
        return self.birth.year if self.birth else None

    def may_be(self, other: _Marks) -> bool:
        """Whether both seem to be one, their years aside: the same day of birth, or no place that differs."""
        same_day = self.birth is not None and self.birth.is_full and self.birth == other.birth
        return same_day or not self._is_elsewhere(other)

    def _is_elsewhere(self, other: _Marks) -> bool:
        """Whether they work, or live, in different places; what is not known of one of them tells nothing."""
        if self.workplace and other.workplace:
            return self.workplace != other.workplace
        return bool(self.address and other.address) and self.address != other.address


def _compare_achievements(app: App, reading: Reading) -> Offer:
    people = _People(app)
    clear: list[GoodRow] = []
    unclear: list[BadRow] = []
    unknown: dict[str, None] = {}
    for row in reading.good:
        if names := people.unclear(row.thing):
            words = f"Danh bạ có nhiều người cùng tên {', '.join(names)}; hãy ghi thành tích này bằng tay."
            unclear.append(BadRow(number=row.number, problems=(words,), texts=tuple(row.texts.values())))
        else:
            clear.append(row)
            unknown.update(dict.fromkeys(people.unknown(row.thing)))
    seen = {_achievement_key(each) for each in app.achievements.titled([_title(row) for row in clear])}
    fresh: list[GoodRow] = []
    for row in clear:
        key = _achievement_key(row.thing.achievement)
        if key not in seen:
            fresh.append(row)
        seen.add(key)
    bad = tuple(sorted((*reading.bad, *unclear), key=lambda each: each.number))
    return replace(_offer(reading, fresh, clear), bad=bad, new_people=tuple(unknown))


def _title(row: GoodRow) -> str:
    return row.thing.achievement.title


def _achievement_key(achievement: Achievement) -> tuple[str, str, str]:
    date = achievement.date.iso() if achievement.date else ""
    return same_name_key(achievement.title), date, same_name_key(achievement.result)


def _offer(reading: Reading, fresh: Sequence[GoodRow], clear: Sequence[GoodRow] | None = None) -> Offer:
    """What is left over of the good rows is known already."""
    numbers = {row.number for row in fresh}
    known = tuple(row for row in (reading.good if clear is None else clear) if row.number not in numbers)
    return Offer(fresh=tuple(fresh), known=known, bad=reading.bad, skipped=reading.skipped)
