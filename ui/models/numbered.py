"""Numbering in words: which papers take the number, and which of their lines changed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

from app.domain.dates import as_slashes
from app.domain.dossier import Mode, Snapshot
from app.services import exporting
from app.services.numbering import Change, NumberingResult, PaperOrder
from ui.models.review import Line
from ui.models.rows import Row
from ui.text import number as number_words

if TYPE_CHECKING:
    from ui.theme import Tone


class Written(Protocol):
    """A file of an earlier export, as the program remembers it."""

    @property
    def made_at(self) -> dt.datetime:
        """When it was written; the same for all files of one export."""
        ...

    @property
    def mode(self) -> Mode:
        """For paper or for an electronic signature."""
        ...

    @property
    def paper(self) -> str:
        """The id of the paper."""
        ...


def order_for(snapshot: Snapshot, written: Sequence[Written]) -> PaperOrder:
    """The papers exported last, in the same way; a draft has no number, so its papers come to be signed on paper."""
    last = [each for each in written if each.made_at == written[0].made_at]
    choices = exporting.choices_of(snapshot)
    chosen = [each.id for each in choices if each.id in {file.paper for file in last}]
    mode = last[0].mode if last and last[0].mode != "draft" else "paper"
    return PaperOrder(mode=mode, chosen=chosen or [each.id for each in choices if each.chosen], for_office=True)


def numbered_line(result: NumberingResult, number: str, date: dt.date) -> Line:
    """That it is done and nothing else changed; or what to look at again, if something did."""
    words = number_words.NUMBERED.format(number=number, date=as_slashes(date))
    if result.edited:
        note = number_words.EDITED.format(papers=", ".join(result.edited))
        return Line(icon="triangle-alert", tone="warn", words=words, note=note)
    if result.others:
        note = number_words.SOMETHING_ELSE.format(count=len(result.others))
        return Line(icon="triangle-alert", tone="warn", words=words, note=note)
    return Line(icon="circle-check", tone="good", words=words, note=number_words.NOTHING_ELSE)


def change_rows(result: NumberingResult) -> tuple[Row, ...]:
    """The lines under their papers, each once: those of number and date, then all others."""
    changes = dict.fromkeys((*result.others, *result.changes))
    titles = dict.fromkeys(each.title for each in changes)
    return tuple(
        Row(
            title=title,
            heading=True,
            opened=True,
            children=tuple(_change_row(each) for each in changes if each.title == title),
        )
        for title in titles
    )


def _change_row(change: Change) -> Row:
    tone: Tone = "good" if change.expected else "warn"
    return Row(
        title=change.after or "–",
        icon="circle-check" if change.expected else "triangle-alert",
        tone=tone,
        word=number_words.NUMBER_LINES if change.expected else number_words.OTHER_LINES,
        details=(number_words.LINE_BEFORE.format(words=change.before or "–"),),
    )
