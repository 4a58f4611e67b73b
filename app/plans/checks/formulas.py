"""Formulas that cannot be read, read what is not there, or compute with things of different kinds."""

from __future__ import annotations

import ast
import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from app.domain.formula import FormulaError, NotComputable, compare, evaluate, parse, references
from app.domain.formula import Known as Value
from app.domain.plan import Criterion, DossierItem, Exclusion, Field, FieldScope, Limit, SummaryPart, Test
from app.plans.checks.known import Known
from app.plans.checks.values import NUMBERS
from app.plans.problems import Problem, child_path, shorten, unknown

Kind = Literal["number", "yes_no", "date", "text"]
_KIND_WORDS: dict[Kind, str] = {"number": "số", "yes_no": "có/không", "date": "ngày", "text": "chữ"}


class KindError(Exception):
    """Two things in a formula do not go together; the message is part of a Vietnamese sentence."""


@dataclass(frozen=True)
class Site:
    """A place that holds a formula: what it must give (None = anything) and whose figures it may read."""

    path: str
    formula: str
    gives: Kind | None
    scope: FieldScope = "nominee"


def formula_problems(known: Known, path: str, thing: object) -> Iterator[Problem]:
    """What is wrong with the formulas of one part of the plan."""
    for site in _sites(path, thing):
        if site.formula:
            yield from site_problems(known, site)
    if isinstance(thing, Test):
        yield from _test_problems(known, path, thing)
    if isinstance(thing, Field) and thing.id in _names(thing.asked_when):
        yield Problem(child_path(path, "asked_when"), "số liệu không hỏi tùy theo chính nó được")


def site_problems(known: Known, site: Site) -> Iterator[Problem]:
    """What is wrong with one formula."""
    try:
        tree = parse(site.formula)
    except FormulaError as error:
        yield Problem(site.path, str(error).removesuffix("."))
        return
    lost = tuple(_lost_references(known, site))
    yield from lost
    if lost:
        return
    try:
        kind = _Kinds(known).of(tree)
    except KindError as error:
        yield Problem(site.path, f"công thức “{shorten(site.formula)}”: {error}")
        return
    if site.gives is not None and kind != site.gives:
        wanted = "câu trả lời có hoặc không" if site.gives == "yes_no" else f"ra {_KIND_WORDS[site.gives]}"
        yield Problem(site.path, f"công thức “{shorten(site.formula)}” phải cho {wanted}")


def _names(formula: str) -> frozenset[str]:
    """The fields a formula reads; none when it cannot be read."""
    try:
        return frozenset(reference.name for reference in references(formula)) if formula else frozenset()
    except FormulaError:
        return frozenset()


def _sites(path: str, thing: object) -> Iterator[Site]:
    def at(key: str, formula: str, gives: Kind | None = "yes_no", scope: FieldScope = "nominee") -> Site:
        return Site(child_path(path, key), formula, gives, scope)

    match thing:
        case Field():
            yield at("asked_when", thing.asked_when, scope=thing.scope)
        case Criterion():
            yield at("only_if", thing.only_if)
        case Test():
            yield at("value", thing.value, None)
            yield at("than", thing.than, None)
            yield at("upto", thing.upto, None)
        case Exclusion():
            yield at("formula", thing.formula)
        case DossierItem():
            yield at("needed_when", thing.needed_when, scope=thing.per)
            yield at("vote_share", thing.vote_share, "number", "dossier")
        case SummaryPart():
            yield at("when", thing.when)
        case Limit():
            yield at("share", thing.share, "number", "dossier")
        case _:
            return


def _lost_references(known: Known, site: Site) -> Iterator[Problem]:
    for reference in references(site.formula):
        field = known.fields.get(reference.name)
        if field is None:
            yield unknown(site.path, "số liệu", reference.name, known.fields)
        elif reference.column and known.column(reference.name, reference.column) is None:
            columns = tuple(f"{field.id}.{column.id}" for column in field.columns)
            yield unknown(site.path, "cột", f"{reference.name}.{reference.column}", columns)
        elif site.scope == "dossier" and field.scope == "nominee":
            yield Problem(site.path, f"“{field.id}” là số liệu của từng đối tượng, ở đây chỉ dùng số liệu của hồ sơ")


class _Kinds:
    """Finds the kind of thing a formula gives, without computing it."""

    def __init__(self, known: Known) -> None:
        self._known = known

    def of(self, node: ast.expr) -> Kind:
        """The kind; raises KindError where kinds do not go together."""
        match node:
            case ast.Constant():
                return _kind_of_constant(node)
            case ast.Name():
                return self._field(node.id)
            case ast.Compare():
                return self._comparison(node)
            case ast.Call():
                return self._call(node)
            case ast.BoolOp() | ast.UnaryOp(op=ast.Not()):
                parts = node.values if isinstance(node, ast.BoolOp) else [node.operand]
                return self._all(parts, "yes_no")
            case _:
                return self._all([each for each in ast.iter_child_nodes(node) if isinstance(each, ast.expr)], "number")

    def _all(self, nodes: list[ast.expr], wanted: Kind) -> Kind:
        for node in nodes:
            kind = self.of(node)
            if kind != wanted:
                raise KindError(f"“{ast.unparse(node)}” là {_KIND_WORDS[kind]}, ở chỗ này cần {_KIND_WORDS[wanted]}")
        return wanted

    def _field(self, name: str) -> Kind:
        kind = self._known.fields[name].kind
        if kind in ("table", "rows", "choices"):
            raise KindError(
                f'“{name}” có kind = "{kind}" nên chỉ dùng được dạng count({name}) hoặc {name}.cột trong hàm'
            )
        return _kind_of(kind)

    def _comparison(self, node: ast.Compare) -> Kind:
        self.compared(node.left, node.comparators[0], ordered=not isinstance(node.ops[0], ast.Eq | ast.NotEq))
        return "yes_no"

    def compared(self, left: ast.expr, right: ast.expr, *, ordered: bool) -> None:
        """Raises KindError unless the two can be compared, as more or less when ``ordered``."""
        one, other = self.of(left), self.of(right)
        if one != other:
            raise KindError(f"so sánh {_KIND_WORDS[one]} với {_KIND_WORDS[other]}")
        if ordered and one in ("yes_no", "text"):
            raise KindError(f"không so hơn kém được với {_KIND_WORDS[one]}")
        self._check_choice(left, right)

    def _check_choice(self, left: ast.expr, right: ast.expr) -> None:
        """A choice is compared with one of its own options."""
        for name, text in ((left, right), (right, left)):
            if isinstance(name, ast.Name) and isinstance(text, ast.Constant):
                options = [option.id for option in self._known.fields[name.id].options]
                if options and text.value not in options:
                    raise KindError(f"“{name.id}” không có lựa chọn “{text.value}” (chỉ có: {', '.join(options)})")

    def _call(self, node: ast.Call) -> Kind:
        name = node.func.id if isinstance(node.func, ast.Name) else ""
        if name == "count":
            self._countable(node.args[0])
            return "number"
        kinds: set[Kind] = {self._argument(argument) for argument in node.args}
        allowed: set[Kind] = {"number"} if name == "sum" else {"number", "date"}
        if len(kinds) > 1 or not kinds <= allowed:
            raise KindError(f"{name} chỉ dùng với {' hoặc '.join(_KIND_WORDS[kind] for kind in sorted(allowed))}")
        return kinds.pop()

    def _countable(self, argument: ast.expr) -> None:
        if isinstance(argument, ast.Name) and self._known.fields[argument.id].kind != "table":
            raise KindError(f"count chỉ đếm dòng của bảng, “{argument.id}” không phải bảng")

    def _argument(self, argument: ast.expr) -> Kind:
        if isinstance(argument, ast.Attribute) and isinstance(argument.value, ast.Name):
            column = self._known.column(argument.value.id, argument.attr)
            return _kind_of(column.kind) if column else "number"
        return self.of(argument)


def _kind_of(kind: str) -> Kind:
    if kind in NUMBERS:
        return "number"
    kinds: dict[str, Kind] = {"yes_no": "yes_no", "date": "date"}
    return kinds.get(kind, "text")


def _kind_of_constant(node: ast.Constant) -> Kind:
    value = node.value
    if isinstance(value, bool):
        return "yes_no"
    if not isinstance(value, str):
        return "number"
    return "date" if isinstance(literal(value), dt.date) else "text"


class _Nothing:
    """The scope of formulas that read nothing."""

    def value(self, name: str) -> Value:
        raise NotComputable(name)

    def column(self, name: str, column: str) -> tuple[Value, ...]:
        raise NotComputable(name)

    def rows(self, name: str) -> int:
        raise NotComputable(name)


_NOTHING = _Nothing()


def literal(formula: str) -> Value | None:
    """What a formula that reads no figures comes to; None for the others and for those that fail."""
    try:
        return evaluate(formula, _NOTHING)
    except (FormulaError, NotComputable):
        return None


def _test_problems(known: Known, path: str, test: Test) -> Iterator[Problem]:
    if test.op == "between" and not test.upto:
        yield Problem(path, 'op = "between" cần upto')
    if test.op != "between" and test.upto:
        yield Problem(child_path(path, "upto"), 'chỉ dùng khi op = "between"')
    for key in ("value", "than"):
        if not getattr(test, key).strip():
            yield Problem(child_path(path, key), "không được để trống")
    yield from _bounds(path, test)
    yield from _sides(known, path, test)


def _bounds(path: str, test: Test) -> Iterator[Problem]:
    low, high = literal(test.than), literal(test.upto)
    if _is_after(low, high):
        yield Problem(child_path(path, "upto"), f"“{shorten(test.upto)}” nhỏ hơn than “{shorten(test.than)}”")
    if test.unit.strip() == "%" and isinstance(low, Fraction) and low > 1 and "%" not in test.than:
        yield Problem(child_path(path, "than"), "ngưỡng tỷ lệ phải ghi dấu %", f"{test.than.strip()} %")


def _is_after(low: Value | None, high: Value | None) -> bool:
    try:
        return low is not None and high is not None and compare(low, ">", high)
    except NotComputable:
        return False


def _sides(known: Known, path: str, test: Test) -> Iterator[Problem]:
    """The two sides of the comparison must be of one kind; what is wrong within a side is told there."""
    kinds = _Kinds(known)
    for key, bound in (("than", test.than), ("upto", test.upto)):
        if not (_is_sound(known, test.value) and _is_sound(known, bound)):
            continue
        try:
            kinds.compared(parse(test.value), parse(bound), ordered=test.op not in ("==", "!="))
        except KindError as error:
            yield Problem(child_path(path, key), str(error))


def _is_sound(known: Known, formula: str) -> bool:
    return bool(formula) and not any(site_problems(known, Site("", formula, None)))
