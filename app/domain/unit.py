"""The unit that makes the dossier (đơn vị lập hồ sơ) and the people who may sign for it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from app.domain.vietnamese import same_name_key

Authority = Literal["head", "deputy", "acting", "by_order", "delegated"]


@dataclass(frozen=True, kw_only=True)
class Signer:
    """A person who signs. ``position`` is the person's own office in words ("Phó Chủ tịch").

    ``head_position`` is the office a deputy, an ordered or a delegated signer signs for ("Chủ tịch");
    ``collective`` says that the paper speaks for the whole body (the TM. line of Decree 30, Điều 13).
    ``ordered_position`` is the office that was ordered to sign ("Chánh Văn phòng") when its deputy does so
    (Điều 13.4). ``office`` is printed above the name (ô 7b): the office in the body whose seal a council uses.
    """

    id: str
    name: str
    position: str
    authority: Authority = "head"
    head_position: str = ""
    collective: bool = True
    ordered_position: str = ""
    office: str = ""


@dataclass(frozen=True, kw_only=True)
class Unit:
    """A unit as its papers print it.

    ``name`` in running words ("Ủy ban nhân dân xã Minh Tâm"); ``letterhead`` the printed lines in capitals;
    ``superior_letterhead`` the lines of the body above, if the papers carry one. ``body_name`` follows "TM."
    ("Ủy ban nhân dân"). ``symbol`` is the unit's code in numbers ("UBND"), ``drafter`` the code in "Lưu: VT, ...".
    ``superior`` is the addressee one level up, in words. ``type`` is a unit type id of the plan.
    """

    id: str
    name: str
    type: str
    letterhead: tuple[str, ...]
    place: str
    symbol: str
    superior_letterhead: tuple[str, ...] = ()
    body_name: str = ""
    superior: str = ""
    superior_head: str = ""
    drafter: str = ""
    signers: tuple[Signer, ...] = ()
    recipients: tuple[str, ...] = ()

    def signer(self, signer_id: str) -> Signer | None:
        """The signer with that id, or None when none is chosen yet."""
        return next((each for each in self.signers if each.id == signer_id), None)


def is_deputy(position: str) -> bool:
    """Whether an office is a deputy's: "Phó Chủ tịch"."""
    return same_name_key(position).split(" ")[0] == same_name_key("Phó")
