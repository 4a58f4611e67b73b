"""The silent-log rule: an unexpected warning fails a test, an expected one does not."""

from __future__ import annotations

import logging

import pytest

from tests.rules.source_tree import ROOT

pytest_plugins = ["pytester"]

HOUSE = (ROOT / "tests" / "conftest.py").read_text(encoding="utf-8")


@pytest.mark.logs_warnings
def test_a_marked_test_may_log_a_warning(caplog: pytest.LogCaptureFixture) -> None:
    logging.getLogger("app").warning("on_purpose")
    assert caplog.messages == ["on_purpose"]


def test_an_unexpected_warning_fails_the_test(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    pytester.makeconftest(HOUSE)
    pytester.makeini("[pytest]\nmarkers =\n    logs_warnings: as in the house\n")
    pytester.makepyfile(
        """
        import logging, pytest
        def test_quiet(): logging.getLogger("app").info("fine")
        def test_loud(): logging.getLogger("app").error("not_fine")
        @pytest.mark.logs_warnings
        def test_marked(): logging.getLogger("app").error("on_purpose")
        """
    )
    result = pytester.runpytest_subprocess("-p", "no:cacheprovider")
    result.assert_outcomes(passed=3, errors=1)
    result.stdout.fnmatch_lines(["*unexpected log: app: not_fine*"])
