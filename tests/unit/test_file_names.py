"""Names of files: read as they were typed, and taken by every file system."""

from __future__ import annotations

import pytest

from app.domain.file_names import LONGEST, plain_file_name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Khen thưởng theo Kế hoạch 32/KH-UBND", "Khen thưởng theo Kế hoạch 32 KH-UBND"),
        ('a\\b:c*d?e"f<g>h|i', "a b c d e f g h i"),
        ("  Hồ sơ.  ", "Hồ sơ"),
        ("một\nhai", "một hai"),
        ("///", ""),
        ("con", "tep con"),
        ("NUL.pdf", "tep NUL.pdf"),
        ("Công an xã", "Công an xã"),
    ],
)
def test_a_name_keeps_what_every_system_takes(text: str, name: str) -> None:
    assert plain_file_name(text) == name


def test_a_long_name_is_cut() -> None:
    assert len(plain_file_name("ă" * 300)) == LONGEST
