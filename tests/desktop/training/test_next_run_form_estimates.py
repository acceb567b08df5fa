"""What a run will take: at once from the table, measured once the form rests, in people's words."""

from __future__ import annotations

import threading
from dataclasses import replace
from pathlib import Path

import pytest

from tests.helpers.next_run import FILMS, Gauge, write_data_set
from tests.helpers.tiny_study import tiny_config
from xlite_core.errors import RunInterrupted
from xlite_core.imaging.preprocessing import PreprocessingRecipe
from xlite_core.models.config import StudentConfig
from xlite_core.training import data_facts
from xlite_core.training.data_facts import DataFacts
from xlite_core.training.estimate import Estimate, estimate
from xlite_core.training.sections import DataConfig
from xlite_desktop.training import estimates as module
from xlite_desktop.training.estimates import Estimates, machine_memory
from xlite_desktop.training.estimates_words import (
    Outlook,
    duration,
    films_problem,
    in_bytes,
    lines_of,
    rounded,
    source_of,
    warnings_of,
)

PATIENCE_MS = 20_000


@pytest.fixture
def films(tmp_path):
    return write_data_set(tmp_path / "data" / "Some films")


@pytest.fixture
def ask(tmp_path, qtbot, monkeypatch):
    """Return a maker of estimates that rest for no time at all."""
    monkeypatch.setattr(module, "REST_MS", 0)
    made = []

    def make(measure=None):
        made.append(Estimates(tmp_path / "runs", measure=measure or Gauge()))
        return made[-1]

    yield make
    for estimates in made:
        estimates.shut_down()


def _config(films=None, **changes):
    config = tiny_config(
        batch_size=16, epochs=10, threads=None, recipe=PreprocessingRecipe(size=224), **changes
    )
    student = StudentConfig(backbone="mobilenetv3_small", attention="mhsa")
    data = None if films is None else DataConfig(manifest=films.manifest, splits=films.splits)
    return replace(config, student=student, findings=(), data=data)


def test_the_table_answers_at_once(ask):
    """Before anything was read or measured."""
    estimates = ask()

    estimates.ask(_config(), "baseline")

    lines = dict(lines_of(estimates.outlook))
    assert lines["Parameters"] == "1.4 M"
    assert lines["Whole run"] == "–"
    assert source_of(estimates.outlook) == "measuring..."


def test_films_id_and_measure_follow(ask, films, qtbot):
    """From three background answers, each of which is told when it comes."""
    gauge = Gauge()
    estimates = ask(gauge)

    estimates.ask(_config(films), "distillation")
    qtbot.waitUntil(
        lambda: estimates.outlook.facts is not None and not estimates.outlook.measuring,
        timeout=PATIENCE_MS,
    )

    outlook = estimates.outlook
    assert outlook.next_id == "KD_001"
    assert sum((outlook.facts.training, outlook.facts.validation, outlook.facts.test)) == FILMS
    lines = dict(lines_of(outlook))
    seconds = 0.1 * (outlook.facts.training + outlook.facts.validation / 3)
    assert lines["One epoch"] == duration(seconds)
    assert lines["Whole run"] == f"about {duration(10 * seconds)}"
    assert source_of(outlook) == "measured on the CPU"
    assert len(gauge.asked) == 1


def test_what_changes_no_arithmetic_is_not_measured_again(ask, films, qtbot):
    """Another name, more epochs, another teacher: the same step."""
    gauge = Gauge()
    estimates = ask(gauge)
    estimates.ask(_config(films), "baseline")
    qtbot.waitUntil(lambda: not estimates.outlook.measuring, timeout=PATIENCE_MS)

    longer = replace(_config(films), name="other", loop=replace(_config().loop, epochs=20))
    estimates.ask(longer, "baseline")

    assert not estimates.outlook.measuring
    assert len(gauge.asked) == 1


def test_a_change_calls_the_probe_off(ask, qtbot):
    """What nobody waits for any more does not keep two cores busy."""
    gauge = Gauge(threading.Event())
    estimates = ask(gauge)
    estimates.ask(_config(), "baseline")
    qtbot.waitUntil(lambda: bool(gauge.asked), timeout=PATIENCE_MS)

    other = replace(_config(), loop=replace(_config().loop, batch_size=8))
    estimates.ask(other, "baseline")
    qtbot.waitUntil(lambda: len(gauge.asked) == 2, timeout=PATIENCE_MS)

    assert gauge.called_off == [_config()]
    assert estimates.outlook.probe_problem is None


def test_nothing_is_measured_beside_a_run(ask, qtbot):
    """It would slow the run, and measure what the run leaves over."""
    gauge = Gauge(threading.Event())
    estimates = ask(gauge)
    estimates.ask(_config(), "baseline")
    qtbot.waitUntil(lambda: bool(gauge.asked), timeout=PATIENCE_MS)

    estimates.set_may_measure(False)

    qtbot.waitUntil(lambda: bool(gauge.called_off), timeout=PATIENCE_MS)
    assert source_of(estimates.outlook) == "from a table"
    estimates.set_may_measure(True)
    assert estimates.outlook.measuring


def test_a_probe_that_fails_is_a_warning_and_no_obstacle(ask, qtbot):
    """The table's numbers stay."""
    error = RunInterrupted("There is no CUDA device.", "Choose auto.")
    estimates = ask(Gauge(error=error))
    estimates.ask(_config(), "baseline")

    qtbot.waitUntil(lambda: estimates.outlook.probe_problem is not None, timeout=PATIENCE_MS)

    assert "Not measured: There is no CUDA device. Choose auto." in warnings_of(estimates.outlook)
    assert dict(lines_of(estimates.outlook))["Parameters"] == "1.4 M"


@pytest.mark.torch
def test_a_real_probe_measures_in_a_real_child(tmp_path, qtbot, monkeypatch):
    """A tiny student, in a process of its own, asked for by the window's thread."""
    monkeypatch.setattr(module, "REST_MS", 0)
    estimates = Estimates(tmp_path / "runs")
    estimates.ask(replace(tiny_config(), findings=()), "baseline")

    qtbot.waitUntil(lambda: not estimates.outlook.measuring, timeout=60_000)

    estimates.shut_down()
    assert estimates.outlook.probe_problem is None
    assert estimates.outlook.estimate.device == "cpu"
    assert estimates.outlook.estimate.memory_mb > 100


def test_a_manifest_is_read_once(ask, films, qtbot, monkeypatch):
    """Typing in another field does not read a hundred thousand rows again."""
    read = []
    original = module.read_manifest
    monkeypatch.setattr(module, "read_manifest", lambda path: read.append(path) or original(path))
    estimates = ask()

    for share in (1.0, 0.5):
        config = _config(films)
        estimates.ask(replace(config, data=replace(config.data, share=share)), "baseline")
        qtbot.waitUntil(lambda: estimates.outlook.facts is not None, timeout=PATIENCE_MS)

    assert read == [films.manifest]


def test_films_that_cannot_be_used_say_why(ask, tmp_path, qtbot):
    """A manifest that is gone, in its own words."""
    estimates = ask()
    config = replace(_config(), data=DataConfig(manifest=tmp_path / "gone.csv"))
    estimates.ask(config, "baseline")

    qtbot.waitUntil(lambda: estimates.outlook.films_problem is not None, timeout=PATIENCE_MS)

    assert films_problem(estimates.outlook).startswith("gone.csv is no manifest")


def _facts(**positives):
    names, counts = tuple(positives), tuple(positives.values())
    return DataFacts(training=100, validation=30, test=30, findings=names, positives=counts)


def test_rare_findings_are_warned_of_and_absent_ones_refused():
    """One by name and number, several in one sentence, many with the rest counted."""
    assert warnings_of(Outlook(facts=_facts(Hernia=12, Mass=50))) == (
        "Hernia has only 12 training positives.",
    )
    assert warnings_of(Outlook(facts=_facts(A=3, B=1))) == (
        "B (1) and A (3) have few training positives.",
    )
    assert warnings_of(Outlook(facts=_facts(A=3, B=1, C=4, D=5, E=99))) == (
        "B (1), A (3), C (4) and 1 more have few training positives.",
    )
    assert films_problem(Outlook(facts=_facts(A=0, B=40))).startswith("A has no training positive.")
    assert films_problem(Outlook(facts=_facts(A=0, B=0))).startswith("A, B have no")
    assert data_facts.FEW_POSITIVES == 20


def test_unwise_settings_are_warned_of():
    """What earlier experiments regretted, and what happens at the start."""
    config = _config()
    unwise = replace(
        config,
        phase="final",
        student=replace(config.student, pretrained=True),
        balance=replace(config.balance, sampler="mean_active"),
        data=DataConfig(manifest=Path("m.csv"), grouping="image"),
    )

    said = " ".join(warnings_of(Outlook(config=unwise)))

    assert "downloaded" in said
    assert "Sampler and weighted loss" in said
    assert "test films" in said
    assert "A patient's films" in said
    assert warnings_of(Outlook(config=config)) == ()


def test_memory_that_may_not_suffice_is_warned_of():
    """On the CPU against the machine's; on a GPU the probe itself says what passed."""
    config = _config()
    told = estimate(config, None, cores=2)

    little = Outlook(config=config, estimate=told, memory=int(7e8))
    halved = Outlook(config=config, estimate=replace(told, device="cuda", films_a_pass=8))

    assert "memory may not suffice" in warnings_of(little)[0]
    assert warnings_of(halved) == ("Memory suffices for 8 films at once.",)
    assert warnings_of(replace(little, memory=int(1e11))) == ()


def test_the_list_says_about_where_it_is_not_exact():
    """A student that only resembles a row of the table."""
    told = Estimate(
        parameters=5_300_000, macs=410_000_000, file_mb=21.2, memory_mb=2100.0,
        epoch_seconds=112.0, run_seconds=5600.0, exact=False,
    )  # fmt: skip

    lines = dict(lines_of(Outlook(estimate=told, memory=int(7.8e9))))

    assert lines == {
        "Parameters": "about 5.3 M",
        "Model file": "about 21 MB",
        "Compute": "about 0.41 GMACs",
        "Memory": "about 2.1 GB of 7.8",
        "One epoch": "about 1 min 52 s",
        "Whole run": "about 1 h 33 min",
    }
    measured = replace(told, exact=True, device="cpu")
    assert dict(lines_of(Outlook(estimate=measured)))["Memory"] == "2.1 GB"


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (0.3, "under 1 s"),
        (45.4, "45 s"),
        (60, "1 min"),
        (112, "1 min 52 s"),
        (3264, "54 min"),
        (5580, "1 h 33 min"),
        (3600, "1 h"),
        (187_200, "2 d 4 h"),
    ],
)
def test_times_have_two_units_at_most(seconds, words):
    """Nobody plans by the second of a day."""
    assert duration(seconds) == words


def test_sizes_have_two_digits_that_count():
    """More would pretend to know."""
    assert [rounded(value) for value in (0, 0.0561, 0.41, 5.34, 28.4, 118.2)] == [
        "0", "0.056", "0.41", "5.3", "28", "118",
    ]  # fmt: skip
    assert (in_bytes(21.2e6), in_bytes(2.1e9)) == ("21 MB", "2.1 GB")


def test_the_machine_tells_its_memory():
    """Where the system says it at all."""
    memory = machine_memory()

    assert memory is None or memory > 2**28
