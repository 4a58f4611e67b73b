"""Between what an official types and what a dossier holds: reading it, and showing it again."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction

from app.domain.achievement import Cell, TableRow, Value
from app.domain.dates import PartialDate, parse_date
from app.domain.finding import Finding, Place
from app.domain.formula import NotComputable
from app.domain.plan import Column, FieldKind, Option
from app.domain.vietnamese import clean_lines, clean_text, format_number, parse_number, same_name_key
from app.errors import InputError
from app.forms.places import put_answer, stored_answer
from app.forms.spec import FormField
from app.rules.scope import NUMBER_KINDS, stored_number

__all__ = ["TypedRow", "put_answer", "read_answer", "read_cell", "show_answer", "show_table", "stored_answer"]

TypedRow = Mapping[str, str]
Typed = str | Sequence[str] | Sequence[TypedRow]
_LISTS = ("choices", "rows")
_COMMA_GROUP = re.compile(r"[1-9]\d{0,2},\d{3}", re.ASCII)
_DIGITS = re.compile(r"\d+", re.ASCII)
_LONGEST_SHOWN = 40
_YES_NO = {"yes": True, "có": True, "no": False, "không": False}


def read_answer(field: FormField, typed: Typed) -> Value:
    """The stored value of what was typed; empty text gives None, an empty list an empty tuple.

    A list is ids or titles of options, or lines of text; a table is rows of typed cells by column id, or lines
    with tabs as spreadsheets copy them. Raises InputError with a finding at the field, or at each cell, when a
    text is no number, date or choice.
    """
    if field.kind == "table":
        return _read_table(field, _typed_rows(field, typed))
    try:
        if field.kind in _LISTS:
            chosen = (_option(field.options, each) for each in _typed_texts(typed))
            return tuple(dict.fromkeys(chosen))
        return _read_text(field, typed if isinstance(typed, str) else "\n".join(_typed_texts(typed)))
    except ValueError as problem:
        raise InputError(str(problem), findings=(_finding(field, field.place, str(problem)),)) from problem


def show_answer(kind: FieldKind, value: Value, options: tuple[Option, ...] = ()) -> str:
    """The value as an official reads and edits it; a value that is not of its kind is shown as it is.

    ``options`` give choices their titles; a table is lines with tabs.
    """
    if value is None:
        return ""
    if isinstance(value, tuple):
        return "\n".join(_shown_item(each, options) for each in value)
    return _shown_cell(kind, value, options)


def show_table(columns: tuple[Column, ...], value: Value) -> tuple[dict[str, str], ...]:
    """The rows of a table with every cell as an official reads and edits it."""
    rows = (row for row in value if isinstance(row, dict)) if isinstance(value, tuple) else ()
    return tuple({column.id: _shown_cell(column.kind, row.get(column.id)) for column in columns} for row in rows)


def _read_text(field: FormField, typed: str) -> Value:
    text = clean_lines(typed) if field.kind == "long_text" else clean_text(typed)
    if not text:
        return None
    if field.kind == "choice":
        return _option(field.options, text)
    if field.kind == "yes_no":
        return _yes_no(text, field.options)
    value = _READERS.get(field.kind, _as_text)(text)
    if field.kind == "date" and field.exact_date and not PartialDate.from_iso(str(value)).is_full:
        raise ValueError(f"“{text}” chưa đủ ngày, tháng, năm; viết như 30/6/2021.")
    return value


def _typed_texts(typed: Typed) -> tuple[str, ...]:
    lines = typed.split("\n") if isinstance(typed, str) else typed
    texts = (clean_text(each) for each in lines if isinstance(each, str))
    return tuple(text for text in texts if text)


def _typed_rows(field: FormField, typed: Typed) -> tuple[TypedRow, ...]:
    if not isinstance(typed, str):
        return tuple(row for row in typed if not isinstance(row, str))
    ids = [column.id for column in field.columns]
    return tuple(dict(zip(ids, line.split("\t"), strict=False)) for line in typed.splitlines())


def _read_table(field: FormField, rows: tuple[TypedRow, ...]) -> Value:
    """The table without its empty rows; InputError with a finding for each cell that cannot be read."""
    findings: list[Finding] = []
    read: list[TableRow] = []
    for index, row in enumerate(rows):
        cells: TableRow = {}
        for column in field.columns:
            try:
                cells[column.id] = read_cell(column, row.get(column.id, ""))
            except ValueError as problem:
                place = replace(field.place, row=index, column=column.id)
                findings.append(_finding(field, place, f"Dòng {index + 1}, {named(column)}: {problem}"))
                cells[column.id] = row[column.id]
        if any(cell is not None for cell in cells.values()):
            read.append(cells)
    if findings:
        raise InputError(findings[0].message, findings=findings)
    return tuple(read)


def named(column: Column) -> str:
    """The title of a column with the group that tells it from those of the same title."""
    return f"{column.group}, {column.title}" if column.group else column.title


def read_cell(column: Column, typed: str) -> Cell:
    """The stored value of what was typed into a cell of a table; ValueError in Vietnamese when it cannot be read."""
    text = clean_text(typed)
    if not text:
        return None
    if column.kind == "yes_no":
        return _yes_no(text, ())
    return _READERS.get(column.kind, _as_text)(text)


def _option(options: tuple[Option, ...], text: str) -> str:
    """The id of the option that is meant by its id or its title."""
    for option in options:
        if text == clean_text(option.id):
            return option.id
    for option in options:
        if same_name_key(text) == same_name_key(option.title):
            return option.id
    raise ValueError(f"“{text}” không có trong danh mục.")


def _yes_no(text: str, options: tuple[Option, ...]) -> bool:
    titles = {same_name_key(option.title): option.id == "yes" for option in options}
    answer = (titles | _YES_NO).get(same_name_key(text))
    if answer is None:
        raise ValueError(f"“{text}” không phải là có hoặc không.")
    return answer


def _as_text(text: str) -> str:
    return text


def _as_integer(text: str) -> int:
    number = None if "%" in text else _parsed(text, "12")
    if number is None or number.denominator != 1:
        # A comma is for decimals, but many write it between thousands.
        meant = f"; có phải là {text.replace(',', '.')}?" if _COMMA_GROUP.fullmatch(text) else "."
        raise ValueError(f"“{text}” phải là số nguyên{meant}")
    return int(number)


def _parsed(text: str, example: str) -> Fraction:
    """The number; ValueError with an example of this kind of answer, taken from what was typed where that holds one."""
    try:
        return parse_number(text)
    except ValueError as error:
        if len(text) > _LONGEST_SHOWN:
            raise
        digits = _DIGITS.findall(text)
        like = digits[0] if len(digits) == 1 else example
        raise ValueError(f"“{text}” không phải là một số; hãy chỉ viết số, ví dụ {like}.") from error


def _as_number(text: str) -> int | str:
    if "%" in text:
        raise ValueError(f"“{text}”: ở đây ghi một con số, không ghi dấu %.")
    number = _parsed(text, "1.234,5")
    if number.denominator == 1:
        return int(number)
    return format_number(number).replace(".", "").replace(",", ".")


def _as_percent(text: str) -> int | str:
    return _as_number(text.removesuffix("%").strip())


def _as_date(text: str) -> str:
    return parse_date(text).iso()


_READERS: Mapping[FieldKind, Callable[[str], str | int]] = {
    "integer": _as_integer,
    "money": _as_integer,
    "number": _as_number,
    "percent": _as_percent,
    "date": _as_date,
}


def _shown_item(item: str | TableRow, options: tuple[Option, ...]) -> str:
    if isinstance(item, str):
        return _titles(options).get(item, item)
    return "\t".join("" if cell is None else str(cell) for cell in item.values())


def _shown_cell(kind: FieldKind, value: Cell, options: tuple[Option, ...] = ()) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        answers = _titles(options)
        return answers.get("yes", "Có") if value else answers.get("no", "Không")
    text = str(value)
    try:
        if kind in NUMBER_KINDS:
            return format_number(stored_number(text))
        return PartialDate.from_iso(text).as_written() if kind == "date" else _titles(options).get(text, text)
    except (ValueError, NotComputable):
        return text


def _titles(options: tuple[Option, ...]) -> Mapping[str, str]:
    return {option.id: option.title for option in options}


def _finding(field: FormField, place: Place, message: str) -> Finding:
    return Finding(
        code="answer",
        severity="error",
        topic="general",
        message=message,
        place=place,
        clause=field.clause,
        mend="Sửa lại cho đúng rồi nhập tiếp.",
    )
