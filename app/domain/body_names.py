"""The names of bodies as they are compared: the usual abbreviations spelt out, what is often left out left out."""

from __future__ import annotations

import re
from typing import Final

from app.domain.vietnamese import clean_text, same_name_key

_ABBREVIATIONS: Final = {
    "ANQP": "an ninh quốc phòng",
    "BCH": "ban chỉ huy",
    "BCHQS": "ban chỉ huy quân sự",
    "BCĐ": "ban chỉ đạo",
    "BQL": "ban quản lý",
    "CA": "công an",
    "CCB": "cựu chiến binh",
    "CLB": "câu lạc bộ",
    "CTĐ": "chữ thập đỏ",
    "DQTV": "dân quân tự vệ",
    "ĐTN": "đoàn thanh niên",
    "HCM": "hồ chí minh",
    "HĐND": "hội đồng nhân dân",
    "HLHPN": "hội phụ nữ",
    "HTX": "hợp tác xã",
    "LĐLĐ": "liên đoàn lao động",
    "LHPN": "phụ nữ",
    "MN": "mầm non",
    "MTTQ": "mặt trận tổ quốc",
    "NCT": "người cao tuổi",
    "ND": "nông dân",
    "PN": "phụ nữ",
    "QS": "quân sự",
    "TDP": "tổ dân phố",
    "TH": "tiểu học",
    "THCS": "trung học cơ sở",
    "THPT": "trung học phổ thông",
    "TN": "thanh niên",
    "TNCS": "thanh niên cộng sản",
    "TYT": "trạm y tế",
    "UB": "ủy ban",
    "UBMTTQ": "ủy ban mặt trận tổ quốc",
    "UBND": "ủy ban nhân dân",
    "VN": "việt nam",
    "VP": "văn phòng",
}
_SURE: Final = 3
"""So many letters are no word even in small ones: "ubnd", but ca may be a song."""
_LEFT_OUT: Final = (
    ("thanh niên cộng sản hồ chí minh", "thanh niên"),
    ("thanh niên cộng sản", "thanh niên"),
    ("liên hiệp phụ nữ", "phụ nữ"),
    (" việt nam", ""),
)
_NUMBERS: Final = {
    word: str(number)
    for number, word in enumerate(("một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười"), start=1)
}
_NUMBERED: Final = re.compile(rf"\b(thôn|xóm|tổ|khu|khối|phố|ấp|đội|số) (0+(?=\d)|(?:{'|'.join(_NUMBERS)})\b)")
_MARKS: Final = re.compile(r"[,;:()\"“”\-–]+")


def expanded(name: str) -> str:
    """The key of "Đoàn TNCS HCM xã An Mẫu": "đoàn thanh niên xã an mẫu", as of whoever writes it out."""
    words = _MARKS.sub(" ", clean_text(name)).split()
    key = same_name_key(" ".join(_spelt_out(word) for word in words))
    for long, short in _LEFT_OUT:
        key = key.replace(long, short)
    return _NUMBERED.sub(_in_digits, key)


def _spelt_out(word: str) -> str:
    known = word.isupper() or len(word) >= _SURE
    return _ABBREVIATIONS.get(word.upper(), word) if known else word


def _in_digits(found: re.Match[str]) -> str:
    return f"{found[1]} {_NUMBERS.get(found[2], '')}"
