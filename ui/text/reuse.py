"""The words of beginning a dossier from a former one, and of bringing one under another plan."""

from __future__ import annotations

TITLE = "Lập hồ sơ mới từ hồ sơ cũ"
LEAD = (
    "Hồ sơ mới có sẵn đơn vị, người ký, nơi nhận và các đối tượng được chọn. Số liệu, thành tích, minh chứng, "
    "kết quả của “{title}” không mang sang; hồ sơ đó giữ nguyên."
)
FORMER = "Lấy từ hồ sơ"
FORMER_CHOICE = "{title} ({day})"
PLAN = "&Kế hoạch"
NOMINATIONS = "Đối tượng đề nghị &lại"
NONE_THERE = "Hồ sơ cũ chưa có đối tượng nào; hồ sơ mới vẫn lấy được thông tin đơn vị."
NAME = "Tên hồ &sơ"
NAME_HELP = "Bỏ trống thì chương trình tự đặt theo số kế hoạch."
CREATE = "Lậ&p hồ sơ"

CHANGE_TITLE = "Đổi kế hoạch"
CHANGE_LEAD = "Dùng khi hồ sơ lập nhầm kế hoạch, hoặc kế hoạch có bản mới. Không điều gì đã ghi bị xóa."
CHANGE = "Đổ&i kế hoạch"
SAME_PLAN = "bản hiện có trong chương trình"
CARRIED = "{count} câu trả lời và số liệu dùng tiếp được."
NOTHING_CARRIED = "Kế hoạch này không hỏi lại điều gì đã trả lời."
KEPT = "Kế hoạch mới không hỏi, vẫn giữ trong hồ sơ nhưng không in ra:"
AGAIN = "Cần chọn lại:"
MORE = "… và {count} mục khác"
