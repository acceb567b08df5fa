"""A network that teaches: frozen, in evaluation mode, without gradients."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from xlite_core.errors import TeacherRefused
from xlite_core.imaging.preprocessing import PreprocessingRecipe


class NetworkTeacher:
    """A network with a recipe of its own, and its findings in the student's order.

    Attributes:
        findings: Columns of the logits: the student's findings.
        opinions: Those of them that the network was trained on.
        recipes: One: how films must be prepared for it.
        description: For logs: what it is.
    """

    def __init__(  # noqa: PLR0913 - all but two are keywords
        self,
        network: nn.Module,
        features: Callable[[Tensor], Tensor],
        *,
        outputs: Sequence[str],
        findings: Sequence[str],
        recipe: PreprocessingRecipe,
        description: str,
    ) -> None:
        """Freeze a network.

        Args:
            network: Image to logits, shape (batch, outputs).
            features: Image to its last map, shape (batch, C, h, w).
            outputs: Finding of each logit; empty for outputs never trained.
            findings: The student's.
            recipe: The network's own.
            description: What it is, for logs.

        Raises:
            TeacherRefused: It knows none of the findings.
        """
        self.findings = tuple(findings)
        places = {comparable(name): place for place, name in enumerate(outputs) if name}
        columns = [places.get(comparable(finding)) for finding in findings]
        self.opinions = tuple(
            name for name, column in zip(findings, columns, strict=True) if column is not None
        )
        if not self.opinions:
            raise TeacherRefused(
                f"The teacher {description} knows none of the student's findings.",
                "Choose a teacher of these findings.",
            )
        self.recipes = (recipe,)
        self.description = (
            f"{description}, with an opinion on {len(self.opinions)} of {len(findings)} findings"
        )
        self._network = network.eval().requires_grad_(requires_grad=False)
        self._features = features
        # One more column than there are outputs: the one of no opinion.
        self._columns = torch.tensor([len(outputs) if c is None else c for c in columns])

    def logits(self, rows: NDArray[np.intp], images: Sequence[Tensor]) -> Tensor:
        """Return what the network says of some films.

        Args:
            rows: Not used: it looks at the films themselves.
            images: One tensor, shape (batch, channels, size, size), normalised by
                its recipe, on the teacher's device.

        Returns:
            float32, shape (batch, findings); NaN in the columns without an opinion.
        """
        del rows
        with torch.no_grad():
            logits: Tensor = self._network(_only(images)).float()
        silence = logits.new_full((len(logits), 1), float("nan"))
        return torch.cat([logits, silence], dim=1)[:, self._columns]

    def feature_map(self, images: Sequence[Tensor]) -> Tensor:
        """Return the network's last map, shape (batch, C, h, w); images as in `logits`."""
        with torch.no_grad():
            return self._features(_only(images)).float()

    def to(self, device: torch.device) -> NetworkTeacher:
        """Move to a device, and return itself."""
        self._network.to(device)
        self._columns = self._columns.to(device)
        return self


def comparable(finding: str) -> str:
    """Return a name as names are compared: "Pleural Thickening" as "pleural_thickening"."""
    return finding.strip().casefold().replace(" ", "_").replace("-", "_")


def _only(images: Sequence[Tensor]) -> Tensor:
    (image,) = images
    return image
