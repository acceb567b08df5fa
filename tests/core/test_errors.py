"""Optional packages are asked for by the feature that wants them."""

from __future__ import annotations

import sys

import pytest

from xlite_core.errors import MissingFeature, require


def test_an_installed_package_is_imported():
    """The module itself comes back."""
    assert require("json", feature="Anything", extra="train") is sys.modules["json"]


def test_a_missing_package_names_the_feature_and_the_remedy():
    """Not ModuleNotFoundError: the user did not ask for a module."""
    with pytest.raises(MissingFeature) as caught:
        require("no_such_package", feature="Training a student", extra="train")

    assert caught.value.summary.startswith("Training a student needs the package")
    assert 'pip install ".[train]"' in caught.value.hint


def test_what_no_pack_brings_is_not_installed_into_a_frozen_program(monkeypatch):
    """There is no pip in it: a Python of one's own is the way, training packages and all."""
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    with pytest.raises(MissingFeature) as caught:
        require("no_such_package", feature="Searching settings", extra="search")

    assert "The Training pack does not bring it" in caught.value.hint
    assert 'pip install ".[train,search]"' in caught.value.hint


def test_a_package_that_is_broken_inside_is_not_called_missing(tmp_path, monkeypatch):
    """Installing it again would not help, so the true error speaks."""
    (tmp_path / "broken_package.py").write_text("import no_such_dependency\n")
    monkeypatch.syspath_prepend(tmp_path)

    with pytest.raises(ModuleNotFoundError, match="no_such_dependency"):
        require("broken_package", feature="Anything", extra="train")
