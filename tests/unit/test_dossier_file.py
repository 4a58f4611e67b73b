"""Dossier files: read back as written; everything else is refused with its reason, and nothing is touched."""

from __future__ import annotations

import codecs
import datetime as dt
import hashlib
import io
import json
import stat
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from app.domain.achievement import Figure
from app.errors import DiskFull, ExchangeError, FolderNotWritable, MadeByNewerVersion, NotADossierFile, Tampered
from app.exchange import archive as archive_module
from app.exchange.archive import manifest_schema
from app.exchange.dossier_file import DossierFile, read_dossier_file, write_dossier_file, write_dossier_json
from app.exchange.dossier_json import dossier_schema, dump_json, read_json
from tests.helpers import made_up

PACK = 'format = 1\ntitle = "Kế hoạch <thử> & nghiệm"\n'
SHA = made_up.evidence().sha256
CREATED = dt.datetime(2026, 11, 23, 2, 0, tzinfo=dt.UTC)
SAFE = "Dữ liệu trong chương trình không bị thay đổi"

Entries = dict[str, bytes]


def no_evidence(sha256: str) -> io.BytesIO:
    raise AssertionError(f"asked for {sha256}")


def open_evidence(sha256: str) -> io.BytesIO:
    return io.BytesIO({SHA: made_up.EVIDENCE_CONTENT}[sha256])


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "Hồ sơ xã & thôn.hoso"


@pytest.fixture
def written(path: Path) -> Path:
    write_dossier_file(path, made_up.dossier(), PACK, open_evidence, program="0.1.0", created=CREATED)
    return path


def entries_of(path: Path) -> Entries:
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def write_entries(path: Path, entries: Entries, compression: int = zipfile.ZIP_DEFLATED) -> None:
    with zipfile.ZipFile(path, "w", compression) as archive:
        for name, content in entries.items():
            archive.writestr(name, content)


def with_honest_manifest(entries: Entries, **changes: Any) -> Entries:
    """The entries with a manifest that fits them: what somebody who knows the format would write."""
    others = {name: content for name, content in entries.items() if name != "manifest.json"}
    listed = [
        {"name": name, "size": len(content), "sha256": hashlib.sha256(content).hexdigest()}
        for name, content in others.items()
    ]
    manifest = json.loads(entries["manifest.json"]) | {"entries": listed} | changes
    return others | {"manifest.json": json.dumps(manifest).encode()}


def json_with(change: Callable[[dict[str, Any]], object]) -> bytes:
    document = json.loads(dump_json(made_up.dossier()))
    change(document)
    return json.dumps(document).encode()


def test_a_dossier_file_is_read_back_with_pack_and_evidence(written: Path) -> None:
    read = read_dossier_file(written)
    expected = DossierFile(path=written, dossier=made_up.dossier(), pack_text=PACK, evidence=frozenset({SHA}))
    assert read == expected
    with read.open_evidence(SHA) as source:
        assert source.read() == made_up.EVIDENCE_CONTENT


def test_the_manifest_tells_format_program_time_and_every_entry(written: Path) -> None:
    entries = entries_of(written)
    manifest = json.loads(entries["manifest.json"])
    assert {key: manifest[key] for key in ("format", "version", "program", "created")} == {
        "format": "hoso-thidua",
        "version": 1,
        "program": "0.1.0",
        "created": "2026-11-23T02:00:00+00:00",
    }
    assert {each["name"]: (each["size"], each["sha256"]) for each in manifest["entries"]} == {
        name: (len(content), hashlib.sha256(content).hexdigest())
        for name, content in entries.items()
        if name != "manifest.json"
    }
    assert set(entries) == {"manifest.json", "dossier.json", "plan.toml", f"evidence/{SHA}"}


def test_the_same_dossier_gives_the_same_bytes(written: Path, tmp_path: Path) -> None:
    again = tmp_path / "again.hoso"
    write_dossier_file(again, made_up.dossier(), PACK, open_evidence, program="0.1.0", created=CREATED)
    assert again.read_bytes() == written.read_bytes()


def test_one_file_named_by_two_pieces_of_evidence_is_packed_once(path: Path) -> None:
    twice = made_up.dossier(evidence=(made_up.evidence(), made_up.evidence(id="e-2")))
    write_dossier_file(path, twice, PACK, open_evidence)
    assert read_dossier_file(path).dossier == twice
    assert len(entries_of(path)) == 4


def test_lost_evidence_can_be_left_out_on_purpose(path: Path) -> None:
    write_dossier_file(path, made_up.dossier(), PACK, no_evidence, without={SHA})
    read = read_dossier_file(path)
    assert read.dossier == made_up.dossier()
    assert read.evidence == frozenset()
    with pytest.raises(KeyError), read.open_evidence(SHA):
        pass


def test_altered_evidence_is_not_packed_and_the_old_file_stays(path: Path) -> None:
    path.write_bytes(b"cu")
    with pytest.raises(ExchangeError, match="đã bị thay đổi trong thư mục dữ liệu"):
        write_dossier_file(path, made_up.dossier(), PACK, lambda _: io.BytesIO(b"khac"))
    assert path.read_bytes() == b"cu"
    assert [each.name for each in path.parent.iterdir()] == [path.name]


def test_a_folder_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(FolderNotWritable):
        write_dossier_file(tmp_path / "khong" / "x.hoso", made_up.dossier(), PACK, open_evidence)


def test_a_full_disk_leaves_nothing(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(DiskFull):
        write_dossier_file(path, made_up.dossier(), PACK, open_evidence)
    assert list(path.parent.iterdir()) == []


def test_a_bare_json_is_read_back(tmp_path: Path) -> None:
    bare = tmp_path / "dossier.json"
    write_dossier_json(bare, made_up.dossier())
    assert read_dossier_file(bare) == DossierFile(path=bare, dossier=made_up.dossier())
    bare.write_bytes(codecs.BOM_UTF8 + bare.read_bytes())
    assert read_dossier_file(bare).dossier == made_up.dossier()


def test_the_json_is_readable_by_people() -> None:
    text = dump_json(made_up.dossier()).decode()
    assert '"name": "Nguyễn Thị Mẫu"' in text
    assert '"birth": "1985-09-02"' in text
    assert '"date": "2021-05"' in text
    assert text.startswith('{\n  "format": "hoso-thidua",\n  "version": 1,\n  "plan": "ke-hoach-thu",\n')


def test_the_order_of_figures_does_not_matter() -> None:
    figures = {"b": Figure(value=1), "a": Figure(value=2)}
    turned = dict(reversed(figures.items()))
    assert dump_json(made_up.dossier(figures=figures)) == dump_json(made_up.dossier(figures=turned))


def test_what_is_left_out_has_its_default() -> None:
    unit = {"id": "u", "name": "Xã", "type": "xa", "letterhead": ["XÃ"], "place": "Xã", "symbol": "UBND"}
    dossier = {"id": "h", "title": "t", "plan": "p", "plan_version": "1", "unit": unit}
    data = json.dumps({"format": "hoso-thidua", "version": 1, "plan": "p", "dossier": dossier}).encode()
    read = read_json(data, "x")
    assert (read.nominations, read.figures, read.sample, read.unit.signers) == ((), {}, False, ())


WRONG: dict[str, tuple[Callable[[dict[str, Any]], object], str]] = {
    "a wrong type": (
        lambda document: document["dossier"]["nominees"][0].update(name=5),
        "$.dossier.nominees[0].name: phải là chữ trong dấu nháy nhưng lại là số nguyên",
    ),
    "a missing field": (
        lambda document: document["dossier"]["unit"].pop("place"),
        "$.dossier.unit: thiếu mục “place”",
    ),
    "a misspelt field": (
        lambda document: document["dossier"]["nominees"][1].update(positon="x"),
        "$.dossier.nominees[1]: có mục lạ “positon”; có phải ý là “position”?",
    ),
    "an unknown kind": (
        lambda document: document["dossier"]["nominees"][0].update(kind="tap_the"),
        "$.dossier.nominees[0].kind: có giá trị lạ “tap_the”",
    ),
    "a day that never was": (
        lambda document: document["dossier"]["minutes"].update(date="2021-02-30"),
        "$.dossier.minutes.date: không phải là ngày có thật",
    ),
    "a month that never was": (
        lambda document: document["dossier"]["nominees"][1].update(birth="1985-13"),
        "$.dossier.nominees[1].birth: Không có tháng 13",
    ),
    "a date as officials write it": (
        lambda document: document["dossier"]["nominees"][1].update(birth="2/9/1985"),
        "$.dossier.nominees[1].birth: viết sai dạng",
    ),
    "a decimal number": (
        lambda document: document["dossier"]["figures"]["bau_lai"].update(value=98.5),
        "số thập phân (hãy viết thành chữ trong dấu nháy)",
    ),
    "rows mixed with words": (
        lambda document: document["dossier"]["figures"]["bau_lai"].update(value=["a", {"b": 1}]),
        "$.dossier.figures[“bau_lai”].value: danh sách trộn lẫn",
    ),
    "a negative size": (
        lambda document: document["dossier"]["evidence"][0].update(size=-1),
        "$.dossier.evidence[0].size: là số ngoài khoảng cho phép",
    ),
    "a hash that is a path": (
        lambda document: document["dossier"]["evidence"][0].update(sha256="../../x"),
        "$.dossier.evidence[0].sha256: viết sai dạng",
    ),
    "a nominee nobody knows": (
        lambda document: document["dossier"]["nominations"][0].update(nominee="ai"),
        "trường hợp đề nghị “d-1” nhắc tới đối tượng “ai” không có trong hồ sơ",
    ),
    "another plan": (lambda document: document.update(plan="khac"), "$.plan: là “khac”"),
    "another format": (lambda document: document.update(format="docx"), "$.format: là “docx”"),
    "no format": (lambda document: document.pop("format"), "thiếu mục “format”"),
    "version zero": (lambda document: document.update(version=0), "không có dạng 0"),
    "a version in words": (lambda document: document.update(version="1"), "$.version: phải là số nguyên"),
    "no dossier": (lambda document: document.pop("dossier"), "thiếu mục “dossier”"),
}


@pytest.mark.parametrize("what", WRONG)
def test_a_json_that_is_wrong_is_refused_with_path_and_reason(tmp_path: Path, what: str) -> None:
    change, reason = WRONG[what]
    bare = tmp_path / "dossier.json"
    bare.write_bytes(json_with(change))
    with pytest.raises(NotADossierFile, match=SAFE) as raised:
        read_dossier_file(bare)
    assert reason in raised.value.details


NOT_OURS: dict[str, tuple[bytes, str]] = {
    "empty": (b"", "bị cắt cụt"),
    "a letter": ("Kính gửi: Ủy ban nhân dân".encode(), "không đúng cú pháp JSON"),
    "UTF-16": (dump_json(made_up.dossier()).decode().encode("utf-16"), ""),
    "not UTF-8": (b'{"format": "\xff"}', "không phải là văn bản UTF-8"),
    "cut off": (dump_json(made_up.dossier())[:-20], ""),
    "a list": (b"[]", "phải là nhóm {...} nhưng lại là danh sách [...]"),
    "thousands of brackets": (b"[" * 200_000, ""),
    "a PDF": (b"%PDF-1.7\n\x00\x01", ""),
    "a zip cut off": (b"PK\x03\x04" + b"\x00" * 50, "BadZipFile"),
}


@pytest.mark.parametrize("what", NOT_OURS)
def test_what_is_no_dossier_file_is_refused(path: Path, what: str) -> None:
    content, reason = NOT_OURS[what]
    path.write_bytes(content)
    with pytest.raises(NotADossierFile, match=SAFE) as raised:
        read_dossier_file(path)
    assert reason in raised.value.details
    assert path.name in raised.value.message


def test_a_file_that_is_not_there_and_a_folder_are_refused(tmp_path: Path) -> None:
    for each in (tmp_path / "khong.hoso", tmp_path):
        with pytest.raises(NotADossierFile, match=SAFE):
            read_dossier_file(each)


def test_a_huge_json_is_refused_unread(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.exchange.dossier_file.MAX_JSON", 100)
    bare = tmp_path / "dossier.json"
    write_dossier_json(bare, made_up.dossier())
    with pytest.raises(NotADossierFile) as raised:
        read_dossier_file(bare)
    assert "lớn hơn 100 byte" in raised.value.details


def test_a_newer_json_is_told_apart_from_a_broken_one(tmp_path: Path) -> None:
    bare = tmp_path / "dossier.json"
    bare.write_bytes(json_with(lambda document: document.update(version=2, dossier={"quite": "different"})))
    with pytest.raises(MadeByNewerVersion, match=SAFE):
        read_dossier_file(bare)


def test_a_newer_dossier_file_may_hold_what_it_likes(written: Path) -> None:
    manifest = {"format": "hoso-thidua", "version": 9, "signature": "x"}
    write_entries(written, {"manifest.json": json.dumps(manifest).encode(), "moi/la.bin": b"x"})
    with pytest.raises(MadeByNewerVersion, match="phiên bản mới hơn"):
        read_dossier_file(written)


def change_byte(entries: Entries) -> Entries:
    content = entries["dossier.json"]
    return entries | {"dossier.json": content.replace(b"1234.5", b"9234.5")}


def swap_evidence(entries: Entries) -> Entries:
    return entries | {f"evidence/{SHA}": b"x" * len(made_up.EVIDENCE_CONTENT)}


def swap_evidence_and_manifest(entries: Entries) -> Entries:
    return with_honest_manifest(swap_evidence(entries))


def add(name: str) -> Callable[[Entries], Entries]:
    return lambda entries: entries | {name: b"x"}


def add_and_list(name: str) -> Callable[[Entries], Entries]:
    return lambda entries: with_honest_manifest(entries | {name: b"x"})


def drop(name: str) -> Callable[[Entries], Entries]:
    return lambda entries: {each: content for each, content in entries.items() if each != name}


def drop_and_unlist(name: str) -> Callable[[Entries], Entries]:
    return lambda entries: with_honest_manifest(drop(name)(entries))


def list_twice(entries: Entries) -> Entries:
    manifest = json.loads(entries["manifest.json"])
    manifest["entries"].append(manifest["entries"][0])
    return entries | {"manifest.json": json.dumps(manifest).encode()}


def stranger(entries: Entries) -> Entries:
    content = b"not of this dossier"
    return with_honest_manifest(entries | {f"evidence/{hashlib.sha256(content).hexdigest()}": content})


TAMPERED: dict[str, tuple[Callable[[Entries], Entries], str]] = {
    "a figure changed": (change_byte, "nội dung mục “dossier.json” không khớp"),
    "evidence swapped": (swap_evidence, f"nội dung mục “evidence/{SHA}” không khớp"),
    "evidence and manifest swapped": (swap_evidence_and_manifest, f"nội dung mục “evidence/{SHA}” không khớp"),
    "the pack changed": (lambda entries: entries | {"plan.toml": b"format = 2"}, "“plan.toml” không đúng kích thước"),
    "an entry missing": (drop("plan.toml"), "thiếu mục “plan.toml”"),
    "an entry missing and unlisted": (drop_and_unlist("plan.toml"), "thiếu mục “plan.toml”"),
    "the dossier missing": (drop_and_unlist("dossier.json"), "thiếu mục “dossier.json”"),
    "evidence missing": (drop(f"evidence/{SHA}"), "thiếu mục “evidence/"),
    "an entry too many": (add("evidence/" + "0" * 64), "thừa mục"),
    "evidence of nobody": (stranger, "không thuộc hồ sơ"),
    "an entry listed twice": (list_twice, "kể một mục hai lần"),
    "a name that climbs": (add_and_list("../hoso.db"), "có mục lạ “../hoso.db”"),
    "a name that climbs from evidence": (add_and_list("evidence/../../x"), "có mục lạ"),
    "an absolute name": (add_and_list("/etc/passwd"), "có mục lạ “/etc/passwd”"),
    "a Windows drive": (add_and_list("C:/x"), "có mục lạ “C:/x”"),
    "a backslash": (add_and_list("evidence\\..\\x"), "có mục lạ"),
    "a folder": (add_and_list("evidence/"), "có mục lạ “evidence/”"),
    "a capital letter": (add_and_list("Plan.toml"), "có mục lạ “Plan.toml”"),
    "a line break": (add_and_list("plan.toml\n"), "có mục lạ"),
}


@pytest.mark.parametrize("what", TAMPERED)
def test_a_tampered_file_is_refused_with_its_reason(written: Path, what: str) -> None:
    tamper, reason = TAMPERED[what]
    write_entries(written, tamper(entries_of(written)))
    with pytest.raises(Tampered, match=SAFE) as raised:
        read_dossier_file(written)
    assert reason in raised.value.details


def test_a_zip_of_something_else_is_no_dossier_file(written: Path) -> None:
    write_entries(written, {"word/document.xml": b"<w:document/>", "[Content_Types].xml": b""})
    with pytest.raises(NotADossierFile) as raised:
        read_dossier_file(written)
    assert "không có manifest.json" in raised.value.details


@pytest.mark.parametrize(
    "manifest",
    [b"", b"{", b"[]", b'{"format": "hoso-thidua", "version": 1}', b'{"format": "odt", "version": 1, "entries": []}'],
)
def test_a_manifest_that_is_none_is_no_dossier_file(written: Path, manifest: bytes) -> None:
    write_entries(written, entries_of(written) | {"manifest.json": manifest})
    with pytest.raises(NotADossierFile, match=SAFE):
        read_dossier_file(written)


def test_a_wrong_dossier_under_an_honest_manifest_is_no_dossier_file(written: Path) -> None:
    entries = entries_of(written) | {"dossier.json": b'{"format": "hoso-thidua", "version": 1}'}
    write_entries(written, with_honest_manifest(entries))
    with pytest.raises(NotADossierFile) as raised:
        read_dossier_file(written)
    assert "thiếu mục “plan”" in raised.value.details


def test_a_pack_that_is_no_text_is_no_dossier_file(written: Path) -> None:
    write_entries(written, with_honest_manifest(entries_of(written) | {"plan.toml": b"\xff\xfe"}))
    with pytest.raises(NotADossierFile) as raised:
        read_dossier_file(written)
    assert "plan.toml" in raised.value.details


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize("name", ["dossier.json", "manifest.json"])
def test_an_entry_given_twice_is_tampering(written: Path, name: str) -> None:
    content = entries_of(written)[name]
    with zipfile.ZipFile(written, "a") as archive:
        archive.writestr(name, content)
    with pytest.raises(Tampered) as raised:
        read_dossier_file(written)
    assert "có hai lần" in raised.value.details


def test_a_symbolic_link_is_tampering(written: Path) -> None:
    entries = with_honest_manifest(entries_of(written))
    with zipfile.ZipFile(written, "w") as archive:
        for name, content in entries.items():
            info = zipfile.ZipInfo(name)
            info.external_attr = ((stat.S_IFLNK if name == "plan.toml" else stat.S_IFREG) | 0o644) << 16
            archive.writestr(info, content)
    with pytest.raises(Tampered) as raised:
        read_dossier_file(written)
    assert "không phải là tệp thường" in raised.value.details


def test_a_file_packed_without_attributes_is_fine(written: Path) -> None:
    entries = entries_of(written)
    with zipfile.ZipFile(written, "w") as archive:
        for name, content in entries.items():
            archive.writestr(zipfile.ZipInfo(name), content)
    assert read_dossier_file(written).dossier == made_up.dossier()


def flip_everywhere(content: bytes, offset_of_flags: dict[bytes, int], mask: int) -> bytes:
    """Set ``mask`` in the flags of every local and central header."""
    spoilt = bytearray(content)
    for signature, offset in offset_of_flags.items():
        start = spoilt.find(signature)
        while start >= 0:
            spoilt[start + offset] |= mask
            start = spoilt.find(signature, start + 4)
    return bytes(spoilt)


def test_a_file_with_a_password_is_refused(written: Path) -> None:
    flags = {b"PK\x03\x04": 6, b"PK\x01\x02": 8}
    written.write_bytes(flip_everywhere(written.read_bytes(), flags, 0x1))
    with pytest.raises(NotADossierFile) as raised:
        read_dossier_file(written)
    assert "mật khẩu" in raised.value.details


def test_an_unusual_packing_is_refused(written: Path) -> None:
    write_entries(written, entries_of(written), zipfile.ZIP_LZMA)
    with pytest.raises(NotADossierFile) as raised:
        read_dossier_file(written)
    assert "kiểu nén lạ" in raised.value.details


def test_a_zip_bomb_is_refused_unread(written: Path) -> None:
    bomb = b"\x00" * (4 * 1024**2)
    write_entries(written, with_honest_manifest(entries_of(written) | {"plan.toml": bomb}))
    with pytest.raises(Tampered) as raised:
        read_dossier_file(written)
    assert "bung ra quá lớn" in raised.value.details


@pytest.mark.parametrize(
    ("limit", "value", "reason"),
    [
        ("MAX_ENTRIES", 3, "có 4 mục, nhiều hơn 3"),
        ("MAX_TOTAL", 1000, "lớn hơn 1000 byte"),
        ("MAX_JSON", 1000, "“dossier.json” lớn hơn 1000 byte"),
    ],
)
def test_absurd_sizes_are_refused(
    written: Path, monkeypatch: pytest.MonkeyPatch, limit: str, value: int, reason: str
) -> None:
    monkeypatch.setattr(archive_module, limit, value)
    with pytest.raises(Tampered, match=SAFE) as raised:
        read_dossier_file(written)
    assert reason in raised.value.details


def test_a_size_that_lies_is_found(written: Path) -> None:
    entries = entries_of(written)
    manifest = json.loads(entries["manifest.json"])
    manifest["entries"][0]["size"] += 1
    write_entries(written, entries | {"manifest.json": json.dumps(manifest).encode()})
    with pytest.raises(Tampered) as raised:
        read_dossier_file(written)
    assert "không đúng kích thước" in raised.value.details


def test_evidence_of_a_file_that_is_gone_meanwhile_is_said(written: Path) -> None:
    read = read_dossier_file(written)
    written.unlink()
    with pytest.raises(NotADossierFile), read.open_evidence(SHA):
        pass


def test_the_schema_describes_the_file_and_forbids_the_rest() -> None:
    schema = dossier_schema()
    definitions = schema["$defs"]
    assert schema["$schema"].startswith("https://json-schema.org/")
    assert set(definitions["DossierFile"]["required"]) == {"format", "version", "plan", "dossier"}
    assert definitions["Nominee"]["additionalProperties"] is False
    assert definitions["Nominee"]["required"] == ["id", "kind", "name"]
    assert definitions["Evidence"]["properties"]["sha256"]["pattern"] == "^[0-9a-f]{64}$"
    assert {"Dossier", "Unit", "Nomination", "Achievement", "Figure", "Answer"} <= set(definitions)
    assert "entries" in manifest_schema()["$defs"]["Manifest"]["properties"]
    json.dumps(schema)
