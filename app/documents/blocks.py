"""The standing parts of a paper, made from plain texts by the wording rules of Decree 30/2020."""

from __future__ import annotations

from collections.abc import Sequence

from app.documents.layout import ADDRESSEE_WORD
from app.documents.lines import printable
from app.documents.model import (
    Block,
    Letterhead,
    Paragraph,
    Recipients,
    Run,
    SignatureBlock,
    SignatureColumn,
    StyleName,
    paragraph,
)
from app.domain.unit import Authority

_END_MARKS = " \t\n.;,:"
_PREFIXES: dict[Authority, str] = {"deputy": "KT.", "by_order": "TL.", "delegated": "TUQ."}


def letterhead(
    issuer: Sequence[str], superior: Sequence[str] = (), *, number: str = "", place_date: str = ""
) -> Letterhead:
    """The head of page 1; names of bodies are set in capitals, empty lines left out."""
    return Letterhead(
        issuer=_capital_lines(issuer),
        superior=_capital_lines(superior),
        number=number,
        place_date=place_date,
    )


def title(document_type: str, subject: str = "") -> tuple[Block, ...]:
    """Tên loại in capitals, trích yếu without its full stop, and the short line under it."""
    heading = document_type.strip().upper()
    if not subject.strip():
        return (paragraph(StyleName.DOCUMENT_TYPE, heading, rule="part"),)
    return (
        paragraph(StyleName.DOCUMENT_TYPE, heading),
        paragraph(StyleName.SUBJECT, _without_end_mark(subject), rule="part"),
    )


def appendix_title(heading: str, reference: str = "", *, number: str | None = None) -> tuple[Block, ...]:
    """The head of an appendix (Phụ lục I, Mục III.1).

    ``number`` is its Roman numeral, "" for the only appendix, None for a list without the word "Phụ lục".
    ``reference`` is the "(Kèm theo ...)" line.
    """
    blocks: list[Block] = []
    if number is not None:
        blocks.append(paragraph(StyleName.APPENDIX, f"Phụ lục {number}".strip()))
    rule = "none" if reference else "part"
    blocks.append(paragraph(StyleName.APPENDIX_TITLE, heading.strip().upper(), rule=rule))
    if reference:
        blocks.append(paragraph(StyleName.REFERENCE, reference.strip(), rule="part"))
    return tuple(blocks)


def addressees(names: Sequence[str]) -> tuple[Block, ...]:
    """Kính gửi: one name on the same line, several each on a line that ends in ";" and the last in "."."""
    known = [_without_end_mark(name).removeprefix("- ") for name in names if name.strip()]
    if len(known) < 2:
        return (paragraph(StyleName.ADDRESSEE_ONLY, f"{ADDRESSEE_WORD}: {''.join(known)}".rstrip()),)
    entries = _listed(known)
    return (
        paragraph(StyleName.ADDRESSEE_LEAD, f"{ADDRESSEE_WORD}:"),
        *(paragraph(StyleName.ADDRESSEE, f"- {entry}") for entry in entries),
    )


def legal_bases(texts: Sequence[str]) -> tuple[Block, ...]:
    """Căn cứ: one paragraph each, ended by ";" and the last by "."."""
    known = [_without_end_mark(text) for text in texts if text.strip()]
    return tuple(paragraph(StyleName.LEGAL_BASIS, text) for text in _listed(known))


def body(text: str, style: StyleName = StyleName.BODY) -> tuple[Block, ...]:
    """A text of several lines as that many paragraphs, so that no justified line ends in a break."""
    return tuple(paragraph(style, line.strip()) for line in text.splitlines() if line.strip())


def labelled(label: str, text: str) -> Paragraph:
    """A body paragraph that begins with words in bold: "Họ và tên: Nguyễn Văn An"."""
    return paragraph(StyleName.BODY, Run(text=f"{label} ", bold=True), text.strip())


def authority_lines(
    authority: Authority,
    position: str,
    *,
    collective_body: str = "",
    head_position: str = "",
    ordered_position: str = "",
) -> tuple[str, ...]:
    """Quyền hạn, chức vụ in capitals (Điều 13 of the decree).

    ``collective_body`` is the body a TM. line speaks for, "" if the head signs by own competence.
    ``head_position`` is the office a deputy, an ordered or a delegated signer signs for. By order and by
    delegation nobody signs for the body as a whole: these have no TM. line. ``ordered_position`` is the office
    that was given the order, when its deputy signs; a delegation is never passed on.
    """
    own = f"Q. {position}" if authority == "acting" else position
    lines = [own]
    if authority == "by_order" and ordered_position.strip():
        lines.insert(0, f"KT. {ordered_position}")
    if authority in _PREFIXES and head_position.strip():
        lines.insert(0, f"{_PREFIXES[authority]} {head_position}")
    if collective_body.strip() and authority not in ("by_order", "delegated"):
        lines.insert(0, f"TM. {collective_body}")
    return _capital_lines(lines)


def recipients(entries: Sequence[str], *, archive: str = "") -> Recipients:
    """Nơi nhận: "- ...;" each, and last "- Lưu: VT, <drafter>." where ``archive`` is the drafter's code.

    Entries are without their dashes. The line of the archive is always there and always last.
    """
    known = [_without_end_mark(entry).removeprefix("- ") for entry in entries if entry.strip()]
    archived = [entry for entry in known if entry.startswith("Lưu:")]
    if not archived:
        archived = [f"Lưu: VT, {archive.strip()}" if archive.strip() else "Lưu: VT"]
    others = [entry for entry in known if not entry.startswith("Lưu:")]
    return Recipients(entries=tuple(f"- {entry}" for entry in _listed([*others, archived[-1]])))


def signature(
    authority: Sequence[str],
    name: str,
    left: Recipients | SignatureColumn | None = None,
    *,
    note: str = "",
    office: str = "",
) -> SignatureBlock:
    """The signer on the right under ``authority`` lines, beside the recipients or a second signer.

    ``office`` is another office of the signer, in capitals above the name as positions are.
    """
    above = "".join(_capital_lines((office,)))
    column = SignatureColumn(authority=tuple(authority), name=name.strip(), note=note.strip(), office=above)
    return SignatureBlock(right=column, left=left)


def _listed(texts: Sequence[str]) -> tuple[str, ...]:
    """Each text ended by a semicolon, the last by a full stop."""
    return tuple(f"{text}{'.' if place == len(texts) else ';'}" for place, text in enumerate(texts, start=1))


def _without_end_mark(text: str) -> str:
    return printable(text).strip().rstrip(_END_MARKS)


def _capital_lines(lines: Sequence[str]) -> tuple[str, ...]:
    return tuple(printable(line).strip().upper() for line in lines if line.strip())
