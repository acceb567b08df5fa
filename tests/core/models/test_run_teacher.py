import json

import numpy as np
import pytest
import torch
from safetensors.torch import load, save_file

from tests.helpers.teachers import write_run
from xlite_core.errors import TeacherRefused
from xlite_core.models.run_teacher import open_run
from xlite_core.models.teacher import open_teacher

pytestmark = pytest.mark.torch

FINDINGS = ("Mass", "Nodule", "Edema")


def images() -> torch.Tensor:
    return torch.randn(2, 3, 64, 64, generator=torch.Generator().manual_seed(3))


def settings(folder):
    return json.loads((folder / "config.json").read_text())


@pytest.mark.parametrize("name", ["", "weights.safetensors"])
def test_a_runs_student_teaches_what_it_says(name, tmp_path):
    """By its folder or its weights' file; columns follow the other student's findings."""
    student = write_run(tmp_path / "run", FINDINGS)

    teacher = open_teacher(
        [str(tmp_path / "run" / name)], findings=("Edema", "Hernia", "Mass"), files=[]
    )
    logits = teacher.logits(np.arange(2), (images(),))

    with torch.no_grad():
        expected = student(images())
    assert torch.equal(logits[:, [0, 2]], expected[:, [2, 0]])
    assert logits[:, 1].isnan().all()
    assert teacher.findings == ("Edema", "Hernia", "Mass")
    assert teacher.opinions == ("Edema", "Mass")
    assert (teacher.recipes[0].size, teacher.recipes[0].clahe_clip) == (64, 2.0)
    assert "on 2 of 3 findings" in teacher.description


def test_a_run_teaches_by_its_own_name(tmp_path):
    """A queue cannot know when its teacher will have begun."""
    student = write_run(tmp_path / "20260101_000000_BASELINE_001", FINDINGS)
    path = tmp_path / "20260101_000000_BASELINE_001" / "config.json"
    path.write_text(json.dumps({**json.loads(path.read_text()), "name": "teacher"}))

    teacher = open_teacher([str(tmp_path / "teacher")], findings=FINDINGS, files=[])

    with torch.no_grad():
        assert torch.equal(teacher.logits(np.arange(2), (images(),)), student(images()))


def test_its_map_is_the_one_that_its_head_pools(tmp_path):
    """Attention transfer sees F, after the teacher's own attention."""
    student = write_run(tmp_path, FINDINGS)

    features = open_run(tmp_path, FINDINGS).feature_map((images(),))

    with torch.no_grad():
        assert torch.equal(features, student.features(images()))


def test_opening_a_run_draws_no_random_numbers_and_fetches_nothing(tmp_path):
    """The run began with pretrained weights; what it has learned is in its folder."""
    write_run(tmp_path, FINDINGS)
    before = torch.get_rng_state()

    teacher = open_run(tmp_path, FINDINGS)

    assert settings(tmp_path)["student"]["pretrained"] is True
    assert torch.equal(torch.get_rng_state(), before)
    assert not any(p.requires_grad for p in teacher._network.parameters())
    assert not any(module.training for module in teacher._network.modules())


def test_a_transformer_may_teach(tmp_path):
    """A scanline transformer's position table and size are in its run."""
    student = write_run(tmp_path, FINDINGS, backbone="scanline", attention="none", image_size=64)

    logits = open_run(tmp_path, FINDINGS).logits(np.arange(2), (images(),))

    with torch.no_grad():
        assert torch.equal(logits, student(images()))


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (lambda v: v.pop("student"), "is no run"),
        (lambda v: v.update(findings=None), "is no run"),
        (lambda v: v["student"].update(backbone="resnet_18"), "no backbone called 'resnet_18'"),
        (lambda v: v["student"].update(colour=1), "no setting called 'colour'"),
        (lambda v: v["recipe"].update(size=4), "4 pixels is out of range"),
        (lambda v: v["student"].update(findings=5), "contradicts itself"),
        (lambda v: v["student"].update(in_channels=1), "contradicts itself"),
        (lambda v: v["student"].update(head_width=128), "the shape 256 x 256 where 128 x 256"),
        (lambda v: v["student"].update(attention="none"), "holds 'attention"),
        (lambda v: v["student"].update(layers=2), "lacks 'attention"),
    ],
)
def test_settings_that_do_not_fit_the_weights_are_refused(change, sentence, tmp_path):
    """Whatever was changed afterwards is named in one sentence."""
    write_run(tmp_path, FINDINGS)
    values = settings(tmp_path)
    change(values)
    (tmp_path / "config.json").write_text(json.dumps(values))

    with pytest.raises(TeacherRefused, match=sentence):
        open_run(tmp_path, FINDINGS)


def test_unfinished_damaged_and_foreign_folders_are_refused(tmp_path):
    """No configuration, no weights, cut-off weights, weights that are no numbers."""
    run = tmp_path / "run"
    write_run(run, FINDINGS)
    content = (run / "weights.safetensors").read_bytes()
    weights = load(content)

    with pytest.raises(TeacherRefused, match="is no run"):
        open_run(tmp_path, FINDINGS)
    (run / "weights.safetensors").write_bytes(content[:5000])
    with pytest.raises(TeacherRefused, match="damaged"):
        open_run(run, FINDINGS)
    weights["head.logits.bias"][0] = torch.inf
    save_file(weights, run / "weights.safetensors")
    with pytest.raises(TeacherRefused, match="no finite numbers"):
        open_run(run, FINDINGS)
    (run / "weights.safetensors").unlink()
    with pytest.raises(TeacherRefused, match="no weights to teach with"):
        open_run(run, FINDINGS)


def test_a_teacher_outlives_its_file(tmp_path):
    """Weights are in memory: cutting the file off afterwards changes no answer."""
    write_run(tmp_path, FINDINGS)
    teacher = open_run(tmp_path, FINDINGS)
    before = teacher.logits(np.arange(2), (images(),))

    (tmp_path / "weights.safetensors").write_bytes(b"")

    assert torch.equal(teacher.logits(np.arange(2), (images(),)), before)
