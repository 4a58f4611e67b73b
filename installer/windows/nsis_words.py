"""Puts Vietnamese words into the head of the set-up file, whose own few messages NSIS keeps in English.

Run by makensis as a program: ``python nsis_words.py HEADER``.
"""

from __future__ import annotations

import sys
from pathlib import Path

WORDS = {
    "verifying installer: %d%%": "đang soát tệp: %d%%",
    "unpacking data: %d%%": "đang giải nén: %d%%",
    "Error launching installer": "Không chạy được bộ cài",
    "Error writing temporary file. Make sure your temp folder is valid.": (
        "Không ghi được tệp tạm: ổ đĩa đầy hoặc bị chặn ghi."
    ),
    "Installer integrity check has failed. Common causes include\nincomplete download and damaged media. Contact the\n"
    "installer's author to obtain a new copy.\n\nMore information at:\nhttp://nsis.sf.net/NSIS_Error": (
        "Tệp cài đặt bị hỏng hoặc chép chưa hết.\nMáy chưa bị thay đổi gì.\n\n"
        "Hãy chép lại tệp cài đặt từ nguồn rồi chạy lại;\nthử chép qua USB khác nếu vẫn lỗi."
    ),
    "NSIS Error": "Lỗi bộ cài",
}


class WordsMissing(ValueError):
    """This NSIS has other words; the table must follow."""


def translated(head: bytes) -> bytes:
    """``head`` with every word of the table replaced in place; WordsMissing when one is not there."""
    for english, vietnamese in WORDS.items():
        old = (english + "\0").encode("utf-16-le")
        new = (vietnamese + "\0").encode("utf-16-le")
        if old not in head or len(new) > len(old):
            raise WordsMissing(english)
        head = head.replace(old, new.ljust(len(old), b"\0"))
    return head


def is_translated(program: bytes) -> bool:
    """Whether all of our words stand in a finished set-up file."""
    return all((words + "\0").encode("utf-16-le") in program for words in WORDS.values())


def main(arguments: list[str]) -> int:
    """Translate the file in place."""
    file = Path(arguments[0])
    file.write_bytes(translated(file.read_bytes()))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
