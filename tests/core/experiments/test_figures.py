"""The figures of an evaluation say what it says, in files that appear whole or not at all."""

from __future__ import annotations

import re
import sys

import numpy as np
import pytest

from tests.helpers.evaluations import tiny_evaluation
from xlite_core.errors import MissingFeature
from xlite_core.experiments.figures import FIGURES, evaluation_figures
from xlite_core.experiments.figures_curves import (
    precision_recall_figure,
    reliability_figure,
    roc_figure,
)
from xlite_core.experiments.figures_errors import (
    co_occurrence_figure,
    confused_pairs_figure,
    confusion_figure,
)
from xlite_core.experiments.figures_groups import subgroups_figure
from xlite_core.experiments.figures_panels import policy_name
from xlite_core.experiments.figures_style import interval_text, page, saved, signed


def words(png):
    """The texts of a figure: its SVG draws letters as outlines, and names each text beside them."""
    return re.findall(r"<!-- (.*?) -->", png.with_suffix(".svg").read_text(encoding="utf-8"))


def pixels(png):
    import cv2

    return cv2.imread(str(png))


@pytest.fixture(scope="module")
def evaluation():
    return tiny_evaluation()


@pytest.fixture(scope="module")
def drawn(evaluation, tmp_path_factory):
    return evaluation_figures(evaluation, tmp_path_factory.mktemp("figures"))


def test_every_figure_is_written_as_png_and_svg(drawn):
    """Under its name; and nothing half-written is left beside them."""
    folder = next(iter(drawn.values())).parent

    assert list(drawn) == list(FIGURES)
    expected = {f"{name}.{suffix}" for name in FIGURES for suffix in ("png", "svg")}
    assert {path.name for path in folder.iterdir()} == expected
    for png in drawn.values():
        picture = pixels(png)
        assert picture.shape[1] > 900
        assert (picture[0] == 255).all()
        assert picture.std() > 5


def test_every_figure_names_its_films_and_says_research_use_only(drawn):
    """A number without its data is not shown."""
    for png in drawn.values():
        told = words(png)
        assert any(text.startswith("Test films: 240 films") for text in told)
        assert "Research use only" in told


def test_roc_tells_each_area_with_its_interval_and_n_a_where_there_is_none(drawn, evaluation):
    """Long names as people read them."""
    told = words(drawn["roc"])

    for finding in evaluation.findings[:3]:
        assert interval_text(finding.auc) in told
    assert {"Pleural thickening", "no positive film"} <= set(told)
    assert told.count("n/a") == 2
    fibrosis = evaluation.findings[3].positives
    assert f"only {fibrosis} positive films" in told
    assert any(text.endswith("macro over 4 of 6 findings") for text in told)


def test_precision_and_reliability_tell_their_numbers(drawn, evaluation):
    """Average precision with interval; calibration error and Brier score."""
    mass = evaluation.findings[0]

    assert interval_text(mass.average_precision) in words(drawn["precision_recall"])
    told = words(drawn["reliability"])
    assert f"ECE {mass.calibrated.calibration_error:.3f}" in told
    assert f"Brier {mass.calibrated.brier:.3f}" in told
    assert "All findings" in told


def test_the_confusion_figure_tells_the_counts_and_where_thresholds_come_from(drawn, evaluation):
    """All four of every finding with a threshold."""
    told = words(drawn["confusion"])

    for finding in evaluation.findings[:4]:
        confusion = finding.operating["f1"].confusion
        assert {f"{confusion.true_positives}", f"{confusion.true_negatives}"} <= set(told)
    assert any("largest F1, chosen on validation films" in text for text in told)
    assert "no threshold" in told


def test_confused_pairs_and_co_occurrence_name_the_planted_pair(drawn, evaluation):
    """Edema is called on films with a mass."""
    pair = evaluation.confused_pairs[0]
    error = evaluation.co_occurrence.association_error()

    assert (pair.called, pair.shown) == ("Edema", "Mass")
    assert f"{pair.false_alarms} of {pair.films}" in words(drawn["confused_pairs"])
    told = words(drawn["co_occurrence"])
    assert signed(error[5, 0], 2) in told
    assert told.count("–") == 5  # Hernia with every other finding


def test_groups_are_named_with_their_films(drawn, evaluation):
    """In words that people use, and n/a where a group is too small."""
    told = words(drawn["subgroups"])
    women = next(group for group in evaluation.subgroups if group.group == "F")

    assert f"female  {women.films}" in told
    assert "n/a" in told
    assert {"Sex", "View", "Age", "Macro mean"} <= set(told)
    assert f"macro over {women.macro_findings} shared findings" in told


def test_an_evaluation_without_thresholds_or_groups_has_fewer_figures(tmp_path):
    """Nothing is drawn that was not evaluated; uncalibrated probabilities are called that."""
    bare = tiny_evaluation(
        calibration=None, thresholds=None, selection="", sexes=None, views=None, ages=None
    )

    figures = evaluation_figures(bare, tmp_path)

    assert list(figures) == ["roc", "precision_recall", "reliability"]
    assert any("not calibrated" in text for text in words(figures["reliability"]))


def test_figures_asked_for_without_material_say_so(tmp_path):
    """No thresholds, no groups, no film of any kind of label: words instead of a plot."""
    bare = tiny_evaluation(
        labels=np.full((240, 6), np.nan),
        calibration=None, thresholds=None, selection="", sexes=None, views=None, ages=None,
    )  # fmt: skip

    assert "no thresholds were given" in words(co_occurrence_figure(bare, tmp_path))
    assert "no threshold" in words(confusion_figure(bare, tmp_path))
    pairs = words(confused_pairs_figure(bare, tmp_path))
    assert "no pair has more false alarms than usual" in pairs
    assert "neither sex, view nor age is known" in words(subgroups_figure(bare, tmp_path))
    assert words(roc_figure(bare, tmp_path)).count("n/a") == 6
    assert words(precision_recall_figure(bare, tmp_path)).count("n/a") == 6
    assert "no known label" in words(reliability_figure(bare, tmp_path))


def test_numbers_on_their_own_selection_films_are_called_flattering(tmp_path, evaluation):
    """The figure says what the evaluation says."""
    from dataclasses import replace

    figure = confusion_figure(replace(evaluation, selected_on_these_films=True), tmp_path)

    assert any("the numbers flatter" in text for text in words(figure))


def test_one_finding_makes_a_page_too(tmp_path, evaluation):
    """A model of one finding has one panel."""
    from dataclasses import replace

    one = replace(evaluation, findings=evaluation.findings[:1])

    assert "Mass" in words(roc_figure(one, tmp_path))


def test_the_same_numbers_give_the_same_files(tmp_path, evaluation):
    """No date, no random names: a report can be compared byte by byte."""
    first, second = tmp_path / "first", tmp_path / "second"

    roc_figure(evaluation, first)
    roc_figure(evaluation, second)

    for name in ("roc.png", "roc.svg"):
        assert (first / name).read_bytes() == (second / name).read_bytes()


def test_drawing_leaves_matplotlibs_settings_alone(tmp_path, evaluation):
    """They belong to the process, and perhaps to somebody's notebook; pyplot is never asked."""
    import matplotlib as mpl

    with mpl.rc_context({"font.size": 31, "axes.grid": True}):
        before = dict(mpl.rcParams)
        roc_figure(evaluation, tmp_path)

        assert dict(mpl.rcParams) == before


def test_a_figure_that_fails_leaves_the_old_one(tmp_path, monkeypatch):
    """The file changes in one step or not at all."""
    old = tmp_path / "page.png"
    old.write_bytes(b"old")
    with page(3, 2, title="A page", about="of nothing") as figure:
        original = figure.savefig

        def full(stream, **options):
            if options["format"] == "png":
                stream.write(b"half")
                raise OSError(28, "No space left on device")
            original(stream, **options)

        monkeypatch.setattr(figure, "savefig", full)
        with pytest.raises(OSError, match="No space"):
            saved(figure, tmp_path, "page")

    assert old.read_bytes() == b"old"
    assert {path.name for path in tmp_path.iterdir()} == {"page.png", "page.svg"}


def test_without_matplotlib_the_error_says_what_to_install(tmp_path, evaluation, monkeypatch):
    """The viewer's installation has none."""
    monkeypatch.setitem(sys.modules, "matplotlib", None)

    with pytest.raises(MissingFeature, match="Drawing figures"):
        roc_figure(evaluation, tmp_path)


@pytest.mark.parametrize(
    ("value", "text"), [(0.1234, "+0.123"), (-0.05, "−0.050"), (-0.0004, "0.000"), (0.0, "0.000")]
)
def test_a_sign_is_a_real_one_and_nothing_has_none(value, text):
    """Minus zero would look like a finding."""
    assert signed(value) == text


@pytest.mark.parametrize(
    ("policy", "text"),
    [
        ("f1", "largest F1"),
        ("youden", "Youden's index"),
        ("sensitivity_90", "sensitivity 90 %"),
        ("my_own", "my own"),
        (None, "none"),
    ],
)
def test_policies_are_named_for_people(policy, text):
    """Keys stay in files."""
    assert policy_name(policy) == text
