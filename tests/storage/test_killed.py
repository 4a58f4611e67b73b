"""A program killed in the middle of its work leaves a database that opens and has every committed edit."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from app.domain.achievement import Figure
from app.storage.database import open_database
from app.storage.dossiers import Dossiers
from app.storage.evidence import EvidenceRegister
from app.storage.evidence_files import EvidenceFiles

ROOT = Path(__file__).resolve().parents[2]

WRITER = """
import itertools, os, sys
from pathlib import Path
from app.domain.achievement import Figure
from app.storage.database import open_database
from app.storage.dossiers import Dossiers
from app.storage.evidence import EvidenceRegister
from app.storage.evidence_files import EvidenceFiles
from tests.helpers import made_up

folder = Path(sys.argv[1])
database = open_database(folder / "hoso.db")
dossiers = Dossiers(database, EvidenceRegister(database, EvidenceFiles(folder / "evidence")))
dossiers.save(made_up.dossier(), "pack")
figures = {}
for number in itertools.count():
    figures[f"f{number}"] = Figure(value=number)
    dossiers.change("h-1", figures=dict(figures))
    os.write(1, f"{number}\\n".encode())
    if sys.argv[2] == "inside" and number == 40:
        with database.transaction():
            dossiers.change("h-1", title="chưa xong")
            os.write(1, b"inside\\n")
            sys.stdin.read()
"""


def run_and_kill(folder: Path, where: str, stop_at: bytes) -> int:
    """Let a writer work, kill it when it says ``stop_at``; the last edit it reported as done."""
    command = [sys.executable, "-c", WRITER, str(folder), where]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(command, cwd=ROOT, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as writer:
        assert writer.stdout is not None
        said: list[bytes] = []
        while not said or said[-1] != stop_at:
            line = writer.stdout.readline()
            assert line, "the writer stopped by itself"
            said.append(line.strip())
        writer.kill()
        said += [line.strip() for line in writer.stdout if line.endswith(b"\n")]
    return max(int(each) for each in said if each.isdigit())


@pytest.mark.parametrize(("where", "stop_at"), [("between", b"60"), ("inside", b"inside")])
def test_all_committed_edits_are_there_after_a_kill(tmp_path: Path, where: str, stop_at: bytes) -> None:
    last = run_and_kill(tmp_path, where, stop_at)
    with open_database(tmp_path / "hoso.db") as database:
        dossiers = Dossiers(database, EvidenceRegister(database, EvidenceFiles(tmp_path / "evidence")))
        loaded = dossiers.load("h-1")
    assert loaded.title == "Hồ sơ thử nghiệm"
    figures = loaded.figures
    assert [figures.get(f"f{number}") for number in range(last + 1)] == [Figure(value=n) for n in range(last + 1)]
    assert sorted(each.name for each in tmp_path.iterdir()) == ["hoso.db"]
