"""Better wording that was suggested for a typed text, put in its place when the official says so."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from app.domain.achievement import Achievement
from app.domain.dossier import Dossier, Nomination, Snapshot
from app.domain.finding import Finding, Place
from app.domain.nominee import Nominee
from app.errors import InputError
from app.rules.text_quality import suggested_text, typed_texts
from app.services.app import App
from app.services.dossiers import open_snapshot

_Thing = TypeVar("_Thing", Nominee, Achievement, Nomination)


@dataclass(frozen=True, kw_only=True)
class Mending:
    """What stands at ``place`` now and what would be better."""

    place: Place
    before: str
    after: str


def suggested_mendings(snapshot: Snapshot, findings: Iterable[Finding]) -> Mapping[Place, Mending]:
    """The better texts for the places the findings are about; places for which there is none are left out."""
    awards = tuple(award.name for award in snapshot.plan.awards if award.name.strip())
    typed = {each.place: each for each in typed_texts(snapshot.dossier)}
    told = {finding.place for finding in findings} & typed.keys()
    better = {place: suggested_text(typed[place], awards) for place in told}
    return {
        place: Mending(place=place, before=typed[place].text, after=after)
        for place, after in better.items()
        if after != typed[place].text
    }


def suggested_mending(snapshot: Snapshot, finding: Finding) -> Mending | None:
    """The better text for the place the finding is about; None when there is nothing to suggest there."""
    return suggested_mendings(snapshot, (finding,)).get(finding.place)


def mended(dossier: Dossier, mending: Mending) -> Dossier:
    """The dossier with the better text in its place. InputError when the text was changed meanwhile."""
    now = {typed.place: typed.text for typed in typed_texts(dossier)}
    if now.get(mending.place) != mending.before:
        raise InputError(
            "Chỗ này vừa được sửa nên gợi ý không còn đúng; dữ liệu đã lưu vẫn còn nguyên.", "Hãy kiểm tra lại hồ sơ."
        )
    return _with_text(dossier, mending.place, mending.after)


def mend(app: App, dossier_id: str, mending: Mending) -> None:
    """Put the better text in its place. InputError when the text was changed meanwhile; nothing else is touched."""
    app.dossiers.save(mended(open_snapshot(app, dossier_id).dossier, mending))


def _with_text(dossier: Dossier, place: Place, text: str) -> Dossier:
    match place.part:
        case "nominee":
            nominees = tuple(_changed(each, place, text) for each in dossier.nominees)
            return replace(dossier, nominees=nominees)
        case "achievement":
            achievements = tuple(_changed(each, place, text) for each in dossier.achievements)
            return replace(dossier, achievements=achievements)
        case "nomination":
            nominations = tuple(_changed(each, place, text) for each in dossier.nominations)
            return replace(dossier, nominations=nominations)
        case "submission":
            return replace(dossier, submission=replace(dossier.submission, **{place.field: text}))
        case _:
            raise KeyError(place.part)


def _changed(thing: _Thing, place: Place, text: str) -> _Thing:
    """The thing with the text in the field the place names; other things as they are."""
    if thing.id != place.id:
        return thing
    if place.row is None:
        return replace(thing, **{place.field: text})
    members: list[Any] = list(getattr(thing, place.field))
    members[place.row] = replace(members[place.row], **{place.column: text})
    return replace(thing, **{place.field: tuple(members)})
