"""Small plans and dossiers around the one thing a test is about; and the real plan with its sample.

Where a builder gives no more than a name, that is because nothing else matters to the rules that are tested.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

from app.domain.achievement import Evidence, Figure, TableRow, Value
from app.domain.dates import PartialDate
from app.domain.dossier import Answer, Dossier, Nomination, Snapshot, Submission
from app.domain.finding import Assessment, CriterionResult, Finding
from app.domain.law import Law
from app.domain.nominee import Nominee
from app.domain.plan import Award, Criterion, Field, Identity, Plan, Route, UnitType
from app.domain.unit import Signer, Unit
from app.domain.workdays import WorkCalendar
from app.exchange.dossier_file import read_dossier_file
from app.plans.law import load_law, work_calendar
from app.plans.reading import read_plan
from app.rules.assessment import assess
from app.rules.criteria import flat, judge_nomination

RESOURCES = Path(__file__).parents[2] / "resources"
REAL_PLAN = "thai-binh-2021-bau-cu"
TODAY = dt.date(2021, 6, 10)


@cache
def real_plan() -> Plan:
    """Plan 32/KH-UBND as it is delivered."""
    file = RESOURCES / "plans" / REAL_PLAN / "plan.toml"
    return read_plan(file.read_text(encoding="utf-8"), file.name)


@cache
def sample() -> Snapshot:
    """The sample dossier under the real plan."""
    return Snapshot(
        plan=real_plan(), dossier=read_dossier_file(RESOURCES / "samples" / REAL_PLAN / "dossier.json").dossier
    )


@cache
def law() -> Law:
    """The tables of the law as they are delivered."""
    return load_law(RESOURCES / "law")


@cache
def calendar(year: int = 2021) -> WorkCalendar:
    """The real working calendar around a year."""
    return work_calendar(RESOURCES / "law", (year,))


def assessed(snapshot: Snapshot, today: dt.date = TODAY) -> Assessment:
    """Everything the rules say, under the real law and the real calendar of 2021."""
    return assess(snapshot, law(), calendar(), today)


def plan(**changes: Any) -> Plan:
    """A plan of nothing but what a dossier cannot do without: who proposes, to whom, which award."""
    made = Plan(
        format=1,
        id="thu",
        version="1.0",
        status="complete",
        identity=Identity(
            number="07/KH-UBND", date=dt.date(2021, 2, 8), issuer="Ủy ban nhân dân tỉnh Ví Dụ", title="Phong trào thử"
        ),
        unit_types=(
            UnitType(id="xa", title="Xã", group="dia-phuong", may_propose=True),
            UnitType(id="thon", title="Thôn", group="dia-phuong"),
            UnitType(id="doan", title="Đoàn thể", group="doan-the"),
        ),
        routes=(Route(id="len-huyen", unit_types=("xa",), addressees=("{superior}",)),),
        awards=(Award(id="bang-khen", name="Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh Ví Dụ"),),
    )
    return replace(made, **changes)


def unit(**changes: Any) -> Unit:
    """A commune whose chair or deputy may sign."""
    made = Unit(
        id="don-vi",
        name="Ủy ban nhân dân xã Thử",
        type="xa",
        letterhead=("ỦY BAN NHÂN DÂN", "XÃ THỬ"),
        place="Thử",
        symbol="UBND",
        body_name="Ủy ban nhân dân",
        superior="Ủy ban nhân dân huyện Ví Dụ",
        drafter="VP",
        signers=(
            Signer(id="chu-tich", name="Trần Văn Mẫu", position="Chủ tịch"),
            Signer(id="pho", name="Lê Thị Mẫu", position="Phó Chủ tịch", authority="deputy", head_position="Chủ tịch"),
        ),
    )
    return replace(made, **changes)


def hamlet(id_: str = "thon-1", name: str = "Thôn Một", **changes: Any) -> Nominee:
    """A collective."""
    return replace(Nominee(id=id_, kind="collective", name=name, unit_type="thon"), **changes)


def person(id_: str = "ba-mau", name: str = "Nguyễn Thị Mẫu", **changes: Any) -> Nominee:
    """A woman of whom the list knows all it prints."""
    made = Nominee(
        id=id_,
        kind="individual",
        name=name,
        honorific="Bà",
        sex="female",
        birth=PartialDate(1980, 5, 17),
        position="Công chức Văn phòng",
        workplace="Ủy ban nhân dân xã Thử",
    )
    return replace(made, **changes)


def nomination(nominee: str = "thon-1", **changes: Any) -> Nomination:
    """The nomination "case-<nominee>" for the award."""
    return replace(Nomination(id=f"case-{nominee}", nominee=nominee, award="bang-khen"), **changes)


def evidence(id_: str = "bien-ban") -> Evidence:
    """A file."""
    return Evidence(id=id_, title="Biên bản", file_name=f"{id_}.pdf", sha256="0" * 64, size=1)


def dossier(**changes: Any) -> Dossier:
    """One hamlet proposed by a commune whose chair signs; nothing is missing under :func:`plan`."""
    made = Dossier(
        id="ho-so",
        title="Hồ sơ thử",
        plan="thu",
        plan_version="1.0",
        unit=unit(),
        nominees=(hamlet(),),
        nominations=(nomination(),),
        evidence=(evidence(),),
        submission=Submission(signer="chu-tich"),
    )
    return replace(made, **changes)


def snapshot(made_plan: Plan | None = None, **changes: Any) -> Snapshot:
    """:func:`dossier` with ``changes`` under the plan."""
    return Snapshot(plan=made_plan or plan(), dossier=dossier(**changes))


def people(number: int, **changes: Any) -> dict[str, Any]:
    """So many women proposed, as changes for :func:`dossier`; ``changes`` are for their nominations."""
    nominees = tuple(person(f"nguoi-{index}", f"Nguyễn Thị Số {index}") for index in range(number))
    nominations = tuple(nomination(each.id, **changes) for each in nominees)
    return {"nominees": nominees, "nominations": nominations}


def verdict(
    criteria: tuple[Criterion, ...],
    *,
    fields: tuple[Field, ...] = (),
    answers: dict[str, Answer] | None = None,
    figures: Mapping[str, Value] | None = None,
    shared: Mapping[str, Value] | None = None,
    nominee: Nominee | None = None,
) -> CriterionResult:
    """The result of the first criterion for one nominee (the hamlet), who answers and tells so much."""
    one = nominee or hamlet()
    told = {name: Figure(value=value) for name, value in (figures or {}).items()}
    made = snapshot(
        plan(criteria=criteria, fields=fields),
        nominees=(one,),
        nominations=(nomination(one.id, answers=answers or {}, figures=told),),
        figures={name: Figure(value=value) for name, value in (shared or {}).items()},
    )
    return judge_nomination(made, made.dossier.nominations[0])[0]


def results(made: Snapshot, case: int = 0) -> dict[str, CriterionResult]:
    """All results of one nomination by criterion."""
    return {each.criterion: each for each in flat(judge_nomination(made, made.dossier.nominations[case]))}


def coded(findings: tuple[Finding, ...] | list[Finding], code: str) -> list[Finding]:
    """The findings of one code."""
    return [finding for finding in findings if finding.code == code]


def table(*rows: dict[str, Any]) -> tuple[TableRow, ...]:
    """Rows as a table's value."""
    return tuple(rows)
