"""A run's model file: its weights, calibrated on its own held-out films, and saying so."""

from __future__ import annotations

import dataclasses
import datetime as dt
import json
import shutil
from pathlib import Path

import cv2
import numpy as np
import pytest

from tests.helpers.tiny_study import (
    FILMS,
    SIZE,
    tiny_config,
    tiny_folds,
    tiny_pictures,
    tiny_table,
)
from xlite_core.data.folds import write_folds
from xlite_core.data.manifest import Manifest, read_manifest, write_manifest
from xlite_core.errors import (
    CorruptCheckpoint,
    InvalidConfiguration,
    InvalidLabels,
    RunDirectoryInUse,
    XLiteError,
)
from xlite_core.evaluation.calibration import fit_platt
from xlite_core.evaluation.roc import roc_counts
from xlite_core.experiments.log import ExperimentLog
from xlite_core.experiments.predictions import read_predictions
from xlite_core.inference.classifier import Classifier
from xlite_core.io.read import read_radiograph
from xlite_core.models.config import StudentConfig
from xlite_core.run_directory import RunDirectory
from xlite_core.training.events import RunFinished
from xlite_core.training.export_run import export_run
from xlite_core.training.finish import run_metrics
from xlite_core.training.listeners.results_log import keep_log
from xlite_core.training.new_run import new_run
from xlite_core.training.run import run
from xlite_core.training.sections import DataConfig

STARTED = dt.datetime(2026, 11, 21, 10, 15, tzinfo=dt.UTC)


def write_films(folder: Path, *, table=None) -> Path:
    """Write the tiny study's films and a manifest of them."""
    table, images = table or tiny_table(), folder / "images"
    images.mkdir()
    for file, film in zip(table.files.tolist(), tiny_pictures(), strict=True):
        cv2.imwrite(str(images / file), film)
    manifest = Manifest(table, images, np.array([""] * len(table)), checked="exists")
    write_manifest(folder / "manifest.csv", manifest)
    write_folds(folder / "folds.csv", tiny_folds())
    return folder / "manifest.csv"


def trained(folder: Path, *, data=None, **changes) -> RunDirectory:
    """Train one epoch on the films of a folder, with the run's row in the log."""
    paths = {"manifest": folder / "manifest.csv", "cache": folder / "cache"}
    config = tiny_config(epochs=1, data=DataConfig(**paths | (data or {})), **changes)
    directory = new_run(config, folder / "runs", started=STARTED)
    *_, last = keep_log(run(config, directory), config, directory)
    assert isinstance(last, RunFinished), last
    return directory


@pytest.fixture(scope="module")
def finished(tmp_path_factory):
    """A folder with films and one finished run; not to be changed."""
    folder = tmp_path_factory.mktemp("finished")
    write_films(folder)
    return folder, trained(folder)


@pytest.fixture(scope="module")
def exported(finished):
    """The run, and what its export returned."""
    folder, directory = finished
    return folder, directory, export_run(directory)


@pytest.fixture
def own(finished, tmp_path):
    """A copy of folder and run that a test may change; the run still names the first manifest."""
    shutil.copytree(finished[0], tmp_path / "copy")
    return RunDirectory(tmp_path / "copy" / "runs" / finished[1].name)


def test_the_viewers_door_gives_the_runs_own_predictions(exported):
    """A validation film, read from its file: the logits of validation.csv."""
    folder, directory, found = exported
    predictions = read_predictions(directory.predictions / "validation.csv")

    classifier = Classifier.open(found.path)

    assert found.path == directory.path / "model.onnx"
    assert found.parity.passed
    for file, logits in zip(predictions.files.tolist(), predictions.logits, strict=True):
        prediction = classifier.predict(read_radiograph(folder / "images" / file))
        assert prediction.logits == pytest.approx(logits, abs=1e-4)


def test_the_card_says_what_the_validation_films_say_and_chose(exported):
    """Platt's scaling moved to the manifest's prevalence, counts, and every name and number."""
    _, directory, found = exported
    predictions = read_predictions(directory.predictions / "validation.csv")
    table = tiny_table()
    rows = predictions.rows_in(table.files.tolist())
    labels = table.labels[rows]

    card = Classifier.open(found.path).card

    assert card == found.card
    assert card.finding_names == table.findings
    assert card.name == directory.experiment_id == "BASELINE_001"
    assert card.run_id == f"{directory.name}, seed 42"
    assert card.evaluated_films == len(rows)
    assert card.data_fingerprint == read_manifest(exported[0] / "manifest.csv").fingerprint
    for column, finding in enumerate(card.findings):
        logits = predictions.logits[:, column]
        share, whole = (np.nanmean(part[:, column]) for part in (labels, table.labels))
        expected = fit_platt(logits, labels[:, column]).for_prevalence(whole, fitted_at=share)
        assert finding.calibration == expected
        assert finding.prevalence == whole
        assert finding.roc == roc_counts(expected.probabilities(logits), labels[:, column])
        assert finding.auc is None  # fewer than ten positive films
    patients = len(set(table.patients[rows].tolist()))
    assert f"Validation part of the run: {len(rows)} films of {patients} patients" in (
        card.evaluated_on
    )
    assert "selection data: calibration and thresholds were chosen on it" in card.evaluated_on
    assert "prevalence of all 24 films of the manifest" in card.evaluated_on
    assert card.trained_films + card.evaluated_films < FILMS


def test_a_run_of_few_films_gets_a_self_test_and_no_input_check(exported):
    """Said in a sentence: a detector would learn two dozen films by heart."""
    _, _, found = exported

    assert found.card.self_test is not None
    assert found.card.input_check is None
    assert found.unchecked.startswith("The model has no input check: ")
    assert "films are too few" in found.unchecked


def test_what_chose_the_epoch_is_said(finished, tmp_path):
    """Keeping the best epoch looks at validation films; so do patience and plateaus."""
    folder = tmp_path
    write_films(folder)
    directory = trained(folder, keep="best_auc", patience=3, schedule="plateau", warmup_epochs=0.0)

    card = export_run(directory, name="mine").card

    assert card.name == "mine"
    assert (
        "the epoch, learning rates, the end of training, calibration and thresholds were chosen"
        in card.evaluated_on
    )


def test_speed_and_size_reach_metrics_and_results(exported):
    """As the columns of results.csv define them."""
    _, directory, found = exported

    (row,) = ExperimentLog(directory.path.parent).rows()

    cost = run_metrics(directory).cost
    assert found.unmeasured == ""
    assert row.inference_time_ms == pytest.approx(cost.cpu_ms, rel=1e-5)
    assert row.model_size_mb == pytest.approx(found.path.stat().st_size / 1e6, rel=1e-5)


def test_a_run_without_a_row_is_exported_all_the_same(own):
    """The sentence says what could not be done."""
    (own.path.parent / "results.csv").unlink()

    found = export_run(own)

    assert found.path.is_file()
    assert found.unmeasured.endswith(".")


def test_test_films_judge_a_final_run_and_validation_films_chose(tmp_path):
    """AUC and counts of the one, calibration and thresholds of the other; both are named."""
    write_films(tmp_path)
    directory = trained(tmp_path, phase="final")
    table = tiny_table()
    chosen, unseen = (
        read_predictions(directory.predictions / f"{part}.csv") for part in ("validation", "test")
    )
    labels = table.labels[chosen.rows_in(table.files.tolist()), 0]
    seen = table.labels[unseen.rows_in(table.files.tolist()), 0]

    card = export_run(directory).card

    mass = card.findings[0]
    assert mass.calibration.slope == fit_platt(chosen.logits[:, 0], labels).slope
    assert mass.roc == roc_counts(mass.calibration.probabilities(unseen.logits[:, 0]), seen)
    assert card.evaluated_films == len(unseen.files)
    assert f"which chose nothing: {len(unseen.files)} films" in card.evaluated_on
    assert f"Chosen on the validation part, {len(chosen.files)} films" in card.evaluated_on


def test_a_fold_exports_the_student_of_that_fold(tmp_path):
    """Its held-out films that judge calibrate it; the others do not."""
    write_films(tmp_path)
    directory = trained(tmp_path, data={"folds": tmp_path / "folds.csv", "fold": 1})
    folds = tiny_folds()

    found = export_run(directory)

    judging = int(((folds.folds == 1) & folds.headline).sum())
    assert found.card.evaluated_films == judging == 8
    assert found.card.trained_films == (folds.folds == 0).sum()
    assert "fold 1 of 2" in found.card.evaluated_on


def test_a_finding_that_no_validation_film_shows_is_named(tmp_path):
    """The file opens all the same, and says that it is not calibrated there."""
    table = tiny_table()
    labels = table.labels.copy()
    labels[tiny_folds().folds == 0, 1] = 0  # only films of the other fold show it
    write_films(tmp_path, table=dataclasses.replace(table, labels=labels))
    directory = trained(tmp_path, data={"folds": tmp_path / "folds.csv", "fold": 0})

    found = export_run(directory)

    edema = Classifier.open(found.path).card.findings[1]
    assert (edema.roc.positives, edema.auc) == (0, None)
    assert edema.prevalence == np.nanmean(labels[:, 1]) > 0
    assert any("Not calibrated" in limit and "Edema" in limit for limit in found.card.limits)


@pytest.mark.parametrize("backbone", ["scanline", "pat_large"], ids=["rows of pixels", "patches"])
def test_attention_alone_is_exported_too(tmp_path, backbone):
    """Its cells are rows or patches; the gate holds for them as well."""
    write_films(tmp_path)
    student = StudentConfig(backbone=backbone, findings=2, image_size=SIZE)

    found = export_run(trained(tmp_path, student=student))

    assert found.parity.passed
    assert found.card.evidence_full_scale > 0
    assert Classifier.open(found.path).card == found.card


def test_a_moved_manifest_can_be_named(own):
    """Its films are then those beside it; without a name the sentence says what is missing."""
    folder = own.path.parent.parent
    config = json.loads(own.config.read_text())
    config["data"]["manifest"] = str(folder / "gone" / "manifest.csv")
    own.config.write_text(json.dumps(config))

    with pytest.raises(InvalidLabels, match="not where the run found it"):
        export_run(own)
    assert export_run(own, manifest=folder / "manifest.csv").parity.passed


def test_films_are_made_again_where_the_cache_is_gone(own):
    """The export needs a few hundred of them, not the whole cache."""
    folder, config = own.path.parent.parent, json.loads(own.config.read_text())
    config["data"]["cache"] = str(folder / "fresh")
    own.config.write_text(json.dumps(config))
    told = []

    export_run(own, progress=told.append)

    assert told[-1].done == told[-1].total <= FILMS


def test_films_that_are_gone_with_their_cache_are_named(own):
    """One sentence; no model file is left behind."""
    folder, config = own.path.parent.parent, json.loads(own.config.read_text())
    config["data"]["cache"] = str(folder / "fresh")
    config["data"]["manifest"] = str(folder / "manifest.csv")
    own.config.write_text(json.dumps(config))
    own.model.unlink(missing_ok=True)
    shutil.rmtree(folder / "images")

    with pytest.raises(InvalidLabels, match="cannot be read"):
        export_run(own)
    assert not own.model.exists()


def changed_labels(own):
    table = tiny_table()
    labels = table.labels.copy()
    labels[0, 0] = 1 - labels[0, 0]
    renamed(own, dataclasses.replace(table, labels=labels))


def other_findings(own):
    renamed(own, dataclasses.replace(tiny_table(), findings=("Mass", "Hernia")))


def renamed(own, table):
    folder = own.path.parent.parent
    images, path = folder / "images", folder / "other.csv"
    write_manifest(path, Manifest(table, images, np.array([""] * FILMS), checked="exists"))
    config = json.loads(own.config.read_text())
    config["data"]["manifest"] = str(path)
    own.config.write_text(json.dumps(config))


def without_data(own):
    config = json.loads(own.config.read_text())
    config["data"] = None
    own.config.write_text(json.dumps(config))


def other_network(own):
    config = json.loads(own.config.read_text())
    config["student"]["head_width"] = 32
    own.config.write_text(json.dumps(config))


@pytest.mark.parametrize(
    ("harm", "refusal", "words"),
    [
        (lambda own: own.weights.unlink(), CorruptCheckpoint, "is not finished"),
        (lambda own: own.weights.write_bytes(b"torn"), CorruptCheckpoint, "cannot be read"),
        (lambda own: own.config.unlink(), InvalidConfiguration, "holds no run"),
        (without_data, InvalidConfiguration, "does not say where its films are"),
        (changed_labels, CorruptCheckpoint, "other films or labels"),
        (other_findings, InvalidLabels, "knows nothing of Edema"),
        (other_network, CorruptCheckpoint, "belong to another network"),
        (
            lambda own: (own.predictions / "validation.csv").unlink(),
            InvalidLabels,
            "no predictions",
        ),
    ],
    ids=[
        "unfinished",
        "torn weights",
        "no run",
        "no data",
        "labels",
        "findings",
        "network",
        "predictions",
    ],
)
def test_what_cannot_be_exported_is_refused_in_a_sentence(own, harm, refusal, words):
    """And no model file is written."""
    own.model.unlink(missing_ok=True)
    harm(own)

    with pytest.raises(refusal, match=words) as caught:
        export_run(own)

    assert isinstance(caught.value, XLiteError)
    assert not own.model.exists()


def test_a_run_whose_held_out_films_do_not_judge_is_refused(tmp_path):
    """Nothing could calibrate it."""
    write_films(tmp_path)
    folds = tiny_folds()
    none = dataclasses.replace(folds, headline=folds.headline & (folds.folds == 1))
    write_folds(tmp_path / "none.csv", none)
    directory = trained(tmp_path, data={"folds": tmp_path / "none.csv", "fold": 0})

    with pytest.raises(InvalidLabels, match="no validation films"):
        export_run(directory)


def test_a_folder_that_is_written_to_is_left_alone(own):
    """One writer at a time."""
    with own.writer(), pytest.raises(RunDirectoryInUse):
        export_run(own)
