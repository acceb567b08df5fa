"""With a teacher and without: who is paired, and what is said of a pair."""

from __future__ import annotations

import pytest

from tests.helpers.experiment_runs import (
    FILMS,
    write_finished_run,
    write_manifest_of_films,
)
from xlite_core.errors import InvalidLabels
from xlite_core.evaluation.comparison import AucComparison, AucDifference
from xlite_core.evaluation.interval import Estimate
from xlite_core.experiments.stored_run import StoredRun
from xlite_core.training.paired_runs import paired_comparison
from xlite_core.training.sections import DistillationConfig
from xlite_core.training.teacher_gains import gains_report, teacher_gains


def told(low, value, high):
    macro = AucDifference(
        name="macro", positives=2, challenger=0.7, reference=0.7 - value,
        difference=Estimate(value=value, low=low, high=high),
    )  # fmt: skip
    return AucComparison(films=FILMS, patients=9, names=(), findings=(), macro=macro)


@pytest.fixture
def runs(tmp_path):
    """A student without a teacher, two with one, and one with a teacher and another seed."""
    manifest = write_manifest_of_films(tmp_path / "films")
    taught = {"phase": "distillation"}
    teachers = [DistillationConfig(teachers=("t.csv",), temperature=tau) for tau in (4.0, 8.0)]
    made = [
        write_finished_run(tmp_path, "20261121_093001_BASELINE_001", manifest),
        write_finished_run(
            tmp_path, "20261121_093002_KD_001", manifest, distillation=teachers[0], **taught
        ),
        write_finished_run(
            tmp_path, "20261121_093003_KD_002", manifest, skill=4.0, distillation=teachers[1],
            **taught,
        ),
        write_finished_run(
            tmp_path, "20261121_093004_KD_003", manifest, seed=2, distillation=teachers[0],
            **taught,
        ),
    ]  # fmt: skip
    return [StoredRun.read(run) for run in made]


def test_runs_are_paired_that_differ_in_their_teacher_alone(runs):
    """One of another seed has no twin."""
    gains = teacher_gains(runs, lambda taught, alone: told(0.0, 0.0, 0.0))

    pairs = [(gain.taught.experiment_id, gain.alone.experiment_id) for gain in gains]
    assert pairs == [("KD_001", "BASELINE_001"), ("KD_002", "BASELINE_001")]


def test_a_gain_is_the_paired_difference_on_the_films_of_both(runs):
    """Equal logits gain nothing; better ones are told to be better."""
    gains = teacher_gains(
        runs,
        lambda taught, alone: paired_comparison(taught.directory, alone.directory, draws=100),
    )

    same, better = (gain.compared.macro.difference for gain in gains)
    assert (same.low, same.value, same.high) == (0, 0, 0)
    assert better.low > 0
    lines = gains_report(gains).splitlines()
    assert lines[-2].endswith("| not shown to differ |")
    assert lines[-1].endswith("| better with |")
    assert "| KD_002, BASELINE_001 |" in lines[-1]


def test_a_worse_one_and_one_that_cannot_be_compared_say_so(runs):
    """The reason stands where the verdict would."""

    def compare(taught, _alone):
        if taught.experiment_id == "KD_001":
            raise InvalidLabels("The films differ.", "Use one split.")
        return told(-0.2, -0.1, -0.05)

    *_, refused, worse = gains_report(teacher_gains(runs, compare)).splitlines()

    assert refused.endswith("| n/a | n/a | n/a | The films differ. |")
    assert worse.endswith("| −0.100 (−0.200 to −0.050) | worse with |")


def test_without_a_pair_there_is_nothing_to_say(runs):
    """No empty table."""
    assert gains_report(teacher_gains(runs[:1], lambda *_: told(0, 0, 0))) == ""
