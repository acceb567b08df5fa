"""A fresh Debian in a folder: no Python, none of our environment, and no network while a test runs.

Made by debootstrap (its smallest variant) and entered with chroot in name spaces of its own, so
that nothing mounted there outlives a command.  It needs the rights of root, and the network for
debootstrap and apt.
"""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

from installer.refusal import BuildRefused

SUITE = "bookworm"
"""Debian 12: what the application is built on, and the oldest that it is promised to run on."""

USER = "reader"
"""Who starts the application: nobody with rights."""

_MOUNTS = """
set -e
mount --bind /tmp/.X11-unix "$1/tmp/.X11-unix"
mount -t proc proc "$1/proc"
mount -t tmpfs tmpfs "$1/dev/shm"
exec chroot "$@"
"""
"""The socket of the display, and what any program finds on Linux."""

_PYTHONS = ("usr/bin", "usr/local/bin", "bin", "opt")
"""Folders in which a Python would be found."""


class CleanRoot:
    """One such folder.

    Attributes:
        folder: Where it lies.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @property
    def home(self) -> Path:
        """The user's folder, as seen from outside."""
        return self.folder / "home" / USER

    def make(self) -> None:
        """Fill the folder, which is empty or missing, with the smallest Debian there is.

        Raises:
            BuildRefused: debootstrap is missing or fails, or what it made holds a Python.
        """
        _require("debootstrap", "unshare", "chroot")
        command = ["debootstrap", "--variant=minbase", SUITE, str(self.folder)]
        _checked(command, "The clean root could not be made.")
        self.folder.chmod(0o755)  # it is / in there, and a temporary folder is for root alone
        self._require_no_python()
        for name in ("tmp/.X11-unix", "dev/shm"):
            (self.folder / name).mkdir(parents=True, exist_ok=True)
        self.run_as_root("useradd", "--create-home", USER)

    def add_package(self, place: str) -> None:
        """Install a .deb that lies in it, with all that it depends on.

        Raises:
            BuildRefused: Something cannot be had, or brings a Python along.
        """
        self._apt_get("install", place)

    def satisfy(self, dependencies: Sequence[str]) -> None:
        """Install what a package would depend on, written as in its Depends.

        Raises:
            BuildRefused: As for `add_package`.
        """
        self._apt_get("satisfy", ", ".join(dependencies))

    def _apt_get(self, *what: str) -> None:
        shutil.copy("/etc/resolv.conf", self.folder / "etc" / "resolv.conf")
        self.run_as_root("apt-get", "update", "--quiet")
        self.run_as_root("apt-get", "--yes", "--no-install-recommends", *what)
        self.run_as_root("apt-get", "clean")
        self._require_no_python()

    def run_as_root(self, *command: str) -> str:
        """Run a command in it as root, with the network, and return what it said.

        Raises:
            BuildRefused: It fails.
        """
        inside = ["chroot", str(self.folder), *command]
        return _checked(inside, f"{command[0]} failed in the clean root.")

    def run_as_user(
        self, command: Sequence[str], *, environment: Mapping[str, str], seconds: float
    ) -> subprocess.CompletedProcess[str]:
        """Run a command in it as its user, with no network and nothing of our environment.

        Args:
            command: As seen from inside.
            environment: All that it gets besides the user's own folder and the usual path.
            seconds: How long it may take.

        Raises:
            BuildRefused: It takes longer.
        """
        own = {"HOME": f"/home/{USER}", "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", **environment}
        inside = [
            "unshare", "--mount", "--pid", "--net", "--ipc", "--fork", "--kill-child",
            "sh", "-c", _MOUNTS, "sh", str(self.folder),
            "setpriv", "--reuid", USER, "--regid", USER, "--init-groups",
            "env", "-i", *(f"{name}={value}" for name, value in own.items()), *command,
        ]  # fmt: skip
        try:
            return subprocess.run(
                inside, capture_output=True, text=True, check=False, timeout=seconds
            )
        except subprocess.TimeoutExpired as error:
            raise BuildRefused(
                f"{command[0]} did not end within {seconds:.0f} seconds.",
                "Start it by hand in the clean root and look at what it waits for.",
            ) from error

    def _require_no_python(self) -> None:
        found = [
            path
            for place in _PYTHONS
            for path in (self.folder / place).glob("python[23]*")
            if path.is_file()
        ]
        if found:
            raise BuildRefused(
                f"The clean root holds a Python: {found[0]}.",
                "See which package brought it; the application must do without.",
            )


def _require(*programs: str) -> None:
    for program in programs:
        if shutil.which(program) is None:
            raise BuildRefused(
                f"{program} is not installed, and no clean root can be made without it.",
                "Install the Debian packages debootstrap and util-linux, and try again.",
            )


def _checked(command: Sequence[str], summary: str) -> str:
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        last = (done.stderr or done.stdout).strip().splitlines()[-3:]
        raise BuildRefused(summary, " ".join(["It said:", *last]))
    return done.stdout
