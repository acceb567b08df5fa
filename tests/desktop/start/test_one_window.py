"""A second start hands its files to the open window; with real processes throughout."""

from __future__ import annotations

import json
import os
import signal
import socket
import sys
import threading

import pytest

from tests.helpers.started_app import agree, own_environment, run_to_end, settings_file, started
from tests.helpers.window import write_film
from xlite_desktop.app import parsed
from xlite_desktop.start.one_window import OneWindow
from xlite_desktop.start.start_options import finds_other_window

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals and sockets of Unix")


@pytest.fixture
def runtime(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_RUNTIME_DIR", own_environment(tmp_path)["XDG_RUNTIME_DIR"])
    return tmp_path


def test_a_second_start_hands_over_and_ends_and_a_stale_socket_is_taken_over(tmp_path):
    """The film is in the first window; after a kill the name belongs to the next start."""
    agree(tmp_path)
    first, second = write_film(tmp_path / "one é.png", 64), write_film(tmp_path / "two.png", 64)
    with started(tmp_path) as window:
        window.wait_for(lambda seen: seen["films"] == [])

        handed = run_to_end(tmp_path, first.name)
        window.wait_for(lambda seen: seen["films"] == [str(first)])
        with started(tmp_path, "--new-window", second, name="beside") as beside:
            beside.wait_for(lambda seen: seen["films"] == [str(second)])
        assert window.window["films"] == [str(first)]
        window.process.send_signal(signal.SIGKILL)
        window.process.wait()
    with started(tmp_path, name="after") as window:
        window.wait_for(lambda seen: seen["films"] == [])
        again = run_to_end(tmp_path, second)
        window.wait_for(lambda seen: seen["films"] == [str(second)])

    assert (handed.returncode, again.returncode) == (0, 0)


@pytest.mark.parametrize(
    "option",
    ["--new-window", "--temp-settings", "--safe-mode", "--theme=dark", "--language=de"],
)
def test_options_that_an_open_window_cannot_obey_open_one(option):
    """They would be lost in it."""
    assert not finds_other_window(parsed([option, "film.png"]))
    assert finds_other_window(parsed(["film.png"]))


def test_a_window_that_hangs_does_not_keep_the_second_from_opening(tmp_path):
    """It is stopped in the middle; the second start waits some seconds and goes on alone."""
    agree(tmp_path)
    film = write_film(tmp_path / "film.png", 64)
    with started(tmp_path) as hung:
        hung.wait_for(lambda seen: seen["films"] == [])
        hung.process.send_signal(signal.SIGSTOP)
        with started(tmp_path, film, name="second") as second:
            second.wait_for(lambda seen: seen["films"] == [str(film)])
        hung.process.send_signal(signal.SIGCONT)
        later = run_to_end(tmp_path, film)
        hung.wait_for(lambda seen: seen["films"] == [str(film)])  # of this start, not of the other

    assert later.returncode == 0


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


def test_a_window_on_another_screen(qapp, runtime, monkeypatch):
    """A film must not open where nobody sees it; settings are not reset below it either."""
    there = OneWindow(runtime / "settings.ini")
    there.listen()
    monkeypatch.setenv("WAYLAND_DISPLAY", "of-another-session")
    here = OneWindow(runtime / "settings.ini")

    found = here.hand_over([]), here.is_open()
    other = OneWindow(runtime / "other.ini").is_open()
    there.close()
    here.close()

    assert (found, other) == ((False, True), False)
    assert not here.is_open()


def test_the_name_belongs_to_the_settings_and_lies_in_a_private_folder(runtime):
    """A folder that others may write is no place for names of films: then nobody is found."""
    one, other = OneWindow(settings_file(runtime)), OneWindow(runtime / "settings.ini")
    folder = runtime / "run" / f"x-lite-{os.getuid()}"

    assert one._name != other._name
    assert folder.stat().st_mode & 0o077 == 0
    folder.chmod(0o777)
    assert OneWindow(settings_file(runtime))._name == ""
    assert not OneWindow(settings_file(runtime)).hand_over([])
