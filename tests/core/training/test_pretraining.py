"""Pre-training: views, loss, collapse, stops without a trace, and weights that runs take over."""

from __future__ import annotations

import json
from dataclasses import replace

import cv2
import numpy as np
import pytest
import torch

from tests.helpers.tiny_study import FINDINGS, tiny_config, tiny_films, tiny_study
from xlite_core.data.augment import AUGMENTATIONS
from xlite_core.errors import CorruptCheckpoint, InvalidConfiguration, RunInterrupted
from xlite_core.models.student import build_student
from xlite_core.run_directory import RunDirectory
from xlite_core.training.checkpoint import load_weights, recorded_config
from xlite_core.training.control import RunControl
from xlite_core.training.cross_validation import cross_validate, out_of_fold_logits
from xlite_core.training.events import AlarmRaised, RunFinished
from xlite_core.training.first_weights import first_weights
from xlite_core.training.leaks import leak_checks
from xlite_core.training.pretraining.collapse import collapse_alarm, feature_spread
from xlite_core.training.pretraining.config import PretrainingConfig, PretrainingSettings
from xlite_core.training.pretraining.events import (
    PretrainingEpoch,
    PretrainingFinished,
    PretrainingStarted,
    PretrainingStep,
    PretrainingStopped,
)
from xlite_core.training.pretraining.pretrainer import HANDED_ON
from xlite_core.training.pretraining.run import pretrain
from xlite_core.training.pretraining.vicreg import VicregParts, expander, vicreg_parts
from xlite_core.training.pretraining.views import view_of
from xlite_core.training.run import run

RUN = tiny_config()


def settings(**changes) -> PretrainingConfig:
    """Return three epochs of three steps with the network of a tiny run."""
    values = {
        "epochs": 3, "batch_size": 4, "warmup_epochs": 0.5, "expander_width": 32,
        "learning_rate": 2e-3,
    }  # fmt: skip
    own = PretrainingSettings(**values | changes)
    return PretrainingConfig(
        name="before", student=RUN.student, recipe=RUN.recipe, machine=RUN.machine, pretraining=own
    )


CONFIG = settings()


@pytest.fixture(scope="module")
def study(tmp_path_factory):
    return tiny_study(tmp_path_factory.mktemp("study"))


@pytest.fixture(scope="module")
def films(study):
    return tiny_films(study)


@pytest.fixture(scope="module")
def whole(tmp_path_factory, films):
    """A pre-training that was never stopped, and its events."""
    directory = RunDirectory(tmp_path_factory.mktemp("whole"))
    return directory, list(pretrain(CONFIG, directory, films=films))


def test_the_loss_is_what_the_formulas_say():
    """Equations 1 to 4, cell by cell."""
    random = np.random.default_rng(1)
    first, second = random.normal(0, 0.5, (2, 5, 3))

    parts = vicreg_parts(*(torch.from_numpy(z) for z in (first, second)))

    shortfall, common = 0.0, 0.0
    for z in (first, second):
        centred = z - z.mean(axis=0)
        matrix = centred.T @ centred / 4
        shortfall += np.maximum(0, 1 - np.sqrt(np.diag(matrix) + 1e-4)).mean() / 2
        common += (matrix**2).sum() / 3 - (np.diag(matrix) ** 2).sum() / 3
    assert float(parts.invariance) == pytest.approx(((first - second) ** 2).mean())
    assert float(parts.variance) == pytest.approx(shortfall)
    assert float(parts.covariance) == pytest.approx(common)
    weighed = parts.weighed(PretrainingSettings(invariance=2.0, variance=3.0, covariance=5.0))
    expected = 2 * parts.invariance + 3 * parts.variance + 5 * parts.covariance
    assert float(weighed) == pytest.approx(float(expected))


def test_vectors_that_are_all_alike_have_a_gradient_that_is_a_number():
    """Their deviation is 0, where the slope of a root is not finite."""
    layer = expander(4, 8)
    with torch.no_grad():
        layer[-1].weight.zero_()
    vectors = layer(torch.ones(6, 4))

    vicreg_parts(*vectors.chunk(2)).weighed(PretrainingSettings()).backward()

    assert all(torch.isfinite(p.grad).all() for p in layer.parameters())


def test_a_view_is_a_part_of_its_film():
    """Of its size; crops show at least the share that is asked for; nothing is upside down."""
    ramp = np.tile(np.linspace(0, 250, 64).astype(np.uint8)[:, None], (1, 64))
    spans = []
    for seed in range(60):
        seen = view_of(ramp, np.random.default_rng(seed), AUGMENTATIONS["none"], smallest=0.5)
        assert (seen.shape, seen.dtype) == ((64, 64), np.uint8)
        rows = seen[:, 32].astype(float)
        assert (np.diff(rows) >= 0).all()
        spans.append((rows[-1] - rows[0]) / 250)
    # The height of a crop of area a and aspect r is the root of a r, down to 0.5 and 3/4.
    assert min(spans) > np.sqrt(0.5 * 0.75) - 0.05
    assert max(spans) > 0.9
    assert np.std(spans) > 0.05


def test_the_spread_of_features_tells_collapse_from_health():
    """One point, one direction, and all directions."""
    random = np.random.default_rng(3)
    healthy = feature_spread(random.normal(size=(400, 16)))
    line = feature_spread(random.normal(size=(400, 1)) * np.ones(16))
    point = feature_spread(np.ones((400, 16)))

    assert healthy.rank == pytest.approx(16, rel=0.05)
    assert healthy.deviation == pytest.approx(1.0, rel=0.05)
    assert line.rank == pytest.approx(1.0, abs=0.01)
    assert (point.rank, point.deviation) == (0.0, pytest.approx(0.0, abs=1e-9))
    assert collapse_alarm(healthy, 0.2) == ""
    for spread, shortfall in ((line, 0.2), (point, 0.2), (healthy, 0.95)):
        assert "have collapsed" in collapse_alarm(spread, shortfall)


def test_the_loss_falls_and_features_do_not_collapse(tmp_path, films):
    """In fifteen steps, on films that can be told apart."""
    noise = np.random.default_rng(7).integers(0, 256, (24, 5, 5)).astype(np.uint8)
    clouds = np.stack([cv2.resize(film, (64, 64), interpolation=cv2.INTER_CUBIC) for film in noise])
    unlike = replace(films, films=clouds)

    config = settings(
        epochs=15, batch_size=12, strength="none", smallest_crop=0.8, learning_rate=5e-3
    )
    events = list(pretrain(config, RunDirectory(tmp_path), films=unlike))

    epochs = [event for event in events if isinstance(event, PretrainingEpoch)]
    assert len(epochs) == 15
    assert np.mean([e.loss for e in epochs[-3:]]) < 0.85 * epochs[0].loss
    assert epochs[-1].rank > 3
    assert epochs[-1].alarm == ""
    told = (tmp_path / "epochs.jsonl").read_text(encoding="utf-8").splitlines()
    assert [json.loads(line)["epoch"] for line in told] == list(range(1, 16))


def test_without_what_keeps_films_apart_the_alarm_rings(tmp_path, films):
    """Invariance alone is content with one answer for all."""
    config = settings(epochs=12, variance=0.0, covariance=0.0, learning_rate=0.02)

    events = list(pretrain(config, RunDirectory(tmp_path), films=films))

    last = [event for event in events if isinstance(event, PretrainingEpoch)][-1]
    assert "have collapsed" in last.alarm


def test_events_say_what_happens(whole):
    """From the start over steps and epochs to the end."""
    _, events = whole
    start, *rest, end = events

    assert start == PretrainingStarted(
        name="before", films=12, epochs=3, steps_an_epoch=3, first_epoch=1, first_step=1,
        device="cpu",
    )  # fmt: skip
    steps = [(e.epoch, e.step) for e in rest if isinstance(e, PretrainingStep)]
    assert steps == [(epoch, step) for epoch in (1, 2, 3) for step in (1, 2, 3)]
    assert end == PretrainingFinished(epochs=3)


@pytest.mark.parametrize("moment", [(1, 2), (2, 3), (3, 1)])
@pytest.mark.parametrize("workers", [0, 2])
def test_a_stopped_one_goes_on_to_the_same_bits(tmp_path, films, whole, moment, workers):
    """In the middle of an epoch or at its end, with threads or without."""
    control, directory = RunControl(), RunDirectory(tmp_path)
    config = replace(CONFIG, machine=replace(CONFIG.machine, workers=workers))
    said = []
    for event in pretrain(config, directory, control, films=films):
        said.append(event)
        if isinstance(event, PretrainingStep) and (event.epoch, event.step) == moment:
            control.stop()

    rest = list(pretrain(config, directory, films=films))

    assert isinstance(said[-1], PretrainingStopped)
    assert isinstance(rest[-1], PretrainingFinished)
    assert directory.weights.read_bytes() == whole[0].weights.read_bytes()
    steps = [e.loss for e in (*said, *rest) if isinstance(e, PretrainingStep)]
    assert steps == [e.loss for e in whole[1] if isinstance(e, PretrainingStep)]


def test_a_finished_one_is_not_done_again(whole, films):
    """It says so and touches nothing."""
    before = whole[0].weights.stat().st_mtime_ns

    assert list(pretrain(CONFIG, whole[0], films=films)) == [PretrainingFinished(epochs=3)]
    assert whole[0].weights.stat().st_mtime_ns == before


class Guarded(np.ndarray):
    """Films of which some must not be touched."""

    def __getitem__(self, key):
        assert not isinstance(key, int | np.integer) or key not in self.forbidden
        if isinstance(key, np.ndarray) and key.dtype != bool:
            assert not np.isin(key, self.forbidden).any()
        return np.asarray(super().__getitem__(key))


def test_films_that_judge_are_never_looked_at(tmp_path, films):
    """And the folder names those that were."""
    guarded = films.films.view(Guarded)
    guarded.forbidden = films.validation.tolist()

    list(pretrain(settings(epochs=1), RunDirectory(tmp_path), films=replace(films, films=guarded)))

    named = (tmp_path / "splits" / "train.csv").read_text(encoding="utf-8")
    assert named.count(".png") == 12
    assert not any(file in named for file in films.table.files[films.validation].tolist())
    assert not (tmp_path / "splits" / "val.csv").exists()


def test_all_films_where_nobody_is_judged(tmp_path, films):
    """For the student that ships; a run that they judge is warned."""
    directory = RunDirectory(tmp_path)
    start, *_ = pretrain(settings(epochs=1, films="all"), directory, films=films)
    assert start.films == 24
    list(pretrain(settings(epochs=1, films="all"), directory, films=films))

    config = replace(RUN, loop=replace(RUN.loop, init_from=str(tmp_path)))
    _, check = leak_checks(config, films)

    assert not check.passed
    assert "12 of the 12 films that judge" in check.sentence


def test_a_run_takes_backbone_and_attention_and_a_new_head(whole, films, tmp_path):
    """The head is the run's own; that is said, and the leak check finds nothing."""
    torch.manual_seed(5)
    student = build_student(RUN.student)
    fresh = {name: value.clone() for name, value in student.state_dict().items()}

    (advice,) = first_weights(student, str(whole[0].path), FINDINGS)

    weights = load_weights(whole[0].weights)
    assert weights.keys() == {name for name in fresh if name.startswith(HANDED_ON)}
    for name, value in student.state_dict().items():
        assert torch.equal(value, weights.get(name, fresh[name]))
    assert "have no head" in advice.summary
    config = replace(RUN, loop=replace(RUN.loop, init_from=str(whole[0].path)))
    events = list(run(config, RunDirectory(tmp_path), films=films))
    assert isinstance(events[-1], RunFinished)
    alarms = [event.summary for event in events if isinstance(event, AlarmRaised)]
    assert any("have no head" in summary for summary in alarms)
    assert not any("judge this one" in summary for summary in alarms)


def test_each_fold_starts_from_weights_of_its_own(study, tmp_path):
    """`{run}` is its name; the runs record it, and are known again."""
    copied = replace(study, directory=tmp_path / "runs")
    for fold in (0, 1):
        name = RunDirectory(tmp_path / "before" / f"fold_{fold}")
        list(pretrain(settings(epochs=1), name, films=study.training_films(fold)))
    path = str(tmp_path / "before" / "{run}")
    config = replace(RUN, loop=replace(RUN.loop, init_from=path, epochs=1))
    for fold in (0, 1):
        list(cross_validate(config, copied, only_fold=fold))

    assert list(cross_validate(config, copied, only_fold=1)) == []
    recorded = recorded_config(copied.run_directory(1).path)
    assert recorded.loop.init_from == str(tmp_path / "before" / "fold_1")
    assert np.isfinite(out_of_fold_logits(config, copied)).all()


def test_weights_of_another_network_are_refused(whole):
    """A backbone of other widths."""
    other = build_student(replace(RUN.student, backbone="convnext_atto"))

    with pytest.raises(InvalidConfiguration, match="belong to another network"):
        first_weights(other, str(whole[0].path), FINDINGS)


def test_a_folder_of_other_settings_or_films_is_refused(whole, study, tmp_path):
    """A machine may be another one."""
    with pytest.raises(CorruptCheckpoint, match="other settings"):
        list(pretrain(settings(covariance=2.0), whole[0], films=tiny_films(study)))
    elsewhere, control = RunDirectory(tmp_path), RunControl()
    control.stop()
    list(pretrain(CONFIG, elsewhere, control, films=tiny_films(study)))
    with pytest.raises(CorruptCheckpoint, match="other films"):
        list(pretrain(CONFIG, elsewhere, films=tiny_films(study, 1)))


def test_too_few_films_for_a_batch_are_refused(tmp_path, films):
    """Nothing would ever be learned."""
    with pytest.raises(InvalidConfiguration, match="12 films for batches of 16"):
        list(pretrain(settings(batch_size=16), RunDirectory(tmp_path), films=films))


def test_a_loss_that_is_no_number_ends_it(tmp_path, films, monkeypatch):
    """With a sentence instead of weights."""
    monkeypatch.setattr(VicregParts, "weighed", lambda parts, _: parts.invariance * float("nan"))

    with pytest.raises(RunInterrupted, match="its loss is not a number"):
        list(pretrain(CONFIG, RunDirectory(tmp_path), films=films))
    assert not (tmp_path / "weights.safetensors").exists()


def test_settings_are_read_like_those_of_a_run(tmp_path):
    """From TOML with changes; what means nothing to a pre-training is refused."""
    file = tmp_path / "before.toml"
    file.write_text(
        'name = "before"\n[student]\nbackbone = "mobilenetv3_small"\n[recipe]\nsize = 64\n'
        '[data]\nmanifest = "m.csv"\nfolds = "f.csv"\nfold = 1\n[pretraining]\nepochs = 7\n'
    )

    config = PretrainingConfig.read(file, changes={"data.fold": 0, "pretraining.epochs": 9})

    assert config.data.manifest == tmp_path / "m.csv"
    assert (config.data.fold, config.pretraining.epochs) == (0, 9)
    assert PretrainingConfig.from_dict(config.to_dict()) == config
    for changes, message in (
        ({"loop.epochs": 3}, "no setting called loop"),
        ({"pretraining.epoch": 3}, r"pretraining\.epoch"),
        ({"pretraining.epochs": 3}, "warm-up is longer"),
        ({"machine.precision": "fp16"}, "does not compute in fp16"),
        ({"pretraining.strength": "brutal"}, r"pretraining\.strength = 'brutal'"),
    ):
        with pytest.raises(InvalidConfiguration, match=message):
            PretrainingConfig.read(file, changes=changes)
