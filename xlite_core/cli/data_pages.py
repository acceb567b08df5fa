"""What `xlite data` prints: the outcome of an import, and what a data set is made of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from xlite_core.counting import counted
from xlite_core.data.manifest import Manifest
from xlite_core.data.statistics import TableStatistics, describe
from xlite_core.findings import display_name

_PROBLEMS_SHOWN = 20
_BAR = 20


def print_import(name: str, manifest: Manifest, console: Console) -> None:
    """Print what was imported, what was not, and why.

    Args:
        name: Of the manifest.
        manifest: What was written.
        console: Where to.
    """
    statistics = describe(manifest.table)
    if manifest.problems:
        table = Table(title="Not in the manifest", title_justify="left")
        table.add_column("File", overflow="fold")
        table.add_column("Reason", overflow="fold")
        for problem in manifest.problems[:_PROBLEMS_SHOWN]:
            table.add_row(escape(problem.file), escape(problem.reason))
        console.print(table)
        left = len(manifest.problems) - _PROBLEMS_SHOWN
        if left > 0:
            console.print(f"... and {left:,} more, all of them in the manifest's description.")
        kinds = Counter(problem.reason for problem in manifest.problems)
        for reason, count in kinds.most_common(3):
            if count > 1:
                console.print(f"{count:,} files: {escape(reason)}", highlight=False)
    for note in manifest.notes:
        console.print(escape(note), highlight=False, soft_wrap=True)
    console.print(
        f"{escape(name)}: {_counted_films(statistics)}, "
        f"{counted(len(statistics.findings), 'finding')}, "
        f"{counted(len(manifest.problems), 'file')} left out, "
        f"fingerprint {manifest.fingerprint}.",
        highlight=False,
        soft_wrap=True,
    )


def print_statistics(name: str, statistics: TableStatistics, console: Console) -> None:
    """Print what a data set is made of.

    Args:
        name: Of the manifest.
        statistics: The counts.
        console: Where to.
    """
    console.print(_findings(name, statistics))
    console.print(_summary(statistics), highlight=False)
    per_film = {str(number): films for number, films in enumerate(statistics.findings_per_film)}
    console.print(_histogram("Findings a film", "Films", per_film))
    console.print(_histogram("Films a patient", "Patients", _gathered(statistics)))
    for title, counts in (
        ("View", statistics.views),
        ("Sex", statistics.sexes),
        ("Age, years", statistics.ages),
    ):
        console.print(_histogram(title, "Films", counts))
    console.print(_together(statistics))


def _findings(name: str, statistics: TableStatistics) -> Table:
    table = Table(title=escape(name), title_justify="left")
    table.add_column("Finding")
    for heading in ("Positive", "Known", "Share, %"):
        table.add_column(heading, justify="right")
    table.add_column("")
    shares = [statistics.share(finding) or 0.0 for finding in statistics.findings]
    most = max(shares, default=0.0) or 1.0
    rows = zip(statistics.findings, statistics.positives, statistics.known, shares, strict=True)
    for finding, positive, known, share in rows:
        table.add_row(
            escape(display_name(finding)),
            f"{positive:,}",
            f"{known:,}",
            f"{100 * share:.2f}" if known else "n/a",
            "█" * round(_BAR * share / most),
        )
    return table


def _counted_films(statistics: TableStatistics) -> str:
    return f"{counted(statistics.films, 'film')} of {counted(statistics.patients, 'patient')}"


def _summary(statistics: TableStatistics) -> str:
    imbalance, normal = statistics.imbalance, statistics.no_finding_share
    lines = [
        f"{_counted_films(statistics)}.",
        "Imbalance: n/a, as some finding has no positive film."
        if imbalance is None
        else f"Imbalance: the most frequent finding has {imbalance:.1f} times as many positive "
        "films as the rarest.",
        "No Finding: n/a, as no film is known for every finding."
        if normal is None
        else f"No Finding: {100 * normal:.1f} % of the {statistics.complete:,} films that are "
        "known for every finding.",
    ]
    return "\n".join(lines)


def _histogram(title: str, heading: str, counts: Mapping[str, int]) -> Table:
    table = Table(title, box=None, pad_edge=False)
    table.add_column(heading, justify="right")
    table.add_column("")
    most = max([1, *counts.values()])
    for name, count in counts.items():
        table.add_row(escape(name), f"{count:,}", "█" * round(_BAR * count / most))
    return table


def _gathered(statistics: TableStatistics) -> dict[str, int]:
    """Return patients by their number of films, those with many films together."""
    bands = {"1": (1, 1), "2": (2, 2), "3-5": (3, 5), "6-10": (6, 10), "11-50": (11, 50)}
    bands["more than 50"] = (51, statistics.films)
    counts = {
        name: sum(n for films, n in statistics.films_per_patient.items() if low <= films <= high)
        for name, (low, high) in bands.items()
    }
    return {name: count for name, count in counts.items() if count}


def _together(statistics: TableStatistics) -> Table:
    table = Table(title="Films that show both", title_justify="left", box=None)
    table.add_column("")
    # Numbers, as the first letters of Pneumonia and Pneumothorax are the same.
    for number in range(1, len(statistics.findings) + 1):
        table.add_column(str(number), justify="right")
    for row, finding in enumerate(statistics.findings):
        cells = [f"{count:,}" for count in statistics.together[row][: row + 1]]
        table.add_row(f"{row + 1:2d} {escape(display_name(finding))}", *cells)
    return table
