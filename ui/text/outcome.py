"""The words of the dialog that notes the handing in of a dossier and its result."""

from __future__ import annotations

TITLE = "Việc nộp và kết quả"
LEAD = "Đơn vị tự ghi để theo dõi; không in ra văn bản nào."
SUBMITTED = "Ngày &nộp"
SUBMITTED_HELP = "Ngày gửi hoặc nộp trực tiếp lên cấp trên. Ví dụ: 10/6/2021"
DECISION_NUMBER = "&Số quyết định"
DECISION_NUMBER_HELP = "Ví dụ: 1500/QĐ-UBND"
DECISION_DATE = "Ngày &quyết định"
RESULTS = "Kết quả từng trường hợp"
ALL_AWARDED = "&Tất cả đã được khen thưởng"
OUTCOMES = {
    "": "Chưa có kết quả",
    "awarded": "Được khen thưởng",
    "returned": "Trả lại",
    "refused": "Không được khen thưởng",
}
RESULT_OF = "Kết quả: {name}"
NOTE = "Lý do, ghi chú"
NOTE_OF = "Lý do, ghi chú: {name}"
KEEP = "&Ghi lại"
WRONG_DAY = "Hãy ghi đủ ngày, tháng, năm, ví dụ 10/6/2021."
