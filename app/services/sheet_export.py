"""Lists as Excel files: nominees, the ledger of achievements, tables of figures, and the list web systems take in."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from app.documents.files import file_name
from app.domain.achievement import Achievement, TableRow
from app.domain.achievement import Value as Answer
from app.domain.dates import PartialDate
from app.domain.dossier import Nomination, Snapshot
from app.domain.nominee import Nominee, Sex
from app.domain.plan import Award, Column, NomineeKind
from app.domain.vietnamese import search_key
from app.exchange.sheets.figure_cells import figure_cells
from app.exchange.sheets.list_writer import ListColumn, ListSheet, Value, write_list
from app.exchange.sheets.record_words import award_words, record_words
from app.exchange.sheets.web_list import WebLists, WebRow, read_lists, read_web_list, write_web_list
from app.services.app import App
from app.services.content_areas import area_titles

__all__ = [
    "WebRow",
    "WebWritten",
    "export_achievements",
    "export_nominations",
    "export_nominees",
    "export_table",
    "export_web_list",
    "read_web_list",
    "rows_of",
    "table_name",
    "web_activities",
    "web_award_name",
    "web_guide",
    "web_template",
]

_KINDS: Final[Mapping[NomineeKind, str]] = {
    "individual": "Cá nhân",
    "collective": "Tập thể",
    "household": "Hộ gia đình",
    "organisation": "Tổ chức",
}
_WEB_KINDS: Final[Mapping[NomineeKind, str]] = {
    "individual": "Khen thưởng cá nhân",
    "collective": "Khen thưởng tập thể",
    "household": "Khen thưởng hộ gia đình",
    "organisation": "Khen thưởng tập thể",
}
_SEXES: Final[Mapping[Sex, str]] = {"male": "Nam", "female": "Nữ", "": ""}
_NUMBER_KINDS: Final = ("integer", "number", "money")

_NOMINEE_COLUMNS: Final = (
    ListColumn(title="STT", width=6, align="center"),
    ListColumn(title="Loại", width=11),
    ListColumn(title="Ông/Bà", width=8),
    ListColumn(title="Họ và tên", width=30),
    ListColumn(title="Giới tính", width=9, align="center"),
    ListColumn(title="Ngày sinh", width=12, align="center"),
    ListColumn(title="Chức vụ", width=22),
    ListColumn(title="Đơn vị công tác", width=28),
    ListColumn(title="Địa chỉ", width=24),
    ListColumn(title="Quê quán", width=20),
    ListColumn(title="Dân tộc", width=10),
    ListColumn(title="Tôn giáo", width=10),
    ListColumn(title="Trình độ", width=16),
    ListColumn(title="Ngày thành lập", width=12, align="center"),
    ListColumn(title="Đã được khen thưởng", width=42),
    ListColumn(title="Kỷ luật, đang xem xét, án", width=32),
    ListColumn(title="Ghi chú", width=24),
)
_ACHIEVEMENT_COLUMNS: Final = (
    ListColumn(title="STT", width=6, align="center"),
    ListColumn(title="Thời gian", width=12, align="center"),
    ListColumn(title="Nội dung", width=42),
    ListColumn(title="Lĩnh vực", width=24),
    ListColumn(title="Kết quả", width=42),
    ListColumn(title="Tên số liệu", width=26),
    ListColumn(title="Số liệu", width=12, align="right"),
    ListColumn(title="Đơn vị tính", width=11),
    ListColumn(title="Nguồn số liệu", width=22),
    ListColumn(title="Số liệu tính đến", width=12, align="center"),
    ListColumn(title="Người thực hiện", width=30),
    ListColumn(title="Số quyết định, văn bản", width=18),
    ListColumn(title="Ngày quyết định", width=12, align="center"),
    ListColumn(title="Cơ quan ban hành", width=22),
    ListColumn(title="Nhãn", width=14),
)
_NOMINATION_COLUMNS: Final = (
    ListColumn(title="STT", width=6, align="center"),
    ListColumn(title="Loại", width=12),
    ListColumn(title="Ông/Bà", width=8),
    ListColumn(title="Họ và tên, tên tập thể", width=34),
    ListColumn(title="Ngày sinh", width=12, align="center"),
    ListColumn(title="Chức vụ", width=24),
    ListColumn(title="Đơn vị công tác", width=30),
    ListColumn(title="Hình thức khen thưởng đề nghị", width=34),
    ListColumn(title="Ghi chú", width=24),
)


@dataclass(frozen=True, kw_only=True)
class WebWritten:
    """What was written for the web system; ``unresolved`` are the choices still open in a row, in words.

    ``without_activity`` says that no row tells its field of activity: its codes come when it is chosen in Excel.
    """

    rows: int
    unresolved: tuple[str, ...] = ()
    without_activity: bool = False


def export_nominees(app: App, path: Path, nominees: Sequence[Nominee] | None = None) -> int:
    """Write the register of nominees, or the given ones; how many. FileOpenElsewhere, FolderNotWritable, DiskFull."""
    told = app.nominees.list() if nominees is None else nominees
    rows = [(number, *_nominee_cells(each)) for number, each in enumerate(told, start=1)]
    heading = ("DANH SÁCH CÁ NHÂN, TẬP THỂ, HỘ GIA ĐÌNH",)
    write_list(path, ListSheet(name="Danh sách", heading=heading, columns=_NOMINEE_COLUMNS, rows=rows))
    return len(rows)


def export_achievements(
    app: App, path: Path, achievements: Sequence[Achievement] | None = None, title: str = "SỔ THÀNH TÍCH"
) -> int:
    """Write the ledger, or the given achievements in their order; how many. Raises as :func:`export_nominees`."""
    told = app.achievements.list() if achievements is None else achievements
    names = {each.id: each.name for each in app.nominees.list()}
    areas = area_titles(app)
    rows = [(number, *_achievement_cells(each, names, areas)) for number, each in enumerate(told, start=1)]
    write_list(path, ListSheet(name="Sổ thành tích", heading=(title,), columns=_ACHIEVEMENT_COLUMNS, rows=rows))
    return len(rows)


def export_nominations(snapshot: Snapshot, path: Path) -> int:
    """Write whom a dossier proposes, and for what."""
    dossier = snapshot.dossier
    awards = {each.id: each.name for each in snapshot.plan.awards}
    rows = [
        (number, *_nomination_cells(dossier.nominee_of(each), awards.get(each.award, each.award), each.note))
        for number, each in enumerate(dossier.nominations, start=1)
    ]
    heading = (*dossier.unit.letterhead, "DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG")
    write_list(path, ListSheet(name="Danh sách", heading=heading, columns=_NOMINATION_COLUMNS, rows=rows))
    return len(rows)


def export_table(path: Path, title: str, columns: Sequence[Column], rows: Sequence[TableRow]) -> int:
    """Write a table of figures as the plan asks for it; its groups stand before the names of their columns."""
    drawn = tuple(_table_column(each) for each in columns)
    cells = [tuple(_table_value(each, row.get(each.id)) for each in columns) for row in rows]
    write_list(path, ListSheet(name="Số liệu", heading=(title,), columns=drawn, rows=cells))
    return len(cells)


def rows_of(value: Answer) -> tuple[TableRow, ...]:
    """The rows of an answer that is a table; none where nothing was told."""
    return tuple(row for row in value if isinstance(row, dict)) if isinstance(value, tuple) else ()


def table_name(title: str) -> str:
    """What a table's file is called, without its ending."""
    return file_name(title)


def web_activities(app: App) -> tuple[str, ...]:
    """The fields of activity (lĩnh vực hoạt động) a web list may name."""
    return read_lists(web_template(app)).names("I")


def export_web_list(app: App, snapshot: Snapshot, path: Path, activity: str = "") -> WebWritten:
    """Fill the provincial web systems' list with the dossier's nominations; ``activity`` is one of their fields.

    Names are taken from the template's own lists, so that its codes resolve; where none fits the cell stays empty and
    the row is told. Raises as :func:`export_nominees`, and ExportError.
    """
    template = web_template(app)
    lists = read_lists(template)
    guide = web_guide(app)
    rows = [_web_row(snapshot, each, lists, guide, activity) for each in snapshot.dossier.nominations]
    write_web_list(template, path, rows)
    unresolved = tuple(each for row in rows for each in _open_choices(row))
    return WebWritten(rows=len(rows), unresolved=unresolved, without_activity=bool(rows) and not activity)


def web_template(app: App) -> Path:
    """The form of the provincial web systems that comes with the program."""
    return app.paths.resources / "templates" / "MauTDKT.xlsx"


def web_guide(app: App) -> Mapping[str, Any]:
    """Which name of the form's lists is meant where a plan calls an award or a nominee otherwise."""
    return tomllib.loads((web_template(app).parent / "mau-tdkt.toml").read_text(encoding="utf-8"))


def _nominee_cells(nominee: Nominee) -> tuple[Value, ...]:
    return (
        _KINDS[nominee.kind],
        nominee.honorific,
        nominee.name,
        _SEXES[nominee.sex],
        nominee.birth,
        nominee.position,
        nominee.workplace,
        nominee.address,
        nominee.hometown,
        nominee.ethnicity,
        nominee.religion,
        nominee.education,
        nominee.founded,
        "\n".join(map(award_words, nominee.earlier_awards)),
        "\n".join(map(record_words, nominee.discipline)),
        nominee.description,
    )


def _nomination_cells(nominee: Nominee, award: str, note: str) -> tuple[Value, ...]:
    return (
        _KINDS[nominee.kind],
        nominee.honorific,
        nominee.name,
        nominee.birth,
        nominee.position,
        nominee.workplace or nominee.address,
        award,
        note,
    )


def _achievement_cells(
    achievement: Achievement, names: Mapping[str, str], areas: Mapping[str, str]
) -> tuple[Value, ...]:
    people = (
        f"{names.get(each.nominee, each.nominee)} ({each.role})" if each.role else names.get(each.nominee, each.nominee)
        for each in achievement.participants
    )
    return (
        achievement.date,
        achievement.title,
        areas.get(achievement.area, achievement.area),
        achievement.result,
        *figure_cells(achievement.figures),
        "; ".join(people),
        achievement.document,
        achievement.document_date,
        achievement.document_issuer,
        "; ".join(achievement.tags),
    )


def _table_column(column: Column) -> ListColumn:
    title = f"{column.group}: {column.title}" if column.group else column.title
    wide = column.kind == "text"
    return ListColumn(title=title, width=30 if wide else 14, align="left" if wide else "right")


def _table_value(column: Column, cell: object) -> Value:
    if cell is None or isinstance(cell, bool):
        return cell
    if column.kind == "date":
        return PartialDate.from_iso(str(cell))
    if column.kind in _NUMBER_KINDS and isinstance(cell, str):
        return float(cell)
    return cell if isinstance(cell, int) else str(cell)


def _web_row(
    snapshot: Snapshot, nomination: Nomination, lists: WebLists, guide: Mapping[str, Any], activity: str
) -> WebRow:
    nominee = snapshot.dossier.nominee_of(nomination)
    award = next((each for each in snapshot.plan.awards if each.id == nomination.award), None)
    return WebRow(
        honorific=nominee.honorific,
        name=nominee.name,
        position=nominee.position,
        workplace=nominee.workplace,
        kind=_WEB_KINDS[nominee.kind],
        award=web_award_name(award, lists, guide) if award else "",
        group=_group_name(nominee, lists, guide),
        activity=activity,
    )


def web_award_name(award: Award, lists: WebLists, guide: Mapping[str, Any]) -> str:
    """The template's name of an award: the same one, or the one the guide gives for its beginning and level."""
    names = lists.names("G")
    if same := next((name for name in names if search_key(name) == search_key(award.name)), None):
        return same
    for rule in guide["awards"]:
        begins = any(search_key(award.name).startswith(search_key(word)) for word in rule["words"])
        if begins and rule.get("level", award.level) == award.level and rule["name"] in names:
            return rule["name"]
    return ""


def _group_name(nominee: Nominee, lists: WebLists, guide: Mapping[str, Any]) -> str:
    """The template's group of a nominee, by the first rule that fits."""
    for rule in guide["groups"]:
        told = search_key(nominee.position if rule.get("in") == "position" else nominee.name)
        words = [search_key(word) for word in rule.get("words", ())]
        fits = not words or any(told == word or told.startswith(f"{word} ") for word in words)
        if fits and nominee.kind in rule.get("kinds", (nominee.kind,)) and rule["name"] in lists.names("H"):
            return rule["name"]
    return ""


def _open_choices(row: WebRow) -> Iterator[str]:
    if not row.award:
        yield f"{row.name}: mẫu không có hình thức khen thưởng này, hãy chọn ở cột G trong Excel."
    if not row.group:
        yield f"{row.name}: chưa rõ phân loại đối tượng, hãy chọn ở cột H trong Excel."
