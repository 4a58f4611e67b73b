"""The words of taking in lists from Excel, ODS, CSV and pasted blocks, and of writing them."""

from __future__ import annotations

IMPORT_TITLES = {
    "people": "Nhập danh sách cá nhân",
    "collectives": "Nhập danh sách tập thể, hộ gia đình",
    "achievements": "Nhập thành tích từ danh sách",
    "table": "Nhập bảng số liệu",
}
IMPORT_FROM_LIST = "Nhập từ &Excel…"
IMPORT_FROM_LIST_TIP = "Nhập từ tệp Excel, ODS, CSV hoặc bảng chép từ Excel, Word, Zalo"
TABS = "Các dòng sẽ nhập và các dòng để riêng"
EXPORT_TABLE = "Xuất ra Excel…"
EXPORT_TABLE_TIP = "Ghi bảng này ra tệp Excel; sửa trong Excel rồi nhập lại được"
TABLE_UNREAD = "Chưa xuất bảng vì còn ô chưa đọc được."
TABLE_UNREAD_HINT = "Hãy sửa các ô đang tô màu rồi xuất lại."
EXPORT_LIST = "Xuất cả danh sách ra Excel…"
EXCEL = "Danh sách Exce&l"
MORE_DOTS = "…"
NOMINEES_FILE = "Danh sach doi tuong"
LEDGER_FILE = "So thanh tich"
CHOOSE_LIST = "Chọn tệ&p…"
PASTE_LIST = "&Dán bảng đã chép"
DROP_HERE = "Kéo tệp danh sách vào đây"
DROP_KINDS = (
    "Nhận tệp Excel (.xlsx, .xls), LibreOffice (.ods), CSV; hoặc bảng chép từ Excel, Word, Zalo (Ctrl+V). "
    "Chữ TCVN3 (ABC), VNI, VISCII được chuyển sang Unicode. Chưa ghi gì cho tới khi bấm Nhập."
)
CHOOSE_LIST_TITLE = "Chọn tệp danh sách"
LIST_FILTER = "Danh sách (*.xlsx *.xlsm *.xls *.ods *.csv *.txt);;Mọi tệp (*)"
READING_LIST = "Đang đọc danh sách…"
STORING_LIST = "Đang nhập danh sách…"
TAKING_BACK = "Đang hoàn tác lần nhập…"
WRITING_LIST = "Đang ghi danh sách…"
NOTHING_TO_PASTE = "Chưa chép bảng nào. Hãy chọn các ô trong Excel, Word hoặc Zalo, bấm Ctrl+C rồi dán lại."
SHEET = "&Trang tính"
PASTED_SHEET = "Bảng vừa dán"
HEADING_ROW = "Dòng tiê&u đề"
NO_HEADING = "Không có"
COLUMNS = "Các cột trong tệp"
COLUMN_FIELD = "Nội dung của cột {column}"
COLUMN_ENCODING = "Bảng mã của cột {column}"
LEAVE_OUT = "(Bỏ qua)"
UNICODE = "Unicode"
ENCODINGS = {
    "tcvn3": "TCVN3 (ABC)",
    "tcvn3_capitals": "TCVN3 chữ hoa (.VnTimeH)",
    "vni": "VNI-Windows",
    "viscii": "VISCII",
}
GUESSED_ENCODING = "{name} {percent}%"
NOT_SURE = "Hãy xem lại"
ENCODING_TIP = "Bảng mã của chữ trong cột; số phần trăm là mức chắc chắn"
SAMPLE = "Ví dụ: {text}"
PREVIEW = "Xem trước"
SET_ASIDE = "Để riêng"
KNOWN_ROWS = "Đã có"
SKIPPED = "Không phải dữ liệu"
ROW = "Dòng"
PROBLEM = "Vì sao"
CONTENT = "Nội dung dòng"
WITH_KNOWN = "Nhập cả {count} dòng có vẻ đã có trong chương trình"
OTHER_LIST = "Chọn tệp &khác"
TAKE_BACK = "&Hoàn tác lần nhập này"
COPY_ASIDE = "&Chép các dòng để riêng"
DONE_HINT = "Các dòng để riêng chưa được nhập: chép ra Excel, sửa theo cột “Vì sao” rồi dán lại."
TAKEN_BACK = "Đã hoàn tác: không dòng nào của lần nhập này còn lại."
NEW_PEOPLE = "Sẽ thêm vào danh bạ {count} đối tượng chưa có: {names}."
YEAR_UNDERSTOOD = "Ngày tháng không ghi năm được hiểu là năm {year}, theo tiêu đề của danh sách."
DOUBTFUL = (
    "Dòng {rows}: có chữ đọc theo Unicode hay theo bảng mã cũ đều thành tiếng Việt nên được giữ nguyên; hãy xem lại."
)
ALIKE = (
    "Dòng {rows}: trùng họ tên và năm sinh với người khác nhưng khác đơn vị hoặc địa chỉ; "
    "vẫn nhập, hãy xem có phải một người không."
)
MORE = "{shown} và {count} nữa"
KINDS = {"individual": "Cá nhân", "collective": "Tập thể", "household": "Hộ gia đình", "organisation": "Tổ chức"}
KIND = "Loại"
NAMES_SHOWN = 4


def take_in(rows: int) -> str:
    """The button that agrees."""
    return f"&Nhập {rows} dòng" if rows else "&Nhập"


def taken_in(rows: int) -> str:
    """What was done."""
    return f"Đã nhập {rows} dòng"


def tab_title(title: str, rows: int) -> str:
    """A tab with the number of its rows."""
    return f"{title} ({rows})" if rows else title


def missing(fields: tuple[str, ...]) -> str:
    """What must be matched before anything can be read."""
    return f"Chưa biết cột nào là “{'”, “'.join(fields)}”: hãy chọn ở khung bên trái."


def summary(good: int, bad: int, known: int) -> str:
    """What the list holds, in one line."""
    parts = [f"{good} dòng nhập được"]
    parts += [f"{known} dòng đã có"] if known else []
    parts += [f"{bad} dòng để riêng vì có lỗi"] if bad else []
    return ", ".join(parts) + "."


def some_names(names: tuple[str, ...]) -> str:
    """The first names of many."""
    shown = ", ".join(names[:NAMES_SHOWN])
    return MORE.format(shown=shown, count=len(names) - NAMES_SHOWN) if len(names) > NAMES_SHOWN else shown


# Writing lists
EXPORT_TITLE = "Xuất danh sách ra Excel"
EXPORT_LIST_MENU = "Exce&l…"
EXPORT_KIND = "&Loại tệp"
EXPORT_KINDS = {
    "list": "Danh sách đề nghị khen thưởng (Excel)",
    "web": "Mẫu MauTDKT.xlsx để nộp lên hệ thống của tỉnh",
}
EXPORT_KIND_HELP = "Điền thẳng vào mẫu của tỉnh; các ô chọn, công thức và mã có sẵn trong mẫu vẫn dùng được như cũ."
ACTIVITY = "&Lĩnh vực hoạt động"
ACTIVITY_HELP = "Ghi cho mọi dòng của mẫu; để trống thì chọn từng dòng trong Excel."
NO_ACTIVITY = "(Để trống)"
SAVE_AS = "Ghi &ra tệp"
SAVE_LIST_TITLE = "Ghi danh sách ra tệp"
XLSX_FILTER = "Excel (*.xlsx)"
CHOOSE_PLACE = "C&họn…"
WRITE_LIST = "&Xuất"
NEED_PLACE = "Hãy chọn nơi ghi tệp."
WRITTEN = "Đã ghi {rows} dòng vào {name}"
UNRESOLVED = "{count} chỗ còn phải chọn trong Excel"
STILL_TO_CHOOSE = "Còn một cột phải chọn"
WITHOUT_ACTIVITY = (
    "Cột I (lĩnh vực hoạt động) còn trống nên cột mã U hiện #N/A: chọn từng dòng trong Excel thì mã tự hiện, "
    "hoặc xuất lại và chọn một lĩnh vực cho mọi dòng."
)
OPEN_FOLDER = "&Mở thư mục"
WEB_NAME = "MauTDKT.xlsx"
LIST_NAME = "Danh sach de nghi.xlsx"

# Reading the province's form back
READ_WEB_LIST = "Đọc lại mẫu MauTDKT.xlsx…"
CHOOSE_WEB_LIST = "Chọn tệp MauTDKT"
WEB_TITLE = "Đọc lại mẫu MauTDKT"
WEB_LEAD = (
    "Mỗi dòng của mẫu thành một trường hợp đề nghị. Chưa ghi gì cho tới khi bấm Nhập; sau đó Ctrl+Z trong hồ sơ "
    "lấy lại cả lần nhập."
)
WEB_ONLY_SHOWN = (
    "Phân loại đối tượng và lĩnh vực hoạt động chỉ để xem: hồ sơ không có mục này, khi xuất lại mẫu thì được điền lại."
)
WEB_COLUMNS = (
    *("Sẽ làm gì", "Tên", "Chức vụ, đơn vị", "Phân loại khen thưởng"),
    *("Hình thức trong mẫu", "Theo Kế hoạch", "Phân loại đối tượng", "Lĩnh vực"),
)
WEB_ORIGINS = {
    "dossier": "Đã có trong hồ sơ",
    "register": "Lấy từ sổ đối tượng",
    "new": "Thêm mới",
    "unclear": "Để riêng: trùng tên",
    "kind": "Để riêng: Kế hoạch không đề nghị loại này",
}
WEB_CHANGES = "{will}, sửa {fields}"
WEB_FIELDS = {"honorific": "ông/bà", "position": "chức vụ", "workplace": "đơn vị"}
WEB_NO_AWARD = "(chưa rõ, chọn sau)"
WEB_TAKEN = "Đọc lại mẫu MauTDKT"
WEB_LIST_NOTE = (
    "Đây là mẫu MauTDKT: ở đây chỉ lấy người và tập thể. Muốn lấy cả hình thức khen thưởng, mở hồ sơ, bước Đối tượng, "
    "chọn “Đọc lại mẫu MauTDKT.xlsx…”."
)
