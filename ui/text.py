"""Every word the windows show that does not come from a plan, a dossier, a rule or an error."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.domain.finding import Severity, Topic

PROGRAM = "Hồ sơ Thi đua"
TAGLINE = "Lập, kiểm tra và in hồ sơ đề nghị khen thưởng theo kế hoạch phong trào thi đua, không cần mạng."

# Navigation
NAVIGATION = "Các trang của chương trình"
HOME = "Bàn làm việc"
DOSSIER = "Hồ sơ"
PLAN = "Kế hoạch"
LINT = "Soát thể thức"
ABOUT = "Giới thiệu"
NAVIGATION_TIP = "{name} ({shortcut})"

# The command line and the start
OPTION_DATA = "thư mục dữ liệu; không ghi thì dùng thư mục của người dùng"
OPTION_EXIT = "in số mili giây từ lúc khởi động đến khi cửa sổ hiện ra, rồi thoát"
OPTION_EXIT_LISTED = "in số mili giây từ lúc khởi động đến khi danh sách hồ sơ hiện ra, rồi thoát"
OPENING = "Đang mở dữ liệu…"
CLOSE_PROGRAM = "Đó&ng"

# Everywhere
CLOSE = "Đóng"
CANCEL = "&Hủy"
MORE = "Việc khác"
SHOW_DETAILS = "Xem &chi tiết"
HIDE_DETAILS = "Ẩn &chi tiết"
COPY_DETAILS = "&Sao chép chi tiết"
DETAILS = "Chi tiết cho người hỗ trợ"
ERROR_PANEL = "Thông báo lỗi"
DATA_SAFE = "Dữ liệu đã được lưu."
NO_NAME = "(chưa ghi tên)"

# Home
HOME_LEAD = "Các hồ sơ đang có trên máy này"
NEW_DOSSIER = "&Lập hồ sơ mới…"
OPEN_SAMPLE = "Mở hồ sơ &mẫu"
IMPORT = "&Nhập từ tệp…"
NEW_TIP = "Chọn kế hoạch, ghi tên đơn vị rồi bắt đầu (Ctrl+N)"
SAMPLE_TIP = "Một hồ sơ hư cấu đã làm xong, để xem chương trình làm được gì"
IMPORT_TIP = "Mở tệp .hoso hoặc dossier.json nhận từ máy khác (Ctrl+O)"
EMPTY_HOME = "Chưa có hồ sơ nào"
EMPTY_HOME_WORDS = (
    "Hãy lập hồ sơ đầu tiên theo kế hoạch của phong trào. "
    "Nếu mới dùng lần đầu, mở hồ sơ mẫu để xem một hồ sơ đã làm xong trông ra sao."
)
OPEN = "Mở"
DUMP = "Lưu thành tệp hồ sơ…"
TRASH = "Bỏ vào thùng rác"
TRASHED = "Đã bỏ “{title}” vào thùng rác."
UNDO_TRASH = "&Lấy lại"
RESTORED = "Đã lấy lại hồ sơ."
SAMPLE_MARK = "Dữ liệu hư cấu"
NOT_CHECKED = "Chưa kiểm tra"
NO_ERRORS = "Không còn lỗi"
IMPORTED = "Đã nhập hồ sơ. Dữ liệu có sẵn trên máy không thay đổi."
DUMPED = "Đã lưu hồ sơ thành tệp: {path}"
OPEN_FOLDER = "Mở &thư mục"
IMPORT_TITLE = "Chọn tệp hồ sơ để nhập"
DUMP_TITLE = "Lưu hồ sơ thành tệp"
DOSSIER_FILES = "Tệp hồ sơ (*.hoso *.json)"
DUMP_FILES = "Tệp hồ sơ (*.hoso)"
ALL_FILES = "Mọi tệp (*)"
DUMP_SUFFIX = ".hoso"

STATES = {
    "drafting": "Đang soạn",
    "ready": "Sẵn sàng",
    "exported": "Đã xuất",
    "submitted": "Đã nộp",
    "decided": "Có kết quả",
}
NO_NOMINATIONS = "Chưa có đối tượng nào"

# New dossier
NEW_TITLE = "Lập hồ sơ mới"
NEW_LEAD = "Mấy dòng dưới đây đủ để bắt đầu; lúc nào cũng sửa được."
FIELD_PLAN = "&Kế hoạch"
FIELD_UNIT_TYPE = "&Loại đơn vị"
FIELD_UNIT = "&Tên đơn vị"
FIELD_PLACE = "Địa &danh"
FIELD_SUPERIOR = "Cơ quan cấp t&rên"
FIELD_LETTERHEAD = "Tên trên &văn bản"
FIELD_SYMBOL = "Ký h&iệu"
FIELD_TITLE = "Tên hồ &sơ"
HELP_UNIT = "Ví dụ: Ủy ban nhân dân xã Minh Tâm"
HELP_PLACE = "Ghi trước ngày tháng trên văn bản. Ví dụ: Minh Tâm"
HELP_SUPERIOR = "Nơi nhận tờ trình nếu phải qua cấp trên. Ví dụ: Ủy ban nhân dân huyện Kiến Xương"
HELP_LETTERHEAD = "In ở góc trái văn bản, mỗi dòng một hàng"
HELP_SYMBOL = "Đứng trong số văn bản: …/TTr-UBND"
HELP_TITLE = "Để nhận ra trên bàn làm việc; bỏ trống thì chương trình tự đặt"
CHOOSE_UNIT_TYPE = "Chọn loại đơn vị"
CREATE = "Lậ&p hồ sơ"
NEED_PLAN = "Hãy chọn kế hoạch."
NEED_UNIT = "Hãy ghi tên đơn vị lập hồ sơ."
NEED_UNIT_TYPE = "Hãy chọn loại đơn vị."
NEED_PLACE = "Hãy ghi địa danh."
NO_PLANS = "Không đọc được kế hoạch nào."
PLAN_CHOICE = "Số {number}: {title}"

# Dossier
NO_DOSSIER = "Chưa mở hồ sơ nào"
NO_DOSSIER_WORDS = "Chọn một hồ sơ ở Bàn làm việc để xem còn thiếu gì, xem trước trang giấy và xuất văn bản."
GO_HOME = "Về &Bàn làm việc"
CHECK = "&Kiểm tra"
CHECK_TIP = "Kiểm tra lại toàn bộ hồ sơ (F5)"
EXPORT = "&Xuất văn bản…"
EXPORT_TIP = "Ghi tờ trình, danh sách, tóm tắt thành tích ra tệp (Ctrl+E)"
PREVIEW = "Trang &giấy"
PREVIEW_TIP = "Hiện hoặc ẩn trang giấy xem trước (F9)"
TAB_TODO = "Cần làm"
TAB_CRITERIA = "Tiêu chuẩn"
TAB_NUMBERS = "Số lượng, thời hạn"
FINDINGS = "Những điều cần sửa, cần xem lại"
VERDICTS = "Kết quả từng tiêu chuẩn của từng đối tượng"
NOTHING_TO_DO = "Không còn việc phải làm"
NOTHING_TO_DO_WORDS = "Hãy xem trước từng trang bên phải rồi xuất văn bản."
NO_VERDICTS = "Chưa có đối tượng nào để xét"
NO_VERDICTS_WORDS = "Khi hồ sơ có đối tượng đề nghị, mỗi tiêu chuẩn sẽ có kết luận ở đây."
QUOTAS = "Số lượng"
NO_QUOTAS = "Kế hoạch không nêu số lượng cho loại đơn vị này."
DEADLINES = "Thời hạn"
NO_DEADLINES = "Kế hoạch không nêu thời hạn nộp cho loại đơn vị này."
BONUSES = "Tiền thưởng"
BACKWARD_STEPS = "Làm ngược từ hạn nộp:"
CHECKING = "Đang kiểm tra…"
DOSSIER_LEAD = "{unit} · Kế hoạch số {plan}"
DAYS_OF_A_YEAR = 365
WEEKDAYS = ("Thứ 2", "Thứ 3", "Thứ 4", "Thứ 5", "Thứ 6", "Thứ 7", "Chủ nhật")
READY = "Hồ sơ đã sẵn sàng để nộp"
READY_BUT = "Hồ sơ không còn lỗi, có thể nộp"
NO_DEADLINE = "Chưa biết hạn nộp"

# Preview
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

# Export
EXPORT_TITLE = "Xuất văn bản"
EXPORT_FOLDER = "&Thư mục"
CHOOSE_FOLDER = "Chọn thư &mục…"
CHOOSE_FOLDER_TITLE = "Chọn thư mục để ghi văn bản"
EXPORT_FORMATS = "Dạng tệp"
FORMAT_DOCX = "&DOCX (sửa được bằng Word)"
FORMAT_PDF = "&PDF (in và gửi)"
EXPORT_MODE = "&Cách dùng"
MODES = {
    "draft": "Bản dự thảo: chừa số, ngày, chữ ký",
    "paper": "Bản in để ký và đóng dấu",
    "electronic": "Bản điện tử để ký số",
}
DO_EXPORT = "&Xuất"
STOP = "&Dừng"
STOPPING = "Đang dừng…"
NEED_FORMAT = "Hãy chọn ít nhất một dạng tệp."
NEED_FOLDER = "Hãy chọn thư mục để ghi."
EXPORTING = "Đang xuất văn bản"
EXPORTED = "Đã xuất {count} tệp"
EXPORT_STOPPED = "Đã dừng. Không tệp nào bị ghi dở."
NOT_READY_WARNING = "Hồ sơ chưa sẵn sàng ({count} lỗi). Vẫn xuất được bản dự thảo để xem."
FILES = "Các tệp đã ghi"
EXPORT_PAPERS = "&Văn bản"
NEED_PAPER = "Hãy chọn ít nhất một văn bản."
PAGE_COUNT = "{pages} trang"
DONE = "&Xong"
AGAIN = "Xuất &lại"

# What measuring by the decree gave
PROOF = "Kết quả soát thể thức"
SHOW_ALL = "Xem tất &cả"
KEPT_MARK = " ✓"
PROOF_OK = "Đúng thể thức: {kept} quy định đều đạt"
PROOF_FAILED = "Còn {places} chỗ chưa đúng thể thức"
PROOF_CLEAN = "Không có chỗ nào phải sửa."
PROOF_WORDS = {"failed": "Phải sửa", "warned": "Nên xem lại", "kept": "Đạt"}
MEASURED = "{title}: {found}"
EXPECTED = "Cần: {expected}"

# Number and date
GIVE_NUMBER = "Ghi &số…"
GIVE_NUMBER_TIP = "Ghi số, ngày văn thư đã cấp vào mọi giấy tờ (F8)"
NUMBER_TITLE = "Ghi số văn bản"
NUMBER_LEAD = "Ghi số và ngày văn thư đã cấp sau khi ký. Các giấy tờ này được ghi lại: {papers}."
FIELD_NUMBER = "&Số"
FIELD_DATE = "&Ngày"
HELP_NUMBER = "Chỉ ghi chữ số. Ví dụ: 05"
HELP_DATE = "Ngày ký tờ trình. Ví dụ: 9/6/2021"
NEED_DAY = "Hãy ghi đủ ngày, tháng, năm."
DO_NUMBER = "&Ghi số"
ACCEPT_CHANGES = "&Chấp nhận thay đổi, ghi số"
NUMBERED = "Đã ghi số {number} ngày {date}"
EDITED = "Nội dung đã khác bản xuất lần trước: {papers}."
CHANGES = "Những dòng đã đổi"
NUMBER_LINES = "Số, ngày"
OTHER_LINES = "Thay đổi khác"
LINE_BEFORE = "Trước: {words}"

# Any Word file
LINT_LEAD = "Đối chiếu một tệp Word với Nghị định 30/2020/NĐ-CP. Tệp chỉ được đọc, không bị thay đổi."
CHOOSE_WORD = "Chọn tệp &Word…"
CHOOSE_WORD_TITLE = "Chọn tệp Word để soát thể thức"
WORD_FILES = "Tệp Word (*.docx)"
DROP_WORD = "Thả một tệp Word vào đây"
DROP_WORD_WORDS = "Chương trình đo lề, phông, cỡ chữ, đường kẻ và vị trí từng thành phần rồi nói chỗ nào chưa đúng."
LINTED = "{file} – {kind}."
LINTING = "Đang soát {file}…"
NOT_LINTED = "Không soát được thể thức của tệp này"

# Plan
PLANS = "Các kế hoạch có trong chương trình"
PLAN_LEAD = "Nội dung kế hoạch mà chương trình dùng để hỏi, kiểm tra và lập văn bản"
PLAN_BROKEN = "Không đọc được kế hoạch này"
PLAN_TEXT = "Nội dung kế hoạch"
NO_PLAN = "Chưa có kế hoạch nào"
NO_PLAN_WORDS = "Chương trình không tìm thấy gói kế hoạch nào. Hãy cài đặt lại chương trình."
PLAN_IDENTITY = "Số {number} {date} của {issuer}"
PLAN_SLOGAN = "Phong trào: “{slogan}”"
PLAN_AREAS = "Nội dung thi đua"
PLAN_WHO = "Ai được đề nghị"
PLAN_KINDS = "Đối tượng: {kinds}."
PLAN_COLLECTIVES = "Tập thể: {titles}"
PLAN_ROLES = "Cá nhân: {titles}"
PLAN_ROUTES = "Gửi hồ sơ đi đâu"
PLAN_CONTENTS = "Mục lục"
PLAN_ROUTE = "{types}: gửi {to}"
PLAN_CRITERIA = "Tiêu chuẩn"
PLAN_QUOTAS = "Số lượng"
PLAN_PAPERS = "Hồ sơ gồm"
PLAN_DEADLINES = "Thời hạn"
PLAN_AWARDS = "Hình thức khen thưởng, tiền thưởng"
PLAN_BASES = "Căn cứ ghi trong tờ trình"
PLAN_NOTES = "Lưu ý"
PLAN_VERSION = "Gói kế hoạch {id}, phiên bản {version}"
BUDGET = "Nguồn: {budget}"
MULTIPLE = "{kind} {multiple} lần mức lương cơ sở"
SUPERIOR_PLACE = "cơ quan cấp trên trực tiếp"
KINDS = {
    "collective": "tập thể",
    "individual": "cá nhân",
    "household": "hộ gia đình",
    "organisation": "tổ chức",
}
LIMIT_NONE = "không hạn chế"
LIMIT_TOLD = "theo số do {told_by} giao"
LIMIT_SHARE = "theo tỷ lệ {share}"
LIMIT_RANGE = "từ {low} đến {high}"
LIMIT_EXACTLY = "đúng {number}"
LIMIT_AT_MOST = "không quá {number}"
NECESSITIES = {"required": "bắt buộc", "conditional": "khi có", "optional": "nếu cần"}
PER_NOMINEE = "mỗi đối tượng một bản"

# About
VERSION = "Phiên bản {version}"
ABOUT_OFFLINE = "Chương trình chạy hoàn toàn trên máy này, không gửi dữ liệu đi đâu và không cần mạng."
ABOUT_OWN = "Kết quả kiểm tra là để tự rà soát trước khi nộp; việc xét, quyết định khen thưởng thuộc cấp có thẩm quyền."
ABOUT_SAFE = "Dữ liệu ở lại máy này"
ABOUT_DATA = "Thư mục dữ liệu"
VERSION_UNKNOWN = "chạy từ mã nguồn"
ABOUT_LICENCES = "Giấy phép"
LICENCES = (
    "Chương trình: giấy phép MIT.",
    "Giao diện: Qt và PySide6, giấy phép LGPL.",
    "Phông Tinos trong tệp PDF: SIL Open Font License.",
    "Biểu tượng: Lucide, giấy phép ISC.",
)
OPEN_DATA_FOLDER = "Mở thư mục &dữ liệu"

# A bug
CRASH_TITLE = "Chương trình gặp một lỗi chưa lường trước"
CRASH_WORDS = (
    "Đây là lỗi của chương trình, không phải do thao tác của anh, chị. "
    "Có thể làm việc tiếp; nếu lỗi lặp lại, hãy đóng rồi mở lại chương trình và gửi phần chi tiết cho người hỗ trợ."
)
CRASH_CONTINUE = "&Làm việc tiếp"
CRASH_QUIT = "Đón&g chương trình"

TOPICS: dict[Topic, str] = {
    "general": "Thông tin chung",
    "nominees": "Đối tượng đề nghị",
    "criteria": "Tiêu chuẩn",
    "achievements": "Thành tích",
    "submission": "Tờ trình",
    "nominee_list": "Danh sách",
    "summary": "Tóm tắt thành tích",
    "quota": "Số lượng",
    "deadline": "Thời hạn",
    "plan": "Kế hoạch",
}
SEVERITIES: dict[Severity, str] = {"error": "Phải sửa", "warning": "Nên xem lại", "note": "Lưu ý"}


def clause(reference: str) -> str:
    """Where in the plan or the law it stands."""
    if not reference or reference[:1].islower() or " " in reference.split(",", maxsplit=1)[0]:
        return reference
    return f"Mục {reference}"


def mend(words: str) -> str:
    """How to put it right."""
    return f"Cách sửa: {words}"


def not_ready(errors: int) -> str:
    """The verdict while errors are left."""
    return f"Chưa nộp được: còn {errors} lỗi phải sửa"


def warnings_too(warnings: int) -> str:
    """What is left beside the errors."""
    return f"Ngoài ra có {warnings} điều nên xem lại." if warnings else ""


def warnings_left(warnings: int) -> str:
    """What is left when there is no error."""
    return f"Còn {warnings} điều nên xem lại trước khi nộp."


def deadline_on(date: dt.date, hour: str) -> str:
    """The day by which to hand in."""
    return f"{hour} ngày {_day(date)}".removeprefix(" ") if hour else f"Ngày {_day(date)}"


def days_left(days: int, working: int | None) -> str:
    """How long that is from today."""
    if days <= -DAYS_OF_A_YEAR:
        return f"đã qua hơn {-days // DAYS_OF_A_YEAR} năm"
    if days < 0:
        return f"đã qua {-days} ngày"
    if days == 0:
        return "hôm nay"
    work = f", {working} ngày làm việc" if working is not None else ""
    return f"còn {days} ngày{work}"


def bonus_total(total: str, cases: int) -> str:
    """All the money together."""
    return f"{total} đồng cho {cases} trường hợp"


def quota_used(used: int, limit: int) -> str:
    """How much of a limit is used."""
    return f"{used}/{limit}"


def quota_open(used: int) -> str:
    """Use where there is no limit."""
    return f"{used}, không hạn chế"


def quota_unknown(used: int) -> str:
    """Use where the limit is not known."""
    return f"{used}, chưa biết số được giao"


def quota_over(over: int) -> str:
    """By how many the limit is exceeded."""
    return f"Vượt {over} so với số lượng cho phép."


def quota_untold(told_by: str) -> str:
    """Who has not told the number yet."""
    return f"{told_by} chưa báo số lượng." if told_by else "Chưa có số lượng được giao."


def quota_from(told_by: str) -> str:
    """Who told the number."""
    return f"Số lượng do {told_by} giao."


def nominations(number: int) -> str:
    """How many cases a dossier has."""
    return f"{number} trường hợp đề nghị" if number else NO_NOMINATIONS


def errors(number: int) -> str:
    """How many errors a dossier has."""
    return f"{number} lỗi phải sửa" if number else NO_ERRORS


def warnings(number: int) -> str:
    """How many warnings a dossier has."""
    return f"{number} điều nên xem lại"


def changed(at: dt.datetime, now: dt.datetime) -> str:
    """When a dossier was last changed."""
    if at.date() == now.date():
        return f"Sửa lúc {at:%H:%M} hôm nay"
    if at.date() == now.date() - dt.timedelta(days=1):
        return f"Sửa lúc {at:%H:%M} hôm qua"
    return f"Sửa ngày {_day(at.date())}"


def tab(title: str, number: int) -> str:
    """A tab's title with how many things are in it."""
    return f"{title} ({number})" if number else title


def step_on(date: dt.date) -> str:
    """The day by which a step must be done, with the weekday."""
    return f"{WEEKDAYS[date.weekday()]} {_day(date)}"


def due(date: dt.date, left: str) -> str:
    """The deadline on a card."""
    return f"Hạn {_day(date)}, {left}"


def _day(date: dt.date) -> str:
    """A day as papers write it; the domain is not loaded before the first day is shown."""
    from app.domain.dates import as_slashes

    return as_slashes(date)
