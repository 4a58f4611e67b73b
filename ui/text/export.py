"""The words of exporting."""

from __future__ import annotations

TAB_EXPORT = "Xuất văn bản"
TABS = "Xuất và các lần xuất"
REPORT_TABS = "Kết quả của lần xuất"
EXPORT_FOLDER = "&Thư mục"
CHOOSE_FOLDER = "Chọn thư &mục…"
CHOOSE_FOLDER_TITLE = "Chọn thư mục để ghi văn bản"
EXPORT_FORMATS = "Dạng tệp"
FORMAT_DOCX = "&DOCX (sửa được)"
FORMAT_PDF = "&PDF (in và gửi)"
EXPORT_MODE = "&Cách dùng"
MODES = {
    "draft": "Bản dự thảo: chừa số, ngày, chữ ký",
    "paper": "Bản in để ký và đóng dấu",
    "electronic": "Bản điện tử để ký số",
}
EXPORT_CARRIED = "Gửi đi"
CARRY = "Kèm tệp hồ sơ .&hoso bên cạnh"
CARRY_HELP = "Chép qua USB hoặc gửi cấp trên; máy khác mở được cả kế hoạch và minh chứng."
CARRIED_SUFFIX = ".hoso"
CARRIED = "Tệp hồ sơ để chuyển sang máy khác"
DO_EXPORT = "&Xuất"
DO_EXPORT_TIP = "Ghi các văn bản đã chọn ra tệp rồi soát lại từng tệp (Ctrl+E)"
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
PAPER_BLANK = "{paper} – còn để trống"
PAPER_WANTING = "{paper}: chưa ghi {wanting}; xuất ra sẽ là chỗ trống."
NEED_PAPER = "Hãy chọn ít nhất một văn bản."
PAGE_COUNT = "{pages} trang"
DONE = "&Xong"
AGAIN = "Xuất &lại"

HISTORY = "Các lần xuất"
HISTORY_TIP = "Bấm đúp, hoặc Enter, để mở thư mục của lần xuất đó."
NEVER_EXPORTED = "Hồ sơ này chưa xuất lần nào"
NEVER_EXPORTED_WORDS = "Mỗi lần xuất sẽ được ghi lại ở đây: ngày giờ, cách dùng, thư mục, tệp còn hay không."
PAST_WHEN = "{time:%H:%M} ngày {day}"
PAST = "{when}: {mode}"
FOLDER_UNKNOWN = "Không còn nhớ thư mục"
FILES_THERE = "Còn đủ {all} tệp"
FILES_GONE = "Không thấy {gone}/{all} tệp"
FILES_CHANGED = "Đã sửa {changed}/{all} tệp"
FILES_REPLACED = "Lần xuất sau đã thay {replaced}/{all} tệp"
ALL_REPLACED = "Đã được lần xuất sau thay"
FILE_STATES = {
    "there": "Còn nguyên",
    "changed": "Đã bị sửa",
    "gone": "Không thấy",
    "replaced": "Đã được lần xuất sau thay",
}

OUTDATED = "Hồ sơ đã đổi sau lần xuất này (lúc {when}); hãy xuất lại trước khi in và nộp."
OUTDATED_NUMBERED = "Hồ sơ đã đổi sau khi ghi số (lúc {when}); hãy xuất lại, trình ký lại và xin số mới."
OUTDATED_BESIDE = "Tờ trình đã ghi số vẫn đúng. Có giấy tờ đi kèm đã đổi từ lúc {when}; xuất lại riêng giấy tờ đó."
OUTDATED_PAPERS = "Văn bản nay sẽ khác: {papers}."
DATA_TOO = "{exported} và 1 tệp dữ liệu"
DATA_FILE = "Tệp dữ liệu, chương trình dùng khi ghi số; không phải in, đừng xóa"
OVERWRITE = "Ghi đè {count} tệp của lần xuất {when}?"
OVERWRITE_UNKNOWN = "Ghi đè {count} tệp đã có trong thư mục?"
OVERWRITE_WORDS = "Thư mục {folder} đã có các tệp cùng tên. Ghi đè thì bản trước không còn."
DO_OVERWRITE = "&Ghi đè"
EXPORT_BESIDE = "Xuất vào thư mục &mới"
EXPORT_BESIDE_TIP = "Ghi vào thư mục {folder}, bản trước còn nguyên"
NOT_NOW = "&Thôi"
