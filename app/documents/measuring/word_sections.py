"""Paper, margins and page numbers of the sections of a DOCX."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from app.documents.measuring.docx_archive import Element, WordArchive
from app.documents.measuring.form import MM_PER_POINT, Numbering, SectionForm
from app.documents.measuring.word_runs import ParagraphContent, content_of
from app.documents.measuring.word_styles import Properties, W, WordStyles, is_on, number

_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
MM_PER_TWIP = MM_PER_POINT / 20


def section_elements(main: Element) -> list[Element]:
    """Every ``w:sectPr`` in the order of the sections they end."""
    return [each for each in main.iter(f"{W}sectPr") if _local(each.getparent()) in ("pPr", "body")]


def sections_of(archive: WordArchive, styles: WordStyles) -> tuple[SectionForm, ...]:
    """The sections; a header or footer that one does not name is that of the one before."""
    known: dict[str, str] = {}
    found: list[SectionForm] = []
    for element in section_elements(archive.main):
        known = {**known, **_references(element)}
        found.append(_section(element, known, archive, styles))
    return tuple(found) or (SectionForm(width=215.9, height=279.4, top=25.4, bottom=25.4, left=25.4, right=25.4),)


def _references(element: Element) -> dict[str, str]:
    """Relation ids of headers and footers by "header default" and so on."""
    return {
        f"{_local(each).removesuffix('Reference')} {each.get(f'{W}type', 'default')}": str(each.get(f"{_R}id"))
        for each in element
        if _local(each) in ("headerReference", "footerReference")
    }


def _section(element: Element, known: Mapping[str, str], archive: WordArchive, styles: WordStyles) -> SectionForm:
    size, margins = element.find(f"{W}pgSz"), element.find(f"{W}pgMar")
    pages = element.find(f"{W}pgNumType")
    kind = element.find(f"{W}type")
    width, height = _length(size, "w", 12240), _length(size, "h", 15840)
    top, bottom, left, right = (abs(_length(margins, name, 1440)) for name in ("top", "bottom", "left", "right"))
    first = _texts(archive, known.get("header first"), styles)
    hides = bool(is_on(element.find(f"{W}titlePg"))) and not any(each.page_field for each in first)
    form = SectionForm(
        width=width,
        height=height,
        top=top,
        bottom=bottom,
        left=left + _length(margins, "gutter", 0),
        right=right,
        hides_first=hides,
        first_text=" ".join(each.text.strip() for each in first if each.text.strip()),
        start=_start(pages),
        number_format="decimal" if pages is None else str(pages.get(f"{W}fmt", "decimal")),
        breaks_page=kind is None or kind.get(f"{W}val") not in ("continuous", "nextColumn"),
    )
    distance = _length(margins, "header", 720)
    numbering = _numbering(archive, known, styles, form, inside=distance < top)
    return replace(form, numbering=numbering)


def _start(pages: Element | None) -> int | None:
    text = None if pages is None else pages.get(f"{W}start")
    return None if text is None else round(number(text))


def _length(element: Element | None, name: str, otherwise: float) -> float:
    """A length of the section in mm."""
    text = None if element is None else element.get(f"{W}{name}")
    return number(text, otherwise) * MM_PER_TWIP


def _numbering(
    archive: WordArchive, known: Mapping[str, str], styles: WordStyles, form: SectionForm, *, inside: bool
) -> Numbering | None:
    """The page number of the header, else that of the footer, which is outside the top margin."""
    for paragraph, values, content in _paragraphs(archive, known.get("header default"), styles):
        if content.page_field is not None:
            off = _off_centre(paragraph, values, content, form)
            return Numbering(face=content.page_field, off_centre=off, inside_margin=inside)
    for _, _, content in _paragraphs(archive, known.get("footer default"), styles):
        if content.page_field is not None:
            return Numbering(face=content.page_field, off_centre=None, inside_margin=False)
    return None


def _off_centre(paragraph: Element, values: Properties, content: ParagraphContent, form: SectionForm) -> float:
    """How far from the middle of the text the number stands: by alignment, tab or frame."""
    frame = paragraph.find(f"{W}pPr/{W}framePr")
    if frame is not None and frame.get(f"{W}xAlign") == "center":
        return 0.0
    width = form.width - (form.left or 0) - (form.right or 0)
    tabs = content.before_field.count("\t")
    if tabs:
        ptab = next(paragraph.iter(f"{W}ptab"), None)
        if ptab is not None and ptab.get(f"{W}alignment") == "center":
            return 0.0
        stops = list(values.get("tabs", [(4680.0, "center"), (9360.0, "right")]))
        place, kind = stops[min(tabs, len(stops)) - 1]
        return place * MM_PER_TWIP - width / 2 if kind == "center" else width / 2
    shift = (float(values.get("left", 0)) + float(values.get("first", 0)) - float(values.get("right", 0))) / 2
    aligned = {"center": shift * MM_PER_TWIP, "right": width / 2}
    return aligned.get(str(values.get("jc", "left")), -width / 2)


def _texts(archive: WordArchive, relation: str | None, styles: WordStyles) -> list[ParagraphContent]:
    return [content for _, _, content in _paragraphs(archive, relation, styles)]


def _paragraphs(
    archive: WordArchive, relation: str | None, styles: WordStyles
) -> Iterator[tuple[Element, Properties, ParagraphContent]]:
    """The paragraphs of a header or footer, those in frames and text boxes too."""
    root = archive.parts.get(archive.relations.get(relation or "", ""))
    for paragraph in () if root is None else root.iter(f"{W}p"):
        values, letters = styles.paragraph(paragraph.find(f"{W}pPr"))
        yield paragraph, values, content_of(paragraph, letters, styles)


def _local(element: Element | None) -> str:
    tag = "" if element is None else element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""
