"""A dossier under new ids: for taking a file in beside what is already there, or copying a dossier."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, replace

from app.domain.achievement import Achievement
from app.domain.dossier import Answer, Dossier, Nomination


def with_new_ids(dossier: Dossier, new_id: Callable[[], str], only: Collection[str] | None = None) -> Dossier:
    """The same dossier with fresh ids for itself, its unit, nominees, achievements and evidence.

    ``only`` names the ids to be replaced, whatever they belong to (None = all). An achievement that takes part
    in a change, because a participant or a piece of evidence got a new id, gets one itself: under its old id it
    would overwrite another's. Ids of nominations and signers stay, nobody outside the dossier or the unit knows
    them; so do those of participants from outside.
    """
    return _Renaming(dossier, new_id, only).dossier()


@dataclass(frozen=True)
class _Names:
    """New ids by old ones; what is not in them keeps its id."""

    fresh: dict[str, str]

    def of(self, old: str) -> str:
        return self.fresh.get(old, old)

    def all(self, ids: Iterable[str]) -> tuple[str, ...]:
        return tuple(self.of(each) for each in ids)

    def touch(self, ids: Iterable[str]) -> bool:
        return any(each in self.fresh for each in ids)


class _Renaming:
    def __init__(self, dossier: Dossier, new_id: Callable[[], str], only: Collection[str] | None) -> None:
        self._old = dossier
        self._new_id = new_id
        self._only = only
        self._own = self._names(dossier.id)
        self._units = self._names(dossier.unit.id)
        self._nominees = self._names(*(each.id for each in dossier.nominees))
        self._evidence = self._names(*(each.id for each in dossier.evidence))
        touched = {each.id for each in dossier.achievements if self._is_touched(each)}
        self._achievements = self._names(*(each.id for each in dossier.achievements), also=touched)

    def dossier(self) -> Dossier:
        old = self._old
        return replace(
            old,
            id=self._own.of(old.id),
            unit=replace(old.unit, id=self._units.of(old.unit.id)),
            nominees=tuple(replace(each, id=self._nominees.of(each.id)) for each in old.nominees),
            evidence=tuple(replace(each, id=self._evidence.of(each.id)) for each in old.evidence),
            achievements=tuple(self._achievement(each) for each in old.achievements),
            nominations=tuple(self._nomination(each) for each in old.nominations),
        )

    def _names(self, *ids: str, also: Collection[str] = ()) -> _Names:
        return _Names(
            {each: self._new_id() for each in ids if self._only is None or each in self._only or each in also}
        )

    def _is_touched(self, achievement: Achievement) -> bool:
        people = (each.nominee for each in achievement.participants)
        return self._nominees.touch(people) or self._evidence.touch(achievement.evidence)

    def _achievement(self, old: Achievement) -> Achievement:
        return replace(
            old,
            id=self._achievements.of(old.id),
            participants=tuple(replace(each, nominee=self._nominees.of(each.nominee)) for each in old.participants),
            evidence=self._evidence.all(old.evidence),
        )

    def _nomination(self, old: Nomination) -> Nomination:
        return replace(
            old,
            nominee=self._nominees.of(old.nominee),
            achievements=self._achievements.all(old.achievements),
            answers={criterion: self._answer(answer) for criterion, answer in old.answers.items()},
        )

    def _answer(self, old: Answer) -> Answer:
        return replace(
            old,
            evidence=self._evidence.all(old.evidence),
            achievements=self._achievements.all(old.achievements),
        )
