"""`xlite dicom`: reports, captures, presentation states and copies without identity."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.markup import escape

from xlite_core.cli.kept_marks import kept_marks
from xlite_core.cli.models import opened
from xlite_core.errors import InvalidConfiguration
from xlite_core.policy import require_identity_export

if TYPE_CHECKING:
    from xlite_core.reporting.dicom_export import ExportPlan

app = typer.Typer(
    help="Write DICOM objects about films, or copies of films without the patient.",
    no_args_is_help=True,
    add_completion=False,
)

Films = Annotated[list[Path], typer.Argument(help="Films, or folders of films.")]
Out = Annotated[Path, typer.Option("--out", help="Folder for what is written.")]
Identity = Annotated[
    bool, typer.Option("--identity", help="Take patient, accession number and dates along.")
]
Model = Annotated[Path | None, typer.Option(help="A model file (.onnx) instead of the chosen one.")]
Policy = Annotated[str | None, typer.Option(help="Thresholds: youden, f1, ...")]
Finding = Annotated[str, typer.Option(help="Whose evidence is shown; the leading one by default.")]
Seed = Annotated[
    str, typer.Option(help="Any word: the same word gives the same UIDs and pseudonyms again.")
]


@app.command("report")
def report(
    files: Films,
    out: Out,
    *,
    identity: Identity = False,
    model: Model = None,
    policy: Policy = None,
    seed: Seed = "",
) -> None:
    """Write a structured report (TID 1500) of each DICOM film. Research use only."""
    _about("report", files, out, identity=identity, model=model, policy=policy, seed=seed)


@app.command("capture")
def capture(
    files: Films,
    out: Out,
    *,
    identity: Identity = False,
    model: Model = None,
    policy: Policy = None,
    finding: Finding = "",
    seed: Seed = "",
) -> None:
    """Write a secondary capture of each film with its evidence map. Research use only."""
    _about(
        "capture", files, out, identity=identity, model=model, policy=policy, finding=finding,
        seed=seed,
    )  # fmt: skip


@app.command("presentation")
def presentation(
    files: Films,
    out: Out,
    *,
    identity: Identity = False,
    model: Model = None,
    policy: Policy = None,
    finding: Finding = "",
    seed: Seed = "",
) -> None:
    """Write a presentation state with outlines of the evidence. Research use only."""
    _about(
        "presentation", files, out, identity=identity, model=model, policy=policy,
        finding=finding, seed=seed,
    )  # fmt: skip


@app.command("deidentify")
def deidentify(files: Films, out: Out, *, seed: Seed = "") -> None:
    """Write copies without the patient (PS3.15 Basic Profile), and a list of what was removed."""
    from xlite_core.reporting.dicom_export import ExportKind, ExportPlan

    _write(files, ExportPlan(kind=ExportKind.DEIDENTIFIED, folder=out, seed=seed))


def _about(
    kind: str,
    files: list[Path],
    out: Path,
    *,
    identity: bool,
    model: Path | None,
    policy: str | None,
    seed: str,
    finding: str = "",
) -> None:
    from xlite_core.reporting.dicom_export import ExportKind, ExportPlan

    if identity:
        require_identity_export()
    errors = Console(stderr=True, soft_wrap=True)
    classifier = opened(model, errors)
    card = classifier.card
    if finding and finding not in card.finding_names:
        raise InvalidConfiguration(
            f"The model has no finding of the name {finding}.",
            f"Choose one of: {', '.join(card.finding_names)}.",
        )
    chosen = policy or card.default_policy
    plan = ExportPlan(
        kind=ExportKind(kind),
        folder=out,
        identity=identity,
        card=card,
        thresholds=card.operating_points(chosen),
        policy=chosen,
        answer=classifier.predict,
        marks=kept_marks(classifier.fingerprint, errors),
        seed=seed,
    )
    _write(files, plan, finding)


def _write(files: list[Path], plan: ExportPlan, finding: str = "") -> None:
    """Write, name each file, and end with status 1 where one could not be written."""
    from xlite_core.inference.batch import films_in
    from xlite_core.reporting.dicom_export import FilmToExport, export_films

    films = [
        FilmToExport(name=path.name, path=path, finding=finding)
        for given in files
        for path in films_in(given)
    ]
    if not films:
        raise InvalidConfiguration(
            "There is no film in the given folders.",
            "Give PNG, JPEG, TIFF or DICOM files, or a folder that holds some.",
        )
    errors = Console(stderr=True, soft_wrap=True)
    failed, warnings = 0, dict[str, None]()
    for done in export_films(films, plan):
        if done.file is None:
            failed += 1
            errors.print(
                f"[red]{escape(done.name)}:[/red] {escape(str(done.problem))}", highlight=False
            )
            continue
        typer.echo(f"{done.name}: {done.file.name}{_removed_words(len(done.changes))}")
        if done.warning:
            warnings[done.warning] = None
    for warning in warnings:
        errors.print(escape(warning), style="yellow", highlight=False)
    if failed:
        raise typer.Exit(1)


def _removed_words(changes: int) -> str:
    return f", {changes:,} elements removed or replaced" if changes else ""
