"""The small language in which a plan computes with what it was told.

Names are field ids; ``table.column`` is a column of a table field. Functions: ``sum``, ``min``, ``max``,
``count``. Operators: ``+ - * /``, comparisons, ``and``, ``or``, ``not``. Numbers are exact fractions, so
nothing is rounded before a comparison. ``98 %`` is the fraction 98/100, ``98.5`` is 197/2, ``2021-05-23`` a
day, ``true`` and ``false`` answers, and ``'...'`` the id of a choice.
"""

from __future__ import annotations

import ast
import datetime as dt
import operator
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from typing import Protocol

Known = Fraction | bool | dt.date | str
FUNCTIONS = ("sum", "min", "max", "count")

_ARITHMETIC: Mapping[type[ast.operator], Callable[[Fraction, Fraction], Fraction]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: lambda left, right: left / right,
}
_COMPARISONS: Mapping[type[ast.cmpop], str] = {
    ast.GtE: ">=",
    ast.Gt: ">",
    ast.LtE: "<=",
    ast.Lt: "<",
    ast.Eq: "==",
    ast.NotEq: "!=",
}
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_LITERAL = re.compile(
    r"""(?P<quoted>'[^']*'|"[^"]*")
    | (?<![\w.-]) (?P<date>\d{4}-\d{2}-\d{2}) (?![\w.-])
    | (?<![\w.]) (?P<number>\d+(?:\.\d+)?) (?![\w.]) (?P<percent>\s*%)?
    | (?<![\w.]) (?P<answer>true|false) (?![\w.])""",
    re.VERBOSE,
)
_GROUPED = re.compile(r"[1-9]\d{0,2}\.\d{3}")
_COMMA = re.compile(r"\d,\d+\s*%")
_LONGEST, _DEEPEST = 2000, 100


class FormulaError(ValueError):
    """A formula that cannot be read; the message is one Vietnamese sentence."""


class NotTold(Exception):
    """A value the formula needs was not told yet."""

    def __init__(self, name: str, column: str = "") -> None:
        super().__init__(name, column)
        self.name = name
        self.column = column


class NotComputable(Exception):
    """The values are there but make no sense together (a share of nothing, say)."""


class Scope(Protocol):
    """Where a formula finds its values."""

    def value(self, name: str) -> Known:
        """The value of a field; raises NotTold."""
        ...

    def column(self, name: str, column: str) -> tuple[Known, ...]:
        """The cells of a column, all rows told; raises NotTold when a cell or the whole table is missing."""
        ...

    def rows(self, name: str) -> int:
        """The number of rows of a table; raises NotTold when there is none."""
        ...


@dataclass(frozen=True)
class Reference:
    """A field, or a column of a table field, that a formula reads."""

    name: str
    column: str = ""


@lru_cache(maxsize=512)
def parse(formula: str) -> ast.expr:
    """The formula's syntax tree; raises FormulaError for anything outside the language."""
    if len(formula) > _LONGEST or "\\" in formula or "#" in formula:
        raise _wrong(formula, "quá dài, hoặc có dấu # hay dấu gạch chéo ngược")
    if _COMMA.search(formula):
        raise _wrong(formula, "phần thập phân viết sau dấu chấm, ví dụ 98.5 %")
    text = _LITERAL.sub(lambda found: _literal(found, formula), formula.replace("\n", " ").strip())
    try:
        tree = ast.parse(text, mode="eval").body
    except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
        raise _wrong(formula, "viết sai cú pháp") from error
    _check(tree, formula)
    return tree


def _literal(found: re.Match[str], formula: str) -> str:
    """A literal of ours in Python's spelling, numbers as exact quotients of whole numbers."""
    if found["date"]:
        return f"'{found['date']}'"
    if found["answer"]:
        return found["answer"].capitalize()
    if not found["number"]:
        return found[0]
    if _GROUPED.fullmatch(found["number"]) and not found["percent"]:
        two_ways = f"số “{found['number']}” hiểu được hai cách; hàng nghìn thì viết liền, không chấm"
        raise _wrong(formula, two_ways)
    whole, _, decimals = found["number"].partition(".")
    number = f"({int(whole + decimals)}/{10 ** len(decimals)})" if decimals else whole
    return f"({number}/100)" if found["percent"] else number


def references(formula: str) -> tuple[Reference, ...]:
    """What the formula reads, each once, in reading order; raises FormulaError."""
    return tuple(dict.fromkeys(_references(parse(formula))))


def evaluate(formula: str, scope: Scope) -> Known:
    """The formula's exact value; raises NotTold, NotComputable or FormulaError."""
    return _evaluate(parse(formula), scope)


def compare(left: Known, op: str, right: Known) -> bool:
    """Whether ``left op right``; raises NotComputable when the two cannot be compared."""
    if type(left) is not type(right):
        raise NotComputable("Hai giá trị không so sánh được với nhau.")
    if op == "==":
        return left == right
    if op == "!=":
        return left != right
    ordered: Mapping[str, Callable[[Known, Known], bool]] = {
        ">=": operator.ge,
        ">": operator.gt,
        "<=": operator.le,
        "<": operator.lt,
    }
    if isinstance(left, bool | str):
        raise NotComputable("Chỉ so sánh hơn kém được số với số, ngày với ngày.")
    return ordered[op](left, right)


def _check(tree: ast.expr, formula: str) -> None:
    allowed = (
        ast.BinOp, ast.UnaryOp, ast.BoolOp, ast.Compare, ast.Call, ast.Name, ast.Attribute, ast.Constant,
        ast.Add, ast.Sub, ast.Mult, ast.Div, ast.USub, ast.Not, ast.And, ast.Or, ast.Load, *_COMPARISONS,
    )  # fmt: skip
    columns: set[ast.AST] = set()
    for node, depth in _walk(tree):
        if not isinstance(node, allowed) or depth > _DEEPEST:
            raise _wrong(formula, "dùng phép không được hỗ trợ, hoặc lồng nhau quá sâu")
        if isinstance(node, ast.Call):
            columns.update(_checked_call(node, formula))
        if isinstance(node, ast.Attribute) and not (node in columns and isinstance(node.value, ast.Name)):
            raise _wrong(formula, f"bảng.cột chỉ đứng ngay trong {', '.join(FUNCTIONS)}")
        if isinstance(node, ast.Compare) and len(node.ops) != 1:
            raise _wrong(formula, "mỗi phép so sánh chỉ có hai vế")
        if isinstance(node, ast.Constant):
            _check_constant(node, formula)


def _walk(tree: ast.AST) -> Iterator[tuple[ast.AST, int]]:
    """Every node with its depth, a node before its parts; without recursion, however deep the tree."""
    waiting: list[tuple[ast.AST, int]] = [(tree, 1)]
    while waiting:
        node, depth = waiting.pop()
        yield node, depth
        waiting.extend((child, depth + 1) for child in ast.iter_child_nodes(node))


def _checked_call(node: ast.Call, formula: str) -> list[ast.expr]:
    """The arguments of a call of ours."""
    if not isinstance(node.func, ast.Name) or node.func.id not in FUNCTIONS:
        raise _wrong(formula, f"chỉ có các hàm {', '.join(FUNCTIONS)}")
    if node.keywords or not node.args or (node.func.id == "count" and len(node.args) > 1):
        raise _wrong(formula, f"hàm {node.func.id} thiếu hoặc thừa giá trị trong ngoặc")
    return node.args


def _check_constant(node: ast.Constant, formula: str) -> None:
    """Only answers, whole numbers, texts and real days are left once the literals are translated."""
    if not isinstance(node.value, bool | int | str):
        raise _wrong(formula, "có giá trị viết không đúng cách")
    try:
        _constant(node.value)
    except ValueError as error:
        raise _wrong(formula, f"“{node.value}” không phải là ngày có thật") from error


def _wrong(formula: str, what: str) -> FormulaError:
    shown = formula if len(formula) <= 80 else f"{formula[:80]}…"
    return FormulaError(f"Công thức “{shown}”: {what}.")


def _references(node: ast.AST) -> Iterator[Reference]:
    if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
        yield Reference(node.value.id, node.attr)
    elif isinstance(node, ast.Name):
        yield Reference(node.id)
    elif isinstance(node, ast.Call):
        for argument in node.args:
            yield from _references(argument)
    else:
        for child in ast.iter_child_nodes(node):
            yield from _references(child)


def _evaluate(node: ast.expr, scope: Scope) -> Known:
    match node:
        case ast.Constant() | ast.Name():
            return scope.value(node.id) if isinstance(node, ast.Name) else _constant(node.value)
        case ast.BoolOp():
            return _boolean(node, scope)
        case ast.UnaryOp():
            told = _evaluate(node.operand, scope)
            return not _truth(told) if isinstance(node.op, ast.Not) else -_number(told)
        case ast.Compare():
            op = _COMPARISONS[type(node.ops[0])]
            return compare(_evaluate(node.left, scope), op, _evaluate(node.comparators[0], scope))
        case ast.Call():
            return _call(node, scope)
        case ast.BinOp():
            return _arithmetic(node, scope)
        case _:
            raise NotComputable("Một cột của bảng phải nằm trong sum, min, max hoặc count.")


def _constant(value: object) -> Known:
    if isinstance(value, bool | str):
        return dt.date.fromisoformat(value) if isinstance(value, str) and _DATE.fullmatch(value) else value
    return Fraction(str(value))


def _boolean(node: ast.BoolOp, scope: Scope) -> bool:
    stop_at = isinstance(node.op, ast.Or)
    return next((stop_at for each in node.values if _truth(_evaluate(each, scope)) is stop_at), not stop_at)


def _arithmetic(node: ast.BinOp, scope: Scope) -> Fraction:
    left, right = _number(_evaluate(node.left, scope)), _number(_evaluate(node.right, scope))
    if isinstance(node.op, ast.Div) and right == 0:
        raise NotComputable("Mẫu số bằng 0 nên chưa tính được tỷ lệ.")
    return _ARITHMETIC[type(node.op)](left, right)


def _call(node: ast.Call, scope: Scope) -> Known:
    name = node.func.id if isinstance(node.func, ast.Name) else ""
    if name == "count":
        first = node.args[0]
        return Fraction(scope.rows(first.id) if isinstance(first, ast.Name) else len(_cells(first, scope)))
    cells = [cell for argument in node.args for cell in _cells(argument, scope)]
    if name == "sum":
        return sum((_number(cell) for cell in cells), Fraction(0))
    if not cells:
        raise NotComputable("Bảng chưa có dòng nào.")
    return _extreme(cells, name)


def _extreme(cells: list[Known], name: str) -> Known:
    """The least or greatest of numbers, or of days."""
    pick = min if name == "min" else max
    days = [cell for cell in cells if isinstance(cell, dt.date)]
    return pick(days) if len(days) == len(cells) else pick([_number(cell) for cell in cells])


def _cells(node: ast.expr, scope: Scope) -> tuple[Known, ...]:
    if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
        return scope.column(node.value.id, node.attr)
    return (_evaluate(node, scope),)


def _number(value: Known) -> Fraction:
    if isinstance(value, Fraction):
        return value
    raise NotComputable("Cần một con số ở chỗ này.")


def _truth(value: Known) -> bool:
    if isinstance(value, bool):
        return value
    raise NotComputable("Cần câu trả lời có hoặc không ở chỗ này.")
