"""Finish a built Training pack: `python -m installer.make_pack FOLDER` writes its pack.json.

The built program is asked what it is, so that pack.json says what really came out of the build;
then every file is hashed.  Run it last: whatever changes afterwards makes the pack refused.
"""

from __future__ import annotations

import argparse
import hashlib
import sys
from collections.abc import Sequence
from pathlib import Path

from xlite_core.errors import PackRefused, XLiteError
from xlite_core.pack.asking import asked
from xlite_core.pack.pack_file import (
    FILE,
    PackFile,
    read_pack_file,
    this_machine,
    this_system,
)

PROGRAM = "xlite-training.exe" if sys.platform == "win32" else "xlite-training"


def main(arguments: Sequence[str] | None = None) -> int:
    """Write pack.json into the folder that the command line names, and say what is in it."""
    parser = argparse.ArgumentParser(description="Write the pack.json of a built Training pack.")
    parser.add_argument("folder", type=Path, help="what PyInstaller has made")
    options = parser.parse_args(arguments)
    try:
        pack = make_pack(options.folder)
    except XLiteError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    size = sum((options.folder / name).lstat().st_size for name in pack.files)
    sys.stdout.write(
        f"X-Lite Training pack {pack.version} ({pack.flavour}, torch {pack.torch}): "
        f"{len(pack.files):,} files, {size / 1e6:,.0f} MB\n"
    )
    return 0


def make_pack(folder: Path, *, program: str = PROGRAM) -> PackFile:
    """Write the pack.json of a folder, and return it as an application will read it.

    Args:
        folder: Of a built pack; files are hashed, and links as the files that they lead to.
        program: Name of its executable.

    Raises:
        PackRefused: The program cannot be started, does not answer what it is, or has no torch.
    """
    answer = asked((folder / program).absolute())
    if not answer.torch:
        raise PackRefused(
            f"The program {program} was built without torch.",
            "Build it in an environment of requirements/pack-cpu.txt or pack-cuda.txt.",
        )
    names = sorted(
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*")
        if path.is_file() and path != folder / FILE
    )
    made = PackFile(
        version=answer.version,
        protocol=answer.protocol,
        flavour=answer.flavour,
        system=this_system(),
        machine=this_machine(),
        torch=answer.torch,
        executable=program,
        files={name: _sha256(folder / name) for name in names},
    )
    (folder / FILE).write_text(made.to_json(), encoding="utf-8", newline="\n")
    return read_pack_file(folder)


def _sha256(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


if __name__ == "__main__":
    sys.exit(main())
