"""The register of achievements, kept through the years and used by any dossier."""

from __future__ import annotations

from typing import Final

from app.domain.achievement import Achievement, NamedFigure, Participation
from app.domain.vietnamese import text_sort_key
from app.storage.database import Database
from app.storage.registers import Part, Register, Shape


def _order(achievement: Achievement) -> tuple[str, str]:
    return achievement.date.iso() if achievement.date else "", text_sort_key(achievement.title)


_SHAPE: Final = Shape(
    kind=Achievement,
    noun="thành tích",
    table="achievements",
    order=_order,
    users="""SELECT d.title FROM dossier_achievements AS l JOIN dossiers AS d ON d.id = l.dossier_id
        WHERE l.achievement_id = ? AND d.deleted_at IS NULL""",
    parts=(
        Part(field="figures", table="achievement_figures", owner="achievement_id", kind=NamedFigure),
        Part(field="participants", table="achievement_participants", owner="achievement_id", kind=Participation),
        Part(field="evidence", table="achievement_evidence", owner="achievement_id", column="evidence_id"),
    ),
)


class Achievements(Register[Achievement]):
    """The achievements, oldest first; those without a date stand before all others.

    Evidence an achievement names must have been saved before.
    """

    def __init__(self, database: Database) -> None:
        super().__init__(database, _SHAPE)

    def of(self, nominee_id: str) -> tuple[Achievement, ...]:
        """What the nominee took part in, whatever dossier it stands in."""
        found = self.select(
            "SELECT achievement_id FROM achievement_participants WHERE nominee = ?1",
            nominee_id,
            condition="deleted_at IS NULL",
        )
        return tuple(sorted(found, key=_order))
