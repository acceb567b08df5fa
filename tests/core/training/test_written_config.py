"""A configuration survives being written to a file or on a command line."""

from __future__ import annotations

import shlex
from dataclasses import replace
from pathlib import Path

import pytest

from tests.helpers.tiny_study import tiny_config
from xlite_core.cli.train import parsed_changes
from xlite_core.errors import InvalidConfiguration
from xlite_core.resources import resource_root
from xlite_core.training.config import TrainingConfig
from xlite_core.training.sections import DataConfig, DistillationConfig
from xlite_core.training.written_config import as_toml, command_line, write_config


def _rich(folder: Path) -> TrainingConfig:
    config = tiny_config(phase="distillation", name='a "quoted" name')
    student = replace(config.student, attention="mhsa", attention_width=None)
    return replace(
        config,
        student=student,
        data=DataConfig(manifest=folder / "mani fest.csv", share=0.5),
        distillation=DistillationConfig(teachers=(str(folder / "a.csv"), str(folder / "b'c.pt"))),
    )


@pytest.mark.parametrize("name", ["run.toml", "run.json"])
def test_a_written_configuration_reads_back_as_itself(tmp_path, name):
    """Every setting of it, the full width of attention and an ensemble of teachers included."""
    config = _rich(tmp_path)

    write_config(tmp_path / name, config)

    assert TrainingConfig.read(tmp_path / name) == config


def test_a_file_that_cannot_be_written_is_one_sentence(tmp_path):
    """Without the path, and with what to do."""
    with pytest.raises(InvalidConfiguration, match=r"run.toml cannot be written. Choose another"):
        write_config(tmp_path / "nowhere" / "run.toml", tiny_config())


def test_the_command_line_is_the_file_where_nothing_differs(tmp_path):
    """No --set for what stands in the file already."""
    write_config(tmp_path / "run.toml", _rich(tmp_path))

    assert (
        command_line(_rich(tmp_path), tmp_path / "run.toml") == f"xlite train {tmp_path}/run.toml"
    )


def test_the_command_line_runs_the_same_configuration(tmp_path):
    """As `xlite train` parses it, from a shipped example that differs in nearly everything."""
    example = resource_root() / "examples" / "quick-look.toml"

    command = command_line(_rich(tmp_path), example)

    words = shlex.split(command)
    assert words[:3] == ["xlite", "train", str(example)]
    assert words[3::2] == ["--set"] * len(words[4::2])
    assert TrainingConfig.read(example, changes=parsed_changes(words[4::2])) == _rich(tmp_path)
    assert "student.attention=mhsa" in command


def test_what_cannot_be_taken_away_from_a_file_has_no_command_line(tmp_path):
    """A teacher that the file has and the run has not: a file without it is needed."""
    write_config(tmp_path / "run.toml", _rich(tmp_path))

    assert command_line(replace(_rich(tmp_path), distillation=None), tmp_path / "run.toml") is None
    assert command_line(_rich(tmp_path), tmp_path / "missing.toml") is None


def test_a_full_configuration_is_plain_toml():
    """Settings that are nothing are left out: that is their default."""
    text = as_toml(tiny_config())

    assert "focal_alpha" not in text
    assert "[loop]" in text
