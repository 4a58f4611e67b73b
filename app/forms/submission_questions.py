"""Step 5: the submission and the meeting it rests on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from app.domain.dossier import Snapshot
from app.domain.finding import Place
from app.domain.plan import FieldKind, Option
from app.forms.questions import called, cases, options_of
from app.forms.spec import FormField, FormSection

_MEETING: Mapping[str, tuple[str, FieldKind, str]] = {
    "number": ("Số biên bản", "text", "Ví dụ 03/BB-UBND."),
    "started": ("Bắt đầu lúc", "text", "Ví dụ 14 giờ 00."),
    "ended": ("Kết thúc lúc", "text", "Ví dụ 15 giờ 30."),
    "place": ("Địa điểm họp", "text", ""),
    "chair": ("Chủ trì", "text", "Họ và tên."),
    "chair_position": ("Chức vụ của người chủ trì", "text", ""),
    "secretary": ("Thư ký", "text", "Họ và tên."),
    "secretary_position": ("Chức vụ của thư ký", "text", ""),
    "summoned": ("Số thành viên được triệu tập", "integer", ""),
    "present": ("Số thành viên có mặt", "integer", "Tỷ lệ biểu quyết tính trên số này."),
    "attendees": ("Thành phần dự họp", "long_text", "Mỗi người một dòng, kèm chức vụ."),
    "invited": ("Khách mời", "long_text", "Mỗi người một dòng, kèm chức vụ."),
}


def submission_sections(snapshot: Snapshot) -> Iterator[FormSection]:
    """What every submission needs first; a meeting with minutes is not everybody's."""
    yield FormSection(title="Tờ trình", fields=tuple(_submission(snapshot)))
    yield FormSection(title="Họp xét khen thưởng", fields=tuple(_meeting(snapshot)))


def _meeting(snapshot: Snapshot) -> Iterator[FormField]:
    needed = any(item.kind == "minutes" and item.necessity == "required" for item in snapshot.plan.dossier_items)
    yield FormField(
        place=Place(part="minutes", field="date"),
        label="Ngày họp xét",
        kind="date",
        help="Chưa họp, hoặc không họp thì để trống.",
        required=needed,
        exact_date=True,
    )
    for field, (label, kind, help_) in _MEETING.items():
        yield FormField(place=Place(part="minutes", field=field), label=label, kind=kind, help=help_)
    for nomination, nominee in cases(snapshot):
        place = Place(part="nomination", id=nomination.id, field="votes")
        yield FormField(place=place, label=f"{called(nominee)}: số phiếu đồng ý", kind="integer")


def _submission(snapshot: Snapshot) -> Iterator[FormField]:
    def ask(
        field: str, label: str, kind: FieldKind = "text", help_: str = "", options: tuple[Option, ...] = (),
        *, required: bool = False,
    ) -> FormField:  # fmt: skip
        return FormField(
            place=Place(part="submission", field=field),
            label=label,
            kind=kind,
            help=help_,
            options=options,
            required=required,
            exact_date=kind == "date",
        )

    signers = options_of((each.id, f"{each.position} {each.name}") for each in snapshot.dossier.unit.signers)
    yield ask("signer", "Người ký", "choice", options=signers, required=True)
    yield ask("number", "Số văn bản", help_="Văn thư cấp sau khi ký; để trống thì chừa chỗ.")
    yield ask("date", "Ngày ký", "date", "Để trống thì chừa chỗ.")
    no_route = snapshot.route is None
    help_ = "Mỗi cơ quan một dòng." if no_route else "Mỗi cơ quan một dòng; để trống thì theo Kế hoạch."
    yield ask("addressees", "Kính gửi", "long_text", help_, required=no_route)
    yield ask("opening", "Lời mở đầu riêng", "long_text", "Để trống thì theo mẫu.")
    yield ask("recipients", "Nơi nhận", "long_text", "Mỗi nơi một dòng; để trống thì theo mẫu.")
