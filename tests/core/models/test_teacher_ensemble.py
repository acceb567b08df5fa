import numpy as np
import pytest
import torch

from tests.helpers.teachers import random_densenet, write_arnoweng, write_run
from xlite_core.errors import TeacherRefused
from xlite_core.findings import CHESTXRAY14
from xlite_core.models.teacher import open_teacher
from xlite_core.models.teacher_ensemble import mean_opinion

pytestmark = pytest.mark.torch

NAN = float("nan")


def test_the_mean_is_taken_of_probabilities():
    """By hand: the mean of 0.2 and 0.6 is 0.4."""
    logits = torch.logit(torch.tensor([[0.2], [0.6]], dtype=torch.float64))

    torch.testing.assert_close(torch.sigmoid(mean_opinion(logits)).item(), 0.4)


def test_only_members_with_an_opinion_count():
    """One of two silent: the other's own logit; both silent: no opinion."""
    mean = mean_opinion(torch.tensor([[1.5, NAN, 2.0], [NAN, NAN, 2.0]]))

    torch.testing.assert_close(mean, torch.tensor([1.5, NAN, 2.0]), equal_nan=True)


def test_certainty_stays_finite():
    """Logits of a thousand have probabilities of exactly 0 and 1, and yet a finite mean."""
    mean = mean_opinion(torch.tensor([[1000.0, 1000.0], [1000.0, -1000.0]]))

    torch.testing.assert_close(mean, torch.tensor([1000.0, 0.0]))


def test_members_see_their_own_films_and_share_what_they_can(tmp_path):
    """Two CheXNets share films, a run has its own, a table needs none; the mean is theirs."""
    network = random_densenet()
    first = write_arnoweng(tmp_path / "a.pth.tar", network)
    torch.save(network.state_dict(), tmp_path / "b.pth")
    student = write_run(tmp_path / "run", ("Mass", "Nodule"))
    (tmp_path / "preds.csv").write_text("file,Hernia\nx.png,0.5\ny.png,0.9\n")
    names = [first, tmp_path / "b.pth", tmp_path / "run", tmp_path / "preds.csv"]
    random = torch.Generator().manual_seed(0)
    films = (torch.randn(2, 3, 64, 64, generator=random), torch.randn(2, 3, 64, 64))

    teacher = open_teacher(
        [str(name) for name in names], findings=CHESTXRAY14, files=["x.png", "y.png"]
    )
    probabilities = torch.sigmoid(teacher.logits(np.arange(2), films)).double()

    with torch.no_grad():
        chexnet = torch.sigmoid(network(films[0]))
        run = torch.sigmoid(student(films[1]))
    expected = chexnet.clone()
    expected[:, 4:6] = (2 * chexnet[:, 4:6] + run) / 3
    expected[:, 13] = (2 * chexnet[:, 13] + torch.tensor([0.5, 0.9])) / 3
    torch.testing.assert_close(probabilities.float(), expected)
    assert [recipe.size for recipe in teacher.recipes] == [224, 64]
    assert teacher.opinions == CHESTXRAY14
    assert teacher.feature_map(films) is None
    assert teacher.to(torch.device("cpu")) is teacher
    assert teacher.description.count(";") == 3


def test_without_a_name_there_is_no_teacher():
    """An empty list is said, not taken for silence."""
    with pytest.raises(TeacherRefused, match="No teacher is named"):
        open_teacher([], findings=CHESTXRAY14, files=[])
