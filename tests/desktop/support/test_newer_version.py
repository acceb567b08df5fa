"""Looking for a newer version: off by default, quiet, and in nobody's way."""

from __future__ import annotations

import socket
import subprocess
import sys
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from tests.helpers.started_app import PATIENCE_S, agree, settings_file, started
from tests.helpers.tiny_student import write_tiny_student
from tests.helpers.version_server import OPENSSL, certificate, version_server
from tests.helpers.window import PATIENCE_MS, open_window, write_film
from xlite_core import policy
from xlite_desktop.action_words import Act
from xlite_desktop.controls.locked_note import LockedNote
from xlite_desktop.settings import Settings, SettingsStore
from xlite_desktop.support.start_notices import StartNotices
from xlite_desktop.support.update_settings import UpdateSettings


@pytest.fixture
def window(qtbot, tmp_path):
    model = write_tiny_student(tmp_path / "tiny.onnx")
    with open_window(qtbot, tmp_path / "settings.ini", model=model) as window:
        yield window


@pytest.mark.skipif(OPENSSL is None or sys.platform == "win32", reason="openssl, and Unix folders")
def test_the_window_tells_of_a_newer_version(tmp_path):
    """The real application: it asks once."""
    agree(tmp_path)
    files = certificate(tmp_path)
    trusted = {"SSL_CERT_FILE": str(files[0])}
    store = SettingsStore(settings_file(tmp_path))
    with version_server(files) as (address, server):
        wanted = replace(store.load(), check_updates=True, update_address=f"{address}/newer")
        store.save(wanted)
        store.sync()
        with started(tmp_path, environment=trusted) as window:
            seen = window.wait_for(lambda seen: seen["notices"])

    assert [path for path, _ in server.asked] == ["/newer"]
    assert seen["notices"][0].startswith("X-Lite 99.0 is available; this is ")
    assert f"{address}/newer" in seen["notices"][0]


PROGRAM = """
import sys
from PySide6.QtCore import QCoreApplication, QTimer
from xlite_core import update_check
from xlite_desktop.support.newer_version import NewerVersion
update_check._WAIT_S = 600.0
app = QCoreApplication([])
newer = NewerVersion("0.1.0", app)
newer.ask(sys.argv[1])
QTimer.singleShot(500, app.quit)
sys.exit(app.exec())
"""


def test_a_server_that_never_answers_keeps_nobody_from_leaving():
    """It takes the connection, and says no word of the handshake."""
    with socket.create_server(("127.0.0.1", 0)) as silent:
        address = f"https://127.0.0.1:{silent.getsockname()[1]}/v"
        done = subprocess.run(
            [sys.executable, "-c", PROGRAM, address], timeout=PATIENCE_S, check=False
        )

    assert done.returncode == 0


def test_nothing_is_asked_without_switch_or_address(window, monkeypatch):
    """Either alone is not enough."""
    asked = []
    notices = StartNotices(window)
    monkeypatch.setattr(notices.newer, "ask", asked.append)

    for looks, address in ((False, "https://a.example/v"), (True, "")):
        window.store.save(Settings(check_updates=looks, update_address=address))
        notices.ask_for_newer()

    assert asked == []
    window.store.save(Settings(check_updates=True, update_address="https://a.example/v"))
    notices.ask_for_newer()
    assert asked == ["https://a.example/v"]


def test_notices_make_room_for_the_film_alone(qtbot, window, tmp_path):
    """And come back with the rest of the window."""
    notices = StartNotices(window)
    notices.tell_of_crashes([tmp_path / "crash-1.txt"])
    notices.tell_of_safe_mode()
    window.open_paths([write_film(tmp_path / "film.png", 64)])
    qtbot.waitUntil(lambda: window.desk.pixels is not None, timeout=PATIENCE_MS)
    crash, safe = notices.lines
    film_only = window.actions_by_name[Act.FILM_ONLY]

    film_only.trigger()
    assert not crash.isVisible()
    assert not safe.isVisible()
    film_only.trigger()
    assert crash.isVisible()
    assert safe.isVisible()


def test_a_failure_is_silent(qtbot, window, caplog):
    """The address is none; the log says so, the window nothing."""
    caplog.set_level("INFO")
    notices = StartNotices(window)

    with qtbot.waitSignal(notices.newer.ended, timeout=10_000):
        notices.newer.ask("http://a.example/v")

    assert notices.lines == []
    assert "no newer version was looked up: This is no https address." in caplog.messages


def test_a_notice_offers_the_address_and_goes_away(qtbot, window):
    """A button copies it, the cross closes the line."""
    window.store.save(Settings(check_updates=True, update_address="https://a.example/v"))
    notices = StartNotices(window, current="1.0")
    notices.newer.found.emit("1.1")
    (line,) = notices.lines

    qtbot.mouseClick(line.button, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == "https://a.example/v"
    qtbot.waitUntil(line.isVisible)
    qtbot.mouseClick(line.cross, Qt.MouseButton.LeftButton)
    assert not line.isVisible()


def test_the_settings_keep_switch_and_address_and_refuse_others(qtbot, window):
    """In place; what was kept before stays, and the rest of the form does not undo it."""
    window.actions_by_name[Act.SETTINGS].trigger()
    part = window.findChild(UpdateSettings)
    part.address.setText("https://a.example/v")
    part.address.editingFinished.emit()
    part.switch.click()
    part.address.setText("http://a.example/v")
    part.address.editingFinished.emit()

    assert "This is no https address." in part.refusal
    window.side._form._thresholds.click()
    kept = window.store.load()
    assert (kept.check_updates, kept.update_address) == (True, "https://a.example/v")
    assert not kept.keep_thresholds


def test_a_policy_locks_the_switch_and_says_why(qtbot, tmp_path, monkeypatch):
    """Whatever the settings held before."""
    file = tmp_path / "policy.toml"
    file.write_text("updates = false\n")
    monkeypatch.setenv(policy.VARIABLE, str(file))

    part = UpdateSettings()
    qtbot.addWidget(part)
    part.show_choice(looks=True, address="https://a.example/v")

    assert not part.switch.isEnabled()
    assert not part.switch.isChecked()
    assert str(file) in part.findChild(LockedNote).text
    assert part.refusal == ""
