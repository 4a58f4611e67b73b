"""The style sheet, settings and font table of every DOCX: Decree 30's figures as named styles."""

from __future__ import annotations

from functools import lru_cache

from app.documents import layout
from app.documents.docx_xml import GRID_STYLE, RULE_STYLE, TABLE_STYLE, TAIL_STYLE, root, style_id, w
from app.documents.layout import STYLES, Style
from app.documents.model import Align, StyleName

_JUSTIFICATION: dict[Align, str] = {"left": "left", "center": "center", "right": "right", "justify": "both"}
_SINGLE = round(240 * layout.LINE_SPACING)
_SIDES = ("top", "left", "bottom", "right")
_COMPATIBILITY = {
    "compatibilityMode": 15,
    "overrideTableStyleFontSizeAndJustification": 1,
    "enableOpenTypeFeatures": 1,
    "doNotFlipMirrorIndents": 1,
    "differentiateMultirowTableHeaders": 1,
}


# Word's own styles stay out of its list, so that the clerk sees those of the papers.
_LATENT = w(
    "latentStyles",
    defLockedState=0,
    defUIPriority=99,
    defSemiHidden=1,
    defUnhideWhenUsed=1,
    defQFormat=0,
    count=376,
)
# The style of the paragraph that a clerk begins by pressing Enter behind one of these.
_FOLLOWED_BY = {
    StyleName.DOCUMENT_TYPE: StyleName.SUBJECT,
    StyleName.SUBJECT: StyleName.BODY,
    StyleName.CHAPTER: StyleName.CHAPTER_TITLE,
    StyleName.CHAPTER_TITLE: StyleName.BODY,
    StyleName.HEADING: StyleName.BODY,
    StyleName.SUBHEADING: StyleName.BODY,
    StyleName.APPENDIX: StyleName.APPENDIX_TITLE,
    StyleName.APPENDIX_TITLE: StyleName.REFERENCE,
}


@lru_cache(maxsize=4)
def styles_part(language: str) -> bytes:
    """word/styles.xml: the defaults, then one named style for each part of a paper, in the order of a paper."""
    named = [_paragraph_style(name, place) for place, name in enumerate(StyleName, start=1)]
    return root("styles", _defaults(language), _LATENT, *_base_styles(), *named, *_line_styles(), *_table_styles())


def settings_part(language: str) -> bytes:
    """word/settings.xml: as today's Word writes it, with Vietnamese number marks."""
    return root(
        "settings",
        w("zoom", percent=100),
        w("defaultTabStop", val=layout.FIRST_LINE_INDENT.twips),
        w("characterSpacingControl", val="doNotCompress"),
        w("compat", *(_compatibility(name, value) for name, value in _COMPATIBILITY.items())),
        w("themeFontLang", val=language),
        w("decimalSymbol", val=","),
        w("listSeparator", val=";"),
    )


def font_table_part() -> bytes:
    """word/fontTable.xml: the one font."""
    font = w(
        "font",
        w("panose1", val="02020603050405020304"),
        w("charset", val="00"),
        w("family", val="roman"),
        w("pitch", val="variable"),
        name=layout.FONT_NAME,
    )
    return root("fonts", font)


def _compatibility(name: str, value: int) -> str:
    return w("compatSetting", name=name, uri="http://schemas.microsoft.com/office/word", val=value)


def _defaults(language: str) -> str:
    """What holds where no style says otherwise: the font in all four slots, body size, Vietnamese."""
    font = layout.FONT_NAME
    run = w(
        "rPr",
        w("rFonts", ascii=font, eastAsia=font, hAnsi=font, cs=font),
        w("sz", val=layout.SIZE_BODY.half_points),
        w("szCs", val=layout.SIZE_BODY.half_points),
        w("lang", val=language, eastAsia=language, bidi="ar-SA"),
    )
    spacing = w("spacing", before=0, after=0, line=_SINGLE, lineRule="auto")
    paragraph = w("pPr", w("widowControl"), spacing)
    return w("docDefaults", w("rPrDefault", run), w("pPrDefault", paragraph))


def _base_styles() -> list[str]:
    """The styles every DOCX must have."""
    return [
        w("style", w("name", val="Normal"), w("qFormat"), type="paragraph", default=1, styleId="Normal"),
        w(
            "style",
            w("name", val="Default Paragraph Font"),
            w("uiPriority", val=1),
            w("semiHidden"),
            type="character",
            default=1,
            styleId="DefaultParagraphFont",
        ),
        w(
            "style",
            w("name", val="Normal Table"),
            w("uiPriority", val=99),
            w("semiHidden"),
            w("tblPr", w("tblInd", w=0, type="dxa"), _margins(0, 0)),
            type="table",
            default=1,
            styleId="TableNormal",
        ),
    ]


def _paragraph_style(name: StyleName, place: int) -> str:
    """One part of a paper as a style of its own, under its Vietnamese name and at its place in Word's list."""
    style = STYLES[name]
    following = [w("next", val=style_id(_FOLLOWED_BY[name]))] if name in _FOLLOWED_BY else []
    return w(
        "style",
        w("name", val=style.name),
        w("basedOn", val="Normal"),
        *following,
        w("uiPriority", val=place),
        w("qFormat"),
        w("pPr", *_paragraph_properties(style)),
        w("rPr", *_run_properties(style)),
        type="paragraph",
        customStyle=1,
        styleId=style_id(name),
    )


def _paragraph_properties(style: Style) -> list[str]:
    """Gaps, indents and alignment, in the schema's order."""
    properties: list[str] = []
    if style.keep_next:
        properties.append(w("keepNext"))
    if style.before.twips:
        properties.append(w("spacing", before=style.before.twips))
    indents = {"left": style.left, "right": style.right, "hanging": style.hanging, "firstLine": style.first_line}
    known = {name: length.twips for name, length in indents.items() if length.twips}
    if known:
        properties.append(w("ind", **known))
    properties.append(w("jc", val=_JUSTIFICATION[style.align]))
    if style.outline is not None:
        properties.append(w("outlineLvl", val=style.outline))
    return properties


def _run_properties(style: Style) -> list[str]:
    """Face and size."""
    bold = [w("b"), w("bCs")] if style.bold else []
    italic = [w("i"), w("iCs")] if style.italic else []
    return [*bold, *italic, w("sz", val=style.size.half_points), w("szCs", val=style.size.half_points)]


def _line_styles() -> list[str]:
    """The paragraphs that are no text: a drawn line, and the end of a table."""
    border = w("pBdr", w("top", val="single", sz=layout.RULE_WIDTH.eighths, space=0, color="auto"))
    before, foot = layout.RULE_GAP.twips, layout.RULE_FOOT.twips
    rule = w("spacing", before=before, line=foot, lineRule="exact")
    tail = w("spacing", line=layout.TAIL_HEIGHT.twips, lineRule="exact")
    return [
        _line_style(RULE_STYLE, "Đường kẻ", border + rule),
        _line_style(TAIL_STYLE, "Kết thúc bảng", tail),
    ]


def _line_style(identity: str, name: str, properties: str) -> str:
    size = layout.TAIL_HEIGHT.half_points
    return w(
        "style",
        w("name", val=name),
        w("basedOn", val="Normal"),
        w("pPr", properties),
        w("rPr", w("sz", val=size), w("szCs", val=size)),
        type="paragraph",
        customStyle=1,
        styleId=identity,
    )


def _table_styles() -> list[str]:
    """The borderless grid of letterhead and signatures, and the ruled table."""
    line = {"val": "single", "sz": layout.TABLE_BORDER.eighths, "space": 0, "color": "auto"}
    borders = w("tblBorders", *(w(side, **line) for side in (*_SIDES, "insideH", "insideV")))
    padding = _margins(layout.CELL_PADDING_TOP.twips, layout.CELL_PADDING_SIDE.twips)
    return [
        _table_style(GRID_STYLE, "Khung không kẻ", _margins(0, 0)),
        _table_style(TABLE_STYLE, "Bảng kẻ ô", borders + padding),
    ]


def _table_style(identity: str, name: str, properties: str) -> str:
    return w(
        "style",
        w("name", val=name),
        w("basedOn", val="TableNormal"),
        w("tblPr", properties),
        type="table",
        customStyle=1,
        styleId=identity,
    )


def _margins(upright: int, side: int) -> str:
    """Cell padding: above and below, and at either side."""
    sizes = {"top": upright, "left": side, "bottom": upright, "right": side}
    return w("tblCellMar", *(w(name, w=size, type="dxa") for name, size in sizes.items()))
