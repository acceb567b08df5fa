"""`make training-pack`: freezes the Training pack, and packs it as an archive.

    python -m installer.build_pack --out dist

The flavour is that of the torch in this environment: one of requirements/pack-cpu.txt or
pack-cuda.txt.  The archive holds one folder, which is found by itself beside the application.
"""

from __future__ import annotations

import argparse
import logging
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from installer.checksums import write_sums
from installer.freezing import freeze
from installer.licences import FOLDER as LICENCES
from installer.licences import collect
from installer.make_pack import PROGRAM, make_pack
from installer.product import INSTALLER, REPOSITORY, TRAINING_PACK, filled
from installer.refusal import BuildRefused
from installer.sbom import write_sbom
from installer.shipped import shipped_packages
from installer.signing import sign_all
from installer.sizes import MB
from installer.tarball import write_tar
from installer.tree import folder_items, in_order
from xlite_core.atomic_file import atomic_write
from xlite_core.errors import XLiteError
from xlite_core.pack.pack_check import require_unchanged
from xlite_core.pack.pack_file import PackFile, read_pack_file
from xlite_core.pack.pack_places import FOLDER

SPEC = INSTALLER / "training-pack.spec"

README, SIGNATURES = "README.txt", "training-pack-signatures.txt"

log = logging.getLogger(__name__)


def main(arguments: Sequence[str] | None = None) -> int:
    """Build from the command line; returns 1 after a refusal."""
    parser = argparse.ArgumentParser(prog="python -m installer.build_pack", description=__doc__)
    parser.add_argument("--out", type=Path, default=REPOSITORY / "dist")
    parser.add_argument("--work", type=Path, default=REPOSITORY / "build")
    parser.add_argument("--frozen", action="store_true", help="take the folder that is there")
    options = parser.parse_args(arguments)
    try:
        build_pack(options.out, options.work, frozen=options.frozen)
    except XLiteError as refused:
        log.error("%s", refused)  # noqa: TRY400 - the sentence is for people, not the trace
        return 1
    return 0


def build_pack(out: Path, work: Path, *, frozen: bool = False) -> Path:
    """Freeze, collect licences, finish, pack and sum; return the archive.

    Args:
        out: The folder that gets the archive, its bill of materials and the sums.
        work: For what is only needed on the way.
        frozen: The frozen folder is there already; only pack it.

    Raises:
        BuildRefused: A step failed.
        PackRefused: What was frozen cannot train.
    """
    folder = work / "frozen" / FOLDER
    if not frozen:
        freeze(SPEC, folder.parent, work)
    if not (folder / PROGRAM).is_file():
        raise BuildRefused(
            f"There is no program {PROGRAM} in {folder}.",
            "Freeze the pack first, without --frozen.",
        )
    shipped = shipped_packages(None)
    collect(shipped, folder / LICENCES, onedir=folder, product=TRAINING_PACK)
    (folder / README).write_text(filled("training-pack.txt"), encoding="utf-8", newline="\n")
    if sys.platform == "win32":  # before it is hashed
        sign_all([folder / PROGRAM], os.environ, None)
    pack = make_pack(folder)
    archive = build_archive(folder, out)
    write_sbom(shipped, folder, out, product=TRAINING_PACK, stem=archive_stem(pack))
    (out / SIGNATURES).unlink(missing_ok=True)
    sign_all([archive], os.environ, out / SIGNATURES)
    sign_all([write_sums(out)], os.environ, None)
    size = sum((folder / name).lstat().st_size for name in pack.files)
    log.info(
        "%s: torch %s, %.0f MB in %d files; %.0f MB to download.",
        archive.name, pack.torch, size / MB, len(pack.files), archive.stat().st_size / MB,
    )  # fmt: skip
    return archive


def archive_stem(pack: PackFile) -> str:
    """Return the name of a pack's files, such as xlite-training-pack-0.1.0-linux-x86_64-cpu."""
    parts = (TRAINING_PACK.package, pack.version, pack.system, pack.machine, pack.flavour)
    return "-".join(parts)


def build_archive(folder: Path, out: Path) -> Path:
    """Pack a finished Training pack, and return the archive.

    Its bytes follow from the files and the time of the build alone.

    Raises:
        PackRefused: A file is not the one that was hashed, or was added since, or the folder is
            no pack.
    """
    pack = read_pack_file(folder)
    require_unchanged(folder, pack)
    items = in_order(folder_items(folder, FOLDER))
    out.mkdir(parents=True, exist_ok=True)
    place = out / f"{archive_stem(pack)}.tar.gz"
    with atomic_write(place) as stream:
        write_tar(stream, items)
    return place


if __name__ == "__main__":
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    sys.exit(main())
