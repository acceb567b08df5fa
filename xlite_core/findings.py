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


def display_name(finding: str) -> str:
    """Return a finding's key as people read it: "Pleural_Thickening" -> "Pleural thickening".

    Keys of other finding sets work too: underscores become spaces, and only the
    first letter keeps its capital unless a word is all capitals ("COVID").
    """
    words = finding.replace("_", " ").split()
    return " ".join(
        word if index == 0 or word.isupper() else word.lower() for index, word in enumerate(words)
    )
