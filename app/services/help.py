"""The help that comes with the program: pages of Markdown, found by their names and by what they say."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from app.domain.vietnamese import search_key
from app.errors import StorageError
from app.services.app import App

HELP_FOLDER = "help"

_NAME = re.compile(r"(?P<number>\d+)-(?P<slug>[a-z0-9-]+)", re.ASCII)
_HEADING = re.compile(r"(?m)^(#{1,4})[ \t]+(.+?)[ \t]*#*$")


@dataclass(frozen=True)
class HelpPage:
    """One page; ``slug`` is its file name without number and ending, ``text`` Markdown."""

    slug: str
    title: str
    text: str

    @cached_property
    def headings(self) -> tuple[str, ...]:
        """The headings below the title, in order."""
        return tuple(found[2] for found in _HEADING.finditer(self.text))[1:]

    @cached_property
    def _key(self) -> str:
        return search_key(self.text)

    def rank(self, words: str) -> int:
        """How much the page is about the words, the least the most: one after the other, as typed, in a heading."""
        typed, phrase = " ".join(words.casefold().split()), " ".join(search_key(words).split())
        headings = "\n".join((self.title, *self.headings))
        places = (
            typed in headings.casefold(),
            typed in " ".join(self.text.casefold().split()),
            phrase in search_key(headings),
            phrase in " ".join(self._key.split()),
        )
        return places.index(True) if True in places else len(places)

    def says(self, words: str) -> bool:
        """Whether every one of the words stands somewhere on the page, with or without their accents."""
        return all(word in self._key for word in search_key(words).split())


def help_pages(app: App) -> tuple[HelpPage, ...]:
    """All pages in the order of their numbers. StorageError when they cannot be read."""
    return pages_in(app.paths.resources / HELP_FOLDER)


def pages_in(folder: Path) -> tuple[HelpPage, ...]:
    """The pages that lie in a folder, in the order of their numbers. StorageError."""
    return tuple(_page(path) for path in sorted(folder.glob("*.md")) if _NAME.fullmatch(path.stem))


def change_log(app: App) -> str:
    """What is new in each version, as Markdown; "" where the program came without it."""
    for folder in (app.paths.resources, app.paths.resources.parent):
        if (folder / "CHANGELOG.md").is_file():
            return _text(folder / "CHANGELOG.md")
    return ""


def _page(path: Path) -> HelpPage:
    text = _text(path)
    found, heading = _NAME.fullmatch(path.stem), _HEADING.search(text)
    slug = found["slug"] if found else path.stem
    return HelpPage(slug, heading[2] if heading else slug, text)


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise StorageError(
            "Không đọc được phần trợ giúp đi kèm chương trình; dữ liệu của đơn vị không bị ảnh hưởng.",
            "Hãy cài đặt lại chương trình.",
            str(path),
        ) from error
