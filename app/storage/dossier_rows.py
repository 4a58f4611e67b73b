"""A dossier's own row and the short lists that hang on it: figures, told quotas, days of events."""

from __future__ import annotations

import hashlib
import json
import tomllib
from collections.abc import Iterable, Mapping
from typing import Any, Final, cast

from app.domain.dossier import Dossier, EventDate, Minutes, Submission
from app.domain.dossier_part import DossierPart
from app.errors import UnknownId
from app.storage.connection import Row
from app.storage.database import Database, now_text
from app.storage.nominations import figure_rows, figures_of
from app.storage.records import Column, columns_of, row_of, values_of

_OWN: Final = columns_of(
    Dossier,
    without=(
        *("unit", "nominees", "nominations", "achievements", "evidence"),
        *("figures", "told_quotas", "events", "minutes", "submission"),
    ),
)
_EVENT: Final = columns_of(EventDate)
_IN_THE_ROW: Final[Mapping[str, tuple[type, tuple[Column, ...]]]] = {
    "minutes": (Minutes, columns_of(Minutes)),
    "submission": (Submission, columns_of(Submission)),
}

KEY: Final = ("id",)


def unknown_dossier(dossier_id: str) -> UnknownId:
    """The error for a dossier that is not there."""
    return UnknownId(
        f"Không có hồ sơ nào mang mã “{dossier_id}”; dữ liệu không bị thay đổi.",
        "Có thể hồ sơ đã được chuyển vào thùng rác. Hãy xem lại danh sách hồ sơ.",
    )


def touch(database: Database, dossier_id: str) -> None:
    """Note that the dossier changes now; UnknownId when there is none outside the trash."""
    sql = "UPDATE dossiers SET changed_at = ? WHERE id = ? AND deleted_at IS NULL"
    if not database.change(sql, now_text(), dossier_id):
        raise unknown_dossier(dossier_id)


def require_dossier(database: Database, dossier_id: str) -> None:
    """UnknownId when there is no such dossier outside the trash."""
    if database.row("SELECT 1 FROM dossiers WHERE id = ? AND deleted_at IS NULL", dossier_id) is None:
        raise unknown_dossier(dossier_id)


def own_values(row: Row) -> dict[str, Any]:
    """What the dossier's own row says, as keyword arguments of Dossier; ValueError when it is spoilt."""
    values = values_of(row, _OWN)
    for field, (kind, columns) in _IN_THE_ROW.items():
        values[field] = kind(**values_of(row, columns, prefix=f"{field}_"))
    return values


def touched_row(dossier: Dossier, part: DossierPart) -> Row:
    """The columns of the dossier's own row that a change touched."""
    own = row_of(dossier, _OWN)
    row: dict[str, Any] = {name: own[name] for name in own if getattr(part, name, None) is not None}
    if part.unit is not None:
        row["unit_id"] = part.unit.id
    if part.minutes is not None:
        row |= _part_row("minutes", part.minutes)
    if part.submission is not None:
        row |= _part_row("submission", part.submission)
    return row


def _part_row(field: str, part: Minutes | Submission) -> Row:
    """The columns of the dossier's row that hold its minutes or its submission."""
    return row_of(part, _IN_THE_ROW[field][1], prefix=f"{field}_")


def write_row(database: Database, dossier: Dossier, pack: str) -> None:
    """Write the dossier's own row, outside the trash; ``pack`` is the hash of its plan pack."""
    now = now_text()
    known = database.row("SELECT created_at FROM dossiers WHERE id = ?", dossier.id)
    row = {
        **row_of(dossier, _OWN),
        **_part_row("minutes", dossier.minutes),
        **_part_row("submission", dossier.submission),
        "pack": pack,
        "unit_id": dossier.unit.id,
        "created_at": known["created_at"] if known else now,
        "changed_at": now,
        "deleted_at": None,
    }
    database.put("dossiers", [row], key=KEY)


def keep_pack(database: Database, text: str) -> str:
    """Keep the text of a plan pack once, however many dossiers are pinned to it; its hash."""
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    if database.row("SELECT 1 FROM packs WHERE sha256 = ?", sha256) is None:
        title, number = heading_of(text)
        database.add("packs", [{"sha256": sha256, "text": text, "title": title, "number": number}])
    return sha256


def heading_of(pack_text: str) -> tuple[str, str]:
    """The title and number of a plan, so that lists need not read whole packs; "" where the text has none."""
    try:
        data: dict[str, Any] = json.loads(pack_text) if pack_text.startswith("{") else tomllib.loads(pack_text)
    except ValueError:
        return "", ""
    identity = data.get("identity")
    if not isinstance(identity, dict):
        return "", ""
    known = cast("dict[str, Any]", identity)
    return str(known.get("title", "")), str(known.get("number", ""))


def pack_of(database: Database, dossier_id: str) -> str:
    """The hash of the plan pack of a dossier that has one; UnknownId."""
    row = database.row("SELECT pack FROM dossiers WHERE id = ?", dossier_id)
    if row is None:
        raise unknown_dossier(dossier_id)
    return str(row["pack"])


def write_lists(database: Database, dossier: Dossier) -> None:
    """Write the dossier's figures, told quotas and days of events, in place of those there were."""
    owner: Row = {"dossier_id": dossier.id}
    told = [{**owner, "limit_id": limit, "number": number} for limit, number in dossier.told_quotas.items()]
    _replace(database, "figures", dossier.id, figure_rows(owner, dossier.figures))
    _replace(database, "told_quotas", dossier.id, told)
    _replace(database, "events", dossier.id, [event_row(dossier.id, *each) for each in dossier.events.items()])


def read_lists(database: Database, dossier_id: str) -> dict[str, Any]:
    """What :func:`write_lists` wrote, as keyword arguments of Dossier; ValueError when a row is spoilt."""
    told = _listed(database, "told_quotas", "limit_id", dossier_id)
    events = _listed(database, "events", "event_id", dossier_id)
    return {
        "figures": figures_of(_listed(database, "figures", "field_id", dossier_id)),
        "told_quotas": {row["limit_id"]: row["number"] for row in told},
        "events": {row["event_id"]: EventDate(**values_of(row, _EVENT)) for row in events},
    }


def event_row(dossier_id: str, event_id: str, event: EventDate) -> Row:
    """The row of one event's day."""
    return {"dossier_id": dossier_id, "event_id": event_id, **row_of(event, _EVENT)}


def _replace(database: Database, table: str, dossier_id: str, rows: Iterable[Row]) -> None:
    database.change(f"DELETE FROM {table} WHERE dossier_id = ?", dossier_id)
    if kept := list(rows):
        database.add(table, kept)


def _listed(database: Database, table: str, order: str, dossier_id: str) -> list[Row]:
    return database.rows(f"SELECT * FROM {table} WHERE dossier_id = ? ORDER BY {order}", dossier_id)
