"""`xlite experiments studies`: a report on the terminal and in a folder."""

from __future__ import annotations

import json

import numpy as np
import pytest

from tests.helpers.experiment_runs import a_config
from tests.helpers.tiny_study import FINDINGS, tiny_folds, tiny_table, write_tiny_study
from xlite_core.training.held_out_logits import write_logits

pytestmark = pytest.mark.torch


@pytest.fixture
def studies(tmp_path):
    """Labels, folds, and the studies one and two with a fold each, three without."""
    labels, _, folds = write_tiny_study(tmp_path)
    for name, teacher in (("one", None), ("two", {"temperature": 4.0, "alpha": 0.7})):
        held = np.flatnonzero(tiny_folds().folds == 0)
        fold = tmp_path / name / "fold_0"
        (fold / "predictions").mkdir(parents=True)
        config = a_config(name=name, distillation=teacher)
        (fold / "config.json").write_text(json.dumps(config))
        logits = np.nan_to_num(tiny_table().labels[held]) + np.arange(len(held))[:, None]
        write_logits(
            fold / "predictions" / "validation.csv", tiny_table().files[held], logits, FINDINGS
        )
    (tmp_path / "three").mkdir()
    return labels, folds, [tmp_path / name for name in ("one", "two", "three")]


def test_studies_are_put_side_by_side_and_written(xlite, studies, tmp_path):
    """A teacher's table names the films in its own way; a study without folds is not run."""
    labels, folds, directories = studies
    rows = [f"{file},0.{n:02d},0.{n:02d}" for n, file in enumerate(tiny_table().files)]
    (tmp_path / "teacher.csv").write_text("\n".join(["Image Index,prob_Mass,prob_Edema", *rows]))

    status, output, errors = xlite(
        "experiments", "studies", *directories, "--labels", labels, "--folds", folds,
        "--agree", tmp_path / "teacher.csv", "--reference", "two", "--out", tmp_path / "out",
        "--draws", 20,
    )  # fmt: skip

    assert status == 0, errors
    assert "Rank agreement with teacher.csv" in output
    report = (tmp_path / "out" / "studies.md").read_text(encoding="utf-8")
    assert "| three | 0 of 2 | not run | not run | not run |" in report
    assert "| distillation.temperature | none | 4.0 |" in report
    values = json.loads((tmp_path / "out" / "studies.json").read_text(encoding="utf-8"))
    assert values["reference"] == "two"
    assert values["scores"]["one"]["agreement"]["value"] > 0.9


def test_a_grid_of_studies_has_their_numbers_where_they_belong(xlite, studies, tmp_path):
    """One without a fold, and a plan without a study, are not run."""
    labels, folds, directories = studies
    asked = ("experiments", "grid", *directories, "--labels", labels, "--folds", folds)

    status, _, errors = xlite(*asked, "--draws", 20, "--out", tmp_path / "grids.md")

    assert status == 0, errors
    rows = (tmp_path / "grids.md").read_text(encoding="utf-8").splitlines()
    (found,) = (row for row in rows if row.startswith("| mobilenetv3_small, without teacher"))
    assert found.count("not run") == 2
    assert ", one, n " in found
    (found,) = (row for row in rows if row.startswith("| mobilenetv3_small, teacher"))
    assert ", two, n " in found
    assert rows[-1].startswith("| mobilenetv3_small + mhsa | 4.0 | 0.7 | two, one |")


def test_a_grid_of_an_empty_runs_folder_is_not_run(xlite, tmp_path):
    """Studies need labels and folds."""
    status, output, _ = xlite("experiments", "grid", "--runs", tmp_path)

    assert status == 0
    assert output.count("not run") == 40
    (tmp_path / "study").mkdir()
    status, _, errors = xlite("experiments", "grid", tmp_path / "study")
    assert status == 1
    assert "Give --labels and --folds." in errors
