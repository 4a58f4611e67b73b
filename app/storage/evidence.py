"""The register of evidence: what each file proves; the files themselves are in :mod:`evidence_files`."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from app.domain.achievement import Evidence
from app.domain.vietnamese import text_sort_key
from app.storage.database import Database
from app.storage.evidence_files import EvidenceFiles
from app.storage.registers import PRESENT, Register, Shape, new_id

_SHAPE: Final = Shape(
    kind=Evidence,
    noun="minh chứng",
    table="evidence",
    order=lambda evidence: text_sort_key(evidence.title or evidence.file_name),
    users="""SELECT d.title FROM dossier_evidence AS l JOIN dossiers AS d ON d.id = l.dossier_id
        WHERE l.evidence_id = ?1 AND d.deleted_at IS NULL
        UNION SELECT a.title FROM achievement_evidence AS l JOIN achievements AS a ON a.id = l.achievement_id
        WHERE l.evidence_id = ?1 AND a.deleted_at IS NULL""",
)


class EvidenceRegister(Register[Evidence]):
    """The evidence by title, together with the files it names."""

    def __init__(self, database: Database, files: EvidenceFiles) -> None:
        super().__init__(database, _SHAPE)
        self.files = files

    def take_in(self, path: Path, *, title: str = "", document: str = "") -> Evidence:
        """Keep a copy of the file at ``path`` and enter it; the file is safe before the entry is made.

        Raises InputError when the file cannot be read, StorageError or DiskFull when it cannot be kept.
        """
        kept = self.files.add(path)
        return self.enter(kept.sha256, kept.size, path.name, title=title, document=document)

    def enter(self, sha256: str, size: int, name: str, *, title: str = "", document: str = "") -> Evidence:
        """Enter a file that is kept already; without a title it is called by its name."""
        evidence = Evidence(
            id=new_id(),
            title=title or Path(name).stem,
            file_name=name,
            sha256=sha256,
            size=size,
            document=document,
        )
        self.save(evidence)
        return evidence

    def with_content(self, sha256: str) -> Evidence | None:
        """The evidence whose file is that one, None when there is none outside the trash."""
        found = self.select("SELECT id FROM evidence WHERE sha256 = ?1", sha256, condition=PRESENT)
        return min(found, key=lambda each: each.id, default=None)
