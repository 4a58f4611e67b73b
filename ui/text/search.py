"""Words of the search box."""

from __future__ import annotations

TITLE = "Tìm"
HINT = "Tìm thành tích, người, hồ sơ, minh chứng; gõ có dấu hay không dấu đều được"
FIELD = "Tìm trong toàn bộ dữ liệu"
RESULTS = "Kết quả tìm"
KINDS = {"nominee": "Đối tượng", "dossier": "Hồ sơ", "achievement": "Thành tích", "evidence": "Minh chứng"}
NOTHING = "Không thấy mục nào khớp với “{query}”. Thử ít chữ hơn."
START = "Gõ vài chữ đầu. Mũi tên để chọn, Enter để mở, Esc để đóng."
IN_TEXT = "có trong nội dung tệp"
LOOSE = "không còn gắn với thành tích, hồ sơ nào"
BUTTON = "Tìm"
TIP = "Tìm trong toàn bộ dữ liệu (Ctrl+F)"
