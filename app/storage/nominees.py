"""The register of collectives, people, households and organisations that dossiers propose."""

from __future__ import annotations

from typing import Final

from app.domain.nominee import Discipline, EarlierAward, Nominee
from app.domain.vietnamese import sort_key, text_sort_key
from app.storage.database import Database
from app.storage.registers import Part, Register, Shape


def _order(nominee: Nominee) -> tuple[str, str]:
    key = sort_key(nominee.name) if nominee.is_person else text_sort_key(nominee.name)
    return nominee.kind, key


_SHAPE: Final = Shape(
    kind=Nominee,
    noun="đối tượng",
    table="nominees",
    order=_order,
    users="""SELECT d.title FROM dossier_nominees AS l JOIN dossiers AS d ON d.id = l.dossier_id
        WHERE l.nominee_id = ? AND d.deleted_at IS NULL""",
    parts=(
        Part(field="earlier_awards", table="earlier_awards", owner="nominee_id", kind=EarlierAward),
        Part(field="discipline", table="discipline", owner="nominee_id", kind=Discipline),
    ),
)


class Nominees(Register[Nominee]):
    """The nominees: collectives first, people in the order of their given names."""

    def __init__(self, database: Database) -> None:
        super().__init__(database, _SHAPE)
