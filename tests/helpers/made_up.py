"""Small made-up plans and dossiers for tests; every name in them is invented.

Each builder gives something sound and complete; keyword arguments replace what a test is about.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from dataclasses import replace
from typing import Any

from app.domain.achievement import Achievement, Evidence, Figure, NamedFigure, Participation
from app.domain.dates import PartialDate
from app.domain.dossier import Answer, Dossier, EventDate, Minutes, Nomination, Submission
from app.domain.nominee import Discipline, EarlierAward, Nominee
from app.domain.plan import (
    Award,
    Column,
    Criterion,
    Deadline,
    DossierItem,
    Event,
    Field,
    Identity,
    Limit,
    Plan,
    Quota,
    Role,
    Route,
    Test,
    UnitType,
)
from app.domain.unit import Signer, Unit

NASTY_TEXTS = (
    "",
    "   ",
    "a & b < c > d",
    "<Thi đua> \"hai\" 'nháy' \\ /",
    "đĐ ưỪ Nguyễn Thị Hoà",
    "Nguye\u0302\u0303n Thi\u0323 Ho\u0300a",  # letters and marks apart (NFD)
    "dòng một\ndòng hai\r\n\tba\x0bbốn",
    "mừng 👩‍👩‍👧 🎉 𝒳",
    "\u200bkhông\u00a0rộng\ufeff",
    "NULL'); DROP TABLE dossiers;--",
    "\x00 ở giữa \x1f",
    "chữ " * 750,
)

EVIDENCE_CONTENT = b"%PDF-1.7 made up\n"


def unit(**changes: Any) -> Unit:
    """A commune's People's Committee with its chair and a deputy."""
    made = Unit(
        id="u-1",
        name="Ủy ban nhân dân xã Thử Nghiệm",
        type="xa",
        letterhead=("ỦY BAN NHÂN DÂN", "XÃ THỬ NGHIỆM"),
        place="Thử Nghiệm",
        symbol="UBND",
        body_name="Ủy ban nhân dân",
        superior="Ủy ban nhân dân huyện Ví Dụ",
        superior_head="Chủ tịch Ủy ban nhân dân huyện Ví Dụ",
        drafter="VP",
        signers=(
            Signer(id="s-1", name="Trần Văn Mẫu", position="Chủ tịch"),
            Signer(id="s-2", name="Lê Thị Mẫu", position="Phó Chủ tịch", authority="deputy", head_position="Chủ tịch"),
            Signer(
                id="s-3",
                name="Phạm Văn Mẫu",
                position="Phó Chánh Văn phòng",
                authority="by_order",
                head_position="Chủ tịch",
                ordered_position="Chánh Văn phòng",
                office="Thư ký Hội đồng",
            ),
        ),
        recipients=("Như trên", "Lưu: VT, VP"),
    )
    return replace(made, **changes)


def collective(**changes: Any) -> Nominee:
    """A hamlet."""
    made = Nominee(
        id="n-1",
        kind="collective",
        name="Thôn Mẫu Một",
        unit_type="thon",
        address="xã Thử Nghiệm",
        functions="Vận động, tổ chức nhân dân trong thôn",
        staff=412,
        founded=PartialDate(1976),
        earlier_awards=(
            EarlierAward(name="Giấy khen", date=PartialDate(2019, 12), issuer="Chủ tịch UBND huyện Ví Dụ"),
        ),
    )
    return replace(made, **changes)


def person(**changes: Any) -> Nominee:
    """A woman with a birthday, an earlier award and a discipline that is over."""
    made = Nominee(
        id="n-2",
        kind="individual",
        name="Nguyễn Thị Mẫu",
        honorific="Bà",
        sex="female",
        birth=PartialDate(1985, 9, 2),
        position="Công chức Tư pháp - Hộ tịch",
        workplace="Ủy ban nhân dân xã Thử Nghiệm",
        alias="Hoa",
        union_position="Phó Chủ tịch Hội Liên hiệp Phụ nữ xã",
        political_theory="Trung cấp",
        earlier_awards=(EarlierAward(name="Lao động tiên tiến", award="ldtt", date=PartialDate(2020)),),
        discipline=(
            Discipline(kind="discipline", what="khiển trách", since=PartialDate(2015, 3), until=PartialDate(2016)),
        ),
    )
    return replace(made, **changes)


def evidence(content: bytes = EVIDENCE_CONTENT, **changes: Any) -> Evidence:
    """A scanned report whose file has ``content``."""
    made = Evidence(
        id="e-1",
        title="Báo cáo kết quả",
        file_name="bao-cao.pdf",
        sha256=hashlib.sha256(content).hexdigest(),
        size=len(content),
        document="12/BC-UBND",
        pages=2,
    )
    return replace(made, **changes)


def achievement(**changes: Any) -> Achievement:
    """Something both nominees took part in, proved by the report."""
    made = Achievement(
        id="a-1",
        title="Tuyên truyền lưu động",
        area="tuyen-truyen",
        date=PartialDate(2021, 5),
        result="Nhân dân nắm rõ ngày bầu cử",
        figures=(
            NamedFigure(title="Số buổi", value="24", unit="buổi", source="Báo cáo 12", as_of=PartialDate(2021, 5, 20)),
        ),
        participants=(Participation(nominee="n-1"), Participation(nominee="n-2", role="Tổ trưởng")),
        document="12/BC-UBND",
        document_date=PartialDate(2021, 5, 25),
        document_issuer="Ủy ban nhân dân xã Thử Nghiệm",
        tags=("bầu cử",),
        evidence=("e-1",),
    )
    return replace(made, **changes)


def turnout(rows: tuple[tuple[str, int, int], ...] = (("Khu vực 1", 1200, 1199), ("Khu vực 2", 800, 800))) -> Figure:
    """The table of the polling areas: name, voters on the list, voters who voted."""
    table = tuple({"khu_vuc": name, "danh_sach": listed, "di_bau": voted} for name, listed, voted in rows)
    return Figure(value=table, source="Biên bản tổng kết", as_of=PartialDate(2021, 5, 23))


def nomination(**changes: Any) -> Nomination:
    """The hamlet's nomination, with figures, answers and an achievement."""
    made = Nomination(
        id="d-1",
        nominee="n-1",
        award="bang-khen",
        quota="chung",
        figures={"so_ho": Figure(value=412), "khu_vuc_cua_minh": Figure(value=("Khu vực 1",))},
        answers={
            "dung_luat": Answer(met=True, evidence=("e-1",), achievements=("a-1",)),
            "doan_ket": Answer(met=False, reason="còn đơn thư"),
        },
        achievements=("a-1",),
        votes=9,
    )
    return replace(made, **changes)


def minutes(**changes: Any) -> Minutes:
    """A meeting of nine out of ten members, with a guest."""
    made = Minutes(
        date=dt.date(2021, 6, 1),
        number="05/BB-HĐTĐKT",
        place="Phòng họp Ủy ban nhân dân xã Thử Nghiệm",
        started="14 giờ 00",
        ended="15 giờ 30",
        chair="Trần Văn Mẫu",
        chair_position="Chủ tịch Ủy ban nhân dân xã",
        secretary="Nguyễn Thị Mẫu",
        secretary_position="Công chức Tư pháp - Hộ tịch",
        attendees=("Ông Trần Văn Mẫu, Chủ tịch Ủy ban nhân dân xã", "Bà Lê Thị Mẫu, Phó Chủ tịch"),
        invited=("Ông Phạm Văn Mẫu, Trưởng thôn Mẫu Một",),
        present=9,
        summoned=10,
    )
    return replace(made, **changes)


def dossier(**changes: Any) -> Dossier:
    """A whole dossier under :func:`plan`: a hamlet and a person, an achievement, one file."""
    made = Dossier(
        id="h-1",
        title="Hồ sơ thử nghiệm",
        plan="ke-hoach-thu",
        plan_version="1.0",
        unit=unit(),
        nominees=(collective(), person()),
        nominations=(
            nomination(),
            Nomination(id="d-2", nominee="n-2", award="bang-khen", roles=("to-truong",), summary_text="Đã làm tốt."),
        ),
        achievements=(achievement(),),
        evidence=(evidence(),),
        figures={"cu_tri": turnout(), "bau_lai": Figure(value=False), "kinh_phi": Figure(value="1234.5")},
        told_quotas={"tap-the": 2},
        events={"hoi-nghi": EventDate(date=dt.date(2021, 6, 30), fixed=True)},
        minutes=minutes(),
        submission=Submission(signer="s-1", addressees=("Ủy ban nhân dân huyện Ví Dụ",), recipients=("Như trên",)),
        sample=True,
    )
    return replace(made, **changes)


def plan(**changes: Any) -> Plan:
    """A small plan: one tested criterion, one asked, a shared quota, a deadline and the three papers."""
    made = Plan(
        format=1,
        id="ke-hoach-thu",
        version="1.0",
        status="complete",
        identity=Identity(
            number="00/KH-UBND",
            date=dt.date(2021, 1, 15),
            issuer="Ủy ban nhân dân tỉnh Ví Dụ",
            title="Kế hoạch thử nghiệm",
        ),
        events=(Event(id="hoi-nghi", title="Hội nghị tổng kết"),),
        nominee_kinds=("collective", "individual"),
        unit_types=(
            UnitType(id="xa", title="Xã", level="commune", may_propose=True),
            UnitType(id="thon", title="Thôn", level="hamlet"),
        ),
        roles=(Role(id="to-truong", title="Tổ trưởng tổ bầu cử"),),
        routes=(Route(id="qua-huyen", unit_types=("xa",), addressees=("{superior}",)),),
        fields=_fields(),
        criteria=_criteria(),
        quotas=(
            Quota(
                id="chung",
                title="Chung",
                limits=(Limit(id="tap-the", title="Tập thể", kinds=("collective",), number=5),),
                proposer_types=("xa",),
            ),
        ),
        dossier_items=(
            DossierItem(id="to-trinh", kind="submission", title="Tờ trình"),
            DossierItem(id="danh-sach", kind="nominee_list", title="Danh sách"),
            DossierItem(id="tom-tat", kind="achievement_summary", title="Tóm tắt thành tích", per="nominee"),
        ),
        deadlines=(Deadline(id="nop", title="Nộp hồ sơ", kind="relative", event="hoi-nghi", days=10),),
        awards=(Award(id="bang-khen", name="Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh Ví Dụ"),),
    )
    return replace(made, **changes)


def _fields() -> tuple[Field, ...]:
    return (
        Field(
            id="cu_tri",
            title="Cử tri theo khu vực bỏ phiếu",
            kind="table",
            columns=(
                Column(id="khu_vuc", title="Khu vực"),
                Column(id="danh_sach", title="Cử tri trong danh sách", kind="integer"),
                Column(id="di_bau", title="Cử tri đi bầu", kind="integer", at_most="danh_sach"),
            ),
        ),
        Field(id="bau_lai", title="Có bầu lại", kind="yes_no"),
        Field(id="kinh_phi", title="Kinh phí", kind="number", unit="triệu đồng"),
        Field(id="so_ho", title="Số hộ", kind="integer", scope="nominee"),
        Field(id="khu_vuc_cua_minh", title="Khu vực của mình", kind="rows", scope="nominee", table="cu_tri"),
    )


def _criteria() -> tuple[Criterion, ...]:
    share = "sum(cu_tri.di_bau) / sum(cu_tri.danh_sach)"
    return (
        Criterion(id="chung", title="Tiêu chuẩn chung", kind="group"),
        Criterion(
            id="ty_le",
            title="Cử tri đi bầu",
            kind="test",
            parent="chung",
            fields=("cu_tri",),
            tests=(Test(title="Tỷ lệ", value=share, op=">=", than="98 %"),),
        ),
        Criterion(id="dung_luat", title="Đúng luật", parent="chung"),
        Criterion(id="doan_ket", title="Nội bộ đoàn kết", parent="chung", when_failed="reason"),
    )
