"""Presets: a start by name, changed by field."""

from __future__ import annotations

import pytest

from xlite_core.errors import InvalidConfiguration
from xlite_core.training.config import TrainingConfig
from xlite_core.training.presets import PRESETS, with_preset, with_settings

NETWORK = {"name": "tiny", "student": {"backbone": "resnet18"}, "recipe": {"size": 32}}
TEACHER = {"distillation": {"teachers": ["teacher.csv"]}}


@pytest.mark.parametrize("name", PRESETS)
def test_every_preset_makes_a_configuration(name, tmp_path):
    """A name, a network, a manifest and a teacher where one is wanted: nothing else is needed."""
    values = {**NETWORK, "preset": name, "data": {"manifest": "m.csv"}}
    if "distillation" in PRESETS[name].values:
        values |= TEACHER

    config = TrainingConfig.from_values(values, tmp_path)

    assert config.phase in ("baseline", "distillation", "final")
    assert config.machine.workers <= 4


def test_presets_hold_the_values_that_were_agreed_on(tmp_path):
    """The table of the help is true."""
    values = {**NETWORK, **TEACHER, "data": {"manifest": "m.csv"}}

    def settings(name):
        return TrainingConfig.from_values({**values, "preset": name}, tmp_path)

    quick, baseline, safe = settings("quick_look"), settings("baseline"), settings("power_safe")
    distillation, final, planned = settings("distillation"), settings("final"), settings("planned")
    assert (quick.data.share, quick.loop.epochs) == (0.2, 10)
    assert (baseline.data.share, baseline.loop.epochs, baseline.loop.batch_size) == (0.2, 20, 32)
    assert baseline.optimisation.learning_rate == 1e-3
    assert baseline.optimisation.weight_decay == 1e-5
    assert baseline.optimisation.schedule == "plateau"
    assert distillation.distillation.temperature == 4.0
    assert distillation.distillation.alpha == 0.7
    assert (distillation.loop.epochs, distillation.optimisation.schedule) == (50, "cosine")
    assert (safe.loop.batch_size, safe.machine.workers) == (16, 4)
    assert safe.machine.checkpoint_minutes == 2.0
    assert (final.data.share, final.loop.epochs, final.phase) == (1.0, 50, "final")
    assert (planned.loop.batch_size, planned.optimisation.weight_decay) == (64, 1e-4)


def test_pretrained_weights_get_the_low_rate(tmp_path):
    """1e-4 with pretrained weights, 1e-3 from scratch, unless the file says otherwise."""
    student = {"backbone": "resnet18", "pretrained": True}
    values = {**NETWORK, "student": student, "preset": "baseline", "data": {"manifest": "m.csv"}}

    low = TrainingConfig.from_values(values, tmp_path)
    own = TrainingConfig.from_values(values | {"optimisation": {"learning_rate": 0.01}}, tmp_path)

    assert low.optimisation.learning_rate == 1e-4
    assert own.optimisation.learning_rate == 0.01


def test_fine_tuning_keeps_its_two_rates(tmp_path):
    """2e-5 for the backbone, 5e-4 for the head."""
    values = {**NETWORK, "preset": "fine_tuning", "data": {"manifest": "m.csv"}}

    optimisation = TrainingConfig.from_values(values, tmp_path).optimisation

    assert optimisation.backbone_learning_rate == 2e-5
    assert optimisation.learning_rate == 5e-4


def test_a_file_wins_over_its_preset():
    """Settings of the file stand; the preset fills what is left."""
    values = with_preset({"preset": "baseline", "loop": {"epochs": 3}})

    assert values["loop"] == {"epochs": 3, "batch_size": 32}
    assert "preset" not in values


def test_an_unknown_preset_names_the_known_ones():
    """The sentence lists what there is."""
    with pytest.raises(InvalidConfiguration, match="power_safe"):
        with_preset({"preset": "overnight"})


def test_settings_change_by_dotted_name_and_leave_the_original_alone():
    """One field changes; its neighbours and the given settings do not."""
    before = {"loop": {"epochs": 3, "seed": 1}}

    after = with_settings(before, {"loop.epochs": 5, "name": "x"})

    assert after == {"loop": {"epochs": 5, "seed": 1}, "name": "x"}
    assert before == {"loop": {"epochs": 3, "seed": 1}}
