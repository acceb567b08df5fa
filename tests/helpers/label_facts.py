"""What the public tables of ChestX-ray14 say about its own labels, counted from the files."""

from __future__ import annotations

import csv
import gzip
import io
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from xlite_core.evaluation.interval import Estimate, wilson_interval

TABLE = "Data_Entry_2017_v2020.csv.gz"
PANEL = "google2019_nih-chest-xray-labels.csv.gz"
BOXES = "BBox_List_2017.csv"
_DRAWN = {"Infiltrate": "Infiltration"}
"""Names in the table of boxes that the table of labels spells otherwise."""


def _rows(path: Path):
    content = path.read_bytes()
    if path.suffix == ".gz":
        content = gzip.decompress(content)
    return list(csv.DictReader(io.StringIO(content.decode())))


def _named(row) -> frozenset[str]:
    return frozenset(row["Finding Labels"].split("|")) - {"No Finding"}


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelFacts:
    """One label in the table of all 112,120 films.

    Attributes:
        films: That carry it.
        patients: Of those films.
        share: Of all films.
        alone: Share of its films that carry no other label.
        ap: Share of its films that were taken from the front.
        companions: The three labels that most often stand beside it, with their share.
        boxed: Films on which a radiologist drew a box for it.
    """

    films: int
    patients: int
    share: float
    alone: float
    ap: float
    companions: tuple[tuple[str, float], ...]
    boxed: int


def label_facts(folder: Path, finding: str) -> LabelFacts:
    """Count one label."""
    rows = _rows(folder / TABLE)
    own = [row for row in rows if finding in _named(row)]
    beside: dict[str, int] = {}
    for row in own:
        for other in _named(row) - {finding}:
            beside[other] = beside.get(other, 0) + 1
    boxes = _rows(folder / BOXES)
    drawn = {r["Image Index"] for r in boxes
             if _DRAWN.get(r["Finding Label"], r["Finding Label"]) == finding}  # fmt: skip
    return LabelFacts(
        films=len(own),
        patients=len({row["Patient ID"] for row in own}),
        share=len(own) / len(rows),
        alone=sum(len(_named(row)) == 1 for row in own) / len(own),
        ap=sum(row["View Position"] == "AP" for row in own) / len(own),
        companions=tuple(
            (name, count / len(own))
            for name, count in sorted(beside.items(), key=lambda pair: -pair[1])[:3]
        ),
        boxed=len(drawn),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """Mined labels against the reader panel.

    Attributes:
        labelled: Films of the panel that carry a mined label.
        confirmed: Share of them in which the panel saw what it was asked for.
        unlabelled: Films of the panel that carry none.
        missed: Share of them in which the panel saw it all the same.
        kappa: Cohen's.
    """

    labelled: int
    confirmed: Estimate
    unlabelled: int
    missed: Estimate
    kappa: float


def agreement(folder: Path, findings: tuple[str, ...], column: str) -> Agreement:
    """Hold any of some mined labels against a column of the panel."""
    rows = _rows(folder / PANEL)
    mined = np.array([bool(_named(row) & set(findings)) for row in rows])
    seen = np.array([row[column] == "YES" for row in rows])
    agreed = float((mined == seen).mean())
    chance = float(mined.mean() * seen.mean() + (1 - mined.mean()) * (1 - seen.mean()))
    return Agreement(
        labelled=int(mined.sum()),
        confirmed=_share(seen[mined]),
        unlabelled=int((~mined).sum()),
        missed=_share(seen[~mined]),
        kappa=(agreed - chance) / (1 - chance),
    )


def _share(seen) -> Estimate:
    return wilson_interval(int(seen.sum()), len(seen))
