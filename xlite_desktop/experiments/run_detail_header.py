"""The head of one run: its name, when it ended, its report, and its way into Diagnose."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QSize, Qt, Signal, Slot
from PySide6.QtGui import QAction, QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QPushButton, QWidget

from xlite_desktop.experiments.run_content import RunContent
from xlite_desktop.experiments.run_detail_words import ended
from xlite_desktop.theme.current import current_palette
from xlite_desktop.theme.fonts import MEDIUM, SEMIBOLD, font
from xlite_desktop.theme.icons import Glyph, icon
from xlite_desktop.theme.tokens import SPACE_24, TYPE_BODY, TYPE_TITLE
from xlite_desktop.translation import tr

HEIGHT = 56

_WRITTEN_LATER = tr("The report is written when a run has been judged")


class RunDetailHeader(QWidget):
    """Title, facts, menu and the page's one filled button.

    Signals:
        report_opened: The report is to be shown by the system.
        report_saved: "PDF", "HTML" or "Markdown".
        report_copied: The report's text is to be copied.
        use_requested: The model is to be used in Diagnose.
        export_requested: The model file is to be written anew.
        judge_requested: The run's numbers are to be computed anew.
    """

    report_opened = Signal()
    report_saved = Signal(str)
    report_copied = Signal()
    use_requested = Signal()
    export_requested = Signal()
    judge_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(HEIGHT)
        self._title, self._facts = QLabel(), _Facts()
        self._title.setFont(font(TYPE_TITLE, SEMIBOLD))
        self._title.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._facts.setFont(font(TYPE_BODY))
        self._facts.setProperty("role", "quiet")
        self._facts.setContentsMargins(0, 2, 0, 0)  # onto the baseline of the larger title
        self.report = self._report_button()
        self.use = QPushButton(tr("Use in Diagnose"))
        self.use.setProperty("role", "primary")
        self.use.setFont(font(TYPE_BODY, MEDIUM))
        self.use.clicked.connect(self.use_requested)
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE_24, 12, SPACE_24, 12)
        row.setSpacing(8)
        row.addWidget(self._title)
        row.addSpacing(6)
        row.addWidget(self._facts, 1)
        row.addWidget(self.report)
        row.addWidget(self.use)

    @property
    def title(self) -> str:
        return self._title.text()

    @property
    def facts(self) -> str:
        return self._facts.text()

    def show_run(self, content: RunContent, *, busy: bool) -> None:
        """Show a run; while something is being written, nothing else can be asked for."""
        self._title.setText(content.directory.experiment_id)
        self._facts.setText(ended(content))
        self._facts.setToolTip(f"{ended(content)}\n{content.directory.name}")
        for action in self._report_actions:
            action.setEnabled(content.reported)
            action.setToolTip("" if content.reported else _WRITTEN_LATER)
        self.export_again.setEnabled(content.finished and not busy)
        self.judge_again.setEnabled(content.finished and not busy)
        self.use.setEnabled(content.finished and not busy)
        self.use.setToolTip(_use_tip(content))

    def _report_button(self) -> QPushButton:
        button = QPushButton()
        self.menu = menu = QMenu(button)
        menu.setToolTipsVisible(True)
        self._report_actions = [
            self._action(menu, tr("Open report"), self.report_opened.emit),
            self._action(menu, tr("Copy report as text"), self.report_copied.emit),
        ]
        menu.addSeparator()
        for kind in ("PDF", "HTML", "Markdown"):
            save = self._action(
                menu, tr("Save as {kind}…", kind=kind), lambda k=kind: self.report_saved.emit(k)
            )
            self._report_actions.append(save)
        menu.addSeparator()
        self.judge_again = self._action(menu, tr("Judge again"), self.judge_requested.emit)
        self.export_again = self._action(menu, tr("Export model again"), self.export_requested.emit)
        button.setText(tr("Report"))
        button.setFont(font(TYPE_BODY, MEDIUM))
        button.setIcon(icon(Glyph.CHEVRON))
        button.setIconSize(QSize(20, 12))  # wider than the chevron: air between it and the word
        button.setLayoutDirection(Qt.LayoutDirection.RightToLeft)  # the chevron follows the word
        # Not setMenu: its arrow would stand beside the chevron.
        button.clicked.connect(self._on_report_clicked)
        button.setAccessibleName(tr("Report and export"))
        button.setToolTip(tr("Open or save the report, judge or export again"))
        return button

    @Slot()
    def _on_report_clicked(self) -> None:
        below = self.report.mapToGlobal(self.report.rect().bottomLeft())
        self.menu.popup(below + QPoint(0, 4))

    @staticmethod
    def _action(menu: QMenu, words: str, do: object) -> QAction:
        action = menu.addAction(words)
        action.triggered.connect(lambda _checked=False: do())  # type: ignore[operator]
        return action


class _Facts(QLabel):
    """Words that end in dots where there is no room for all of them."""

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(QColor(current_palette().quiet))
        place = self.contentsRect()
        words = self.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, place.width()
        )
        painter.drawText(place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, words)


def _use_tip(content: RunContent) -> str:
    if not content.finished:
        return tr("Only a finished run has weights to use")
    if content.exported:
        return tr("Open this run's model in Diagnose")
    return tr("Write this run's model file, check it against the network, and open it in Diagnose")
