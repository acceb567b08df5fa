"""What a start imports, and what the command line means."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QFileOpenEvent

from xlite_desktop.app import OpenedByTheSystem, parsed

ROOT = Path(__file__).parents[2]
NOT_YET = [
    "torch",
    "onnxruntime",
    "pydicom",
    "imagecodecs",
    "cv2",
    "numpy",
    "pandas",
    "sklearn",
    "matplotlib",
]
NEVER = ["torch", "torchvision", "timm", "onnx", "pandas", "sklearn", "matplotlib"]


def imported(code):
    program = f"import sys\n{code}\nprint(' '.join(sys.modules))"
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=ROOT
    )
    return set(done.stdout.split())


def test_the_first_window_needs_neither_numpy_nor_a_model():
    """Start-up time: the heavy half is imported once the window has been seen."""
    modules = imported("import xlite_desktop.app, xlite_desktop.main_window")

    assert modules.isdisjoint(NOT_YET)


def test_looking_never_needs_torch():
    """Everything that the viewer uses, and still no torch."""
    modules = imported(
        "import xlite_desktop.app, xlite_desktop.viewer.film_area\n"
        "import xlite_desktop.viewer.findings_panel, xlite_core.inference.classifier\n"
        "import xlite_core.io.read"
    )

    assert modules.isdisjoint(NEVER)


def test_the_command_line_takes_films_a_model_and_a_theme():
    """And nothing else."""
    options = parsed(["a.png", "b", "--model", "m.onnx", "--theme", "dark", "--temp-settings"])

    assert options.files == [Path("a.png"), Path("b")]
    assert options.model == Path("m.onnx")
    assert options.theme == "dark"
    assert options.temp_settings


def test_a_file_opened_by_the_system_is_heard_of(qapp):
    """Double-clicking a file on macOS sends an event instead of an argument."""
    listener = OpenedByTheSystem(qapp)
    heard = []
    listener.file_opened.connect(heard.append)

    qapp.sendEvent(qapp, QFileOpenEvent("/films/a.dcm"))
    qapp.removeEventFilter(listener)
    listener.deleteLater()

    assert heard == [Path("/films/a.dcm")]


def test_an_unknown_option_ends_the_program(capsys):
    """With the usage on the error stream."""
    with pytest.raises(SystemExit):
        parsed(["--colour"])

    assert "usage" in capsys.readouterr().err
