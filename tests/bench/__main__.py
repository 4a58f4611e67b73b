"""The measurements as commands: ``export``, ``start``, ``check``, ``search``, ``edit``, ``import``."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

SIZES = (13, 100, 500)


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure what was asked for and print it. Aims that are missed are said, not punished: the code is 0."""
    chosen = _parser().parse_args(arguments)
    match chosen.command:
        case "export":
            from tests.bench import export

            exported = export.measure(chosen.sizes, chosen.runs)
            print(export.as_json(exported) if chosen.json else export.as_text(exported))
        case "start":
            from tests.bench import start

            started = start.measure(chosen.runs)
            print(start.as_json(started) if chosen.json else start.as_text(started))
        case "check":
            from tests.bench import check

            checked = check.measure(chosen.sizes, chosen.runs)
            print(check.as_json(checked) if chosen.json else check.as_text(checked))
        case "search":
            from tests.bench import search

            searched = search.measure(chosen.size)
            print(search.as_json(searched) if chosen.json else search.as_text(searched))
        case "edit":
            from tests.bench import edit

            edited = edit.measure(chosen.runs, chosen.dossiers, chosen.achievements)
            print(edit.as_json(edited) if chosen.json else edit.as_text(edited))
        case "import":
            from tests.bench import imports

            imported = imports.measure(chosen.rows, chosen.runs)
            print(imports.as_json(imported) if chosen.json else imports.as_text(imported))
        case _:
            from tests.bench.memory import memory_here

            print(memory_here(chosen.size))
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description="Measurements of speed and memory.")
    commands = parser.add_subparsers(dest="command", required=True)
    export = commands.add_parser("export", help="the papers of a dossier, stage by stage")
    start = commands.add_parser("start", help="process start to first painted page, against a bare window")
    check = commands.add_parser("check", help="all rules over a dossier")
    edit = commands.add_parser("edit", help="turning to a page or step, and from a key to the redrawn paper")
    memory = commands.add_parser("memory", help="what export starts in a process of its own: one size, as JSON")
    for command in (export, check):
        command.add_argument("--sizes", type=_sizes, default=SIZES, help="numbers of nominees, 13,100,500 if not given")
        command.add_argument("--runs", type=_count, help="how often each size is run, 9 to 3 times if not given")
    search = commands.add_parser("search", help="finding as one types, and opening the ledger")
    search.add_argument("--size", type=_count, default=100_000, help="achievements in the ledger, 100000 if not given")
    taken_in = commands.add_parser("import", help="a list of people from an Excel file to the database")
    taken_in.add_argument("--rows", type=_count, default=10_000, help="rows of the list, 10000 if not given")
    taken_in.add_argument("--runs", type=_count, default=3, help="how often it is taken in, 3 if not given")
    for command in (export, start, check, search, edit, taken_in):
        command.add_argument("--json", action="store_true", help="one JSON object instead of tables")
    start.add_argument("--runs", type=_count, default=7, help="how often each window is started, 7 if not given")
    edit.add_argument("--runs", type=_count, default=5, help="how often each step is turned to, 5 if not given")
    edit.add_argument("--dossiers", type=_count, default=50, help="dossiers in the database, 50 if not given")
    edit.add_argument("--achievements", type=_count, default=10_000, help="achievements besides, 10000 if not given")
    memory.add_argument("size", type=_count)
    return parser


def _sizes(text: str) -> tuple[int, ...]:
    return tuple(_count(each) for each in text.split(","))


def _count(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError(f"{text} is less than 1")
    return number


if __name__ == "__main__":
    sys.exit(main())
