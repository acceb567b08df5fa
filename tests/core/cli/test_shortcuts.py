"""`xlite experiments shortcuts`: a report on the terminal and in a folder."""

from __future__ import annotations

import csv
import json

import numpy as np
import pytest

from tests.helpers.tiny_study import FINDINGS, tiny_folds, tiny_table, write_tiny_study
from xlite_core.training.held_out_logits import write_logits

pytestmark = pytest.mark.torch


@pytest.fixture
def project(tmp_path):
    """Labels with view, sex and age, films, folds, and a study that has one fold."""
    labels, images, folds = write_tiny_study(tmp_path)
    with labels.open(encoding="utf-8", newline="") as table:
        rows = list(csv.DictReader(table))
    with labels.open("w", encoding="utf-8", newline="") as table:
        writer = csv.DictWriter(table, [*rows[0], "view", "sex", "age"])
        writer.writeheader()
        for n, row in enumerate(rows):
            writer.writerow(
                {**row, "view": ("PA", "AP")[n % 2], "sex": "MF"[n // 2 % 2], "age": 30 + n}
            )
    held = np.flatnonzero(tiny_folds().folds == 0)
    predictions = tmp_path / "study" / "fold_0" / "predictions"
    predictions.mkdir(parents=True)
    logits = np.nan_to_num(tiny_table().labels[held])
    write_logits(predictions / "validation.csv", tiny_table().files[held], logits, FINDINGS)
    return labels, images, folds, tmp_path / "study"


def test_the_baseline_alone_is_reported_and_written(xlite, project, tmp_path):
    """Without films it is told no size, and says so."""
    labels, images, folds, _ = project
    out = tmp_path / "out"

    status, output, told = xlite(
        "experiments", "shortcuts", labels, folds, "--images", images, "--out", out, "--draws", 20
    )
    assert status == 0, told
    assert "told view, sex, age, source and size" in " ".join(output.split())
    report = (out / "shortcuts.md").read_text(encoding="utf-8")
    assert "| Mass |" in report
    values = json.loads((out / "shortcuts.json").read_text(encoding="utf-8"))
    assert values["all"]["features"] == ["view", "sex", "age", "source", "size"]

    _, output, _ = xlite("experiments", "shortcuts", labels, folds, "--draws", 20)
    assert "told view, sex, age and source," in " ".join(output.split())


def test_a_study_is_held_against_it(xlite, project):
    """On the folds that it has finished, which is said."""
    labels, _, folds, study = project

    status, output, told = xlite(
        "experiments", "shortcuts", labels, folds, "--study", study, "--draws", 20
    )

    assert status == 0, told
    assert "Judged on the folds that are finished: 0 of 0 to 1." in " ".join(output.split())


def test_what_cannot_be_compared_is_refused_with_a_sentence(xlite, project, tmp_path):
    """Two students at once, and a table of findings that nobody named."""
    labels, _, folds, study = project

    both = ("--study", study, "--predictions", labels)
    status, _, told = xlite("experiments", "shortcuts", labels, folds, *both)
    assert status == 1
    assert "Either a study or a table of predictions" in told
    other = tmp_path / "other.csv"
    other.write_text("file,patient_id,Cold\na.png,p,1\n")
    status, _, told = xlite("experiments", "shortcuts", other, folds)
    assert status == 1
    assert "has no column of a ChestX-ray14 finding" in told
