"""In place of a film that cannot be read: what, which file, why, and what to do."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QGuiApplication, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from xlite_desktop.messages import application_version
from xlite_desktop.theme.fonts import MEDIUM, SEMIBOLD, font
from xlite_desktop.theme.icons import Glyph, pixmap
from xlite_desktop.theme.tokens import DARK, TYPE_BODY, TYPE_CAPTION, TYPE_TITLE
from xlite_desktop.translation import in_readers_language, tr
from xlite_desktop.viewer.changes import Problem

_LABELS, _WORDS = 84, 336


class ErrorPage(QWidget):
    """Stands on the black of the canvas, so its colours are the dark ones in every theme.

    Signals:
        retry_requested, show_requested, remove_requested: a button was pressed.
    """

    retry_requested = Signal()
    show_requested = Signal()
    remove_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        _use_dark_text(self)
        self._details = ""
        self._place = _text("", TYPE_BODY, MEDIUM)
        self._file = _text("", TYPE_BODY, MEDIUM)
        self._kind = _text("", TYPE_BODY, color=DARK.quiet)
        self._why = _text("", TYPE_BODY, wrapped=True)
        self._what_to_do = _text("", TYPE_BODY, wrapped=True)
        self._show_in_folder = _button(tr("Show in folder"))
        body = QWidget()
        body.setFixedWidth(_LABELS + _WORDS)
        body.setLayout(self._body())
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 14, 12, 12)
        column.addWidget(self._place)
        column.addStretch(1)
        column.addWidget(body, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)

    def show_problem(self, name: str, place: str, problem: Problem, *, others: int) -> None:
        """Say what is wrong with which file.

        Args:
            name: File name.
            place: "Film 5 of 12".
            problem: Why, and what to do.
            others: Readable films beside it, to say that they are not affected.
        """
        self._place.setText(place)
        self._file.setText(name)
        size = _size_in_words(problem.byte_count)
        kind = in_readers_language(problem.file_kind)
        self._kind.setText(" · ".join(part for part in (kind, size) if part))
        self._why.setText(in_readers_language(problem.summary))
        unaffected = ""
        if others:
            unaffected = (
                tr(" The other film is not affected.")
                if others == 1
                else tr(" The other {others:,} films are not affected.", others=others)
            )
        self._what_to_do.setText(in_readers_language(problem.hint) + unaffected)
        for words in (
            self._why,
            self._what_to_do,
        ):  # nested layouts forget how tall wrapped text is
            words.setFixedSize(_WORDS, words.heightForWidth(_WORDS))
        # No file name: the details are made to be sent to somebody.
        self._details = (
            f"X-Lite Desktop {application_version()}\n{problem.file_kind}, {size}\n"
            f"{problem.summary}\n{problem.hint}"
        )
        self.setAccessibleName(
            tr("This film cannot be read. {summary}", summary=in_readers_language(problem.summary))
        )

    def offer_folder(self, offered: bool) -> None:
        """Pasted pixels lie in no folder."""
        self._show_in_folder.setVisible(offered)

    def paintEvent(self, _: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), QColor(DARK.canvas))

    def _body(self) -> QVBoxLayout:
        sign = QLabel()
        sign.setPixmap(pixmap(Glyph.ERROR_FILE, 24, self.devicePixelRatioF(), DARK.error))
        file_line = QHBoxLayout()
        file_line.setSpacing(8)
        file_line.addWidget(self._file)
        file_line.addWidget(self._kind, 1)
        rule = QFrame()
        rule.setFixedHeight(1)
        rule.setStyleSheet(f"background: {DARK.line};")
        column = QVBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(sign)
        column.addSpacing(22)
        column.addWidget(_text(tr("This film cannot be read"), TYPE_TITLE, SEMIBOLD))
        column.addSpacing(6)
        column.addLayout(file_line)
        column.addSpacing(12)
        column.addWidget(rule)
        column.addSpacing(12)
        column.addLayout(self._reasons())
        return column

    def _reasons(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(0)
        grid.setVerticalSpacing(8)
        grid.setColumnMinimumWidth(0, _LABELS)
        grid.setColumnStretch(1, 1)
        top = Qt.AlignmentFlag.AlignTop
        for row, (label, words) in enumerate(
            ((tr("Why"), self._why), (tr("What to do"), self._what_to_do))
        ):
            grid.addWidget(_text(label, TYPE_BODY, color=DARK.quiet), row, 0, top)
            grid.addWidget(words, row, 1, top)
        grid.setRowMinimumHeight(2, 12)
        grid.addLayout(self._buttons(), 3, 1)
        copy = _button(tr("Copy details"), flat=True)
        copy.clicked.connect(self._on_copy_clicked)
        grid.addWidget(copy, 4, 1, Qt.AlignmentFlag.AlignLeft)
        return grid

    def _buttons(self) -> QHBoxLayout:
        retry, remove = _button(tr("Try again")), _button(tr("Remove"), flat=True)
        retry.clicked.connect(self.retry_requested)
        self._show_in_folder.clicked.connect(self.show_requested)
        remove.clicked.connect(self.remove_requested)
        row = QHBoxLayout()
        row.setSpacing(8)
        for button in (retry, self._show_in_folder, remove):
            row.addWidget(button)
        row.addStretch(1)
        return row

    def _on_copy_clicked(self) -> None:
        QGuiApplication.clipboard().setText(self._details)


def _use_dark_text(widget: QWidget) -> None:
    palette = QPalette(widget.palette())
    palette.setColor(QPalette.ColorRole.WindowText, QColor(DARK.text))
    widget.setPalette(palette)


def _text(
    text: str, size: int, weight: int = 400, *, color: str = DARK.text, wrapped: bool = False
) -> QLabel:
    label = QLabel(text)
    label.setFont(font(size, weight))
    label.setWordWrap(wrapped)
    label.setStyleSheet(f"color: {color};")
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label


def _button(text: str, *, flat: bool = False) -> QPushButton:
    button = QPushButton(text)
    button.setFont(font(TYPE_CAPTION if flat and text != tr("Remove") else TYPE_BODY, MEDIUM))
    if flat:
        button.setStyleSheet(
            f"QPushButton {{ color: {DARK.quiet}; background: transparent; border: none;"
            f" text-align: left; padding: 0 {16 if text == tr('Remove') else 0}px; }}"
            f"QPushButton:hover, QPushButton:focus {{ color: {DARK.text}; }}"
        )
    else:
        button.setStyleSheet(
            f"QPushButton {{ color: {DARK.text}; background: {DARK.surface2};"
            f" border: 1px solid {DARK.line}; }}"
            f"QPushButton:hover {{ background: {DARK.piece}; }}"
            f"QPushButton:focus {{ border: 2px solid {DARK.accent}; }}"
        )
    return button


def _size_in_words(byte_count: int) -> str:
    if byte_count >= 10_000_000:
        return tr("{byte_count:,.0f} MB", byte_count=byte_count / 1e6)
    if byte_count >= 1_000_000:
        return tr("{byte_count:.1f} MB", byte_count=byte_count / 1e6)
    return (
        tr("{byte_count:,.0f} KB", byte_count=byte_count / 1e3)
        if byte_count >= 1_000
        else tr("{byte_count} bytes", byte_count=byte_count)
    )
