"""What all papers of one dossier share: the letterhead, the number, the date, who signs, who receives."""

from __future__ import annotations

import re

from app.documents import blocks
from app.documents.model import Letterhead, Recipients, SignatureBlock
from app.documents.wording import UNTOLD, inside
from app.domain.dates import BLANK, blank_date_line, date_line, long_date
from app.domain.dossier import Snapshot

_NUMBER_WORD = re.compile(r"^số\s*:?\s*", re.IGNORECASE)


def letterhead_of(snapshot: Snapshot, document_code: str = "") -> Letterhead:
    """The head of a paper of the dossier's unit; without a document code it has no number line."""
    unit = snapshot.dossier.unit
    lines = tuple(line for line in unit.letterhead if line.strip())
    return blocks.letterhead(
        lines or (UNTOLD,),
        unit.superior_letterhead,
        number=f"Số: {_full_number(snapshot, number_text(snapshot), document_code)}" if document_code else "",
        place_date=place_and_date(snapshot),
    )


def number_text(snapshot: Snapshot) -> str:
    """The submission's number alone, with a zero before a single digit; room to write it while there is none.

    What a clerk typed of the code behind it ("05/TTr-UBND") is left out.
    """
    number = _NUMBER_WORD.sub("", inside(snapshot.dossier.submission.number)).partition("/")[0].strip()
    return number.zfill(2) if number.isdigit() else number or BLANK * 2


def place_and_date(snapshot: Snapshot) -> str:
    """The line with place and date; room for day and month until the submission is dated."""
    place = inside(snapshot.dossier.unit.place) or UNTOLD
    date = snapshot.dossier.submission.date
    return date_line(place, date) if date else blank_date_line(place, _likely_year(snapshot))


def blank_place_and_date(snapshot: Snapshot) -> str:
    """The line of a paper that others date than the submission: always with room for day and month."""
    return blank_date_line(inside(snapshot.dossier.unit.place) or UNTOLD, _likely_year(snapshot))


def blank_day(snapshot: Snapshot) -> str:
    """A day inside a sentence that is still to be written by hand."""
    return f"ngày{BLANK}tháng{BLANK}năm {_likely_year(snapshot)}"


def reference_line(snapshot: Snapshot, document_type: str, code: str, *, filled: bool) -> str:
    """The line "(Kèm theo Tờ trình số ... ngày ... của ...)"; blank number and date unless ``filled`` and known."""
    dossier = snapshot.dossier
    number = _full_number(snapshot, number_text(snapshot) if filled else BLANK * 2, code)
    date = dossier.submission.date
    day = long_date(date) if filled and date else f"ngày{BLANK}tháng{BLANK}năm {_likely_year(snapshot)}"
    return f"(Kèm theo {document_type} số {number} {day} của {inside(dossier.unit.name) or UNTOLD})"


def signature_of(snapshot: Snapshot, left: Recipients | None = None) -> SignatureBlock:
    """The unit's signature; an unchosen signer leaves visible blanks."""
    dossier = snapshot.dossier
    signer = dossier.signer
    if signer is None:
        return blocks.signature((UNTOLD,), UNTOLD, left)
    lines = blocks.authority_lines(
        signer.authority,
        inside(signer.position) or UNTOLD,
        collective_body=inside(dossier.unit.body_name) if signer.collective else "",
        head_position=inside(signer.head_position),
        ordered_position=inside(signer.ordered_position),
    )
    return blocks.signature(lines, inside(signer.name) or UNTOLD, left, office=inside(signer.office))


def _full_number(snapshot: Snapshot, number: str, code: str) -> str:
    return f"{number}/{code}-{inside(snapshot.dossier.unit.symbol) or UNTOLD}"


def _likely_year(snapshot: Snapshot) -> int:
    """The year to print beside blank day and month: the last day known in the dossier, else the plan's year."""
    dossier = snapshot.dossier
    days = [each.date for each in dossier.events.values()]
    days += [dossier.minutes.date] if dossier.minutes.date else []
    return max([*days, snapshot.plan.identity.date]).year
