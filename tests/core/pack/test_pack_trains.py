"""What needs torch is a pack's, from the first word to the last.

That one really trains is tested with the window: tests/installer/test_smoke_training.py.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest

from tests.helpers.training_data import quick_config, write_training_data
from tests.helpers.training_packs import (
    REPOSITORY,
    a_pack,
    playing,
    script,
)
from xlite_core.child_process import start_child
from xlite_core.cli.training_half import play_role_if_asked
from xlite_core.errors import PackRefused
from xlite_core.pack import pack_places
from xlite_core.pack.training_program import NEEDS_TORCH, Kind, training_program
from xlite_core.run_directory import RunDirectory
from xlite_core.training.events import PROTOCOL, RunFailed
from xlite_core.training.process import run_in_child

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="its programs are scripts")

WITHOUT_TORCH = """
import sys
sys.modules["torch"] = None
from xlite_core.cli.main import main
main()
"""


@pytest.fixture(autouse=True)
def user_folders(tmp_path, monkeypatch):
    """Give each test a user of its own."""
    for name in ("XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME"):
        monkeypatch.setenv(name, str(tmp_path / "user" / name))
    monkeypatch.delenv(pack_places.VARIABLE, raising=False)


@pytest.fixture
def config(tmp_path):
    """Return one epoch on two dozen phantoms that any process can open."""
    return quick_config(write_training_data(tmp_path / "data"))


@pytest.mark.parametrize("role", sorted(NEEDS_TORCH))
def test_whatever_needs_torch_is_done_by_the_pack(tmp_path, role):
    """A role that was forgotten would fail where the application has no torch."""
    answers = playing(
        "hello = {'hello': INFO['protocol'], 'role': sys.argv[2], 'version': INFO['version']}\n"
        "print(json.dumps(hello), flush=True)\n"
        "print(json.dumps({'did': json.loads(input())}), flush=True)\n"
    )
    pack_places.choose_folder(a_pack(tmp_path / "pack", answers))

    with start_child(role, {"task": role}, protocol=PROTOCOL, log=tmp_path / "log.txt") as child:
        said = [json.loads(line) for line in child.lines()]

    assert said == [{"did": {"task": role}}]


def test_a_pack_that_was_changed_to_another_protocol_since_its_check_is_refused(tmp_path):
    """Its first word is heard, whatever was remembered of it; a Python may have been upgraded."""
    log = tmp_path / "log.txt"
    hello = json.dumps({"hello": PROTOCOL + 1, "role": "trainer", "version": "9"})
    script(tmp_path / "venv" / "bin" / "xlite", playing(f"print({hello!r}, flush=True)"))
    pack_places.choose_folder(tmp_path / "venv")
    assert training_program(PROTOCOL).kind is Kind.PYTHON

    with pytest.raises(PackRefused, match=f"protocol {PROTOCOL + 1}.* protocol {PROTOCOL}"):
        start_child("trainer", {}, protocol=PROTOCOL, log=log)


def test_a_pack_that_ends_before_its_first_word_is_refused(tmp_path):
    """It says what it is, and cannot do it."""
    pack_places.choose_folder(a_pack(tmp_path / "pack", playing("")))

    with pytest.raises(PackRefused, match="ended before it had begun"):
        start_child("trainer", {}, protocol=PROTOCOL, log=tmp_path / "log.txt")


def test_a_refused_pack_fails_a_run_with_its_sentence(tmp_path, config):
    """Nothing else trains instead."""
    pack_places.choose_folder(a_pack(tmp_path / "pack", version="9.9"))

    (failed,) = run_in_child(config, RunDirectory(tmp_path / "run"))

    assert isinstance(failed, RunFailed)
    assert "of version 9.9" in failed.summary


def test_a_pack_gets_nothing_that_belongs_to_this_application(tmp_path, monkeypatch):
    """No variable of Qt or Python; where we are frozen, the libraries of before."""
    told = tmp_path / "environment.json"
    body = f"import json, os; json.dump(dict(os.environ), open({str(told)!r}, 'w'))\n"
    folder = a_pack(tmp_path / "pack", body + playing(""))
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    ours = {
        "QT_QPA_PLATFORM": "offscreen",
        "PYTHONPATH": "/ours",
        "_PYI_ARCHIVE_FILE": "/ours",
        "LD_LIBRARY_PATH": "/ours",
        "LD_LIBRARY_PATH_ORIG": "/before",
    }
    for name, value in ours.items():
        monkeypatch.setenv(name, value)
    pack_places.choose_folder(folder)

    training_program(PROTOCOL)

    environment = json.loads(told.read_text())
    assert environment["LD_LIBRARY_PATH"] == "/before"
    assert not {*ours} - {"LD_LIBRARY_PATH"} & environment.keys()


def test_the_command_line_lets_the_pack_do_what_needs_torch(tmp_path):
    """With the same arguments and exit code, and once; without a pack it says what is missing."""
    folder = a_pack(tmp_path / "pack", playing("print(sys.argv[1:]); sys.exit(7)"))
    environment = {**os.environ, "PYTHONPATH": str(REPOSITORY)}
    command = [sys.executable, "-c", WITHOUT_TORCH, "train", "run.toml", "--dry-run"]

    def outcome(**more):
        return subprocess.run(
            command,
            env=environment | more,
            capture_output=True,
            text=True,
            check=False,
            timeout=600,
        )

    done, missing = outcome(**{pack_places.VARIABLE: str(folder)}), outcome(PATH=str(tmp_path))
    once = outcome(**{pack_places.VARIABLE: str(folder), "XLITE_HANDED_ON": "1"})

    assert (done.stdout, done.returncode) == ("['train', 'run.toml', '--dry-run']\n", 7)
    assert missing.returncode == 1
    assert "Training pack, which is not installed" in missing.stderr
    assert "Training a student needs the package 'torch'" in once.stderr


def test_the_command_line_says_what_it_is(capsys):
    """With torch imported, so that a broken library shows here."""
    environment = {**os.environ, "PYTHONPATH": str(REPOSITORY)}
    bare = [sys.executable, "-c", WITHOUT_TORCH, "--pack-info"]
    without = subprocess.run(bare, env=environment, capture_output=True, check=True).stdout

    with pytest.raises(SystemExit):
        play_role_if_asked(["xlite", "--pack-info"])

    said = [json.loads(answer) for answer in (capsys.readouterr().out, without)]
    assert [info["protocol"] for info in said] == [PROTOCOL, PROTOCOL]
    assert said[0]["torch"].startswith("2.")
    assert said[0]["flavour"] in ("cpu", "cuda")
    assert (said[1]["torch"], said[1]["flavour"]) == ("", "")
