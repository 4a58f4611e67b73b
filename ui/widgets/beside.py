"""What stands beside the work on a step: its paper, or the list of what is still missing in it."""

from __future__ import annotations

from app.domain.finding import Finding
from ui.text import sentences
from ui.text import steps as words
from ui.widgets.missing_list import MissingList
from ui.widgets.paper_preview import PaperPreview
from ui.widgets.tabs import Tabs


class Beside(Tabs):
    """``papers`` and ``missing`` are its two tabs; the one that was chosen stays from step to step."""

    def __init__(self, papers: PaperPreview) -> None:
        super().__init__(words.BESIDE_TABS)
        self.papers = papers
        self.missing = MissingList()
        self.setDocumentMode(True)
        self.addTab(papers, words.SHOW_PAPER)
        self.addTab(self.missing, words.SHOW_MISSING)

    def show_findings(self, findings: tuple[Finding, ...], *, whole: bool = False) -> None:
        """List what is missing at the step in sight or in the ``whole`` dossier; the tab says how much it is."""
        self.missing.show_findings(findings, whole=whole)
        wanting = sum(each.severity != "note" for each in findings)
        self.setTabText(1, sentences.tab(words.SHOW_MISSING, wanting))
