"""The matrix as data: which criteria, for whom, with which verdict; and what remains to be done."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from app.domain.dossier import Answer, Snapshot
from app.domain.plan import NomineeKind
from tests.bench.dossiers import dossier_of
from tests.helpers import dossier_builder as make
from ui.models.changed_words import stretches
from ui.models.criteria_matrix import OPEN, kinds_of, matrix_of


def open_sample() -> Snapshot:
    """The sample in which one hamlet has not answered one criterion, and one says no to another."""
    sample = make.sample()
    first, *others = sample.dossier.nominations
    answers = {**first.answers, "bao-cao": Answer(), "chuan-bi": Answer(met=False)}
    dossier = replace(sample.dossier, nominations=(replace(first, answers=answers), *others))
    return replace(sample, dossier=dossier)


def test_collectives_come_before_people() -> None:
    assert kinds_of(make.sample()) == ("collective", "individual")


def test_every_criterion_of_the_kind_is_a_row_and_every_nominee_a_column() -> None:
    sample = make.sample()
    matrix = matrix_of(sample, make.assessed(sample), "collective")
    assert [column.name for column in matrix.columns][:2] == ["Thôn Đông", "Thôn Đoài"]
    assert [row.depth for row in matrix.rows[:4]] == [0, 1, 1, 2]
    assert "xuat-sac" not in [row.id for row in matrix.rows]
    assert all((row.id, column.id) in matrix.cells for row in matrix.rows for column in matrix.columns)


def test_a_verdict_is_told_by_word_and_shape_and_not_by_colour_alone() -> None:
    made = open_sample()
    matrix = matrix_of(made, make.assessed(made), "collective")
    looks = {(cell.word, cell.icon) for cell in matrix.cells.values()}
    assert {("Đạt", "circle-check"), ("Còn thiếu", "circle-dashed"), ("Chưa đạt", "circle-x")} <= looks
    assert len({word for word, _ in looks}) == len({icon for _, icon in looks})


def test_what_is_not_for_a_nominee_is_a_dash_that_asks_nothing() -> None:
    sample = make.sample()
    matrix = matrix_of(sample, make.assessed(sample), "collective")
    row, column = matrix.place(("dia-phuong", matrix.columns[2].id)) or (0, 0)
    assert not matrix.cell(row, column).asked
    assert matrix.cell(row, column).word == "–"


def test_before_the_rules_have_spoken_every_cell_waits() -> None:
    matrix = matrix_of(make.sample(), None, "individual", only_open=True)
    assert {cell.word for cell in matrix.cells.values()} == {"…"}


def test_only_what_leaves_something_to_do_can_be_shown() -> None:
    made = open_sample()
    matrix = matrix_of(made, make.assessed(made), "collective", only_open=True)
    assert [row.id for row in matrix.rows if not row.is_group] == ["chuan-bi", "bao-cao"]
    assert matrix.left() == 2
    assert all(any(matrix.cells[row.id, each.id].verdict in OPEN for each in matrix.columns) for row in matrix.rows)


def test_a_cell_speaks_its_verdict_its_criterion_its_nominee_and_its_reason() -> None:
    sample = make.sample()
    matrix = matrix_of(sample, make.assessed(sample), "collective")
    row, column = matrix.place(("khong-bau-lai", matrix.columns[0].id)) or (0, 0)
    spoken = matrix.spoken(row, column)
    assert spoken.startswith("Đạt. Không phải bầu lại, không phải bầu thêm. Thôn Đông. Số lần bầu lại: 0 lần")


def test_sixty_nominees_have_sixty_columns() -> None:
    large = dossier_of(make.sample(), 60)
    kinds: tuple[NomineeKind, ...] = ("collective", "individual")
    assert sum(len(matrix_of(large, None, kind).columns) for kind in kinds) == 60


def test_an_address_that_is_not_shown_has_no_place() -> None:
    matrix = matrix_of(make.sample(), None, "collective")
    assert matrix.place(("xuat-sac", matrix.columns[0].id)) is None
    assert matrix.place((matrix.rows[0].id, "khong-co")) is None


def test_changed_words_stand_out_on_both_sides() -> None:
    assert [(each.words, each.differs) for each in stretches("Có 12 cuộc họp", "Có 14 cuộc họp")] == [
        ("Có", False),
        ("12", True),
        ("cuộc họp", False),
    ]


WORDS = st.lists(st.sampled_from(["một", "hai", "ba", "12"]), max_size=6).map(" ".join)


@given(text=WORDS, other=WORDS)
def test_the_stretches_are_the_words_again(text: str, other: str) -> None:
    assert " ".join(each.words for each in stretches(text, other)) == text
    assert not any(each.differs for each in stretches(text, text))
