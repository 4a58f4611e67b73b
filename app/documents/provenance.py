"""Where the figures of a composed paragraph come from, in words and as places in the dossier."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from app.documents.composition import ComposedLine, amount_of
from app.documents.wording import inside, say
from app.domain.achievement import Achievement, Figure
from app.domain.dossier import Nomination, Snapshot
from app.domain.finding import Place
from app.domain.formula import FormulaError, NotComputable, NotTold, Reference, references
from app.domain.phrases import placeholders_in
from app.domain.plan import Field
from app.rules.scope import FigureScope, place_of, row_name

_MOST_ROWS = 4
_DIGIT = re.compile(r"\d")


@dataclass(frozen=True, kw_only=True)
class Origin:
    """What a text or a figure rests on; ``place`` is where it is answered, if it is anywhere."""

    words: str
    place: Place | None = None


WORDING = Origin(words="Lời văn theo mẫu của Kế hoạch.")


@dataclass(frozen=True, kw_only=True)
class TracedFigure:
    """A figure as a paragraph shows it."""

    shown: str
    origin: Origin


def origin_of(line: ComposedLine, snapshot: Snapshot, nomination: Nomination) -> Origin:
    """What the whole paragraph rests on."""
    if line.achievement is not None:
        words = f"Thành tích “{inside(line.achievement.title)}” trong sổ thành tích."
        return Origin(words=words, place=Place(part="achievement", id=line.achievement.id, field="title"))
    if line.criterion:
        criterion = snapshot.plan.criterion(line.criterion)
        place = Place(part="nomination", id=nomination.id, field=f"{criterion.id}.met")
        return Origin(words=f"Tiêu chuẩn đã đạt: {inside(criterion.title)}.", place=place)
    if not line.phrase:
        place = Place(part="nominee", id=nomination.nominee, field="earlier_awards")
        return Origin(words="Thông tin của đối tượng, ghi ở bước Đối tượng đề nghị.", place=place)
    told = [origin for name in placeholders_in(line.phrase) if (origin := _origin(name, snapshot, nomination))]
    return told[0] if len(told) == 1 else WORDING


def traced_figures(line: ComposedLine, snapshot: Snapshot, nomination: Nomination) -> Iterator[TracedFigure]:
    """The figures of the paragraph in the order they stand in it."""
    if line.achievement is not None:
        yield from _of_achievement(line.achievement)
    for name in placeholders_in(line.phrase):
        origin = _origin(name, snapshot, nomination)
        shown = say(f"{{{name}}}", snapshot, nomination) if origin else ""
        if origin and _DIGIT.search(shown):
            yield TracedFigure(shown=shown, origin=origin)


def _of_achievement(achievement: Achievement) -> Iterator[TracedFigure]:
    title = f"Thành tích “{inside(achievement.title)}”"
    if achievement.date:
        place = Place(part="achievement", id=achievement.id, field="date")
        shown = achievement.date.in_words()
        yield TracedFigure(shown=shown, origin=Origin(words=f"{title}: ngày, tháng đã ghi trong sổ.", place=place))
    for row, figure in enumerate(achievement.figures):
        amount = amount_of(figure)
        if amount:
            source = inside(figure.source) or inside(achievement.document)
            words = f"{title}, số liệu “{inside(figure.title)}”. {_source(source)}"
            place = Place(part="achievement", id=achievement.id, field="figures", row=row, column="value")
            yield TracedFigure(shown=amount, origin=Origin(words=words, place=place))


def _origin(name: str, snapshot: Snapshot, nomination: Nomination) -> Origin | None:
    """What fills the place of that name in a phrase; None for what is no figure."""
    _, colon, formula = name.partition(":")
    if colon:
        return _of_formula(formula, snapshot, nomination)
    if name == "description":
        place = Place(part="nominee", id=nomination.nominee, field="description")
        return Origin(words="Đặc điểm, tình hình của đối tượng, ghi ở bước Đối tượng đề nghị.", place=place)
    scope = FigureScope(snapshot, nomination)
    spec = scope.field(name)
    if spec is None:
        return None
    words = f"{inside(spec.title)}. {_told(spec, scope.figure(name))}"
    return Origin(words=words, place=place_of(spec, nomination))


def _of_formula(formula: str, snapshot: Snapshot, nomination: Nomination) -> Origin | None:
    scope = FigureScope(snapshot, nomination)
    try:
        read = references(formula)
    except FormulaError:
        return None
    fields = {each.name: field for each in read if (field := scope.field(each.name))}
    if not fields:
        return None
    told = " ".join(_field_words(field, read, scope) for field in fields.values())
    first = next(iter(fields.values()))
    column = next((each.column for each in read if each.name == first.id), "")
    return Origin(words=f"Tính từ: {told}", place=place_of(first, nomination, column=column))


def _field_words(field: Field, read: tuple[Reference, ...], scope: FigureScope) -> str:
    """As "Kết quả theo khu vực bỏ phiếu, cột Cử tri đã bỏ phiếu (Đại biểu Quốc hội), dòng 01, 02. Nguồn: ..."."""
    wanted = {each.column for each in read if each.name == field.id and each.column}
    columns = (each for each in field.columns if each.id in wanted)
    titles = [f"{each.title} ({each.group})" if each.group else each.title for each in columns]
    parts = [inside(field.title), f"cột {' và '.join(titles)}" if titles else "", _rows(field, scope)]
    return f"{', '.join(part for part in parts if part)}. {_told(field, scope.figure(field.id))}"


def _rows(field: Field, scope: FigureScope) -> str:
    if field.kind != "table":
        return ""
    try:
        rows = scope.table(field.id)
    except (NotTold, NotComputable):
        return ""
    names = [name for _, row in rows if (name := row_name(row, field.columns[0].id))]
    if len(names) > _MOST_ROWS:
        return f"cộng {len(rows)} dòng"
    return f"các dòng: {', '.join(names)}" if names else ""


def _told(spec: Field, figure: Figure) -> str:
    if not spec.sourced and not figure.source:
        return "Ghi ở bước Tiêu chuẩn."
    as_of = f", tính đến {figure.as_of.in_words()}" if figure.as_of else ""
    return _source(inside(figure.source), as_of)


def _source(source: str, as_of: str = "") -> str:
    return f"Nguồn: {source}{as_of}." if source else f"Chưa ghi nguồn{as_of}."
