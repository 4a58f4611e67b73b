"""What is said of a spreadsheet that cannot be read; nothing was taken in, whatever it is."""

from __future__ import annotations

from typing import Final

from app.errors import NotASpreadsheet

SAFE: Final = "Chưa nhập gì; dữ liệu trong chương trình vẫn còn nguyên."


def missing(name: str, details: str = "") -> NotASpreadsheet:
    """The file is gone or may not be read."""
    return NotASpreadsheet(
        f"Không đọc được tệp “{name}”. {SAFE}",
        "Hãy kiểm tra tệp còn ở chỗ cũ không, USB đã cắm chưa; nếu đang mở trong Excel thì đóng lại rồi thử lại.",
        details,
    )


def too_big(name: str, megabytes: int, limit: int) -> NotASpreadsheet:
    """More bytes than a list can need."""
    return NotASpreadsheet(
        f"Tệp “{name}” nặng {megabytes} MB, lớn hơn mức {limit} MB chương trình nhận. {SAFE}",
        "Danh sách thật thường chỉ vài MB: hãy xóa ảnh và các trang tính không cần, hoặc chép riêng bảng sang tệp mới.",
    )


def bomb(name: str, details: str) -> NotASpreadsheet:
    """What unpacks to far more than it should."""
    return NotASpreadsheet(
        f"Tệp “{name}” bung ra lớn bất thường nên không mở, tránh làm treo máy. {SAFE}",
        "Hãy mở tệp bằng Excel, chép riêng bảng cần dùng sang một tệp mới rồi nhập tệp mới.",
        details,
    )


def too_many_rows(name: str, sheet: str, limit: int) -> NotASpreadsheet:
    """A sheet longer or wider than any list."""
    return NotASpreadsheet(
        f"{_where(name, sheet)} có hơn {limit:,} dòng hoặc quá nhiều ô. {SAFE}".replace(",", "."),
        "Hãy chia thành nhiều tệp nhỏ hơn, hoặc xóa các dòng và cột trống đã định dạng ở cuối trang tính.",
    )


def too_far_apart(name: str, sheet: str, rows: int, columns: int) -> NotASpreadsheet:
    """Filled cells so far from one another that the sheet as a whole is larger than any list."""
    return NotASpreadsheet(
        f"{_where(name, sheet)} có chữ hoặc số ở tận dòng {rows}, cột {columns}, xa hơn mọi danh sách. {SAFE}",
        "Hãy xóa những ô lẻ ở xa bảng (Ctrl+End trong Excel đưa tới ô cuối), hoặc chép riêng bảng sang một tệp mới; "
        "danh sách dài thì chia thành nhiều tệp.",
    )


def encrypted(name: str) -> NotASpreadsheet:
    """A workbook that asks for a password."""
    return NotASpreadsheet(
        f"Tệp “{name}” được đặt mật khẩu nên không đọc được. {SAFE}",
        "Hãy mở bằng Excel, vào Tệp, Thông tin, Bảo vệ sổ làm việc để bỏ mật khẩu, lưu lại rồi nhập.",
    )


def damaged(name: str, details: str = "") -> NotASpreadsheet:
    """A workbook that is broken."""
    return NotASpreadsheet(
        f"Tệp “{name}” bị hỏng hoặc không phải là bảng tính Excel, ODS hay CSV. {SAFE}",
        "Hãy mở tệp bằng Excel và lưu lại với đuôi .xlsx, hoặc xin lại tệp từ nơi gửi.",
        details,
    )


def other_kind(name: str, what: str) -> NotASpreadsheet:
    """Something else under a spreadsheet's name."""
    return NotASpreadsheet(
        f"Tệp “{name}” là {what}, không phải là bảng tính. {SAFE}",
        "Hãy mở tệp, chép bảng rồi chọn Dán từ Excel, Word hoặc Zalo; hoặc lưu lại bằng Excel với đuôi .xlsx.",
    )


def empty(name: str) -> NotASpreadsheet:
    """Nothing in it."""
    return NotASpreadsheet(f"“{name}” không có ô nào có chữ hoặc số. {SAFE}", "Hãy chọn trang tính hoặc tệp khác.")


def _where(name: str, sheet: str) -> str:
    return f"Trang tính “{sheet}” của tệp “{name}”" if sheet else f"Tệp “{name}”"
