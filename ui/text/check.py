"""The words of step 6, at which a dossier is checked, and of the list of what is missing."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.domain.finding import Severity

SEVERITY_GROUPS: dict[Severity, str] = {
    "error": "Phải sửa trước khi nộp",
    "warning": "Nên xem lại",
    "note": "Lưu ý",
}
STEP = "Bước {number}. {title}"
STEP_ABOUT = "{step} – {about}"
FINE = "Đã ổn"
STEP_FINE = "Không còn gì phải sửa ở bước này"
NOMINEES_FINE = "{met}/{all} trường hợp đạt đủ tiêu chuẩn"
QUOTA_FINE = "Số lượng {title}: {used}"
MEND = "Sửa thành: “{after}”"
MEND_BEFORE = "Đang ghi: “{before}”"
MENDED = "Sửa câu chữ theo gợi ý"
LONGEST = 160

MISSING = "Còn thiếu ở bước này"
MISSING_ALL = "Còn thiếu trong cả hồ sơ"
NOTHING_MISSING = "Bước này đã đủ"
NOTHING_MISSING_WORDS = "Không còn gì phải điền hay phải sửa ở đây. Có thể sang bước tiếp theo."
