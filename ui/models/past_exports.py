"""The exports of a dossier as rows: when, what for, where, and whether the files are still there."""

from __future__ import annotations

from collections.abc import Sequence

from app.domain.dates import as_slashes
from app.services.export_history import FileState, PastExport, PastFile
from ui.models.rows import Row
from ui.text import export as export_words
from ui.theme import Tone

_LOOK: dict[FileState, tuple[str, Tone]] = {
    "there": ("circle-check", "good"),
    "changed": ("triangle-alert", "warn"),
    "gone": ("circle-x", "bad"),
}


def past_rows(pasts: Sequence[PastExport], states: Sequence[Sequence[FileState]]) -> tuple[Row, ...]:
    """One row for each export with its files under it; entering it opens the folder."""
    return tuple(_past_row(*each) for each in zip(pasts, states, strict=True))


def _past_row(past: PastExport, states: Sequence[FileState]) -> Row:
    gravest: FileState = "gone" if "gone" in states else "changed" if "changed" in states else "there"
    icon, tone = _LOOK[gravest]
    when = export_words.PAST_WHEN.format(time=past.made_at, day=as_slashes(past.made_at.date()))
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
    return export_words.FILES_THERE.format(all=len(states))


def _file_row(past: PastExport, file: PastFile, state: FileState) -> Row:
    icon, tone = _LOOK[state]
    path = past.folder / file.name if past.folder and state != "gone" else None
    return Row(title=file.name, icon=icon, tone=tone, word=export_words.FILE_STATES[state], act=path)
