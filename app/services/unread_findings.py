"""What is wrong with typed answers that could not be read: like what is missing, they count for nothing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Final

from app.domain.dossier import Snapshot
from app.domain.finding import Finding, Place, Topic
from app.errors import InputError
from app.forms.answers import read_answer
from app.forms.spec import FormField, StepId
from app.forms.steps import form_steps
from app.services.unread import Typed

_TOPICS: Final[Mapping[StepId, Topic]] = {
    "general": "general",
    "nominees": "nominees",
    "criteria": "criteria",
    "achievements": "achievements",
    "submission": "submission",
}
_MEND: Final = "Sửa lại; chữ đã gõ được giữ nguyên nhưng chưa tính vào hồ sơ."
_OF_VALUES: Final = frozenset(
    {"complete-missing", "complete-value", "complete-cell", "complete-rows", "complete-row-name"}
)


def unread_findings(snapshot: Snapshot, unread: Mapping[Place, Typed]) -> Iterator[Finding]:
    """What is wrong with typed answers that could not be read, cell by cell; only of what is asked now."""
    if not unread:
        return
    asked: dict[Place, tuple[FormField, Topic]] = {}
    for step in form_steps(snapshot):
        for section in step.sections:
            for field in section.fields:
                if field.place in unread:  # Several criteria may ask for the same figure.
                    asked.setdefault(field.place, (field, _TOPICS[step.id]))
    for place, (field, topic) in asked.items():
        yield from _problems(field, unread[place], topic)


def without_stale(findings: tuple[Finding, ...], unread: Mapping[Place, Typed]) -> tuple[Finding, ...]:
    """Without what was found of values that something else is typed over already."""
    over = {(each.part, each.id, each.field) for each in unread}
    return tuple(each for each in findings if not (_is_of_value(each) and _key(each.place) in over))


def _is_of_value(finding: Finding) -> bool:
    return finding.code in _OF_VALUES


def _key(place: Place) -> tuple[str, str, str]:
    return place.part, place.id, place.field


def _problems(field: FormField, typed: Typed, topic: Topic) -> Iterator[Finding]:
    try:
        read_answer(field, typed)
    except InputError as error:
        for each in error.findings:
            message = f"“{field.label}”: {each.message[:1].lower()}{each.message[1:]}"
            yield replace(each, code="unread", topic=topic, message=message, mend=_MEND)
