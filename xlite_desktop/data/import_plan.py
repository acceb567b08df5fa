"""What is to be imported, checked while it is being filled in; and the import itself."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from xlite_core.data.inspection import Inspection, Verify
from xlite_core.data.manifest import Manifest, write_manifest
from xlite_core.data.preview import SourcePreview
from xlite_core.data.source import import_source
from xlite_core.errors import InvalidLabels
from xlite_desktop.data.data_set_origin import Origin, write_origin
from xlite_desktop.data.pace import Pace, Stopwatch
from xlite_desktop.translation import tr
from xlite_desktop.workspace import DataSet

LONGEST_NAME = 80
_NO_FILE_NAME = re.compile(r'[<>:"/\\|?*\x00-\x1f]|^\.|[. ]$')
_OF_WINDOWS = re.compile(r"(?i)(con|prn|aux|nul|com\d|lpt\d)(\..*)?")


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportPlan:
    """A filled-in import.

    Attributes:
        preview: The source.
        name: Of the data set.
        images: Folder of the films; None imports the table alone, or a folder of folders.
        findings: Those to import, in order.
        verify: How films are looked at.
    """

    preview: SourcePreview
    name: str
    images: Path | None
    findings: tuple[str, ...]
    verify: Verify = "full"


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """What came of an import.

    Attributes:
        data_set: Which is new.
        films: In its table.
        left_out: Files that are not, with reasons in the manifest.
    """

    data_set: DataSet
    films: int
    left_out: int


def first_plan(preview: SourcePreview, taken: set[str]) -> ImportPlan:
    """Return what is imported when nobody changes anything.

    Args:
        preview: The source.
        taken: Names of the data sets that are there.
    """
    stem = preview.source.name.removesuffix(".gz")
    stem = stem if preview.kind == "folders" else stem.rpartition(".")[0] or stem
    name = _NO_FILE_NAME.sub(" ", stem).strip()[:LONGEST_NAME] or "Data set"
    number, free = 1, name
    while free.casefold() in {other.casefold() for other in taken}:
        number += 1
        free = f"{name} {number}"
    return ImportPlan(preview=preview, name=free, images=preview.images, findings=preview.usual)


def wrong_name(name: str, taken: set[str]) -> str:
    """Return what is wrong with a name, or ""."""
    if not name.strip():
        return tr("Give the data set a name.")
    if name.strip().casefold() in {other.casefold() for other in taken}:
        return tr("There is a data set of this name.")
    if len(name.strip()) > LONGEST_NAME:
        return tr("Use {longest_name} characters at most.", longest_name=LONGEST_NAME)
    if _NO_FILE_NAME.search(name.strip()) or _OF_WINDOWS.fullmatch(name.strip()):
        return tr('Use a name without / \\ : * ? " < > | and without a dot at either end.')
    return ""


def run_import(
    plan: ImportPlan,
    data: Path,
    progress: Callable[[Pace], None],
    cancelled: Callable[[], bool],
) -> Imported | None:
    """Import a data set; it appears whole, or not at all.

    Args:
        plan: What to import.
        data: Folder of all data sets.
        progress: Told after each film.
        cancelled: Asked after each film.

    Returns:
        The new data set; None if cancelled.

    Raises:
        InvalidLabels: The source cannot be imported, the name is taken, or the disk is full.
    """
    data_set = DataSet(data / plan.name.strip())
    part, journal = data / f".{data_set.name}.part", data / f".{data_set.name}.checked"
    try:
        data.mkdir(parents=True, exist_ok=True)
        if data_set.folder.exists():
            raise InvalidLabels(
                tr("There is a data set called {data_set_name}.", data_set_name=data_set.name),
                tr("Choose another name."),
            )
        shutil.rmtree(part, ignore_errors=True)
        manifest = _looked_at(plan, journal, progress, cancelled)
        if manifest is None or cancelled():
            journal.unlink(missing_ok=True)
            return None
        part.mkdir()
        write_manifest(part / "manifest.csv", manifest)
        write_origin(part, Origin(source=plan.preview.source.name, imported=datetime.now(UTC)))
        part.rename(data_set.folder)
    except OSError as error:
        raise InvalidLabels(
            tr("The data set cannot be written."),
            tr("Check the disk and the permissions of the folder of data sets."),
        ) from error
    finally:
        shutil.rmtree(part, ignore_errors=True)
    with suppress(OSError):
        journal.unlink(missing_ok=True)
    return Imported(data_set=data_set, films=len(manifest.table), left_out=len(manifest.problems))


def _looked_at(
    plan: ImportPlan,
    journal: Path,
    progress: Callable[[Pace], None],
    cancelled: Callable[[], bool],
) -> Manifest | None:
    preview, watch = plan.preview, Stopwatch()
    alone = preview.kind != "folders" and plan.images is None
    inspection = Inspection(
        verify=plan.verify,
        # A crash or a power cut then costs no film twice; cancelling removes it.
        journal=None if alone else journal,
        progress=lambda done, total: progress(watch.pace(done, total)),
        cancelled=cancelled,
    )
    # The kind's own choice also says which columns it did not take.
    findings = () if plan.findings == preview.usual else plan.findings
    return import_source(
        preview.source, plan.images, preview.kind, findings=findings, inspection=inspection
    )


def with_finding(plan: ImportPlan, finding: str, chosen: bool) -> ImportPlan:
    """Return the plan with a finding more or less, in the order of the source."""
    wanted = {*plan.findings, finding} if chosen else {*plan.findings} - {finding}
    return replace(plan, findings=tuple(name for name in plan.preview.findings if name in wanted))
