"""An upgrade and two removals in the clean root: what a user made outlives each, to the byte.

The older version is the artefact itself, packed again with a lower number and one file more.
"""

from __future__ import annotations

import io
import logging
import subprocess
import tarfile
import tempfile
from collections.abc import Mapping
from pathlib import Path, PurePosixPath

from installer.checksums import sha256_of
from installer.clean_root import USER, CleanRoot
from installer.installation import InRoot
from installer.product import FOLDER, NAME, PACKAGE, version
from installer.refusal import BuildRefused

OLDER = "0.0.1"

MARK = "only-in-the-older-version"
"""A file beside the programs of the older version; an upgrade takes it away."""

PLACES = (f".config/{NAME}", f".local/share/{NAME}")
"""Of a user's own, below the home folder; a removal has to name both."""

_MADE_UP = (
    f"{PLACES[0]}/settings.ini",
    f"{PLACES[1]}/worklist.sqlite",
    f"{PLACES[1]}/models/kept-1/student.onnx",
    f"{PLACES[1]}/runs/KEPT_001/weights.safetensors",
)
_SECONDS = 120.0

log = logging.getLogger(__name__)


def faults_of_upgrade_and_removal(installation: InRoot, artefact: Path) -> list[str]:
    """Remove what is installed, install an older version, upgrade and remove it; say what is wrong.

    Args:
        installation: Of the artefact.
        artefact: A .deb or .tar.gz.

    Raises:
        BuildRefused: Something cannot be installed or removed.
    """
    root = installation.root
    made = _make_up(root)
    said = _removed(installation, made)
    with tempfile.TemporaryDirectory(prefix="xlite-older-") as temporary:
        older = InRoot.install(root, older_version(artefact, Path(temporary)))
    mark = older.seen_from_here(f"{older.folder}/{MARK}")
    if not mark.is_file():
        said.append(f"The older version was not installed: there is no {mark}.")
    newer = InRoot.install(root, artefact)
    wrong = lost_or_changed(root.home, made)
    if mark.exists():
        wrong.append("it left a file of the older version.")
    done = newer.run("xlite", ["--version"], _SECONDS)
    if done.returncode or version() not in done.stdout:
        wrong.append(f"xlite --version then ended with {done.returncode}: {done.stdout}")
    said += _told(f"The upgrade from {OLDER} to {version()}", wrong)
    return said + _removed(newer, made)


def older_version(artefact: Path, folder: Path) -> Path:
    """Pack an artefact again as the version `OLDER`, with the file `MARK`, and return it.

    Raises:
        BuildRefused: It cannot be read, or not be packed.
    """
    try:
        return (_older_deb if artefact.suffix == ".deb" else _older_tarball)(artefact, folder)
    except (OSError, tarfile.TarError, subprocess.CalledProcessError) as error:
        raise BuildRefused(
            f"{artefact.name} could not be packed as an older version: {error}",
            "See that it is whole, and that there is room for its files twice.",
        ) from error


def lost_or_changed(home: Path, made: Mapping[str, str]) -> list[str]:
    """Return which files of a user are no longer what they were, by their SHA-256."""
    return [
        f"{name} was lost or changed."
        for name, digest in made.items()
        if not (home / name).is_file() or sha256_of(home / name) != digest
    ]


def _make_up(root: CleanRoot) -> dict[str, str]:
    """Write settings, worklist, a model and a run of the user; return the SHA-256 of each."""
    for name in _MADE_UP:
        (root.home / name).parent.mkdir(parents=True, exist_ok=True)
        (root.home / name).write_text(f"made by the user: {name}\n", encoding="utf-8")
    for place in PLACES:
        root.run_as_root("chown", "-R", USER, f"/home/{USER}/{PurePosixPath(place).parts[0]}")
    return {name: sha256_of(root.home / name) for name in _MADE_UP}


def _removed(installation: InRoot, made: Mapping[str, str]) -> list[str]:
    words = installation.remove()
    wrong = [f"it left {path}." for path in installation.left()]
    wrong += lost_or_changed(installation.root.home, made)
    wrong += [f"it does not say that {place} stays." for place in PLACES if place not in words]
    return _told("The removal", wrong)


def _told(what: str, wrong: list[str]) -> list[str]:
    if not wrong:
        log.info("%s kept settings, worklist, models and runs.", what)
    return [f"{what}: {sentence}" for sentence in wrong]


def _older_deb(artefact: Path, folder: Path) -> Path:
    tree, place = folder / "tree", folder / f"{PACKAGE}_{OLDER}.deb"
    _dpkg_deb("--raw-extract", str(artefact), str(tree))
    control = tree / "DEBIAN" / "control"
    lines = control.read_text(encoding="utf-8").splitlines()
    changed = [f"Version: {OLDER}" if line.startswith("Version:") else line for line in lines]
    control.write_text("\n".join([*changed, ""]), encoding="utf-8")
    (tree / "opt" / FOLDER / MARK).touch()
    _dpkg_deb("--root-owner-group", "-Znone", "--build", str(tree), str(place))
    return place


def _dpkg_deb(*arguments: str) -> None:
    subprocess.run(["dpkg-deb", *arguments], check=True, capture_output=True)


def _older_tarball(artefact: Path, folder: Path) -> Path:
    top = f"{FOLDER}-{OLDER}"
    place = folder / f"{top}.tar.gz"
    with (
        tarfile.open(artefact) as source,
        tarfile.open(place, "w:gz", compresslevel=1) as target,
    ):
        for member in source:
            content = source.extractfile(member) if member.isfile() else None
            member.pax_headers = {}  # they would say the old name again
            member.name = str(PurePosixPath(top, *PurePosixPath(member.name).parts[1:]))
            target.addfile(member, content)
        target.addfile(tarfile.TarInfo(f"{top}/app/{MARK}"), io.BytesIO())
    return place
