"""One step: parts, precision, memory order and frozen weights do to it what they promise."""

from __future__ import annotations

import copy
from dataclasses import replace

import numpy as np
import pytest
import torch

from tests.helpers.tiny_study import FINDINGS, tiny_config, tiny_study
from xlite_core.errors import RunInterrupted, TeacherRefused
from xlite_core.models.config import StudentConfig
from xlite_core.training.arithmetic import arithmetic
from xlite_core.training.config import TrainingConfig
from xlite_core.training.distributed import World
from xlite_core.training.label_statistics import label_statistics
from xlite_core.training.loader import Batch
from xlite_core.training.sections import DistillationConfig
from xlite_core.training.step import Moment, parts_of
from xlite_core.training.trainer import Trainer

CPU = torch.device("cpu")
MOMENT = Moment(epoch=1, step=1, steps=3, epochs=2)
# Without batch norm and dropout, a film's gradient does not depend on its neighbours.
PLAIN = StudentConfig(backbone="convnext_atto", dropout=0.0, findings=2)


@pytest.fixture(scope="module")
def study(tmp_path_factory):
    return tiny_study(tmp_path_factory.mktemp("study"))


def batch_of(study, count=8) -> Batch:
    rows = np.arange(count)
    labels = study.table.labels[rows].astype(np.float32)
    labels[1, 0] = np.nan
    return Batch(rows, study.films[rows], (), labels)


def trainer_for(config: TrainingConfig, study, teacher=None) -> Trainer:
    statistics = label_statistics(study.table.labels, config.balance)
    return Trainer(config, statistics, device=CPU, world=World(), teacher=teacher)


def after_steps(config: TrainingConfig, study, teacher=None, steps=1):
    """Return the losses and the weights after some steps on the same batch."""
    with arithmetic(config.machine):
        trainer = trainer_for(config, study, teacher)
        trainer.begin_epoch(1, afresh=True)
        losses = [trainer.step(batch_of(study), replace(MOMENT, step=1 + n)) for n in range(steps)]
    return losses, trainer


def largest_change(one: Trainer, other: Trainer) -> float:
    pairs = zip(one.student.parameters(), other.student.parameters(), strict=True)
    return max((a - b).abs().max().item() for a, b in pairs)


def gradient(trainer: Trainer) -> torch.Tensor:
    """Return the gradient of the first step: AdamW's first moment is a tenth of it."""
    moments = [state["exp_avg"].flatten() for state in trainer.optimizer.state.values()]
    return 10 * torch.cat(moments)


class Opinions:
    """A teacher of fixed logits; silent on one film and on one cell of another."""

    findings = opinions = FINDINGS
    recipes = ()
    description = "fixed"

    def logits(self, rows, images):
        values = torch.linspace(-2, 2, 48).reshape(24, 2)[rows.tolist()]
        values[torch.from_numpy(rows == 2)] = float("nan")
        values[torch.from_numpy(rows == 3), 0] = float("nan")
        return values

    def feature_map(self, images):
        return None

    def to(self, device):
        return self


@pytest.mark.parametrize("distil", [False, True], ids=["labels", "teacher"])
def test_a_step_made_of_parts_equals_a_step_in_one(study, distil):
    """Losses and gradients, to rounding; unknown cells lie unevenly over the parts."""
    kd = DistillationConfig(teachers=("t",), alpha=0.6, focal_weight=0.5) if distil else None
    teacher = Opinions() if distil else None
    base = {"student": PLAIN, "schedule": "constant", "warmup_epochs": 0.0, "distillation": kd}

    (whole,), one = after_steps(tiny_config(**base), study, teacher)
    (parted,), other = after_steps(tiny_config(**base, accumulate=4), study, teacher)

    assert other.part == 2
    assert parted.loss == pytest.approx(whole.loss, rel=1e-5)
    assert parted.components == pytest.approx(whole.components, rel=1e-5)
    assert set(whole.components) == ({"hard", "soft", "focal"} if distil else {"hard"})
    ours, theirs = gradient(one), gradient(other)
    assert (ours - theirs).abs().max() < 1e-5 * ours.abs().max()


def test_a_last_film_alone_joins_the_part_before():
    """One film has no batch statistics."""
    assert parts_of(7, 3) == [slice(0, 3), slice(3, 7)]
    assert parts_of(6, 3) == [slice(0, 3), slice(3, 6)]
    assert parts_of(8, 3) == [slice(0, 3), slice(3, 6), slice(6, 8)]
    assert parts_of(2, 3) == [slice(0, 2)]
    assert parts_of(0, 3) == []


def test_a_frozen_backbone_stays_as_it_is(study):
    """Weights and batch statistics; the head learns. Then the backbone does, too."""
    config = tiny_config(freeze_backbone_epochs=1, weight_decay=0.1)
    trainer = trainer_for(config, study)
    before = {name: value.clone() for name, value in trainer.student.state_dict().items()}

    trainer.begin_epoch(1, afresh=True)
    trainer.step(batch_of(study), MOMENT)
    frozen = {name: value.clone() for name, value in trainer.student.state_dict().items()}
    trainer.begin_epoch(2, afresh=True)
    trainer.step(batch_of(study), replace(MOMENT, epoch=2))
    after = trainer.student.state_dict()

    backbone = [name for name in before if name.startswith("backbone.")]
    moved = [n for n in before if not torch.equal(before[n], frozen[n])]
    assert moved
    assert not set(moved) & set(backbone)
    assert any(not torch.equal(frozen[name], after[name]) for name in backbone)


@pytest.mark.parametrize(
    ("change", "tolerance"),
    [({"channels_last": False}, 2e-3), ({"gradient_checkpointing": True}, 1e-6)],
    ids=["memory order", "computed twice"],
)
def test_how_a_step_is_computed_is_not_what_it_computes(study, change, tolerance):
    """The same losses and, to rounding of AdamW's first steps, the same weights."""
    config = tiny_config(warmup_epochs=0.0, learning_rate=1e-3)
    losses, one = after_steps(config, study, steps=2)

    others, other = after_steps(tiny_config(warmup_epochs=0.0, **change), study, steps=2)

    assert [o.loss for o in others] == pytest.approx([x.loss for x in losses], rel=1e-3)
    assert largest_change(one, other) <= tolerance


def test_bf16_computes_roughly_the_same(study):
    """Three significant digits in the forward pass; weights stay float32."""
    (full,), _ = after_steps(tiny_config(), study)

    (short,), trainer = after_steps(tiny_config(precision="bf16"), study)

    assert short.loss == pytest.approx(full.loss, rel=0.05)
    assert short.loss != full.loss
    assert all(p.dtype == torch.float32 for p in trainer.student.parameters())


def test_a_compiler_that_fails_costs_an_alarm_and_nothing_else(study, monkeypatch):
    """The same weights as without it: its trial left no trace."""

    def broken(function):
        def call(batch):
            function(batch)  # batch statistics and dropout have been drawn by now
            raise RuntimeError("no compiler")

        return call

    monkeypatch.setattr(torch, "compile", broken)
    _, plain = after_steps(tiny_config(), study)

    _, trainer = after_steps(tiny_config(compile=True), study)

    (alarm,) = trainer.alarms()
    assert (alarm.kind, alarm.epoch) == ("advice", 1)
    assert "goes on without it" in alarm.summary
    assert largest_change(plain, trainer) == 0.0
    assert trainer.alarms() == []


def test_clipping_shortens_the_gradient(study):
    """To the length that is asked for."""
    config = tiny_config(clip_norm=0.01)

    _, trainer = after_steps(config, study)

    assert gradient(trainer).norm().item() == pytest.approx(0.01, rel=1e-3)


def test_weights_that_are_no_numbers_are_not_kept(study):
    """Neither in a checkpoint nor at the end of an epoch."""

    trainer = trainer_for(tiny_config(), study)
    trainer.require_finite()
    with torch.no_grad():
        trainer.student.head.logits.bias[0] = float("inf")

    with pytest.raises(RunInterrupted, match="no longer numbers"):
        trainer.require_finite()


def test_the_state_of_a_trainer_is_all_there_is(study):
    """A fresh one with that state makes the same next step, bit for bit, dropout included."""
    config = tiny_config()
    _, one = after_steps(config, study, steps=2)
    other = trainer_for(config, study)
    other.begin_epoch(1, afresh=False)

    other.load(copy.deepcopy(one.state()))
    for trainer in (one, other):
        with arithmetic(config.machine):
            trainer.step(batch_of(study), replace(MOMENT, step=3))

    assert largest_change(one, other) == 0.0
    averages = [t.average.student.state_dict() for t in (one, other)]
    assert all(torch.equal(averages[0][name], averages[1][name]) for name in averages[0])


class Mapped(Opinions):
    """A teacher that shows a map."""

    def feature_map(self, images):
        return torch.ones(8, 5, 3, 3)


def test_attention_is_transferred_from_the_last_map(study):
    """Logged as a component of its own; a teacher without a map is refused."""

    kd = DistillationConfig(teachers=("t",), attention_weight=10.0)

    (losses,), _ = after_steps(tiny_config(distillation=kd), study, Mapped())

    assert 0.0 < losses.components["attention"] <= 2.0
    with pytest.raises(TeacherRefused, match="shows no map"):
        after_steps(tiny_config(distillation=kd), study, Opinions())


def test_a_part_holds_two_films_however_many_share_the_batch(study):
    """Four processes and accumulation over eight would leave half a film for each pass."""
    config = tiny_config(batch_size=16, accumulate=8)
    statistics = label_statistics(study.table.labels, config.balance)

    made = Trainer(config, statistics, device=CPU, world=World(0, 4, 0))

    assert made.part == 2
