"""A configuration rebuilds its run, or is refused before anything starts."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.helpers.tiny_study import tiny_config
from xlite_core.errors import InvalidConfiguration
from xlite_core.models.config import StudentConfig
from xlite_core.resources import resource_root
from xlite_core.training.config import TrainingConfig

CONFIG = tiny_config()


def test_a_configuration_survives_its_file(tmp_path):
    """Every setting, nested ones too."""
    path = tmp_path / "config.json"
    path.write_text(json.dumps(CONFIG.to_dict()))

    assert TrainingConfig.read(path) == CONFIG


def test_the_shipped_configuration_is_sound():
    """The one that the bundled student was trained with."""
    config = TrainingConfig.read(resource_root() / "protocol" / "student-2.toml")

    assert len(config.findings) == config.student.findings == 14


@pytest.mark.parametrize(
    "wrong",
    [
        {"epochs": 0},
        {"batch_size": 1},
        {"learning_rate": 0.0},
        {"learning_rate": float("nan")},
        {"warmup_epochs": 3},
        {"weight_decay": -0.1},
        {"ema_decay": 1.0},
        {"label_smoothing": 0.6},
        {"exponent": 2.0},
        {"seed": -1},
        {"threads": 0},
        {"findings": ("Mass",)},
        {"student": StudentConfig(backbone="mobilenetv3_small", findings=2, in_channels=1)},
    ],
    ids=str,
)
def test_settings_out_of_range_or_at_odds_are_refused(wrong):
    """Each with a sentence."""
    with pytest.raises(InvalidConfiguration):
        tiny_config(**wrong)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "3",
        "[[1]]",
        "{}",
        '{"name": "x"}',
        '{"name": "x", "student": 3, "recipe": {"size": 64}}',
        '{"name": "x", "student": {"backbone": "b"}, "recipe": [64]}',
        '{"name": "x", "student": {"backbone": "b"}, "recipe": {"size": 64}, "epoch": 3}',
        '{"name": "x", "student": {"backbone": "b"}, "recipe": {"size": 64}, "epochs": "3"}',
        '{"name": "x", "student": {"backbone": "b"}, "recipe": {"size": 64}, "augmentation": 3}',
    ],
)
def test_a_file_that_is_no_configuration_is_refused(tmp_path, text):
    """Whatever is in it, no traceback."""
    path = tmp_path / "config.json"
    path.write_text(text)

    with pytest.raises(InvalidConfiguration):
        TrainingConfig.read(path)


def test_a_missing_file_is_refused(tmp_path):
    """By name, without its folder."""
    with pytest.raises(InvalidConfiguration, match=r"none\.json cannot be read"):
        TrainingConfig.read(tmp_path / "none.json")


SOUND = {"name": "x", "student": {"backbone": "resnet18"}, "recipe": {"size": 64}}


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"name": 5}, "has no name"),
        ({"name": {"a": 1}}, "has no name"),
        ({"phase": ["baseline"]}, "no phase called"),
        ({"preset": ["baseline"]}, "no preset called"),
        ({"schema": "2"}, "has schema '2'"),
        ({"findings": "Mass"}, "no list of different names"),
        ({"findings": [1, 2]}, "no list of different names"),
        ({"findings": ["Mass", "Mass"]}, "no list of different names"),
        ({"findings": 3}, "no list of different names"),
        ({"recipe": {"size": "64"}}, "recipe.size = '64'"),
        ({"recipe": {"size": 64.5}}, "recipe.size = 64.5"),
        ({"recipe": {"size": 64, "clahe_tiles": 8.5}}, "recipe.clahe_tiles = 8.5"),
        ({"recipe": {"size": 64, "mean": 3}}, "section .recipe."),
        ({"recipe": {"size": 64, "mean": ["a"], "std": [1.0]}}, "section .recipe."),
        ({"recipe": {"clahe_tiles": 8}}, "section .recipe."),
        ({"recipe": {"size": 64, "sise": 3}}, "no setting called recipe.sise"),
    ],
    ids=str,
)
def test_a_setting_of_another_kind_is_one_sentence(wrong, sentence):
    """Which, and what it should be; whatever a file may hold."""
    with pytest.raises(InvalidConfiguration, match=sentence):
        TrainingConfig.from_values({**SOUND, **wrong}, Path())


def test_a_runs_own_file_is_restored_and_not_written_in_toml(tmp_path):
    """The hint fits the file."""
    (tmp_path / "config.json").write_text("{", encoding="utf-8")

    with pytest.raises(InvalidConfiguration) as refused:
        TrainingConfig.read(tmp_path / "config.json")

    assert refused.value.hint == "Restore it from a copy, or begin a new run."
