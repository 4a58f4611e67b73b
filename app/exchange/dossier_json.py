"""``dossier.json``: one dossier as a text that people and programs can read."""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from functools import cache
from typing import Any, Final, NoReturn, cast

import msgspec

from app.domain.dossier import Dossier
from app.domain.references import broken_references
from app.errors import MadeByNewerVersion, NotADossierFile
from app.exchange.json_problems import in_vietnamese
from app.exchange.wire import to_domain, to_plain, wire_type

FORMAT: Final = "hoso-thidua"
VERSION: Final = 1
SAFE: Final = "Dữ liệu trong chương trình không bị thay đổi."


class _Head(msgspec.Struct):
    """What every version of the format has, and says first."""

    format: str
    version: int


def dump_json(dossier: Dossier) -> bytes:
    """The dossier as UTF-8 JSON, indented, the same dossier always the same bytes."""
    content = {"format": FORMAT, "version": VERSION, "plan": dossier.plan, "dossier": to_plain(dossier)}
    return msgspec.json.format(msgspec.json.encode(content), indent=2) + b"\n"


def read_json(data: bytes, name: str) -> Dossier:
    """The dossier of a ``dossier.json`` called ``name``; NotADossierFile or MadeByNewerVersion."""
    data = data.removeprefix(codecs.BOM_UTF8)
    read_head(data, name)
    try:
        whole: Any = msgspec.json.decode(data, type=_whole())
        dossier = to_domain(whole.dossier, Dossier, "$.dossier")
    except ValueError as error:
        _refuse(name, in_vietnamese(error, _known_words()), error)
    if whole.plan != dossier.plan:
        _refuse(name, f"$.plan: là “{whole.plan}” trong khi hồ sơ lập theo “{dossier.plan}”")
    if broken := broken_references(dossier):
        _refuse(name, "; ".join(broken))
    return dossier


def read_head(data: bytes, name: str) -> None:
    """Make sure that a JSON text is of our format and of a version we know."""
    try:
        head = msgspec.json.decode(data, type=_Head)
    except ValueError as error:
        _refuse(name, in_vietnamese(error), error)
    if head.format != FORMAT:
        _refuse(name, f"$.format: là “{head.format[:60]}” chứ không phải “{FORMAT}”")
    if head.version > VERSION:
        raise MadeByNewerVersion(
            f"Tệp “{name}” do phiên bản mới hơn của chương trình tạo ra nên chưa đọc được. {SAFE}",
            "Hãy cài phiên bản mới của chương trình, hoặc nhờ nơi gửi xuất lại.",
            f"dạng {head.version}, chương trình biết đến dạng {VERSION}",
        )
    if head.version < 1:
        _refuse(name, f"$.version: không có dạng {head.version}")


def not_a_dossier_file(name: str, details: str) -> NotADossierFile:
    """The error for a file that is something else, or broken."""
    return NotADossierFile(
        f"Tệp “{name}” không phải là tệp hồ sơ của chương trình hoặc đã hỏng nên không nhận được. {SAFE}",
        "Hãy chép lại tệp từ nơi gửi, hoặc chọn tệp khác (.hoso hoặc dossier.json).",
        details,
    )


def dossier_schema() -> dict[str, Any]:
    """The JSON Schema of ``dossier.json``."""
    schema = msgspec.json.schema(_whole())
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "Hồ sơ Thi đua: dossier.json", **schema}


@cache
def _whole() -> type[msgspec.Struct]:
    members: list[Any] = [
        ("format", str),
        ("version", int),
        ("plan", str),
        ("dossier", wire_type(Dossier)),
    ]
    documented = {"__doc__": "A dossier file: format hoso-thidua, version 1; plan is the id of the dossier's plan."}
    return msgspec.defstruct("DossierFile", members, kw_only=True, forbid_unknown_fields=True, namespace=documented)


@cache
def _known_words() -> tuple[str, ...]:
    return tuple(sorted(set(_words(dossier_schema()))))


def _words(schema: dict[str, Any]) -> Iterator[str]:
    for key, value in schema.items():
        if isinstance(value, dict):
            inner = cast("dict[str, Any]", value)
            yield from inner if key == "properties" else ()
            yield from _words(inner)


def _refuse(name: str, details: str, cause: Exception | None = None) -> NoReturn:
    raise not_a_dossier_file(name, details) from cause
