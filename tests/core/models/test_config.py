import subprocess
import sys
from dataclasses import fields

import pytest

from xlite_core.errors import InvalidConfiguration
from xlite_core.models.config import StudentConfig
from xlite_core.models.registry import attentions_of, display_name, timm_name, unknown_backbone
from xlite_core.setting import choices_of, settings_of
from xlite_core.training.config import TrainingConfig


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
        ({"backbone": "resnet18", "attention": "magic"}, "student.attention = 'magic'"),
        ({"backbone": "resnet18", "attention": "mhsa", "heads": 7}, "256 cannot be shared by 7"),
        ({"backbone": "resnet18", "attention": "mhsa", "attention_width": 6, "heads": 2}, "width"),
        ({"backbone": "resnet18", "layers": 0}, "student.layers = 0"),
        ({"backbone": "resnet18", "dropout": 1.0}, "student.dropout = 1"),
        ({"backbone": "resnet18", "in_channels": 2}, "student.in_channels = 2"),
        ({"backbone": "resnet18", "pretrained": "yes"}, "student.pretrained = 'yes'"),
        ({"backbone": "resnet18", "image_size": 8}, "student.image_size = 8"),
        ({"backbone": "resnet18", "schema": 2}, "schema 2"),
        ({"backbone": "scanline", "attention": "mhsa"}, "'scanline' is all attention"),
        ({"backbone": "pat_large", "attention": "performer"}, "'pat_large' is all attention"),
        ({"backbone": "pat_conv_large", "image_size": 200}, "200 pixels cannot be cut"),
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


def test_every_setting_says_what_it_does():
    """Forms and the manual get a meaning for each field but the schema's number."""
    declared = settings_of(StudentConfig)

    assert [*declared, "schema"] == [field.name for field in fields(StudentConfig)]
    assert all(setting.help.endswith(".") for setting in declared.values())
    assert choices_of(StudentConfig, "attention") == ("none", "mhsa", "performer")


def test_transformers_take_one_size_and_no_further_attention():
    """What may follow a backbone, and whether it is built for one size, needs no torch."""
    assert StudentConfig(backbone="scanline", image_size=200).fixed_size
    assert not StudentConfig(backbone="resnet18").fixed_size
    assert attentions_of("pat_large") == ("none",)
    assert attentions_of("resnet18") == ("none", "mhsa", "performer")


def test_students_have_names_for_people():
    """Display names follow the papers; a timm model goes by timm's name."""
    ours = StudentConfig(backbone="mobilenetv3_small", attention="mhsa")
    other = StudentConfig(backbone="ghostnet_100")

    assert display_name(ours) == "MobileNetV3-Small + MHSA"
    assert display_name(other) == "ghostnet_100"
    assert display_name(StudentConfig(backbone="scanline")) == "Scanline transformer"
    assert display_name(StudentConfig(backbone="pat_conv_large")) == "PaT-Conv-Large"


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


def test_the_recipes_size_is_the_students():
    """A student built for one size gets the recipe's, and another one is refused."""
    values = {"name": "rows", "student": {"backbone": "scanline"}, "recipe": {"size": 64}}

    config = TrainingConfig.from_dict(values)

    assert config.student.image_size == 64
    with pytest.raises(InvalidConfiguration, match="64 pixels, but the student takes 96"):
        TrainingConfig.from_dict({**values, "student": {"backbone": "scanline", "image_size": 96}})
