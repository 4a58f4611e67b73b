"""The letters and straight lines of one PDF page, from its content stream."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from app.documents.measuring.form import MM_PER_POINT, Face

Matrix = tuple[float, float, float, float, float, float]

_IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
_SUBSET = re.compile(r"^[A-Z]{6}\+")
_BF_CHAR = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f\s]+)>")
_BF_RANGE = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*(?:<([0-9A-Fa-f\s]+)>|\[([^\]]*)\])")
_FLAT = 0.6  # Points by which a line may rise and still lie flat.


@dataclass(frozen=True, slots=True)
class Glyphs:
    """Letters set in one go: from ``x0`` to ``x1`` (spaces at the ends left out) and their baseline, in mm."""

    text: str
    x0: float
    x1: float
    baseline: float
    face: Face
    space: float


@dataclass(frozen=True, slots=True)
class Ruling:
    """A straight line or thin bar, in mm from the upper left corner."""

    x0: float
    y0: float
    x1: float
    y1: float

    @property
    def is_flat(self) -> bool:
        """Whether it lies; else it stands."""
        return abs(self.y1 - self.y0) <= abs(self.x1 - self.x0)


@dataclass
class PageContent:
    """Everything drawn on a page."""

    glyphs: list[Glyphs] = field(default_factory=list[Glyphs])
    rulings: list[Ruling] = field(default_factory=list[Ruling])


class PdfFont:
    """A font of a page: what its codes mean, how wide they are, what it is called."""

    def __init__(self, source: Any) -> None:
        self.base = _SUBSET.sub("", str(source.get("/BaseFont", "")).lstrip("/"))
        descendants = source.get("/DescendantFonts")
        inner = descendants[0].get_object() if descendants else source
        descriptor = inner.get("/FontDescriptor")
        details: Any = descriptor.get_object() if descriptor is not None else {}
        self.embedded = any(key in details for key in ("/FontFile", "/FontFile2", "/FontFile3"))
        self.has_unicode = "/ToUnicode" in source
        self.bytes_per_code = 2 if descendants else 1
        self._meaning = _meanings(source["/ToUnicode"].get_object().get_data()) if self.has_unicode else {}
        self._widths = _cid_widths(inner) if descendants else _simple_widths(source)
        self._missing = float(inner.get("/DW", 1000)) if descendants else float(details.get("/MissingWidth", 0))
        name = self.base.casefold()
        flags = int(details.get("/Flags", 0)) if details else 0
        self.bold = "bold" in name or bool(flags & (1 << 18))
        self.italic = "italic" in name or "oblique" in name or bool(flags & (1 << 6))

    def letter(self, code: int) -> str:
        """What a code is read as."""
        return self._meaning.get(code) or (chr(code) if self.bytes_per_code == 1 and code >= 32 else "")

    def width(self, code: int) -> float:
        """How wide a code's glyph is, in thousandths of the letter size."""
        return self._widths.get(code, self._missing)


def _simple_widths(source: Any) -> dict[int, float]:
    first = int(source.get("/FirstChar", 0))
    widths: Any = source.get("/Widths", [])
    return {first + place: float(width) for place, width in enumerate(widths.get_object() if widths else ())}


def _cid_widths(inner: Any) -> dict[int, float]:
    """The /W array: "c [w w w]" or "c c w"."""
    found: dict[int, float] = {}
    raw: Any = inner.get("/W", [])
    items = [each.get_object() if hasattr(each, "get_object") else each for each in raw]
    place = 0
    while place + 1 < len(items):
        if isinstance(items[place + 1], list):
            found.update({int(items[place]) + n: float(w) for n, w in enumerate(items[place + 1])})
            place += 2
        else:
            for code in range(int(items[place]), int(items[place + 1]) + 1):
                found[code] = float(items[place + 2])
            place += 3
    return found


def _meanings(cmap: bytes) -> dict[int, str]:
    """The letters of a ToUnicode map by code."""
    found: dict[int, str] = {}
    for block in re.findall(rb"beginbfchar(.*?)endbfchar", cmap, re.DOTALL):
        for code, letters in _BF_CHAR.findall(block):
            found[int(code, 16)] = _utf16(letters)
    for block in re.findall(rb"beginbfrange(.*?)endbfrange", cmap, re.DOTALL):
        for first, last, start, listed in _BF_RANGE.findall(block):
            codes = range(int(first, 16), min(int(last, 16), int(first, 16) + 65_535) + 1)
            if listed:
                found.update(zip(codes, map(_utf16, re.findall(rb"<([^>]*)>", listed)), strict=False))
            else:
                text = _utf16(start)
                found.update({code: text[:-1] + chr(ord(text[-1]) + n) for n, code in enumerate(codes) if text})
    return found


def _utf16(digits: bytes) -> str:
    return bytes.fromhex(digits.decode("ascii")).decode("utf-16-be", errors="replace")


class Interpreter:
    """Follows a content stream: where the pen is, which letters it sets, which lines it draws."""

    def __init__(self, fonts: dict[str, PdfFont], height: float) -> None:
        self.content = PageContent()
        self._fonts = fonts
        self._height = height
        self._stack: list[tuple[Matrix, str]] = []
        self._matrix: Matrix = _IDENTITY
        self._text: Matrix = _IDENTITY
        self._line: Matrix = _IDENTITY
        self._font: PdfFont | None = None
        self._size = self._leading = self._letter_space = self._word_space = 0.0
        self._scale = 1.0
        self._colour = ""
        self._path: list[tuple[float, float, float, float]] = []
        self._pen = (0.0, 0.0)

    def run(self, operations: Iterable[tuple[Any, bytes]]) -> PageContent:
        """Everything that the operations draw."""
        for operands, operator in operations:
            step = _STEPS.get(operator)
            if step is not None:
                step(self, operands)
        return self.content

    # Graphics state

    def save(self, _: Any) -> None:
        """Keep the state (operator q)."""
        self._stack.append((self._matrix, self._colour))

    def restore(self, _: Any) -> None:
        """Take the state kept last (operator Q)."""
        if self._stack:
            self._matrix, self._colour = self._stack.pop()

    def concat(self, operands: Any) -> None:
        """Move or scale what follows (operator cm)."""
        self._matrix = _times(_matrix(operands), self._matrix)

    def gray(self, operands: Any) -> None:
        """A gray (operator g)."""
        self._colour = _hex((float(operands[0]),) * 3)

    def rgb(self, operands: Any) -> None:
        """A colour of light (operator rg)."""
        self._colour = _hex(tuple(float(each) for each in operands[:3]))

    def cmyk(self, operands: Any) -> None:
        """A colour of ink (operator k)."""
        c, m, y, k = (float(each) for each in operands[:4])
        self._colour = _hex(tuple((1 - each) * (1 - k) for each in (c, m, y)))

    def named_colour(self, operands: Any) -> None:
        """A colour of as many figures as its space has (operators sc, scn)."""
        figures = [each for each in operands if isinstance(each, (int, float)) or hasattr(each, "as_numeric")]
        setters = {1: self.gray, 3: self.rgb, 4: self.cmyk}
        if len(figures) in setters:
            setters[len(figures)](figures)

    # Text

    def begin_text(self, _: Any) -> None:
        """Begin text (operator BT)."""
        self._text = self._line = _IDENTITY

    def set_font(self, operands: Any) -> None:
        """Choose font and size (operator Tf)."""
        self._font = self._fonts.get(str(operands[0]))
        self._size = float(operands[1])

    def set_matrix(self, operands: Any) -> None:
        """Set the text's place (operator Tm)."""
        self._text = self._line = _matrix(operands)

    def move(self, operands: Any) -> None:
        """Move to another line (operator Td)."""
        self._line = _times((1.0, 0.0, 0.0, 1.0, float(operands[0]), float(operands[1])), self._line)
        self._text = self._line

    def move_leading(self, operands: Any) -> None:
        """Move, and remember how far lines are apart (operator TD)."""
        self._leading = -float(operands[1])
        self.move(operands)

    def next_line(self, _: Any) -> None:
        """Go to the next line (operator T*)."""
        self.move((0.0, -self._leading))

    def set_leading(self, operands: Any) -> None:
        """Say how far lines are apart (operator TL)."""
        self._leading = float(operands[0])

    def set_letter_space(self, operands: Any) -> None:
        """Space between letters (operator Tc)."""
        self._letter_space = float(operands[0])

    def set_word_space(self, operands: Any) -> None:
        """Space added to each space (operator Tw)."""
        self._word_space = float(operands[0])

    def set_scale(self, operands: Any) -> None:
        """Width of letters in percent (operator Tz)."""
        self._scale = float(operands[0]) / 100

    def show(self, operands: Any) -> None:
        """Show letters (operator Tj)."""
        self._show([operands[0]])

    def show_spaced(self, operands: Any) -> None:
        """Show letters with shifts between them (operator TJ)."""
        self._show(operands[0])

    def show_next(self, operands: Any) -> None:
        """Show letters on the next line (operator ')."""
        self.next_line(())
        self._show([operands[0]])

    def _show(self, parts: Iterable[Any]) -> None:
        """Letters, and shifts between them in thousandths; remembers where the visible ones begin and end."""
        font = self._font
        if font is None:
            return
        advance, begin, end = 0.0, None, 0.0
        letters: list[str] = []
        for part in parts:
            if isinstance(part, (int, float)) or hasattr(part, "as_numeric"):
                advance -= float(part) / 1000 * self._size * self._scale
                continue
            for code in _codes(part, font.bytes_per_code):
                letter = font.letter(code)
                width = font.width(code) / 1000 * self._size * self._scale
                if letter.strip():
                    begin = advance if begin is None else begin
                    end = advance + width
                space = self._word_space if code == 32 and font.bytes_per_code == 1 else 0.0
                advance += width + (self._letter_space + space) * self._scale
                letters.append(letter)
        self._keep("".join(letters), begin, end, font)
        self._text = _times((1.0, 0.0, 0.0, 1.0, advance, 0.0), self._text)

    def _keep(self, text: str, begin: float | None, end: float, font: PdfFont) -> None:
        if not text:
            return
        whole = _times(self._text, self._matrix)
        size = self._size * abs(whole[3] or whole[1])
        x0, baseline = _point(whole, begin or 0.0, 0.0)
        x1, _ = _point(whole, end if begin is not None else 0.0, 0.0)
        face = Face(
            font=font.base,
            size=round(size, 2),
            bold=font.bold,
            italic=font.italic,
            colour=self._colour,
        )
        baseline_mm = (self._height - baseline) * MM_PER_POINT
        self.content.glyphs.append(
            Glyphs(text, x0 * MM_PER_POINT, x1 * MM_PER_POINT, baseline_mm, face, size * MM_PER_POINT * 0.25)
        )

    # Lines

    def move_to(self, operands: Any) -> None:
        """Put the pen down (operator m)."""
        self._pen = (float(operands[0]), float(operands[1]))

    def line_to(self, operands: Any) -> None:
        """Draw to a place (operator l)."""
        end = (float(operands[0]), float(operands[1]))
        self._path.append((*self._pen, *end))
        self._pen = end

    def rectangle(self, operands: Any) -> None:
        """A rectangle (operator re), kept as the line through its longer middle if it is thin."""
        x, y, width, height = (float(each) for each in operands[:4])
        if abs(height) <= 2:
            self._path.append((x, y + height / 2, x + width, y + height / 2))
        elif abs(width) <= 2:
            self._path.append((x + width / 2, y, x + width / 2, y + height))

    def paint(self, _: Any) -> None:
        """Draw the path (operators S, s, f, B and their kin)."""
        for x0, y0, x1, y1 in self._path:
            (a, b), (c, d) = _point(self._matrix, x0, y0), _point(self._matrix, x1, y1)
            if abs(a - c) <= _FLAT or abs(b - d) <= _FLAT:
                left, right = sorted((a, c))
                top, bottom = sorted((self._height - b, self._height - d))
                mm = MM_PER_POINT
                self.content.rulings.append(Ruling(left * mm, top * mm, right * mm, bottom * mm))
        self._path = []

    def forget(self, _: Any) -> None:
        """End the path undrawn (operator n)."""
        self._path = []


_STEPS: dict[bytes, Any] = {
    b"q": Interpreter.save,
    b"Q": Interpreter.restore,
    b"cm": Interpreter.concat,
    b"g": Interpreter.gray,
    b"rg": Interpreter.rgb,
    b"k": Interpreter.cmyk,
    b"sc": Interpreter.named_colour,
    b"scn": Interpreter.named_colour,
    b"BT": Interpreter.begin_text,
    b"Tf": Interpreter.set_font,
    b"Tm": Interpreter.set_matrix,
    b"Td": Interpreter.move,
    b"TD": Interpreter.move_leading,
    b"T*": Interpreter.next_line,
    b"TL": Interpreter.set_leading,
    b"Tc": Interpreter.set_letter_space,
    b"Tw": Interpreter.set_word_space,
    b"Tz": Interpreter.set_scale,
    b"Tj": Interpreter.show,
    b"TJ": Interpreter.show_spaced,
    b"'": Interpreter.show_next,
    b"m": Interpreter.move_to,
    b"l": Interpreter.line_to,
    b"re": Interpreter.rectangle,
    b"n": Interpreter.forget,
    **dict.fromkeys((b"S", b"s", b"f", b"F", b"f*", b"B", b"B*", b"b", b"b*"), Interpreter.paint),
}


def _codes(part: Any, size: int) -> Iterable[int]:
    """The character codes of a string operand."""
    data: bytes = getattr(part, "original_bytes", part if isinstance(part, bytes) else b"")
    if size == 1:
        return data
    return [int.from_bytes(data[place : place + size], "big") for place in range(0, len(data) - size + 1, size)]


def _matrix(operands: Any) -> Matrix:
    a, b, c, d, e, f = (float(each) for each in operands[:6])
    return (a, b, c, d, e, f)


def _times(one: Matrix, other: Matrix) -> Matrix:
    a, b, c, d, e, f = one
    p, q, r, s, t, u = other
    return (a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u)


def _point(matrix: Matrix, x: float, y: float) -> tuple[float, float]:
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def _hex(parts: tuple[float, ...]) -> str:
    """A colour as six hex digits, "" for black."""
    text = "".join(f"{round(min(1.0, max(0.0, part)) * 255):02X}" for part in parts)
    return "" if text == "000000" else text
