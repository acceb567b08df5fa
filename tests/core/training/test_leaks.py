"""Films that judge a run have taught nobody that teaches it."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from tests.helpers.tiny_study import tiny_config, tiny_films, tiny_study
from xlite_core.run_directory import RunDirectory
from xlite_core.training.events import AlarmRaised
from xlite_core.training.leaks import leak_checks
from xlite_core.training.run import run
from xlite_core.training.sections import DistillationConfig

CONFIG = tiny_config(epochs=1)


@pytest.fixture(scope="module")
def films(tmp_path_factory):
    return tiny_films(tiny_study(tmp_path_factory.mktemp("study")))


@pytest.fixture(scope="module")
def other(tmp_path_factory, films):
    """A finished run that trained on what validates in `films`, and one film that trains."""
    directory = RunDirectory(tmp_path_factory.mktemp("other"))
    turned = replace(
        films,
        train=np.sort(np.append(films.validation, films.train[0])),
        validation=films.train[1:],
    )
    list(run(CONFIG, directory, films=turned))
    return directory


def sentences(config, films):
    return [check.sentence for check in leak_checks(config, films) if not check.passed]


def taught_by(*teachers):
    return replace(CONFIG, distillation=DistillationConfig(teachers=tuple(map(str, teachers))))


def test_a_split_by_patient_leaks_nothing(films):
    """One check, which passes."""
    (check,) = leak_checks(CONFIG, films)

    assert (check.passed, check.value) == (True, 0.0)


def test_patients_on_both_sides_are_counted(films):
    """Whether their films validate or test."""
    patients = films.table.patients.copy()
    patients[films.validation[0]] = patients[films.train[0]]
    tested = replace(
        films,
        table=replace(films.table, patients=patients),
        test=films.validation[:1],
        validation=films.validation[1:],
    )

    (said,) = sentences(CONFIG, tested)

    assert said == "Films of 1 patient train and judge alike: results will look too good."


def test_a_teacher_that_knows_the_judging_films_is_told_of(films, other):
    """By its folder or its weights; as a teacher or for its first weights."""
    count = len(films.validation)
    expected = f"trained on {count:,} of the {count:,} films that judge this one"

    for config in (
        taught_by(other.path),
        taught_by(other.weights),
        replace(CONFIG, loop=replace(CONFIG.loop, init_from=str(other.path))),
    ):
        (said,) = sentences(config, films)
        assert expected in said


def test_a_teacher_of_the_same_split_passes(films, tmp_path):
    """It was trained on the films that train this student."""
    first = RunDirectory(tmp_path / "first")
    list(run(CONFIG, first, films=films))

    assert sentences(taught_by(first.path), films) == []
    assert len(leak_checks(taught_by(first.path), films)) == 2


def test_of_tables_and_bare_weights_nobody_knows(films, tmp_path):
    """No check is made of them."""
    table = tmp_path / "stored.csv"
    table.write_text("file,prob_Mass\n", encoding="utf-8")

    assert len(leak_checks(taught_by(table, tmp_path / "model.pth.tar"), films)) == 1


def test_a_list_that_cannot_be_read_is_told_of(films, tmp_path):
    """It is no reason not to train."""
    RunDirectory(tmp_path).config.write_text("{}", encoding="utf-8")
    (tmp_path / "splits").mkdir()
    (tmp_path / "splits" / "train.csv").write_bytes(b"\xff\xfe\x00")

    (said,) = sentences(taught_by(tmp_path), films)

    assert "cannot be read" in said


def test_a_run_says_what_leaks_before_it_starts(films, other, tmp_path):
    """As advice, once."""
    config = replace(CONFIG, loop=replace(CONFIG.loop, init_from=str(other.path)))

    events = list(run(config, RunDirectory(tmp_path), films=films))

    advice = [event for event in events if isinstance(event, AlarmRaised)]
    assert sum("judge this one" in alarm.summary for alarm in advice) == 1
