"""A rotating log that personal data cannot enter: only known fields with harmless values are written."""

from __future__ import annotations

import logging
import re
import time
from collections.abc import Iterator
from logging.handlers import RotatingFileHandler
from pathlib import Path
from traceback import walk_tb
from typing import Final

from app.errors import StorageError
from app.paths import Paths, create_folder

LOG_FILE: Final = "hoso.log"
BYTES_PER_FILE: Final = 1_000_000
OLD_FILES: Final = 4

# Ids, counts, sizes, durations, versions and names of types; never a name of a person or a typed word.
_ALLOWED: Final = """
achievements attempt backup_id bytes count documents dossier_id error evidence exit_code export_id files findings
format migration milliseconds mode nominations nominee_id pages plan_id plan_version platform python rows schema
seconds stage unit_id version
"""
ALLOWED_FIELDS: Final = frozenset(_ALLOWED.split())

Value = str | int | float | bool | None

_EVENT_NAME = re.compile(r"[a-z][a-z0-9_]{0,60}")
# Ids, versions and names of types fit in here; what people type (spaces, accented letters) does not.
_HARMLESS_TEXT = re.compile(r"[A-Za-z0-9_.:+-]{1,64}")
_WITHHELD = "(giu-lai)"
_MARK = "hoso_fields"


def note(event: str, level: int = logging.INFO, *, failure: BaseException | None = None, **fields: Value) -> None:
    """Write one event: a fixed snake_case name with ids, counts, durations or names of types.

    Of ``failure`` only types, files and lines are kept: messages may quote what the user typed.
    A field outside ALLOWED_FIELDS is left out, and the line says how many were.
    """
    trace = (type(failure), failure, failure.__traceback__) if failure is not None else None
    logging.getLogger("app").log(level, event, exc_info=trace, extra={_MARK: fields})


def start_logging(paths: Paths, level: int = logging.INFO) -> logging.Handler:
    """Send events to ``paths.logs``; called again, it moves the log there. StorageError if it cannot."""
    stop_logging()
    create_folder(paths.logs)
    handler = _open(paths.logs / LOG_FILE)
    handler.setFormatter(DiscreetFormatter())
    handler.setLevel(level)
    logging.getLogger().addHandler(handler)
    logging.getLogger("app").setLevel(level)
    return handler


def stop_logging() -> None:
    """Close the log file; without one it does nothing."""
    root = logging.getLogger()
    for handler in [h for h in root.handlers if isinstance(h.formatter, DiscreetFormatter)]:
        root.removeHandler(handler)
        handler.close()


class DiscreetFormatter(logging.Formatter):
    """Time, level, logger, event and allowed fields on one line, then where an exception came from.

    A record made by a library keeps its logger's name only: its text may hold anything.
    """

    converter = time.gmtime

    def format(self, record: logging.LogRecord) -> str:
        """One event as text; never the arguments or the message of a foreign record."""
        stamp = f"{self.formatTime(record, '%Y-%m-%dT%H:%M:%S')}.{int(record.msecs):03d}Z"
        fields: dict[str, Value] = getattr(record, _MARK, {})
        parts = [stamp, record.levelname, record.name, _event(record), *_allowed(fields)]
        failure = record.exc_info[1] if record.exc_info else None
        lines = [" ".join(parts), *(f"    {line}" for line in _origins(failure))]
        return "\n".join(lines)


def _open(file: Path) -> logging.Handler:
    try:
        return RotatingFileHandler(file, maxBytes=BYTES_PER_FILE, backupCount=OLD_FILES, encoding="utf-8")
    except OSError as error:
        raise StorageError(
            "Không mở được tệp nhật ký của chương trình; dữ liệu đã lưu không bị ảnh hưởng.",
            "Hãy đóng chương trình đang giữ tệp này rồi mở lại.",
            str(file),
        ) from error


def _event(record: logging.LogRecord) -> str:
    ours = hasattr(record, _MARK) and isinstance(record.msg, str)
    return record.msg if ours and _EVENT_NAME.fullmatch(record.msg) else _WITHHELD


def _allowed(fields: dict[str, Value]) -> Iterator[str]:
    for name, value in fields.items():
        if name in ALLOWED_FIELDS:
            yield f"{name}={_harmless(value)}"
    unknown = len(fields.keys() - ALLOWED_FIELDS)
    if unknown:
        yield f"withheld={unknown}"


def _harmless(value: Value) -> str:
    if isinstance(value, float):
        return f"{value:.3f}"
    if isinstance(value, str):
        return value if _HARMLESS_TEXT.fullmatch(value) else _WITHHELD
    return str(value)


def _origins(failure: BaseException | None) -> Iterator[str]:
    """``Type at file:line in function < ...``, innermost call first; then the same for its cause."""
    seen: set[int] = set()
    while failure is not None and id(failure) not in seen:
        seen.add(id(failure))
        places = [
            f"{Path(frame.f_code.co_filename).name}:{line} {frame.f_code.co_name}"
            for frame, line in walk_tb(failure.__traceback__)
        ]
        yield " < ".join([type(failure).__name__, *reversed(places)])
        failure = failure.__cause__ or failure.__context__
