"""Everything that can go wrong in a way a user can act on.

XLiteError
├── UnreadableImage          the file is missing, damaged, or no image at all
│   └── UnsupportedPixels    the file is sound, but holds something a radiograph is not
├── ModelFileRefused         an .onnx that is damaged, unsafe or not of this application
│   └── ModelMismatch        a sound model that does not fit what was asked of it
├── InvalidConfiguration     a setting out of range, or two that contradict each other
├── InvalidLabels            a label table or fold file that cannot be used
├── ExportRefused            an exported graph that does not compute what the network does
├── CorruptCheckpoint        a checkpoint that does not belong to this run, or is damaged
├── RunDirectoryInUse        another live process writes to the run's folder
├── RunInterrupted           a run that cannot go on: disk full, loss no number, films vanished
├── LogRefused               a results table or notebook that cannot be used as it is
├── DicomRefused             a film that cannot become the DICOM object that was asked for
├── ReportRefused            a report or picture that cannot be written where it was wanted
├── WorklistRefused          the file of what is remembered cannot be read or written
├── BatchRefused             a batch that is in use, of another model, or cannot be written
├── PolicyForbids            the IT department's policy file does not allow it
├── PackRefused              a Training pack that is damaged, silent or of another version
├── TeacherRefused           a teacher file whose layout, findings or weights do not fit
└── MissingFeature           an optional package is not installed
"""

from __future__ import annotations

import importlib
import sys
from types import ModuleType


class XLiteError(Exception):
    """A failure with one sentence saying what happened and one saying what to do.

    Attributes:
        summary: What happened, to what.  A full sentence without any path or
            patient name; callers add the file's name where it is wanted.
        hint: What the user can do about it.  A full sentence.
    """

    def __init__(self, summary: str, hint: str) -> None:
        super().__init__(f"{summary} {hint}")
        self.summary = summary
        self.hint = hint


class UnreadableImage(XLiteError):  # noqa: N818 - the tree reads better without "Error" on each leaf
    """The file is missing, truncated, damaged, or of no kind that we read.

    Attributes:
        file_kind: What the content was recognised as, for people: "DICOM,
            JPEG 2000", "PNG", or "unknown kind".
    """

    def __init__(self, summary: str, hint: str, *, file_kind: str = "unknown kind") -> None:
        super().__init__(summary, hint)
        self.file_kind = file_kind


class UnsupportedPixels(UnreadableImage):
    """The file is sound but holds, say, a colour video or no pixels at all."""


class ModelFileRefused(XLiteError):  # noqa: N818
    """A model file that is damaged, unsafe, of another schema, or not ours."""


class ModelMismatch(ModelFileRefused):
    """A sound model whose findings or inputs are not the ones that were asked for."""


class InvalidConfiguration(XLiteError):  # noqa: N818
    """A setting is out of its range, unknown, or contradicts another."""


class InvalidLabels(XLiteError):  # noqa: N818
    """A label table or fold file misses columns, rows or positives it must have."""


class ExportRefused(XLiteError):  # noqa: N818
    """The exported graph does not compute what the trained network computes."""


class CorruptCheckpoint(XLiteError):  # noqa: N818
    """A checkpoint is damaged, or belongs to a run with another configuration."""


class RunDirectoryInUse(XLiteError):  # noqa: N818
    """A run directory has one writer at a time, and there is one."""


class RunInterrupted(XLiteError):  # noqa: N818
    """A run met something that it cannot train through; its checkpoints stay."""


class LogRefused(XLiteError):  # noqa: N818
    """A results table, a notebook or a row of one that cannot be used as it is."""


class TeacherRefused(XLiteError):  # noqa: N818
    """A teacher's file is of no known layout, damaged, or does not fit the findings."""


class DicomRefused(XLiteError):  # noqa: N818
    """A film whose file does not say what the wanted DICOM object must refer to."""


class ReportRefused(XLiteError):  # noqa: N818
    """A report or picture that cannot be written, printed or copied."""


class WorklistRefused(XLiteError):  # noqa: N818
    """The file of studies, marks and opinions is locked, read-only, damaged or too new."""


class BatchRefused(XLiteError):  # noqa: N818
    """The results of many films are in use elsewhere, of another model, or cannot be written."""


class PolicyForbids(XLiteError):  # noqa: N818
    """The policy file of this computer forbids it, or cannot be understood."""


class PackRefused(XLiteError):  # noqa: N818
    """A Training pack, or another Python, that this application cannot train with."""


class MissingFeature(XLiteError):  # noqa: N818
    """A package that only one feature needs is not installed.

    Attributes:
        module: The package; empty where the whole training half is missing.
    """

    def __init__(self, summary: str, hint: str, *, module: str = "") -> None:
        super().__init__(summary, hint)
        self.module = module


def require(module: str, *, feature: str, extra: str) -> ModuleType:
    """Import an optional package, or say which feature wants it.

    Args:
        module: The module to import, such as "torch".
        feature: What the user was trying to do: "Training a student".
        extra: The optional dependency group that brings the package.

    Raises:
        MissingFeature: The package is not installed.
    """
    try:
        return importlib.import_module(module)
    except ModuleNotFoundError as error:
        if error.name != module.partition(".")[0]:
            raise  # the package is there and something inside it is broken
        hint = f'Install it in a checkout of X-Lite: pip install ".[{extra}]".'
        if extra == "train":
            hint = 'Add the Training pack, or in a checkout of X-Lite: pip install ".[train]".'
        elif getattr(sys, "frozen", False):  # where nothing can be installed
            hint = (
                "The Training pack does not bring it; install it into a Python of your own, in a "
                f'checkout of X-Lite: pip install ".[train,{extra}]".'
            )
        raise MissingFeature(
            f"{feature} needs the package {module!r}, which is not installed.", hint, module=module
        ) from error
