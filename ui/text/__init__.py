"""Every word the windows show that does not come from a plan, a dossier, a rule or an error.

Here are the words all pages share; those of one page or dialog stand in the module named after it.
"""

from __future__ import annotations

PROGRAM = "Hồ sơ Thi đua"
TAGLINE = "Lập, kiểm tra và in hồ sơ đề nghị khen thưởng theo kế hoạch phong trào thi đua, không cần mạng."

# Navigation
NAVIGATION = "Các trang của chương trình"
HOME = "Bàn làm việc"
DOSSIER = "Hồ sơ"
LEDGER = "Thành tích"
NOMINEES = "Đối tượng"
UNIT = "Đơn vị"
PLAN = "Kế hoạch"
LINT = "Soát thể thức"
SETTINGS = "Cài đặt"
HELP = "Trợ giúp"
ABOUT = "Giới thiệu"
TRASH = "Thùng rác"
NAVIGATION_TIP = "{name} ({shortcut})"

# The command line and the start
OPTION_FILE = "tệp hồ sơ (.hoso) hoặc tệp kế hoạch (.kehoach) cần mở"
OPTION_DATA = "thư mục dữ liệu; không ghi thì dùng thư mục của người dùng"
OPTION_EXIT = "in số mili giây từ lúc khởi động đến khi cửa sổ hiện ra, rồi thoát"
OPTION_EXIT_LISTED = "in số mili giây từ lúc khởi động đến khi danh sách hồ sơ hiện ra, rồi thoát"
OPENING = "Đang mở dữ liệu…"
CLOSE_PROGRAM = "Đó&ng"

# Everywhere
CLOSE = "Đóng"
CANCEL = "&Hủy"
MORE = "Việc khác"
SHOW_DETAILS = "Xem &chi tiết"
HIDE_DETAILS = "Ẩn &chi tiết"
COPY_DETAILS = "&Sao chép chi tiết"
DETAILS = "Chi tiết cho người hỗ trợ"
ERROR_PANEL = "Thông báo lỗi"
DATA_SAFE = "Dữ liệu đã được lưu."
NO_NAME = "(chưa ghi tên)"
HIGHEST_LETTERS = "ỦẨẪỄỔỮ"
