"""The words of the first page: three short questions before anything else."""

from __future__ import annotations

TITLE = "Chào anh, chị"
LEAD = "Trả lời ba câu dưới đây để chương trình điền sẵn vào mọi hồ sơ. Lúc nào cũng sửa được ở trang Đơn vị."
UNIT = "&1. Đơn vị nào lập hồ sơ?"
UNIT_HELP = "Ví dụ: Ủy ban nhân dân xã Minh Tâm"
SIGNER = "&2. Ai ký tờ trình?"
SIGNER_HELP = "Họ và tên người ký"
POSITION = "&3. Chức vụ người ký?"
POSITION_HELP = "Ví dụ: Chủ tịch, Phó Chủ tịch"
START = "&Bắt đầu"
LATER = "Để s&au"
SAMPLE = "Mở hồ sơ &mẫu"
GO_ON = "Trả lời t&iếp"
GO_ON_TIP = "Trở lại ba câu hỏi lúc bắt đầu; những gì đã ghi vẫn còn"
NEED_UNIT = "Hãy ghi tên đơn vị."
SIGNER_ADDED = "Thêm người ký"
