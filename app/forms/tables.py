"""Lists inside a dossier as tables that are filled row by row: earlier awards, records, figures, participants."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Literal

from app.domain.achievement import Cell, NamedFigure, Participation, TableRow, Value
from app.domain.dates import PartialDate
from app.domain.nominee import Discipline, EarlierAward


@dataclass(frozen=True)
class ListForm:
    """How a list of a thing looks as an answer (``rows``), and the thing with the answer in its place (``put``)."""

    rows: Callable[[Any], Value]
    put: Callable[[Any, Value], Any]


def _dicts(value: Value) -> tuple[TableRow, ...]:
    return tuple(row for row in value if isinstance(row, dict)) if isinstance(value, tuple) else ()


def _text(cell: Cell) -> str:
    return "" if cell is None else str(cell)


def _date(cell: Cell) -> PartialDate | None:
    return PartialDate.from_iso(str(cell)) if cell else None


def _iso(date: PartialDate | None) -> str | None:
    return date.iso() if date else None


def _award_rows(nominee: Any) -> Value:
    return tuple(
        {
            "name": each.name or None,
            "date": _iso(each.date),
            "decision_number": each.decision_number or None,
            "issuer": each.issuer or None,
        }
        for each in nominee.earlier_awards
    )


def _put_awards(nominee: Any, value: Value) -> Any:
    """The plan's id of an earlier award stays with its name."""
    ids = {each.name: each.award for each in nominee.earlier_awards}
    awards = tuple(
        EarlierAward(
            name=_text(row.get("name")),
            award=ids.get(_text(row.get("name")), ""),
            date=_date(row.get("date")),
            decision_number=_text(row.get("decision_number")),
            issuer=_text(row.get("issuer")),
        )
        for row in _dicts(value)
    )
    return replace(nominee, earlier_awards=awards)


def _records(kind: Any) -> ListForm:
    """The records of one kind; those of the other kinds stay before and behind them."""

    def rows(nominee: Any) -> Value:
        return tuple(
            {"what": each.what or None, "since": _iso(each.since), "until": _iso(each.until)}
            for each in nominee.discipline
            if each.kind == kind
        )

    def put(nominee: Any, value: Value) -> Any:
        told = tuple(
            Discipline(
                kind=kind,
                what=_text(row.get("what")),
                since=_date(row.get("since")),
                until=_date(row.get("until")),
            )
            for row in _dicts(value)
        )
        others = tuple(each for each in nominee.discipline if each.kind != kind)
        return replace(nominee, discipline=(*others, *told))

    return ListForm(rows, put)


def _figure_rows(achievement: Any) -> Value:
    return tuple(
        {
            "title": each.title or None,
            "value": each.value or None,
            "unit": each.unit or None,
            "source": each.source or None,
            "as_of": _iso(each.as_of),
        }
        for each in achievement.figures
    )


def _put_figures(achievement: Any, value: Value) -> Any:
    names: tuple[Literal["title", "value", "unit", "source"], ...] = ("title", "value", "unit", "source")
    figures = tuple(
        NamedFigure(as_of=_date(row.get("as_of")), **{name: _text(row.get(name)) for name in names})
        for row in _dicts(value)
    )
    return replace(achievement, figures=figures)


def _participant_ids(achievement: Any) -> Value:
    return tuple(each.nominee for each in achievement.participants)


def _put_participants(achievement: Any, value: Value) -> Any:
    """What part somebody played stays as long as that one takes part."""
    former: Mapping[str, Participation] = {each.nominee: each for each in achievement.participants}
    chosen = [each for each in value if isinstance(each, str)] if isinstance(value, tuple) else []
    participants = tuple(former.get(each, Participation(nominee=each)) for each in chosen)
    return replace(achievement, participants=participants)


def role_of(achievement: Any, nominee: str) -> Value:
    """What part the nominee played; None where nobody said or that one took no part."""
    return next((each.role or None for each in achievement.participants if each.nominee == nominee), None)


def with_role(achievement: Any, nominee: str, value: Value) -> Any:
    """The achievement with the part the nominee played."""
    role = str(value or "")
    told = (replace(each, role=role) if each.nominee == nominee else each for each in achievement.participants)
    return replace(achievement, participants=tuple(told))


TABLES: Mapping[str, ListForm] = {
    "earlier_awards": ListForm(_award_rows, _put_awards),
    "discipline": _records("discipline"),
    "investigation": _records("investigation"),
    "conviction": _records("conviction"),
    "figures": ListForm(_figure_rows, _put_figures),
    "participants": ListForm(_participant_ids, _put_participants),
}
"""By the name of the field; the names are different in all parts of a dossier."""
