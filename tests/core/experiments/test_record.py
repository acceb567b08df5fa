"""A row of results.csv holds what its columns may hold, and nothing else."""

from __future__ import annotations

import dataclasses
import datetime as dt

import pytest

from tests.helpers.experiment_runs import a_config, a_row
from xlite_core.errors import LogRefused
from xlite_core.experiments.record import COLUMNS, ResultRow, id_number, row_for


def test_the_columns_are_the_ones_that_were_agreed():
    """Exactly these, in this order: other programs read the table, too."""
    assert ",".join(COLUMNS) == (
        "experiment_id,date,phase,model_name,cnn_backbone,attention_type,kd_temperature,kd_alpha,"
        "batch_size,learning_rate,epochs,train_loss,val_auc_macro,val_f1_macro,test_auc_macro,"
        "test_f1_macro,inference_time_ms,model_size_mb,status,notes"
    )


def test_a_baseline_has_no_teacher_and_no_results_yet():
    """What does not apply is N/A; dates are ISO dates."""
    row = row_for(
        a_config(), experiment_id="BASELINE_001", date=dt.date(2026, 11, 21), notes="a\n  b"
    )

    assert list(row.cells().values()) == [
        "BASELINE_001", "2026-11-21", "baseline", "StudentNet", "mobilenetv3_small", "mhsa",
        "N/A", "N/A", "8", "0.001", "3", "N/A", "N/A", "N/A", "N/A", "N/A", "N/A", "N/A",
        "pending", "a b",
    ]  # fmt: skip


def test_a_distillation_names_its_temperature_and_alpha():
    """And the student is called StudentNet+KD."""
    config = a_config(phase="distillation", distillation={"temperature": 4, "alpha": 0.7})

    row = row_for(config, experiment_id="KD_001", date=dt.date(2026, 11, 21))

    assert (row.model_name, row.kd_temperature, row.kd_alpha) == ("StudentNet+KD", 4, 0.7)


@pytest.mark.parametrize("missing", ["student", "loop", "phase", "optimisation"])
def test_a_configuration_of_another_shape_is_refused(missing):
    """In a sentence, not with a KeyError."""
    config = a_config()
    del config[missing]

    with pytest.raises(LogRefused, match="lacks what a row"):
        row_for(config, experiment_id="KD_001", date=dt.date(2026, 11, 21))


def test_a_row_survives_its_cells():
    """Numbers to six digits, N/A as None."""
    row = a_row(val_auc_macro=0.793512, train_loss=1.25, inference_time_ms=3.5, status="completed")

    assert ResultRow.from_cells(row.cells()) == row


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("experiment_id", "run 1"), ("experiment_id", "KD_1"), ("date", "21.11.2026"),
        ("date", "N/A"), ("phase", "test"), ("model_name", "CheXNet"), ("cnn_backbone", ""),
        ("batch_size", "8.5"), ("batch_size", "-8"), ("learning_rate", "fast"),
        ("val_auc_macro", "1.2"), ("val_auc_macro", "nan"), ("train_loss", "inf"),
        ("kd_alpha", "7"), ("status", "done"), ("val_f1_macro", ""),
    ],
)  # fmt: skip
def test_a_cell_that_is_none_is_named(cell, text):
    """With what it may be instead."""
    cells = a_row().cells() | {cell: text}

    with pytest.raises(LogRefused, match=f"{cell} cannot be"):
        ResultRow.from_cells(cells)


def test_a_missing_column_is_refused():
    """A row is whole, or it is none."""
    cells = a_row().cells()
    del cells["notes"]

    with pytest.raises(LogRefused, match="too few cells"):
        ResultRow.from_cells(cells)


@pytest.mark.parametrize("column", ["test_auc_macro", "test_f1_macro"])
def test_test_results_are_for_the_final_phase(column):
    """A look at the test films in between would spend them."""
    final = a_row(experiment_id="FINAL_001", phase="final", **{column: 0.8})

    assert getattr(final, column) == 0.8
    with pytest.raises(LogRefused, match="may show no test result"):
        dataclasses.replace(final, phase="ablation")


def test_the_number_of_an_id_belongs_to_its_phase():
    """KD_007 is the seventh distillation; a thousandth fits, too."""
    assert id_number("KD_007", "distillation") == 7
    assert id_number("KD_1000", "distillation") == 1000
    assert id_number("KD_007", "baseline") is None
    assert id_number("some folder", "baseline") is None
