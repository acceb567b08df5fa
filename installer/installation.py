"""An installed application, and how to start it: in a clean root, or where it lies."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tarfile
from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path, PurePosixPath

from installer.clean_root import USER, CleanRoot
from installer.product import FOLDER, PACKAGE, PROGRAMS, require_programs
from installer.refusal import BuildRefused
from installer.system_needs import debian_packages, system_needs

_EXE = ".exe" if sys.platform == "win32" else ""

_PATIENCE_S = 600.0
"""For unpacking and copying some hundred megabytes."""

BROUGHT, SEEN = "brought", "smoke"
"""Folders of the clean root's user: what is given to the application, and what it wrote down."""


class Installation(ABC):
    """Where an application was installed.

    Attributes:
        folder: Of the installed application, as it sees itself.
    """

    folder: str

    @abstractmethod
    def bring(self, source: Path) -> str:
        """Put a file or folder where the application can use it; return its path there."""

    @abstractmethod
    def unpack(self, archive: Path, folder: str) -> None:
        """Unpack an archive into a folder that was brought.

        Raises:
            BuildRefused: It cannot be unpacked.
        """

    @abstractmethod
    def seen_from_here(self, path: str) -> Path:
        """Return where a path of the application lies for this process."""

    @abstractmethod
    def run(
        self,
        program: str,
        arguments: Sequence[str],
        seconds: float,
        environment: Mapping[str, str] | None = None,
    ) -> subprocess.CompletedProcess[str]:
        """Run one of its programs.

        Raises:
            BuildRefused: It takes longer.
        """

    @abstractmethod
    def smoke(
        self,
        films: Sequence[Path],
        out: Path,
        environment: Mapping[str, str],
        seconds: float,
        *,
        training: Sequence[str] = (),
    ) -> int:
        """Have the window try itself out, and return its exit code.

        The record goes to `out`, which is made anew: one of an earlier start must not be judged.
        `training` names a Training pack and a study, as the application sees them.
        """


class InPlace(Installation):
    """A frozen folder or .app that is started where it lies, in the environment of this process."""

    def __init__(self, folder: Path) -> None:
        """Take over a folder.

        Raises:
            BuildRefused: A program is missing from it.
        """
        self.folder = str(folder)
        # A bundle has its libraries beside its programs' folder, and both are its own.
        self._programs = folder / "Contents" / "MacOS" if folder.suffix == ".app" else folder
        require_programs(self._programs, _EXE)

    def bring(self, source: Path) -> str:
        return str(source.resolve())

    def unpack(self, archive: Path, folder: str) -> None:
        try:
            with tarfile.open(archive) as opened:
                opened.extractall(folder, filter="data")
        except (OSError, tarfile.TarError) as error:
            raise BuildRefused(
                f"{archive.name} cannot be unpacked: {error}", "Fetch or build it again."
            ) from error

    def seen_from_here(self, path: str) -> Path:
        return Path(path)

    def run(
        self,
        program: str,
        arguments: Sequence[str],
        seconds: float,
        environment: Mapping[str, str] | None = None,
    ) -> subprocess.CompletedProcess[str]:
        clean = {name: value for name, value in os.environ.items() if "PYTHON" not in name}
        try:
            return subprocess.run(
                [str(self._programs / f"{program}{_EXE}"), *arguments],
                capture_output=True, text=True, encoding="utf-8", errors="replace", check=False,
                timeout=seconds, env=clean | dict(environment or {}),
            )  # fmt: skip
        except subprocess.TimeoutExpired as error:
            raise BuildRefused(
                f"{program} did not end within {seconds:.0f} seconds.",
                "Start it by hand and look at what it waits for.",
            ) from error

    def smoke(
        self,
        films: Sequence[Path],
        out: Path,
        environment: Mapping[str, str],
        seconds: float,
        *,
        training: Sequence[str] = (),
    ) -> int:
        shutil.rmtree(out, ignore_errors=True)
        out.mkdir(parents=True)
        arguments = _smoke_arguments(str(out), map(str, films), training)
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
            with tarfile.open(artefact) as archive:
                top = PurePosixPath(archive.getnames()[0]).parts[0]
            _as_user(root, ["tar", "--extract", "--file", inside, "--directory", f"/home/{USER}"])
            root.satisfy(debian_packages(system_needs(root.home / top / "app")))
            _as_user(root, [f"/home/{USER}/{top}/install.sh"])
            return cls(root, f"{local}/opt/{FOLDER}", f"{local}/bin")
        raise BuildRefused(
            f"{artefact.name} is no artefact that can be installed here.",
            "Name a .deb, a .tar.gz or a frozen folder.",
        )

    def remove(self) -> str:
        """Remove the application, and return what that said."""
        if self._programs == "/usr/bin":
            return self.root.run_as_root("dpkg", "--remove", PACKAGE)
        return _as_user(self.root, [f"{self.folder}/uninstall.sh"])

    def left(self) -> list[str]:
        """Return which files of the application are there, of a removed one."""
        left = self.seen_from_here(self.folder)
        commands = [self.seen_from_here(f"{self._programs}/{name}") for name in PROGRAMS]
        links = [str(path) for path in commands if path.is_symlink()]
        return [*links, *map(str, left.rglob("*"))]

    def bring(self, source: Path) -> str:
        inside = f"/home/{USER}/{BROUGHT}"
        folder = self.seen_from_here(inside)
        if not folder.is_dir():
            folder.mkdir()
            self.root.run_as_root("chown", USER, inside)
        place = folder / source.name
        if source.is_dir():
            shutil.rmtree(place, ignore_errors=True)
            shutil.copytree(source, place, symlinks=True)
            self.root.run_as_root("chown", "-R", USER, f"{inside}/{source.name}")
        else:
            shutil.copy(source, place)
            place.chmod(0o644)
        return f"{inside}/{source.name}"

    def unpack(self, archive: Path, folder: str) -> None:
        inside = self.bring(archive)
        _as_user(self.root, ["tar", "--extract", "--file", inside, "--directory", folder])
        self.seen_from_here(inside).unlink()

    def seen_from_here(self, path: str) -> Path:
        return self.root.folder / PurePosixPath(path).relative_to("/")

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
        self,
        films: Sequence[Path],
        out: Path,
        environment: Mapping[str, str],
        seconds: float,
        *,
        training: Sequence[str] = (),
    ) -> int:
        inside = self.root.home / SEEN / out.name
        shutil.rmtree(inside, ignore_errors=True)
        inside.mkdir(parents=True)
        self.root.run_as_root("chown", "-R", USER, f"/home/{USER}/{SEEN}")
        place = f"/home/{USER}/{SEEN}/{out.name}"
        arguments = _smoke_arguments(place, map(self.bring, films), training)
        done = self.run(PROGRAMS[0], arguments, seconds, environment)
        shutil.rmtree(out, ignore_errors=True)
        shutil.copytree(inside, out)
        (out / "output.txt").write_text(done.stdout + done.stderr, encoding="utf-8")
        return done.returncode


def _smoke_arguments(out: str, films: Iterable[str], training: Sequence[str]) -> list[str]:
    trains = ["--smoke-training", *training] if training else []
    return ["--language", "en", *films, "--smoke-test", out, *trains]


def _as_user(root: CleanRoot, command: Sequence[str]) -> str:
    done = root.run_as_user(command, environment={}, seconds=_PATIENCE_S)
    if done.returncode:
        raise BuildRefused(
            f"{PurePosixPath(command[0]).name} failed in the clean root.",
            f"It said: {done.stderr.strip()[-300:]}",
        )
    return done.stdout
