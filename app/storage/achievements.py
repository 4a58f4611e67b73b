"""The register of achievements, kept through the years and used by any dossier."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from app.domain.achievement import Achievement, NamedFigure, Participation
from app.domain.vietnamese import text_sort_key
from app.storage.database import Database
from app.storage.registers import PRESENT, Part, Register, Shape

_AT_ONCE: Final = 500


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

    def titled(self, titles: Sequence[str]) -> tuple[Achievement, ...]:
        """Those that have one of the titles, letter by letter, in no particular order."""
        asked = tuple(dict.fromkeys(titles))
        found: list[Achievement] = []
        for start in range(0, len(asked), _AT_ONCE):
            some = asked[start : start + _AT_ONCE]
            places = ", ".join(f"?{number}" for number in range(1, len(some) + 1))
            ids = f"SELECT id FROM achievements WHERE title IN ({places}) AND deleted_at IS NULL"
            found += self.select(ids, *some)
        return tuple(found)

    def of(self, nominee_id: str) -> tuple[Achievement, ...]:
        """What the nominee took part in, whatever dossier it stands in."""
        found = self.select(
            "SELECT achievement_id FROM achievement_participants WHERE nominee = ?1",
            nominee_id,
            condition=PRESENT,
        )
        return tuple(sorted(found, key=_order))
