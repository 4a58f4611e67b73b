"""A DOCX read into the measured form: every paragraph as it looks, with where it stands."""

from __future__ import annotations

from app.documents.measuring.docx_archive import Element, WordArchive, open_archive
from app.documents.measuring.form import MeasuredPaper
from app.documents.measuring.word_body import WordBody
from app.documents.measuring.word_sections import sections_of
from app.documents.measuring.word_styles import WordStyles

_LETTERS_PER_PAGE = 2600


def measure_docx(content: bytes, name: str = "tệp") -> MeasuredPaper:
    """The whole file. NotAWordFile for anything that is no plain DOCX; the bytes are never changed."""
    archive = open_archive(content, name)
    styles = WordStyles(archive)
    sections = sections_of(archive, styles)
    body = WordBody(archive, styles, sections)
    body.read()
    properties = _properties(archive)
    return MeasuredPaper(
        source="docx",
        sections=sections,
        blocks=tuple(body.blocks),
        strokes=tuple(body.strokes),
        tables=tuple(body.tables),
        page_count=_page_count(body, properties),
        empty_pages=tuple(body.empty_pages),
        title=properties.get("title", ""),
        language=properties.get("language", ""),
        properties=properties,
    )


def _page_count(body: WordBody, properties: dict[str, str]) -> int:
    """At least how many pages there are: as Word counted them last, else by the amount of letters."""
    counted = int(properties["Pages"]) if properties.get("Pages", "").isdigit() else 0
    letters = sum(len(block.text) for block in body.blocks)
    return max(counted, body.rendered_breaks + 1, letters // _LETTERS_PER_PAGE + 1)


def _properties(archive: WordArchive) -> dict[str, str]:
    """Title, subject, number of pages, and the office's own properties."""
    found: dict[str, str] = {}
    for part in ("core.xml", "app.xml", "custom.xml"):
        root: Element | None = archive.part_of_kind(part)
        for element in () if root is None else root:
            if not isinstance(element.tag, str):
                continue
            name = str(element.get("name") or element.tag.rpartition("}")[2])
            found[name] = "".join(str(text) for text in element.itertext())
    return found
