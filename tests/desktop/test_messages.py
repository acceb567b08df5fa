"""The one dialog and the log: what went wrong, and never on whose film."""

from __future__ import annotations

import logging
import sys

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMessageBox

from xlite_core.errors import UnreadableImage
from xlite_desktop.log_file import AnonymousFormatter, anonymous_traceback, start_logging
from xlite_desktop.messages import UnexpectedErrors, dialog_for, error_details

SECRET = "/home/doctor/Doe^Jane/IM-1.dcm"


@pytest.fixture
def unexpected():
    with pytest.raises(FileNotFoundError) as caught:
        raise FileNotFoundError(SECRET)
    return caught.value


def test_details_name_the_place_and_not_the_words(unexpected):
    """An error's own text may hold a path or a name; where it was raised holds neither."""
    details = error_details(unexpected)

    assert "FileNotFoundError" in details
    assert "test_messages.py" in details
    assert "Doe" not in details
    assert "doctor" not in details


def test_our_own_errors_keep_their_words():
    """They promise to hold no path and no name."""
    text = anonymous_traceback(UnreadableImage("It is damaged.", "Copy it again."))

    assert "It is damaged. Copy it again." in text


def test_a_cause_that_leads_back_ends(unexpected):
    """Else the report of one error would be the next one."""
    other = KeyError(SECRET)
    other.__cause__, unexpected.__context__ = unexpected, other

    assert anonymous_traceback(other).count("which led to") == 1


def test_an_endless_recursion_is_written_shortly():
    """Its last places, not a thousand."""

    def endless():
        endless()

    with pytest.raises(RecursionError) as caught:
        endless()

    assert len(anonymous_traceback(caught.value).splitlines()) < 200


def test_the_cause_is_told_too(unexpected):
    """In the order in which it happened, and anonymous likewise."""
    outer = RuntimeError(SECRET)
    outer.__cause__ = unexpected

    text = anonymous_traceback(outer)

    assert text.index("FileNotFoundError") < text.index("RuntimeError")
    assert "Doe" not in text


def test_the_log_file_holds_no_text_of_exceptions(tmp_path, unexpected):
    """The formatter decides, so no caller can forget."""
    record = logging.LogRecord(
        "x", logging.ERROR, "f.py", 1, "it failed", None, (type(unexpected), unexpected, None)
    )

    text = AnonymousFormatter("%(message)s").format(record)

    assert "it failed" in text
    assert "Doe" not in text


def test_the_log_keeps_no_words_of_our_own_errors_either():
    """Some name a model's file, a table or a folder."""
    error = UnreadableImage("The table Doe.csv is damaged.", "Copy it again.")
    record = logging.LogRecord("n", logging.ERROR, "", 0, "it failed", None, (None, error, None))

    assert "Doe" not in AnonymousFormatter("%(message)s").format(record)


def test_logging_starts_without_a_folder(tmp_path):
    """The folder is made; the handler can be taken away again."""
    root = logging.getLogger()
    before, level = list(root.handlers), root.level

    start_logging(tmp_path / "new" / "folder")
    added = [handler for handler in root.handlers if handler not in before]

    assert (tmp_path / "new" / "folder").is_dir()
    assert len(added) == 1
    root.removeHandler(added[0])
    added[0].close()
    root.setLevel(level)


def test_the_dialog_says_what_to_do_and_copies_details(qtbot, unexpected):
    """ "Copy details" copies and leaves the dialog open."""
    dialog = dialog_for(unexpected)
    qtbot.addWidget(dialog)
    dialog.show()
    copy = next(button for button in dialog.buttons() if button.text() == "Copy details")

    copy.click()

    assert dialog.isVisible()
    assert "FileNotFoundError" in QGuiApplication.clipboard().text()
    assert "Doe" not in dialog.text() + dialog.informativeText()


def test_an_uncaught_exception_reaches_one_dialog(qtbot, unexpected, monkeypatch):
    """However often it repeats while the dialog is open."""
    shown = []
    errors = UnexpectedErrors()
    monkeypatch.setattr(QMessageBox, "exec", lambda dialog: shown.append(dialog.text()))
    errors.install()

    sys.excepthook(type(unexpected), unexpected, None)
    qtbot.waitUntil(lambda: len(shown) == 1, timeout=2000)
    errors.uninstall()

    assert shown == ["Something unexpected went wrong."]


def test_a_log_that_cannot_be_written_keeps_nobody_from_looking(tmp_path):
    """The error stream takes its place."""
    (tmp_path / "taken").write_text("a file where the folder should be")
    root = logging.getLogger()
    before, level = list(root.handlers), root.level

    start_logging(tmp_path / "taken")
    added = [handler for handler in root.handlers if handler not in before]
    root.removeHandler(added[0])
    root.setLevel(level)

    assert type(added[0]) is logging.StreamHandler
