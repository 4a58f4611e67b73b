"""What is no plain DOCX is answered in Vietnamese at once, never with a crash and never by opening it further."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from app.documents.docx_writer import docx_bytes
from app.documents.measuring import docx_archive
from app.documents.measuring.lint import lint_docx
from app.errors import ExchangeError, NotAWordFile
from app.services.linting import lint_file
from tests.helpers.broken_papers import sound_submission, with_parts

SOUND = docx_bytes(sound_submission())
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512)
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def told(content: bytes) -> str:
    with pytest.raises(NotAWordFile) as caught:
        lint_docx(content, "thu.docx")
    assert isinstance(caught.value, ExchangeError)
    assert "Tệp của bạn không bị thay đổi." in caught.value.message
    assert caught.value.hint
    return str(caught.value)


@pytest.mark.parametrize(
    ("content", "word"),
    [
        (OLE, "đời cũ (.doc)"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "mật khẩu"),
        (b"%PDF-1.7", "PDF"),
        (b"{\\rtf1", "RTF"),
        (b"", "không phải là tệp Word"),
        (b"\x00" * 100, "không phải là tệp Word"),
        ("Tờ trình".encode(), "không phải là tệp Word"),
        (b"PK\x03\x04 nothing of a zip", "hỏng"),
        (SOUND[: len(SOUND) // 2], "hỏng"),
        (SOUND[:200] + bytes(200) + SOUND[400:], "hỏng"),
    ],
)
def test_other_formats_and_broken_files_are_told_apart(content: bytes, word: str) -> None:
    assert word in told(content)


def test_a_file_with_macros_is_refused() -> None:
    assert "macro" in told(with_parts(SOUND, {"word/vbaProject.bin": b"\x00"}))


def test_a_macro_enabled_type_is_refused_though_it_is_called_docx() -> None:
    kind = b"application/vnd.ms-word.document.macroEnabled.main+xml"
    usual = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    docm = with_parts(SOUND, {"[Content_Types].xml": lambda data: data.replace(usual, kind)})
    assert "macro" in told(docm)


@pytest.mark.parametrize("part", ["word/document.xml", "[Content_Types].xml"])
def test_a_file_without_its_main_part_is_told(part: str) -> None:
    assert "hỏng" in told(with_parts(SOUND, {part: None}))


@pytest.mark.parametrize(
    "part",
    ["word/styles.xml", "word/settings.xml", "word/header1.xml", "docProps/core.xml", "word/_rels/document.xml.rels"],
)
def test_a_file_without_a_lesser_part_is_still_measured(part: str) -> None:
    assert lint_docx(with_parts(SOUND, {part: None}), "thu.docx").kind == "tờ trình"


def test_a_spreadsheet_is_told() -> None:
    types = (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Override PartName="/xl/workbook.xml" '
        'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>'
    )
    assert "Excel" in told(_zip({"[Content_Types].xml": types.encode(), "xl/workbook.xml": b"<workbook/>"}))


@pytest.mark.parametrize("data", [b"", b"<w:document", b"\x00\x01", "<a>Tờ</b>".encode(), b"<p/>"])
def test_a_main_part_that_is_no_word_document_is_told(data: bytes) -> None:
    assert "hỏng" in told(with_parts(SOUND, {"word/document.xml": data}))


def test_entity_bombs_are_refused_before_they_grow() -> None:
    bomb = '<!DOCTYPE a [<!ENTITY b "bbbbbbbbbb">' + "".join(
        f'<!ENTITY b{level} "{f"&b{level - 1 or chr(0)};".replace(chr(0), "") * 10}">' for level in range(1, 9)
    )
    document = f'{bomb}]><w:document xmlns:w="{W}"><w:body><w:p><w:r><w:t>&b8;</w:t></w:r></w:p></w:body></w:document>'
    assert "khai báo lạ" in told(with_parts(SOUND, {"word/document.xml": document.encode()}))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_files_of_the_machine_cannot_be_drawn_in(encoding: str, tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("bí mật", encoding="utf-8")
    document = (
        f'<?xml version="1.0" encoding="{encoding}"?><!DOCTYPE a [<!ENTITY x SYSTEM "{secret.as_uri()}">]>'
        f'<w:document xmlns:w="{W}"><w:body><w:p><w:r><w:t>&x;</w:t></w:r></w:p></w:body></w:document>'
    )
    assert "khai báo lạ" in told(with_parts(SOUND, {"word/document.xml": document.encode(encoding)}))


def test_a_zip_bomb_is_refused_unopened() -> None:
    assert "bung ra lớn bất thường" in told(with_parts(SOUND, {"word/media/big.bin": bytes(64 * 1024**2)}))


def test_a_zip_of_too_many_entries_is_refused() -> None:
    names = {f"word/media/{number}.bin": b"" for number in range(docx_archive.MAX_ENTRIES + 1)}
    assert "bung ra lớn bất thường" in told(_zip({"[Content_Types].xml": b"<Types/>", **names}))


def test_a_part_longer_than_it_says_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(docx_archive, "MAX_PART", 2000)
    assert "dài quá mức" in told(SOUND)


def test_a_file_larger_than_the_limit_is_not_even_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.services.linting.MAX_FILE", 1000)
    path = tmp_path / "to.docx"
    path.write_bytes(SOUND)
    with pytest.raises(NotAWordFile, match="lớn hơn"):
        lint_file(path)


def test_xml_nested_without_end_is_told() -> None:
    deep = f'<w:document xmlns:w="{W}">' + "<w:body>" * 5000 + "</w:body>" * 5000 + "</w:document>"
    assert "hỏng" in told(with_parts(SOUND, {"word/document.xml": deep.encode()}))


def test_links_out_of_the_file_are_not_followed() -> None:
    def outside(data: bytes) -> bytes:
        return data.replace(b'Target="header1.xml"', b'Target="../../../../etc/passwd"')

    assert lint_docx(with_parts(SOUND, {"word/_rels/document.xml.rels": outside}), "thu.docx").kind == "tờ trình"


@pytest.mark.parametrize("name", ["không có.docx", "."])
def test_a_file_that_is_not_there_is_told(name: str, tmp_path: Path) -> None:
    with pytest.raises(NotAWordFile, match="Không mở được tệp"):
        lint_file(tmp_path / name)


def test_styles_that_are_based_on_each_other_do_not_hang() -> None:
    def circular(data: bytes) -> bytes:
        return data.replace(b'<w:basedOn w:val="Normal"/>', b'<w:basedOn w:val="Body"/>')

    assert lint_docx(with_parts(SOUND, {"word/styles.xml": circular}), "thu.docx").kind == "tờ trình"


def test_figures_that_are_no_numbers_do_not_crash() -> None:
    def odd(data: bytes) -> bytes:
        return data.replace(b'w:w="11906"', b'w:w="rong"').replace(b'w:val="1"', b'w:val="&lt;"')

    assert lint_docx(with_parts(SOUND, {"word/document.xml": odd}), "thu.docx").kind == "tờ trình"


def _zip(parts: dict[str, bytes]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return target.getvalue()
