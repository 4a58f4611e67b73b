"""The plan packs at hand: what there is, and each as a Plan or as text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from app.errors import PlanError, UnknownId
from app.plans.pack_files import PACK_FILE, PACK_ID, read_pack_text
from app.plans.problems import Problem, nearest, plan_error, shorten

if TYPE_CHECKING:
    from app.domain.plan import Plan


_Stamp = frozenset[tuple[Path, int, int]]


@dataclass(frozen=True, kw_only=True)
class PackInfo:
    """A pack as a list shows it; of an unreadable one only ``id``, ``path`` and the first ``problem`` are known."""

    id: str
    path: Path
    title: str = ""
    number: str = ""
    version: str = ""
    problem: str = ""


class PlanLibrary:
    """The packs in some folders, each as ``<id>/plan.toml``; the first folder that has an id wins.

    A plan that was read is kept until a file of any pack changes: reading and checking one takes some 60 ms, and a
    pack may stand on others.
    """

    def __init__(self, folders: Sequence[Path]) -> None:
        self._folders = tuple(folders)
        self._read: tuple[_Stamp, dict[str, Plan]] = (frozenset(), {})

    def packs(self) -> tuple[PackInfo, ...]:
        """Every pack, by id; one that cannot be read says why and hides no other."""
        return tuple(self._info(pack_id) for pack_id in self.ids())

    def ids(self) -> tuple[str, ...]:
        """The ids of all packs, readable or not, in alphabetical order."""
        return tuple(sorted({file.parent.name for file in self._files()}))

    def load(self, pack_id: str) -> Plan:
        """The plan with that id, its parents merged in; raises UnknownId, or PlanError with every problem."""
        stamp = self._stamp()
        if self._read[0] != stamp:
            self._read = (stamp, {})
        plans = self._read[1]
        if pack_id not in plans:
            plans[pack_id] = self._load(pack_id)
        return plans[pack_id]

    def text(self, pack_id: str) -> str:
        """The pack as its author wrote it; raises UnknownId, or PlanError when the file cannot be read."""
        return read_pack_text(self._file(pack_id))

    def pinned_text(self, pack_id: str) -> str:
        """The pack's text as a dossier keeps it: read alone, it gives the very plan that ``load`` gives.

        It is the author's TOML, or JSON with the parents merged in. Raises as ``load``.
        """
        from app.plans.reading import self_contained

        self.load(pack_id)
        return self_contained(self.text(pack_id), pack_id, self.text)

    def _load(self, pack_id: str) -> Plan:
        from app.plans.reading import read_plan  # costs 50 ms, which the start of the window does not have

        plan = read_plan(self.text(pack_id), pack_id, self.text)
        if plan.id != pack_id:
            text = f"mã trong gói là “{plan.id}” nhưng thư mục tên là “{pack_id}”; hai tên phải như nhau"
            raise plan_error(pack_id, [Problem("id", text)])
        return plan

    def _info(self, pack_id: str) -> PackInfo:
        path = self._file(pack_id)
        try:
            plan = self.load(pack_id)
        except PlanError as error:
            return PackInfo(id=pack_id, path=path, problem=next(iter(error.problems), error.message))
        identity = plan.identity
        return PackInfo(id=plan.id, path=path, title=identity.title, number=identity.number, version=plan.version)

    def _file(self, pack_id: str) -> Path:
        if PACK_ID.fullmatch(pack_id):
            for folder in self._folders:
                if (folder / pack_id / PACK_FILE).is_file():
                    return folder / pack_id / PACK_FILE
        raise self._unknown(pack_id)

    def _unknown(self, pack_id: str) -> UnknownId:
        ids = self.ids()
        near = nearest(pack_id, ids)
        hint = f"Có phải ý là “{near}”?" if near else f"Các gói hiện có: {', '.join(ids) or 'chưa có gói nào'}."
        return UnknownId(f"Không có gói kế hoạch “{shorten(pack_id)}”.", hint)

    def _stamp(self) -> _Stamp:
        """What changes when a file of a pack does."""
        found = ((file, file.stat()) for file in self._files())
        return frozenset((file, about.st_mtime_ns, about.st_size) for file, about in found)

    def _files(self) -> Iterator[Path]:
        for folder in self._folders:
            for file in folder.glob(f"*/{PACK_FILE}"):
                if PACK_ID.fullmatch(file.parent.name) and file.is_file():
                    yield file
