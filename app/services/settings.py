"""What the official may set: each setting declared once, with its default and what it may be."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final, Generic, TypeVar, cast

from app.services.app import App

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)


@dataclass(frozen=True, kw_only=True)
class Setting(Generic[T_co]):
    """A value remembered under ``key``; what was stored and is not (or no longer) ``allowed`` counts as never set."""

    key: str
    default: T_co
    allowed: Callable[[Any], bool]


def _one_of(*values: object) -> Callable[[Any], bool]:
    return lambda value: value in values


def _is_text(value: Any) -> bool:
    return isinstance(value, str)


def _is_yes_no(value: Any) -> bool:
    return isinstance(value, bool)


def _is_words_by_name(value: Any) -> bool:
    known = cast("dict[object, object]", value) if isinstance(value, dict) else None
    return known is not None and all(isinstance(each, str) for pair in known.items() for each in pair)


def _formats_allowed(value: Any) -> bool:
    return isinstance(value, list) and value != [] and set(cast("list[object]", value)) <= {"docx", "pdf"}


TEXT_SIZES: Final = (100, 110, 125, 140)
EVIDENCE_LIMITS: Final = (5, 10, 20, 50, 100)

TEXT_SIZE: Final = Setting(key="text_size", default=100, allowed=_one_of(*TEXT_SIZES))
"""In per cent of the usual size."""
BACKUP_FOLDER: Final = Setting(key="backup_folder", default="", allowed=_is_text)
"""A second place for backups, a USB stick say; "" = none."""
DEFAULT_UNIT: Final = Setting(key="default_unit", default="", allowed=_is_text)
"""The id of the unit new dossiers are made for; "" = the only one there is."""
EXPORT_MODE: Final = Setting(
    key="export_mode", default="ready", allowed=_one_of("ready", "draft", "paper", "electronic")
)
"""How papers are exported where nobody chose: "ready" = as drafts while something is wrong, then to be signed."""
EXPORT_FORMATS: Final = Setting(key="export_formats", default=["docx", "pdf"], allowed=_formats_allowed)
EXPORT_FOLDER: Final = Setting(key="export_folder", default="", allowed=_is_text)
"""Where dossiers get their folders; "" = the program's own place for exports."""
KEPT_APART: Final = Setting(key="kept_apart", default=list[list[str]](), allowed=lambda value: isinstance(value, list))
"""Pairs of ids of nominees that look alike and are two."""
EVIDENCE_LIMIT: Final = Setting(key="evidence_limit", default=20, allowed=_one_of(*EVIDENCE_LIMITS))
"""The size in MB above which a file of evidence is warned about."""
LAST_FOLDER: Final = Setting(key="last_folder", default="", allowed=_is_text)
"""The folder the last file was chosen from; "" = none yet."""
WELCOMED: Final = Setting(key="welcomed", default=False, allowed=_is_yes_no)
"""Whether the first questions were answered or passed over."""
WELCOME_DRAFT: Final = Setting(key="welcome_draft", default=dict[str, str](), allowed=_is_words_by_name)
"""What was typed on the first page and not taken over yet, by field."""
LAST_STEPS: Final = Setting(key="last_steps", default=dict[str, str](), allowed=_is_words_by_name)
"""By the id of a dossier the step it was left at; the one left last stands last."""
WINDOW: Final = Setting(key="window", default="", allowed=_is_text)
"""Size, place and state of the window, as Qt packs them, in base 64; "" = never closed yet."""

ALL: Final[tuple[Setting[Any], ...]] = (
    TEXT_SIZE,
    BACKUP_FOLDER,
    DEFAULT_UNIT,
    EXPORT_MODE,
    EXPORT_FORMATS,
    EXPORT_FOLDER,
    EVIDENCE_LIMIT,
    KEPT_APART,
    LAST_FOLDER,
    WELCOMED,
    WELCOME_DRAFT,
    LAST_STEPS,
    WINDOW,
)


def read(app: App, setting: Setting[T]) -> T:
    """The value in force. StorageError."""
    value = app.settings.get(setting.key, setting.default)
    return value if setting.allowed(value) else setting.default


def write(app: App, setting: Setting[T], value: T) -> None:
    """Remember the value; ValueError for one that is not allowed, StorageError."""
    if not setting.allowed(value):
        raise ValueError(f"{setting.key} cannot be {value!r}")
    if read(app, setting) != value:
        app.settings.set(setting.key, value)


def is_first_run(app: App) -> bool:
    """Whether nobody has told of a unit or made a dossier yet, nor said that they would later. StorageError.

    Having looked at the sample dossier is neither.
    """
    if read(app, WELCOMED) or any(not each.sample for each in app.dossiers.list()):
        return False
    from app.services.sample_data import is_fictional

    return all(is_fictional(app, each) for each in app.units.list())
