"""The words around the pages of a paper."""

from __future__ import annotations

PAPERS = "Văn bản"
ALL_PAPERS = "Tất cả"
PREVIOUS_PAGE = "Trang trước (Page Up)"
NEXT_PAGE = "Trang sau (Page Down)"
PAGE_OF = "Trang {page}/{pages}"
NO_PAGE = "Trang –"
ZOOM_IN = "Phóng to (Ctrl +)"
ZOOM_OUT = "Thu nhỏ (Ctrl −)"
FIT_WIDTH = "Vừa bề ngang"
DRAWING = "Đang dựng trang giấy…"
PAGES = "Trang giấy xem trước"
OPTIONAL_PAPER = "{title} (nếu cần)"
NO_PREVIEW = "Chưa dựng được trang giấy"
NO_PREVIEW_WORDS = "Sửa những điều nêu ở bên trái rồi bấm Kiểm tra."
