"""Word files as other people make them: letterheads in tables or by tabs, every legal kind of drawn line.

They are written with python-docx on its own template, so that nothing of our writer is in them.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from typing import Any

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml
from docx.shared import Mm, Pt

Paragraph = Any
Rule = Callable[[Paragraph, float], None]

CENTRE, BOTH = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.JUSTIFY
BODY = (
    "Thực hiện Kế hoạch của Ủy ban nhân dân huyện, Ủy ban nhân dân xã Thử Nghiệm đã tổ chức phong trào thi đua tới "
    "các thôn, tổ dân phố; qua đó nhiều tập thể, cá nhân đã lập thành tích xuất sắc, được Nhân dân ghi nhận."
)


class WordFile:
    """One file, filled step by step the way a clerk would in Word."""

    def __init__(
        self,
        *,
        indent: float = 12.7,
        rule: Rule | None = None,
        new_marks: bool = False,
        automatic_dashes: bool = False,
        theme_fonts: bool = False,
    ) -> None:
        self.file: Any = docx.Document()
        self.indent, self.rule, self.new_marks = indent, rule or underscores, new_marks
        self.automatic_dashes = automatic_dashes
        section = self.file.sections[0]
        section.page_width, section.page_height = Mm(210), Mm(297)
        section.top_margin = section.bottom_margin = Mm(20)
        section.left_margin, section.right_margin = Mm(30), Mm(15)
        section.header_distance = Mm(10)
        section.different_first_page_header_footer = True
        style = self.file.styles["Normal"]
        style.font.name, style.font.size = "Times New Roman", Pt(14)
        style.element.rPr.rFonts.set(qn("w:cs"), "Times New Roman")
        style.paragraph_format.space_after, style.paragraph_format.line_spacing = Pt(0), 1.0
        page_field(section.header.paragraphs[0])
        if theme_fonts:
            _use_theme(self.file)

    def box_head(self) -> None:
        """The same letterhead in two text boxes side by side."""
        anchor = self.put(self.file.add_paragraph(), "", 14)
        halves = (
            (0, (("ỦY BAN NHÂN DÂN", 13, "b"), ("XÃ THỬ NGHIỆM", 13, "b"), ("Số:        /TTr-UBND", 13, ""))),
            (
                62,
                (
                    ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 13, "b"),
                    ("Độc lập - Tự do - Hạnh phúc", 14, "b"),
                    ("Thử Nghiệm, ngày      tháng      năm 2026", 14, "i"),
                ),
            ),
        )
        for offset, lines in halves:
            anchor._p.append(parse_xml(_text_box(offset, lines)))
        drawn(anchor, 15, offset=31 - 7.5)
        drawn(anchor, 60.5, offset=113.5 - 30.25)

    def table_head(self, number: str = "Số:        /TTr-UBND") -> None:
        """A letterhead in a borderless table of one row, with lines under issuer and motto."""
        table = self.file.add_table(rows=2, cols=2)
        table.autofit = False
        for row in table.rows:
            row.cells[0].width, row.cells[1].width = Mm(62), Mm(103)
        for column, width in zip(table.columns, (Mm(62), Mm(103)), strict=True):
            column.width = width
        left, right = table.rows[0].cells
        self.put(left.paragraphs[0], "ỦY BAN NHÂN DÂN", 13, bold=True, align=CENTRE)
        issuer = self.put(left.add_paragraph(), "XÃ THỬ NGHIỆM", 13, bold=True, align=CENTRE)
        self.rule(issuer, 15)
        self.put(right.paragraphs[0], "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 13, bold=True, align=CENTRE)
        motto = self.put(right.add_paragraph(), "Độc lập - Tự do - Hạnh phúc", 14, bold=True, align=CENTRE)
        self.rule(motto, 60.5)
        self.put(table.rows[1].cells[0].paragraphs[0], number, 13, align=CENTRE)
        date = "Thử Nghiệm, ngày      tháng      năm 2026"
        self.put(table.rows[1].cells[1].paragraphs[0], date, 14, italic=True, align=CENTRE)

    def tab_head(self) -> None:
        """The same letterhead with centred tab stops and no table."""
        for left, right, size, bold, italic in (
            ("ỦY BAN NHÂN DÂN", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", (13, 13), (True, True), (False, False)),
            ("XÃ THỬ NGHIỆM", "Độc lập - Tự do - Hạnh phúc", (13, 14), (True, True), (False, False)),
        ):
            self._tabbed(left, right, size, bold, italic)
        drawn(self.file.paragraphs[-1], 15, offset=31 - 7.5)
        drawn(self.file.paragraphs[-1], 60.5, offset=113.5 - 30.25)
        date = "Thử Nghiệm, ngày      tháng      năm 2026"
        self._tabbed("Số:        /TTr-UBND", date, (13, 14), (False, False), (False, True))

    def _tabbed(self, left: str, right: str, size: Any, bold: Any, italic: Any) -> None:
        paragraph = self.file.add_paragraph()
        paragraph.paragraph_format.space_after = Pt(0)
        for stop in (31, 113.5):
            paragraph.paragraph_format.tab_stops.add_tab_stop(Mm(stop), WD_TAB_ALIGNMENT.CENTER)
        for place, text in enumerate((left, right)):
            run = paragraph.add_run(f"\t{text}")
            run.font.size, run.bold, run.italic = Pt(size[place]), bold[place], italic[place]

    def title(self, kind: str, subject: str) -> None:
        """Tên loại, trích yếu and the line under it."""
        self.put(self.file.add_paragraph(), kind, 14, bold=True, align=CENTRE)
        paragraph = self.put(self.file.add_paragraph(), subject, 14, bold=True, align=CENTRE)
        self.rule(paragraph, 45)

    def body(self, *texts: str, italic: bool = False) -> None:
        """Justified paragraphs with their first line indented."""
        for text in texts:
            paragraph = self.put(self.file.add_paragraph(), text, 14, italic=italic, align=BOTH)
            paragraph.paragraph_format.first_line_indent = Mm(self.indent)
            paragraph.paragraph_format.space_before = Pt(6)

    def addressee(self, text: str) -> None:
        """Kính gửi on one line."""
        self.put(self.file.add_paragraph(), text, 14, align=CENTRE)

    def ending(self) -> None:
        """Recipients beside the signature in a borderless table."""
        self.put(self.file.add_paragraph(), "", 14)
        left, right = self.file.add_table(rows=1, cols=2).rows[0].cells
        self.put(left.paragraphs[0], "Nơi nhận:", 12, bold=True, italic=True)
        for entry in ("- Như trên;", "- Lưu: VT, VP."):
            paragraph = self.put(left.add_paragraph(), entry[2:] if self.automatic_dashes else entry, 11)
            if self.automatic_dashes:
                _dashed(self.file, paragraph)
        self.put(right.paragraphs[0], "TM. ỦY BAN NHÂN DÂN", 14, bold=True, align=CENTRE)
        self.put(right.add_paragraph(), "CHỦ TỊCH", 14, bold=True, align=CENTRE)
        for _ in range(4):
            self.put(right.add_paragraph(), "", 14, align=CENTRE)
        self.put(right.add_paragraph(), "Trần Văn Mẫu", 14, bold=True, align=CENTRE)

    def put(
        self,
        paragraph: Paragraph,
        text: str,
        size: float,
        *,
        bold: bool = False,
        italic: bool = False,
        align: Any = None,
    ) -> Paragraph:
        """Words into a paragraph, with direct formatting as people do it."""
        if self.new_marks:
            text = text.replace("HÒA", "HOÀ").replace("ỦY", "UỶ").replace("Ủy", "Uỷ").replace("hòa", "hoà")
        run = paragraph.add_run(text)
        run.font.size, run.bold, run.italic = Pt(size), bold, italic
        paragraph.alignment = align
        paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = Pt(0)
        return paragraph

    def bytes(self) -> bytes:
        """The file as it would be saved."""
        target = io.BytesIO()
        self.file.save(target)
        return target.getvalue()


def submission(head: str = "table", number: str = "Số:        /TTr-UBND", **options: Any) -> bytes:
    """A whole Tờ trình."""
    made = WordFile(**options)
    {"table": lambda: made.table_head(number), "tab": made.tab_head, "boxes": made.box_head}[head]()
    made.title("TỜ TRÌNH", "Về việc đề nghị tặng Giấy khen cho tập thể, cá nhân")
    made.addressee("Kính gửi: Ủy ban nhân dân huyện Ví Dụ")
    made.body(
        "Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022;",
        "Căn cứ Kế hoạch số 12/KH-UBND ngày 05 tháng 01 năm 2026 của Ủy ban nhân dân huyện Ví Dụ.",
        italic=True,
    )
    made.body(BODY, BODY, "Kính trình Ủy ban nhân dân huyện xem xét, quyết định./.")
    made.ending()
    return made.bytes()


# The legal kinds of a drawn line


def underscores(paragraph: Paragraph, length: float) -> None:
    """A centred line of underscores below."""
    _below(paragraph).add_run("_" * round(length / 0.3528 / 6.5)).font.size = Pt(13)


def raised_underscores(paragraph: Paragraph, length: float) -> None:
    """The same as superscript, as the decree's own templates have it."""
    run = _below(paragraph).add_run("_" * round(length / 0.3528 / 6.5 / 0.65))
    run.font.size, run.font.superscript = Pt(13), True


def border(paragraph: Paragraph, length: float) -> None:
    """The top border of a narrow empty paragraph."""
    below = _below(paragraph)
    width = 165 if paragraph._p.getparent().tag == qn("w:body") else _cell_width(paragraph)
    side = (width - length) / 2
    below.paragraph_format.left_indent = below.paragraph_format.right_indent = Mm(side)
    properties = below._p.get_or_add_pPr()
    borders = OxmlElement("w:pBdr")
    top = OxmlElement("w:top")
    for name, value in (("val", "single"), ("sz", "6"), ("space", "1"), ("color", "auto")):
        top.set(qn(f"w:{name}"), value)
    borders.append(top)
    properties.insert(0, borders)


def narrow_table(paragraph: Paragraph, length: float) -> None:
    """The top border of a table of one empty cell, set in the middle."""
    cell = "<w:tc><w:tcPr><w:tcBorders>{border}</w:tcBorders></w:tcPr><w:p/></w:tc>"
    border = '<w:top w:val="single" w:sz="6" w:space="0" w:color="auto"/>'
    table = (
        f'<w:tbl {_W}><w:tblPr><w:jc w:val="center"/></w:tblPr><w:tblGrid><w:gridCol w:w="{round(length * 56.69)}"/>'
        f"</w:tblGrid><w:tr>{cell.format(border=border)}</w:tr></w:tbl>"
    )
    paragraph._p.addnext(OxmlElement("w:p"))
    paragraph._p.addnext(parse_xml(table))


def drawn(paragraph: Paragraph, length: float, offset: float | None = None) -> None:
    """A straight DrawingML line anchored at the paragraph itself."""
    width = 165 if paragraph._p.getparent().tag == qn("w:body") else _cell_width(paragraph)
    start = (width - length) / 2 if offset is None else offset
    paragraph._p.append(parse_xml(_ANCHOR.format(cx=round(length * 36000), offset=round(start * 36000))))


def vml(paragraph: Paragraph, length: float) -> None:
    """A line as Word 2003 drew it."""
    width = 165 if paragraph._p.getparent().tag == qn("w:body") else _cell_width(paragraph)
    start = (width - length) / 2 / 0.3528
    xml = _VML.format(x0=round(start, 1), x1=round(start + length / 0.3528, 1))
    paragraph._p.append(parse_xml(xml))


def _below(paragraph: Paragraph) -> Paragraph:
    """A new centred paragraph right below."""
    element = OxmlElement("w:p")
    paragraph._p.addnext(element)
    below = type(paragraph)(element, paragraph._parent)
    below.alignment = CENTRE
    below.paragraph_format.space_before = below.paragraph_format.space_after = Pt(0)
    return below


def _cell_width(paragraph: Paragraph) -> float:
    return float(paragraph._parent.width.mm)


def page_field(paragraph: Paragraph) -> None:
    """The number of the page, centred."""
    paragraph.alignment = CENTRE
    paragraph.paragraph_format.space_after = Pt(0)
    for kind in ("begin", None, "end"):
        run = paragraph.add_run()
        if kind:
            element = OxmlElement("w:fldChar")
            element.set(qn("w:fldCharType"), kind)
        else:
            element = OxmlElement("w:instrText")
            element.text = " PAGE   \\* MERGEFORMAT "
        run._r.append(element)


def _use_theme(file: Any) -> None:
    """Runs name no font: the style points to the theme, and the theme is Times New Roman."""
    fonts = file.styles["Normal"].element.rPr.rFonts
    for slot in ("ascii", "hAnsi"):
        del fonts.attrib[qn(f"w:{slot}")]
        fonts.set(qn(f"w:{slot}Theme"), f"minor{'HAnsi' if slot == 'hAnsi' else 'Ascii'}")
    theme = next(part for part in file.part.package.iter_parts() if "theme" in str(part.partname))
    theme._blob = re.sub(rb'(<a:latin typeface=")[^"]*', rb"\1Times New Roman", theme.blob)


def _dashed(file: Any, paragraph: Paragraph) -> None:
    """A list of Word's own whose sign is a dash."""
    numbering = file.part.numbering_part.element
    if numbering.find(f"{qn('w:abstractNum')}[@{qn('w:abstractNumId')}='99']") is None:
        level = '<w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="-"/></w:lvl>'
        numbering.insert(0, parse_xml(f'<w:abstractNum {_W} w:abstractNumId="99">{level}</w:abstractNum>'))
        numbering.append(parse_xml(f'<w:num {_W} w:numId="99"><w:abstractNumId w:val="99"/></w:num>'))
    number = '<w:ilvl w:val="0"/><w:numId w:val="99"/>'
    paragraph._p.get_or_add_pPr().append(parse_xml(f"<w:numPr {_W}>{number}</w:numPr>"))


def _text_box(offset: float, lines: Any) -> str:
    """A text box as Word saves it, with centred lines."""
    paragraphs = "".join(
        f'<w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:rPr>{f"<w:{face}/>" if face else ""}'
        f'<w:sz w:val="{size * 2}"/></w:rPr><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'
        for text, size, face in lines
    )
    return _ANCHOR.format(cx=(62 if not offset else 103) * 36000, offset=round(offset * 36000)).replace(
        '<wps:spPr><a:prstGeom prst="line"/></wps:spPr>',
        f"<wps:txbx><w:txbxContent>{paragraphs}</w:txbxContent></wps:txbx>",
    )


_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_ANCHOR = (
    f"<w:r {_W}><w:drawing>"
    '<wp:anchor xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing">'
    '<wp:positionH relativeFrom="column"><wp:posOffset>{offset}</wp:posOffset></wp:positionH>'
    '<wp:extent cx="{cx}" cy="0"/>'
    '<a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
    '<a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">'
    '<wps:wsp xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">'
    '<wps:spPr><a:prstGeom prst="line"/></wps:spPr></wps:wsp></a:graphicData></a:graphic>'
    "</wp:anchor></w:drawing></w:r>"
)
_VML = (
    f'<w:r {_W}><w:pict><v:line xmlns:v="urn:schemas-microsoft-com:vml" '
    'from="{x0}pt,2pt" to="{x1}pt,2pt"/></w:pict></w:r>'
)
