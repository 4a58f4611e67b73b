"""Evidence is taken in once, read, found by its text, watched over, and printed as an index."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from pypdf import PdfReader

from app.domain.achievement import Achievement
from app.errors import Cancelled, InputError
from app.paths import Paths
from app.services import evidence, evidence_watch, settings
from app.services.app import App
from app.services.dossiers import open_snapshot
from app.services.exporting import choices_of, export_papers
from app.services.samples import add_sample
from app.wiring import build_app
from tests.helpers import evidence_files as made

INDEX = "muc-luc-minh-chung"


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
    with pytest.raises(evidence.NotWhole, match="đã bị thay đổi") as caught:
        evidence.copy_for_reading(app.evidence.files, kept, app.paths.data / "xem")
    assert evidence.state_of(app, kept).problem == ""
    evidence.note_not_whole(app, caught.value)
    assert evidence.state_of(app, kept).problem == "altered"
    path.unlink()
    assert evidence.state_of(app, kept).problem == "missing"
    mended = evidence.replace_file(app, kept, report)
    assert evidence.state_of(app, mended).problem == ""
    copy = evidence.copy_for_reading(app.evidence.files, mended, app.paths.data / "xem")
    assert copy.read_bytes() == report.read_bytes()


def test_a_round_reads_what_nobody_read_and_sees_what_was_altered_since(app: App, report: Path, tmp_path: Path) -> None:
    first = evidence.attach(app, report).evidence
    evidence.read_all(app)
    assert evidence_watch.round_of_all(app).hashes == ()
    later = dt.datetime.now(dt.UTC) + dt.timedelta(days=8)
    second = evidence.attach(app, made.put(tmp_path, "b.pdf", made.text_pdf("B"))).evidence
    app.achievements.save(Achievement(id="a", title="Làm đường", evidence=(first.id, second.id)))
    lost = evidence.attach(app, made.put(tmp_path, "c.pdf", made.text_pdf("C"))).evidence
    app.evidence.files.path(lost.sha256).unlink()  # nothing uses it, so nobody misses it
    app.evidence.files.path(first.sha256).write_bytes(b"khac")
    app.evidence.files.path(second.sha256).unlink()
    evidence_watch.keep(app, evidence_watch.walk(evidence_watch.round_of_all(app, later)))
    assert [each.id for each in evidence_watch.not_whole(app)] == [first.id]
    evidence.read_all(app)
    said = evidence_watch.told_of_all(app)
    assert "2 tệp minh chứng không còn nguyên" in said
    assert "“b” (không còn trong thư mục dữ liệu), “Báo cáo số 12” (đã bị thay đổi)" in said


def test_a_file_that_comes_back_is_read_again(app: App, report: Path) -> None:
    kept = evidence.attach(app, report).evidence
    app.evidence.files.path(kept.sha256).write_bytes(b"khac")
    evidence.read_all(app)
    assert evidence.state_of(app, kept).problem == "altered"
    assert evidence.attach(app, report).known
    assert evidence.unread(app) == ((kept.sha256, report.name),)
    evidence.read_all(app)
    assert evidence.state_of(app, kept).pages == 2
    assert evidence_watch.told_of_all(app) == ""


def test_a_file_read_before_brings_its_pages_when_it_is_put_in_place(app: App, report: Path, tmp_path: Path) -> None:
    evidence.attach(app, report)
    evidence.read_all(app)
    other = evidence.attach(app, made.put(tmp_path, "b.pdf", made.text_pdf("B"))).evidence
    assert evidence.replace_file(app, other, report).pages == 2


def test_copying_a_file_in_is_told_and_can_be_stopped(app: App, tmp_path: Path) -> None:
    heavy = made.put(tmp_path, "nang.pdf", made.text_pdf("A") + bytes(3 << 20))
    told: list[int] = []
    evidence.keep(app.evidence.files, heavy, progress=told.append)
    assert told == sorted(told)
    assert told[-1] == heavy.stat().st_size
    other = made.put(tmp_path, "khac.pdf", made.text_pdf("B") + bytes(3 << 20))
    with pytest.raises(Cancelled):
        evidence.keep(app.evidence.files, other, cancelled=lambda: True)
    assert len([each for each in app.evidence.files.folder.rglob("*") if each.is_file()]) == 1


def test_what_is_larger_than_the_user_wants_is_known_before_it_is_copied(app: App, tmp_path: Path) -> None:
    settings.write(app, settings.EVIDENCE_LIMIT, 5)
    heavy, light = made.put(tmp_path, "a.pdf", bytes(6 << 20)), made.put(tmp_path, "b.pdf", b"x")
    assert evidence.too_heavy(app, (heavy, light, tmp_path / "khong co.pdf")) == (heavy,)


def test_the_index_names_every_file_its_pages_and_what_it_proves(app: App, report: Path, tmp_path: Path) -> None:
    snapshot, lost = evidence_watch.look_over(app, open_snapshot(app, add_sample(app)))
    assert lost == ""
    result = export_papers(app, snapshot, tmp_path / "ra", chosen=[INDEX])
    assert result.proof.ok
    assert [file.path.name for file in result.files] == ["07-Muc-luc-minh-chung.docx", "07-Muc-luc-minh-chung.pdf"]
    text = " ".join(page.extract_text() for page in PdfReader(result.files[1].path).pages)
    for each in snapshot.dossier.evidence:
        assert each.title.split()[0] in text
    assert "Mục lục minh chứng".upper() in text.upper()
    assert "chưa đếm trang" not in text
    assert open_snapshot(app, snapshot.dossier.id).dossier.evidence == snapshot.dossier.evidence


def test_the_index_is_offered_only_where_there_is_evidence(app: App) -> None:
    snapshot = open_snapshot(app, add_sample(app))
    (index,) = [each for each in choices_of(snapshot) if each.id == INDEX]
    assert (index.title, index.chosen) == ("Mục lục minh chứng", False)
    bare = replace(snapshot, dossier=replace(snapshot.dossier, evidence=()))
    assert INDEX not in [each.id for each in choices_of(bare)]
