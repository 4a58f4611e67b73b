"""Text into lines: what of a typed text can be printed, where a line may break, and which words fit."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby, pairwise
from typing import NamedTuple

from app.documents.metrics import line_height, text_width

_LINE_END = re.compile("\r\n|[\t\n\x0b\x0c\r\x85\u2028\u2029]")
_UNWRITABLE = re.compile(
    "[\x00-\x1f\x7f-\x9f\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\ufff9-\ufffb"
    "\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)
_WIDE = "\u2e80-\u9fff\uac00-\ud7ff\uf900-\ufaff\uff01-\uff60\U0001f300-\U0003ffff"
# LibreOffice's rules for Latin letters: after a space, a hyphen or dash, and marks that end a phrase; not
# after a slash ("32/KH-UBND" is only cut behind its hyphen). Word agrees on spaces, hyphens and dashes.
_BREAK = re.compile(
    r"(?<= )(?=[^ ])|(?<=[-–—…?!\\|])(?=[\w(\[{])|(?<=[^\s—])(?=—)|(?<=\))(?=\()"
    rf"|(?<=[{_WIDE}])(?=[\w({_WIDE}])|(?<=[^ \u200d(])(?=[{_WIDE}])"
)


class Span(NamedTuple):
    """A stretch of printable text in one face."""

    text: str
    bold: bool = False
    italic: bool = False


Line = tuple[Span, ...]
Measure = Callable[[Span], float]


def printable(text: str) -> str:
    """The text in NFC, line ends as spaces, without what XML cannot hold or what has no shape."""
    if text.isprintable() and unicodedata.is_normalized("NFC", text):  # Nothing of the two patterns is printable.
        return text
    one_line = _LINE_END.sub(" ", text)
    return unicodedata.normalize("NFC", _UNWRITABLE.sub("", one_line))


def table_measure(size: float) -> Measure:
    """Measures spans of ``size`` points by the built-in widths."""
    return lambda span: text_width(span.text, size, bold=span.bold, italic=span.italic)


def line_width(line: Iterable[Span], measure: Measure) -> float:
    """How wide the words of a line are, set without stretching."""
    return sum(map(measure, line))


def break_lines(
    spans: Sequence[Span], first: float, rest: float, measure: Measure, overhang: float = 0.0
) -> list[Line]:
    """The lines of a paragraph: as many words on each as fit into ``first``, then ``rest``.

    Spaces at the end of a line hang over and are left out; a word longer than a line is cut where it must be.
    ``overhang`` is the room an italic word wants beyond its width at the end of a line (see :func:`slant`).
    There is always at least one line, empty if there is no text.
    """
    if len(spans) == 1 and not spans[0].italic:
        return _break_upright(spans[0], first, rest, measure)
    lines: list[list[Span]] = [[]]
    room = first
    for piece in _pieces(spans):
        width = line_width(piece, measure)
        hanging = 0.0
        if overhang:
            width += overhang * _italic_blanks(piece)
            hanging = overhang if piece[-1].italic else 0.0
        needed = width + hanging
        if needed > room:
            needed -= line_width(piece, measure) - line_width(_without_end(piece), measure)
        if lines[-1] and needed > room:
            lines.append([])
            room = rest
        if needed > room:
            room = _cut_in(piece, lines, room, rest, measure)
        else:
            lines[-1].extend(piece)
            room -= width
    return [_without_end(_joined(line)) for line in lines]


def _break_upright(span: Span, first: float, rest: float, measure: Measure) -> list[Line]:
    """:func:`break_lines` for one face without slant, as nearly all paragraphs are; so it costs half."""
    text, bold, italic = span
    lines: list[list[str]] = [[]]
    room = first
    for piece in _BREAK.split(text):
        width = needed = measure(Span(piece, bold, italic))
        if needed > room:
            needed = measure(Span(piece.rstrip(" "), bold, italic))
        if lines[-1] and needed > room:
            lines.append([])
            room = rest
        if needed > room:
            cut: list[list[Span]] = [[]]
            room = _cut_in((Span(piece, bold, italic),), cut, room, rest, measure)
            lines[-1].extend(letter.text for letter in cut[0])
            lines.extend([letter.text for letter in line] for line in cut[1:])
        else:
            lines[-1].append(piece)
            room -= width
    kept = ["".join(line).rstrip(" ") for line in lines]
    return [(Span(line, bold, italic),) if line else () for line in kept]


def slant(size: int) -> int:
    """What LibreOffice adds to an italic word at the end of a line, and to each no-break space in italics.

    Measured: a twelfth of the line's height. Size and answer in twips.
    """
    return line_height(size) // 12


def _italic_blanks(piece: Line) -> int:
    return sum(span.text.count("\u00a0") for span in piece if span.italic)


def _cut_in(piece: Line, lines: list[list[Span]], room: float, rest: float, measure: Measure) -> float:
    """Append to ``lines`` a piece too long for any of them, by letters; the room left on the last."""
    for letter in _letters(piece):
        width = measure(letter)
        if lines[-1] and width > room and letter.text != " ":
            lines.append([])
            room = rest
        lines[-1].append(letter)
        room -= width
    return room


def _letters(piece: Line) -> Iterator[Span]:
    """One span for each letter with the marks that follow it."""
    for span in piece:
        for cluster in re.findall(r".[\u0300-\u036f\u200d\ufe0f]*", span.text):
            yield span._replace(text=cluster)


def _pieces(spans: Sequence[Span]) -> Iterator[Line]:
    """The paragraph cut wherever a line may break; a piece may run over several faces."""
    if len(spans) == 1:
        (span,) = spans
        for text in _BREAK.split(span.text):
            yield (Span(text, span.bold, span.italic),)
        return
    whole = "".join(span.text for span in spans)
    cuts = [0, *(match.start() for match in _BREAK.finditer(whole)), len(whole)]
    for start, end in pairwise(cuts):
        if end > start:
            yield tuple(_slice(spans, start, end))


def _slice(spans: Iterable[Span], start: int, end: int) -> Iterator[Span]:
    """The part of the spans between two places of their joined text."""
    place = 0
    for span in spans:
        part = span.text[max(0, start - place) : max(0, end - place)]
        if part:
            yield span._replace(text=part)
        place += len(span.text)


def _without_end(spans: Sequence[Span]) -> Line:
    """The spans without the spaces at their end."""
    kept = list(spans)
    while kept:
        last = kept.pop()
        stripped = last.text.rstrip(" ")
        if stripped:
            return (*kept, last._replace(text=stripped))
    return ()


def _joined(spans: Sequence[Span]) -> Line:
    """Neighbours of the same face as one span."""
    faces = groupby(spans, key=lambda span: (span.bold, span.italic))
    return tuple(Span("".join(span.text for span in same), *face) for face, same in faces)
