"""Curves of runs, and runs beside each other."""

from __future__ import annotations

import dataclasses
import json
import re

import numpy as np

from tests.helpers.evaluations import FINDINGS, tiny_films
from xlite_core.evaluation.comparison import compare_auc
from xlite_core.experiments.figures_comparison import comparison_figure
from xlite_core.experiments.figures_training import epochs_of, runs_figure, training_figure
from xlite_core.training.events import EpochFinished, to_line


def words(png):
    return re.findall(r"<!-- (.*?) -->", png.with_suffix(".svg").read_text(encoding="utf-8"))


def epoch(number, **changes):
    values = {
        "epoch": number,
        "train_loss": 0.5 / number,
        "components": {"hard": 0.4 / number, "soft": 0.1 / number},
        "train_auc": 0.6 + 0.05 * number,
        "validation_loss": 0.6 / number,
        "validation_auc": 0.7 - 0.01 * (number - 3) ** 2,
        "validation_findings": 9,
        "validation_auc_low": 0.6,
        "finding_auc": {},
        "learning_rate": 1e-4 if number < 4 else 2.5e-5,
        "films_per_s": 30.0,
        "seconds": 2.0,
        "best": False,
        "memory_mb": 100.0,
        **changes,
    }
    return dataclasses.asdict(EpochFinished(**values))


def run(epochs=5, **changes):
    return [epoch(number, **changes) for number in range(1, epochs + 1)]


def test_epochs_are_read_from_the_lines_of_a_run():
    """Other events are passed over; of an epoch that was told twice the later telling counts."""
    first = json.loads(to_line(EpochFinished(**epoch(1, seconds=9.0))))
    again = json.loads(to_line(EpochFinished(**epoch(1))))
    step = {"event": "StepFinished", "epoch": 7, "step": 1}

    epochs = epochs_of([epoch(2), first, step, again])

    assert [(event["epoch"], event["seconds"]) for event in epochs] == [(1, 2.0), (2, 2.0)]


def test_training_curves_mark_the_best_epoch_and_the_gap(tmp_path):
    """Each part of the loss is named, and the learning rates are written out."""
    told = words(training_figure(run(), tmp_path, name="KD_001"))

    assert "Training KD_001" in told
    assert "best 0.700, epoch 3" in told
    assert "gap above 0.10" in told
    assert {"hard", "soft", "training", "validation", "1e−4", "2.5e−5"} <= set(told)
    assert any("macro over 9 findings" in text for text in told)


def test_a_single_part_is_the_loss_itself(tmp_path):
    """It is not drawn twice; and many learning rates show their ends only."""
    epochs = [
        epoch(n, components={"hard": 0.5}, learning_rate=1e-4 / n, train_auc=None)
        for n in range(1, 9)
    ]

    told = words(training_figure(epochs, tmp_path, name="BASELINE_001"))

    assert "hard" not in told
    assert {"1e−4", "1.25e−5"} <= set(told)
    assert "5e−5" not in told
    assert "gap above 0.10" not in told


def test_a_run_without_validation_still_has_its_losses(tmp_path):
    """And a first epoch alone is a dot, not an empty panel."""
    one = epoch(
        1, validation_loss=None, validation_auc=None, validation_auc_low=None, train_auc=None
    )

    told = words(training_figure([one], tmp_path, name="BASELINE_002"))

    assert "training" in told
    assert "validation" not in told
    assert not any(text.startswith("best") for text in told)


def test_a_run_without_an_epoch_says_so(tmp_path):
    """Words instead of an empty plot."""
    assert "no epoch is finished" in words(training_figure([], tmp_path, name="KD_009"))


def test_runs_are_named_with_their_best_validation_auc(tmp_path):
    """Runs that have none are left out, and a figure of none says so."""
    runs = {"KD_001": run(), "KD_002": run(2), "NEW_003": []}

    told = words(runs_figure(runs, tmp_path))

    assert {"KD_001  0.700", "KD_002  0.690"} <= set(told)
    assert not any(text.startswith("NEW") for text in told)
    assert "no run has a validation AUC" in words(runs_figure({"NEW_003": []}, tmp_path))


def test_a_comparison_tells_differences_with_paired_intervals(tmp_path):
    """Right of zero the challenger is better; a finding without positives is n/a."""
    films = tiny_films(24)
    reference = films["logits"] + np.random.default_rng(1).normal(0, 1, films["logits"].shape)
    told = compare_auc(
        films["logits"], reference, films["labels"], films["patients"], FINDINGS, draws=100
    )

    texts = words(
        comparison_figure(
            told, tmp_path, challenger="KD_001", reference="CheXNet", about="not like for like"
        )
    )

    gain = told.macro.difference
    assert gain.low > 0
    assert f"+{gain.value:.3f}" in texts
    assert f"+{gain.low:.3f} to +{gain.high:.3f}" in texts
    assert "KD_001 against CheXNet" in texts
    assert (
        "not like for like  ·  240 films of 120 patients  ·  paired 95 % intervals by patient"
        in texts
    )
    assert texts.count("n/a") == 2


def test_a_comparison_without_any_finding_is_still_a_page(tmp_path):
    """Every row n/a."""
    films = tiny_films(24)
    told = compare_auc(
        films["logits"],
        films["logits"],
        films["labels"] * 0,
        films["patients"],
        FINDINGS,
        draws=100,
    )

    texts = words(comparison_figure(told, tmp_path, challenger="A", reference="B"))

    assert texts.count("n/a") == 7
