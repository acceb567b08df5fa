import subprocess
import sys

import pytest

from xlite_core.errors import InvalidConfiguration
from xlite_core.models.config import StudentConfig
from xlite_core.models.registry import display_name, timm_name, unknown_backbone


def test_settings_survive_being_written_down():
    """What a run saves rebuilds the same student."""
    config = StudentConfig(backbone="resnet18", attention="performer", heads=4, dropout=0.1)

    assert StudentConfig.from_dict(config.to_dict()) == config


@pytest.mark.parametrize(
    ("settings", "sentence"),
    [
        ({"backbone": "resnet18", "colour": 1}, "no setting called 'colour'"),
        ({"attention": "none"}, "name no backbone"),
        ({"backbone": ""}, "needs a backbone"),
        ({"backbone": "resnet18", "attention": "magic"}, "no attention called 'magic'"),
        ({"backbone": "resnet18", "attention": "mhsa", "heads": 7}, "256 cannot be shared by 7"),
        ({"backbone": "resnet18", "attention": "mhsa", "attention_width": 6, "heads": 2}, "width"),
        ({"backbone": "resnet18", "layers": 0}, "'layers' is 0"),
        ({"backbone": "resnet18", "dropout": 1.0}, "dropout of 1.0"),
        ({"backbone": "resnet18", "in_channels": 2}, "2 channels"),
        ({"backbone": "resnet18", "schema": 2}, "schema 2"),
    ],
)
def test_settings_that_cannot_be_built_are_refused(settings, sentence):
    """A wrong setting is named, with what to use instead."""
    with pytest.raises(InvalidConfiguration, match=sentence) as refusal:
        StudentConfig.from_dict(settings)

    assert refusal.value.hint.endswith(".")


def test_heads_are_not_checked_where_there_is_no_attention():
    """Settings of an attention that is switched off cannot stand in the way."""
    config = StudentConfig(backbone="resnet18", attention="none", heads=7)

    assert config.attention == "none"


def test_students_have_names_for_people():
    """Display names follow the papers; a timm model goes by timm's name."""
    ours = StudentConfig(backbone="mobilenetv3_small", attention="mhsa")
    other = StudentConfig(backbone="ghostnet_100")

    assert display_name(ours) == "MobileNetV3-Small + MHSA"
    assert display_name(other) == "ghostnet_100"


def test_our_names_lead_to_timms():
    """Our keys are translated; any other name is timm's own already."""
    assert timm_name("mobilenetv3_large") == "mobilenetv3_large_100"
    assert timm_name("ghostnet_100") == "ghostnet_100"


def test_an_unknown_backbone_is_answered_with_near_matches():
    """A slip of the pen finds its way back."""
    error = unknown_backbone("mobilenet_v3_small")

    assert "mobilenetv3_small" in error.hint


def test_settings_need_no_torch():
    """The window may show and edit settings without loading torch."""
    program = (
        "import sys, xlite_core.models.config, xlite_core.models.registry;"
        "sys.exit('torch' in sys.modules or 'timm' in sys.modules)"
    )

    finished = subprocess.run([sys.executable, "-c", program], check=False)

    assert finished.returncode == 0
