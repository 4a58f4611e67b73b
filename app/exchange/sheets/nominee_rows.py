"""Rows of a list as people, collectives, households and organisations."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final, NamedTuple

from app.domain.dates import PartialDate, parse_date
from app.domain.family_names import begins_with_family
from app.domain.nominee import Discipline, EarlierAward, Nominee, Sex
from app.domain.plan import NomineeKind
from app.domain.vietnamese import capitalise_name, clean_text, search_key
from app.exchange.sheets.earlier_awards import earlier_awards
from app.exchange.sheets.record_words import record_of_words
from app.exchange.sheets.row_reader import RowReader, several

_HONORIFIC: Final = re.compile(r"^(ông|bà|anh|chị|cô|chú|đồng chí|đ/c|đc|ông/bà|cụ)\b[ .:]*(?=\S)", re.IGNORECASE)
_ROLE: Final = re.compile(r"(.+?)\s*(?:\(|\s[-–]\s)\s*([^()]+?)\)?")
_AND: Final = re.compile(r"\s+(?:và|&)\s+")
_MALE, _FEMALE = ("ong", "nam", "m", "male", "anh", "chu"), ("ba", "nu", "f", "female", "chi", "co")
_DIGIT: Final = re.compile(r"\d")
_COUNTER: Final = re.compile(r"^\s*\d{1,3}\s*[.)/-]\s*")
_BIRTH_BEHIND: Final = re.compile(
    r"(?:[\s,;(\[]|\s[-–])\s*(?:(?:sinh|năm sinh|s/?n|ns)\b[\s.:]*(?:ngày|năm)?[\s.:]*)?"
    r"(?P<birth>(?:\d{1,2}[-/.]){0,2}(?:19|20)\d\d)[)\]]?(?:\s*[,;.–-]\s*(?P<rest>\D*))?$",
    re.IGNORECASE,
)
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
    whole = clean_text(text)
    if (led := _HONORIFIC.match(whole)) and not _is_family(led, is_addressed=True):
        whole = whole[led.end() :]
    found = _ROLE.fullmatch(whole)
    name, role = (found[1], found[2]) if found else (whole, "")
    return (name if looks_collective(name) else person_name(name)), role


def honorific_of(text: str) -> str:
    """Ông or Bà, where the name of one who took part is led by it."""
    led = _HONORIFIC.match(clean_text(text))
    return "" if led is None or _is_family(led, is_addressed=True) else _honorific(led[1])


def names_of(text: str) -> tuple[str, ...]:
    """The people in words that join them by "và"; a body that has it in its name, Phòng Giáo dục và Đào tạo, is one."""
    parts = _AND.split(text)
    return tuple(parts) if len(parts) > 1 and all(map(_is_person, parts)) else (text,)


def _is_person(text: str) -> bool:
    name = _HONORIFIC.sub("", text).split("(")[0].split(" - ")[0].split()
    return len(name) > 1 and not looks_collective(text) and all(word[0].isupper() for word in name)


def read_person(row: RowReader) -> Nominee:
    """The person of a row; ``row.problems`` says what is wrong."""
    honorific, name, beside = _name_of(row)
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
        birth=_birth(row, male, female, beside.birth),
        position=position or beside.position,
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


def _name_of(row: RowReader) -> tuple[str, str, _Beside]:
    """Honorific and name, whichever columns they stand in, and what else stands beside the name."""
    whole = row.text("name") or f"{row.text('family_name')} {row.text('given_name')}".strip()
    honorific = _honorific(row.text("honorific"))
    if row.text("name") and row.text("given_name") and not row.text("family_name"):
        whole = f"{row.text('name')} {row.text('given_name')}"
    beside = _Beside()
    if _DIGIT.search(whole):
        whole, beside = _apart(whole)
    if (found := _HONORIFIC.match(whole)) and not _is_family(found, is_addressed=row.is_addressed and not honorific):
        honorific = honorific or _honorific(found[1])
        whole = whole[found.end() :]
    if not whole:
        row.say("name", "chưa có họ và tên.")
    elif not any(letter.isalpha() for letter in whole):
        row.say("name", f"“{whole}” không phải là tên người.")
    elif _DIGIT.search(whole):
        row.say("name", f"“{whole}” có chữ số; ô này chỉ nên ghi họ và tên.")
    return honorific, person_name(whole), beside


class _Beside(NamedTuple):
    """What a cell says behind a name: Nguyễn Văn An - 1980 - Trưởng thôn."""

    birth: str = ""
    position: str = ""


def _apart(whole: str) -> tuple[str, _Beside]:
    """A name without its number in the list, and what stands behind it where that begins with a birth."""
    whole = _COUNTER.sub("", whole)
    if found := _BIRTH_BEHIND.search(whole):
        return whole[: found.start()].rstrip(" ,;-–"), _Beside(found["birth"], found["rest"] or "")
    return whole, _Beside()


def _is_family(found: re.Match[str], *, is_addressed: bool) -> bool:
    """Whether Ông is the family name of the one, as of Ông Ích Khiêm and Ông Thị Mai.

    ``is_addressed`` says that others of the list are called Ông or Bà in the same column.
    """
    rest = found.string[found.end() :]
    if found[1].casefold() != "ông":
        return False
    first = rest.split()[0].casefold()
    return first == "thị" or (not is_addressed and (first == "văn" or not begins_with_family(rest)))


def is_addressed(name: str) -> bool:
    """Whether the name is beyond doubt led by Ông or Bà: a family name follows."""
    found = _HONORIFIC.match(name)
    return found is not None and begins_with_family(name[found.end() :])


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


def _birth(row: RowReader, male: str, female: str, beside_name: str) -> PartialDate | None:
    birth = None
    for name, text in (("birth", row.text("birth")), ("birth_male", male), ("birth_female", female)):
        if text and text.casefold() not in _TICKS:
            birth = row.birth(name)
            break
    if not beside_name:
        return birth
    told = row.read("name", lambda: parse_date(beside_name))
    if birth and told and birth.year != told.year:
        row.say("name", f"ô này ghi sinh {beside_name}, khác với cột ngày sinh.")
    return birth or told


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
    return earlier_awards(told, row.lines("earlier_awards")) if told else ()


def _records(row: RowReader) -> tuple[Discipline, ...]:
    """Each discipline, investigation and conviction told in its cell."""
    told = row.text("discipline")
    texts = several(told, row.lines("discipline"), cut_at_commas=False) if told else ()
    return tuple(each for each in map(record_of_words, texts) if each)
