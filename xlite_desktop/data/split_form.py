"""Making a split: shares, seed, what stays together, folds; in place, with its warnings."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from xlite_desktop.controls.segmented_control import Ground, SegmentedControl
from xlite_desktop.data.split_view import SplitOrder
from xlite_desktop.theme.fonts import MEDIUM, font
from xlite_desktop.theme.tokens import SPACE_8, TYPE_BODY
from xlite_desktop.translation import tr

_GROUPINGS = ("patient", "image")
_LEAK = tr(
    "By image, films of one patient come into training and test alike: results "
    "will look too good. For comparisons with work that did so only."
)
_REPLACES = tr(
    "Runs that were compared on the split that is there no longer compare with new "
    "ones. It is kept in the folder “earlier splits”."
)


class SplitForm(QWidget):
    """Shows a `SplitOrder` to change.

    Signals:
        freeze_requested: the `SplitOrder` to make.
        cancelled: leave everything as it is.
    """

    freeze_requested = Signal(object)
    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.shares = tuple(_number(1, 98, "%") for _ in range(3))
        for field, name in zip(
            self.shares, (tr("Training"), tr("Validation"), tr("Test")), strict=True
        ):
            field.setAccessibleName(tr("{name} share", name=name))
            field.setToolTip(tr("{name} films; the three shares are brought to 100 %", name=name))
            field.valueChanged.connect(self._on_changed)
        self.seed = _number(0, 2**31 - 1)
        self.seed.setToolTip(tr("The same seed makes the same split of the same table"))
        self.grouping = SegmentedControl([tr("By patient"), tr("By image")], ground=Ground.WINDOW)
        self.folds = _number(0, 10)
        self.folds.setSpecialValueText(tr("none"))
        self.folds.setToolTip(
            tr("Folds of the films that do not test, by patient; 2 to 10, or none")
        )
        for field, name in ((self.seed, tr("Seed")), (self.folds, tr("Folds"))):
            field.setAccessibleName(name)
        self.warning = QLabel()
        self.warning.setWordWrap(True)
        self.warning.setProperty("role", "flag")
        self.freeze = QPushButton(tr("Freeze split"))
        self.cancel = QPushButton(tr("Cancel"))
        self._replaces = False
        self._lay_out()
        self.folds.valueChanged.connect(self._on_changed)
        self.grouping.chosen.connect(self._on_changed)
        self.freeze.clicked.connect(lambda: self.freeze_requested.emit(self.order()))
        self.cancel.clicked.connect(self.cancelled)

    def show_order(self, order: SplitOrder, *, replaces: bool) -> None:
        """Begin with an order; `replaces` says that a frozen split is there."""
        self._replaces = replaces
        for field, share in zip(self.shares, order.shares, strict=True):
            field.setValue(round(share))
        self.seed.setValue(order.seed)
        self.folds.setValue(order.folds)
        self.grouping.set_current(_GROUPINGS.index(order.grouping))
        self._on_changed()

    def order(self) -> SplitOrder:
        """Return what is filled in."""
        first, second, third = (float(field.value()) for field in self.shares)
        by_image = self.grouping.current == 1
        return SplitOrder(
            shares=(first, second, third),
            seed=self.seed.value(),
            grouping="image" if by_image else "patient",
            folds=0 if by_image else self.folds.value(),
        )

    def show_busy(self, busy: bool) -> None:
        """Keep still while the split is being made."""
        self.freeze.setEnabled(not busy)
        self.freeze.setText(tr("Freezing...") if busy else tr("Freeze split"))

    def show_problem(self, summary: str, hint: str) -> None:
        """Say why there is no split."""
        self.show_busy(False)
        self._say(f"{summary} {hint}", "error")

    def _lay_out(self) -> None:
        shares = QHBoxLayout()
        shares.setSpacing(SPACE_8)
        for field in self.shares:
            shares.addWidget(field, 1)
        grid = QGridLayout()
        grid.setHorizontalSpacing(SPACE_8)
        grid.setVerticalSpacing(SPACE_8)
        grid.setColumnMinimumWidth(0, 92)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(3, 1)
        grid.addWidget(_label(tr("Train, val, test")), 0, 0)
        grid.addLayout(shares, 0, 1, 1, 3)
        grid.addWidget(_label(tr("Keep together")), 1, 0)
        grid.addWidget(self.grouping, 1, 1, 1, 3)
        grid.addWidget(_label(tr("Seed")), 2, 0)
        grid.addWidget(self.seed, 2, 1)
        grid.addWidget(_label(tr("Folds")), 2, 2)
        grid.addWidget(self.folds, 2, 3)
        buttons = QHBoxLayout()
        buttons.setSpacing(SPACE_8)
        for button in (self.freeze, self.cancel):
            button.setFont(font(TYPE_BODY, MEDIUM))
            buttons.addWidget(button)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(12)
        column.addLayout(grid)
        column.addWidget(self.warning)
        column.addLayout(buttons)
        column.addStretch(1)

    def _on_changed(self) -> None:
        by_image = self.grouping.current == 1
        self.folds.setEnabled(not by_image)
        warnings = [_LEAK] if by_image else []
        warnings += [_REPLACES] if self._replaces else []
        if self.folds.value() == 1 and not by_image:
            warnings.append(tr("One fold cannot judge: use at least two, or none."))
        self.freeze.setEnabled(by_image or self.folds.value() != 1)
        self._say(" ".join(warnings), "flag")

    def _say(self, words: str, role: str) -> None:
        self.warning.setText(words)
        self.warning.setVisible(bool(words))
        self.warning.setProperty("role", role)
        self.warning.style().polish(self.warning)


def _number(low: int, high: int, unit: str = "") -> QSpinBox:
    field = QSpinBox()
    field.setRange(low, high)
    field.lineEdit().setTextMargins(8, 0, 0, 0)  # a style sheet's padding does not reach it
    field.setSuffix(f" {unit}" if unit else "")
    return field


def _label(text: str) -> QLabel:
    label = QLabel(text)
    label.setProperty("role", "quiet")
    return label
