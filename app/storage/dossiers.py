"""Dossiers as wholes: loading, saving, listing, the trash, and the pinned plan pack."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal, TypeVar

from app.domain.achievement import Achievement, Evidence
from app.domain.dossier import Dossier
from app.domain.dossier_part import DossierPart, difference
from app.domain.nominee import Nominee
from app.domain.references import broken_references
from app.domain.unit import Unit
from app.errors import InputError
from app.storage.achievements import Achievements
from app.storage.connection import Row
from app.storage.database import Database, now_text
from app.storage.dossier_parts import DossierParts
from app.storage.dossier_rows import (
    keep_pack,
    own_values,
    pack_of,
    read_lists,
    unknown_dossier,
    write_lists,
    write_row,
)
from app.storage.edge import damaged
from app.storage.evidence import EvidenceRegister
from app.storage.links import LINKS, LinkKind, linked_ids, write_links
from app.storage.nominations import read_nominations, write_nominations
from app.storage.nominees import Nominees
from app.storage.records import columns_of, values_of
from app.storage.registers import Register, Thing
from app.storage.units import Units

T = TypeVar("T", bound=Thing)


@dataclass(frozen=True, kw_only=True)
class DossierRow:
    """What a list of dossiers shows; times are in UTC, ``deleted_at`` None = not in the trash.

    ``decided`` counts the nominations that have a result.
    """

    id: str
    title: str
    plan: str
    plan_version: str
    plan_title: str
    plan_number: str
    unit_name: str
    nominations: int
    submitted_date: dt.date | None
    decided: int
    sample: bool
    created_at: dt.datetime
    changed_at: dt.datetime
    deleted_at: dt.datetime | None


@dataclass(frozen=True, kw_only=True)
class Difference:
    """A thing the registers have under an id with which a dossier brings another content."""

    kind: Literal["unit", "nominee", "achievement", "evidence"]
    ours: Unit | Nominee | Achievement | Evidence


class Dossiers:
    """The dossiers of the database.

    The registers are those of the same database.
    """

    def __init__(self, database: Database, evidence: EvidenceRegister) -> None:
        self._database = database
        self._units = Units(database)
        self._nominees = Nominees(database)
        self._achievements = Achievements(database)
        self._evidence = evidence
        self._parts = DossierParts(database, evidence)

    def list(self) -> tuple[DossierRow, ...]:
        """All dossiers outside the trash, the last changed first."""
        return self._list("d.deleted_at IS NULL")

    def trashed(self) -> tuple[DossierRow, ...]:
        """The dossiers in the trash, the last changed first."""
        return self._list("d.deleted_at IS NOT NULL")

    def count(self) -> int:
        """How many dossiers there are outside the trash."""
        row = self._database.row("SELECT count(*) AS number FROM dossiers WHERE deleted_at IS NULL")
        return int(row["number"]) if row else 0

    def exists(self, dossier_id: str) -> bool:
        """Whether there is a dossier with that id, in the trash or not."""
        return self._database.row("SELECT 1 FROM dossiers WHERE id = ?", dossier_id) is not None

    def load(self, dossier_id: str) -> Dossier:
        """The whole dossier; UnknownId when there is none or it is in the trash.

        Evidence that a shared achievement got through another dossier joins this one's.
        """
        row = self._database.row("SELECT * FROM dossiers WHERE id = ? AND deleted_at IS NULL", dossier_id)
        if row is None:
            raise unknown_dossier(dossier_id)
        try:
            return self._dossier(row)
        except ValueError as error:
            raise damaged(self._database.path, f"dossiers: {error}") from error

    def save(self, dossier: Dossier, pack_text: str | None = None) -> None:
        """Write the whole dossier with everything it stands on, in one transaction.

        ``pack_text`` is the plan pack it is pinned to; UnknownId if it is left out for a dossier that has none
        yet. What the registers have under the same ids is overwritten (see :meth:`differing`) and comes out of
        the trash, and so does the dossier; a nomination that is no longer there goes into it. InputError when
        ids contradict each other.
        """
        _refuse_broken(dossier)
        with self._database.transaction():
            pack = pack_of(self._database, dossier.id) if pack_text is None else keep_pack(self._database, pack_text)
            self._save_registers(dossier)
            write_row(self._database, dossier, pack)
            write_lists(self._database, dossier)
            self._save_links(dossier)
            self._save_nominations(dossier)

    def save_part(self, after: Dossier, part: DossierPart) -> None:
        """Write only what a change touched, as it stands in ``after``; UnknownId, InputError as for :meth:`save`."""
        _refuse_broken(after)
        self._parts.write(after, part)

    def change(self, dossier_id: str, **changes: Any) -> None:
        """Give fields of the dossier another value, by their names; UnknownId."""
        before = self.load(dossier_id)
        after = replace(before, **changes)
        self.save_part(after, difference(before, after)[1])

    def differing(self, dossier: Dossier) -> tuple[Difference, ...]:
        """What :meth:`save` would overwrite in the registers with another content."""
        return (
            *(Difference(kind="unit", ours=each) for each in self._units.differing([dossier.unit])),
            *(Difference(kind="nominee", ours=each) for each in self._nominees.differing(dossier.nominees)),
            *(Difference(kind="achievement", ours=each) for each in self._achievements.differing(dossier.achievements)),
            *(Difference(kind="evidence", ours=each) for each in self._evidence.differing(dossier.evidence)),
        )

    def pack_text(self, dossier_id: str) -> str:
        """The text of the plan pack the dossier is pinned to; UnknownId."""
        sql = "SELECT text FROM packs WHERE sha256 = ?"
        row = self._database.row(sql, pack_of(self._database, dossier_id))
        if row is None:
            raise damaged(self._database.path, "packs")
        return str(row["text"])

    def delete(self, dossier_id: str) -> None:
        """Move to the trash; UnknownId when there is none outside it."""
        sql = "UPDATE dossiers SET deleted_at = ? WHERE id = ? AND deleted_at IS NULL"
        if not self._database.change(sql, now_text(), dossier_id):
            raise unknown_dossier(dossier_id)

    def restore(self, dossier_id: str) -> None:
        """Take out of the trash, with whatever it uses that was thrown away meanwhile; UnknownId."""
        sql = "UPDATE dossiers SET deleted_at = NULL WHERE id = ? AND deleted_at IS NOT NULL"
        with self._database.transaction():
            if not self._database.change(sql, dossier_id):
                raise unknown_dossier(dossier_id)
            used = {link.register: link.ids for link in LINKS.values()}
            used["units"] = "SELECT unit_id FROM dossiers WHERE id = ?1"
            for table, ids in used.items():
                self._database.change(f"UPDATE {table} SET deleted_at = NULL WHERE id IN ({ids})", dossier_id)

    def _list(self, condition: str) -> tuple[DossierRow, ...]:
        columns = columns_of(DossierRow)
        sql = f"""
            SELECT d.*, u.name AS unit_name, p.title AS plan_title, p.number AS plan_number,
                (SELECT count(*) FROM nominations AS n
                WHERE n.dossier_id = d.id AND n.deleted_at IS NULL) AS nominations,
                (SELECT count(*) FROM nominations AS n
                WHERE n.dossier_id = d.id AND n.deleted_at IS NULL AND n.outcome != '') AS decided
            FROM dossiers AS d JOIN units AS u ON u.id = d.unit_id JOIN packs AS p ON p.sha256 = d.pack
            WHERE {condition} ORDER BY d.changed_at DESC, d.id"""
        return tuple(DossierRow(**values_of(row, columns)) for row in self._database.rows(sql))

    def _dossier(self, row: Row) -> Dossier:
        dossier_id: str = row["id"]
        (unit,) = self._units.select("SELECT ?1", row["unit_id"])
        return Dossier(
            **own_values(row),
            unit=unit,
            nominees=self._linked(self._nominees, "nominees", dossier_id),
            nominations=read_nominations(self._database, dossier_id),
            achievements=self._linked(self._achievements, "achievements", dossier_id),
            evidence=self._linked(self._evidence, "evidence", dossier_id),
            **read_lists(self._database, dossier_id),
        )

    def _linked(self, register: Register[T], kind: LinkKind, dossier_id: str) -> tuple[T, ...]:
        places = {each: place for place, each in enumerate(linked_ids(self._database, kind, dossier_id))}
        things = register.select(LINKS[kind].ids, dossier_id)
        return tuple(sorted(things, key=lambda thing: (places.get(thing.id, len(places)), thing.id)))

    def _save_registers(self, dossier: Dossier) -> None:
        self._units.save(dossier.unit)
        self._nominees.save(*dossier.nominees)
        self._evidence.save(*dossier.evidence)
        self._achievements.save(*dossier.achievements)

    def _save_links(self, dossier: Dossier) -> None:
        lists: dict[LinkKind, Sequence[Thing]] = {
            "nominees": dossier.nominees,
            "achievements": dossier.achievements,
            "evidence": dossier.evidence,
        }
        for kind, things in lists.items():
            write_links(self._database, kind, dossier.id, [thing.id for thing in things])

    def _save_nominations(self, dossier: Dossier) -> None:
        self._database.change(
            "UPDATE nominations SET deleted_at = coalesce(deleted_at, ?) WHERE dossier_id = ?", now_text(), dossier.id
        )
        write_nominations(self._database, dossier.id, dict(enumerate(dossier.nominations)))


def _refuse_broken(dossier: Dossier) -> None:
    broken = broken_references(dossier)
    if broken:
        raise InputError(
            f"Hồ sơ “{dossier.title}” có các mã không khớp nhau nên chưa được lưu; dữ liệu không bị thay đổi.",
            f"Cần sửa: {'; '.join(broken)}.",
        )
