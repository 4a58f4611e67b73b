"""The user guide as one PDF: for those who like paper, and for whoever teaches the program."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from app.errors import StorageError
from app.services.components import program_version
from app.services.help import HELP_FOLDER, HelpPage, pages_in
from app.whole_file import make_folder_for, write_whole


def export_guide(resources: Path, fonts: Path, file: Path) -> None:
    """Write all pages of the help with their pictures to ``file``, whole or not at all.

    Raises StorageError when the help is not where the program was installed, ExportError and its kinds, DiskFull.
    """
    from app.documents.guide import GuidePage, guide_document
    from app.documents.pdf_writer import pdf_bytes

    folder = resources / HELP_FOLDER
    pages = pages_in(folder)
    if not pages:
        raise StorageError("Chương trình được cài thiếu phần trợ giúp; dữ liệu không bị ảnh hưởng.", "Hãy cài đặt lại.")
    shown = [GuidePage(title=page.title, text=page.text) for page in pages]
    document = guide_document(shown, dict(_pictures(folder, pages)), program_version())
    make_folder_for(file)
    write_whole(file, pdf_bytes(document, fonts))


def _pictures(folder: Path, pages: tuple[HelpPage, ...]) -> Iterator[tuple[str, bytes]]:
    """Every picture there is; one that is not does not hold the text back."""
    from app.documents.guide import picture_names

    for page in pages:
        for name in picture_names(page.text):
            if (folder / name).is_file():
                yield name, (folder / name).read_bytes()
