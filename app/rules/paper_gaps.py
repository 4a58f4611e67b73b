"""Papers that may be made although nothing of what they would tell is known: they come out as forms with blanks."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Final

from app.domain.dossier import Minutes, Snapshot
from app.domain.finding import Finding, Place, Severity

_MEETING: Final[Mapping[str, str]] = {
    "date": "ngày họp",
    "place": "địa điểm",
    "chair": "chủ tọa",
    "secretary": "thư ký",
    "present": "số người có mặt",
}


def paper_gaps(snapshot: Snapshot) -> Mapping[str, tuple[str, ...]]:
    """What the optional minutes lack of their own, by the id of the paper; a paper that lacks nothing is left out."""
    wanting = tuple(_MEETING[each] for each in _untold(snapshot.dossier.minutes))
    items = snapshot.plan.dossier_items
    return {each.id: wanting for each in items if wanting and each.kind == "minutes" and each.necessity == "optional"}


def gap_findings(snapshot: Snapshot, written: Collection[str]) -> Iterator[Finding]:
    """A paper with blanks is to be looked at once it was ``written``, or something of it is told; else it is a note."""
    for paper, wanting in paper_gaps(snapshot).items():
        title = next(each.title for each in snapshot.plan.dossier_items if each.id == paper)
        begun = snapshot.dossier.minutes != Minutes()
        severity: Severity = "warning" if begun or paper in written else "note"
        yield Finding(
            code="paper-blank",
            severity=severity,
            topic="submission",
            message=f"{title}: chưa ghi {', '.join(wanting)}; xuất ra sẽ là chỗ trống.",
            place=Place(part="minutes", field=_untold(snapshot.dossier.minutes)[0]),
            mend="Ghi ở phần họp xét, hoặc không xuất văn bản này.",
        )


def _untold(minutes: Minutes) -> tuple[str, ...]:
    return tuple(each for each in _MEETING if not str(getattr(minutes, each) or "").strip())
