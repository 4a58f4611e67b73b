"""The text of an achievement summary, composed from facts, figures, achievements and the plan's phrases."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from app.documents.wording import KIND_WORDS, UNTOLD, capital, inside, name_with_honorific, say, sentence, small
from app.domain.achievement import Achievement, NamedFigure
from app.domain.dossier import Nomination, Snapshot
from app.domain.formula import NotComputable, NotTold, evaluate
from app.domain.nominee import EarlierAward, Nominee
from app.domain.plan import ContentArea, Plan, SummaryPart
from app.domain.vietnamese import clean_lines, clean_text, format_number, parse_number, same_name_key
from app.rules.applicability import applies_to
from app.rules.criteria import met_outright
from app.rules.scope import FigureScope

_LONG_NUMBER = re.compile(r"[1-9]\d{3,}(,\d+)?", re.ASCII)
_YEAR = re.compile(r"(19|20)\d\d", re.ASCII)
_NUMBER_BEFORE = re.compile(r"^\d{1,2}[.)]\s*", re.ASCII)
_DECISION = re.compile(r"^(quyết định)?\s*(số)?\s*:?\s*", re.IGNORECASE)


@dataclass(frozen=True, kw_only=True)
class ComposedLine:
    """A paragraph and what it was made of: a ``phrase`` of the plan, perhaps of a ``criterion``, or an achievement."""

    text: str
    phrase: str = ""
    criterion: str = ""
    achievement: Achievement | None = None


@dataclass(frozen=True, kw_only=True)
class ComposedPart:
    """A titled part of a summary with its paragraphs. A part without a title continues the one before."""

    title: str
    content: tuple[ComposedLine, ...]

    @property
    def lines(self) -> tuple[str, ...]:
        """The paragraphs alone."""
        return tuple(line.text for line in self.content)


def compose_summary(snapshot: Snapshot, nomination: Nomination) -> tuple[ComposedPart, ...]:
    """The parts of the summary; the official's own text, if there is one, stands in place of them all.

    Where the plan has a part for the own text, that text goes there and the other parts stay. Elsewhere a line of it
    that is the title of one of the plan's parts is a title again.
    """
    parts = snapshot.plan.wording.summary_parts
    own = _own_lines(nomination)
    if own and not has_own_part(snapshot.plan):
        return tuple(_own_parts(own, parts))
    return tuple(part for part in compose_parts(parts, snapshot, nomination) if part.lines)


def draft_summary(snapshot: Snapshot, nomination: Nomination) -> tuple[ComposedPart, ...]:
    """What the program itself would put where the own text stands, from the facts as they are now.

    Nothing where the plan has a part for the own text: the program has its say in the other parts.
    """
    if has_own_part(snapshot.plan):
        return ()
    return compose_summary(snapshot, replace(nomination, summary_text=""))


def has_own_part(plan: Plan) -> bool:
    """Whether the plan's summary has a part that is only the official's own text."""
    return any(part.source == "own_text" for part in plan.wording.summary_parts)


def compose_parts(
    parts: tuple[SummaryPart, ...], snapshot: Snapshot, nomination: Nomination
) -> tuple[ComposedPart, ...]:
    """Those of ``parts`` that are for this nomination, in their order; one with nothing to say has no lines."""
    shown = tuple(part for part in parts if _is_shown(part, snapshot, nomination))
    return tuple(
        ComposedPart(title=part.title, content=tuple(_lines(part, shown, snapshot, nomination))) for part in shown
    )


def achievements_of(snapshot: Snapshot, nomination: Nomination) -> tuple[Achievement, ...]:
    """The achievements the nomination cites, by date, undated ones last; or as the official arranged them."""
    cited = snapshot.dossier.cited_by(nomination)
    if nomination.arranged:
        return tuple(sorted(cited, key=lambda each: nomination.achievements.index(each.id)))
    return tuple(sorted(cited, key=lambda each: each.date.earliest() if each.date else dt.date.max))


def criterion_sentences(snapshot: Snapshot, nomination: Nomination) -> tuple[str, ...]:
    """The sentences of the criteria the nomination meets as they stand, in the plan's order.

    A criterion that only a written reason carries gives no sentence: what it would say is not so.
    """
    return tuple(line.text for line in _criteria(snapshot, nomination))


def _criteria(snapshot: Snapshot, nomination: Nomination) -> Iterator[ComposedLine]:
    met = met_outright(snapshot, nomination)
    for phrase in snapshot.plan.wording.criterion_phrases:
        if phrase.criterion in met and applies_to(phrase.applies, snapshot, nomination):
            said = sentence(say(phrase.phrase, snapshot, nomination))
            if said:
                yield ComposedLine(text=said, phrase=phrase.phrase, criterion=phrase.criterion)


def describe_achievement(achievement: Achievement) -> str:
    """One achievement as one sentence or two: when, what, with which result and figures."""
    when = f"{capital(achievement.date.in_words())}: " if achievement.date else ""
    document = document_of(achievement)
    head = f"{when}{inside(achievement.title)}{f' ({document})' if document else ''}"
    figures = "; ".join(told for each in achievement.figures if (told := _figure(each)))
    in_brackets = f"({figures})" if figures else ""
    result = inside(achievement.result)
    if not result:
        return sentence(" ".join(part for part in (head, in_brackets) if part))
    told = " ".join(part for part in (capital(result), in_brackets) if part)
    return f"{sentence(head)} {sentence(told)}"


def document_of(achievement: Achievement) -> str:
    """The document that says so: "12/BC-UBND ngày 25/5/2021 của Ủy ban nhân dân xã"; "" when none is named."""
    number, issuer = inside(achievement.document), inside(achievement.document_issuer)
    date = achievement.document_date
    if not number:
        return ""
    when = f" ngày {date.as_written()}" if date and date.is_full else f" {date.in_words()}" if date else ""
    return f"{number}{when}{f' của {issuer}' if issuer else ''}"


def _is_shown(part: SummaryPart, snapshot: Snapshot, nomination: Nomination) -> bool:
    if not applies_to(part.applies, snapshot, nomination):
        return False
    if not part.when:
        return True
    try:
        return evaluate(part.when, FigureScope(snapshot, nomination)) is True
    except (NotTold, NotComputable):
        return False


def identity_lines(nominee: Nominee) -> Iterator[str]:
    """Who the nominee is, a fact a line, as reports begin: "Họ và tên: ...", "Năm thành lập: ..."."""
    if nominee.is_person:
        facts = {
            "Họ và tên": name_with_honorific(nominee),
            "Ngày, tháng, năm sinh": nominee.birth.as_written() if nominee.birth else UNTOLD,
            "Giới tính": {"male": "Nam", "female": "Nữ"}.get(nominee.sex, ""),
            "Dân tộc": nominee.ethnicity,
            "Tôn giáo": nominee.religion,
            "Quê quán": nominee.hometown,
            "Nơi ở": nominee.address,
            "Chức vụ": nominee.position,
            "Đơn vị công tác": nominee.workplace,
            "Trình độ chuyên môn, nghiệp vụ": nominee.education,
        }
    else:
        founded = nominee.founded.as_written() if nominee.founded else ""
        name = inside(nominee.name) or UNTOLD
        facts = {f"Tên {KIND_WORDS[nominee.kind]}": name, "Địa chỉ": nominee.address, "Thành lập": founded}
    yield from (f"{label}: {sentence(inside(text))}" for label, text in facts.items() if inside(text))


def _own_lines(nomination: Nomination) -> tuple[str, ...]:
    return tuple(line for line in clean_lines(nomination.summary_text).split("\n") if line)


def _own_parts(lines: tuple[str, ...], parts: tuple[SummaryPart, ...]) -> Iterator[ComposedPart]:
    """The own text with the plan's titles where it has them, so that a reworded draft keeps its form."""
    titles = {same_name_key(part.title): part.title for part in parts if part.title}
    title, content = "", list[ComposedLine]()
    for line in lines:
        heading = titles.get(same_name_key(_NUMBER_BEFORE.sub("", line)))
        if heading is None:
            content.append(ComposedLine(text=line))
            continue
        if title or content:
            yield ComposedPart(title=title, content=tuple(content))
        title, content = heading, []
    yield ComposedPart(title=title, content=tuple(content))


def _lines(
    part: SummaryPart, parts: tuple[SummaryPart, ...], snapshot: Snapshot, nomination: Nomination
) -> Iterator[ComposedLine]:
    """The paragraphs of one of the ``parts`` of a text."""
    match part.source:
        case "phrase":
            if said := sentence(say(part.phrase, snapshot, nomination)):
                yield ComposedLine(text=said, phrase=part.phrase)
        case "identity":
            yield from _plain(identity_lines(snapshot.dossier.nominee_of(nomination)))
        case "achievements":
            yield from _by_area(part, parts, snapshot, nomination)
        case "criteria":
            yield from (replace(each, text=f"- {each.text}") for each in _criteria(snapshot, nomination))
        case "earlier_awards":
            yield from _plain(_earlier(snapshot, nomination))
        case "own_text":
            yield from _plain(_own_lines(nomination))


def _plain(texts: Iterable[str]) -> Iterator[ComposedLine]:
    return (ComposedLine(text=text) for text in texts)


def _by_area(
    part: SummaryPart, parts: tuple[SummaryPart, ...], snapshot: Snapshot, nomination: Nomination
) -> Iterator[ComposedLine]:
    """The achievements under their content areas, in the plan's order; what has no place elsewhere comes last."""
    achievements = achievements_of(snapshot, nomination)
    for area in _areas(part, snapshot):
        of_area = [each for each in achievements if each.area == area.id]
        if of_area:
            yield ComposedLine(text=f"{area.title}:", phrase=area.title)
            yield from map(_told, of_area)
    ledgers = [each for each in parts if each.source == "achievements"]
    if part == ledgers[-1]:
        told = {area.id for each in ledgers for area in _areas(each, snapshot)}
        yield from (_told(each) for each in achievements if each.area not in told)


def _told(achievement: Achievement) -> ComposedLine:
    return ComposedLine(text=f"- {describe_achievement(achievement)}", achievement=achievement)


def _areas(part: SummaryPart, snapshot: Snapshot) -> tuple[ContentArea, ...]:
    return tuple(area for area in snapshot.plan.content_areas if not part.areas or area.id in part.areas)


def _earlier(snapshot: Snapshot, nomination: Nomination) -> Iterator[str]:
    for award in snapshot.dossier.nominee_of(nomination).earlier_awards:
        if inside(award.name):
            yield f"- {sentence(_earlier_award(award))}"


def _earlier_award(award: EarlierAward) -> str:
    number = _DECISION.sub("", inside(award.decision_number), count=1)
    decision = f"Quyết định số {number}" if number else ""
    day = award.date.in_words() if award.date else ""
    issuer = f"của {inside(award.issuer)}" if inside(award.issuer) else ""
    source = " ".join(part for part in (decision, day, issuer) if part)
    return f"{inside(award.name)} ({source})" if source else inside(award.name)


def _figure(figure: NamedFigure) -> str:
    """As "số buổi phát thanh: 96 buổi"; empty without a value."""
    amount, title = amount_of(figure), small(inside(figure.title))
    return f"{title}: {amount}" if title and amount else amount


def amount_of(figure: NamedFigure) -> str:
    """As "96 buổi"; empty without a value."""
    value, unit = clean_text(figure.value), clean_text(figure.unit)
    return clean_text(f"{_grouped(value, unit)} {unit}") if value else ""


def _grouped(value: str, unit: str) -> str:
    """A long number with its points; anything else as it was typed, a bare year among it."""
    is_year = not unit and _YEAR.fullmatch(value)
    if is_year or not _LONG_NUMBER.fullmatch(value):
        return value
    return format_number(parse_number(value))
