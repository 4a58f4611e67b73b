"""The words of forms: what stands beside fields whatever they ask for."""

from __future__ import annotations

YES_NO = {"yes": "Có", "no": "Không"}
REQUIRED = "Bắt buộc"
REQUIRED_MARK = "\N{NO-BREAK SPACE}*"
CLAUSE = "Căn cứ: {clause}"
NOT_CHOSEN = "(chưa chọn)"
NOT_LISTED = "{value} (không còn trong danh mục)"
CLEAR_ANSWER = "Bỏ chọn"
CLEAR_ANSWER_TIP = "Bỏ câu trả lời, coi như chưa trả lời (phím Delete)"
NO_OPTIONS = "Chưa có gì để chọn."
FIND_OPTION = "Tìm trong danh sách…"
FIND_OPTION_NAME = "Tìm trong: {label}"
CHOSEN_COUNT = "Đã chọn {count}/{total}"
SOURCE = "Nguồn"
SOURCE_HINT = "Biên bản, báo cáo, văn bản"
AS_OF = "Tính đến"
DATE_HINT = "ngày/tháng/năm"
EMPTY_FORM = "Ở đây chưa có gì để điền."
