"""Step 1: the unit, who may sign for it, what it was told from above, the days, the figures of the whole dossier."""

from __future__ import annotations

from collections.abc import Iterator

from app.domain.dossier import Snapshot
from app.domain.finding import Place
from app.domain.phrases import placeholders_in
from app.domain.plan import Deadline, Event, FieldKind, Option
from app.domain.unit import Signer, is_deputy
from app.forms.questions import YES_NO, figure_fields, options_of
from app.forms.spec import FormField, FormSection
from app.rules.deadlines import binding_deadlines
from app.rules.quotas import quotas_for
from app.rules.scope import is_asked

AUTHORITIES = (
    Option(id="head", title="Người đứng đầu ký"),
    Option(id="deputy", title="Cấp phó ký thay (KT.)"),
    Option(id="acting", title="Quyền người đứng đầu ký (Q.)"),
    Option(id="by_order", title="Ký thừa lệnh (TL.)"),
    Option(id="delegated", title="Ký thừa ủy quyền (TUQ.)"),
)
_NEEDED = ("name", "letterhead", "place", "symbol")


def general_sections(snapshot: Snapshot) -> Iterator[FormSection]:
    """The sections of the step; those without a question are left out."""
    yield FormSection(title="Hồ sơ", fields=(_title(snapshot),))
    yield FormSection(title="Đơn vị lập hồ sơ", fields=tuple(_unit(snapshot)))
    for signer in snapshot.dossier.unit.signers:
        yield FormSection(
            title=f"Người ký: {signer.name.strip() or 'chưa ghi tên'}", fields=tuple(_signer(snapshot, signer))
        )
    if told := tuple(_told_quotas(snapshot)):
        yield FormSection(title="Số lượng được giao", fields=told)
    yield FormSection(title="Mốc thời gian", fields=tuple(_days(snapshot)))
    shared = [spec for spec in snapshot.plan.fields if spec.scope == "dossier" and is_asked(snapshot, spec)]
    if shared:
        fields = tuple(field for spec in shared for field in figure_fields(spec, snapshot, None))
        yield FormSection(title="Số liệu chung", fields=fields)


def _title(snapshot: Snapshot) -> FormField:
    place = Place(part="dossier", id=snapshot.dossier.id, field="title")
    return FormField(place=place, label="Tên hồ sơ", help="Để tìm lại trên máy này; không in ra giấy.")


def _unit(snapshot: Snapshot) -> Iterator[FormField]:
    def ask(field: str, label: str, kind: FieldKind = "text", help_: str = "", *, required: bool = False) -> FormField:
        required = required or field in _NEEDED
        return FormField(place=Place(part="unit", field=field), label=label, kind=kind, help=help_, required=required)

    types = options_of((each.id, each.title) for each in snapshot.plan.unit_types if each.may_propose)
    yield FormField(
        place=Place(part="unit", field="type"), label="Loại đơn vị", kind="choice", options=types, required=True
    )
    yield ask("name", "Tên đơn vị", help_="Viết đầy đủ như trong câu văn: Ủy ban nhân dân xã …")
    yield ask("letterhead", "Tên in trên đầu văn bản", "long_text", "Mỗi dòng một dòng in.")
    yield ask("superior_letterhead", "Cơ quan chủ quản in phía trên", "long_text", "Không có thì để trống.")
    yield ask("place", "Địa danh", help_="Ghi trước ngày tháng trên văn bản.")
    yield ask("symbol", "Ký hiệu cơ quan", help_="Phần sau dấu gạch trong số văn bản, ví dụ UBND.")
    yield ask("body_name", "Tập thể mà người ký thay mặt", help_="Đứng sau chữ TM., ví dụ Ủy ban nhân dân.")
    yield ask("superior", "Cơ quan cấp trên trực tiếp", required=_addresses(snapshot, "superior"))
    if _plan_names(snapshot, "superior_head"):
        label = "Người đứng đầu cơ quan cấp trên"
        yield ask("superior_head", label, help_="Ghi chức vụ.", required=_addresses(snapshot, "superior_head"))
    yield ask("drafter", "Ký hiệu bộ phận soạn thảo", help_="Đứng sau “Lưu: VT”.")
    yield ask("recipients", "Nơi nhận thường dùng", "long_text", "Mỗi nơi một dòng.")


def _addresses(snapshot: Snapshot, name: str) -> bool:
    """Whether the submission of this unit is addressed by that word of the plan."""
    route = snapshot.route
    return route is not None and any(name in placeholders_in(each) for each in route.addressees)


def _plan_names(snapshot: Snapshot, name: str) -> bool:
    """Whether any phrase of the plan for the whole dossier has that word."""
    wording = snapshot.plan.wording
    phrases = [wording.submission_subject, wording.submission_request, *wording.submission_opening]
    phrases += [*wording.submission_closing, *wording.recipients]
    for route in snapshot.plan.routes:
        phrases += [*route.addressees, route.request, *route.recipients]
    return any(name in placeholders_in(phrase) for phrase in phrases)


def _signer(snapshot: Snapshot, signer: Signer) -> Iterator[FormField]:
    def place(field: str) -> Place:
        return Place(part="unit", id=signer.id, field=field)

    signs = signer.id == snapshot.dossier.submission.signer
    yield FormField(place=place("name"), label="Họ và tên", required=signs)
    yield FormField(place=place("position"), label="Chức vụ", required=signs)
    yield FormField(place=place("authority"), label="Thẩm quyền ký", kind="choice", options=AUTHORITIES)
    if signer.authority in ("deputy", "by_order", "delegated"):
        yield FormField(place=place("head_position"), label="Chức vụ của người được ký thay", required=signs)
    if signer.authority == "by_order":
        label, help_ = "Chức vụ của người được giao ký thừa lệnh", "Chỉ ghi khi cấp phó của người ấy ký thay (KT.)."
        required = signs and is_deputy(signer.position)
        yield FormField(place=place("ordered_position"), label=label, help=help_, required=required)
    label = "Ký thay mặt tập thể (TM.)"
    yield FormField(place=place("collective"), label=label, kind="yes_no", options=YES_NO)
    label, help_ = "Chức vụ khác ghi trên họ tên", "Hội đồng, ban dùng con dấu của cơ quan: chức vụ ở cơ quan ấy."
    yield FormField(place=place("office"), label=label, help=help_)


def _told_quotas(snapshot: Snapshot) -> Iterator[FormField]:
    for quota in quotas_for(snapshot):
        for limit in quota.limits:
            if limit.rule == "told":
                yield FormField(
                    place=Place(part="quota", id=quota.id, field=limit.id),
                    label=f"{limit.title}: số lượng được giao",
                    kind="integer",
                    help=f"{limit.told_by} cho biết; chưa biết thì để trống.",
                    clause=quota.clause,
                )


def _days(snapshot: Snapshot) -> Iterator[FormField]:
    for event in snapshot.plan.events:
        if event.date is None:
            yield from _day(snapshot, event, event.title)
    for deadline in binding_deadlines(snapshot):
        told = deadline.kind == "told"
        yield from _day(snapshot, deadline, deadline.title if told else f"{deadline.title}: ngày được báo thay đổi")
    yield FormField(
        place=Place(part="dossier", id=snapshot.dossier.id, field="decision_date"),
        label="Ngày quyết định khen thưởng",
        kind="date",
        help="Khi đã có quyết định; mức thưởng tính theo ngày này.",
        exact_date=True,
    )


def _day(snapshot: Snapshot, thing: Event | Deadline, label: str) -> Iterator[FormField]:
    """The day and, once there is one, whether it is settled."""
    place = Place(part="events", id=thing.id)
    yield FormField(place=place, label=label, kind="date", help=thing.note, clause=thing.clause, exact_date=True)
    if thing.id in snapshot.dossier.events:
        settled = Place(part="events", id=thing.id, field="fixed")
        yield FormField(place=settled, label=f"{label}: đã chốt", kind="yes_no", options=YES_NO, clause=thing.clause)
