"""What is marked in the text of a summary, and what is said of the place somebody points at."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from app.domain.finding import Place
from app.services.summary_draft import Source
from ui.text import achievements as words
from ui.widgets.prose_editor import Mark


@dataclass(frozen=True, kw_only=True)
class Pointed:
    """What is known of a place in the text; ``place`` is where it can be looked up or mended."""

    words: str
    place: Place | None = None
    doubtful: bool = False


def marks_of(text: str, sources: tuple[Source, ...]) -> Iterator[Mark]:
    """Every figure: a quiet line where it rests on something, a warm ground where it does not."""
    for each in sources:
        if each.is_figure:
            said = _words(text, each)
            yield Mark(start=each.start, end=each.end, tip=said, tone="note" if each.origin else "warn")


def pointed(text: str, sources: tuple[Source, ...], place: int) -> Pointed:
    """What the figure at that place rests on, else its sentence."""
    over = [each for each in sources if each.start <= place <= each.end]
    if not over:
        return Pointed(words=words.SOURCE_HINT)
    nearest = min(over, key=lambda each: (each.end - each.start, not each.is_figure))
    origin = nearest.origin
    return Pointed(
        words=_words(text, nearest),
        place=origin.place if origin else None,
        doubtful=nearest.is_figure and origin is None,
    )


def _words(text: str, source: Source) -> str:
    shown = text[source.start : source.end]
    if source.origin is None:
        return words.SOURCE_OWN_NUMBER.format(shown=shown) if source.is_figure else words.SOURCE_OWN
    if source.is_figure:
        return words.SOURCE_FIGURE.format(shown=shown, words=source.origin.words)
    return source.origin.words
