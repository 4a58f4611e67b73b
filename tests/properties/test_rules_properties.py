"""Whatever is typed, told or taken away: answers come back as they were, and the rules never stumble."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from typing import Any, get_args

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from app.documents.papers import papers_of
from app.domain.achievement import Figure
from app.domain.criterion import FieldKind
from app.domain.dates import PartialDate
from app.domain.dossier import Answer, Dossier, Snapshot
from app.domain.finding import CriterionResult, Place, Verdict
from app.domain.plan import Column, Criterion, Field, Option, Test
from app.domain.vietnamese import clean_lines, clean_text, format_number
from app.errors import InputError
from app.forms.answers import put_answer, read_answer, show_answer, show_table, stored_answer
from app.forms.spec import FormField
from app.forms.steps import form_steps
from app.rules.combination import combine
from tests.helpers import dossier_builder as make
from tests.helpers.any_dossier import PARTIAL_DATES, TEXTS, VALUES
from tests.helpers.made_up import NASTY_TEXTS

HERE = Place(part="dossier", field="o")
OPTIONS = tuple(Option(id=f"chon-{index}", title=f"Lựa chọn {index}") for index in range(5))
DECIMALS = st.integers(-(10**12), 10**12).map(lambda number: Fraction(number, 1000))


def stored_decimal(number: Fraction) -> int | str:
    return int(number) if number.denominator == 1 else format_number(number).replace(".", "").replace(",", ".")


def four_digit(date: PartialDate) -> bool:
    return date.year >= 1000


OF_KIND: dict[FieldKind, st.SearchStrategy[Any]] = {
    "text": TEXTS.map(clean_text),
    "long_text": TEXTS.map(clean_lines),
    "integer": st.integers(-(10**15), 10**15),
    "money": st.integers(0, 10**15),
    "number": DECIMALS.map(stored_decimal),
    "percent": DECIMALS.map(stored_decimal),
    "date": PARTIAL_DATES.filter(four_digit).map(PartialDate.iso),
    "yes_no": st.booleans(),
    "choice": st.sampled_from([option.id for option in OPTIONS]),
    "choices": st.lists(st.sampled_from([option.id for option in OPTIONS]), unique=True).map(tuple),
    "rows": st.lists(st.sampled_from([option.id for option in OPTIONS]), unique=True).map(tuple),
}
COLUMN_KINDS: tuple[FieldKind, ...] = ("text", "integer", "number", "percent", "money", "date", "yes_no")
COLUMNS = tuple(Column(id=f"c_{kind}", title=kind, kind=kind) for kind in COLUMN_KINDS)  # type: ignore[arg-type]


def test_every_kind_of_field_is_covered() -> None:
    assert {*OF_KIND, "table"} == set(get_args(FieldKind))


@given(st.sampled_from(sorted(OF_KIND)).flatmap(lambda kind: st.tuples(st.just(kind), OF_KIND[kind])))
def test_what_is_shown_is_read_back_as_it_was(given_: tuple[FieldKind, Any]) -> None:
    kind, value = given_
    field = FormField(
        place=HERE, label="Ô", kind=kind, options=OPTIONS if kind in ("choice", "choices", "rows") else ()
    )
    again = read_answer(field, show_answer(kind, value, field.options))
    assert again == (value if value != "" else None)
    assert stored_answer(put_answer(make.dossier(), field, again), HERE) == again


@given(
    st.lists(
        st.fixed_dictionaries({column.id: st.one_of(st.none(), OF_KIND[column.kind]) for column in COLUMNS}), max_size=4
    )
)
def test_tables_are_read_back_as_they_were(rows: list[dict[str, Any]]) -> None:
    table = FormField(place=HERE, label="Bảng", kind="table", columns=COLUMNS)
    cleaned = [{name: None if cell == "" else cell for name, cell in row.items()} for row in rows]
    value = tuple(row for row in cleaned if any(cell is not None for cell in row.values()))
    assert read_answer(table, show_table(COLUMNS, value)) == value


@given(st.sampled_from(sorted(OF_KIND)), TEXTS)
def test_any_text_is_read_or_refused_with_a_finding_at_the_field(kind: FieldKind, typed: str) -> None:
    field = FormField(place=HERE, label="Ô", kind=kind, options=OPTIONS, exact_date=True)
    value, refused = read_or_refused(field, typed)
    if refused is None:
        assert stored_answer(put_answer(make.dossier(), field, value), HERE) == value
    else:
        assert [each.place for each in refused.findings] == [HERE]
        assert all(each.mend and each.message for each in refused.findings)


def read_or_refused(field: FormField, typed: str) -> tuple[Any, InputError | None]:
    try:
        return read_answer(field, typed), None
    except InputError as refused:
        return None, refused


# ------------------------------------------------------------------ the rules

SAMPLE = make.sample()
ASKED = tuple(
    {
        field.place: field for step in form_steps(SAMPLE) for section in step.sections for field in section.fields
    }.values()
)
ANSWERABLE = tuple(field for field in ASKED if field.kind not in ("table", "rows", "choices", "choice", "yes_no"))


def assess_soundly(made: Snapshot) -> None:
    assessment = make.assessed(made)
    assert all(each.mend.strip() for each in assessment.findings if each.severity == "error")
    assert all(each.message.strip() for each in assessment.findings)
    assert assessment.ready == (not any(each.severity == "error" for each in assessment.findings))


@settings(max_examples=40)
@given(
    st.lists(st.tuples(st.sampled_from(ASKED), st.just(None)), min_size=1, max_size=12),
    st.dates(dt.date(2021, 1, 1), dt.date(2027, 12, 31)),
)
def test_answers_can_be_taken_away_in_any_order(removed: list[tuple[FormField, None]], today: dt.date) -> None:
    dossier: Dossier = SAMPLE.dossier
    for field, nothing in removed:
        if field.place.field != "fixed":
            dossier = put_answer(dossier, field, () if field.kind in ("table", "rows", "choices") else nothing)
    made = replace(SAMPLE, dossier=dossier)
    assessment = make.assessed(made, today)
    assert all(each.mend.strip() for each in assessment.findings if each.severity == "error")
    needed = {field.place for field, _ in removed if field.required}
    still_asked = {field.place for step in form_steps(made) for section in step.sections for field in section.fields}
    if needed & still_asked:
        assert not assessment.ready


@settings(max_examples=40)
@given(st.lists(st.tuples(st.sampled_from(ANSWERABLE), st.sampled_from(NASTY_TEXTS)), min_size=1, max_size=8))
def test_nasty_texts_neither_break_the_rules_nor_the_papers(typed: list[tuple[FormField, str]]) -> None:
    dossier: Dossier = SAMPLE.dossier
    for field, text in typed:
        try:
            dossier = put_answer(dossier, field, read_answer(field, text))
        except InputError:
            continue
    made = replace(SAMPLE, dossier=dossier)
    assess_soundly(made)
    assert [paper.build().sections for paper in papers_of(made, "paper")]
    assert form_steps(made)


@settings(max_examples=40)
@given(st.dictionaries(st.sampled_from([field.id for field in SAMPLE.plan.fields]), VALUES, max_size=6))
def test_figures_of_any_shape_are_judged_without_a_mishap(values: dict[str, Any]) -> None:
    figures = {name: Figure(value=value) for name, value in values.items()}
    dossier = replace(
        SAMPLE.dossier,
        figures={**SAMPLE.dossier.figures, **figures},
        nominations=tuple(replace(each, figures={**each.figures, **figures}) for each in SAMPLE.dossier.nominations),
    )
    made = replace(SAMPLE, dossier=dossier)
    assess_soundly(made)
    assert [paper.build().sections for paper in papers_of(made)]
    assert form_steps(made)


@given(st.integers(0, 10**9), st.integers(1, 10**9), st.integers(0, 100))
def test_a_share_passes_exactly_when_the_fraction_does(part: int, whole: int, percent: int) -> None:
    test = Test(title="Tỷ lệ", value="phan / ca", op=">=", than=f"{percent} %", unit="%")
    fields = tuple(Field(id=name, title=name, kind="integer", scope="nominee") for name in ("phan", "ca"))
    criterion = Criterion(id="ty-le", title="Tỷ lệ", kind="test", tests=(test,))
    result = make.verdict((criterion,), fields=fields, figures={"phan": part, "ca": whole})
    assert result.verdict == ("met" if Fraction(part, whole) >= Fraction(percent, 100) else "not_met")
    shown = result.reasons[0].partition(": ")[2].partition("%")[0]
    said = Fraction(shown.replace(".", "").replace(",", "."))
    assert (said >= percent) == (result.verdict == "met")


VERDICTS = st.sampled_from([each for each in get_args(Verdict) if each != "not_applicable"])
DECIDED: tuple[Verdict, ...] = ("met", "not_met")


@given(
    st.lists(st.tuples(VERDICTS, st.integers(0, 5)), min_size=1, max_size=5),
    st.sampled_from(["all", "any", "at_least", "score"]),
    st.integers(1, 8),
)
def test_an_open_group_is_open_exactly_when_its_open_parts_can_still_decide_it(
    parts: list[tuple[Verdict, int]], how: Any, needed: int
) -> None:
    group = Criterion(id="nhom", title="Nhóm", kind="group", combine=how, at_least=needed, pass_mark=needed)
    weights = {f"p{index}": weight for index, (_, weight) in enumerate(parts)}

    def verdict(verdicts: Sequence[Any]) -> Verdict:
        results = tuple(
            CriterionResult(criterion=f"p{index}", nomination="c", verdict=each) for index, each in enumerate(verdicts)
        )
        return combine(group, results, weights).verdict

    given_ = [each for each, _ in parts]
    best = verdict(["met" if each not in DECIDED else each for each in given_])
    worst = verdict(["not_met" if each not in DECIDED else each for each in given_])
    found = verdict(given_)
    if best == worst:
        assert found == best
    else:
        assert found in ("missing", "needs_judgement")
    assume(not any(each == "missing" for each in given_))
    assert found != "missing"


@given(st.lists(st.booleans(), min_size=1, max_size=4), st.booleans())
def test_more_met_parts_never_make_a_group_worse(answers: list[bool], any_: bool) -> None:
    group = Criterion(id="nhom", title="Nhóm", kind="group", combine="any" if any_ else "all")
    leaves = tuple(Criterion(id=str(index), title="Mục", parent="nhom") for index in range(len(answers)))
    told = {str(index): Answer(met=met) for index, met in enumerate(answers)}
    before = make.verdict((group, *leaves), answers=told).verdict
    after = make.verdict((group, *leaves), answers={**told, "0": Answer(met=True)}).verdict
    assert (before, after) != ("met", "not_met")
