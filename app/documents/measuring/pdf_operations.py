"""The operations of a PDF page's content stream, read in one pass.

pypdf reads every kind of stream, a byte at a time; that took a third of the proof of a long list. What our papers hold
(numbers, names, strings, arrays, operators) is read here, anything rarer is left to pypdf.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any

Operation = tuple[Any, bytes]

_TOKEN = re.compile(
    rb"""[\0\t\n\f\r\ ]* (?:
        (?P<number> [+-]? (?: \d+ \.? \d* | \. \d+ ) (?= [\0\t\n\f\r\ ()<>\[\]/%] | $ ) )
      | (?P<operator> [A-Za-z'"] [A-Za-z0-9*]* )
      | (?P<string> \( (?: [^()\\]++ | \\ . )* \) )
      | < (?P<hex> [0-9A-Fa-f\s]* ) >
      | (?P<name> / [^\0\t\n\f\r\ ()<>\[\]{}/%\#]* )
      | (?P<open> \[ )
      | (?P<close> \] )
      | (?P<end> $ )
      | (?P<rare> . )
    )""",
    re.VERBOSE | re.DOTALL,
)
_ESCAPE = re.compile(rb"\\([0-7]{1,3}|\r\n|.)", re.DOTALL)
_LETTERS = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f", b"\r\n": b"", b"\n": b"", b"\r": b""}
_INLINE_IMAGE = b"BI"


class _RareError(ValueError):
    """Something that is left to pypdf."""


def operations_of(contents: Any) -> Iterable[Operation]:
    """Operands (numbers, names with their slash, bytes, lists of these) and operator; of a pypdf content stream."""
    try:
        return list(_read(contents.get_data()))
    except _RareError:
        operations: Iterable[Operation] = contents.operations
        return operations


def _read(data: bytes) -> Iterator[Operation]:
    operands: list[Any] = []
    outer: list[Any] | None = None
    for token in _TOKEN.finditer(data):
        kind = token.lastgroup or ""
        if kind in _OPERANDS:
            operands.append(_OPERANDS[kind](token[kind]))
        elif kind == "operator" and outer is None and token[kind] != _INLINE_IMAGE:
            yield operands, token[kind]
            operands = []
        elif kind == "open" and outer is None:
            outer, operands = operands, []
        elif kind == "close" and outer is not None:
            outer.append(operands)
            outer, operands = None, outer
        elif kind != "end" or operands or outer is not None:
            raise _RareError


def _string(found: bytes) -> bytes:
    return _ESCAPE.sub(_letter, found[1:-1]) if b"\\" in found else found[1:-1]


def _hex(found: bytes) -> bytes:
    digits = b"".join(found.split()).decode("ascii")
    return bytes.fromhex(digits + "0" * (len(digits) % 2))


def _name(found: bytes) -> str:
    return found.decode("latin-1")


def _letter(found: re.Match[bytes]) -> bytes:
    code = found[1]
    return bytes([int(code, 8) & 255]) if code[:1].isdigit() and code[:1] < b"8" else _LETTERS.get(code, code)


_OPERANDS: dict[str, Callable[[bytes], Any]] = {"number": float, "string": _string, "hex": _hex, "name": _name}
