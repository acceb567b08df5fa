"""Looking at the balance on the command line."""

from __future__ import annotations

import numpy as np
import pytest
import typer
from typer.testing import CliRunner

from xlite_core.cli.balance import balance
from xlite_core.data.balance import Balance
from xlite_core.data.balance_check import check_balance
from xlite_core.data.labels import read_labels
from xlite_core.data.splits import make_split, write_split
from xlite_core.errors import InvalidConfiguration, InvalidLabels
from xlite_core.findings import CHESTXRAY14

app = typer.Typer()
app.command()(balance)


def run(*arguments: object):
    environment = {"COLUMNS": "200", "TERM": "dumb"}
    return CliRunner().invoke(app, [str(argument) for argument in arguments], env=environment)


@pytest.fixture
def labels(tmp_path):
    random = np.random.default_rng(3)
    shares = np.linspace(0.05, 0.3, len(CHESTXRAY14))
    rows = [",".join(["file", "patient_id", *CHESTXRAY14])]
    for film in range(300):
        cells = (random.random(len(shares)) < shares).astype(int).astype(str)
        rows.append(",".join([f"{film:03d}.png", f"p{film % 100}", *cells]))
    path = tmp_path / "labels.csv"
    path.write_text("\n".join(rows) + "\n")
    return path


def test_table_and_figure_are_written_and_the_numbers_shown(labels, tmp_path):
    """Of all films, with the default weights and no sampler."""
    done = run(labels, tmp_path / "out", "--batches", "50")

    table = read_labels(labels, CHESTXRAY14)
    check = check_balance(table.labels, Balance(), findings=CHESTXRAY14, batches=50)
    assert done.exit_code == 0
    assert (tmp_path / "out" / "balance.csv").read_text() == check.to_csv()
    assert (tmp_path / "out" / "balance.png").read_bytes().startswith(b"\x89PNG")
    assert "300 films, 50 batches of 32" in done.output
    assert f"Coefficient of variation: {check.before.variation:.2f}" in done.output
    assert "The sampler" not in done.output


def test_a_sampler_is_judged_on_the_training_films(labels, tmp_path):
    """Those of the split, with every setting that was given."""
    table = read_labels(labels, CHESTXRAY14)
    split = make_split(table)
    write_split(tmp_path / "splits", table, split)

    done = run(
        labels, tmp_path, "--split", tmp_path / "splits", "--sampler", "mean_active",
        "--weights", "effective_number", "--beta", "0.99", "--no-finding-weight", "0.1",
        "--batches", "30", "--batch-size", "16", "--seed", "5",
    )  # fmt: skip

    settings = Balance(
        sampler="mean_active", weights="effective_number", beta=0.99, no_finding_weight=0.1
    )
    check = check_balance(
        table.labels[split.train], settings,
        findings=CHESTXRAY14, batches=30, batch_size=16, seed=5,
    )  # fmt: skip
    assert (tmp_path / "balance.csv").read_text() == check.to_csv()
    assert "closer to equal shares" in done.output
    assert f"drawn {check.rare_emphasis:.2f} times as much" in done.output


def test_settings_out_of_range_and_absent_findings_are_refused(labels, tmp_path):
    """Before anything is written."""
    lines = labels.read_text().splitlines()
    bare = tmp_path / "bare.csv"
    bare.write_text("\n".join([lines[0], "a.png,p1," + ",".join(["0"] * len(CHESTXRAY14))]) + "\n")

    wrong = run(labels, tmp_path / "out", "--exponent", "2")
    absent = run(bare, tmp_path / "out")

    assert isinstance(wrong.exception, InvalidConfiguration)
    assert isinstance(absent.exception, InvalidLabels)
    assert not (tmp_path / "out").exists()
