"""How well the typed words are written: tone marks, capitals, citations, spaces, names of awards (Phụ lục II).

Nothing is ever changed here: a finding carries the better text in words, and it is applied only when asked for.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from app.domain.dossier import Dossier, Snapshot
from app.domain.finding import Finding, Place, Severity, Topic
from app.domain.vietnamese import nfc, to_old_tone_style, without_honorific

CLAUSE: Final = "Nghị định 30/2020, Phụ lục II"

_WORD: Final = re.compile(r"[^\W\d_]+")
_OLD_STYLE: Final = re.compile(r"(?i)^(?:(?!q)[^\W\d_])*(?:[òóỏõọ][ae]|(?<![qQ])[ùúủũụ]y)$")
_AGENCIES: Final = re.compile(r"Ủy Ban(?: [Nn]hân [Dd]ân)?|Ủy ban (?:Nhân [Dd]ân|nhân Dân)")
_COUNCILS: Final = re.compile(r"Hội Đồng [Nn]hân [Dd]ân|Hội đồng (?:Nhân [Dd]ân|nhân Dân)")
_SMALL_UNIT: Final = re.compile(r"\b(Khoản|Điểm) (?=\d+\b|[a-zđ]\b)")
_ARTICLE: Final = re.compile(r"\bđiều (?=\d+\b)")
_COUNTED: Final = ("số", "các", "những", "mấy", "vài", "mươi")
_SENTENCE_ENDS: Final = '.!?:…“"\n-–'
_DOUBLE_SPACE: Final = re.compile(r"(?<=\S)[ \u00a0]{2,}(?=\S)")
_SPACE_BEFORE: Final = re.compile(r"(?<=\S)[ \u00a0]+(?=[,;:!?](?:\s|$)|\.(?:\s|$))")
_LONGEST_QUOTE: Final = 60


def suggestion(text: str, award_names: Iterable[str] = ()) -> str:
    """The text as it would better be written; the same text if there is nothing to mend.

    ``award_names`` are the names of the plan's awards, each exactly as printed.
    """
    better = to_old_tone_style(nfc(text))
    better = _COUNCILS.sub("Hội đồng nhân dân", _AGENCIES.sub(_proper_agency, better))
    better = _mended_citations(better)
    better = _SPACE_BEFORE.sub("", _DOUBLE_SPACE.sub(" ", better))
    for name in award_names:
        better = _award_pattern(name).sub(nfc(name), better) if name.strip() else better
    return better


def text_quality_findings(snapshot: Snapshot) -> Iterator[Finding]:
    """What could be written better in the texts somebody typed into the dossier."""
    awards = tuple(award.name for award in snapshot.plan.awards if award.name.strip())
    for typed in typed_texts(snapshot.dossier):
        if typed.is_name:
            yield from _honorific(typed)
        for code, message in _faults(typed.text, awards):
            tone_of_name = code == "text-tone" and typed.is_name
            severity: Severity = "note" if tone_of_name else "warning"
            better = suggestion(typed.text, awards)
            yield Finding(
                code=code,
                severity=severity,
                topic=typed.topic,
                message=message,
                place=typed.place,
                clause=CLAUSE,
                mend=f"Nên viết: “{_shortened(better)}”.",
            )


def suggested_text(typed: TypedText, award_names: Iterable[str] = ()) -> str:
    """:func:`suggestion` for a text in its place: a person's name stands there without an honorific."""
    return suggestion(without_honorific(typed.text) if typed.is_name else typed.text, award_names)


def new_style_words(text: str) -> tuple[str, ...]:
    """The words whose tone mark stands in the new way (hoà, uỷ), each once."""
    known = nfc(text)
    if to_old_tone_style(known) == known:
        return ()
    return tuple(word for word in dict.fromkeys(_WORD.findall(known)) if to_old_tone_style(word) != word)


def old_style_words(text: str) -> tuple[str, ...]:
    """The words whose tone mark stands in the old way (hòa, ủy) where both ways exist, each once."""
    words = dict.fromkeys(_WORD.findall(nfc(text)))
    return tuple(word for word in words if _OLD_STYLE.match(word))


def wrong_agency(text: str) -> str:
    """The first "Ủy Ban Nhân Dân" or the like, "" if all are written well."""
    if "y Ban" not in text and "y ban" not in text:  # Most texts name no such body.
        return ""
    found = _AGENCIES.search(to_old_tone_style(nfc(text)))
    return found[0] if found else ""


def wrong_citation(text: str) -> str:
    """The first "Khoản 2" inside a sentence or "điều 5", "" if citations are written well."""
    known = nfc(text)
    for found in _SMALL_UNIT.finditer(known):
        if not _begins_sentence(known, found.start()):
            return known[found.start() : found.end() + 2].strip()
    for found in _ARTICLE.finditer(known):
        if not _is_count(known, found.start()):
            return known[found.start() : found.end() + 3].strip()
    return ""


def odd_spaces(text: str) -> str:
    """The words around the first doubled space or space before a mark, "" if there is none."""
    found = _DOUBLE_SPACE.search(text) or _SPACE_BEFORE.search(text)
    return text[max(0, found.start() - 12) : found.end() + 12] if found else ""


@dataclass(frozen=True)
class TypedText:
    """A text somebody typed, and its field."""

    text: str
    place: Place
    topic: Topic
    is_name: bool = False


def typed_texts(dossier: Dossier) -> Iterator[TypedText]:
    """Every text of the dossier that the papers print as somebody typed it."""
    used = {nomination.nominee for nomination in dossier.nominations}
    for nominee in dossier.nominees:
        if nominee.id in used:
            for field in ("name", "position", "workplace", "address", "description"):
                place = Place(part="nominee", id=nominee.id, field=field)
                yield TypedText(getattr(nominee, field), place, "nominees", field == "name" and nominee.is_person)
            for row, award in enumerate(nominee.earlier_awards):
                place = Place(part="nominee", id=nominee.id, field="earlier_awards", row=row, column="name")
                yield TypedText(award.name, place, "nominees")
    for achievement in dossier.achievements:
        for field in ("title", "result"):
            place = Place(part="achievement", id=achievement.id, field=field)
            yield TypedText(getattr(achievement, field), place, "achievements")
    for nomination in dossier.nominations:
        for field in ("summary_text", "certificate_text", "note"):
            place = Place(part="nomination", id=nomination.id, field=field)
            yield TypedText(getattr(nomination, field), place, "summary")
    yield TypedText(dossier.submission.opening, Place(part="submission", field="opening"), "submission")


def _honorific(typed: TypedText) -> Iterator[Finding]:
    bare = without_honorific(typed.text)
    if bare == typed.text:
        return
    word = typed.text[: len(typed.text) - len(bare)].strip()
    yield Finding(
        code="text-honorific",
        severity="error",
        topic=typed.topic,
        message=f"{typed.text}: họ tên có sẵn chữ “{word}”; xưng hô đã có ô riêng nên trên giấy sẽ in hai lần.",
        place=typed.place,
        mend=f"Nên viết: “{bare}”.",
    )


def _faults(text: str, awards: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """A code and a message for each kind of fault."""
    if words := new_style_words(text):
        message = f"Dấu thanh kiểu mới: {', '.join(f'“{word}”' for word in words[:3])}; giấy tờ dùng kiểu cũ."
        yield "text-tone", message
    checks: tuple[tuple[str, Callable[[str], str], str], ...] = (
        ("text-agency", _wrong_body, "Viết hoa tên cơ quan chưa đúng"),
        ("text-citation", wrong_citation, "Viện dẫn điều, khoản, điểm chưa đúng"),
        ("text-spaces", odd_spaces, "Thừa khoảng trắng"),
        ("text-award", lambda given: _other_wording(given, awards), "Tên hình thức khen thưởng khác với kế hoạch"),
    )
    for code, check, message in checks:
        if found := check(text):
            yield code, f"{message}: “{_shortened(found)}”."


def _wrong_body(text: str) -> str:
    found = _COUNCILS.search(nfc(text))
    return wrong_agency(text) or (found[0] if found else "")


def _other_wording(text: str, awards: tuple[str, ...]) -> str:
    """The first award that is written in other letters than the plan's."""
    known = to_old_tone_style(nfc(text))
    for name in awards:
        for found in _award_pattern(name).finditer(known):
            if found[0] != to_old_tone_style(nfc(name)):
                return found[0]
    return ""


def _award_pattern(name: str) -> re.Pattern[str]:
    """The name in any case and with any spaces between its words."""
    words = [re.escape(word) for word in to_old_tone_style(nfc(name)).split()]
    return re.compile(r"(?<!\w)" + r"\s+".join(words) + r"(?!\w)", re.IGNORECASE)


def _proper_agency(found: re.Match[str]) -> str:
    return "Ủy ban nhân dân" if " " in found[0][len("Ủy ban") :] else "Ủy ban"


def _mended_citations(text: str) -> str:
    def small(found: re.Match[str]) -> str:
        return found[0] if _begins_sentence(text, found.start()) else found[0].lower()

    mended = _SMALL_UNIT.sub(small, text)
    return _ARTICLE.sub(lambda found: found[0] if _is_count(mended, found.start()) else "Điều ", mended)


def _begins_sentence(text: str, place: int) -> bool:
    before = text[:place].rstrip(" (")
    return not before or before[-1] in _SENTENCE_ENDS


def _is_count(text: str, place: int) -> bool:
    """Whether "điều" only counts something here: "một số điều 2 lần"."""
    words = ["", *text[:place].casefold().split()]
    counted = words[-1].isdigit() and words[-2] not in ("khoản", "điểm")
    return counted or words[-1] in _COUNTED


def _shortened(text: str) -> str:
    return text if len(text) <= _LONGEST_QUOTE else f"{text[: _LONGEST_QUOTE - 1].rstrip()}…"
