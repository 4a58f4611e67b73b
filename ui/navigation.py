"""The pages of the program: in which order they stand on the rail, how each is called and made."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from ui import text
from ui.desk import Desk
from ui.page import Page

HOME, DOSSIER, LEDGER, NOMINEES, UNITS = "home", "dossier", "ledger", "nominees", "units"
PLANS, LINT = "plans", "lint"
SETTINGS, HELP, ABOUT, TRASH, WELCOME = "settings", "help", "about", "trash", "welcome"


@dataclass(frozen=True, kw_only=True)
class Entry:
    """A page; ``on_rail`` = it has a button and a key, ``below`` = the button stands at the foot of the rail."""

    id: str
    icon: str
    name: str
    make: Callable[[Desk], Page]
    on_rail: bool = True
    below: bool = False


def _home(desk: Desk) -> Page:
    from ui.pages.home import HomePage

    return HomePage(desk)


def _dossier(desk: Desk) -> Page:
    from ui.pages.dossier import DossierPage

    return DossierPage(desk)


def _ledger(desk: Desk) -> Page:
    from ui.pages.ledger import LedgerPage

    return LedgerPage(desk)


def _nominees(desk: Desk) -> Page:
    from ui.pages.nominees import NomineesPage

    return NomineesPage(desk)


def _units(desk: Desk) -> Page:
    from ui.pages.units import UnitsPage

    return UnitsPage(desk)


def _plans(desk: Desk) -> Page:
    from ui.pages.plans import PlansPage

    return PlansPage(desk)


def _lint(desk: Desk) -> Page:
    from ui.pages.lint import LintPage

    return LintPage(desk)


def _settings(desk: Desk) -> Page:
    from ui.pages.settings import SettingsPage

    return SettingsPage(desk)


def _help(desk: Desk) -> Page:
    from ui.pages.help import HelpPageView

    return HelpPageView(desk)


def _about(desk: Desk) -> Page:
    from ui.pages.about import AboutPage

    return AboutPage(desk)


def _trash(desk: Desk) -> Page:
    from ui.pages.trash import TrashPage

    return TrashPage(desk)


def _welcome(desk: Desk) -> Page:
    from ui.pages.welcome import WelcomePage

    return WelcomePage(desk)


# Pages are imported when they are first shown: a window that opens has no time for all of them.
PAGES = (
    Entry(id=HOME, icon="layout-dashboard", name=text.HOME, make=_home),
    Entry(id=DOSSIER, icon="file-text", name=text.DOSSIER, make=_dossier),
    Entry(id=LEDGER, icon="award", name=text.LEDGER, make=_ledger),
    Entry(id=NOMINEES, icon="users", name=text.NOMINEES, make=_nominees),
    Entry(id=UNITS, icon="landmark", name=text.UNIT, make=_units),
    Entry(id=PLANS, icon="scroll-text", name=text.PLAN, make=_plans),
    Entry(id=LINT, icon="file-search", name=text.LINT, make=_lint),
    Entry(id=SETTINGS, icon="settings", name=text.SETTINGS, make=_settings, below=True),
    Entry(id=HELP, icon="life-buoy", name=text.HELP, make=_help, below=True),
    Entry(id=ABOUT, icon="info", name=text.ABOUT, make=_about, on_rail=False),
    Entry(id=TRASH, icon="trash-2", name=text.TRASH, make=_trash, on_rail=False),
    Entry(id=WELCOME, icon="landmark", name=text.UNIT, make=_welcome, on_rail=False),
)


def entry(page_id: str) -> Entry:
    """The page with that id; KeyError when there is none."""
    return next(each for each in PAGES if each.id == page_id)
