"""Địa danh: the name of the place that stands before the date on a paper (Decree 30/2020, PL I, Mục II.4).

Only a suggestion: what the unit has in its own field is printed. A unit named after a number, a person or a historical
event is written in full with its common noun ("Phường 3", "Phường Điện Biên Phủ"), any other by its proper name.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from app.domain.vietnamese import clean_text, same_name_key

KINDS: Final = ("đặc khu", "thị trấn", "thị xã", "thành phố", "phường", "huyện", "quận", "tỉnh", "xã")
"""The kinds of administrative units, longer words first."""

IN_FULL: Final = (
    "Bà Triệu",
    "Cách Mạng Tháng Tám",
    "Chu Văn An",
    "Điện Biên Phủ",
    "Đinh Tiên Hoàng",
    "Đồng Khởi",
    "Hai Bà Trưng",
    "Hoàng Diệu",
    "Hoàng Văn Thụ",
    "Hồ Chí Minh",
    "Hùng Vương",
    "Kim Đồng",
    "Lê Chân",
    "Lê Đại Hành",
    "Lê Hồng Phong",
    "Lê Lợi",
    "Lê Thánh Tông",
    "Lương Khánh Thiện",
    "Lý Thái Tổ",
    "Lý Thường Kiệt",
    "Ngô Quyền",
    "Nguyễn Công Trứ",
    "Nguyễn Du",
    "Nguyễn Huệ",
    "Nguyễn Thái Học",
    "Nguyễn Thị Minh Khai",
    "Nguyễn Trãi",
    "Nguyễn Văn Cừ",
    "Phạm Hồng Thái",
    "Phạm Ngũ Lão",
    "Phan Bội Châu",
    "Phan Chu Trinh",
    "Phan Đình Phùng",
    "Quang Trung",
    "Trần Hưng Đạo",
    "Trần Lãm",
    "Trần Nguyên Hãn",
    "Trần Phú",
    "Trần Quang Khải",
    "Trần Quốc Toản",
    "Trưng Trắc",
    "Võ Thị Sáu",
)
"""Names of persons and events that units bear. Put together by hand: add or strike out a name where one is wrong."""

_KINDS_IN_FULL: Final = ("đặc khu",)  # The decree does not know this kind; its papers write the whole name.
_NUMBER: Final = re.compile(r"\d+|[IVX]+", re.ASCII)
_KIND: Final = re.compile(rf"(?<!\w)(?P<kind>{'|'.join(KINDS)})\s+(?P<proper>\S.*)", re.IGNORECASE)
_END: Final = re.compile(r"\s*[,;(]|\s+-\s+")


@dataclass(frozen=True, kw_only=True)
class Territory:
    """An administrative unit: ``kind`` in small letters ("xã"), ``proper`` its name ("Minh Tâm")."""

    kind: str
    proper: str

    @property
    def place(self) -> str:
        """As the line of place and date names it: "Minh Tâm", "Phường 3", "Thành phố Hồ Chí Minh"."""
        return f"{self.kind.capitalize()} {self.proper}" if self._in_full else self.proper

    @property
    def _in_full(self) -> bool:
        known = {same_name_key(name) for name in IN_FULL}
        is_number = _NUMBER.fullmatch(self.proper) is not None
        return is_number or self.kind in _KINDS_IN_FULL or same_name_key(self.proper) in known


def territory_of(name: str) -> Territory | None:
    """The administrative unit a name ends in; None where it names none.

    Of several ("Phòng Nội vụ huyện Vũ Thư, tỉnh Thái Bình") the nearest counts. A common noun inside another word or
    without a name behind it ("Phòng Quản lý đô thị") is none; the proper name begins with a capital or a figure.
    """
    text = clean_text(name)
    place = 0
    while found := _KIND.search(text, place):
        proper = _END.split(found["proper"], maxsplit=1)[0].strip(" .")
        if proper[:1].isupper() or proper[:1].isdigit():
            return Territory(kind=found["kind"].casefold(), proper=proper)
        place = found.start() + 1
    return None


def suggest_place(unit_name: str, territory: str = "") -> str:
    """The place for a unit's papers; "" where nothing can be told.

    A unit whose name holds no territory of its own, a Sở say, sits in ``territory`` ("tỉnh Thái Bình").
    """
    found = territory_of(unit_name) or territory_of(territory)
    return found.place if found else ""
