"""Phrases of a plan with places to fill: ``{unit}``, ``{count}``, ``{field}``, ``{percent:formula}``.

What is filled in is inserted as it is and never read as a phrase again.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

PLACEHOLDERS: Mapping[str, str] = {
    "unit": "tên đơn vị lập hồ sơ",
    "place": "địa danh của đơn vị",
    "superior": "cơ quan cấp trên trực tiếp của đơn vị",
    "superior_head": "người đứng đầu cơ quan cấp trên trực tiếp",
    "addressees": "nơi nhận hồ sơ, viết liền trong câu",
    "plan": "số, ngày và cơ quan ban hành kế hoạch",
    "plan_number": "số, ký hiệu kế hoạch",
    "movement": "tên phong trào thi đua",
    "occasion": "dịp, sự kiện mà phong trào phục vụ",
    "award": "tên hình thức khen thưởng, viết đúng như trên bằng",
    "award_phrase": "cụm từ đề nghị khen thưởng, ví dụ: Chủ tịch Ủy ban nhân dân tỉnh tặng Bằng khen",
    "count": "số tập thể, cá nhân bằng số và bằng chữ",
    "minutes": "câu nói về cuộc họp xét khen thưởng, để trống nếu chưa ghi",
    "nominee": "tên tập thể, hoặc ông/bà kèm họ tên",
    "subject": "cách gọi lại trong câu: tập thể, ông, bà, hộ gia đình",
    "position": "chức vụ của cá nhân",
    "workplace": "đơn vị công tác của cá nhân",
    "roles": "vai trò của cá nhân trong phong trào",
    "description": "đặc điểm của tập thể",
    "merit": "cụm từ thành tích dùng trên danh sách và trên bằng",
}
FORMULA_KINDS = ("percent", "number")

_PLACE = re.compile(r"\{([^{}]*)\}")


def placeholders_in(text: str) -> tuple[str, ...]:
    """The names between braces, in order, each once: ``unit``, ``so_buoi``, ``percent:a / b``."""
    return tuple(dict.fromkeys(found[1].strip() for found in _PLACE.finditer(text)))


def fill(text: str, values: Mapping[str, str]) -> str:
    """The phrase with every place filled; KeyError for a name that ``values`` does not have."""
    return _PLACE.sub(lambda found: values[found[1].strip()], text)
