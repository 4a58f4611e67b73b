"""House rules every test lives under: no screen, no network, no unexpected warnings in the log."""

from __future__ import annotations

import logging
import os
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NoReturn

# Before anything imports Qt.
os.environ["QT_QPA_PLATFORM"] = "offscreen"

import pytest
from hypothesis import settings

from app.paths import Paths, locate_paths

# Nothing is timed; a run that everybody waits for gives the same answer each time.
settings.register_profile("house", deadline=None, derandomize="CI" in os.environ)
settings.load_profile("house")


class NetworkUsed(AssertionError):
    """The program works offline, so do its tests."""


@pytest.fixture(autouse=True, scope="session")
def offline() -> Iterator[None]:
    """Any connection but one inside this machine's own process family (AF_UNIX) raises NetworkUsed."""
    with pytest.MonkeyPatch.context() as patch:
        for name in ("connect", "connect_ex", "sendto"):
            patch.setattr(socket.socket, name, _only_unix(getattr(socket.socket, name)))
        for name in ("getaddrinfo", "gethostbyname", "gethostbyaddr"):
            patch.setattr(socket, name, _refuse)
        yield


@pytest.fixture(autouse=True)
def silent_log(request: pytest.FixtureRequest, caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """A warning nobody expected fails the test; mark it ``logs_warnings`` if it is the point of the test."""
    yield
    if request.node.get_closest_marker("logs_warnings"):
        return
    records = [*caplog.get_records("setup"), *caplog.get_records("call")]
    loud = [record for record in records if record.levelno >= logging.WARNING]
    assert not loud, "unexpected log: " + "; ".join(f"{r.name}: {r.getMessage()}" for r in loud)


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    """Empty data folders of one test, in a place with spaces and accents, with the real resources."""
    located = locate_paths(tmp_path / "Dữ liệu thử")
    located.create_folders()
    return located


def _only_unix(original: Any) -> Any:
    def guarded(self: socket.socket, *args: Any) -> Any:
        if self.family == getattr(socket, "AF_UNIX", None):
            return original(self, *args)
        raise NetworkUsed(f"connection to {args[-1]!r}")

    return guarded


def _refuse(*args: object, **_: object) -> NoReturn:
    raise NetworkUsed(f"name look-up of {args[0]!r}")
