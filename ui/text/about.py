"""The words of the page that says what the program is."""

from __future__ import annotations

VERSION = "Phiên bản {version}"
ABOUT_OFFLINE = "Chương trình chạy hoàn toàn trên máy này, không gửi dữ liệu đi đâu và không cần mạng."
ABOUT_OWN = "Kết quả kiểm tra là để tự rà soát trước khi nộp; việc xét, quyết định khen thưởng thuộc cấp có thẩm quyền."
ABOUT_SAFE = "Dữ liệu ở lại máy này"
ABOUT_DATA = "Thư mục dữ liệu"
ABOUT_NEWS = "Có gì mới"
OPEN_HELP = "Mở trợ g&iúp"
VERSION_UNKNOWN = "chạy từ mã nguồn"
ABOUT_LICENCES = "Giấy phép"
ABOUT_COMPONENTS = "Các thành phần"
LICENCES = (
    "Chương trình: giấy phép MIT.",
    "Giao diện: Qt và PySide6, giấy phép LGPL.",
    "Phông Tinos trong tệp PDF: SIL Open Font License.",
    "Biểu tượng: Lucide, giấy phép ISC.",
)
OPEN_DATA_FOLDER = "Mở thư mục &dữ liệu"
