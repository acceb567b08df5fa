"""From [data] to films: split, folds or neither; a share; the cache."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import cv2
import numpy as np
import pytest

from tests.helpers.tiny_study import FINDINGS, tiny_config, tiny_folds, tiny_pictures, tiny_table
from xlite_core.data.folds import write_folds
from xlite_core.data.manifest import Manifest, write_manifest
from xlite_core.errors import InvalidConfiguration, InvalidLabels
from xlite_core.imaging.preprocessing import network_grey
from xlite_core.run_directory import RunDirectory
from xlite_core.training.config import TrainingConfig
from xlite_core.training.control import RunControl
from xlite_core.training.events import RunFinished, RunStopped
from xlite_core.training.open_run import open_films
from xlite_core.training.run import run
from xlite_core.training.sections import DataConfig


@pytest.fixture
def folder(tmp_path) -> Path:
    """A folder with a manifest, its films and a fold file."""
    images, table = tmp_path / "images", tiny_table()
    images.mkdir()
    for file, film in zip(table.files.tolist(), tiny_pictures(), strict=True):
        cv2.imwrite(str(images / file), film)
    manifest = Manifest(table, images, np.array([""] * len(table)), checked="exists")
    write_manifest(tmp_path / "manifest.csv", manifest)
    write_folds(tmp_path / "folds.csv", tiny_folds())
    return tmp_path


def config_for(folder: Path, **data) -> TrainingConfig:
    settings = {"manifest": folder / "manifest.csv", "cache": folder / "cache"}
    return tiny_config(epochs=1, data=DataConfig(**settings | data))


def test_without_a_split_one_is_made_by_patient(folder):
    """70/15/15: every film in one part, every patient in one part."""
    films = open_films(config_for(folder))

    rows = np.concatenate([films.train, films.validation, films.test])
    patients = [set(films.table.patients[part]) for part in films.parts.values()]
    assert sorted(rows.tolist()) == list(range(24))
    assert sum(map(len, patients)) == len(set().union(*patients)) == 12
    assert len(films.train) > len(films.validation) > 0
    assert "by patient" in films.origin
    assert films.judging.all()


def test_films_come_as_the_recipe_leaves_them(folder):
    """In the order of the table, from the cache."""
    films, recipe = open_films(config_for(folder)), tiny_config().recipe
    of_file = dict(zip(tiny_table().files.tolist(), tiny_pictures(), strict=True))

    for row in (0, 7, 23):
        expected = network_grey(of_file[films.table.files[row]], recipe)
        assert np.array_equal(films.films[row], expected)


def test_folds_say_who_validates_and_who_judges(folder):
    """As in a cross-validation: the last two patients train, but do not judge."""
    films = open_films(config_for(folder, folds=folder / "folds.csv", fold=1))
    folds = tiny_folds()

    fold_of = dict(zip(folds.files.tolist(), folds.folds.tolist(), strict=True))
    assert {fold_of[file] for file in films.table.files[films.validation]} == {1}
    assert {fold_of[file] for file in films.table.files[films.train]} == {0}
    assert (films.judging.sum(), films.test.size) == (20, 0)
    assert films.origin == "fold 1 of 2 in folds.csv"


def test_a_written_split_is_read_back(folder):
    """The parts of a run can be the splits of another."""
    made = open_films(config_for(folder))
    made.write_parts(folder / "splits")

    read = open_films(config_for(folder, splits=folder / "splits"))

    assert read.fingerprint == made.fingerprint


def test_a_share_takes_training_films_alone(folder):
    """Validation and test stay, so that runs of different shares can be compared."""
    whole, half = (open_films(config_for(folder, share=share)) for share in (1.0, 0.5))

    assert 4 <= len(half.train) <= 0.7 * len(whole.train)
    for part in ("validation", "test"):
        ours, theirs = (f.table.files[getattr(f, part)].tolist() for f in (half, whole))
        assert ours == theirs
    assert len(half.table) == len(half.train) + len(half.validation) + len(half.test)
    assert "50% of the training films" in half.origin


def test_findings_are_taken_in_the_order_asked_for(folder):
    """Or all of the manifest's."""
    turned = replace(config_for(folder), findings=FINDINGS[::-1])

    assert open_films(turned).table.findings == FINDINGS[::-1]
    assert open_films(replace(turned, findings=())).table.findings == FINDINGS


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ({"fold": 2, "folds": "folds.csv"}, "There is no fold 2"),
        ({"manifest": "none.csv"}, "none.csv"),
        ({"splits": "nowhere"}, "no file for the part"),
    ],
)
def test_data_that_cannot_be_used_are_refused(folder, wrong, message):
    """In a sentence."""
    paths = {k: folder / v if isinstance(v, str) else v for k, v in wrong.items()}

    with pytest.raises((InvalidConfiguration, InvalidLabels), match=message):
        open_films(config_for(folder, **paths))


def test_a_configuration_without_data_is_refused():
    """Films must come from somewhere."""
    with pytest.raises(InvalidConfiguration, match="does not say which films"):
        open_films(tiny_config())


def test_a_film_that_cannot_be_read_is_named(folder):
    """Not skipped."""
    (folder / "images" / "film_03.png").write_bytes(b"no picture")

    with pytest.raises(InvalidLabels, match=r"1 of 24 films cannot be read: film_03\.png"):
        open_films(config_for(folder))


def test_a_run_opens_its_own_films(folder):
    """From the configuration alone to the weights; the parts are written beside them."""
    directory = RunDirectory(folder / "run")

    *_, end = run(config_for(folder), directory)

    assert isinstance(end, RunFinished)
    assert {path.name for path in directory.splits.iterdir()} == {
        "train.csv",
        "val.csv",
        "test.csv",
    }


def test_a_run_can_be_stopped_while_it_prepares_films(folder):
    """Before the first step; what was preprocessed stays."""
    control = RunControl()
    control.stop()

    events = list(run(config_for(folder), RunDirectory(folder / "run"), control))

    assert events == [RunStopped(epoch=0, step=0)]
