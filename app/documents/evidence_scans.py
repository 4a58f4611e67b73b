"""Measures the pictures of a page of PDF where they stand: how fine they are once printed, grey or coloured.

What counts is the content stream: a page with recognised text under its picture, a picture in strips, or one inside a
form is a scan like any other. It must not know what becomes of the findings.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Final, cast

from app.documents.pdf_objects import list_at, resolved, table_at

Matrix = tuple[float, float, float, float, float, float]

MOST_OF_A_PAGE: Final = 0.45
"""The share of the page that pictures must cover for it to be a scan: a sheet of A5 copied onto A4 is one."""

_POINTS_PER_INCH: Final = 72
_UNIT: Final[Matrix] = (1, 0, 0, 1, 0, 0)
_DEEPEST: Final = 5
_MOST_PICTURES: Final = 2_000
_LONGEST_STREAM: Final = 2 << 20
"""Bytes; a page that says more than that is a drawing."""

# A page that was typed has that many letters over its pictures; the stamp of a digital signature has fewer.
_LETTERS_OF_A_TYPED_PAGE: Final = 400
_UNSEEN: Final = (3, 7)

# Luminance of the usual JPEG table at quality 50; coarser tables lose more.
_USUAL_TABLE_SUM: Final = 3689
_COARSE: Final = 1.7
_LARGEST_JPEG: Final = 64 << 20

_TOKEN: Final = re.compile(
    rb"(?P<text>\((?:[^()\\]|\\.|\((?:[^()\\]|\\.)*+\))*+\))"
    rb"|(?P<hex><[0-9A-Fa-f\s]*>)"
    rb"|(?P<name>/[^\s()<>\[\]{}/%]*)"
    rb"|(?P<number>[-+]?(?:\d+\.?\d*|\.\d+)(?=[\s()<>\[\]{}/%]|$))"
    rb"|(?P<word>[A-Za-z'\"][^\s()<>\[\]{}/%]*)"
    rb"|%[^\r\n]*",
    re.DOTALL,
)
_END_OF_INLINE: Final = re.compile(rb"\sEI(?=\s|$)")


@dataclass(frozen=True, kw_only=True)
class ScannedPage:
    """What fills a page that is a scan: dots per inch, whether it has no colours, whether it was pressed too hard."""

    dpi: float
    grey: bool
    coarse: bool


@dataclass(frozen=True, kw_only=True)
class _Placed:
    """A picture where it stands: its share of the page, its dots per inch."""

    picture: Any
    share: float
    dpi: float


@dataclass
class _State:
    """What q keeps and Q brings back."""

    matrix: Matrix
    mode: int = 0


@dataclass
class _Sight:
    """What was seen of a page so far; ``letters`` can be read over the pictures."""

    box: tuple[float, float, float, float]
    inch: float
    placed: list[_Placed] = field(default_factory=list[_Placed])
    letters: int = 0

    def put(self, picture: Any, matrix: Matrix) -> None:
        """A picture fills the unit square of ``matrix``; a large one hides what was written before."""
        a, b, c, d, _, _ = matrix
        wide, high = (a * a + b * b) ** 0.5 / self.inch, (c * c + d * d) ** 0.5 / self.inch
        share = _share(matrix, self.box)
        if share > 0 and wide > 0 and high > 0 and len(self.placed) < _MOST_PICTURES:
            dpi = min(int(picture["/Width"]) / wide, int(picture["/Height"]) / high)
            self.placed.append(_Placed(picture=picture, share=share, dpi=dpi))
            if share >= MOST_OF_A_PAGE:
                self.letters = 0


def scanned(page: Any) -> ScannedPage | None:
    """What the page is as a scan, None when it is none; the pictures' bytes are let go of again."""
    resources = table_at(page, "/Resources")
    if not _has_pictures(resources, _DEEPEST):
        return None
    x1, y1, x2, y2 = (float(side) for side in page.cropbox)
    box = (min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2))
    sight = _Sight(box=box, inch=_POINTS_PER_INCH / float(page.user_unit))
    contents = page.get_contents()
    if contents is not None:
        _look(contents.get_data(), resources, _State(matrix=_UNIT), sight, _DEEPEST)
    return _judged(sight)


def _judged(sight: _Sight) -> ScannedPage | None:
    """The finest pictures that together cover most of the page say what it is.

    So a coarse ground under fine letters, as compressed scans have it, is as fine as its letters.
    """
    if sight.letters >= _LETTERS_OF_A_TYPED_PAGE:
        return None
    covered = 0.0
    filling: list[_Placed] = []
    for each in sorted(sight.placed, key=lambda each: -each.dpi):
        covered += each.share
        filling.append(each)
        if covered >= MOST_OF_A_PAGE:
            largest = max(filling, key=lambda placed: placed.share).picture
            every = [placed.picture for placed in sight.placed]
            return ScannedPage(dpi=each.dpi, grey=all(map(_is_grey, every)), coarse=_is_coarse(largest))
    return None


def _look(stream: bytes, resources: Any, state: _State, sight: _Sight, deep: int) -> None:
    """Go through a content stream for what is drawn; what it does not understand it passes over."""
    if len(stream) > _LONGEST_STREAM:
        return
    objects = table_at(resources, "/XObject")
    kept: list[_State] = []
    operands: list[bytes] = []
    written = place = 0
    while token := _TOKEN.search(stream, place):
        place, kind, text = token.end(), token.lastgroup, token.group()
        if kind in ("text", "hex"):
            written += len(text) - 2 if kind == "text" else (len(text) - 2) // 4
        elif kind in ("number", "name"):
            operands.append(text)
        elif kind == "word":
            if text == b"ID":
                end = _END_OF_INLINE.search(stream, place)
                place = end.end() if end else len(stream)
            elif text == b"Do" and operands and deep:
                _draw(objects.get(operands[-1].decode("latin-1")), resources, state, sight, deep)
            elif text in (b"Tj", b"TJ", b"'", b'"'):
                sight.letters += 0 if state.mode in _UNSEEN else written
            else:
                state = _turned(text, operands, state, kept)
            operands, written = [], 0


def _turned(word: bytes, operands: list[bytes], state: _State, kept: list[_State]) -> _State:
    """The state after an operator."""
    if word == b"q":
        kept.append(state)
    elif word == b"Q":
        return kept.pop() if kept else state
    elif word == b"cm" and (matrix := _matrix(operands[-6:])):
        return _State(matrix=_times(matrix, state.matrix), mode=state.mode)
    elif word == b"Tr" and operands and operands[-1].isdigit():
        return _State(matrix=state.matrix, mode=int(operands[-1]))
    return state


def _draw(reference: Any, resources: Any, state: _State, sight: _Sight, deep: int) -> None:
    """Put a picture in its place, or go through a form."""
    drawn = resolved(reference)
    if not hasattr(drawn, "get"):
        return
    if drawn.get("/Subtype") == "/Image" and "/Width" in drawn and "/Height" in drawn:
        sight.put(drawn, state.matrix)
        _let_go(reference)
    elif drawn.get("/Subtype") == "/Form":
        matrix = _matrix([str(each).encode() for each in list_at(drawn, "/Matrix")]) or _UNIT
        inner = _State(matrix=_times(matrix, state.matrix), mode=state.mode)
        _look(drawn.get_data(), table_at(drawn, "/Resources") or resources, inner, sight, deep - 1)


def _has_pictures(resources: Any, deep: int) -> bool:
    objects = table_at(resources, "/XObject")
    for name in objects:
        reference = objects.raw_get(name)
        each = resolved(reference)
        if not hasattr(each, "get"):
            continue
        if each.get("/Subtype") == "/Image":
            _let_go(reference)
            return True
        if each.get("/Subtype") == "/Form" and deep and _has_pictures(table_at(each, "/Resources"), deep - 1):
            return True
    return False


def _let_go(reference: Any) -> None:
    """The reader remembers every object it read; the pictures of a long scan would fill the memory."""
    if hasattr(reference, "idnum"):
        reference.pdf.resolved_objects.pop((reference.generation, reference.idnum), None)


def _matrix(operands: list[bytes]) -> Matrix | None:
    try:
        a, b, c, d, e, f = map(float, operands)
    except ValueError:
        return None
    return a, b, c, d, e, f


def _times(first: Matrix, then: Matrix) -> Matrix:
    a, b, c, d, e, f = first
    g, h, i, j, k, m = then
    return a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m


def _share(matrix: Matrix, box: tuple[float, float, float, float]) -> float:
    """How much of the box the unit square of ``matrix`` covers, by the upright rectangle around it."""
    a, b, c, d, e, f = matrix
    across, along = (e, e + a, e + c, e + a + c), (f, f + b, f + d, f + b + d)
    wide = min(max(across), box[2]) - max(min(across), box[0])
    high = min(max(along), box[3]) - max(min(along), box[1])
    area = (box[2] - box[0]) * (box[3] - box[1])
    return wide * high / area if wide > 0 and high > 0 and area > 0 else 0.0


def _is_grey(picture: Any) -> bool:
    if picture.get("/ImageMask") or picture.get("/BitsPerComponent") == 1:
        return True
    return _is_grey_space(resolved(picture.get("/ColorSpace")))


def _is_grey_space(space: Any) -> bool:
    if not isinstance(space, list):
        return bool(space == "/DeviceGray")
    named = cast("list[Any]", space)
    if named[0] == "/Indexed":
        return _is_grey_space(resolved(named[1]))
    if named[0] == "/ICCBased":
        return bool(resolved(named[1]).get("/N") == 1)
    return bool(named[0] in ("/CalGray", "/DeviceGray"))


def _is_coarse(picture: Any) -> bool:
    used = picture.get("/Filter")
    last = next(reversed(cast("list[Any]", used)), None) if isinstance(used, list) else used
    if last != "/DCTDecode" or len(picture._data) > _LARGEST_JPEG:  # noqa: SLF001 - its size, before it is unpacked
        return False
    return is_coarse_jpeg(picture.get_data())


def is_coarse_jpeg(jpeg: bytes) -> bool:
    """Whether it was pressed so hard that letters blur."""
    from PIL import Image

    try:
        with Image.open(io.BytesIO(jpeg)) as image:
            return is_coarse(image)
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return False


def is_coarse(image: Any) -> bool:
    """The same of a picture that is open."""
    tables = getattr(image, "quantization", None)
    return bool(tables) and sum(tables[0]) > _USUAL_TABLE_SUM * _COARSE


def pages_told(numbers: list[int]) -> Iterator[str]:
    """The numbers of pages, a run of them as one: "1–35", "2"."""
    first = last = numbers[0]
    for number in (*numbers[1:], 0):
        if number == last + 1:
            last = number
            continue
        yield str(first) if first == last else f"{first}–{last}"
        first = last = number
