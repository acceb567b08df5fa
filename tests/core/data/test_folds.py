"""Folds keep patients together and findings spread, and the frozen ones stay frozen."""

from __future__ import annotations

import hashlib

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.helpers.films import CXR
from xlite_core.data.folds import (
    FoldFile,
    assign_folds,
    make_fold_file,
    read_folds,
    write_folds,
)
from xlite_core.data.labels import LabelTable, read_labels
from xlite_core.errors import InvalidLabels
from xlite_core.findings import CHESTXRAY14
from xlite_core.resources import resource_root

PROTOCOL = resource_root() / "protocol" / "folds.csv"
PROTOCOL_SHA256 = "361879c0d3e64bb2c758c27a5aa5a753109bda0a1e5e796e7c077954b421ac49"


def a_table(patients: list[int], shares: tuple[float, ...] = (0.3, 0.1)) -> LabelTable:
    random = np.random.default_rng(len(patients))
    labels = (random.random((len(patients), len(shares))) < shares).astype(float)
    return LabelTable(
        np.array([f"{n}.png" for n in range(len(patients))]),
        np.array([f"p{patient}" for patient in patients]),
        np.array(["all" if n % 3 else "some" for n in range(len(patients))]),
        tuple(f"finding {n}" for n in range(len(shares))),
        labels,
    )


@settings(max_examples=40)
@given(st.lists(st.integers(0, 30), min_size=12, max_size=80), st.integers(2, 5))
def test_no_patient_is_in_two_folds(patients, count):
    """However the films are spread over patients."""
    table = a_table(patients)

    folds = assign_folds(table.labels, table.patients, folds=count)

    assert folds.shape == (len(patients),)
    assert set(folds.tolist()) <= set(range(count))
    owners = set(zip(table.patients.tolist(), folds.tolist(), strict=True))
    assert len(owners) == len(set(patients))


@settings(max_examples=20)
@given(st.integers(0, 1000))
def test_films_and_findings_are_shared_evenly(seed):
    """300 patients with one to four films: every fold gets its fifth, rare findings too."""
    random = np.random.default_rng(seed)
    patients = np.repeat(np.arange(300), random.integers(1, 5, 300)).tolist()
    table = a_table(patients, shares=(0.3, 0.1, 0.03))

    folds = assign_folds(table.labels, table.patients, seed=seed)

    films = np.bincount(folds, minlength=5)
    assert np.ptp(films) <= 8
    for column in range(3):
        positives = np.bincount(folds, weights=table.labels[:, column], minlength=5)
        assert np.ptp(positives) <= 4


def test_the_same_seed_gives_the_same_folds():
    """And unknown labels count as no positives."""
    table = a_table(list(range(60)))
    labels = np.where(table.labels == 0, np.nan, table.labels)

    first = assign_folds(table.labels, table.patients)

    assert np.array_equal(first, assign_folds(labels, table.patients))
    assert not np.array_equal(first, assign_folds(table.labels, table.patients, seed=1))


def test_films_of_partial_sources_train_but_do_not_judge():
    """They are in the folds, and not in the headline."""
    table = a_table(list(range(60)))

    made = make_fold_file(table, partial_sources=["some"])

    assert np.array_equal(made.headline, table.sources == "all")
    assert made.count == 5
    assert np.ptp(np.bincount(made.folds[made.headline])) <= 1


def test_a_fold_file_survives_its_file(tmp_path):
    """Written and read back, cell for cell."""
    made = make_fold_file(a_table(list(range(40))), partial_sources=["some"])
    write_folds(tmp_path / "folds.csv", made)

    read = read_folds(tmp_path / "folds.csv")

    for name in ("files", "patients", "folds", "headline"):
        assert np.array_equal(getattr(read, name), getattr(made, name))


@pytest.mark.parametrize(
    ("rows", "sentence"),
    [
        ("a,p,0,1\nb,p,1,1\n", "1 patients into more than one fold"),
        ("a,p,0,1\na,q,1,1\n", "names a film twice"),
        ("a,p,0,1\nb,q,2,1\n", "some fold holds no film"),
        ("a,p,-1,1\nb,q,0,1\n", "some fold holds no film"),
        ("a,p,0,1\nb,q,0,1\n", "some fold holds no film"),
        ("", "some fold holds no film"),
        ("a,p,zero,1\n", "cannot be read"),
        ("a,p,0,yes\n", "cannot be read"),
        ("a,p\n", "cannot be read"),
    ],
)
def test_a_fold_file_that_cannot_be_used_says_why(tmp_path, rows, sentence):
    """Split patients, gaps, repetitions, and cells that are none."""
    path = tmp_path / "folds.csv"
    path.write_text(f"file,patient_id,fold,headline\n{rows}")

    with pytest.raises(InvalidLabels, match=sentence):
        read_folds(path)


def test_a_missing_file_or_column_is_refused(tmp_path):
    """In a sentence that names the columns."""
    path = tmp_path / "folds.csv"
    path.write_text("file,patient_id,fold\na,p,0\n")

    for wrong in (path, tmp_path / "none.csv"):
        with pytest.raises(InvalidLabels, match="cannot be read") as caught:
            read_folds(wrong)
        assert "headline" in caught.value.hint


def test_folds_find_their_films_in_a_table():
    """In the folds' order, whatever the table's."""
    table = a_table(list(range(10)))
    made = make_fold_file(table, partial_sources=[])
    turned = table[np.arange(10)[::-1]]

    assert turned[made.rows_of(turned)].files.tolist() == made.files.tolist()


def test_a_table_of_other_films_or_patients_is_refused():
    """A film that is missing, or that belongs to somebody else."""
    table = a_table(list(range(10)))
    made = make_fold_file(table, partial_sources=[])
    strangers = FoldFile(made.files, np.char.add(made.patients, "x"), made.folds, made.headline)

    with pytest.raises(InvalidLabels, match="lacks 1 films"):
        made.rows_of(table[np.arange(1, 10)])
    with pytest.raises(InvalidLabels, match="whose films"):
        strangers.rows_of(table)


def test_the_frozen_folds_have_not_changed():
    """Every number ever compared rests on this file: it is the protocol."""
    assert hashlib.sha256(PROTOCOL.read_bytes()).hexdigest() == PROTOCOL_SHA256


def test_the_frozen_folds_are_five_and_fair():
    """2,322 films, 423 of which judge; fifths of the films, and of the judging ones."""
    frozen = read_folds(PROTOCOL)

    assert (frozen.count, len(frozen.files), int(frozen.headline.sum())) == (5, 2322, 423)
    assert all(file.startswith("nih_") for file in frozen.files.tolist())
    assert np.ptp(np.bincount(frozen.folds)) <= 0.05 * 2322 / 5
    assert np.ptp(np.bincount(frozen.folds[frozen.headline])) <= 4


@pytest.mark.films
def test_the_frozen_folds_fit_the_real_label_table():
    """Every film is there, every judging film has all labels, positives are spread."""
    frozen = read_folds(PROTOCOL)
    table = read_labels(CXR / "labels.csv", CHESTXRAY14)

    table = table[frozen.rows_of(table)]

    assert np.array_equal(table.files, frozen.files)
    judging = table.labels[frozen.headline]
    assert not np.isnan(judging).any()
    for column in range(len(CHESTXRAY14)):
        spread = np.bincount(frozen.folds[frozen.headline], weights=judging[:, column], minlength=5)
        assert np.ptp(spread) <= 6


@pytest.mark.films
def test_the_frozen_folds_are_what_the_command_makes():
    """From the NIH films of the real table: nobody moved a film by hand."""
    table = read_labels(CXR / "labels.csv", CHESTXRAY14)
    table = table[np.char.startswith(table.files, "nih_")]
    partial = ["austinauyeung/covid-classifier", "muhammedtalo/COVID-19"]
    frozen = read_folds(PROTOCOL)

    made = make_fold_file(table, partial_sources=partial)

    for name in ("files", "patients", "folds", "headline"):
        assert np.array_equal(getattr(made, name), getattr(frozen, name))
