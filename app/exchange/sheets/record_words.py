"""Earlier awards and records of discipline as words in one line each, for people to read and to be read back in."""

from __future__ import annotations

import re
from collections.abc import Mapping
from contextlib import suppress
from typing import Final, Literal

from app.domain.dates import PartialDate, parse_date
from app.domain.nominee import Discipline, EarlierAward
from app.domain.vietnamese import search_key

Kind = Literal["discipline", "investigation", "conviction"]

_KINDS: Final[Mapping[Kind, str]] = {"discipline": "Kỷ luật", "investigation": "Đang xem xét", "conviction": "Án"}
_BRACKETS: Final = re.compile(r"(?P<name>.+?)\s*\((?P<about>[^()]*)\)$")
_NUMBER, _DAY, _ISSUER = "số ", "ngày ", "của "
_SINCE, _UNTIL = "từ ", "đến "
_NONE: Final = frozenset({"khong", "khong co", "chua", "khong bi", "0", "-", "–", "không"})


def award_words(award: EarlierAward) -> str:
    """The award, then in brackets its decision, parted by commas: a semicolon would part two awards."""
    if not (award.decision_number or award.issuer):
        return f"{award.name} ({award.date.as_written()})" if award.date else award.name
    about = [_NUMBER + award.decision_number] if award.decision_number else []
    about += [_DAY + award.date.as_written()] if award.date else []
    about += [_ISSUER + award.issuer] if award.issuer else []
    return f"{award.name} ({', '.join(about)})"


def award_of_words(text: str) -> EarlierAward | None:
    """The award told as :func:`award_words` tells one with its decision; None of any other words."""
    found = _BRACKETS.match(text)
    about = _about(found["about"], (_NUMBER, _DAY, _ISSUER)) if found else {}
    if found is None or not about:
        return None
    date = _date(about[_DAY])
    if about[_DAY] and date is None:
        return None
    return EarlierAward(name=found["name"], date=date, decision_number=about[_NUMBER], issuer=about[_ISSUER])


def record_words(record: Discipline) -> str:
    """The record with its kind before it and its time in brackets."""
    told = f"{_KINDS[record.kind]}: {record.what}"
    about = [_SINCE + record.since.as_written()] if record.since else []
    about += [_UNTIL + record.until.as_written()] if record.until else []
    return f"{told} ({', '.join(about)})" if about else told


def record_of_words(text: str) -> Discipline | None:
    """The record that is told so; None where it says that there is none."""
    if search_key(text).rstrip(".") in _NONE:
        return None
    kind, told = _kind(text)
    if found := _BRACKETS.match(told):
        about = _about(found["about"], (_SINCE, _UNTIL))
        since, until = (_date(about.get(each, "")) for each in (_SINCE, _UNTIL))
        if since or until:
            return Discipline(kind=kind, what=found["name"], since=since, until=until)
    return Discipline(kind=kind, what=told)


def _kind(text: str) -> tuple[Kind, str]:
    for kind, word in _KINDS.items():
        before, colon, rest = text.partition(":")
        if colon and search_key(before) == search_key(word):
            return kind, rest.strip()
    return "discipline", text


def _about(text: str, words: tuple[str, ...]) -> dict[str, str]:
    """What follows each of the words, which stand in that order and begin the parts; nothing if it is another text."""
    pattern = ",? ?".join(f"(?:{word}(?P<p{number}>.+?))?" for number, word in enumerate(words))
    found = re.fullmatch(pattern, text)
    if found is None or not any(found.groups()):
        return {}
    return {word: found[f"p{number}"] or "" for number, word in enumerate(words)}


def _date(text: str) -> PartialDate | None:
    with suppress(ValueError):
        return parse_date(text) if text else None
    return None
