"""Checkpoints are data that a crash cannot spoil, and weights that load or are refused."""

from __future__ import annotations

import hashlib
import io
from dataclasses import replace
from pathlib import Path

import pytest
import torch

from tests.helpers.tiny_study import tiny_config
from xlite_core.errors import CorruptCheckpoint, InvalidConfiguration
from xlite_core.training.checkpoint import (
    Checkpoint,
    load_weights,
    read_checkpoint,
    recorded_config,
    require_same_run,
    save_checkpoint,
    save_weights,
)
from xlite_core.training.checkpoint_folder import CheckpointFolder

CONFIG = tiny_config()


def checkpoint(**changes) -> Checkpoint:
    settings = {
        "epoch": 2,
        "step": 3,
        "config": CONFIG.to_dict(),
        "films": "f" * 16,
        "student": {"w": torch.arange(64.0)},
        "average": {},
        "optimizer": {"state": {0: {"step": torch.tensor(7.0)}}, "param_groups": [{"lr": 0.1}]},
        "scaler": {},
        "random": {"cpu": torch.get_rng_state()},
        "progress": {"loop": {"loss": 1.25, "best_loss": None}},
    }
    return Checkpoint(**settings | changes)


def sealed(path: Path, values) -> None:
    """Write values as a checkpoint is written, digest included."""
    buffer = io.BytesIO()
    torch.save(values, buffer)
    path.write_bytes(buffer.getvalue() + hashlib.sha256(buffer.getvalue()).digest())


def test_a_checkpoint_survives_its_file(tmp_path):
    """Tensors bit for bit, numbers and texts as they are; its size is said in megabytes."""
    path = tmp_path / "step_00000001.pt"
    saved = checkpoint()

    megabytes = save_checkpoint(path, saved)
    read = read_checkpoint(path)

    assert megabytes == path.stat().st_size / 1e6
    assert torch.equal(read.student["w"], saved.student["w"])
    assert torch.equal(read.random["cpu"], saved.random["cpu"])
    assert (read.epoch, read.step, read.progress) == (2, 3, saved.progress)
    assert read.optimizer == saved.optimizer
    require_same_run(read, CONFIG, "f" * 16)


@pytest.mark.parametrize(
    ("config", "films"), [(tiny_config(seed=7), "f" * 16), (CONFIG, "e" * 16)], ids=["seed", "film"]
)
def test_another_runs_checkpoint_is_refused(config, films):
    """Other settings, or other films."""
    with pytest.raises(CorruptCheckpoint, match="other settings or films"):
        require_same_run(checkpoint(), config, films)


def test_another_machine_is_the_same_run():
    """Threads may differ."""
    moved = replace(CONFIG, machine=replace(CONFIG.machine, threads=2))

    require_same_run(checkpoint(), moved, "f" * 16)


@pytest.mark.parametrize("content", [b"", b"no checkpoint", b"PK\x03\x04" + bytes(100)])
def test_a_damaged_checkpoint_is_refused(tmp_path, content):
    """In a sentence."""
    path = tmp_path / "step_00000001.pt"
    path.write_bytes(content)

    with pytest.raises(CorruptCheckpoint, match=r"step_00000001\.pt is damaged"):
        read_checkpoint(path)


@pytest.mark.parametrize("place", [0.3, 0.6, 0.9])
def test_one_changed_byte_among_the_weights_is_damage(tmp_path, place):
    """torch itself would not notice."""
    path = tmp_path / "step_00000001.pt"
    save_checkpoint(path, checkpoint(student={"w": torch.ones(20_000)}))
    content = bytearray(path.read_bytes())
    content[int(place * len(content))] ^= 0x40
    path.write_bytes(content)

    with pytest.raises(CorruptCheckpoint, match="is damaged"):
        read_checkpoint(path)


def test_a_checkpoint_of_another_version_is_refused(tmp_path):
    """By its schema."""
    path = tmp_path / "step_00000001.pt"
    sealed(path, {"schema": 1, "epoch": 3})

    with pytest.raises(CorruptCheckpoint, match="has schema 1; this version writes 2"):
        read_checkpoint(path)


def test_a_checkpoint_is_data_and_never_code(tmp_path):
    """A pickle that would run something is refused before it runs."""

    class Trap:
        def __reduce__(self):
            return (Path.touch, (tmp_path / "sprung",))

    path = tmp_path / "last.pt"
    sealed(path, {"schema": 2, "epoch": Trap()})

    with pytest.raises(CorruptCheckpoint, match="is damaged"):
        read_checkpoint(path)

    assert not (tmp_path / "sprung").exists()


def test_weights_that_cannot_be_read_are_refused(tmp_path):
    """Missing or damaged."""
    (tmp_path / "bad.safetensors").write_bytes(b"\xff" * 20)

    for name in ("none.safetensors", "bad.safetensors"):
        with pytest.raises(CorruptCheckpoint, match="cannot be read"):
            load_weights(tmp_path / name)


def test_weights_survive_their_file_whatever_their_memory_order(tmp_path):
    """channels_last and transposed tensors come back with the same values."""
    state = {
        "conv": torch.randn(4, 3, 2, 2).to(memory_format=torch.channels_last),
        "turned": torch.randn(3, 5).T,
    }

    save_weights(tmp_path / "w.safetensors", state)
    read = load_weights(tmp_path / "w.safetensors")

    assert all(torch.equal(read[name], tensor) for name, tensor in state.items())


def test_a_folder_without_configuration_is_no_run(tmp_path):
    """Missing or damaged: a sentence."""
    for content in (None, "{", "[]"):
        if content is not None:
            (tmp_path / "config.json").write_text(content)

        with pytest.raises(InvalidConfiguration):
            recorded_config(tmp_path)


def test_the_last_two_checkpoints_are_kept(tmp_path):
    """By their number of steps; what a killed writer left half written goes, too."""
    folder = CheckpointFolder(tmp_path / "checkpoints")
    for steps in (8, 9, 10, 11):
        folder.save(checkpoint(step=steps), steps_done=steps)
        (tmp_path / "checkpoints" / f".step_{steps:08d}.pt.ab.part").write_bytes(b"torn")
    folder.save(checkpoint(step=100), steps_done=100)

    names = sorted(path.name for path in (tmp_path / "checkpoints").iterdir())

    assert names == ["step_00000011.pt", "step_00000100.pt"]
    assert folder.newest()[0].step == 100
    assert folder.megabytes == pytest.approx(
        sum(p.stat().st_size for p in (tmp_path / "checkpoints").iterdir()) / 1e6
    )


def test_a_damaged_newest_checkpoint_gives_way_to_the_one_before(tmp_path):
    """It is named, set aside, and not counted among the last two any more."""
    folder = CheckpointFolder(tmp_path)
    for steps in (1, 2):
        folder.save(checkpoint(step=steps), steps_done=steps)
    (tmp_path / "step_00000002.pt").write_bytes(b"half a che")

    found, damaged = folder.newest()
    folder.save(checkpoint(step=3), steps_done=3)

    assert (found.step, damaged) == (1, ("step_00000002.pt",))
    assert sorted(p.name for p in tmp_path.iterdir()) == [
        "step_00000001.pt",
        "step_00000002.damaged",
        "step_00000003.pt",
    ]


def test_when_all_are_damaged_nothing_starts_again_by_itself(tmp_path):
    """The newest one's error comes out, and the files stay."""
    folder = CheckpointFolder(tmp_path)
    for steps in (1, 2):
        (tmp_path / f"step_{steps:08d}.pt").write_bytes(b"nothing")

    with pytest.raises(CorruptCheckpoint, match=r"step_00000002\.pt is damaged"):
        folder.newest()

    assert len(list(tmp_path.iterdir())) == 2


def test_a_run_that_has_not_saved_yet_has_none(tmp_path):
    """Neither has a folder that is not there."""
    assert CheckpointFolder(tmp_path).newest() == (None, ())
    assert CheckpointFolder(tmp_path).is_empty
    assert CheckpointFolder(tmp_path / "none").newest() == (None, ())


def test_best_weights_are_kept_by_kind(tmp_path):
    """A better one takes the place of the last; a missing one is refused."""
    folder = CheckpointFolder(tmp_path / "new")
    for value in (1.0, 2.0):
        folder.save_best("auc", {"w": torch.tensor([value])})

    assert folder.best("auc")["w"].item() == 2.0
    with pytest.raises(CorruptCheckpoint):
        folder.best("loss")
