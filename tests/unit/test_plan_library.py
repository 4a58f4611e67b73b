"""Packs in folders: listed, loaded, pinned; files that are no packs told in words."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from app.errors import PlanError, UnknownId
from app.plans.library import PlanLibrary
from app.plans.pack_files import check_pack_file, packs_beside, read_pack_text
from app.plans.reading import read_plan
from tests.helpers.plan_packs import FULL, PACKS, full_text

RESOURCES = Path(__file__).parents[2] / "resources" / "plans"


@pytest.fixture
def shelf(tmp_path: Path) -> Path:
    """The test packs, copied to where a test may spoil them; a path with spaces and accents."""
    return shutil.copytree(PACKS, tmp_path / "Gói kế hoạch")


def put(folder: Path, content: bytes | str) -> Path:
    """A pack file with that content in a folder of its own."""
    folder.mkdir(parents=True)
    file = folder / "plan.toml"
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    return file


def test_the_packs_are_listed_by_id_with_what_a_list_shows() -> None:
    infos = {info.id: info for info in PlanLibrary([PACKS]).packs()}
    assert sorted(infos) == ["mau-con", "mau-day-du", "mau-nho"]
    assert infos[FULL].title == "Phong trào thi đua giả định đầy đủ"
    assert (infos[FULL].number, infos[FULL].version, infos[FULL].problem) == ("15/KH-UBND", "1.2", "")
    assert infos["mau-con"].number == "07/KH-UBND"
    assert infos["mau-nho"].path == PACKS / "mau-nho" / "plan.toml"


def test_a_broken_pack_is_listed_with_its_problem_and_hides_no_other(shelf: Path) -> None:
    put(shelf / "hong", "x = \n")
    put(shelf / "nhi-phan", b"\x00\x01")
    infos = {info.id: info for info in PlanLibrary([shelf]).packs()}
    assert "dòng 1, cột 5" in infos["hong"].problem
    assert "nhị phân" in infos["nhi-phan"].problem
    assert infos[FULL].problem == ""


def test_what_is_no_pack_is_not_listed(shelf: Path) -> None:
    (shelf / "README.md").write_text("x", encoding="utf-8")
    (shelf / "trong").mkdir()
    put(shelf / "Tên có dấu", full_text())
    (shelf / "thu-muc" / "plan.toml").mkdir(parents=True)
    assert PlanLibrary([shelf]).ids() == ("mau-con", "mau-day-du", "mau-nho")


def test_folders_that_are_not_there_hold_no_packs(tmp_path: Path) -> None:
    assert PlanLibrary([tmp_path / "khong-co", tmp_path]).packs() == ()


def test_the_first_folder_that_has_an_id_wins(shelf: Path, tmp_path: Path) -> None:
    newer = full_text().replace('version = "1.2"', 'version = "9"')
    put(tmp_path / "moi" / FULL, newer)
    assert PlanLibrary([tmp_path / "moi", shelf]).load(FULL).version == "9"
    assert PlanLibrary([shelf, tmp_path / "moi"]).load(FULL).version == "1.2"
    assert len(PlanLibrary([tmp_path / "moi", shelf]).packs()) == 3


def test_a_parent_may_lie_in_another_folder(shelf: Path, tmp_path: Path) -> None:
    shutil.move(shelf / "mau-con", tmp_path / "rieng" / "mau-con")
    assert PlanLibrary([tmp_path / "rieng", shelf]).load("mau-con").extends == FULL


def test_an_unknown_id_is_told_with_the_nearest_one() -> None:
    with pytest.raises(UnknownId) as caught:
        PlanLibrary([PACKS]).load("mau-dai-du")
    assert caught.value.hint == "Có phải ý là “mau-day-du”?"


@pytest.mark.parametrize("pack_id", ["", "..", "../mau-nho", "/etc", "a\x00b", "mau-nho/", "\ud800", "x" * 5000, "🎉"])
def test_an_id_never_leads_out_of_the_folders(pack_id: str) -> None:
    with pytest.raises(UnknownId) as caught:
        PlanLibrary([PACKS]).text(pack_id)
    assert len(str(caught.value)) < 300
    assert str(caught.value).encode("utf-8")


def test_an_empty_library_says_so() -> None:
    with pytest.raises(UnknownId, match="chưa có gói nào"):
        PlanLibrary([]).load("x")


def test_a_folder_and_its_pack_have_one_name(shelf: Path) -> None:
    (shelf / FULL).rename(shelf / "khac")
    with pytest.raises(PlanError, match="mã trong gói là “mau-day-du” nhưng thư mục tên là “khac”"):
        PlanLibrary([shelf]).load("khac")


@pytest.mark.parametrize("pack_id", ["mau-nho", "mau-day-du", "mau-con"])
def test_a_pinned_pack_read_alone_is_the_loaded_plan(pack_id: str) -> None:
    library = PlanLibrary([PACKS])
    assert read_plan(library.pinned_text(pack_id), "ghim") == library.load(pack_id)


def test_a_pack_that_stands_alone_is_pinned_as_its_author_wrote_it() -> None:
    assert PlanLibrary([PACKS]).pinned_text(FULL) == full_text()
    assert PlanLibrary([PACKS]).pinned_text("mau-con").startswith("{")


def test_a_broken_pack_cannot_be_pinned(shelf: Path) -> None:
    file = shelf / FULL / "plan.toml"
    file.write_text(full_text().replace('parent = "tap-the"', 'parent = "mat"'), encoding="utf-8")
    with pytest.raises(PlanError):
        PlanLibrary([shelf]).pinned_text(FULL)


def test_every_pack_of_the_program_is_fine() -> None:
    library = PlanLibrary([RESOURCES])
    assert "thai-binh-2021-bau-cu" in library.ids()
    assert [info.problem for info in library.packs() if info.problem] == []
    for info in library.packs():
        assert check_pack_file(info.path) == ()


# -- files


def test_a_good_file_or_its_folder_has_no_problems(shelf: Path) -> None:
    assert check_pack_file(shelf / FULL / "plan.toml") == ()
    assert check_pack_file(shelf / FULL) == ()
    assert check_pack_file(shelf / "mau-con" / "plan.toml") == ()


def test_each_line_names_the_file(shelf: Path) -> None:
    file = shelf / FULL / "plan.toml"
    file.write_text(full_text().replace('parent = "tap-the"', 'parent = "mat"'), encoding="utf-8")
    lines = check_pack_file(file)
    assert lines
    assert all(line.startswith(f"{file}: criteria[") for line in lines)


def test_the_regimes_of_the_law_are_checked_when_given(shelf: Path) -> None:
    (line,) = check_pack_file(shelf / FULL, regimes=["nd-98-2024"])
    assert "bonus.regime" in line


BAD_FILES: list[tuple[bytes, str]] = [
    (b"\xff\xfef\x00o\x00", "ghi bằng mã UTF-16; hãy lưu lại bằng mã UTF-8"),
    (b"\xfe\xff\x00f", "ghi bằng mã UTF-16"),
    (b"\x00\x00\xfe\xff", "ghi bằng mã UTF-16"),
    (b"format = 1\x00", "là tệp nhị phân"),
    (b"PK\x03\x04\x00\x00", "là tệp nhị phân"),
    (b'format = 1\nid = "\xe0"\n', "có chữ không ghi bằng mã UTF-8 ở dòng 2"),
    ("title = 'tiêu'".encode("latin-1"), "có chữ không ghi bằng mã UTF-8 ở dòng 1"),
    (b"# " + b"x" * 2_100_000, "lớn quá 2 MB"),
    (b"", "thiếu khóa “identity”"),
]


@pytest.mark.parametrize(("content", "fragment"), BAD_FILES)
def test_a_file_that_is_no_pack_is_told_in_words(tmp_path: Path, content: bytes, fragment: str) -> None:
    file = put(tmp_path / "x", content)
    lines = check_pack_file(file)
    assert fragment in " ".join(lines)
    assert all(line.startswith(str(file)) for line in lines)


def test_a_byte_order_mark_of_utf_8_is_fine(tmp_path: Path) -> None:
    assert check_pack_file(put(tmp_path / FULL, b"\xef\xbb\xbf" + full_text().encode())) == ()


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    (line,) = check_pack_file(tmp_path / "không có.toml")
    assert line == f"{tmp_path / 'không có.toml'}: không có tệp này"


def test_a_folder_without_a_pack_is_told(tmp_path: Path) -> None:
    assert "không có tệp này" in check_pack_file(tmp_path)[0]


def test_a_file_below_a_file_is_told(tmp_path: Path) -> None:
    file = put(tmp_path / "x", "")
    assert "không có tệp này" in check_pack_file(file / "plan.toml")[0]


@pytest.mark.parametrize("name", ["a\x00b", "x" * 300, "\ud800"])
def test_a_name_that_cannot_be_is_told(tmp_path: Path, name: str) -> None:
    (line,) = check_pack_file(tmp_path / name)
    assert "không" in line
    assert line.encode("utf-8")


def test_what_is_no_regular_file_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    file = put(tmp_path / "x", "")
    monkeypatch.setattr(Path, "is_file", lambda path: False)
    assert "không phải là một tệp" in check_pack_file(file)[0]


def test_a_file_one_may_not_read_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError

    file = put(tmp_path / "x", "")
    monkeypatch.setattr(Path, "open", refuse)
    assert "không được phép đọc" in check_pack_file(file)[0]


def test_reading_a_file_that_is_no_text_raises() -> None:
    with pytest.raises(PlanError, match="không có tệp này"):
        read_pack_text(Path("khong-co.toml"))


def test_parents_are_found_beside_the_pack_and_nowhere_else(shelf: Path) -> None:
    find = packs_beside(shelf / "mau-con" / "plan.toml")
    assert find(FULL) == full_text()
    for lost in ("khong-co", "../mau-nho", "..", ""):
        with pytest.raises(UnknownId):
            find(lost)
