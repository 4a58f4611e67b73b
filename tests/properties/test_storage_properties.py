"""Any dossier in, the same dossier out: of the database, of a dossier file, of a backup."""

from __future__ import annotations

import io
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.domain.dossier import Dossier
from app.domain.dossier_part import UNTOUCHED, difference
from app.errors import ExchangeError
from app.exchange.dossier_file import DossierFile, read_dossier_file, write_dossier_file
from app.exchange.dossier_json import dump_json, read_json
from app.exchange.new_ids import with_new_ids
from app.storage.database import open_database
from app.storage.dossiers import Dossiers
from app.storage.evidence import EvidenceRegister
from app.storage.evidence_files import EvidenceFiles
from tests.helpers import made_up
from tests.helpers.any_dossier import TEXTS, dossiers, dossiers_with_files

# Making a dossier draws hundreds of small things.
LARGE = settings(
    max_examples=40,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.function_scoped_fixture],
)


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Dossiers]:
    """One database for all examples: each finds what the ones before it left."""
    folder = tmp_path_factory.mktemp("any")
    with open_database(folder / "hoso.db") as database:
        yield Dossiers(database, EvidenceRegister(database, EvidenceFiles(folder / "evidence")))


@LARGE
@given(dossier=dossiers(), pack=TEXTS)
def test_what_is_saved_is_loaded(shared: Dossiers, dossier: Dossier, pack: str) -> None:
    shared.save(dossier, pack)
    loaded = shared.load(dossier.id)
    assert loaded == dossier
    shared.save(loaded)
    assert shared.load(dossier.id) == dossier
    assert shared.pack_text(dossier.id) == pack
    assert shared.differing(dossier) == ()


@LARGE
@given(first=dossiers(), second=dossiers())
def test_a_dossier_saved_over_another_leaves_nothing_of_it(shared: Dossiers, first: Dossier, second: Dossier) -> None:
    shared.save(replace(first, id="mot"), "")
    shared.save(replace(second, id="mot"))
    assert shared.load("mot") == replace(second, id="mot")


@LARGE
@given(first=dossiers(), second=dossiers())
def test_writing_what_differs_gives_the_same_as_saving_at_once(
    shared: Dossiers, first: Dossier, second: Dossier
) -> None:
    after = replace(second, **{name: getattr(first, name) for name in UNTOUCHED})
    shared.save(first, "")
    shared.save_part(after, difference(first, after)[1])
    assert shared.load(first.id) == after


@LARGE
@given(dossier=dossiers())
def test_dossier_json_is_read_back(dossier: Dossier) -> None:
    data = dump_json(dossier)
    assert read_json(data, "dossier.json") == dossier
    assert dump_json(read_json(data, "dossier.json")) == data


@LARGE
@given(made=dossiers_with_files(), pack=TEXTS)
def test_a_dossier_file_is_read_back_with_its_evidence(made: tuple[Dossier, dict[str, bytes]], pack: str) -> None:
    dossier, contents = made
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "thử.hoso"
        write_dossier_file(path, dossier, pack, lambda sha256: io.BytesIO(contents[sha256]))
        read = read_dossier_file(path)
        assert (read.dossier, read.pack_text, read.evidence) == (dossier, pack, frozenset(contents))
        for sha256, content in contents.items():
            with read.open_evidence(sha256) as source:
                assert source.read() == content


@LARGE
@given(dossier=dossiers())
def test_new_ids_change_ids_and_nothing_else(dossier: Dossier) -> None:
    forth = iter(range(10_000))
    copy = with_new_ids(dossier, lambda: f"mới-{next(forth)}")
    known = [dossier.id, dossier.unit.id]
    known += [each.id for each in (*dossier.nominees, *dossier.evidence, *dossier.achievements)]
    fresh = [copy.id, copy.unit.id, *(each.id for each in (*copy.nominees, *copy.evidence, *copy.achievements))]
    assert len(set(fresh)) == len(known)
    assert not set(fresh) & set(known)
    names = dict(zip(fresh, known, strict=True))
    assert _renamed_back(copy, names) == dossier


def _renamed_back(copy: Dossier, names: dict[str, str]) -> Dossier:
    text = dump_json(copy).decode()
    for new, old in sorted(names.items(), key=lambda pair: -len(pair[0])):
        text = text.replace(f'"{new}"', _json_text(old))
    return read_json(text.encode(), "x")


def _json_text(text: str) -> str:
    return msgspec.json.encode(text).decode()


@pytest.fixture(scope="module")
def sound_file(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    path = tmp_path_factory.mktemp("file") / "mau.hoso"
    content = {made_up.evidence().sha256: made_up.EVIDENCE_CONTENT}
    write_dossier_file(path, made_up.dossier(), "format = 1", lambda sha256: io.BytesIO(content[sha256]))
    return path.read_bytes()


def read_or_refused(path: Path) -> DossierFile | None:
    """What the file says; None when it was refused as it should be."""
    try:
        return read_dossier_file(path)
    except ExchangeError as error:
        if "không bị thay đổi" not in error.message:
            raise
        return None


@settings(max_examples=400, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_a_file_with_spoilt_bytes_is_refused_or_read_right(
    sound_file: bytes, tmp_path: Path, data: st.DataObject
) -> None:
    spoilt = bytearray(sound_file)
    for _ in range(data.draw(st.integers(1, 4))):
        spoilt[data.draw(st.integers(0, len(spoilt) - 1))] = data.draw(st.integers(0, 255))
    cut = data.draw(st.one_of(st.just(len(spoilt)), st.integers(0, len(spoilt))))
    path = tmp_path / "hỏng.hoso"
    path.write_bytes(bytes(spoilt[:cut]))
    read = read_or_refused(path)
    assert read is None or read.dossier == made_up.dossier()


@settings(max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_a_json_with_spoilt_bytes_is_refused_or_read(tmp_path: Path, data: st.DataObject) -> None:
    spoilt = bytearray(dump_json(made_up.dossier()))
    for _ in range(data.draw(st.integers(1, 3))):
        spoilt[data.draw(st.integers(0, len(spoilt) - 1))] = data.draw(st.integers(0, 255))
    path = tmp_path / "dossier.json"
    path.write_bytes(bytes(spoilt))
    read = read_or_refused(path)
    assert read is None or read.dossier.plan == read_json(path.read_bytes(), "x").plan


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(content=st.binary(max_size=400))
def test_any_bytes_are_refused_politely(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "x.hoso"
    path.write_bytes(content)
    with pytest.raises(ExchangeError, match="không bị thay đổi"):
        read_dossier_file(path)
