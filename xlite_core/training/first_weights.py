"""Starting from another run's weights: a new run with a new optimiser, and what it takes over."""

from __future__ import annotations

from pathlib import Path

from torch import Tensor

from xlite_core.errors import CorruptCheckpoint, InvalidConfiguration
from xlite_core.models.student import Student
from xlite_core.run_directory import run_meant
from xlite_core.training.checkpoint import load_weights, recorded_config
from xlite_core.training.events import AlarmRaised

_HEAD = "head."
_LOGITS = "head.logits."
"""The layer whose rows are findings."""


def first_weights(student: Student, init_from: str, findings: tuple[str, ...]) -> list[AlarmRaised]:
    """Load the weights that a run starts from, if it starts from any.

    Args:
        student: Its weights are replaced.
        init_from: A folder of a run or a pre-training, or a weights file; empty for none.
        findings: What the student's logits mean.

    Returns:
        What a person should know: that the last layer is new, because the other run had other
        findings, or that a bare weights file does not say which it had; that the whole head is
        new, because a pre-training has none.

    Raises:
        InvalidConfiguration: The weights cannot be read, or are those of another network.
    """
    if not init_from:
        return []
    path = run_meant(Path(init_from))
    state = _weights(path)
    own = student.state_dict()
    if not any(name.startswith(_HEAD) for name in state):
        head = {name: value for name, value in own.items() if name.startswith(_HEAD)}
        _require_same_network({**state, **head}, own)
        student.load_state_dict({**state, **head})
        return [_HEADLESS]
    says_findings = (path / "config.json").exists()
    if says_findings:
        same = recorded_config(path).findings == findings
    else:
        same = state.get(_LOGITS + "bias", own[_LOGITS + "bias"]).shape == (len(findings),)
    if not same:
        state = {**state, **{name: own[name] for name in own if name.startswith(_LOGITS)}}
    _require_same_network(state, own)
    student.load_state_dict(state)
    return _advice(same=same, says_findings=says_findings)


def _weights(path: Path) -> dict[str, Tensor]:
    try:
        return load_weights(path / "weights.safetensors" if path.is_dir() else path)
    except CorruptCheckpoint as error:
        raise InvalidConfiguration(
            f"The weights to start from, {path.name}, are missing or cannot be read.",
            "Name the folder of a finished run, or a weights file, in loop.init_from.",
        ) from error


def _require_same_network(state: dict[str, Tensor], own: dict[str, Tensor]) -> None:
    if state.keys() != own.keys() or any(state[name].shape != own[name].shape for name in own):
        raise InvalidConfiguration(
            "The weights that the run is to start from belong to another network.",
            "Name a run with the same backbone, attention and widths in loop.init_from.",
        )


def _advice(*, same: bool, says_findings: bool) -> list[AlarmRaised]:
    if same and says_findings:
        return []
    summary = (
        "The run to start from had other findings: the last layer begins anew."
        if not same
        else "The weights to start from do not say which findings they were trained for."
    )
    hint = (
        "Nothing needs to be done; expect the first epochs to teach that layer."
        if not same
        else "Name the run's folder instead of its weights file, if you have it."
    )
    return [AlarmRaised(kind="advice", epoch=0, summary=summary, hint=hint)]


_HEADLESS = AlarmRaised(
    kind="advice",
    epoch=0,
    summary="The weights to start from have no head: backbone and attention are taken over.",
    hint="Nothing needs to be done; expect the first epochs to teach the head.",
)
