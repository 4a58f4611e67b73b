"""The words of a PDF page as its text operations, written straight into the page.

reportlab works every stretch of words out letter by letter, and once more for the place behind it, which nobody here
asks for. Papers repeat few words often: each is split into the font's subsets once per file. The fonts themselves
stay reportlab's.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

from app.documents.lines import Span
from app.documents.pdf_fonts import Fonts

Canvas = Any  # reportlab's canvas; its published types are incomplete.

_ESCAPES = {
    code: chr(code) if 32 <= code < 127 and chr(code) not in "()\\" else f"\\{code:03o}" for code in range(256)
} | {ord(letter): f"\\{letter}" for letter in "()\\"}


class _Part(NamedTuple):
    """Letters of one subset of a font, ready to stand between the brackets of a string."""

    subset: int
    codes: str


class TextPen:
    """Writes stretches of words on the pages of one canvas."""

    def __init__(self, canvas: Canvas, fonts: Fonts) -> None:
        self._canvas = canvas
        self._document = canvas._doc  # noqa: SLF001  the fonts keep their subsets by the file behind the canvas
        self._fonts = fonts
        self._words: dict[tuple[bool, bool], dict[str, tuple[_Part, ...]]] = {}
        self._code: list[str] = []
        self._stretch = 0.0

    def begin(self) -> None:
        """A new page, without words so far."""
        self._code = ["BT"]
        self._stretch = 0.0

    def move(self, x: float, y: float, stretch: float) -> None:
        """The next words begin there, each space as much wider; all in points from the lower left corner."""
        self._code.append(f"1 0 0 1 {_number(x)} {_number(y)} Tm")
        if stretch != self._stretch:
            self._stretch = stretch
            self._code.append(f"{_number(stretch)} Tw")

    def write(self, span: Span, size: float) -> None:
        """The words behind those written last.

        The font is said for each stretch of words anew: programs that read a PDF take that for a new stretch too.
        """
        font: Any = self._fonts.faces[span.bold, span.italic]
        for subset, codes in self._parts(span):
            name = font.getSubsetInternalName(subset, self._document)
            self._code.append(f"{name} {_number(size)} Tf ({codes}) Tj")

    def end(self) -> None:
        """Put the words on the canvas's page."""
        if len(self._code) > 1:
            self._canvas.addLiteral("\n".join((*self._code, "ET")))

    def _parts(self, span: Span) -> Iterable[_Part]:
        """The whole stretch, in as few parts as its subsets allow."""
        known = self._words.setdefault((span.bold, span.italic), {})
        parts: list[_Part] = []
        for place, word in enumerate(span.text.split(" ")):
            if place:
                parts.extend(self._split(" ", span, known))
            if word:
                parts.extend(known.get(word) or self._split(word, span, known))
        return _joined(parts)

    def _split(self, word: str, span: Span, known: dict[str, tuple[_Part, ...]]) -> tuple[_Part, ...]:
        found = known.get(word)
        if found is None:
            font: Any = self._fonts.faces[span.bold, span.italic]
            split: list[tuple[int, bytes]] = font.splitString(word, self._document)
            found = tuple(_Part(subset, codes.decode("latin-1").translate(_ESCAPES)) for subset, codes in split)
            known[word] = found
        return found


def _joined(parts: list[_Part]) -> Iterable[_Part]:
    """Neighbours of the same subset as one; nearly always all of them are."""
    if len({part.subset for part in parts}) == 1:
        return (_Part(parts[0].subset, "".join([part.codes for part in parts])),)
    joined: list[_Part] = []
    for part in parts:
        if joined and joined[-1].subset == part.subset:
            joined[-1] = _Part(part.subset, joined[-1].codes + part.codes)
        else:
            joined.append(part)
    return joined


def _number(value: float) -> str:
    """To a ten-thousandth of a point, without needless zeros."""
    return f"{value:.4f}".rstrip("0").rstrip(".")
