"""Names for files as people read them: with their marks and spaces, but without what file systems refuse."""

from __future__ import annotations

import re
from typing import Final

from app.domain.vietnamese_text import clean_text

LONGEST: Final = 60
_FORBIDDEN: Final = re.compile(r'[\x00-\x1f\\/:*?"<>|]')
_RESERVED: Final = re.compile(r"(?i)(con|prn|aux|nul|com\d|lpt\d)(?=$|\.)")


def plain_file_name(text: str, longest: int = LONGEST) -> str:
    """The text as far as file systems allow, "32/KH-UBND" as "32 KH-UBND"; "" where nothing of it is left."""
    name = clean_text(_FORBIDDEN.sub(" ", text))[:longest].strip(" .")
    return f"tep {name}" if _RESERVED.match(name) else name
