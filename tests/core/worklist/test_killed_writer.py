"""A process that dies while it writes loses nothing that it had called written."""

import random
import signal
import sqlite3
import subprocess
import sys

import pytest

from tests.conftest import REPOSITORY
from xlite_core.worklist.store import Worklist
from xlite_core.worklist.studies import studies


@pytest.mark.skipif(sys.platform == "win32", reason="kill -9 is of POSIX")
def test_everything_acknowledged_is_there_after_kill_9(tmp_path):
    """At five random moments; the file is sound each time and never put aside."""
    file, said = tmp_path / "worklist.sqlite", []
    chance = random.Random(5)
    for round_ in range(5):
        writer = subprocess.Popen(
            [sys.executable, "-m", "tests.helpers.worklist_writer", file, str(round_ * 100_000)],
            cwd=REPOSITORY,
            stdout=subprocess.PIPE,
            text=True,
        )
        said += [int(writer.stdout.readline()) for _ in range(chance.randrange(1, 40))]
        writer.send_signal(signal.SIGKILL)
        # What it managed to say before the signal arrived counts as well.
        rest = writer.stdout.read()
        said += [int(line) for line in rest.splitlines(keepends=True) if line.endswith("\n")]
        writer.stdout.close()
        writer.wait()

        worklist = Worklist(file)
        assert worklist.set_aside is None
        known = {study.films for study in studies(worklist)}
        assert set(said) <= known
        assert len(known) <= len(said) + round_ + 1  # at most the one under way each time
        assert all(worklist.opinions(f"film {n}")[0].text == str(n) for n in said)
        worklist.close()
    database = sqlite3.connect(file)
    assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert database.execute("PRAGMA foreign_key_check").fetchall() == []
    database.close()
