"""Crash reports: where the program broke, never on whose film, and found at the next start."""

from __future__ import annotations

import faulthandler
import os
import signal
import subprocess
import sys
import threading

import pytest
from PySide6.QtWidgets import QMessageBox

from tests.helpers.started_app import agree, started
from tests.helpers.window import write_film
from xlite_core.errors import UnreadableImage
from xlite_desktop.messages import UnexpectedErrors, dialog_for
from xlite_desktop.support.crash_reports import MOST_KEPT, CrashReports
from xlite_desktop.support.hard_crashes import (
    HardCrashes,
    anonymous_dump,
    reports_of_earlier_crashes,
)

SECRET = "/home/doctor/Doe^Jane/IM-1.dcm"

DUMP = f"""Fatal Python error: Segmentation fault

Current thread 0x00007fc42026cb80 (most recent call first):
  File "/home/doctor/x/app.py", line 116 in _run
  File "C:\\Users\\Jane\\app.py", line 47 in main
  File "<frozen runpy>", line 88 in _run_code
something {SECRET} unforeseen
Fatal Python error: bad value in {SECRET}
Extension modules: PySide6.QtCore, numpy._core._multiarray_umath (total: 2)
"""


def raised(error):
    try:
        raise error
    except type(error) as caught:
        return caught


@pytest.fixture
def reports(tmp_path):
    return CrashReports(tmp_path / "logs", "X-Lite 1\nLinux")


@pytest.mark.parametrize(
    "error", [FileNotFoundError(SECRET), UnreadableImage(f"{SECRET} is bad.", "Copy it.")]
)
def test_a_report_holds_kinds_and_places_and_no_words(reports, error):
    """Not even those of our own errors: somebody may have put a name into one."""
    error.__cause__ = raised(KeyError(SECRET))

    text = reports.write(raised(error)).read_text()

    assert text.startswith("X-Lite 1\nLinux\n\n")
    assert type(error).__name__ in text
    assert "KeyError\nwhich led to" in text
    assert "test_crash_reports.py:" in text
    assert "Doe" not in text
    assert "doctor" not in text


def test_the_same_fault_has_one_report_and_old_ones_go(reports):
    """A fault that comes back with every repaint must not fill the disk."""
    errors = [raised(ValueError(str(number))) for number in range(3)]

    assert len({reports.write(error) for error in errors}) == 1
    for number in range(MOST_KEPT + 5):
        reports.write_text(f"{number}")
    kept = sorted(reports.folder.iterdir())

    assert len(kept) == MOST_KEPT
    assert kept[-1].read_text() == f"{MOST_KEPT + 4}"


def test_a_folder_that_cannot_be_written_makes_nothing_worse(tmp_path):
    """There is no report, and no second error."""
    (tmp_path / "taken").write_text("a file where the folder should be")

    assert CrashReports(tmp_path / "taken", "").write(raised(ValueError())) is None


def test_a_dump_keeps_known_lines_without_folders():
    """Everything else is dropped, whatever it is."""
    lines = anonymous_dump(DUMP).splitlines()

    assert lines == [
        "Fatal Python error: Segmentation fault",
        "Current thread 0x00007fc42026cb80 (most recent call first):",
        "  app.py:116 in _run",
        "  app.py:47 in main",
        "  <frozen runpy>:88 in _run_code",
        "Extension modules: PySide6.QtCore, numpy._core._multiarray_umath (total: 2)",
    ]


def test_uncaught_errors_of_window_and_threads_are_written_and_told(
    qtbot, reports, monkeypatch, qtlog
):
    """The dialog names the file and offers its folder."""
    shown = []
    monkeypatch.setattr(QMessageBox, "exec", lambda dialog: shown.append(dialog.informativeText()))
    errors = UnexpectedErrors(reports=reports)
    errors.install()

    def fail():
        raise RuntimeError(SECRET)

    thread = threading.Thread(target=fail)
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: len(shown) == 1, timeout=2000)
    errors.uninstall()

    (file,) = reports.folder.iterdir()
    assert file.name in shown[0]
    assert "RuntimeError" in file.read_text()
    assert "Doe" not in file.read_text() + shown[0]


def test_the_dialog_opens_the_folder_and_stays(qtbot, reports, monkeypatch):
    """Looking at it is no answer to the dialog."""
    opened = []
    monkeypatch.setattr("xlite_desktop.messages.QDesktopServices.openUrl", opened.append)
    error = raised(ValueError(SECRET))
    dialog = dialog_for(error, report=reports.write(error))
    qtbot.addWidget(dialog)
    dialog.show()
    show = next(button for button in dialog.buttons() if button.text() == "Open log folder")

    show.click()

    assert dialog.isVisible()
    assert [url.toLocalFile() for url in opened] == [str(reports.folder)]


@pytest.mark.skipif(sys.platform == "win32", reason="signals of Unix")
def test_a_hard_crash_is_found_at_the_next_start_and_a_kill_is_none(tmp_path):
    """The real application, with a film open, dies of SIGSEGV; the next one says where it is."""
    agree(tmp_path)
    film = write_film(tmp_path / "Doe^Jane.png", 64)
    logs = tmp_path / "logs"
    for end, name in ((signal.SIGSEGV, "crashed"), (signal.SIGKILL, "killed")):
        with started(tmp_path, film, name=name) as window:
            window.wait_for(lambda seen: seen["films"] == [str(film)])
            seen = window.window
            window.process.send_signal(end)
            assert window.process.wait() == -end
    after_the_kill = reports_of_earlier_crashes(logs)

    (report,) = logs.glob("crash-*.txt")
    text = report.read_text()
    assert "Segmentation fault" in text
    assert "app.py:" in text
    assert str(tmp_path) not in text
    assert "Doe" not in text
    assert [report.name in notice for notice in seen["notices"]] == [True]  # said by the second
    assert after_the_kill == ()  # and once: a kill is no fault of the program


def test_a_crash_of_a_process_with_this_number_is_found(tmp_path, monkeypatch):
    """In a container each start has the same number; its lock looks as if it lived."""
    for name in ("enable", "disable"):  # the tests have a use of their own for it
        monkeypatch.setattr(faulthandler, name, lambda *_: None)
    waiting = HardCrashes(tmp_path, "X-Lite\nLinux")
    waiting.begin()
    (file,) = tmp_path.glob("*.fault")
    left = file.read_text() + DUMP, file.with_suffix(".lock").read_bytes()
    waiting.end()
    file.write_text(left[0])
    file.with_suffix(".lock").write_bytes(left[1])

    (report,) = reports_of_earlier_crashes(tmp_path)

    assert "Segmentation fault" in report.read_text()
    assert list(tmp_path.iterdir()) == [report]


def test_what_a_living_process_waits_with_is_left_alone(tmp_path):
    """Another window runs: its file is neither read nor removed."""
    program = (
        "import sys\nfrom pathlib import Path\n"
        "from xlite_desktop.support.hard_crashes import HardCrashes\n"
        "waiting = HardCrashes(Path(sys.argv[1]), 'X-Lite\\nLinux')\n"
        "waiting.begin()\nprint('ready', flush=True)\ninput()\nwaiting.end()\n"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", program, tmp_path],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout.readline() == "ready\n"
    (waiting,) = tmp_path.glob("*.fault")
    waiting.write_text(f"X-Lite\nLinux\n\n{DUMP}")

    assert reports_of_earlier_crashes(tmp_path) == ()
    process.communicate("\n")

    assert list(tmp_path.iterdir()) == []
    assert reports_of_earlier_crashes(tmp_path / "none") == ()


def test_an_error_before_there_is_a_window_is_written_down(tmp_path):
    """The program ends with it, and the report stays."""
    program = (
        "import sys\nfrom xlite_desktop import app as application\n"
        "def broken():\n    raise RuntimeError(sys.argv[1])\n"
        "application.make_application = broken\n"
        "application.main(['--new-window'])\n"
    )
    environment = {**os.environ, "XLITE_LOGS": str(tmp_path), "XDG_CONFIG_HOME": str(tmp_path)}

    done = subprocess.run(
        [sys.executable, "-c", program, SECRET],
        env=environment,
        capture_output=True,
        check=False,
    )

    (report,) = tmp_path.glob("crash-*.txt")
    assert done.returncode == 1
    assert "RuntimeError" in report.read_text()
    assert "Doe" not in report.read_text()
