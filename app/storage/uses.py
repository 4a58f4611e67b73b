"""Where achievements and nominees are used: nominations of all dossiers outside the trash, seen from the other end."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from app.domain.dossier import Outcome
from app.storage.connection import Row
from app.storage.database import Database
from app.storage.edge import damaged

_SELECT: Final = """
    SELECT d.id AS dossier, d.title AS dossier_title, d.plan, d.sample, p.number AS plan_number,
        d.decision_date,
        n.id AS nomination, n.nominee, m.name AS nominee_name, n.award, n.outcome
    FROM nominations AS n JOIN dossiers AS d ON d.id = n.dossier_id JOIN nominees AS m ON m.id = n.nominee
    JOIN packs AS p ON p.sha256 = d.pack
    WHERE n.deleted_at IS NULL AND d.deleted_at IS NULL"""
_CITED: Final = """SELECT criterion_id FROM answers WHERE dossier_id = ? AND nomination_id = ?
    AND EXISTS (SELECT 1 FROM json_each(answers.achievements) AS cited WHERE cited.value = ?)"""
_ACHIEVEMENTS: Final = """SELECT achievement_id FROM nomination_achievements
    WHERE dossier_id = ? AND nomination_id = ? ORDER BY ordinal"""


@dataclass(frozen=True, kw_only=True)
class Use:
    """A nomination that cites an achievement; ``criteria`` are those it is cited for. Ids are the dossier's plan's."""

    dossier: str
    dossier_title: str
    plan: str
    plan_number: str
    nomination: str
    nominee: str
    nominee_name: str
    award: str
    outcome: Outcome
    criteria: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Proposal:
    """A nomination of a nominee; ``date`` is the day of the award decision."""

    dossier: str
    dossier_title: str
    plan: str
    nominee: str
    award: str
    outcome: Outcome
    date: dt.date | None
    achievements: tuple[str, ...]


class Uses:
    """Answers of the whole database; nothing is kept."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def of_achievement(self, achievement_id: str) -> tuple[Use, ...]:
        """Every nomination that cites it, the last changed dossier first."""
        sql = f"""{_SELECT} AND EXISTS (SELECT 1 FROM nomination_achievements AS l WHERE l.achievement_id = ?
            AND l.dossier_id = n.dossier_id AND l.nomination_id = n.id) ORDER BY d.changed_at DESC, n.ordinal"""
        return tuple(self._use(row, achievement_id) for row in self._database.rows(sql, achievement_id))

    def beside(self, dossier_id: str) -> tuple[Proposal, ...]:
        """The nominations of the dossier's nominees in other dossiers; sample dossiers count only for each other."""
        sql = f"""{_SELECT} AND d.id <> ?1 AND d.sample = (SELECT sample FROM dossiers WHERE id = ?1) AND n.nominee IN
            (SELECT nominee FROM nominations WHERE dossier_id = ?1 AND deleted_at IS NULL) ORDER BY d.id, n.ordinal"""
        return tuple(self._proposal(row) for row in self._database.rows(sql, dossier_id))

    def by_number(self, achievement_ids: Sequence[str]) -> dict[str, int]:
        """How many nominations cite each of the achievements."""
        marks = ", ".join("?" for _ in achievement_ids)
        sql = f"""SELECT l.achievement_id AS id, count(*) AS number FROM nomination_achievements AS l
            JOIN nominations AS n ON n.dossier_id = l.dossier_id AND n.id = l.nomination_id
            JOIN dossiers AS d ON d.id = l.dossier_id
            WHERE n.deleted_at IS NULL AND d.deleted_at IS NULL AND l.achievement_id IN ({marks})
            GROUP BY l.achievement_id"""
        return {row["id"]: row["number"] for row in self._database.rows(sql, *achievement_ids)}

    def _use(self, row: Row, achievement_id: str) -> Use:
        cited = self._database.rows(_CITED, row["dossier"], row["nomination"], achievement_id)
        return Use(
            **_common(row),
            plan_number=row["plan_number"],
            nomination=row["nomination"],
            nominee_name=row["nominee_name"],
            criteria=tuple(each["criterion_id"] for each in cited),
        )

    def _proposal(self, row: Row) -> Proposal:
        cited = self._database.rows(_ACHIEVEMENTS, row["dossier"], row["nomination"])
        try:
            date = dt.date.fromisoformat(row["decision_date"]) if row["decision_date"] else None
        except ValueError as error:
            raise damaged(self._database.path, f"dossiers: {error}") from error
        return Proposal(**_common(row), date=date, achievements=tuple(each["achievement_id"] for each in cited))


def _common(row: Row) -> dict[str, Any]:
    names = ("dossier", "dossier_title", "plan", "nominee", "award", "outcome")
    return {name: row[name] for name in names}
