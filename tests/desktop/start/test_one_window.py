"""A second start hands its files to the open window; with real processes throughout."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import tempfile
import threading
from pathlib import Path

import pytest

from tests.helpers.started_app import agree, run_to_end, settings_file, started
from tests.helpers.window import write_film
from xlite_desktop.app import parsed
from xlite_desktop.start.one_window import OneWindow
from xlite_desktop.start.start_options import finds_other_window

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals and sockets of Unix")


@pytest.fixture
def runtime(tmp_path, monkeypatch):
    """Give this process a runtime folder of its own, with a path that is short as it always is."""
    with tempfile.TemporaryDirectory() as folder:
        monkeypatch.setenv("XDG_RUNTIME_DIR", folder)
        yield tmp_path


def test_a_second_start_hands_over_and_ends(tmp_path):
    """The real application: the film, named from its own folder, is in the first window."""
    agree(tmp_path)
    film = write_film(tmp_path / "one é.png", 64)
    with started(tmp_path) as window:
        window.wait_for(lambda seen: seen["films"] == [])

        assert not window.window["welcome"]  # it was agreed to before
        handed = run_to_end(tmp_path, film.name)
        window.wait_for(lambda seen: seen["films"] == [str(film)])

    assert handed.returncode == 0


PROGRAM = """
import sys
from pathlib import Path
from xlite_desktop.start.one_window import OneWindow
settings, *films = map(Path, sys.argv[1:])
sys.exit(0 if OneWindow(settings).hand_over(films) else 9)
"""


def test_names_are_handed_over_as_they_are_and_a_dead_window_is_replaced(qtbot, runtime):
    """Spaces, quotes, new lines, bytes that are no text, and 300 of them at once."""
    place, asked = OneWindow(runtime / "settings.ini"), []
    place.asked.connect(asked.append)
    with socket.socket(socket.AF_UNIX) as dead:
        dead.bind(place._name)  # it stays, as after a kill
    strange = [runtime / os.fsdecode(b"a \"b' \n\xff.png"), *(runtime / f"{n}" for n in range(299))]

    found_dead = place.hand_over([])
    place.listen()
    other = subprocess.Popen([sys.executable, "-c", PROGRAM, runtime / "settings.ini", *strange])
    qtbot.waitUntil(lambda: other.poll() is not None, timeout=30_000)
    place.close()

    assert (found_dead, other.returncode) == (False, 0)
    assert [list(paths) for paths in asked] == [strange]


@pytest.mark.parametrize(
    "option",
    ["--new-window", "--temp-settings", "--safe-mode", "--theme=dark", "--language=de"],
)
def test_options_that_an_open_window_cannot_obey_open_one(option):
    """They would be lost in it."""
    assert not finds_other_window(parsed([option, "film.png"]))
    assert finds_other_window(parsed(["film.png"]))


def test_a_window_that_hangs_does_not_keep_the_second_from_opening(qapp, runtime, monkeypatch):
    """The second waits a while and goes on alone; the first forgets what it was handed."""
    monkeypatch.setattr("xlite_desktop.start.one_window._ANSWER_MS", 50)
    hung, second, asked = OneWindow(runtime / "s.ini"), OneWindow(runtime / "s.ini"), []
    hung.asked.connect(asked.append)
    hung.listen()

    taken = second.hand_over([runtime / "film.png"])  # nobody looks at events meanwhile
    second.listen()
    qapp.processEvents()
    third = hung._server.serverName(), hung._server.isListening()
    second.close()
    hung.close()

    assert not taken
    assert asked == []
    assert third == (hung._name, True)


def answered(place, qtbot, line):
    """Return what a window answers to a message from a thread that speaks for itself."""
    answers = []

    def speak():
        with socket.socket(socket.AF_UNIX) as client:
            client.connect(place._name)
            client.settimeout(10)
            try:
                client.sendall(line)
                answers.append(client.recv(64))
            except ConnectionError:
                answers.append(b"")

    thread = threading.Thread(target=speak)
    thread.start()
    qtbot.waitUntil(lambda: bool(answers), timeout=10_000)
    thread.join()
    return answers[0]


@pytest.mark.parametrize(
    "message",
    [
        b"no json\n",
        b"[]\n",
        b'{"paths": 5, "token": ""}\n',
        b'{"paths": [5], "token": ""}\n',
        b'{"paths": ["relative.png"], "token": ""}\n',
        b"x" * 2_000_000,
    ],
    ids=["words", "list", "number", "numbers", "relative", "endless"],
)
def test_a_message_that_is_none_of_ours_opens_nothing(qtbot, runtime, message):
    """And the window goes on listening."""
    place, asked = OneWindow(runtime / "settings.ini"), []
    place.asked.connect(asked.append)
    assert not place.hand_over([])
    place.listen()

    refused = answered(place, qtbot, message)
    taken = answered(place, qtbot, json.dumps({"paths": ["/a"], "token": ""}).encode() + b"\n")
    place.close()

    assert (refused, taken) == (b"", b"taken\n")
    assert [[str(path) for path in paths] for paths in asked] == [["/a"]]


def test_a_user_without_a_name_has_a_place(runtime, monkeypatch):
    """As in a container that is given any number for its user."""
    for name in ("LOGNAME", "USER", "LNAME", "USERNAME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("pwd.getpwuid", lambda number: {}[number])

    assert OneWindow(runtime / "settings.ini")._name


def test_a_runtime_folder_with_a_long_path_still_has_a_place(tmp_path, monkeypatch):
    """A socket's path has room for some hundred bytes only: it lies elsewhere then."""
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path / ("long" * 30)))
    place = OneWindow(tmp_path / "settings.ini")
    place.listen()
    listens = place._server.isListening()
    place.close()

    assert listens


def test_a_window_on_another_screen(qapp, runtime, monkeypatch):
    """A film must not open where nobody sees it."""
    there = OneWindow(runtime / "settings.ini")
    there.listen()
    monkeypatch.setenv("WAYLAND_DISPLAY", "of-another-session")
    here = OneWindow(runtime / "settings.ini")

    found = here.hand_over([])
    there.close()
    here.close()

    assert not found


def test_the_name_belongs_to_the_settings_and_lies_in_a_private_folder(runtime):
    """A folder that others may write is no place for names of films: then nobody is found."""
    one, other = OneWindow(settings_file(runtime)), OneWindow(runtime / "settings.ini")
    folder = Path(os.environ["XDG_RUNTIME_DIR"]) / f"x-lite-{os.getuid()}"

    assert one._name != other._name
    assert folder.stat().st_mode & 0o077 == 0
    folder.chmod(0o777)
    assert OneWindow(settings_file(runtime))._name == ""
    assert not OneWindow(settings_file(runtime)).hand_over([])
