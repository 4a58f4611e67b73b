"""The windows: they show what services answer and decide nothing themselves."""

from __future__ import annotations

from ui.feature_switch import skip_sources
from ui.singletons import hold_singletons

hold_singletons()
skip_sources()
