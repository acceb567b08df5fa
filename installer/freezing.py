"""Running PyInstaller so that two runs make the same bytes."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from installer.product import REPOSITORY, source_date_epoch
from installer.refusal import BuildRefused


def freeze(spec: Path, out: Path, work: Path) -> None:
    """Freeze what a spec describes, with the Python of this process.

    Args:
        spec: What is frozen.
        out: The folder that gets the frozen folder.
        work: For what is only needed on the way.

    Raises:
        BuildRefused: It fails; what it said is on the screen.
    """
    done = subprocess.run(
        [
            sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "WARN",
            "--distpath", str(out), "--workpath", str(work / "pyinstaller"), str(spec),
        ],
        check=False,
        cwd=REPOSITORY,
        env={
            **os.environ,
            "PYTHONPATH": str(REPOSITORY),
            "PYTHONHASHSEED": "0",
            "SOURCE_DATE_EPOCH": str(source_date_epoch()),
        },
    )  # fmt: skip
    if done.returncode:
        raise BuildRefused(
            f"PyInstaller could not freeze {spec.stem} and ended with {done.returncode}.",
            "The last lines that it wrote say why.",
        )
