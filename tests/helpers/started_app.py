"""The real application in a process of its own, with folders of its own."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QSettings

from xlite_desktop.start.welcome_text import TEXT_VERSION

REPOSITORY = Path(__file__).resolve().parents[2]
PATIENCE_S = 60.0

PROGRAM = """
import json, sys
from pathlib import Path
from PySide6.QtCore import QTimer
from xlite_desktop import app as application

SAID = Path({said!r})

class Watched(application.Surroundings):
    def attach(self, window):
        super().attach(window)
        self._timer = QTimer(interval=20)
        self._timer.timeout.connect(lambda: self.look(window))
        self._timer.start()

    def look(self, window):
        films = [film.source.path for film in window.desk.state.films]
        said = json.dumps({{"films": [str(p) for p in films], "status": window.status_text,
            "welcome": any(getattr(topic, "dialog", None) for topic in window.topics),
            "notices": [line.text for line in self._notices.lines],
            "geometry": bytes(window.store.geometry()).hex()}})
        part = SAID.with_suffix(".part")
        part.write_text(said)
        part.replace(SAID)

application.Surroundings = Watched
sys.exit(application.main(sys.argv[1:]))
"""
"""Writes down, many times a second, what its window holds."""


class Started:
    """A running application: its process, and what its window holds now."""

    def __init__(self, process, said):
        self.process, self._said = process, said

    @property
    def window(self):
        """What was written last; nothing before there was a window."""
        import json

        return json.loads(self._said.read_text()) if self._said.is_file() else {}

    def wait_for(self, true):
        """Wait until something is true of the window; it must not have ended before."""
        end = time.monotonic() + PATIENCE_S
        while not (self.window and true(self.window)):
            assert self.process.poll() is None, "the application has ended"
            assert time.monotonic() < end, f"still {self.window}"
            time.sleep(0.02)
        return self.window


def own_environment(folder):
    """Return an environment whose user folders lie in a folder of the test."""
    variables = {
        name: str(folder / name)
        for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME")
    }
    runtime = folder / "run"
    runtime.mkdir(mode=0o700, parents=True, exist_ok=True)
    variables |= {"XDG_RUNTIME_DIR": str(runtime), "XLITE_LOGS": str(folder / "logs")}
    return {**os.environ, **variables, "PYTHONPATH": str(REPOSITORY)}


def settings_file(folder):
    """Return where that application keeps its settings."""
    return folder / "XDG_CONFIG_HOME" / "X-Lite Desktop" / "settings.ini"


def agree(folder):
    """Let the welcome be agreed to already."""
    settings = QSettings(str(settings_file(folder)), QSettings.Format.IniFormat)
    settings.setValue("start/accepted_text", TEXT_VERSION)
    settings.sync()


@contextmanager
def started(folder, *arguments, name="window", environment=None):
    """Start the application, and kill it in the end if it lives still."""
    said = folder / f"{name}.json"
    program = PROGRAM.format(said=str(said))
    process = subprocess.Popen(
        [sys.executable, "-c", program, *map(str, arguments)],
        cwd=folder,
        env=own_environment(folder) | (environment or {}),
        stderr=subprocess.DEVNULL,
    )
    try:
        yield Started(process, said)
    finally:
        if process.poll() is None:
            process.kill()
        process.wait()


def run_to_end(folder, *arguments):
    """Run the application as people start it, and return how it ended."""
    return subprocess.run(
        [sys.executable, "-m", "xlite_desktop", *map(str, arguments)],
        cwd=folder,
        env=own_environment(folder),
        capture_output=True,
        text=True,
        timeout=PATIENCE_S,
        check=False,
    )
