"""Whole sentences with numbers and days in them, and the words for topics and severities."""

from __future__ import annotations

import datetime as dt
import textwrap
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.domain.finding import Severity, Topic

NO_ERRORS = "Không còn lỗi"
NO_NOMINATIONS = "Chưa có đối tượng nào"
DAYS_OF_A_YEAR = 365
SHORT = 48
WEEKDAYS = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ nhật")
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


def shortened(words: str) -> str:
    """``words`` for a place with room for a few: cut between two of them."""
    return textwrap.shorten(words, SHORT, placeholder="…")


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
    return f"{WEEKDAYS[date.weekday()]}, {_day(date)}"


def due(date: dt.date, left: str) -> str:
    """The deadline on a card."""
    return f"Hạn {_day(date)}, {left}"


def numbered_by(date: dt.date, deadline: dt.date) -> str:
    """That the submission has its number, and whether its day keeps the deadline."""
    late = (date - deadline).days
    return (
        f"Đã có số, muộn {late} ngày so với hạn {_day(deadline)}"
        if late > 0
        else f"Đã có số, đúng hạn {_day(deadline)}"
    )


def day(date: dt.date) -> str:
    """A day as papers write it."""
    return _day(date)


def sentence(words: str) -> str:
    """The words with a capital at their head and a mark at their end."""
    words = words.strip()
    return words and words[0].upper() + words[1:] + ("" if words[-1] in ".!?…" else ".")


def _day(date: dt.date) -> str:
    """A day as papers write it; the domain is not loaded before the first day is shown."""
    from app.domain.dates import as_slashes

    return as_slashes(date)
