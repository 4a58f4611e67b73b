"""The offline rule: nothing in the program speaks to a network, and the tests' guard against it works."""

from __future__ import annotations

import ast
import socket
import urllib.request
from pathlib import Path

import pytest

from tests.rules.source_tree import imports_of, modules_of

NETWORK_MODULES = {"asyncio", "ftplib", "http", "httpx", "requests", "smtplib", "socket", "ssl", "urllib3", "xmlrpc"}
# A single copy of the window is kept by a local socket, which never leaves the machine.
LOCAL_QT_NAMES = {"QLocalServer", "QLocalSocket"}


@pytest.mark.parametrize("address", [("192.0.2.1", 80), ("localhost", 9), ("::1", 9, 0, 0)])
def test_a_connection_is_refused(address: tuple[str, int]) -> None:
    family = socket.AF_INET6 if ":" in address[0] else socket.AF_INET
    with socket.socket(family) as one, pytest.raises(AssertionError, match="connection"):
        one.connect(address)


def test_a_name_is_not_looked_up() -> None:
    with pytest.raises(AssertionError, match="look-up"):
        urllib.request.urlopen("http://example.org/")


def test_a_datagram_is_refused() -> None:
    with (
        socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as one,
        pytest.raises(AssertionError, match="connection"),
    ):
        one.sendto(b"x", ("192.0.2.1", 9))


@pytest.mark.skipif(not hasattr(socket, "AF_UNIX"), reason="no local sockets here")
def test_local_sockets_still_work() -> None:
    one, other = socket.socketpair()
    with one, other:
        one.sendall(b"x")
        assert other.recv(1) == b"x"


@pytest.mark.parametrize("room", ["app", "ui"])
def test_no_module_imports_a_network_library(room: str) -> None:
    guilty = {
        f"{path.name}: {name}"
        for path in modules_of(room)
        for name in imports_of(path)
        if name.split(".")[0] in NETWORK_MODULES or name.startswith("urllib.request")
    }
    assert not guilty


@pytest.mark.parametrize("room", ["app", "ui"])
def test_qt_network_serves_local_sockets_only(room: str) -> None:
    used = {name for path in modules_of(room) for name in _names_from_qt_network(path)}
    assert used <= LOCAL_QT_NAMES


def _names_from_qt_network(path: Path) -> set[str]:
    tree = ast.parse(path.read_bytes())
    froms = [node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
    names = {alias.name for node in froms if node.module == "PySide6.QtNetwork" for alias in node.names}
    whole = {alias.name for node in froms if node.module == "PySide6" for alias in node.names}
    plain = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    return names | (whole & {"QtNetwork"}) | (plain & {"PySide6.QtNetwork"})
