"""Python 3.11 and PySide6 6.12 live together for longer than some thousand calls."""

from __future__ import annotations

import sys

import pytest
from PySide6.QtCore import QObject

from ui.singletons import FIRST_UNCOUNTED, MANY


@pytest.mark.skipif(sys.version_info >= FIRST_UNCOUNTED, reason="nobody counts them any more")
def test_the_singletons_cannot_be_used_up() -> None:
    assert sys.getrefcount(None) > MANY // 2
    assert sys.getrefcount(True) > MANY // 2
    assert sys.getrefcount(False) > MANY // 2


def test_a_hundred_thousand_calls_into_qt_do_no_harm() -> None:
    thing = QObject()
    for _ in range(100_000):
        thing.setObjectName("x")
    assert thing.objectName() == "x"
