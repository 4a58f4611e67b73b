"""The words around the help; the help itself stands in resources/help."""

from __future__ import annotations

TITLE = "Trợ giúp"
LEAD = "Bấm F1 ở bất cứ đâu để mở trang nói về chỗ đang làm."
CONTENTS = "Mục lục trợ giúp"
PAGE = "Trang trợ giúp"
SEARCH = "Tìm trong trợ giúp (có dấu hay không dấu đều được)"
SEARCH_NAME = "Tìm trong trợ giúp"
NOTHING = "Không trang nào có những chữ này"
NOTHING_WORDS = "Thử ít chữ hơn, hoặc xóa ô tìm để xem cả mục lục."
NO_HELP = "Chưa có trang trợ giúp nào"
NO_HELP_WORDS = "Chương trình được cài thiếu phần trợ giúp. Hãy cài đặt lại chương trình."
ABOUT = "&Giới thiệu chương trình"
