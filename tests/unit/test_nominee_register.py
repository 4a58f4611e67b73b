"""The register of nominees and units: found without accents, never merged silently, every change taken back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from app.domain.dates import PartialDate
from app.domain.nominee import EarlierAward, Nominee
from app.domain.plan import Option
from app.domain.unit import Unit
from app.errors import InputError
from app.forms.register_forms import nominee_form, unit_form
from app.forms.spec import FormField
from app.paths import Paths
from app.services import nominees, units
from app.services.app import App
from app.services.register_editing import RegisterEditing
from app.services.unit_preview import draw_unit
from app.wiring import build_app
from tests.helpers import made_up


@pytest.fixture
def app(paths: Paths) -> Iterator[App]:
    """The program with the made-up dossier."""
    opened = build_app(paths)
    opened.dossiers.save(made_up.dossier(), "pack")
    yield opened
    opened.close()


def person(name: str, birth: PartialDate | None = None) -> Nominee:
    return Nominee(id=f"{name}-{birth.iso() if birth else ''}", kind="individual", name=name, birth=birth)


def body(name: str) -> Nominee:
    return Nominee(id=name, kind="collective", name=name)


BORN = PartialDate(1978, 4, 12)


def ask(nominee: Nominee, name: str) -> FormField:
    return next(field for each in nominee_form(nominee, ()) for field in each.fields if field.place.field == name)


@pytest.mark.parametrize("words", ["nguyen thi mau", "MẪU tu phap", "1985", ""])
def test_somebody_is_found_without_accents_by_any_word(app: App, words: str) -> None:
    assert "n-2" in [each.id for each in nominees.find(app.nominees.list(), words)]


def test_kinds_are_kept_apart_in_a_search(app: App) -> None:
    assert [each.id for each in nominees.find(app.nominees.list(), "", "collective")] == ["n-1"]
    assert nominees.find(app.nominees.list(), "không ai cả") == ()


def test_it_is_told_which_dossiers_have_somebody(app: App) -> None:
    assert nominees.used_in(app, "n-2") == ("Hồ sơ thử nghiệm",)
    with pytest.raises(InputError):
        nominees.throw_away(app, "n-2")


@pytest.mark.parametrize(
    ("one", "other", "why"),
    [
        (person("Trần Thị Hòa", PartialDate(1980)), person("Trần Thị Hoà", PartialDate(1980, 5)), "same"),
        (person("Lý Văn An", PartialDate(1970)), person("Lí Văn An", PartialDate(1970)), "same"),
        (person("Lê Văn Tám"), person("lê văn tám", PartialDate(1990)), "same_unknown_birth"),
        (person("Lê Văn Tam", PartialDate(1990)), person("Lê Văn Tám", PartialDate(1990)), "accents"),
        (person("Lê Văn Tam"), person("Lê Văn Tám"), None),
        (person("Lê Văn Tám", PartialDate(1990)), person("Lê Văn Tám", PartialDate(1991)), None),
        (person("Nguyên Thị Lan"), person("Nguyễn Thị Lan", PartialDate(1978)), "accents"),
        (person("Nguyen Thi Hoa"), person("Nguyễn Thị Hòa"), "accents"),
        (person("Nguyễn T. Lan"), person("Nguyễn Thị Lan"), "initials"),
        (person("N.T. Lan"), person("Nguyễn Thị Lan"), None),
        (person("N.T. Lan", PartialDate(1978)), person("Nguyễn Thị Lan", PartialDate(1978)), "initials"),
        (person("Nguyễn Thị Lann", PartialDate(1978)), person("Nguyễn Thị Lan", PartialDate(1978)), "letter"),
        (person("Nguyễn Thị Lann"), person("Nguyễn Thị Lan", PartialDate(1978)), None),
        (person("Nguyễn Thị Loan", PartialDate(1978)), person("Nguyễn Thị Lan", PartialDate(1978)), None),
        (person("Nguyễn Thị Loan", BORN), person("Nguyễn Thị Lan", BORN), "letter"),
        (body("Thôn Đông"), body("Thôn Dông"), "accents"),
        (body("Thôn 1"), body("Thôn Một"), "abbreviated"),
        (body("Thôn 1"), body("Thôn 2"), None),
        (body("Đoàn TNCS Hồ Chí Minh xã A"), body("Đoàn Thanh niên Cộng sản HCM xã A"), "abbreviated"),
        (body("Hội LHPN xã A"), body("Hội Liên hiệp Phụ nữ Việt Nam xã A"), "abbreviated"),
        (body("ubnd xã A"), body("UBND xã A"), "same"),
    ],
)
def test_who_may_be_one_and_the_same(app: App, one: Nominee, other: Nominee, why: str | None) -> None:
    other = replace(other, id="khac")
    app.nominees.save(one, other)
    found = [each.why for each in nominees.doubles(app.nominees.list(), nominees.kept_apart(app))]
    assert found == ([why] if why else [])
    assert [(each.why, each.other) for each in nominees.doubles_of(app, one)] == ([(why, other)] if why else [])


def test_two_that_are_two_are_not_asked_about_again(app: App) -> None:
    app.nominees.save(person("Lê Văn Tám"), replace(person("Lê Văn Tám"), id="khac"))
    (pair,) = nominees.doubles(app.nominees.list(), nominees.kept_apart(app))
    nominees.keep_apart(app, pair.other.id, pair.one.id)
    assert nominees.doubles(app.nominees.list(), nominees.kept_apart(app)) == ()
    assert nominees.doubles_of(app, pair.one) == ()


def test_a_merged_entry_has_what_either_knew_and_stands_in_every_dossier(app: App) -> None:
    award = EarlierAward(name="Bằng khen")
    other = replace(made_up.person(), id="n-9", hometown="xã Khác", phone="0123", earlier_awards=(award,))
    app.nominees.save(replace(made_up.person(), hometown=""), other)
    nominees.merge(app, other, app.nominees.get("n-2"))
    dossier = app.dossiers.load("h-1")
    assert dossier.nominations[1].nominee == "n-9"
    kept = dossier.nominee("n-9")
    assert (kept.hometown, kept.phone) == ("xã Khác", "0123")
    assert set(kept.earlier_awards) == {award, *made_up.person().earlier_awards}
    assert [each.id for each in app.nominees.trashed()] == ["n-2"]


def test_two_of_one_dossier_are_not_merged(app: App) -> None:
    before = app.dossiers.load("h-1")
    with pytest.raises(InputError):
        nominees.merge(app, before.nominees[0], before.nominees[1])
    assert app.dossiers.load("h-1") == before


def test_a_change_is_durable_and_taken_back_after_a_restart(app: App) -> None:
    editing = RegisterEditing(app, app.nominees, "n-2")
    editing.put(ask(editing.thing, "political_theory"), "Cao cấp")
    editing.put(ask(editing.thing, "birth"), "1985")
    app.close()
    again = app.opened_again()
    later = RegisterEditing(again, again.nominees, "n-2")
    assert (later.thing.political_theory, later.thing.birth) == ("Cao cấp", PartialDate(1985))
    assert later.undo()
    assert later.undo()
    assert later.thing == made_up.person()
    assert later.redo()
    assert again.nominees.get("n-2").political_theory == "Cao cấp"
    again.close()


def test_what_was_changed_elsewhere_is_not_taken_back(app: App) -> None:
    editing = RegisterEditing(app, app.nominees, "n-2")
    editing.put(ask(editing.thing, "phone"), "0123")
    app.nominees.save(replace(made_up.person(), phone="999"))
    with pytest.raises(InputError):
        RegisterEditing(app, app.nominees, "n-2").undo()
    assert app.nominees.get("n-2").phone == "999"


@pytest.mark.parametrize("nominee", [made_up.person(), made_up.collective()], ids=["person", "collective"])
def test_every_question_of_the_form_has_its_place(app: App, nominee: Nominee) -> None:
    editing = RegisterEditing(app, app.nominees, nominee.id)
    for section in nominee_form(nominee, ()):
        for field in section.fields:
            editing.put(field, editing.value(field.place))
    assert editing.thing == nominee


def test_every_question_about_a_unit_has_its_place(app: App) -> None:
    editing = RegisterEditing(app, app.units, "u-1")
    for section in unit_form(editing.thing, ()):
        for field in section.fields:
            editing.put(field, editing.value(field.place))
    assert editing.thing == made_up.unit()


def test_a_units_name_tells_the_rest_where_nothing_was_said(app: App) -> None:
    unit = units.add_unit(app, "Ủy ban nhân dân phường 3")
    assert (unit.letterhead, unit.place, unit.symbol) == (("ỦY BAN NHÂN DÂN", "PHƯỜNG 3"), "Phường 3", "UBND")
    said = units.with_suggestions(replace(unit, place="Nơi khác"))
    assert said.place == "Nơi khác"


TYPES = (Option(id="xa", title="Xã"), Option(id="phuong", title="Phường"))


def test_suggestions_nobody_touched_go_on_with_the_name() -> None:
    begun = Unit(id="u", name="Ủy ban nhân dân", type="", letterhead=(), place="", symbol="")
    begun = units.renamed(begun, "", TYPES)
    assert (begun.letterhead, begun.place, begun.type) == (("ỦY BAN NHÂN DÂN",), "", "")
    whole = units.renamed(replace(begun, name="Ủy ban nhân dân xã Minh Tâm"), begun.name, TYPES)
    assert (whole.letterhead, whole.place, whole.type) == (("ỦY BAN NHÂN DÂN", "XÃ MINH TÂM"), "Minh Tâm", "xa")


def test_what_was_said_in_other_words_stays_when_the_name_goes_on() -> None:
    said = Unit(id="u", name="UBND xã A", type="phuong", letterhead=("XÃ A",), place="", symbol="UBND")
    after = units.renamed(replace(said, name="UBND xã B"), said.name, TYPES)
    assert (after.letterhead, after.place, after.symbol, after.type) == (("XÃ A",), "", "UBND", "phuong")


def test_a_deputy_signs_for_the_head(app: App) -> None:
    unit = units.new_signer(made_up.unit(signers=()), "Lê Thị Mẫu", "Phó Chủ tịch")
    (signer,) = unit.signers
    assert (signer.authority, signer.head_position) == ("deputy", "Chủ tịch")


def test_the_only_unit_is_the_default(app: App) -> None:
    assert units.default_unit(app) == made_up.unit()
    units.add_unit(app, "Hội Nông dân xã Thử Nghiệm")
    assert units.default_unit(app) is None


@pytest.mark.parametrize("unit", [made_up.unit(), made_up.unit(signers=(), letterhead=(), name="")])
def test_a_page_is_drawn_of_any_unit(app: App, unit: Unit) -> None:
    assert draw_unit(app.fonts, unit).startswith(b"%PDF")


def test_the_register_says_which_collectives_the_plans_do_not_count(app: App) -> None:
    (hint,) = nominees.collective_hints(app)
    assert "Tổ bầu cử" in hint
    hamlet = Nominee(id="thon", kind="collective", name="Thôn Một")
    asked = [field for each in nominee_form(hamlet, (), hint) for field in each.fields]
    assert [field.help for field in asked if field.place.field == "unit_type"] == [hint]
