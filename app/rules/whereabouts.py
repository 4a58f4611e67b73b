"""Whether the papers can say where a small collective is: there are many of its name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from app.domain.dossier import Snapshot
from app.domain.finding import Finding, Place

_PLACE: Final = re.compile(r"(?i)\b(xã|phường|thị trấn|huyện|quận|thị xã|thành phố|tỉnh)\b")
_SMALL: Final = ("", "hamlet")
"""The levels of unit types whose names seldom tell where they are."""


def whereabouts_findings(snapshot: Snapshot) -> Iterator[Finding]:
    """Collectives that are proposed with nothing but a name of their own."""
    levels = {each.id: each.level for each in snapshot.plan.unit_types}
    proposed = {each.nominee for each in snapshot.dossier.nominations}
    for nominee in snapshot.dossier.nominees:
        name = nominee.name.strip()
        is_small = nominee.kind == "collective" and levels.get(nominee.unit_type) in _SMALL
        if nominee.id in proposed and is_small and name and not nominee.address.strip() and not _PLACE.search(name):
            yield Finding(
                code="name-place",
                severity="warning",
                topic="nominees",
                message=f"{name}: trên giấy chỉ có tên, chưa có xã, huyện, tỉnh.",
                place=Place(part="nominee", id=nominee.id, field="address"),
                mend="Ghi xã, huyện, tỉnh ở ô Địa chỉ; danh sách in địa chỉ dưới tên.",
            )
