import pytest
import torch

from xlite_core.models.complexity import complexity, complexity_table
from xlite_core.models.config import StudentConfig
from xlite_core.models.student import build_student

pytestmark = pytest.mark.torch


def test_published_operation_counts_are_met():
    """MobileNetV3-Small: 56 M multiply-accumulates at 224 in the paper (Howard et al., 2019).

    Ours lacks the paper's layers after the pooling (1.2 M) and has its own head.
    """
    row = complexity(StudentConfig(backbone="mobilenetv3_small"))

    assert row.macs == pytest.approx(55e6, rel=0.03)


def test_parameters_are_those_of_the_built_student():
    """Counting without values counts the same weights."""
    config = StudentConfig(backbone="mobilenetv3_small", attention="performer")

    row = complexity(config)

    assert row.parameters == sum(p.numel() for p in build_student(config).parameters())
    assert row.file_mb == pytest.approx(4e-6 * row.parameters)


def test_full_width_attention_on_efficientnet_costs_six_million_weights():
    """The reason for the bottleneck: 4 x 1280 x 1280 weights a layer."""
    plain = complexity(StudentConfig(backbone="efficientnet_b0"), input_size=64)
    full = complexity(
        StudentConfig(backbone="efficientnet_b0", attention="mhsa", attention_width=None),
        input_size=64,
    )

    assert full.parameters - plain.parameters == pytest.approx(6.6e6, rel=0.01)


def test_attentions_matrix_products_are_counted():
    """Four times the cells: sixteen times the pairs that exact attention compares."""
    config = StudentConfig(backbone="mobilenetv3_small", attention="mhsa")
    plain = StudentConfig(backbone="mobilenetv3_small")

    extra = [
        complexity(config, input_size=size).macs - complexity(plain, input_size=size).macs
        for size in (128, 256)
    ]

    assert extra[1] > 4 * extra[0]


def test_counting_leaves_torchs_default_device_alone():
    """After counting, new tensors have values again."""
    complexity(StudentConfig(backbone="mobilenetv3_small"), input_size=64)

    assert torch.zeros(1).device.type == "cpu"


def test_the_table_has_a_row_for_each_student():
    """Six backbones with three attentions, three transformers with none; each named once."""
    names = [row.name for row in complexity_table(input_size=64)]

    assert len(set(names)) == 21
    assert "ConvNeXt-Tiny + Performer" in names
    assert "Scanline transformer" in names


def test_pat_large_has_about_two_million_weights_at_224_pixels():
    """Encoder: 4 x (96 x 3456 + 3456 + 1152 x 96 + 96 + 2 x 96 x 256 + 352 + 384) = 1.98 M."""
    encoder = 4 * (96 * 3456 + 3456 + 1152 * 96 + 96 + 2 * 96 * 256 + 352 + 384)
    patches = 96 * 3 * 16 * 16 + 96 + 14 * 14 * 96 + 2 * 96
    head = 96 * 256 + 256 + 256 * 14 + 14

    row = complexity(StudentConfig(backbone="pat_large"))

    assert row.parameters == encoder + patches + head
    assert row.parameters == pytest.approx(2.0e6, rel=0.06)
    assert row.file_mb == pytest.approx(8.4, abs=0.05)


def test_attentions_share_of_a_transformer_is_counted():
    """The multiplications of PaT-Large, written out: linear layers and attention's two products."""
    tokens, inner = 14 * 14, 12 * 96
    layer = tokens * (96 * 3 * inner + inner * 96 + 2 * 96 * 256) + 2 * tokens**2 * inner
    embedding = tokens * 96 * 3 * 16 * 16
    head = 96 * 256 + 256 * 14

    row = complexity(StudentConfig(backbone="pat_large"))

    assert row.macs == 4 * layer + embedding + head


def test_a_transformer_is_counted_at_the_size_that_is_asked_for():
    """Half the side: half the rows for a scanline transformer, a quarter of PaT's patches."""
    whole = complexity(StudentConfig(backbone="scanline"), input_size=224)
    half = complexity(StudentConfig(backbone="scanline"), input_size=112)

    assert half.input_size == 112
    assert half.macs < 0.5 * whole.macs
    assert half.parameters == whole.parameters - 112 * 256 - 3 * 112 * 256
