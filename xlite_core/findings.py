"""The fourteen findings of ChestX-ray14: one order, one place.

The order is that of the CheXNet paper (Rajpurkar et al., 2017) and of most
published checkpoints.  A model file names its own findings; these are only
what this project trains when nobody says otherwise.
"""

from __future__ import annotations

CHESTXRAY14: tuple[str, ...] = (
    "Atelectasis",
    "Cardiomegaly",
    "Effusion",
    "Infiltration",
    "Mass",
    "Nodule",
    "Pneumonia",
    "Pneumothorax",
    "Consolidation",
    "Edema",
    "Emphysema",
    "Fibrosis",
    "Pleural_Thickening",
    "Hernia",
)
"""Finding keys as the NIH label table spells them (Wang et al., CVPR 2017)."""

CHESTXRAY14_FILMS = 112_120
CHESTXRAY14_POSITIVES: dict[str, int] = {
    "Atelectasis": 11_559,
    "Cardiomegaly": 2_776,
    "Effusion": 13_317,
    "Infiltration": 19_894,
    "Mass": 5_782,
    "Nodule": 6_331,
    "Pneumonia": 1_431,
    "Pneumothorax": 5_302,
    "Consolidation": 4_667,
    "Edema": 2_303,
    "Emphysema": 2_516,
    "Fibrosis": 1_686,
    "Pleural_Thickening": 3_385,
    "Hernia": 227,
}
"""Positive films of all 112,120 (Data_Entry_2017_v2020.csv of the NIH Clinical Center)."""

NO_FINDING = "No Finding"


def nih_prevalence(finding: str) -> float | None:
    """Return a finding's share of ChestX-ray14's films, or None for other findings."""
    positives = CHESTXRAY14_POSITIVES.get(finding)
    return None if positives is None else positives / CHESTXRAY14_FILMS


def display_name(finding: str) -> str:
    """Return a finding's key as people read it: "Pleural_Thickening" -> "Pleural thickening".

    Keys of other finding sets work too: underscores become spaces, and only the
    first letter keeps its capital unless a word is all capitals ("COVID").
    """
    words = finding.replace("_", " ").split()
    return " ".join(
        word if index == 0 or word.isupper() else word.lower() for index, word in enumerate(words)
    )
