"""Which page of the help speaks of which place in the windows."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from PySide6.QtWidgets import QWidget

PROPERTY: Final = "topic"
"""The dynamic property by which a widget names its topic; what is inside it has the same one."""

# Topics of pages are the ids of the pages; "slug" is a page of resources/help, "slug#Heading" a heading on it.
TOPICS: Final[Mapping[str, str]] = {
    "welcome": "ho-so-dau-tien#Bắt đầu",
    "home": "ho-so-dau-tien#Bắt đầu",
    "units": "ho-so-dau-tien#Bắt đầu",
    "dossier": "ho-so-dau-tien#Ghi theo từng bước",
    "nominees": "thanh-tich#Lấy danh sách từ Excel",
    "achievements": "thanh-tich",
    "ledger": "thanh-tich",
    "plans": "sao-luu#Nhận kế hoạch mới",
    "lint": "in-va-nop#Soát một tệp Word bất kỳ",
    "settings": "sao-luu#Sao lưu",
    "trash": "khi-gap-su-co#Lỡ tay",
    "about": "cai-dat",
}


def set_topic(widget: QWidget, topic: str) -> None:
    """Let F1 in that widget open what is said of ``topic``."""
    widget.setProperty(PROPERTY, topic)


def topic_of(widget: QWidget | None, page: str) -> str:
    """The topic of the innermost widget that has one, else that of the page in sight."""
    while widget is not None:
        topic = widget.property(PROPERTY)
        if isinstance(topic, str) and topic:
            return topic
        widget = widget.parentWidget()
    return page


def place_of(topic: str) -> tuple[str, str]:
    """The page of the help (its slug) and the heading on it that speak of ``topic``; "" where none is named."""
    slug, _, heading = TOPICS.get(topic, topic).partition("#")
    return slug, heading
