"""Headless commands: everything the windows can do with plans and dossiers, for scripts and checks.

Errors go to stderr in Vietnamese, one paragraph; exit 1 = the user can mend it, 2 = wrong usage, 3 = our fault.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from app import commands
from app.errors import AppError
from app.log import note
from app.services.components import program_version

_Command = Callable[[argparse.Namespace], int]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and give its exit code."""
    _speak_utf8()
    chosen = _parser().parse_args(arguments)
    command: _Command = chosen.command
    try:
        return command(chosen)
    except AppError as error:
        print(error, file=sys.stderr)
        return 1
    except Exception as error:  # the edge of the program: no traceback reaches the official
        note("command_crashed", failure=error)
        print(
            f"Chương trình gặp lỗi ngoài dự kiến ({type(error).__name__}); dữ liệu đã lưu vẫn còn nguyên. "
            "Hãy gửi tệp nhật ký cho người hỗ trợ.",
            file=sys.stderr,
        )
        return 3


def _speak_utf8() -> None:
    """Vietnamese must survive a console or a pipe that believes in another encoding."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="replace")


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(prog="hoso-cli", description="Hồ sơ Thi đua: các lệnh không cần cửa sổ.")
    parser.add_argument("--version", action=_Version, help="phiên bản của chương trình")
    commands_ = parser.add_subparsers(required=True, metavar="LỆNH")
    plans = _add(commands_, "plans", commands.list_plans, "liệt kê, kiểm tra gói kế hoạch")
    inner = plans.add_subparsers(metavar="VIỆC")
    _add(inner, "check", commands.check_plan, "kiểm tra một gói kế hoạch", {"file": _FILE})
    _add(inner, "schema", commands.plan_schema, "JSON Schema của gói kế hoạch")
    _add(commands_, "sample", commands.sample, "xuất hồ sơ mẫu", {"--out": _OUT, "--plan": _PLAN_OR_NONE})
    _add(commands_, "new", commands.new, "lập hồ sơ trống", {"--plan": _PLAN, "--data": _DATA})
    _add(commands_, "import", commands.import_, "nhập tệp hồ sơ", {"file": _FILE, "--data": _DATA})
    check = _add(commands_, "check", commands.check, "kiểm tra hồ sơ", {"id": _ID, "--data": _DATA})
    check.add_argument("--json", action="store_true", help="in một đối tượng JSON")
    export = _add(commands_, "export", commands.export, "xuất giấy tờ", {"id": _ID, "--data": _DATA, "--out": _OUT})
    _add_papers(export, mode="draft")
    number = _add(
        commands_,
        "number",
        commands.number,
        "ghi số, ngày văn thư đã cấp rồi xuất lại",
        {"id": _ID, "--data": _DATA, "--number": _NUMBER, "--date": _DATE, "--out": _OUT},
    )
    number.add_argument("--accept", action="store_true", help="vẫn ghi khi giấy tờ còn khác chỗ khác")
    _add_papers(number, mode="paper")
    _add(commands_, "dump", commands.dump, "ghi tệp hồ sơ", {"id": _ID, "--data": _DATA, "--out": _OUT_FILE})
    schema = _add(commands_, "schema", commands.dossier_schema, "JSON Schema của tệp hồ sơ")
    schema.set_defaults(command=commands.dossier_schema)
    lint = _add(commands_, "lint", commands.lint, "soát thể thức một tệp Word", {"file": _FILE})
    lint.add_argument("--json", action="store_true", help="in một đối tượng JSON")
    self_test = _add(commands_, "self-test", commands.self_test, "thử mọi thứ một bản cài mới cần")
    self_test.add_argument("--data", type=Path, default=None, help=argparse.SUPPRESS)
    _add(commands_, "guide", commands.guide, "ghi hướng dẫn sử dụng thành một tệp PDF", {"--out": _OUT_PDF})
    parts = _add(commands_, "components", commands.components, "các thành phần, phiên bản, giấy phép")
    parts.add_argument("--libraries", type=Path, default=None, help=argparse.SUPPRESS)
    parts.add_argument("--python", default="", help=argparse.SUPPRESS)
    return parser


_FILE: Mapping[str, Any] = {"type": Path, "help": "đường dẫn tệp"}
_ID: Mapping[str, Any] = {"help": "mã hồ sơ"}
_OUT: Mapping[str, Any] = {"type": Path, "required": True, "metavar": "THƯ_MỤC", "help": "thư mục nhận tệp"}
_OUT_FILE: Mapping[str, Any] = {"type": Path, "required": True, "metavar": "TỆP", "help": "tệp .hoso hoặc .json"}
_OUT_PDF: Mapping[str, Any] = {"type": Path, "required": True, "metavar": "TỆP", "help": "tệp .pdf"}
_PLAN: Mapping[str, Any] = {"required": True, "metavar": "MÃ", "help": "mã kế hoạch"}
_PLAN_OR_NONE: Mapping[str, Any] = {"default": None, "metavar": "MÃ", "help": "mã kế hoạch"}
_NUMBER: Mapping[str, Any] = {"required": True, "metavar": "SỐ", "help": "số văn thư đã cấp, ví dụ 05"}
_DATE: Mapping[str, Any] = {"required": True, "type": commands.day, "metavar": "NGÀY", "help": "ví dụ 2021-06-09"}
_DATA: Mapping[str, Any] = {"type": Path, "required": True, "metavar": "THƯ_MỤC", "help": "thư mục dữ liệu"}


def _add_papers(parser: argparse.ArgumentParser, *, mode: str) -> None:
    """Which papers, in which form."""
    parser.add_argument("--mode", choices=commands.MODES, default=mode, help="dự thảo, bản giấy, bản điện tử")
    parser.add_argument("--format", type=commands.formats, default=commands.FORMATS, help="ví dụ: docx,pdf")
    parser.add_argument("--papers", type=commands.papers, help="mã giấy tờ, ví dụ: to-trinh,bien-ban", metavar="MÃ,MÃ")


def _add(
    where: Any, name: str, command: _Command, help_: str, arguments: Mapping[str, Mapping[str, Any]] | None = None
) -> argparse.ArgumentParser:
    parser: argparse.ArgumentParser = where.add_parser(name, help=help_, description=help_)
    for argument, options in (arguments or {}).items():
        parser.add_argument(argument, **options)
    parser.set_defaults(command=command)
    return parser


class _Version(argparse.Action):
    """Looks the version up only when it is asked for: reading records takes a while."""

    def __init__(self, option_strings: Sequence[str], dest: str, help: str) -> None:  # noqa: A002 - argparse's own name
        super().__init__(option_strings, dest, nargs=0, default=argparse.SUPPRESS, help=help)

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> None:
        """Print it and leave."""
        print(f"Hồ sơ Thi đua {program_version() or '(mã nguồn)'}")
        parser.exit()


class _Parser(argparse.ArgumentParser):
    """Says in Vietnamese what is wrong with the words of a command."""

    def error(self, message: str) -> Any:
        """Print usage and the problem, then leave with 2."""
        self.print_usage(sys.stderr)
        self.exit(2, f"Lệnh viết chưa đúng: {message}. Thêm --help để xem cách dùng.\n")


if __name__ == "__main__":
    sys.exit(main())
