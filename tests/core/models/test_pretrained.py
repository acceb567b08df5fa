import huggingface_hub.constants
import pytest
import torch
from safetensors.torch import save_file

from xlite_core.errors import InvalidConfiguration
from xlite_core.models.backbone import build_feature_map
from xlite_core.models.config import StudentConfig
from xlite_core.models.student import build_student
from xlite_core.models.torchvision_ops import import_timm

pytestmark = pytest.mark.torch


@pytest.fixture
def offline(tmp_path, monkeypatch):
    """An empty Hugging Face cache, and no way to the hub."""
    monkeypatch.setattr(huggingface_hub.constants, "HF_HUB_OFFLINE", True)
    monkeypatch.setattr(huggingface_hub.constants, "HF_HUB_CACHE", str(tmp_path / "hub"))
    return tmp_path / "hub"


def test_without_network_the_error_says_what_to_fetch_and_where_to_put_it(offline):
    """One sentence each for what happened and what to do; the command and the folder are named."""
    config = StudentConfig(backbone="mobilenetv3_small", pretrained=True)

    with pytest.raises(InvalidConfiguration, match="could not be fetched") as refusal:
        build_student(config)

    assert "timm/mobilenetv3_small_100.lamb_in1k" in refusal.value.summary
    assert "hf download timm/mobilenetv3_small_100.lamb_in1k" in refusal.value.hint
    assert "models--timm--mobilenetv3_small_100.lamb_in1k" in refusal.value.hint


def test_a_copied_cache_folder_serves_as_the_hint_says(offline):
    """Weights in the folder that the hint names are found without any network."""
    torch.manual_seed(0)
    published = import_timm().create_model("resnet18")
    folder = offline / "models--timm--resnet18.a1_in1k"
    snapshot = folder / "snapshots" / ("0" * 40)
    snapshot.mkdir(parents=True)
    (folder / "refs").mkdir()
    (folder / "refs" / "main").write_text("0" * 40)
    save_file(published.state_dict(), snapshot / "model.safetensors")

    student = build_student(StudentConfig(backbone="resnet18", pretrained=True))

    loaded = student.backbone.network.state_dict()
    assert all(torch.equal(value, published.state_dict()[name]) for name, value in loaded.items())


@pytest.mark.parametrize("backbone", ["scanline", "pat_large", "pat_conv_large"])
def test_transformers_of_our_own_have_no_pretrained_weights(backbone):
    """Nobody has published any, and that is said before anything is built."""
    config = StudentConfig(backbone=backbone, pretrained=True)

    with pytest.raises(InvalidConfiguration, match="no pretrained weights for"):
        build_student(config)


@pytest.mark.parametrize("content", [b"", b"certainly no weights", None])
def test_a_file_without_the_weights_is_refused(content, tmp_path):
    """An absent, an empty and a foreign file end in one sentence that names the file alone."""
    file = tmp_path / "weights.pth"
    if content is not None:
        file.write_bytes(content)

    with pytest.raises(InvalidConfiguration, match=r"The file weights\.pth does not hold"):
        build_feature_map("resnet18", in_channels=3, pretrained=False, weights_file=file)
