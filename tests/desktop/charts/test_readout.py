import numpy as np

from xlite_desktop.charts.readout import read_at, step_from
from xlite_desktop.charts.series import ChartContent, Series

EPOCHS = np.array([1.0, 2.0, 3.0])
CONTENT = ChartContent(
    series=(
        Series(name="train", x=EPOCHS, y=np.array([0.3, 0.2, 0.1])),
        Series(name="validation", x=EPOCHS, y=np.array([0.4, np.nan, 0.25])),
        Series(name="steps", x=np.linspace(0, 3, 500), y=np.zeros(500), style="raw"),
    )
)


def _words(readout):
    return readout.title, [(row.series.name, row.words) for row in readout.rows]


def test_the_nearest_epoch_is_read():
    """Values are those of the run, never interpolated; raw steps are left out."""
    assert _words(read_at(CONTENT, 2.8)) == (
        "Epoch 3",
        [("train", "0.100"), ("validation", "0.250")],
    )


def test_what_does_not_exist_is_not_read():
    """An epoch without validation has one row less."""
    assert _words(read_at(CONTENT, 2.1)) == ("Epoch 2", [("train", "0.200")])


def test_there_is_nothing_to_read_before_the_first_epoch():
    """Neither without curves nor with steps alone."""
    assert read_at(ChartContent(), 1.0) is None
    assert read_at(ChartContent(series=CONTENT.series[2:]), 1.0) is None
    assert step_from(ChartContent(), 1.0, 1) is None


def test_steps_of_the_keyboard_stop_at_the_ends():
    """One point at a time."""
    assert step_from(CONTENT, 2.0, 1) == 3.0
    assert step_from(CONTENT, 3.0, 1) == 3.0
    assert step_from(CONTENT, 1.0, -1) == 1.0


def test_places_between_epochs_are_said_with_decimals():
    """A rate is told of every step."""
    rates = ChartContent(series=(Series(name="rate", x=np.array([0.25]), y=np.array([1e-4])),))

    assert read_at(rates, 0.0).title == "Epoch 0.25"
