"""One window for all files: a second start hands its files over and ends.

The first window listens on a local socket whose name belongs to the settings, and to the screen:
nobody looks for a window on the screen of another session.
The socket lies in a folder that nobody else may enter, because names of files can name patients.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import logging
import os
import stat
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QLockFile, QObject, Signal, Slot
from PySide6.QtNetwork import QLocalServer, QLocalSocket

log = logging.getLogger(__name__)

_CONNECT_MS, _ANSWER_MS = 1_000, 4_000
"""A live window answers within one event; one that hangs for longer is left alone."""

_LOCK_MS = 5_000
_LARGEST = 1 << 20
"""Bytes of a message: some ten thousand paths."""

_LONGEST = 103
"""Bytes of a socket's path: macOS has room for 104 with the end of the text, Linux for 108."""

_TAKEN = b"taken\n"
ACTIVATION_TOKEN = "XDG_ACTIVATION_TOKEN"  # noqa: S105 - the name of a variable
"""Wayland lets a window come to the front for whoever was given this by the launcher."""


class OneWindow(QObject):
    """The place where a window is found by those that start after it.

    Between `hand_over` and `listen` a lock keeps other starts waiting, so that of two that begin
    at once one finds the other.

    Signals:
        asked: paths that another start has handed over; none where it only wanted the window.
    """

    asked = Signal(object)

    def __init__(self, settings_file: Path, parent: QObject | None = None) -> None:
        """Name the window's place.

        Args:
            settings_file: Windows with other settings are other windows.
            parent: Its Qt parent.
        """
        super().__init__(parent)
        self._name = _socket_name(settings_file)
        self._lock = QLockFile(f"{self._name}.lock") if sys.platform != "win32" else None
        self._server: QLocalServer | None = None
        self._hung = False

    def hand_over(self, files: Sequence[Path]) -> bool:
        """Hand files to the window that is open; False where there is none, or it does not answer.

        Args:
            files: As they were named on the command line.
        """
        if not self._name:
            return False
        if self._lock is not None:
            self._lock.tryLock(_LOCK_MS)  # one that starts so slowly will not be waited for
        socket = QLocalSocket()
        socket.connectToServer(self._name)
        if not socket.waitForConnected(_CONNECT_MS):
            return False
        message = {
            "paths": [str(file.absolute()) for file in files],
            "token": os.environ.get(ACTIVATION_TOKEN, ""),
        }
        socket.write(json.dumps(message).encode("ascii") + b"\n")
        answer = b""
        while b"\n" not in answer and socket.waitForReadyRead(_ANSWER_MS):
            answer += socket.readAll().data()
        if answer == _TAKEN:
            self._unlock()
            return True
        self._hung = True
        log.warning("another window does not answer; a second one is opened")
        return False

    def listen(self) -> None:
        """Be found from now on, unless another window is, and let waiting starts go on."""
        if self._name and not self._hung:
            # What a killed window has left behind answers nobody, and bars the name.
            QLocalServer.removeServer(self._name)
            self._server = QLocalServer(self)
            self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
            self._server.newConnection.connect(self._on_connected)
            if not self._server.listen(self._name):
                log.warning("other starts cannot find this window")
        self._unlock()

    def close(self) -> None:
        """Be found no more."""
        if self._server is not None:
            self._server.close()
            self._server = None
        self._unlock()

    def _unlock(self) -> None:
        if self._lock is not None:
            self._lock.unlock()

    @Slot()
    def _on_connected(self) -> None:
        while self._server is not None and self._server.hasPendingConnections():
            socket = self._server.nextPendingConnection()
            socket.readyRead.connect(self._on_said)
            socket.disconnected.connect(socket.deleteLater)

    @Slot()
    def _on_said(self) -> None:
        socket = self.sender()
        assert isinstance(socket, QLocalSocket)
        if not socket.canReadLine():
            if socket.bytesAvailable() > _LARGEST:
                socket.abort()
            return
        paths = _understood(bytes(socket.readLine().data()))
        if paths is None:
            log.warning("a message that is none of ours was not understood")
            socket.abort()
            return
        socket.write(_TAKEN)
        socket.flush()
        if socket.state() is QLocalSocket.LocalSocketState.ConnectedState:
            socket.disconnectFromServer()
            self.asked.emit(paths)  # else the other start has given up, and opened them itself


def _understood(line: bytes) -> tuple[Path, ...] | None:
    try:
        message = json.loads(line)
        paths, token = message["paths"], message["token"]
        if not all(isinstance(text, str) for text in (*paths, token)):
            return None
        found = tuple(Path(path) for path in paths)
    except (ValueError, TypeError, KeyError):
        return None
    if token:
        os.environ[ACTIVATION_TOKEN] = token
    return found if all(path.is_absolute() for path in found) else None


def _short(text: str) -> str:
    """Return what stands for a text in the path of a socket, which must be short."""
    return hashlib.sha256(text.encode("utf-8", "surrogateescape")).hexdigest()[:7]


def _socket_name(settings_file: Path) -> str:
    """Return the name of the socket; empty where no safe place for it can be had."""
    screen = os.environ.get("WAYLAND_DISPLAY") or os.environ.get("DISPLAY", "")
    name = f"x-lite-{_short(str(settings_file.absolute()))}-{_short(screen)}"
    if sys.platform == "win32":  # a pipe: Qt gives it to this user alone
        return name
    own = f"x-lite-{os.getuid()}"
    folder = Path(os.environ.get("XDG_RUNTIME_DIR") or tempfile.gettempdir()) / own
    if len(os.fsencode(folder / name)) > _LONGEST:
        folder = Path("/tmp") / own  # noqa: S108 - it must be private, see below
    with contextlib.suppress(OSError):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        found = folder.lstat()
        private = found.st_uid == os.getuid() and not found.st_mode & (stat.S_IWGRP | stat.S_IWOTH)
        if stat.S_ISDIR(found.st_mode) and private:
            return str(folder / name)
    log.warning("there is no private folder for a socket; each start opens a window")
    return ""
