"""What a label table is made of, counted by hand."""

from __future__ import annotations

import json

import numpy as np
import pytest

from tests.helpers.films import CXR
from xlite_core.data.labels import LabelTable
from xlite_core.data.nih import import_nih
from xlite_core.data.statistics import describe

NAN = np.nan


def a_table(labels: list[list[float]], **columns) -> LabelTable:
    films = len(labels)
    return LabelTable(
        files=np.array([f"{n}.png" for n in range(films)]),
        patients=columns.pop("patients", np.array([f"p{n}" for n in range(films)])),
        sources=np.array([""] * films),
        findings=("A", "B", "C")[: len(labels[0])],
        labels=np.array(labels, dtype=np.float64),
        **columns,
    )


def test_everything_is_counted_and_the_unknown_neither_way():
    """Six films of three patients, one label unknown."""
    table = a_table(
        [[1, 1, 0], [1, 0, 0], [0, 0, 0], [1, NAN, 1], [0, 0, 0], [1, 1, 0]],
        patients=np.array(["p", "p", "p", "q", "r", "r"]),
        views=np.array(["PA", "AP", "PA", "", "LL", "PA"]),
        sexes=np.array(["F", "F", "F", "", "M", "M"]),
        ages=np.array([0.5, 9.9, 10, NAN, 89, 90]),
    )

    counted = describe(table)

    assert (counted.films, counted.patients, counted.findings) == (6, 3, ("A", "B", "C"))
    assert (counted.positives, counted.known) == ((4, 2, 1), (6, 5, 6))
    assert counted.imbalance == 4.0
    assert (counted.complete, counted.no_finding) == (5, 2)
    assert counted.findings_per_film == (2, 1, 2)
    assert counted.together == ((4, 2, 1), (2, 2, 0), (1, 0, 1))
    assert counted.films_per_patient == {1: 1, 2: 1, 3: 1}
    assert counted.views == {"AP": 1, "LL": 1, "PA": 3, "unknown": 1}
    assert counted.sexes == {"F": 3, "M": 2, "unknown": 1}
    assert counted.ages == {
        "0-9": 2, "10-19": 1, "80-89": 1, "90 and older": 1, "unknown": 1
    }  # fmt: skip
    assert counted.share("B") == 2 / 5
    assert counted.no_finding_share == 2 / 5


def test_what_cannot_be_computed_is_none():
    """No positives, no label known, no film complete, and no film at all."""
    nothing = describe(a_table([[0, NAN]]))
    empty = describe(a_table([[0, 0]])[np.array([], dtype=np.intp)])

    assert (nothing.imbalance, nothing.share("A"), nothing.share("B")) == (None, 0.0, None)
    assert nothing.no_finding_share is None
    assert (empty.films, empty.patients, empty.no_finding) == (0, 0, 0)


def test_the_dictionary_is_plain_json_with_the_shares():
    """Numbers, texts and None; no NaN, which JSON does not know."""
    written = json.dumps(describe(a_table([[1, NAN], [0, NAN]])).to_dict(), allow_nan=False)

    values = json.loads(written)

    assert values["shares"] == [0.5, None]
    assert values["films_per_patient"] == {"1": 2}
    assert values["together"] == [[1, 0], [0, 0]]


@pytest.mark.films
def test_the_real_table_has_the_published_counts():
    """112,120 films of 30,805 patients, 60,361 without findings (Wang et al., table of 2020)."""
    manifest = import_nih(CXR / "nih" / "Data_Entry_2017_v2020.csv.gz", None)
    assert manifest is not None

    counted = describe(manifest.table)

    assert (counted.films, counted.patients, counted.no_finding) == (112_120, 30_805, 60_361)
    assert counted.imbalance == pytest.approx(19_894 / 227)
    assert counted.views == {"AP": 44_810, "PA": 67_310}
    assert counted.sexes == {"F": 48_780, "M": 63_340}
