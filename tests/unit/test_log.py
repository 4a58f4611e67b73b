"""The log: events and where failures came from, never what people typed."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from dataclasses import replace
from logging.handlers import RotatingFileHandler

import pytest

from app.errors import StorageError
from app.log import BYTES_PER_FILE, OLD_FILES, note, start_logging, stop_logging
from app.paths import Paths

SECRET = "Nguyễn Thị Bí Mật"


@pytest.fixture
def log(paths: Paths) -> Iterator[Paths]:
    start_logging(paths)
    yield paths
    stop_logging()


def written(paths: Paths) -> str:
    return (paths.logs / "hoso.log").read_text(encoding="utf-8")


def test_an_event_is_one_line_with_its_fields(log: Paths) -> None:
    note("export_done", dossier_id="d-01", documents=3, seconds=0.41234, format="docx", error=None)
    line = written(log)
    assert re.fullmatch(
        r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z INFO app export_done "
        r"dossier_id=d-01 documents=3 seconds=0\.412 format=docx error=None\n",
        line,
    )


def test_a_field_outside_the_list_is_left_out_and_counted(log: Paths) -> None:
    note("nominee_saved", nominee_id="n-7", name=SECRET, birthday="1985-09-02")
    assert written(log).rstrip().endswith("nominee_saved nominee_id=n-7 withheld=2")


@pytest.mark.parametrize("value", [SECRET, "An Binh", "a\nb", "", "x" * 65, "&<b>", "😀"])
def test_a_text_that_is_no_id_is_withheld_even_in_an_allowed_field(value: str, log: Paths) -> None:
    note("saved", dossier_id=value)
    assert written(log).rstrip().endswith("saved dossier_id=(giu-lai)")
    assert written(log).count("\n") == 1


@pytest.mark.parametrize("event", [SECRET, "Saved", "saved Nguyen", "", "a\nb", "x" * 80])
def test_an_event_is_a_fixed_name(event: str, log: Paths) -> None:
    note(event)
    assert written(log).rstrip().endswith("INFO app (giu-lai)")


@pytest.mark.logs_warnings
def test_a_failure_is_told_by_types_and_places_without_its_messages(log: Paths) -> None:
    try:
        fail_with_a_cause()
    except KeyError as failure:
        note("saving_failed", logging.ERROR, failure=failure, stage="save")
    text = written(log)
    assert re.search(r"saving_failed stage=save\n    KeyError < test_log\.py:\d+ fail_with_a_cause < test_log", text)
    assert re.search(r"\n    ValueError < test_log\.py:\d+ fail_with_a_cause\n", text)
    assert SECRET not in text


@pytest.mark.logs_warnings
def test_what_a_library_writes_shows_its_name_only(log: Paths) -> None:
    logging.getLogger("some.library").warning("row %s is odd", SECRET)
    logging.getLogger("some.library").warning(SECRET)
    logging.getLogger("some.library").warning("looks_like_an_event")
    assert written(log).count("WARNING some.library (giu-lai)\n") == 3


def test_what_a_library_mentions_by_the_way_is_not_kept(log: Paths) -> None:
    logging.getLogger("some.library").info("detail")
    assert written(log) == ""


def test_started_again_the_log_moves_to_the_new_folder(log: Paths) -> None:
    other = replace(log, logs=log.data / "khác")
    start_logging(other)
    note("moved")
    assert "moved" in written(other)
    assert written(log) == ""


def test_the_log_is_cut_into_files_and_old_ones_go(log: Paths, monkeypatch: pytest.MonkeyPatch) -> None:
    handler = start_logging(log)
    monkeypatch.setattr(handler, "maxBytes", 200)
    for count in range(40):
        note("tick", count=count)
    assert len(list(log.logs.iterdir())) == OLD_FILES + 1
    assert "count=39" in written(log)
    assert BYTES_PER_FILE == 1_000_000


def test_without_a_log_an_event_goes_nowhere() -> None:
    stop_logging()
    note("nobody_listens")
    assert not [handler for handler in logging.getLogger().handlers if isinstance(handler, RotatingFileHandler)]


def test_a_log_that_cannot_be_opened_is_a_storage_error(paths: Paths) -> None:
    (paths.logs / "hoso.log").mkdir()
    with pytest.raises(StorageError, match="nhật ký"):
        start_logging(paths)


def fail_with_a_cause() -> None:
    try:
        raise ValueError(SECRET)
    except ValueError as cause:
        raise KeyError(SECRET) from cause
