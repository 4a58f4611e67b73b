"""Small pieces of WordprocessingML as text; the schema's order of elements is kept by their callers.

Written as strings because a list of 500 rows is 30,000 elements; every part is parsed once before it is saved.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from xml.sax.saxutils import escape, quoteattr

from app.documents.flow import RuleItem, TailItem, TextItem
from app.documents.layout import STYLES
from app.documents.lines import Span
from app.documents.model import StyleName

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
RULE_STYLE, TAIL_STYLE = "RuleLine", "Tail"
GRID_STYLE, TABLE_STYLE = "BorderlessGrid", "RuledTable"


def w(name: str, /, *children: str, **attributes: str | int) -> str:
    """One element of the main namespace; attributes are of it too."""
    opening = _opening(name, tuple(attributes.items())) if attributes else name
    return f"<w:{opening}>{''.join(children)}</w:{name}>" if children else f"<w:{opening}/>"


@lru_cache(maxsize=4096)
def _opening(name: str, attributes: tuple[tuple[str, str | int], ...]) -> str:
    """A name with its attributes; a table repeats the same few in every cell."""
    return name + "".join(f" w:{key}={quoteattr(str(value))}" for key, value in attributes)


@lru_cache(maxsize=len(StyleName))
def style_id(name: StyleName) -> str:
    """The id of a style: ``place_date`` is "PlaceDate"."""
    return name.replace("_", " ").title().replace(" ", "")


def root(name: str, *children: str) -> bytes:
    """A whole part as bytes."""
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    return f"{head}<w:{name} {NAMESPACES}>{''.join(children)}</w:{name}>".encode()


def paragraph(item: TextItem, section: str = "") -> str:
    """A paragraph in its named style. ``section`` is the sectPr of the section it ends, if it ends one.

    Besides the style, only what was computed for this place stands on the paragraph itself: what keeps it on
    the page of the next one, the gap before a table, the inset that balances its lines.
    """
    style = STYLES[item.style]
    properties = [w("pStyle", val=style_id(item.style))]
    if item.keep_next and not style.keep_next:
        properties.append(w("keepNext"))
    if item.after:
        properties.append(w("spacing", after=item.after))
    if item.inset:
        left, right = style.left.twips + item.inset, style.right.twips + item.inset
        properties.append(w("ind", left=left, right=right))
    bold, italic = style.bold, style.italic
    runs = "".join(_run(span, bold=bold, italic=italic) for span in item.spans)
    return f"<w:p><w:pPr>{''.join(properties)}{section}</w:pPr>{runs}</w:p>"


def rule(item: RuleItem, section: str = "") -> str:
    """A drawn line: the top border of an empty paragraph between two indents."""
    properties = [w("pStyle", val=RULE_STYLE)]
    if item.keep_next:
        properties.append(w("keepNext"))
    if item.after:
        properties.append(w("spacing", after=item.after))
    properties.append(w("ind", left=item.inset, right=item.inset))
    return w("p", w("pPr", *properties, section))


def tail(item: TailItem, section: str = "") -> str:
    """The paragraph of one point that DOCX wants behind a table."""
    keep = w("keepNext") if item.keep_next else ""
    return w("p", w("pPr", w("pStyle", val=TAIL_STYLE), keep, section))


def cell(content: Iterable[TextItem | RuleItem], width: int, *properties: str) -> str:
    """A table cell; DOCX wants a paragraph even in an empty one."""
    paragraphs = [paragraph(item) if isinstance(item, TextItem) else rule(item) for item in content]
    return w("tc", w("tcPr", w("tcW", w=width, type="dxa"), *properties), *(paragraphs or [_EMPTY]))


def _run(span: Span, *, bold: bool, italic: bool) -> str:
    """A run; only a face that differs from the style's is written."""
    face = ""
    if span.bold != bold:
        face += _toggle("b", on=span.bold)
    if span.italic != italic:
        face += _toggle("i", on=span.italic)
    properties = f"<w:rPr>{face}</w:rPr>" if face else ""
    return f'<w:r>{properties}<w:t xml:space="preserve">{escape(span.text)}</w:t></w:r>'


def _toggle(name: str, *, on: bool) -> str:
    """A face switched on or off, for Latin and for complex scripts."""
    return w(name) + w(f"{name}Cs") if on else w(name, val=0) + w(f"{name}Cs", val=0)


_EMPTY = w("p", w("pPr", w("pStyle", val=TAIL_STYLE)))
