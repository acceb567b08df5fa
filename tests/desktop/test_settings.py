"""What is remembered between two starts."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray

from xlite_desktop.settings import _KEYS, MOST_RECENT, Settings, SettingsStore
from xlite_desktop.viewer.changes import KeptThresholds


@pytest.fixture
def file(tmp_path):
    return tmp_path / "settings.ini"


def reopened(store, file):
    store.sync()
    return SettingsStore(file)


def test_settings_come_back_from_the_file(file):
    """Every field survives, with its type."""
    chosen = Settings(
        theme="light",
        color_map="viridis",
        opacity=0.35,
        keep_thresholds=False,
        keep_recents=False,
        model_path="models/own.onnx",
        data_folder="/data/sets",
        runs_folder="/data/runs",
    )
    store = SettingsStore(file)

    store.save(chosen)

    assert reopened(store, file).load() == chosen


def test_an_empty_file_means_the_defaults(file):
    """The first start needs no file."""
    assert SettingsStore(file).load() == Settings()


def test_every_setting_has_its_line_in_the_table():
    """A new field without a key would be forgotten silently."""
    assert _KEYS.keys() == {field.name for field in fields(Settings)}
    assert len(set(_KEYS.values())) == len(_KEYS)


def test_damaged_values_count_as_their_defaults(file):
    """Somebody edited the file."""
    file.write_text("[look]\ntheme=purple\nopacity=much\n", encoding="utf-8")

    assert SettingsStore(file).load() == Settings()


@pytest.mark.parametrize("written", ["nan", "-1", "7", "inf", "thick"])
def test_an_opacity_that_cannot_be_painted_counts_as_its_default(file, written):
    """ "nan" is a number to Python, and neither too small nor too large."""
    file.write_text(f"[look]\nopacity={written}\n")

    assert SettingsStore(file).load().opacity == Settings().opacity


def test_recent_films_are_the_newest_first_and_few(file):
    """The same drop again moves to the head instead of standing twice."""
    store = SettingsStore(file)
    for number in range(MOST_RECENT + 2):
        store.remember([Path(f"/films/{number}.png")], 1, datetime(2026, 1, 1, number, tzinfo=UTC))
    store.remember([Path("/films/4.png")], 1)

    recents = reopened(store, file).recents()

    assert len(recents) == MOST_RECENT
    assert recents[0].paths == (Path("/films/4.png"),)
    assert [recent.paths[0].name for recent in recents].count("4.png") == 1


def test_a_page_comes_back_as_it_was_arranged(file):
    """Whatever it wants to keep; a damaged entry means that nobody has touched it."""
    store = SettingsStore(file)
    store.keep_arrangement("experiments", {"columns": ["date"], "width": 640})
    again = reopened(store, file)

    assert again.arrangement("experiments") == {"columns": ["date"], "width": 640}
    assert again.arrangement("train") == {}
    file.write_text("[arrangements]\nexperiments=what is this\ntrain=7\n")
    assert SettingsStore(file).arrangement("experiments") == {}
    assert SettingsStore(file).arrangement("train") == {}


def test_switching_recents_off_forgets_them(file):
    """What is not wanted is not kept."""
    store = SettingsStore(file)
    store.remember([Path("/films/a.png")], 1)

    store.save(replace(store.load(), keep_recents=False))

    assert reopened(store, file).recents() == ()


def test_thresholds_belong_to_one_fingerprint(file):
    """Another model finds nothing."""
    store = SettingsStore(file)
    kept = KeptThresholds("youden", {"Mass": 0.25})

    store.keep_thresholds("abc", kept)
    again = reopened(store, file)

    assert again.kept_thresholds("abc") == kept
    assert again.kept_thresholds("def") is None


def test_switching_kept_thresholds_off_forgets_them(file):
    """The setting rules over what was kept before."""
    store = SettingsStore(file)
    store.keep_thresholds("abc", KeptThresholds("youden", {"Mass": 0.25}))

    store.save(replace(store.load(), keep_thresholds=False))

    assert store.kept_thresholds("abc") is None


def test_the_window_s_place_is_kept(file):
    """As the bytes that Qt wants back."""
    store = SettingsStore(file)

    store.keep_geometry(QByteArray(b"\x01\x02\xff"))

    assert reopened(store, file).geometry() == QByteArray(b"\x01\x02\xff")
