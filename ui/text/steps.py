"""The words of the guided steps of a dossier that no form carries."""

from __future__ import annotations

STEPS = "Các bước lập hồ sơ"
STEP = "{number}. {title}"
STEP_ERRORS = "{count} lỗi"
STEP_WARNINGS = "{count} nên xem lại"
STEP_BOTH = "{errors} lỗi, {warnings} xem lại"
STEP_FINE = "Đủ"
STEP_READY = "Sẵn sàng"
STEP_NOBODY = "Chưa có đối tượng"
STEP_SPOKEN = "{step}: {state}"
STEP_TIP = "{step} (Alt+{number})"

SAVED_AT = "Đã lưu {time:%H:%M}"
NOTHING_CHANGED = "Mọi thay đổi được lưu ngay"
UNDO = "Hoàn tác (Ctrl+Z)"
REDO = "Làm lại (Ctrl+Y)"
UNDONE = "Đã lấy lại: {what}"
REDONE = "Đã làm lại: {what}"
UNDO_WHAT = "Hoàn tác: {what} (Ctrl+Z)"
REDO_WHAT = "Làm lại: {what} (Ctrl+Y)"
SHOW_PAPER = "Trang giấy"
SHOW_MISSING = "Còn thiếu"
BESIDE_TABS = "Bên cạnh bước đang làm"

PREVIOUS_STEP = "Bước t&rước"
NEXT_STEP = "Bước t&iếp"
LEFT_HERE = "Còn {count} điều ở bước này"
LEFT_HERE_SHORT = "Còn {count} điều"

# Step 1
ADD_SIGNER = "T&hêm người ký"
REMOVE_SIGNER = "Bỏ người ký…"
REMOVED_SIGNER = "Bỏ người ký"
ADDED_SIGNER = "Thêm người ký"

# Step 2
NOMINEES = "Đối tượng đề nghị"
NOMINEES_LEAD = "{collectives} tập thể, {individuals} cá nhân{others}"
NOMINEES_OTHERS = ", {others} đối tượng khác"
ADD_KINDS = {
    "individual": "Thêm &cá nhân",
    "collective": "Thêm &tập thể",
    "household": "Thêm &hộ gia đình",
    "organisation": "Thêm tổ c&hức",
}
ADDED_KINDS = {
    "individual": "Thêm cá nhân",
    "collective": "Thêm tập thể",
    "household": "Thêm hộ gia đình",
    "organisation": "Thêm tổ chức",
}
PICK = "Chọn từ &danh sách…"
PICK_TIP = "Lấy người, tập thể đã có trong sổ của đơn vị"
PICKED = "Chọn từ danh sách"
MOVE_UP = "Chuyển lên"
MOVE_DOWN = "Chuyển xuống"
MOVED = "Đổi thứ tự"
WITHDRAW = "Đưa ra khỏi hồ sơ (lấy lại được bằng Ctrl+Z)"
WITHDRAWN = "Đưa “{name}” ra khỏi hồ sơ"
NO_NOMINEES = "Chưa có ai được đề nghị"
NO_NOMINEES_WORDS = "Thêm từng người, từng tập thể; hoặc lấy từ danh sách đã có của đơn vị."

NEW_QUESTIONS = "Bước {number} có thêm câu hỏi vì vừa chọn ở đây: {labels}."
SHOW_QUESTIONS = "Đến &bước {number}"

# Choosing from the register
PICK_TITLE = "Chọn từ danh sách của đơn vị"
PICK_SEARCH = "&Tìm"
PICK_HINT = "Gõ tên, có dấu hay không dấu đều được"
PICK_NOBODY = "Danh sách của đơn vị chưa có ai ngoài những đối tượng đã đề nghị."
PICK_NO_MATCH = "Không có tên nào khớp."
PICK_DO = "Đưa {count} đối tượng &vào hồ sơ"
PICK_NONE = "Đưa &vào hồ sơ"
PICK_FIRST = "Bấm vào một dòng để đánh dấu, rồi bấm nút bên cạnh."
