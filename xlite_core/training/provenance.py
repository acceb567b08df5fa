"""Where a run's numbers come from: versions, commit, hardware, seed, fingerprints."""

from __future__ import annotations

import json
import os
import platform
import shutil
import subprocess
from datetime import datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

import torch

from xlite_core import __version__
from xlite_core.atomic_file import atomic_write
from xlite_core.run_directory import RunDirectory
from xlite_core.training.config import TrainingConfig
from xlite_core.training.films import TrainingFilms

_PACKAGES = ("torch", "torchvision", "timm", "numpy", "opencv-python-headless", "safetensors")


def write_provenance(
    directory: RunDirectory,
    config: TrainingConfig,
    films: TrainingFilms,
    *,
    device: torch.device,
    processes: int = 1,
) -> None:
    """Write provenance.json; what an earlier attempt wrote moves into its list "earlier"."""
    earlier = _earlier(directory.provenance)
    content = {
        **provenance(config, films, device=device, processes=processes),
        "earlier": earlier,
    }
    with atomic_write(directory.provenance) as stream:
        stream.write(json.dumps(content, indent=1).encode())


def provenance(
    config: TrainingConfig, films: TrainingFilms, *, device: torch.device, processes: int
) -> dict[str, Any]:
    """Return what somebody needs to know to get the same numbers again: plain values."""
    return {
        "started": datetime.now().astimezone().isoformat(timespec="seconds"),
        "versions": {"xlite": __version__, "python": platform.python_version(), **_versions()},
        "commit": _commit(),
        "hardware": {
            "system": f"{platform.system()} {platform.machine()}",
            "cores": os.cpu_count(),
            "threads": torch.get_num_threads(),
            "device": str(device),
            "device_name": torch.cuda.get_device_name(device) if device.type == "cuda" else "",
            "processes": processes,
        },
        "seed": config.loop.seed,
        "table_fingerprint": films.table.fingerprint,
        "films_fingerprint": films.fingerprint,
        "recipe_hash": config.recipe.hash,
        "split": {
            "origin": films.origin,
            "train": len(films.train),
            "validation": len(films.validation),
            "test": len(films.test),
        },
    }


def _versions() -> dict[str, str]:
    found = {}
    for package in _PACKAGES:
        try:
            found[package] = version(package)
        except PackageNotFoundError:
            continue
    return found


def _commit() -> str:
    """Return the commit of a source checkout, with "+" after it when files differ; else ""."""
    checkout = Path(__file__).resolve().parents[2]
    git = shutil.which("git")
    if git is None or not (checkout / ".git").exists():
        return ""
    answers = [
        subprocess.run(  # noqa: S603 - fixed arguments
            [git, "--no-optional-locks", "-C", str(checkout), *arguments],
            capture_output=True,
            text=True,
            check=False,
        )
        for arguments in (["rev-parse", "HEAD"], ["status", "--porcelain", "-uno"])
    ]
    if any(answer.returncode for answer in answers):
        return ""
    return answers[0].stdout.strip() + ("+" if answers[1].stdout.strip() else "")


def _earlier(path: Path) -> list[dict[str, Any]]:
    try:
        values = json.loads(path.read_text(encoding="utf-8"))
        return [*values.pop("earlier", []), values]
    except (OSError, ValueError, AttributeError, TypeError):
        return []  # none yet, or damaged: it describes a run, the run does not depend on it
