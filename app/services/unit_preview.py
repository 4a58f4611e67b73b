"""The head and the signature of a unit's papers as they will print, drawn by the builders of the real papers."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from app.domain.dossier import Dossier, Snapshot, Submission
from app.domain.plan import Identity, Plan
from app.domain.unit import Unit

_SUBJECT = "Về việc đề nghị khen thưởng"
_WORDS = "Phần đầu và phần ký của văn bản in ra như trang này."


def draw_unit(fonts: Path, unit: Unit, signer: str = "", today: dt.date | None = None) -> bytes:
    """A page in PDF with letterhead, recipients and the signature of ``signer`` (an id; "" = the first one).

    May run in any thread; FontMissing.
    """
    from app.documents import blocks
    from app.documents.common import letterhead_of, signature_of
    from app.documents.model import Document, Section
    from app.documents.pdf_writer import pdf_bytes

    snapshot = _snapshot(unit, signer or next((each.id for each in unit.signers), ""), today or dt.date.today())
    content = (
        letterhead_of(snapshot, "TTr"),
        *blocks.title("Tờ trình", _SUBJECT),
        *blocks.body(_WORDS),
        signature_of(snapshot, blocks.recipients(unit.recipients or ("Như trên",), archive=unit.drafter)),
    )
    document = Document(title="", subject="", author=unit.name, sections=(Section(blocks=content),))
    return pdf_bytes(document, fonts)


def _snapshot(unit: Unit, signer: str, today: dt.date) -> Snapshot:
    plan = Plan(
        format=1, id="-", version="-", status="partial", identity=Identity(number="", date=today, issuer="", title="")
    )
    dossier = Dossier(id="-", title="", plan="-", plan_version="-", unit=unit, submission=Submission(signer=signer))
    return Snapshot(plan=plan, dossier=dossier)
