"""The clone the installer stands in: where its environment, lock files and results are."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

RUN_LOCK = "requirements.txt"
TEST_LOCK = "requirements-dev.txt"


@dataclass(frozen=True)
class Clone:
    """A folder with pyproject.toml; the environment is made inside it."""

    root: Path

    @classmethod
    def here(cls) -> Clone:
        """The clone this very file belongs to, wherever the command was given."""
        return cls(Path(__file__).resolve().parent.parent)

    @property
    def venv(self) -> Path:
        """The folder of the virtual environment."""
        return self.root / ".venv"

    @property
    def python(self) -> Path:
        """The environment's own Python."""
        return self.venv / ("Scripts/python.exe" if os.name == "nt" else "bin/python")

    @property
    def state(self) -> Path:
        """What the installer knows of the environment it made."""
        return self.venv / "hoso-installer.json"

    @property
    def out(self) -> Path:
        """Where the sample's papers go on a machine without a display."""
        return self.root / "out"
