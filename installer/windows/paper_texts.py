"""Compares the papers made on the trial PC with those made on this machine, by their words."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from installer.say import Problem

if TYPE_CHECKING:
    from pathlib import Path

    from installer.clone import Clone
    from installer.processes import Processes

# Runs in the program's environment, which can read PDF. DOCX: every text in order, from all parts with words.
_READER = """
import json, pathlib, re, sys, zipfile
from pypdf import PdfReader
texts = {}
for file in sorted(pathlib.Path(sys.argv[1]).rglob("*")):
    if file.suffix == ".pdf":
        texts[file.name] = [page.extract_text() for page in PdfReader(file).pages]
    elif file.suffix == ".docx":
        with zipfile.ZipFile(file) as parts:
            texts[file.name] = {
                name: re.findall("<w:t[ >][^<]*", parts.read(name).decode())
                for name in sorted(parts.namelist()) if re.match("word/(document|header|footer).*[.]xml$", name)
            }
print(json.dumps(texts))
"""


def texts_of(folder: Path, clone: Clone, processes: Processes) -> dict[str, object]:
    """The words of every DOCX and PDF below ``folder``, by file name. Raises Problem."""
    done = processes.listen([str(clone.python), "-c", _READER, str(folder)])
    if done.code != 0 or not done.lines:
        raise Problem("không đọc lại được giấy tờ đã xuất.", "xem các dòng ở trên.", done.lines[-4:])
    return dict(json.loads(done.lines[-1]))


def require_same_texts(ours: dict[str, object], theirs: dict[str, object]) -> str:
    """How many papers agree; Problem naming the first that does not."""
    if not ours:
        raise Problem("không có giấy tờ nào để so.", "xem lại lệnh sample.")
    for name in sorted(ours.keys() | theirs.keys()):
        if ours.get(name) != theirs.get(name):
            raise Problem(
                f"giấy tờ {name} xuất trên Windows khác bản xuất trên Linux.", "so hai tệp trong build/windows."
            )
    return f"{len(ours)} tệp DOCX và PDF trùng từng chữ"
