"""Several teachers as one: the mean of the probabilities of those that have an opinion."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor
from torch.nn.functional import logsigmoid

from xlite_core.imaging.preprocessing import PreprocessingRecipe
from xlite_core.models.network_teacher import NetworkTeacher
from xlite_core.models.stored_probabilities import StoredTeacher


class TeacherEnsemble:
    """Teachers of the same findings.

    Attributes:
        findings: Columns of the logits: the student's findings.
        opinions: Those that at least one member has an opinion on.
        recipes: The members', each once: those of one recipe share films.
        description: For logs: the members'.
    """

    def __init__(self, members: Sequence[NetworkTeacher | StoredTeacher]) -> None:
        self.findings = members[0].findings
        self.opinions = tuple(
            finding for finding in self.findings if any(finding in m.opinions for m in members)
        )
        self.description = "the mean of " + "; ".join(member.description for member in members)
        self.recipes: tuple[PreprocessingRecipe, ...] = tuple(
            dict.fromkeys(recipe for member in members for recipe in member.recipes)
        )
        self._members = [
            (member, [self.recipes.index(recipe) for recipe in member.recipes])
            for member in members
        ]

    def logits(self, rows: NDArray[np.intp], images: Sequence[Tensor]) -> Tensor:
        """Return the logit of the mean probability.

        Args:
            rows: Row numbers in the table of films.
            images: Normalised films, one tensor for each of `recipes`.

        Returns:
            float32, shape (batch, findings); NaN where no member has an opinion.
        """
        return mean_opinion(
            torch.stack(
                [
                    member.logits(rows, tuple(images[place] for place in places))
                    for member, places in self._members
                ]
            )
        )

    def feature_map(self, images: Sequence[Tensor]) -> None:
        """Return nothing: maps of different networks have no mean."""
        del images

    def to(self, device: torch.device) -> TeacherEnsemble:
        """Move to a device, and return itself."""
        for member, _ in self._members:
            member.to(device)
        return self


def mean_opinion(logits: Tensor) -> Tensor:
    """Return the logit of the mean of probabilities that are given as logits.

    `log(mean p) - log(mean (1 - p))`, summed as logarithms, so that members who
    are very sure do not end in a division by zero.

    Args:
        logits: Shape (members, ...), NaN where a member has no opinion.

    Returns:
        Shape (...), NaN where none has.
    """
    silent = logits.isnan()
    said = torch.where(silent, 0.0, logits)
    for_it, against_it = (
        torch.logsumexp(torch.where(silent, -torch.inf, logsigmoid(side)), dim=0)
        for side in (said, -said)
    )
    return for_it - against_it
