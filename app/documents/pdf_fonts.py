"""The letters a PDF is drawn with: Tinos, which is as wide as Times New Roman letter by letter."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.documents.lines import Measure, Span, printable
from app.errors import FontMissing

if TYPE_CHECKING:
    from reportlab.pdfbase.ttfonts import TTFont

REPLACEMENT = "□"
_FACES = {
    (False, False): "Tinos-Regular",
    (True, False): "Tinos-Bold",
    (False, True): "Tinos-Italic",
    (True, True): "Tinos-BoldItalic",
}
_WORDS_REMEMBERED = 20_000


@dataclass(frozen=True, eq=False)
class Fonts:
    """The four faces, ready to be drawn with. Made by :func:`load_fonts`."""

    faces: dict[tuple[bool, bool], TTFont]

    @cached_property
    def _advances(self) -> dict[tuple[bool, bool], _Advances]:
        return {face: _Advances(font) for face, font in self.faces.items()}

    def name(self, span: Span) -> str:
        """The name reportlab knows the span's face by."""
        return _FACES[span.bold, span.italic]

    def measure(self, size: float) -> Measure:
        """Measures spans of that size, in the unit of the size."""
        return lambda span: self._thousandths(span) * size / 1000

    def drawable(self, span: Span) -> Span:
        """The span with a box for each letter the font lacks, and without marks that have no shape."""
        face = (span.bold, span.italic)
        if self._advances[face].can_draw(span.text):
            return span
        known = self.faces[face].face.charToGlyph
        return span._replace(text="".join(_drawn(letter, known) for letter in span.text))

    @lru_cache(maxsize=_WORDS_REMEMBERED)  # noqa: B019  the fonts live as long as the program
    def _thousandths(self, span: Span) -> float:
        widths = self._advances[span.bold, span.italic]
        return sum([widths[letter] for letter in span.text])


class _Advances(dict[str, float]):
    """How wide the letters met so far are in one face, in thousandths of their size; 0 for one it lacks.

    A face has thousands of letters, and papers want two hundred.
    """

    def __init__(self, font: TTFont) -> None:
        super().__init__()
        self._face = font.face

    def __missing__(self, letter: str) -> float:
        width: float = self._face.charWidths.get(ord(letter), 0.0)
        if ord(letter) in self._face.charToGlyph:
            self[letter] = width
        return width

    def can_draw(self, text: str) -> bool:
        """Whether the face has all letters of the text."""
        letters = set(text)
        return self.keys() >= letters or all(ord(letter) in self._face.charToGlyph for letter in letters)


@lru_cache(maxsize=4)
def load_fonts(fonts_dir: Path) -> Fonts:
    """The faces in that folder; FontMissing if one is not there or not a font."""
    from reportlab.pdfbase import pdfmetrics as reportlab_metrics
    from reportlab.pdfbase.ttfonts import TTFError, TTFont

    pdfmetrics: Any = reportlab_metrics
    faces: dict[tuple[bool, bool], TTFont] = {}
    for face, name in _FACES.items():
        path = fonts_dir / f"{name}.ttf"
        try:
            faces[face] = TTFont(name, str(path))
        except (TTFError, OSError) as error:
            raise FontMissing(
                "Không tạo được tệp PDF vì thiếu phông chữ của chương trình. Dữ liệu của bạn vẫn an toàn.",
                "Hãy cài đặt lại chương trình, hoặc xuất tệp Word (DOCX) trong lúc chờ.",
                f"Phông chữ cần có: {path}",
            ) from error
        pdfmetrics.registerFont(faces[face])
    return Fonts(faces)


def unprintable_characters(text: str, fonts_dir: Path) -> tuple[str, ...]:
    """The letters of ``text`` that papers can only show as a box, each once, in their order.

    FontMissing if the fonts are not in the folder.
    """
    known = load_fonts(fonts_dir).faces[False, False].face.charToGlyph
    missing = (letter for letter in printable(text) if _drawn(letter, known) == REPLACEMENT)
    return tuple(dict.fromkeys(missing))


def _drawn(letter: str, known: dict[int, int]) -> str:
    """What is drawn for a letter: itself, a box, or nothing for joiners and variation marks."""
    if ord(letter) in known:
        return letter
    invisible = unicodedata.category(letter) == "Cf" or "\ufe00" <= letter <= "\ufe0f"
    return "" if invisible else REPLACEMENT
