"""What the program is made of, with versions and licences: read from the libraries' own records."""

from __future__ import annotations

import platform
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import Distribution, PackageNotFoundError, distributions, requires, version
from pathlib import Path
from typing import Final

DISTRIBUTION: Final = "hoso-thidua"

# Not Python libraries, so that no record tells of them; versions stand in the READMEs beside the files.
_BESIDES: Final = (
    ("Qt (trong PySide6)", "", "LGPL-3.0"),
    ("PDFium (trong Qt PDF)", "", "BSD-3-Clause, Apache-2.0"),
    ("SQLite (đi kèm Python)", "", "phạm vi công cộng"),
    ("Phông chữ Tinos", "", "OFL-1.1"),
    ("Biểu tượng Lucide", "", "ISC"),
)
# Records of a licence that say too much or too little.
_SHORT_NAMES: Final = {
    "Dual License": "BSD-3-Clause hoặc Apache-2.0",
    "Apache License, Version 2.0": "Apache-2.0",
    "LGPL-3.0-only OR GPL-2.0-only OR GPL-3.0-only": "LGPL-3.0",
}
_NOT_DELIVERED: Final = frozenset({"pip", "setuptools", "wheel"})
_LONGEST_LICENCE: Final = 40


@dataclass(frozen=True, kw_only=True)
class Component:
    """One part; ``version`` "" = not told, ``licence`` a short name such as MIT."""

    name: str
    version: str
    licence: str


def list_components(libraries: Path | None = None, python: str = "") -> tuple[Component, ...]:
    """The program, Python and every library, in order of their names.

    ``libraries``: all that lies in this folder; None = what the program asks for, as it is installed here.
    ``python``: the version of the Python delivered, if it is not this one.
    """
    found = _all_in(libraries) if libraries is not None else _installed()
    made = {each.name.lower(): each for each in map(_component, found)}
    ordered = [made[name] for name in sorted(made) if name not in _NOT_DELIVERED]
    besides = [Component(name=name, version=version, licence=licence) for name, version, licence in _BESIDES]
    return (
        Component(name="Python", version=python or platform.python_version(), licence="PSF-2.0"),
        *ordered,
        *besides,
    )


def program_version() -> str:
    """The version of the program as it is installed; "" in a clone, which has no record of itself."""
    try:
        return version(DISTRIBUTION)
    except PackageNotFoundError:
        return ""


def component_line(component: Component) -> str:
    """One part as one line of a list."""
    return " ".join(part for part in (component.name, component.version) if part) + f": {component.licence}"


def _all_in(folder: Path) -> Iterator[Distribution]:
    return iter(distributions(path=[str(folder)]))


def _installed() -> Iterator[Distribution]:
    """Our requirements and theirs, where installed; in a bare clone, where we are not, everything there is."""
    everything = {_key(each.name): each for each in distributions()}
    if DISTRIBUTION not in everything:
        yield from everything.values()
        return
    waiting, seen = [DISTRIBUTION], {DISTRIBUTION}
    while waiting:
        wanted = [_key(_bare(line)) for line in requires(waiting.pop()) or () if "extra ==" not in line]
        for name in wanted:
            if name in everything and name not in seen:
                seen.add(name)
                waiting.append(name)
                yield everything[name]


def _component(found: Distribution) -> Component:
    return Component(name=found.name, version=found.version, licence=_licence(found))


def _licence(found: Distribution) -> str:
    """The licence by its short name: the modern field, the old one if it is short, else the classifiers."""
    record = found.metadata
    told = [*(record.get_all("License-Expression") or ()), *(record.get_all("License") or ()), ""]
    first = str(told[0]).strip().partition("\n")[0]
    if 0 < len(first) <= _LONGEST_LICENCE or first in _SHORT_NAMES:
        return _SHORT_NAMES.get(first, first)
    lines = [str(line) for line in record.get_all("Classifier") or ()]
    classified = [line.rpartition(" :: ")[2] for line in lines if line.startswith("License ::")]
    return ", ".join(classified) or "xem tệp giấy phép"


def _bare(requirement: str) -> str:
    """``lxml>=5.3; python_version`` without all that follows the name."""
    end = next((at for at, letter in enumerate(requirement) if not (letter.isalnum() or letter in "-_.")), None)
    return requirement[:end]


def _key(name: str) -> str:
    return name.replace("_", "-").replace(".", "-").lower()
