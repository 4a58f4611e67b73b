"""Where answers stand in a dossier: taking one out of its place and putting one in."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from app.domain.achievement import Achievement, Figure, Value
from app.domain.dates import PartialDate, as_slashes
from app.domain.dossier import Answer, Dossier, EventDate, Nomination
from app.domain.finding import Finding, Place
from app.errors import InputError
from app.forms.spec import FormField
from app.forms.tables import TABLES, role_of, with_role

_ABOUT_FIGURES = ("source", "as_of")


@dataclass(frozen=True)
class _Form:
    """How a part of the domain looks as an answer, and back."""

    shown: Callable[[Any], Value]
    stored: Callable[[Value], Any]


def put_answer(dossier: Dossier, field: FormField, value: Value) -> Dossier:
    """The dossier with the answer in its place; everything else stays as it is.

    Raises InputError with a finding at the field for half a date where the very day is needed. A place that
    the dossier does not have changes nothing.
    """
    try:
        return _PUTTERS[field.place.part](dossier, field.place, value)
    except ValueError as problem:
        finding = Finding(
            code="answer",
            severity="error",
            topic="general",
            message=str(problem),
            place=field.place,
            clause=field.clause,
            mend="Sửa lại cho đúng rồi nhập tiếp.",
        )
        raise InputError(str(problem), findings=(finding,)) from problem


def put_achievement_answer(achievement: Achievement, field: FormField, value: Value) -> Achievement:
    """The achievement with the answer in its place, outside any dossier."""
    return _with(achievement, field.place, value)


def stored_achievement_answer(achievement: Achievement, place: Place) -> Value:
    """What stands in the place of an achievement outside any dossier."""
    return _shown(achievement, place)


def stored_answer(dossier: Dossier, place: Place) -> Value:
    """What stands in the place now, as :func:`put_answer` takes it; None when nothing does."""
    match place.part:
        case "dossier" if place.id:
            return _shown(dossier, place)
        case "dossier":
            return _shown_figure(dossier.figures, place.field)
        case "nomination":
            found = next((each for each in dossier.nominations if each.id == place.id), None)
            return _shown_of_nomination(found, place) if found else None
        case "events":
            told = dossier.events.get(place.id)
            return None if told is None else told.fixed if place.field == "fixed" else told.date.isoformat()
        case "quota":
            return dossier.told_quotas.get(place.field)
        case _:
            thing = _thing(dossier, place)
            return None if thing is None else _shown(thing, place)


def _thing(dossier: Dossier, place: Place) -> object | None:
    """The part of the dossier with plain attributes that the place is in."""
    match place.part:
        case "submission":
            return dossier.submission
        case "minutes":
            return dossier.minutes
        case "unit":
            return dossier.unit.signer(place.id) if place.id else dossier.unit
        case "nominee":
            return next((each for each in dossier.nominees if each.id == place.id), None)
        case "achievement" | "evidence":
            listed = dossier.achievements if place.part == "achievement" else dossier.evidence
            return next((each for each in listed if each.id == place.id), None)
        case _:
            return None


def _shown(thing: object, place: Place) -> Value:
    if nominee := _role_place(place):
        return role_of(thing, nominee)
    if place.field in TABLES:
        return TABLES[place.field].rows(thing)
    return _form(place).shown(getattr(thing, place.field))


def _with(thing: Any, place: Place, value: Value) -> Any:
    """The thing with one attribute changed."""
    if nominee := _role_place(place):
        return with_role(thing, nominee, value)
    if place.field in TABLES:
        return TABLES[place.field].put(thing, value)
    return replace(thing, **{place.field: _form(place).stored(value)})


def _role_place(place: Place) -> str:
    """The id of the participant whose role is told there; "" = no such place."""
    name, _, nominee = place.field.partition(".")
    return nominee if (place.part, name) == ("achievement", "participants") else ""


def _form(place: Place) -> _Form:
    is_partial = place.part == "achievement" and place.field == "date"
    return _PARTIAL if is_partial else _FORMS.get(place.field, _TEXT)


def _put_dossier(dossier: Dossier, place: Place, value: Value) -> Dossier:
    if place.id:
        return _with(dossier, place, value)
    return replace(dossier, figures=_with_figure(dossier.figures, place.field, value))


def _put_nomination(dossier: Dossier, place: Place, value: Value) -> Dossier:
    changed = (_with_nomination(each, place, value) if each.id == place.id else each for each in dossier.nominations)
    return replace(dossier, nominations=tuple(changed))


def _with_nomination(nomination: Nomination, place: Place, value: Value) -> Nomination:
    field = place.field
    name, dot, what = field.rpartition(".")
    if dot and what not in _ABOUT_FIGURES:
        answer = _answered(nomination.answers.get(name, Answer()), what, value)
        return replace(nomination, answers={**nomination.answers, name: answer})
    if field in _OF_NOMINATION:
        return _with(nomination, place, value)
    return replace(nomination, figures=_with_figure(nomination.figures, field, value))


def _answered(answer: Answer, what: str, value: Value) -> Answer:
    if what in ("evidence", "achievements"):
        return replace(answer, **{what: _texts(value)})
    if what == "reason":
        return replace(answer, reason=str(value or ""))
    if what == "applies":
        return replace(answer, applies=value is not False)
    return replace(answer, met=value if isinstance(value, bool) else None)


def _shown_of_nomination(nomination: Nomination, place: Place) -> Value:
    field = place.field
    name, dot, what = field.rpartition(".")
    if dot and what not in _ABOUT_FIGURES:
        answer = nomination.answers.get(name, Answer())
        shown: Mapping[str, Value] = {
            "evidence": answer.evidence,
            "achievements": answer.achievements,
            "reason": answer.reason or None,
            "applies": answer.applies,
        }
        return shown.get(what, answer.met)
    return _shown(nomination, place) if field in _OF_NOMINATION else _shown_figure(nomination.figures, field)


def _with_figure(figures: Mapping[str, Figure], field: str, value: Value) -> dict[str, Figure]:
    name, dot, what = field.rpartition(".")
    if not dot:
        return {**figures, field: replace(figures.get(field, Figure()), value=value)}
    former = figures.get(name, Figure())
    if what == "as_of":
        return {**figures, name: replace(former, as_of=_partial(value))}
    return {**figures, name: replace(former, source=str(value or ""))}


def _shown_figure(figures: Mapping[str, Figure], field: str) -> Value:
    name, dot, what = field.rpartition(".")
    figure = figures.get(name if dot else field, Figure())
    if not dot:
        return figure.value
    if what == "as_of":
        return figure.as_of.iso() if figure.as_of else None
    return figure.source or None


def _put_submission(dossier: Dossier, place: Place, value: Value) -> Dossier:
    return replace(dossier, submission=_with(dossier.submission, place, value))


def _put_minutes(dossier: Dossier, place: Place, value: Value) -> Dossier:
    return replace(dossier, minutes=_with(dossier.minutes, place, value))


def _put_unit(dossier: Dossier, place: Place, value: Value) -> Dossier:
    unit = dossier.unit
    if not place.id:
        return replace(dossier, unit=_with(unit, place, value))
    signers = tuple(_with(each, place, value) if each.id == place.id else each for each in unit.signers)
    return replace(dossier, unit=replace(unit, signers=signers))


def _put_nominee(dossier: Dossier, place: Place, value: Value) -> Dossier:
    changed = (_with(each, place, value) if each.id == place.id else each for each in dossier.nominees)
    return replace(dossier, nominees=tuple(changed))


def _put_achievement(dossier: Dossier, place: Place, value: Value) -> Dossier:
    changed = (_with(each, place, value) if each.id == place.id else each for each in dossier.achievements)
    return replace(dossier, achievements=tuple(changed))


def _put_evidence(dossier: Dossier, place: Place, value: Value) -> Dossier:
    changed = (_with(each, place, value) if each.id == place.id else each for each in dossier.evidence)
    return replace(dossier, evidence=tuple(changed))


def _put_event(dossier: Dossier, place: Place, value: Value) -> Dossier:
    """A day, or whether it is settled; without a day there is nothing to settle."""
    former = dossier.events.get(place.id)
    if place.field == "fixed":
        if former is None:
            raise ValueError("Ghi ngày trước khi chọn “đã chốt”.")
        return replace(dossier, events={**dossier.events, place.id: replace(former, fixed=value is True)})
    day = _day(value)
    events = {key: each for key, each in dossier.events.items() if key != place.id}
    if day is not None:
        events[place.id] = EventDate(date=day, fixed=former.fixed if former else False)
    return replace(dossier, events=events)


def _put_quota(dossier: Dossier, place: Place, value: Value) -> Dossier:
    told = {key: number for key, number in dossier.told_quotas.items() if key != place.field}
    number = _number(value)
    return replace(dossier, told_quotas=told if number is None else {**told, place.field: number})


def _day(value: Value) -> dt.date | None:
    """The very day; ValueError for half a date."""
    partial = _partial(value)
    if partial is not None and not partial.is_full:
        example = as_slashes(partial.latest())
        raise ValueError(f"“{partial.as_written()}” chưa đủ ngày, tháng, năm; viết như {example}.")
    return partial.latest() if partial else None


def _partial(value: Value) -> PartialDate | None:
    return PartialDate.from_iso(str(value)) if value else None


def _number(value: Value) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def _lines(value: Value) -> tuple[str, ...]:
    if isinstance(value, tuple):
        return _texts(value)
    return tuple(line for line in str(value or "").split("\n") if line.strip())


def _texts(value: Value) -> tuple[str, ...]:
    return tuple(each for each in value if isinstance(each, str)) if isinstance(value, tuple) else ()


_TEXT = _Form(lambda text: text or None, lambda value: str(value or ""))
_LINES = _Form(lambda lines: "\n".join(lines) or None, _lines)
_IDS = _Form(tuple[str, ...], _texts)
_DAY = _Form(lambda day: day.isoformat() if day else None, _day)
_PARTIAL = _Form(lambda date: date.iso() if date else None, _partial)
_NUMBER = _Form(lambda number: number, _number)
_FLAG = _Form(bool, lambda value: value is True)
_AUTHORITY = _Form(str, lambda value: str(value or "head"))

_FORMS: Mapping[str, _Form] = {
    **dict.fromkeys(("letterhead", "superior_letterhead", "addressees", "recipients"), _LINES),
    **dict.fromkeys(("attendees", "invited", "tags"), _LINES),
    **dict.fromkeys(("roles", "achievements", "evidence"), _IDS),
    **dict.fromkeys(("votes", "present", "summoned", "staff"), _NUMBER),
    "date": _DAY,
    "decision_date": _DAY,
    "submitted_date": _DAY,
    "authority": _AUTHORITY,
    "collective": _FLAG,
    "birth": _PARTIAL,
    "founded": _PARTIAL,
    "document_date": _PARTIAL,
}
_OF_NOMINATION = frozenset(
    ("nominee", "award", "quota", "roles", "achievements", "summary_text", "certificate_text", "note", "votes")
)
_PUTTERS: Mapping[str, Callable[[Dossier, Place, Value], Dossier]] = {
    "dossier": _put_dossier,
    "nomination": _put_nomination,
    "submission": _put_submission,
    "minutes": _put_minutes,
    "unit": _put_unit,
    "nominee": _put_nominee,
    "achievement": _put_achievement,
    "evidence": _put_evidence,
    "events": _put_event,
    "quota": _put_quota,
}
