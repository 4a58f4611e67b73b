"""Whether the parts of a dossier that name each other really have each other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from app.domain.dossier import Dossier


def broken_references(dossier: Dossier) -> tuple[str, ...]:
    """One Vietnamese line for each id given twice and each id that leads nowhere; empty when all is sound.

    A participant of an achievement may be somebody outside the dossier, and a signer may not be chosen yet:
    neither is broken.
    """
    return (*_given_twice(dossier), *_nowhere(dossier))


def _given_twice(dossier: Dossier) -> Iterator[str]:
    lists: tuple[tuple[str, Iterable[str]], ...] = (
        ("người ký", (each.id for each in dossier.unit.signers)),
        ("đối tượng", (each.id for each in dossier.nominees)),
        ("trường hợp đề nghị", (each.id for each in dossier.nominations)),
        ("thành tích", (each.id for each in dossier.achievements)),
        ("minh chứng", (each.id for each in dossier.evidence)),
    )
    for noun, ids in lists:
        for repeated, times in Counter(ids).items():
            if times > 1:
                yield f"{times} {noun} cùng mang mã “{repeated}”"


def _nowhere(dossier: Dossier) -> Iterator[str]:
    nominees = {each.id for each in dossier.nominees}
    achievements = {each.id for each in dossier.achievements}
    evidence = {each.id for each in dossier.evidence}
    for nomination in dossier.nominations:
        where = f"trường hợp đề nghị “{nomination.id}”"
        yield from _missing(where, "đối tượng", (nomination.nominee,), nominees)
        yield from _missing(where, "thành tích", nomination.achievements, achievements)
        for answer in nomination.answers.values():
            yield from _missing(where, "minh chứng", answer.evidence, evidence)
            yield from _missing(where, "thành tích", answer.achievements, achievements)
    for achievement in dossier.achievements:
        yield from _missing(f"thành tích “{achievement.id}”", "minh chứng", achievement.evidence, evidence)


def _missing(where: str, noun: str, wanted: Iterable[str], known: set[str]) -> Iterator[str]:
    for each in wanted:
        if each not in known:
            yield f"{where} nhắc tới {noun} “{each}” không có trong hồ sơ"
