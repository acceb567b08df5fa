"""A configuration as people pass it on: a TOML file, or a command line."""

from __future__ import annotations

import json
import shlex
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import tomli_w

from xlite_core.atomic_file import atomic_write
from xlite_core.errors import InvalidConfiguration, XLiteError
from xlite_core.models.config import FULL_WIDTH
from xlite_core.setting import flattened
from xlite_core.training.config import TrainingConfig

_WIDTH = "attention_width"


def as_toml(config: TrainingConfig) -> str:
    """Return a configuration file that reads back as the same configuration.

    Every setting stands in it, so that it means the same when a default changes.
    """
    return tomli_w.dumps(_without_nothing(_plain(config)))


def write_config(path: Path, config: TrainingConfig) -> None:
    """Write a configuration file; TOML, or JSON where the name ends in .json.

    Raises:
        InvalidConfiguration: The file cannot be written.
    """
    text = json.dumps(config.to_dict(), indent=1) if path.suffix == ".json" else as_toml(config)
    try:
        with atomic_write(path) as stream:
            stream.write(text.encode())
    except OSError as error:
        raise InvalidConfiguration(
            f"The configuration {path.name} cannot be written.",
            "Choose another folder, or see that its disk is not full.",
        ) from error


def command_line(config: TrainingConfig, file: Path) -> str | None:
    """Return the command that runs a configuration, starting from a file.

    Args:
        config: What is to be run.
        file: A configuration file; settings that it has otherwise follow as `--set`.

    Returns:
        The command; None where the file holds something that no `--set` can take away, or
        cannot be read.
    """
    wanted = flattened(_plain(config))
    changes: dict[str, Any] = {}
    try:
        made = TrainingConfig.read(file)
        while made != config:
            there = flattened(_plain(made))
            more = {
                name: value
                for name, value in wanted.items()
                if value is not None and there.get(name) != value and name not in changes
            }
            if not more:
                return None
            # One setting may decide others that are not named: those come in the next round.
            changes |= more
            made = TrainingConfig.read(file, changes=changes)
    except XLiteError:
        return None
    words = ["xlite", "train", str(file)]
    for name, value in changes.items():
        words += ["--set", f"{name}={_as_argument(value)}"]
    return shlex.join(words)


def _plain(config: TrainingConfig) -> dict[str, Any]:
    values = config.to_dict()
    if values["student"][_WIDTH] is None:  # TOML knows no None, and here it is not the default
        values["student"][_WIDTH] = FULL_WIDTH
    return values


def _without_nothing(values: Mapping[str, Any]) -> dict[str, Any]:
    return {
        name: _without_nothing(value) if isinstance(value, Mapping) else value
        for name, value in values.items()
        if value is not None
    }


def _as_argument(value: Any) -> str:
    """Return a value as `--set` reads it: a plain word where that is no TOML, else TOML."""
    if isinstance(value, str) and value:
        try:
            tomllib.loads(f"value = {value}")
        except tomllib.TOMLDecodeError:
            return value
    written = tomli_w.dumps({"value": value}, indent=0)
    return " ".join(written.removeprefix("value = ").split("\n")).strip()
