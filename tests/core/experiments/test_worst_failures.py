from tests.helpers.evaluations import tiny_evaluation
from xlite_core.experiments.worst_failures import worst_failures


def test_a_missed_film_lies_below_its_threshold():
    """Films with the finding that are flagged all the same are no failures."""
    found = worst_failures(tiny_evaluation(), "missed", policy="f1")

    assert found
    assert all(failure.probability < failure.threshold for failure in found)


def test_a_false_alarm_lies_at_its_threshold_or_above():
    found = worst_failures(tiny_evaluation(), "false_alarm", policy="f1")

    assert found
    assert all(failure.probability >= failure.threshold for failure in found)


def test_no_finding_takes_all_places():
    """Two films of a finding at most, however bad the third one is."""
    found = worst_failures(tiny_evaluation(), "false_alarm", policy="f1", each=2)

    names = [failure.finding for failure in found]
    assert max(names.count(name) for name in names) == 2


def test_the_worst_goes_first_and_the_list_ends_somewhere():
    """Distance is that of square roots, as everywhere in the application."""
    found = worst_failures(tiny_evaluation(), "false_alarm", policy="f1", each=8, most=5)

    distances = [f.probability**0.5 - f.threshold**0.5 for f in found]
    assert len(found) == 5
    assert distances == sorted(distances, reverse=True)


def test_without_thresholds_nothing_is_a_failure():
    judged = tiny_evaluation(calibration=None, thresholds=None, fitted_on=None, selection="")

    assert worst_failures(judged, "missed", policy="f1") == ()
