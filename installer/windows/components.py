"""The list of everything delivered, with versions and licences, and the texts of these licences."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from installer.say import Problem
from installer.windows.archives import files_below
from installer.windows.pins import PYTHON_VERSION

if TYPE_CHECKING:
    from pathlib import Path

    from installer.processes import Processes
    from installer.windows.workshop import Workshop

LICENCES = "giay-phep"
LIST = "THANH-PHAN.txt"


def write_components(shop: Workshop, processes: Processes) -> str:
    """Put the list and the licences into the bundle; the list is made by the program itself. Raises Problem."""
    command = [str(shop.clone.python), "-m", "app", "components", "--libraries", str(shop.bundle / "lib")]
    command += ["--python", PYTHON_VERSION]
    done = processes.listen(command)
    if done.code != 0 or not done.lines:
        raise Problem("không lập được danh sách thành phần.", "xem các dòng ở trên.", done.lines[-4:])
    text = "\n".join(done.lines) + "\n"
    folder = shop.bundle / LICENCES
    folder.mkdir()
    (folder / LIST).write_text(text, encoding="utf-8-sig", newline="\r\n")
    shutil.copyfile(shop.clone.root / "LICENSE", folder / "LICENSE.txt")
    shutil.move(shop.bundle / "python" / "LICENSE.txt", folder / "Python-LICENSE.txt")
    _collect(shop.bundle / "lib", folder)
    return text


def _collect(lib: Path, folder: Path) -> None:
    """Licence texts out of the libraries' records, which keep name and version only."""
    for name in list(files_below(lib)):
        record, _, inside = name.partition("/")
        if record.endswith(".dist-info") and inside != "METADATA":
            target = folder / record.removesuffix(".dist-info") / inside.removeprefix("licenses/").replace("/", "-")
            target.parent.mkdir(exist_ok=True)
            shutil.move(lib / name, target)
    for path in lib.glob("*.dist-info/licenses"):
        shutil.rmtree(path)
