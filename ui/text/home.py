"""The words of the home page (Bàn làm việc)."""

from __future__ import annotations

from typing import Final

HOME_LEAD = "Các hồ sơ đang có trên máy này"
OLDER = "&Hiện thêm {count} hồ sơ cũ hơn (còn {left})"
NEW_DOSSIER = "&Lập hồ sơ mới…"
OPEN_SAMPLE = "Mở hồ sơ &mẫu"
IMPORT = "&Nhập từ tệp…"
FROM_FORMER = "Từ hồ sơ &cũ…"
FROM_FORMER_TIP = "Lấy sẵn đơn vị, người ký và các đối tượng của một hồ sơ đã làm, năm trước chẳng hạn"
NEW_TIP = "Chọn kế hoạch, ghi tên đơn vị rồi bắt đầu (Ctrl+N)"
SAMPLE_TIP = "Một hồ sơ hư cấu đã làm xong, để xem chương trình làm được gì"
IMPORT_TIP = "Mở tệp .hoso hoặc dossier.json nhận từ máy khác (Ctrl+O)"
EMPTY_HOME = "Chưa có hồ sơ nào"
EMPTY_HOME_WORDS = (
    "Hãy lập hồ sơ đầu tiên theo kế hoạch của phong trào. "
    "Nếu mới dùng lần đầu, mở hồ sơ mẫu để xem một hồ sơ đã làm xong trông ra sao."
)
OPEN = "Mở"
DUMP = "Lưu thành tệp hồ sơ…"
TRASH = "Bỏ vào thùng rác"
TRASHED = "Đã bỏ “{title}” vào thùng rác."
TRASHED_SAMPLE = "Đã bỏ “{title}” vào thùng rác, cùng đơn vị, đối tượng, thành tích chỉ có trong hồ sơ đó."
REMOVE_SAMPLE = "Xóa dữ liệu mẫu"
UNDO_TRASH = "&Lấy lại"
RESTORED = "Đã lấy lại hồ sơ."
SAMPLE_MARK = "Dữ liệu hư cấu"
NOT_CHECKED = "Chưa kiểm tra"
IMPORTING = "Đang nhập hồ sơ…"
DUMPING = "Đang lưu hồ sơ thành tệp…"
STOP = "&Dừng"
IMPORTED = "Đã nhập hồ sơ. Dữ liệu có sẵn trên máy không thay đổi."
DUMPED = "Đã lưu hồ sơ thành tệp: {path}"
OPEN_FOLDER = "Mở &thư mục"
IMPORT_TITLE = "Chọn tệp hồ sơ để nhập"
DUMP_TITLE = "Lưu hồ sơ thành tệp"
DOSSIER_FILES = "Tệp hồ sơ (*.hoso *.json)"
DUMP_FILES = "Tệp hồ sơ (*.hoso)"
ALL_FILES = "Mọi tệp (*)"
DUMP_SUFFIX = ".hoso"
NEXT_STEP = "Việc tiếp theo: {step}, chậm nhất {day} ({left})"
ALL_STEPS = "Hạn của từng việc"
FEWER_STEPS = "Ẩn hạn của từng việc"
STEP_DATE = "{step}: chậm nhất {day} ({left})"
NO_DEADLINE = "Hạn nộp: chưa ghi"
NO_QUOTA = "Số lượng được giao: chưa ghi"
PAST_DEADLINE = "Đã qua hạn {day}"
SUBMITTED_ON = "Đã nộp ngày {day}"
PARTLY_DECIDED = "Có kết quả {done}/{all} trường hợp"
MORE_TIP = "Việc khác"
OUTCOME = "Ghi việc nộp, kết quả…"
REUSE = "Lập hồ sơ mới từ hồ sơ này…"
CHANGE_PLAN = "Đổi kế hoạch…"
SHOW_EVIDENCE = "&Xem minh chứng"
OPEN_TRASH = "&Thùng rác"
RECORDED = "Đã ghi."
PLAN_CHANGED = "Đã chuyển hồ sơ sang kế hoạch số {number}."
STATES = {
    "drafting": "Đang soạn",
    "ready": "Sẵn sàng",
    "exported": "Đã xuất",
    "submitted": "Đã nộp",
    "decided": "Có kết quả",
}
MENU: Final = (
    ("send", OUTCOME, "outcome"),
    ("copy-plus", REUSE, "reuse"),
    ("repeat", CHANGE_PLAN, "plan"),
    ("file-output", DUMP, "dump"),
    ("trash-2", TRASH, "trash"),
)
"""The entries of a card's menu: icon, words, what is asked for."""
