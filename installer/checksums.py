"""Writes and checks SHA256SUMS, in the format of `sha256sum`.

python -m installer.checksums dist            # writes dist/SHA256SUMS
python -m installer.checksums --check dist    # checks every line of it

`sha256sum --check SHA256SUMS`, in the folder, says the same.
"""

from __future__ import annotations

import argparse
import hashlib
import logging
import sys
from collections.abc import Sequence
from pathlib import Path

from installer.refusal import BuildRefused
from xlite_core.atomic_file import atomic_write

FILE_NAME = "SHA256SUMS"
log = logging.getLogger(__name__)


def sha256_of(path: Path) -> str:
    """Return the SHA-256 of a file's content, in hexadecimal digits."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def write_sums(folder: Path) -> Path:
    """Write the sums of all files that lie directly in a folder, signatures (.asc) left out.

    Raises:
        BuildRefused: There is no file to sum.
    """
    files = _summed(folder)
    if not files:
        raise BuildRefused(f"There is no file in {folder}.", "Build the installers first.")
    lines = [f"{sha256_of(file)}  {file.name}\n" for file in files]
    place = folder / FILE_NAME
    with atomic_write(place) as stream:
        stream.write("".join(lines).encode())
    return place


def check_sums(folder: Path) -> int:
    """Compare all files with their sums, and return how many there are.

    Raises:
        BuildRefused: There are no sums, a line is none, or a file is missing,
            changed or not among them.
    """
    place = folder / FILE_NAME
    if not place.is_file():
        raise BuildRefused(f"There is no {FILE_NAME} in {folder}.", "Write it first.")
    sums = {}
    for line in place.read_text(encoding="utf-8").splitlines():
        digest, gap, name = line[:64], line[64:66], line[66:]
        if gap != "  " or not name or "/" in name:
            raise BuildRefused(f"{place} has a line that is no sum: {line!r}.", "Write it anew.")
        sums[name] = digest
    for name, digest in sums.items():
        if not (folder / name).is_file():
            raise BuildRefused(f"{folder / name} is missing.", "Fetch or build it again.")
        if sha256_of(folder / name) != digest:
            raise BuildRefused(
                f"{folder / name} is not the file that was summed.", "Fetch or build it again."
            )
    unknown = sorted({file.name for file in _summed(folder)} - set(sums))
    if unknown:
        raise BuildRefused(
            f"{folder / unknown[0]} is not among the sums.", "Remove it, or write the sums anew."
        )
    return len(sums)


def _summed(folder: Path) -> list[Path]:
    return [
        file
        for file in sorted(folder.iterdir())
        if file.is_file() and file.name != FILE_NAME and file.suffix != ".asc"
    ]


def main(arguments: Sequence[str] | None = None) -> int:
    """Write or check sums from the command line; returns 1 after a refusal."""
    parser = argparse.ArgumentParser(prog="python -m installer.checksums", description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--check", action="store_true", help="compare instead of writing")
    options = parser.parse_args(arguments)
    try:
        if options.check:
            check_sums(options.folder)
        else:
            write_sums(options.folder)
    except BuildRefused as refused:
        log.error("%s", refused)  # noqa: TRY400 - the sentence is for people, not the trace
        return 1
    return 0


if __name__ == "__main__":
    logging.basicConfig(format="%(message)s")
    sys.exit(main())
