"""`xlite experiments studies`: a report on the terminal and in a folder."""

from __future__ import annotations

import json

import numpy as np
import pytest

from tests.helpers.experiment_runs import a_config
from tests.helpers.tiny_study import FINDINGS, tiny_folds, tiny_table, write_tiny_study
from xlite_core.training.held_out_logits import write_logits

pytestmark = pytest.mark.torch


def test_studies_are_put_side_by_side_and_written(xlite, tmp_path):
    """A teacher's table names the films in its own way; a study without folds is not run."""
    labels, _, folds = write_tiny_study(tmp_path)
    for name in ("one", "two"):
        held = np.flatnonzero(tiny_folds().folds == 0)
        fold = tmp_path / name / "fold_0"
        (fold / "predictions").mkdir(parents=True)
        (fold / "config.json").write_text(json.dumps(a_config(name=name)))
        logits = np.nan_to_num(tiny_table().labels[held]) + np.arange(len(held))[:, None]
        write_logits(
            fold / "predictions" / "validation.csv", tiny_table().files[held], logits, FINDINGS
        )
    (tmp_path / "three").mkdir()
    rows = [f"{file},0.{n:02d},0.{n:02d}" for n, file in enumerate(tiny_table().files)]
    (tmp_path / "teacher.csv").write_text("\n".join(["Image Index,prob_Mass,prob_Edema", *rows]))

    status, output, errors = xlite(
        "experiments", "studies", tmp_path / "one", tmp_path / "two", tmp_path / "three",
        "--labels", labels, "--folds", folds, "--agree", tmp_path / "teacher.csv",
        "--reference", "two", "--out", tmp_path / "out", "--draws", 20,
    )  # fmt: skip

    assert status == 0, errors
    assert "Rank agreement with teacher.csv" in output
    report = (tmp_path / "out" / "studies.md").read_text(encoding="utf-8")
    assert "| three | 0 of 2 | not run | not run | not run |" in report
    values = json.loads((tmp_path / "out" / "studies.json").read_text(encoding="utf-8"))
    assert values["reference"] == "two"
    assert values["scores"]["one"]["agreement"]["value"] > 0.9
