"""Which model would answer: shown at the foot of the panel while nothing is loaded."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from xlite_desktop.theme.fonts import MEDIUM, SEMIBOLD, font
from xlite_desktop.theme.tokens import PANEL_PADDING, TYPE_BODY, TYPE_CAPTION
from xlite_desktop.translation import in_readers_language, tr

if TYPE_CHECKING:
    from xlite_core.inference.model_card import ModelCard

_LABEL_WIDTH = 92
_LEAD = tr("Not for clinical use.")


class ModelSummary(QWidget):
    """Name, network, films, AUC and limits of the model in use.

    Signals:
        about_requested: The user wants the whole card.
    """

    about_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = QLabel()
        self._name.setFont(font(TYPE_BODY, SEMIBOLD))
        about = QPushButton(tr("About this model"))
        about.setProperty("role", "link")
        about.setFont(font(TYPE_BODY, MEDIUM))
        about.clicked.connect(self.about_requested)
        head = QHBoxLayout()
        head.addWidget(self._name, 1)
        head.addWidget(about)
        self._facts = QFormLayout()
        self._facts.setVerticalSpacing(4)
        self._facts.setHorizontalSpacing(0)
        self._limits = QLabel()
        self._limits.setProperty("role", "faint")
        self._limits.setFont(font(TYPE_CAPTION))
        self._limits.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(PANEL_PADDING - 1, 12, PANEL_PADDING, 20)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addSpacing(8)
        layout.addLayout(self._facts)
        layout.addSpacing(12)
        layout.addWidget(self._limits)

    def show_model(
        self, card: ModelCard, *, byte_count: int | None = None, forward_ms: float | None = None
    ) -> None:
        """Show a model.

        Args:
            card: What the model file says of itself.
            byte_count: Size of the model file, where known.
            forward_ms: Duration of a forward pass on this computer, where measured.
        """
        self._name.setText(card.name)
        while self._facts.rowCount():
            self._facts.removeRow(0)
        for label, fact in model_facts(card, byte_count=byte_count, forward_ms=forward_ms):
            self._facts.addRow(_caption(label, "faint"), _caption(fact, "quiet"))
        self._limits.setText(" ".join((_LEAD, *map(in_readers_language, card.limits[:1]))))


def model_facts(
    card: ModelCard, *, byte_count: int | None = None, forward_ms: float | None = None
) -> tuple[tuple[str, str], ...]:
    """Return label and value of each fact that is known."""
    facts = [
        (tr("Network"), f"{card.network}, {card.parameters / 1e6:.1f} M"),
        (
            tr("Trained on"),
            tr(
                "{trained_films:,} films, {trained_patients:,} patients",
                trained_films=card.trained_films,
                trained_patients=card.trained_patients,
            ),
        ),
    ]
    auc = card.macro_auc
    if auc is not None:
        source = tr(", out-of-fold") if "out-of-fold" in card.evaluated_on.lower() else ""
        facts.append((tr("Macro AUC"), f"{auc.value:.2f} ({auc.low:.2f}–{auc.high:.2f}){source}"))
    measured = []
    if byte_count is not None:
        measured.append(f"{byte_count / 1e6:.{int(byte_count < 1e7)}f} MB")
    if forward_ms is not None:
        duration = (
            tr("{forward_ms:.0f} ms", forward_ms=forward_ms)
            if forward_ms >= 1
            else tr("under 1 ms")
        )
        measured.append(tr("{duration} on this machine", duration=duration))
    if measured:
        facts.append((tr("Size, speed"), ", ".join(measured)))
    return tuple(facts)


def _caption(text: str, role: str) -> QLabel:
    label = QLabel(text)
    label.setProperty("role", role)
    label.setFont(font(TYPE_CAPTION))
    if role == "faint":
        label.setFixedWidth(_LABEL_WIDTH)
    return label
