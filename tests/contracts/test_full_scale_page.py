"""The help page on all of ChestX-ray14 says what the queue, the cache and the estimates say."""

from __future__ import annotations

import re
import shlex

import click
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
    found, words = typer.main.get_command(app), shlex.split(command)[1:]
    context = click.Context(found)
    while isinstance(found, click.Group):
        inner = found.get_command(context, words[0])
        assert inner is not None, words[0]
        found, words = inner, words[1:]

    found.make_parser(click.Context(found)).parse_args(list(words))
