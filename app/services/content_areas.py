"""The content areas (nội dung) of the plans there are, by which achievements are sorted."""

from __future__ import annotations

from app.services.app import App


def area_titles(app: App) -> dict[str, str]:
    """The titles of the content areas of every plan that can be read, by id."""
    plans = (app.library.load(pack.id) for pack in app.library.packs() if not pack.problem)
    return {area.id: area.title for plan in plans for area in plan.content_areas}
