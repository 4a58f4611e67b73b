"""One dossier being filled in: what its page's steps share, so that each sees what the others change."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, QTimer, Signal

from app.domain.achievement import Value
from app.domain.dossier import Dossier, Snapshot
from app.domain.finding import Assessment, Finding, Place
from app.errors import AppError
from app.forms.spec import FormField, StepId
from app.services.editing import DossierEditing, Step
from app.services.unread import Typed, UnreadAnswers
from ui.desk import Desk
from ui.tasks import Job

if TYPE_CHECKING:
    from app.forms.step_places import StepPlaces
    from app.services.export_contents import Outdated, Written

_SETTLED = 150
"""Milliseconds without a change after which the rules are asked."""


@dataclass(frozen=True, kw_only=True)
class Judged:
    """What the rules say of one snapshot; ``workdays`` are those left until each deadline.

    ``outdated`` are the last exports whose papers would read otherwise now, the latest first.
    """

    snapshot: Snapshot
    assessment: Assessment
    workdays: dict[dt.date, int]
    places: StepPlaces
    outdated: tuple[Outdated, ...] = ()

    def findings_of(self, step: StepId) -> tuple[Finding, ...]:
        """The findings that are mended at that step."""
        return tuple(each for each in self.assessment.findings if self.places.step_of(each.place) == step)


class DossierSession(QObject):
    """Every change is durable when its method returns. Raises UnknownId or StorageError when it cannot be opened.

    ``changed`` tells the new Snapshot; ``judged`` what the rules say of it, a moment later; ``saved`` the time;
    ``wanted`` a Place somebody asked to see; ``entered`` the Place the keyboard is in; ``turned(what, undone)`` what
    was taken back or done again.
    """

    changed = Signal(object)
    judged = Signal(object)
    saved = Signal(object)
    wanted = Signal(object)
    entered = Signal(object)
    turned = Signal(str, bool)

    def __init__(self, desk: Desk, dossier_id: str) -> None:
        super().__init__()
        self._desk = desk
        self._editing = DossierEditing(desk.app, dossier_id)
        self.unread = UnreadAnswers(desk.app, dossier_id)
        self._job: Job | None = None
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(_SETTLED)
        self._settle.timeout.connect(self._judge)
        self.judgement: Judged | None = None
        self.turning = False
        """Whether something is just being taken back or done again: then the stored values count everywhere."""

    @property
    def snapshot(self) -> Snapshot:
        """The dossier with its plan, as it is now."""
        return self._editing.snapshot

    @property
    def undo_title(self) -> str:
        """What would be taken back next; "" = nothing."""
        return self._editing.undo_title

    @property
    def redo_title(self) -> str:
        """What would be done again next; "" = nothing."""
        return self._editing.redo_title

    def put(self, field: FormField, value: Value) -> None:
        """Put an answer in its place; InputError at the field, StorageError."""
        before = self.snapshot
        self._editing.put(field, value)
        self._tell(before)

    def change(self, after: Dossier, what: str, place: Place | None = None, *, typing: bool = False) -> None:
        """Let the dossier be ``after``; one step to take back, named ``what``. StorageError.

        Who goes on ``typing`` in the same place is still at the same step.
        """
        before = self.snapshot
        self._editing.change(after, what, place, typing=typing)
        self._tell(before)

    def undo(self) -> Step | None:
        """Take back the last change and show where it was; what hinders it is said."""
        return self._turn(undo=True)

    def redo(self) -> Step | None:
        """Do again what was taken back last, and show where."""
        return self._turn(undo=False)

    def show_place(self, place: Place) -> None:
        """Ask the page to show the field."""
        self.wanted.emit(place)

    def reload(self) -> None:
        """Look at the dossier again after it was changed outside, and ask the rules. UnknownId, StorageError."""
        before = self.snapshot
        self._editing.reload()
        if before != self.snapshot:
            self.saved.emit(dt.datetime.now())
            self.changed.emit(self.snapshot)
        self.judge_now()

    def judge_now(self) -> None:
        """Ask the rules without waiting for the typing to settle."""
        self._settle.stop()
        self._judge()

    def keep_unread(self, place: Place, typed: Typed) -> None:
        """Keep what was typed and cannot be read, and let the rules say so. StorageError."""
        if self.unread.typed(place) != typed:
            self.unread.keep(place, typed)
            self._settle.start()

    def forget_unread(self, place: Place) -> None:
        """What stands there now could be read. StorageError."""
        if self.unread.typed(place) is not None:
            self.unread.forget(place)
            self._settle.start()

    def judging(self) -> bool:
        """Whether the rules have still to speak of what was changed."""
        return self._settle.isActive() or self.judgement is None or self.judgement.snapshot is not self.snapshot

    def close(self) -> None:
        """Ask the rules nothing more."""
        self._settle.stop()
        if self._job:
            self._job.abandon()

    def _turn(self, *, undo: bool) -> Step | None:
        before, step = self.snapshot, None
        self.turning = True
        try:
            with self._desk.saying_errors():
                step = self._editing.undo() if undo else self._editing.redo()
            self._tell(before)
        finally:
            self.turning = False
        if step is None:
            self.changed.emit(self.snapshot)  # What can be taken back is less now, though the dossier is the same.
        elif step.place:
            self.show_place(step.place)
        if step:
            self.turned.emit(step.what, undo)
        return step

    def _tell(self, before: Snapshot) -> None:
        if self.snapshot is before:
            return
        self.saved.emit(dt.datetime.now())
        self.changed.emit(self.snapshot)
        self._settle.start()

    def _judge(self) -> None:
        desk, snapshot, today = self._desk, self.snapshot, dt.date.today()
        if self._job:
            self._job.abandon()
        written, unread = self._written(), self.unread.all()
        self._job = desk.runner.start(
            lambda job: _judged(desk, snapshot, written, unread, today), done=self._show, failed=self._desk.say_error
        )

    def _written(self) -> tuple[Written, ...]:
        """What was exported last; nothing where nothing was, and then what reads papers is not loaded."""
        from app.services.export_contents import last_written

        try:
            return last_written(self._desk.app, self.snapshot.dossier.id)
        except AppError as error:
            self._desk.say_error(error)
            return ()

    def _show(self, judged: object) -> None:
        self.judgement = cast(Judged, judged)
        self.judged.emit(self.judgement)


def _judged(
    desk: Desk, snapshot: Snapshot, written: tuple[Written, ...], unread: Mapping[Place, Typed], today: dt.date
) -> Judged:
    from app.forms.step_places import StepPlaces
    from app.services import checking, export_contents

    outdated = export_contents.outdated(desk.app.fonts, snapshot, written)
    papers = {paper for each in written for paper in each.papers}
    assessment = checking.assess(desk.app, snapshot, today, unread, papers)
    more = tuple(export_contents.findings(snapshot, outdated))
    assessment = replace(assessment, findings=(*assessment.findings, *more))
    days = {each.date for each in assessment.deadlines if each.date is not None}
    return Judged(
        snapshot=snapshot,
        assessment=assessment,
        workdays={day: desk.app.calendar(today.year, day.year).working_days_between(today, day) for day in days},
        places=StepPlaces(snapshot),
        outdated=outdated,
    )
