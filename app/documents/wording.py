"""The plan's phrases filled with what a dossier says."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction

from app.domain.achievement import Value
from app.domain.dates import PartialDate, long_date
from app.domain.dossier import Nomination, Snapshot
from app.domain.formula import Known, NotComputable, NotTold, evaluate
from app.domain.nominee import Nominee
from app.domain.phrases import fill, placeholders_in
from app.domain.plan import Award, Field, NomineeKind
from app.domain.vietnamese import (
    PERCENT_SIGN,
    clean_text,
    count_with_words,
    format_number,
    format_percent,
    same_name_key,
)
from app.rules.scope import NUMBER_KINDS, FigureScope, is_untold, known, stored_number

UNTOLD = "……"
"""What a paper shows where a value is still missing: an office sees at once that it must be filled."""

KIND_WORDS: Mapping[NomineeKind, str] = {
    "collective": "tập thể",
    "individual": "cá nhân",
    "household": "hộ gia đình",
    "organisation": "tổ chức",
}
_LEAST_SHARED = 2
"""One word in common, as in "Trưởng thôn, Thôn Đông", is no doubling."""
_ENDS = (".", "?", "!", ":", "…")
_CLOSERS = "\"'”’»)"
_LOOSE_ENDS = " .;,:"
_PLACE = re.compile(r"\{([^{}]*)\}[.,;:]?\s*")


def say(phrase: str, snapshot: Snapshot, nomination: Nomination | None = None) -> str:
    """The phrase with every place filled, beginning with a capital; what was not told stands as :data:`UNTOLD`.

    A place that has nothing to say (no meeting recorded, no description) goes with the mark behind it.
    """
    values = {name: _value(name, snapshot, nomination) for name in placeholders_in(phrase)}
    spoken = _PLACE.sub(lambda place: place[0] if values[place[1].strip()] else "", phrase)
    return capital(clean_text(fill(spoken, values)))


def sentence(text: str) -> str:
    """The text with a full stop at its end, and only one; no text stays none."""
    stripped = text.strip().rstrip(" ;,")
    if not stripped or stripped.rstrip(_CLOSERS).endswith(_ENDS):
        return stripped
    return f"{stripped}."


def capital(text: str) -> str:
    """The text with a capital at its head."""
    return text[:1].upper() + text[1:]


def small(text: str) -> str:
    """The text as it stands inside a sentence; an abbreviation in capitals keeps them."""
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]


def inside(text: str) -> str:
    """A text somebody typed, on one line and without an end mark, so that a sentence can go on behind it."""
    return clean_text(text).rstrip(_LOOSE_ENDS)


def series(parts: Sequence[str]) -> str:
    """Parts as a sentence lists them: "a, b và c"; empty for none."""
    return " và ".join(part for part in (", ".join(parts[:-1]), *parts[-1:]) if part)


def name_with_honorific(nominee: Nominee) -> str:
    """The name as sentences give it: "Ông Trần Văn A" for a person, the bare name for anybody else."""
    name = inside(nominee.name) or UNTOLD
    return f"{nominee.honorific} {name}".strip() if nominee.is_person else name


def work_of(nominee: Nominee) -> str:
    """A person's position and workplace; words that end the one and begin the other are said once.

    "Chủ tịch Ủy ban nhân dân xã" at "Ủy ban nhân dân xã Tân Lập" is "Chủ tịch Ủy ban nhân dân xã Tân Lập".
    """
    position, workplace = inside(nominee.position), inside(nominee.workplace)
    if not position or not workplace:
        return position or workplace
    head, tail = position.split(), workplace.split()
    for length in range(min(len(head), len(tail)), _LEAST_SHARED - 1, -1):
        if same_name_key(" ".join(head[-length:])) == same_name_key(" ".join(tail[:length])):
            return " ".join((*head[:-length], *tail))
    return f"{position}, {workplace}"


def award_of(snapshot: Snapshot, nomination: Nomination | None) -> Award | None:
    """The award of the nomination, or the one most nominations ask for when none is given."""
    awards = {each.id: each for each in snapshot.plan.awards}
    if nomination is not None:
        return awards.get(nomination.award)
    asked = [each.award for each in snapshot.dossier.nominations if each.award in awards]
    if asked:
        return awards[max(asked, key=asked.count)]
    return next(iter(snapshot.plan.awards), None)


def addressees_of(snapshot: Snapshot) -> tuple[str, ...]:
    """To whom the submission goes: the dossier's own choice, else the plan's route."""
    chosen = tuple(inside(each) for each in snapshot.dossier.submission.addressees if each.strip())
    if chosen:
        return chosen
    route = snapshot.route
    return tuple(say(each, snapshot) for each in route.addressees) if route and route.addressees else (UNTOLD,)


def counts(snapshot: Snapshot) -> Mapping[NomineeKind, int]:
    """How many nominees of each kind, in the order of the plan's list; kinds without any are left out.

    A kind that the plan's list forgets comes last: nobody who is proposed may be missing from the papers.
    """
    order: dict[NomineeKind, None] = dict.fromkeys((*snapshot.plan.list_form.order, *KIND_WORDS))
    found: dict[NomineeKind, int] = {kind: len(snapshot.nominations_of(kind)) for kind in order}
    return {kind: number for kind, number in found.items() if number}


def _count(snapshot: Snapshot) -> str:
    parts = [f"{count_with_words(number)} {KIND_WORDS[kind]}" for kind, number in counts(snapshot).items()]
    return series(parts) or f"{UNTOLD} tập thể, cá nhân"


def _value(name: str, snapshot: Snapshot, nomination: Nomination | None) -> str:
    kind, colon, formula = name.partition(":")
    if colon:
        return _computed(kind, formula, snapshot, nomination)
    general = _GENERAL.get(name)
    if general is not None:
        return general(snapshot)
    if name in _OF_AWARD:
        award = award_of(snapshot, nomination)
        return (_OF_AWARD[name](award) if award else "") or UNTOLD
    if name in _OF_NOMINEE:
        return _OF_NOMINEE[name](snapshot, nomination) if nomination else UNTOLD
    return _figure(name, snapshot, nomination)


def _computed(kind: str, formula: str, snapshot: Snapshot, nomination: Nomination | None) -> str:
    try:
        value = evaluate(formula, FigureScope(snapshot, nomination))
    except (NotTold, NotComputable):
        return UNTOLD
    if kind == "percent" and isinstance(value, Fraction):
        return format_percent(value)
    return _shown(value)


def _figure(name: str, snapshot: Snapshot, nomination: Nomination | None) -> str:
    """A figure of the plan as a sentence gives it: choices by their titles, days in words, shares with their sign."""
    scope = FigureScope(snapshot, nomination)
    spec = scope.field(name)
    if spec is None or is_untold(scope.figure(name)):
        return UNTOLD
    value = scope.figure(name).value
    try:
        return series(_items(spec, value)) if isinstance(value, tuple) else _one(spec, value)
    except (NotComputable, ValueError):
        return UNTOLD


def _items(spec: Field, value: Value) -> tuple[str, ...]:
    titles = {option.id: option.title for option in spec.options}
    items = value if isinstance(value, tuple) else ()
    return tuple(inside(titles.get(each, each)) for each in items if isinstance(each, str)) or (UNTOLD,)


def _one(spec: Field, value: object) -> str:
    if spec.kind in NUMBER_KINDS:
        return format_number(stored_number(value)) + (PERCENT_SIGN if spec.kind == "percent" else "")
    if spec.kind == "date":
        return PartialDate.from_iso(str(value)).in_words()
    if spec.kind == "choice":
        return inside(next((option.title for option in spec.options if option.id == value), str(value)))
    return _shown(known(value, spec.kind))


def _shown(value: Known) -> str:
    if isinstance(value, bool):
        return "có" if value else "không"
    if isinstance(value, Fraction):
        return format_number(value)
    return inside(value) or UNTOLD if isinstance(value, str) else long_date(value)


def _minutes(snapshot: Snapshot) -> str:
    """A sentence of its own with the space that parts it from the next, or nothing."""
    minutes = snapshot.dossier.minutes
    if minutes.date is None:
        return ""
    number = inside(minutes.number)
    source = f" (Biên bản số {number})" if number else ""
    return f"{capital(long_date(minutes.date))}, {_unit(snapshot)} đã họp xét khen thưởng{source}. "


def _unit(snapshot: Snapshot) -> str:
    return inside(snapshot.dossier.unit.name) or UNTOLD


def _plan(snapshot: Snapshot) -> str:
    identity = snapshot.plan.identity
    return f"Kế hoạch số {identity.number} {long_date(identity.date)} của {identity.issuer}"


def _roles(snapshot: Snapshot, nomination: Nomination) -> str:
    titles = [role.title for role in snapshot.plan.roles if role.id in nomination.roles]
    return series([small(title) for title in titles]) or UNTOLD


def _named(snapshot: Snapshot, nomination: Nomination) -> str:
    """Inside a sentence it is "bà Nguyễn Thị A"; the capital comes back where the phrase begins with it."""
    nominee = _nominee(snapshot, nomination)
    named = name_with_honorific(nominee)
    return small(named) if nominee.is_person and nominee.honorific else named


def _nominee(snapshot: Snapshot, nomination: Nomination) -> Nominee:
    return snapshot.dossier.nominee_of(nomination)


def _subject(snapshot: Snapshot, nomination: Nomination) -> str:
    nominee = _nominee(snapshot, nomination)
    return nominee.honorific.lower() if nominee.is_person and nominee.honorific else KIND_WORDS[nominee.kind]


def _merit(snapshot: Snapshot, nomination: Nomination) -> str:
    return inside(nomination.certificate_text) or inside(say(snapshot.plan.wording.merit, snapshot)) or UNTOLD


_GENERAL: Mapping[str, Callable[[Snapshot], str]] = {
    "unit": _unit,
    "place": lambda snapshot: inside(snapshot.dossier.unit.place) or UNTOLD,
    "superior": lambda snapshot: inside(snapshot.dossier.unit.superior) or UNTOLD,
    "superior_head": lambda snapshot: inside(snapshot.dossier.unit.superior_head) or UNTOLD,
    "addressees": lambda snapshot: series(addressees_of(snapshot)),
    "plan": _plan,
    "plan_number": lambda snapshot: snapshot.plan.identity.number,
    "movement": lambda snapshot: snapshot.plan.identity.slogan or snapshot.plan.identity.title,
    "occasion": lambda snapshot: snapshot.plan.identity.occasion or snapshot.plan.identity.title,
    "count": _count,
    "minutes": _minutes,
}
_OF_AWARD: Mapping[str, Callable[[Award], str]] = {
    "award": lambda award: award.name,
    "award_phrase": lambda award: award.phrase or f"tặng {award.name}",
}
_OF_NOMINEE: Mapping[str, Callable[[Snapshot, Nomination], str]] = {
    "nominee": _named,
    "subject": _subject,
    "position": lambda snapshot, nomination: inside(_nominee(snapshot, nomination).position) or UNTOLD,
    "workplace": lambda snapshot, nomination: inside(_nominee(snapshot, nomination).workplace) or UNTOLD,
    "description": lambda snapshot, nomination: inside(_nominee(snapshot, nomination).description),
    "roles": _roles,
    "merit": _merit,
}
