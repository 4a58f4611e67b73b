"""What one answer tells of another that nobody has given yet."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.domain.dossier import Dossier
    from app.domain.finding import Place
    from app.domain.nominee import Nominee, Sex

_SEX_OF: dict[str, Sex] = {"Ông": "male", "Bà": "female"}


def with_consequences(dossier: Dossier, place: Place) -> Dossier:
    """The dossier with what the answer just put in ``place`` tells; what somebody answered is never touched."""
    if (place.part, place.field) != ("nominee", "honorific"):
        return dossier
    return replace(dossier, nominees=tuple(_told(each) if each.id == place.id else each for each in dossier.nominees))


def _told(nominee: Nominee) -> Nominee:
    return nominee if nominee.sex else replace(nominee, sex=_SEX_OF.get(nominee.honorific, ""))
