"""The words of the step in which the plan's criteria are answered."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.domain.plan import NomineeKind

MATRIX = "Bảng tiêu chuẩn và đối tượng"
MATRIX_HELP = "Bấm vào một ô (hoặc phím mũi tên rồi Enter) để trả lời tiêu chuẩn đó."
CRITERION = "Tiêu chuẩn"
KINDS: dict[NomineeKind, str] = {
    "collective": "Tập thể",
    "individual": "Cá nhân",
    "household": "Hộ gia đình",
    "organisation": "Tổ chức",
}
KIND_TAB = "{kind} ({count})"
NO_NAME = "(chưa ghi tên)"
NOT_ASKED = "–"
NOT_ASKED_SPOKEN = "Không dành cho đối tượng này"
PENDING = "…"
ONLY_OPEN = "Chỉ hiện tiêu chuẩn &còn việc"
LEFT = "Bảng này còn {count} ô chưa đạt hoặc chưa trả lời"
ALL_DONE = "Mọi ô đã đạt hoặc không áp dụng"
CHECKING = "Đang kiểm tra…"
NOTHING_OPEN = "Không còn tiêu chuẩn nào phải làm"
NOTHING_OPEN_WORDS = "Bỏ chọn ô phía trên để xem lại mọi tiêu chuẩn."
NO_NOMINEES = "Chưa có đối tượng nào để xét"
NO_NOMINEES_WORDS = "Thêm tập thể, cá nhân ở bước Đối tượng đề nghị rồi quay lại đây."
NO_CRITERIA = "Kế hoạch không nêu tiêu chuẩn"
NO_CRITERIA_WORDS = "Không có gì phải trả lời ở bước này; hãy sang bước Thành tích."

BACK = "&Bảng tiêu chuẩn"
BACK_TIP = "Về bảng tiêu chuẩn (Esc)"
PREVIOUS_NOMINEE = "Đối tượng trước (Alt+←)"
NEXT_NOMINEE = "Đối tượng sau (Alt+→)"
PREVIOUS_CRITERION = "Tiêu chuẩn trước (Alt+↑)"
NEXT_CRITERION = "Tiêu chuẩn sau (Alt+↓)"
TEST_LINE = "{title}: {short}{verdict}"
TEST_OF_TIER = "{tier} – {line}"
PASSED = "đạt"
FAILED = "chưa đạt"
OPEN_WORDS = "chưa đủ số liệu"
OWN = "Trả lời cho {nominee}"
SHARED = "Số liệu chung của hồ sơ (mọi đối tượng cùng dùng)"
PARTS = "Các tiêu chuẩn thành phần"
APPLY = "&Áp dụng cho {count} đối tượng còn lại"
APPLY_TIP = "Cùng câu trả lời và minh chứng này cho: {names}. Đối tượng đã trả lời thì giữ nguyên."
APPLIED = "Áp dụng cho mọi đối tượng còn lại: {criterion}"
APPLIED_DONE = "Đã áp dụng cho {count} đối tượng: {names}. Ctrl+Z để lấy lại."
CITE = "Gắn thành &tích (bước 4)"
CITE_TIP = "Sang bước 4, thẻ Thành tích của đối tượng này, để chọn thành tích từ sổ hoặc thêm mới"
ATTACH = "Thêm tệp &minh chứng…"
ATTACH_TIP = "Chép một tệp (ảnh, bản quét, văn bản) vào dữ liệu và gắn vào câu trả lời này"
ATTACH_TITLE = "Chọn tệp minh chứng"
ATTACH_KINDS = "Minh chứng (*.pdf *.jpg *.jpeg *.png *.docx *.doc *.xlsx *.xls)"
ATTACHED = "Thêm minh chứng “{name}”"
