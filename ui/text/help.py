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
BACK = "&Trở lại"
BACK_TIP = "Trở lại chỗ đang làm (Esc hoặc Alt+mũi tên trái)"
DIALOG_TITLE = "Trợ giúp – {title}"
HELP_TOPICS = {
    "welcome": "ho-so-dau-tien#Bắt đầu",
    "home": "ho-so-dau-tien#Bắt đầu",
    "units": "tung-buoc#Đơn vị và người ký",
    "dossier": "ho-so-dau-tien#Ghi theo từng bước",
    "nominees": "tung-buoc#Sổ Đối tượng",
    "achievements": "thanh-tich",
    "ledger": "thanh-tich",
    "plans": "sao-luu#Nhận kế hoạch mới",
    "lint": "in-va-nop#Soát một tệp Word bất kỳ",
    "settings": "tung-buoc#Cài đặt",
    "trash": "khi-gap-su-co#Lỡ tay",
    "about": "cai-dat",
    "step-general": "tung-buoc#Thông tin chung",
    "step-nominees": "tung-buoc#Đối tượng đề nghị",
    "step-criteria": "tung-buoc#Tiêu chuẩn",
    "step-achievements": "tung-buoc#Thành tích và bản tóm tắt",
    "step-submission": "tung-buoc#Tờ trình",
    "step-check": "tung-buoc#Kiểm tra",
    "step-export": "in-va-nop#Xuất văn bản",
    "unit": "tung-buoc#Đơn vị và người ký",
    "table": "tung-buoc#Bảng số liệu",
    "evidence": "thanh-tich#Minh chứng",
    "achievement": "thanh-tich#Ghi thành tích",
    "nominee": "tung-buoc#Sổ Đối tượng",
    "quota": "tung-buoc#Thông tin chung",
    "number": "in-va-nop#Lấy số và ghi số",
    "NewDossierDialog": "ho-so-dau-tien#Bắt đầu",
    "NumberDialog": "in-va-nop#Lấy số và ghi số",
    "PrintDialog": "in-va-nop",
    "RestoreDialog": "sao-luu#Sao lưu",
    "PickNomineesDialog": "tung-buoc#Đối tượng đề nghị",
    "PickAchievementsDialog": "tung-buoc#Thành tích và bản tóm tắt",
    "SheetImportDialog": "thanh-tich#Lấy danh sách từ Excel",
    "ListExportDialog": "thanh-tich#Lấy danh sách từ Excel",
    "OutcomeDialog": "in-va-nop#Nộp",
    "ReuseDialog": "ho-so-dau-tien#Lập từ hồ sơ năm trước",
    "DoublesDialog": "tung-buoc#Sổ Đối tượng",
    "SearchDialog": "phim-tat#Ở mọi nơi",
    "BulkEditDialog": "thanh-tich#Sửa nhiều dòng một lần",
    "PlanChangeDialog": "sao-luu#Nhận kế hoạch mới",
}
"""By topic (of pages: their ids, of dialogs: their classes) the page of resources/help, "slug" or "slug#Heading"."""
