"""The classifier: FC - ReLU - dropout - FC, and what each cell contributes through it.

Shapes:  B batch, C channels, K hidden units, F findings, h x w the map.
"""

# ruff: noqa: N803, N806 - the suffix of a tensor's name is its shape

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import torch
from torch import Tensor, nn


class StudentOutput(NamedTuple):
    """Everything an exported student says about a batch.

    Attributes:
        logits: Shape (B, F), in log-odds.
        evidence: Shape (B, F, h, w), in log-odds a cell.
        bias: Shape (B, F), in log-odds; with the sum of the evidence, the logit.
        embedding: Shape (B, K), 0 and up.
    """

    logits: Tensor
    evidence: Tensor
    bias: Tensor
    embedding: Tensor


class Head(nn.Module):
    """Mean over the map, a hidden layer, one logit a finding."""

    def __init__(self, channels: int, *, width: int, findings: int, dropout: float) -> None:
        super().__init__()
        self.hidden = nn.Linear(channels, width)
        self.activation = nn.ReLU()
        self.dropout = nn.Dropout(dropout)
        self.logits = nn.Linear(width, findings)
        nn.init.kaiming_normal_(self.hidden.weight, nonlinearity="relu")
        nn.init.zeros_(self.hidden.bias)
        nn.init.normal_(self.logits.weight, std=0.02)
        nn.init.zeros_(self.logits.bias)

    def forward(self, features_BChw: Tensor) -> Tensor:
        logits: Tensor = self.logits(self.dropout(self.embedding(features_BChw)))
        return logits

    def embedding(self, features_BChw: Tensor) -> Tensor:
        """Return the hidden layer's activations, shape (B, K)."""
        hidden: Tensor = self.activation(self.hidden(features_BChw.mean(dim=(2, 3))))
        return hidden

    @torch.no_grad()
    def start_at_prevalence(self, prevalence: Sequence[float]) -> None:
        """Set the last bias so that an untrained network predicts these shares.

        Most findings are rare; without this, the first epoch goes into learning
        that (Lin et al., "Focal loss", 2017, section 3.3).

        Args:
            prevalence: One share a finding, between 0 and 1; clipped to [0.001, 0.999].
        """
        shares = torch.tensor(prevalence, dtype=torch.float32).clamp(1e-3, 1 - 1e-3)
        self.logits.bias.copy_(torch.logit(shares))

    def with_evidence(self, features_BChw: Tensor) -> StudentOutput:
        """Return logits and, for each cell, its part in each of them.

        Without dropout the head is piecewise linear: with the hidden units that
        are active for this image, a logit is a weighted sum over the map,
        `w_c = W2[c] diag(h > 0) W1`, plus a constant.  So

            evidence_c(u) = w_c . F(u) / (h w)
            bias_c = b2[c] + W2[c] diag(h > 0) b1
            sum over u of evidence_c(u) + bias_c = logit_c

        The weights are multiplied first: F x K x C operations, where projecting
        the map first would take K x C for each of its cells.
        """
        embedding_BK = self.embedding(features_BChw)
        logits_BF = self.logits(embedding_BK)
        active_B1K = (embedding_BK > 0).to(embedding_BK.dtype).unsqueeze(1)
        routes_BFK = self.logits.weight * active_B1K
        weights_BFC = routes_BFK @ self.hidden.weight
        # Plain numbers: an exported graph then computes no shapes.
        height, width = int(features_BChw.shape[2]), int(features_BChw.shape[3])
        cells_BCN = features_BChw.reshape(-1, int(features_BChw.shape[1]), height * width)
        evidence_BFN = (weights_BFC / float(height * width)) @ cells_BCN
        bias_BF = routes_BFK @ self.hidden.bias + self.logits.bias
        evidence_BFhw = evidence_BFN.reshape(-1, self.logits.out_features, height, width)
        return StudentOutput(logits_BF, evidence_BFhw, bias_BF, embedding_BK)
