"""The register of units that make dossiers, with their signers."""

from __future__ import annotations

from typing import Final

from app.domain.unit import Signer, Unit
from app.domain.vietnamese import text_sort_key
from app.storage.database import Database
from app.storage.registers import Part, Register, Shape

_SHAPE: Final = Shape(
    kind=Unit,
    noun="đơn vị",
    table="units",
    order=lambda unit: text_sort_key(unit.name),
    users="SELECT title FROM dossiers WHERE unit_id = ? AND deleted_at IS NULL",
    parts=(Part(field="signers", table="signers", owner="unit_id", kind=Signer),),
)


class Units(Register[Unit]):
    """The units, in the order of their names."""

    def __init__(self, database: Database) -> None:
        super().__init__(database, _SHAPE)
