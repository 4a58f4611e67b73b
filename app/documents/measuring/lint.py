"""Any Word file measured by the decree: which paper it is taken for, and what deviates."""

from __future__ import annotations

from dataclasses import dataclass

from app.documents.measuring.anatomy import Examined, Part, examine
from app.documents.measuring.docx_file import measure_docx
from app.documents.measuring.rules import RULES
from app.documents.measuring.verdict import RuleResult, judged
from app.documents.measuring.words import plain

UNKNOWN = "không rõ"
APPENDIX = "danh sách, phụ lục"
OF_THE_PARTY = "văn bản của Đảng"
_PARTY_TITLE = "đảng cộng sản việt nam"
_PARTY_NOTE = "Văn bản của Đảng có thể thức riêng, không theo Nghị định 30/2020, nên không kiểm tra."
_UNKNOWN_NOTE = "Không nhận ra loại văn bản; các quy định riêng của từng loại chưa được kiểm tra."


@dataclass(frozen=True, kw_only=True)
class LintReport:
    """What measuring a file gave: ``errors`` break the decree's text, ``warnings`` its templates or usage.

    ``kind`` is the paper the file is taken for; ``kept`` is the number of rules that apply and are kept.
    """

    file: str
    kind: str
    errors: tuple[RuleResult, ...] = ()
    warnings: tuple[RuleResult, ...] = ()
    kept: int = 0
    notes: tuple[str, ...] = ()

    @property
    def ok(self) -> bool:
        """Whether the decree's own text is kept."""
        return not self.errors


def lint_docx(content: bytes, name: str) -> LintReport:
    """Measure a DOCX; NotAWordFile if it is none or cannot be read safely. Nothing is ever written."""
    examined = examine(measure_docx(content, name))
    kind = kind_of(examined)
    if kind == OF_THE_PARTY:
        return LintReport(file=name, kind=kind, notes=(_PARTY_NOTE,))
    results = judged(RULES, examined)
    faults = [result for result in results if result.ok is False]
    return LintReport(
        file=name,
        kind=kind,
        errors=tuple(result for result in faults if result.level == "M"),
        warnings=tuple(result for result in faults if result.level != "M"),
        kept=sum(1 for result in results if result.ok),
        notes=(_UNKNOWN_NOTE,) if kind == UNKNOWN else (),
    )


def kind_of(examined: Examined) -> str:
    """The paper a file is taken for, in words: "tờ trình", "công văn", "danh sách, phụ lục"."""
    opening = [block.text for block in examined.paper.blocks if block.text][:16]
    if any(plain(text).startswith(_PARTY_TITLE) for text in opening):
        return OF_THE_PARTY
    if not examined.parts:
        return UNKNOWN
    first = examined.parts[0]
    if first.kind == "appendix" or plain(first.type_name).startswith("danh sách"):
        return APPENDIX
    return first.type_name or _untitled(first)


def _untitled(part: Part) -> str:
    """A paper without tên loại that is numbered and addressed is a công văn."""
    return "công văn" if part.number is not None and part.addressee_lead is not None else UNKNOWN
