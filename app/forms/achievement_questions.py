"""Step 4: the ledger of achievements, and what of it each summary tells."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from app.domain.achievement import Achievement
from app.domain.dossier import Nomination, Snapshot
from app.domain.finding import Place
from app.domain.plan import Column, FieldKind, Option
from app.forms.questions import called, cases, evidence_options, options_of
from app.forms.spec import FormField, FormSection

_FIGURES = (
    Column(id="title", title="Chỉ số"),
    Column(id="value", title="Giá trị"),
    Column(id="unit", title="Đơn vị tính", required=False),
    Column(id="source", title="Nguồn", required=False),
    Column(id="as_of", title="Tính đến", kind="date", required=False),
)
_TAKING_PART = (
    "Đánh dấu ở đây chưa đưa vào bản tóm tắt của họ; người có trong hồ sơ thì bấm “Gắn cho người tham gia” ở trên."
)

_ROLES = "Ví dụ: Chủ trì, Phối hợp, Tham gia; để trống cũng được."


def achievement_sections(snapshot: Snapshot) -> Iterator[FormSection]:
    """The achievements first, then one section for each nomination."""
    for achievement in snapshot.dossier.achievements:
        title = achievement.title.strip() or "Thành tích chưa ghi tên"
        yield FormSection(title=title, fields=tuple(_achievement(snapshot, achievement)))
    for nomination, nominee in cases(snapshot):
        yield FormSection(title=called(nominee), fields=tuple(_summary(snapshot, nomination)), nomination=nomination.id)


def _achievement(snapshot: Snapshot, achievement: Achievement) -> Iterator[FormField]:
    areas = options_of((each.id, each.title) for each in snapshot.plan.content_areas)
    nominees = options_of((each.id, each.name) for each in snapshot.dossier.nominees)
    for field in achievement_fields(achievement, areas, nominees, evidence_options(snapshot)):
        yield replace(field, help=_TAKING_PART) if field.place.field == "participants" else field


def achievement_fields(
    achievement: Achievement, areas: tuple[Option, ...], nominees: tuple[Option, ...], evidence: tuple[Option, ...]
) -> Iterator[FormField]:
    """The questions of one achievement, the same in the ledger and in a dossier; without ``areas`` none is asked."""

    def ask(
        field: str, label: str, kind: FieldKind = "text", options: tuple[Option, ...] = (),
        columns: tuple[Column, ...] = (), help: str = "",  # noqa: A002
    ) -> FormField:  # fmt: skip
        place = Place(part="achievement", id=achievement.id, field=field)
        required = field == "title"
        return FormField(
            place=place, label=label, kind=kind, options=options, columns=columns, required=required, help=help
        )

    yield ask("title", "Việc đã làm")
    if areas:
        yield ask("area", "Nội dung thi đua", "choice", areas)
    yield ask("date", "Ngày, tháng hoặc năm", "date")
    yield ask("result", "Kết quả", "long_text")
    yield ask("figures", "Số liệu", "table", columns=_FIGURES)
    yield ask("participants", "Người, tập thể tham gia", "choices", nominees)
    names = {each.id: each.title for each in nominees}
    taking_part = [each.nominee for each in achievement.participants if each.nominee in names]
    for number, nominee in enumerate(taking_part):
        yield ask(f"participants.{nominee}", f"Vai trò của {names[nominee]}", help="" if number else _ROLES)
    yield ask("document", "Văn bản", help="Số, ký hiệu hoặc tên quyết định, báo cáo ghi nhận thành tích.")
    yield ask("document_date", "Ngày văn bản", "date")
    yield ask("document_issuer", "Cơ quan ban hành")
    yield ask("tags", "Nhãn", "long_text", help="Mỗi nhãn một dòng, để lọc trong Sổ thành tích; không in ra giấy.")
    yield ask("evidence", "Minh chứng", "choices", evidence)


def _summary(snapshot: Snapshot, nomination: Nomination) -> Iterator[FormField]:
    def place(field: str) -> Place:
        return Place(part="nomination", id=nomination.id, field=field)

    choices = options_of((each.id, each.title) for each in snapshot.dossier.achievements)
    label = "Thành tích đưa vào bản tóm tắt"
    yield FormField(place=place("achievements"), label=label, kind="choices", options=choices)
    help_ = "Để trống thì chương trình soạn từ các thành tích và số liệu."
    yield FormField(place=place("summary_text"), label="Lời văn riêng của bản tóm tắt", kind="long_text", help=help_)
    help_ = "Để trống thì theo mẫu của Kế hoạch."
    label = "Thành tích ghi trên danh sách và trên bằng"
    yield FormField(place=place("certificate_text"), label=label, kind="long_text", help=help_)
