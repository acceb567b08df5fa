"""The page for the IT department says what is there, in both languages."""

from __future__ import annotations

import re
import sys
import tomllib
from contextlib import nullcontext
from types import SimpleNamespace

import pytest

from installer.product import FOLDER, PACKAGE
from tests.helpers.policy_files import put_in_force
from xlite_core.cli.main import app
from xlite_core.places import VARIABLES, folder_of
from xlite_core.policy import FOLDERS, KEYS, VARIABLE, machine_file, policy
from xlite_core.resources import resource_root
from xlite_desktop.guide.guide_topics import guide_topics

PAGES = ("it-department.md", "de/it-department.md")


def text_of(page):
    return (resource_root() / "help" / page).read_text(encoding="utf-8")


def example(page):
    (found,) = re.findall(r"```toml\n(.*?)```", text_of(page), re.DOTALL)
    return found


@pytest.mark.parametrize("page", PAGES)
def test_the_example_holds_every_key_and_is_a_sound_policy(page, tmp_path, monkeypatch):
    """Exactly the keys that exist, each with a value that is understood and counts."""
    values = tomllib.loads(example(page))
    keys = {key for key in values if key != "folders"}
    keys |= {f"folders.{key}" for key in values["folders"]}
    monkeypatch.setenv("USER", "ada")

    put_in_force(monkeypatch, tmp_path, example(page))

    assert keys == set(KEYS)
    assert policy().problems == ()
    assert [policy().training, policy().export_identity, policy().updates] == [False] * 3
    assert policy().model is not None
    assert (policy().theme, policy().language) == ("system", "de")
    assert set(policy().folders) == set(FOLDERS)
    for place in VARIABLES:
        assert folder_of(place) == policy().folders[place.value]


@pytest.mark.parametrize("page", PAGES)
def test_every_variable_place_and_file_is_named(page):
    """A place that moves is in the table with its variable and its key."""
    text = text_of(page)

    for place, variable in VARIABLES.items():
        assert re.search(rf"\| `{variable}` \| `{place.value}` \|", text)
    assert f"`{VARIABLE}`" in text
    for system, named in (
        ("linux", "/etc/xlite-desktop/policy.toml"),
        ("darwin", "/Library/Application Support/X-Lite/policy.toml"),
        ("win32", r"%PROGRAMDATA%\X-Lite\policy.toml"),
    ):
        assert f"`{named}`" in text, system
    assert f"/opt/{FOLDER}`" in text
    assert f"{PACKAGE}_VERSION_amd64.deb" in text


def test_the_policy_lies_where_the_page_says(monkeypatch):
    """On each system in a folder that only administrators write, whatever variables say."""
    monkeypatch.setenv("PROGRAMDATA", "C:/Users/Ada")
    registry = SimpleNamespace(
        HKEY_LOCAL_MACHINE=None,
        OpenKey=lambda *_: nullcontext(),
        QueryValueEx=lambda _key, name: ({"Common AppData": "C:/ProgramData"}[name], 1),
    )
    monkeypatch.setitem(sys.modules, "winreg", registry)
    found = {}
    for system in ("linux", "darwin", "win32"):
        monkeypatch.setattr("xlite_core.policy.sys.platform", system)
        found[system] = machine_file().as_posix()

    assert found == {
        "linux": "/etc/xlite-desktop/policy.toml",
        "darwin": "/Library/Application Support/X-Lite/policy.toml",
        "win32": "C:/ProgramData/X-Lite/policy.toml",
    }


def test_the_commands_of_the_page_exist():
    """`xlite` has every command that the page names."""
    known = {command.name for command in app.registered_commands}

    for page in PAGES:
        named = set(re.findall(r"`xlite ([a-z-]+)", text_of(page)))
        assert named <= known
    assert "paths" in named


def test_the_page_is_in_the_contents():
    """The guide lists it."""
    assert "it-department.md" in [topic.file for topic in guide_topics()]
