"""The words for a fault of the program itself."""

from __future__ import annotations

CRASH_TITLE = "Chương trình gặp một lỗi chưa lường trước"
CRASH_WORDS = (
    "Đây là lỗi của chương trình, không phải do thao tác của anh, chị. "
    "Có thể làm việc tiếp; nếu lỗi lặp lại, hãy đóng rồi mở lại chương trình và gửi phần chi tiết cho người hỗ trợ."
)
CRASH_CONTINUE = "&Làm việc tiếp"
CRASH_QUIT = "Đón&g chương trình"
