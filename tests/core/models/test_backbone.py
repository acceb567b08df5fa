import pytest
import torch

from xlite_core.errors import InvalidConfiguration
from xlite_core.models.backbone import build_feature_map
from xlite_core.models.torchvision_ops import import_timm, import_torchvision

pytestmark = pytest.mark.torch


def built(name: str, **settings):
    return build_feature_map(name, **{"in_channels": 3, "pretrained": False, **settings}).eval()


def test_torchvision_can_be_imported_again_and_again():
    """The two operators are declared once, and torchvision works beside any torch."""
    first = import_torchvision()
    second = import_torchvision()

    assert first is second
    assert hasattr(torch.ops.torchvision, "nms")


@pytest.mark.parametrize(
    ("name", "channels"),
    [
        ("mobilenetv3_small", 576),
        ("mobilenetv3_large", 960),
        ("efficientnet_b0", 1280),
        ("resnet18", 512),
    ],
)
def test_the_map_is_the_last_spatial_one(name, channels):
    """What timm computes after its pooling is no part of the map."""
    backbone = built(name)

    features = backbone(torch.zeros(1, 3, 96, 96))

    assert features.shape == (1, channels, 3, 3)
    assert backbone.channels == channels


@pytest.mark.parametrize("name", ["ghostnet_100", "vit_tiny_patch16_224"])
def test_any_timm_backbone_works_by_its_name(name):
    """Convolutional networks and transformers alike give a map, at any size."""
    backbone = built(name)

    features = backbone(torch.zeros(1, 3, 96, 96))

    assert features.shape[:2] == (1, backbone.channels)
    assert features.ndim == 4


def test_unknown_backbones_are_refused_with_near_matches():
    """The error names timm's models that read alike."""
    with pytest.raises(InvalidConfiguration, match="no backbone called 'resnet_18'") as refusal:
        built("resnet_18")

    assert "resnet18" in refusal.value.hint


def test_a_backbone_without_pretrained_weights_is_refused():
    """Asking for weights that do not exist is said before anything is downloaded."""
    with pytest.raises(
        InvalidConfiguration, match="no pretrained weights for 'efficientnet_b0_gn'"
    ):
        build_feature_map("efficientnet_b0_gn", in_channels=3, pretrained=True)


def test_pretrained_weights_load_through_timm_from_a_file(tmp_path):
    """Each weight of the map is the file's; the classifier's are left out."""
    torch.manual_seed(0)
    network = import_timm().create_model("mobilenetv3_small_100")
    torch.save(network.state_dict(), tmp_path / "weights.pth")

    backbone = built("mobilenetv3_small", pretrained=True, weights_file=tmp_path / "weights.pth")

    loaded = backbone.network.state_dict()
    expected = network.state_dict()
    assert loaded
    assert all(torch.equal(value, expected[name]) for name, value in loaded.items())


def test_pretrained_colour_weights_fold_into_one_channel(tmp_path):
    """A grey film repeated over three channels and once in one channel look the same."""
    torch.manual_seed(0)
    network = import_timm().create_model("resnet18")
    torch.save(network.state_dict(), tmp_path / "weights.pth")
    grey = torch.randn(1, 1, 64, 64, generator=torch.Generator().manual_seed(1))

    colour = built("resnet18", pretrained=True, weights_file=tmp_path / "weights.pth")
    single = built(
        "resnet18", in_channels=1, pretrained=True, weights_file=tmp_path / "weights.pth"
    )

    torch.testing.assert_close(single(grey), colour(grey.repeat(1, 3, 1, 1)))


def test_probing_a_network_leaves_its_running_statistics_alone():
    """Building counts channels without a trace in batch norm."""
    backbone = built("mobilenetv3_small")

    means = [v for name, v in backbone.named_buffers() if name.endswith("running_mean")]

    assert all(torch.equal(mean, torch.zeros_like(mean)) for mean in means)
