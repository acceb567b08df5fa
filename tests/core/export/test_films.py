import pytest
import torch

from tests.helpers.films import needs_films, originals
from tests.helpers.students import card_for, lively_student
from xlite_core.export.onnx_export import export_student
from xlite_core.imaging.preprocessing import network_input
from xlite_core.io.read import read_radiograph

pytestmark = [pytest.mark.films, pytest.mark.torch, needs_films]


@pytest.mark.parametrize("attention", ["none", "mhsa", "performer"])
def test_the_gate_lets_rounding_through_on_real_films(attention, tmp_path):
    """On real films, far from the noise that the student saw, only rounding differs."""
    student = lively_student(attention)
    card = card_for(student, size=224)
    films = [read_radiograph(path) for path in originals("nih", "*.png")[:4]]
    images = torch.stack([torch.from_numpy(network_input(f, card.recipe)) for f in films])

    report = export_student(student, card, tmp_path / "student.onnx", images=images)

    assert report.images == len(films) > 1
    assert report.logits < 0.2 * report.limit
    assert report.grad_cam < 0.2 * report.limit
