"""Reading what officials type, showing what is stored, and putting it in its place without losing the rest."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest

from app.domain.achievement import Achievement, Figure, NamedFigure, Participation
from app.domain.dates import PartialDate
from app.domain.dossier import Answer, Dossier, EventDate, Minutes, Submission
from app.domain.finding import Place
from app.domain.nominee import Discipline, EarlierAward
from app.domain.plan import Column, Option
from app.errors import InputError
from app.forms.answers import put_answer, read_answer, show_answer, show_table, stored_answer
from app.forms.spec import FormField
from tests.helpers import dossier_builder as make

OPTIONS = (Option(id="a", title="Hoàn thành tốt"), Option(id="b", title="Hoàn thành"))
HERE = Place(part="dossier", field="o")


def field(kind: Any = "text", **changes: Any) -> FormField:
    return replace(FormField(place=HERE, label="Ô", kind=kind, clause="V.2"), **changes)


# ------------------------------------------------------------------ reading


@pytest.mark.parametrize(
    ("kind", "typed", "stored"),
    [
        ("text", "  Thôn   Một\t", "Thôn Một"),
        ("text", "a & b <Thi đua> \x0b 😀", "a & b <Thi đua> 😀"),
        ("text", "Ho\u0300a", "Hòa"),
        ("long_text", "một\r\nhai\x0bba\n\n\n\nbốn  ", "một\nhai\nba\n\nbốn"),
        ("integer", "1.234", 1234),
        ("integer", "1 234", 1234),
        ("integer", "0", 0),
        ("integer", "-5", -5),
        ("integer", "12,0", 12),
        ("money", "186.500.000", 186_500_000),
        ("number", "1.234,5", "1234.5"),
        ("number", "0,125", "0.125"),
        ("number", "2", 2),
        ("percent", "99,87", "99.87"),
        ("percent", "99,87 %", "99.87"),
        ("percent", "98%", 98),
        ("date", "2/9/1985", "1985-09-02"),
        ("date", "9/1985", "1985-09"),
        ("date", "1985", "1985"),
        ("date", "ngày 5 tháng 1 năm 2021", "2021-01-05"),
        ("yes_no", "Có", True),
        ("yes_no", "KHÔNG", False),
        ("yes_no", "yes", True),
        ("choice", "a", "a"),
        ("choice", "Hoàn thành", "b"),
        ("choice", "hoàn  thành tốt", "a"),
    ],
)
def test_what_is_typed_becomes_what_is_stored(kind: Any, typed: str, stored: Any) -> None:
    assert read_answer(field(kind, options=OPTIONS if kind == "choice" else ()), typed) == stored


@pytest.mark.parametrize(
    "kind", ["text", "long_text", "integer", "number", "percent", "money", "date", "yes_no", "choice"]
)
@pytest.mark.parametrize("typed", ["", "   ", "\n\t\u200b"])
def test_nothing_typed_is_nothing_stored(kind: Any, typed: str) -> None:
    assert read_answer(field(kind, options=OPTIONS), typed) is None


@pytest.mark.parametrize(
    ("kind", "typed"),
    [
        ("integer", "2,5"),
        ("integer", "hai"),
        ("integer", "200%"),
        ("integer", "9" * 60),
        ("money", "1,5"),
        ("number", "98%"),
        ("number", "1e5"),
        ("percent", "%"),
        ("percent", "9 8 %%"),
        ("date", "31/4/2021"),
        ("date", "mai"),
        ("date", "2/9/85"),
        ("yes_no", "có lẽ"),
        ("choice", "c"),
    ],
)
def test_what_cannot_be_read_is_refused_at_the_field_in_words(kind: Any, typed: str) -> None:
    with pytest.raises(InputError) as refused:
        read_answer(field(kind, options=OPTIONS), typed)
    (finding,) = refused.value.findings
    assert (finding.place, finding.clause, finding.severity) == (HERE, "V.2", "error")
    assert finding.message == refused.value.message
    assert finding.message.endswith((".", "%.", "…"))
    assert finding.mend


def test_where_the_very_day_is_needed_half_a_date_is_refused() -> None:
    assert read_answer(field("date", exact_date=True), "30/6/2021") == "2021-06-30"
    with pytest.raises(InputError, match="chưa đủ ngày"):
        read_answer(field("date", exact_date=True), "6/2021")


@pytest.mark.parametrize("kind", ["choices", "rows"])
def test_lists_are_ids_or_titles_each_once(kind: Any) -> None:
    several = field(kind, options=OPTIONS)
    assert read_answer(several, ("b", "a", "b")) == ("b", "a")
    assert read_answer(several, "Hoàn thành tốt\n\nb\n") == ("a", "b")
    assert read_answer(several, ()) == ()
    assert read_answer(several, "") == ()
    with pytest.raises(InputError, match="“c” không có trong danh mục"):
        read_answer(several, ("a", "c"))


def test_yes_and_no_may_have_words_of_their_own() -> None:
    own = field("yes_no", options=(Option(id="yes", title="Có áp dụng"), Option(id="no", title="Không áp dụng")))
    assert read_answer(own, "Không áp dụng") is False
    assert read_answer(own, "có áp dụng") is True
    assert read_answer(own, "không") is False
    assert show_answer("yes_no", False, own.options) == "Không áp dụng"


COLUMNS = (
    Column(id="ten", title="Tên"),
    Column(id="so", title="Số", kind="integer"),
    Column(id="ngay", title="Ngày", kind="date"),
    Column(id="co", title="Có", kind="yes_no"),
)


def test_tables_are_read_cell_by_cell_without_their_empty_rows() -> None:
    typed = (
        {"ten": " KV1 ", "so": "1.234", "ngay": "5/2021", "co": "có"},
        {"ten": "", "so": " ", "ngay": "", "co": ""},
        {"ten": "KV2", "so": "0"},
    )
    rows = read_answer(field("table", columns=COLUMNS), typed)
    assert rows == (
        {"ten": "KV1", "so": 1234, "ngay": "2021-05", "co": True},
        {"ten": "KV2", "so": 0, "ngay": None, "co": None},
    )
    assert show_table(COLUMNS, rows) == (
        {"ten": "KV1", "so": "1.234", "ngay": "5/2021", "co": "Có"},
        {"ten": "KV2", "so": "0", "ngay": "", "co": ""},
    )


def test_a_table_is_pasted_from_a_spreadsheet() -> None:
    rows = read_answer(field("table", columns=COLUMNS[:2]), "KV1\t1.052\nKV2\t968\n")
    assert rows == ({"ten": "KV1", "so": 1052}, {"ten": "KV2", "so": 968})
    assert show_answer("table", rows) == "KV1\t1052\nKV2\t968"


def test_every_bad_cell_of_a_table_is_told_at_its_row_and_column() -> None:
    with pytest.raises(InputError) as refused:
        read_answer(field("table", columns=COLUMNS), ({"ten": ""}, {"so": "hai", "ngay": "mai"}, {"co": "có lẽ"}))
    assert [(each.place.row, each.place.column) for each in refused.value.findings] == [
        (1, "so"),
        (1, "ngay"),
        (2, "co"),
    ]
    assert refused.value.message.startswith("Dòng 2, Số: “hai”")


# ------------------------------------------------------------------ showing


@pytest.mark.parametrize(
    ("kind", "stored", "shown"),
    [
        ("text", None, ""),
        ("text", "Thôn Một", "Thôn Một"),
        ("integer", 0, "0"),
        ("money", 186_500_000, "186.500.000"),
        ("number", "1234.5", "1.234,5"),
        ("percent", "99.87", "99,87"),
        ("date", "1985-09-02", "02/9/1985"),
        ("date", "1985-09", "9/1985"),
        ("yes_no", True, "Có"),
        ("yes_no", False, "Không"),
        ("choices", ("a", "x"), "a\nx"),
    ],
)
def test_what_is_stored_is_shown_as_officials_write_it(kind: Any, stored: Any, shown: str) -> None:
    assert show_answer(kind, stored) == shown


def test_choices_are_shown_by_their_titles() -> None:
    assert show_answer("choice", "b", OPTIONS) == "Hoàn thành"
    assert show_answer("choices", ("b", "mất"), OPTIONS) == "Hoàn thành\nmất"


@pytest.mark.parametrize(
    ("kind", "stored"),
    [
        ("integer", "hai"),
        ("number", "1e999999999"),
        ("number", "1/0"),
        ("date", "mai"),
        ("money", ""),
        ("percent", "9,5"),
    ],
)
def test_a_value_that_is_not_of_its_kind_is_shown_as_it_is(kind: Any, stored: str) -> None:
    assert show_answer(kind, stored) == stored


# ------------------------------------------------------------------ putting

FULL = make.dossier(
    nominees=(
        make.hamlet(),
        make.person(
            earlier_awards=(EarlierAward(name="Giấy khen", award="gk", date=PartialDate(2019, 12)),),
            discipline=(
                Discipline(kind="discipline", what="khiển trách"),
                Discipline(kind="investigation", what="có đơn thư", since=PartialDate(2021)),
            ),
        ),
    ),
    nominations=(
        make.nomination(
            figures={"so": Figure(value=5, source="Báo cáo", as_of=PartialDate(2021, 5, 24))},
            answers={"hoi": Answer(met=True, reason="Đã rõ", evidence=("bien-ban",))},
            achievements=("viec",),
            summary_text="Đã làm tốt.",
        ),
        make.nomination("ba-mau", roles=("to-truong",)),
    ),
    achievements=(
        Achievement(
            id="viec",
            title="Tuyên truyền",
            date=PartialDate(2021, 5),
            figures=(NamedFigure(title="Số buổi", value="24", unit="buổi"),),
            participants=(Participation(nominee="thon-1", role="Chủ trì"),),
            evidence=("bien-ban",),
        ),
    ),
    figures={"kv": Figure(value=({"ten": "KV1"},), source="Biên bản")},
    told_quotas={"tap-the": 3},
    events={"tong-ket": EventDate(date=dt.date(2021, 6, 30), fixed=True)},
    minutes=Minutes(date=dt.date(2021, 6, 7), number="03/BB"),
    submission=Submission(signer="pho", addressees=("Huyện", "Tỉnh"), number="5", date=dt.date(2021, 6, 9)),
    decision_date=dt.date(2021, 7, 15),
)
CASE, OTHER = "case-thon-1", "case-ba-mau"
EVERYWHERE: list[tuple[Place, Any]] = [
    (Place(part="dossier", field="kv"), ({"ten": "KV2", "so": 3},)),
    (Place(part="dossier", field="kv.source"), "Báo cáo mới"),
    (Place(part="dossier", field="kv.as_of"), "2021-05"),
    (Place(part="dossier", field="moi"), False),
    (Place(part="dossier", id="ho-so", field="title"), "Tên khác"),
    (Place(part="dossier", id="ho-so", field="decision_date"), "2021-07-16"),
    (Place(part="nomination", id=CASE, field="nominee"), "ba-mau"),
    (Place(part="nomination", id=CASE, field="award"), "khac"),
    (Place(part="nomination", id=CASE, field="quota"), "dong"),
    (Place(part="nomination", id=CASE, field="roles"), ("x", "y")),
    (Place(part="nomination", id=CASE, field="achievements"), ()),
    (Place(part="nomination", id=CASE, field="summary_text"), "một\nhai"),
    (Place(part="nomination", id=CASE, field="certificate_text"), "Đã có thành tích"),
    (Place(part="nomination", id=CASE, field="note"), "Ghi chú"),
    (Place(part="nomination", id=CASE, field="so"), 0),
    (Place(part="nomination", id=CASE, field="so.source"), "Nguồn khác"),
    (Place(part="nomination", id=CASE, field="so.as_of"), "2021-05-25"),
    (Place(part="nomination", id=CASE, field="hoi.met"), False),
    (Place(part="nomination", id=CASE, field="hoi.applies"), False),
    (Place(part="nomination", id=CASE, field="hoi.reason"), "Lý do khác"),
    (Place(part="nomination", id=CASE, field="hoi.evidence"), ("x",)),
    (Place(part="nomination", id=OTHER, field="moi.met"), True),
    (Place(part="submission", field="signer"), "chu-tich"),
    (Place(part="submission", field="addressees"), "Một\nHai"),
    (Place(part="submission", field="recipients"), "Như trên\nLưu: VT"),
    (Place(part="submission", field="opening"), "Lời mở đầu"),
    (Place(part="submission", field="number"), "06"),
    (Place(part="submission", field="date"), "2021-06-10"),
    (Place(part="minutes", field="date"), "2021-06-08"),
    (Place(part="minutes", field="number"), "04/BB"),
    (Place(part="minutes", field="chair"), "Trần Văn Mẫu"),
    (Place(part="minutes", field="present"), 0),
    (Place(part="minutes", field="attendees"), "Ông A, Chủ tịch\nBà B, Phó Chủ tịch"),
    (Place(part="nomination", id=CASE, field="votes"), 9),
    (Place(part="unit", field="name"), "Ủy ban nhân dân xã Khác"),
    (Place(part="unit", field="letterhead"), "ỦY BAN NHÂN DÂN\nXÃ KHÁC"),
    (Place(part="unit", field="superior_head"), "Chủ tịch huyện"),
    (Place(part="unit", id="pho", field="name"), "Người khác"),
    (Place(part="unit", id="pho", field="authority"), "by_order"),
    (Place(part="unit", id="pho", field="head_position"), "Chánh Văn phòng"),
    (Place(part="unit", id="pho", field="collective"), False),
    (Place(part="unit", id="pho", field="ordered_position"), "Trưởng phòng"),
    (Place(part="unit", id="pho", field="office"), "Phó Chủ tịch Ủy ban nhân dân xã"),
    (Place(part="nominee", id="thon-1", field="unit_type"), "doan"),
    (Place(part="nominee", id="thon-1", field="founded"), "1976"),
    (Place(part="nominee", id="ba-mau", field="birth"), "1981-06"),
    (Place(part="nominee", id="ba-mau", field="sex"), "male"),
    (Place(part="nominee", id="ba-mau", field="earlier_awards"),
     ({"name": "Bằng khen", "date": "2020-01-05", "decision_number": "1/QĐ", "issuer": None},)),
    (Place(part="nominee", id="ba-mau", field="discipline"), ({"what": "cảnh cáo", "since": "2015", "until": "2016"},)),
    (Place(part="nominee", id="ba-mau", field="conviction"), ({"what": "án treo", "since": None, "until": None},)),
    (Place(part="achievement", id="viec", field="title"), "Việc khác"),
    (Place(part="achievement", id="viec", field="date"), "2021"),
    (Place(part="achievement", id="viec", field="participants"), ("ba-mau", "thon-1")),
    (Place(part="achievement", id="viec", field="figures"),
     ({"title": "A", "value": "1", "unit": None, "source": "B", "as_of": "2021-05"},)),
    (Place(part="achievement", id="viec", field="document_date"), "2021-05-25"),
    (Place(part="achievement", id="viec", field="document_issuer"), "Huyện Ví Dụ"),
    (Place(part="achievement", id="viec", field="tags"), "bầu cử\nvệ sinh"),
    (Place(part="achievement", id="viec", field="evidence"), ()),
    (Place(part="events", id="tong-ket"), "2021-07-01"),
    (Place(part="events", id="tong-ket", field="fixed"), False),
    (Place(part="events", id="nop"), "2021-06-14"),
    (Place(part="quota", id="dong", field="tap-the"), 0),
    (Place(part="quota", id="dong", field="ca-nhan"), 7),
]  # fmt: skip


def at(place: Place) -> FormField:
    return FormField(place=place, label="Ô", clause="V.2")


def name_of(part: object) -> str:
    return "-".join(each for each in (part.part, part.id, part.field) if each) if isinstance(part, Place) else ""


@pytest.mark.parametrize(("place", "value"), EVERYWHERE, ids=name_of)
def test_what_is_put_stands_there_and_everything_else_stays(place: Place, value: Any) -> None:
    changed = put_answer(FULL, at(place), value)
    assert stored_answer(changed, place) == value
    apart = [each for each, _ in EVERYWHERE if not same_thing(each, place)]
    assert [each for each in apart if stored_answer(changed, each) != stored_answer(FULL, each)] == []
    back = put_answer(changed, at(place), stored_answer(FULL, place))
    assert [stored_answer(back, each) for each, _ in EVERYWHERE] == [
        stored_answer(FULL, each) for each, _ in EVERYWHERE
    ]


def same_thing(one: Place, other: Place) -> bool:
    """Whether both are about one figure, one answer or one attribute."""
    return (one.part, one.id, one.field.partition(".")[0]) == (other.part, other.id, other.field.partition(".")[0])


@pytest.mark.parametrize(("place", "value"), EVERYWHERE, ids=name_of)
def test_an_answer_can_be_taken_back(place: Place, value: Any) -> None:
    changed = put_answer(put_answer(FULL, at(place), value), at(place), None)
    assert stored_answer(changed, place) in (None, (), True, False, "head")


def test_what_hangs_together_stays_together() -> None:
    changed = put_answer(FULL, at(Place(part="nomination", id=CASE, field="so")), 6)
    assert changed.nominations[0].figures["so"] == Figure(value=6, source="Báo cáo", as_of=PartialDate(2021, 5, 24))
    changed = put_answer(FULL, at(Place(part="nomination", id=CASE, field="hoi.met")), None)
    assert changed.nominations[0].answers["hoi"] == Answer(reason="Đã rõ", evidence=("bien-ban",))
    changed = put_answer(FULL, at(Place(part="events", id="tong-ket")), "2021-07-01")
    assert changed.events["tong-ket"] == EventDate(date=dt.date(2021, 7, 1), fixed=True)


def test_records_of_the_other_kinds_and_the_ids_of_known_awards_stay() -> None:
    place = Place(part="nominee", id="ba-mau", field="discipline")
    records = put_answer(FULL, at(place), ()).nominees[1].discipline
    assert [each.kind for each in records] == ["investigation"]
    rows: Any = ({"name": "Giấy khen", "date": "2019"}, {"name": "Bằng khen"})
    awards = put_answer(FULL, at(replace(place, field="earlier_awards")), rows).nominees[1].earlier_awards
    assert [(each.name, each.award, each.date) for each in awards] == [
        ("Giấy khen", "gk", PartialDate(2019)),
        ("Bằng khen", "", None),
    ]


def test_the_part_somebody_played_stays() -> None:
    place = Place(part="achievement", id="viec", field="participants")
    took_part = put_answer(FULL, at(place), ("ba-mau", "thon-1")).achievements[0].participants
    assert took_part == (Participation(nominee="ba-mau"), Participation(nominee="thon-1", role="Chủ trì"))


@pytest.mark.parametrize(
    "place",
    [
        Place(part="events", id="tong-ket"),
        Place(part="submission", field="date"),
        Place(part="minutes", field="date"),
        Place(part="dossier", id="ho-so", field="decision_date"),
    ],
)
def test_half_a_date_is_refused_where_the_very_day_is_kept(place: Place) -> None:
    with pytest.raises(InputError, match="chưa đủ ngày") as refused:
        put_answer(FULL, at(place), "2021-06")
    assert refused.value.findings[0].place == place


def test_nothing_can_be_settled_before_it_has_a_day() -> None:
    with pytest.raises(InputError, match="Ghi ngày trước"):
        put_answer(FULL, at(Place(part="events", id="nop", field="fixed")), True)


@pytest.mark.parametrize("part", ["nomination", "nominee", "achievement", "unit"])
def test_a_place_the_dossier_does_not_have_changes_nothing(part: Any) -> None:
    place = Place(part=part, id="không có", field="name" if part != "nomination" else "award")
    assert put_answer(FULL, at(place), "x") == FULL
    assert stored_answer(FULL, place) is None


def test_a_condition_that_hides_a_question_does_not_take_its_answer() -> None:
    aside = put_answer(FULL, at(Place(part="nomination", id=CASE, field="hoi.applies")), False)
    again = put_answer(aside, at(Place(part="nomination", id=CASE, field="hoi.applies")), True)
    assert again == FULL


def test_only_whole_numbers_are_quotas() -> None:
    place = Place(part="quota", id="dong", field="tap-the")
    for nothing in (None, True, "3"):
        assert put_answer(FULL, at(place), nothing).told_quotas == {}


def test_the_dossier_handed_in_is_left_as_it_was() -> None:
    before: Dossier = replace(FULL)
    for place, value in EVERYWHERE:
        put_answer(FULL, at(place), value)
    assert before == FULL


@pytest.mark.parametrize(
    ("kind", "typed", "says"),
    [
        ("integer", "12 nguoi", "“12 nguoi” không phải là một số; hãy chỉ viết số, ví dụ 12."),
        ("integer", "mười", "“mười” không phải là một số; hãy chỉ viết số, ví dụ 12."),
        ("integer", "1,350", "“1,350” phải là số nguyên; có phải là 1.350?"),
        ("integer", "1,35", "“1,35” phải là số nguyên."),
        ("money", "5 triệu", "“5 triệu” không phải là một số; hãy chỉ viết số, ví dụ 5."),
        ("number", "bao nhiêu", "“bao nhiêu” không phải là một số; hãy chỉ viết số, ví dụ 1.234,5."),
    ],
)
def test_what_is_no_number_is_told_with_one_that_would_be(kind: Any, typed: str, says: str) -> None:
    with pytest.raises(InputError) as refused:
        read_answer(field(kind), typed)
    assert refused.value.message == says
