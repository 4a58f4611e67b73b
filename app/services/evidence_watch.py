"""Watches over the files of evidence: those nobody has read are read, those long unseen are seen to be whole.

What is missing or altered is remembered, and told with what to do about it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from app.domain.achievement import Evidence
from app.domain.dossier import Snapshot
from app.errors import StorageError
from app.services import evidence as service
from app.services.app import App
from app.services.evidence import ReadFile
from app.storage.evidence_contents import Problem
from app.storage.evidence_files import EvidenceFiles, never

_SEEN_LATELY: Final = dt.timedelta(days=7)
_MOST_NAMED: Final = 3
_MOST_BYTES: Final = 256 << 20
"""Read in one go when nobody asked for it: a slow disk does that in some seconds; the rest has its turn next time."""

_LOOKING: Final = "Xem lại các tệp minh chứng"
_WHAT: Final[Mapping[Problem, str]] = {"missing": "không còn trong thư mục dữ liệu", "altered": "đã bị thay đổi"}

Progress = Callable[[int, int, str], object]


@dataclass(frozen=True, kw_only=True)
class Round:
    """What is to be looked at: files to read, by hash and name, and files to see whether they are whole."""

    files: EvidenceFiles
    unread: tuple[tuple[str, str], ...] = ()
    hashes: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Seen:
    """What a round found; ``problems`` has every file that was looked at, "" = whole."""

    read: tuple[ReadFile, ...] = ()
    problems: Mapping[str, Problem] = field(default_factory=dict[str, Problem])


def round_of_dossier(app: App, snapshot: Snapshot) -> Round:
    """All evidence of a dossier. StorageError."""
    own = dict.fromkeys(each.sha256 for each in snapshot.dossier.evidence)
    unread = tuple(each for each in service.unread(app) if each[0] in own)
    hashes = tuple(each for each in own if each not in dict(unread))
    return Round(files=app.evidence.files, unread=unread, hashes=hashes)


def round_of_all(app: App, now: dt.datetime | None = None) -> Round:
    """The evidence nobody has looked at for a week, longest unseen first; no more than is soon read. StorageError."""
    before = (now or dt.datetime.now(dt.UTC)) - _SEEN_LATELY
    sizes = {each.sha256: each.size for each in app.evidence.list()}
    taken: list[str] = []
    left = _MOST_BYTES
    for sha256 in app.contents.least_looked_at(before):
        left -= sizes.get(sha256, 0)
        if left < 0 and taken:
            break
        taken.append(sha256)
    return Round(files=app.evidence.files, hashes=tuple(taken))


def walk(round_: Round, cancelled: Callable[[], bool] = never, progress: Progress | None = None) -> Seen:
    """Look at the files; needs no database, so any thread may. Cancelled.

    A file the disk does not give right now (another program may hold it) is neither whole nor not: it is passed over.
    """
    read: list[ReadFile] = []
    problems: dict[str, Problem] = {}
    total = len(round_.unread) + len(round_.hashes)
    for place, (sha256, name) in enumerate((*round_.unread, *((each, "") for each in round_.hashes))):
        if progress is not None:
            progress(place, total, _LOOKING)
        try:
            if place < len(round_.unread):
                read.append(service.read_file(round_.files, sha256, name, cancelled))
                problems[sha256] = read[-1].problem
            else:
                problems[sha256] = service.verify_file(round_.files, sha256, cancelled)
        except StorageError:
            continue
    return Seen(read=tuple(read), problems=problems)


def keep(app: App, seen: Seen) -> None:
    """Remember what a round found. StorageError."""
    for each in seen.read:
        service.remember(app, each)
    if seen.problems:
        service.note_verified(app, dict(seen.problems))


def with_pages(snapshot: Snapshot, seen: Seen) -> Snapshot:
    """The snapshot as it will be once :func:`keep` has given the evidence its pages."""
    pages = {each.sha256: each.content.pages for each in seen.read if each.content}
    counted = tuple(
        replace(each, pages=pages[each.sha256]) if each.pages is None and pages.get(each.sha256) else each
        for each in snapshot.dossier.evidence
    )
    return replace(snapshot, dossier=replace(snapshot.dossier, evidence=counted))


def look_over(app: App, snapshot: Snapshot) -> tuple[Snapshot, str]:
    """Look at all evidence of a dossier here and now: the dossier with its pages, and what to say. StorageError."""
    seen = walk(round_of_dossier(app, snapshot))
    keep(app, seen)
    return with_pages(snapshot, seen), told(snapshot.dossier.evidence, seen.problems)


def not_whole(app: App) -> tuple[Evidence, ...]:
    """The evidence whose files are known to be missing or altered, by title. StorageError."""
    problems = app.contents.problems()
    return tuple(each for each in app.evidence.list() if each.sha256 in problems) if problems else ()


def told_of_all(app: App) -> str:
    """What to say of all evidence that is known not to be whole; "" when there is none. StorageError."""
    return told(not_whole(app), app.contents.problems())


def told(evidence: Iterable[Evidence], problems: Mapping[str, Problem]) -> str:
    """Which files are not whole, and what to do; "" when all are."""
    lost = [each for each in evidence if problems.get(each.sha256)]
    if not lost:
        return ""
    named = ", ".join(f"“{each.title}” ({_WHAT[problems[each.sha256]]})" for each in lost[:_MOST_NAMED])
    more = f" và {len(lost) - _MOST_NAMED} tệp nữa" if len(lost) > _MOST_NAMED else ""
    return (
        f"{len(lost)} tệp minh chứng không còn nguyên: {named}{more}. Các dữ liệu khác vẫn còn nguyên. "
        "Hãy thêm lại đúng tệp ấy (ở Sổ thành tích: “Thay tệp…”), hoặc khôi phục từ bản sao lưu."
    )
