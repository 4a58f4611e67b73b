"""Each setting has one default, keeps what is allowed and forgets what is not."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from app.paths import Paths
from app.services import settings
from app.services.app import App
from app.services.settings import Setting
from app.wiring import build_app


@pytest.fixture
def app(paths: Paths) -> Iterator[App]:
    """The program on an empty data folder."""
    opened = build_app(paths)
    yield opened
    opened.close()


@pytest.mark.parametrize("setting", settings.ALL, ids=lambda each: each.key)
def test_the_default_is_allowed_and_in_force_until_something_is_set(app: App, setting: Setting[Any]) -> None:
    assert setting.allowed(setting.default)
    assert settings.read(app, setting) == setting.default


def test_keys_are_given_once() -> None:
    keys = [each.key for each in settings.ALL]
    assert len(set(keys)) == len(keys)


@pytest.mark.parametrize(
    ("setting", "value"),
    [
        (settings.TEXT_SIZE, 125),
        (settings.BACKUP_FOLDER, "E:/Sao lưu & <b>"),
        (settings.EXPORT_FORMATS, ["pdf"]),
        (settings.EVIDENCE_LIMIT, 5),
        (settings.WELCOMED, True),
    ],
)
def test_what_is_set_is_there_after_the_program_opens_again(app: App, setting: Setting[Any], value: object) -> None:
    settings.write(app, setting, value)
    app.close()
    again = app.opened_again()
    assert settings.read(again, setting) == value
    again.close()


@pytest.mark.parametrize(
    ("setting", "value"),
    [(settings.TEXT_SIZE, 3), (settings.EXPORT_FORMATS, []), (settings.EXPORT_FORMATS, ["exe"])],
)
def test_what_is_not_allowed_is_neither_set_nor_read(app: App, setting: Setting[Any], value: object) -> None:
    with pytest.raises(ValueError, match=setting.key):
        settings.write(app, setting, value)
    app.settings.set(setting.key, value)  # a newer program may have known more
    assert settings.read(app, setting) == setting.default
