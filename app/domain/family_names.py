"""Family names of Vietnam: by them a name is told from other words, and "Ông Ích Khiêm" from an honorific."""

from __future__ import annotations

from typing import Final

_KINH: Final = (
    "nguyễn trần lê phạm hoàng huỳnh phan vũ võ đặng bùi đỗ hồ ngô dương lý đinh đoàn trịnh trương lâm mai đào cao hà "
    "tạ tô chu châu thái lương vương phùng quách tống kiều triệu từ hứa khổng nghiêm la lưu mạc phí thạch thân văn cù "
    "doãn đàm đồng giang giáp hàn hạ hầu khuất khúc khương kim kha lại lã lều lục lữ mẫn nhâm nhan ninh nhữ ngụy ngũ "
    "âu ấu ông tiêu tiết tôn tăng trà trầm ung ứng ưng vi vạn bạch bành bế biện chử cát diệp dư đậu đới đổng đường "
    "hán liêu lỗ lò ma mã mông nông ngọ ngạc sơn sầm sái tào tưởng vòng"
)
_OTHERS: Final = (
    "cầm quàng lường bạc đèo tòng cà ngần vì lô giàng vàng sùng thào mùa lầu vừ cư chảo phàn tẩn bàn chíu phùn tráng "
    "lùng thèn lèng điểu y siu ksor nay rah kpă rơ rmah hiao ayun niê êban kbuôr hmok alăng bríu zơrâm coor pơloong "
    "moong cụt xeo hờ thò mí chá"
)
FAMILY_NAMES: Final = frozenset(f"{_KINH} {_OTHERS}".split())
"""In small letters, as they are spelt."""


def begins_with_family(name: str) -> bool:
    """Whether the first word of a name is a family's."""
    first, _, rest = name.partition(" ")
    return bool(rest) and first.casefold() in FAMILY_NAMES
