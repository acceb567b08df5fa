"""The help page on all of ChestX-ray14 says what the queue, the cache and the estimates say."""

from __future__ import annotations

import re
import shlex

import pytest
import typer

from xlite_core.cli.main import app
from xlite_core.imaging.cache import estimated_bytes, in_units
from xlite_core.imaging.preprocessing import PreprocessingRecipe
from xlite_core.resources import resource_root
from xlite_core.training.full_scale import ENGLISH, FILMS, GERMAN, QUEUE, hours_table, runs_bytes
from xlite_core.training.queue import read_queue

HELP = resource_root() / "help"
ITEMS = read_queue(QUEUE)
PAGE = (HELP / "chestxray14.md").read_text(encoding="utf-8")
_GROUP = typer.main.get_command(app)
COMMANDS = {
    f"{name} {inner}".strip(): command
    for name, outer in _GROUP.commands.items()
    for inner, command in getattr(outer, "commands", {"": outer}).items()
}
"""By their names: "train", "data import"."""

WRITTEN = sorted(set(re.findall(r"(?m)^xlite .*$", PAGE) + re.findall(r"`(xlite [^`]+)`", PAGE)))


@pytest.mark.parametrize(
    ("file", "words"), [("chestxray14.md", ENGLISH), ("de/chestxray14.md", GERMAN)]
)
def test_the_hours_are_those_of_the_queue(file, words):
    """Print them with `python -m xlite_core.training.full_scale`."""
    assert hours_table(ITEMS, words) in (HELP / file).read_text(encoding="utf-8")


def test_sizes_and_counts_are_those_of_the_cache_and_the_queue():
    """A byte a pixel; all checkpoints that stay."""
    cache = in_units(estimated_bytes(FILMS, PreprocessingRecipe(size=224)))

    assert f"one byte a pixel: {cache}." in PAGE
    assert f"weights of all runs: {in_units(runs_bytes(ITEMS))}." in PAGE
    assert f"queue holds {len(ITEMS)} runs" in " ".join(PAGE.split())


def test_files_that_the_page_names_are_shipped():
    """Beside the queue."""
    named = set(re.findall(r"chestxray14-\w+\.toml", PAGE))

    assert named == {path.name for path in QUEUE.parent.glob("chestxray14-*.toml")}


@pytest.mark.parametrize("command", WRITTEN)
def test_a_command_knows_its_options(command):
    """Those within sentences, too, which nobody runs."""
    words = shlex.split(command)[1:]
    found = COMMANDS[words[0]] if words[0] in COMMANDS else COMMANDS[" ".join(words[:2])]

    assert {word for word in words if word.startswith("--")} <= _options(found)


def test_an_option_that_a_sentence_names_belongs_to_a_command():
    """As `--int8`, which is told of without its command."""
    told = set(re.findall(r"`(--[a-z0-9-]+)", PAGE))

    assert told >= {"--int8", "--set", "--install", "--verify"}
    assert told <= set().union(*map(_options, COMMANDS.values()))


def _options(command) -> set[str]:
    return {name for parameter in command.params for name in parameter.opts}
