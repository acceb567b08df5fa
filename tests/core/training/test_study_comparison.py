"""Studies side by side: which films judge, what is paired, and what is refused."""

from __future__ import annotations

import json
from dataclasses import replace

import numpy as np
import pytest

from tests.helpers.experiment_runs import a_config
from xlite_core.data.folds import FoldFile
from xlite_core.data.labels import LabelTable
from xlite_core.errors import InvalidConfiguration
from xlite_core.training.held_out_logits import write_logits
from xlite_core.training.study_comparison import compare_studies
from xlite_core.training.study_comparison_report import study_comparison_report

pytestmark = pytest.mark.torch

FINDINGS = ("Mass", "Edema", "Hernia")
FILMS = 240
RANDOM = np.random.default_rng(1)
LABELS = np.column_stack(
    [RANDOM.random(FILMS) < 0.3, RANDOM.random(FILMS) < 0.5, np.arange(FILMS) < 4]
).astype(float)
TABLE = LabelTable(
    np.array([f"film_{n}.png" for n in range(FILMS)]),
    np.array([f"p{n // 2}" for n in range(FILMS)]),
    np.array(["here"] * FILMS),
    FINDINGS,
    LABELS,
)
FOLDS = FoldFile(
    TABLE.files, TABLE.patients, (np.arange(FILMS) // 2 % 3).astype(np.intp), np.arange(FILMS) < 200
)
NOISE = RANDOM.normal(size=LABELS.shape)


def a_study(runs, name, *, skill, folds=(0, 1, 2), **changes):
    """Write what finished folds leave: settings and predictions that know the labels so well."""
    for fold in folds:
        rows = np.flatnonzero(FOLDS.folds == fold)
        (runs / name / f"fold_{fold}" / "predictions").mkdir(parents=True)
        config = a_config(name=name, **changes)
        (runs / name / f"fold_{fold}" / "config.json").write_text(json.dumps(config))
        write_logits(
            runs / name / f"fold_{fold}" / "predictions" / "validation.csv",
            TABLE.files[rows],
            (skill * LABELS + NOISE)[rows],
            FINDINGS,
        )
    (runs / name).mkdir(exist_ok=True)
    return runs / name


def test_studies_are_judged_on_the_folds_that_all_have(tmp_path):
    """On the films of the headline alone; a study without a fold limits nobody."""
    studies = [
        a_study(tmp_path, "plain", skill=0.5),
        a_study(tmp_path, "better", skill=2.0, folds=(0, 2)),
        a_study(tmp_path, "later", skill=2.0, folds=()),
    ]

    compared = compare_studies(studies, TABLE, FOLDS, draws=100)

    kept = np.isin(FOLDS.folds, (0, 2)) & FOLDS.headline
    assert (compared.reference, compared.folds, compared.films) == ("plain", (0, 2), kept.sum())
    assert compared.positives == tuple(LABELS[kept].sum(axis=0))
    better = compared.scores["better"]
    assert better.macro_findings == 2  # four films of hernia are too few
    assert better.against.macro.difference.low > 0
    assert compared.scores["plain"].against is None
    report = study_comparison_report(compared)
    lines = {line.split(" | ")[0].strip("| "): line for line in report.splitlines()}
    assert lines["later"].count("not run") == 3
    assert lines["better"].endswith("| better |")
    assert "folds 0, 2 of 0 to 2, which all studies here have" in report
    assert "over 2 findings" in report


def test_a_study_that_says_the_same_is_not_shown_to_differ(tmp_path):
    """Any study may be the reference; of settings, those that differ are told."""
    studies = [
        a_study(tmp_path, "one", skill=1.0),
        a_study(tmp_path, "two", skill=1.0, loop={"epochs": 9}),
    ]

    compared = compare_studies(studies, TABLE, FOLDS, reference="two", draws=20)

    difference = compared.scores["one"].against.macro.difference
    assert (difference.low, difference.value, difference.high) == (0, 0, 0)
    assert [(row.name, row.texts) for row in compared.settings] == [("loop.epochs", ("3", "9"))]
    report = study_comparison_report(compared)
    assert "| not shown to differ |" in report
    assert "all 3 folds" in report
    assert json.loads(json.dumps(compared.to_dict()))["settings"][0]["texts"] == ["3", "9"]


def test_agreement_is_with_the_films_that_the_table_knows(tmp_path):
    """Whatever its scale, and outside the headline, too; the gain is paired."""
    studies = [a_study(tmp_path, "plain", skill=0.0), a_study(tmp_path, "taught", skill=2.0)]
    opinions = 1 / (1 + np.exp(-(2.0 * LABELS + NOISE)))
    opinions[::3] = np.nan

    compared = compare_studies(studies, TABLE, FOLDS, agree=opinions, draws=50)

    assert compared.agreement_films == 160
    taught = compared.scores["taught"]
    assert taught.agreement.value == pytest.approx(1.0)
    assert taught.agreement_gain.low > 0
    assert "Rank agreement with theirs.csv" in study_comparison_report(
        compared, agree_with="theirs.csv"
    )


def test_what_cannot_be_compared_is_refused(tmp_path):
    """Each time with what to do."""
    zero = a_study(tmp_path, "zero", skill=1.0, folds=(0,))
    one = a_study(tmp_path, "one", skill=1.0, folds=(1,))
    empty = a_study(tmp_path, "empty", skill=1.0, folds=())

    with pytest.raises(InvalidConfiguration, match="No fold is finished by all studies: zero 0"):
        compare_studies([zero, one], TABLE, FOLDS)
    with pytest.raises(InvalidConfiguration, match="None of the studies has finished a fold"):
        compare_studies([empty], TABLE, FOLDS)
    with pytest.raises(InvalidConfiguration, match="There is no study gone"):
        compare_studies([tmp_path / "gone"], TABLE, FOLDS)
    with pytest.raises(InvalidConfiguration, match="named twice"):
        compare_studies([zero, zero], TABLE, FOLDS)
    with pytest.raises(InvalidConfiguration, match="The reference empty is none of"):
        compare_studies([zero, empty], TABLE, FOLDS, reference="empty")
    silent = replace(FOLDS, headline=np.zeros(FILMS, bool))
    with pytest.raises(InvalidConfiguration, match="counts in the headline"):
        compare_studies([zero], TABLE, silent)
    with pytest.raises(InvalidConfiguration, match="knows no film of the finished folds"):
        compare_studies([zero], TABLE, FOLDS, agree=np.full(LABELS.shape, np.nan))


def test_folds_of_different_settings_are_no_study(tmp_path):
    """But they may run on different machines, and start from weights of their own."""
    mixed = a_study(tmp_path, "mixed", skill=1.0, folds=(0,), machine={"workers": 4})
    a_study(tmp_path, "mixed", skill=1.0, folds=(1,), loop={"init_from": "fold_1.safetensors"})
    assert compare_studies([mixed], TABLE, FOLDS, draws=10).folds == (0, 1)

    a_study(tmp_path, "mixed", skill=1.0, folds=(2,), loop={"epochs": 9})
    with pytest.raises(InvalidConfiguration, match=r"different settings: loop\.epochs"):
        compare_studies([mixed], TABLE, FOLDS)


def test_studies_of_one_name_are_told_apart_by_their_folders(tmp_path):
    """As "before/study" and "after/study"."""
    studies = [a_study(tmp_path / when, "study", skill=1.0) for when in ("before", "after")]

    compared = compare_studies(studies, TABLE, FOLDS, draws=10)

    assert list(compared.scores) == ["before/study", "after/study"]
