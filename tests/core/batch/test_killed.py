"""Kill -9 at random moments: nothing that was saved is lost, nothing is doubled."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.helpers.film_folder import film_folder
from tests.helpers.tiny_student import write_tiny_student
from xlite_core.batch.control import BatchControl
from xlite_core.batch.film_row import RowState
from xlite_core.batch.listing import list_films
from xlite_core.batch.run import run_batch
from xlite_core.batch.store import BatchStore
from xlite_core.inference.classifier import Classifier

REPOSITORY = Path(__file__).resolve().parents[3]


def killed_after(file, model, folder, films, moments):
    """Work until so many films are saved and a moment more; return what was said to be saved."""
    worker = subprocess.Popen(
        [sys.executable, "-m", "tests.helpers.batch_arena", file, model, folder],
        cwd=REPOSITORY, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    saved = 0
    for line in worker.stdout:
        saved = int(line)
        if saved >= films:
            break
    try:
        worker.wait(moments.uniform(0.0, 0.1))
    except subprocess.TimeoutExpired:
        os.kill(worker.pid, signal.SIGKILL)
    worker.stdout.close()
    worker.wait()
    return saved


def survive(tmp_path, count, kills, seed):
    """Kill a batch again and again, then let it end; return how far it was after each kill."""
    film_folder(tmp_path / "films", count)
    model = write_tiny_student(tmp_path / "tiny.onnx")
    file, moments, kept = tmp_path / "films.batch", random.Random(seed), []
    for number in range(kills):
        wanted = moments.uniform(0, 0.9) * count * (number + 1) / kills
        said = killed_after(file, model, tmp_path / "films", wanted, moments)
        store = BatchStore(file)
        done = {r.number: r.logits.tobytes() for r in store.rows() if r.state is RowState.SCORED}
        store.close()
        assert len(done) >= said, "what was said to be saved is saved"
        if kept:
            assert done.items() >= kept[-1].items(), "what was saved once stays as it is"
        kept.append(done)
    store, classifier = BatchStore(file), Classifier.open(model)
    with store.writer():
        list_films(store, [tmp_path / "films"])
        assert run_batch(store, classifier, BatchControl())
    rows = list(store.rows())
    store.close()
    straight = BatchStore(tmp_path / "straight.batch")
    with straight.writer():
        list_films(straight, [tmp_path / "films"])
        run_batch(straight, classifier, BatchControl())
    never = list(straight.rows())
    straight.close()
    assert [row.path for row in rows] == [row.path for row in never]
    assert len({row.path for row in rows}) == count
    assert [row.logits.tobytes() for row in rows] == [row.logits.tobytes() for row in never]
    return [len(done) for done in kept]


def test_three_kills_lose_nothing(tmp_path):
    """200 films."""
    assert len(survive(tmp_path, 200, kills=3, seed=5)) == 3


@pytest.mark.slow
def test_many_kills_of_a_large_batch_lose_nothing(tmp_path):
    """2,000 films, at random moments."""
    after = survive(tmp_path, 2_000, kills=12, seed=11)

    assert any(0 < done < 2_000 for done in after)
