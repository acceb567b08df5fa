import pickle

import numpy as np
import pytest
import torch
from safetensors.torch import save_file

from tests.helpers.teachers import arnoweng_state, random_densenet, write_arnoweng
from xlite_core.errors import TeacherRefused
from xlite_core.findings import CHESTXRAY14
from xlite_core.models.chexnet_layouts import LAYOUTS, TORCHXRAYVISION_OUTPUTS
from xlite_core.models.densenet_teacher import open_densenet
from xlite_core.models.teacher import open_teacher

pytestmark = pytest.mark.torch

ROWS = np.arange(2)


def images(channels: int = 3) -> torch.Tensor:
    return torch.randn(2, channels, 64, 64, generator=torch.Generator().manual_seed(3))


def saved(path, weights):
    torch.save(weights, path)
    return path


def test_arnowengs_checkpoint_gives_its_networks_logits(tmp_path):
    """Old names, old format, both prefixes, no counters: the same network, before its sigmoid."""
    network = random_densenet()
    path = write_arnoweng(tmp_path / "model.pth.tar", network)

    teacher = open_teacher([str(path)], findings=CHESTXRAY14, files=["a.png"])

    assert torch.equal(teacher.logits(ROWS, (images(),)), network(images()))
    assert teacher.opinions == CHESTXRAY14
    assert "model.pth.tar (arnoweng/CheXNet)" in teacher.description


@pytest.mark.parametrize("prefix", ["", "module."])
@pytest.mark.parametrize("wrapped", [False, True])
@pytest.mark.parametrize("old", [False, True])
def test_torchvisions_names_are_read_bare_and_wrapped(prefix, wrapped, old, tmp_path):
    """With and without `module.`, `state_dict`, counters, and the names before 2018."""
    network = random_densenet()
    weights = network.state_dict()
    if old:
        weights = {
            key.removeprefix("module.densenet121.").replace("classifier.0.", "classifier."): value
            for key, value in arnoweng_state(network).items()
        }
    weights = {f"{prefix}{key}": value for key, value in weights.items()}
    path = saved(tmp_path / "teacher.pth", {"state_dict": weights} if wrapped else weights)

    teacher = open_densenet(path, CHESTXRAY14)

    assert torch.equal(teacher.logits(ROWS, (images(),)), network(images()))
    assert "torchvision" in teacher.description


def test_safetensors_in_half_precision_are_computed_in_single(tmp_path):
    """A file that was shrunk to half precision teaches in float32."""
    network = random_densenet()
    weights = {
        key: value.half() if value.is_floating_point() else value
        for key, value in network.state_dict().items()
    }
    save_file(weights, tmp_path / "teacher.safetensors")

    teacher = open_densenet(tmp_path / "teacher.safetensors", CHESTXRAY14)
    logits = teacher.logits(ROWS, (images(),))

    assert logits.dtype == torch.float32
    torch.testing.assert_close(logits, network(images()), atol=0.05, rtol=0.05)


def test_torchxrayvisions_outputs_are_mapped_by_name(tmp_path):
    """Eighteen outputs in another order; those never trained (NaN thresholds) have no opinion."""
    network = random_densenet(18, 1)
    thresholds = torch.full((18,), 0.05)
    thresholds[[5, 13]] = float("nan")  # Emphysema, Hernia
    path = saved(tmp_path / "xrv.pt", {**network.state_dict(), "op_threshs": thresholds})
    findings = ("Effusion", "Emphysema", "Lung_Opacity", "pleural thickening", "Cold")

    teacher = open_densenet(path, findings)
    logits, expected = teacher.logits(ROWS, (images(1),)), network(images(1))

    places = [TORCHXRAYVISION_OUTPUTS.index(n) for n in ("Effusion", "Lung Opacity")]
    assert torch.equal(logits[:, [0, 2]], expected[:, places])
    assert torch.equal(logits[:, 3], expected[:, 9])
    assert logits[:, [1, 4]].isnan().all()
    assert teacher.opinions == ("Effusion", "Lung_Opacity", "pleural thickening")


def test_torchxrayvision_without_thresholds_is_taken_as_trained_throughout(tmp_path):
    """A network that was built without the buffer has an opinion on all of its outputs."""
    path = saved(tmp_path / "xrv.pt", random_densenet(18, 1).state_dict())

    teacher = open_densenet(path, CHESTXRAY14)

    assert teacher.opinions == CHESTXRAY14


def test_each_layout_names_every_weight_of_the_network():
    """Written by hand, and complete: torchvision's own 727 names, 606 of them without counters."""
    wanted = set(random_densenet().state_dict())

    for layout in LAYOUTS:
        for dotted in (False, True):
            names = layout.names(dotted=dotted, counters=True)
            assert set(names.values()) == wanted
            assert len(names) == 727
    assert len(LAYOUTS[0].names(dotted=True, counters=False)) == 606


def test_recipes_are_the_publications():
    """ImageNet's statistics in three channels; -1024 to 1024 in one; neither with CLAHE."""
    chexnet, _, xrayvision = (layout.recipe for layout in LAYOUTS)
    greys = [(value - xrayvision.mean[0]) / xrayvision.std[0] for value in (0.0, 0.5, 1.0)]

    assert (chexnet.size, chexnet.channels, chexnet.clahe_clip) == (224, 3, 0.0)
    assert (xrayvision.size, xrayvision.channels, xrayvision.clahe_clip) == (224, 1, 0.0)
    assert greys == [-1024.0, 0.0, 1024.0]


def test_a_teacher_is_frozen_and_draws_no_random_numbers(tmp_path):
    """No gradient, no training mode, and the student that is built next is the same as without."""
    path = write_arnoweng(tmp_path / "model.pth.tar", random_densenet())
    torch.manual_seed(0)
    before = torch.get_rng_state()

    teacher = open_densenet(path, CHESTXRAY14)
    logits = teacher.logits(ROWS, (images().requires_grad_(),))

    assert torch.equal(torch.get_rng_state(), before)
    assert not logits.requires_grad
    assert not any(p.requires_grad for p in teacher._network.parameters())
    assert not any(module.training for module in teacher._network.modules())


def test_the_last_map_is_the_one_that_is_pooled(tmp_path):
    """Its mean through the classifier is the logit."""
    network = random_densenet()
    teacher = open_densenet(saved(tmp_path / "t.pth", network.state_dict()), CHESTXRAY14)

    features = teacher.feature_map((images(),))

    assert features.shape == (2, 1024, 2, 2)
    torch.testing.assert_close(network.classifier(features.mean(dim=(2, 3))), network(images()))
    assert not features.requires_grad


def test_one_missing_or_unexpected_name_is_refused(tmp_path):
    """Nothing is defaulted and nothing ignored; the sentence names the first of each."""
    weights = arnoweng_state(random_densenet())
    taken = "module.densenet121.features.norm0.bias"
    lacking = {key: value for key, value in weights.items() if key != taken}
    extra = {**weights, "module.densenet121.attention.weight": torch.zeros(1)}

    with pytest.raises(TeacherRefused, match=r"lacks 'densenet121\.features\.norm0\.bias'"):
        open_densenet(saved(tmp_path / "a.pth", lacking), CHESTXRAY14)
    with pytest.raises(TeacherRefused, match=r"holds 'densenet121\.attention\.weight' unexp"):
        open_densenet(saved(tmp_path / "b.pth", extra), CHESTXRAY14)


def test_counters_are_all_there_or_none(tmp_path):
    """The one permitted absence is that of a whole generation of files."""
    weights = dict(random_densenet().state_dict())
    del weights["features.norm5.num_batches_tracked"]

    with pytest.raises(TeacherRefused, match=r"lacks 'features\.norm5\.num_batches_tracked'"):
        open_densenet(saved(tmp_path / "a.pth", weights), CHESTXRAY14)


def changed(key, value):
    return {**random_densenet().state_dict(), key: value}


@pytest.mark.parametrize(
    ("weights", "sentence"),
    [
        ({"weight": torch.zeros(2)}, "no known layout"),
        ({}, "no weights by name"),
        ([torch.zeros(2)], "no weights by name"),
        ({"epoch": 3, "state_dict": {"a": "text"}}, "'a' is no weight"),
        ({3: torch.zeros(2)}, "3 is no weight"),
        (changed("classifier.bias", torch.zeros(15)), "the shape 15 where 14 belongs"),
        (changed("classifier.bias", torch.full((14,), torch.nan)), "no finite numbers"),
        (changed("features.norm0.weight", torch.tensor(1.0)), "of a single number where 64"),
    ],
)
def test_foreign_weights_are_refused(weights, sentence, tmp_path):
    """Another network's weights, shapes or values end in one sentence."""
    with pytest.raises(TeacherRefused, match=sentence) as refusal:
        open_densenet(saved(tmp_path / "teacher.pth", weights), CHESTXRAY14)

    assert refusal.value.hint.endswith(".")


def test_thresholds_of_another_number_are_refused(tmp_path):
    """torchxrayvision's buffer has one value an output."""
    weights = {**random_densenet(18, 1).state_dict(), "op_threshs": torch.zeros(14)}

    with pytest.raises(TeacherRefused, match="14 thresholds for 18 outputs"):
        open_densenet(saved(tmp_path / "xrv.pt", weights), CHESTXRAY14)


def test_a_teacher_of_other_findings_is_refused(tmp_path):
    """Without a finding in common there is nothing to teach."""
    path = saved(tmp_path / "t.pth", random_densenet().state_dict())

    with pytest.raises(TeacherRefused, match="knows none of the student's findings"):
        open_densenet(path, ("Scoliosis",))


class Bomb:
    def __reduce__(self):
        return (print, ("a pickle has run",))


@pytest.mark.parametrize("old_format", [False, True])
@pytest.mark.parametrize("kind", ["module", "bomb"])
def test_whole_networks_and_programs_are_refused_unopened(kind, old_format, tmp_path, capsys):
    """torchxrayvision publishes pickled networks: the hint says how to get their weights."""
    content = torch.nn.Linear(2, 2) if kind == "module" else {"state_dict": {"a": Bomb()}}
    torch.save(content, tmp_path / "t.pt", _use_new_zipfile_serialization=not old_format)

    with pytest.raises(TeacherRefused, match="pickled network or program") as refusal:
        open_densenet(tmp_path / "t.pt", CHESTXRAY14)

    assert "state_dict()" in refusal.value.hint
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize("share", [0.0, 0.01, 0.5, 0.999])
@pytest.mark.parametrize("old_format", [False, True])
def test_truncated_files_are_refused(share, old_format, tmp_path):
    """Wherever a download broke off, one sentence says so."""
    path = tmp_path / "teacher.pth"
    weights = {"a": torch.zeros(1000), "b": torch.ones(1000)}
    torch.save(weights, path, _use_new_zipfile_serialization=not old_format)
    content = path.read_bytes()
    path.write_bytes(content[: int(len(content) * share)])

    with pytest.raises(TeacherRefused, match="is damaged"):
        open_densenet(path, CHESTXRAY14)


def test_what_is_no_file_of_weights_is_refused(tmp_path):
    """A bare pickle that runs code, a text, noise, and nothing at all."""
    (tmp_path / "bare.pkl").write_bytes(pickle.dumps(Bomb()))
    (tmp_path / "text.pth").write_text("a,b\n1,2\n")
    (tmp_path / "noise.safetensors").write_bytes(bytes(range(256)) * 8)

    with pytest.raises(TeacherRefused, match=r"pickled network or program|damaged"):
        open_densenet(tmp_path / "bare.pkl", CHESTXRAY14)
    with pytest.raises(TeacherRefused, match="damaged"):
        open_densenet(tmp_path / "text.pth", CHESTXRAY14)
    with pytest.raises(TeacherRefused, match="damaged"):
        open_densenet(tmp_path / "noise.safetensors", CHESTXRAY14)
    with pytest.raises(TeacherRefused, match=r"There is no teacher none\.pth"):
        open_densenet(tmp_path / "none.pth", CHESTXRAY14)
