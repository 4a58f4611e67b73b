"""The ledger of achievements: filled in, changed in bulk, taken back, cited for the criteria of a dossier."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal, TypeVar

import msgspec

from app.domain.achievement import Achievement, Evidence, Participation, Value
from app.domain.dossier import Answer, Dossier, Nomination
from app.domain.finding import Place
from app.domain.plan import Option
from app.errors import InputError, UnknownId
from app.exchange.wire import to_domain, to_plain, wire_type
from app.forms.achievement_questions import achievement_fields
from app.forms.places import put_achievement_answer, stored_achievement_answer
from app.forms.questions import options_of
from app.forms.spec import FormField, FormSection
from app.services.app import App
from app.services.dossiers import open_snapshot
from app.services.editing import TYPING_PAUSE, DossierEditing
from app.services.import_steps import SUBJECT, is_import, redo_import, undo_import
from app.storage.journal import Entry, moment
from app.storage.ledger import LedgerFilter, LedgerRow, Order, State
from app.storage.registers import new_id

__all__ = ["LedgerEditing", "LedgerFilter", "LedgerRow", "Order", "State", "Use"]

T = TypeVar("T", Achievement, Evidence)

BulkField = Literal["area", "add_tag", "remove_tag", "add_participant", "date"]


@dataclass(frozen=True, kw_only=True)
class Use:
    """What an achievement is used for, in words; ``nominee`` is the id, ``outcome`` as the dossier has it."""

    dossier: str
    title: str
    plan: str
    nominee: str
    nominee_name: str
    award: str
    criteria: tuple[str, ...]
    outcome: str


@dataclass(frozen=True, kw_only=True)
class Changed:
    """The things of one change, by id, before or after it; an id without a thing was not there."""

    ids: tuple[str, ...]
    things: tuple[Achievement, ...] = ()


def plan_areas(app: App) -> dict[str, str]:
    """The titles of the content areas of all plans there are, each once, by id."""
    known: dict[str, str] = {}
    for info in app.library.packs():
        if not info.problem:
            known |= {area.id: area.title for area in app.library.load(info.id).content_areas if area.id not in known}
    return known


def ledger_areas(app: App) -> tuple[Option, ...]:
    """The content areas of all plans there are; one that occurs in no plan any more is called by its id."""
    known = plan_areas(app)
    for area in app.ledger.areas():
        known.setdefault(area, area)
    return options_of(known.items())


def people(app: App) -> tuple[Option, ...]:
    """Everybody and everything of the register who may have taken part."""
    return options_of(app.nominees.names())


def plans_in_use(app: App) -> tuple[Option, ...]:
    """The plans that dossiers stand under."""
    return options_of({row.plan: row.plan_number or row.plan_title for row in app.dossiers.list()}.items())


def uses_of(app: App, achievement_id: str) -> tuple[Use, ...]:
    """Every nomination that cites the achievement, in the words of its own plan."""
    found: list[Use] = []
    for each in app.uses.of_achievement(achievement_id):
        plan = app.pinned_plan(each.dossier)
        awards = {award.id: award.name for award in plan.awards}
        criteria = {criterion.id: criterion.title for criterion in plan.criteria}
        use = Use(
            dossier=each.dossier,
            title=each.dossier_title,
            plan=each.plan_number,
            nominee=each.nominee,
            nominee_name=each.nominee_name,
            award=awards.get(each.award, each.award),
            criteria=tuple(criteria.get(one, one) for one in each.criteria),
            outcome=each.outcome,
        )
        found.append(use)
    return tuple(found)


def served_twice(uses: Sequence[Use]) -> tuple[str, ...]:
    """The names of those for whom one achievement serves two awards; what was refused does not count."""
    counted = [each for each in uses if each.outcome != "refused"]
    times = Counter(each.nominee for each in counted)
    names = {each.nominee: each.nominee_name for each in counted if times[each.nominee] > 1}
    return tuple(names.values())


def evidence_of(app: App, achievement_id: str) -> tuple[Evidence, ...]:
    """The evidence of an achievement, in its order. UnknownId."""
    ids = app.achievements.get(achievement_id).evidence
    return tuple(app.evidence.get(each) for each in ids)


class LedgerEditing:
    """Changes achievements; each change is durable when it returns and can be taken back. StorageError, UnknownId."""

    def __init__(self, app: App, now: Callable[[], dt.datetime] = moment) -> None:
        self._app = app
        self._now = now

    def sections(
        self, achievement: Achievement, areas: tuple[Option, ...], nominees: tuple[Option, ...]
    ) -> tuple[FormSection, ...]:
        """The questions about an achievement; its evidence is shown beside them, not asked."""
        fields = (each for each in achievement_fields(achievement, areas, nominees, ()))
        return (FormSection(title="", fields=tuple(each for each in fields if each.place.field != "evidence")),)

    def value_of(self, achievement_id: str, place: Place) -> Value:
        """What stands in a field now."""
        return stored_achievement_answer(self._app.achievements.get(achievement_id), place)

    def begin(self, title: str = "") -> str:
        """A new achievement at the end of the ledger; its id."""
        achievement = Achievement(id=new_id(), title=title)
        self._change([achievement.id], [achievement], "Thêm thành tích")
        return achievement.id

    def put(self, field: FormField, value: Value) -> None:
        """Put one answer in its place."""
        former = self._app.achievements.get(field.place.id)
        after = put_achievement_answer(former, field, value)
        if after != former:
            self._change([former.id], [after], field.label, f"{former.id}/{field.place.field}")

    def bulk(self, ids: Sequence[str], field: BulkField, value: Value) -> int:
        """Give many achievements the same answer; how many changed. One undo takes all of it back."""
        former = [self._app.achievements.get(each) for each in ids]
        changed = [after for before in former if (after := _with(before, field, value)) != before]
        if changed:
            self._change([each.id for each in changed], changed, f"Sửa {len(changed)} thành tích")
        return len(changed)

    def add_evidence(self, achievement_id: str, *evidence: str) -> None:
        """Let the achievement be proved by more."""
        former = self._app.achievements.get(achievement_id)
        after = replace(former, evidence=tuple(dict.fromkeys((*former.evidence, *evidence))))
        if after != former:
            self._change([former.id], [after], "Thêm minh chứng")

    def drop_evidence(self, achievement_id: str, evidence: str) -> None:
        """Let the achievement be proved by that no longer; the file stays."""
        former = self._app.achievements.get(achievement_id)
        after = replace(former, evidence=tuple(each for each in former.evidence if each != evidence))
        if after != former:
            self._change([former.id], [after], "Bỏ minh chứng")

    def remove(self, ids: Sequence[str]) -> None:
        """Move achievements to the trash: all or none. InputError naming the dossiers that use one."""
        self._change(list(ids), [], f"Bỏ {len(ids)} thành tích vào thùng rác")

    @property
    def undo_title(self) -> str:
        """What would be taken back next; "" = nothing."""
        entry = self._app.journal.last(SUBJECT)
        return entry.what if entry else ""

    @property
    def undoes_import(self) -> bool:
        """Whether an import would be taken back next: with a long list that takes a while."""
        entry = self._app.journal.last(SUBJECT)
        return entry is not None and is_import(entry)

    @property
    def redoes_import(self) -> bool:
        """Whether an import would be done again next."""
        entry = self._app.journal.next(SUBJECT)
        return entry is not None and is_import(entry)

    def undo(self) -> tuple[str, ...]:
        """Take the last change back; the ids it was about, none if it was an import.

        InputError when they were changed elsewhere since, or are in use by now.
        """
        entry = self._app.journal.last(SUBJECT)
        if entry is not None and is_import(entry):
            undo_import(self._app, entry)
            return ()
        return self._turn(entry, entry.after, entry.before, self._app.journal.mark_undone) if entry else ()

    def redo(self) -> tuple[str, ...]:
        """Do again what was taken back last; the ids it is about."""
        entry = self._app.journal.next(SUBJECT)
        if entry is not None and is_import(entry):
            return redo_import(self._app, entry)
        return self._turn(entry, entry.before, entry.after, self._app.journal.mark_redone) if entry else ()

    def _turn(self, entry: Entry, now: str, then: str, mark: Callable[[str], None]) -> tuple[str, ...]:
        here, wanted = _changed_of(now), _changed_of(then)
        if self._present(here.ids) != {each.id: each for each in here.things}:
            self._app.journal.forget(SUBJECT)
            raise InputError(
                f"Không lấy lại được “{entry.what}” vì thành tích đó đã được sửa ở nơi khác. Dữ liệu đã được lưu.",
                "Hãy sửa trực tiếp trong ô.",
            )
        with self._app.database.transaction():
            self._write(wanted)
            mark(SUBJECT)
        return wanted.ids

    def _change(self, ids: Sequence[str], after: Sequence[Achievement], what: str, place: str = "") -> None:
        before = Changed(ids=tuple(ids), things=tuple(self._present(ids).values()))
        done = Changed(ids=tuple(ids), things=tuple(after))
        with self._app.database.transaction():
            self._write(done)
            self._note(before, done, what, place)

    def _write(self, wanted: Changed) -> None:
        kept = {each.id for each in wanted.things}
        for each in wanted.ids:
            if each not in kept:
                self._app.achievements.delete(each)
        self._app.achievements.save(*wanted.things)

    def _present(self, ids: Iterable[str]) -> dict[str, Achievement]:
        found: dict[str, Achievement] = {}
        for each in ids:
            try:
                found[each] = self._app.achievements.get(each)
            except UnknownId:
                continue
        return found

    def _note(self, before: Changed, after: Changed, what: str, place: str) -> None:
        now, journal = self._now(), self._app.journal
        last = journal.last(SUBJECT)
        goes_on = place and last and last.place == place and now - last.made_at < TYPING_PAUSE
        if goes_on and journal.next(SUBJECT) is None and _changed_of(last.after if last else "") == before:
            journal.amend(SUBJECT, _text(after), now)
            return
        entry = Entry(subject=SUBJECT, what=what, place=place, before=_text(before), after=_text(after), made_at=now)
        journal.record(entry)


def cite(app: App, ids: Sequence[str], dossier_id: str, nomination_id: str, criterion_id: str = "") -> int:
    """Let a nomination tell the achievements and, with a criterion, prove that by them; how many nominations changed.

    One undo of the dossier takes all of it back. UnknownId, StorageError.
    """
    editing = DossierEditing(app, dossier_id)
    before = editing.snapshot.dossier
    things = [app.achievements.get(each) for each in ids]
    after = _cited(before, things, nomination_id, criterion_id)
    evidence = tuple(app.evidence.get(each) for one in things for each in one.evidence)
    after = replace(after, evidence=_joined(before.evidence, evidence))
    editing.change(after, "Gắn thành tích từ sổ")
    return sum(now != then for now, then in zip(after.nominations, before.nominations, strict=True))


def _cited(dossier: Dossier, things: Sequence[Achievement], nomination_id: str, criterion_id: str) -> Dossier:
    if nomination_id not in {each.id for each in dossier.nominations}:
        raise UnknownId("Trường hợp đề nghị này không còn trong hồ sơ; hồ sơ không bị thay đổi.")
    nominations = tuple(
        _citing(each, things, criterion_id) if each.id == nomination_id else each for each in dossier.nominations
    )
    return replace(dossier, nominations=nominations, achievements=_joined(dossier.achievements, things))


def _citing(nomination: Nomination, things: Sequence[Achievement], criterion_id: str) -> Nomination:
    ids = [each.id for each in things]
    told = replace(nomination, achievements=tuple(dict.fromkeys((*nomination.achievements, *ids))))
    if not criterion_id:
        return told
    answer = nomination.answers.get(criterion_id, Answer())
    proofs = (each for one in things for each in one.evidence)
    proved = replace(
        answer,
        achievements=tuple(dict.fromkeys((*answer.achievements, *ids))),
        evidence=tuple(dict.fromkeys((*answer.evidence, *proofs))),
    )
    return replace(told, answers={**nomination.answers, criterion_id: proved})


def _joined(listed: Sequence[T], more: Sequence[T]) -> tuple[T, ...]:
    known = {each.id for each in listed}
    return (*listed, *{each.id: each for each in more if each.id not in known}.values())


def targets_of(app: App, dossier_id: str) -> tuple[tuple[Option, tuple[Option, ...]], ...]:
    """Every nomination of a dossier, by id and name, with the criteria that are asked of it."""
    snapshot = open_snapshot(app, dossier_id)
    names = {each.id: each.name for each in snapshot.dossier.nominees}
    groups = {each.parent for each in snapshot.plan.criteria}
    criteria = tuple(
        Option(id=each.id, title=f"{each.title} ({each.clause})" if each.clause else each.title)
        for each in snapshot.plan.criteria
        if each.id not in groups
    )
    return tuple(
        (Option(id=each.id, title=names.get(each.nominee, each.nominee)), criteria)
        for each in snapshot.dossier.nominations
    )


def _with(achievement: Achievement, field: BulkField, value: Value) -> Achievement:
    text = str(value or "")
    match field:
        case "area":
            return replace(achievement, area=text)
        case "add_tag":
            return replace(achievement, tags=tuple(dict.fromkeys((*achievement.tags, text))))
        case "remove_tag":
            return replace(achievement, tags=tuple(each for each in achievement.tags if each != text))
        case "add_participant":
            known = {each.nominee for each in achievement.participants}
            more = () if text in known else (Participation(nominee=text),)
            return replace(achievement, participants=(*achievement.participants, *more))
        case "date":
            place = Place(part="achievement", id=achievement.id, field="date")
            return put_achievement_answer(achievement, FormField(place=place, label="", kind="date"), value)


def _text(changed: Changed) -> str:
    return msgspec.json.encode(to_plain(changed)).decode()


def _changed_of(text: str) -> Changed:
    return to_domain(msgspec.json.decode(text, type=wire_type(Changed)), Changed)
