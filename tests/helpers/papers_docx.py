"""A DOCX read back: each paragraph with what holds for it after its styles are resolved."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml

TWIPS_PER_MM = 1440 / 25.4


@dataclass(frozen=True)
class Read:
    """A paragraph: sizes in points, lengths in twips; ``runs`` are (text, bold, italic)."""

    text: str
    style: str
    size: float
    align: str
    runs: tuple[tuple[str, bool, bool], ...]
    first_line: int
    hanging: int
    left: int
    right: int
    before: int
    after: int
    line: int
    line_rule: str
    keep_next: bool
    border: bool
    element: Any

    @property
    def bold(self) -> bool:
        return all(bold for _, bold, _ in self.runs)

    @property
    def italic(self) -> bool:
        return all(italic for _, _, italic in self.runs)


class DocxPaper:
    """An unzipped DOCX."""

    def __init__(self, content: bytes) -> None:
        self.archive = zipfile.ZipFile(io.BytesIO(content))

    def xml(self, name: str) -> Any:
        """The root element of a part."""
        return parse_xml(self.archive.read(name))

    @cached_property
    def body(self) -> Any:
        return self.xml("word/document.xml").find(qn("w:body"))

    @cached_property
    def paragraphs(self) -> list[Read]:
        """All paragraphs in reading order, those in tables too."""
        return [self.read(each) for each in self.body.iter(qn("w:p"))]

    @property
    def texts(self) -> list[str]:
        return [each.text for each in self.paragraphs]

    def in_style(self, style: str) -> list[Read]:
        """The paragraphs of that style id."""
        return [each for each in self.paragraphs if each.style == style]

    def only(self, style: str) -> Read:
        """The one paragraph of that style."""
        (paragraph,) = self.in_style(style)
        return paragraph

    def cell_of(self, paragraph: Read) -> tuple[int, int, int]:
        """The table, row and cell number a paragraph stands in."""
        cell = paragraph.element.getparent()
        row = cell.getparent()
        table = row.getparent()
        tables = list(self.body.iter(qn("w:tbl")))
        return tables.index(table), table.findall(qn("w:tr")).index(row), row.findall(qn("w:tc")).index(cell)

    def cell_width(self, paragraph: Read) -> int:
        cell = paragraph.element.getparent()
        return int(cell.find(f"{qn('w:tcPr')}/{qn('w:tcW')}").get(qn("w:w")))

    @property
    def sections(self) -> list[dict[str, Any]]:
        """The properties of each section, by element name."""
        return [{_name(child): child for child in each} for each in self.body.iter(qn("w:sectPr"))]

    @cached_property
    def styles(self) -> dict[str, Any]:
        return {each.get(qn("w:styleId")): each for each in self.xml("word/styles.xml").findall(qn("w:style"))}

    def read(self, element: Any) -> Read:
        """The paragraph with its effective properties."""
        sources = [element.find(qn("w:pPr")), *self._style_chain(element, "w:pPr"), self._default("w:pPr")]
        run_styles = [*self._style_chain(element, "w:rPr"), self._default("w:rPr")]
        number = _numbers(sources)
        return Read(
            text="".join(text.text or "" for text in element.iter(qn("w:t"))),
            style=_value(sources, "w:pStyle", "w:val") or "Normal",
            size=int(_value(run_styles, "w:sz", "w:val") or 0) / 2,
            align=_value(sources, "w:jc", "w:val") or "left",
            runs=tuple(_runs(element, run_styles)),
            first_line=number("w:ind", "w:firstLine"),
            hanging=number("w:ind", "w:hanging"),
            left=number("w:ind", "w:left"),
            right=number("w:ind", "w:right"),
            before=number("w:spacing", "w:before"),
            after=number("w:spacing", "w:after"),
            line=number("w:spacing", "w:line"),
            line_rule=_value(sources, "w:spacing", "w:lineRule"),
            keep_next=_on(sources, "w:keepNext"),
            border=_element(sources, "w:pBdr") is not None,
            element=element,
        )

    def _style_chain(self, element: Any, part: str) -> Iterator[Any]:
        """What the paragraph's style and those it is based on say."""
        name = _value([element.find(qn("w:pPr"))], "w:pStyle", "w:val") or "Normal"
        while name:
            style = self.styles[name]
            yield style.find(qn(part))
            based = style.find(qn("w:basedOn"))
            name = based.get(qn("w:val")) if based is not None else ""

    def _default(self, part: str) -> Any:
        defaults = self.xml("word/styles.xml").find(qn("w:docDefaults"))
        return defaults.find(f"{qn(part + 'Default')}/{qn(part)}")


def _runs(element: Any, styles: list[Any]) -> Iterator[tuple[str, bool, bool]]:
    for run in element.findall(qn("w:r")):
        text = "".join(each.text or "" for each in run.findall(qn("w:t")))
        sources = [run.find(qn("w:rPr")), *styles]
        yield text, _on(sources, "w:b"), _on(sources, "w:i")


def _name(element: Any) -> str:
    return element.tag.rsplit("}", 1)[1]


def _element(sources: list[Any], tag: str) -> Any:
    found = (source.find(qn(tag)) for source in sources if source is not None)
    return next((each for each in found if each is not None), None)


def _value(sources: list[Any], tag: str, attribute: str) -> str:
    """The attribute where it is first said, from the paragraph itself outwards."""
    for source in sources:
        element = source.find(qn(tag)) if source is not None else None
        if element is not None and element.get(qn(attribute)) is not None:
            return element.get(qn(attribute))
    return ""


def _numbers(sources: list[Any]) -> Any:
    return lambda tag, attribute: int(_value(sources, tag, attribute) or 0)


def _on(sources: list[Any], tag: str) -> bool:
    element = _element(sources, tag)
    return element is not None and element.get(qn("w:val")) not in ("0", "false")
