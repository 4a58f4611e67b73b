"""Finding anything by its words: what was found, in words, and where it leads."""

from __future__ import annotations

from dataclasses import dataclass

from app.services.app import App
from app.storage.search import Hit, SearchKind

__all__ = ["Found", "SearchKind", "find"]


@dataclass(frozen=True, kw_only=True)
class Found:
    """One result; ``detail`` says which one it is among its likes, ``in_text`` = by the text of a file.

    ``loose`` = evidence that no achievement and no dossier uses any more.
    """

    kind: SearchKind
    id: str
    title: str
    detail: str = ""
    in_text: bool = False
    loose: bool = False


def find(app: App, query: str, limit: int = 8) -> tuple[Found, ...]:
    """At most ``limit`` results of each kind, kind by kind, the best first. StorageError."""
    return tuple(_found(app, hit) for hit in app.search.find(query, limit=limit))


def achievement_with(app: App, evidence_id: str) -> str:
    """An achievement that the evidence proves; "" when it proves none."""
    sql = """SELECT l.achievement_id FROM achievement_evidence AS l JOIN achievements AS a ON a.id = l.achievement_id
        WHERE l.evidence_id = ? AND a.deleted_at IS NULL ORDER BY a.changed_at DESC LIMIT 1"""
    return next(iter(app.database.column(sql, evidence_id)), "")


def dossier_with(app: App, evidence_id: str) -> str:
    """The dossier changed last that uses the evidence; "" when none does."""
    sql = """SELECT d.id FROM dossier_evidence AS l JOIN dossiers AS d ON d.id = l.dossier_id
        WHERE l.evidence_id = ? AND d.deleted_at IS NULL ORDER BY d.changed_at DESC LIMIT 1"""
    return next(iter(app.database.column(sql, evidence_id)), "")


def _found(app: App, hit: Hit) -> Found:
    match hit.kind:
        case "achievement":
            detail = _of_achievement(app, hit.id)
        case "nominee":
            nominee = app.nominees.get(hit.id)
            detail = ", ".join(each for each in (nominee.position, nominee.workplace or nominee.address) if each)
        case "dossier":
            detail = _of_dossier(app, hit.id)
        case "evidence":
            evidence = app.evidence.get(hit.id)
            detail = evidence.document or evidence.file_name
    in_text = hit.kind == "evidence" and not hit.by_name
    loose = hit.kind == "evidence" and not (achievement_with(app, hit.id) or dossier_with(app, hit.id))
    return Found(kind=hit.kind, id=hit.id, title=hit.title, detail=detail, in_text=in_text, loose=loose)


def _of_achievement(app: App, achievement_id: str) -> str:
    achievement = app.achievements.get(achievement_id)
    date = achievement.date.as_written() if achievement.date else ""
    return ", ".join(each for each in (date, achievement.document) if each)


def _of_dossier(app: App, dossier_id: str) -> str:
    sql = """SELECT u.name FROM dossiers AS d JOIN units AS u ON u.id = d.unit_id WHERE d.id = ?"""
    return str(next(iter(app.database.column(sql, dossier_id)), ""))
