"""Small pieces of WordprocessingML as text; the schema's order of elements is kept by their callers.

Written as strings because a list of 500 rows is 30,000 elements; all text is escaped here and nowhere else.
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
    properties = _text_properties(item.style, item.keep_next, item.after, item.inset)
    runs = "".join([_run(span, item.style) for span in item.spans])
    return f"<w:p><w:pPr>{properties}{section}</w:pPr>{runs}</w:p>"


@lru_cache(maxsize=1024)
def _text_properties(name: StyleName, keep_next: bool, after: int, inset: int) -> str:
    """What stands on paragraphs of one kind; a list has thousands of each."""
    style = STYLES[name]
    properties = [w("pStyle", val=style_id(name))]
    if keep_next and not style.keep_next:
        properties.append(w("keepNext"))
    if after:
        properties.append(w("spacing", after=after))
    if inset:
        properties.append(w("ind", left=style.left.twips + inset, right=style.right.twips + inset))
    return "".join(properties)


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
    return f"<w:tc>{_cell_properties(width, properties)}{''.join(paragraphs) or _EMPTY}</w:tc>"


@lru_cache(maxsize=1024)
def _cell_properties(width: int, properties: tuple[str, ...]) -> str:
    return w("tcPr", w("tcW", w=width, type="dxa"), *properties)


def _run(span: Span, style: StyleName) -> str:
    """A run; only a face that differs from the style's is written."""
    face = _face(style, span.bold, span.italic)
    return f'<w:r>{face}<w:t xml:space="preserve">{escape(span.text)}</w:t></w:r>'


@lru_cache(maxsize=4 * len(StyleName))
def _face(name: StyleName, bold: bool, italic: bool) -> str:
    style = STYLES[name]
    face = _toggle("b", on=bold) if bold != style.bold else ""
    face += _toggle("i", on=italic) if italic != style.italic else ""
    return f"<w:rPr>{face}</w:rPr>" if face else ""


def _toggle(name: str, *, on: bool) -> str:
    """A face switched on or off, for Latin and for complex scripts."""
    return w(name) + w(f"{name}Cs") if on else w(name, val=0) + w(f"{name}Cs", val=0)


_EMPTY = w("p", w("pPr", w("pStyle", val=TAIL_STYLE)))
