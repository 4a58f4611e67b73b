"""The words of printing."""

from __future__ import annotations

PRINT = "&In…"
PRINT_TIP = "In các văn bản của hồ sơ (Ctrl+P)"
PRINT_TITLE = "In văn bản"
PRINT_PAPERS = "&Văn bản"
PRINT_MODE = "&Cách dùng"
PRINT_SIDES = "&Mặt giấy"
SIDES = {
    "all": "Mọi trang",
    "odd": "Chỉ mặt trước (in lượt đầu)",
    "even": "Chỉ mặt sau (in lượt hai)",
}
SIDES_HELP = {
    "all": "Một hay hai mặt, số bản và trang cần in được chọn ở bước sau. In hai mặt thì mỗi văn bản bắt đầu ở tờ mới.",
    "odd": "Cho máy chỉ in được một mặt: in lượt này trước, rồi lật cả xấp giấy, cho lại vào khay và in mặt sau.",
    "even": "Lật xấp giấy đã in mặt trước, cho lại vào khay rồi in. Nên thử với một văn bản ngắn trước.",
}
NEED_PAPER = "Hãy chọn ít nhất một văn bản để in."
CHOOSE_PRINTER = "Chọn má&y in, in…"
PRINTING = "Đang in"
PRINTING_PAGE = "Trang {page}/{pages}"
PRINTED = "Đã gửi {pages} trang tới máy in {printer}."
PRINTED_TO_FILE = "Đã in {pages} trang ra tệp {file}."
STOPPED = "Đã dừng in. Trang đã vào máy in có thể vẫn ra giấy."
NO_PAGES = "Không có trang nào trong khoảng đã chọn."
NOT_PRINTED = "Máy in không nhận văn bản; hồ sơ không bị ảnh hưởng."
NOT_PRINTED_HINT = "Kiểm tra máy in đã bật và cắm dây chưa rồi in lại, hoặc xuất PDF và in từ máy khác."
ODD_DONE = "Đã in mặt trước. Hãy lật cả xấp giấy, cho lại vào khay rồi chọn “{even}”."
