"""Small parts that the questions of all steps are made of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from app.domain.dossier import Nomination, Snapshot
from app.domain.formula import NotComputable, NotTold
from app.domain.nominee import Nominee
from app.domain.plan import Field, Option
from app.forms.spec import FormField
from app.rules.scope import FigureScope, place_of, row_name

YES_NO = (Option(id="yes", title="Có"), Option(id="no", title="Không"))


def figure_fields(spec: Field, snapshot: Snapshot, nomination: Nomination | None) -> Iterator[FormField]:
    """The question for a figure of the plan and, where the plan wants them, those for its source and its day."""
    value = FormField(
        place=place_of(spec, nomination),
        label=spec.title,
        kind=spec.kind,
        help=spec.help,
        clause=spec.clause,
        unit=spec.unit,
        required=spec.required,
        sourced=spec.sourced,
        options=_options(spec, snapshot),
        columns=spec.columns,
    )
    yield value
    if spec.sourced:
        where = replace(value.place, field=f"{spec.id}.source")
        yield FormField(place=where, label=f"Nguồn số liệu: {spec.title}", help="Tên biên bản, báo cáo, văn bản.")
        when = replace(value.place, field=f"{spec.id}.as_of")
        yield FormField(place=when, label=f"Số liệu tính đến ngày: {spec.title}", kind="date")


def options_of(things: Iterable[tuple[str, str]]) -> tuple[Option, ...]:
    """Choices from pairs of id and title; a thing without a title shows its id."""
    return tuple(Option(id=id_, title=title.strip() or id_) for id_, title in things)


def evidence_options(snapshot: Snapshot) -> tuple[Option, ...]:
    """The files of the dossier as choices."""
    return options_of((each.id, each.title) for each in snapshot.dossier.evidence)


def cases(snapshot: Snapshot) -> Iterator[tuple[Nomination, Nominee]]:
    """Every nomination with its nominee, as far as the dossier still has it."""
    nominees = {each.id: each for each in snapshot.dossier.nominees}
    for nomination in snapshot.dossier.nominations:
        if nomination.nominee in nominees:
            yield nomination, nominees[nomination.nominee]


def called(nominee: Nominee) -> str:
    """The nominee's name for headings."""
    return nominee.name.strip() or "Đối tượng chưa ghi tên"


def _options(spec: Field, snapshot: Snapshot) -> tuple[Option, ...]:
    if spec.kind == "yes_no":
        return YES_NO
    return _rows(spec, snapshot) if spec.kind == "rows" else spec.options


def _rows(spec: Field, snapshot: Snapshot) -> tuple[Option, ...]:
    """The rows of the dossier's table by their names; none as long as the table is empty."""
    try:
        first = snapshot.plan.field_spec(spec.table).columns[0].id
        rows = FigureScope(snapshot).table(spec.table)
    except (NotTold, NotComputable):
        return ()
    names = dict.fromkeys(name for _, row in rows if (name := row_name(row, first)))
    return options_of((name, name) for name in names)
