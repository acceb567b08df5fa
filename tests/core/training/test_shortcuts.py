"""The shortcut baseline: what it is told, what it may see, and a student held against it."""

from __future__ import annotations

from dataclasses import replace

import cv2
import numpy as np
import pytest

from tests.helpers.dicom_factory import dicom_bytes
from xlite_core.data.folds import FoldFile
from xlite_core.data.labels import LabelTable
from xlite_core.errors import InvalidLabels
from xlite_core.evaluation.comparison import AucComparison
from xlite_core.training.held_out_logits import write_logits
from xlite_core.training.shortcut_baseline import (
    judged_regression,
    judged_shortcuts,
    out_of_fold_regression,
)
from xlite_core.training.shortcut_features import (
    DEMOGRAPHIC,
    SHORTCUTS,
    film_sizes,
    shortcut_features,
    told_sizes,
)
from xlite_core.training.shortcut_report import shortcut_report
from xlite_core.training.study_predictions import stored_logits, table_logits

FINDINGS = ("Mass", "Edema", "Hernia")
FILMS = 200


def a_table(seed=1) -> LabelTable:
    """Return films of which view tells Edema nearly, and nothing tells Mass; Hernia is too rare."""
    random = np.random.default_rng(seed)
    views = np.where(random.random(FILMS) < 0.5, "AP", "PA")
    edema = np.where(random.random(FILMS) < 0.1, views == "PA", views == "AP")
    labels = np.column_stack([random.random(FILMS) < 0.3, edema, np.arange(FILMS) < 4])
    labels = labels.astype(float)
    labels[7, 0] = np.nan
    ages = random.uniform(20, 90, FILMS)
    ages[3] = np.nan
    return LabelTable(
        np.array([f"nih_00000{n:03d}_000.jpg" for n in range(FILMS)]),
        np.array([f"p{n // 2}" for n in range(FILMS)]),
        np.where(np.arange(FILMS) % 2, "here", "there"),
        FINDINGS,
        labels,
        views,
        np.where(random.random(FILMS) < 0.5, "M", "F"),
        ages,
    )


TABLE = a_table()
FOLDS = FoldFile(
    TABLE.files, TABLE.patients, (np.arange(FILMS) // 2 % 5).astype(np.intp), np.ones(FILMS, bool)
)
FEATURES = shortcut_features(TABLE, [np.full((FILMS, 2), 320.0)])


def test_columns_are_counted_from_the_films_that_are_fitted_to():
    """Words that they do not have are none of theirs; unknown quantities say so."""
    training = np.arange(FILMS) % 2 == 0
    columns = FEATURES.columns(("source", "age"), training)

    source, age, unknown = columns.T
    assert source.tolist() == (TABLE.sources == "there").astype(float).tolist()
    told = age[training & ~np.isnan(TABLE.ages)]
    assert (told.mean(), told.std()) == (pytest.approx(0, abs=1e-9), pytest.approx(1))
    assert np.flatnonzero(unknown).tolist() == [3]
    assert age[3] == 0.0


def test_a_finding_that_the_view_tells_is_told():
    """And one that nothing tells is not; each with its interval."""
    judged = judged_shortcuts(TABLE, FOLDS, FEATURES, SHORTCUTS, draws=100)

    full = judged["all"]
    mass, edema, _ = full.areas
    assert edema.low > 0.7
    assert mass.low < 0.5 < mass.high
    assert (full.macro_findings, full.films, full.patients) == (2, FILMS, FILMS // 2)
    assert full.macro.value == pytest.approx((mass.value + edema.value) / 2)
    assert judged["demographic"].features == DEMOGRAPHIC
    assert full.comparison is None
    assert not full.beaten


def test_labels_of_a_fold_never_reach_its_own_logits():
    """Turned round, they change those of the other folds alone."""
    turned = TABLE.labels.copy()
    held = FOLDS.folds == 2
    turned[held] = 1 - turned[held]

    one = out_of_fold_regression(TABLE, FOLDS, FEATURES, SHORTCUTS)
    other = out_of_fold_regression(replace(TABLE, labels=turned), FOLDS, FEATURES, SHORTCUTS)

    assert np.array_equal(one[held], other[held])
    assert not np.allclose(one[~held], other[~held])


def test_films_that_do_not_judge_do_not_teach():
    """Their labels say more of how they were gathered."""
    headline = np.arange(FILMS) < 150
    folds = replace(FOLDS, headline=headline)
    turned = TABLE.labels.copy()
    turned[~headline] = 1 - turned[~headline]

    one = out_of_fold_regression(TABLE, folds, FEATURES, SHORTCUTS)
    other = out_of_fold_regression(replace(TABLE, labels=turned), folds, FEATURES, SHORTCUTS)

    assert np.array_equal(one, other)


def test_a_finding_that_other_folds_never_show_is_told_from_nothing():
    """Its films get one logit."""
    labels = TABLE.labels.copy()
    labels[:, 2] = FOLDS.folds == 1

    logits = out_of_fold_regression(replace(TABLE, labels=labels), FOLDS, FEATURES, SHORTCUTS)

    assert np.unique(logits[FOLDS.folds == 1, 2]).tolist() == [0.0]


def judged_with(student):
    return judged_shortcuts(TABLE, FOLDS, FEATURES, SHORTCUTS, student=student, draws=100)["all"]


def test_a_student_that_says_the_same_does_not_beat_it():
    """The paired difference is 0 with an interval of 0."""
    same = out_of_fold_regression(TABLE, FOLDS, FEATURES, SHORTCUTS)

    baseline = judged_with(same)

    macro = baseline.comparison.macro.difference
    assert (macro.low, macro.value, macro.high) == (0, 0, 0)
    assert baseline.within_gain.value == 0
    assert not baseline.beaten
    report = shortcut_report({"all": baseline, "demographic": baseline}, subject="a_b")
    assert "a_b is not shown to beat it" in report
    assert "not shown to be better on Mass, Edema." in report


def test_a_student_that_knows_beats_it():
    """On every finding, pooled and within folds; what is too rare is said to be."""
    knows = np.nan_to_num(TABLE.labels) + np.random.default_rng(5).normal(0, 0.2, (FILMS, 3))

    baseline = judged_with(knows)

    assert baseline.beaten
    report = shortcut_report({"all": baseline, "demographic": baseline}, subject="student-2")
    assert "student-2 beats it" in report
    assert "better on every finding that is judged" in report
    lines = {line.split(" | ")[0].strip("| "): line for line in report.splitlines()}
    assert lines["Edema"].endswith("| yes |")
    assert "too few positive films" in lines["Hernia"]
    assert "macro, 2 findings" in lines
    plain = baseline.to_dict()
    assert AucComparison.from_dict(plain["comparison"]) == baseline.comparison


def test_only_films_with_predictions_judge():
    """Neither the student nor the regression is judged on the others."""
    student = np.where((FOLDS.folds == 0)[:, None], 1.0, np.nan) * np.ones((FILMS, 3))

    baseline = judged_with(student)

    assert baseline.films == int((FOLDS.folds == 0).sum())
    with pytest.raises(InvalidLabels, match="No film that judges has a prediction"):
        judged_regression(
            TABLE, np.zeros((FILMS, 3)), SHORTCUTS, FOLDS.folds, student=np.full((FILMS, 3), np.nan)
        )


def write_folds_of(directory, folds):
    for fold in folds:
        rows = FOLDS.folds == fold
        folder = directory / f"fold_{fold}" / "predictions"
        folder.mkdir(parents=True)
        logits = np.arange(FILMS * 3.0).reshape(FILMS, 3)[rows]
        write_logits(folder / "validation.csv", TABLE.files[rows], logits, FINDINGS)


def test_the_logits_of_a_study_are_read_from_the_folds_that_are_finished(tmp_path):
    """In the order of the fold file."""
    write_folds_of(tmp_path, (0, 3))

    logits, finished = stored_logits(tmp_path, FOLDS, FINDINGS)

    assert finished == (0, 3)
    there = np.isin(FOLDS.folds, (0, 3))
    assert np.array_equal(logits[there], np.arange(FILMS * 3.0).reshape(FILMS, 3)[there])
    assert np.isnan(logits[~there]).all()


def test_a_study_of_other_folds_is_refused(tmp_path):
    """So is one without any fold."""
    with pytest.raises(InvalidLabels, match="No fold of"):
        stored_logits(tmp_path, FOLDS, FINDINGS)
    write_folds_of(tmp_path, (1,))
    moved = replace(FOLDS, folds=(FOLDS.folds + 1) % 5)
    with pytest.raises(InvalidLabels, match=r"Fold 1 of .* has predictions of other films"):
        stored_logits(tmp_path, moved, FINDINGS)


def test_a_table_of_probabilities_names_films_its_own_way(tmp_path):
    """As NIH does; films that it does not know have none."""
    path = tmp_path / "theirs.csv"
    rows = ("00000005_000.png,0.5,0.9,0.1", "00000999_000.png,0.5,0.5,0.5")
    path.write_text("\n".join(("Image Index,Mass,Edema,Hernia", *rows)))

    logits = table_logits(path, FOLDS, FINDINGS, probabilities=True)

    assert np.flatnonzero(~np.isnan(logits[:, 0])).tolist() == [5]
    assert logits[5] == pytest.approx([0.0, np.log(9), -np.log(9)])
    path.write_text("file,Mass,Edema,Hernia\nelse.png,0.5,0.9,0.1\n")
    with pytest.raises(InvalidLabels, match="know no film of the fold file"):
        table_logits(path, FOLDS, FINDINGS, probabilities=True)


def test_sizes_are_those_of_the_files(tmp_path):
    """Raster pictures are not decoded for it; DICOM is."""
    cv2.imwrite(str(tmp_path / "a.png"), np.zeros((40, 60), np.uint8))
    (tmp_path / "b.dcm").write_bytes(dicom_bytes(np.zeros((30, 20), np.uint16)))

    assert film_sizes(["a.png", "b.dcm"], tmp_path).tolist() == [[40, 60], [30, 20]]


def test_sizes_of_originals_are_told_by_a_table(tmp_path):
    """NaN where it does not know a film; what is no size is refused with its line."""
    path = tmp_path / "extra.csv"
    path.write_text("file,orig_h,orig_w\na.png,1024,900\nb.png,,\n")

    found = told_sizes(path, ["b.png", "a.png", "c.png"])

    assert found[1].tolist() == [1024, 900]
    assert np.isnan(found[[0, 2]]).all()
    for cell in ("0", "wide"):
        path.write_text(f"file,orig_h,orig_w\na.png,{cell},900\n")
        with pytest.raises(InvalidLabels, match=r"Line 2 of extra\.csv tells no size"):
            told_sizes(path, ["a.png"])
