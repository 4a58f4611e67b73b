"""Small changes to a dossier, each durable by itself: what is saved while somebody types."""

from __future__ import annotations

import datetime as dt
from collections.abc import Generator, Sequence
from contextlib import contextmanager

from app.domain.achievement import Figure
from app.domain.dossier import Answer, EventDate, Minutes, Nomination, Submission
from app.errors import InputError, UnknownId
from app.storage.connection import Row
from app.storage.database import Database, now_text
from app.storage.dossier_rows import event_row, part_row, touch
from app.storage.links import LINKS, LinkKind, add_links, linked_ids, write_links
from app.storage.nominations import (
    ANSWER_KEY,
    FIGURE_KEY,
    answer_rows,
    figure_rows,
    read_nominations,
    write_nominations,
)
from app.storage.records import text_of_date


class DossierEdits:
    """One method for each kind of change.

    All raise UnknownId for a dossier, nomination, nominee, achievement or evidence that is not there (or lies in
    the trash), and then change nothing.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def set_title(self, dossier_id: str, title: str) -> None:
        """Rename the dossier."""
        self._set_columns(dossier_id, {"title": title})

    def set_unit(self, dossier_id: str, unit_id: str) -> None:
        """Let another unit of the register make the dossier."""
        if self._database.row("SELECT 1 FROM units WHERE id = ? AND deleted_at IS NULL", unit_id) is None:
            raise UnknownId(f"Không có đơn vị nào mang mã “{unit_id}”; hồ sơ không bị thay đổi.")
        self._set_columns(dossier_id, {"unit_id": unit_id})

    def set_minutes(self, dossier_id: str, minutes: Minutes) -> None:
        """Record the meeting."""
        self._set_columns(dossier_id, part_row("minutes", minutes))

    def set_submission(self, dossier_id: str, submission: Submission) -> None:
        """Replace what the Tờ trình needs."""
        self._set_columns(dossier_id, part_row("submission", submission))

    def set_decision_date(self, dossier_id: str, date: dt.date | None) -> None:
        """Record the day of the award decision; None = not known."""
        self._set_columns(dossier_id, {"decision_date": text_of_date(date)})

    def set_record(self, dossier_id: str, submitted: dt.date | None, decision_number: str) -> None:
        """Record the day the dossier was handed in (None = not yet) and the number of the decision ("" = none)."""
        row: Row = {"submitted_date": text_of_date(submitted), "decision_number": decision_number}
        self._set_columns(dossier_id, row)

    def set_figure(self, dossier_id: str, field_id: str, figure: Figure, *, nomination_id: str = "") -> None:
        """Set a figure of the dossier, or of one of its nominations."""
        with self._editing(dossier_id, nomination_id):
            if nomination_id:
                owner: Row = {"dossier_id": dossier_id, "nomination_id": nomination_id}
                rows = figure_rows(owner, {field_id: figure})
                self._database.put("nomination_figures", rows, key=FIGURE_KEY)
            else:
                rows = figure_rows({"dossier_id": dossier_id}, {field_id: figure})
                self._database.put("figures", rows, key=("dossier_id", "field_id"))

    def set_answer(self, dossier_id: str, nomination_id: str, criterion_id: str, answer: Answer) -> None:
        """Set the answer to one criterion; evidence and achievements it names join the dossier's."""
        with self._editing(dossier_id, nomination_id):
            add_links(self._database, "achievements", dossier_id, answer.achievements)
            add_links(self._database, "evidence", dossier_id, answer.evidence)
            owner: Row = {"dossier_id": dossier_id, "nomination_id": nomination_id}
            self._database.put("answers", answer_rows(owner, {criterion_id: answer}), key=ANSWER_KEY)

    def set_told_quota(self, dossier_id: str, limit_id: str, number: int | None) -> None:
        """Set the number told by the level above; None takes it back."""
        key = ("dossier_id", "limit_id")
        with self._editing(dossier_id):
            if number is None:
                self._forget("told_quotas", key, dossier_id, limit_id)
            else:
                row: Row = {"dossier_id": dossier_id, "limit_id": limit_id, "number": number}
                self._database.put("told_quotas", [row], key=key)

    def set_event(self, dossier_id: str, event_id: str, event: EventDate | None) -> None:
        """Set the day of an event or of a told deadline; None takes it back."""
        key = ("dossier_id", "event_id")
        with self._editing(dossier_id):
            if event is None:
                self._forget("events", key, dossier_id, event_id)
            else:
                self._database.put("events", [event_row(dossier_id, event_id, event)], key=key)

    def set_nomination(self, dossier_id: str, nomination: Nomination) -> None:
        """Add the nomination at the end, or replace the one of that id in its place, figures and answers included.

        The nominee, the achievements and the evidence it names join the dossier's.
        """
        with self._editing(dossier_id):
            add_links(self._database, "nominees", dossier_id, [nomination.nominee])
            cited = [each for answer in nomination.answers.values() for each in answer.achievements]
            add_links(self._database, "achievements", dossier_id, (*nomination.achievements, *cited))
            evidence = [each for answer in nomination.answers.values() for each in answer.evidence]
            add_links(self._database, "evidence", dossier_id, evidence)
            write_nominations(self._database, dossier_id, {self._place_of(dossier_id, nomination.id): nomination})

    def order_nominations(self, dossier_id: str, ids: Sequence[str]) -> None:
        """Put the nominations in that order; those not named follow in the order they had."""
        with self._editing(dossier_id):
            current = [each.id for each in read_nominations(self._database, dossier_id)]
            wanted = [each for each in dict.fromkeys(ids) if each in current]
            self._number(dossier_id, [*wanted, *(each for each in current if each not in wanted)])

    def remove_nomination(self, dossier_id: str, nomination_id: str) -> None:
        """Move the nomination to the trash with all that was typed into it."""
        with self._editing(dossier_id, nomination_id):
            sql = "UPDATE nominations SET deleted_at = ? WHERE dossier_id = ? AND id = ?"
            self._database.change(sql, now_text(), dossier_id, nomination_id)

    def restore_nomination(self, dossier_id: str, nomination_id: str) -> None:
        """Take the nomination out of the trash, near its old place; what it names joins the dossier's again."""
        sql = "UPDATE nominations SET deleted_at = NULL WHERE dossier_id = ? AND id = ? AND deleted_at IS NOT NULL"
        with self._editing(dossier_id):
            if not self._database.change(sql, dossier_id, nomination_id):
                raise _unknown_nomination(nomination_id)
            found = read_nominations(self._database, dossier_id)
            self._number(dossier_id, [each.id for each in found])
            self.set_nomination(dossier_id, next(each for each in found if each.id == nomination_id))

    def use(self, dossier_id: str, kind: LinkKind, *ids: str) -> None:
        """Let the dossier use things of a register."""
        with self._editing(dossier_id):
            add_links(self._database, kind, dossier_id, ids)

    def drop(self, dossier_id: str, kind: LinkKind, thing_id: str) -> None:
        """Let the dossier use a thing no longer; it stays in the register. InputError while something names it."""
        with self._editing(dossier_id):
            if self._named(dossier_id, kind, thing_id):
                raise InputError(
                    f"Chưa bỏ được {LINKS[kind].noun} này vì hồ sơ còn dùng; hồ sơ không bị thay đổi.",
                    "Hãy bỏ ra khỏi các trường hợp đề nghị, thành tích và tiêu chuẩn đang nhắc tới trước.",
                )
            kept = [each for each in linked_ids(self._database, kind, dossier_id) if each != thing_id]
            write_links(self._database, kind, dossier_id, kept)

    def _set_columns(self, dossier_id: str, row: Row) -> None:
        with self._editing(dossier_id):
            assignments = ", ".join(f"{column} = ?" for column in row)
            self._database.change(f"UPDATE dossiers SET {assignments} WHERE id = ?", *row.values(), dossier_id)

    @contextmanager
    def _editing(self, dossier_id: str, nomination_id: str = "") -> Generator[None]:
        with self._database.transaction():
            touch(self._database, dossier_id)
            sql = "SELECT 1 FROM nominations WHERE dossier_id = ? AND id = ? AND deleted_at IS NULL"
            if nomination_id and self._database.row(sql, dossier_id, nomination_id) is None:
                raise _unknown_nomination(nomination_id)
            yield

    def _forget(self, table: str, key: tuple[str, str], *values: str) -> None:
        self._database.change(f"DELETE FROM {table} WHERE {key[0]} = ? AND {key[1]} = ?", *values)

    def _place_of(self, dossier_id: str, nomination_id: str) -> int:
        """Its own place; the one behind the last for a new nomination or one that lies in the trash."""
        sql = "SELECT id, ordinal FROM nominations WHERE dossier_id = ? AND deleted_at IS NULL"
        places = {row["id"]: int(row["ordinal"]) for row in self._database.rows(sql, dossier_id)}
        return places.get(nomination_id, max(places.values(), default=-1) + 1)

    def _number(self, dossier_id: str, ids: Sequence[str]) -> None:
        for place, each in enumerate(ids):
            sql = "UPDATE nominations SET ordinal = ? WHERE dossier_id = ? AND id = ?"
            self._database.change(sql, place, dossier_id, each)

    def _named(self, dossier_id: str, kind: LinkKind, thing_id: str) -> bool:
        nominations = read_nominations(self._database, dossier_id)
        if kind == "nominees":
            return any(each.nominee == thing_id for each in nominations)
        if kind == "achievements":
            answered = (answer.achievements for each in nominations for answer in each.answers.values())
            return any(thing_id in each for each in (*(each.achievements for each in nominations), *answered))
        sql = """SELECT 1 FROM achievement_evidence WHERE evidence_id = ?2 AND achievement_id IN
            (SELECT achievement_id FROM dossier_achievements WHERE dossier_id = ?1)"""
        answers = [answer for each in nominations for answer in each.answers.values()]
        by_answer = any(thing_id in answer.evidence for answer in answers)
        return by_answer or self._database.row(sql, dossier_id, thing_id) is not None


def _unknown_nomination(nomination_id: str) -> UnknownId:
    return UnknownId(
        f"Hồ sơ không có trường hợp đề nghị nào mang mã “{nomination_id}”; hồ sơ không bị thay đổi.",
        "Có thể trường hợp này đã được chuyển vào thùng rác.",
    )
