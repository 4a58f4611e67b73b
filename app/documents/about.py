"""What a file says about itself: the same words and the same moment in DOCX and PDF."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from app.documents.lines import printable
from app.documents.model import Document

PROGRAM = "Hồ sơ Thi đua"
VIETNAM = dt.timezone(dt.timedelta(hours=7))
_LONGEST_PROPERTY = 255  # What Word takes for a title or an author.


@dataclass(frozen=True, kw_only=True)
class About:
    """The properties of a file. ``made`` is aware, in Vietnam's time, without fractions of a second."""

    title: str
    subject: str
    author: str
    keywords: str
    language: str
    made: dt.datetime | None


def about(document: Document) -> About:
    """The properties both writers give the file; a ``made`` without a zone is Vietnam's time."""
    return About(
        title=short_property(document.title),
        subject=short_property(document.subject),
        author=short_property(document.author),
        keywords=short_property(document.keywords),
        language=document.language,
        made=None if document.made is None else _in_vietnam(document.made),
    )


def short_property(text: str) -> str:
    """The text as a property can hold it: printable, at most 255 letters."""
    return printable(text).strip()[:_LONGEST_PROPERTY]


def _in_vietnam(moment: dt.datetime) -> dt.datetime:
    aware = moment.replace(tzinfo=VIETNAM) if moment.tzinfo is None else moment.astimezone(VIETNAM)
    return aware.replace(microsecond=0)
