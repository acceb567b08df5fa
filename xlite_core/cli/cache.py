"""`xlite data cache`: preprocessing the films of a manifest once, before anyone trains."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console

from xlite_core.counting import counted
from xlite_core.errors import InvalidLabels
from xlite_core.places import films_cache

if TYPE_CHECKING:
    from xlite_core.data.manifest import Manifest
    from xlite_core.imaging.cache import CacheReport
    from xlite_core.imaging.preprocessing import PreprocessingRecipe

_INTERRUPTED = 130
"""Exit status after Ctrl-C, as shells count it: 128 + SIGINT."""


def cache(
    manifest: Annotated[Path, typer.Argument(help="The manifest that `xlite data import` wrote.")],
    *,
    config: Annotated[
        Path | None, typer.Option(help="Take recipe and cache folder from a training file (TOML).")
    ] = None,
    size: Annotated[int, typer.Option(help="Side of the films, where no file says it.")] = 224,
    folder: Annotated[
        Path | None, typer.Option(help="Folder of all caches; by default the user's.")
    ] = None,
    workers: Annotated[
        int | None, typer.Option(min=1, help="Threads; by default one a core.")
    ] = None,
    estimate: Annotated[
        bool, typer.Option("--estimate", help="Say how large the cache is, and build nothing.")
    ] = False,
) -> None:
    """Preprocess films once, for every run of the same recipe.

    Films that are there are not read again; Ctrl-C keeps what was done, and the
    same command goes on from there.  Films that cannot be read are listed, and
    the exit status is then 1.
    """
    from xlite_core.data.manifest import read_manifest
    from xlite_core.imaging.cache import estimated_bytes, in_units

    recipe, caches = _recipe_and_folder(config, size)
    read = read_manifest(manifest)
    films = len(read.table)
    needed = in_units(estimated_bytes(films, recipe))
    typer.echo(f"{counted(films, 'film')} of {recipe.size} pixels: the whole cache takes {needed}.")
    if estimate:
        return
    if read.checked == "nothing":
        raise InvalidLabels(
            "The manifest was imported without films.", "Import it again, with --images."
        )
    errors = Console(stderr=True, soft_wrap=True)
    try:
        report = _built(read, recipe, folder or caches, workers=workers, console=errors)
    except KeyboardInterrupt:
        errors.print("Stopped. What was done is kept: the same command goes on from there.")
        raise typer.Exit(_INTERRUPTED) from None
    typer.echo(f"{counted(report.added, 'film')} added; {report.known:,} known from before.")
    if report.unreadable:
        typer.echo(f"{counted(len(report.unreadable), 'film')} could not be read:")
        for film in report.unreadable:
            typer.echo(f"  {film.file}: {film.reason}")
        raise typer.Exit(1)


def _recipe_and_folder(config: Path | None, size: int) -> tuple[PreprocessingRecipe, Path]:
    from xlite_core.imaging.preprocessing import PreprocessingRecipe
    from xlite_core.training.config import TrainingConfig

    if config is None:
        return PreprocessingRecipe(size=size), films_cache()
    training = TrainingConfig.read(config)
    named = None if training.data is None else training.data.cache
    return training.recipe, named or films_cache()


def _built(
    manifest: Manifest,
    recipe: PreprocessingRecipe,
    folder: Path,
    *,
    workers: int | None,
    console: Console,
) -> CacheReport:
    from xlite_core.cli.study import progress_bar
    from xlite_core.imaging.cache import CacheProgress, build_cache

    files = manifest.table.files.tolist()
    with progress_bar(console) as bar:
        task = bar.add_task("preprocessing films", total=len(files))

        def show(progress: CacheProgress) -> None:
            bar.update(
                task,
                completed=progress.done,
                description=f"preprocessing films, {progress.films_per_s:.0f} a second",
            )

        return build_cache(files, manifest.root, recipe, folder, progress=show, workers=workers)
