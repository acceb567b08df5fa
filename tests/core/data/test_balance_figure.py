"""The figure shows the numbers of the check, in four panels with readable names."""

from __future__ import annotations

import subprocess
import sys

import cv2
import numpy as np
import pytest

from xlite_core.data.balance import Balance, draw_epoch, positive_weights
from xlite_core.data.balance_check import check_balance
from xlite_core.data.balance_figure import balance_figure, write_balance_figure
from xlite_core.errors import InvalidConfiguration, MissingFeature

FINDINGS = ("Mass", "Pleural_Thickening", "Hernia")
ORDER = [1, 0, 2]
"""Most common first."""


def some_labels() -> np.ndarray:
    return (np.random.default_rng(0).random((300, 3)) < (0.2, 0.4, 0.04)).astype(float)


def a_check(**settings: str):
    sources = np.where(np.arange(300) < 40, "a", "b")
    balance = Balance(**settings)
    return check_balance(some_labels(), balance, findings=FINDINGS, sources=sources, batches=50)


def widths(axes, colour: str) -> list[float]:
    from matplotlib.colors import to_hex

    bars = [bar for bar in axes.patches if to_hex(bar.get_facecolor()).upper() == colour]
    return [bar.get_width() for bar in bars]


GREY, BLUE = "#B9C0C7", "#0072B2"


def test_the_bars_are_the_numbers_of_loss_and_sampler():
    """Panel for panel, in the order of frequency."""
    balance = Balance(sampler="mean_active")
    check = a_check(sampler="mean_active")

    films, weights, batches, product = balance_figure(check).axes

    assert widths(films, GREY) == some_labels().sum(axis=0)[ORDER].tolist()
    assert widths(weights, BLUE) == positive_weights(some_labels(), balance)[ORDER].tolist()
    assert widths(batches, GREY) == (100 * check.before.shares)[ORDER].tolist()
    assert widths(batches, BLUE) == (100 * check.after.shares)[ORDER].tolist()
    assert widths(product, BLUE) == (100 * check.pull)[ORDER].tolist()


@pytest.mark.parametrize("formula", ["inverse_power", "effective_number"])
def test_figure_loss_and_sampler_use_the_same_numbers(formula):
    """What a run computes of its labels is what the panels show and the check draws by."""
    from xlite_core.training.label_statistics import label_statistics

    balance = Balance(weights=formula, sampler="mean_active")
    check = a_check(weights=formula, sampler="mean_active")

    run = label_statistics(some_labels(), balance)

    _, weights, batches, _ = balance_figure(check).axes
    assert widths(weights, BLUE) == run.positive_weights[ORDER].tolist()
    rows = draw_epoch(np.arange(300), run.sampling, np.random.default_rng(42))
    first = check_balance(some_labels(), balance, findings=FINDINGS, batches=1, batch_size=300)
    held = some_labels()[rows].sum(axis=0)
    assert first.after.shares == pytest.approx(held / held.sum())
    assert widths(batches, BLUE) == (100 * check.after.shares)[ORDER].tolist()


def test_without_a_sampler_the_batches_are_the_films_as_they_are():
    """One grey bar a finding, and a sentence that says why."""
    batches = balance_figure(a_check()).axes[2]

    assert len(widths(batches, GREY)) == 3
    assert widths(batches, BLUE) == []
    assert any("no sampler" in text.get_text() for text in batches.texts)


def test_findings_are_named_for_people():
    """Without underscores, the most common on top."""
    films = balance_figure(a_check()).axes[0]

    assert [tick.get_text() for tick in films.get_yticklabels()] == [
        "Pleural thickening", "Mass", "Hernia",
    ]  # fmt: skip
    assert films.get_ylim()[0] > films.get_ylim()[1]


@pytest.mark.parametrize(
    ("formula", "sentence"),
    [
        ("none", "all weigh 1"),
        ("inverse_power", "1 / (n + 1)^0.5"),
        ("share", "known labels"),
        ("odds", "negative / positive"),
        ("effective_number", "beta 0.9999"),
    ],
)
def test_the_weights_say_their_formula(formula, sentence):
    """With the numbers that were used."""
    labels = np.zeros((400, 3))
    labels[:40, 0] = labels[40:60, 1] = labels[60:64, 2] = 1.0
    check = check_balance(labels, Balance(weights=formula), findings=FINDINGS, batches=50)

    weights = balance_figure(check).axes[1]

    assert any(sentence in text.get_text() for text in weights.texts)


@pytest.mark.parametrize(
    "sampler", ["none", "mean_active", "maximum_2025", "by_source", "by_source_root"]
)
def test_no_text_leaves_the_picture_or_its_panel(sampler):
    """Headings stay left of the next panel."""
    figure = balance_figure(a_check(sampler=sampler))
    figure.canvas.draw()

    page = figure.bbox
    for column, axes in zip((0, 1, 0, 1), figure.axes, strict=True):
        right = page.x1 if column else figure.axes[1].bbox.x0
        for text in axes.texts:
            box = text.get_window_extent()
            assert page.x0 <= box.x0
            assert box.x1 <= right


def test_a_png_has_150_dots_an_inch(tmp_path):
    """12 inches are 1,800 pixels; the background is white."""
    write_balance_figure(tmp_path / "balance.png", a_check())

    pixels = cv2.imread(str(tmp_path / "balance.png"))
    assert pixels.shape[1] == 1800
    assert (pixels[0, 0] == 255).all()
    assert [p.name for p in tmp_path.iterdir()] == ["balance.png"]


def test_equal_checks_give_equal_vector_files(tmp_path):
    """No date, no random names: a figure under version control changes when its numbers do."""
    for name in ("one.svg", "two.svg"):
        write_balance_figure(tmp_path / name, a_check())

    first = (tmp_path / "one.svg").read_bytes()
    assert first == (tmp_path / "two.svg").read_bytes()
    assert b"<svg" in first


def test_another_ending_is_refused(tmp_path):
    """In a sentence that names those that work."""
    with pytest.raises(InvalidConfiguration, match=r"balance.pdf.* \.png or \.svg"):
        write_balance_figure(tmp_path / "balance.pdf", a_check())


def test_without_matplotlib_the_hint_names_the_extra(monkeypatch):
    """The viewer's installation has none."""
    monkeypatch.setitem(sys.modules, "matplotlib", None)

    with pytest.raises(MissingFeature, match=r"pip install \"\.\[train\]\""):
        balance_figure(a_check())


def test_importing_the_module_imports_no_matplotlib():
    """Start-up time is a feature."""
    code = "import sys, xlite_core.data.balance_figure; sys.exit('matplotlib' in sys.modules)"

    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
