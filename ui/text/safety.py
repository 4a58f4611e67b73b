"""The words of backing up and going back to a backup."""

from __future__ import annotations

import datetime as dt

BACK_UP = "Sao lưu n&gay"
BACK_UP_TIP = "Chép toàn bộ dữ liệu thành một bản riêng rồi mở lại để kiểm tra"
BACKING_UP = "Đang sao lưu…"
BACKING_UP_FILES = "Đang sao lưu… đã chép {done}/{total} tệp minh chứng"
STOP = "&Dừng sao lưu"
STOPPED = "Đã dừng. Các bản sao lưu trước vẫn còn nguyên; dữ liệu không đổi."
BACKED_UP = "Đã sao lưu và kiểm tra xong: {dossiers} hồ sơ, {achievements} thành tích."
BACKED_UP_TWICE = "Đã sao lưu và kiểm tra xong, có thêm một bản ở {folder}."
SECOND_FAILED = "Đã sao lưu trên máy, nhưng chưa chép được sang thư mục sao lưu thêm. {why}"
EVIDENCE_MISSING = "Có {count} tệp minh chứng không còn trên máy nên không có trong bản sao lưu."
RESTORE = "&Khôi phục…"
RESTORE_TIP = "Lấy lại dữ liệu từ một bản sao lưu"
SECOND_AWAY = "Thư mục sao lưu thêm chưa cắm hoặc không mở được."
NO_BACKUP = "chưa có bản sao lưu nào"

RESTORE_TITLE = "Khôi phục từ bản sao lưu"
RESTORE_LEAD = (
    "Chọn bản sao lưu muốn quay về. Dữ liệu hiện nay không mất: chương trình giữ lại thành một tệp riêng trước khi đổi."
)
BACKUPS = "&Các bản sao lưu"
NO_BACKUPS = "Chưa có bản sao lưu nào trên máy"
NO_BACKUPS_WORDS = "Nếu bản sao lưu nằm trên USB, hãy cắm USB rồi bấm Chọn tệp khác."
CHOOSE_BACKUP = "Chọn tệp &khác…"
CHOOSE_BACKUP_TITLE = "Chọn tệp sao lưu"
BACKUP_FILES = "Bản sao lưu (*.db)"
LOOKING = "Đang mở bản sao lưu để kiểm tra…"
CHOOSE_ONE = "Chọn một bản để xem có gì trong đó."
CONTENT = "Bản này nguyên vẹn: {dossiers} hồ sơ, {nominees} đối tượng, {achievements} thành tích."
DO_RESTORE = "Khôi &phục bản này"
RESTORED = "Đã khôi phục dữ liệu của bản sao lưu {when}. Dữ liệu trước đó được giữ ở {former}."
RESTORED_BARE = "Đã khôi phục dữ liệu của bản sao lưu {when}."


def line(dossiers: int, achievements: int, last: dt.datetime | None, now: dt.datetime) -> str:
    """How much there is, and since when it has a copy that was opened again and checked."""
    kept = f"{dossiers} hồ sơ, {achievements} thành tích"
    if last is None:
        return f"{kept}; {NO_BACKUP}"
    return f"{kept}; sao lưu gần nhất {moment(last, now)}, đã kiểm tra"


def moment(at: dt.datetime, now: dt.datetime) -> str:
    """A moment as people say it."""
    days = (now.date() - at.date()).days
    if days == 0:
        return f"{at:%H:%M} hôm nay"
    if days == 1:
        return f"{at:%H:%M} hôm qua"
    return f"{at:%H:%M} ngày {at.day:02d}/{at.month:02d}/{at.year}"


def backup(at: dt.datetime, size: int, folder: str, now: dt.datetime) -> str:
    """One backup in a list."""
    megabytes = f"{max(size, 100_000) / 1_000_000:.1f}".replace(".", ",")
    return f"{moment(at, now)}  ·  {megabytes} MB  ·  {folder}"
