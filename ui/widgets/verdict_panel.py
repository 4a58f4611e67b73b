"""The live verdict on a criterion: its shape and word, and what it rests on."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.services.criteria import CriterionCase, TestLine
from ui import icons
from ui.models.criteria_matrix import MatrixCell, result_cell
from ui.text import criteria as words
from ui.theme import TONES, Tone
from ui.widgets.flow import FlowLayout
from ui.widgets.labels import label, picture, restyle

_TEST_LOOK: dict[bool | None, tuple[str, Tone, str]] = {
    True: ("circle-check", "good", words.PASSED),
    False: ("circle-x", "bad", words.FAILED),
    None: ("circle-dashed", "warn", words.OPEN_WORDS),
}


class VerdictPanel(QFrame):
    """Comparisons stand side by side as far as there is room: "99,87% ≥ 98%: đạt"; anything else in sentences."""

    def __init__(self) -> None:
        super().__init__()
        self._picture = picture("info", size=24)
        self._word = label("", "heading", wrap=False)
        self._reasons = label("")
        self._tests = QWidget()
        self._flow = FlowLayout(16, 4)
        self._tests.setLayout(self._flow)
        self._lines: list[_TestLabel] = []
        side = QVBoxLayout()
        side.setSpacing(4)
        side.addWidget(self._word)
        side.addWidget(self._tests)
        side.addWidget(self._reasons)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 8, 14, 8)
        row.setSpacing(12)
        row.addWidget(self._picture)
        row.addLayout(side, 1)

    def show_case(self, case: CriterionCase) -> None:
        """Show what the answers come to now."""
        cell = result_cell(case.result) if case.result else MatrixCell(word=words.NOT_ASKED_SPOKEN, icon="circle-minus")
        self._picture.setPixmap(icons.pixmap(cell.icon, TONES[cell.tone][0], 24))
        self._word.setText(cell.word)
        self._show_tests(case.tests if cell.verdict != "not_applicable" else ())
        reasons = " ".join(each for each in cell.reasons if not self._is_told(each, case))
        self._reasons.setText(reasons)
        self._reasons.setVisible(bool(reasons))
        self.setAccessibleName(". ".join((cell.word, *cell.reasons)))
        self.setProperty("role", cell.tone)
        for each in (self, self._word, self._reasons):
            restyle(each)

    def _show_tests(self, tests: tuple[TestLine, ...]) -> None:
        while len(self._lines) < len(tests):
            line = _TestLabel()
            self._lines.append(line)
            self._flow.addWidget(line)
        for line, test in zip(self._lines, tests, strict=False):
            line.show_test(test)
        for number, line in enumerate(self._lines):
            line.setVisible(number < len(tests))
        self._tests.setVisible(bool(tests))

    def _is_told(self, reason: str, case: CriterionCase) -> bool:
        """Whether the comparisons beside say it already."""
        return any(test.words.casefold().rstrip(".") == reason.casefold().rstrip(".") for test in case.tests)


class _TestLabel(QWidget):
    """One comparison with its shape."""

    def __init__(self) -> None:
        super().__init__()
        self._picture = picture("circle-dashed", size=15)
        self._words: QLabel = label("", wrap=False)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(5)
        row.addWidget(self._picture)
        row.addWidget(self._words)

    def show_test(self, test: TestLine) -> None:
        """Show how it came out."""
        icon, tone, verdict = _TEST_LOOK[test.passed]
        short = f"{test.short}: " if test.short else ""
        line = words.TEST_LINE.format(title=test.title, short=short, verdict=verdict)
        self._words.setText(words.TEST_OF_TIER.format(tier=test.tier, line=line) if test.tier else line)
        self._words.setToolTip(test.words)
        self._words.setProperty("tone", tone)
        restyle(self._words)
        self._picture.setPixmap(icons.pixmap(icon, TONES[tone][0], 15))
