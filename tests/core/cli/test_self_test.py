"""`xlite self-test` looks at the installation and says how it went by its exit code."""

from __future__ import annotations

from typer.testing import CliRunner

from tests.helpers.tiny_student import write_tiny_student
from xlite_core.cli.main import app


def test_a_sound_model_passes_and_a_file_that_is_none_fails(tmp_path):
    """The text holds no path."""
    (tmp_path / "bad.onnx").write_bytes(b"none")
    sound = write_tiny_student(tmp_path / "tiny.onnx")

    good = CliRunner().invoke(app, ["self-test", "--model", str(sound)])
    bad = CliRunner().invoke(app, ["self-test", "--model", str(tmp_path / "bad.onnx")])

    assert (good.exit_code, bad.exit_code) == (0, 1)
    assert "Everything that was tested works." in good.stdout
    assert "FAILED Model self-test: " in bad.stdout
    assert str(tmp_path) not in good.stdout + bad.stdout
