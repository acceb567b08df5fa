"""`xlite evaluate --labels CSV --images FOLDER`: a model judged on somebody's labelled films."""

from __future__ import annotations

from pathlib import Path

from rich.console import Console
from rich.markdown import Markdown
from rich.markup import escape

from xlite_core.errors import InvalidConfiguration

_MOST_LEFT_OUT = 10


def evaluate_folder(
    labels: Path | None, images: Path | None, *, model: Path | None, out: Path | None, draws: int
) -> None:
    """Judge a model file, write what came of it into a folder, and say it.

    Args:
        labels: CSV with a film a row and a finding a column, or in the NIH's own layout.
        images: Folder below which the films lie.
        model: A model file; the one that Diagnose opens if absent.
        out: Where the report goes; a folder called after the table, here, if absent.
        draws: Resamples behind each interval.
    """
    from xlite_core.cli.models import opened
    from xlite_core.cli.study import progress_bar
    from xlite_core.experiments import report_numbers
    from xlite_core.recalibration.cases import read_cases
    from xlite_core.recalibration.folder_report import folder_words, write_folder_report
    from xlite_core.recalibration.labelled_folder import judged_folder

    if labels is None or images is None:
        raise InvalidConfiguration(
            "Nothing says what is to be judged.",
            "Name a run or a CSV of predictions, or give --labels and --images to judge the model.",
        )
    console, errors = Console(), Console(stderr=True, soft_wrap=True)
    classifier = opened(model, errors)
    cases = read_cases(labels, images, classifier.card.finding_names)
    with progress_bar(errors) as bar:
        task = bar.add_task("reading films", total=len(cases.paths))
        judged = judged_folder(
            classifier,
            cases,
            name=labels.name,
            draws=draws,
            progress=lambda done: bar.update(task, completed=done),
        )
    for film in judged.left_out[:_MOST_LEFT_OUT]:
        errors.print(f"[yellow]{escape(film.file)}:[/yellow] {escape(film.reason)}")
    if len(judged.left_out) > _MOST_LEFT_OUT:
        errors.print(f"{len(judged.left_out) - _MOST_LEFT_OUT:,} more rows were left out.")
    folder = out or Path(f"{labels.name.partition('.')[0]}_evaluation")
    page = write_folder_report(judged, classifier, folder)
    console.print(Markdown(report_numbers.headline(judged.evaluation)))
    console.print(Markdown(report_numbers.findings_table(judged.evaluation)))
    told = f"{classifier.card.name} {classifier.fingerprint}: {folder_words(judged, classifier)}"
    console.print(told, highlight=False, markup=False, soft_wrap=True)
    console.print(str(page), highlight=False, markup=False, soft_wrap=True)
