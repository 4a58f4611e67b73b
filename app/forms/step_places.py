"""At which step of the way a place in the dossier is filled in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from app.domain.dossier import Snapshot
from app.domain.finding import Place
from app.forms.spec import StepId
from app.forms.steps import form_steps

_BY_PART: Mapping[str, StepId] = {
    "dossier": "general",
    "unit": "general",
    "events": "general",
    "quota": "nominees",
    "nominee": "nominees",
    "nomination": "nominees",
    "achievement": "achievements",
    "evidence": "achievements",
    "submission": "submission",
    "minutes": "submission",
}


# A list of the dossier that is empty is filled at a step that has no question for it yet; exports never have one.
_LISTS: Mapping[str, StepId] = {
    "nominations": "nominees",
    "nominees": "nominees",
    "achievements": "achievements",
    "evidence": "achievements",
    "exports": "export",
}


class StepPlaces:
    """Knows where every question of one snapshot is asked."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._steps: dict[_Key, StepId] = {}
        for place, step in _asked(snapshot):
            self._steps.setdefault(place, step)

    def step_of(self, place: Place) -> StepId:
        """The step that asks for it, or the one that shows the thing when nothing asks for it just now."""
        if place.part == "dossier" and place.field in _LISTS:
            return _LISTS[place.field]
        exact = self._steps.get(_key(place))
        return exact or self._steps.get(_key(place, place.field.partition(".")[0])) or _BY_PART[place.part]


_Key = tuple[str, str, str]


def _key(place: Place, field: str | None = None) -> _Key:
    """The field without the cell of its table; a dossier names itself or not, which makes no difference."""
    return place.part, "" if place.part == "dossier" else place.id, place.field if field is None else field


def _asked(snapshot: Snapshot) -> Iterator[tuple[_Key, StepId]]:
    for step in form_steps(snapshot):
        for section in step.sections:
            for field in section.fields:
                yield _key(field.place), step.id
                # A finding may name a criterion or a figure as a whole.
                yield _key(field.place, field.place.field.partition(".")[0]), step.id
