"""Dossier files: ``.hoso`` with plan pack and evidence, or a bare ``dossier.json``."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from collections.abc import Callable, Collection, Generator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Final, cast

from app.domain.dossier import Dossier
from app.errors import ExchangeError
from app.exchange.archive import (
    DOSSIER,
    EVIDENCE,
    MANIFEST,
    MAX_JSON,
    PACK,
    Entry,
    add_entry,
    check_archive,
    manifest_json,
    read_entry,
    tampered,
    zip_errors,
)
from app.exchange.dossier_json import SAFE, dump_json, not_a_dossier_file, read_json
from app.whole_file import write_whole

_ZIP_START: Final = b"PK\x03\x04"


@dataclass(frozen=True, kw_only=True)
class DossierFile:
    """A dossier file that was read and found sound.

    ``pack_text`` is None only for a bare ``dossier.json``; ``evidence`` are the hashes of the files it carries, which
    may be fewer than the dossier names.
    """

    path: Path
    dossier: Dossier
    pack_text: str | None = None
    evidence: frozenset[str] = frozenset()

    @contextmanager
    def open_evidence(self, sha256: str) -> Generator[BinaryIO]:
        """The content of one evidence file; KeyError if the file does not carry it, NotADossierFile if it is gone.

        Whoever copies it checks the hash again: the file may have changed since it was read.
        """
        if sha256 not in self.evidence:
            raise KeyError(sha256)
        with _opened(self.path) as archive, archive.open(EVIDENCE + sha256) as source:
            yield cast("BinaryIO", source)


def write_dossier_file(
    path: Path,
    dossier: Dossier,
    pack_text: str,
    open_evidence: Callable[[str], BinaryIO],
    *,
    without: Collection[str] = (),
    program: str = "",
    created: dt.datetime | None = None,
) -> None:
    """Write a ``.hoso``, whole or not at all, replacing what stands at ``path``.

    ``open_evidence`` gives a file's content by its hash; hashes in ``without`` are left out on purpose (files
    known to be lost). Raises ExchangeError when a file's content is not what its hash says, what
    ``open_evidence`` raises, and FileOpenElsewhere, FolderNotWritable or DiskFull.
    """
    moment = created or dt.datetime.now(dt.UTC)

    def write(target: BinaryIO) -> None:
        with zipfile.ZipFile(target, "w") as archive:
            entries = [
                add_entry(archive, DOSSIER, io.BytesIO(dump_json(dossier))),
                add_entry(archive, PACK, io.BytesIO(pack_text.encode())),
            ]
            for sha256 in sorted({each.sha256 for each in dossier.evidence} - set(without)):
                with open_evidence(sha256) as source:
                    entries.append(_evidence_entry(archive, sha256, source))
            manifest = manifest_json(entries, program=program, created=moment.isoformat(timespec="seconds"))
            add_entry(archive, MANIFEST, io.BytesIO(manifest))

    write_whole(path, write)


def write_dossier_json(path: Path, dossier: Dossier) -> None:
    """Write a bare ``dossier.json``, whole or not at all; raises what :func:`write_dossier_file` does of the disk."""
    write_whole(path, dump_json(dossier))


def read_dossier_file(path: Path) -> DossierFile:
    """Read a ``.hoso`` or a ``dossier.json``, told apart by their content, and check all of it.

    Raises NotADossierFile, MadeByNewerVersion or Tampered. Nothing is written anywhere.
    """
    try:
        if not path.is_file():
            raise not_a_dossier_file(path.name, "không có tệp này")
        with path.open("rb") as file:
            if file.read(len(_ZIP_START)) == _ZIP_START:
                return _read_archive(path)
            return DossierFile(path=path, dossier=_read_bare(path))
    except OSError as error:
        raise not_a_dossier_file(path.name, f"{type(error).__name__} {error.errno}") from error


def _read_bare(path: Path) -> Dossier:
    if path.stat().st_size > MAX_JSON:
        raise not_a_dossier_file(path.name, f"lớn hơn {MAX_JSON} byte")
    return read_json(path.read_bytes(), path.name)


def _read_archive(path: Path) -> DossierFile:
    with _opened(path) as archive:
        manifest = check_archive(archive, path.name)
        names = {entry.name for entry in manifest.entries}
        evidence = frozenset(name.removeprefix(EVIDENCE) for name in names if name.startswith(EVIDENCE))
        dossier = read_json(read_entry(archive, DOSSIER), path.name)
        if strangers := evidence - {each.sha256 for each in dossier.evidence}:
            raise tampered(path.name, f"tệp minh chứng không thuộc hồ sơ: {min(strangers)}")
        pack = _pack_text(archive, path.name)
    return DossierFile(path=path, dossier=dossier, pack_text=pack, evidence=evidence)


def _pack_text(archive: zipfile.ZipFile, name: str) -> str:
    try:
        return read_entry(archive, PACK).decode()
    except UnicodeDecodeError as error:
        raise not_a_dossier_file(name, f"{PACK} không phải là văn bản UTF-8") from error


@contextmanager
def _opened(path: Path) -> Generator[zipfile.ZipFile]:
    try:
        with zip_errors(path.name), zipfile.ZipFile(path) as archive:
            yield archive
    except OSError as error:
        raise not_a_dossier_file(path.name, f"{type(error).__name__} {error.errno}") from error


def _evidence_entry(archive: zipfile.ZipFile, sha256: str, source: BinaryIO) -> Entry:
    entry = add_entry(archive, EVIDENCE + sha256, source)
    if entry.sha256 != sha256:
        raise ExchangeError(
            f"Một tệp minh chứng của hồ sơ đã bị thay đổi trong thư mục dữ liệu nên chưa đóng gói được hồ sơ. {SAFE}",
            "Hãy thêm lại tệp minh chứng đó hoặc khôi phục từ bản sao lưu.",
            sha256,
        )
    return entry
