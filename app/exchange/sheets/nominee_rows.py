"""Rows of a list as people, collectives, households and organisations."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from app.domain.dates import PartialDate
from app.domain.nominee import Discipline, EarlierAward, Nominee, Sex
from app.domain.plan import NomineeKind
from app.domain.vietnamese import capitalise_name, clean_text, search_key
from app.exchange.sheets.record_words import award_of_words, record_of_words
from app.exchange.sheets.row_reader import RowReader, several

_HONORIFIC: Final = re.compile(r"^(ông|bà|anh|chị|cô|chú|đồng chí|đ/c|đc|ông/bà|cụ)\b[ .:]*(?=\S)", re.IGNORECASE)
_ROLE: Final = re.compile(r"(.+?)\s*(?:\(|\s[-–]\s)\s*([^()]+?)\)?")
_MALE, _FEMALE = ("ong", "nam", "m", "male", "anh", "chu"), ("ba", "nu", "f", "female", "chi", "co")
_TICKS: Final = frozenset({"x", "v", "✓", "√", "1", "+", "có"})
_KINDS: Final[tuple[tuple[str, NomineeKind], ...]] = (
    ("ho gia dinh", "household"),
    ("gia dinh", "household"),
    ("hogiadinh", "household"),
    ("tap the", "collective"),
    ("tapthe", "collective"),
    ("ca nhan", "individual"),
    ("canhan", "individual"),
    ("to chuc", "organisation"),
    ("doanh nghiep", "organisation"),
    ("hop tac xa", "organisation"),
)
_COLLECTIVE_LIST: Final = (
    "uy ban", "ubnd", "hoi", "doan", "ban", "thon", "to dan pho", "truong", "tram", "phong", "cong an", "chi bo",
    "dang uy", "mat tran", "nhan dan", "can bo", "tap the", "to", "doi", "khoi", "xom", "lang", "ban chi huy", "hdnd",
    "cong ty", "hop tac xa", "htx", "so", "xa", "phuong", "thi tran", "khu", "chi doan", "chi hoi",
)  # fmt: skip
_COLLECTIVE_WORDS: Final = tuple(f"{word} " for word in _COLLECTIVE_LIST)


def kind_of_words(text: str) -> NomineeKind | None:
    """The kind of nominee a heading or a cell speaks of."""
    key = search_key(text)
    return next((kind for word, kind in _KINDS if word in key), None)


def looks_collective(name: str) -> bool:
    """Whether a name is that of a body rather than of a person."""
    return f"{search_key(name)} ".startswith(_COLLECTIVE_WORDS)


@lru_cache(maxsize=5_000)
def split_name(text: str) -> tuple[str, str]:
    """The name of one who took part, and in brackets or behind a dash what the one was."""
    whole = _HONORIFIC.sub("", clean_text(text))
    found = _ROLE.fullmatch(whole)
    name, role = (found[1], found[2]) if found else (whole, "")
    return (name if looks_collective(name) else person_name(name)), role


def read_person(row: RowReader) -> Nominee:
    """The person of a row; ``row.problems`` says what is wrong."""
    honorific, name = _name_of(row)
    male, female = row.text("birth_male"), row.text("birth_female")
    sex = _sex(row, honorific, male, female)
    if male and female and not {male.casefold(), female.casefold()} & _TICKS:
        row.say("birth_male", "cả hai cột Nam và Nữ đều có chữ.")
    position, workplace = _place(row)
    return Nominee(
        id="",
        kind="individual",
        name=name,
        honorific=honorific or {"male": "Ông", "female": "Bà", "": ""}[sex],
        sex=sex,
        birth=_birth(row, male, female),
        position=position,
        workplace=workplace,
        address=row.text("address"),
        hometown=row.text("hometown"),
        ethnicity=row.text("ethnicity"),
        religion=row.text("religion"),
        education=row.text("education"),
        description=row.text("description"),
        earlier_awards=_earlier_awards(row),
        discipline=_records(row),
    )


def read_collective(row: RowReader, kind: NomineeKind | None = None) -> Nominee:
    """The collective, household or organisation of a row; ``kind`` is what the section it stands in says."""
    name = row.text("name")
    if not name:
        row.say("name", "chưa có tên.")
    told_kind = kind_of_words(row.text("kind")) if row.text("kind") else None
    by_name: NomineeKind = "household" if search_key(name).startswith(("ho ", "gia dinh ")) else "collective"
    chosen = told_kind or (kind if kind != "individual" else None) or by_name
    return Nominee(
        id="",
        kind="collective" if chosen == "individual" else chosen,
        name=name[:1].upper() + name[1:],
        address=row.text("address"),
        founded=row.date("founded"),
        description=row.text("description"),
        earlier_awards=_earlier_awards(row),
        discipline=_records(row),
    )


def _name_of(row: RowReader) -> tuple[str, str]:
    """Honorific and name, whichever columns they stand in."""
    whole = row.text("name") or f"{row.text('family_name')} {row.text('given_name')}".strip()
    honorific = _honorific(row.text("honorific"))
    if row.text("name") and row.text("given_name") and not row.text("family_name"):
        whole = f"{row.text('name')} {row.text('given_name')}"
    if found := _HONORIFIC.match(whole):
        honorific = honorific or _honorific(found[1])
        whole = whole[found.end() :]
    if not whole:
        row.say("name", "chưa có họ và tên.")
    elif not any(letter.isalpha() for letter in whole):
        row.say("name", f"“{whole}” không phải là tên người.")
    return honorific, person_name(whole)


@lru_cache(maxsize=5_000)
def person_name(name: str) -> str:
    """A name as papers write it: what stands in capitals throughout, or begins small, gets its capitals."""
    tidy = clean_text(name).rstrip(" .,;")
    small = any(word[:1].islower() for word in tidy.split())
    return capitalise_name(tidy) if tidy == tidy.upper() or small else tidy


def _honorific(text: str) -> str:
    if not text:
        return ""
    key = search_key(text).rstrip(" .:")
    return "Ông" if key == "ong" else "Bà" if key == "ba" else ""


def _sex(row: RowReader, honorific: str, male: str, female: str) -> Sex:
    told = row.text("sex")
    said = search_key(told) if told else ""
    if said in _MALE or said in _FEMALE:
        return "male" if said in _MALE else "female"
    if said and said not in ("x", "khac"):
        row.say("sex", f"“{told}” không phải là Nam hoặc Nữ.")
    if bool(male) != bool(female):
        return "male" if male else "female"
    return "male" if honorific == "Ông" else "female" if honorific == "Bà" else ""


def _birth(row: RowReader, male: str, female: str) -> PartialDate | None:
    for name, text in (("birth", row.text("birth")), ("birth_male", male), ("birth_female", female)):
        if text and text.casefold() not in _TICKS:
            return row.birth(name)
    return None


def _place(row: RowReader) -> tuple[str, str]:
    """Position and workplace, also out of one cell that holds both."""
    position, workplace = row.text("position"), row.text("workplace")
    both = row.text("position_workplace")
    if both and not (position or workplace):
        parts = row.lines("position_workplace")
        if len(parts) < 2:
            parts = tuple(re.split(r"\s*[,;]\s*|\s+[-–]\s+", both, maxsplit=1))
        position, workplace = parts[0].rstrip(" ,;-–"), ", ".join(parts[1:])
    return position, workplace


def _earlier_awards(row: RowReader) -> tuple[EarlierAward, ...]:
    """Each award told in its cell, with its day where one is told."""
    told = row.text("earlier_awards")
    texts = several(told, row.lines("earlier_awards"), cut_at_commas=False) if told else ()
    return tuple(map(award_of_words, texts))


def _records(row: RowReader) -> tuple[Discipline, ...]:
    """Each discipline, investigation and conviction told in its cell."""
    told = row.text("discipline")
    texts = several(told, row.lines("discipline"), cut_at_commas=False) if told else ()
    return tuple(each for each in map(record_of_words, texts) if each)
