"""What a run will take, measured before it starts, in a process of its own."""

from __future__ import annotations

import threading
from dataclasses import replace

import pytest

from tests.helpers.tiny_study import tiny_config
from xlite_core.errors import RunInterrupted
from xlite_core.models.student import build_student
from xlite_core.training import probe as probe_module
from xlite_core.training.probe import ProbeSwitch, probe_in_child
from xlite_core.training.sections import DistillationConfig


def test_a_probe_says_size_speed_and_memory():
    """For a configuration without data; whatever would be downloaded or read is left out."""
    config = tiny_config(batch_size=8, accumulate=2, freeze_backbone_epochs=1)
    config = replace(
        config,
        findings=(),
        student=replace(config.student, pretrained=True),
        distillation=DistillationConfig(teachers=("nowhere.csv",), attention_weight=1.0),
        loop=replace(config.loop, init_from="nowhere"),
    )

    probe = probe_in_child(config, training_films=100)

    student = build_student(replace(config.student, pretrained=False))
    assert probe.parameters == sum(p.numel() for p in student.parameters())
    assert probe.model_mb == pytest.approx(4 * probe.parameters / 1e6)
    assert probe.macs > probe.parameters
    assert 0 < probe.seconds_a_step < 30
    assert probe.seconds_an_epoch == pytest.approx(13 * probe.seconds_a_step)
    assert probe.peak_memory_mb > probe.model_mb
    assert (probe.films_a_pass, probe.device) == (4, "cpu")


def test_what_cannot_be_trained_here_is_one_sentence():
    """An unknown network, say, as `build_student` refuses it."""
    config = tiny_config()
    config = replace(config, student=replace(config.student, backbone="resnet_of_tomorrow"))

    with pytest.raises(RunInterrupted, match="resnet_of_tomorrow"):
        probe_in_child(config, training_films=100)


def test_a_probe_that_dies_is_one_sentence(monkeypatch):
    """As when the memory runs out: it takes nothing else with it."""
    start = probe_module.start_child

    def start_and_kill(*arguments, **settings):
        child = start(*arguments, **settings)
        child._process.kill()
        return child

    monkeypatch.setattr(probe_module, "start_child", start_and_kill)

    with pytest.raises(RunInterrupted, match=r"memory ran out.* Take a smaller batch"):
        probe_in_child(tiny_config(), training_films=100)


def test_a_probe_can_be_called_off():
    """Before it has begun, or from another thread while it measures."""
    before, during = ProbeSwitch(), ProbeSwitch()
    before.call_off()
    hold = during.hold

    def held(child):
        hold(child)
        caller.start()

    during.hold = held
    caller = threading.Thread(target=during.call_off)

    for switch in (before, during):
        with pytest.raises(RunInterrupted, match="called off"):
            probe_in_child(tiny_config(), training_films=100, switch=switch)
    caller.join()
