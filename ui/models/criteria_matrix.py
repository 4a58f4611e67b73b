"""The verdicts of all criteria for all nominees of one kind, as a table: criteria down, nominees across."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from app.domain.dossier import Snapshot
from app.domain.finding import VERDICT_WORDS, Assessment, CriterionResult, Verdict
from app.domain.plan import NomineeKind
from app.services import criteria
from ui.models.review import VERDICT_LOOK
from ui.text import criteria as words
from ui.text.sentences import sentence
from ui.theme import Tone

Address = tuple[str, str]
"""The ids of a criterion and of a nomination."""

OPEN: frozenset[Verdict] = frozenset({"not_met", "missing", "needs_judgement"})
"""The verdicts that leave something to do."""


@dataclass(frozen=True, kw_only=True)
class MatrixRow:
    """A criterion; ``depth`` counts the groups above it."""

    id: str
    title: str
    clause: str
    depth: int
    is_group: bool


@dataclass(frozen=True, kw_only=True)
class MatrixColumn:
    """A nomination by its nominee's name."""

    id: str
    name: str


@dataclass(frozen=True, kw_only=True)
class MatrixCell:
    """A verdict with a shape and a word besides its colour; ``verdict`` None = the rules have not spoken yet.

    ``asked`` False: the criterion is not for that nominee.
    """

    word: str
    icon: str = ""
    tone: Tone = "note"
    verdict: Verdict | None = None
    reasons: tuple[str, ...] = ()
    asked: bool = True


NOT_ASKED = MatrixCell(word=words.NOT_ASKED, asked=False)
PENDING = MatrixCell(word=words.PENDING)


@dataclass(frozen=True, kw_only=True)
class Matrix:
    """The table; every address of ``rows`` and ``columns`` has its cell."""

    rows: tuple[MatrixRow, ...] = ()
    columns: tuple[MatrixColumn, ...] = ()
    cells: Mapping[Address, MatrixCell] = field(default_factory=dict[Address, MatrixCell])

    def cell(self, row: int, column: int) -> MatrixCell:
        """The cell at that place of the table."""
        return self.cells[self.address(row, column)]

    def address(self, row: int, column: int) -> Address:
        """Whose criterion stands at that place."""
        return self.rows[row].id, self.columns[column].id

    def place(self, address: Address) -> tuple[int, int] | None:
        """Where in the table the criterion of that nomination stands; None when it does not."""
        rows = [row.id for row in self.rows]
        columns = [column.id for column in self.columns]
        if address[0] not in rows or address[1] not in columns:
            return None
        return rows.index(address[0]), columns.index(address[1])

    def spoken(self, row: int, column: int) -> str:
        """What a screen reader says for a cell."""
        cell = self.cell(row, column)
        parts = (cell.word, self.rows[row].title, self.columns[column].name, *cell.reasons)
        return ". ".join(part.rstrip(". ") for part in parts if part)

    def left(self) -> int:
        """How many single criteria leave something to do."""
        single = {row.id for row in self.rows if not row.is_group}
        return sum(cell.verdict in OPEN for (row, _), cell in self.cells.items() if row in single)


def kinds_of(snapshot: Snapshot) -> tuple[NomineeKind, ...]:
    """The kinds of nominees the dossier has, in the order of the plan's list."""
    return tuple(kind for kind in words.KINDS if snapshot.nominations_of(kind))


def matrix_of(
    snapshot: Snapshot, assessment: Assessment | None, kind: NomineeKind, *, only_open: bool = False
) -> Matrix:
    """The table for nominees of that kind; ``only_open`` leaves out the criteria that leave nobody anything to do."""
    names = {each.id: each.name.strip() or words.NO_NAME for each in snapshot.dossier.nominees}
    columns = tuple(MatrixColumn(id=each.id, name=names[each.nominee]) for each in snapshot.nominations_of(kind))
    results = dict(_by_address(assessment.results)) if assessment else None
    asked = criteria.asked(snapshot, kind)
    cells = {(row.criterion.id, column.id): _cell(row, column.id, results) for row in asked for column in columns}
    rows = tuple(_row(each) for each in asked)
    if only_open and results is not None:
        rows = tuple(row for row in rows if any(cells[row.id, column.id].verdict in OPEN for column in columns))
    shown = {row.id for row in rows}
    return Matrix(rows=rows, columns=columns, cells={key: cell for key, cell in cells.items() if key[0] in shown})


def result_cell(result: CriterionResult) -> MatrixCell:
    """A verdict as a cell."""
    icon, tone = VERDICT_LOOK[result.verdict]
    reasons = tuple(sentence(each) for each in result.reasons)
    return MatrixCell(word=VERDICT_WORDS[result.verdict], icon=icon, tone=tone, verdict=result.verdict, reasons=reasons)


def _row(asked: criteria.AskedCriterion) -> MatrixRow:
    criterion = asked.criterion
    return MatrixRow(
        id=criterion.id,
        title=criterion.title,
        clause=criterion.clause,
        depth=asked.depth,
        is_group=criterion.kind == "group",
    )


def _cell(
    asked: criteria.AskedCriterion, nomination: str, results: Mapping[Address, CriterionResult] | None
) -> MatrixCell:
    if nomination not in asked.nominations:
        return NOT_ASKED
    if results is None:
        return PENDING
    result = results.get((asked.criterion.id, nomination))
    # What a group that was set aside holds is judged by nobody.
    return result_cell(result) if result else NOT_ASKED


def _by_address(results: Iterable[CriterionResult]) -> Iterator[tuple[Address, CriterionResult]]:
    for result in results:
        yield (result.criterion, result.nomination), result
        yield from _by_address(result.children)
