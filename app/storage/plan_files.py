"""The register of files kept beside plans: the official's own PDF or scan."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from app.domain.plan_file import PlanFile
from app.domain.vietnamese import text_sort_key
from app.storage.database import Database
from app.storage.evidence_files import EvidenceFiles
from app.storage.registers import Register, Shape, new_id

_SHAPE: Final = Shape(
    kind=PlanFile,
    noun="tệp kế hoạch",
    table="plan_files",
    order=lambda file: (file.plan, text_sort_key(file.title)),
    users="SELECT '' AS title WHERE ?1 IS NULL",  # nothing needs the copy of a plan
)


class PlanFiles(Register[PlanFile]):
    """The files by plan and title; their contents lie among those of the evidence."""

    def __init__(self, database: Database, files: EvidenceFiles) -> None:
        super().__init__(database, _SHAPE)
        self.files = files

    def of(self, plan_id: str) -> tuple[PlanFile, ...]:
        """The files of one plan."""
        return tuple(each for each in self.list() if each.plan == plan_id)

    def take_in(self, plan_id: str, path: Path) -> PlanFile:
        """Keep a copy of the file at ``path``; the file is safe before the entry is made. InputError, StorageError."""
        kept = self.files.add(path)
        taken = PlanFile(
            id=new_id(), plan=plan_id, title=path.stem, file_name=path.name, sha256=kept.sha256, size=kept.size
        )
        self.save(taken)
        return taken
