"""Whether what the papers will say fits together: names, people, who signs for whom, what refers to what."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from app.domain.achievement import Achievement
from app.domain.dates import PartialDate
from app.domain.dossier import Nomination, Snapshot
from app.domain.finding import Finding, Place, Severity, Topic
from app.domain.nominee import Nominee
from app.domain.unit import Authority, Signer, is_deputy
from app.domain.vietnamese import abbreviations_in, clean_text, nfc, same_name_key

_SIGNING = "Nghị định 30/2020/NĐ-CP, Điều 13"
_FOR_ANOTHER: Mapping[Authority, str] = {
    "deputy": "ký thay (KT.)",
    "by_order": "ký thừa lệnh (TL.)",
    "delegated": "ký thừa ủy quyền (TUQ.)",
}
_IN_FULL = "Viết đầy đủ, không viết tắt."


def consistency_findings(snapshot: Snapshot) -> Iterator[Finding]:
    """Contradictions inside the dossier."""
    nominees = {each.id: each for each in snapshot.dossier.nominees}
    proposed = dict.fromkeys(each.nominee for each in snapshot.dossier.nominations)
    for nominee_id in proposed:
        if nominee_id in nominees:
            yield from _names(nominees[nominee_id])
    yield from _duplicates(snapshot, nominees)
    if snapshot.dossier.signer is not None:
        yield from _authority(snapshot.dossier.signer)
        yield from _own_case(snapshot.dossier.signer, snapshot, nominees)
    yield from _references(snapshot)
    yield from _achievements(snapshot, nominees)
    yield from _own_texts(snapshot, nominees)


def _names(nominee: Nominee) -> Iterator[Finding]:
    texts = {"name": nominee.name}
    if nominee.is_person:
        texts |= {"position": nominee.position, "workplace": nominee.workplace}
    for field, text in texts.items():
        if shortened := abbreviations_in(text):
            mend = "Viết đầy đủ như sẽ in trên bằng." if field == "name" else _IN_FULL
            message = f"{nominee.name}: “{text}” còn viết tắt: {', '.join(shortened)}."
            place = Place(part="nominee", id=nominee.id, field=field)
            yield _finding("name-abbreviated", "warning", "nominees", message, place, mend)
    if nominee.is_person and nominee.honorific and not _fits_sex(nominee):
        message = f"{nominee.name}: cách xưng “{nominee.honorific}” không khớp giới tính."
        place = Place(part="nominee", id=nominee.id, field="honorific")
        yield _finding("honorific", "error", "nominees", message, place, "Sửa xưng hô hoặc giới tính.")


def _fits_sex(nominee: Nominee) -> bool:
    return {"male": "Ông", "female": "Bà"}.get(nominee.sex, nominee.honorific) == nominee.honorific


def _duplicates(snapshot: Snapshot, nominees: Mapping[str, Nominee]) -> Iterator[Finding]:
    """The same nominee twice is an error; the same name with nothing to tell the two apart is a warning."""
    named: dict[str, list[tuple[Nomination, Nominee]]] = {}
    for nomination in snapshot.dossier.nominations:
        nominee = nominees.get(nomination.nominee)
        if nominee is None:
            continue
        before = named.setdefault(same_name_key(nominee.name), [])
        yield from _repeats(nomination, nominee, before)
        before.append((nomination, nominee))


def _repeats(nomination: Nomination, nominee: Nominee, before: list[tuple[Nomination, Nominee]]) -> Iterator[Finding]:
    """What is wrong with a nomination after those of the same name ``before`` it."""
    place = Place(part="nomination", id=nomination.id, field="nominee")
    same = [earlier for earlier, other in before if other.id == nominee.id]
    if any(earlier.award == nomination.award for earlier in same):
        message = f"{nominee.name}: được đề nghị hai lần trong hồ sơ."
        yield _finding("duplicate", "error", "nominees", message, place, "Bỏ bớt một trường hợp.")
    elif same:
        message = f"{nominee.name}: được đề nghị nhiều hình thức khen thưởng trong cùng hồ sơ."
        mend = "Kiểm tra Kế hoạch có cho đề nghị nhiều hình thức không."
        yield _finding("duplicate", "warning", "nominees", message, place, mend)
    elif twin := next((other for _, other in before if _may_be_same(other, nominee)), None):
        message = f"{nominee.name}: có thể trùng với “{twin.name}” đã có trong hồ sơ."
        mend = "Kiểm tra có phải một đối tượng; nếu khác nhau, ghi rõ ngày sinh hoặc địa chỉ."
        yield _finding("duplicate-name", "warning", "nominees", message, place, mend)


def _may_be_same(one: Nominee, other: Nominee) -> bool:
    """Whether nothing tells two nominees of one name apart."""
    if one.kind != other.kind or not one.name.strip():
        return False
    if one.is_person:
        return one.birth is None or other.birth is None or _may_be_same_day(one.birth, other.birth)
    apart = {same_name_key(one.address), same_name_key(other.address)}
    return "" in apart or len(apart) == 1


def _may_be_same_day(one: PartialDate, other: PartialDate) -> bool:
    """Whether the two say the same as far as both are known."""
    parts = ((one.year, other.year), (one.month, other.month), (one.day, other.day))
    return all(left is None or right is None or left == right for left, right in parts)


def _authority(signer: Signer) -> Iterator[Finding]:
    """Who signs for whom (Decree 30/2020, Điều 13): a deputy for the head, and nobody else for a deputy."""
    deputy = is_deputy(signer.position)
    place = Place(part="unit", id=signer.id, field="authority")
    if deputy and signer.authority == "head":
        message = f"{signer.position} {signer.name} ký thì phải ghi ký thay (KT.) người đứng đầu."
        mend = "Sửa thẩm quyền ký thành cấp phó ký thay."
        yield _finding("signer-deputy", "error", "submission", message, place, mend, _SIGNING)
    if signer.authority == "deputy" and signer.position.strip() and not deputy:
        message = f"{signer.position} {signer.name} không phải cấp phó nên không ký thay (KT.)."
        yield _finding("signer-deputy", "error", "submission", message, place, "Sửa thẩm quyền ký.", _SIGNING)
    if signer.authority in _FOR_ANOTHER and not signer.head_position.strip():
        message = f"{signer.name} {_FOR_ANOTHER[signer.authority]} nhưng chưa ghi chức vụ của người được ký thay."
        place = Place(part="unit", id=signer.id, field="head_position")
        mend = "Ghi chức vụ của người đứng đầu, ví dụ Chủ tịch."
        yield _finding("signer-head", "error", "submission", message, place, mend, _SIGNING)
    if signer.authority == "by_order":
        yield from _order(signer)
    for field in ("position", "ordered_position", "office"):
        text: str = getattr(signer, field)
        if shortened := abbreviations_in(text):
            message = f"Chức vụ người ký “{text}” còn viết tắt: {', '.join(shortened)}."
            place = Place(part="unit", id=signer.id, field=field)
            yield _finding("name-abbreviated", "warning", "submission", message, place, _IN_FULL, _SIGNING)


def _own_case(signer: Signer, snapshot: Snapshot, nominees: Mapping[str, Nominee]) -> Iterator[Finding]:
    """Nothing forbids to sign for oneself, but who receives the dossier will ask."""
    people = (nominees.get(each.nominee) for each in snapshot.dossier.nominations)
    named = (each for each in people if each and each.is_person and each.name.strip())
    if any(same_name_key(each.name) == same_name_key(signer.name) for each in named):
        message = f"{signer.name} vừa được đề nghị khen thưởng vừa ký tờ trình, bản tóm tắt thành tích của chính mình."
        mend = "Nên để người khác có thẩm quyền ký, ví dụ cấp phó ký thay (KT.); nếu chỉ trùng tên thì bỏ qua."
        place = Place(part="submission", field="signer")
        yield _finding("signer-nominee", "warning", "submission", message, place, mend)


def _order(signer: Signer) -> Iterator[Finding]:
    """An order is given to a head, who may let the own deputy sign it, and nobody else (Điều 13.4)."""
    place = Place(part="unit", id=signer.id, field="ordered_position")
    deputy, ordered = is_deputy(signer.position), bool(signer.ordered_position.strip())
    if deputy and not ordered:
        message = f"{signer.position} {signer.name} ký thừa lệnh (TL.) nhưng chưa ghi ký thay (KT.) ai."
        mend = "Ghi chức vụ của người được giao ký thừa lệnh, ví dụ Chánh Văn phòng."
        yield _finding("signer-order", "error", "submission", message, place, mend, _SIGNING)
    if ordered and signer.position.strip() and not deputy:
        message = f"{signer.position} {signer.name} không phải cấp phó nên không ký thay {signer.ordered_position}."
        mend = "Để trống chức vụ của người được giao ký thừa lệnh, hoặc sửa chức vụ người ký."
        yield _finding("signer-order", "error", "submission", message, place, mend, _SIGNING)


def _references(snapshot: Snapshot) -> Iterator[Finding]:
    """Everything that is cited must be in the dossier."""
    mend = "Gắn lại hoặc bỏ khỏi trường hợp này."
    achievements = {each.id for each in snapshot.dossier.achievements}
    evidence = {each.id for each in snapshot.dossier.evidence}
    for nomination in snapshot.dossier.nominations:
        if not achievements.issuperset(nomination.achievements):
            place = Place(part="nomination", id=nomination.id, field="achievements")
            message = "Có thành tích đã gắn nhưng không còn trong sổ."
            yield _finding("lost-achievement", "error", "achievements", message, place, mend)
        for criterion, answer in nomination.answers.items():
            if not evidence.issuperset(answer.evidence):
                place = Place(part="nomination", id=nomination.id, field=f"{criterion}.evidence")
                message = "Có minh chứng đã gắn nhưng không còn trong hồ sơ."
                yield _finding("lost-evidence", "error", "criteria", message, place, mend)
    for achievement in snapshot.dossier.achievements:
        if not evidence.issuperset(achievement.evidence):
            place = Place(part="achievement", id=achievement.id, field="evidence")
            message = f"{_achievement(achievement)} có minh chứng không còn trong hồ sơ."
            yield _finding("lost-evidence", "error", "achievements", message, place, "Gắn lại hoặc bỏ minh chứng đó.")


def _achievements(snapshot: Snapshot, nominees: Mapping[str, Nominee]) -> Iterator[Finding]:
    """Achievements without a content area, and those cited by somebody who had no part in them."""
    areas = {each.id for each in snapshot.plan.content_areas}
    for achievement in snapshot.dossier.achievements:
        if areas and achievement.area not in areas:
            message = f"{_achievement(achievement)} chưa xếp vào nội dung nào của phong trào."
            place = Place(part="achievement", id=achievement.id, field="area")
            yield _finding("achievement-area", "warning", "achievements", message, place, "Chọn nội dung thi đua.")
    ledger = {each.id: each for each in snapshot.dossier.achievements}
    for nomination in snapshot.dossier.nominations:
        nominee = nominees.get(nomination.nominee)
        cited = (ledger[each] for each in dict.fromkeys(nomination.achievements) if each in ledger)
        for achievement in cited if nominee else ():
            took_part = [each.nominee for each in achievement.participants]
            if nominee and took_part and nominee.id not in took_part:
                which = _achievement(achievement)
                message = f"{nominee.name}: không có tên trong những người tham gia {which[:1].lower()}{which[1:]}."
                place = Place(part="nomination", id=nomination.id, field="achievements")
                mend = "Bỏ thành tích này, hoặc ghi thêm người tham gia."
                yield _finding("achievement-part", "warning", "achievements", message, place, mend)


def _achievement(achievement: Achievement) -> str:
    return f"Thành tích “{achievement.title}”" if achievement.title.strip() else "Thành tích (chưa có tên)"


def _own_texts(snapshot: Snapshot, nominees: Mapping[str, Nominee]) -> Iterator[Finding]:
    """Texts written by hand must spell their nominee as the list does; capitals may differ."""
    for nomination in snapshot.dossier.nominations:
        nominee = nominees.get(nomination.nominee)
        if nominee is None or not nominee.name.strip():
            continue
        texts = {"summary_text": nomination.summary_text, "certificate_text": nomination.certificate_text}
        for field, text in texts.items():
            if _spells_otherwise(text, nominee.name):
                what = "Bản tóm tắt" if field == "summary_text" else "Thành tích ghi trên bằng"
                message = f"{what} viết tên “{nominee.name}” khác với danh sách."
                place = Place(part="nomination", id=nomination.id, field=field)
                yield _finding("summary-name", "error", "summary", message, place, "Sửa cho giống hệt danh sách.")


def _spells_otherwise(text: str, name: str) -> bool:
    as_spelt = nfc(clean_text(text)).casefold().count(clean_text(name).casefold())
    meant = same_name_key(text).count(same_name_key(name))
    return meant > as_spelt


def _finding(
    code: str, severity: Severity, topic: Topic, message: str, place: Place, mend: str, clause: str = ""
) -> Finding:
    return Finding(code=code, severity=severity, topic=topic, message=message, place=place, clause=clause, mend=mend)
