"""Plan packs for the official and for those who write packs."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from app.domain.plan import Plan
from app.errors import UnknownId
from app.plans.law import load_law
from app.plans.library import PackInfo, PlanLibrary
from app.plans.pack_files import check_pack_file, packs_beside
from app.plans.schema import plan_schema
from app.services.app import App


def list_plans(app: App) -> tuple[PackInfo, ...]:
    """The packs there are; a broken one is listed with its problem."""
    return app.library.packs()


def open_plan(app: App, plan_id: str) -> Plan:
    """The plan with that id; UnknownId, PlanError."""
    return app.library.load(plan_id)


def check_pack(path: Path, library: PlanLibrary, law_folder: Path) -> tuple[str, ...]:
    """What is wrong with the pack in the file, a line each; empty when nothing is."""
    regimes = [regime.id for regime in load_law(law_folder).bonus_regimes]
    return check_pack_file(path, _finder(path, library), regimes)


def _finder(path: Path, library: PlanLibrary) -> Callable[[str], str]:
    """Parents of a pack: those beside it first, then the library's."""
    beside = packs_beside(path)

    def find(pack_id: str) -> str:
        try:
            return beside(pack_id)
        except UnknownId:
            return library.text(pack_id)

    return find


def pack_schema() -> dict[str, object]:
    """The JSON Schema of the pack format."""
    return plan_schema()
