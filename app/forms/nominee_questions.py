"""Step 2: whom the dossier proposes, for which award, in which part."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from app.domain.dossier import Nomination, Snapshot
from app.domain.finding import Place
from app.domain.nominee import Nominee
from app.domain.plan import Column, FieldKind, Option
from app.forms.questions import called, figure_fields, options_of
from app.forms.spec import FormField, FormSection
from app.rules.applicability import applies_to, asks_for_sex
from app.rules.quotas import quotas_for
from app.rules.scope import is_asked

HONORIFICS = (Option(id="Ông", title="Ông"), Option(id="Bà", title="Bà"))
SEXES = (Option(id="male", title="Nam"), Option(id="female", title="Nữ"))
EARLIER_AWARDS = (
    Column(id="name", title="Danh hiệu, hình thức khen thưởng"),
    Column(id="date", title="Ngày quyết định", kind="date", required=False),
    Column(id="decision_number", title="Số quyết định", required=False),
    Column(id="issuer", title="Người, cơ quan ký", required=False),
)
RECORDS = (
    Column(id="what", title="Nội dung"),
    Column(id="since", title="Từ ngày", kind="date", required=False),
    Column(id="until", title="Đến ngày", kind="date", required=False),
)
RECORD_LABELS = {
    "discipline": "Kỷ luật",
    "investigation": "Đang xem xét, thanh tra, điều tra, có đơn thư",
    "conviction": "Án, tiền án",
}


def nominee_sections(snapshot: Snapshot) -> Iterator[FormSection]:
    """One section for each nomination; one whose nominee is lost asks for another."""
    nominees = {each.id: each for each in snapshot.dossier.nominees}
    for nomination in snapshot.dossier.nominations:
        nominee = nominees.get(nomination.nominee)
        fields = (_choice(snapshot, nomination), *_fields(snapshot, nomination, nominee))
        title = called(nominee) if nominee else "Đối tượng không còn trong hồ sơ"
        yield FormSection(title=title, fields=fields, nomination=nomination.id)


def _choice(snapshot: Snapshot, nomination: Nomination) -> FormField:
    options = options_of((each.id, each.name) for each in snapshot.dossier.nominees)
    place = Place(part="nomination", id=nomination.id, field="nominee")
    return FormField(place=place, label="Đối tượng", kind="choice", options=options, required=True)


def _fields(snapshot: Snapshot, nomination: Nomination, nominee: Nominee | None) -> Iterator[FormField]:
    if nominee is None:
        return
    yield from _person(snapshot, nominee) if nominee.is_person else _body(snapshot, nominee)
    yield from _history(nominee)
    yield from _nomination(snapshot, nomination, nominee)
    for spec in snapshot.plan.fields:
        beside_criterion = any(spec.id in criterion.fields for criterion in snapshot.plan.criteria)
        if spec.scope == "nominee" and not beside_criterion and is_asked(snapshot, spec, nomination):
            yield from figure_fields(spec, snapshot, nomination)


def _ask(
    nominee: Nominee, field: str, label: str, kind: FieldKind = "text", *, required: bool = False,
    options: tuple[Option, ...] = (), columns: tuple[Column, ...] = (),
) -> FormField:  # fmt: skip
    place = Place(part="nominee", id=nominee.id, field=field)
    return FormField(place=place, label=label, kind=kind, required=required, options=options, columns=columns)


def _person(snapshot: Snapshot, nominee: Nominee) -> Iterator[FormField]:
    yield _ask(nominee, "honorific", "Ông/Bà", "choice", required=True, options=HONORIFICS)
    yield _ask(nominee, "name", "Họ và tên, như sẽ in trên bằng", required=True)
    yield _ask(nominee, "sex", "Giới tính", "choice", required=asks_for_sex(snapshot.plan), options=SEXES)
    yield _ask(nominee, "birth", "Ngày sinh", "date")
    yield _ask(nominee, "position", "Chức vụ", required=True)
    yield _ask(nominee, "workplace", "Đơn vị công tác", required=True)
    yield _ask(nominee, "hometown", "Quê quán")
    yield _ask(nominee, "address", "Nơi ở")
    yield _ask(nominee, "ethnicity", "Dân tộc")
    yield _ask(nominee, "religion", "Tôn giáo")
    yield _ask(nominee, "education", "Trình độ chuyên môn")


def _body(snapshot: Snapshot, nominee: Nominee) -> Iterator[FormField]:
    yield _ask(nominee, "name", "Tên đầy đủ, như sẽ in trên bằng", required=True)
    types = options_of((each.id, each.title) for each in snapshot.plan.unit_types if each.may_be_nominee)
    if types and nominee.kind != "household":
        required = nominee.kind == "collective"
        asked = _ask(nominee, "unit_type", "Loại tập thể", "choice", required=required, options=types)
        yield replace(asked, help=snapshot.plan.unit_types_help)
    yield _ask(nominee, "address", "Địa chỉ")
    yield _ask(nominee, "founded", "Ngày, năm thành lập", "date")
    yield _ask(nominee, "description", "Đặc điểm, tình hình", "long_text")


def _history(nominee: Nominee) -> Iterator[FormField]:
    yield _ask(nominee, "earlier_awards", "Đã được khen thưởng", "table", columns=EARLIER_AWARDS)
    for field, label in RECORD_LABELS.items():
        yield _ask(nominee, field, label, "table", columns=RECORDS)


def _nomination(snapshot: Snapshot, nomination: Nomination, nominee: Nominee) -> Iterator[FormField]:
    plan = snapshot.plan

    def ask(field: str, label: str, kind: FieldKind, options: tuple[Option, ...], *, required: bool) -> FormField:
        place = Place(part="nomination", id=nomination.id, field=field)
        return FormField(place=place, label=label, kind=kind, options=options, required=required)

    fitting = (each for each in plan.awards if applies_to(each.applies, snapshot, nomination))
    awards = options_of((each.id, each.name) for each in fitting)
    yield ask("award", "Hình thức đề nghị", "choice", awards, required=True)
    if nominee.is_person and plan.roles:
        roles = options_of((each.id, each.title) for each in plan.roles)
        yield ask("roles", "Vai trò trong phong trào", "choices", roles, required=True)
    quotas = quotas_for(snapshot)
    if len(quotas) > 1 or nomination.quota:
        lines = options_of((each.id, each.title) for each in quotas)
        yield ask("quota", "Tính vào dòng số lượng", "choice", lines, required=False)
    yield ask("note", "Ghi chú trong danh sách", "text", (), required=False)
