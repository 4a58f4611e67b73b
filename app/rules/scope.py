"""What a formula sees of a dossier, for the dossier as a whole or for one nomination."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from app.domain.achievement import Cell, Figure, TableRow
from app.domain.dates import PartialDate
from app.domain.dossier import Nomination, Snapshot
from app.domain.finding import Place
from app.domain.formula import Known, NotComputable, NotTold, Reference, evaluate
from app.domain.plan import Field, FieldKind
from app.domain.vietnamese import clean_text
from app.rules.applicability import applies_to

NUMBER_KINDS: frozenset[str] = frozenset({"integer", "number", "money", "percent"})
_LISTS: frozenset[str] = frozenset({"table", "rows", "choices"})
_NUMBER = re.compile(r"-?\d{1,40}(?:\.\d{1,40})?", re.ASCII)


@dataclass(frozen=True, kw_only=True)
class Gap:
    """What a formula still waits for, or cannot understand: a field, or one cell (or column) of a table."""

    field: Field
    row: int | None = None
    column: str = ""


class FigureScope:
    """The told figures of one nomination, or of the dossier alone when ``nomination`` is None.

    Where a ``rows`` field is asked of the nominee, its table holds the rows the nominee took; rows are known by
    the text of the table's first column. ``whole_tables`` shows the nominee every row all the same.
    """

    def __init__(self, snapshot: Snapshot, nomination: Nomination | None = None, *, whole_tables: bool = False) -> None:
        self._snapshot = snapshot
        self._nomination = nomination
        self._whole_tables = whole_tables

    def figure(self, name: str) -> Figure:
        """The figure of that field, empty when nothing was told; raises NotComputable for no field."""
        if self._spec(name).scope == "dossier":
            return self._snapshot.dossier.figures.get(name, Figure())
        return self._nomination.figures.get(name, Figure()) if self._nomination else Figure()

    def value(self, name: str) -> Known:
        """The value of a field; raises NotTold, or NotComputable when it cannot be understood."""
        spec = self._spec(name)
        figure = self.figure(name)
        if spec.kind in _LISTS:
            raise NotComputable(f"“{spec.title}” có nhiều giá trị, không tính như một giá trị được.")
        if is_untold(figure):
            raise NotTold(name)
        return known(figure.value, spec.kind)

    def table(self, name: str) -> tuple[tuple[int, TableRow], ...]:
        """The rows of a table with their index in the whole table; raises NotTold when there is none."""
        value = self.figure(name).value
        told = value if isinstance(value, tuple) else ()
        rows = tuple((index, row) for index, row in enumerate(told) if isinstance(row, dict))
        choice = self._row_choice(name) if rows else None
        if choice is not None:
            rows = self._taken(name, rows, choice)
        if not rows:
            raise NotTold(name)
        return rows

    def column(self, name: str, column: str) -> tuple[Known, ...]:
        """The cells of one column; raises NotTold when a cell is empty."""
        kind = self._column_kind(name, column)
        cells: list[Known] = []
        for _, row in self.table(name):
            cell = row.get(column)
            if is_blank(cell):
                raise NotTold(name, column)
            cells.append(known(cell, kind))
        return tuple(cells)

    def rows(self, name: str) -> int:
        """How many rows the table has; raises NotTold."""
        return len(self.table(name))

    def field(self, name: str) -> Field | None:
        """The field as the plan describes it, None when the plan has none of that name."""
        return next((each for each in self._snapshot.plan.fields if each.id == name), None)

    def gaps(self, reference: Reference) -> Iterator[Gap]:
        """Where exactly the value that is referred to is untold or cannot be understood."""
        try:
            spec = self._spec(reference.name)
            if reference.column:
                yield from self._gaps_in_column(spec, reference.column)
            elif spec.kind == "table":
                self.table(reference.name)
            else:
                self.value(reference.name)
        except NotTold as absent:
            yield Gap(field=self._spec(absent.name))
        except NotComputable:
            spec = self.field(reference.name)
            yield from (Gap(field=spec),) if spec else ()

    def _gaps_in_column(self, spec: Field, column: str) -> Iterator[Gap]:
        kind = self._column_kind(spec.id, column)
        for index, row in self.table(spec.id):
            if not _is_understood(row.get(column), kind):
                yield Gap(field=spec, row=index, column=column)

    def _column_kind(self, name: str, column: str) -> FieldKind:
        spec = self._spec(name)
        for each in spec.columns:
            if each.id == column:
                return each.kind
        raise NotComputable(f"Bảng “{spec.title}” không có cột “{column}”.")

    def _row_choice(self, table: str) -> Field | None:
        """The field with which the nominee takes rows of the table, None when it sees them all."""
        if self._nomination is None or self._whole_tables:
            return None
        for spec in self._snapshot.plan.fields:
            if spec.kind == "rows" and spec.table == table and is_asked(self._snapshot, spec, self._nomination):
                return spec
        return None

    def _taken(
        self, table: str, rows: tuple[tuple[int, TableRow], ...], choice: Field
    ) -> tuple[tuple[int, TableRow], ...]:
        """The rows the nominee took; raises NotTold as long as it took none, or one the table does not have."""
        value = self.figure(choice.id).value
        told = value if isinstance(value, tuple) else ()
        names = {clean_text(each) for each in told if isinstance(each, str)}
        first = self._spec(table).columns[0].id
        known_names = {row_name(row, first) for _, row in rows}
        if not names or not names <= known_names:
            raise NotTold(choice.id)
        return tuple((index, row) for index, row in rows if row_name(row, first) in names)

    def _spec(self, name: str) -> Field:
        try:
            return self._snapshot.plan.field_spec(name)
        except KeyError as error:
            raise NotComputable(f"Kế hoạch không có số liệu “{name}”.") from error


def is_asked(snapshot: Snapshot, spec: Field, nomination: Nomination | None = None) -> bool:
    """Whether the field's question applies now; a condition that cannot be told yet asks nothing."""
    whose = nomination if spec.scope == "nominee" else None
    return applies_to(spec.applies, snapshot, whose) and _condition_holds(snapshot, spec, whose)


def _condition_holds(snapshot: Snapshot, spec: Field, nomination: Nomination | None) -> bool:
    if not spec.asked_when:
        return True
    # The choice of rows cannot wait for the rows it chooses.
    scope = FigureScope(snapshot, nomination, whole_tables=spec.kind == "rows")
    try:
        return evaluate(spec.asked_when, scope) is True
    except (NotTold, NotComputable):
        return False


def place_of(spec: Field, nomination: Nomination | None, row: int | None = None, column: str = "") -> Place:
    """Where the field, or a cell of it, is answered."""
    if spec.scope == "dossier" or nomination is None:
        return Place(part="dossier", field=spec.id, row=row, column=column)
    return Place(part="nomination", id=nomination.id, field=spec.id, row=row, column=column)


def row_name(row: TableRow, first_column: str) -> str:
    """The text by which a row is known."""
    cell = row.get(first_column)
    return "" if cell is None else clean_text(str(cell))


def is_untold(figure: Figure) -> bool:
    """Whether the figure says nothing; a text of spaces says nothing, 0 and False say something."""
    return figure.is_empty or (isinstance(figure.value, str) and not figure.value.strip())


def is_blank(cell: Cell) -> bool:
    """Whether a cell says nothing; 0 and False say something."""
    return cell is None or (isinstance(cell, str) and not cell.strip())


def known(value: object, kind: FieldKind) -> Known:
    """A stored value as what formulas compute with; raises NotComputable for what is not of its kind."""
    if kind in NUMBER_KINDS:
        return stored_number(value) / (100 if kind == "percent" else 1)
    if kind == "yes_no":
        if isinstance(value, bool):
            return value
        raise NotComputable("Cần câu trả lời có hoặc không.")
    return _day(str(value)) if kind == "date" else str(value)


def stored_number(value: object) -> Fraction:
    """The exact number as dossiers store it, 12 or "1234.5"; raises NotComputable for anything else."""
    text = str(value).strip()
    if isinstance(value, bool) or not _NUMBER.fullmatch(text):
        raise NotComputable(f"“{text[:40]}” không phải là số.")
    return Fraction(text)


def _is_understood(cell: Cell, kind: FieldKind) -> bool:
    if is_blank(cell):
        return False
    try:
        known(cell, kind)
    except NotComputable:
        return False
    return True


def _day(text: str) -> dt.date:
    try:
        partial = PartialDate.from_iso(text)
    except ValueError as error:
        raise NotComputable(f"“{text[:40]}” không phải là ngày.") from error
    if not partial.is_full:
        raise NotComputable(f"“{partial.as_written()}” chưa đủ ngày, tháng, năm.")
    return partial.earliest()
