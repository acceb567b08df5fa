"""Where the shipped files are looked for."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

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


def test_a_checkout_has_no_folder_of_licences():
    """Its packages bring their own."""
    assert resources.installed_licences() is None


@pytest.mark.parametrize("place", ["bin/licences", "Resources/licences"])
def test_an_installed_application_brings_the_licences_of_its_parts(monkeypatch, tmp_path, place):
    """Beside the program, or where a bundle of macOS keeps what is read."""
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    monkeypatch.setattr(sys, "executable", str(tmp_path / "bin" / "xlite-desktop"))
    before = resources.installed_licences()
    (tmp_path / place).mkdir(parents=True)

    assert before is None
    assert resources.installed_licences() == tmp_path / place
