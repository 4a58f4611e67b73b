"""What became of a dossier, as the official notes it: handed in, and the result of every nomination."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from app.domain.dates import as_slashes
from app.domain.dossier import Dossier, Nomination, Outcome
from app.domain.finding import Finding, Place
from app.errors import InputError
from app.services.app import App
from app.services.editing import DossierEditing

CHANGE = "Ghi việc nộp và kết quả"


@dataclass(frozen=True, kw_only=True)
class Result:
    """The result of one nomination; ``note`` is the reason of a return or a refusal."""

    outcome: Outcome = ""
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class Record:
    """What is noted of a dossier; ``results`` by nomination id, those left out stay as they are."""

    submitted: dt.date | None = None
    decision_number: str = ""
    decision_date: dt.date | None = None
    results: Mapping[str, Result] = field(default_factory=dict[str, Result])


def record_of(dossier: Dossier) -> Record:
    """What is noted of the dossier now."""
    return Record(
        submitted=dossier.submitted_date,
        decision_number=dossier.decision_number,
        decision_date=dossier.decision_date,
        results={each.id: Result(outcome=each.outcome, note=each.outcome_note) for each in dossier.nominations},
    )


def keep_record(app: App, dossier_id: str, record: Record, today: dt.date | None = None) -> None:
    """Note it; the change can be taken back like any other of the dossier.

    InputError, with a finding at each field, for days that cannot be and results without what they need.
    """
    editing = DossierEditing(app, dossier_id)
    before = editing.snapshot.dossier
    findings = [*_wrong_days(before, record, today or dt.date.today()), *_wrong_results(before, record)]
    if findings:
        raise InputError(findings[0].message, findings[0].mend, findings)
    nominations = tuple(_with_result(each, record.results.get(each.id)) for each in before.nominations)
    after = replace(
        before,
        submitted_date=record.submitted,
        decision_number=record.decision_number,
        decision_date=record.decision_date,
        nominations=nominations,
    )
    editing.change(after, CHANGE)


def _with_result(nomination: Nomination, result: Result | None) -> Nomination:
    if result is None:
        return nomination
    return replace(nomination, outcome=result.outcome, outcome_note=result.note)


def _wrong_days(dossier: Dossier, record: Record, today: dt.date) -> list[Finding]:
    found: list[Finding] = []
    signed = dossier.submission.date
    for name, day, what in (
        ("submitted_date", record.submitted, "Ngày nộp"),
        ("decision_date", record.decision_date, "Ngày quyết định"),
    ):
        if day is not None and day > today:
            found.append(_finding(dossier, name, f"{what} {as_slashes(day)} sau hôm nay.", "Hãy xem lại ngày."))
    if record.submitted and signed and record.submitted < signed:
        message = f"Ngày nộp {as_slashes(record.submitted)} trước ngày tờ trình {as_slashes(signed)}."
        found.append(_finding(dossier, "submitted_date", message, "Hãy xem lại hai ngày."))
    if record.submitted and record.decision_date and record.decision_date < record.submitted:
        message = f"Ngày quyết định {as_slashes(record.decision_date)} trước ngày nộp {as_slashes(record.submitted)}."
        found.append(_finding(dossier, "decision_date", message, "Hãy xem lại hai ngày."))
    return found


def _wrong_results(dossier: Dossier, record: Record) -> list[Finding]:
    outcomes = {result.outcome for result in record.results.values()}
    found: list[Finding] = []
    if outcomes - {""} and record.submitted is None:
        message = "Có kết quả thì hồ sơ phải đã nộp, nhưng chưa ghi ngày nộp."
        found.append(_finding(dossier, "submitted_date", message, "Hãy ghi ngày nộp."))
    if "awarded" in outcomes and not (record.decision_number and record.decision_date):
        message = "Đã được khen thưởng thì cần số và ngày của quyết định."
        name = "decision_number" if not record.decision_number else "decision_date"
        found.append(_finding(dossier, name, message, "Hãy ghi theo quyết định khen thưởng."))
    for nomination_id, result in record.results.items():
        if result.outcome in ("returned", "refused") and not result.note:
            place = Place(part="nomination", id=nomination_id, field="outcome_note")
            found.append(_at(place, "Hồ sơ trả lại hoặc không được duyệt thì cần ghi lý do."))
    return found


def _finding(dossier: Dossier, field_: str, message: str, mend: str) -> Finding:
    return replace(_at(Place(part="dossier", id=dossier.id, field=field_), message), mend=mend)


def _at(place: Place, message: str) -> Finding:
    return Finding(
        code="outcome", severity="error", topic="general", message=message, place=place, mend="Hãy ghi lý do."
    )
