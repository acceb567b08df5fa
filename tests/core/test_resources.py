"""Where the shipped files are looked for."""

from __future__ import annotations

import sys
from pathlib import Path

from xlite_core import resources


def test_a_checkout_keeps_them_beside_the_packages(monkeypatch):
    """The repository's own folder."""
    monkeypatch.delenv("XLITE_RESOURCES", raising=False)

    root = resources.resource_root()

    assert root == Path(resources.__file__).resolve().parents[1] / "resources"
    assert (root / "protocol" / "folds.csv").is_file()


def test_a_frozen_application_unpacks_them(monkeypatch, tmp_path):
    """PyInstaller says where."""
    monkeypatch.delenv("XLITE_RESOURCES", raising=False)
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)

    assert resources.resource_root() == tmp_path / "resources"


def test_the_environment_has_the_last_word(monkeypatch, tmp_path):
    """For packagers and testers."""
    monkeypatch.setattr(sys, "_MEIPASS", "elsewhere", raising=False)
    monkeypatch.setenv("XLITE_RESOURCES", str(tmp_path))

    assert resources.bundled_student() == tmp_path / "models" / "student.onnx"
    assert resources.sample_radiograph() == tmp_path / "samples" / "phantom.png"
