"""A new database and its registers for each test."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.storage.database import Database, open_database
from app.storage.dossiers import Dossiers
from app.storage.evidence import EvidenceRegister
from app.storage.evidence_files import EvidenceFiles


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A data folder with a space and accents in its name."""
    return tmp_path / "Dữ liệu #1 %20"


@pytest.fixture
def path(folder: Path) -> Path:
    return folder / "hoso.db"


@pytest.fixture
def database(path: Path) -> Iterator[Database]:
    with open_database(path) as opened:
        yield opened


@pytest.fixture
def files(folder: Path) -> EvidenceFiles:
    return EvidenceFiles(folder / "evidence")


@pytest.fixture
def register(database: Database, files: EvidenceFiles) -> EvidenceRegister:
    return EvidenceRegister(database, files)


@pytest.fixture
def dossiers(database: Database, register: EvidenceRegister) -> Dossiers:
    return Dossiers(database, register)
