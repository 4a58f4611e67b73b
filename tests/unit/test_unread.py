"""What cannot be read is kept as it was typed, dossier by dossier."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from app.domain.finding import Place
from app.paths import Paths
from app.services import checking
from app.services.app import App
from app.services.dossiers import open_snapshot
from app.services.samples import add_sample
from app.services.unread import UnreadAnswers
from app.services.unread_findings import unread_findings
from app.wiring import build_app
from tests.helpers import dossier_builder as make

DAY = Place(part="submission", field="date")
AREAS = Place(part="dossier", field="khu_vuc")


@pytest.fixture
def app(paths: Paths) -> Iterator[App]:
    made = build_app(paths)
    yield made
    made.close()


def test_what_was_typed_is_there_after_a_restart(app: App) -> None:
    unread = UnreadAnswers(app, "h-1")
    unread.keep(DAY, "ngày mai & <mốt>")
    unread.keep(AREAS, [{"ten": "Khu vực 1", "cu_tri": "một nghìn"}])
    again = UnreadAnswers(app, "h-1")
    assert again.typed(DAY) == "ngày mai & <mốt>"
    assert again.typed(AREAS) == [{"ten": "Khu vực 1", "cu_tri": "một nghìn"}]
    assert UnreadAnswers(app, "h-2").typed(DAY) is None


def test_what_can_be_read_is_kept_no_longer(app: App) -> None:
    unread = UnreadAnswers(app, "h-1")
    unread.keep(DAY, "mai")
    unread.forget(DAY)
    unread.forget(AREAS)
    assert UnreadAnswers(app, "h-1").typed(DAY) is None


TABLE = [{"ten": "1", "qh_ds": "1.204", "qh_db": "1.204"}, {"ten": "2", "qh_ds": "1,350", "qh_db": "1.35o"}]


def test_each_cell_that_cannot_be_read_is_a_finding_at_the_cell() -> None:
    found = list(unread_findings(make.sample(), {AREAS: TABLE}))
    assert [(each.place.row, each.place.column) for each in found] == [(1, "qh_ds"), (1, "qh_db")]
    assert {each.severity for each in found} == {"error"}
    assert "“1,350” phải là số nguyên; có phải là 1.350?" in found[0].message
    assert "“1.35o” không phải là một số" in found[1].message
    assert all("chưa tính vào hồ sơ" in each.mend for each in found)


def test_what_is_not_asked_is_no_finding() -> None:
    assert list(unread_findings(make.sample(), {Place(part="dossier", field="khong_co"): "x"})) == []


def test_a_dossier_with_answers_that_cannot_be_read_is_not_ready(app: App) -> None:
    snapshot = open_snapshot(app, add_sample(app))
    assert checking.assess(app, snapshot).ready
    judged = checking.assess(app, snapshot, unread={AREAS: TABLE, DAY: "hôm nào"})
    assert not judged.ready
    assert [each.place.field for each in judged.findings if each.code == "unread"] == ["khu_vuc", "khu_vuc", "date"]
    assert not any(each.code == "complete-cell" for each in judged.findings)
