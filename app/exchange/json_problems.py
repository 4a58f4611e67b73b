"""What is wrong with a JSON text, in Vietnamese: msgspec's findings with their paths."""

from __future__ import annotations

import difflib
import re
from collections.abc import Collection
from typing import Final

_PLACE: Final = re.compile(r"^(?P<what>.*?)(?: - at `(?:key in )?(?P<path>\$[^`]*)`)?$", re.DOTALL)

_SENTENCES: Final = tuple(
    (re.compile(pattern, re.DOTALL), sentence)
    for pattern, sentence in (
        (r"Object missing required field `(.*)`", "thiếu mục “{0}”"),
        (r"Object contains unknown field `(.*)`", "có mục lạ “{0}”{hint}"),
        (r"Expected `str` matching regex .*", "viết sai dạng"),
        (r"Expected `str` of length .*", "dài hoặc ngắn quá mức"),
        (r"Expected `(.*)`, got `(.*)`", "phải là {0:kinds} nhưng lại là {1:kinds}"),
        (r"Expected `(?:int|float)` (.*)", "là số ngoài khoảng cho phép ({0})"),
        (r"Invalid enum value '?(.*?)'?", "có giá trị lạ “{0}”"),
        (r"Invalid RFC3339 encoded date.*", "không phải là ngày có thật dạng năm-tháng-ngày"),
        (r"Integer value out of range", "là số lớn quá mức"),
        (r"JSON is malformed: .*\(byte (\d+)\)", "không đúng cú pháp JSON ở byte {0}"),
        (r"Input data was truncated", "bị cắt cụt"),
    )
)

_KINDS: Final = {
    "str": "chữ trong dấu nháy",
    "int": "số nguyên",
    "float": "số thập phân (hãy viết thành chữ trong dấu nháy)",
    "bool": "true/false",
    "null": "null",
    "array": "danh sách [...]",
    "object": "nhóm {...}",
}


def in_vietnamese(error: ValueError, known_words: Collection[str] = ()) -> str:
    """One line: the path within the text, and what is wrong there.

    ``known_words`` are the names an unknown field may have been meant to be.
    """
    if isinstance(error, UnicodeDecodeError):
        return "không phải là văn bản UTF-8"
    parts = _PLACE.match(str(error))
    what, path = (parts["what"], parts["path"]) if parts else (str(error), None)
    sentence = _sentence(what, known_words)
    return f"{path}: {sentence}" if path else sentence


def _sentence(what: str, known_words: Collection[str]) -> str:
    for pattern, sentence in _SENTENCES:
        if found := pattern.fullmatch(what):
            words = [_Words(group) for group in found.groups()]
            return sentence.format(*words, hint=_nearest(words, known_words) if "{hint}" in sentence else "")
    return what


def _nearest(words: list[_Words], known_words: Collection[str]) -> str:
    near = difflib.get_close_matches(words[0], known_words, n=1)
    return f"; có phải ý là “{near[0]}”?" if near else ""


class _Words(str):
    """A piece of msgspec's sentence; the format ``kinds`` turns its names of types into ours."""

    __slots__ = ()

    def __format__(self, wanted: str) -> str:
        if wanted != "kinds":
            return str(self)
        return " hoặc ".join(_KINDS.get(each, each) for each in self.split(" | "))
