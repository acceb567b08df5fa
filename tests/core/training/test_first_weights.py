"""Starting from another run's weights."""

from __future__ import annotations

import shutil
from dataclasses import replace

import pytest
import torch

from tests.helpers.tiny_study import FINDINGS, tiny_config, tiny_films, tiny_study
from xlite_core.errors import InvalidConfiguration
from xlite_core.models.config import StudentConfig
from xlite_core.models.student import build_student
from xlite_core.run_directory import RunDirectory
from xlite_core.training.checkpoint import load_weights
from xlite_core.training.events import AlarmRaised
from xlite_core.training.first_weights import first_weights
from xlite_core.training.run import run

CONFIG = tiny_config(epochs=1)


@pytest.fixture(scope="module")
def films(tmp_path_factory):
    return tiny_films(tiny_study(tmp_path_factory.mktemp("study")))


@pytest.fixture(scope="module")
def first(tmp_path_factory, films):
    """A finished run."""
    directory = RunDirectory(tmp_path_factory.mktemp("first"))
    list(run(CONFIG, directory, films=films))
    return directory


def fresh(config=CONFIG):
    torch.manual_seed(1)
    return build_student(config.student)


def test_nothing_is_loaded_unless_asked_for():
    """An empty setting."""
    student = fresh()
    before = {name: value.clone() for name, value in student.state_dict().items()}

    assert first_weights(student, "", FINDINGS) == []
    assert all(torch.equal(before[n], v) for n, v in student.state_dict().items())


def test_a_runs_weights_are_taken_over(first):
    """All of them, where the findings are the same."""
    student = fresh()

    advice = first_weights(student, str(first.path), FINDINGS)

    assert advice == []
    weights = load_weights(first.weights)
    assert all(torch.equal(weights[n], v) for n, v in student.state_dict().items())


@pytest.mark.parametrize("findings", [FINDINGS[::-1], ("Mass", "Edema", "Hernia")])
def test_other_findings_get_a_new_last_layer_and_that_is_said(first, findings):
    """The same number in another order, or another number."""
    student = fresh(CONFIG.for_findings(findings))
    before = student.head.logits.weight.clone()

    (advice,) = first_weights(student, str(first.path), findings)

    assert "the last layer begins anew" in advice.summary
    assert torch.equal(student.head.logits.weight, before)
    hidden = load_weights(first.weights)["head.hidden.weight"]
    assert torch.equal(student.head.hidden.weight, hidden)


def test_a_bare_file_does_not_say_its_findings(first):
    """It is loaded, and a person is told."""
    student = fresh()

    (advice,) = first_weights(student, str(first.weights), FINDINGS)

    assert "do not say which findings" in advice.summary
    bias = load_weights(first.weights)["head.logits.bias"]
    assert torch.equal(student.head.logits.bias, bias)


def test_another_network_is_refused(first):
    """With the hint what must be the same."""
    other = build_student(StudentConfig(backbone="mobilenetv3_small", attention="mhsa", findings=2))

    with pytest.raises(InvalidConfiguration, match="belong to another network"):
        first_weights(other, str(first.path), FINDINGS)


def test_weights_that_are_not_there_are_refused(tmp_path):
    """A folder without, or no file."""
    for path in (tmp_path, tmp_path / "none.safetensors"):
        with pytest.raises(InvalidConfiguration, match="missing or cannot be read"):
            first_weights(fresh(), str(path), FINDINGS)


def test_a_run_that_starts_from_another_is_a_run_of_its_own(tmp_path, films, first):
    """New optimiser, new folder; resumed, it does not start from there again, nor look for it."""
    copied = tmp_path / "first"
    shutil.copytree(first.path, copied)
    loop = replace(CONFIG.loop, init_from=str(copied), epochs=2)
    config = replace(CONFIG, loop=loop, findings=FINDINGS)
    straight, halting = RunDirectory(tmp_path / "a"), RunDirectory(tmp_path / "b")

    events = list(run(config, straight, films=films))
    attempt = run(config, halting, films=films)
    for _ in range(5):
        next(attempt)
    attempt.close()
    shutil.rmtree(copied)
    list(run(config, halting, films=films))

    assert not any(isinstance(event, AlarmRaised) for event in events)
    assert straight.weights.read_bytes() == halting.weights.read_bytes()
    assert straight.weights.read_bytes() != first.weights.read_bytes()
