"""The words of the trash (Thùng rác)."""

from __future__ import annotations

from typing import Final

from app.services.trash import TrashKind

TITLE = "Thùng rác"
LEAD = "Mọi thứ đã bỏ đi còn ở đây, lấy lại lúc nào cũng được."
EMPTY = "Thùng rác trống"
EMPTY_WORDS = "Hồ sơ, đối tượng, thành tích bỏ đi sẽ nằm ở đây để lấy lại khi cần."
LIST = "Những thứ trong thùng rác"
TAKE_OUT = "&Lấy lại"
TAKEN_OUT = "Đã lấy lại: {title}."
BACK = "Về &Bàn làm việc"
KINDS: Final[dict[TrashKind, str]] = {
    "dossier": "Hồ sơ",
    "nominee": "Đối tượng",
    "achievement": "Thành tích",
    "evidence": "Minh chứng",
    "unit": "Đơn vị",
    "plan_file": "Tệp kế hoạch",
}
ENTRY = "{kind}: {title}"
