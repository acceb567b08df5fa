"""Looking never needs torch, and starts without what it does not need at once."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.helpers.tiny_student import write_tiny_student

REPOSITORY = Path(__file__).resolve().parents[2]
TRAINING_ONLY = {"torch", "torchvision", "timm", "onnx", "sklearn", "scipy", "pandas", "matplotlib"}


def _modules_after(code: str) -> set[str]:
    program = f"{code}\nimport json, sys\nprint('\\n' + json.dumps(sorted(sys.modules)))"
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, cwd=REPOSITORY, check=True
    )
    return set(json.loads(done.stdout.splitlines()[-1]))


def test_the_window_imports_nothing_of_the_training_half():
    """The viewer's installer and its start-up do without torch and its company."""
    loaded = _modules_after("import xlite_desktop.app, xlite_desktop.main_window")

    assert not loaded & TRAINING_ONLY


def test_a_diagnosis_on_the_command_line_never_imports_torch(tmp_path):
    """`xlite diagnose` reads, predicts and paints with numpy, OpenCV and ONNX Runtime alone."""
    import cv2

    from tests.helpers.phantom import chest_phantom

    model, film = write_tiny_student(tmp_path / "tiny.onnx"), tmp_path / "film.png"
    cv2.imwrite(str(film), chest_phantom(256))
    arguments = ["xlite", "diagnose", str(film), "--model", str(model), "--overlay", str(tmp_path)]

    loaded = _modules_after(
        f"import sys; sys.argv = {arguments!r}\n"
        "from xlite_core.cli.main import main\n"
        "try:\n    main()\nexcept SystemExit as end:\n    assert not end.code, end.code"
    )

    assert "onnxruntime" in loaded
    assert not loaded & TRAINING_ONLY


@pytest.mark.parametrize("package", ["xlite_core", "xlite_desktop"])
def test_importing_a_package_imports_almost_nothing(package):
    """Package __init__ files hold a docstring: importing one must not pull in the others."""
    loaded = _modules_after(f"import {package}")

    assert not loaded & (TRAINING_ONLY | {"numpy", "cv2", "PySide6", "onnxruntime", "pydicom"})
