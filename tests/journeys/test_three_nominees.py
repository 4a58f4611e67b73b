"""A commune proposes three for the award: from an empty data folder, finding by finding, to the written papers.

The official knows the facts and nothing of the program: what is missing is pressed, answered where the keyboard
lands, and pressed again until nothing is left.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from pypdf import PdfReader
from pytestqt.qtbot import QtBot

from app.domain.dossier import Nomination
from app.domain.finding import Finding, Place
from app.domain.unit import Unit
from app.forms.answers import show_table
from app.services.dossiers import create_dossier
from app.services.plans import list_plans
from app.services.samples import read_sample
from tests.gui.windows import export_step, judged_of, session_of, settle
from ui.forms.form_view import FormView
from ui.main_window import MainWindow
from ui.pages.steps.achievements import AchievementsStep
from ui.pages.steps.nominees import NomineesStep

UNIT = Unit(
    id="u-1",
    name="Ủy ban nhân dân xã Thử Nghiệm",
    type="xa",
    letterhead=("ỦY BAN NHÂN DÂN", "XÃ THỬ NGHIỆM"),
    place="Thử Nghiệm",
    symbol="UBND",
    body_name="Ủy ban nhân dân",
    superior="Ủy ban nhân dân huyện Thái Mẫu",
)
NAMES = {"collective": ("Thôn Thử Một", "Thôn Thử Hai"), "individual": ("Nguyễn Thị Thử",)}
FACTS: Mapping[str, Any] = {
    "honorific": "Bà",
    "unit_type": "Thôn",
    "position": "Trưởng thôn",
    "workplace": "Thôn Thử Một",
    "nhiem_vu": "Tổ trưởng Tổ bầu cử khu vực 1",
    "signer_name": "Trần Văn Thử",
    "signer_position": "Chủ tịch",
}
PATIENCE_IN_FINDINGS = 80


def answer(window: MainWindow, place: Place, typed: str | Sequence[Any]) -> None:
    """Come to the field as a press on the finding does, and answer it."""
    place = Place(part=place.part, id=place.id, field=place.field)
    window.dossier_page.show_place(place)
    views = [each for each in window.dossier_page.findChildren(FormView) if each.isVisible()]
    entry = next(found for each in views if (found := each._rows.entry(place)))
    entry.editor.show_typed(typed)
    entry.editor.edited.emit()
    for each in views:
        each.commit()


def fact_for(window: MainWindow, finding: Finding) -> str | Sequence[Any]:
    """What the official knows about the thing the program asks for."""
    place, snapshot = finding.place, session_of(window).snapshot
    _, dot, what = place.field.rpartition(".")
    if dot:
        return "yes" if what == "met" else tuple(each.id for each in snapshot.dossier.evidence)
    if place.part == "unit":
        return FACTS[f"signer_{place.field}"]
    if place.part == "nominee" and place.field == "name":
        return name_of(window, place.id)
    facts = {
        **FACTS,
        "roles": (snapshot.plan.roles[0].id,),
        "khu_vuc": show_table(snapshot.plan.field_spec("khu_vuc").columns, areas(window)),
        "khu_vuc_cua_tap_the": tuple(str(row["ten"]) for row in areas(window) if isinstance(row, dict))[:2],
    }
    return facts[place.field]


def name_of(window: MainWindow, nominee_id: str) -> str:
    nominees = session_of(window).snapshot.dossier.nominees
    kind = next(each.kind for each in nominees if each.id == nominee_id)
    taken = {each.name for each in nominees}
    return next(each for each in NAMES[kind] if each not in taken)


def areas(window: MainWindow) -> tuple[Any, ...]:
    """The figures of the polling areas, as the sample has them."""
    sample = read_sample(window.app.paths.resources / "samples" / "thai-binh-2021-bau-cu")
    value = sample.figures["khu_vuc"].value
    assert isinstance(value, tuple)
    return value


def bring_evidence(window: MainWindow) -> None:
    """The files that prove it lie in the dossier."""
    folder = window.app.paths.resources / "samples" / "thai-binh-2021-bau-cu"
    evidence = read_sample(folder).evidence
    for each in evidence:
        window.app.evidence.files.add(folder / "evidence" / each.file_name)
    session = session_of(window)
    session.change(replace(session.snapshot.dossier, evidence=evidence), "Minh chứng")


def propose_three(window: MainWindow) -> None:
    window.dossier_page.turn_to("nominees")
    step = window.dossier_page.step_page("nominees")
    assert isinstance(step, NomineesStep)
    for kind, names in NAMES.items():
        for _ in names:
            step.add(kind)  # type: ignore[arg-type]


def tell_an_achievement(window: MainWindow, case: Nomination) -> None:
    window.dossier_page.show_place(Place(part="nomination", id=case.id, field="achievements"))
    step = window.dossier_page.step_page("achievements")
    assert isinstance(step, AchievementsStep)
    step.add_new()
    made = session_of(window).snapshot.dossier.achievements[-1]
    for field, typed in (("title", "Vận động cử tri đi bầu"), ("date", "23/5/2021"), ("result", "Đi bầu đủ, đúng giờ")):
        answer(window, Place(part="achievement", id=made.id, field=field), typed)


def errors(window: MainWindow, qtbot: QtBot) -> list[Finding]:
    settle(qtbot, window)
    return [each for each in judged_of(window).findings if each.severity == "error"]


def test_three_are_proposed_finding_by_finding_until_the_papers_are_written(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    window.open_dossier(create_dossier(window.app, list_plans(window.app)[0].id, UNIT))
    page = window.dossier_page
    page.turn_to("general")
    page.step_page("general").add_signer()  # type: ignore[attr-defined]
    propose_three(window)
    bring_evidence(window)
    for _ in range(PATIENCE_IN_FINDINGS):
        left = errors(window, qtbot)
        if not left:
            break
        # Who fills in the areas of a village has filled in the table of areas before.
        finding = min(left, key=lambda each: each.place.field != "khu_vuc")
        if finding.place.field == "achievements":
            case = next(n for n in session_of(window).snapshot.dossier.nominations if n.id == finding.place.id)
            tell_an_achievement(window, case)
        else:
            answer(window, finding.place, fact_for(window, finding))
    assert [each.message for each in errors(window, qtbot)] == []

    step = export_step(window)
    step.form.folder.setText(str(tmp_path / "Hồ sơ nộp huyện"))
    step.export()
    settle(qtbot, window)
    papers = sorted((tmp_path / "Hồ sơ nộp huyện").glob("*.pdf"))
    text = "\n".join(page.extract_text() for page in PdfReader(papers[0]).pages)
    for names in NAMES.values():
        for name in names:
            assert name in text
    assert "02 (hai) tập thể" in " ".join(text.split())
