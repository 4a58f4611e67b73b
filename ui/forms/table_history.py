"""What a table looked like before: one step back for each thing a person did to it."""

from __future__ import annotations

from typing import Generic, TypeVar

_T = TypeVar("_T")
_LONGEST = 200


class History(Generic[_T]):
    """States, the newest last; ``note`` is told the state before a change."""

    def __init__(self) -> None:
        self._back: list[_T] = []
        self._forth: list[_T] = []
        self._work = ""

    def note(self, before: _T, work: str = "") -> None:
        """A change begins; the changes of one ``work`` (typing in one cell) are one step."""
        if work and work == self._work:
            return
        self._work = work
        self._back = [*self._back[1 - _LONGEST :], before]
        self._forth = []

    def undo(self, now: _T) -> _T | None:
        """The state before, or None at the beginning."""
        return self._go(self._back, self._forth, now)

    def redo(self, now: _T) -> _T | None:
        """The state that was taken back, or None."""
        return self._go(self._forth, self._back, now)

    def can_go(self, *, back: bool) -> bool:
        """Whether there is anything to take back, or to bring back."""
        return bool(self._back if back else self._forth)

    def forget(self) -> None:
        """The table was filled anew."""
        self._back, self._forth, self._work = [], [], ""

    def _go(self, source: list[_T], other: list[_T], now: _T) -> _T | None:
        if not source:
            return None
        self._work = ""
        other.append(now)
        return source.pop()
