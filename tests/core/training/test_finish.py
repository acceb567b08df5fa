"""What follows a run: numbers, row, figures, report; each failure a sentence."""

from __future__ import annotations

import dataclasses
import json

import numpy as np
import pytest

from tests.helpers.experiment_runs import (
    FILMS,
    FINDINGS,
    write_finished_run,
    write_manifest_of_films,
    write_predictions,
)
from tests.helpers.tiny_student import write_tiny_student
from xlite_core.data.folds import FoldFile, write_folds
from xlite_core.data.manifest import read_manifest
from xlite_core.errors import InvalidConfiguration, InvalidLabels
from xlite_core.evaluation.bootstrap import macro_auc
from xlite_core.experiments.log import ExperimentLog
from xlite_core.experiments.metrics import RunMetrics
from xlite_core.experiments.predictions import read_predictions
from xlite_core.run_directory import RunDirectory
from xlite_core.training.config import TrainingConfig
from xlite_core.training.finish import finish_run, measure_model, run_metrics, write_run_report
from xlite_core.training.paired_runs import paired_comparison, paired_sentences
from xlite_core.training.run_evaluation import evaluate_run
from xlite_core.training.sections import DataConfig, DistillationConfig, MachineConfig

NAME = "20261121_000001_BASELINE_001"
FINAL = "20261121_000001_FINAL_001"


@pytest.fixture
def manifest(tmp_path):
    return write_manifest_of_films(tmp_path)


def test_a_finished_run_is_judged_drawn_and_reported(tmp_path):
    """And its row says what came out; the macro AUC is that of its predictions."""
    manifest = write_manifest_of_films(tmp_path, with_pictures=FILMS)
    run = write_finished_run(tmp_path / "runs", NAME, manifest)
    write_tiny_student(run.model, FINDINGS)

    assert finish_run(run, draws=100) == ()

    logits = read_predictions(run.predictions / "validation.csv").logits
    labels = read_manifest(manifest).table.labels[:50]
    (row,) = ExperimentLog(tmp_path / "runs").rows()
    metrics = run_metrics(run)
    assert row.val_auc_macro == pytest.approx(macro_auc(logits, labels)[0], rel=1e-5)
    assert row.val_f1_macro == pytest.approx(metrics.validation.macro_f1["f1"].value, rel=1e-5)
    assert (row.train_loss, row.test_auc_macro, row.test_f1_macro) == (0.5, None, None)
    assert row.inference_time_ms == pytest.approx(metrics.cost.cpu_ms, rel=1e-5)
    assert row.model_size_mb == pytest.approx(run.model.stat().st_size / 1e6, rel=1e-5)
    assert metrics.validation.selected_on_these_films is True
    assert {path.name for path in run.figures.glob("*.png")} >= {"training.png", "roc.png"}
    page = (run.path / "report.html").read_text(encoding="utf-8")
    # Curves, seven figures of the evaluation, and two findings' worst failures.
    assert page.count("<figure><img") == 1 + 7 + 2
    assert "film_0" in (run.path / "report.md").read_text(encoding="utf-8")


@pytest.mark.torch
def test_a_real_run_is_kept_in_the_log_and_finished(tmp_path):
    """From the first event to the report, with nothing made by hand."""
    pytest.importorskip("torch")
    from xlite_core.training.listeners.results_log import keep_log
    from xlite_core.training.run import run

    manifest = write_manifest_of_films(tmp_path, with_pictures=FILMS)
    by_hand = write_finished_run(tmp_path / "by hand", FINAL, manifest, phase="final")
    config = TrainingConfig.read(by_hand.config)
    assert config.data is not None
    config = dataclasses.replace(
        config,
        data=dataclasses.replace(config.data, cache=tmp_path / "cache"),
        loop=dataclasses.replace(config.loop, epochs=1, keep="last"),
        machine=MachineConfig(device="cpu", workers=0, threads=1),
    )
    directory = RunDirectory(tmp_path / "runs" / FINAL)

    events = list(keep_log(run(config, directory), config, directory))
    problems = finish_run(directory, draws=100)

    assert type(events[-1]).__name__ == "RunFinished", events[-1]
    assert problems == ()
    (row,) = ExperimentLog(tmp_path / "runs").rows()
    assert (row.status, row.experiment_id) == ("completed", "FINAL_001")
    metrics = run_metrics(directory)
    assert metrics.test is not None
    assert metrics.test.films + metrics.validation.films < FILMS
    report = (directory.path / "report.md").read_text(encoding="utf-8")
    assert "| **no** |" not in report


def test_a_final_run_is_judged_on_test_films_with_thresholds_from_validation(tmp_path, manifest):
    """They choose nothing."""
    run = write_finished_run(tmp_path / "runs", FINAL, manifest, phase="final")
    write_predictions(run.predictions / "test.csv", rows=range(50, FILMS))

    metrics = evaluate_run(run, draws=100)

    assert (metrics.test.films, metrics.validation.films) == (30, 50)
    assert metrics.test.selected_on_these_films is False
    assert metrics.test.selection == "validation films of FINAL_001"
    for finding in metrics.test.findings:
        chosen = metrics.fitted.thresholds["youden"][finding.name]
        assert finding.operating["youden"].threshold == chosen
    finish_run(run, draws=100)
    (row,) = ExperimentLog(tmp_path / "runs").rows()
    assert row.test_auc_macro == pytest.approx(metrics.test.macro_auc.value, rel=1e-5)


def test_test_predictions_of_another_phase_are_not_looked_at(tmp_path, manifest):
    """Even if somebody made some."""
    run = write_finished_run(tmp_path / "runs", NAME, manifest)
    write_predictions(run.predictions / "test.csv", rows=range(50, FILMS))

    assert evaluate_run(run, draws=100).test is None


def test_films_that_train_but_do_not_judge_are_left_out(tmp_path, manifest):
    """The fold file says which they are."""
    table = read_manifest(manifest).table
    folds = FoldFile(
        table.files, table.patients, (np.arange(FILMS) // 2 % 2).astype(np.intp),
        np.arange(FILMS) < 40,
    )  # fmt: skip
    write_folds(tmp_path / "folds.csv", folds)
    data = DataConfig(manifest=manifest, folds=tmp_path / "folds.csv", fold=0)
    run = write_finished_run(tmp_path / "runs", NAME, manifest)
    config = json.loads(run.config.read_text())
    config["data"] |= {"folds": str(data.folds), "fold": 0}
    run.config.write_text(json.dumps(config))

    assert evaluate_run(run, draws=100).validation.films == 40


@pytest.mark.torch
def test_a_student_is_held_against_stored_teacher_values(tmp_path, manifest):
    """On the same films; the teacher here is better."""
    pytest.importorskip("torch")
    table = read_manifest(manifest).table
    lines = ["file,prob_Mass,prob_Edema"]
    lines += [f"{file},{0.9 if n % 2 else 0.1},{0.9 if n % 5 == 0 else 0.1}"
              for n, file in enumerate(table.files.tolist())]  # fmt: skip
    teacher = tmp_path / "teacher.csv"
    teacher.write_text("\n".join(lines) + "\n")
    run = write_finished_run(
        tmp_path / "runs", NAME, manifest,
        distillation=DistillationConfig(teachers=(str(teacher),)),
    )  # fmt: skip

    compared = evaluate_run(run, draws=100).teacher

    assert compared.films == 50
    assert compared.macro.reference == 1.0
    assert compared.macro.differs
    assert finish_run(run, draws=100) == ()
    assert "## Student against teacher" in (run.path / "report.md").read_text()


def test_each_failure_is_a_sentence_and_the_rest_is_done(tmp_path, manifest):
    """The manifest moved away, the row was deleted: the report is written all the same."""
    run = write_finished_run(tmp_path / "runs", NAME, manifest)
    manifest.unlink()
    (tmp_path / "runs" / "results.csv").unlink()

    sentences = finish_run(run, draws=100)

    assert [sentence.partition(":")[0] for sentence in sentences] == [
        "The run could not be evaluated", "The run could not be entered into the results",
    ]  # fmt: skip
    assert "The run has not been evaluated." in (run.path / "report.md").read_text()


def test_a_folder_that_cannot_be_written_is_a_sentence(tmp_path, manifest, monkeypatch):
    """A full disk, after a night's training."""
    run = write_finished_run(tmp_path / "runs", NAME, manifest)

    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(RunMetrics, "write", full)

    assert "The run could not be evaluated: No space left on device." in finish_run(run, draws=100)


def test_a_report_without_its_films_says_why(tmp_path, manifest):
    """It was evaluated before they were moved."""
    run = write_finished_run(tmp_path / "runs", NAME, manifest)
    evaluate_run(run, draws=100)
    manifest.unlink()

    markdown, _ = write_run_report(run)

    assert "They cannot be shown: " in markdown.read_text(encoding="utf-8")


def test_a_run_that_does_not_name_its_films_is_refused(tmp_path, manifest):
    """They were handed over by a program."""
    run = write_finished_run(tmp_path / "runs", NAME, manifest)
    config = json.loads(run.config.read_text())
    run.config.write_text(json.dumps({**config, "data": None}))

    with pytest.raises(InvalidConfiguration, match="does not say where its films are"):
        evaluate_run(run)


def test_a_run_without_predictions_is_refused(tmp_path, manifest):
    """It has not ended; or they are of other films and findings."""
    run = write_finished_run(tmp_path / "runs", NAME, manifest)
    predictions = run.predictions / "validation.csv"
    text = predictions.read_text()

    predictions.write_text(text.replace("film_03", "stranger"))
    with pytest.raises(InvalidLabels, match="1 predicted films are not in the label table"):
        evaluate_run(run)
    predictions.unlink()
    with pytest.raises(InvalidLabels, match="has no predictions for its validation films"):
        evaluate_run(run)


def test_measuring_needs_a_model(tmp_path, manifest):
    """And keeps all other numbers."""
    run = write_finished_run(tmp_path / "runs", NAME, manifest)
    before = evaluate_run(run, draws=100)
    write_tiny_student(run.model, FINDINGS)

    measure_model(run)

    after = run_metrics(run)
    assert after.cost.megabytes > 0
    assert (after.validation, after.fitted) == (before.validation, before.fitted)


def test_two_runs_are_compared_film_by_film(tmp_path, manifest):
    """With a paired interval, whatever the order of their predictions."""
    weak = write_finished_run(tmp_path / "runs", NAME, manifest, skill=0.0)
    strong = write_finished_run(
        tmp_path / "runs", "20261121_000002_BASELINE_002", manifest, skill=3.0
    )
    predictions = strong.predictions / "validation.csv"
    header, *rows = predictions.read_text().splitlines()
    predictions.write_text("\n".join([header, *reversed(rows)]) + "\n")

    compared = paired_comparison(strong, weak, draws=100)
    (sentence,) = paired_sentences([weak, strong])

    assert compared.films == 50
    assert compared.macro.difference.value > 0.2
    assert compared.macro.differs
    assert sentence.startswith("BASELINE_002 against BASELINE_001: macro AUC ")
    assert sentence.endswith("on the same 50 films, 2 findings; this is a difference.")


def test_runs_on_other_films_are_not_paired(tmp_path, manifest):
    """In a sentence; so is a run without predictions."""
    first = write_finished_run(tmp_path / "runs", NAME, manifest)
    second = write_finished_run(tmp_path / "runs", "20261121_000002_BASELINE_002", manifest)
    write_predictions(second.predictions / "validation.csv", rows=range(30, 80))

    (sentence,) = paired_sentences([first, second])
    write_predictions(second.predictions / "validation.csv", rows=range(8))
    write_predictions(first.predictions / "validation.csv", rows=range(8))
    (too_few,) = paired_sentences([first, second])

    assert "no paired difference. BASELINE_002 and BASELINE_001 were not judged" in sentence
    assert "no finding has ten positive films" in too_few
