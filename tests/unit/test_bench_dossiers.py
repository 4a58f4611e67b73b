"""The dossiers that are measured are whole, varied, and the same each time."""

from __future__ import annotations

import pytest

from app.domain.dossier import Snapshot
from app.domain.references import broken_references
from tests.bench import check
from tests.bench.dossiers import dossier_of, sample_snapshot


@pytest.fixture(scope="module")
def sample() -> Snapshot:
    return sample_snapshot()


def test_a_size_always_gives_the_same_dossier_in_new_objects(sample: Snapshot) -> None:
    one, other = dossier_of(sample, 20), dossier_of(sample, 20)
    assert one == other
    assert one.dossier is not other.dossier


@pytest.mark.parametrize(("size", "collectives"), [(1, 1), (13, 5), (100, 39), (500, 192)])
def test_a_dossier_has_as_many_nominees_as_asked_for_and_5_of_13_are_collectives(
    sample: Snapshot, size: int, collectives: int
) -> None:
    made = dossier_of(sample, size)
    assert len(made.dossier.nominations) == size
    assert len(made.nominations_of("collective")) == collectives
    assert len(made.nominations_of("individual")) == size - collectives


def test_nobody_has_the_name_of_another(sample: Snapshot) -> None:
    names = [each.name for each in dossier_of(sample, 1000).dossier.nominees]
    assert len(set(names)) == len(names)


def test_nothing_in_a_dossier_leads_nowhere(sample: Snapshot) -> None:
    assert broken_references(dossier_of(sample, 60).dossier) == ()


def test_each_nominee_has_two_to_six_achievements_of_its_own(sample: Snapshot) -> None:
    dossier = dossier_of(sample, 60).dossier
    counts = {len(each.achievements) for each in dossier.nominations}
    assert counts == {2, 3, 4, 5, 6}
    assert len(dossier.achievements) == sum(len(each.achievements) for each in dossier.nominations)


def test_texts_are_of_many_lengths(sample: Snapshot) -> None:
    dossier = dossier_of(sample, 60).dossier
    assert len({len(each.result) for each in dossier.achievements}) > 30
    assert len({len(each.name) for each in dossier.nominees}) > 10


def test_a_large_dossier_is_as_ready_as_the_sample() -> None:
    assert [figures.ready for figures in check.measure([8, 60], runs=1)] == [True, True]
