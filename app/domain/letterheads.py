"""What a unit's papers print of it, suggested from its name: the letterhead, the code in numbers, the TM. line.

Only a suggestion: heads of bodies fix their own codes (Decree 30/2020, Điều 15), and what the unit has in its own
fields is printed.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final
from unicodedata import normalize

from app.domain.place_names import Territory, suggest_place, territory_of
from app.domain.vietnamese import clean_text, same_name_key

_WORDS: Final = (
    (re.compile(r"(?<!\w)UBND(?!\w)", re.IGNORECASE), "Ủy ban nhân dân"),
    (re.compile(r"(?<!\w)HĐND(?!\w)", re.IGNORECASE), "Hội đồng nhân dân"),
    (re.compile(r"(?<!\w)(?:UB\s*)?MTTQ\s+(?:VN|Việt Nam)(?!\w)", re.IGNORECASE), "Mặt trận Tổ quốc Việt Nam"),
    (re.compile(r"(?<!\w)MTTQ(?!\w)", re.IGNORECASE), "Mặt trận Tổ quốc Việt Nam"),
    (re.compile(r"Uỷ ban", re.IGNORECASE), "Ủy ban"),
)
_COMMITTEE, _COUNCIL = "Ủy ban nhân dân", "Hội đồng nhân dân"
_FRONT, _STANDING = "Ủy ban Mặt trận Tổ quốc Việt Nam", "Ban Thường trực"
_BOARD = "Ban Chỉ đạo"
_LONGEST_LINE, _LONGEST_SYMBOL = 24, 8
_SMALL_WORDS: Final = frozenset({"và", "của", "về", "các"})
_TONES: Final = re.compile("[\u0300\u0301\u0303\u0309\u0323]")
# Words left out of the code of an office: Phòng Văn hóa - Xã hội is VHXH, but Sở Nội vụ is SNV.
_UNCODED: Final = frozenset({"phòng", "ban"})


@dataclass(frozen=True, kw_only=True)
class LetterheadDraft:
    """What can be told from a name; an empty text where nothing can."""

    letterhead: tuple[str, ...] = ()
    superior_letterhead: tuple[str, ...] = ()
    body_name: str = ""
    symbol: str = ""
    place: str = ""


def suggest_letterhead(unit_name: str, territory: str = "") -> LetterheadDraft:
    """The draft for "Ủy ban nhân dân xã Minh Tâm", "Sở Nội vụ tỉnh Thái Bình", "Phòng Kinh tế xã Minh Tâm" and others.

    ``territory`` is where a unit sits whose name does not say it ("tỉnh Thái Bình").
    """
    name = _spelt_out(clean_text(unit_name))
    if not name:
        return LetterheadDraft()
    found = territory_of(name)
    title = _before(name, found)
    make = next((make for start, make in _MAKERS if _begins(title, start)), _single)
    if make in (_office, _advisers):
        found = found or territory_of(territory)
    return make(title, found, suggest_place(name, territory))


def _begins(title: str, start: str) -> bool:
    return f"{same_name_key(title)} ".startswith(f"{same_name_key(start)} ")


def _spelt_out(name: str) -> str:
    for pattern, words in _WORDS:
        name = pattern.sub(words, name)
    return re.sub(r"^(?:Ủy ban\s+)?Mặt trận", "Ủy ban Mặt trận", name, flags=re.IGNORECASE)


def _before(name: str, found: Territory | None) -> str:
    """The name without the territory behind it: "Phòng Kinh tế"."""
    if found is None:
        return name
    end = re.search(rf"(?<!\w){re.escape(found.kind)}\s+{re.escape(found.proper)}", name, re.IGNORECASE)
    return name[: end.start()].strip(" ,-") if end else name


def _people_s(title: str, found: Territory | None, place: str) -> LetterheadDraft:
    """A committee or a council: two lines, no body above, speaks as a collective."""
    committee = _begins(title, _COMMITTEE)
    return LetterheadDraft(
        letterhead=_capitals(_COMMITTEE if committee else _COUNCIL, _full(found)),
        body_name=_COMMITTEE if committee else _COUNCIL,
        symbol="UBND" if committee else "HĐND",
        place=place,
    )


def _front(title: str, found: Territory | None, place: str) -> LetterheadDraft:
    """The Fatherland Front: its standing board signs; a line of its own where the name says so."""
    standing = _STANDING if _begins(title, _STANDING) else ""
    return LetterheadDraft(
        letterhead=_capitals(_FRONT, _full(found), standing),
        body_name=_STANDING,
        symbol="MTTQ-BTT",
        place=place,
    )


def _office(title: str, found: Territory | None, place: str) -> LetterheadDraft:
    """A Sở, phòng, trung tâm or school: the committee above, which may be abbreviated; the head signs alone."""
    return LetterheadDraft(
        letterhead=_capitals(*_broken(title)),
        superior_letterhead=_capitals(f"UBND {_full(found)}") if found else (),
        symbol="VP" if _begins(title, "Văn phòng") else _initials(title),
        place=place,
    )


def _advisers(title: str, found: Territory | None, place: str) -> LetterheadDraft:
    """A council or steering board under the seal of its committee, which stands above; its head speaks for it."""
    board = _begins(title, _BOARD)
    return LetterheadDraft(
        letterhead=_capitals(*_broken(title)),
        superior_letterhead=_capitals(f"UBND {_full(found)}") if found else (),
        body_name=_BOARD if board else "Hội đồng",
        symbol="BCĐ" if board else _initials(title),
        place=place,
    )


def _single(title: str, found: Territory | None, place: str) -> LetterheadDraft:
    """Any other unit, mass organisations among them: its name over its territory, nothing above that can be told."""
    return LetterheadDraft(letterhead=_capitals(title, _full(found)), symbol=_initials(title), place=place)


def _association(title: str, found: Territory | None, place: str) -> LetterheadDraft:
    """A mass organisation, for which its standing board speaks."""
    return LetterheadDraft(
        letterhead=_capitals(title, _full(found)), body_name="Ban Thường vụ", symbol=_initials(title), place=place
    )


_Maker = Callable[[str, Territory | None, str], LetterheadDraft]
_MAKERS: Final[tuple[tuple[str, _Maker], ...]] = (
    (_COMMITTEE, _people_s),
    (_COUNCIL, _people_s),
    ("Ủy ban Mặt trận", _front),
    (_STANDING, _front),
    ("Sở", _office),
    ("Phòng", _office),
    ("Văn phòng", _office),
    ("Ban Quản lý", _office),
    ("Trung tâm", _office),
    ("Trường", _office),
    ("Hội đồng", _advisers),
    (_BOARD, _advisers),
    ("Hội", _association),
    ("Liên đoàn", _association),
)


def _full(found: Territory | None) -> str:
    return f"{found.kind} {found.proper}" if found else ""


def _broken(title: str) -> tuple[str, ...]:
    """A long name in lines that part no word of two syllables: behind what kind of body it is, before "và"."""
    if len(title) <= _LONGEST_LINE:
        return (title,)
    head = re.match(r"(Văn phòng|Hội đồng|Ban Chỉ đạo)\s+(.+)", title, re.IGNORECASE)
    lines = (head[1], head[2]) if head else (title,)
    return (*lines[:-1], *re.split(r"\s+(?=và\s)", lines[-1], maxsplit=1, flags=re.IGNORECASE))


def _capitals(*lines: str) -> tuple[str, ...]:
    return tuple(line.upper() for line in lines if line.strip())


def _initials(title: str) -> str:
    words = [word for word in re.findall(r"\w+", title) if same_name_key(word) not in _SMALL_WORDS]
    kept = words[1:] if len(words) > 1 and same_name_key(words[0]) in _UNCODED else words
    initials = "".join(_TONES.sub("", normalize("NFD", word[0])) for word in kept).upper()
    initials = normalize("NFC", initials)
    return initials if len(initials) <= _LONGEST_SYMBOL else ""
