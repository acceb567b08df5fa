"""Is this an input that the model knows?  Asked of each film, before anybody believes a finding.

The header counts first, then what can be counted on the pixels (blank, too
few), then a linear detector for each kind, fitted with the model and kept in
its card.  At most one of the detectors speaks: faults hide each other.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from xlite_core.errors import InvalidConfiguration
from xlite_core.imaging.preprocessing import SquarePadding
from xlite_core.imaging.windowing import GreyImage
from xlite_core.inference.header_check import header_notices
from xlite_core.inference.input_check_card import InputCheckCard
from xlite_core.inference.input_features import (
    FILM_FEATURES,
    film_features,
    inner_spread,
    working_film,
)
from xlite_core.inference.input_notice import InputNotice, notice
from xlite_core.io.radiograph import Radiograph

BLANK_LEVELS = 4.0
"""Standard deviation of grey, of 255, below which nothing can be seen; films have 30 to 90."""

MOST_DEVIATIONS = 6.0
"""Features further out count as this far: one odd statistic must not outvote all others."""


@dataclass(frozen=True, slots=True, eq=False)
class InputCheck:
    """A card's detectors, ready to run.  Without a card, header and pixels still count.

    Attributes:
        card: Where the numbers come from; None where the model has none.
        centre, scale: float32, shape (features,).
        weights: float32, shape (kinds, features).
        biases, thresholds: float32, shape (kinds,).
    """

    card: InputCheckCard | None
    centre: NDArray[np.float32]
    scale: NDArray[np.float32]
    weights: NDArray[np.float32]
    biases: NDArray[np.float32]
    thresholds: NDArray[np.float32]

    @classmethod
    def of(cls, card: InputCheckCard | None) -> InputCheck:
        """Decode a card, once a model."""
        if card is None:
            none = np.zeros(0, np.float32)
            return cls(None, none, none, none, none, none)
        biases, thresholds = (np.array(v, np.float32) for v in (card.biases, card.thresholds))
        return cls(card, *card.arrays(), biases, thresholds)

    def require_width(self, embedding: int) -> None:
        """Refuse a check that was fitted to another network.

        Raises:
            InvalidConfiguration: It wants more or fewer features than there are.
        """
        if self.card is not None and self.card.features != FILM_FEATURES + embedding:
            raise InvalidConfiguration(
                "The input check of the model was fitted to another network.",
                "Export the model again.",
            )

    def notices(
        self,
        radiograph: Radiograph,
        square: GreyImage,
        embedding: NDArray[np.float32],
    ) -> tuple[InputNotice, ...]:
        """Return what speaks against believing the findings of a film, header first.

        Args:
            radiograph: The film.
            square: uint8, shape (size, size): presented, padded and resized, not equalised.
            embedding: float32, from the network.
        """
        said = list(header_notices(radiograph))
        kinds = {one.kind for one in said}
        padding = SquarePadding(radiograph.rows, radiograph.columns)
        film = working_film(square, padding)
        if inner_spread(film) < BLANK_LEVELS:
            return (*said, notice("uniform"))
        if padding.side < square.shape[0]:
            said.append(notice("low_resolution"))
        seen = self._seen(film, embedding)
        # A known age beats the look of a chest.
        known = {"child"} if radiograph.provenance.age_years is not None else set()
        if seen and seen not in kinds | known:
            said.append(notice(seen))
        return tuple(said)

    def log_odds(self, features: NDArray[np.float32]) -> NDArray[np.float32]:
        """Return the log-odds of each kind against a good film.

        Args:
            features: float32, shape (..., features).

        Returns:
            float32, shape (..., kinds).
        """
        far = np.clip((features - self.centre) / self.scale, -MOST_DEVIATIONS, MOST_DEVIATIONS)
        odds: NDArray[np.float32] = far @ self.weights.T + self.biases
        return odds

    def _seen(self, film: GreyImage, embedding: NDArray[np.float32]) -> str:
        if self.card is None:
            return ""
        odds = self.log_odds(np.concatenate([film_features(film), embedding]))
        kind = leading_kind(odds, self.thresholds)
        return self.card.kinds[kind] if kind >= 0 else ""


def leading_kind(odds: NDArray[np.float32], thresholds: NDArray[np.float32]) -> int:
    """Return the likeliest of the kinds that reach their thresholds; -1 if none does.

    Args:
        odds: Log-odds, shape (kinds,).
        thresholds: Shape (kinds,).
    """
    reached = odds >= thresholds
    return int(np.where(reached, odds, -np.inf).argmax()) if reached.any() else -1
