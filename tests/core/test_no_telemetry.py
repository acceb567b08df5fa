"""No library reports to its maker: in a process of its own, with an empty home."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.helpers.tiny_student import write_tiny_student

REPOSITORY = Path(__file__).resolve().parents[2]

PROGRAM = """
import sys
from pathlib import Path
from xlite_core.inference.classifier import Classifier
Classifier.open(Path(sys.argv[1]))
"""


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere other folders would be written")
def test_a_model_is_opened_without_a_trace_in_the_home(tmp_path):
    """ONNX Runtime keeps a number of the computer and what it wants to send in ~/.cache."""
    model, home = write_tiny_student(tmp_path / "tiny.onnx"), tmp_path / "home"
    home.mkdir()
    environment = {  # where it sees a test or a continuous integration it is silent by itself
        "PATH": os.environ["PATH"],
        "HOME": str(home),
        "PYTHONPATH": str(REPOSITORY),
        "ORT_DISABLE_TELEMETRY": "0",
    }

    subprocess.run([sys.executable, "-c", PROGRAM, model], env=environment, check=True)

    assert list(home.rglob("*")) == []
