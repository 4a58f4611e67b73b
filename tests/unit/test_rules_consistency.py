"""Whether what the papers will say fits together, and the days follow each other."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest

from app.domain.achievement import Achievement, Participation
from app.domain.dates import PartialDate
from app.domain.dossier import Answer, EventDate, Minutes, Snapshot, Submission
from app.domain.finding import Finding, Place
from app.domain.plan import ContentArea, Event, LegalBasis, Phase
from app.domain.unit import Signer
from app.rules.chronology import chronology_findings
from app.rules.consistency import consistency_findings
from tests.helpers import dossier_builder as make

TODAY = dt.date(2021, 6, 10)


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def consistent(made: Snapshot) -> list[Finding]:
    return list(consistency_findings(made))


def timed(made: Snapshot, today: dt.date = TODAY) -> list[Finding]:
    return list(chronology_findings(made, today))


def said(found: list[Finding]) -> list[tuple[str, str]]:
    return [(each.code, each.severity) for each in found]


def proposing(*nominees: Any, **changes: Any) -> Snapshot:
    return make.snapshot(nominees=nominees, nominations=tuple(make.nomination(each.id) for each in nominees), **changes)


def test_a_sound_dossier_contradicts_itself_nowhere() -> None:
    made = proposing(make.hamlet(), make.person(), minutes=Minutes(date=day("2021-06-01"), number="3"))
    assert consistent(made) == []
    assert timed(made) == []


# ------------------------------------------------------------------ names and people


@pytest.mark.parametrize("name", ["UBND xã Thử", "MTTQ xã", "Hội LHPN xã Thử"])
def test_a_name_with_abbreviations_is_pointed_out(name: str) -> None:
    (finding,) = consistent(proposing(make.hamlet(name=name)))
    assert (finding.code, finding.severity) == ("name-abbreviated", "warning")
    assert finding.place == Place(part="nominee", id="thon-1", field="name")


@pytest.mark.parametrize("field", ["position", "workplace"])
def test_a_person_s_office_is_written_in_full_too(field: str) -> None:
    (finding,) = consistent(proposing(make.person(**{field: "CB UBND xã Thử"})))
    assert finding.place.field == field


def test_nobody_looks_at_nominees_who_are_not_proposed() -> None:
    made = make.snapshot(nominees=(make.hamlet(), make.hamlet("khac", "UBND xã")))
    assert consistent(made) == []


@pytest.mark.parametrize(
    ("honorific", "sex", "wrong"),
    [("Ông", "male", False), ("Bà", "female", False), ("Ông", "female", True), ("Bà", "male", True), ("Bà", "", False)],
)
def test_the_honorific_fits_the_sex(honorific: str, sex: Any, wrong: bool) -> None:
    found = consistent(proposing(make.person(honorific=honorific, sex=sex)))
    assert said(found) == [("honorific", "error")] * wrong


def twice(**second: Any) -> list[Finding]:
    cases = (make.nomination(), replace(make.nomination(id="lan-hai"), **second))
    return consistent(make.snapshot(nominations=cases))


def test_the_same_nominee_twice_for_the_same_award_is_an_error() -> None:
    (finding,) = twice()
    assert (finding.code, finding.severity, finding.place.id) == ("duplicate", "error", "lan-hai")


def test_the_same_nominee_for_two_awards_is_a_warning() -> None:
    assert said(twice(award="khac")) == [("duplicate", "warning")]


@pytest.mark.parametrize(
    ("one", "other"),
    [("Đặng Thị Hòa", "Đặng Thị Hoà"), ("Lê Thúy Uy", "lê  thuý uy"), ("Hòa", "Ho\u0300a"), ("Nguyễn Thị An",) * 2],
)
def test_one_name_in_two_spellings_may_be_one_person(one: str, other: str) -> None:
    found = consistent(proposing(make.person("a", one), make.person("b", other)))
    assert said(found) == [("duplicate-name", "warning")]
    assert found[0].place == Place(part="nomination", id="case-b", field="nominee")


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        (PartialDate(1980), PartialDate(1980, 5, 17), True),
        (PartialDate(1980, 5), PartialDate(1980, 5, 17), True),
        (None, PartialDate(1980), True),
        (PartialDate(1980), PartialDate(1981), False),
        (PartialDate(1980, 5, 17), PartialDate(1980, 5, 18), False),
        (PartialDate(1980, 4), PartialDate(1980, 5, 17), False),
    ],
)
def test_birthdays_tell_people_of_one_name_apart(first: Any, second: Any, same: bool) -> None:
    found = consistent(proposing(make.person("a", birth=first), make.person("b", birth=second)))
    assert bool(found) is same


def test_a_third_of_the_name_is_compared_with_both() -> None:
    people = (make.person(each, birth=PartialDate(year)) for each, year in (("a", 1970), ("b", 1980), ("c", 1980)))
    assert [each.place.id for each in consistent(proposing(*people))] == ["case-c"]


@pytest.mark.parametrize(("address", "same"), [("xã Thử", True), ("Xã  thử", True), ("", True), ("xã Khác", False)])
def test_addresses_tell_collectives_of_one_name_apart(address: str, same: bool) -> None:
    found = consistent(proposing(make.hamlet("a", address="xã Thử"), make.hamlet("b", address=address)))
    assert bool(found) is same


def test_a_person_and_a_collective_of_one_name_are_two() -> None:
    assert consistent(proposing(make.hamlet("a", "Hòa Bình"), make.person("b", "Hòa Bình"))) == []


# ------------------------------------------------------------------ who signs


def signed_by(**signer: Any) -> list[Finding]:
    made = replace(Signer(id="ky", name="Lê Thị Mẫu", position="Chủ tịch"), **signer)
    return consistent(make.snapshot(unit=make.unit(signers=(made,)), submission=Submission(signer="ky")))


@pytest.mark.parametrize("position", ["Phó Chủ tịch", "PHÓ CHỦ TỊCH", "Phó  Giám đốc", "pho\u0301 chánh văn phòng"])
def test_a_deputy_who_signs_as_the_head_must_sign_for_the_head(position: str) -> None:
    (finding,) = signed_by(position=position)
    assert (finding.code, finding.severity) == ("signer-deputy", "error")
    assert finding.place == Place(part="unit", id="ky", field="authority")
    assert finding.clause == "Nghị định 30/2020/NĐ-CP, Điều 13"


def test_a_deputy_who_signs_for_the_head_is_in_order() -> None:
    assert signed_by(position="Phó Chủ tịch", authority="deputy", head_position="Chủ tịch") == []


def test_only_a_deputy_signs_as_a_deputy() -> None:
    assert said(signed_by(authority="deputy", head_position="Chủ tịch")) == [("signer-deputy", "error")]


@pytest.mark.parametrize(
    ("authority", "position"),
    [("deputy", "Phó Chủ tịch"), ("by_order", "Chánh Văn phòng"), ("delegated", "Trưởng phòng")],
)
def test_who_signs_for_another_must_say_for_whom(authority: Any, position: str) -> None:
    (finding,) = signed_by(authority=authority, position=position, head_position=" ")
    assert (finding.code, finding.place.field) == ("signer-head", "head_position")


@pytest.mark.parametrize("authority", ["head", "acting"])
def test_the_head_and_the_acting_head_sign_for_nobody(authority: Any) -> None:
    assert signed_by(authority=authority, head_position="") == []


@pytest.mark.parametrize(
    ("position", "ordered", "codes"),
    [
        ("Chánh Văn phòng", "", []),
        ("Phó Chánh Văn phòng", "Chánh Văn phòng", []),
        ("Phó Chánh Văn phòng", " ", [("signer-order", "error")]),
        ("Chánh Văn phòng", "Trưởng phòng", [("signer-order", "error")]),
        ("Phó Chánh Văn phòng", "CVP", [("name-abbreviated", "warning")]),
    ],
)
def test_an_order_is_given_to_a_head_whose_deputy_may_sign_for_him(position: str, ordered: str, codes: Any) -> None:
    found = signed_by(position=position, authority="by_order", head_position="Chủ tịch", ordered_position=ordered)
    assert said(found) == codes
    assert all(finding.place.field == "ordered_position" for finding in found)


def test_the_signer_s_office_is_written_in_full() -> None:
    assert said(signed_by(position="CT UBND")) == [("name-abbreviated", "warning")]


# ------------------------------------------------------------------ references and achievements

WORK = Achievement(id="viec", title="Tuyên truyền", area="tt", date=PartialDate(2021, 5))


def ledger(*achievements: Achievement, plan: Any = None, **case: Any) -> Snapshot:
    made = make.nomination(achievements=tuple(each.id for each in achievements), **case)
    return make.snapshot(plan, achievements=achievements, nominations=(made,))


def test_lost_achievements_and_evidence_are_errors_where_they_were_cited() -> None:
    case = make.nomination(achievements=("mất",), answers={"hoi": Answer(evidence=("bien-ban", "mất"))})
    made = make.snapshot(nominations=(case,), achievements=(replace(WORK, evidence=("mất",)),))
    assert [(each.code, each.place.part, each.place.field) for each in consistent(made)] == [
        ("lost-achievement", "nomination", "achievements"),
        ("lost-evidence", "nomination", "hoi.evidence"),
        ("lost-evidence", "achievement", "evidence"),
    ]


@pytest.mark.parametrize(("area", "warned"), [("tt", False), ("", True), ("khác", True)])
def test_an_achievement_belongs_to_a_content_of_the_movement(area: str, warned: bool) -> None:
    plan = make.plan(content_areas=(ContentArea(id="tt", title="Tuyên truyền"),))
    found = consistent(ledger(replace(WORK, area=area), plan=plan))
    assert said(found) == [("achievement-area", "warning")] * warned
    assert consistent(ledger(replace(WORK, area=area))) == []


@pytest.mark.parametrize(
    ("who", "warned"), [((), False), (("thon-1",), False), (("khac",), True), (("khac", "thon-1"), False)]
)
def test_who_cites_an_achievement_took_part_in_it(who: tuple[str, ...], warned: bool) -> None:
    work = replace(WORK, participants=tuple(Participation(nominee=each) for each in who))
    assert said(consistent(ledger(work))) == [("achievement-part", "warning")] * warned


@pytest.mark.parametrize("field", ["summary_text", "certificate_text"])
@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("Bà Đặng Thị Hòa đã làm tốt.", False),
        ("Bà ĐẶNG THỊ HÒA đã làm tốt.", False),
        ("Bà Đặng Thị Hoà đã làm tốt.", True),
        ("Bà Đặng Thị Hòa đã làm tốt; bà Đặng Thị Hoà đi đầu.", True),
        ("Bà Đặng\nThị  Hòa đã làm tốt.", False),
        ("Đã làm tốt.", False),
        ("", False),
    ],
)
def test_texts_of_one_s_own_spell_the_name_as_the_list_does(field: str, text: str, wrong: bool) -> None:
    made = make.snapshot(
        nominees=(make.person(name="Đặng Thị Hòa"),), nominations=(make.nomination("ba-mau", **{field: text}),)
    )
    found = consistent(made)
    assert [(each.severity, each.place.field) for each in found] == [("error", field)] * wrong


def test_a_hamlet_may_be_written_small_within_a_sentence() -> None:
    assert consistent(make.snapshot(nominations=(make.nomination(summary_text="Nhân dân thôn Một đoàn kết."),))) == []


# ------------------------------------------------------------------ days


@pytest.mark.parametrize(
    ("met", "signed", "expected"),
    [
        (None, None, []),
        ("2021-06-01", "2021-06-01", []),
        ("2021-06-02", "2021-06-01", [("dates-minutes", "error")]),
        ("2021-02-07", None, [("dates-meeting", "error")]),
        ("2021-02-08", None, []),
        (None, "2021-02-07", [("dates-plan", "error")]),
        (None, "2021-02-08", []),
        (None, "2021-06-11", [("dates-future", "warning")]),
        ("2021-06-11", None, [("dates-future", "warning")]),
        ("2021-06-10", "2021-06-10", []),
    ],
)
def test_plan_meeting_and_submission_follow_each_other(met: Any, signed: Any, expected: list[Any]) -> None:
    made = make.snapshot(
        minutes=Minutes(date=day(met) if met else None, number="3" if met else ""),
        submission=Submission(signer="chu-tich", date=day(signed) if signed else None, number="5" if signed else ""),
    )
    assert said(timed(made)) == expected


def test_number_and_date_of_the_submission_come_together() -> None:
    for number, date, warned in (
        ("5", None, True),
        ("", day("2021-06-01"), True),
        ("", None, False),
        (" ", None, False),
    ):
        made = make.snapshot(submission=Submission(signer="chu-tich", number=number, date=date))
        assert said(timed(made)) == [("dates-number", "warning")] * warned


def test_minutes_with_a_number_have_a_day() -> None:
    (finding,) = timed(make.snapshot(minutes=Minutes(number="03/BB")))
    assert (finding.severity, finding.place) == ("warning", Place(part="minutes", field="date"))


def test_nobody_decides_before_the_submission() -> None:
    made = make.snapshot(submission=Submission(date=day("2021-06-02"), number="1"), decision_date=day("2021-06-01"))
    (finding,) = timed(made)
    assert (finding.severity, finding.place) == ("error", Place(part="dossier", id="ho-so", field="decision_date"))


def test_an_event_before_the_plan_is_doubted() -> None:
    plan = make.plan(events=(Event(id="tong-ket", title="Tổng kết"),))
    events = {"tong-ket": EventDate(date=day("2012-06-30")), "lạ": EventDate(date=day("2012-06-30"))}
    assert [(each.code, each.place.id) for each in timed(make.snapshot(plan, events=events))] == [
        ("dates-event", "tong-ket")
    ]


WHOLE = Phase(id="ca", title="Cả đợt", kind="whole", start=day("2021-02-08"), event="bau-cu", clause="IV")
ELECTION = Event(id="bau-cu", title="Ngày bầu cử", date=day("2021-05-23"))


@pytest.mark.parametrize(
    ("date", "warned"),
    [
        (PartialDate(2021, 2, 7), True),
        (PartialDate(2021, 1), True),
        (PartialDate(2020), True),
        (PartialDate(2021, 2), False),
        (PartialDate(2021), False),
        (PartialDate(2021, 5, 23), False),
        (PartialDate(2021, 5), False),
        (PartialDate(2021, 5, 24), True),
        (PartialDate(2022), True),
        (None, False),
    ],
)
def test_achievements_outside_the_movement_are_pointed_out(date: PartialDate | None, warned: bool) -> None:
    plan = make.plan(phases=(WHOLE,), events=(ELECTION,))
    found = timed(ledger(replace(WORK, date=date), plan=plan))
    assert [(each.code, each.clause) for each in found] == [("dates-achievement", "IV")] * warned


def test_a_movement_whose_end_is_not_fixed_has_no_end_yet() -> None:
    plan = make.plan(phases=(WHOLE,), events=(replace(ELECTION, date=None, provisional=day("2021-05-23")),))
    assert timed(ledger(replace(WORK, date=PartialDate(2022)), plan=plan)) == []


OLD_LAW = LegalBasis(id="luat", citation="Luật cũ", valid_from=day("2017-10-01"), valid_to=day("2023-12-31"))


@pytest.mark.parametrize(("signed", "warned"), [("2023-12-31", False), ("2024-01-01", True)])
def test_a_legal_basis_out_of_force_is_pointed_out(signed: str, warned: bool) -> None:
    made = make.snapshot(
        make.plan(legal_bases=(OLD_LAW,)), submission=Submission(signer="chu-tich", number="1", date=day(signed))
    )
    assert said(timed(made, day("2024-06-01"))) == [("basis", "warning")] * warned


def test_a_law_that_is_not_in_force_yet_is_no_basis_either() -> None:
    (finding,) = timed(make.snapshot(make.plan(legal_bases=(replace(OLD_LAW, valid_from=day("2022-01-01")),))))
    assert "chưa có hiệu lực" in finding.message


def test_a_basis_that_is_not_cited_is_not_looked_at() -> None:
    made = make.snapshot(make.plan(legal_bases=(replace(OLD_LAW, cite=False),)))
    assert timed(made, day("2026-01-01")) == []


def test_an_undated_submission_is_held_to_the_last_day_fixed_so_far_else_to_today() -> None:
    plan = make.plan(legal_bases=(OLD_LAW,), events=(Event(id="tong-ket", title="Tổng kết"),))
    assert said(timed(make.snapshot(plan), day("2026-01-01"))) == [("basis", "warning")]
    fixed = make.snapshot(plan, events={"tong-ket": EventDate(date=day("2021-06-30"), fixed=True)})
    assert timed(fixed, day("2026-01-01")) == []


@pytest.mark.parametrize(("signer", "told"), [("TRẦN THỊ MẪU", True), ("Trần Thị Khác", False), (" ", False)])
def test_who_signs_for_himself_is_to_be_looked_at(signer: str, told: bool) -> None:
    unit = make.unit(signers=(Signer(id="chu-tich", name=signer, position="Chủ tịch"),))
    made = make.snapshot(
        nominees=(make.person(name="Trần Thị Mẫu"),),
        nominations=(make.nomination("ba-mau"),),
        unit=unit,
        submission=Submission(signer="chu-tich"),
    )
    found = [each for each in consistent(made) if each.code == "signer-nominee"]
    assert [each.severity for each in found] == ["warning"] * told


def test_an_achievement_without_a_name_is_not_quoted() -> None:
    plan = make.plan(content_areas=(ContentArea(id="tt", title="Tuyên truyền"),))
    made = ledger(replace(WORK, title=" ", area=""), plan=plan)
    assert [each.message for each in consistent(made) if each.code == "achievement-area"] == [
        "Thành tích (chưa có tên) chưa xếp vào nội dung nào của phong trào."
    ]


@pytest.mark.parametrize(
    ("submission", "says"),
    [
        (Submission(number="05"), "Tờ trình đã ghi số nhưng chưa có ngày"),
        (Submission(date=dt.date(2021, 6, 9)), "Tờ trình đã ghi ngày nhưng chưa có số"),
    ],
)
def test_it_is_told_which_of_number_and_date_is_missing(submission: Submission, says: str) -> None:
    (finding,) = [each for each in timed(make.snapshot(submission=submission)) if each.code == "dates-number"]
    assert finding.message.startswith(says)
