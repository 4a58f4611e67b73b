"""What the office does with plans: taking in a pack from a file, keeping its own copy of the plan beside it."""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import Final

from app.domain.plan import Plan
from app.domain.plan_file import PlanFile
from app.errors import InputError, PlanError
from app.plans.pack_files import PACK_FILE, read_pack_text
from app.plans.reading import read_plan
from app.services.app import App
from app.services.plans import check_pack
from app.storage.edge import file_errors
from app.whole_file import put_whole

LARGEST: Final = 100_000_000
_PDF, _PICTURES = b"%PDF", (b"\xff\xd8\xff", b"\x89PNG")
_STARTS: Final = (
    *((start, "ảnh") for start in (*_PICTURES, b"II*\x00", b"MM\x00*", b"BM", b"GIF8")),
    (b"\xd0\xcf\x11\xe0", "tệp Word hoặc Excel"),
    (b"{\\rtf", "tệp Word"),
)
_INSIDE: Final = (("word/", "tệp Word"), ("xl/", "tệp Excel"), ("ppt/", "tệp PowerPoint"))
_SHOWN: Final = ("tệp PDF", "ảnh")


def install_pack(app: App, path: Path) -> Plan:
    """Check the pack in the file and put it into the data folder; the plan it says.

    A pack the office added before under the same id is replaced: dossiers keep the version they were begun with.
    Raises PlanError with every problem, InputError for another kind of file and for a pack that
    comes with the program, StorageError, DiskFull.
    """
    _refuse_other_kinds(path)
    problems = check_pack(path, app.library, app.paths.law)
    if problems:
        raise PlanError(
            f"Gói kế hoạch “{path.name}” có {len(problems)} chỗ sai nên chưa cài. Dữ liệu của bạn vẫn nguyên vẹn.",
            "Hãy gửi phần chi tiết cho nơi làm gói để sửa, hoặc xin lại gói.",
            problems,
        )
    text = read_pack_text(path)
    plan = read_plan(text, path.name, app.library.text)
    if (app.paths.plans / plan.id / PACK_FILE).is_file():
        raise InputError(
            f"Kế hoạch “{plan.id}” có sẵn trong chương trình nên không cài đè; dữ liệu không bị thay đổi.",
            "Nếu gói mới hơn, hãy cập nhật chương trình; hoặc nhờ nơi làm gói đặt mã khác.",
        )
    target = app.office_plans / plan.id / PACK_FILE
    with file_errors(target):
        target.parent.mkdir(parents=True, exist_ok=True)
        put_whole(target, text.encode())
    return plan


def _refuse_other_kinds(path: Path) -> None:
    """The plan itself is sent about as a PDF; to say of it that it is a broken pack sends people to the wrong door."""
    kind = _kind_of(path)
    if kind:
        own_copy = "dùng “Đính kèm bản gốc…”" if kind in _SHOWN else "lưu thành PDF rồi dùng “Đính kèm bản gốc…”"
        raise InputError(
            f"“{path.name}” là {kind}, không phải gói kế hoạch; chưa cài gì, dữ liệu không bị thay đổi.",
            f"Để xem bản gốc của kế hoạch cạnh hồ sơ, {own_copy}. Gói kế hoạch là tệp .kehoach; xin ở nơi ban hành "
            "kế hoạch hoặc người phụ trách chương trình.",
        )


def _kind_of(path: Path) -> str:
    """What an official calls the file, told by its content; "" for anything that may be a pack."""
    try:
        with path.open("rb") as file:
            head = file.read(1024)
        if head.startswith(b"PK"):
            with zipfile.ZipFile(path) as archive:
                names = archive.namelist()
            return next((kind for start, kind in _INSIDE if any(each.startswith(start) for each in names)), "tệp nén")
    except (OSError, ValueError, zipfile.BadZipFile):
        return ""
    if b"%PDF-" in head:
        return "tệp PDF"
    return next((kind for start, kind in _STARTS if head.startswith(start)), "")


def attach(app: App, plan_id: str, path: Path) -> PlanFile:
    """Keep a copy of the office's own PDF or scan of the plan. InputError for another kind of file, StorageError."""
    try:
        with path.open("rb") as file:
            head = file.read(4)
        size = path.stat().st_size
    except OSError as error:
        raise InputError(
            f"Không đọc được tệp “{path.name}”; dữ liệu không bị thay đổi.", "Hãy kiểm tra USB, ổ đĩa rồi chọn lại."
        ) from error
    if head != _PDF and not head.startswith(_PICTURES):
        raise InputError(
            f"Tệp “{path.name}” không phải PDF hay ảnh nên chưa đính kèm; dữ liệu không bị thay đổi.",
            "Hãy lưu văn bản thành PDF, hoặc chọn ảnh chụp JPG, PNG.",
        )
    if size > LARGEST:
        raise InputError(
            f"Tệp “{path.name}” lớn quá 100 MB nên chưa đính kèm; dữ liệu không bị thay đổi.",
            "Hãy quét lại ở độ phân giải thấp hơn (200–300 dpi).",
        )
    return app.plan_files.take_in(plan_id, path)


def attached(app: App, plan_id: str) -> tuple[PlanFile, ...]:
    """The files kept beside the plan. StorageError."""
    return app.plan_files.of(plan_id)


def content_of(app: App, file: PlanFile) -> bytes:
    """What the file holds; InputError when it is gone from the data folder or was altered."""
    if app.plan_files.files.verify([file.sha256]):
        raise InputError(
            f"Tệp “{file.file_name}” không còn nguyên trong thư mục dữ liệu nên không mở được.",
            "Hãy đính kèm lại, hoặc khôi phục từ bản sao lưu.",
        )
    with app.plan_files.files.open(file.sha256) as stream:
        return stream.read()


def detach(app: App, file: PlanFile) -> None:
    """Move the file to the trash; UnknownId, StorageError."""
    app.plan_files.delete(file.id)


def is_pdf(content: bytes) -> bool:
    """Whether it is a PDF; anything else that was attached is a picture."""
    return content.startswith(_PDF)
