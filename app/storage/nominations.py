"""The rows of nominations: reads and writes them inside somebody else's transaction."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any, Final

from app.domain.achievement import Figure
from app.domain.dossier import Answer, Nomination
from app.storage.connection import Row
from app.storage.database import Database
from app.storage.records import columns_of, row_of, values_of

_COLUMNS: Final = columns_of(Nomination, without=("figures", "answers", "achievements"))
_FIGURE: Final = columns_of(Figure)
_ANSWER: Final = columns_of(Answer)
_DEPENDENTS: Final = ("nomination_figures", "answers", "nomination_achievements")

FIGURE_KEY: Final = ("dossier_id", "nomination_id", "field_id")
ANSWER_KEY: Final = ("dossier_id", "nomination_id", "criterion_id")
KEY: Final = ("dossier_id", "id")


def figure_rows(owner: Row, figures: Mapping[str, Figure]) -> list[Row]:
    """The rows of figures by field id; ``owner`` is what every row begins with."""
    return [{**owner, "field_id": field, **row_of(figure, _FIGURE)} for field, figure in figures.items()]


def answer_rows(owner: Row, answers: Mapping[str, Answer]) -> list[Row]:
    """The rows of answers by criterion id; ``owner`` is what every row begins with."""
    return [{**owner, "criterion_id": each, **row_of(answer, _ANSWER)} for each, answer in answers.items()]


def figures_of(rows: Iterable[Row]) -> dict[str, Figure]:
    """The figures by field id again; ValueError when a row is spoilt."""
    return {row["field_id"]: Figure(**values_of(row, _FIGURE)) for row in rows}


def write_nominations(database: Database, dossier_id: str, numbered: Mapping[int, Nomination]) -> None:
    """Write the nominations at their places in the dossier, with all that hangs on them."""
    if not numbered:
        return
    rows = [
        {"dossier_id": dossier_id, "ordinal": ordinal, "deleted_at": None, **row_of(nomination, _COLUMNS)}
        for ordinal, nomination in numbered.items()
    ]
    database.put("nominations", rows, key=KEY)
    for table in _DEPENDENTS:
        for nomination in numbered.values():
            database.change(
                f"DELETE FROM {table} WHERE dossier_id = ? AND nomination_id = ?", dossier_id, nomination.id
            )
    _add_dependents(database, dossier_id, tuple(numbered.values()))


def read_nominations(database: Database, dossier_id: str) -> tuple[Nomination, ...]:
    """The nominations outside the trash, in the dossier's order; ValueError when a row is spoilt."""
    figures = _by_nomination(database, dossier_id, "nomination_figures", "field_id")
    answers = _by_nomination(database, dossier_id, "answers", "criterion_id")
    achievements = _by_nomination(database, dossier_id, "nomination_achievements", "ordinal")
    rows = database.rows(
        "SELECT * FROM nominations WHERE dossier_id = ? AND deleted_at IS NULL ORDER BY ordinal, id", dossier_id
    )
    return tuple(
        Nomination(
            **values_of(row, _COLUMNS),
            figures=figures_of(figures[row["id"]]),
            answers=_answers_of(answers[row["id"]]),
            achievements=tuple(each["achievement_id"] for each in achievements[row["id"]]),
        )
        for row in rows
    )


def _add_dependents(database: Database, dossier_id: str, nominations: Iterable[Nomination]) -> None:
    figures: list[Row] = []
    answers: list[Row] = []
    achievements: list[Row] = []
    for nomination in nominations:
        owner: dict[str, Any] = {"dossier_id": dossier_id, "nomination_id": nomination.id}
        figures += figure_rows(owner, nomination.figures)
        answers += answer_rows(owner, nomination.answers)
        achievements += [
            {**owner, "ordinal": ordinal, "achievement_id": each}
            for ordinal, each in enumerate(nomination.achievements)
        ]
    for table, rows in zip(_DEPENDENTS, (figures, answers, achievements), strict=True):
        if rows:
            database.add(table, rows)


def _by_nomination(database: Database, dossier_id: str, table: str, order: str) -> defaultdict[str, list[Row]]:
    rows = database.rows(f"SELECT * FROM {table} WHERE dossier_id = ? ORDER BY {order}", dossier_id)
    grouped: defaultdict[str, list[Row]] = defaultdict(list)
    for row in rows:
        grouped[row["nomination_id"]].append(row)
    return grouped


def _answers_of(rows: Iterable[Row]) -> dict[str, Answer]:
    return {row["criterion_id"]: Answer(**values_of(row, _ANSWER)) for row in rows}
