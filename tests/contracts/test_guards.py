"""The guards of the test suite bite."""

from __future__ import annotations

import contextlib
import socket
import subprocess
import sys
import tempfile
import threading
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).resolve().parents[2]
OUTSIDE = REPOSITORY / "written_by_a_test"


@pytest.mark.parametrize(
    "write",
    [
        lambda: OUTSIDE.write_text("x"),
        lambda: OUTSIDE.open("ab"),
        OUTSIDE.touch,
        OUTSIDE.mkdir,
        OUTSIDE.unlink,
        lambda: OUTSIDE.rename(f"{OUTSIDE}_again"),
        lambda: OUTSIDE.symlink_to("README.md"),
    ],
    ids=["write", "append", "touch", "mkdir", "unlink", "rename", "symlink"],
)
def test_a_write_outside_the_temporary_folder_is_refused(write, trespasses):
    """Nothing in the checkout is created, changed or removed by a test."""
    with pytest.raises(RuntimeError, match="outside the temporary folder"):
        write()

    assert not OUTSIDE.exists()
    assert len(trespasses) == 1
    trespasses.clear()


def test_a_name_that_only_begins_like_the_temporary_folder_is_outside(tmp_path, trespasses):
    """/tmpfile is not in /tmp."""
    beside = Path(f"{tempfile.gettempdir()}-beside-it")

    with pytest.raises(RuntimeError, match="outside"):
        beside.write_text("x")

    trespasses.clear()


def test_writing_into_the_temporary_folder_is_allowed(tmp_path):
    """Creating, renaming, truncating and removing."""
    first, second = tmp_path / "folder" / "a", tmp_path / "folder" / "b"

    first.parent.mkdir()
    first.write_text("x")
    first.rename(second)
    second.unlink()

    assert list(first.parent.iterdir()) == []


def test_a_connection_is_refused(trespasses):
    """Not even to this machine: no test needs a server."""
    with socket.socket() as client, pytest.raises(RuntimeError, match="network"):
        client.connect(("127.0.0.1", 9))
    with pytest.raises(RuntimeError, match="network"):
        socket.getaddrinfo("localhost", 80)

    assert len(trespasses) == 2
    trespasses.clear()


def test_other_threads_are_guarded_too_and_swallowing_does_not_help(trespasses):
    """A trespass is remembered, whoever caught the exception."""

    def write_quietly():
        with contextlib.suppress(RuntimeError):
            OUTSIDE.write_text("x")

    thread = threading.Thread(target=write_quietly)
    thread.start()
    thread.join()

    assert len(trespasses) == 1
    assert not OUTSIDE.exists()
    trespasses.clear()


LEFT_THREADS = """
import threading

stop = threading.Event()

def test_leaves_a_thread():
    threading.Thread(target=stop.wait, name="forgotten", daemon=True).start()

def test_ends_its_thread():
    stop.set()
    threading.Thread(target=lambda: time.sleep(0.1), name="ending").start()
"""


def test_a_thread_left_running_fails_its_test(tmp_path):
    """The one that started it, by name; a thread on its last line is given a moment."""
    conftest = (REPOSITORY / "tests" / "conftest.py").read_text(encoding="utf-8")
    (tmp_path / "conftest.py").write_text(conftest)
    (tmp_path / "test_threads.py").write_text(f"import time\n{LEFT_THREADS}")

    outcome = subprocess.run(
        [sys.executable, "-m", "pytest", "-p", "no:randomly", "-p", "no:cacheprovider", tmp_path],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    ).stdout

    assert "2 passed, 1 error" in outcome
    assert "threads left running: ['forgotten']" in outcome
