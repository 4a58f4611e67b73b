"""The portable zip: the same program for a USB stick, with its data beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from installer.say import say
from installer.windows.archives import pack_zip
from installer.windows.workshop import PROGRAM

if TYPE_CHECKING:
    from pathlib import Path

    from installer.windows.workshop import Workshop

MARKER = "portable.txt"
READ_FIRST = "DOC-TRUOC.txt"

_MARKER_TEXT = """Tệp này cho chương trình biết đây là bản mang theo: dữ liệu nằm trong thư mục du-lieu ở ngay bên cạnh.
Đừng xóa tệp này.
"""
_READ_FIRST_TEXT = """{program} {version} - bản mang theo trên USB

1. Giải nén toàn bộ tệp zip ra USB hoặc ổ đĩa (bấm phải chuột, chọn Extract All). Không chạy thẳng trong tệp zip.
2. Mở thư mục {folder}, bấm đúp hoso.exe.
3. Dữ liệu nằm trong thư mục du-lieu bên cạnh hoso.exe. Chép cả thư mục {folder} là chép cả dữ liệu.
4. Lên phiên bản mới: đóng chương trình, chép đè các tệp của bản mới lên thư mục cũ. Không xóa du-lieu và portable.txt.
5. Trước khi rút USB: đóng chương trình, rồi chọn "Eject" để Windows ghi xong.

Cần Windows 10 bản 1809 (64 bit) trở lên. Trên Windows 32 bit, Windows báo không chạy được tệp này: hãy dùng máy khác.
Nếu Windows hiện "Windows protected your PC": bấm "More info" rồi "Run anyway" (tệp chưa được ký số).
"""


def make_portable(shop: Workshop, out: Path) -> None:
    """Write ``out``: one folder with the program, the marker and a page to read first."""
    say(f"Đang đóng gói {out.name} ...")
    read_first = _READ_FIRST_TEXT.format(program=PROGRAM, version=shop.version, folder=shop.bundle.name)
    extra = {MARKER: _for_notepad(_MARKER_TEXT), READ_FIRST: _for_notepad(read_first)}
    pack_zip(shop.bundle, out, shop.moment, extra)


def _for_notepad(text: str) -> bytes:
    """With a mark and line ends that every Notepad understands."""
    return text.replace("\n", "\r\n").encode("utf-8-sig")
