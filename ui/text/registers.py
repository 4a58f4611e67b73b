"""The words of the registers: units (Đơn vị) and nominees (Đối tượng)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from app.domain.alike import Likeness
    from app.domain.plan import NomineeKind

SAVED = "Đã lưu {time}"
UNDO = "Lấy lại thay đổi vừa rồi (Ctrl+Z)"
REDO = "Làm lại thay đổi (Ctrl+Y)"
UNDONE = "Đã lấy lại: {what}"
REDONE = "Đã làm lại: {what}"
UNDO_WHAT = "Lấy lại: {what} (Ctrl+Z)"
REDO_WHAT = "Làm lại: {what} (Ctrl+Y)"
TO_TRASH = "Bỏ vào thùng rác"
TRASHED = "Đã bỏ “{name}” vào thùng rác."
TAKE_BACK = "&Lấy lại"

UNITS_LEAD = "Ghi một lần, mọi hồ sơ dùng lại"
UNIT = "Đơn vị đang xem"
ADD_UNIT = "&Thêm đơn vị"
ADD_SIGNER = "Thêm người &ký"
REMOVE_SIGNER = "&Bỏ người ký…"
SIGNER_ADDED = "Thêm người ký"
SIGNER_REMOVED = "Bỏ người ký"
SUGGESTED = "Điền theo tên đơn vị"
PREVIEW = "Trang mẫu: phần đầu và phần ký"
NO_UNIT = "Chưa có đơn vị nào"
NO_UNIT_WORDS = "Ghi tên, địa danh, người ký một lần ở đây; hồ sơ nào cũng lấy sẵn, không phải gõ lại."
FICTIONAL_UNIT = "Đơn vị hư cấu của hồ sơ mẫu. Hãy thêm đơn vị của mình cho các hồ sơ mới."
ADD_OWN_UNIT = "Thêm đơn vị"
UNIT_DONE = "Ghi xong phần này thì lập hồ sơ; thiếu gì vẫn ghi thêm được về sau."
BEGIN_DOSSIER = "&Lập hồ sơ…"
UNIT_PROBLEM = "Chưa dựng được trang mẫu"

NOMINEES_LEAD = "Sổ tập thể, cá nhân, hộ gia đình; dùng lại qua các năm"
SEARCH = "Tìm tên, chức vụ, nơi công tác"
SEARCH_NAME = "Tìm trong sổ đối tượng"
KIND = "Loại đối tượng"
LIST = "Các đối tượng"
ALL_KINDS = "Tất cả"
KINDS: Final[dict[NomineeKind, str]] = {
    "individual": "Cá nhân",
    "collective": "Tập thể",
    "household": "Hộ gia đình",
    "organisation": "Tổ chức",
}
ADD: Final[dict[NomineeKind, str]] = {
    "individual": "Thêm &cá nhân",
    "collective": "Thêm &tập thể",
    "household": "Thêm &hộ gia đình",
    "organisation": "Thêm t&ổ chức",
}
IMPORT_PEOPLE = "Lấy danh sách &người từ Excel…"
IMPORT_COLLECTIVES = "Lấy danh sách tậ&p thể từ Excel…"
ADD_MENU = "T&hêm"
NO_NOMINEES = "Chưa có đối tượng nào"
NO_NOMINEES_WORDS = (
    "Thêm tập thể, cá nhân ở đây rồi chọn vào hồ sơ; lý lịch và các lần khen thưởng chỉ phải ghi một lần."
)
NOTHING_FOUND = "Không tìm thấy ai"
NOTHING_FOUND_WORDS = "Thử ít chữ hơn hoặc chọn loại “Tất cả”. Gõ có dấu hay không dấu đều được."
USED_IN = "Dùng trong: {titles}"
NOT_USED = "Chưa dùng trong hồ sơ nào"
DOUBLES_FOUND = "Có {count} cặp có thể ghi trùng."
SEE_DOUBLES = "&Xem các cặp trùng…"
KNOWN = "Đã có {who} trong sổ."
KNOWN_BORN = "sinh {day}"
KNOWN_FOUNDED = "thành lập {day}"
USE_KNOWN = "Dùng mục đã có"
USE_KNOWN_TIP = "Lấy mục đã có trong sổ thay cho mục đang ghi; mục đang ghi vào thùng rác nếu không dùng ở nơi khác"
USED_KNOWN = "Dùng mục đã có trong sổ: {name}"
USED_KNOWN_SAID = "Đang xem mục đã có của “{name}”; mục vừa ghi nằm trong thùng rác."
KNOWN_APART = "Không phải"
KNOWN_APART_TIP = "Hai đối tượng khác nhau; không hỏi lại nữa"

DOUBLE_TITLE = "Có thể ghi trùng"
DOUBLE_LEAD = "Hai mục này giống nhau. Chương trình không tự gộp; anh, chị quyết định."
WHY: Final[dict[Likeness, str]] = {
    "same": "Cùng tên và không khác ngày sinh, ngày thành lập.",
    "same_unknown_birth": "Cùng tên; ít nhất một mục chưa ghi ngày sinh.",
    "accents": "Tên chỉ khác dấu, ngày sinh, ngày thành lập không khác nhau.",
    "letter": "Tên chỉ khác một chữ cái, cùng năm sinh.",
    "initials": "Một mục viết tắt tên đệm hoặc họ, các chữ khác giống nhau.",
    "abbreviated": "Cùng tên, một mục viết tắt hoặc viết gọn hơn.",
}
FIELD = "Nội dung"
LEFT = "Mục thứ nhất"
RIGHT = "Mục thứ hai"
DIFFERENCES = "Hai mục đặt cạnh nhau"
USED = "Dùng trong hồ sơ"
KEEP_LEFT = "Gộp, lấy mục thứ &nhất làm chính"
KEEP_RIGHT = "Gộp, lấy mục thứ &hai làm chính"
KEEP_BOTH = "Giữ &cả hai"
LATER = "Để &sau"
PAIR = "Cặp {number}/{count}"
MERGED = "Đã gộp vào “{name}”; chỗ nào chính chưa ghi thì lấy của mục kia. Mục kia nằm trong thùng rác."
NO_DOUBLES = "Không còn cặp nào có thể trùng."
