"""The headless commands: a contract that scripts rely on."""

from __future__ import annotations

import json
import logging
import os
import shutil
import subprocess
import sys
import zipfile
from logging.handlers import RotatingFileHandler
from pathlib import Path

import docx
import pytest
from pypdf import PdfReader

from app.__main__ import main

PLAN = "thai-binh-2021-bau-cu"
ROOT = Path(__file__).resolve().parents[2]
SAMPLE = ROOT / "resources" / "samples" / PLAN / "dossier.json"
PACK = ROOT / "resources" / "plans" / PLAN / "plan.toml"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "Dữ liệu của xã"


def run(*arguments: object) -> int:
    return main([str(each) for each in arguments])


def imported(data: Path, capsys: pytest.CaptureFixture[str], file: Path = SAMPLE) -> str:
    assert run("import", file, "--data", data) == 0
    return capsys.readouterr().out.strip()


def test_plans_lists_id_number_version_and_title(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("plans") == 0
    assert f"{PLAN}\t32/KH-UBND\t1.0\t" in capsys.readouterr().out


def test_a_sound_pack_passes_the_check(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("plans", "check", PACK) == 0
    assert "hợp lệ" in capsys.readouterr().out


def test_a_misspelt_pack_is_told_line_by_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    bad = tmp_path / "plan.toml"
    bad.write_text(PACK.read_text("utf-8").replace('kind = "yes_no"', 'kind = "yesno"').replace("slogan", "slogann"))
    assert run("plans", "check", bad) == 1
    lines = capsys.readouterr().out.splitlines()
    assert any("slogan" in line for line in lines)


def test_schemas_are_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("plans", "schema") == 0
    assert json.loads(capsys.readouterr().out)
    assert run("schema") == 0
    assert json.loads(capsys.readouterr().out)["title"].endswith("dossier.json")


def test_the_sample_comes_as_docx_pdf_and_data(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("sample", "--out", tmp_path / "Hồ sơ mẫu") == 0
    files = [Path(line) for line in capsys.readouterr().out.splitlines()]
    assert {file.suffix for file in files} == {".docx", ".pdf", ".json"}
    for file in files:
        if file.suffix == ".docx":
            assert docx.Document(str(file)).paragraphs
        if file.suffix == ".pdf":
            assert PdfReader(file).pages


def test_the_sample_is_found_ready(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    dossier = imported(data, capsys)
    assert run("check", dossier, "--data", data) == 0
    assert "Hồ sơ sẵn sàng" in capsys.readouterr().out


def test_an_empty_dossier_is_not_ready_and_says_why(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("new", "--plan", PLAN, "--data", data) == 0
    dossier = capsys.readouterr().out.strip()
    assert run("check", dossier, "--data", data) == 1
    said = capsys.readouterr().out
    assert "Chưa có đối tượng nào được đề nghị" in said
    assert "Hồ sơ chưa sẵn sàng" in said


def test_check_as_json_is_one_object(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    dossier = imported(data, capsys)
    assert run("check", dossier, "--data", data, "--json") == 0
    said = json.loads(capsys.readouterr().out)
    assert said["ready"] is True
    assert {"findings", "verdicts", "quotas", "deadlines", "bonuses"} <= said.keys()
    assert said["verdicts"][0]["verdict"] == "met"


def test_what_is_dumped_is_what_was_imported(data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    dossier = imported(data, capsys)
    assert run("dump", dossier, "--data", data, "--out", tmp_path / "ra.json") == 0
    assert (tmp_path / "ra.json").read_bytes() == SAMPLE.read_bytes()


def test_a_hoso_file_moves_a_dossier_to_another_machine(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    dossier = imported(data, capsys)
    carried = tmp_path / "chuyển đi.hoso"
    assert run("dump", dossier, "--data", data, "--out", carried) == 0
    other = tmp_path / "máy khác"
    capsys.readouterr()
    assert imported(other, capsys, carried) == dossier
    assert run("dump", dossier, "--data", other, "--out", tmp_path / "về.json") == 0
    assert (tmp_path / "về.json").read_bytes() == SAMPLE.read_bytes()


def test_importing_the_same_file_twice_changes_nothing(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert imported(data, capsys) == imported(data, capsys)


def test_a_changed_file_of_a_known_dossier_comes_in_as_a_copy(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    first = imported(data, capsys)
    changed = tmp_path / "sửa.json"
    changed.write_text(SAMPLE.read_text("utf-8").replace("Thôn Đoài có 655 hộ", "Thôn Đoài có 656 hộ"), "utf-8")
    second = imported(data, capsys, changed)
    assert second != first
    assert run("dump", first, "--data", data, "--out", tmp_path / "cũ.json") == 0
    assert (tmp_path / "cũ.json").read_bytes() == SAMPLE.read_bytes()
    assert run("dump", second, "--data", data, "--out", tmp_path / "mới.json") == 0
    assert "656 hộ" in (tmp_path / "mới.json").read_text("utf-8")


def test_export_writes_only_the_asked_format(data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    dossier = imported(data, capsys)
    assert run("export", dossier, "--data", data, "--out", tmp_path / "ra", "--format", "pdf", "--mode", "paper") == 0
    assert {file.suffix for file in (tmp_path / "ra").iterdir()} == {".pdf", ".json"}


@pytest.mark.parametrize(
    "words",
    [
        [],
        ["lệnh lạ"],
        ["export"],
        ["new", "--plan", PLAN],
        ["export", "x", "--data", "d", "--out", "o", "--format", "odt"],
    ],
)
def test_wrong_usage_leaves_with_2(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        main(words)
    assert left.value.code == 2
    assert "Lệnh viết chưa đúng" in capsys.readouterr().err


def test_an_unknown_dossier_is_told_in_one_paragraph(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("check", "khong-co", "--data", data) == 1
    said = capsys.readouterr().err
    assert "khong-co" in said
    assert said.count("\n") == 1
    assert "Traceback" not in said


def test_an_unknown_plan_is_told_with_the_nearest_one(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("new", "--plan", "thai-binh-2021-bau-cuu", "--data", data) == 1
    assert PLAN in capsys.readouterr().err


@pytest.mark.parametrize("name", ["không có.hoso", "rác.hoso", "rác.json"])
def test_a_file_that_is_no_dossier_is_refused(
    name: str, data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / name
    if name.startswith("rác"):
        file.write_bytes(b"\x00\x01 khong phai ho so")
    assert run("import", file, "--data", data) == 1
    assert "không bị thay đổi" in capsys.readouterr().err


def test_a_tampered_dossier_file_is_refused(data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    dossier = imported(data, capsys)
    sound, bad = tmp_path / "tốt.hoso", tmp_path / "sửa.hoso"
    assert run("dump", dossier, "--data", data, "--out", sound) == 0
    with zipfile.ZipFile(sound) as source, zipfile.ZipFile(bad, "w") as target:
        for name in source.namelist():
            content = source.read(name)
            target.writestr(name, content.replace(b"655", b"665") if name == "dossier.json" else content)
    assert run("import", bad, "--data", tmp_path / "khác") == 1
    assert "không bị thay đổi" in capsys.readouterr().err


def test_a_dossier_of_a_newer_format_is_refused(data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    newer = tmp_path / "mới.json"
    newer.write_text(SAMPLE.read_text("utf-8").replace('"version": 1', '"version": 99', 1), "utf-8")
    assert run("import", newer, "--data", data) == 1
    assert "phiên bản mới hơn" in capsys.readouterr().err


def test_a_target_that_cannot_be_written_leaves_nothing_behind(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    dossier = imported(data, capsys)
    in_the_way = tmp_path / "tệp"
    in_the_way.write_text("đây là một tệp, không phải thư mục", "utf-8")
    assert run("export", dossier, "--data", data, "--out", in_the_way / "ra") == 1
    assert "Dữ liệu trong chương trình" in capsys.readouterr().err
    assert sorted(each.name for each in tmp_path.iterdir()) == sorted([data.name, "tệp"])


def test_a_second_program_on_the_same_data_is_told_politely(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from app.paths import locate_paths
    from app.wiring import build_app

    app = build_app(locate_paths(data))
    try:
        assert run("check", "x", "--data", data) == 1
        assert "đang mở sẵn" in capsys.readouterr().err
    finally:
        app.close()


def test_the_self_test_tries_everything(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("self-test") == 0
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) >= 3
    assert all(line.startswith("ĐƯỢC") for line in lines)


def test_the_self_test_says_what_is_broken(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    from app import paths as paths_module

    crippled = tmp_path / "resources"
    shutil.copytree(ROOT / "resources", crippled, ignore=shutil.ignore_patterns("*.ttf"))
    monkeypatch.setattr(paths_module, "_find_resources", lambda: crippled)
    assert run("self-test") == 1
    assert "HỎNG" in capsys.readouterr().out


def test_as_a_process_it_speaks_utf8_whatever_the_console_believes(tmp_path: Path) -> None:
    environment = {**os.environ, "PYTHONIOENCODING": "ascii", "LC_ALL": "C"}
    command = [sys.executable, "-m", "app", "check", "không có", "--data", str(tmp_path / "d")]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, check=False)
    assert done.returncode == 1
    assert "không" in done.stderr.decode("utf-8")


def test_no_file_stays_open_behind_a_command(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Windows could not remove the folder the sample was made in."""
    imported(data, capsys)
    assert not [each for each in logging.getLogger().handlers if isinstance(each, RotatingFileHandler)]
