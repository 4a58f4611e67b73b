"""Whatever a dossier holds, our papers keep the decree's text in both formats and agree with one another."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from functools import cache
from typing import Any, get_args

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.documents.docx_writer import docx_bytes
from app.documents.papers import every_paper, paper_items, papers_of
from app.documents.pdf_writer import pdf_bytes
from app.documents.verify import WrittenPaper, verify_export
from app.domain.dates import PartialDate
from app.domain.dossier import Mode, Nomination, Snapshot, Submission
from app.domain.nominee import Nominee
from app.domain.unit import Signer, Unit
from app.paths import locate_paths
from app.services.samples import read_sample
from app.wiring import build_library
from tests.helpers.made_up import NASTY_TEXTS

PATHS = locate_paths()
WORDS = (
    "Ủy ban nhân dân", "xã", "Thử Nghiệm", "Hội đồng Thi đua - Khen thưởng", "đã hoàn thành", "nhiệm vụ", "được giao",
    "đoàn kết", "nghiêng ngả", "An", "khối", "Nguyễn", "Nghiễm", "thôn", "tổ dân phố số 12", "99,87%", "1.234 hộ",
)  # fmt: skip
SENTENCES = st.lists(st.sampled_from(WORDS), min_size=1, max_size=60).map(" ".join)
SHORT = st.lists(st.sampled_from(WORDS), min_size=1, max_size=6).map(" ".join)
NAMES = st.lists(
    st.sampled_from(("Nguyễn", "Trần", "Thị", "Đỗ", "Văn", "Mẫu", "Ước", "Yến", "Hòa", "Nghiêng", "Ê", "Oanh")),
    min_size=1,
    max_size=9,
).map(" ".join)
SIGNER_NAMES = st.sampled_from(("Trần Văn Mẫu", "Đỗ Thị Ước Mẫu", "Nguyễn Hoàng Nghiêng Ngọc Khuyên Mẫu", "Ê Mẫu"))
ANY_TEXT = st.one_of(SENTENCES, st.sampled_from(NASTY_TEXTS))


def _signers(position: str, deputy: str) -> tuple[Signer, ...]:
    return (
        Signer(id="head", name="", position=position),
        Signer(id="alone", name="", position=position, collective=False),
        Signer(id="deputy", name="", position=deputy, authority="deputy", head_position=position),
        Signer(id="acting", name="", position=position, authority="acting"),
        Signer(id="order", name="", position="Chánh Văn phòng", authority="by_order", head_position=position),
        Signer(id="told", name="", position="Trưởng phòng Nội vụ", authority="delegated", head_position=position),
        Signer(
            id="order-deputy",
            name="",
            position="Phó Chánh Văn phòng",
            authority="by_order",
            head_position=position,
            ordered_position="Chánh Văn phòng",
        ),
        Signer(id="council", name="", position=position, office=f"{position} Ủy ban nhân dân xã Thử"),
    )


def _unit(name: str, letterhead: tuple[str, ...], symbol: str, place: str, **more: Any) -> Unit:
    signers = _signers(*more.pop("positions", ("Chủ tịch", "Phó Chủ tịch")))
    made = Unit(id="u", name=name, type="", letterhead=letterhead, symbol=symbol, place=place, signers=signers)
    return replace(made, superior="Ủy ban nhân dân huyện Ví Dụ", superior_head="Chủ tịch", drafter="VP", **more)


UNITS = (
    _unit("Ủy ban nhân dân xã Thử", ("ỦY BAN NHÂN DÂN", "XÃ THỬ"), "UBND", "Thử", body_name="Ủy ban nhân dân"),
    _unit("Ủy ban nhân dân Phường 3", ("ỦY BAN NHÂN DÂN", "PHƯỜNG 3"), "UBND", "Phường 3", body_name="Ủy ban nhân dân"),
    _unit(
        "Phòng Văn hóa - Xã hội",
        ("PHÒNG VĂN HÓA - XÃ HỘI",),
        "VHXH",
        "Thử",
        superior_letterhead=("UBND XÃ THỬ",),
        positions=("Trưởng phòng", "Phó Trưởng phòng"),
    ),
    _unit(
        "Trung tâm Phục vụ hành chính công và Phát triển du lịch cộng đồng vùng ven biển Bắc Ví Dụ",
        ("TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG VÀ PHÁT TRIỂN DU LỊCH CỘNG ĐỒNG VÙNG VEN BIỂN BẮC VÍ DỤ",),
        "TTPVHCC",
        "Thành phố Hồ Chí Minh",
        superior_letterhead=("ỦY BAN NHÂN DÂN THÀNH PHỐ HỒ CHÍ MINH",),
        positions=("Giám đốc", "Phó Giám đốc"),
    ),
    _unit(
        "Ủy ban Mặt trận Tổ quốc Việt Nam xã Thử",
        ("ỦY BAN MẶT TRẬN TỔ QUỐC VIỆT NAM", "XÃ THỬ", "BAN THƯỜNG TRỰC"),
        "MTTQ-BTT",
        "Thử",
        body_name="Ban Thường trực",
    ),
)


@cache
def sample() -> Snapshot:
    folder = PATHS.resources / "samples" / "thai-binh-2021-bau-cu"
    dossier = read_sample(folder)
    return Snapshot(plan=build_library(PATHS).load(dossier.plan), dossier=dossier)


@st.composite
def snapshots(draw: st.DrawFn) -> Snapshot:
    """A dossier of the sample's plan with another unit, signer, nominees, texts, number and date."""
    base = sample()
    unit = draw(st.sampled_from(UNITS))
    signer_name = draw(SIGNER_NAMES)
    unit = replace(
        unit,
        type=draw(st.sampled_from([each.id for each in base.plan.unit_types])),
        signers=tuple(replace(each, name=signer_name) for each in unit.signers),
        recipients=("Như trên", *draw(st.lists(SHORT, max_size=4))),
    )
    nominees, nominations = draw(_cases(base))
    submission = Submission(
        number=draw(st.sampled_from(("", "5", "12", "1234"))),
        date=draw(st.none() | st.dates(dt.date(2021, 2, 10), dt.date(2026, 12, 31))),
        signer=draw(st.sampled_from(["", *(each.id for each in unit.signers)])),
        addressees=tuple(draw(st.lists(SHORT, max_size=4))),
        opening=draw(st.just("") | SENTENCES),
    )
    dossier = replace(
        base.dossier, unit=unit, nominees=nominees, nominations=nominations, submission=submission, achievements=()
    )
    return Snapshot(plan=base.plan, dossier=dossier)


@st.composite
def _cases(draw: st.DrawFn, base: Snapshot) -> tuple[tuple[Nominee, ...], tuple[Nomination, ...]]:
    nominees: list[Nominee] = []
    nominations: list[Nomination] = []
    awards = [award.id for award in base.plan.awards]
    for number in range(draw(st.integers(1, 8))):
        person = draw(st.booleans())
        nominees.append(
            Nominee(
                id=f"n{number}",
                kind="individual" if person else "collective",
                name=draw(NAMES | st.sampled_from(['Tổ <Thi đua> & "Hai"', "Nguye\u0302\u0303n Hoà", "đĐ 👩‍👩‍👧"])),
                honorific=draw(st.sampled_from(("", "Ông", "Bà"))) if person else "",
                birth=draw(st.none() | st.builds(PartialDate, st.integers(1940, 2005))) if person else None,
                position=draw(st.just("") | SHORT) if person else "",
                workplace=draw(st.just("") | SHORT) if person else "",
                address=draw(st.just("") | SHORT),
            )
        )
        text = draw(ANY_TEXT)
        nominations.append(
            Nomination(
                id=f"d{number}",
                nominee=f"n{number}",
                award=draw(st.sampled_from(awards)),
                summary_text=text,
                certificate_text=draw(st.just("") | SHORT),
                note=draw(st.just("") | SHORT),
            )
        )
    return tuple(nominees), tuple(nominations)


def written(snapshot: Snapshot, mode: Mode) -> tuple[WrittenPaper, ...]:
    items = {item.id: item for item in paper_items(snapshot)}
    made: list[WrittenPaper] = []
    every = tuple(paper.id for paper in every_paper(snapshot))
    for paper in papers_of(snapshot, mode, every):
        document = paper.build()
        kind = items[paper.id].kind
        pdf = pdf_bytes(document, PATHS.fonts)
        made.append(WrittenPaper(kind=kind, title=paper.title, docx=docx_bytes(document), pdf=pdf))
    return tuple(made)


@settings(max_examples=15, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(snapshots(), st.sampled_from(get_args(Mode)))
def test_no_dossier_makes_a_paper_that_breaks_the_decree(snapshot: Snapshot, mode: Mode) -> None:
    proof = verify_export(written(snapshot, mode), snapshot, mode)
    assert not proof.failed
