"""What all fourteen maps cost: against the same graph without, and against pytorch-grad-cam."""

from __future__ import annotations

from importlib.metadata import version

import numpy as np
from numpy.typing import NDArray

from tests.benchmarks import material
from tests.benchmarks.measuring import Action, Figure, figure, interleaved, ratios

QUESTION = "2. All fourteen evidence maps"
THREADS = 2
CAM_THREADS = 1
"""For both sides of that comparison: OpenMP's threads wait for each other in a busy loop, so on a
machine with anything else to do two of them can be ten times slower than one."""


def measure(*, quick: bool) -> list[Figure]:
    figures = []
    image = np.random.default_rng(1).normal(size=(3, material.SIZE, material.SIZE))
    for backbone, network in material.NETWORKS.items():
        film = image.astype(np.float32)[None]
        figures += _against_bare(backbone, network, film, 30 if quick else 300)
        figures += _against_grad_cam(backbone, network, film, 1 if quick else 7)
    return figures


def _against_bare(
    backbone: str, network: str, film: NDArray[np.float32], repeats: int
) -> list[Figure]:
    with_maps = _session(material.exported(backbone))
    without = _session(material.exported(backbone, with_evidence=False))
    maps, bare = interleaved([lambda: with_maps(film), lambda: without(film)], repeats, warm_up=10)
    note = f"same graph without maps, ONNX Runtime {version('onnxruntime')} CPU, {THREADS} threads"
    return [
        figure(QUESTION, f"{network}: with maps", ratios(maps, bare), "x", goal=1.05, note=note),
        figure(QUESTION, f"{network}: forward pass with maps", maps, "ms"),
        figure(QUESTION, f"{network}: forward pass without", bare, "ms"),
    ]


def _against_grad_cam(
    backbone: str, network: str, film: NDArray[np.float32], repeats: int
) -> list[Figure]:
    ours = _session(material.exported(backbone), CAM_THREADS)
    usual, frozen = _grad_cam(backbone, film, frozen=False), _grad_cam(backbone, film, frozen=True)
    samples = interleaved([lambda: ours(film), usual, frozen], repeats, warm_up=1)
    reference = f"pytorch-grad-cam {version('grad-cam')}, torch {version('torch')}"
    lines = (
        # The goal is set against the fastest public configuration, not the usual one.
        (samples[1], "", "its documented use: one call a finding", None),
        (samples[2], " at its fastest", "one call a finding, backbone frozen", 50.0),
    )
    figures = []
    for theirs, suffix, use, goal in lines:
        note = f"{reference}, {CAM_THREADS} thread, {use}; {np.median(theirs):.0f} ms"
        name = f"{network}: times faster than Grad-CAM{suffix}"
        figures.append(
            figure(
                QUESTION, name, ratios(theirs, samples[0]), "x",
                goal=goal, goal_is_least=True, note=note,
            )
        )  # fmt: skip
    return figures


def _session(path, threads: int = THREADS) -> Action:
    import onnxruntime as ort

    options = ort.SessionOptions()
    options.intra_op_num_threads, options.inter_op_num_threads = threads, 1
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    session = ort.InferenceSession(path, options, providers=["CPUExecutionProvider"])
    return lambda film: session.run(None, {"image": film})


def _grad_cam(backbone: str, film: NDArray[np.float32], *, frozen: bool) -> Action:
    """Return the fourteen maps as its documentation makes them.

    With the backbone frozen the backward pass ends at the target layer, which
    saves it the walk through fifty layers that nobody asked for.
    """
    import copy

    import torch

    from xlite_core.models.torchvision_ops import import_torchvision

    import_torchvision()
    from pytorch_grad_cam import GradCAM
    from pytorch_grad_cam.utils.model_targets import ClassifierOutputTarget

    torch.set_num_threads(CAM_THREADS)
    student = copy.deepcopy(material.torch_student(backbone))
    student.backbone.requires_grad_(not frozen)
    image = torch.from_numpy(film)
    cam = GradCAM(model=student, target_layers=[student.attention])
    findings = student.config.findings
    return lambda: [
        cam(input_tensor=image, targets=[ClassifierOutputTarget(finding)])
        for finding in range(findings)
    ]
