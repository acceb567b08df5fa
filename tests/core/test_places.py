"""Where things lie, and what moves them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from xlite_core import policy as policies
from xlite_core.places import VARIABLES, Decided, Place, decided_by, folder_of, usual_folder
from xlite_core.places_list import as_json, as_lines, listed_places
from xlite_core.training.open_run import cache_folder
from xlite_core.training.sections import DataConfig


@pytest.fixture(autouse=True)
def _no_choice(tmp_path, monkeypatch):
    monkeypatch.setattr(policies, "machine_file", lambda: tmp_path / "policy.toml")
    for variable in VARIABLES.values():
        monkeypatch.delenv(variable, raising=False)


def _lock(tmp_path, name):
    (tmp_path / "policy.toml").write_text(f'[folders]\n{name} = "/srv/{name}"\n')


def test_everything_lies_in_the_users_own_folders():
    """Never beside the installed program, and no two kinds of things in one list of files."""
    folders = {place: folder_of(place) for place in Place}

    assert all(folder.is_absolute() for folder in folders.values())
    assert folders[Place.RUNS] == usual_folder(Place.RUNS)
    assert {decided_by(place) for place in Place} == {Decided.USUAL}


@pytest.mark.parametrize("place", VARIABLES, ids=lambda place: place.value)
def test_a_variable_moves_a_place_and_a_policy_counts_more(tmp_path, monkeypatch, place):
    """The policy of the computer is the last word."""
    monkeypatch.setenv(VARIABLES[place], str(tmp_path / "mine"))
    assert (folder_of(place), decided_by(place)) == (tmp_path / "mine", Decided.ENVIRONMENT)

    _lock(tmp_path, place.value)

    assert (folder_of(place), decided_by(place)) == (Path(f"/srv/{place.value}"), Decided.POLICY)


def test_crash_reports_move_with_the_log(tmp_path):
    """They are read together."""
    _lock(tmp_path, "logs")

    assert folder_of(Place.CRASH_REPORTS) == folder_of(Place.LOGS) == Path("/srv/logs")
    assert decided_by(Place.CRASH_REPORTS) is Decided.POLICY


def test_a_list_names_every_place_and_what_decided(tmp_path, monkeypatch):
    """What was chosen in the window counts where nothing else says otherwise."""
    _lock(tmp_path, "runs")
    monkeypatch.setenv("XLITE_MODELS", "/srv/models")
    chosen = {Place.RUNS: Path("/mine/runs"), Place.DATA: Path("/mine/data")}

    listed = listed_places(chosen)

    assert [one.place for one in listed] == list(Place)
    assert "runs\t/srv/runs\tpolicy" in as_lines(listed).splitlines()
    assert "data\t/mine/data\tsettings" in as_lines(listed).splitlines()
    told = json.loads(as_json(listed))
    assert told["policy"] == str(tmp_path / "policy.toml")
    assert told["places"]["models"] == {"folder": "/srv/models", "decided_by": "environment"}


def test_runs_keep_their_films_in_a_moved_cache(tmp_path, monkeypatch):
    """Every command that trains, and exporting too; unless their settings name a folder."""
    free = DataConfig(manifest=tmp_path / "manifest.csv")
    named = DataConfig(manifest=tmp_path / "manifest.csv", cache=tmp_path / "own")
    assert cache_folder(free) == usual_folder(Place.CACHES) / "films"

    monkeypatch.setenv("XLITE_CACHES", str(tmp_path / "caches"))

    assert cache_folder(free) == tmp_path / "caches" / "films"
    assert cache_folder(named) == tmp_path / "own"
