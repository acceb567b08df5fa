"""`xlite experiments` and `xlite evaluate`, from the outside."""

from __future__ import annotations

import json

import pytest
import typer
from typer.testing import CliRunner

from tests.helpers.experiment_runs import (
    a_row,
    write_finished_run,
    write_manifest_of_films,
    write_predictions,
    write_run,
)
from xlite_core.cli import evaluate, experiments
from xlite_core.errors import InvalidConfiguration, LogRefused, XLiteError
from xlite_core.experiments.log import ExperimentLog
from xlite_core.experiments.notes import NOTES, read_notes
from xlite_core.training.run_evaluation import evaluate_run


@pytest.fixture
def study(tmp_path, monkeypatch):
    """Return a runs folder with two evaluated runs and a queued one, and their manifest."""
    manifest = write_manifest_of_films(tmp_path)
    runs = tmp_path / "runs"
    for number, skill in ((1, 0.5), (2, 3.0)):
        name = f"2026112{number}_000000_BASELINE_00{number}"
        evaluate_run(write_finished_run(runs, name, manifest, skill=skill, seed=number), draws=100)
    ExperimentLog(runs).append(a_row(status="running"))
    monkeypatch.setenv("XLITE_RUNS", str(runs))
    monkeypatch.setenv("COLUMNS", "160")
    return runs, manifest


@pytest.fixture
def command():
    """Run a command; return its output, or raise what it refuses."""
    app = typer.Typer()
    app.command("evaluate")(evaluate.evaluate)
    app.add_typer(experiments.app, name="experiments")

    def run(*arguments: object) -> str:
        result = CliRunner().invoke(app, list(map(str, arguments)))
        if isinstance(result.exception, XLiteError):
            raise result.exception
        assert result.exit_code == 0, result.output
        return result.output

    return run


def test_the_list_shows_all_runs(study, command):
    """A run that nobody writes is interrupted; stars and decisions stand beside."""
    command("experiments", "note", "BASELINE_002", "--star", "--decision", "adopt",
            "--reason", "Better.")  # fmt: skip

    output = command("experiments", "list")

    lines = {line.split()[1]: line for line in output.splitlines() if "_00" in line}
    assert list(lines) == ["BASELINE_001", "BASELINE_002", "KD_001"]
    assert "★" in lines["BASELINE_002"]
    assert "adopt" in lines["BASELINE_002"]
    assert "interrupted" in lines["KD_001"]


def test_a_narrow_terminal_shows_what_tells_runs_apart(study, command, monkeypatch):
    """Nothing is cut off."""
    monkeypatch.setenv("COLUMNS", "80")

    output = command("experiments", "list")

    assert max(map(len, output.splitlines())) <= 80
    assert "BASELINE_001" in output
    assert "…" not in output
    assert "Test AUC" not in output


def test_the_list_can_be_narrowed_and_read_by_programs(study, command):
    """By phase, by star; JSON with null for N/A."""
    command("experiments", "note", "BASELINE_002", "--star")

    starred = json.loads(command("experiments", "list", "--starred", "--json"))
    distilled = json.loads(command("experiments", "list", "--phase", "distillation", "--json"))

    assert [run["experiment_id"] for run in starred] == ["BASELINE_002"]
    assert starred[0]["note"]["starred"] is True
    assert (distilled[0]["shown_status"], distilled[0]["val_auc_macro"]) == ("interrupted", None)
    assert "no such run yet" in command("experiments", "list", "--phase", "final")


def test_a_damaged_run_is_named_below_the_list(study, command):
    """The others are listed."""
    runs, _ = study
    (runs / "20261121_000000_BASELINE_001" / "config.json").write_text("{")

    output = command("experiments", "list")

    assert "BASELINE_001: The run's config.json is damaged." in output
    assert "BASELINE_002" in output


def test_a_run_is_shown_with_its_numbers(study, command):
    """For people and for programs."""
    output = command("experiments", "show", "BASELINE_002")
    told = json.loads(command("experiments", "show", "BASELINE_002", "--json"))

    assert "Macro AUC" in output
    assert "Backbone" in output
    assert told["metrics"]["validation"]["films"] == 50
    assert [epoch["epoch"] for epoch in told["epochs"]] == [1, 2, 3]
    with pytest.raises(LogRefused, match="There is no run KD_099"):
        command("experiments", "show", "KD_099")


def test_runs_are_compared(study, command):
    """Side by side and film by film."""
    output = command("experiments", "compare", "BASELINE_001", "BASELINE_002")
    told = json.loads(command("experiments", "compare", "BASELINE_001", "BASELINE_002", "--json"))

    assert "These runs differ in their seed alone" in output
    assert "BASELINE_002 against BASELINE_001: macro AUC" in output
    assert told["runs"] == ["BASELINE_001", "BASELINE_002"]
    assert len(told["paired"]) == 1
    with pytest.raises(InvalidConfiguration, match="two runs or more"):
        command("experiments", "compare", "BASELINE_001")


def test_reports_are_written(study, command):
    """Of one run, against another; of all runs, as the log."""
    runs, _ = study
    run = runs / "20261122_000000_BASELINE_002"

    one = command("experiments", "report", "BASELINE_002", "--against", "BASELINE_001")
    every = command("experiments", "report")

    assert str(run / "report.html") in one
    assert "## Against BASELINE_001" in (run / "report.md").read_text(encoding="utf-8")
    assert str(runs / "log.html") in every
    assert "## BASELINE_001" in (runs / "log.md").read_text(encoding="utf-8")
    with pytest.raises(InvalidConfiguration, match="not held against one run"):
        command("experiments", "report", "--against", "BASELINE_001")


def test_notes_are_written_and_read(study, command):
    """Of runs and of groups; a decision needs its reason."""
    runs, _ = study

    written = ["--objective", "How wide is chance?", "--hypothesis", "0.01.", "--findings", "0.02."]
    output = command("experiments", "note", "seeds", *written, "--next", "More seeds.")

    assert "How wide is chance?" in output
    assert read_notes(runs / NOTES)["seeds"].next_step == "More seeds."
    assert "More seeds." in command("experiments", "note", "seeds")
    assert "is starred" in command("experiments", "note", "other", "--star")
    with pytest.raises(LogRefused, match="has no reason"):
        command("experiments", "note", "seeds", "--decision", "reject")
    with pytest.raises(InvalidConfiguration, match="Nothing was written about KD_009"):
        command("experiments", "note", "KD_009")


def test_a_run_is_evaluated(study, command):
    """Its row, its figures and its report are brought up to date."""
    runs, _ = study

    output = command("evaluate", "BASELINE_001", "--draws", "100")

    assert "Macro AUC" in output
    assert (runs / "20261121_000000_BASELINE_001" / "report.html").is_file()
    assert ExperimentLog(runs).row("BASELINE_001").val_f1_macro is not None


def test_a_run_without_a_row_is_evaluated_all_the_same(study, command, tmp_path):
    """Somebody handed its folder on."""
    runs, manifest = study
    (runs / "results.csv").unlink()
    run = runs / "20261121_000000_BASELINE_001"

    assert "Macro AUC" in command("evaluate", run, "--draws", "100", "--manifest", manifest)
    assert not (runs / "results.csv").exists()


def test_predictions_from_elsewhere_are_evaluated(study, command, tmp_path):
    """Into a folder beside them, or another one; absent films are counted."""
    _, manifest = study
    path = tmp_path / "theirs.csv"
    write_predictions(path, rows=range(70))

    output = command("evaluate", path, "--manifest", manifest, "--logits", "--draws", "100")

    assert "No prediction for 10 films of this part." in output
    assert (tmp_path / "theirs_evaluation" / "report.html").is_file()


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("p.csv",), "need labels to be judged by"),
        (("BASELINE_001", "--part", "test"), "its test films are not looked at"),
        (("BASELINE_001", "--part", "test", "--allow-test", "x"), "its test films are not"),
        (("BASELINE_001", "--logits"), "knows its own split, folder and scale"),
    ],
)
def test_what_cannot_be_evaluated_is_refused(study, command, arguments, sentence):
    """In a sentence."""
    with pytest.raises(InvalidConfiguration, match=sentence):
        command("evaluate", *arguments)


def test_a_run_that_has_not_ended_has_nothing_to_evaluate(study, command):
    """The sentence says what is missing."""
    runs, _ = study
    write_run(runs, "20261123_000000_KD_001")

    with pytest.raises(XLiteError):
        command("evaluate", "KD_001")


def test_damaged_metrics_are_made_anew(study, command):
    """To evaluate again is the cure."""
    (metrics,) = study[0].glob("*BASELINE_001/metrics.json")
    metrics.write_text("{", encoding="utf-8")

    command("evaluate", "BASELINE_001", "--draws", "100")

    assert json.loads(metrics.read_text(encoding="utf-8"))["validation"]
