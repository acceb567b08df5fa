"""An installed application, and how to start it: in a clean root, or where it lies."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from pathlib import Path, PurePosixPath

from installer.clean_root import USER, CleanRoot
from installer.product import FOLDER, PACKAGE, PROGRAMS
from installer.refusal import BuildRefused
from installer.system_needs import debian_packages, system_needs

_EXE = ".exe" if sys.platform == "win32" else ""

_PATIENCE_S = 600.0
"""For unpacking and copying some hundred megabytes."""


class Installation(ABC):
    """Where an application was installed.

    Attributes:
        folder: Of the installed application, as it sees itself.
        workplace: A folder that it may write to, as it sees it.
    """

    folder: str
    workplace: str

    @abstractmethod
    def bring(self, file: Path) -> str:
        """Put a file where the application can read it, and return its path as seen from there."""

    @abstractmethod
    def run(
        self,
        program: str,
        arguments: Sequence[str],
        seconds: float,
        environment: Mapping[str, str] | None = None,
    ) -> subprocess.CompletedProcess[str]:
        """Run one of its programs."""

    @abstractmethod
    def smoke(
        self, films: Sequence[Path], out: Path, environment: Mapping[str, str], seconds: float
    ) -> int:
        """Have the window try itself out, and return its exit code; the record goes to `out`."""


class InPlace(Installation):
    """A frozen folder that is started where it lies, in the environment of this process."""

    def __init__(self, folder: Path) -> None:
        """Take over a folder.

        Raises:
            BuildRefused: A program is missing from it.
        """
        self.folder, self.workplace = str(folder), tempfile.gettempdir()
        for program in PROGRAMS:
            if not (folder / f"{program}{_EXE}").is_file():
                raise BuildRefused(
                    f"There is no program {program} in {folder}.",
                    "Name the folder that PyInstaller made.",
                )

    def bring(self, file: Path) -> str:
        return str(file)

    def run(
        self,
        program: str,
        arguments: Sequence[str],
        seconds: float,
        environment: Mapping[str, str] | None = None,
    ) -> subprocess.CompletedProcess[str]:
        clean = {name: value for name, value in os.environ.items() if "PYTHON" not in name}
        return subprocess.run(
            [str(Path(self.folder) / f"{program}{_EXE}"), *arguments],
            capture_output=True, text=True, check=False, timeout=seconds,
            env=clean | dict(environment or {}),
        )  # fmt: skip

    def smoke(
        self, films: Sequence[Path], out: Path, environment: Mapping[str, str], seconds: float
    ) -> int:
        out.mkdir(parents=True, exist_ok=True)
        arguments = ["--language", "en", "--smoke-test", str(out), *map(str, films)]
        done = self.run(PROGRAMS[0], arguments, seconds, environment)
        (out / "output.txt").write_text(done.stdout + done.stderr, encoding="utf-8")
        return done.returncode


class InRoot(Installation):
    """A package that was installed in a clean root, and is started there by its user."""

    def __init__(self, root: CleanRoot, folder: str, programs: str) -> None:
        """Name what was installed.

        Args:
            root: Where.
            folder: Of the application, as seen from inside.
            programs: Folder of its commands, as seen from inside.
        """
        self.root, self.folder, self._programs = root, folder, programs
        self.workplace = f"/home/{USER}"

    @classmethod
    def install(cls, root: CleanRoot, artefact: Path) -> InRoot:
        """Install a .deb as root, or have the user install a .tar.gz.

        Raises:
            BuildRefused: It is neither, or it cannot be installed.
        """
        if not artefact.is_file():
            raise BuildRefused(f"There is no file {artefact}.", "Build the installers first.")
        shutil.copy(artefact, root.folder / "tmp" / artefact.name)
        inside = f"/tmp/{artefact.name}"  # noqa: S108 - the root's own, and nobody else is in it
        if artefact.suffix == ".deb":
            root.add_package(inside)
            return cls(root, f"/opt/{FOLDER}", "/usr/bin")
        if artefact.name.endswith(".tar.gz"):
            local = f"/home/{USER}/.local"
            unpacked = _unpacked(root, inside)
            root.satisfy(debian_packages(system_needs(unpacked / "app")))
            _as_user(root, [f"/home/{USER}/{unpacked.name}/install.sh"])
            return cls(root, f"{local}/opt/{FOLDER}", f"{local}/bin")
        raise BuildRefused(
            f"{artefact.name} is no artefact that can be installed here.",
            "Name a .deb, a .tar.gz or a frozen folder.",
        )

    def remove(self) -> list[str]:
        """Remove the application, and return which of its files are left."""
        if self._programs == "/usr/bin":
            self.root.run_as_root("dpkg", "--remove", PACKAGE)
        else:
            _as_user(self.root, [f"{self.folder}/uninstall.sh"])
        left = self.root.folder / PurePosixPath(self.folder).relative_to("/")
        return [str(path) for path in left.rglob("*")] if left.exists() else []

    def bring(self, file: Path) -> str:
        films = self.root.home / "films"
        films.mkdir(exist_ok=True)
        shutil.copy(file, films / file.name)
        (films / file.name).chmod(0o644)
        return f"/home/{USER}/films/{file.name}"

    def run(
        self,
        program: str,
        arguments: Sequence[str],
        seconds: float,
        environment: Mapping[str, str] | None = None,
    ) -> subprocess.CompletedProcess[str]:
        command = [f"{self._programs}/{program}", *arguments]
        return self.root.run_as_user(command, environment=environment or {}, seconds=seconds)

    def smoke(
        self, films: Sequence[Path], out: Path, environment: Mapping[str, str], seconds: float
    ) -> int:
        inside = self.root.home / "smoke" / out.name
        shutil.rmtree(inside, ignore_errors=True)
        inside.mkdir(parents=True)
        self.root.run_as_root("chown", "-R", USER, f"/home/{USER}/smoke")
        arguments = ["--language", "en", "--smoke-test", f"/home/{USER}/smoke/{out.name}"]
        arguments += [self.bring(film) for film in films]
        done = self.run(PROGRAMS[0], arguments, seconds, environment)
        shutil.copytree(inside, out, dirs_exist_ok=True)
        (out / "output.txt").write_text(done.stdout + done.stderr, encoding="utf-8")
        return done.returncode


def _unpacked(root: CleanRoot, archive: str) -> Path:
    """Unpack an archive in the user's folder, as the user, and return the folder that was in it."""
    before = set(root.home.iterdir())
    _as_user(root, ["tar", "--extract", "--file", archive, "--directory", f"/home/{USER}"])
    (folder,) = set(root.home.iterdir()) - before
    return folder


def _as_user(root: CleanRoot, command: Sequence[str]) -> None:
    done = root.run_as_user(command, environment={}, seconds=_PATIENCE_S)
    if done.returncode:
        raise BuildRefused(
            f"{PurePosixPath(command[0]).name} failed in the clean root.",
            f"It said: {done.stderr.strip()[-300:]}",
        )
