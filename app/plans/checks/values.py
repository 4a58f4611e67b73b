"""Values that a kind needs, values that it cannot use, and numbers that cannot be."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from app.domain.plan import (
    Body,
    Bonus,
    Column,
    Criterion,
    Deadline,
    DossierItem,
    Exclusion,
    Field,
    Limit,
    ListForm,
    Plan,
    Route,
    Step,
    SummaryPart,
    Wording,
)
from app.plans.checks.known import Known
from app.plans.problems import Problem, child_path, entry_path, shorten, unknown

NUMBERS = frozenset({"integer", "number", "percent", "money"})
_HOUR = re.compile(r"([01]\d|2[0-3]):[0-5]\d")
_DECIMAL = re.compile(r"\d+(\.\d+)?")


def value_problems(known: Known, path: str, thing: object) -> Iterator[Problem]:
    """What one part of the plan lacks, or says although it means nothing there."""
    match thing:
        case Field():
            yield from _field(known, path, thing)
        case Limit():
            yield from _limit(known, path, thing)
        case Deadline():
            yield from _deadline(path, thing)
        case DossierItem() | SummaryPart() | ListForm():
            yield from _paper(path, thing)
        case Exclusion():
            yield from _exclusion(path, thing)
        case Bonus():
            yield from _bonus(known, path, thing)
        case Criterion():
            yield from _tiers(path, thing)
        case Plan():
            yield from _whole(thing)
        case _:
            yield from _counts(path, thing)


def _needs(path: str, wanted: dict[str, bool], because: str) -> Iterator[Problem]:
    """One problem for each key that is not given."""
    for key, given in wanted.items():
        if not given:
            yield Problem(path, f"{because} cần {key}")


def _useless(path: str, given: dict[str, bool], when: str) -> Iterator[Problem]:
    """One problem for each key that is given although nothing reads it."""
    for key, is_given in given.items():
        if is_given:
            yield Problem(child_path(path, key), f"chỉ dùng {when}")


def _negative(path: str, **numbers: int | None) -> Iterator[Problem]:
    for key, number in numbers.items():
        if number is not None and number < 0:
            yield Problem(child_path(path, key), f"không được âm ({number})")


def _field(known: Known, path: str, field: Field) -> Iterator[Problem]:
    picks, table, rows = field.kind in ("choice", "choices"), field.kind == "table", field.kind == "rows"
    because = f'kind = "{field.kind}"'
    if picks:
        yield from _needs(path, {"options": bool(field.options)}, because)
    if table:
        yield from _needs(path, {"columns": bool(field.columns)}, because)
    if rows:
        yield from _rows(known, path, field)
    yield from _useless(path, {"options": bool(field.options) and not picks}, "khi kind là choice, choices")
    yield from _useless(path, {"columns": bool(field.columns) and not table}, "khi kind là table")
    yield from _useless(path, {"table": bool(field.table) and not rows}, "khi kind là rows")
    if field.kind not in NUMBERS:
        bounds = {"minimum": field.minimum is not None, "maximum": field.maximum is not None}
        yield from _useless(path, bounds, "với số")
    for index, column in enumerate(field.columns):
        yield from _column(entry_path(child_path(path, "columns"), index, column.id), column, field)


def _rows(known: Known, path: str, field: Field) -> Iterator[Problem]:
    here = child_path(path, "table")
    table = known.fields.get(field.table)
    tables = tuple(each.id for each in known.fields.values() if each.kind == "table" and each.scope == "dossier")
    if not field.table:
        yield Problem(path, 'kind = "rows" cần table (mã của bảng trong hồ sơ mà đối tượng chọn dòng)')
    elif table is None:
        yield unknown(here, "bảng", field.table, tables)
    elif field.table not in tables:
        yield Problem(here, f'“{field.table}” phải là số liệu có kind = "table" và scope = "dossier"')
    if field.scope != "nominee":
        yield Problem(child_path(path, "scope"), 'kind = "rows" cần scope = "nominee"')


def _column(path: str, column: Column, table: Field) -> Iterator[Problem]:
    if column.minimum is not None and column.kind not in NUMBERS:
        yield Problem(child_path(path, "minimum"), "chỉ dùng với số")
    if not column.at_most:
        return
    here = child_path(path, "at_most")
    numbers = {each.id for each in table.columns if each.kind in NUMBERS and each.id != column.id}
    if column.at_most not in {each.id for each in table.columns}:
        yield unknown(here, "cột", column.at_most, sorted(numbers))
    elif column.at_most not in numbers or column.kind not in NUMBERS:
        yield Problem(here, f"chỉ so được một cột số với một cột số khác, không phải “{column.at_most}”")


def _limit(known: Known, path: str, limit: Limit) -> Iterator[Problem]:
    because = f'rule = "{limit.rule}"'
    yield from _needs(path, {"kinds": bool(limit.kinds)}, "số lượng")
    match limit.rule:
        case "at_most" | "exactly":
            yield from _needs(path, {"number": limit.number is not None}, because)
        case "range":
            wanted = {"minimum": limit.minimum is not None, "number": limit.number is not None}
            yield from _needs(path, wanted, because)
        case "share":
            yield from _needs(path, {"share": bool(limit.share), "share_of": bool(limit.share_of)}, because)
        case "told":
            yield from _needs(path, {"told_by": bool(limit.told_by.strip())}, because)
        case "unlimited":
            yield from _useless(path, {"number": limit.number is not None}, "khi rule khác unlimited")
    if limit.rule != "share":
        given = {"share": bool(limit.share), "share_of": bool(limit.share_of)}
        yield from _useless(path, given, 'khi rule = "share"')
    yield from _negative(path, number=limit.number, minimum=limit.minimum)
    yield from _negative(child_path(path, "weights"), **{str(kind): each for kind, each in limit.weights.items()})
    if limit.number is not None and limit.minimum is not None and limit.minimum > limit.number:
        yield Problem(child_path(path, "minimum"), f"({limit.minimum}) lớn hơn number ({limit.number})")
    base = known.fields.get(limit.share_of)
    if base is not None and (base.kind not in NUMBERS or base.scope != "dossier"):
        yield Problem(child_path(path, "share_of"), f'“{base.id}” phải là một con số của hồ sơ (scope = "dossier")')


def _deadline(path: str, deadline: Deadline) -> Iterator[Problem]:
    wanted: dict[str, dict[str, bool]] = {
        "fixed": {"date": deadline.date is not None},
        "relative": {"event": bool(deadline.event)},
        "yearly": {"month": deadline.month is not None, "day": deadline.day is not None},
        "weekly": {"weekday": deadline.weekday is not None},
        "told": {"told_by": bool(deadline.told_by.strip())},
    }
    yield from _needs(path, wanted.get(deadline.kind, {}), f'kind = "{deadline.kind}"')
    if deadline.kind != "fixed":
        yield from _useless(path, {"date": deadline.date is not None}, 'khi kind = "fixed"')
    yield from _negative(path, days=deadline.days)
    if deadline.count_event_day and deadline.days < 1:
        yield Problem(child_path(path, "days"), "phải từ 1 khi tính cả ngày diễn ra sự kiện (count_event_day)")
    if deadline.hour and not _HOUR.fullmatch(deadline.hour):
        yield Problem(child_path(path, "hour"), f"“{shorten(deadline.hour)}” không phải giờ; viết như “17:00”")
    if deadline.weekday is not None and not 1 <= deadline.weekday <= 7:
        yield Problem(child_path(path, "weekday"), "từ 1 (thứ Hai) đến 7 (Chủ nhật)")
    yield from _day_of_year(path, deadline)


def _day_of_year(path: str, deadline: Deadline) -> Iterator[Problem]:
    """A yearly day must be there every year, so 29 February is none."""
    month, day = deadline.month if deadline.month is not None else 1, deadline.day if deadline.day is not None else 1
    try:
        dt.date(2001, month, day)
    except (ValueError, OverflowError):
        yield Problem(path, f"ngày {day} tháng {month} không có ở mọi năm")


def _paper(path: str, thing: DossierItem | SummaryPart | ListForm) -> Iterator[Problem]:
    match thing:
        case DossierItem():
            yield from _item(path, thing)
        case SummaryPart():
            if thing.source == "phrase" and not thing.phrase.strip():
                yield Problem(path, 'source = "phrase" cần phrase')
            if thing.source != "achievements":
                yield from _useless(path, {"areas": bool(thing.areas)}, 'khi source = "achievements"')
        case ListForm():
            yield from _columns(path, thing)


def _item(path: str, item: DossierItem) -> Iterator[Problem]:
    copies = {"copies": item.copies, **{f"copies_by_award.{award}": n for award, n in item.copies_by_award.items()}}
    for key, number in copies.items():
        if number < 1:
            yield Problem(child_path(path, key), f"số bản phải từ 1 ({number})")
    if item.necessity == "conditional" and not item.needed_when:
        yield Problem(
            path, 'necessity = "conditional" cần needed_when; nếu kế hoạch không nêu điều kiện, dùng "optional"'
        )
    if item.necessity != "conditional":
        yield from _useless(path, {"needed_when": bool(item.needed_when)}, 'khi necessity = "conditional"')
    if item.kind != "minutes":
        yield from _useless(path, {"vote_share": bool(item.vote_share)}, 'khi kind = "minutes"')


def _columns(path: str, form: ListForm) -> Iterator[Problem]:
    for key in ("collective_columns", "individual_columns"):
        columns = form.collective_columns if key == "collective_columns" else form.individual_columns
        if columns and "name" not in {column.id for column in columns}:
            yield Problem(child_path(path, key), "thiếu cột “name” (tên tập thể, họ và tên)")
        for index, column in enumerate(columns):
            if column.width < 1:
                yield Problem(entry_path(child_path(path, key), index, column.id), "width phải từ 1")


def _exclusion(path: str, exclusion: Exclusion) -> Iterator[Problem]:
    if exclusion.kind == "formula":
        yield from _needs(path, {"formula": bool(exclusion.formula)}, 'kind = "formula"')
    else:
        yield from _useless(path, {"formula": bool(exclusion.formula)}, 'khi kind = "formula"')
    if exclusion.kind != "awarded":
        given = {"award": bool(exclusion.award), "within_months": bool(exclusion.within_months)}
        yield from _useless(path, given, 'khi kind = "awarded"')
    if exclusion.kind == "name":
        yield from _needs(path, {"names": any(each.strip() for each in exclusion.names)}, 'kind = "name"')
    else:
        yield from _useless(path, {"names": bool(exclusion.names)}, 'khi kind = "name"')
    yield from _negative(path, within_months=exclusion.within_months)


def _bonus(known: Known, path: str, bonus: Bonus) -> Iterator[Problem]:
    if bonus.regime and known.regimes and bonus.regime not in known.regimes:
        yield unknown(child_path(path, "regime"), "quy định tiền thưởng", bonus.regime, known.regimes)
    for kind, multiple in bonus.multiples.items():
        if not _DECIMAL.fullmatch(multiple):
            here = child_path(child_path(path, "multiples"), kind)
            near = multiple.replace(",", ".").strip()
            text = f"“{shorten(multiple)}” không phải hệ số; viết như “1.0”"
            yield Problem(here, text, near if _DECIMAL.fullmatch(near) else "")
    yield from _negative(path, round_to=bonus.round_to)


def _tiers(path: str, criterion: Criterion) -> Iterator[Problem]:
    for index, tier in enumerate(criterion.tiers[:-1]):
        if not tier.tests:
            here = entry_path(child_path(path, "tiers"), index, tier.id)
            yield Problem(here, "mức không có tests nên ai cũng đạt; các mức sau không bao giờ được xét")


def _whole(plan: Plan) -> Iterator[Problem]:
    has_papers = bool(plan.dossier_items) or plan.status == "complete"
    if has_papers and not any(item.kind == "submission" for item in plan.dossier_items):
        yield Problem("dossier_items", 'thiếu tờ trình (một mục có kind = "submission")')
    taken: dict[str, Route] = {}
    for index, route in enumerate(plan.routes):
        for unit_type in route.unit_types:
            first = taken.setdefault(unit_type, route)
            if first is not route and not _apart(first, route):
                here = child_path(entry_path("routes", index, route.id), "unit_types")
                yield Problem(
                    here, f"“{unit_type}” đã có nơi gửi ở routes[{first.id}]; phân biệt bằng valid_from, valid_to"
                )


def _apart(first: Route, second: Route) -> bool:
    """Whether the two are never in force on one day."""
    ends = ((first.valid_to, second.valid_from), (second.valid_to, first.valid_from))
    return any(end is not None and start is not None and end < start for end, start in ends)


def _counts(path: str, thing: object) -> Iterator[Problem]:
    match thing:
        case Body():
            yield from _negative(path, processing_days=thing.processing_days, supplements=thing.supplements)
        case Step():
            yield from _negative(path, days_before=thing.days_before)
        case Wording():
            words = {"summary_words": thing.summary_words, "certificate_words": thing.certificate_words}
            yield from _negative(path, **words)
        case _:
            return
