"""Rows of a list as achievements, those who took part told by name."""

from __future__ import annotations

from dataclasses import dataclass

from app.domain.achievement import Achievement
from app.exchange.sheets.figure_cells import read_figures
from app.exchange.sheets.nominee_rows import names_of
from app.exchange.sheets.row_reader import RowReader, several


@dataclass(frozen=True, kw_only=True)
class ToldAchievement:
    """An achievement as a list tells it: who took part is told by name."""

    achievement: Achievement
    participants: tuple[str, ...] = ()
    role: str = ""


def read_achievement(row: RowReader) -> ToldAchievement:
    """The achievement of a row."""
    title = row.text("title")
    if not title:
        row.say("title", "chưa ghi đã làm việc gì.")
    return ToldAchievement(
        achievement=Achievement(
            id="",
            title=title,
            area=row.text("area"),
            date=row.date("date"),
            result="\n".join(row.lines("result")),
            figures=read_figures(row, title),
            document=row.text("document_number"),
            document_date=row.date("document_date"),
            document_issuer=row.text("issuer"),
            tags=tuple(dict.fromkeys(several(row.text("tags"), row.lines("tags")))),
        ),
        participants=_participants(row),
        role=row.text("role"),
    )


def _participants(row: RowReader) -> tuple[str, ...]:
    told = several(row.text("participants"), row.lines("participants"))
    return tuple(dict.fromkeys(name for each in told for name in names_of(each)))
