"""What is wrong with a pack: where it stands, what it is, and the nearest right word."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields, is_dataclass
from typing import cast

from app.errors import PlanError

_SHOWN_WORDS = 12
_LONGEST_LINE = 1000


@dataclass(frozen=True)
class Problem:
    """One thing the pack's author must mend; ``path`` is "" for the whole file."""

    path: str
    text: str
    nearest: str = ""

    def line(self, source: str = "") -> str:
        """The problem on one line of its own: ``<source>: <path>: <what>; có phải ý là “<word>”?``."""
        said = ": ".join(part for part in (source, self.path, self.text) if part)
        return shorten(f"{said}; có phải ý là “{self.nearest}”?" if self.nearest else said, _LONGEST_LINE)


def plan_error(source: str, problems: Iterable[Problem]) -> PlanError:
    """The error that carries every problem, once each, in the order found."""
    lines = tuple(dict.fromkeys(problem.line(source) for problem in problems))
    name = shorten(source, 200)
    return PlanError(
        f"Gói kế hoạch “{name}” có {len(lines)} chỗ sai nên chưa dùng được. Dữ liệu của bạn vẫn nguyên vẹn.",
        "Sửa gói kế hoạch theo danh sách dưới đây, hoặc xin lại gói từ nơi cung cấp.",
        lines,
    )


def nearest(word: str, known: Iterable[str]) -> str:
    """The known word most like ``word``; "" when none is."""
    by_key = {each.casefold(): each for each in known if each}
    found = difflib.get_close_matches(word.casefold(), by_key, n=1, cutoff=0.6)
    return by_key[found[0]] if found else ""


def unknown(path: str, what: str, word: str, known: Iterable[str]) -> Problem:
    """The problem that ``word`` is none of the ``known`` ones; it lists these when none is near."""
    words = tuple(dict.fromkeys(each for each in known if each))
    near = nearest(word, words)
    if near:
        return Problem(path, f"không có {what} “{shorten(word)}”", near)
    return Problem(path, f"không có {what} “{shorten(word)}” ({listed(words)})")


def listed(words: Sequence[str]) -> str:
    """The words one may use, or that there are none."""
    if not words:
        return "gói chưa khai báo mục nào"
    rest = f" … ({len(words)} mục)" if len(words) > _SHOWN_WORDS else ""
    return f"chỉ có: {', '.join(words[:_SHOWN_WORDS])}{rest}"


def shorten(text: str, length: int = 60) -> str:
    """The text on one line that any terminal can show, cut where it is too long to be quoted."""
    line = " ".join("".join(letter if letter.isprintable() else " " for letter in text).split())
    return line if len(line) <= length else f"{line[:length]}…"


def child_path(path: str, name: str) -> str:
    """The path of a key under ``path``."""
    return f"{path}.{name}" if path else name


def entry_path(path: str, index: int, entry_id: object) -> str:
    """The path of an entry of a list: by its id, or ``#1``, ``#2`` ... by its place."""
    named = shorten(entry_id) if isinstance(entry_id, str) else ""
    return f"{path}[{named or f'#{index + 1}'}]"


def walk(thing: object, path: str = "") -> Iterator[tuple[str, object]]:
    """Every dataclass instance within ``thing``, itself first, with its path."""
    if not is_dataclass(thing) or isinstance(thing, type):
        return
    yield path, thing
    for field in fields(thing):
        value: object = getattr(thing, field.name)
        here = child_path(path, field.name)
        if isinstance(value, tuple):
            yield from _walk_entries(cast(tuple[object, ...], value), here)
        else:
            yield from walk(value, here)


def _walk_entries(entries: tuple[object, ...], path: str) -> Iterator[tuple[str, object]]:
    for index, entry in enumerate(entries):
        yield from walk(entry, entry_path(path, index, getattr(entry, "id", None)))
