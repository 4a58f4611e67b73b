"""Words of evidence: attaching, looking, replacing."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

EVIDENCE = "Minh chứng"
LIST = "Các minh chứng"
ATTACH = "Thêm &tệp…"
ATTACH_TITLE = "Chọn tệp minh chứng"
FILES = "Minh chứng (*.pdf *.jpg *.jpeg *.png *.tif *.tiff *.bmp *.webp *.docx *.xlsx)"
ALL_FILES = "Mọi tệp (*)"
PASTE = "&Dán"
PASTE_TIP = "Dán ảnh hoặc tệp vừa sao chép (Ctrl+V)"
NOTHING_TO_PASTE = "Bộ nhớ tạm không có ảnh hay tệp nào. Sao chép ảnh hoặc tệp rồi dán lại."
PASTED_NAME = "Ảnh dán {time:%Y-%m-%d %H.%M.%S}.png"
DROP = "Kéo tệp vào đây, dán ảnh (Ctrl+V) hoặc nhấn “Thêm tệp…”. Nhận PDF, ảnh, Word, Excel."
PREVIEW = "&Xem"
OPEN = "Mở bằng chương trình khác"
RENAME = "Đổi tên…"
RENAME_TITLE = "Tên minh chứng"
RENAME_LABEL = "Tên ghi trong mục lục"
REPLACE = "Thay tệp…"
DROP_ONE = "Bỏ khỏi thành tích này"
COPYING = "Đang chép “{name}”…"
COPYING_NAME = "Đang chép tệp minh chứng"
STOP = "&Dừng"
ATTACH_HEAVY = "&Vẫn thêm"
LEAVE_HEAVY = "&Không thêm"
HEAVY = "Tệp “{name}” nặng {size} MB, quá mức {limit} MB đặt trong Cài đặt. Vẫn thêm?"
HEAVY_MANY = "{count} tệp nặng quá mức {limit} MB đặt trong Cài đặt (“{name}”: {size} MB). Vẫn thêm các tệp ấy?"
MORE = "Việc khác"
KNOWN = "Tệp “{name}” đã có sẵn trong chương trình, dùng lại chứ không lưu thêm bản nữa."
ADDED = "Đã thêm {count} minh chứng."
REFUSED = "Đã thêm {added} tệp; {refused} tệp không nhận được."
KINDS = {"pdf": "PDF", "image": "Ảnh", "docx": "Word", "xlsx": "Excel", "": "Đang đọc…"}
PAGES = "{pages} trang"
SIZE_MB = "{size:.1f} MB"
SIZE_KB = "{size:.0f} KB"
MISSING = "Tệp không còn trong thư mục dữ liệu"
ALTERED = "Tệp đã bị thay đổi"
WARNED = "Cần xem lại"
GOOD = "Dùng được"
READING = "Đang đọc"
PREVIEW_TITLE = "Xem minh chứng: {title}"
NO_PREVIEW = "Loại tệp này không xem trước được. Nhấn “Mở bằng chương trình khác”."
LOOSE = (
    "Minh chứng này không còn gắn với thành tích, hồ sơ nào. Muốn dùng lại, hãy mở tệp, lưu ra rồi thêm vào thành tích."
)
PICTURE = "Ảnh minh chứng"


def heavy_question(heavy: Sequence[Path], limit: int) -> str:
    """Whether files heavier than the limit are attached all the same; the heaviest is named."""
    sizes = {path: path.stat().st_size for path in heavy if path.exists()}
    worst = max(sizes, key=lambda path: sizes[path], default=heavy[0])
    template = HEAVY if len(heavy) == 1 else HEAVY_MANY
    size = round(sizes.get(worst, 0) / (1 << 20))
    return template.format(count=len(heavy), name=worst.name, size=size, limit=limit)
