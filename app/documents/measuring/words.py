"""The fixed words and shapes of an administrative paper, and how texts are compared with them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType

from app.domain.vietnamese import to_old_tone_style

NATIONAL_TITLE = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"

# Phụ lục III, Mục I; a công văn and papers outside the 29 kinds have no code.
TYPE_CODES: Mapping[str, str] = MappingProxyType(
    {
        "nghị quyết": "NQ",
        "quyết định": "QĐ",
        "chỉ thị": "CT",
        "quy chế": "QC",
        "quy định": "QyĐ",
        "thông cáo": "TC",
        "thông báo": "TB",
        "hướng dẫn": "HD",
        "chương trình": "CTr",
        "kế hoạch": "KH",
        "phương án": "PA",
        "đề án": "ĐA",
        "dự án": "DA",
        "báo cáo": "BC",
        "biên bản": "BB",
        "tờ trình": "TTr",
        "hợp đồng": "HĐ",
        "công điện": "CĐ",
        "bản ghi nhớ": "BGN",
        "bản thỏa thuận": "BTT",
        "giấy ủy quyền": "GUQ",
        "giấy mời": "GM",
        "giấy giới thiệu": "GGT",
        "giấy nghỉ phép": "GNP",
        "phiếu gửi": "PG",
        "phiếu chuyển": "PC",
        "phiếu báo": "PB",
    }
)
OTHER_TYPES = (
    "danh sách",
    "tóm tắt thành tích",
    "bản tóm tắt thành tích",
    "tổng hợp tóm tắt thành tích",
    "báo cáo thành tích",
    "báo cáo tóm tắt thành tích",
    "báo cáo tổng hợp",
    "bảng đối chiếu tiêu chuẩn",
    "bảng đối chiếu",
    "mục lục hồ sơ",
    "phiếu giao nhận",
)

PREFIXES = ("TM.", "Q.", "KT.", "TL.", "TUQ.")
_POSITION_WORDS = (
    "CHỦ TỊCH",
    "PHÓ CHỦ TỊCH",
    "GIÁM ĐỐC",
    "TRƯỞNG",
    "PHÓ TRƯỞNG",
    "CHÁNH",
    "PHÓ CHÁNH",
    "CHỦ TỌA",
    "THƯ KÝ",
    "CỤC TRƯỞNG",
    "VỤ TRƯỞNG",
    "BỘ TRƯỞNG",
    "HIỆU TRƯỞNG",
    "TỔNG GIÁM ĐỐC",
    "PHÓ GIÁM ĐỐC",
    "CHI CỤC TRƯỞNG",
    "BÍ THƯ",
    "ỦY VIÊN",
    "ĐẠI DIỆN",
    "NGƯỜI GHI",
    "BÊN GIAO",
    "BÊN NHẬN",
    "NGƯỜI GIAO",
    "NGƯỜI NHẬN",
    "NGƯỜI LẬP",
    "NGƯỜI BÁO CÁO",
    "THỦ TRƯỞNG",
)
AGENCY_WORDS = (
    "PHÒNG",
    "SỞ",
    "VĂN PHÒNG",
    "TRUNG TÂM",
    "TRƯỜNG",
    "CHI CỤC",
    "BAN",
    "HỘI ĐỒNG",
    "CÔNG AN",
    "TRẠM",
    "HẠT",
)

_BLANK = r"[\s.…_]+"
# R1 and R2 without what has a rule of its own: the leading zero, spaces in the code, the form of the date.
NUMBER_LINE = re.compile(
    rf"^Số:\s*(?P<number>\d*)(?:{_BLANK})?/\s*(?P<code>[A-ZĐ][A-Za-zĐđ]*(?:\s*-\s*[A-ZĐĂÂÊÔƠƯ&][A-Za-zĐđĂÂÊÔƠƯ&]*)+)$"
)
PLACE_DATE = re.compile(
    rf"^(?P<place>[^,]+), ngày(?: (?P<day>\d{{1,2}}) |{_BLANK})tháng(?: (?P<month>\d{{1,2}}) |{_BLANK})"
    rf"năm(?:(?:{_BLANK})?(?P<year>20\d{{2}})|{_BLANK}|)$"
)
ACADEMIC_TITLE = re.compile(
    r"^(?:(?:PGS|GS|TS|ThS|CN|KS|BS|DS|NGƯT|NGND|NSƯT|NSND|AHLĐ)\b\.?"
    r"|(?:Đại|Thượng|Trung|Thiếu) (?:tá|tướng|úy))"
)  # R3
ATTACHMENT_MENTION = re.compile(r"(?i)phụ lục|danh sách|kèm theo")  # R4
ARCHIVE_LINE = re.compile(r"^- Lưu: ?VT(?:, ?[^.]+)*\.(?: ?.+)?$")  # R5
REFERENCE_LINE = re.compile(r"^\(Kèm theo .+ số .* ?ngày.* ?tháng.* ?năm .+\)$")  # R6
NUMBERED_HEADING = re.compile(r"^(?:[IVX]+|\d+)[.)]\s")
LIST_ITEM = re.compile(r"^[-–+•*]\s?")
_RECIPIENTS = re.compile(r"nơi nhận(?!\s*\w)")
_SPACES = re.compile(r"\s+")
_DASHES = str.maketrans({"–": "-", "—": "-", "‑": "-", "−": "-"})


@lru_cache(maxsize=8192)
def plain(text: str) -> str:
    """The text for comparing fixed words: NFC, old tone marks, single spaces, dashes as hyphens, small letters."""
    return to_old_tone_style(_SPACES.sub(" ", unicodedata.normalize("NFC", text)).strip()).translate(_DASHES).casefold()


def tidy(text: str) -> str:
    """NFC, old tone marks and single spaces; the case and the dashes stay."""
    return to_old_tone_style(_SPACES.sub(" ", unicodedata.normalize("NFC", text)).strip())


def is_capitals(text: str) -> bool:
    """Whether every letter is a capital, and there is one."""
    return text.isupper()


def is_national_title(text: str) -> bool:
    """Whether it is meant as Quốc hiệu, well written or not."""
    return len(text) < 60 and plain(text).startswith("cộng hòa xã hội chủ")


def is_motto(text: str) -> bool:
    """Whether it is meant as Tiêu ngữ: its three phrases, whatever stands between them."""
    return len(text) < 60 and bool(re.fullmatch(r"độc lập\W*tự do\W*hạnh phúc\W*", plain(text)))


def document_type(text: str) -> str:
    """The kind of paper a title line names ("tờ trình"), "" if it is none."""
    name = plain(text).strip(" .:")
    return name if name in TYPE_CODES or name in OTHER_TYPES else ""


def looks_like_authority(text: str) -> bool:
    """Whether a line names an authority or a position to sign by, in whatever case or with a slash."""
    line = unicodedata.normalize("NFC", text).strip().upper()
    if re.match(r"(?:T/?M|K/?T|T/?L|T/?U/?Q|Q)\b[./]?\s*\S", line) and is_capitals(text):
        return True
    return any(line == word or line.startswith(f"{word} ") for word in _POSITION_WORDS) and len(line) < 90


def is_recipients_title(text: str) -> bool:
    """Whether it is meant as "Nơi nhận:"; a sentence about who takes something ("Nơi nhận hồ sơ: ...") is not."""
    return bool(_RECIPIENTS.match(plain(text)))


def is_stamp(text: str) -> bool:
    """Whether it is what a digital signature prints on an attachment: number, day, time."""
    return bool(re.match(r"^Số: .+; ?\d{1,2}/\d{1,2}/\d{4}; ?\d{1,2}: ?\d{2}: ?\d{2}", text))
