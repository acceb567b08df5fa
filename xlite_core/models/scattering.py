"""A backbone that knows textures before it has seen a film: a scattering network.

Wavelet scattering (Bruna and Mallat, "Invariant scattering convolution networks", IEEE TPAMI 35,
2013) is a convolutional network whose filters are given: oriented waves at each octave, their
modulus, the same waves on those moduli, and averages over cells.  What is learned comes after it,
as in Oyallon et al., "Scaling the scattering transform: deep hybrid networks" (ICCV 2017).  On few
films this beats filters that have to be learned first.

**A cell's channels are weighed by its place.**  Films are padded to a square and shown whole, so
the same cell holds about the same anatomy: the projection that follows has weights of its own for
each cell, where a convolution would have the same for the lung's apex and the diaphragm.

Shapes:  B batch, P channels of the image, H rows, W columns, C channels of a map, L orientations,
         N cells, S coefficients of a cell, h x w the grid of cells.
"""

# ruff: noqa: N803, N806 - the suffix of a tensor's name is its shape

from __future__ import annotations

from contextlib import AbstractContextManager, nullcontext

import numpy as np
import torch
import torch.nn.functional as F  # noqa: N812 - torch's own name for it
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn.parameter import Parameter

OCTAVES = 5
ORIENTATIONS = 8
GRID = 8
"""Cells on each side, whatever the film's size."""
CHANNELS = 64
"""Of the map that comes out."""

_SIDE = 7
"""Of a wavelet's window in pixels: more than four standard deviations to each side."""
_SPREAD = 0.8
"""Standard deviation of the window along the wave, in pixels of its octave."""
_FREQUENCY = 3 * np.pi / 4
"""Of the wave, in radians a pixel of its octave; with the spread, as Bruna and Mallat have it."""
_BINOMIAL = np.array([1.0, 4.0, 6.0, 4.0, 1.0]) / 16
"""Blurs before every second pixel is taken (Burt and Adelson, 1983, with a = 0.375)."""
_LEAST_MODULUS = 1e-4
_LOG_FLOOR = 0.01
"""Added before the logarithm: what is flat on a film stays finite, and its noise small."""


def wavelets(orientations: int) -> NDArray[np.float32]:
    """Return Morlet wavelets: first the cosines of every orientation, then the sines.

    Each has mean zero, and the absolute values of each complex wavelet sum to one.

    Returns:
        float32, shape (2 * orientations, 7, 7).
    """
    reach = _SIDE // 2
    y, x = np.mgrid[-reach : reach + 1, -reach : reach + 1].astype(float)
    slant = 4 / orientations
    waves = []
    for number in range(orientations):
        angle = np.pi * number / orientations
        along = x * np.cos(angle) + y * np.sin(angle)
        across = y * np.cos(angle) - x * np.sin(angle)
        window = np.exp(-(along**2 + (slant * across) ** 2) / (2 * _SPREAD**2))
        wave = window * np.exp(1j * _FREQUENCY * along)
        wave -= window * (wave.sum() / window.sum())
        waves.append(wave / np.abs(wave).sum())
    both = np.stack(waves)
    return np.concatenate([both.real, both.imag]).astype(np.float32)


def area_shares(pixels: int, cells: int) -> NDArray[np.float32]:
    """Return how much of each cell each pixel covers; rows sum to one, shape (cells, pixels)."""
    edges = np.linspace(0, pixels, cells + 1)
    pixel = np.arange(pixels)
    shared = np.minimum(edges[1:, None], pixel + 1) - np.maximum(edges[:-1, None], pixel)
    return np.asarray(shared.clip(0) * (cells / pixels), np.float32)


def _full_precision(device: str) -> AbstractContextManager[None]:
    """Squares of small responses vanish in half precision."""
    known = torch.amp.is_autocast_available(device)  # not on the meta device
    return torch.autocast(device, enabled=False) if known else nullcontext()


class Scattering(nn.Module):
    """Image to scattering coefficients of each cell; nothing in it is learned.

    Attributes:
        coefficients: Channels of the result: the average, each octave's waves, and their waves at
            each coarser octave.
    """

    wavelets: Tensor
    blur: Tensor

    def __init__(
        self, *, octaves: int = OCTAVES, orientations: int = ORIENTATIONS, grid: int = GRID
    ) -> None:
        super().__init__()
        self.octaves, self.orientations, self.grid = octaves, orientations, grid
        pairs = octaves * (octaves - 1) // 2
        self.coefficients = 1 + octaves * orientations + pairs * orientations**2
        self.register_buffer(
            "wavelets", torch.tensor(wavelets(orientations))[:, None], persistent=False
        )
        blur = torch.tensor(np.outer(_BINOMIAL, _BINOMIAL), dtype=torch.float32)
        self.register_buffer("blur", blur[None, None], persistent=False)

    @torch.no_grad()
    def forward(self, x_BPHW: Tensor) -> Tensor:
        """Return logarithms of the coefficients, float32, shape (B, S, h, w).

        Each film is first brought to mean 0 and standard deviation 1, so that exposure and window
        do not matter.
        """
        with _full_precision(x_BPHW.device.type):
            film_B1HW = x_BPHW.float().mean(dim=1, keepdim=True)
            # Plain numbers: an exported graph then computes no shapes.
            film_B1HW = F.layer_norm(film_B1HW, tuple(map(int, film_B1HW.shape[1:])))
            maps = [self._averages(film_B1HW)]
            for octave in range(self.octaves):
                waves_BLHW = self._moduli(film_B1HW)
                maps.append(self._averages(waves_BLHW))
                for _ in range(octave + 1, self.octaves):
                    waves_BLHW = self._halved(waves_BLHW)
                    maps.append(self._averages(self._moduli(waves_BLHW)))
                film_B1HW = self._halved(film_B1HW)
            return (torch.cat(maps, dim=1).abs() + _LOG_FLOOR).log()

    def _moduli(self, maps_BCHW: Tensor) -> Tensor:
        """Return the modulus of each map's response to each wave, shape (B, C * L, H, W)."""
        channels, reach = int(maps_BCHW.shape[1]), _SIDE // 2
        height, width = int(maps_BCHW.shape[2]), int(maps_BCHW.shape[3])
        # Every map is a film of its own: far faster in torch than one group for each channel.
        alone = F.pad(maps_BCHW.reshape(-1, 1, height, width), (reach,) * 4, mode="replicate")
        cosine, sine = F.conv2d(alone, self.wavelets).chunk(2, dim=1)
        moduli = (cosine.square() + sine.square() + _LEAST_MODULUS**2).sqrt()
        return moduli.reshape(-1, channels * self.orientations, height, width)

    def _halved(self, maps_BCHW: Tensor) -> Tensor:
        channels = int(maps_BCHW.shape[1])
        height, width = int(maps_BCHW.shape[2]), int(maps_BCHW.shape[3])
        alone = F.pad(maps_BCHW.reshape(-1, 1, height, width), (2,) * 4, mode="replicate")
        halved = F.conv2d(alone, self.blur, stride=2)
        return halved.reshape(-1, channels, int(halved.shape[2]), int(halved.shape[3]))

    def _averages(self, maps_BCHW: Tensor) -> Tensor:
        """Return the mean over each cell; matrices, because cells need not be whole pixels."""
        height, width = int(maps_BCHW.shape[2]), int(maps_BCHW.shape[3])
        rows = torch.tensor(area_shares(height, self.grid), device=maps_BCHW.device)
        columns = torch.tensor(area_shares(width, self.grid), device=maps_BCHW.device)
        # Columns first: ONNX Runtime then gives the same bits on four threads as on one.
        return rows @ (maps_BCHW @ columns.T)


class ScatteringMap(nn.Module):
    """Scattering coefficients, brought to the same scale and weighed by their place.

    Attributes:
        channels: Channels of the map.
        weight: Shape (N, S, C).
        bias: Shape (N, 1, C).
    """

    middle: Tensor
    spread: Tensor

    def __init__(self, scattering: Scattering | None = None, *, channels: int = CHANNELS) -> None:
        super().__init__()
        self.scattering = Scattering() if scattering is None else scattering
        self.channels = channels
        coefficients, cells = self.scattering.coefficients, self.scattering.grid**2
        self.register_buffer("middle", torch.zeros(coefficients, cells))
        self.register_buffer("spread", torch.ones(coefficients, cells))
        self.weight = Parameter(torch.empty(cells, coefficients, channels))
        self.bias = Parameter(torch.zeros(cells, 1, channels))
        nn.init.normal_(self.weight, std=coefficients**-0.5)

    def forward(self, x_BPHW: Tensor) -> Tensor:
        """Return the map, shape (B, C, h, w)."""
        # Plain numbers: an exported graph then computes no shapes.
        cells, coefficients, channels = map(int, self.weight.shape)
        scattered_BSN = self.scattering(x_BPHW).reshape(-1, coefficients, cells)
        scaled_NBS = ((scattered_BSN - self.middle) / self.spread).permute(2, 0, 1)
        projected_NBC = scaled_NBS @ self.weight + self.bias
        grid = self.scattering.grid
        map_BChw: Tensor = projected_NBC.permute(1, 2, 0).reshape(-1, channels, grid, grid)
        return map_BChw

    @torch.no_grad()
    def scale_by(self, middle_SN: Tensor, spread_SN: Tensor) -> None:
        """Bring each coefficient of each cell to mean 0 and variance 1: flat cells count alike.

        A batch's own statistics would be too noisy for 43,584 of them at once.

        Args:
            middle_SN: Means over training films.
            spread_SN: Standard deviations, above 0.
        """
        self.middle.copy_(middle_SN)
        self.spread.copy_(spread_SN)

    def set_recomputing(self, *, on: bool) -> None:
        """Do nothing: what is not learned keeps nothing for the way back."""
        del on
