"""Films and positives of a run, before it starts."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from tests.helpers.tiny_study import FILMS, FINDINGS, tiny_table, write_tiny_study
from xlite_core.data.manifest import Manifest, write_manifest
from xlite_core.errors import InvalidLabels
from xlite_core.training.data_facts import data_facts
from xlite_core.training.sections import DataConfig


@pytest.fixture
def manifest(tmp_path):
    table = tiny_table()
    manifest = Manifest(table, tmp_path, np.full(len(table), ""))
    write_manifest(tmp_path / "manifest.csv", manifest)
    return tmp_path / "manifest.csv"


def test_films_and_positives_are_those_of_the_run(manifest):
    """A fold of the fold file: what is held out validates, the rest trains."""
    _, _, folds = write_tiny_study(manifest.parent)

    facts = data_facts(DataConfig(manifest=manifest, folds=folds, fold=0))

    assert facts.training + facts.validation == FILMS
    assert facts.test == 0
    assert facts.findings == FINDINGS
    assert sum(facts.positives) <= np.nansum(tiny_table().labels)


def test_rare_and_absent_findings_are_named(manifest):
    """Rare ones with their number, the rarest first; absent ones because no run can learn them."""
    facts = data_facts(DataConfig(manifest=manifest))
    told = replace(facts, findings=("A", "B", "C", "D"), positives=(19, 20, 0, 3))

    assert told.rare == (("D", 3), ("A", 19))
    assert told.absent == ("C",)


def test_a_finding_that_the_table_lacks_is_refused(manifest):
    """In the words of the label table."""
    with pytest.raises(InvalidLabels, match="Hernia"):
        data_facts(DataConfig(manifest=manifest), ("Hernia",))
