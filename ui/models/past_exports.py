"""The exports of a dossier as rows: when, what for, where, and whether the files are still there."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from app.domain.dates import as_slashes
from app.domain.dossier import Snapshot
from app.services.export_contents import Outdated
from app.services.export_history import FileState, PastExport, PastFile
from ui.models.review import Line
from ui.models.rows import Row
from ui.text import export as export_words
from ui.theme import Tone

_LOOK: dict[FileState, tuple[str, Tone]] = {
    "gone": ("circle-x", "bad"),
    "changed": ("triangle-alert", "warn"),
    "replaced": ("info", "note"),
    "there": ("circle-check", "good"),
}
"""The gravest first."""


def past_rows(pasts: Sequence[PastExport], states: Sequence[Sequence[FileState]]) -> tuple[Row, ...]:
    """One row for each export with its files under it; entering it opens the folder."""
    return tuple(_past_row(*each) for each in zip(pasts, states, strict=True))


def when_of(moment: dt.datetime) -> str:
    """The hour and the day of an export."""
    return export_words.PAST_WHEN.format(time=moment, day=as_slashes(moment.date()))


def outdated_line(outdated: Outdated, snapshot: Snapshot) -> Line:
    """That the dossier has changed since, and which papers would read otherwise."""
    submission = snapshot.dossier.submission
    numbered = outdated.mode != "draft" and submission.number and submission.date
    words = export_words.OUTDATED
    if numbered:
        words = export_words.OUTDATED_NUMBERED if outdated.numbered else export_words.OUTDATED_BESIDE
    return Line(
        icon="triangle-alert",
        tone="warn",
        words=words.format(when=when_of(outdated.made_at)),
        note=export_words.OUTDATED_PAPERS.format(papers=", ".join(outdated.titles)),
    )


def _past_row(past: PastExport, states: Sequence[FileState]) -> Row:
    icon, tone = next((look for state, look in _LOOK.items() if state in states), _LOOK["there"])
    when = when_of(past.made_at)
    return Row(
        title=export_words.PAST.format(when=when, mode=export_words.MODES[past.mode]),
        icon=icon,
        tone=tone,
        word=_state_words(states),
        details=(str(past.folder) if past.folder else export_words.FOLDER_UNKNOWN,),
        act=past.folder,
        children=tuple(_file_row(past, *each) for each in zip(past.files, states, strict=True)),
    )


def _state_words(states: Sequence[FileState]) -> str:
    gone, changed = states.count("gone"), states.count("changed")
    if gone:
        return export_words.FILES_GONE.format(gone=gone, all=len(states))
    if changed:
        return export_words.FILES_CHANGED.format(changed=changed, all=len(states))
    replaced = states.count("replaced")
    if replaced == len(states):
        return export_words.ALL_REPLACED
    if replaced:
        return export_words.FILES_REPLACED.format(replaced=replaced, all=len(states))
    return export_words.FILES_THERE.format(all=len(states))


def _file_row(past: PastExport, file: PastFile, state: FileState) -> Row:
    icon, tone = _LOOK[state]
    path = past.folder / file.name if past.folder and state not in ("gone", "replaced") else None
    return Row(title=file.name, icon=icon, tone=tone, word=export_words.FILE_STATES[state], act=path)
