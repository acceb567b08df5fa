"""Children are started in one way: handshake, pipes, environment, and an end in any case."""

from __future__ import annotations

import json
import os
import signal
import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest

from xlite_core import __version__, child_process
from xlite_core.child_main import ROLES
from xlite_core.child_process import CHILD_FLAG, start_child
from xlite_core.errors import RunInterrupted
from xlite_core.training.events import PROTOCOL

REPOSITORY = Path(__file__).resolve().parents[2]
LINUX = pytest.mark.skipif(not Path("/proc/self").exists(), reason="reads /proc")

# A run that is refused before torch is imported.
REFUSED = {"config": {"name": "tiny"}, "directory": "nowhere"}
SCRIPT = """
import os, sys
from xlite_core.child_main import Parent
parent = Parent()
"""


def script(body: str, *, given: bytes = b"") -> subprocess.CompletedProcess:
    """Run a child's half by hand, as a process of its own."""
    environment = {**os.environ, "PYTHONPATH": str(REPOSITORY)}
    return subprocess.run(
        [sys.executable, "-c", SCRIPT + body],
        input=given,
        capture_output=True,
        env=environment,
        check=False,
        timeout=60,
    )


def test_a_child_answers_its_request_and_ends(tmp_path):
    """Its lines end with it; what it says is complete."""
    with start_child("trainer", REFUSED, protocol=PROTOCOL, log=tmp_path / "log.txt") as child:
        lines = list(child.lines())
        code = child.wait()

    assert [json.loads(line)["event"] for line in lines] == ["RunFailed"]
    assert code == 0


def test_another_protocol_is_refused_in_one_sentence(tmp_path):
    """And the child is gone."""
    with pytest.raises(RunInterrupted, match="of another version than the application"):
        start_child("trainer", REFUSED, protocol=PROTOCOL + 1, log=tmp_path / "log.txt")


def test_a_child_that_ends_at_once_is_refused_in_one_sentence(tmp_path):
    """Its log says why: here, there is no such role."""
    log = tmp_path / "log.txt"

    with pytest.raises(RunInterrupted, match="ended before it had begun"):
        start_child("tea", {}, protocol=PROTOCOL, log=log)

    assert "trainer" in log.read_text()


def test_a_child_that_cannot_be_started_is_refused_in_one_sentence(tmp_path, monkeypatch):
    """The interpreter is not where it was."""
    monkeypatch.setattr(sys, "executable", str(tmp_path / "python"))

    with pytest.raises(RunInterrupted, match="could not be started"):
        start_child("trainer", {}, protocol=PROTOCOL, log=tmp_path / "log.txt")


def test_a_log_that_cannot_be_written_is_refused_in_one_sentence(tmp_path):
    """A file is where its folder should be."""
    (tmp_path / "run").write_text("")

    with pytest.raises(RunInterrupted, match="could not be started"):
        start_child("trainer", {}, protocol=PROTOCOL, log=tmp_path / "run" / "log.txt")


def test_something_else_that_speaks_is_refused_in_one_sentence(tmp_path, monkeypatch):
    """Frozen: the application's own program is started, and this one is no X-Lite."""
    _freeze(tmp_path, monkeypatch, "print('Good morning', flush=True)")

    with pytest.raises(RunInterrupted, match="of another version"):
        start_child("trainer", {}, protocol=PROTOCOL, log=tmp_path / "log.txt")


def test_a_frozen_application_is_its_own_child(tmp_path, monkeypatch):
    """It is started with the flag, and never gets as far as its window."""
    body = (
        f"import sys; sys.path.insert(0, {str(REPOSITORY)!r})\n"
        "from xlite_core.child_main import become_child_if_asked\n"
        "become_child_if_asked(sys.argv)\n"
        "print('a window')\n"
    )
    program = _freeze(tmp_path, monkeypatch, body)

    with start_child("trainer", REFUSED, protocol=PROTOCOL, log=tmp_path / "log.txt") as child:
        lines = list(child.lines())

    assert [json.loads(line)["event"] for line in lines] == ["RunFailed"]
    window = subprocess.run([program], capture_output=True, check=True, timeout=60)
    assert window.stdout == b"a window\n"
    film = subprocess.run([program, CHILD_FLAG], capture_output=True, check=True, timeout=60)
    assert film.stdout == b"a window\n"


def test_on_windows_the_window_has_its_children_played_by_the_command_line(tmp_path, monkeypatch):
    """A program without a console need not have pipes; a Training pack is its own child."""
    program = _freeze(tmp_path, monkeypatch, "")
    own = child_process._command("reader")[0]
    (tmp_path / "xlite.exe").touch()
    monkeypatch.setattr(sys, "platform", "win32")

    assert own == str(program)
    assert child_process._command("reader")[0] == str(tmp_path / "xlite.exe")


def _freeze(tmp_path: Path, monkeypatch, body: str) -> Path:
    """Make a program, and let this process look as if it were that program, frozen."""
    program = tmp_path / "xlite-desktop"
    program.write_text(f"#!{sys.executable}\n{body}\n")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(program))
    return program


@pytest.fixture
def waiting(tmp_path, monkeypatch):
    """Return a child that does nothing but wait, even after its input is closed."""
    _freeze(
        tmp_path,
        monkeypatch,
        "import json, time\n"
        f"print(json.dumps({{'hello': {PROTOCOL}, 'role': 'trainer'}}), flush=True)\n"
        "print('half a line', end='', flush=True)\n"
        "time.sleep(60)",
    )
    child = start_child("trainer", {}, protocol=PROTOCOL, log=tmp_path / "log.txt", grace_s=0.2)
    with child:
        yield child


def test_a_child_that_does_not_end_is_killed(waiting):
    """After its grace; a line that it never finished is not passed on."""
    started = time.monotonic()

    waiting.close()

    assert waiting.wait() == -signal.SIGKILL
    assert time.monotonic() - started < 10
    assert list(waiting.lines()) == []


def test_talking_to_a_child_that_is_gone_is_no_error(waiting):
    """Its end is found by whoever reads."""
    os.kill(waiting.pid, signal.SIGKILL)
    waiting.wait()

    waiting.send({"command": "stop"})
    waiting.close_input()
    waiting.send({"command": "stop"})

    assert list(waiting.lines()) == []


@LINUX
def test_ctrl_c_in_a_terminal_reaches_the_parent_alone(waiting):
    """The child has a session, and so a process group, of its own."""
    assert os.getsid(waiting.pid) == waiting.pid != os.getsid(0)
    assert os.getpgid(waiting.pid) != os.getpgid(0)


@LINUX
def test_a_child_inherits_nothing_of_the_window(tmp_path, monkeypatch):
    """No variable of Qt; the source that runs here, and no file of the current folder."""
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    monkeypatch.setenv("XLITE_SOMETHING", "kept")
    (tmp_path / "json.py").write_text("raise RuntimeError('a file of the current folder')")
    monkeypatch.chdir(tmp_path)

    with start_child("trainer", REFUSED, protocol=PROTOCOL, log=tmp_path / "log.txt") as child:
        environment = Path(f"/proc/{child.pid}/environ").read_bytes().decode().split("\0")
        lines = list(child.lines())

    names = {entry.partition("=")[0] for entry in environment}
    assert not any(name.startswith("QT_") for name in names)
    assert {"XLITE_SOMETHING", "PYTHONUNBUFFERED"} <= names
    assert len(lines) == 1


def test_what_libraries_print_never_stands_between_messages():
    """Python's print and a grandchild's alike go to standard error."""
    result = script("print('one'); os.system('echo two'); parent.send({'a': 1}); print('three')")

    assert result.stdout == b'{"a": 1}\n'
    assert sorted(result.stderr.split()) == [b"one", b"three", b"two"]


def test_messages_come_one_by_one_however_they_are_cut():
    """Several in one piece, and a long one in many; a torn last one is none."""
    body = "sizes = [len(m['text']) for m in parent.messages()]; parent.send({'sizes': sizes})"
    given = b"".join(json.dumps({"text": "x" * n}).encode() + b"\n" for n in (1, 2, 200_000))

    result = script(body, given=given + b'{"text": "to')

    assert json.loads(result.stdout) == {"sizes": [1, 2, 200_000]}


def test_a_child_whose_parent_is_gone_is_told_so():
    """Sending says False instead of ending it."""
    body = (
        "os.close(parent._output); read, parent._output = os.pipe(); os.close(read)\n"
        "sent = parent.send({'a': 1}); print(sent, parent.receive())"
    )

    assert script(body).stderr == b"False None\n"


def test_the_first_word_says_who_speaks():
    """Protocol, role and version; nothing heavy has been imported by then."""
    result = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "xlite_core.child_main", CHILD_FLAG, "trainer"],
        input=b"",
        capture_output=True,
        cwd=REPOSITORY,
        check=True,
        timeout=60,
    )

    assert json.loads(result.stdout) == {
        "hello": PROTOCOL,
        "role": "trainer",
        "version": __version__,
    }
    imported = {line.rpartition(b"|")[2].strip() for line in result.stderr.splitlines()}
    assert b"xlite_core.training.events" in imported
    assert not imported & {b"torch", b"PySide6", b"pandas", b"matplotlib"}


def test_an_error_that_nobody_foresaw_is_in_the_log():
    """With its traceback; the exit code says that something went wrong."""
    result = subprocess.run(
        [sys.executable, "-m", "xlite_core.child_main", CHILD_FLAG, "trainer"],
        input=b"no JSON\n",
        capture_output=True,
        cwd=REPOSITORY,
        check=False,
        timeout=60,
    )

    assert result.returncode == 1
    assert b"JSONDecodeError" in result.stderr


def test_every_role_is_a_module_that_speaks_our_protocol():
    """Its name is not checked by anybody else."""
    import importlib

    modules = [importlib.import_module(name) for name in ROLES.values()]

    assert [module.PROTOCOL for module in modules] == [PROTOCOL] * len(ROLES)
    assert all(callable(module.main) for module in modules)
