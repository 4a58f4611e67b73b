"""The list that provincial web systems take in (MauTDKT.xlsx): filled in place, so that all of it survives.

The file is edited inside its archive and not written anew: its validations lie in an extension that libraries drop.
Its code columns look the chosen names up in hidden sheets; their results are written too, for readers that do not
calculate.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Final
from xml.sax.saxutils import escape

from app.errors import ExportError
from app.exchange.sheets.grid import CellError, shown
from app.exchange.sheets.workbook import open_workbook
from app.whole_file import make_folder_for, write_whole

SHEET: Final = "file nhận"
_SHEET_PART: Final = "xl/worksheets/sheet1.xml"
_STRINGS_PART: Final = "xl/sharedStrings.xml"
_BOOK_PART: Final = "xl/workbook.xml"
_CHAIN_PARTS: Final = ("xl/calcChain.xml", "[Content_Types].xml", "xl/_rels/workbook.xml.rels")
_ROW: Final = re.compile(r'<row r="(\d+)".*?</row>', re.DOTALL)
_CELL: Final = re.compile(r'<c r="([A-Z]+)\d+"( s="\d+")?[^>]*?(?:/>|>.*?</c>)', re.DOTALL)
_INVALID: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_COLUMNS: Final = "BCDEFGHI"
_CODES: Final = {"R": ("F", "phan loai kt", 2), "S": ("G", "HTKT", 2), "T": ("H", "PLDT", 2), "U": ("I", "LVHD", 2)}
"""Each code column: the column it looks up, the sheet it looks in, the column it gives."""


@dataclass(frozen=True, kw_only=True)
class WebRow:
    """A row of the list as the web system wants it; the last four are names out of its own lists."""

    honorific: str = ""
    name: str
    position: str = ""
    workplace: str = ""
    kind: str = ""
    award: str = ""
    group: str = ""
    activity: str = ""

    def texts(self) -> tuple[str, ...]:
        """The cells from column B on."""
        return tuple(getattr(self, each.name) for each in fields(self))


@dataclass(frozen=True, kw_only=True)
class WebLists:
    """The names a cell may hold, with their codes, by column letter F, G, H, I."""

    codes: Mapping[str, Mapping[str, str | float]]

    def names(self, column: str) -> tuple[str, ...]:
        """The names of a column, in the template's order."""
        return tuple(self.codes[column])

    def code(self, column: str, name: str) -> str | float | None:
        """The code of a name, compared as Excel does: case does not matter."""
        wanted = name.casefold()
        return next((code for each, code in self.codes[column].items() if each.casefold() == wanted), None)


def read_lists(template: Path) -> WebLists:
    """The hidden lists of the template."""
    book = open_workbook(template)
    codes: dict[str, dict[str, str | float]] = {}
    for column, sheet, _ in _CODES.values():
        pairs = ((row[0], row[1]) for row in book.grid(sheet).rows[1:] if len(row) > 1)  # look-ups begin in row 2
        codes[column] = {
            str(name): code for name, code in pairs if isinstance(name, str) and isinstance(code, str | float)
        }
    return WebLists(codes=codes)


def is_web_list(sheets: Sequence[str]) -> bool:
    """Whether a workbook with those sheets is such a list: no other has its hidden lists beside it."""
    return {SHEET, *(sheet for _, sheet, _ in _CODES.values())} <= set(sheets)


def read_web_list(path: Path) -> tuple[WebRow, ...]:
    """The rows of a filled list; NotASpreadsheet when it is none."""
    grid = open_workbook(path).grid(SHEET)
    rows: list[WebRow] = []
    for number in range(1, len(grid.rows)):
        cells = [grid.cell(number, column) for column in range(1, 9)]
        texts = ["" if isinstance(cell, CellError) else shown(cell).strip() for cell in cells]
        if texts[1]:
            rows.append(WebRow(**dict(zip((each.name for each in fields(WebRow)), texts, strict=True))))
    return tuple(rows)


def read_codes(path: Path) -> tuple[tuple[str, ...], ...]:
    """The codes that stand in the code columns of the filled rows, as last calculated."""
    grid = open_workbook(path).grid(SHEET)
    filled = (row for row in range(1, len(grid.rows)) if grid.cell(row, 2))
    return tuple(tuple(shown(grid.cell(row, column)) for column in range(17, 21)) for row in filled)


def write_web_list(template: Path, path: Path, rows: Sequence[WebRow]) -> None:
    """Fill a copy of the template, whole or not at all. ExportError when the template is not the one known."""
    lists = read_lists(template)
    if not all(lists.codes.values()):
        raise _other_template()
    target = io.BytesIO()
    with zipfile.ZipFile(template) as source, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as filled:
        strings = _Strings(source.read(_STRINGS_PART).decode())
        sheet = _filled_sheet(source.read(_SHEET_PART).decode(), rows, lists, strings)
        changed: dict[str, str] = {_SHEET_PART: sheet, _STRINGS_PART: strings.xml()}
        changed[_BOOK_PART] = _calculated_on_load(source.read(_BOOK_PART).decode())
        longer = len(rows) > _room(source.read(_SHEET_PART).decode())
        for entry in source.infolist():
            content = changed.get(entry.filename, "").encode() or source.read(entry)
            if longer and entry.filename in _CHAIN_PARTS:
                content = _without_chain(entry.filename, content)
            if content:
                filled.writestr(entry, content)
    make_folder_for(path)
    write_whole(path, target.getvalue())


def _other_template() -> ExportError:
    return ExportError(
        "Mẫu danh sách của hệ thống đã khác mẫu chương trình biết nên chưa ghi được; dữ liệu không bị thay đổi.",
        "Hãy cài lại chương trình để có lại tệp mẫu đi kèm.",
    )


def _room(sheet: str) -> int:
    """How many rows the template has formulas for."""
    return max(int(found[1]) for found in _ROW.finditer(sheet)) - 1


def _filled_sheet(sheet: str, rows: Sequence[WebRow], lists: WebLists, strings: _Strings) -> str:
    room, styles = _room(sheet), _styles(sheet)

    def fill(found: re.Match[str]) -> str:
        number = int(found[1])
        if number == 1 or number - 2 >= len(rows):
            return found[0]
        return _filled_row(found[0], number, rows[number - 2], lists, strings, styles)

    filled = _ROW.sub(fill, sheet)
    if len(rows) <= room:
        return filled
    last = next(found[0] for found in _ROW.finditer(sheet) if int(found[1]) == room + 1)
    more = "".join(
        _filled_row(_renumbered(last, room + 1, number), number, rows[number - 2], lists, strings, styles)
        for number in range(room + 2, len(rows) + 2)
    )
    return filled.replace("</sheetData>", f"{more}</sheetData>").replace(f':U{room + 1}"', f':U{len(rows) + 1}"', 1)


def _renumbered(row: str, old: int, new: int) -> str:
    """A row of the template for another place; its formulas look at their own row."""
    return re.sub(rf"(?<![\d$])(?:(?<=r=\")|(?<=[A-Z])){old}(?!\d)", str(new), row)


def _filled_row(
    row: str, number: int, told: WebRow, lists: WebLists, strings: _Strings, styles: Mapping[str, str]
) -> str:
    """The row with the nominee's cells; those it has keep their style, others take that of the first row's."""
    head, _, rest = row.partition(">")
    cells = {found[1]: found[0] for found in _CELL.finditer(rest)}
    texts = dict(zip(_COLUMNS, told.texts(), strict=True))
    styles = {**styles, **{found[1]: found[2] for found in _CELL.finditer(rest) if found[2]}}
    cells["A"] = _cell(f"A{number}", styles["A"], "", str(number - 1))
    for column, text in texts.items():
        style = styles[column]
        cells[column] = (
            _cell(f"{column}{number}", style, ' t="s"', str(strings.index(text)))
            if text
            else f'<c r="{column}{number}"{style}/>'
        )
    for column, (asked, _, _) in _CODES.items():
        code = lists.code(asked, texts[asked]) if texts[asked] else None
        if code is not None:
            cells[column] = _with_result(cells[column], code)
    return f"{head}>{''.join(cells[column] for column in sorted(cells))}</row>"


def _cell(place: str, style: str, kind: str, value: str) -> str:
    return f'<c r="{place}"{style}{kind}><v>{value}</v></c>'


def _styles(sheet: str) -> dict[str, str]:
    """The styles of the first row's cells, by column."""
    first = next(found[0] for found in _ROW.finditer(sheet) if found[1] == "2")
    return {found[1]: found[2] or "" for found in _CELL.finditer(first)}


def _with_result(cell: str, code: str | float) -> str:
    """The formula with its result; text and number are marked apart."""
    kind = ' t="str"' if isinstance(code, str) else ""
    value = escape(code) if isinstance(code, str) else shown(code)
    return re.sub(r"<v>[^<]*</v>", f"<v>{value}</v>", cell.replace(' t="e"', kind, 1))


class _Strings:
    """The workbook's texts; new ones are added behind those it has."""

    def __init__(self, xml: str) -> None:
        self._xml = xml
        self._count = xml.count("<si>") + xml.count("<si ")
        self._added: dict[str, int] = {}
        self._uses = 0

    def index(self, text: str) -> int:
        """The number by which cells call the text."""
        self._uses += 1
        return self._added.setdefault(text, self._count + len(self._added))

    def xml(self) -> str:
        """The part with the new texts."""
        texts = (escape(_INVALID.sub("", text)) for text in self._added)
        added = "".join(f'<si><t xml:space="preserve">{text}</t></si>' for text in texts)
        counted = _counted(self._xml, "count", self._uses)
        return _counted(counted, "uniqueCount", len(self._added)).replace("</sst>", f"{added}</sst>")


def _counted(xml: str, name: str, more: int) -> str:
    count: Callable[[re.Match[str]], str] = lambda found: f' {name}="{int(found[1]) + more}"'  # noqa: E731
    return re.sub(rf' {name}="(\d+)"', count, xml, count=1)


def _calculated_on_load(book: str) -> str:
    """Excel calculates everything once when it opens the file."""
    return book.replace("<calcPr ", '<calcPr fullCalcOnLoad="1" ', 1)


def _without_chain(part: str, content: bytes) -> bytes:
    """The part without the order of calculation, which does not know the added rows; Excel makes it anew."""
    if part == _CHAIN_PARTS[0]:
        return b""
    return re.sub(rb"<(?:Override|Relationship)\b[^>]*calcChain[^>]*/>", b"", content)
