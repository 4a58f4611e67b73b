"""What the small language of the plans computes, and what it refuses."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.formula import (
    FormulaError,
    Known,
    NotComputable,
    NotTold,
    Reference,
    compare,
    evaluate,
    parse,
    references,
)


@dataclass
class Told:
    """A scope over plain dictionaries: fields by name, tables as rows."""

    fields: dict[str, Known] = field(default_factory=dict[str, Known])
    tables: dict[str, list[dict[str, Known]]] = field(default_factory=dict[str, list[dict[str, Known]]])

    def value(self, name: str) -> Known:
        if name not in self.fields:
            raise NotTold(name)
        return self.fields[name]

    def column(self, name: str, column: str) -> tuple[Known, ...]:
        if any(column not in row for row in self.tables.get(name, [{}])):
            raise NotTold(name, column)
        return tuple(row[column] for row in self.tables[name])

    def rows(self, name: str) -> int:
        if name not in self.tables:
            raise NotTold(name)
        return len(self.tables[name])


POLLS = Told(
    fields={"so_buoi": Fraction(12), "co_don": False, "xep_loai": "tot", "ngay_nop": dt.date(2021, 6, 1)},
    tables={
        "khu_vuc": [
            {"ds": Fraction(1000), "db": Fraction(980), "ngay": dt.date(2021, 5, 23)},
            {"ds": Fraction(501), "db": Fraction(500), "ngay": dt.date(2021, 5, 24)},
        ]
    },
)


@pytest.mark.parametrize(
    ("formula", "value"),
    [
        ("98 %", Fraction(98, 100)),
        ("98%", Fraction(98, 100)),
        ("98.5 %", Fraction(985, 1000)),
        ("97.996 %", Fraction(97996, 100000)),
        ("0.5", Fraction(1, 2)),
        ("0.1 + 0.2", Fraction(3, 10)),
        ("12345678901234567890.25", Fraction(49382715604938271561, 4)),
        ("0", Fraction(0)),
        ("-3 * 2", Fraction(-6)),
        ("1 / 3 * 3", Fraction(1)),
        ("2 + 3 * 4 - (1 + 1)", Fraction(12)),
        ("true", True),
        ("not false", True),
        ("2021-05-23", dt.date(2021, 5, 23)),
        ("'tot'", "tot"),
        ("so_buoi", Fraction(12)),
        ("sum(khu_vuc.db) / sum(khu_vuc.ds)", Fraction(1480, 1501)),
        ("sum(khu_vuc.db) / sum(khu_vuc.ds) >= 98 %", True),
        ("min(khu_vuc.db)", Fraction(500)),
        ("max(khu_vuc.db, 2000)", Fraction(2000)),
        ("max(khu_vuc.ngay)", dt.date(2021, 5, 24)),
        ("max(khu_vuc.ngay) <= ngay_nop", True),
        ("ngay_nop > 2021-10-05", False),
        ("count(khu_vuc)", Fraction(2)),
        ("count(khu_vuc.ds) == 2", True),
        ("co_don", False),
        ("co_don == false", True),
        ("co_don or so_buoi >= 12", True),
        ("co_don and so_buoi >= 12", False),
        ("xep_loai == 'tot'", True),
        ("xep_loai != 'tot'", False),
        ("xep_loai == '98 %'", False),
        ("so_buoi\n  >= 3", True),
    ],
)
def test_a_formula_has_one_exact_value(formula: str, value: Known) -> None:
    assert evaluate(formula, POLLS) == value
    assert type(evaluate(formula, POLLS)) is type(value)


@pytest.mark.parametrize(
    "formula",
    [
        "", "   ", "1 +", "((1)", "a b", "a.b", "a.b.c", "sum(a.b.c)", "sum(a.b + 1)", "sum(a.b / a.c)",
        "sum()", "count(a, b)", "sum(x=1)", "sum(*a)", "len(a)", "a.strip()", "__import__('os')",
        "(lambda: 1)()", "a[0]", "[1]", "{1}", "a if b else c", "a ** 2", "a // 2", "a % 2", "+a", "~a",
        "a is b", "a in b", "1 < 2 < 3", "1e400", "1e5", "1j", "b'x'", "None", "...", "f'{a}'", "x := 1",
        "2021-13-01", "2021-02-30", "'2021-02-30'", "98,5 %", "1.000", "a > 1.500", "a\x00", "a\\b",
        "'\\d'", "a > 1 # ghi chú", "(" * 1500, "-" * 1900 + "1", "+".join("1" * 500), "1" * 3000, "\ud800",
    ],
)  # fmt: skip
def test_what_is_outside_the_language_is_refused_in_words(formula: str) -> None:
    with pytest.raises(FormulaError, match=r"^Công thức “.*[.]$"):
        parse(formula)


def test_a_very_long_formula_is_not_repeated_in_full() -> None:
    with pytest.raises(FormulaError) as caught:
        parse("a" * 5000)
    assert len(str(caught.value)) < 200


@pytest.mark.parametrize(
    "formula",
    [
        "1 / 0",
        "so_buoi / (so_buoi - 12)",
        "so_buoi + co_don",
        "not so_buoi",
        "so_buoi and true",
        "-xep_loai",
        "sum(khu_vuc.ngay)",
        "max(khu_vuc.ngay, 3)",
        "so_buoi > ngay_nop",
        "co_don == 0",
        "co_don < true",
        "'a' < 'b'",
        "xep_loai == 1",
    ],
)
def test_values_that_make_no_sense_together_are_not_computable(formula: str) -> None:
    with pytest.raises(NotComputable):
        evaluate(formula, POLLS)


def test_the_least_of_an_empty_table_is_not_computable() -> None:
    with pytest.raises(NotComputable, match="chưa có dòng"):
        evaluate("min(khu_vuc.ds)", Told(tables={"khu_vuc": []}))


def test_the_sum_of_an_empty_table_is_zero() -> None:
    assert evaluate("sum(khu_vuc.ds)", Told(tables={"khu_vuc": []})) == 0


@pytest.mark.parametrize(
    ("formula", "name", "column"), [("chua_noi > 1", "chua_noi", ""), ("sum(khu_vuc.x)", "khu_vuc", "x")]
)
def test_a_value_nobody_told_is_named(formula: str, name: str, column: str) -> None:
    with pytest.raises(NotTold) as caught:
        evaluate(formula, POLLS)
    assert (caught.value.name, caught.value.column) == (name, column)


def test_what_decides_already_needs_nothing_more() -> None:
    assert evaluate("co_don and chua_noi", POLLS) is False
    assert evaluate("not co_don or chua_noi", POLLS) is True


def test_the_references_of_a_formula_come_once_each_in_reading_order() -> None:
    assert references("sum(t.a) / sum(t.b) >= x + 98 % and not y or sum(t.a) > count(t)") == (
        Reference("t", "a"),
        Reference("t", "b"),
        Reference("x"),
        Reference("y"),
        Reference("t"),
    )


def test_literals_refer_to_nothing() -> None:
    assert references("98 % > 0.5 and 2021-05-23 != 2021-05-24 or 'x' == 'y' or true") == ()


def test_names_with_digits_are_names() -> None:
    assert references("q1 + b2c_3") == (Reference("q1"), Reference("b2c_3"))


numbers = st.integers(0, 10**12)


@given(numbers, st.integers(1, 10**12), st.integers(0, 10_000))
def test_a_share_is_compared_without_rounding(voted: int, listed: int, basis_points: int) -> None:
    percent = f"{basis_points // 100}.{basis_points % 100:02d} %"
    scope = Told(fields={"voted": Fraction(voted), "listed": Fraction(listed)})
    assert evaluate(f"voted / listed >= {percent}", scope) == (voted * 10_000 >= basis_points * listed)


@given(numbers, st.text("0123456789", max_size=12))
def test_a_decimal_is_read_exactly(whole: int, decimals: str) -> None:
    if len(decimals) == 3 and 0 < whole < 1000:
        decimals += "0"
    text = f"{whole}.{decimals}" if decimals else str(whole)
    assert evaluate(text, Told()) == Fraction(text)


@given(st.integers(1, 999), st.integers(0, 999))
def test_a_number_written_like_thousands_is_never_guessed(thousands: int, rest: int) -> None:
    with pytest.raises(FormulaError, match="hai cách"):
        parse(f"{thousands}.{rest:03d}")


@given(st.dates(), st.dates())
def test_days_compare_as_days(first: dt.date, second: dt.date) -> None:
    assert evaluate(f"{first.isoformat()} <= {second.isoformat()}", Told()) == (first <= second)


known_values = st.one_of(st.fractions(), st.booleans(), st.dates(), st.text(max_size=5))


@given(known_values, st.sampled_from([">=", ">", "<=", "<", "==", "!="]), known_values)
def test_two_values_either_compare_or_are_said_not_to(left: Known, op: str, right: Known) -> None:
    try:
        outcome = compare(left, op, right)
    except NotComputable:
        assert type(left) is not type(right) or isinstance(left, bool | str)
    else:
        assert isinstance(outcome, bool)
        assert type(left) is type(right)


PIECES = """so_buoi co_don xep_loai ngay_nop khu_vuc khu_vuc.ds chua_noi sum( count( max( ( ) , + - * / % 98%
0 1.5 2021-05-23 'tot' true lambda and or not >= == \\ 🎉 đ #"""
pieces = st.sampled_from(PIECES.split())


@given(st.one_of(st.text(max_size=40), st.lists(pieces, max_size=12).map(" ".join)))
def test_any_text_is_computed_or_refused_by_name(formula: str) -> None:
    try:
        outcome: object = evaluate(formula, POLLS)
    except (FormulaError, NotTold, NotComputable) as refusal:
        outcome = refusal
    assert isinstance(outcome, Known | FormulaError | NotTold | NotComputable)
