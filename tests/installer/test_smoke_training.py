"""The Training pack of a smoke test: a command line without torch that trains by a made-up pack."""

from __future__ import annotations

import json
import sys

import pytest

from installer.installation import InPlace
from installer.product import PROGRAMS
from installer.refusal import BuildRefused
from installer.smoke_training import _faults_of_runs, training_faults
from tests.helpers.training_packs import REPOSITORY, a_pack, a_pack_that_trains, script

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="its programs are scripts")

WITHOUT_TORCH = f"""
import sys
sys.path.insert(0, {str(REPOSITORY)!r})
sys.modules["torch"] = None
from xlite_core.cli.main import main
main()
"""


@pytest.fixture
def installed(tmp_path, monkeypatch):
    for name in ("XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"):
        monkeypatch.setenv(name, str(tmp_path / "user"))
    for program in PROGRAMS:
        script(tmp_path / "app" / program, WITHOUT_TORCH)
    return InPlace(tmp_path / "app")


def test_the_installed_command_line_trains_two_epochs_with_a_pack(installed, tmp_path):
    """It imports the films itself, and the run is judged by what it left."""
    assert training_faults(installed, a_pack_that_trains(tmp_path / "pack"), 300) == []


def test_a_pack_that_is_refused_is_told_in_its_own_words(installed, tmp_path):
    """Of another version, say."""
    (said,) = training_faults(installed, a_pack(tmp_path / "pack", version="9.9"), 300)

    assert said.startswith("xlite train ended with 1: ")
    assert "of version 9.9" in said


def test_a_folder_that_is_no_pack_is_refused(installed, tmp_path):
    """Before anything is started."""
    with pytest.raises(BuildRefused, match=r"has no pack\.json"):
        training_faults(installed, tmp_path, 300)


def test_a_run_that_did_not_reach_its_end_is_told(tmp_path):
    """By its events and by the files that it should have left."""
    assert _faults_of_runs(tmp_path) == [
        "There should be one run after the training, and there are 0."
    ]
    run = tmp_path / "one"
    run.mkdir()
    events = [{"event": "RunStarted"}, {"event": "EpochFinished"}, {"event": "RunFailed"}]
    lines = "".join(json.dumps(event) + "\n" for event in events)
    (run / "events.jsonl").write_text(lines, encoding="utf-8")

    assert _faults_of_runs(tmp_path) == [
        "2 epochs were asked for; the run says RunStarted, EpochFinished, RunFailed.",
        "The run left no weights.safetensors.",
        "The run left no metrics.json.",
    ]
