"""The words of exporting."""

from __future__ import annotations

EXPORT_TITLE = "Xuất văn bản"
EXPORT_FOLDER = "&Thư mục"
CHOOSE_FOLDER = "Chọn thư &mục…"
CHOOSE_FOLDER_TITLE = "Chọn thư mục để ghi văn bản"
EXPORT_FORMATS = "Dạng tệp"
FORMAT_DOCX = "&DOCX (sửa được bằng Word)"
FORMAT_PDF = "&PDF (in và gửi)"
EXPORT_MODE = "&Cách dùng"
MODES = {
    "draft": "Bản dự thảo: chừa số, ngày, chữ ký",
    "paper": "Bản in để ký và đóng dấu",
    "electronic": "Bản điện tử để ký số",
}
DO_EXPORT = "&Xuất"
STOP = "&Dừng"
STOPPING = "Đang dừng…"
NEED_FORMAT = "Hãy chọn ít nhất một dạng tệp."
NEED_FOLDER = "Hãy chọn thư mục để ghi."
EXPORTING = "Đang xuất văn bản"
EXPORTED = "Đã xuất {count} tệp"
EXPORT_STOPPED = "Đã dừng. Không tệp nào bị ghi dở."
NOT_READY_WARNING = "Hồ sơ chưa sẵn sàng ({count} lỗi). Vẫn xuất được bản dự thảo để xem."
FILES = "Các tệp đã ghi"
EXPORT_PAPERS = "&Văn bản"
NEED_PAPER = "Hãy chọn ít nhất một văn bản."
PAGE_COUNT = "{pages} trang"
DONE = "&Xong"
AGAIN = "Xuất &lại"
