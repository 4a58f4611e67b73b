"""Whether the figures that are asked are there and can be true: cell by cell, before any standard is applied."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction

from app.domain.achievement import Cell, TableRow
from app.domain.dossier import Nomination, Snapshot
from app.domain.finding import Finding, Place, Severity
from app.domain.formula import NotComputable
from app.domain.plan import Column, Field
from app.domain.vietnamese import clean_text, format_number
from app.rules.applicability import concerns
from app.rules.scope import (
    NUMBER_KINDS,
    FigureScope,
    is_asked,
    is_blank,
    is_untold,
    known,
    place_of,
    row_name,
    stored_number,
)

_WHOLE = frozenset({"integer", "money"})


@dataclass(frozen=True, kw_only=True)
class _Asked:
    """One field asked of one nomination, or of the dossier; ``who`` begins what is said of it."""

    spec: Field
    place: Place
    who: str = ""

    def says(self, text: str, code: str = "value", mend: str = "", place: Place | None = None) -> Finding:
        severity: Severity = "warning" if code == "source" else "error"
        return Finding(
            code=f"complete-{code}",
            severity=severity,
            topic="criteria",
            message=f"{self.who}{text}",
            place=place or self.place,
            clause=self.spec.clause,
            mend=mend or "Kiểm tra và sửa lại.",
        )


def figure_findings(snapshot: Snapshot) -> Iterator[Finding]:
    """Required figures that are missing, and told ones that no figure of their kind can be."""
    names = {each.id: each.name for each in snapshot.dossier.nominees}
    for spec in snapshot.plan.fields:
        if spec.scope == "dossier":
            if is_needed(snapshot, spec):
                yield from _figure(snapshot, _Asked(spec=spec, place=place_of(spec, None)), None)
            continue
        for nomination in snapshot.dossier.nominations:
            if nomination.nominee in names and is_needed(snapshot, spec, nomination):
                asked = _Asked(spec=spec, place=place_of(spec, nomination), who=f"{names[nomination.nominee]}: ")
                yield from _figure(snapshot, asked, nomination)


def is_needed(snapshot: Snapshot, spec: Field, nomination: Nomination | None = None) -> bool:
    """Whether the field is asked and, where criteria ask for it, one of these concerns the nomination (or any)."""
    if not is_asked(snapshot, spec, nomination):
        return False
    criteria = [each for each in snapshot.plan.criteria if spec.id in each.fields]
    cases = (nomination,) if nomination is not None else snapshot.dossier.nominations
    return not criteria or any(concerns(criterion, snapshot, case) for criterion in criteria for case in cases)


def _figure(snapshot: Snapshot, asked: _Asked, nomination: Nomination | None) -> Iterator[Finding]:
    spec = asked.spec
    figure = FigureScope(snapshot, nomination).figure(spec.id)
    if is_untold(figure):
        if spec.required:
            yield asked.says(f"Chưa nhập “{spec.title}”.", "missing", "Nhập số liệu ở mục này.")
        return
    if spec.sourced and not figure.source.strip():
        where = replace(asked.place, field=f"{spec.id}.source")
        mend = "Ghi nguồn, ví dụ tên biên bản, báo cáo."
        yield asked.says(f"“{spec.title}” chưa ghi nguồn số liệu.", "source", mend, where)
    match spec.kind, figure.value:
        case "table", tuple() as rows:
            yield from _table(snapshot, asked, rows)
        case "rows", tuple() as taken:
            yield from _rows(snapshot, asked, taken)
        case "choices", tuple() as chosen:
            yield from (found for each in chosen for found in _choice(asked, each))
        case "choice", value:
            yield from _choice(asked, value)
        case (("table" | "rows" | "choices"), _):
            yield asked.says(f"“{spec.title}” không đọc được.")
        case _, value:
            yield from _one_value(asked, value)


def _one_value(asked: _Asked, value: object) -> Iterator[Finding]:
    spec = asked.spec
    try:
        known(value, spec.kind)
    except NotComputable as problem:
        yield asked.says(f"“{spec.title}”: {problem}")
        return
    if spec.kind not in NUMBER_KINDS:
        return
    number = stored_number(value)
    shown = f"{format_number(number)} {spec.unit}".strip()
    if _is_broken(number, spec.kind):
        yield asked.says(f"“{spec.title}”: {shown} phải là số nguyên.")
    if spec.minimum is not None and number < spec.minimum:
        yield asked.says(f"“{spec.title}”: {shown} nhỏ hơn {format_number(spec.minimum)}, không thể đúng.")
    if spec.maximum is not None and number > spec.maximum:
        yield asked.says(f"“{spec.title}”: {shown} lớn hơn {format_number(spec.maximum)}, không thể đúng.")


def _choice(asked: _Asked, value: object) -> Iterator[Finding]:
    if value not in {option.id for option in asked.spec.options}:
        yield asked.says(f"“{asked.spec.title}”: “{value}” không có trong danh mục.", mend="Chọn lại trong danh mục.")


def _table(snapshot: Snapshot, asked: _Asked, rows: tuple[str | TableRow, ...]) -> Iterator[Finding]:
    for index, row in enumerate(rows):
        if isinstance(row, dict):
            yield from _row(asked, index, row)
        else:
            yield asked.says(f"“{asked.spec.title}”, dòng {index + 1}: không đọc được.", "cell")
    if any(each.kind == "rows" and each.table == asked.spec.id for each in snapshot.plan.fields):
        yield from _same_names(asked, rows)


def _same_names(asked: _Asked, rows: tuple[str | TableRow, ...]) -> Iterator[Finding]:
    """Nominees take rows by their names, so no two rows may share one."""
    first = asked.spec.columns[0]
    names = [row_name(row, first.id) if isinstance(row, dict) else "" for row in rows]
    times = Counter(name for name in names if name)
    for index, name in enumerate(names):
        if times[name] > 1 and name in names[:index]:
            place = replace(asked.place, row=index, column=first.id)
            text = f"“{asked.spec.title}”, dòng {index + 1}: đã có dòng khác tên “{name}”."
            yield asked.says(text, "row-name", "Mỗi dòng một tên riêng.", place)


def _row(asked: _Asked, index: int, row: TableRow) -> Iterator[Finding]:
    for column in asked.spec.columns:
        for problem, mend in _cell_problems(asked.spec, column, row):
            label = f"{column.group}, {column.title[:1].lower()}{column.title[1:]}" if column.group else column.title
            text = f"“{asked.spec.title}”, dòng {index + 1}, {label}: {problem}"
            yield asked.says(text, "cell", mend, replace(asked.place, row=index, column=column.id))


def _cell_problems(spec: Field, column: Column, row: TableRow) -> Iterator[tuple[str, str]]:
    """What is wrong with the cell, and how it is mended."""
    cell = row.get(column.id)
    if is_blank(cell):
        if column.required:
            yield "còn trống.", _filling(column)
        return
    try:
        known(cell, column.kind)
    except NotComputable as problem:
        yield str(problem), "Sửa ô này."
        return
    if column.kind in NUMBER_KINDS:
        yield from _number_problems(spec, column, stored_number(cell), row)


def _filling(column: Column) -> str:
    """Nothing is told by 0 only where 0 can be true."""
    may_be_none = column.kind in NUMBER_KINDS and (column.minimum is None or column.minimum <= 0)
    return "Điền ô này; không có thì ghi 0." if may_be_none else "Điền ô này."


def _number_problems(spec: Field, column: Column, number: Fraction, row: TableRow) -> Iterator[tuple[str, str]]:
    if _is_broken(number, column.kind):
        yield f"{format_number(number)} phải là số nguyên.", "Ghi số nguyên."
    if column.minimum is not None and number < column.minimum:
        yield f"{format_number(number)} nhỏ hơn {format_number(column.minimum)}, không thể đúng.", "Sửa số ở ô này."
    limit = _understood(row.get(column.at_most)) if column.at_most else None
    if limit is not None and number > limit:
        title = next((each.title for each in spec.columns if each.id == column.at_most), column.at_most)
        problem = f"{format_number(number)} lớn hơn “{title[:1].lower()}{title[1:]}” ({format_number(limit)})."
        yield problem, "Sửa một trong hai số."


def _understood(cell: Cell) -> Fraction | None:
    try:
        return None if is_blank(cell) else stored_number(cell)
    except NotComputable:
        return None


def _is_broken(number: Fraction, kind: str) -> bool:
    return kind in _WHOLE and number.denominator != 1


def _rows(snapshot: Snapshot, asked: _Asked, taken: tuple[str | TableRow, ...]) -> Iterator[Finding]:
    """A choice of rows may only name rows that the table has."""
    table = snapshot.plan.field_spec(asked.spec.table)
    value = snapshot.dossier.figures[table.id].value if table.id in snapshot.dossier.figures else ()
    rows = value if isinstance(value, tuple) else ()
    names = {row_name(row, table.columns[0].id) for row in rows if isinstance(row, dict)}
    for name in taken:
        if not isinstance(name, str) or clean_text(name) not in names:
            text = f"“{asked.spec.title}”: không có “{name}” trong bảng “{table.title}”."
            yield asked.says(text, "rows", "Chọn lại dòng, hoặc thêm dòng đó vào bảng.")
