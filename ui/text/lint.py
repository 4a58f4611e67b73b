"""The words of the page that measures any Word file."""

from __future__ import annotations

LINT_LEAD = "Đối chiếu một tệp Word với Nghị định 30/2020/NĐ-CP. Tệp chỉ được đọc, không bị thay đổi."
CHOOSE_WORD = "Chọn tệp &Word…"
CHOOSE_WORD_TITLE = "Chọn tệp Word để soát thể thức"
WORD_FILES = "Tệp Word (*.docx)"
DROP_WORD = "Thả một tệp Word vào đây"
DROP_WORD_WORDS = "Chương trình đo lề, phông, cỡ chữ, đường kẻ và vị trí từng thành phần rồi nói chỗ nào chưa đúng."
LINTED = "{file} – {kind}."
LINTING = "Đang soát {file}…"
NOT_LINTED = "Không soát được thể thức của tệp này"
