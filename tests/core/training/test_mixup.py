"""Films laid over each other: shares, partners, labels, teachers, and what nobody knows."""

from __future__ import annotations

import numpy as np
import pytest
import torch

from tests.helpers.tiny_study import FINDINGS, tiny_config, tiny_study
from xlite_core.errors import InvalidConfiguration
from xlite_core.models.config import StudentConfig
from xlite_core.training.arithmetic import arithmetic
from xlite_core.training.distributed import World
from xlite_core.training.label_statistics import label_statistics
from xlite_core.training.loader import Batch, normalise_batch
from xlite_core.training.mixup import Mixture, draw_mixture
from xlite_core.training.sections import DistillationConfig
from xlite_core.training.step import Moment
from xlite_core.training.trainer import Trainer

CPU = torch.device("cpu")
PLAIN = StudentConfig(backbone="convnext_atto", dropout=0.0, findings=2)


def mixture(partners, shares):
    return Mixture(partners=np.array(partners), shares=np.array(shares, np.float32))


def test_inputs_are_mixed_by_their_shares():
    """`l x_i + (1 - l) x_j`, for a part of the batch as well."""
    own = torch.arange(8.0).reshape(2, 1, 2, 2)
    partners = own.flip(0)

    found = mixture([9, 1, 0], [0.5, 0.25, 1.0]).inputs(own, partners, slice(1, 3))

    assert torch.allclose(found[0], 0.25 * own[0] + 0.75 * partners[0])
    assert torch.allclose(found[1], own[1])


def test_labels_are_mixed_and_unknown_where_either_is():
    """Films that are mixed with themselves keep theirs, unknown cells included."""
    labels = torch.tensor([[1.0, 0.0], [0.0, np.nan], [np.nan, 1.0]])

    found = mixture([1, 0, 2], [0.7, 0.6, 0.3]).labels(labels)

    assert torch.allclose(found[0, 0], torch.tensor(0.7))
    assert torch.allclose(found[1, 0], torch.tensor(0.4))
    assert torch.isnan(found[:2, 1]).all()
    assert torch.isnan(found[2, 0])
    assert found[2, 1] == 1.0


def test_a_teachers_probabilities_are_mixed_however_sure_it_is():
    """Not its logits: a film with and one without a finding make one half of it."""
    logits = torch.tensor([[2.0, 60.0, -3.0], [-1.0, -60.0, np.nan]])

    found = mixture([1, 0], [0.25, 0.5]).logits(logits)

    first = 0.25 * torch.tensor(2.0).sigmoid() + 0.75 * torch.tensor(-1.0).sigmoid()
    assert torch.allclose(found[0, 0].sigmoid(), first)
    assert found[1, 1].item() == pytest.approx(0.0, abs=1e-5)
    assert torch.isnan(found[:, 2]).all()


@pytest.mark.parametrize("share", [0.0, 1.0])
def test_a_share_of_nothing_or_all_gives_plain_logits(share):
    """The logarithm of 0 does no harm."""
    logits = torch.tensor([[2.0, -7.0], [-1.0, 30.0]])

    found = mixture([1, 0], [share, share]).logits(logits)

    assert torch.allclose(found, logits if share else logits.flip(0), atol=1e-5)


def test_films_of_a_teacher_are_mixed_among_themselves():
    """Otherwise a teacher of a third of the films would keep a ninth."""
    taught = np.arange(30) % 3 == 0

    drawn = draw_mixture(taught, 0.3, np.random.default_rng(1))

    assert np.array_equal(taught[drawn.partners], taught)
    assert sorted(drawn.partners.tolist()) == list(range(30))
    assert (drawn.partners != np.arange(30)).mean() > 0.5
    assert ((drawn.shares >= 0) & (drawn.shares <= 1)).all()


def test_shares_follow_the_beta_distribution():
    """Mean a half; variance 1 / (4 (2 alpha + 1))."""
    shares = draw_mixture(np.zeros(20_000, bool), 0.4, np.random.default_rng(2)).shares

    assert shares.mean() == pytest.approx(0.5, abs=0.01)
    assert shares.var() == pytest.approx(1 / (4 * 1.8), abs=0.005)


def test_the_same_step_mixes_alike_and_another_otherwise():
    """Of (run seed, epoch, step) alone, so that a resumed run sees the same films."""
    study_config = tiny_config(mixup=0.4)
    trainer = trainer_for(study_config)
    batch = Batch(np.arange(8), np.zeros((8, 64, 64), np.uint8), (), np.zeros((8, 2), np.float32))

    answers = [
        trainer._answers(batch, Moment(epoch=epoch, step=step, steps=9, epochs=9), part=8)
        for epoch, step in ((1, 1), (1, 1), (1, 2), (2, 1))
    ]

    first, again, *others = (answer.mixture for answer in answers)
    assert np.array_equal(first.shares, again.shares)
    assert np.array_equal(first.partners, again.partners)
    assert not any(np.array_equal(first.shares, other.shares) for other in others)


def trainer_for(config, teacher=None):
    labels = np.array([[1.0, 0.0], [0.0, 1.0]])
    statistics = label_statistics(labels, config.balance)
    return Trainer(config, statistics, device=CPU, world=World(), teacher=teacher)


class Opinions:
    """A teacher of fixed logits, silent on half of the films, that shows the films' own greys."""

    findings = opinions = FINDINGS
    description = "fixed"

    def __init__(self, recipes=()):
        self.recipes = recipes
        self.seen = []

    def logits(self, rows, images):
        values = torch.linspace(-2, 2, 48).reshape(24, 2)[rows.tolist()].clone()
        values[torch.from_numpy(rows % 2 == 1)] = float("nan")
        return values

    def feature_map(self, images):
        self.seen.append(images[0])
        return images[0][:, :1]

    def to(self, device):
        return self


def test_a_mixed_step_made_of_parts_equals_one_in_one(tmp_path):
    """Partners may lie in another part; the teacher's map is of the mixed films."""
    study = tiny_study(tmp_path)
    kd = DistillationConfig(teachers=("t",), alpha=0.6, attention_weight=1.0)
    rows = np.arange(8)
    labels = study.table.labels[rows].astype(np.float32)
    labels[3, 0] = np.nan
    found, teachers = [], []
    for parts in (1, 4):
        config = tiny_config(
            student=PLAIN, mixup=0.4, accumulate=parts, warmup_epochs=0.0, distillation=kd
        )
        teacher = Opinions((config.recipe,))
        batch = Batch(rows, study.films[rows], (study.films[rows],), labels)
        with arithmetic(config.machine):
            trainer = trainer_for(config, teacher)
            trainer.begin_epoch(1, afresh=True)
            found.append(trainer.step(batch, Moment(epoch=1, step=1, steps=3, epochs=2)))
        teachers.append(torch.cat(teacher.seen))

    whole, parted = found
    assert set(whole.components) == {"hard", "soft", "attention"}
    assert parted.components == pytest.approx(whole.components, rel=1e-4)
    assert parted.loss == pytest.approx(whole.loss, rel=1e-5)
    assert torch.equal(*teachers)
    plain = normalise_batch(study.films[rows], tiny_config().recipe, CPU)
    assert not torch.allclose(teachers[0], plain)


def test_mixup_is_off_by_default_and_its_range_is_checked():
    """A run without it is the run that it always was."""
    assert tiny_config().loop.mixup == 0.0
    with pytest.raises(InvalidConfiguration, match=r"loop\.mixup = -0\.1"):
        tiny_config(mixup=-0.1)
