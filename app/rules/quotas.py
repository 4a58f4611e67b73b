"""How much of the plan's numbers a dossier uses, and what is over them or outside them."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from fractions import Fraction

from app.domain.dossier import Nomination, Snapshot
from app.domain.finding import Finding, Place, QuotaUse, Severity
from app.domain.formula import NotComputable, NotTold, evaluate
from app.domain.plan import Limit, Quota
from app.domain.vietnamese import same_name_key
from app.rules.applicability import applies_to
from app.rules.scope import FigureScope, place_of

_COUNTED_WITH: Mapping[str, str] = {
    "unit_type": "chung cho mọi đơn vị cùng loại",
    "cluster": "chung cho cả cụm, khối thi đua",
    "plan": "chung cho toàn Kế hoạch",
}
_MENDS: Mapping[str, str] = {
    "block": "Bỏ bớt đối tượng cho đúng số lượng.",
    "warn": "Kiểm tra lại số lượng; nếu vẫn đề nghị vượt thì nêu lý do trong tờ trình.",
    "rank": "Xếp thứ tự ưu tiên trong danh sách; cấp trên sẽ chọn.",
}


def quotas_for(snapshot: Snapshot) -> tuple[Quota, ...]:
    """The quota lines meant for the dossier's unit, by its type and, where the plan names offices, its name."""
    unit = snapshot.dossier.unit
    name = same_name_key(unit.name)
    return tuple(
        quota
        for quota in snapshot.plan.quotas
        if (not quota.proposer_types or unit.type in quota.proposer_types)
        and (not quota.proposers or name in {same_name_key(each) for each in quota.proposers})
    )


def quota_use(snapshot: Snapshot) -> tuple[QuotaUse, ...]:
    """Every limit that binds the unit, with its use; an untold limit has ``known`` False."""
    return tuple(_use(snapshot, quota, limit) for quota in quotas_for(snapshot) for limit in quota.limits)


def quota_findings(snapshot: Snapshot) -> Iterator[Finding]:
    """Excess, shortfall, unknown numbers, and nominations that no line has room for."""
    quotas = quotas_for(snapshot)
    for quota in quotas:
        for limit in quota.limits:
            yield from _about_limit(snapshot, quota, limit)
        yield from _notes(snapshot, quota)
    yield from _uncounted(snapshot, quotas)


def _use(snapshot: Snapshot, quota: Quota, limit: Limit) -> QuotaUse:
    number, known = _number(snapshot, limit)
    counted = _counted(snapshot, quota, limit)
    return QuotaUse(
        quota=quota.id,
        limit_id=limit.id,
        title=limit.title,
        used=sum(limit.weights.get(snapshot.dossier.nominee_of(each).kind, 1) for each in counted),
        limit=number,
        minimum=number if limit.rule == "exactly" else limit.minimum,
        known=known,
        told_by=limit.told_by,
        clause=quota.clause,
        nominations=tuple(each.id for each in counted),
    )


def _number(snapshot: Snapshot, limit: Limit) -> tuple[int | None, bool]:
    """The limit's number, None without one, and whether it is known."""
    match limit.rule:
        case "unlimited":
            return None, True
        case "told":
            told = snapshot.dossier.told_quotas.get(limit.id)
            return (told, True) if told is not None and told >= 0 else (None, False)
        case "share":
            return _share(snapshot, limit)
        case "at_most" | "exactly" | "range":
            return limit.number, limit.number is not None


def _share(snapshot: Snapshot, limit: Limit) -> tuple[int | None, bool]:
    scope = FigureScope(snapshot)
    try:
        base, share = scope.value(limit.share_of), evaluate(limit.share, scope)
    except (NotTold, NotComputable):
        return None, False
    if not isinstance(base, Fraction) or not isinstance(share, Fraction) or base < 0:
        return None, False
    exact = base * share
    rounded = {"down": math.floor(exact), "up": math.ceil(exact), "nearest": math.floor(exact + Fraction(1, 2))}
    return rounded[limit.rounding], True


def _counted(snapshot: Snapshot, quota: Quota, limit: Limit) -> tuple[Nomination, ...]:
    return tuple(each for each in snapshot.dossier.nominations if _counts(snapshot, quota, limit, each))


def _counts(snapshot: Snapshot, quota: Quota, limit: Limit, nomination: Nomination) -> bool:
    if nomination.quota and nomination.quota != quota.id:
        return False
    nominee = snapshot.dossier.find_nominee(nomination.nominee)
    if nominee is None or nominee.kind not in limit.kinds:
        return False
    if limit.awards and nomination.award not in limit.awards:
        return False
    return applies_to(limit.only, snapshot, nomination)


def _about_limit(snapshot: Snapshot, quota: Quota, limit: Limit) -> Iterator[Finding]:
    use = _use(snapshot, quota, limit)
    if not use.known:
        yield _unknown(snapshot, quota, limit)
    elif use.over:
        severity: Severity = "error" if quota.when_over == "block" else "warning"
        message = f"{_title(quota, limit)}: đề nghị {use.used}, vượt {use.over} so với số lượng {use.limit}."
        yield _finding("quota-over", severity, message, quota, limit, _MENDS[quota.when_over])
    if use.minimum is not None and use.used < use.minimum:
        message = f"{_title(quota, limit)}: mới đề nghị {use.used}, cần ít nhất {use.minimum}."
        yield _finding("quota-short", "error", message, quota, limit, "Bổ sung đối tượng cho đủ số lượng.")
    if limit.within:
        yield from _not_within(snapshot, quota, limit)


def _unknown(snapshot: Snapshot, quota: Quota, limit: Limit) -> Finding:
    """A number that is still to be told, or to be reckoned from a figure nobody entered."""
    title = _title(quota, limit)
    base = next((each for each in snapshot.plan.fields if each.id == limit.share_of), None)
    if limit.rule == "share" and base is not None:
        message = f"{title}: chưa tính được số lượng vì chưa có số liệu “{base.title}”."
        mend = f"Nhập “{base.title}”."
        place = place_of(base, None)
    else:
        told = snapshot.dossier.told_quotas.get(limit.id)
        reason = f"số lượng đã nhập ({told}) không thể đúng" if told is not None else "chưa biết số lượng được đề nghị"
        message = f"{title}: {reason}" + (f" ({limit.told_by} cho biết)." if limit.told_by else ".")
        mend = "Nhập số lượng khi được thông báo; chưa có thì vẫn lập hồ sơ được."
        place = _place(quota, limit)
    return Finding(
        code="quota-unknown",
        severity="warning",
        topic="quota",
        message=message,
        place=place,
        clause=quota.clause,
        mend=mend,
    )


def _not_within(snapshot: Snapshot, quota: Quota, limit: Limit) -> Iterator[Finding]:
    """Nominees of a nested pick must be among those of the limit it picks from."""
    pools = ((each, outer) for each in snapshot.plan.quotas for outer in each.limits if outer.id == limit.within)
    for outer_quota, outer in pools:
        among = {each.nominee for each in _counted(snapshot, outer_quota, outer)}
        for nomination in _counted(snapshot, quota, limit):
            if nomination.nominee not in among:
                message = f"{_name(snapshot, nomination)}: “{limit.title}” chỉ chọn trong số “{outer.title}”."
                place = Place(part="nomination", id=nomination.id, field="award")
                mend = f"Đề nghị đối tượng này ở “{outer.title}” trước, hoặc chọn đối tượng khác."
                yield Finding(
                    code="quota-within",
                    severity="error",
                    topic="quota",
                    message=message,
                    place=place,
                    clause=quota.clause,
                    mend=mend,
                )


def _notes(snapshot: Snapshot, quota: Quota) -> Iterator[Finding]:
    """What one dossier alone cannot check: proposals of others that use the same numbers."""
    if not snapshot.dossier.nominations:
        return
    if quota.not_elsewhere:
        rule = quota.note or "Không trùng với đối tượng đơn vị khác đã đề nghị."
        mend = "Đối chiếu với danh sách các đơn vị khác đã gửi; chương trình chỉ biết hồ sơ này."
        yield _finding("quota-elsewhere", "note", f"{quota.title}: {rule}", quota, None, mend)
    if quota.counted_with in _COUNTED_WITH:
        message = f"{quota.title}: số lượng tính {_COUNTED_WITH[quota.counted_with]}, hồ sơ này chỉ là một phần."
        yield _finding("quota-shared", "note", message, quota, None, "Hỏi cơ quan tổng hợp về số lượng còn lại.")


def _uncounted(snapshot: Snapshot, quotas: tuple[Quota, ...]) -> Iterator[Finding]:
    if not snapshot.plan.quotas or not snapshot.dossier.nominations:
        return
    if not quotas:
        yield Finding(
            code="quota-none",
            severity="error",
            topic="quota",
            message="Kế hoạch không nêu số lượng cho loại đơn vị này.",
            place=Place(part="unit", field="type"),
            mend="Kiểm tra lại loại đơn vị, hoặc hỏi cơ quan nhận hồ sơ.",
        )
        return
    counted = {each.id for quota in quotas for limit in quota.limits for each in _counted(snapshot, quota, limit)}
    known = {each.id for each in snapshot.dossier.nominees}
    for nomination in snapshot.dossier.nominations:
        if nomination.nominee in known and nomination.id not in counted:
            yield _outside(snapshot, nomination, quotas)


def _outside(snapshot: Snapshot, nomination: Nomination, quotas: tuple[Quota, ...]) -> Finding:
    chosen = nomination.quota and nomination.quota not in {quota.id for quota in quotas}
    field = "quota" if chosen else "nominee"
    return Finding(
        code="quota-outside",
        severity="error",
        topic="quota",
        message=f"{_name(snapshot, nomination)}: không thuộc dòng số lượng nào Kế hoạch cho đơn vị đề nghị.",
        place=Place(part="nomination", id=nomination.id, field=field),
        clause=quotas[0].clause,
        mend="Chọn lại dòng số lượng." if chosen else "Kiểm tra loại đối tượng, loại tập thể, vai trò, hình thức.",
    )


def _title(quota: Quota, limit: Limit) -> str:
    return limit.title.strip() or quota.title


def _name(snapshot: Snapshot, nomination: Nomination) -> str:
    names = {each.id: each.name for each in snapshot.dossier.nominees}
    return names.get(nomination.nominee, "").strip() or "Một đối tượng"


def _place(quota: Quota, limit: Limit | None) -> Place:
    return Place(part="quota", id=quota.id, field=limit.id if limit else "")


def _finding(code: str, severity: Severity, message: str, quota: Quota, limit: Limit | None, mend: str) -> Finding:
    return Finding(
        code=code,
        severity=severity,
        topic="quota",
        message=message,
        place=_place(quota, limit),
        clause=quota.clause,
        mend=mend,
    )
