"""Thresholds under names of the user's: a menu beside the policy, and a field in its place."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QPoint, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QMenu, QToolButton, QWidget

from xlite_desktop.controls.own_keys import STEPS, OwnKeys
from xlite_desktop.theme.current import current_palette
from xlite_desktop.theme.fonts import font
from xlite_desktop.theme.icons import Glyph, icon
from xlite_desktop.theme.tokens import TYPE_CAPTION
from xlite_desktop.translation import tr
from xlite_desktop.viewer.threshold_changes import NAMED, NameWish, Wish

LONGEST_NAME = 40


class PolicyNames(QToolButton):
    """Saves the thresholds as they stand under a name, renames and deletes those of names.

    The field for a name lies over the policy list while it is open.

    Signals:
        wished: a `NameWish`.
        spread_switched: How far numbers move is to be shown, or not.
    """

    wished = Signal(object)
    spread_switched = Signal(bool)

    def __init__(self, policies: QWidget) -> None:
        """Stand beside a policy list.

        Args:
            policies: The list, which the field covers; their parent is shared.
        """
        super().__init__()
        self._names: tuple[str, ...] = ()
        self._taken: frozenset[str] = frozenset()
        self._spread = False
        self._renaming = ""
        self._policies = policies
        self._menu = QMenu(self)
        self._menu.setToolTipsVisible(True)
        self.field = _NameField()
        self.field.hide()
        self.field.entered.connect(self._on_entered)
        self.field.left.connect(self._close)
        self.field.refused.connect(self._on_refused)
        self._why = _Why()
        self.setMenu(self._menu)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setIcon(icon(Glyph.MORE))
        self.setIconSize(QSize(16, 16))
        self.setFixedSize(28, 28)
        self.setProperty("role", "bare")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(tr("More about thresholds"))
        self.setToolTip(tr("Keep thresholds under a name; show how far numbers move"))

    def show_policies(self, choices: Sequence[tuple[str, str]], *, spread: bool) -> None:
        """Show what can be done.

        Args:
            choices: Key and label of each entry of the policy list.
            spread: How far numbers move is shown.
        """
        self._names = tuple(key.removeprefix(NAMED) for key, _ in choices if key.startswith(NAMED))
        self._taken = frozenset(
            word.casefold() for _, label in choices for word in (label, label.partition(",")[0])
        )
        self._spread = spread
        self.setEnabled(bool(choices))
        self._fill()

    @Slot()
    def ask_name(self, renaming: str = "") -> None:
        """Open the field: for a new name, or for another one of these thresholds."""
        self._renaming = renaming
        row = self._policies.parentWidget()
        assert row is not None, "it stands in the panel"
        if self.field.parentWidget() is not row:
            self.field.setParent(row)
            self._why.setParent(row.parentWidget())
        self.field.setGeometry(self._policies.geometry())
        self.field.begin(renaming)

    def _fill(self) -> None:
        self._menu.clear()
        save = self._menu.addAction(tr("Save thresholds as..."))
        save.triggered.connect(self._on_save)
        for name in self._names:
            part = self._menu.addMenu(name.replace("&", "&&"))
            part.addAction(tr("Rename...")).triggered.connect(partial(self._on_rename, name))
            part.addAction(tr("Delete")).triggered.connect(partial(self._on_delete, name))

        self._menu.addSeparator()
        moves = self._menu.addAction(tr("Show how far numbers move"))
        moves.setToolTip(
            tr("Shifts, turns and windows the film a little, 16 times, and shows the range")
        )
        moves.setCheckable(True)
        moves.setChecked(self._spread)
        moves.triggered.connect(self.spread_switched)

    @Slot()
    def _on_save(self) -> None:
        self.ask_name()

    def _on_rename(self, name: str, _checked: bool = False) -> None:
        self.ask_name(name)

    def _on_delete(self, name: str, _checked: bool = False) -> None:
        self.wished.emit(NameWish(wish=Wish.DELETE, name=name))

    @Slot(str)
    def _on_entered(self, text: str) -> None:
        name, before = " ".join(text.split()), self._renaming
        if not name:
            self.field.refuse(tr("Write a name."))
        elif name == before:
            self._close()
        elif name.casefold() in self._taken and name.casefold() != before.casefold():
            self.field.refuse(tr("This name is taken; write another."))
        else:
            self._close()
            wish = (
                NameWish(wish=Wish.RENAME, name=before, new=name)
                if before
                else NameWish(wish=Wish.SAVE, name=name)
            )
            self.wished.emit(wish)

    @Slot(str)
    def _on_refused(self, why: str) -> None:
        panel = self._why.parentWidget()
        if panel is None:
            return
        self._why.setText(why)
        self._why.adjustSize()
        self._why.move(self.field.mapTo(panel, QPoint(0, self.field.height() + 4)))
        self._why.setVisible(bool(why))
        self._why.raise_()

    @Slot()
    def _close(self) -> None:
        if self.field.isHidden():
            return
        had_focus = self.field.hasFocus()
        self.field.hide()
        self._why.hide()
        if had_focus:
            self.setFocus()


class _Why(QLabel):
    """A sentence over whatever lies below the field."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "error")
        self.setFont(font(TYPE_CAPTION))
        self.hide()

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), QColor(current_palette().surface1))
        super().paintEvent(event)


class _NameField(QLineEdit):
    """Where a name is written.

    Signals:
        entered: what was written.
        left: nothing is to be done.
        refused: why this is no name; empty for nothing.
    """

    entered = Signal(str)
    left = Signal()
    refused = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setMaxLength(LONGEST_NAME)
        self.setPlaceholderText(tr("Name of these thresholds"))
        self.setAccessibleName(tr("Name of these thresholds"))
        self.returnPressed.connect(self._on_return)
        self.textEdited.connect(self._on_edited)
        OwnKeys(self, {Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter, *STEPS})

    def begin(self, text: str) -> None:
        """Open with a text that the first letter replaces."""
        self.setText(text)
        self.refuse("")
        self.show()
        self.raise_()
        self.setFocus()
        self.selectAll()

    def refuse(self, why: str) -> None:
        """Say below the field why this is no name; empty for nothing."""
        self.setAccessibleDescription(why)
        self.refused.emit(why)
        if why:
            self.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return
        super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.left.emit()

    @Slot()
    def _on_return(self) -> None:
        self.entered.emit(self.text())

    @Slot(str)
    def _on_edited(self, _text: str) -> None:
        self.refuse("")
