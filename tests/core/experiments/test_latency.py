"""What a model file costs is measured, not remembered."""

from __future__ import annotations

import pytest

from tests.helpers.tiny_student import write_tiny_student
from xlite_core.errors import ModelFileRefused
from xlite_core.experiments.latency import model_cost


def test_a_model_costs_time_and_space(tmp_path):
    """Milliseconds on the CPU, megabytes on disk, parameters of its card; no CUDA here."""
    path = write_tiny_student(tmp_path / "tiny.onnx")

    cost = model_cost(path, passes=5)

    assert 0 < cost.cpu_ms < 1000
    assert cost.megabytes == path.stat().st_size / 1e6
    assert cost.parameters == 5_300_000


def test_a_file_that_is_no_model_is_refused(tmp_path):
    """Missing, or of another kind."""
    (tmp_path / "m.onnx").write_bytes(b"no model")

    for name in ("m.onnx", "none.onnx"):
        with pytest.raises(ModelFileRefused):
            model_cost(tmp_path / name)
