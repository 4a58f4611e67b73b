"""The words of the page on which a plan is read."""

from __future__ import annotations

PLANS = "Các kế hoạch có trong chương trình"
PLAN_LEAD = "Nội dung kế hoạch mà chương trình dùng để hỏi, kiểm tra và lập văn bản"
PLAN_MISSING = (
    "Chưa có kế hoạch của anh, chị: xin tệp .kehoach ở nơi ban hành kế hoạch hoặc người phụ trách chương trình, rồi "
    "bấm “Cài gói kế hoạch…”."
)
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
INSTALL = "&Cài gói kế hoạch…"
INSTALL_TITLE = "Chọn gói kế hoạch"
INSTALL_FILES = "Gói kế hoạch (*.kehoach *.toml)"
INSTALLED = "Đã cài kế hoạch số {number}, phiên bản {version}; kiểm tra không có chỗ nào sai."
ATTACH = "Đính kèm bản &gốc…"
ATTACH_TIP = "Giữ tệp PDF hoặc ảnh quét của kế hoạch để mở bên cạnh khi cần đối chiếu"
ATTACH_TITLE = "Chọn PDF hoặc ảnh quét của kế hoạch"
ATTACH_FILES = "PDF, ảnh (*.pdf *.jpg *.jpeg *.png)"
ATTACHED = "Đã đính kèm “{name}”."
DETACHED = "Đã bỏ “{name}” vào thùng rác."
TAKE_BACK = "&Lấy lại"
OWN_COPY = "Bản gốc của đơn vị"
OWN_COPY_NONE = "Chưa đính kèm bản gốc"
SHOW_COPY = "Xem &bản gốc"
DETACH = "Bỏ tệp này vào thùng rác"
