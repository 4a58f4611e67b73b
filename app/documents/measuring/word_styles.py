"""What a paragraph and a run of a DOCX really look like, once styles, defaults and themes are worked out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from app.documents.measuring.docx_archive import Element, WordArchive
from app.documents.measuring.form import Face

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
Properties = dict[str, Any]

_OFF = {"0", "false", "off", "none"}
_TOGGLES = ("b", "i", "caps")
_LATIN = ("ascii", "hAnsi")
_INDENTS = {"left": "left", "start": "left", "right": "right", "end": "right"}


def is_on(element: Element | None) -> bool | None:
    """A switch such as ``w:b``: None if it is not there."""
    return None if element is None else str(element.get(f"{W}val", "1")).lower() not in _OFF


def number(text: str | None, otherwise: float = 0.0) -> float:
    """A figure of the file, or ``otherwise`` if it is none (units such as "12pt" count as points in twips)."""
    if text is None:
        return otherwise
    units = {"pt": 20.0, "cm": 566.93, "mm": 56.693, "in": 1440.0}
    factor = units.get(text[-2:], 1.0)
    try:
        return float(text[:-2] if text[-2:] in units else text) * factor
    except ValueError:
        return otherwise


def run_properties(element: Element | None) -> Properties:
    """A ``w:rPr`` as plain values; only what it says."""
    found: Properties = {}
    if element is None:
        return found
    for child in element:
        tag = _local(child)
        value = child.get(f"{W}val")
        if tag in _TOGGLES or tag == "vanish":
            found[tag] = is_on(child)
        elif tag == "u":
            found["u"] = str(value or "single").lower() not in _OFF
        elif tag == "sz" and value:
            found["size"] = number(value) / 2
        elif tag == "color":
            found["colour"] = str(value or "auto").upper()
        elif tag in ("rStyle", "vertAlign"):
            found[tag] = value
        elif tag == "rFonts":
            found.update(_fonts(child))
    return found


def _fonts(element: Element) -> Properties:
    """The fonts of the Latin slots; a theme's font is only a name to be looked up."""
    found: Properties = {}
    for slot in (*_LATIN, "cs"):
        if element.get(f"{W}{slot}Theme") or (slot == "cs" and element.get(f"{W}cstheme")):
            found[slot] = "+" + str(element.get(f"{W}{slot}Theme") or element.get(f"{W}cstheme"))
        elif element.get(f"{W}{slot}"):
            found[slot] = str(element.get(f"{W}{slot}"))
    return found


def paragraph_properties(element: Element | None) -> Properties:
    """A ``w:pPr`` as plain values in twips; only what it says."""
    found: Properties = {}
    if element is None:
        return found
    for child in element:
        reader = _PARAGRAPH_READERS.get(_local(child))
        if reader is not None:
            found.update(reader(child))
    return found


def _spacing(child: Element) -> Properties:
    found: Properties = {}
    for name in ("before", "after", "line"):
        if child.get(f"{W}{name}") is not None:
            found[name] = number(child.get(f"{W}{name}"))
        if str(child.get(f"{W}{name}Autospacing", "0")).lower() not in _OFF:
            found[name] = 280.0
    if "line" in found:
        found["rule"] = child.get(f"{W}lineRule", "auto")
    return found


def _indents(child: Element) -> Properties:
    found = {key: number(child.get(f"{W}{name}")) for name, key in _INDENTS.items() if child.get(f"{W}{name}")}
    if child.get(f"{W}firstLine") is not None:
        found["first"] = number(child.get(f"{W}firstLine"))
    if child.get(f"{W}hanging") is not None:
        found["first"] = -number(child.get(f"{W}hanging"))
    return found


def _borders(child: Element) -> Properties:
    """Which sides carry a visible line."""
    visible = {_local(side) for side in child if str(side.get(f"{W}val", "none")) not in ("none", "nil")}
    return {"border_top": "top" in visible, "border_bottom": "bottom" in visible}


def _tabs(child: Element) -> Properties:
    stops = [(number(tab.get(f"{W}pos")), str(tab.get(f"{W}val"))) for tab in child if tab.get(f"{W}pos")]
    return {"tabs": sorted(stop for stop in stops if stop[1] != "clear")}


def _list(child: Element) -> Properties:
    names = {"numId": "num", "ilvl": "level"}
    return {names[_local(each)]: str(each.get(f"{W}val")) for each in child if _local(each) in names}


def _style(child: Element) -> Properties:
    return {"style": child.get(f"{W}val")}


def _alignment(child: Element) -> Properties:
    value = str(child.get(f"{W}val"))
    return {"jc": {"start": "left", "end": "right", "distribute": "both"}.get(value, value)}


def _switch(name: str) -> Callable[[Element], Properties]:
    def read(child: Element) -> Properties:
        return {name: is_on(child)}

    return read


_PARAGRAPH_READERS: Mapping[str, Callable[[Element], Properties]] = {
    "pStyle": _style,
    "jc": _alignment,
    "spacing": _spacing,
    "ind": _indents,
    "pBdr": _borders,
    "tabs": _tabs,
    "numPr": _list,
    "keepNext": _switch("keep_next"),
    "widowControl": _switch("widow"),
    "contextualSpacing": _switch("contextual"),
    "pageBreakBefore": _switch("page_break"),
}


class WordStyles:
    """The style sheet of one file, asked for what a style or a direct setting comes to."""

    def __init__(self, archive: WordArchive) -> None:
        styles = archive.part_of_kind("styles.xml")
        self._theme = _theme_fonts(next((p for n, p in archive.parts.items() if "/theme" in n), None))
        self._sheet: dict[str, Element] = {}
        self._default = ""
        self._defaults: tuple[Properties, Properties] = ({}, {})
        self._chains: dict[str, tuple[Properties, Properties]] = {}
        for style in () if styles is None else styles.iterfind(f"{W}style"):
            self._sheet[str(style.get(f"{W}styleId"))] = style
            if style.get(f"{W}type") == "paragraph" and str(style.get(f"{W}default", "0")).lower() not in _OFF:
                self._default = str(style.get(f"{W}styleId"))
        if styles is not None:
            paragraph = styles.find(f"{W}docDefaults/{W}pPrDefault/{W}pPr")
            run = styles.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")
            self._defaults = (paragraph_properties(paragraph), run_properties(run))

    def paragraph(self, element: Element | None, table_style: str = "") -> tuple[Properties, Properties]:
        """The paragraph's and its runs' values from defaults, table style, paragraph style and direct settings."""
        direct = paragraph_properties(element)
        style = str(direct.get("style") or self._default)
        base, letters = self._defaults
        in_table: tuple[Properties, Properties] = self._chain(table_style) if table_style else ({}, {})
        named = self._chain(style)
        return (
            {**base, **in_table[0], **named[0], **direct, "style": style},
            {**letters, **in_table[1], **named[1]},
        )

    def run(self, inherited: Properties, element: Element | None) -> Properties:
        """A run's values over those of its paragraph; a character style toggles what it shares with that."""
        direct = run_properties(element)
        character = self._chain(str(direct["rStyle"]))[1] if direct.get("rStyle") else {}
        merged = {**inherited, **character}
        for name in _TOGGLES:
            if character.get(name) and inherited.get(name):
                merged[name] = False
        return {**merged, **direct}

    def face(self, values: Properties) -> Face:
        """How letters of these values look."""
        colour = str(values.get("colour", "AUTO"))
        fonts = [self._font(str(values.get(slot, "Times New Roman"))) for slot in _LATIN]
        strange = next((font for font in fonts if font.casefold() != "times new roman"), fonts[0])
        return Face(
            font=strange,
            size=float(values.get("size", 10.0)),
            bold=bool(values.get("b")),
            italic=bool(values.get("i")),
            underline=bool(values.get("u")),
            colour="" if colour in ("AUTO", "000000") else colour,
        )

    def table(self, style: str) -> Element | None:
        """A table style's own properties, following what it is based on until one names borders."""
        seen: set[str] = set()
        while style in self._sheet and style not in seen:
            seen.add(style)
            element = self._sheet[style]
            borders = element.find(f"{W}tblPr/{W}tblBorders")
            if borders is not None:
                return borders
            style = _based_on(element)
        return None

    def _font(self, name: str) -> str:
        return self._theme.get(name.removeprefix("+")[:5], name) if name.startswith("+") else name

    def _chain(self, style: str) -> tuple[Properties, Properties]:
        """A style's values over those of all it is based on."""
        if style not in self._chains:
            line: list[Element] = []
            name = style
            while name in self._sheet and len(line) < 32:
                line.append(self._sheet[name])
                name = _based_on(self._sheet[name])
            paragraph: Properties = {}
            run: Properties = {}
            for element in reversed(line):
                paragraph.update(paragraph_properties(element.find(f"{W}pPr")))
                run.update(run_properties(element.find(f"{W}rPr")))
            paragraph.pop("style", None)
            self._chains[style] = (paragraph, run)
        return self._chains[style]


def _based_on(style: Element) -> str:
    base = style.find(f"{W}basedOn")
    return "" if base is None else str(base.get(f"{W}val"))


def _theme_fonts(theme: Element | None) -> dict[str, str]:
    """The Latin fonts of a theme by the first letters of the names that runs use ("minor", "major")."""
    found: dict[str, str] = {}
    if theme is None:
        return found
    drawing = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
    for kind in ("minor", "major"):
        latin = theme.find(f".//{drawing}{kind}Font/{drawing}latin")
        if latin is not None:
            found[kind] = str(latin.get("typeface"))
    return found


def _local(element: Element) -> str:
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""
