"""The text of a pack as plain data, with syntax errors told in Vietnamese by line and column."""

from __future__ import annotations

import json
import re
import tomllib
import unicodedata
from dataclasses import dataclass
from typing import cast

from app.plans.problems import Problem, plan_error

Data = dict[str, object]
FORMAT = 1
"""The version of the pack format: the newest that this program reads."""

_POSITION = re.compile(r"\s*\(at (?:line (?P<line>\d+), column (?P<column>\d+)|(?P<end>end of document))\)$")
_TOML_ERRORS: tuple[tuple[str, str], ...] = (
    (r"Cannot overwrite a value|Duplicate inline table key '?(.*?)'?$", "khóa @ đã có giá trị ở trên"),
    (r"Cannot declare \('?(.*?)'?,?\) twice", "bảng “@” đã mở một lần ở trên"),
    (r"Cannot mutate immutable|Cannot redefine", "khóa này đã có ở trên, không mở thành bảng được nữa"),
    (r"Expected '=' after a key", "thiếu dấu = sau tên khóa, hoặc tên khóa có chữ có dấu"),
    (r"Invalid initial character for a key", "tên khóa chỉ gồm chữ không dấu, số, dấu - và _"),
    (r"Expected '\]\]?' at the end", "thiếu dấu ] ở cuối tên bảng"),
    (r"Expected newline or end of document", "thừa chữ sau giá trị; mỗi khóa viết một dòng"),
    (r"Unclosed array", "danh sách [ chưa có ] để khép"),
    (r"Unclosed inline table", "bảng { chưa có } để khép, hoặc thiếu dấu phẩy"),
    (r"Unterminated string|Expected '\"|Expected \"", "chuỗi chữ chưa có ngoặc kép để khép"),
    (r"Unescaped|Invalid hex value|Escaped character", "dấu gạch chéo ngược dùng sai; viết hai dấu liền hoặc bỏ đi"),
    (r"Illegal character|Found invalid character", "có ký tự không được phép"),
    (r"Invalid date or datetime", "không phải là ngày có thật; ngày viết như 2021-05-23"),
    (r"Invalid value", "giá trị thiếu hoặc viết sai; chữ phải đặt trong ngoặc kép"),
    (r"Invalid statement", "dòng này không phải khóa = giá trị, cũng không phải [bảng]"),
)


@dataclass(frozen=True)
class Decoded:
    """A pack's data; ``pinned`` says that its parents are merged into it already."""

    data: Data
    pinned: bool


def decode(text: str, source: str) -> Decoded:
    """TOML as an author writes it, or JSON (it opens with "{") as a pack is pinned to a dossier.

    All texts come out in NFC. Raises PlanError with the line and the column, and for a pack of another format.
    """
    decoded = _decoded(text, source)
    _refuse_other_formats(decoded.data.get("format"), source)
    return decoded


def _decoded(text: str, source: str) -> Decoded:
    text = text.removeprefix("\ufeff")
    pinned = text.lstrip().startswith("{")
    try:
        data = json.loads(text) if pinned else tomllib.loads(text)
        return Decoded(cast(Data, _composed(data)), pinned)
    except json.JSONDecodeError as error:
        raise plan_error(source, [_at(error.lineno, error.colno, "viết sai cú pháp JSON")]) from error
    except tomllib.TOMLDecodeError as error:
        raise plan_error(source, [_toml_problem(str(error))]) from error
    except (ValueError, RecursionError) as error:
        problem = Problem("", "có số quá dài hoặc lồng nhau quá sâu, không phải gói kế hoạch")
        raise plan_error(source, [problem]) from error


def _composed(data: object) -> object:
    if isinstance(data, str):
        return unicodedata.normalize("NFC", data)
    if isinstance(data, list):
        return [_composed(entry) for entry in cast(list[object], data)]
    if isinstance(data, dict):
        table = cast(Data, data)
        return {unicodedata.normalize("NFC", key): _composed(value) for key, value in table.items()}
    return data


def _refuse_other_formats(version: object, source: str) -> None:
    """A newer format is refused before its unknown keys are: one line says what to do."""
    if not isinstance(version, int) or isinstance(version, bool) or version == FORMAT:
        return
    text = f"không có định dạng {version}; định dạng hiện nay là {FORMAT}"
    if version > FORMAT:
        newer = f"gói viết theo định dạng {version}, mới hơn chương trình"
        text = f"{newer} (đọc được đến định dạng {FORMAT}); hãy cập nhật chương trình"
    raise plan_error(source, [Problem("format", text)])


def _toml_problem(message: str) -> Problem:
    where = _POSITION.search(message)
    told = _in_vietnamese(_POSITION.sub("", message))
    if where and where["line"]:
        return _at(int(where["line"]), int(where["column"]), told)
    return Problem("ở cuối tệp" if where else "", told)


def _in_vietnamese(message: str) -> str:
    for pattern, words in _TOML_ERRORS:
        found = re.search(pattern, message)
        if found:
            name = next((group for group in found.groups() if group), "")
            return " ".join(words.replace("@", name.replace("', '", ".")).split())
    return f"viết sai cú pháp TOML ({message})"


def _at(line: int, column: int, what: str) -> Problem:
    return Problem(f"dòng {line}, cột {column}", what)
