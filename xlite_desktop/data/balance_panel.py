"""Balance: what a batch will hold, with or without a sampler."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from xlite_core.data.balance import Sampler
from xlite_desktop.controls.segmented_control import Ground, SegmentedControl
from xlite_desktop.data.balance_chart import BalanceChart
from xlite_desktop.data.balance_view import BATCH, SAMPLERS, BalanceView
from xlite_desktop.data.panel_heading import ElidedWords, PanelHeading
from xlite_desktop.data.sign import Sign
from xlite_desktop.theme.icons import Glyph
from xlite_desktop.theme.tokens import SPACE_12
from xlite_desktop.translation import tr

_TIPS = {
    "none": tr("Each film once an epoch"),
    "mean_active": tr("Films are drawn by the mean rarity of their findings"),
    "maximum_2025": tr(
        "Films are drawn by the rarity of their rarest finding; common findings "
        "and films without any crowd the batches: kept to reproduce a mistake of "
        "2025"
    ),
}


class BalancePanel(QWidget):
    """Heading with the sampler, chart, and a sentence of warning.

    Signals:
        sampler_chosen: a key of [balance] sampler.
    """

    sampler_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._heading = PanelHeading(tr("Balance"))
        self.sampler = SegmentedControl(
            [label for _, label in SAMPLERS], padding=20, ground=Ground.WINDOW
        )
        for number, (key, _) in enumerate(SAMPLERS):
            self.sampler.piece(number).setToolTip(_TIPS[key])
        self.sampler.setAccessibleName(tr("Sampler"))
        label = QLabel(tr("Sampler"))
        label.setProperty("role", "quiet")
        self._heading.row.addWidget(label)
        self._heading.row.addWidget(self.sampler)
        self.chart = BalanceChart()
        self._sign = Sign(Glyph.WARNING, "flag", 14)
        self.warning = ElidedWords()
        below = QHBoxLayout()
        below.setSpacing(8)
        below.addWidget(self._sign)
        below.addWidget(self.warning, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._heading)
        column.addSpacing(SPACE_12 + 4)
        column.addWidget(self.chart)
        column.addSpacing(6)
        column.addLayout(below)
        self.warning.setFixedHeight(20)
        self.sampler.chosen.connect(lambda number: self.sampler_chosen.emit(SAMPLERS[number][0]))
        self.show_view(None)

    def show_sampler(self, sampler: Sampler) -> None:
        """Mark a sampler as chosen."""
        self.sampler.set_current([key for key, _ in SAMPLERS].index(sampler))

    def show_view(self, view: BalanceView | None) -> None:
        """Show the bars of a data set; None while they are being computed for another one."""
        self.chart.show_view(view)
        self._heading.words.say(
            tr("what a batch of {batch} will hold, before anyone trains", batch=BATCH)
        )
        self._warn(view.warning if view else "", "flag")

    def show_problem(self, summary: str, hint: str) -> None:
        """Say why there is nothing to show."""
        self.chart.show_view(None)
        self._warn(f"{summary} {hint}", "error")

    def _warn(self, words: str, role: str) -> None:
        self.warning.say(words, role)
        self._sign.show_role(role)
        self._sign.setVisible(bool(words))
