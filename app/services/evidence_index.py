"""Prints the index of a dossier's evidence as DOCX and PDF."""

from __future__ import annotations

from pathlib import Path

from app.domain.dossier import Snapshot
from app.errors import InputError


def write_evidence_index(fonts: Path, snapshot: Snapshot, folder: Path) -> tuple[Path, ...]:
    """Write "Mục lục minh chứng" into ``folder``, both formats or none; needs no database.

    InputError when the dossier has no evidence, the ExportError family, DiskFull.
    """
    from app.documents.docx_writer import docx_bytes
    from app.documents.evidence_index import DOCUMENT_TYPE, build_evidence_index
    from app.documents.files import file_name, write_set
    from app.documents.pdf_writer import pdf_bytes

    if not snapshot.dossier.evidence:
        raise InputError(
            "Hồ sơ chưa có minh chứng nào nên chưa lập được mục lục; hồ sơ không bị thay đổi.",
            "Hãy thêm minh chứng cho thành tích hoặc tiêu chuẩn trước.",
        )
    document = build_evidence_index(snapshot)
    name = file_name(DOCUMENT_TYPE)
    files = {
        folder / f"{name}.docx": docx_bytes(document),
        folder / f"{name}.pdf": pdf_bytes(document, fonts),
    }
    write_set(files)
    return tuple(files)
