"""Files of teachers as they are published, with random weights under the published names."""

from __future__ import annotations

import functools
import json
from pathlib import Path

import torch
from safetensors.torch import save_file
from torch import Tensor, nn

from xlite_core.imaging.preprocessing import PreprocessingRecipe
from xlite_core.models.config import StudentConfig
from xlite_core.models.student import Student, build_student
from xlite_core.models.torchvision_ops import import_torchvision


@functools.cache
def random_densenet(outputs: int = 14, channels: int = 3) -> nn.Module:
    """Return torchvision's own DenseNet121, in evaluation mode, with statistics of its own."""
    with torch.random.fork_rng():
        torch.manual_seed(1)
        network = import_torchvision().models.densenet121(weights=None, num_classes=outputs)
        if channels == 1:
            network.features.conv0 = nn.Conv2d(1, 64, 7, stride=2, padding=3, bias=False)
        for module in network.modules():
            if isinstance(module, nn.BatchNorm2d):
                module.running_mean.normal_(std=0.1)
                module.running_var.uniform_(0.5, 1.5)
                module.num_batches_tracked.fill_(7)
        nn.init.normal_(network.classifier.weight, std=0.1)
        nn.init.normal_(network.classifier.bias)
    return network.eval().requires_grad_(False)


def arnoweng_state(network: nn.Module) -> dict[str, Tensor]:
    """Return the weights by the names of 2017: prefixes, dotted parts, no counters."""
    renamed = {}
    for key, value in network.state_dict().items():
        if key.endswith("num_batches_tracked"):
            continue
        name = key.replace("classifier.", "classifier.0.")
        if "denselayer" in name:
            for part in ("norm", "conv"):
                name = name.replace(f".{part}1.", f".{part}.1.").replace(
                    f".{part}2.", f".{part}.2."
                )
        renamed[f"module.densenet121.{name}"] = value.clone()
    return renamed


def write_arnoweng(path: Path, network: nn.Module) -> Path:
    """Write `model.pth.tar` in the format of that time, with what lay beside the weights."""
    content = {
        "epoch": 5,
        "best_loss": 0.17,
        "state_dict": arnoweng_state(network),
        "optimizer": {"state": {0: {"step": 3}}, "param_groups": [{"lr": 0.001}]},
    }
    torch.save(content, path, _use_new_zipfile_serialization=False)
    return path


def write_run(folder: Path, findings: tuple[str, ...], *, size: int = 64, **settings) -> Student:
    """Write what a finished run hands on, and return its student."""
    folder.mkdir(parents=True, exist_ok=True)
    config = StudentConfig(
        **{"backbone": "mobilenetv3_small", "attention": "performer", **settings},
        findings=len(findings),
    )
    student = build_student(config).eval()
    values = {
        "student": {**config.to_dict(), "pretrained": True},
        "recipe": PreprocessingRecipe(size=size).to_dict(),
        "findings": list(findings),
        "loss": {"kind": "bce"},
    }
    (folder / "config.json").write_text(json.dumps(values))
    save_file(student.state_dict(), folder / "weights.safetensors")
    return student
