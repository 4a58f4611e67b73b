"""What pip writes, turned into short Vietnamese lines, and its failures into problems one can act on."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from installer.say import Problem

if TYPE_CHECKING:
    from collections.abc import Sequence

_DOWNLOAD = re.compile(r"^\s*Downloading (?:\S*/)?([^\s-]+)-([^\s-]+)-\S+\.whl \(([\d.]+) (\w+)\)$")
_PLACE = re.compile(r"^Installing collected packages: (.+)$")
_RETRY = re.compile(r"Retrying \(Retry\(")

_DISK_FULL = re.compile(r"No space left on device|\[Errno 28\]|WinError 112|Disk quota exceeded")
_HASH = re.compile(r"DO NOT MATCH THE HASHES|Hashes are required")
_REFUSED = re.compile(r"Permission denied|Read-only file system|\[Errno (?:13|30)\]|WinError (?:5|32)\]")
_NETWORK = re.compile(
    r"Retrying \(Retry\(|ConnectionError|NewConnectionError|NameResolutionError|getaddrinfo|ProxyError|"
    r"Max retries exceeded|Temporary failure in name resolution|timed out|SSLError|CERTIFICATE_VERIFY|"
    r"Network is unreachable|Connection (?:refused|reset|aborted)|IncompleteRead"
)
_NO_WHEEL = re.compile(r"No matching distribution found|is not a supported wheel")


def translate(line: str) -> str:
    """A line to show for a line of pip's; empty for the many that say nothing new."""
    download = _DOWNLOAD.match(line)
    if download:
        name, version, size, unit = download.groups()
        return f"  tải {name} {version} ({size.replace('.', ',')} {unit})"
    place = _PLACE.match(line)
    if place:
        return f"  xếp {len(place.group(1).split(','))} gói vào .venv (có thể mất vài phút) ..."
    return "  mạng chậm hoặc mất kết nối, đang thử lại ..." if _RETRY.search(line) else ""


def begins_to_install(line: str) -> bool:
    """Whether everything is fetched and pip now changes the environment."""
    return _PLACE.match(line) is not None


def explain(lines: Sequence[str]) -> Problem:
    """Why pip gave up, read from what it wrote; its last lines go along."""
    text = "\n".join(lines)
    details = tuple(line for line in lines if line.strip())[-4:]
    for pattern, message, hint in _REASONS:
        if pattern.search(text):
            return Problem(message, hint, details)
    return Problem("pip không cài được các gói cần thiết.", "xem các dòng ở trên rồi chạy lại lệnh.", details)


_REASONS = (
    (
        _DISK_FULL,
        "ổ đĩa đã đầy trong khi cài.",
        "xóa bớt tệp để trống khoảng 1,5 GB (cả thư mục tạm), rồi chạy lại; phần cài dở sẽ tự được làm lại.",
    ),
    (
        _HASH,
        "tệp tải về không khớp mã băm trong tệp khóa, nên không được dùng.",
        "kiểm tra mạng hoặc máy chủ trung gian, xóa bộ nhớ đệm bằng 'pip cache purge', rồi chạy lại.",
    ),
    (
        _NETWORK,
        "không tải được các gói: máy không nối được tới kho gói Python.",
        "nối mạng (hoặc khai báo proxy cho pip) rồi chạy lại; chỉ lần đầu mới cần mạng.",
    ),
    (
        _NO_WHEEL,
        "kho gói không có bản dựng sẵn cho máy hoặc cho phiên bản Python này.",
        "dùng Python 3.11 đến 3.13 bản 64 bit, trên Windows 10 trở lên hoặc Debian 12 trở lên.",
    ),
    (
        _REFUSED,
        "không được phép ghi vào thư mục .venv hoặc thư mục tạm.",
        "đóng chương trình đang mở, kiểm tra quyền ghi, rồi chạy lại.",
    ),
)
