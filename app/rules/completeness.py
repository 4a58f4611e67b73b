"""What a dossier still lacks before its papers can be made: the unit, the submission, the nominees."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from app.domain.dossier import Nomination, Snapshot
from app.domain.finding import Finding, Place, Severity, Topic
from app.domain.nominee import Nominee
from app.rules.applicability import applies_to, asks_for_sex

_UNIT: Mapping[str, str] = {
    "name": "tên đơn vị",
    "type": "loại đơn vị",
    "place": "địa danh",
    "symbol": "ký hiệu cơ quan trong số văn bản",
}
_SUPERIORS: Mapping[str, str] = {
    "superior": "cơ quan cấp trên trực tiếp",
    "superior_head": "người đứng đầu cơ quan cấp trên trực tiếp",
}
_PERSON: Mapping[str, str] = {"honorific": "ông hoặc bà", "position": "chức vụ", "workplace": "đơn vị công tác"}


def completeness_findings(snapshot: Snapshot) -> Iterator[Finding]:
    """Everything that is missing of the unit, the submission and the nominees; figures are told apart."""
    yield from _unit(snapshot)
    yield from _submission(snapshot)
    if not snapshot.dossier.nominations:
        place = Place(part="dossier", field="nominations")
        yield _missing("nominees", "Chưa có đối tượng nào được đề nghị.", place, mend="Thêm ít nhất một đối tượng.")
    nominees = {each.id: each for each in snapshot.dossier.nominees}
    for nomination in snapshot.dossier.nominations:
        nominee = nominees.get(nomination.nominee)
        if nominee is None:
            place = Place(part="nomination", id=nomination.id, field="nominee")
            message = "Một trường hợp đề nghị không còn đối tượng trong hồ sơ."
            yield _missing("nominees", message, place, mend="Chọn lại đối tượng, hoặc bỏ trường hợp này.")
            continue
        yield from _nominee(snapshot, nominee)
        yield from _nomination(snapshot, nomination, nominee)
    yield from _achievements(snapshot)


def _unit(snapshot: Snapshot) -> Iterator[Finding]:
    unit = snapshot.dossier.unit
    for field, title in _UNIT.items():
        if not str(getattr(unit, field)).strip():
            yield _missing("general", f"Chưa ghi {title}.", Place(part="unit", field=field))
    if not any(line.strip() for line in unit.letterhead):
        place = Place(part="unit", field="letterhead")
        yield _missing("general", "Chưa ghi tên đơn vị in trên đầu văn bản.", place)
    yield from _unit_type(snapshot)


def _unit_type(snapshot: Snapshot) -> Iterator[Finding]:
    types = {each.id: each for each in snapshot.plan.unit_types}
    unit_type = snapshot.dossier.unit.type
    if not unit_type.strip() or not types:
        return
    place = Place(part="unit", field="type")
    known = types.get(unit_type)
    if known is None or not known.may_propose:
        message = "Kế hoạch không cho loại đơn vị này đề nghị khen thưởng."
        yield _missing("general", message, place, "unit-type", mend="Chọn lại loại đơn vị theo Kế hoạch.")
        return
    day = snapshot.dossier.submission.date or snapshot.plan.identity.date
    if (known.valid_from and day < known.valid_from) or (known.valid_to and day > known.valid_to):
        message = f"Loại đơn vị “{known.title}” không còn vào ngày lập tờ trình."
        mend = "Chọn loại đơn vị theo tổ chức hành chính hiện hành, hoặc hỏi cơ quan nhận hồ sơ."
        yield _missing("general", message, place, "unit-type", severity="warning", clause=known.clause, mend=mend)


def _submission(snapshot: Snapshot) -> Iterator[Finding]:
    dossier = snapshot.dossier
    signer = dossier.signer
    if signer is None:
        place = Place(part="submission", field="signer")
        yield _missing("submission", "Chưa chọn người ký tờ trình.", place, mend="Chọn người ký.")
    else:
        for field, what in (("name", "họ tên"), ("position", "chức vụ")):
            if not str(getattr(signer, field)).strip():
                yield _missing(
                    "submission", f"Chưa ghi {what} người ký tờ trình.", Place(part="unit", id=signer.id, field=field)
                )
    if not any(each.strip() for each in dossier.submission.addressees):
        yield from _addressees(snapshot)


def _addressees(snapshot: Snapshot) -> Iterator[Finding]:
    """The plan's route names whom the submission goes to, and may need the unit's own superior for that."""
    route = snapshot.route
    if route is None or not route.addressees:
        place = Place(part="submission", field="addressees")
        message = "Kế hoạch không nêu nơi nhận tờ trình của loại đơn vị này."
        yield _missing("submission", message, place, mend="Ghi cơ quan nhận tờ trình ở mục Kính gửi.")
        return
    for field, title in _SUPERIORS.items():
        wanted = any("{" + field + "}" in each.replace(" ", "") for each in route.addressees)
        if wanted and not str(getattr(snapshot.dossier.unit, field)).strip():
            place = Place(part="unit", field=field)
            yield _missing("submission", f"Chưa ghi {title} để kính gửi.", place, clause=route.clause)


def _nominee(snapshot: Snapshot, nominee: Nominee) -> Iterator[Finding]:
    def lack(field: str, what: str, severity: Severity = "error") -> Finding:
        name = nominee.name.strip() or "Một đối tượng"
        place = Place(part="nominee", id=nominee.id, field=field)
        return _missing("nominees", f"{name}: chưa ghi {what}.", place, severity=severity)

    if not nominee.name.strip():
        yield lack("name", "tên")
    if nominee.kind == "collective" and snapshot.plan.unit_types:
        known_types = {each.id for each in snapshot.plan.unit_types if each.may_be_nominee}
        if nominee.unit_type not in known_types:
            yield lack("unit_type", "loại tập thể theo Kế hoạch")
    if nominee.is_person:
        for field, what in _PERSON.items():
            if not str(getattr(nominee, field)).strip():
                yield lack(field, what)
        if not nominee.sex and asks_for_sex(snapshot.plan):
            yield lack("sex", "giới tính")
        if nominee.birth is None:
            yield lack("birth", "ngày sinh hoặc năm sinh", "warning")


def _nomination(snapshot: Snapshot, nomination: Nomination, nominee: Nominee) -> Iterator[Finding]:
    plan = snapshot.plan
    name = nominee.name.strip() or "Một đối tượng"

    def lack(field: str, message: str, mend: str, topic: Topic = "nominees", clause: str = "") -> Finding:
        place = Place(part="nomination", id=nomination.id, field=field)
        return _missing(topic, f"{name}: {message}", place, clause=clause, mend=mend)

    if plan.nominee_kinds and nominee.kind not in plan.nominee_kinds:
        mend = "Bỏ trường hợp này, hoặc chọn đối tượng khác."
        yield lack("nominee", "Kế hoạch không khen thưởng loại đối tượng này.", mend)
    award = next((each for each in plan.awards if each.id == nomination.award), None)
    if award is None:
        yield lack("award", "chưa chọn hình thức khen thưởng.", "Chọn hình thức khen thưởng.")
    elif not applies_to(award.applies, snapshot, nomination):
        message = "hình thức khen thưởng này không dành cho đối tượng."
        yield lack("award", message, "Chọn hình thức khen thưởng khác.", clause=award.clause)
    if nominee.is_person and plan.roles and not {each.id for each in plan.roles}.intersection(nomination.roles):
        yield lack(
            "roles", "chưa chọn vai trò theo Kế hoạch.", "Chọn ít nhất một vai trò.", clause=plan.roles[0].clause
        )
    if _needs_achievements(snapshot, nomination):
        mend = "Gắn ít nhất một thành tích, hoặc viết lời văn riêng của bản tóm tắt."
        yield lack("achievements", "chưa gắn thành tích nào.", mend, "achievements")


def _needs_achievements(snapshot: Snapshot, nomination: Nomination) -> bool:
    """Whether the summary would be told from achievements, and there are none."""
    if nomination.summary_text.strip() or nomination.achievements:
        return False
    parts = snapshot.plan.wording.summary_parts
    return any(part.source == "achievements" and applies_to(part.applies, snapshot, nomination) for part in parts)


def _achievements(snapshot: Snapshot) -> Iterator[Finding]:
    """What a summary tells must say what was done."""
    cited = {each for nomination in snapshot.dossier.nominations for each in nomination.achievements}
    for achievement in snapshot.dossier.achievements:
        if achievement.id in cited and not achievement.title.strip():
            place = Place(part="achievement", id=achievement.id, field="title")
            yield _missing("achievements", "Một thành tích đã gắn chưa ghi việc đã làm.", place)


def _missing(
    topic: Topic,
    message: str,
    place: Place,
    code: str = "missing",
    *,
    clause: str = "",
    mend: str = "Bổ sung ở mục này.",
    severity: Severity = "error",
) -> Finding:
    return Finding(
        code=f"complete-{code}", severity=severity, topic=topic, message=message, place=place, clause=clause, mend=mend
    )
