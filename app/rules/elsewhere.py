"""What the office's other dossiers say of the same nominees: awards they got, achievements already used."""

from __future__ import annotations

from collections.abc import Iterator

from app.domain.dates import PartialDate
from app.domain.dossier import Nomination, Snapshot
from app.domain.finding import Finding, Place
from app.domain.nominee import EarlierAward

_MEND = "Nếu là cùng một thành tích thì chỉ đề nghị một hình thức khen thưởng; nếu khác thì ghi rõ phần khác nhau."


def awards_elsewhere(snapshot: Snapshot, nominee_id: str) -> tuple[EarlierAward, ...]:
    """What the nominee was awarded through other dossiers; the award's id only where it is this plan's."""
    return tuple(
        EarlierAward(
            name=each.award_name,
            award=each.award if each.plan == snapshot.plan.id else "",
            date=PartialDate.of(each.date) if each.date else None,
        )
        for each in snapshot.elsewhere
        if each.nominee == nominee_id and each.outcome == "awarded"
    )


def reuse_findings(snapshot: Snapshot) -> Iterator[Finding]:
    """A warning for each achievement of a nominee that serves two awards, here or in another dossier.

    What was refused does not count: nobody was awarded for it.
    """
    for nomination in snapshot.dossier.nominations:
        for achievement_id in nomination.achievements:
            for use in _other_uses(snapshot, nomination, achievement_id):
                yield _finding(snapshot, nomination, achievement_id, use)


def _other_uses(snapshot: Snapshot, nomination: Nomination, achievement_id: str) -> Iterator[str]:
    """What else the achievement is used for, in words."""
    names = {each.id: each.name for each in snapshot.plan.awards}
    for other in snapshot.dossier.nominations:
        same = other.nominee == nomination.nominee and other.id != nomination.id and other.outcome != "refused"
        if same and achievement_id in other.achievements:
            yield f"“{names.get(other.award, other.award)}” trong chính hồ sơ này"
    for each in snapshot.elsewhere:
        same = each.nominee == nomination.nominee and each.outcome != "refused"
        if same and achievement_id in each.achievements:
            yield f"“{each.award_name}” trong hồ sơ “{each.dossier}”"


def _finding(snapshot: Snapshot, nomination: Nomination, achievement_id: str, use: str) -> Finding:
    titles = {each.id: each.title for each in snapshot.dossier.achievements}
    names = {each.id: each.name for each in snapshot.dossier.nominees}
    nominee = names.get(nomination.nominee, nomination.nominee)
    return Finding(
        code="achievement-reused",
        severity="warning",
        topic="achievements",
        message=f"{nominee}: thành tích “{titles.get(achievement_id, achievement_id)}” đã dùng để đề nghị {use}.",
        place=Place(part="nomination", id=nomination.id, field="achievements"),
        mend=_MEND,
    )
