"""Whether the meeting's numbers hold together, and its votes carry every proposal as far as the plan asks."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from app.domain.dossier import Nomination, Snapshot
from app.domain.finding import Finding, Place, Severity
from app.domain.formula import NotComputable, NotTold, evaluate
from app.domain.plan import DossierItem
from app.domain.vietnamese import format_percent
from app.rules.applicability import applies_to
from app.rules.scope import FigureScope


def meeting_findings(snapshot: Snapshot) -> Iterator[Finding]:
    """Minutes that are asked for and missing, more present than summoned, votes too many or too few.

    A share of votes is one of the members present; it is held against the plan's exactly.
    """
    item = _asked_minutes(snapshot)
    least = _least_share(snapshot, item) if item else None
    minutes = snapshot.dossier.minutes
    if item is not None and minutes.date is None:
        message = f"Chưa ghi ngày họp của “{item.title}”."
        yield _finding("meeting-missing", "error", message, _minutes("date"), "Ghi ngày họp.", item)
    if minutes.present is not None and minutes.summoned is not None and minutes.present > minutes.summoned:
        message = f"Số người có mặt ({minutes.present}) nhiều hơn số người được triệu tập ({minutes.summoned})."
        yield _finding("meeting-present", "error", message, _minutes("present"), "Kiểm tra lại hai số.", item)
    if least is not None and (minutes.present is None or minutes.present < 1):
        message = "Chưa ghi số thành viên có mặt để tính tỷ lệ biểu quyết."
        yield _finding("meeting-missing", "error", message, _minutes("present"), "Ghi số người có mặt.", item)
    for nomination in snapshot.dossier.nominations:
        yield from _votes(snapshot, nomination, least, item)


def _votes(
    snapshot: Snapshot, nomination: Nomination, least: Fraction | None, item: DossierItem | None
) -> Iterator[Finding]:
    name = _name(snapshot, nomination)
    votes, present = nomination.votes, snapshot.dossier.minutes.present
    place = Place(part="nomination", id=nomination.id, field="votes")
    if votes is None:
        if least is not None:
            message = f"{name}: chưa ghi số phiếu đồng ý."
            yield _finding("votes-missing", "error", message, place, "Ghi số phiếu theo biên bản.", item)
        return
    if votes < 0 or (present is not None and votes > present):
        message = f"{name}: số phiếu đồng ý ({votes}) không thể đúng với số thành viên có mặt."
        yield _finding("votes-impossible", "error", message, place, "Kiểm tra lại số phiếu theo biên bản.", item)
    elif least is not None and present and Fraction(votes, present) < least:
        share, needed = format_percent(Fraction(votes, present), least), format_percent(least)
        message = f"{name}: đạt {votes}/{present} phiếu ({share}), cần từ {needed} trở lên."
        yield _finding("votes-short", "error", message, place, "Không đề nghị trường hợp chưa đủ phiếu.", item)


def _asked_minutes(snapshot: Snapshot) -> DossierItem | None:
    """The minutes the plan asks this dossier for; none where another paper may stand for them."""
    for item in snapshot.plan.dossier_items:
        if item.kind == "minutes" and _is_asked(snapshot, item):
            return item
    return None


def _is_asked(snapshot: Snapshot, item: DossierItem) -> bool:
    if item.necessity == "optional" or item.alternatives or not applies_to(item.applies, snapshot):
        return False
    if not item.needed_when:
        return True
    try:
        return evaluate(item.needed_when, FigureScope(snapshot)) is True
    except (NotTold, NotComputable):
        return False


def _least_share(snapshot: Snapshot, item: DossierItem) -> Fraction | None:
    try:
        share = evaluate(item.vote_share, FigureScope(snapshot)) if item.vote_share else None
    except (NotTold, NotComputable):
        return None
    return share if isinstance(share, Fraction) else None


def _minutes(field: str) -> Place:
    return Place(part="minutes", field=field)


def _name(snapshot: Snapshot, nomination: Nomination) -> str:
    names = {each.id: each.name for each in snapshot.dossier.nominees}
    return names.get(nomination.nominee, "").strip() or "Một đối tượng"


def _finding(code: str, severity: Severity, message: str, place: Place, mend: str, item: DossierItem | None) -> Finding:
    clause = item.clause if item else ""
    return Finding(
        code=code, severity=severity, topic="submission", message=message, place=place, clause=clause, mend=mend
    )
