"""Words of the ledger of achievements."""

from __future__ import annotations

from app.services.ledger import State

TITLE = "Sổ thành tích"
LEAD = "Ghi một lần vào lúc làm xong; năm sau tìm lại và đưa vào hồ sơ nào cũng được."
ADD = "Thê&m thành tích"
ADD_TIP = "Thêm một thành tích mới (Ctrl+N)"
BULK = "&Sửa nhiều…"
BULK_TIP = "Sửa một lần cho các dòng đang chọn"
UNDO = "Hoàn tác"
UNDO_TIP = "Hoàn tác: {what} (Ctrl+Z)"
REDO = "Làm lại"
REMOVE = "Bỏ vào thùng rác"
REMOVED = "Đã bỏ {count} thành tích vào thùng rác."
TAKE_BACK = "&Lấy lại"
IMPORT = "Nhập từ bảng tính…"
MORE = "Việc khác"
ORDER = "Xếp theo"

FIND = "Tìm trong sổ"
FIND_HINT = "Tìm trong sổ, có dấu hay không dấu"
YEAR, AREA, NOMINEE, PLAN, TAG, STATE = "Năm", "Nội dung", "Người, tập thể", "Kế hoạch", "Nhãn", "Tình trạng"
ANY = {
    YEAR: "Mọi năm",
    AREA: "Mọi nội dung",
    NOMINEE: "Mọi người, tập thể",
    PLAN: "Mọi kế hoạch",
    TAG: "Mọi nhãn",
    STATE: "Mọi tình trạng",
}
STATES: dict[State, str] = {
    "unused": "Chưa dùng cho hồ sơ nào",
    "unproved": "Chưa có minh chứng",
    "undated": "Chưa ghi ngày",
    "double": "Nghi ghi trùng",
}
CLEAR = "Bỏ lọc"

TABLE = "Bảng thành tích"
COLUMNS = ("Ngày", "Việc đã làm", "Nội dung", "Người, tập thể", "Minh chứng", "Đã dùng")
COLUMN_TIPS = ("", "", "", "", "Số minh chứng", "Số trường hợp đề nghị đã dùng thành tích này")
NO_TITLE = "(chưa ghi tên việc)"
COUNT = "{count} thành tích"
CHOSEN = "{count} thành tích, đang chọn {chosen}"
EMPTY = "Sổ chưa có thành tích nào"
EMPTY_WORDS = (
    "Mỗi khi làm xong một việc đáng ghi, thêm một dòng: ngày, việc đã làm, kết quả kèm số liệu, ai tham gia. "
    "Đến lúc lập hồ sơ chỉ việc chọn lại."
)
NOTHING_FOUND = "Không có thành tích nào khớp với bộ lọc. Bỏ bớt điều kiện rồi tìm lại."

TAB_FORM, TAB_EVIDENCE, TAB_USES, TAB_CITE = "Nội dung", "Minh chứng", "Đã dùng cho", "Tiêu chuẩn"
TABS = "Chi tiết thành tích"
CHOOSE_ONE = "Chọn một dòng trong bảng để xem và sửa."
CHOOSE_LESS = "Đang chọn nhiều dòng. Dùng “Sửa nhiều…” để sửa một lần, hoặc sang thẻ “Tiêu chuẩn”."
SAVED = "Đã lưu {time}"
ALIKE = "Có thể ghi trùng với: {titles}"
SHOW_ALIKE = "Xem dòng giống"

USES = "Những nơi đã dùng thành tích này"
NO_USES = "Chưa hồ sơ nào dùng thành tích này."
USE = "{nominee}: {award}"
USE_WHERE = "Hồ sơ “{title}” (Kế hoạch {plan})"
USE_CRITERIA = "Chứng minh: {criteria}"
OUTCOMES = {"": "Đang đề nghị", "returned": "Bị trả lại", "refused": "Không được khen", "awarded": "Đã được khen"}
TWICE = (
    "Một thành tích đang dùng để đề nghị hai lần khen cho: {names}. "
    "Nếu là cùng một việc thì chỉ đề nghị một hình thức khen thưởng."
)

CITE_LEAD = "Chọn tiêu chuẩn rồi bấm Enter, hoặc kéo dòng từ bảng thả vào"
CITE_DOSSIER = "&Hồ sơ"
CITE_CASE = "Trường hợp đề &nghị"
CITE_FIND = "Lọc tiêu chuẩn"
CITE_CRITERIA = "Tiêu chuẩn"
CITE_NONE = "Chỉ đưa vào bản tóm tắt, chưa gắn tiêu chuẩn nào"
CITE = "&Gắn vào tiêu chuẩn"
CITE_MENU = "Gắn vào tiêu chuẩn…"
CITE_TIP = "Gắn các thành tích đang chọn vào tiêu chuẩn đang chọn (Ctrl+G)"
CITED = "Đã gắn {count} thành tích cho {nominee}."
ALREADY_CITED = "Các thành tích này đã gắn ở đó rồi."
NO_DOSSIERS = "Chưa có hồ sơ nào. Lập hồ sơ ở Bàn làm việc rồi quay lại gắn thành tích."
NO_CASES = "Hồ sơ này chưa có trường hợp đề nghị nào."
OPEN_DOSSIER = "&Mở hồ sơ"

BULK_TITLE = "Sửa {count} thành tích"
BULK_FIELD = "&Sửa gì"
BULK_VALUE = "&Thành"
BULK_FIELDS = {
    "area": "Nội dung thi đua",
    "add_tag": "Thêm nhãn",
    "remove_tag": "Bỏ nhãn",
    "add_participant": "Thêm người, tập thể tham gia",
    "date": "Ngày, tháng hoặc năm",
}
BULK_APPLY = "Sửa"
BULK_DONE = "Đã sửa {count} thành tích."
BULK_NEED = "Hãy chọn hoặc ghi giá trị."
BULK_NOTHING = "Các dòng đang chọn đã như vậy, không có gì thay đổi."
