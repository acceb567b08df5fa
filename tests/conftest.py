"""Guards around every test: no network, no write outside the temporary folder, no thread left."""

from __future__ import annotations

import os
import sys
import tempfile
import threading
from pathlib import Path

import pytest
from hypothesis import settings

# A shared machine is slow at times; that is no property of the code.
settings.register_profile("xlite", deadline=None)
settings.load_profile("xlite")

# Before anything imports Qt or asks for a user folder.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
# Some tests load ONNX Runtime before the library that forbids it to report.
os.environ["ORT_DISABLE_TELEMETRY"] = "1"
# Tiny networks gain nothing from torch's threads, and lose much beside another busy process.
os.environ["OMP_NUM_THREADS"] = "1"
_HOME = Path(tempfile.mkdtemp(prefix="xlite-tests-"))
for _variable in ("XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"):
    os.environ[_variable] = str(_HOME / _variable.lower())

REPOSITORY = Path(__file__).resolve().parent.parent
FILMS = REPOSITORY.parent / "shared" / "cxr"

_TEMPORARY = os.path.realpath(tempfile.gettempdir()) + os.sep
_CHECKOUT = str(REPOSITORY) + os.sep
_ALWAYS_WRITABLE = tuple(
    os.path.realpath(folder) + os.sep
    for folder in (
        REPOSITORY / ".pytest_cache",
        REPOSITORY / ".hypothesis",
        "/dev",
        "/proc/self",
    )
)


def _may_change(path: str) -> bool:
    # Python writes its byte code wherever the source is.
    if path.startswith(_ALWAYS_WRITABLE) or "__pycache__" in path:
        return True
    # A checkout that lies in the temporary folder is a checkout all the same.
    if _CHECKOUT.startswith(_TEMPORARY) and path.startswith(_CHECKOUT):
        return False
    return path.startswith(_TEMPORARY)


_NETWORK = {"socket.connect": 1, "socket.sendto": 1, "socket.getaddrinfo": 0}
"""Audit event -> which of its arguments is the address."""
_CHANGES = {
    "os.mkdir": (0,),
    "os.remove": (0,),
    "os.rmdir": (0,),
    "os.rename": (0, 1),
    "os.symlink": (1,),
}
"""Audit event -> which arguments are the paths that change; the last is the number of a folder."""


class _Guard:
    """Looks at every audited call of the whole process, in any thread, while a test runs."""

    def __init__(self) -> None:
        self.on = False
        self.trespasses: list[str] = []

    def __call__(self, event: str, arguments: tuple) -> None:
        if not self.on:
            return
        if event in _NETWORK:
            address = arguments[_NETWORK[event]]
            # A path is a socket of this machine: display servers, multiprocessing.
            if not isinstance(address, str | bytes) or event == "socket.getaddrinfo":
                self._refuse(f"a test tried to reach the network at {address}")
        elif event == "open" and isinstance(arguments[0], str | bytes):
            path, mode, flags = arguments
            if (mode and set(mode) & set("wax+")) or (
                isinstance(flags, int) and flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT)
            ):
                self._require_writable(path)
        # A name relative to an open folder does not say where that folder is.
        elif event in _CHANGES and arguments[-1] == -1:
            for place in _CHANGES[event]:
                self._require_writable(arguments[place])

    def _require_writable(self, path: str | bytes) -> None:
        real = os.path.realpath(os.fsdecode(path))
        if not _may_change(real + os.sep):
            self._refuse(f"a test tried to write outside the temporary folder: {real}")

    def _refuse(self, message: str) -> None:
        # Remembered as well: the code under test may swallow the exception.
        self.trespasses.append(message)
        raise RuntimeError(message)


_guard = _Guard()
sys.addaudithook(_guard)  # cannot be taken back, so it looks at a switch


@pytest.fixture(autouse=True)
def trespasses():
    """Fail a test that reaches for the network or writes outside the temporary folder."""
    _guard.trespasses.clear()
    _guard.on = True
    yield _guard.trespasses
    _guard.on = False
    assert not _guard.trespasses


@pytest.fixture(autouse=True)
def _guard_threads(request):
    """A thread that outlives its test fails the test that started it."""
    before = set(threading.enumerate())
    started = _watch_qthreads(request) if "PySide6.QtCore" in sys.modules else []
    yield
    # Threads that only Qt knows show up as dummies; the list below catches those.
    new = {t for t in threading.enumerate() if not isinstance(t, threading._DummyThread)} - before
    for thread in new:
        thread.join(0.5)  # one that was told to stop may be on its last line
    left = [thread.name for thread in new if thread.is_alive()]
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
