import numpy as np
import pytest
import torch

from tests.helpers.students import example_images, lively_student
from xlite_core.errors import ExportRefused
from xlite_core.export.parity import (
    LIMIT,
    ParityReport,
    measure_parity,
    probe_images,
    require_parity,
    same_route,
)

pytestmark = pytest.mark.torch

CLOSE = {
    "images": 3,
    "largest_logit": 2.0,
    "logits": 1e-6,
    "evidence_sum": 1e-6,
    "embedding": 1e-7,
    "grad_cam": 0.0,
}


def report(**differences) -> ParityReport:
    return ParityReport(**{**CLOSE, **differences})


def test_a_faithful_graph_passes_the_gate():
    """Rounding is let through, with maps and without."""
    require_parity(report())
    require_parity(report(evidence_sum=None, embedding=None, grad_cam=None))

    assert report().passed


@pytest.mark.parametrize("measure", ["logits", "evidence_sum", "embedding", "grad_cam"])
@pytest.mark.parametrize("difference", [3e-4, 1.0, float("nan"), float("inf")])
def test_each_measure_alone_closes_the_gate(measure, difference):
    """One difference above the limit, or none that is a number, refuses the export."""
    broken = report(**{measure: difference})

    with pytest.raises(ExportRefused) as refusal:
        require_parity(broken)

    assert f"{difference:.2g}" in refusal.value.summary
    assert "Nothing was written" in refusal.value.hint


def test_the_limit_grows_with_the_logits():
    """Rounding is relative: logits of 20 may differ by more than logits of 1."""
    assert report(largest_logit=0.1).limit == LIMIT
    assert report(largest_logit=20.0).limit == pytest.approx(20 * LIMIT)


def test_a_graph_that_does_not_run_is_refused():
    """What ONNX Runtime cannot load is no export."""
    with pytest.raises(ExportRefused, match="cannot run"):
        measure_parity(lively_student("none"), b"no graph", example_images())


def test_maps_are_not_compared_across_a_step_of_the_gradient():
    """A hidden unit that only rounding switched on excuses its own image, and no other."""
    network = np.array([[1.0, 0.0], [1.0, 2.0]], np.float32)
    graph = np.array([[1.0, 1e-9], [1.0, 2.0]], np.float32)

    assert same_route(network, graph).tolist() == [False, True]


def test_probe_images_are_normalised_and_always_the_same():
    """The gate needs no film, and gives the same numbers every time."""
    images = probe_images((3, 64, 64))

    assert images.shape == (3, 3, 64, 64)
    assert torch.equal(images, probe_images((3, 64, 64)))
    assert abs(float(images.mean())) < 0.5
    assert 0.5 < float(images.std()) < 1.5
