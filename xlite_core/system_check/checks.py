"""The whole check, line by line: the computer, the parts of the application, model and folders."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path

from xlite_core.errors import ModelFileRefused, XLiteError
from xlite_core.resources import resource_root, sample_radiograph
from xlite_core.system_check.check_line import CheckLine, Fact
from xlite_core.system_check.machine import machine_lines
from xlite_core.system_check.policy_line import policy_line

FEWEST_FREE = 100_000_000
"""Bytes that a folder must have left: a worklist and settings want some MB, a run far more."""

_PARTS = ("models/student.onnx", "samples/phantom.png", "help", "fonts", "icons", "translations")


def system_check(
    *,
    folders: Mapping[str, Path],
    model: Path | None = None,
    others: Sequence[CheckLine] = (),
) -> Iterator[CheckLine]:
    """Look at everything, and yield a line for each thing as soon as it is known.

    It takes a second or two: a process is started, a network is loaded, a driver is asked.

    Args:
        folders: Name -> folder that must be writable once it is needed.
        model: The file whose self-test is run; None for what Diagnose opens.
        others: Lines of the caller, such as the window's.
    """
    yield from machine_lines()
    yield from others
    yield policy_line()
    yield _parts()
    yield from _loaded(Fact.READER, _reader)
    yield from _loaded(Fact.CODEC, _codecs)
    yield from _loaded(Fact.RUNTIME, partial(model_lines, model))
    for name, folder in folders.items():
        yield folder_line(name, folder)


def _loaded(fact: Fact, lines: Callable[[], Iterator[CheckLine]]) -> Iterator[CheckLine]:
    """Yield lines, and a failed one where a library that they need cannot be loaded."""
    try:
        yield from lines()
    except ImportError as error:
        missing = f"A part of the application cannot be loaded: {error.name or 'unknown'}."
        yield CheckLine(fact=fact, value=missing, passed=False)


def _codecs() -> Iterator[CheckLine]:
    from xlite_core.system_check.codecs import codec_lines  # pydicom takes a fifth of a second

    yield from codec_lines()


def _parts() -> CheckLine:
    missing = [part for part in _PARTS if not (resource_root() / part).exists()]
    return CheckLine(
        fact=Fact.RESOURCES,
        value=f"Missing are: {', '.join(missing)}." if missing else "All of them are there.",
        passed=not missing,
        place=str(resource_root()),
    )


def _reader() -> Iterator[CheckLine]:
    """Let the reader's own process read the sample, as it reads every film."""
    from xlite_core.io.bounded_reading import BoundedReader

    reader = BoundedReader()
    try:
        film = reader.read(sample_radiograph())
    except XLiteError as error:
        yield CheckLine(fact=Fact.READER, value=str(error), passed=False)
        return
    finally:
        reader.close()
    yield CheckLine(
        fact=Fact.READER,
        value=f"The sample of {film.columns:,} x {film.rows:,} pixels was read.",
        passed=True,
    )


def model_lines(model: Path | None) -> Iterator[CheckLine]:
    """Yield what computes, and what the model's own phantom gives here.

    Args:
        model: A model file; None for what Diagnose opens.

    Raises:
        ImportError: A library is missing.
    """
    import onnxruntime

    from xlite_core.inference.classifier import Classifier
    from xlite_core.installed_model import open_for_diagnose

    providers = ", ".join(
        name.removesuffix("ExecutionProvider") for name in onnxruntime.get_available_providers()
    )
    version = f"ONNX Runtime {onnxruntime.__version__} ({providers})"
    problem = None
    try:
        if model is not None:
            classifier = Classifier.open(model)
        else:
            classifier, found = open_for_diagnose()
            problem = found.problem
    except ModelFileRefused as error:
        yield CheckLine(fact=Fact.RUNTIME, value=version)
        # Not the hint: it names the policy file, whose path may name a person.
        yield CheckLine(fact=Fact.MODEL, value=error.summary, passed=False)
        return
    yield CheckLine(fact=Fact.RUNTIME, value=f"{classifier.provider_words}, {version}")
    if problem is not None:
        yield CheckLine(fact=Fact.MODEL, of="installed", value=problem.summary, passed=False)
    yield CheckLine(
        fact=Fact.MODEL,
        of=classifier.fingerprint,
        value=_self_test_words(has_phantom=classifier.card.self_test is not None),
        passed=True,
    )


def _self_test_words(*, has_phantom: bool) -> str:
    if not has_phantom:
        return "It opens, but holds no phantom to compare with."
    return "It gives the same results here as where it was made."


def folder_line(name: str, folder: Path) -> CheckLine:
    """Return whether a folder can be written, and how much room it has.

    One that is not there yet is judged by the nearest folder above it.
    """
    existing = next((one for one in (folder, *folder.parents) if one.is_dir()), None)
    if existing is None:
        value, passed = "Its drive is not there.", False
    else:
        value, passed = _room(existing)
    return CheckLine(fact=Fact.FOLDER, of=name, value=value, passed=passed, place=str(folder))


def _room(folder: Path) -> tuple[str, bool]:
    try:
        with tempfile.TemporaryFile(dir=folder):
            pass
        free = shutil.disk_usage(folder).free
    except OSError as error:
        return f"It cannot be written: {error.strerror or type(error).__name__}.", False
    room = f"{free / 1e9:.1f} GB"
    if free < FEWEST_FREE:
        return f"It is nearly full: {room} are free.", False
    return f"It can be written; {room} are free.", True
