"""`xlite data cache`, from its own small application: size, build, list, go on."""

from __future__ import annotations

import numpy as np
import pytest
import typer
from typer.testing import CliRunner

from tests.helpers.film_folder import film_folder
from xlite_core.cli import cache as command
from xlite_core.data.labels import LabelTable
from xlite_core.data.manifest import Manifest, read_manifest, write_manifest
from xlite_core.errors import InvalidConfiguration, InvalidLabels
from xlite_core.imaging import cache
from xlite_core.imaging.cache import CacheProgress, open_cache
from xlite_core.imaging.preprocessing import PreprocessingRecipe

CONFIG = """
name = "x"
[student]
backbone = "mobilenetv3_small"
[recipe]
size = 48
clahe_clip = 0
[data]
manifest = "manifest.csv"
cache = "own"
"""


@pytest.fixture
def manifest(tmp_path):
    names = film_folder(tmp_path / "films", 5)
    table = LabelTable(
        np.array(names),
        np.array([f"p{number}" for number in range(5)]),
        np.array([""] * 5),
        ("Mass",),
        np.zeros((5, 1)),
    )
    path = tmp_path / "manifest.csv"
    hashes = np.array([""] * 5)
    write_manifest(path, Manifest(table, tmp_path / "films", hashes, checked="exists"))
    return path


@pytest.fixture
def run():
    app = typer.Typer()
    app.command()(command.cache)
    return lambda *arguments: CliRunner().invoke(app, [*map(str, arguments)])


def test_a_cache_is_built_once_and_its_size_said_before(run, manifest, tmp_path):
    """Then nothing is left to do."""
    first = run(manifest, "--size", 32, "--folder", tmp_path / "cache")
    again = run(manifest, "--size", 32, "--folder", tmp_path / "cache", "--workers", 1)

    assert first.exit_code == again.exit_code == 0
    assert "5 films of 32 pixels: the whole cache takes 0 MB." in first.output
    assert "5 films added; 0 known from before." in first.output
    assert "0 films added; 5 known from before." in again.output
    opened = open_cache(tmp_path / "films", PreprocessingRecipe(size=32), tmp_path / "cache")
    assert opened.films(["film_004.png"]).shape == (1, 32, 32)


def test_recipe_and_folder_come_from_a_training_file(run, manifest, tmp_path):
    """Its paths begin at its own folder."""
    (tmp_path / "run.toml").write_text(CONFIG)

    result = run(manifest, "--config", tmp_path / "run.toml")

    assert "5 films of 48 pixels" in result.output
    recipe = PreprocessingRecipe(size=48, clahe_clip=0)
    assert len(open_cache(tmp_path / "films", recipe, tmp_path / "own").rows(["film_000.png"])) == 1


def test_the_size_alone_builds_nothing(run, manifest, tmp_path):
    """The folder is not even made."""
    result = run(manifest, "--estimate", "--folder", tmp_path / "cache")

    assert (result.exit_code, "takes 0 MB" in result.output) == (0, True)
    assert not (tmp_path / "cache").exists()


def test_films_that_cannot_be_read_are_listed(run, manifest, tmp_path):
    """With their reasons, and status 1; the others are cached."""
    (tmp_path / "films" / "film_003.png").write_bytes(b"no film")
    (tmp_path / "films" / "film_001.png").unlink()

    result = run(manifest, "--size", 32, "--folder", tmp_path / "cache")

    assert result.exit_code == 1
    assert "3 films added" in result.output
    assert "  film_001.png: The file does not exist any more." in result.output
    assert "  film_003.png: " in result.output


def test_stopping_keeps_what_was_done(run, manifest, tmp_path, monkeypatch):
    """Status 130; the next call adds the rest."""
    folder = ("--size", 32, "--folder", tmp_path / "cache")

    def third(**told):
        if told["done"] == 3:  # the film is written, and somebody presses Ctrl-C
            raise KeyboardInterrupt
        return CacheProgress(**told)

    with monkeypatch.context() as patch:
        patch.setattr(cache, "CacheProgress", third)
        stopped = run(manifest, *folder)
    after = run(manifest, *folder)

    assert stopped.exit_code == 130
    assert "the same command goes on from there" in stopped.output
    assert "2 films added; 3 known from before." in after.output


def test_a_size_that_is_out_of_range_is_refused(run, manifest):
    """With the range."""
    result = run(manifest, "--size", 3)

    assert isinstance(result.exception, InvalidConfiguration)
    assert "16 to 2048" in str(result.exception)


def test_a_manifest_without_films_is_refused_once_films_are_wanted(run, manifest, tmp_path):
    """Its size can be told all the same."""
    table = read_manifest(manifest).table
    write_manifest(manifest, Manifest(table, tmp_path, np.array([""] * 5)))

    assert run(manifest, "--estimate").exit_code == 0
    result = run(manifest, "--folder", tmp_path / "cache")
    assert isinstance(result.exception, InvalidLabels)
    assert "imported without films" in str(result.exception)
