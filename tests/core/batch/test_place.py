"""Where batches lie, which are unfinished, and forgetting them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.helpers.film_folder import film_folder
from tests.helpers.tiny_student import write_tiny_student
from xlite_core.batch.control import BatchControl
from xlite_core.batch.listing import list_films
from xlite_core.batch.place import (
    batch_file,
    batches_folder,
    forget_batch,
    forget_batches,
    kept_batches,
)
from xlite_core.batch.run import require_same_model, run_batch
from xlite_core.batch.store import BatchStore
from xlite_core.errors import BatchRefused
from xlite_core.inference.classifier import Classifier


def test_the_same_drop_on_the_same_model_is_the_same_batch(tmp_path, monkeypatch):
    """In any order and from any folder; another model or folder is another batch."""
    first = batch_file(tmp_path, "m1", [Path("/a"), Path("/b")])
    monkeypatch.chdir("/")

    assert batch_file(tmp_path, "m1", [Path("b"), Path("/a")]) == first
    assert batch_file(tmp_path, "m2", [Path("/a"), Path("/b")]) != first
    assert batch_file(tmp_path, "m1", [Path("/a")]) != first


def test_the_place_can_be_moved_by_the_environment(tmp_path, monkeypatch):
    """For clusters whose homes are read-only."""
    monkeypatch.setenv("XLITE_BATCHES", str(tmp_path))
    assert batches_folder() == tmp_path
    monkeypatch.delenv("XLITE_BATCHES")
    assert batches_folder().name == "batches"


def test_kept_batches_say_how_far_they_are(tmp_path):
    """The unfinished one is offered; damaged and empty files are left out."""
    film_folder(tmp_path / "films", 3)
    classifier = Classifier.open(write_tiny_student(tmp_path / "tiny.onnx"))
    folder = tmp_path / "batches"
    for name, finishes in (("one", False), ("two", True)):
        store = BatchStore(folder / f"{name}.batch")
        with store.writer():
            require_same_model(store, classifier)
            list_films(store, [tmp_path / "films"])
            if finishes:
                run_batch(store, classifier, BatchControl())
        store.close()
    BatchStore(folder / "empty.batch").close()
    (folder / "bad.batch").write_bytes(b"x" * 5000)

    kept = {each.file.stem: each for each in kept_batches(folder)}

    assert {name: (k.done, k.total, k.finished) for name, k in kept.items()} == {
        "one": (0, 3, False), "two": (3, 3, True),
    }  # fmt: skip
    assert kept["one"].roots == (tmp_path / "films",)
    assert kept["one"].model == classifier.fingerprint
    assert kept_batches(tmp_path / "nowhere") == ()


def test_forgetting_leaves_nothing_and_spares_what_is_in_use(tmp_path):
    """A batch that somebody works on says so; the others are gone."""
    stores = [BatchStore(tmp_path / f"{name}.batch") for name in "ab"]
    with stores[0].writer():
        with pytest.raises(BatchRefused, match="not forgotten"):
            forget_batches(tmp_path)
        assert not [path for path in tmp_path.iterdir() if path.name.startswith("b.")]
    for store in stores:
        store.close()
    forget_batch(tmp_path / "a.batch")
    forget_batch(tmp_path / "never.batch")

    assert list(tmp_path.iterdir()) == []
