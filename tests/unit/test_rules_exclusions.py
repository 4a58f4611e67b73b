"""Whom the plan does not let be proposed: awarded lately, with an open record, or by a formula."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest

from app.domain.achievement import Figure
from app.domain.dates import PartialDate
from app.domain.dossier import Snapshot, Submission
from app.domain.finding import Finding, Place
from app.domain.nominee import Discipline, EarlierAward
from app.domain.plan import Applies, Exclusion, Field
from app.rules.exclusions import exclusion_findings
from tests.helpers import dossier_builder as make

TODAY = dt.date(2021, 6, 10)
LATELY = Exclusion(id="vua-khen", title="Đã được khen trong 12 tháng", kind="awarded", within_months=12, clause="V.6")


def under(exclusion: Exclusion, signed: dt.date | None = None, **nominee: Any) -> Snapshot:
    plan = make.plan(
        exclusions=(exclusion,),
        fields=(Field(id="so_nam", title="Số năm", kind="integer", scope="nominee"),),
    )
    return make.snapshot(plan, nominees=(make.hamlet(**nominee),), submission=Submission(date=signed))


def caught(made: Snapshot, today: dt.date = TODAY) -> list[Finding]:
    return list(exclusion_findings(made, today))


def awarded(date: PartialDate | None, **changes: Any) -> dict[str, Any]:
    return {"earlier_awards": (replace(EarlierAward(name="Bằng khen", date=date), **changes),)}


@pytest.mark.parametrize(
    ("date", "months", "expected"),
    [
        (PartialDate(2020, 6, 11), 12, True),
        (PartialDate(2020, 6, 10), 12, True),
        (PartialDate(2020, 6, 9), 12, False),
        (PartialDate(2020, 5), 12, False),
        (PartialDate(2020, 6), 12, True),
        (PartialDate(2019), 12, False),
        (PartialDate(2020), 12, True),
        (PartialDate(2020, 12, 31), 5, False),
        (PartialDate(2021, 7, 1), 12, True),
        (None, 12, True),
        (PartialDate(1990), 0, True),
    ],
)
def test_awards_count_as_long_as_the_limit_runs(date: PartialDate | None, months: int, expected: bool) -> None:
    made = under(replace(LATELY, within_months=months), **awarded(date))
    assert bool(caught(made)) is expected


def test_a_limit_of_months_ends_with_a_short_month() -> None:
    six = replace(LATELY, within_months=6)
    made = under(six, **awarded(PartialDate(2020, 8, 31)))
    assert caught(made, dt.date(2021, 2, 28))
    assert not caught(made, dt.date(2021, 3, 1))


def test_a_limit_beyond_all_calendars_never_ends() -> None:
    assert caught(under(replace(LATELY, within_months=10**6), **awarded(PartialDate(9000))))


def test_the_day_of_the_submission_counts_once_there_is_one() -> None:
    made = under(LATELY, dt.date(2020, 12, 1), **awarded(PartialDate(2020, 1, 5)))
    assert caught(made, dt.date(2026, 1, 1))


def test_only_the_award_that_is_meant_counts() -> None:
    meant = replace(LATELY, award="bang-khen")
    assert caught(under(meant, **awarded(PartialDate(2021, 1), award="bang-khen")))
    assert not caught(under(meant, **awarded(PartialDate(2021, 1), award="giay-khen")))


def test_an_award_recorded_by_its_name_alone_is_known_by_the_name() -> None:
    meant = replace(LATELY, award="bang-khen")
    assert caught(
        under(meant, **awarded(PartialDate(2021, 1), name="bằng khen của Chủ tịch Uỷ ban nhân dân tỉnh Ví Dụ"))
    )
    assert not caught(under(meant, **awarded(PartialDate(2021, 1), name="Giấy khen")))


def test_the_finding_names_the_award_and_where_it_stands() -> None:
    (finding,) = caught(under(LATELY, **awarded(PartialDate(2021, 1, 5))))
    assert finding.message == (
        "Thôn Một: đã được khen thưởng: Bằng khen (ngày 05 tháng 01 năm 2021). Đã được khen trong 12 tháng."
    )
    assert (finding.severity, finding.clause) == ("error", "V.6")
    assert finding.place == Place(part="nominee", id="thon-1", field="earlier_awards")


def test_an_award_without_a_day_asks_for_the_day() -> None:
    (finding,) = caught(under(LATELY, **awarded(None)))
    assert "Ghi ngày" in finding.mend


def test_the_plan_may_only_warn() -> None:
    (finding,) = caught(under(replace(LATELY, severity="warning"), **awarded(PartialDate(2021))))
    assert finding.severity == "warning"


KINDS = ("discipline", "investigation", "conviction")


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    ("since", "until", "expected"),
    [
        (None, None, True),
        (PartialDate(2021, 6, 10), None, True),
        (PartialDate(2021, 6), None, True),
        (PartialDate(2021, 6, 11), None, False),
        (PartialDate(2020), PartialDate(2021, 6, 10), True),
        (PartialDate(2020), PartialDate(2021), True),
        (PartialDate(2020), PartialDate(2021, 6, 9), False),
        (PartialDate(2015), PartialDate(2016), False),
    ],
)
def test_records_count_while_they_are_open(
    kind: Any, since: PartialDate | None, until: PartialDate | None, expected: bool
) -> None:
    record = Discipline(kind=kind, what="khiển trách", since=since, until=until)
    made = under(Exclusion(id="x", title="Đang xét", kind=kind), discipline=(record,))
    assert bool(caught(made)) is expected
    assert all(each.place == Place(part="nominee", id="thon-1", field=kind) for each in caught(made))


def test_a_record_of_another_kind_does_not_count() -> None:
    record = Discipline(kind="discipline", what="khiển trách")
    assert not caught(under(Exclusion(id="x", title="Án", kind="conviction"), discipline=(record,)))


def formula(told: Any) -> Snapshot:
    made = under(Exclusion(id="x", title="Chưa đủ 3 năm công tác", kind="formula", formula="so_nam < 3"))
    case = make.nomination(figures={"so_nam": Figure(value=told)})
    return replace(made, dossier=replace(made.dossier, nominations=(case,)))


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        (2, [("exclusion-formula", "error")]),
        (3, []),
        (0, [("exclusion-formula", "error")]),
        (None, [("exclusion-open", "warning")]),
        ("hai", [("exclusion-open", "warning")]),
    ],
)
def test_a_formula_catches_frees_or_waits(told: Any, expected: list[tuple[str, str]]) -> None:
    found = caught(formula(told))
    assert [(each.code, each.severity) for each in found] == expected
    assert {each.place for each in found} <= {Place(part="nomination", id="case-thon-1", field="so_nam")}


def test_an_exclusion_may_be_for_some_nominees_only() -> None:
    made = under(replace(LATELY, applies=Applies(kinds=("individual",))), **awarded(PartialDate(2021)))
    assert caught(made) == []


def test_a_lost_nominee_is_excluded_by_nothing() -> None:
    made = under(LATELY, **awarded(PartialDate(2021)))
    assert caught(replace(made, dossier=replace(made.dossier, nominees=()))) == []


BODIES = Exclusion(
    id="to-bau-cu",
    title="Kế hoạch không kể",
    kind="name",
    names=("Tổ bầu cử", "Ban bầu cử"),
    clause="V.1.1",
    instead="Đề nghị thôn.",
    applies=Applies(kinds=("collective",)),
)


@pytest.mark.parametrize("name", ["Tổ bầu cử số 3", "TỔ BẦU CỬ SỐ 3", "Tập thể Tổ bầu cử số 3", "Ban Bầu cử xã"])
def test_a_collective_the_plan_does_not_count_is_known_by_its_name_whatever_its_type(name: str) -> None:
    (finding,) = caught(under(BODIES, name=name, unit_type="doan"))
    assert finding.message.startswith(f"{name}: tên bắt đầu bằng “")
    assert finding.message.endswith("Kế hoạch không kể.")
    assert (finding.severity, finding.clause, finding.mend) == ("error", "V.1.1", "Đề nghị thôn.")
    assert finding.place == Place(part="nominee", id="thon-1", field="name")


@pytest.mark.parametrize("name", ["Thôn Tổ", "Tổ bầu", "Văn phòng Ban bầu cử", "Tổ dân phố 3", "", "Tổ bầu cửa"])
def test_other_names_are_not_taken_for_it(name: str) -> None:
    assert caught(under(BODIES, name=name)) == []


@pytest.mark.parametrize("kind", ["phong-ban", "thon"])
def test_the_plan_of_thai_binh_lets_no_election_team_be_proposed(kind: str) -> None:
    nominee = make.hamlet(name="Tổ bầu cử số 3", unit_type=kind)
    (finding,) = caught(make.snapshot(make.real_plan(), nominees=(nominee,)))
    assert (finding.code, finding.severity, finding.clause) == ("exclusion-name", "error", "V.1.1")
