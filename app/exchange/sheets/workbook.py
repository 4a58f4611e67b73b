"""Opens a list: an XLSX, XLS or ODS workbook, a CSV, or a pasted block; and gives its sheets as grids."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Final, Literal
from xml.etree import ElementTree

from app.exchange.sheets import problems
from app.exchange.sheets.grid import MAX_COLUMNS, MAX_ROWS, Cell, CellError, Grid, is_blank
from app.exchange.sheets.guards import MAX_FILE, OdsTraits, measure_ods, measure_sheet, opened_zip, refuse_far_corner
from app.exchange.sheets.old_excel import look_into
from app.exchange.sheets.open_document import formula_errors
from app.exchange.sheets.plain_lists import csv_grid, pasted_grid

if TYPE_CHECKING:
    from python_calamine import CalamineWorkbook

_Errors = Callable[[str, int], dict[tuple[int, int], str]]
"""Finds what a sheet, told by its name and its number among all, shows where formulas give no value."""
Kind = Literal["xlsx", "xls", "ods", "csv", "pasted"]

_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP: Final = b"PK\x03\x04"
_UTF16 = "utf-16-le"
_MAIN: Final = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_DOCUMENT_RELATION: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_LONGEST_PART: Final = 4 * 1024**2

EXTERNAL_LINKS: Final = (
    "Tệp có công thức lấy số từ tệp khác; chương trình dùng giá trị đã lưu trong tệp này, hãy đối chiếu lại."
)


@dataclass(frozen=True, kw_only=True)
class Workbook:
    """A list that was opened: the names of its sheets, and ``notes``, what an official should know of it.

    Sheets that are hidden stand last. ``grid`` reads a sheet anew each time: keep what it gives.
    """

    name: str
    kind: Kind
    sheets: tuple[str, ...]
    notes: tuple[str, ...] = ()
    read: Callable[[str], Grid]

    def grid(self, sheet: str) -> Grid:
        """The sheet's cells; NotASpreadsheet when it is empty, damaged or too big."""
        grid = self.read(sheet)
        if all(is_blank(cell) for row in grid.rows for cell in row):
            raise problems.empty(sheet or self.name)
        return grid


def open_workbook(path: Path) -> Workbook:
    """Open the file, told by its content and not by its ending. Raises NotASpreadsheet with what to do."""
    try:
        size = path.stat().st_size
        with path.open("rb") as file:
            head = file.read(4096)
    except OSError as error:
        raise problems.missing(path.name, f"{type(error).__name__} {error.errno}") from error
    if size > MAX_FILE:
        raise problems.too_big(path.name, size // 1024**2, MAX_FILE // 1024**2)
    if head.startswith(_ZIP):
        return _open_zip(path)
    if head.startswith(_OLE):
        return _open_ole(path)
    return _open_text(path, head)


def pasted_workbook(text: str) -> Workbook:
    """The block as a workbook of one sheet; NotASpreadsheet when nothing is in it."""
    grid = pasted_grid(text)
    return Workbook(name="Bảng vừa dán", kind="pasted", sheets=("",), read=lambda _: grid)


def _open_zip(path: Path) -> Workbook:
    with opened_zip(str(path), path.name) as archive:
        names = set(archive.namelist())
        if "xl/workbook.xml" in names:
            return _xlsx(path, archive, names)
        if "xl/workbook.bin" in names:
            raise problems.other_kind(path.name, "sổ Excel dạng nhị phân .xlsb")
        if "word/document.xml" in names:
            raise problems.other_kind(path.name, "tệp Word")
        if "content.xml" in names and b"spreadsheet" in archive.read("mimetype")[:200]:
            return _ods(path, measure_ods(archive, path.name))
    raise problems.damaged(path.name, "tệp nén không có bảng tính")


def _xlsx(path: Path, archive: zipfile.ZipFile, names: set[str]) -> Workbook:
    root = _xml(archive, "xl/workbook.xml", path.name)
    properties = root.find(f"{_MAIN}workbookPr")
    is_1904 = properties is not None and properties.get("date1904") in ("1", "true")
    parts = _sheet_parts(root, _xml(archive, "xl/_rels/workbook.xml.rels", path.name))

    def errors(sheet: str, _: int) -> dict[tuple[int, int], str]:
        with opened_zip(str(path), path.name) as again:
            return measure_sheet(again, parts.get(sheet, ""), path.name, sheet)

    links = any(name.startswith("xl/externalLinks/") for name in names)
    return _calamine_workbook(path, "xlsx", errors, epoch_1904=is_1904, notes=_notes(has_links=links))


def _notes(*, has_links: bool) -> tuple[str, ...]:
    return (EXTERNAL_LINKS,) if has_links else ()


def _ods(path: Path, traits: OdsTraits) -> Workbook:
    def errors(sheet: str, _: int) -> dict[tuple[int, int], str]:
        if not traits.may_have_errors:
            return {}
        with opened_zip(str(path), path.name) as again:
            return formula_errors(again, sheet)

    return _calamine_workbook(
        path, "ods", errors, epoch_1904=traits.epoch_1904, notes=_notes(has_links=traits.has_links)
    )


def _sheet_parts(workbook: ElementTree.Element, relations: ElementTree.Element) -> dict[str, str]:
    """Where in the archive each sheet lies."""
    targets = {each.get("Id"): each.get("Target", "") for each in relations}
    found = {
        each.get("name", ""): targets.get(each.get(_DOCUMENT_RELATION), "") for each in workbook.iter(f"{_MAIN}sheet")
    }
    return {name: part.lstrip("/") if part.startswith("/") else f"xl/{part}" for name, part in found.items()}


def _xml(archive: zipfile.ZipFile, part: str, name: str) -> ElementTree.Element:
    try:
        with archive.open(part) as source:
            return ElementTree.fromstring(source.read(_LONGEST_PART))
    except (ElementTree.ParseError, KeyError) as error:
        raise problems.damaged(name, f"{part}: {error}") from error


def _open_ole(path: Path) -> Workbook:
    content = path.read_bytes()
    if "EncryptedPackage".encode(_UTF16) in content:
        raise problems.encrypted(path.name)
    if "WordDocument".encode(_UTF16) in content:
        raise problems.other_kind(path.name, "tệp Word")
    try:
        old = look_into(content)
    except ValueError as error:
        raise problems.damaged(path.name, str(error)) from error
    for corner in old.corners:
        refuse_far_corner(corner, path.name, "")
    return _calamine_workbook(
        path,
        "xls",
        lambda _, number: old.errors[number],
        epoch_1904=old.epoch_1904,
        notes=_notes(has_links=old.has_links),
    )


def _open_text(path: Path, head: bytes) -> Workbook:
    start = head.lstrip(b"\xef\xbb\xbf \r\n\t").lower()
    if start.startswith(b"%pdf"):
        raise problems.other_kind(path.name, "tệp PDF")
    if start.startswith((b"<html", b"<!doctype", b"<table", b"<?xml", b"<meta", b"<head")):
        raise problems.other_kind(path.name, "trang web được lưu với đuôi của Excel")
    if not head.strip():
        raise problems.empty(path.name)
    grid, note = csv_grid(path.read_bytes(), path.name)
    return Workbook(name=path.name, kind="csv", sheets=("",), notes=(note,) if note else (), read=lambda _: grid)


class _Reading:
    """Turns what the reader says of a broken workbook into words; a panic of its own is no Exception at all."""

    def __init__(self, name: str) -> None:
        self._name = name

    def __enter__(self) -> None:
        return None

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is None or error is None:
            return
        known = {each.__name__ for each in kind.__mro__}
        if "PasswordError" in known:
            raise problems.encrypted(self._name) from error
        if known & {"CalamineError", "PanicException", "OSError", "ValueError"}:
            raise problems.damaged(self._name, f"{kind.__name__}: {error}"[:300]) from error


def _calamine_workbook(
    path: Path,
    kind: Kind,
    errors: _Errors,
    *,
    epoch_1904: bool,
    notes: tuple[str, ...] = (),
) -> Workbook:
    with _Reading(path.name):
        sheets = _sheet_names(_calamine(path))
    if not sheets:
        raise problems.empty(path.name)

    def read(sheet: str) -> Grid:
        with _Reading(path.name):
            book = _calamine(path)
            found = errors(sheet, book.sheet_names.index(sheet))
            loaded = book.get_sheet_by_name(sheet)
            rows = _rows(loaded, path.name, sheet)
            merged: Any = loaded.merged_cell_ranges or ()
        return Grid(rows=_with_errors(rows, found), merged=tuple(merged), epoch_1904=epoch_1904)

    return Workbook(name=path.name, kind=kind, sheets=sheets, notes=notes, read=read)


def _calamine(path: Path) -> CalamineWorkbook:
    """By content: a file's ending often lies."""
    from python_calamine import CalamineWorkbook

    return CalamineWorkbook.from_filelike(io.BytesIO(path.read_bytes()))


def _sheet_names(book: CalamineWorkbook) -> tuple[str, ...]:
    """Sheets of cells, those in sight first."""
    from python_calamine import SheetTypeEnum, SheetVisibleEnum

    cells = [each for each in book.sheets_metadata if each.typ == SheetTypeEnum.WorkSheet]
    in_sight = sorted(cells, key=lambda each: each.visible != SheetVisibleEnum.Visible)
    return tuple(each.name for each in in_sight)


def _rows(sheet: Any, name: str, title: str) -> list[list[Cell]]:
    """Row by row, with the empty rows and columns before the first cell, so that numbers are those Excel shows."""
    if sheet.total_height > MAX_ROWS or sheet.total_width > MAX_COLUMNS * 4:
        raise problems.too_many_rows(name, title, MAX_ROWS)
    rows: list[list[Cell]] = sheet.to_python(skip_empty_area=False)
    return [[None if cell == "" else cell for cell in row] for row in rows]


def _with_errors(rows: list[list[Cell]], errors: dict[tuple[int, int], str]) -> tuple[list[Cell], ...]:
    for (row, column), text in errors.items():
        if row < len(rows) and column < len(rows[row]):
            rows[row][column] = CellError(text)
    return tuple(rows)
