"""Writes the parts of a dossier that one change touched, and nothing else."""

from __future__ import annotations

from collections.abc import Sequence

from app.domain.dossier import Dossier
from app.domain.dossier_part import DossierPart
from app.storage.achievements import Achievements
from app.storage.database import Database, now_text
from app.storage.dossier_rows import touch, touched_row, write_lists
from app.storage.evidence import EvidenceRegister
from app.storage.links import LinkKind, write_links
from app.storage.nominations import write_nominations
from app.storage.nominees import Nominees
from app.storage.units import Units


class DossierParts:
    """The registers are those of the same database."""

    def __init__(self, database: Database, evidence: EvidenceRegister) -> None:
        self._database = database
        self._units = Units(database)
        self._nominees = Nominees(database)
        self._achievements = Achievements(database)
        self._evidence = evidence

    def write(self, after: Dossier, part: DossierPart) -> None:
        """Write what ``part`` touched as it stands in ``after``, in one transaction; UnknownId.

        A nomination that is no longer there goes to the trash.
        """
        with self._database.transaction():
            touch(self._database, after.id)
            self._write_registers(part)
            self._write_own(after, part)
            self._write_links(after.id, part)
            self._write_nominations(after, part)

    def _write_registers(self, part: DossierPart) -> None:
        if part.unit is not None:
            self._units.save(part.unit)
        self._nominees.save(*part.nominees)
        self._evidence.save(*part.evidence)
        self._achievements.save(*part.achievements)

    def _write_own(self, after: Dossier, part: DossierPart) -> None:
        row = touched_row(after, part)
        if row:
            assignments = ", ".join(f"{column} = ?" for column in row)
            self._database.change(f"UPDATE dossiers SET {assignments} WHERE id = ?", *row.values(), after.id)
        if any(each is not None for each in (part.figures, part.told_quotas, part.events)):
            write_lists(self._database, after)

    def _write_links(self, dossier_id: str, part: DossierPart) -> None:
        orders: dict[LinkKind, Sequence[str] | None] = {
            "nominees": part.nominees_order,
            "achievements": part.achievements_order,
            "evidence": part.evidence_order,
        }
        for kind, order in orders.items():
            if order is not None:
                write_links(self._database, kind, dossier_id, order)

    def _write_nominations(self, after: Dossier, part: DossierPart) -> None:
        touched = {each.id for each in part.nominations}
        if part.nominations_order is not None:
            sql = "UPDATE nominations SET deleted_at = ? WHERE dossier_id = ? AND deleted_at IS NULL"
            self._database.change(sql, now_text(), after.id)
            touched = {each.id for each in after.nominations}
        numbered = {place: each for place, each in enumerate(after.nominations) if each.id in touched}
        write_nominations(self._database, after.id, numbered)
