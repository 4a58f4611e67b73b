"""The forms of the registers: a nominee with everything the report forms ask, and a unit with its signers."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from app.domain.finding import Place
from app.domain.nominee import Nominee
from app.domain.plan import Column, FieldKind, Option
from app.domain.unit import Signer, Unit, is_deputy
from app.forms.general_questions import AUTHORITIES
from app.forms.nominee_questions import EARLIER_AWARDS, HONORIFICS, RECORD_LABELS, RECORDS, SEXES
from app.forms.questions import YES_NO
from app.forms.spec import FormField, FormSection

_FORMS = "Mẫu báo cáo thành tích, Nghị định 91/2017/NĐ-CP"


def nominee_form(nominee: Nominee, types: tuple[Option, ...], hint: str = "") -> tuple[FormSection, ...]:
    """The sections of one nominee; ``types`` are the kinds of collectives any plan knows, ``hint`` tells of others."""
    own = _person(nominee) if nominee.is_person else _body(nominee, types, hint)
    return (*own, FormSection(title="Khen thưởng, kỷ luật", fields=tuple(_history(nominee))))


def unit_form(unit: Unit, types: tuple[Option, ...]) -> tuple[FormSection, ...]:
    """The sections of one unit, one for each signer among them."""
    return (
        FormSection(title="Đơn vị", fields=tuple(_unit(types))),
        FormSection(
            title="Tên in trên văn bản",
            guidance="Trang bên phải cho thấy phần đầu và phần ký sẽ in ra như thế nào.",
            fields=tuple(_printed()),
        ),
        *(_signer(each) for each in unit.signers),
    )


def _person(nominee: Nominee) -> Iterator[FormSection]:
    def ask(field: str, label: str, kind: FieldKind = "text", help_: str = "", **more: Any) -> FormField:
        return _ask(nominee, field, label, kind, help_, **more)

    yield FormSection(
        title="Lý lịch",
        fields=(
            ask("honorific", "Ông/Bà", "choice", required=True, options=HONORIFICS),
            ask("name", "Họ và tên", help_="Viết đủ, như sẽ in trên bằng.", required=True),
            ask("alias", "Tên gọi khác"),
            ask("sex", "Giới tính", "choice", options=SEXES),
            ask("birth", "Ngày sinh", "date", "Biết đến đâu ghi đến đó: 2/9/1985, 9/1985 hoặc 1985."),
            ask("ethnicity", "Dân tộc"),
            ask("religion", "Tôn giáo"),
            ask("hometown", "Quê quán"),
            ask("address", "Nơi ở"),
            ask("phone", "Điện thoại"),
        ),
    )
    yield FormSection(
        title="Công tác",
        fields=(
            ask("position", "Chức vụ chính quyền, chức danh", required=True),
            ask("workplace", "Đơn vị công tác", required=True),
            ask("occupation", "Nghề nghiệp", help_="Với người không giữ chức vụ."),
            ask("party_position", "Chức vụ Đảng"),
            ask("union_position", "Chức vụ đoàn thể"),
        ),
    )
    yield FormSection(
        title="Trình độ",
        clause=_FORMS,
        fields=(
            ask("education", "Trình độ chuyên môn, nghiệp vụ"),
            ask("political_theory", "Trình độ lý luận chính trị"),
            ask("degree", "Học hàm, học vị"),
            ask("honours", "Danh hiệu, giải thưởng"),
        ),
    )


def _body(nominee: Nominee, types: tuple[Option, ...], hint: str) -> Iterator[FormSection]:
    def ask(field: str, label: str, kind: FieldKind = "text", help_: str = "", **more: Any) -> FormField:
        return _ask(nominee, field, label, kind, help_, **more)

    fields = [ask("name", "Tên đầy đủ", help_="Viết đủ, không viết tắt, như sẽ in trên bằng.", required=True)]
    if nominee.kind != "household":
        fields.append(ask("unit_type", "Loại tập thể", "choice", hint, options=types))
    fields += [ask("address", "Địa chỉ"), ask("phone", "Điện thoại")]
    if nominee.kind != "household":
        fields += [ask("founded", "Ngày, năm thành lập", "date"), ask("staff", "Số người", "integer")]
    yield FormSection(title="Thông tin chung", fields=tuple(fields))
    yield FormSection(
        title="Đặc điểm, tình hình",
        clause=_FORMS,
        fields=(
            ask("description", "Đặc điểm, tình hình", "long_text"),
            ask("functions", "Chức năng, nhiệm vụ", "long_text"),
        ),
    )


def _history(nominee: Nominee) -> Iterator[FormField]:
    yield _ask(nominee, "earlier_awards", "Đã được khen thưởng", "table", columns=EARLIER_AWARDS)
    for field, label in RECORD_LABELS.items():
        yield _ask(nominee, field, label, "table", columns=RECORDS)


def _ask(
    nominee: Nominee,
    field: str,
    label: str,
    kind: FieldKind = "text",
    help_: str = "",
    *,
    required: bool = False,
    options: tuple[Option, ...] = (),
    columns: tuple[Column, ...] = (),
) -> FormField:
    place = Place(part="nominee", id=nominee.id, field=field)
    return FormField(
        place=place, label=label, kind=kind, help=help_, required=required, options=options, columns=columns
    )


def _unit(types: tuple[Option, ...]) -> Iterator[FormField]:
    yield _own("name", "Tên đơn vị", help_="Viết đầy đủ như trong câu văn: Ủy ban nhân dân xã …", required=True)
    yield _own("type", "Loại đơn vị", "choice", options=types, required=True)
    yield _own("place", "Địa danh", help_="Ghi trước ngày tháng trên văn bản.", required=True)
    yield _own("superior", "Cơ quan cấp trên trực tiếp")
    yield _own("superior_head", "Người đứng đầu cơ quan cấp trên", help_="Ghi chức vụ, không ghi tên.")
    yield _own("recipients", "Nơi nhận thường dùng", "long_text", "Mỗi nơi một dòng.")


def _printed() -> Iterator[FormField]:
    yield _own("superior_letterhead", "Cơ quan chủ quản in phía trên", "long_text", "Không có thì để trống.")
    yield _own("letterhead", "Tên in trên đầu văn bản", "long_text", "Mỗi dòng một dòng in.", required=True)
    yield _own("symbol", "Ký hiệu cơ quan", help_="Phần sau dấu gạch trong số văn bản, ví dụ UBND.", required=True)
    yield _own("body_name", "Tập thể mà người ký thay mặt", help_="Đứng sau chữ TM., ví dụ Ủy ban nhân dân.")
    yield _own("drafter", "Ký hiệu bộ phận soạn thảo", help_="Đứng sau “Lưu: VT”.")


def _signer(signer: Signer) -> FormSection:
    def ask(field: str, label: str, kind: FieldKind = "text", **more: Any) -> FormField:
        return _own(field, label, kind, signer=signer.id, **more)

    fields = [
        ask("name", "Họ và tên", required=True),
        ask("position", "Chức vụ", required=True),
        ask("authority", "Thẩm quyền ký", "choice", options=AUTHORITIES),
    ]
    if signer.authority in ("deputy", "by_order", "delegated"):
        fields.append(ask("head_position", "Chức vụ của người được ký thay", required=True))
    if signer.authority == "by_order":
        fields.append(ask("ordered_position", "Chức vụ người được giao ký", required=is_deputy(signer.position)))
    fields.append(ask("collective", "Ký thay mặt tập thể (TM.)", "yes_no", options=YES_NO))
    fields.append(ask("office", "Chức vụ khác ghi trên họ tên", help_="Chỉ dùng cho hội đồng, ban chỉ đạo."))
    return FormSection(title=f"Người ký: {signer.name.strip() or 'chưa ghi tên'}", fields=tuple(fields))


def _own(
    field: str,
    label: str,
    kind: FieldKind = "text",
    help_: str = "",
    *,
    signer: str = "",
    required: bool = False,
    options: tuple[Option, ...] = (),
) -> FormField:
    place = Place(part="unit", id=signer, field=field)
    return FormField(place=place, label=label, kind=kind, help=help_, required=required, options=options)
