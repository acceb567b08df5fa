"""Splitting films on the command line."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import typer
from typer.testing import CliRunner

from xlite_core.cli.split import split
from xlite_core.data.folds import read_folds
from xlite_core.data.labels import read_labels
from xlite_core.data.splits import make_split, read_split
from xlite_core.errors import InvalidConfiguration
from xlite_core.findings import CHESTXRAY14

app = typer.Typer()
app.command()(split)


def run(*arguments: object):
    environment = {"COLUMNS": "200", "TERM": "dumb"}
    return CliRunner().invoke(app, [str(argument) for argument in arguments], env=environment)


@pytest.fixture
def labels(tmp_path) -> Path:
    """300 films of 100 patients."""
    random = np.random.default_rng(3)
    shares = np.linspace(0.05, 0.3, len(CHESTXRAY14))
    rows = [",".join(["file", "patient_id", *CHESTXRAY14])]
    for film in range(300):
        cells = (random.random(len(shares)) < shares).astype(int).astype(str)
        rows.append(",".join([f"{film:03d}.png", f"p{film % 100}", *cells]))
    path = tmp_path / "labels.csv"
    path.write_text("\n".join(rows) + "\n")
    return path


def test_a_split_is_written_and_its_deviations_are_shown(labels, tmp_path):
    """The same split as the library makes."""
    done = run(labels, tmp_path / "splits")

    table = read_labels(labels, CHESTXRAY14)
    written = read_split(tmp_path / "splits", table)
    assert done.exit_code == 0
    assert written.fingerprint(table) == make_split(table).fingerprint(table)
    assert "No patient is in two parts." in done.output
    assert "Largest deviation:" in done.output
    assert "Pleural thickening" in done.output
    assert written.fingerprint(table) in done.output


def test_splitting_by_image_warns_of_leaking_patients(labels, tmp_path):
    """And says how many."""
    done = run(labels, tmp_path / "splits", "--by", "image", "--shares", "8", "1", "1")

    split = read_split(tmp_path / "splits", read_labels(labels, CHESTXRAY14))
    assert [len(part) for part in split.parts.values()] == [240, 30, 30]
    assert "patients are in more than one part" in done.output


def test_a_share_and_folds_come_from_what_does_not_test(labels, tmp_path):
    """Validation and test films stay whole."""
    out = tmp_path / "splits"

    done = run(labels, out, "--share", "0.5", "--folds", "3", "--seed", "7")

    table = read_labels(labels, CHESTXRAY14)
    written, whole = read_split(out, table), make_split(table, seed=7)
    folds = read_folds(out / "folds.csv")
    assert done.exit_code == 0
    assert np.array_equal(written.test, whole.test)
    assert np.array_equal(written.validation, whole.validation)
    assert len(written.train) == pytest.approx(len(whole.train) / 2, abs=3)
    assert folds.count == 3
    assert np.array_equal(folds.rows_of(table), written.remainder)


def test_official_lists_may_name_more_than_the_table_has(labels, tmp_path):
    """What is missing on either side is counted."""
    both, test = tmp_path / "train_val_list.txt", tmp_path / "test_list.txt"
    names = [f"{film:03d}.png" for film in range(300)]
    tested = [name for film, name in enumerate(names) if film % 100 < 10]
    rest = sorted(set(names) - set(tested))
    both.write_text("\n".join([*rest[:-4], "other_1.png", "other_2.png"]))
    test.write_text("\n".join([*tested, "other_3.png"]))

    done = run(labels, tmp_path / "splits", "--official", both, test)

    split = read_split(tmp_path / "splits", read_labels(labels, CHESTXRAY14))
    assert done.exit_code == 0
    assert "3 films of the lists are not in the table." in done.output
    assert "4 films of the table are in no list." in done.output
    assert len(split.test) == 30
    assert len(split.remainder) == 266


def test_a_split_is_never_overwritten(labels, tmp_path):
    """Runs were compared on it."""
    run(labels, tmp_path)
    before = (tmp_path / "train.csv").read_bytes()

    done = run(labels, tmp_path, "--seed", "1")

    assert isinstance(done.exception, InvalidConfiguration)
    assert "train.csv exists" in done.exception.summary
    assert (tmp_path / "train.csv").read_bytes() == before


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        (["--by", "image", "--folds", "3"], "Folds keep the films of a patient together"),
        (["--by", "image", "--official", "a.txt", "b.txt"], "not split by image"),
        (["--share", "0"], "share of 0"),
        (["--folds", "1"], "1 folds cannot judge"),
        (["--shares", "1", "0", "1"], "make no split"),
    ],
)
def test_options_that_contradict_each_other_leave_nothing_behind(
    labels, tmp_path, options, sentence
):
    """One sentence, and no file."""
    done = run(labels, tmp_path / "splits", *options)

    assert isinstance(done.exception, InvalidConfiguration)
    assert sentence in done.exception.summary
    assert not (tmp_path / "splits").exists()
