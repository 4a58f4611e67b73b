"""First values for a unit's fields, guessed from its name as the papers of Decree 30/2020 write it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from app.domain.plan import UnitType
from app.domain.vietnamese import clean_text, same_name_key

PEOPLES_COMMITTEE = "Ủy ban nhân dân"
PEOPLES_COMMITTEE_SYMBOL = "UBND"

_LEVELS = ("xã", "phường", "thị trấn", "đặc khu", "huyện", "quận", "thị xã", "thành phố", "tỉnh")
_SMALL_WORDS = {"và", "của", "về"}
_DROPPED_FIRST_WORDS = {"phòng", "ban"}


@dataclass(frozen=True, kw_only=True)
class UnitDraft:
    """What can be guessed; an empty text where nothing can."""

    letterhead: tuple[str, ...] = ()
    place: str = ""
    symbol: str = ""
    body_name: str = ""
    level: str = ""


def draft_unit(name: str) -> UnitDraft:
    """The guesses for a unit called ``name``, e.g. "Ủy ban nhân dân xã Minh Tâm"."""
    name = clean_text(name)
    if not name:
        return UnitDraft()
    level, proper = _territory(name)
    if not level:
        return UnitDraft(letterhead=(name.upper(),), symbol=_initials(name))
    return UnitDraft(
        letterhead=(PEOPLES_COMMITTEE.upper(), f"{level} {proper}".upper()),
        place=_place(level, proper),
        symbol=PEOPLES_COMMITTEE_SYMBOL,
        body_name=PEOPLES_COMMITTEE,
        level=level,
    )


def guess_type(level: str, types: tuple[UnitType, ...]) -> str:
    """The id of the unit type that is called like that level, or an empty text."""
    return next((each.id for each in types if level and same_name_key(each.title) == level), "")


def _territory(name: str) -> tuple[str, str]:
    """The level and the proper name of a people's committee's territory; empty for any other unit."""
    head = re.match(r"(?:ủy ban nhân dân|uỷ ban nhân dân|ubnd)\s+", name, re.IGNORECASE)
    if not head:
        return "", ""
    rest = name[head.end() :]
    level = next((each for each in _LEVELS if rest.casefold().startswith(f"{each} ")), "")
    return level, rest[len(level) :].strip()


def _place(level: str, proper: str) -> str:
    """Units named by a number keep the common noun: Phường 3 (Decree 30, Annex I)."""
    numbered = any(letter.isdigit() for letter in proper)
    return f"{level.capitalize()} {proper}" if numbered else proper


def _initials(name: str) -> str:
    words = [word for word in re.findall(r"\w+", name) if word.casefold() not in _SMALL_WORDS]
    kept = words[1:] if len(words) > 1 and words[0].casefold() in _DROPPED_FIRST_WORDS else words
    return "".join(word[0] for word in kept).upper()
