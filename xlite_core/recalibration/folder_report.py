"""What a model is worth on a labelled folder, as files: two tables, numbers, and a page."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from pathlib import Path

from xlite_core.atomic_file import atomic_write
from xlite_core.counting import counted
from xlite_core.experiments import report_numbers
from xlite_core.experiments.markdown import plain, table
from xlite_core.experiments.metrics import RunMetrics
from xlite_core.findings import display_name
from xlite_core.inference.classifier import Classifier
from xlite_core.recalibration.labelled_folder import JudgedFolder
from xlite_core.written_name import written_name

PROBABILITIES, LOGITS = "probabilities.csv", "logits.csv"
METRICS, PAGE = "metrics.json", "evaluation.md"
LEFT_OUT = "left_out.csv"

_NAMED = 20
"""Films that the page names; a table of all of ChestX-ray14 may lack a hundred thousand."""

_TOO_FEW = "N/A: fewer than ten positive films, too few for an AUC."
_CALIBRATION = (
    "Probabilities are the model's own, for the prevalence that its card names; where findings are "
    "more or less common they are off by as much."
)


def write_folder_report(judged: JudgedFolder, classifier: Classifier, folder: Path) -> Path:
    """Write probabilities.csv, logits.csv, left_out.csv, metrics.json and evaluation.md.

    The tables have a row a film, called as the label table calls it unless a policy keeps names
    of films here, and a column a finding of the
    model, with every digit: whoever computes an AUC from them gets that of the page.

    Args:
        judged: What came of it.
        classifier: The model.
        folder: Made where it is missing.

    Returns:
        The page.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for name, values in ((PROBABILITIES, judged.probabilities), (LOGITS, judged.logits)):
        rows = zip(_named(judged.files), values.tolist(), strict=True)
        _write(folder / name, _csv(("file", *judged.findings), ((f, *row) for f, row in rows)))
    names = _named([film.file for film in judged.left_out])
    left_out = zip(names, (film.reason for film in judged.left_out), strict=True)
    _write(folder / LEFT_OUT, _csv(("file", "reason"), left_out))
    RunMetrics(test=judged.evaluation).write(folder / METRICS)
    _write(folder / PAGE, folder_page(judged, classifier))
    return folder / PAGE


def folder_page(judged: JudgedFolder, classifier: Classifier) -> str:
    """Return the page as Markdown."""
    card, evaluation = classifier.card, judged.evaluation
    parts = [
        f"# {plain(card.name)} on {plain(evaluation.data_name)}",
        f"**{card.intended_use}**",
        f"Model file {classifier.fingerprint}. {folder_words(judged, classifier)}",
        report_numbers.headline(evaluation),
        report_numbers.findings_table(evaluation),
        _TOO_FEW if any(finding.auc is None for finding in evaluation.findings) else "",
        "## At the model's own thresholds",
        report_numbers.operating_table(evaluation, card.default_policy),
        "## Calibration",
        _CALIBRATION,
        report_numbers.calibration_table(evaluation),
    ]
    if evaluation.subgroups:
        parts += ["## Groups of films", report_numbers.subgroup_table(evaluation)]
    if judged.left_out:
        names = _named([film.file for film in judged.left_out[:_NAMED]])
        rows = [
            [plain(name), plain(film.reason)]
            for name, film in zip(names, judged.left_out, strict=False)
        ]
        parts += ["## Films that were left out", table(["Film", "Why"], rows, left=(0, 1))]
    if len(judged.left_out) > _NAMED:
        parts.append(f"And {len(judged.left_out) - _NAMED:,} more, in {LEFT_OUT}.")
    return "\n\n".join(part.strip() for part in parts if part) + "\n"


def folder_words(judged: JudgedFolder, classifier: Classifier) -> str:
    """Return what must be known of the films to read the numbers, in a few sentences."""
    card, films = classifier.card, judged.evaluation.films
    left_out = counted(len(judged.left_out), "row")
    said = [f"{counted(films, 'film')} judged, {left_out} of the table left out."]
    if judged.doubted:
        said.append(f"The input check doubts {counted(judged.doubted, 'film')}; they count, too.")
    if not judged.knows_patients:
        said.append("The table names no patients: every film counts as a patient of its own.")
    if judged.unlabelled:
        names = ", ".join(map(display_name, judged.unlabelled))
        said.append(f"The table has no labels for {names}.")
    if judged.trained_on:
        said.append(
            f"{counted(judged.trained_on, 'film')} are of patients whose films trained this "
            "student, which flatters it: judge it on films of other patients."
        )
    elif judged.trained_on is None:
        said.append(
            f"It was trained on {counted(card.trained_films, 'film')}; if there are any of these "
            "or of their patients here, they flatter it."
        )
    return " ".join(said)


def _named(files: Sequence[str]) -> list[str]:
    return [written_name(file, number) for number, file in enumerate(files, 1)]


def _csv(heading: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(heading)
    writer.writerows(rows)
    return text.getvalue()


def _write(path: Path, text: str) -> None:
    with atomic_write(path) as stream:
        stream.write(text.encode())
