"""Predictions from elsewhere are judged like a run's, and test films are kept from them."""

from __future__ import annotations

import numpy as np
import pytest

from tests.helpers.experiment_runs import FILMS, write_manifest_of_films, write_predictions
from xlite_core.data.manifest import read_manifest
from xlite_core.data.splits import Split, write_split
from xlite_core.errors import InvalidConfiguration, InvalidLabels
from xlite_core.experiments.predictions import read_predictions
from xlite_core.training.external_evaluation import evaluate_predictions, write_external_report


@pytest.fixture
def study(tmp_path):
    """Return predictions of all films, their manifest and a split of 30, 30 and 20."""
    manifest = write_manifest_of_films(tmp_path)
    write_predictions(tmp_path / "theirs.csv", rows=range(FILMS), skill=2.0)
    rows = np.arange(FILMS)
    write_split(
        tmp_path / "split", read_manifest(manifest).table, Split(rows[:30], rows[30:60], rows[60:])
    )
    return tmp_path / "theirs.csv", manifest, tmp_path / "split"


def test_all_predicted_films_are_judged_without_a_split(study):
    """And the numbers say that thresholds were chosen on the same films."""
    path, manifest, _ = study

    found = evaluate_predictions(path, manifest, scale="logit", draws=100)

    judged = found.metrics.headline
    assert (judged.films, judged.selected_on_these_films, found.absent) == (80, True, 0)
    assert len(found.files) == 80


def test_probabilities_rank_as_their_logits_do(study, tmp_path):
    """The same AUC; films of other names are left aside, absent ones are counted."""
    path, manifest, _ = study
    logits = read_predictions(path)
    p = 1 / (1 + np.exp(-logits.logits))
    lines = ["Image Index,prob_Edema,prob_Mass,age", "stranger.png,0.5,0.5,58Y"]
    lines += [f"{file.replace('.png', '.jpg')},{row[1]},{row[0]},60Y"
              for file, row in zip(logits.files[:70], p, strict=False)]  # fmt: skip
    theirs = tmp_path / "probabilities.csv"
    theirs.write_text("\n".join(lines) + "\n")

    found = evaluate_predictions(theirs, manifest, draws=100)

    write_predictions(path, rows=range(70), skill=2.0)
    same = evaluate_predictions(path, manifest, scale="logit", draws=100)
    assert found.absent == 10
    assert found.metrics.headline.macro_auc == same.metrics.headline.macro_auc


def test_validation_films_choose_what_test_films_are_judged_with(study):
    """With the reason beside the numbers."""
    path, manifest, split = study

    validation = evaluate_predictions(path, manifest, split=split, scale="logit", draws=100)
    test = evaluate_predictions(
        path, manifest, split=split, part="test", scale="logit", why_test="It is final.", draws=100
    )

    assert validation.metrics.headline.films == 30
    assert test.metrics.validation is None
    assert (test.metrics.test.films, test.metrics.test.selected_on_these_films) == (20, False)
    assert test.metrics.fitted == validation.metrics.fitted
    assert test.metrics.test.data_name == "test films, looked at because: It is final."


def test_nothing_is_chosen_on_test_films(study):
    """Without validation films among the predictions there are no thresholds."""
    path, manifest, split = study
    write_predictions(path, rows=range(60, 80), skill=2.0)

    found = evaluate_predictions(
        path, manifest, split=split, part="test", scale="logit", why_test="It is final.", draws=100
    )

    assert found.metrics.fitted is None
    assert found.metrics.test.policy is None


@pytest.mark.parametrize(
    ("arguments", "error", "sentence"),
    [
        ({"part": "test", "with_split": True}, InvalidConfiguration, "each look at them spends"),
        ({"part": "test", "with_split": True, "why_test": "  "}, InvalidConfiguration,
         "each look at them spends"),
        ({"part": "test"}, InvalidConfiguration, "Without a split"),
        ({"part": "val", "with_split": True}, InvalidLabels, "hold no film that is to be judged"),
    ],
)  # fmt: skip
def test_what_cannot_be_judged_is_refused(study, arguments, error, sentence):
    """Test films without a reason, parts without a split, parts without predictions."""
    path, manifest, split = study
    write_predictions(path, rows=range(20))
    given = dict(arguments)
    chosen = split if given.pop("with_split", False) else None

    with pytest.raises(error, match=sentence):
        evaluate_predictions(path, manifest, split=chosen, scale="logit", **given)


def test_the_report_is_like_a_runs(study, tmp_path):
    """Metrics, figures and page; what only a run has is left out."""
    path, manifest, _ = study
    found = evaluate_predictions(path, manifest, scale="logit", draws=100)

    markdown, page = write_external_report(found, "theirs.csv", tmp_path / "out")

    text = markdown.read_text(encoding="utf-8")
    assert text.startswith("# out: theirs.csv\n")
    assert "## Findings" in text
    assert "## Course of the run" not in text
    assert page.read_text(encoding="utf-8").count("<img") >= 7
    assert (tmp_path / "out" / "metrics.json").is_file()
