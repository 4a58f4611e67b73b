"""Phrases whose places to fill the program does not know."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from app.domain.phrases import FORMULA_KINDS, PLACEHOLDERS, placeholders_in
from app.domain.plan import CriterionPhrase, DossierItem, FieldScope, Route, SummaryPart, Wording
from app.plans.checks.formulas import Site, site_problems
from app.plans.checks.known import Known
from app.plans.problems import Problem, child_path, entry_path, unknown

_OF_ONE_NOMINEE = frozenset({"nominee", "subject", "position", "workplace", "roles", "description", "merit"})


def phrase_problems(known: Known, path: str, thing: object) -> Iterator[Problem]:
    """What is wrong with the phrases of one part of the plan."""
    for here, phrase, scope in _phrases(path, thing):
        yield from _one_phrase(known, here, phrase, scope)
    if isinstance(thing, Route) and any("addressees" in placeholders_in(line) for line in thing.addressees):
        yield Problem(child_path(path, "addressees"), "{addressees} không dùng trong chính addressees được")


def _phrases(path: str, thing: object) -> Iterator[tuple[str, str, FieldScope]]:
    match thing:
        case SummaryPart() | CriterionPhrase():
            yield child_path(path, "phrase"), thing.phrase, "nominee"
        case Wording():
            yield from _wording(path, thing)
        case Route():
            yield child_path(path, "request"), thing.request, "dossier"
            yield from _lines(path, {"addressees": thing.addressees, "recipients": thing.recipients})
        case DossierItem():
            yield from _lines(path, {"recipients": thing.recipients})
        case _:
            return


def _wording(path: str, wording: Wording) -> Iterator[tuple[str, str, FieldScope]]:
    phrases = {
        "submission_subject": wording.submission_subject,
        "submission_request": wording.submission_request,
        "list_title": wording.list_title,
        "summary_title": wording.summary_title,
        "combined_title": wording.combined_title,
        "report_title": wording.report_title,
        "merit": wording.merit,
    }
    for key, phrase in phrases.items():
        yield child_path(path, key), phrase, "dossier"
    lists = {
        "submission_opening": wording.submission_opening,
        "submission_closing": wording.submission_closing,
        "recipients": wording.recipients,
    }
    yield from _lines(path, lists)


def _lines(path: str, lists: Mapping[str, tuple[str, ...]]) -> Iterator[tuple[str, str, FieldScope]]:
    for key, lines in lists.items():
        for index, line in enumerate(lines):
            yield entry_path(child_path(path, key), index, None), line, "dossier"


def _one_phrase(known: Known, path: str, phrase: str, scope: FieldScope) -> Iterator[Problem]:
    for name in placeholders_in(phrase):
        kind, colon, formula = name.partition(":")
        if colon and kind in FORMULA_KINDS:
            yield from site_problems(known, Site(path, formula.strip(), "number", scope))
        elif name in PLACEHOLDERS:
            if scope == "dossier" and name in _OF_ONE_NOMINEE:
                yield Problem(path, f"{{{name}}} là của từng đối tượng, ở đây nói về cả hồ sơ")
        else:
            yield from _field_place(known, path, name, scope)
    if _stray_brace(phrase):
        yield Problem(path, "dấu ngoặc nhọn { } không đi thành cặp")


def _field_place(known: Known, path: str, name: str, scope: FieldScope) -> Iterator[Problem]:
    field = known.fields.get(name)
    if field is None:
        words = (*PLACEHOLDERS, *known.fields, *(f"{kind}:" for kind in FORMULA_KINDS))
        yield unknown(path, "chỗ điền", f"{{{name}}}", words)
    elif field.kind in ("table", "rows"):
        yield Problem(path, f"{{{name}}} là bảng; viết {{number:sum({name}.cột)}}")
    elif field.kind == "choices":
        yield Problem(path, f"{{{name}}} có nhiều lựa chọn nên không điền vào câu được")
    elif scope == "dossier" and field.scope == "nominee":
        yield Problem(path, f"{{{name}}} là số liệu của từng đối tượng, ở đây nói về cả hồ sơ")


def _stray_brace(phrase: str) -> bool:
    """Braces that open or close nothing, or stand one within another."""
    depth = 0
    for letter in phrase:
        depth += (letter == "{") - (letter == "}")
        if depth not in (0, 1):
            return True
    return depth != 0
