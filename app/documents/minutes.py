"""Biên bản: the minutes of the meeting that reviewed the proposals, with the votes for each of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction

from app.documents import blocks
from app.documents.common import blank_day, letterhead_of
from app.documents.model import (
    Block,
    Cell,
    Column,
    Document,
    Letterhead,
    Recipients,
    Row,
    Section,
    SignatureColumn,
    StyleName,
    Table,
    group_row,
    paragraph,
)
from app.documents.wording import KIND_WORDS, UNTOLD, award_of, counts, inside, name_with_honorific, say, sentence
from app.domain.dates import BLANK, long_date
from app.domain.dossier import Minutes, Nomination, Snapshot
from app.domain.formula import NotComputable, NotTold, evaluate
from app.domain.plan import DossierItem
from app.domain.vietnamese import clean_text, count_with_words, format_percent
from app.rules.scope import FigureScope

DOCUMENT_TYPE = "Biên bản"
DOCUMENT_CODE = "BB"

_SUBJECT = "Họp xét, đề nghị khen thưởng theo {plan}"
_REVIEW = "Hội nghị đã nghe báo cáo, xem xét hồ sơ và đối chiếu thành tích của {count} với tiêu chuẩn tại {plan}."
_RECIPIENTS = ("Các thành viên dự họp",)
_MOST = 10**6


@dataclass(frozen=True, kw_only=True)
class _Vote:
    """The votes for one nomination; ``share`` None = not known, or more votes than voters."""

    nomination: Nomination
    words: str
    share: Fraction | None


def build_minutes(snapshot: Snapshot) -> Document:
    """The minutes (Decree 30/2020, PL III form 1.9).

    They carry a number but no line of place and date; secretary and chair sign, the recipients stand below.
    """
    subject = say(_SUBJECT, snapshot)
    section = Section(blocks=tuple(_blocks(snapshot, subject)), outline_title=DOCUMENT_TYPE)
    author = clean_text(snapshot.dossier.unit.name)
    return Document(title=f"{DOCUMENT_TYPE}: {subject}", subject=subject, author=author, sections=(section,))


def minutes_number(snapshot: Snapshot) -> str:
    """The number with its code as typed ("05/BB-HĐTĐKT"), else with the unit's own; room for it while there is none."""
    unit = snapshot.dossier.unit
    number, slash, code = inside(snapshot.dossier.minutes.number).removeprefix("Số:").strip().partition("/")
    number = number.strip()
    written = number.zfill(2) if number.isdigit() else number or BLANK * 2
    return f"{written}/{code.strip() if slash else f'{DOCUMENT_CODE}-{inside(unit.symbol) or UNTOLD}'}"


def _blocks(snapshot: Snapshot, subject: str) -> Iterator[Block]:
    yield _letterhead(snapshot)
    yield from blocks.title(DOCUMENT_TYPE, subject)
    yield from _meeting(snapshot)
    yield paragraph(StyleName.SUBHEADING, "1. Nội dung cuộc họp")
    yield from blocks.body(say(_REVIEW, snapshot))
    yield paragraph(StyleName.SUBHEADING, "2. Kết quả biểu quyết")
    yield from _voting(snapshot)
    yield paragraph(StyleName.SUBHEADING, "3. Kết luận")
    for text in _conclusion(snapshot):
        yield from blocks.body(text)
    minutes = snapshot.dossier.minutes
    yield from blocks.body(f"Cuộc họp kết thúc vào {_moment(snapshot, minutes.ended)}./.")
    secretary = SignatureColumn(authority=("THƯ KÝ",), name=inside(minutes.secretary) or UNTOLD)
    yield blocks.signature(("CHỦ TỌA",), inside(minutes.chair) or UNTOLD, secretary)
    yield _recipients(snapshot)


def _letterhead(snapshot: Snapshot) -> Letterhead:
    return replace(letterhead_of(snapshot), number=f"Số: {minutes_number(snapshot)}", place_date="")


def _meeting(snapshot: Snapshot) -> Iterator[Block]:
    """When, where, who: the head of form 1.9."""
    minutes = snapshot.dossier.minutes
    yield from blocks.body(f"Thời gian bắt đầu: {_moment(snapshot, minutes.started)}.")
    yield from blocks.body(f"Địa điểm: {inside(minutes.place) or UNTOLD}.")
    yield from blocks.body(f"Thành phần tham dự: {_attendance(minutes)}.")
    yield from _persons(minutes.attendees)
    if any(inside(each) for each in minutes.invited):
        yield from blocks.body("Khách mời:")
        yield from _persons(minutes.invited)
    yield from blocks.body(f"Chủ trì (chủ tọa): {_person(minutes.chair, minutes.chair_position)}.")
    secretary = _person(minutes.secretary, minutes.secretary_position)
    yield from blocks.body(f"Thư ký (người ghi biên bản): {secretary}.")


def _moment(snapshot: Snapshot, hour: str) -> str:
    date = snapshot.dossier.minutes.date
    day = long_date(date) if date else blank_day(snapshot)
    return f"{inside(hour) or f'{UNTOLD} giờ {UNTOLD}'}, {day}"


def _attendance(minutes: Minutes) -> str:
    """As "có mặt 09 (chín) trên tổng số 10 (mười) thành viên được triệu tập, vắng 01 (một)"."""
    present, summoned = _known(minutes.present), _known(minutes.summoned)
    said = f"có mặt {_counted(present)}"
    if summoned is None:
        return f"{said} thành viên"
    said = f"{said} trên tổng số {_counted(summoned)} thành viên được triệu tập"
    if present is None or summoned <= present:
        return said
    return f"{said}, vắng {_counted(summoned - present)}"


def _persons(persons: tuple[str, ...]) -> Iterator[Block]:
    known = [text for each in persons if (text := inside(each))] or [UNTOLD]
    for place, text in enumerate(known, start=1):
        yield from blocks.body(f"- {text}{'.' if place == len(known) else ';'}")


def _person(name: str, position: str) -> str:
    parts = (inside(name), inside(position))
    return ", ".join(part for part in parts if part) or UNTOLD


def _voting(snapshot: Snapshot) -> Iterator[Block]:
    present = _counted(_known(snapshot.dossier.minutes.present))
    text = f"Hội nghị biểu quyết từng trường hợp; tỷ lệ tính trên {present} thành viên có mặt"
    least = _least_share(snapshot)
    demand = f"; yêu cầu từ {format_percent(least)} trở lên" if least is not None else ""
    yield from blocks.body(f"{text}{demand}:")
    yield Table(
        columns=(
            Column(header="STT", width_mm=12, align="center"),
            Column(header="Tập thể, cá nhân", share=4),
            Column(header="Hình thức đề nghị", share=3),
            Column(header="Số phiếu đồng ý", width_mm=24, align="center"),
            Column(header="Tỷ lệ", width_mm=20, align="center"),
        ),
        rows=tuple(_rows(snapshot)),
    )


def _rows(snapshot: Snapshot) -> Iterator[Row]:
    least = _least_share(snapshot)
    for kind in counts(snapshot):
        yield group_row(KIND_WORDS[kind].upper(), 5)
        for number, nomination in enumerate(snapshot.nominations_of(kind), start=1):
            vote, award = _vote(snapshot, nomination), award_of(snapshot, nomination)
            share = format_percent(vote.share, least) if vote.share is not None else UNTOLD
            texts = (str(number), _who(snapshot, nomination), award.name if award else UNTOLD, vote.words, share)
            yield Row(cells=tuple(Cell(lines=(text,)) for text in texts))


def _who(snapshot: Snapshot, nomination: Nomination) -> str:
    nominee = snapshot.dossier.nominee_of(nomination)
    position = inside(nominee.position) if nominee.is_person else ""
    return ", ".join(part for part in (name_with_honorific(nominee), position) if part)


def _vote(snapshot: Snapshot, nomination: Nomination) -> _Vote:
    votes, present = _known(nomination.votes), _known(snapshot.dossier.minutes.present)
    words = f"{UNTOLD if votes is None else votes}/{UNTOLD if present is None else present}"
    if votes is None or present is None or not 0 <= votes <= present or present == 0:
        return _Vote(nomination=nomination, words=words, share=None)
    return _Vote(nomination=nomination, words=words, share=Fraction(votes, present))


def _conclusion(snapshot: Snapshot) -> Iterator[str]:
    """Who is proposed; a nominee whose share is known to be too small is named apart."""
    least = _least_share(snapshot)
    votes = [_vote(snapshot, each) for each in snapshot.dossier.nominations]
    fell_short = [each for each in votes if least is not None and each.share is not None and each.share < least]
    passed = tuple(each.nomination for each in votes if each not in fell_short)
    if passed or not votes:
        agreed = replace(snapshot, dossier=replace(snapshot.dossier, nominations=passed))
        yield sentence(say("Căn cứ kết quả biểu quyết, hội nghị thống nhất đề nghị {award_phrase} cho {count}", agreed))
    if fell_short and least is not None:
        names = "; ".join(_who(snapshot, each.nomination) for each in fell_short)
        yield sentence(f"Không đạt tỷ lệ từ {format_percent(least)} trở lên nên không đề nghị: {names}")


def _recipients(snapshot: Snapshot) -> Recipients:
    item = _item(snapshot)
    said = tuple(say(each, snapshot) for each in item.recipients if each.strip()) if item else ()
    return blocks.recipients(said or _RECIPIENTS, archive=clean_text(snapshot.dossier.unit.drafter))


def _least_share(snapshot: Snapshot) -> Fraction | None:
    """The smallest share the plan asks of the minutes; None where it states none."""
    item = _item(snapshot)
    if item is None or not item.vote_share:
        return None
    try:
        share = evaluate(item.vote_share, FigureScope(snapshot))
    except (NotTold, NotComputable):
        return None
    return share if isinstance(share, Fraction) else None


def _item(snapshot: Snapshot) -> DossierItem | None:
    return next((item for item in snapshot.plan.dossier_items if item.kind == "minutes"), None)


def _known(number: int | None) -> int | None:
    """A number of people that can be true; anything else counts as not told."""
    return number if number is not None and 0 <= number < _MOST else None


def _counted(number: int | None) -> str:
    return UNTOLD if number is None else count_with_words(number)
