"""The office's own copy of a plan: the PDF or scan that came with the plan's number on it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class PlanFile:
    """A file kept beside the plan with the id ``plan``; its content is found by ``sha256`` and ``size`` in bytes."""

    id: str
    plan: str
    title: str
    file_name: str
    sha256: str
    size: int
