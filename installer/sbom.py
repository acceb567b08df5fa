"""Writes what ships as a software bill of materials: CycloneDX 1.6 in JSON.

    python -m installer.sbom --lock requirements/viewer.txt \
        --also pyinstaller --also pyinstaller-hooks-contrib \
        --onedir dist/x-lite-desktop --out dist

Python's packages, Python itself, libraries taken from the build machine, and
every shipped file with its SHA-256.  Written by hand, because the format needs
little and two builds of the same folder must be equal byte for byte: there is
no random serial number, and the time is that of `source_date_epoch`.
Format: https://cyclonedx.org/docs/1.6/json/; names of packages (purl):
https://github.com/package-url/purl-spec.
"""

from __future__ import annotations

import argparse
import json
import logging
import sys
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import quote

from installer.checksums import sha256_of
from installer.debian_origin import distribution, package_of, version_of
from installer.licences import check_library, check_package
from installer.product import VIEWER, Product, source_date_epoch, version
from installer.refusal import BuildRefused
from installer.shipped import Shipped, shipped_packages, system_libraries
from xlite_core.atomic_file import atomic_write

Component = dict[str, object]
log = logging.getLogger(__name__)


def bill_of_materials(
    packages: Sequence[Shipped], onedir: Path, product: Product = VIEWER
) -> Mapping[str, object]:
    """Return the bill, ready to be written as JSON.

    Args:
        packages: What ships of Python's packages.
        onedir: The frozen folder.
        product: What it is.

    Raises:
        BuildRefused: Something may not ship (`installer.licences`).
    """
    for package in packages:
        check_package(package)
    libraries = system_libraries(onedir, packages)
    return {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {
            "timestamp": datetime.fromtimestamp(source_date_epoch(), UTC).strftime(
                "%Y-%m-%dT%H:%M:%SZ"
            ),
            "lifecycles": [{"phase": "build"}],
            "component": _product(product),
        },
        "components": [
            _python(),
            *(_package(package) for package in packages),
            *(_library(library, onedir) for library in libraries),
            *_files(onedir),
        ],
    }


def write_sbom(
    packages: Sequence[Shipped],
    onedir: Path,
    out: Path,
    *,
    product: Product = VIEWER,
    stem: str = "",
) -> Path:
    """Write the bill into a folder and return its path.

    Args:
        packages: What ships of Python's packages.
        onedir: The frozen folder.
        out: The folder that gets the bill.
        product: What it is.
        stem: Beginning of the file's name; package and version without it.

    Raises:
        BuildRefused: Something may not ship.
    """
    bill = bill_of_materials(packages, onedir, product)
    out.mkdir(parents=True, exist_ok=True)
    place = out / f"{stem or f'{product.package}-{version()}'}.cdx.json"
    with atomic_write(place) as stream:
        stream.write((json.dumps(bill, indent=1, ensure_ascii=False) + "\n").encode())
    return place


def _product(product: Product) -> Component:
    return {
        "type": "application",
        "bom-ref": product.package,
        "name": product.name,
        "version": version(),
        "description": product.description,
        "licenses": [{"license": {"id": "Apache-2.0"}}],
        "purl": f"pkg:generic/{product.package}@{quote(version())}",
    }


def _python() -> Component:
    number = sys.version.split()[0]
    return {
        "type": "platform",
        "bom-ref": f"pkg:generic/python@{number}",
        "name": "Python",
        "version": number,
        "licenses": [{"license": {"id": "PSF-2.0"}}],
        "purl": f"pkg:generic/python@{number}",
    }


def _package(package: Shipped) -> Component:
    purl = f"pkg:pypi/{package.name}@{quote(package.version)}"
    component: Component = {
        "type": "library",
        "bom-ref": purl,
        "name": package.name,
        "version": package.version,
        "licenses": [
            {"expression": package.licence}
            if package.is_spdx
            else {"license": {"name": package.licence}}
        ],
        "purl": purl,
    }
    if package.homepage:
        component["externalReferences"] = [{"type": "website", "url": package.homepage}]
    return component


def _library(library: Path, onedir: Path) -> Component:
    package = package_of(library.name)
    number = version_of(package)
    return {
        "type": "library",
        "bom-ref": f"library:{library.relative_to(onedir).as_posix()}",
        "name": library.name,
        "version": number,
        "licenses": [{"expression": check_library(library)}],
        "purl": f"pkg:deb/{distribution()}/{quote(package)}@{quote(number)}",
    }


def _files(onedir: Path) -> list[Component]:
    return [
        {
            "type": "file",
            "bom-ref": f"file:{path.relative_to(onedir).as_posix()}",
            "name": path.relative_to(onedir).as_posix(),
            "hashes": [{"alg": "SHA-256", "content": sha256_of(path)}],
        }
        for path in sorted(onedir.rglob("*"))
        if path.is_file() and not path.is_symlink()
    ]


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the bill from the command line; returns 1 after a refusal."""
    parser = argparse.ArgumentParser(prog="python -m installer.sbom")
    parser.add_argument("--lock", type=Path, help="what ships; without it, all that is installed")
    parser.add_argument("--also", action="append", default=[], help="a package beside the lock")
    parser.add_argument("--environment", type=Path, help="its site-packages; usually this one's")
    parser.add_argument("--onedir", type=Path, required=True, help="the frozen folder")
    parser.add_argument("--out", type=Path, required=True, help="the folder for the bill")
    options = parser.parse_args(arguments)
    try:
        packages = shipped_packages(
            options.lock, also=options.also, environment=options.environment
        )
        made = write_sbom(packages, options.onedir, options.out)
    except BuildRefused as refused:
        log.error("%s", refused)  # noqa: TRY400 - the sentence is for people, not the trace
        return 1
    sys.stdout.write(f"{made}\n")
    return 0


if __name__ == "__main__":
    logging.basicConfig(format="%(message)s")
    sys.exit(main())
