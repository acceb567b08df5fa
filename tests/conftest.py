"""Guards around every test: no network, no write outside the temporary folder, no thread left."""

from __future__ import annotations

import os
import sys
import tempfile
import threading
from pathlib import Path

import pytest

# Before anything imports Qt or asks for a user folder.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
_HOME = Path(tempfile.mkdtemp(prefix="xlite-tests-"))
for _variable in ("XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"):
    os.environ[_variable] = str(_HOME / _variable.lower())

REPOSITORY = Path(__file__).resolve().parent.parent
FILMS = REPOSITORY.parent / "shared" / "cxr"

_WRITABLE = tuple(
    os.path.realpath(folder)
    for folder in (
        tempfile.gettempdir(),
        REPOSITORY / ".pytest_cache",
        REPOSITORY / ".hypothesis",
        "/dev",
        "/proc/self",
    )
)
_guarding = threading.local()


def _audit(event: str, arguments: tuple) -> None:
    if not getattr(_guarding, "on", False):
        return
    if event == "socket.connect" and not isinstance(arguments[1], str | bytes):
        message = f"a test tried to reach the network at {arguments[1]}"
        raise RuntimeError(message)
    if event == "open" and isinstance(arguments[0], str | bytes):
        path, mode, flags = arguments
        writing = (mode and set(mode) & set("wax+")) or (
            isinstance(flags, int) and flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT)
        )
        real = os.path.realpath(os.fsdecode(path))
        # Python writes its byte code wherever the source is.
        if writing and not real.startswith(_WRITABLE) and "__pycache__" not in real:
            message = f"a test tried to write outside the temporary folder: {real}"
            raise RuntimeError(message)


sys.addaudithook(_audit)  # cannot be taken back, so it looks at a switch


@pytest.fixture(autouse=True)
def _guard_network_and_disk():
    _guarding.on = True
    yield
    _guarding.on = False


@pytest.fixture(autouse=True)
def _guard_threads(request):
    """A thread that outlives its test fails the test that started it."""
    before = set(threading.enumerate())
    started = _watch_qthreads(request) if "PySide6.QtCore" in sys.modules else []
    yield
    left = [
        thread.name
        for thread in threading.enumerate()
        # Threads that only Qt knows show up as dummies; the list below catches those.
        if thread not in before and not isinstance(thread, threading._DummyThread)
    ]
    left += [repr(thread) for thread in started if _still_runs(thread)]
    assert not left, f"threads left running: {left}; shut them down before the test ends"


def _watch_qthreads(request) -> list:
    from PySide6.QtCore import QThread

    started: list = []
    original = QThread.start

    def start(self, *arguments):
        started.append(self)
        return original(self, *arguments)

    QThread.start = start
    request.addfinalizer(lambda: setattr(QThread, "start", original))
    return started


def _still_runs(thread) -> bool:
    import shiboken6

    return shiboken6.isValid(thread) and thread.isRunning()


def pytest_collection_modifyitems(items) -> None:
    absent = pytest.mark.skip(reason="the real radiographs (../shared/cxr) are not here")
    for item in items:
        if "films" in item.keywords and not FILMS.is_dir():
            item.add_marker(absent)
