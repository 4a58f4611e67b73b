"""What cannot be read is kept as it was typed, dossier by dossier."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from app.domain.finding import Place
from app.paths import Paths
from app.services.app import App
from app.services.unread import UnreadAnswers
from app.wiring import build_app

DAY = Place(part="submission", field="date")
AREAS = Place(part="dossier", field="khu_vuc")


@pytest.fixture
def app(paths: Paths) -> Iterator[App]:
    made = build_app(paths)
    yield made
    made.close()


def test_what_was_typed_is_there_after_a_restart(app: App) -> None:
    unread = UnreadAnswers(app, "h-1")
    unread.keep(DAY, "ngày mai & <mốt>")
    unread.keep(AREAS, [{"ten": "Khu vực 1", "cu_tri": "một nghìn"}])
    again = UnreadAnswers(app, "h-1")
    assert again.typed(DAY) == "ngày mai & <mốt>"
    assert again.typed(AREAS) == [{"ten": "Khu vực 1", "cu_tri": "một nghìn"}]
    assert UnreadAnswers(app, "h-2").typed(DAY) is None


def test_what_can_be_read_is_kept_no_longer(app: App) -> None:
    unread = UnreadAnswers(app, "h-1")
    unread.keep(DAY, "mai")
    unread.forget(DAY)
    unread.forget(AREAS)
    assert UnreadAnswers(app, "h-1").typed(DAY) is None
