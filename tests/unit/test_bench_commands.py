"""The measuring commands run at tiny sizes and print their tables; what they measure is nobody's business here."""

from __future__ import annotations

import json

import pytest

from tests.bench import start
from tests.bench.__main__ import main
from tests.bench.start import StartFigures
from tests.bench.timing import growth, growth_line

STAGES = {"compose", "docx", "arrange", "pdf", "write", "proof", "whole", "list", "zip", "canvas"}


def first_words(printed: str) -> list[str]:
    return [line.split()[0] for line in printed.splitlines() if line.split()]


def test_export_prints_every_table_with_a_line_for_each_size(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["export", "--sizes", "1,2", "--runs", "1"]) == 0
    printed = capsys.readouterr().out
    tables = [word for word in first_words(printed) if word in {"nominees", "1", "2"}]
    assert tables == ["nominees", "1", "2"] * 3
    assert "Aims for 13 nominees: not judged" in printed
    assert "Aim of a list of 500 rows, both formats, proven: 3.0 s: not judged" in printed
    assert "Aim of linear growth: not judged" in printed


def test_export_as_json_is_one_object_with_every_stage(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["export", "--sizes", "2", "--runs", "1", "--json"]) == 0
    (figures,) = json.loads(capsys.readouterr().out)["sizes"]
    assert figures["size"] == 2
    assert set(figures["seconds"]) == STAGES
    assert figures["pages"] >= 4
    assert min(figures["docx_bytes"], figures["pdf_bytes"], figures["memory"]["python_mb"]) > 0


def test_check_prints_a_line_for_each_size_and_judges_growth_by_three(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--sizes", "1,2,3", "--runs", "1"]) == 0
    printed = capsys.readouterr().out
    assert [word for word in first_words(printed) if word in {"1", "2", "3"}] == ["1", "2", "3"]
    assert "Aim of linear growth: " in printed


def test_check_as_json_says_whether_the_dossier_is_ready(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--sizes", "2", "--runs", "1", "--json"]) == 0
    (figures,) = json.loads(capsys.readouterr().out)["sizes"]
    assert figures["ready"] is True
    assert set(figures["seconds"]) == {"assess", "judge"}


def test_start_prints_every_window_and_its_ratio_to_the_bare_one(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["start", "--runs", "1"]) == 0
    printed = capsys.readouterr().out
    assert all(what in printed for what in ("bare PySide6 window", "window shown, no data yet", "dossiers listed"))
    assert "Window shown within 1.7 times a bare window: " in printed


def test_edit_prints_a_line_for_each_step_and_says_whether_turning_is_quick(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["edit", "--runs", "1", "--dossiers", "1", "--achievements", "20"]) == 0
    printed = capsys.readouterr().out
    steps = {"home", "ledger", "nominees", "general", "criteria", "achievements", "submission"}
    assert steps <= set(first_words(printed))
    assert "Aim of 100 ms of the processor to turn to a page or step again: " in printed


@pytest.mark.parametrize(("ratio", "verdict"), [(1.7, "met"), (1.71, "MISSED")])
def test_the_slowest_start_decides(ratio: float, verdict: str) -> None:
    figures = [
        StartFigures(what="bare", milliseconds=(100,), median=100, ratio=1.0),
        StartFigures(what="program", milliseconds=(170,), median=170, ratio=ratio),
    ]
    assert f"{verdict}, {ratio:.2f} at worst" in start.as_text(figures)
    assert json.loads(start.as_json(figures))["starts"][1]["ratio"] == ratio


def test_work_in_line_with_its_amount_grows_by_one_whatever_it_costs_to_begin() -> None:
    assert growth([10, 100, 500], [7 + 0.5 * size for size in (10, 100, 500)]) == pytest.approx(1)


def test_work_that_grows_with_the_square_of_its_amount_misses_the_aim() -> None:
    sizes = (13, 100, 500)
    line = growth_line(sizes, {"good": [size * 1.0 for size in sizes], "bad": [size**2 * 1.0 for size in sizes]})
    assert line == (
        "Aim of linear growth: MISSED; cost of one more nominee, last step over first: good 1.00, bad 5.31."
    )


@pytest.mark.parametrize("sizes", ["0", "13,-1", "many", ""])
def test_sizes_that_are_no_numbers_of_nominees_are_refused(sizes: str) -> None:
    with pytest.raises(SystemExit, match="2"):
        main(["export", "--sizes", sizes])


def test_search_says_whether_both_aims_are_met(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["search", "--size", "50"]) == 0
    printed = capsys.readouterr().out
    assert "Search and ledger, 50 achievements" in printed
    assert "Aim of p95 <= 16 ms: met." in printed
    assert "Aim of opening under 300 ms: met." in printed


def test_import_prints_a_line_for_each_encoding(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["import", "--rows", "20", "--runs", "1"]) == 0
    printed = capsys.readouterr().out
    assert [word for word in first_words(printed) if word in {"encoding", "Unicode", "TCVN3"}] == [
        "encoding",
        "Unicode",
        "TCVN3",
    ]
    assert printed.count("met") + printed.count("MISSED") == 3
