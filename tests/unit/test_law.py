"""The tables of the law as shipped, the calendar made from them, and broken tables told apart."""

from __future__ import annotations

import datetime as dt
import shutil
from pathlib import Path

import pytest

from app.domain.law import Law
from app.errors import PlanError
from app.plans.law import load_law, work_calendar

LAW_DIR = Path(__file__).resolve().parents[2] / "resources" / "law"
CULTURE_DAY = "ngay-van-hoa-viet-nam"


@pytest.fixture(scope="module")
def law() -> Law:
    return load_law(LAW_DIR)


@pytest.fixture
def law_dir(tmp_path: Path) -> Path:
    """A copy of the tables that a test may break."""
    return Path(shutil.copytree(LAW_DIR, tmp_path / "law"))


def _replace(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


@pytest.mark.parametrize(
    ("event", "number", "expected"),
    [
        (dt.date(2021, 6, 30), 10, dt.date(2021, 6, 16)),
        (dt.date(2021, 6, 15), 10, dt.date(2021, 6, 1)),
        (dt.date(2021, 5, 10), 10, dt.date(2021, 4, 22)),
        (dt.date(2024, 5, 10), 10, dt.date(2024, 4, 24)),
        (dt.date(2025, 5, 8), 10, dt.date(2025, 4, 22)),
        (dt.date(2026, 1, 16), 10, dt.date(2026, 1, 5)),
        (dt.date(2026, 3, 2), 10, dt.date(2026, 2, 9)),
        (dt.date(2026, 9, 7), 10, dt.date(2026, 8, 20)),
        (dt.date(2026, 12, 4), 10, dt.date(2026, 11, 20)),
    ],
)
def test_ten_working_days_before_an_event_fall_where_the_calendar_says(
    event: dt.date, number: int, expected: dt.date
) -> None:
    assert work_calendar(LAW_DIR, [event.year]).working_days_before(event, number) == expected


def test_the_culture_day_counts_as_off_once_somebody_says_so() -> None:
    event = dt.date(2026, 12, 4)
    undecided = work_calendar(LAW_DIR, [2026])
    off = work_calendar(LAW_DIR, [2026], {CULTURE_DAY: True})
    worked = work_calendar(LAW_DIR, [2026], {CULTURE_DAY: False})
    assert off.working_days_before(event, 10) == dt.date(2026, 11, 19)
    assert worked.working_days_before(event, 10) == dt.date(2026, 11, 20)
    assert undecided.is_provisional(event, dt.date(2026, 11, 20))
    assert not off.is_provisional(event, dt.date(2026, 11, 19))
    assert not worked.is_provisional(event, dt.date(2026, 11, 20))


def test_the_culture_day_at_a_weekend_is_taken_on_the_monday() -> None:
    calendar = work_calendar(LAW_DIR, [2029], {CULTURE_DAY: True})
    assert not calendar.is_working(dt.date(2029, 11, 26))
    assert work_calendar(LAW_DIR, [2029]).is_working(dt.date(2029, 11, 26))


def test_announced_years_are_known_and_others_provisional() -> None:
    calendar = work_calendar(LAW_DIR, [2020, 2026, 2028])
    known = [year for year in range(2019, 2030) if year in calendar.known_years]
    assert known == [2021, 2025, 2026]
    assert not calendar.is_working(dt.date(2027, 2, 8))
    assert not calendar.is_working(dt.date(2028, 1, 26))
    assert calendar.is_provisional(dt.date(2027, 2, 1), dt.date(2027, 2, 2))


def test_the_neighbouring_years_are_loaded_for_counts_over_new_year() -> None:
    calendar = work_calendar(LAW_DIR, [2026])
    assert calendar.working_days_before(dt.date(2026, 1, 5), 2) == dt.date(2025, 12, 30)
    assert calendar.known_years == {2025, 2026}


def test_a_year_outside_the_table_is_the_librarys_with_its_swapped_saturday() -> None:
    calendar = work_calendar(LAW_DIR, [2019])
    assert not calendar.is_working(dt.date(2019, 4, 29))
    assert calendar.is_working(dt.date(2019, 5, 4))


def test_the_table_differs_from_the_library_only_where_it_says_why(law: Law) -> None:
    import holidays

    for year in law.work_years:
        library = holidays.country_holidays("VN", years=year.year, expand=False)
        theirs = {day for day in library if day.weekday() < 5}
        ours = {*year.days_off, *(swap.off for swap in year.swaps)}
        missed = {dt.date(2026, 1, 2)} if year.year == 2026 else set[dt.date]()
        switchable = {each.date_in(year.year) for each in law.switchable_days if year.year >= each.from_year}
        assert ours - theirs == missed
        assert theirs - ours == switchable


def test_every_year_of_the_table_names_its_source(law: Law) -> None:
    assert [year.year for year in law.work_years] == list(range(2020, 2029))
    assert all(year.source for year in law.work_years)
    assert [year.year for year in law.work_years if year.status == "projected"] == [2020, 2027, 2028]


@pytest.mark.parametrize(
    ("day", "amount", "provisional"),
    [
        (dt.date(2017, 7, 1), 1_300_000, False),
        (dt.date(2019, 6, 30), 1_390_000, False),
        (dt.date(2021, 6, 30), 1_490_000, False),
        (dt.date(2023, 7, 1), 1_800_000, False),
        (dt.date(2026, 6, 30), 2_340_000, False),
        (dt.date(2026, 7, 1), 2_340_000, True),
    ],
)
def test_the_base_salary_is_the_one_in_force_that_day(law: Law, day: dt.date, amount: int, provisional: bool) -> None:
    salary = law.base_salary_on(day)
    assert salary is not None
    assert (salary.amount, salary.verified) == (amount, True)
    assert law.base_salary_is_provisional(day) is provisional


def test_an_amount_only_announced_is_used_only_on_demand(law: Law) -> None:
    salary = law.base_salary_on(dt.date(2026, 8, 1), unverified=True)
    assert salary is not None
    assert (salary.amount, salary.verified) == (2_530_000, False)


def test_no_base_salary_is_made_up_for_days_before_the_table(law: Law) -> None:
    assert law.base_salary_on(dt.date(2017, 6, 30)) is None


@pytest.mark.parametrize(
    ("day", "regime"),
    [
        (dt.date(2021, 6, 30), "nd-91-2017"),
        (dt.date(2023, 12, 31), "nd-91-2017"),
        (dt.date(2024, 1, 1), "nd-98-2023"),
        (dt.date(2025, 7, 1), "nd-152-2025"),
        (dt.date(2017, 9, 30), None),
    ],
)
def test_the_day_of_the_decision_chooses_the_bonus_regime(law: Law, day: dt.date, regime: str | None) -> None:
    found = law.bonus_regime_on(day)
    assert (found.id if found else None) == regime


def test_the_provincial_award_of_2021_brings_one_base_salary_and_a_collective_two(law: Law) -> None:
    regime = law.bonus_regime("nd-91-2017")
    assert regime is not None
    assert regime.multiple("bang-khen-tinh", "individual") == "1.0"
    assert regime.multiple("bang-khen-tinh", "collective") == "2.0"
    assert regime.multiple("giay-khen-xa", "collective") == "0.30"


def test_what_no_decree_states_stays_unstated(law: Law) -> None:
    regime = law.bonus_regime("nd-152-2025")
    assert regime is not None
    assert regime.multiple("giay-khen-xa", "individual") == ""
    assert regime.multiple("bang-khen-tinh", "household") == ""
    assert regime.multiple("huan-chuong", "individual") == ""
    assert law.bonus_regime("nd-0") is None


def test_unverified_rounding_and_rates_are_marked(law: Law) -> None:
    assert [regime.id for regime in law.bonus_regimes if not regime.rounding_verified] == [
        "nd-91-2017",
        "nd-152-2025",
    ]
    assert [rate.award for rate in law.bonus_regimes[1].rates if rate.verified] == []


@pytest.mark.parametrize(
    ("name", "code"),
    [("Tờ trình", "TTr"), ("TỜ TRÌNH", "TTr"), ("Giấy uỷ quyền", "GUQ"), ("Quy định", "QyĐ"), ("Công văn", "")],
)
def test_a_document_type_has_its_abbreviation(law: Law, name: str, code: str) -> None:
    assert law.document_code(name) == code


def test_the_decree_has_29_types_and_three_kinds_of_copies(law: Law) -> None:
    kinds = [each.kind for each in law.document_types]
    assert (kinds.count("document"), kinds.count("copy")) == (29, 3)


def test_a_list_is_no_document_type(law: Law) -> None:
    with pytest.raises(KeyError):
        law.document_code("Danh sách")


def test_an_unknown_choice_of_the_calendar_is_refused_with_the_known_ones() -> None:
    with pytest.raises(PlanError, match="ngay-van-hoa") as caught:
        work_calendar(LAW_DIR, [2026], {"ngay-van-hoa": True})
    assert CULTURE_DAY in str(caught.value)


def test_a_missing_table_is_named(law_dir: Path) -> None:
    (law_dir / "bonus.toml").unlink()
    with pytest.raises(PlanError, match=r"Không đọc được bảng quy định bonus\.toml"):
        load_law(law_dir)


@pytest.mark.parametrize("content", [b"format = ", b"\xff\xfe\x00"])
def test_a_table_that_is_no_toml_is_named(law_dir: Path, content: bytes) -> None:
    (law_dir / "workdays.toml").write_bytes(content)
    with pytest.raises(PlanError, match=r"workdays\.toml sai cú pháp"):
        load_law(law_dir)


def test_a_table_of_another_format_is_refused(law_dir: Path) -> None:
    _replace(law_dir / "base-salary.toml", "format = 1", "format = 2")
    with pytest.raises(PlanError, match=r"base-salary\.toml không đúng dạng"):
        load_law(law_dir)


@pytest.mark.parametrize(
    ("file", "old", "new", "problem"),
    [
        ("base-salary.toml", "amount = 1_300_000", 'amount = "nhiều"', r"base_salaries\[0\]\.amount"),
        ("base-salary.toml", "since = 2018-07-01", "since = 2017-07-01", "Trùng mức lương cơ sở: 2017-07-01"),
        ("workdays.toml", "swaps = [{", "swap = [{", r"years\[5\]\.swap"),
        ("workdays.toml", "2021-04-21,", "2022-04-21,", "21/04/2022 nằm trong bảng của năm 2021"),
        ("workdays.toml", "2021-04-21,", "2021-04-24,", "24/04/2021 là cuối tuần"),
        ("workdays.toml", "worked = 2024-05-04", "worked = 2024-05-03", "03/05/2024 không phải là cuối tuần"),
        ("workdays.toml", "year = 2022", "year = 2021", "Trùng năm: 2021"),
        ("workdays.toml", "day = 24", "day = 31", "Không có ngày 31/11"),
        ("bonus.toml", 'individual = "1.0"', 'individual = "một"', "nd-91-2017: “một” không phải là số lần"),
        ("bonus.toml", "until = 2023-12-31", "until = 2024-01-01", "cùng có hiệu lực ngày 01/01/2024"),
        ("document-types.toml", '"Tờ trình"', '"Báo cáo"', "Trùng loại văn bản: Báo cáo"),
    ],
)
def test_a_table_that_contradicts_itself_is_refused_with_the_place(
    law_dir: Path, file: str, old: str, new: str, problem: str
) -> None:
    _replace(law_dir / file, old, new)
    with pytest.raises(PlanError, match=problem):
        load_law(law_dir)
