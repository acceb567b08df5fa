"""How a run answers class imbalance: positive weights in the loss, and sampling of films."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from xlite_core.setting import check_settings, setting

WeightFormula = Literal["none", "inverse_power", "share", "odds", "effective_number"]
Sampler = Literal["none", "mean_active", "maximum_2025"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Balance:
    """The settings of both; the loss, the sampler and the figures read the same ones."""

    weights: WeightFormula = setting(
        "inverse_power",
        help="Formula of the positive weights in the loss.",
        found="1/(n+s)^a, rescaled to mean 1, lifts rare findings without drowning common ones.",
    )
    exponent: float = setting(
        0.5, help="a in 1/(n+s)^a; 0 weighs all findings alike.", low=0.0, high=1.0
    )
    smoothing: float = setting(1.0, help="s in 1/(n+s)^a.", unit="films", low=0.0, high=1e6)
    beta: float = setting(
        0.9999,
        help="Of the effective number (1 - beta^n)/(1 - beta) (Cui et al., CVPR 2019).",
        low=0.0,
        high=1.0,
    )
    sampler: Sampler = setting(
        "none",
        help="How films are drawn in an epoch: each once, or weighted by their findings.",
        found="Sampler and weighted loss together lowered macro AUC from 0.773 to 0.751.",
    )
    no_finding_weight: float = setting(
        0.01, help="Weight of a film without findings, for the sampler.", low=0.0, high=1.0
    )

    def __post_init__(self) -> None:
        check_settings(self, "balance")
