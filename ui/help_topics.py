"""Which page of the help speaks of which place in the windows."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from PySide6.QtWidgets import QDialog, QWidget

from ui.text.help import HELP_TOPICS

PROPERTY: Final = "topic"
"""The dynamic property by which a widget names its topic; what is inside it has the same one."""

TOPICS: Final[Mapping[str, str]] = HELP_TOPICS


def set_topic(widget: QWidget, topic: str) -> None:
    """Let F1 in that widget open what is said of ``topic``."""
    widget.setProperty(PROPERTY, topic)


def topic_of(widget: QWidget | None, page: str) -> str:
    """The topic of the innermost widget that has one, a dialog having that of its class, else the page in sight."""
    while widget is not None:
        topic = widget.property(PROPERTY)
        if isinstance(topic, str) and topic:
            return topic
        if isinstance(widget, QDialog) and type(widget).__name__ in TOPICS:
            return type(widget).__name__
        widget = widget.parentWidget()
    return page


def place_of(topic: str) -> tuple[str, str]:
    """The page of the help (its slug) and the heading on it that speak of ``topic``; "" where none is named."""
    slug, _, heading = TOPICS.get(topic, topic).partition("#")
    return slug, heading
