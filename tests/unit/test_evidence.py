"""Evidence is taken in once, read, found by its text, watched over, and printed as an index."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from pypdf import PdfReader

from app.errors import InputError
from app.paths import Paths
from app.services import evidence, settings
from app.services.app import App
from app.services.dossiers import open_snapshot
from app.services.evidence_index import write_evidence_index
from app.services.samples import add_sample
from app.wiring import build_app
from tests.helpers import evidence_files as made


@pytest.fixture
def app(paths: Paths) -> Iterator[App]:
    opened = build_app(paths)
    yield opened
    opened.database.close()


@pytest.fixture
def report(tmp_path: Path) -> Path:
    return made.put(tmp_path, "Báo cáo số 12.pdf", made.text_pdf("Tong ket phong trao", "trang hai"))


def test_a_file_is_kept_once_however_often_it_is_attached(app: App, report: Path, tmp_path: Path) -> None:
    first = evidence.attach(app, report)
    again = evidence.attach(app, made.put(tmp_path, "tên khác.pdf", report.read_bytes()), title="Khác")
    assert (first.known, again.known) == (False, True)
    assert again.evidence == first.evidence
    assert (first.evidence.title, first.evidence.file_name) == ("Báo cáo số 12", "Báo cáo số 12.pdf")
    assert len(app.evidence.list()) == 1


def test_a_picture_from_the_clipboard_is_attached_without_a_file(app: App) -> None:
    attached = evidence.attach_bytes(app, made.image(dpi=50), "Ảnh dán.png")
    assert attached.evidence.file_name == "Ảnh dán.png"
    assert app.evidence.files.has(attached.evidence.sha256)
    with pytest.raises(InputError):
        evidence.attach_bytes(app, b"abc", "Ảnh dán.png")


def test_nothing_of_a_refused_file_is_kept(app: App, tmp_path: Path) -> None:
    with pytest.raises(InputError):
        evidence.attach(app, made.put(tmp_path, "bc.pdf", b"MZ"))
    assert app.evidence.list() == ()
    assert not any(app.evidence.files.folder.rglob("*"))


def test_a_file_over_the_limit_the_user_set_is_warned_about(app: App, tmp_path: Path) -> None:
    settings.write(app, settings.EVIDENCE_LIMIT, 5)
    heavy = made.put(tmp_path, "nang.pdf", made.text_pdf("A") + bytes(6 << 20))
    attached = evidence.attach(app, heavy)
    assert "quá mức 5 MB" in attached.warnings[0]
    settings.write(app, settings.EVIDENCE_LIMIT, 10)
    assert evidence.attach(app, heavy).warnings == ()


def test_what_was_read_is_found_without_accents_and_gives_the_pages(app: App, report: Path) -> None:
    attached = evidence.attach(app, report, title="Văn bản của huyện")
    assert evidence.unread(app) == ((attached.evidence.sha256, report.name),)
    assert app.search.find("tong ket") == ()
    evidence.read_all(app)
    (hit,) = app.search.find("tong ket")
    assert (hit.kind, hit.id, hit.by_name) == ("evidence", attached.evidence.id, False)
    assert evidence.unread(app) == ()
    assert app.evidence.get(attached.evidence.id).pages == 2


def test_a_file_that_is_gone_or_altered_is_told(app: App, report: Path) -> None:
    kept = evidence.attach(app, report).evidence
    evidence.read_all(app)
    path = app.evidence.files.path(kept.sha256)
    assert evidence.state_of(app, kept).problem == ""
    path.write_bytes(b"khac")
    evidence.note_verified(app, {kept.sha256: evidence.verify_file(app.evidence.files, kept.sha256)})
    assert evidence.state_of(app, kept).problem == "altered"
    with pytest.raises(InputError, match="đã bị thay đổi"):
        evidence.copy_for_reading(app, kept, app.paths.data / "xem")
    path.unlink()
    assert evidence.state_of(app, kept).problem == "missing"
    mended = evidence.replace_file(app, kept, report)
    assert evidence.state_of(app, mended).problem == ""
    assert evidence.copy_for_reading(app, mended, app.paths.data / "xem").read_bytes() == report.read_bytes()


def test_the_index_names_every_file_its_pages_and_what_it_proves(app: App, report: Path, tmp_path: Path) -> None:
    snapshot = open_snapshot(app, add_sample(app))
    paths = write_evidence_index(app.fonts, snapshot, tmp_path / "ra")
    assert [path.name for path in paths] == ["Muc-luc-minh-chung.docx", "Muc-luc-minh-chung.pdf"]
    text = " ".join(page.extract_text() for page in PdfReader(paths[1]).pages)
    for each in snapshot.dossier.evidence:
        assert each.title.split()[0] in text
    assert "Mục lục minh chứng".upper() in text.upper()
    bare = replace(snapshot, dossier=replace(snapshot.dossier, evidence=()))
    with pytest.raises(InputError, match="chưa có minh chứng"):
        write_evidence_index(app.fonts, bare, tmp_path / "khong")
    assert not (tmp_path / "khong").exists()
