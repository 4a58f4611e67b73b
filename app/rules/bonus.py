"""The money that goes with each award, by the base salary in force on the day of the decision."""

from __future__ import annotations

import datetime as dt
import math
from dataclasses import dataclass
from fractions import Fraction

from app.domain.dates import as_slashes
from app.domain.dossier import Nomination, Snapshot
from app.domain.finding import BonusLine
from app.domain.law import BaseSalary, BonusRegime, Law
from app.domain.plan import Award, Bonus
from app.rules.deadlines import event_date

_UNSTATED = "Kế hoạch không nêu mức thưởng cho trường hợp này."


@dataclass(frozen=True, kw_only=True)
class _DecisionDay:
    """The day the amount is reckoned for, and in words what it is while nobody has decided."""

    date: dt.date
    guess: str = ""


def bonus_lines(snapshot: Snapshot, law: Law, today: dt.date) -> tuple[BonusLine, ...]:
    """One line per nomination.

    Without a decision date the amount is provisional and reckoned for the day of the plan's final review, if
    that is known, else for ``today``.
    """
    day = _decision_day(snapshot, today)
    return tuple(_line(snapshot, nomination, law, day) for nomination in snapshot.dossier.nominations)


def _decision_day(snapshot: Snapshot, today: dt.date) -> _DecisionDay:
    if snapshot.dossier.decision_date is not None:
        return _DecisionDay(date=snapshot.dossier.decision_date)
    for phase in snapshot.plan.phases:
        review = event_date(snapshot, phase.event) if phase.kind == "final" and phase.event else None
        day = review.date if review else phase.end if phase.kind == "final" else None
        if day is not None:
            return _DecisionDay(date=day, guess=f"ngày tổng kết {as_slashes(day)}")
    return _DecisionDay(date=today, guess=f"ngày hôm nay {as_slashes(today)}")


def _line(snapshot: Snapshot, nomination: Nomination, law: Law, day: _DecisionDay) -> BonusLine:
    award = next((each for each in snapshot.plan.awards if each.id == nomination.award), None)
    multiple = _multiple(snapshot, nomination, award, law) if award else ""
    if award is None or not multiple:
        return BonusLine(
            nomination=nomination.id, amount=None, why=_UNSTATED, clause=award.bonus.clause if award else ""
        )
    salary = law.base_salary_on(day.date)
    if salary is None:
        why = f"Chưa có mức lương cơ sở áp dụng cho ngày {as_slashes(day.date)}."
        return BonusLine(nomination=nomination.id, amount=None, multiple=multiple, why=why, clause=award.bonus.clause)
    return _reckoned(nomination, award.bonus, multiple, salary, law, day)


def _reckoned(
    nomination: Nomination, bonus: Bonus, multiple: str, salary: BaseSalary, law: Law, day: _DecisionDay
) -> BonusLine:
    regime = law.bonus_regime(bonus.regime)
    exact = Fraction(multiple) * salary.amount
    amount = _rounded(exact, bonus, regime)
    doubts = _doubts(law, regime, day)
    if regime and not bonus.rounding and not regime.rounding_verified and amount != exact:
        doubts.append(f"Cách làm tròn của {regime.decree} chưa đối chiếu được văn bản.")
    return BonusLine(
        nomination=nomination.id,
        amount=amount,
        base_salary=salary.amount,
        multiple=multiple,
        provisional=bool(doubts),
        why=" ".join(doubts),
        clause=bonus.clause,
    )


def _doubts(law: Law, regime: BonusRegime | None, day: _DecisionDay) -> list[str]:
    """Why the amount may still change, as sentences."""
    doubts: list[str] = []
    if day.guess:
        doubts.append(f"Tạm tính theo {day.guess}; mức chính thức theo ngày ra quyết định khen thưởng.")
    if law.base_salary_is_provisional(day.date):
        doubts.append("Đã có tin về mức lương cơ sở mới nhưng chưa đối chiếu được văn bản.")
    if regime is not None and not regime.in_force_on(day.date):
        doubts.append(f"{regime.decree} không có hiệu lực vào ngày {as_slashes(day.date)}; cần đối chiếu mức thưởng.")
    return doubts


def _multiple(snapshot: Snapshot, nomination: Nomination, award: Award, law: Law) -> str:
    """The plan's own multiple, else the regime's, else an empty text."""
    nominee = snapshot.dossier.find_nominee(nomination.nominee)
    if nominee is None:
        return ""
    regime = law.bonus_regime(award.bonus.regime)
    own = award.bonus.multiples.get(nominee.kind, "")
    return own or (regime.multiple(award.id, nominee.kind) if regime else "")


def _rounded(amount: Fraction, bonus: Bonus, regime: BonusRegime | None) -> int:
    """The amount in whole đồng, rounded as the plan says, else as the regime does; halves go up."""
    mode = bonus.rounding or (regime.rounding if regime else "none")
    unit = bonus.round_to or (regime.round_to if regime else 0) or 1
    if mode == "none":
        unit = 1
    steps = amount / unit
    if mode == "up":
        return math.ceil(steps) * unit
    if mode == "down":
        return math.floor(steps) * unit
    return math.floor(steps + Fraction(1, 2)) * unit
