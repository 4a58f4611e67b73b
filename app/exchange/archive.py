"""``.hoso``: a zip that says what it holds, and is believed only as far as that proves true."""

from __future__ import annotations

import hashlib
import re
import stat
import struct
import zipfile
import zlib
from collections.abc import Generator, Iterable
from contextlib import contextmanager
from typing import IO, Any, Final

import msgspec

from app.errors import Tampered
from app.exchange.dossier_json import FORMAT, SAFE, VERSION, not_a_dossier_file, read_head
from app.exchange.json_problems import in_vietnamese

MANIFEST: Final = "manifest.json"
DOSSIER: Final = "dossier.json"
PACK: Final = "plan.toml"
EVIDENCE: Final = "evidence/"

MAX_ENTRIES: Final = 10_000
MAX_TOTAL: Final = 2 * 1024**3
MAX_JSON: Final = 64 * 1024**2
MAX_RATIO: Final = 200
RATIO_COUNTS_FROM: Final = 1024**2  # below that, even a bomb is a squib

_NAMES: Final = re.compile(r"manifest\.json|dossier\.json|plan\.toml|evidence/[0-9a-f]{64}", re.ASCII)
_PACKINGS: Final = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
_ENCRYPTED: Final = 0x1
_BLOCK: Final = 1 << 20


class Entry(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An entry as the manifest promises it; ``size`` in bytes, unpacked."""

    name: str
    size: int
    sha256: str


class Manifest(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What the file says of itself; ``entries`` lists everything but the manifest."""

    format: str
    version: int
    program: str
    created: str
    entries: tuple[Entry, ...]


class Hashing:
    """Passes what is read on, and knows its size and SHA-256 so far."""

    def __init__(self, source: IO[bytes]) -> None:
        self._source = source
        self._digest = hashlib.sha256()
        self.size = 0

    def blocks(self) -> Generator[bytes]:
        """The content in pieces."""
        while block := self._source.read(_BLOCK):
            self._digest.update(block)
            self.size += len(block)
            yield block

    @property
    def sha256(self) -> str:
        """The hash of what went through."""
        return self._digest.hexdigest()


def manifest_schema() -> dict[str, Any]:
    """The JSON Schema of ``manifest.json``."""
    return msgspec.json.schema(Manifest)


def manifest_json(entries: Iterable[Entry], *, program: str, created: str) -> bytes:
    """The manifest as it is written."""
    manifest = Manifest(format=FORMAT, version=VERSION, program=program, created=created, entries=tuple(entries))
    return msgspec.json.format(msgspec.json.encode(manifest), indent=2) + b"\n"


def add_entry(archive: zipfile.ZipFile, name: str, source: IO[bytes]) -> Entry:
    """Write ``source`` into the archive, JSON and TOML packed, files as they are; no time of day gets in."""
    info = zipfile.ZipInfo(name)
    info.compress_type = zipfile.ZIP_STORED if name.startswith(EVIDENCE) else zipfile.ZIP_DEFLATED
    info.external_attr = (stat.S_IFREG | 0o644) << 16
    through = Hashing(source)
    with archive.open(info, "w", force_zip64=True) as target:
        for block in through.blocks():
            target.write(block)
    return Entry(name=name, size=through.size, sha256=through.sha256)


def check_archive(archive: zipfile.ZipFile, name: str) -> Manifest:
    """Read the whole archive once against its manifest; nothing of it is used before.

    Raises NotADossierFile, MadeByNewerVersion or Tampered. ``name`` is what messages call the file.
    """
    entries = archive.infolist()
    _refuse_absurd(entries, name)
    if MANIFEST not in archive.namelist():
        raise not_a_dossier_file(name, f"không có {MANIFEST}")
    manifest = _manifest(archive, name)
    _refuse_strange_names(entries, name)
    _refuse_other_list(entries, manifest, name)
    for entry in manifest.entries:
        _refuse_altered(archive, entry, name)
    return manifest


@contextmanager
def zip_errors(name: str) -> Generator[None]:
    """Turn what the zip library says of a broken file into NotADossierFile."""
    try:
        yield
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, struct.error, UnicodeDecodeError) as error:
        raise not_a_dossier_file(name, f"{type(error).__name__}: {error}") from error


def read_entry(archive: zipfile.ZipFile, entry: str) -> bytes:
    """A small entry at once."""
    with archive.open(entry) as source:
        return source.read(MAX_JSON)


def _refuse_absurd(entries: list[zipfile.ZipInfo], name: str) -> None:
    if len(entries) > MAX_ENTRIES:
        raise tampered(name, f"có {len(entries)} mục, nhiều hơn {MAX_ENTRIES}")
    if sum(info.file_size for info in entries) > MAX_TOTAL:
        raise tampered(name, f"lớn hơn {MAX_TOTAL} byte khi bung ra")
    for info in entries:
        if info.flag_bits & _ENCRYPTED:
            raise not_a_dossier_file(name, "tệp có mật khẩu")
        if info.compress_type not in _PACKINGS:
            raise not_a_dossier_file(name, f"kiểu nén lạ ({info.compress_type})")
        if info.file_size > RATIO_COUNTS_FROM and info.file_size > MAX_RATIO * max(info.compress_size, 1):
            raise tampered(name, f"mục “{info.orig_filename[:80]}” bung ra quá lớn")
        if info.orig_filename in (MANIFEST, DOSSIER, PACK) and info.file_size > MAX_JSON:
            raise tampered(name, f"mục “{info.orig_filename}” lớn hơn {MAX_JSON} byte")


def _manifest(archive: zipfile.ZipFile, name: str) -> Manifest:
    data = read_entry(archive, MANIFEST)
    read_head(data, name)
    try:
        return msgspec.json.decode(data, type=Manifest)
    except ValueError as error:
        raise not_a_dossier_file(name, f"{MANIFEST}: {in_vietnamese(error)}") from error


def _refuse_strange_names(entries: list[zipfile.ZipInfo], name: str) -> None:
    seen: set[str] = set()
    for info in entries:
        entry = info.orig_filename
        if not _NAMES.fullmatch(entry) or info.filename != entry:
            raise tampered(name, f"có mục lạ “{entry[:80]}”")
        if entry in seen:
            raise tampered(name, f"mục “{entry}” có hai lần")
        if stat.S_IFMT(info.external_attr >> 16) not in (0, stat.S_IFREG):
            raise tampered(name, f"mục “{entry}” không phải là tệp thường")
        seen.add(entry)


def _refuse_other_list(entries: list[zipfile.ZipInfo], manifest: Manifest, name: str) -> None:
    listed = [entry.name for entry in manifest.entries]
    present = {info.filename for info in entries} - {MANIFEST}
    if len(listed) != len(set(listed)):
        raise tampered(name, f"{MANIFEST} kể một mục hai lần")
    if gone := sorted({DOSSIER, PACK, *listed} - present):
        raise tampered(name, f"thiếu mục “{gone[0][:80]}”")
    if extra := sorted(present - set(listed)):
        raise tampered(name, f"thừa mục “{extra[0]}”")


def _refuse_altered(archive: zipfile.ZipFile, entry: Entry, name: str) -> None:
    if archive.getinfo(entry.name).file_size != entry.size:
        raise tampered(name, f"mục “{entry.name}” không đúng kích thước")
    with archive.open(entry.name) as source:
        through = Hashing(source)
        for _ in through.blocks():
            pass
    named = entry.name.removeprefix(EVIDENCE) if entry.name.startswith(EVIDENCE) else entry.sha256
    if (through.size, through.sha256, named) != (entry.size, entry.sha256, entry.sha256):
        raise tampered(name, f"nội dung mục “{entry.name}” không khớp với mã kiểm tra")


def tampered(name: str, details: str) -> Tampered:
    """The error for a file whose content is not what it says it is."""
    return Tampered(
        f"Tệp hồ sơ “{name}” đã bị sửa đổi hoặc hỏng khi sao chép nên không nhận. {SAFE}",
        "Hãy xin lại tệp từ nơi gửi; đừng mở và nén lại tệp bằng chương trình khác.",
        details,
    )
