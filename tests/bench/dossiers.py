"""Dossiers of any size made from the sample: the same size always gives the same dossier."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from app.domain.achievement import Achievement, NamedFigure, Participation
from app.domain.dossier import Nomination, Snapshot
from app.domain.nominee import Nominee
from app.paths import locate_paths
from app.plans.library import PlanLibrary
from app.services.samples import read_sample

# Of 13 nominees 5 are collectives, as in the quota of clause V.3 of the sample's plan.
_COLLECTIVES, _OF = 5, 13

_PLACES = (
    "An Khê", "Bắc Sơn", "Cẩm Đoài", "Dương Liễu", "Đông Hải", "Gia Lạc", "Hưng Nhượng", "Khánh Thượng", "Lộc Thọ",
    "Minh Tân", "Nghĩa Phương", "Ô Mễ", "Phú Ốc", "Quyết Thắng", "Sơn Đình", "Thượng Phúc", "Út Trì", "Vĩnh Quỳnh",
    "Xuân Trường Thượng", "Yên Xá",
)  # fmt: skip
_FAMILIES = ("Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Phan", "Vũ", "Đặng", "Bùi", "Đỗ", "Hồ", "Ngô", "Dương", "Lý")
_MIDDLES = {
    "male": ("Văn", "Đình", "Quang Minh", "Hữu", "Công", "Xuân"),
    "female": ("Thị", "Thị Ngọc", "Thúy", "Thị Hồng", "Bích", "Thu"),
}
_GIVEN = ("An", "Bình", "Chương", "Dũng", "Đức", "Giang", "Hòa", "Huyền", "Khương", "Lan", "Nghiêng", "Thủy", "Uyển")
_WORKPLACES = (
    "Ủy ban nhân dân xã An Mẫu",
    "Trạm Y tế xã",
    "Hội Liên hiệp Phụ nữ xã An Mẫu, huyện Thái Mẫu",
    "Trường Tiểu học và Trung học cơ sở xã An Mẫu, huyện Thái Mẫu, tỉnh Thái Bình",
    "Thôn Đoài",
)


def sample_snapshot() -> Snapshot:
    """The first sample that comes with the program, with its plan."""
    paths = locate_paths()
    folder = min(each for each in (paths.resources / "samples").iterdir() if each.is_dir())
    dossier = read_sample(folder)
    return Snapshot(plan=PlanLibrary((paths.plans,)).load(dossier.plan), dossier=dossier)


def fonts_folder() -> Path:
    """The fonts that the papers embed."""
    return locate_paths().fonts


def dossier_of(sample: Snapshot, size: int) -> Snapshot:
    """A dossier of ``size`` nominees, new objects at each call, so that nothing remembered about another is of use.

    Nominees repeat the sample's with other names, workplaces and achievements; 5 of 13 are collectives. Each has
    two to six achievements of its own, whose texts are one to three times as long as the sample's.
    """
    cases = [_case(sample, number) for number in range(size)]
    dossier = replace(
        sample.dossier,
        nominees=tuple(nominee for nominee, _, _ in cases),
        nominations=tuple(nomination for _, nomination, _ in cases),
        achievements=tuple(each for _, _, own in cases for each in own),
        told_quotas=dict.fromkeys(sample.dossier.told_quotas, size),
    )
    return Snapshot(plan=sample.plan, dossier=dossier)


def _case(sample: Snapshot, number: int) -> tuple[Nominee, Nomination, tuple[Achievement, ...]]:
    """The nominee, nomination and achievements of that number."""
    collective = number * _COLLECTIVES % _OF < _COLLECTIVES
    kinds = ("collective", "household", "organisation") if collective else ("individual",)
    templates = sample.nominations_of(*kinds)
    template = templates[number % len(templates)]
    nominee = _nominee(sample.dossier.nominee_of(template), number)
    own = _achievements(sample.dossier.achievements, nominee, number)
    nomination = replace(
        template, id=f"{template.id}-{number}", nominee=nominee.id, achievements=tuple(each.id for each in own)
    )
    return nominee, nomination, own


def _nominee(template: Nominee, number: int) -> Nominee:
    nominee_id = f"{template.id}-{number}"
    if not template.is_person:
        turn, place = divmod(number, len(_PLACES))
        quarter = f" {_PLACES[turn % len(_PLACES)]}" if turn else ""
        return replace(template, id=nominee_id, name=f"{template.name} {_PLACES[place]}{quarter}")
    workplace = _WORKPLACES[number % len(_WORKPLACES)]
    return replace(template, id=nominee_id, name=_person(template, number), workplace=workplace)


def _person(template: Nominee, number: int) -> str:
    """A name nobody else has among the first thousand, marked as fictional as the sample's are."""
    middles = _MIDDLES["female" if template.sex == "female" else "male"]
    rest, given = divmod(number, len(_GIVEN))
    rest, family = divmod(rest, len(_FAMILIES))
    return f"{_FAMILIES[family]} {middles[rest % len(middles)]} {_GIVEN[given]} Mẫu"


def _achievements(templates: Sequence[Achievement], nominee: Nominee, number: int) -> tuple[Achievement, ...]:
    """Two to six achievements in which only this nominee took part."""
    chosen = [templates[(number * 7 + place) % len(templates)] for place in range(2 + number % 5)]
    return tuple(
        replace(
            each,
            id=f"{each.id}-{number}",
            result=". ".join([each.result, *_more_results(templates, number, (number + place) % 3)]),
            figures=tuple(_figure(figure, number) for figure in each.figures),
            participants=(Participation(nominee=nominee.id),),
        )
        for place, each in enumerate(chosen)
    )


def _more_results(templates: Sequence[Achievement], number: int, count: int) -> list[str]:
    return [templates[(number + step) % len(templates)].result for step in range(count)]


def _figure(figure: NamedFigure, number: int) -> NamedFigure:
    return replace(figure, value=str(int(figure.value) + number)) if figure.value.isdigit() else figure
