"""``search``: finding as one types, and opening the ledger, among so many achievements."""

from __future__ import annotations

import json
import random
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median

from app.domain.achievement import Achievement, NamedFigure, Participation
from app.domain.dates import PartialDate
from app.domain.nominee import Nominee
from app.domain.vietnamese import search_key
from app.paths import locate_paths
from app.services.app import App
from app.services.ledger_choices import LedgerChoices
from app.storage.ledger import LedgerFilter
from app.wiring import build_app
from tests.bench.table import table
from tests.bench.timing import machine

AIM_MS, AIM_OPEN_MS = 16.0, 300.0
_PAGE = 100
_ONSETS = "b c ch d đ g gi h k kh l m n ng ngh nh ph qu r s t th tr v x"
_RIMES = "an ang anh ao át ay ân âng âu en ẻo ê ền ình ít iu on òng ô ôn ồng ờ ơn ụ un ung ư ừng ươn ường"
_COMMON = (
    "tuyên truyền bầu cử cử tri đại biểu nhân dân nông thôn mới xây dựng đường vận động quyên góp phòng chống dịch "
    "văn hóa gia đình khuyến học phong trào thi đua an ninh trật tự thanh niên phụ nữ cựu chiến binh mặt trận hoàn "
    "thành xuất sắc nhiệm vụ đồng ruộng vệ sinh môi trường"
)


@dataclass(frozen=True, kw_only=True)
class SearchFigures:
    """Milliseconds; ``typed`` queries were asked, each as far as somebody has typed it.

    ``open_ledger`` is until its rows can be seen, ``choices`` what its pick lists ask for when somebody comes to them.
    """

    size: int
    typed: int
    p50: float
    p95: float
    worst: float
    open_ledger: float
    choices: float
    sort_by_title: float
    save_one: float


def measure(size: int) -> SearchFigures:
    """The figures of a ledger with so many made-up achievements, in a folder that is removed again."""
    with tempfile.TemporaryDirectory(prefix="hoso-bench-") as folder:
        app = build_app(locate_paths(Path(folder)))
        try:
            made = fill_ledger(app, size)
            return _figures(app, made)
        finally:
            app.database.close()


def as_json(measured: SearchFigures) -> str:
    """Everything as one JSON object."""
    return json.dumps({"machine": machine(), **asdict(measured), "verdicts": _verdicts(measured)}, indent=2)


def as_text(measured: SearchFigures) -> str:
    """The figures as a table, and whether the aims are met."""
    headings = ("queries", "p50", "p95", "worst", "open ledger", "choices", "sort by title", "save one")
    ledger = (measured.open_ledger, measured.choices, measured.sort_by_title, measured.save_one)
    told = (measured.p50, measured.p95, measured.worst, *ledger)
    title = f"Search and ledger, {measured.size} achievements; milliseconds; {machine()}"
    rows = [(str(measured.typed), *(f"{each:.1f}" for each in told))]
    return "\n".join((title, "", table(headings, rows), "", *_verdicts(measured)))


def _verdicts(measured: SearchFigures) -> list[str]:
    def said(aim: str, is_met: bool) -> str:
        return f"Aim of {aim}: {'met' if is_met else 'MISSED'}."

    return [
        said(f"p95 <= {AIM_MS:.0f} ms", measured.p95 <= AIM_MS),
        said(f"opening under {AIM_OPEN_MS:.0f} ms", measured.open_ledger < AIM_OPEN_MS),
    ]


def fill_ledger(app: App, size: int) -> Achievement:
    """Fill the ledger; one of the achievements."""
    chance = random.Random(2021)
    rare = [onset + rime for onset in _ONSETS.split() for rime in _RIMES.split()]
    chance.shuffle(rare)
    words = [*_COMMON.split(), *rare]
    weights = [1 / (place + 3) for place in range(len(words))]
    app.nominees.save(*(Nominee(id=f"n{each}", kind="individual", name=f"Nguyễn Văn {each}") for each in range(200)))
    achievements = [_achievement(chance, words, weights, number) for number in range(size)]
    for start in range(0, size, 10_000):
        app.achievements.save(*achievements[start : start + 10_000])
    return achievements[size // 2]


def _achievement(chance: random.Random, words: list[str], weights: list[float], number: int) -> Achievement:
    def some(count: int) -> str:
        return " ".join(chance.choices(words, weights, k=count)).capitalize()

    return Achievement(
        id=f"{chance.getrandbits(128):032x}",
        title=f"{some(9)} {number}",
        area=chance.choice(("tuyen-truyen", "giao-thong", "moi-truong")),
        date=PartialDate(chance.randint(2000, 2026), chance.randint(1, 12)),
        result=some(25),
        figures=(NamedFigure(title=some(3), value=str(chance.randint(1, 999)), unit="lượt"),),
        participants=(Participation(nominee=f"n{chance.randrange(200)}"),),
        document=f"{number % 300}/BC-UBND",
        tags=(chance.choice(words),),
    )


def _figures(app: App, made: Achievement) -> SearchFigures:
    queries = list(_queries())
    taken = sorted(_milliseconds(lambda query=query: app.search.find(query)) for query in queries)
    return SearchFigures(
        size=len(app.ledger.numbers(LedgerFilter())),
        typed=len(queries),
        p50=median(taken),
        p95=taken[int(len(taken) * 0.95)],
        worst=taken[-1],
        open_ledger=_typical(lambda: _open(app)),
        choices=_typical(lambda: _choices(app)),
        sort_by_title=_typical(lambda: app.ledger.numbers(LedgerFilter(), "title")),
        save_one=_typical(lambda: app.achievements.save(made)),
    )


def _open(app: App) -> None:
    """What the window asks for when the ledger is turned to."""
    numbers = app.ledger.numbers(LedgerFilter())
    app.ledger.rows(numbers[:_PAGE])
    LedgerChoices(app)


def _choices(app: App) -> None:
    """What its pick lists ask for, all of them together."""
    choices = LedgerChoices(app)
    assert all((choices.years, choices.areas, choices.people, choices.tags))


def _queries() -> Iterator[str]:
    """Words typed letter by letter, with accents and without, common and rare, and names no row has."""
    chance = random.Random(7)
    rare = [onset + rime for onset in _ONSETS.split() for rime in _RIMES.split()]
    for _ in range(40):
        words = [*chance.sample(_COMMON.split(), chance.randint(1, 3)), *chance.sample(rare, chance.randint(0, 1))]
        whole = " ".join(words)
        for typed in (whole, search_key(whole)):
            yield from (typed[:length] for length in range(1, len(typed) + 1))


def _typical(work: Callable[[], object]) -> float:
    return median(_milliseconds(work) for _ in range(5))


def _milliseconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000
