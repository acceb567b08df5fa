import datetime as dt

import pytest

from xlite_core.evaluation.interval import Estimate
from xlite_core.run_directory import RunDirectory
from xlite_desktop.experiments import run_detail_words as words
from xlite_desktop.experiments.run_content import RunContent, read_run
from xlite_desktop.experiments.work_line import power


def an_estimate(value, low, high):
    return Estimate(value=value, low=low, high=high)


def test_numbers_have_a_real_minus_and_thousands_commas():
    assert words.number(-0.123) == "−0.12"
    assert words.number(12345.6, 0) == "12,346"
    assert words.number(-0.0001) == "0.00"
    assert words.number(None) == "–"


def test_a_difference_bears_its_sign():
    """Nothing is neither more nor less."""
    assert words.signed(0.019) == "+0.019"
    assert words.signed(-0.019) == "−0.019"
    assert words.signed(0.0001) == "0.000"


def test_intervals_have_an_en_dash_and_differences_say_to():
    assert words.interval(an_estimate(0.5, 0.4, 0.6)) == "0.40–0.60"
    gain = an_estimate(0.01, -0.004, 0.034)
    assert words.interval(gain, 3, with_sign=True) == "−0.004 to +0.034"
    assert words.interval(None) == ""


@pytest.mark.parametrize(
    ("seconds", "told"),
    [(0.2, "1 s"), (40, "40 s"), (59.9, "1 min"), (5460, "1 h 31 min"), (7200, "2 h")],
)
def test_durations_are_short(seconds, told):
    assert words.duration(seconds) == told


def test_groups_of_films_have_names_for_people():
    assert words.group_name("sex", "F") == "Women"
    assert words.group_name("age", "40–59") == "40–59 years"
    assert words.group_name("view", "AP") == "AP"
    assert words.group_name("age", "unknown") == "Age unknown"


def test_a_run_of_another_year_says_its_year(judged_folder):
    run = read_run(RunDirectory(judged_folder / "runs" / "20261114_101500_BASELINE_001"))
    day = dt.datetime.fromtimestamp(run.ended).astimezone().date()

    assert words.ended(run, today=day).startswith(f"completed {day.day} {day:%b}, 12 epochs")
    later = day.replace(year=day.year + 1)
    assert f" {day.year}, " in words.ended(run, today=later)


def test_a_folder_that_cannot_be_read_has_no_facts(tmp_path):
    assert words.ended(RunContent(directory=RunDirectory(tmp_path))) == ""


def test_tiny_numbers_are_powers_of_ten():
    assert power(2.4e-6) == "2e−6"
    assert power(1e-4) == "1e−4"
    assert power(0) == "0"
