"""Age, sex and view: asked in training, masked where unknown, never handed on."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
import torch

from tests.helpers.tiny_study import tiny_config, tiny_films, tiny_study, tiny_table
from xlite_core.errors import InvalidConfiguration, InvalidLabels
from xlite_core.models.config import StudentConfig
from xlite_core.run_directory import RunDirectory
from xlite_core.training.arithmetic import arithmetic
from xlite_core.training.auxiliary import AuxiliaryTask
from xlite_core.training.auxiliary_targets import AuxiliaryTargets, auxiliary_targets
from xlite_core.training.checkpoint import load_weights
from xlite_core.training.checkpoint_folder import CheckpointFolder
from xlite_core.training.config import TrainingConfig
from xlite_core.training.control import RunControl
from xlite_core.training.distributed import World
from xlite_core.training.events import EpochFinished, RunFailed, RunFinished, StepFinished
from xlite_core.training.label_statistics import label_statistics
from xlite_core.training.loader import Batch
from xlite_core.training.run import run
from xlite_core.training.sections import AuxiliaryConfig
from xlite_core.training.step import Moment
from xlite_core.training.trainer import Trainer

CPU = torch.device("cpu")
ALL = AuxiliaryConfig(age_weight=0.5, sex_weight=0.2, view_weight=0.3)


def told_table():
    """Return the tiny table with ages, sexes and views, some of them unknown."""
    table = tiny_table()
    numbers = np.arange(len(table))
    ages = 20.0 + 3 * numbers
    ages[4] = np.nan
    sexes = np.where(numbers % 2, "M", "F")
    views = np.where(numbers % 3 == 0, "AP", "PA")
    views[7], views[9] = "", "LL"
    return replace(table, ages=ages, sexes=sexes, views=views)


@pytest.fixture(scope="module")
def films(tmp_path_factory):
    known = tiny_films(tiny_study(tmp_path_factory.mktemp("study")))
    return replace(known, table=told_table())


def test_ages_are_counted_from_the_training_films_alone():
    """In their standard deviations; a film that judges moves neither mean nor deviation."""
    table, train = told_table(), np.arange(12)
    table.ages[20] = 119.0

    targets = auxiliary_targets(table, train, ALL)

    assert targets is not None
    assert targets.names == ("age", "sex", "view")
    assert targets.weights == (0.5, 0.2, 0.3)
    ages = targets.values[train, 0]
    assert np.nanmean(ages) == pytest.approx(0.0, abs=1e-6)
    assert np.nanstd(ages) == pytest.approx(1.0, abs=1e-6)
    known = table.ages[train][~np.isnan(table.ages[train])]
    assert targets.values[20, 0] == pytest.approx((119 - known.mean()) / known.std())


def test_sex_and_view_are_one_of_two_or_unknown():
    """M and AP are 1; a lateral film and an empty cell are neither."""
    targets = auxiliary_targets(told_table(), np.arange(24), ALL)

    assert targets is not None
    _, sex, view = targets.values.T
    assert sex[:4].tolist() == [0, 1, 0, 1]
    assert view[:4].tolist() == [1, 0, 0, 1]
    assert np.flatnonzero(np.isnan(view)).tolist() == [7, 9]
    assert np.flatnonzero(np.isnan(targets.values[:, 0])).tolist() == [4]


def test_what_weighs_nothing_is_not_asked():
    """Nor need the table tell it."""
    plain = tiny_table()

    assert auxiliary_targets(plain, np.arange(24), AuxiliaryConfig()) is None
    only = auxiliary_targets(told_table(), np.arange(24), AuxiliaryConfig(view_weight=1.0))
    assert only is not None
    assert (only.names, only.values.shape) == (("view",), (24, 1))


@pytest.mark.parametrize("name", ["age", "sex", "view"])
def test_a_target_that_teaches_nothing_is_refused(name):
    """Nobody is told of it, or all training films say the same."""
    config = AuxiliaryConfig(**{f"{name}_weight": 1.0})
    everything = np.arange(24)

    with pytest.raises(InvalidLabels, match=f"do not tell {name}"):
        auxiliary_targets(tiny_table(), everything, config)
    same = replace(
        told_table(), ages=np.full(24, 50.0), sexes=np.full(24, "F"), views=np.full(24, "PA")
    )
    with pytest.raises(InvalidLabels, match=f"do not tell {name}"):
        auxiliary_targets(same, everything, config)


def test_a_run_whose_table_does_not_tell_it_ends_with_a_sentence(tmp_path):
    """Before the first step."""
    untold = tiny_films(tiny_study(tmp_path))

    *_, end = run(tiny_config(auxiliary=ALL), RunDirectory(tmp_path / "run"), films=untold)

    assert isinstance(end, RunFailed)
    assert "do not tell age" in end.summary


def test_weights_are_checked_like_all_settings():
    """Negative ones would teach the student to be wrong."""
    with pytest.raises(InvalidConfiguration, match=r"auxiliary\.age_weight = -1"):
        AuxiliaryConfig(age_weight=-1.0)
    values = {**tiny_config().to_dict(), "auxiliary": {"sex_weight": 0.5}}
    assert TrainingConfig.from_dict(values).auxiliary == AuxiliaryConfig(sex_weight=0.5)
    del values["auxiliary"]
    assert TrainingConfig.from_dict(values) == tiny_config()


def test_answers_cost_what_the_formulas_say_and_unknown_ones_nothing():
    """Huber's loss for the age, cross-entropy for the others; gradients stay numbers."""
    wanted = torch.tensor([[0.5, 1.0, 0.0], [3.0, 0.0, np.nan], [np.nan, np.nan, 1.0]])
    targets = AuxiliaryTargets(
        names=("age", "sex", "view"), weights=(2.0, 3.0, 5.0), values=wanted.numpy()
    )
    task = AuxiliaryTask(targets, 4, seed=1, device=CPU)
    features = torch.randn(3, 4, 2, 2, generator=torch.Generator().manual_seed(2))
    features.requires_grad_()
    state = task.state()
    answers = features.mean(dim=(2, 3)) @ state["weight"].T + state["bias"]

    losses = task.losses(features, task.wanted(np.arange(3)))

    gaps = (answers[:2, 0] - wanted[:2, 0]).abs()
    age = torch.where(gaps < 1, 0.5 * gaps**2, gaps - 0.5).sum()
    sex = -answers[0, 1].sigmoid().log() - (-answers[1, 1]).sigmoid().log()
    view = -(-answers[0, 2]).sigmoid().log() - answers[2, 2].sigmoid().log()
    found = torch.stack(list(losses.plain.values()))
    assert torch.allclose(found, torch.stack([age, sex, view]).detach())
    assert [int(count) for count in losses.cells] == [2, 2, 2]
    assert torch.allclose(
        torch.stack(list(losses.weighed.values())), found * torch.tensor([2.0, 3.0, 5.0])
    )
    losses.weighed["age"].backward()
    assert torch.equal(features.grad[2], torch.zeros(4, 2, 2))
    assert (features.grad[:2] != 0).any()


def trainer_for(config, films, targets=None):
    statistics = label_statistics(films.table.labels, config.balance)
    return Trainer(config, statistics, device=CPU, world=World(), targets=targets)


def test_the_question_does_not_move_the_first_weights(films):
    """Runs with and without it begin alike, so that they can be compared."""
    targets = auxiliary_targets(films.table, films.train, ALL)
    plain, asked = (trainer_for(tiny_config(), films, told) for told in (None, targets))

    ours, theirs = plain.student.state_dict(), asked.student.state_dict()

    assert ours.keys() == theirs.keys()
    assert all(torch.equal(ours[name], theirs[name]) for name in ours)


def test_a_step_in_parts_asks_like_a_step_in_one(films):
    """Unknown answers lie unevenly over the parts."""
    network = StudentConfig(backbone="convnext_atto", dropout=0.0, findings=2)
    targets = auxiliary_targets(films.table, films.train, ALL)
    rows = np.arange(8)
    batch = Batch(rows, films.films[rows], (), films.table.labels[rows].astype(np.float32))
    moment = Moment(epoch=1, step=1, steps=3, epochs=2)
    losses = []
    for parts in (1, 4):
        config = tiny_config(student=network, accumulate=parts, warmup_epochs=0.0)
        with arithmetic(config.machine):
            trainer = trainer_for(config, films, targets)
            trainer.begin_epoch(1, afresh=True)
            losses.append(trainer.step(batch, moment))

    whole, parted = losses
    assert set(whole.components) == {"hard", "age", "sex", "view"}
    assert parted.components == pytest.approx(whole.components, rel=1e-5)
    assert parted.loss == pytest.approx(whole.loss, rel=1e-5)
    beside = sum(whole.components[name] * weight for name, weight in ALL.weights.items())
    assert whole.loss == pytest.approx(whole.components["hard"] + beside, rel=1e-5)


CONFIG = tiny_config(epochs=2, batch_size=4, auxiliary=ALL, backbone_learning_rate=5e-4)


@pytest.fixture(scope="module")
def whole(tmp_path_factory, films):
    """A run that was never stopped, and its events."""
    directory = RunDirectory(tmp_path_factory.mktemp("whole"))
    return directory, list(run(CONFIG, directory, films=films))


def test_events_show_what_the_answers_cost(whole):
    """Each step and each epoch, before their weights."""
    _, events = whole
    told = [event for event in events if isinstance(event, StepFinished | EpochFinished)]

    assert isinstance(events[-1], RunFinished)
    assert all(set(event.components) == {"hard", "age", "sex", "view"} for event in told)


def test_nothing_of_it_is_handed_on(whole, films, tmp_path):
    """The weights have the names of a run that never asked; the layer is in the checkpoint."""
    directory, _ = whole
    plain = RunDirectory(tmp_path)
    list(run(replace(CONFIG, auxiliary=AuxiliaryConfig()), plain, films=films))

    ours, theirs = load_weights(directory.weights), load_weights(plain.weights)

    assert ours.keys() == theirs.keys()
    assert any(not torch.equal(ours[name], theirs[name]) for name in ours)
    checkpoint, _ = CheckpointFolder(directory.checkpoints).newest()
    assert checkpoint is not None
    assert checkpoint.auxiliary["weight"].shape[0] == 3


MIXED = replace(CONFIG, loop=replace(CONFIG.loop, mixup=0.4))


@pytest.mark.parametrize("moment", [(1, 2), (2, 1)])
@pytest.mark.parametrize("config", [CONFIG, MIXED], ids=["plain", "mixup"])
def test_a_stopped_run_goes_on_to_the_same_bits(tmp_path, films, whole, config, moment):
    """The layer and its optimiser state come back with it, and each step mixes as before."""
    reference = whole[0]
    if config is MIXED:
        reference = RunDirectory(tmp_path / "whole")
        list(run(config, reference, films=films))
    control, directory = RunControl(), RunDirectory(tmp_path / "stopped")
    for event in run(config, directory, control, films=films):
        if isinstance(event, StepFinished) and (event.epoch, event.step) == moment:
            control.stop()

    *_, end = run(config, directory, films=films)

    assert isinstance(end, RunFinished)
    assert directory.weights.read_bytes() == reference.weights.read_bytes()
