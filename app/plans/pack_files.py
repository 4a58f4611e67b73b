"""Pack files on disk: their text, or in words why it cannot be had; and the linting of one file."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from pathlib import Path

from app.errors import PlanError, UnknownId
from app.plans.problems import Problem, plan_error, shorten

Find = Callable[[str], str]

PACK_FILE = "plan.toml"
PACK_ID = re.compile(r"[a-z0-9][a-z0-9_-]{0,99}")
_LARGEST = 2_000_000
_OTHER_UNICODE = (b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")


def read_pack_text(path: Path) -> str:
    """The text of a pack file, or of ``plan.toml`` in a pack's folder; raises PlanError."""
    try:
        file = path / PACK_FILE if path.is_dir() else path
        if file.exists() and not file.is_file():
            raise plan_error(str(path), [Problem("", "không phải là một tệp")])
        with file.open("rb") as stream:
            content = stream.read(_LARGEST + 1)
    except (OSError, ValueError) as error:
        raise plan_error(str(path), [Problem("", _why_unreadable(error))]) from error
    return _text(content, str(path))


def check_pack_file(path: Path, find: Find | None = None, regimes: Iterable[str] = ()) -> tuple[str, ...]:
    """Everything wrong with a pack file, a line each; empty when it is fine. Never raises for a bad file.

    ``find`` gives the text of a pack that this one extends; without it, packs are looked for in the folders beside
    this one's. ``regimes`` are the ids of the bonus regimes in ``resources/law``, to check names against.
    """
    from app.plans.checking import problems_of
    from app.plans.reading import read_plan

    source = shorten(str(path), 300)
    try:
        plan = read_plan(read_pack_text(path), source, find or packs_beside(path), check=False)
    except PlanError as error:
        return error.problems
    return tuple(f"{source}: {line}" for line in problems_of(plan, regimes))


def packs_beside(path: Path) -> Find:
    """The Find of the folders beside the pack's own."""
    folder = path if path.is_dir() else path.parent
    shelf = folder.resolve().parent

    def find(pack_id: str) -> str:
        file = shelf / pack_id / PACK_FILE
        if not PACK_ID.fullmatch(pack_id) or not file.is_file():
            raise UnknownId(f"Không có gói kế hoạch “{shorten(pack_id)}”.", f"Đã tìm trong thư mục {shelf.name}.")
        return read_pack_text(file)

    return find


def _text(content: bytes, source: str) -> str:
    if len(content) > _LARGEST:
        raise plan_error(source, [Problem("", "lớn quá 2 MB, không phải gói kế hoạch")])
    if content.startswith(_OTHER_UNICODE):
        raise plan_error(source, [Problem("", "ghi bằng mã UTF-16; hãy lưu lại bằng mã UTF-8")])
    if b"\x00" in content:
        raise plan_error(source, [Problem("", "là tệp nhị phân, không phải gói kế hoạch")])
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        text = f"có chữ không ghi bằng mã UTF-8 ở dòng {line}; hãy lưu lại bằng mã UTF-8"
        raise plan_error(source, [Problem("", text)]) from error


def _why_unreadable(error: OSError | ValueError) -> str:
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return "không có tệp này"
    if isinstance(error, PermissionError):
        return "không được phép đọc tệp này"
    return "tên tệp không dùng được, hoặc ổ đĩa không đọc được"
