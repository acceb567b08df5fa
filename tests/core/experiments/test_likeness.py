"""A comparison says what else differs between its runs."""

from __future__ import annotations

import pytest

from tests.helpers.experiment_runs import a_config, write_run
from xlite_core.experiments.likeness import (
    repetition_key,
    seeds_alone_differ,
    setting_text,
    unlike,
)
from xlite_core.experiments.stored_run import StoredRun


@pytest.fixture
def a_run(tmp_path):
    """Return a function that writes a run and reads it back."""

    def make(number: int, provenance=None, **changes) -> StoredRun:
        name = f"20261121_10150{number}_KD_00{number}"
        directory = write_run(tmp_path, name, a_config(**changes), provenance=provenance)
        return StoredRun.read(directory)

    return make


def test_runs_of_one_kind_are_like_for_like(a_run):
    """Whatever the student, the loss or the name."""
    runs = [a_run(1), a_run(2, student={"backbone": "resnet18"}, name="other")]

    assert unlike(runs) == ()


@pytest.mark.parametrize(
    ("what", "changes"),
    [
        ("epochs", {"loop": {"epochs": 50}}),
        ("early stopping", {"loop": {"patience": 5}}),
        ("learning-rate schedule", {"optimisation": {"schedule": "cosine"}}),
        ("learning-rate schedule", {"optimisation": {"warmup_epochs": 2.0}}),
        ("sampler", {"balance": {"sampler": "mean_active"}}),
        ("share of the training films", {"data": {"share": 0.2}}),
        ("split", {"data": {"split_seed": 7}}),
        ("split", {"data": {"folds": "f.csv", "fold": 1}}),
        ("findings", {"findings": ["Mass"]}),
        ("input size", {"recipe": {"size": 128}}),
    ],
)
def test_what_differs_is_said(a_run, what, changes):
    """With each value, and whose it is."""
    found = unlike([a_run(1), a_run(2), a_run(3, **changes)])

    assert [entry.what for entry in found] == [what]
    assert found[0].sentence.startswith(f"Not like for like: {what}: ")
    assert " in KD_001 and KD_002; " in found[0].sentence
    assert found[0].sentence.endswith(" in KD_003.")


def test_the_sentence_is_for_people(a_run):
    """No brackets, no dotted names."""
    (entry,) = unlike([a_run(1), a_run(2, loop={"epochs": 50})])

    assert entry.sentence == "Not like for like: epochs: 3 in KD_001; 50 in KD_002."


def test_what_is_studied_may_differ(a_run):
    """An ablation of epochs varies epochs."""
    runs = [a_run(1), a_run(2, loop={"epochs": 50})]

    assert unlike(runs, studied=("loop.epochs",)) == ()


def test_fingerprints_tell_what_paths_do_not(a_run):
    """One manifest's path with other films; two paths to the same split."""
    runs = [
        a_run(1, provenance={"table_fingerprint": "aa", "films_fingerprint": "ss"}),
        a_run(2, provenance={"table_fingerprint": "bb", "films_fingerprint": "ss"},
              data={"splits": "/elsewhere"}),
        a_run(3, provenance={"table_fingerprint": "aa", "films_fingerprint": "tt"}),
    ]  # fmt: skip

    data, split = unlike(runs[:2])
    (alone,) = unlike([runs[0], runs[2]])

    assert (data.what, data.values) == ("data", {"KD_001": "aa", "KD_002": "bb"})
    assert split.what == "split"
    assert (alone.what, alone.values) == ("split", {"KD_001": "ss", "KD_003": "tt"})


def test_a_share_is_no_other_split(a_run):
    """It changes the fingerprint of the split, and is said once."""
    runs = [
        a_run(1, provenance={"table_fingerprint": "aa", "films_fingerprint": "ss"}),
        a_run(2, provenance={"table_fingerprint": "aa", "films_fingerprint": "tt"},
              data={"share": 0.2}),
    ]  # fmt: skip

    assert [entry.what for entry in unlike(runs)] == ["share of the training films"]


def test_seeds_alone_are_no_difference(a_run):
    """They are repetitions, on whatever machine; any other setting makes another experiment."""
    first, second = a_run(1), a_run(2, loop={"seed": 1}, machine={"workers": 2})
    other = a_run(3, loop={"seed": 2, "epochs": 4})

    assert unlike([first, second]) == ()
    assert seeds_alone_differ([first, second])
    assert not seeds_alone_differ([first, other])
    assert not seeds_alone_differ([first, first])
    assert repetition_key(first) == repetition_key(second) != repetition_key(other)


def test_two_folders_of_one_id_are_kept_apart(a_run, tmp_path):
    """By their own names."""
    first = a_run(1)
    again = write_run(tmp_path, "20261122_000000_KD_001", a_config(loop={"epochs": 9}))

    (entry,) = unlike([first, StoredRun.read(again)])

    assert entry.values == {"20261121_101501_KD_001": "3", "20261122_000000_KD_001": "9"}


def test_a_path_is_told_by_its_name_and_last_folder(a_run):
    """Where a teacher lies is nobody's business; which one it is, is."""
    run = a_run(1, distillation={"teachers": ["/home/someone/fold_1/teacher.csv", "b"]})

    assert setting_text(run, "distillation.teachers") == "fold_1/teacher.csv, b"
