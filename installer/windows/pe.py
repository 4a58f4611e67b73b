"""Windows programs and libraries read as files: which other libraries they need, and for which machine they are."""

from __future__ import annotations

import struct
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

X64 = 0x8664
_IMPORTS, _DELAYED = 1, 13


@dataclass(frozen=True)
class _Section:
    address: int
    size: int
    offset: int


class NotAProgram(ValueError):
    """The file does not have the layout of a Windows program."""


class Program:
    """One .exe, .dll or .pyd with a 64-bit header."""

    def __init__(self, file: Path) -> None:
        self._data = file.read_bytes()
        try:
            self._read_headers()
        except struct.error as error:
            raise NotAProgram(file.name) from error

    @property
    def needs(self) -> tuple[str, ...]:
        """Names of the libraries it links to, in small letters, those loaded late included."""
        plain = self._names(_IMPORTS, size=20, name_at=12)
        late = self._names(_DELAYED, size=32, name_at=4)
        return tuple(dict.fromkeys(name.lower() for name in (*plain, *late)))

    def functions_from(self, library: str) -> tuple[str, ...]:
        """What it imports by name from ``library``."""
        return tuple(self._functions(library.lower()))

    def _read_headers(self) -> None:
        (start,) = struct.unpack_from("<I", self._data, 0x3C)
        if self._data[:2] != b"MZ" or self._data[start : start + 4] != b"PE\0\0":
            raise NotAProgram("no PE header")
        self.machine, count = struct.unpack_from("<HH", self._data, start + 4)
        (optional,) = struct.unpack_from("<H", self._data, start + 20)
        self._tables = start + 24 + 112
        first = start + 24 + optional
        self._sections = [self._section(first + 40 * number) for number in range(count)]

    def _section(self, at: int) -> _Section:
        size, address, raw_size, offset = struct.unpack_from("<IIII", self._data, at + 8)
        return _Section(address, max(size, raw_size), offset)

    def _names(self, table: int, size: int, name_at: int) -> Iterator[str]:
        for entry in self._entries(table, size):
            (address,) = struct.unpack_from("<I", self._data, entry + name_at)
            yield self._text(address)

    def _entries(self, table: int, size: int) -> Iterator[int]:
        """Offsets of the entries of an import table, until the empty one that ends it."""
        (address,) = struct.unpack_from("<I", self._data, self._tables + 8 * table)
        if address == 0:
            return
        at = self._offset(address)
        while self._data[at : at + size].strip(b"\0"):
            yield at
            at += size

    def _functions(self, library: str) -> Iterator[str]:
        for entry in self._entries(_IMPORTS, 20):
            names, _, _, called = struct.unpack_from("<IIII", self._data, entry)
            if self._text(called).lower() != library:
                continue
            at = self._offset(names)
            while (value := struct.unpack_from("<Q", self._data, at)[0]) != 0:
                yield self._text((value & 0x7FFFFFFF) + 2)
                at += 8

    def _text(self, address: int) -> str:
        at = self._offset(address)
        return self._data[at : self._data.index(b"\0", at)].decode("ascii")

    def _offset(self, address: int) -> int:
        for section in self._sections:
            if section.address <= address < section.address + section.size:
                return address - section.address + section.offset
        raise NotAProgram(f"address {address:#x} lies in no section")
