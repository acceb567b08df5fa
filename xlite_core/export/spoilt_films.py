"""Films spoilt on purpose, and pictures that are no films: what an input check learns from.

Everything is made from good films or drawn from nothing, so the kinds need no
films that somebody mislabelled.  Strengths vary from "just visible" to "plain".
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

import cv2
import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from xlite_core.imaging.windowing import GreyImage

Spoil = Callable[[GreyImage, Generator], GreyImage]
"""A film and a source of chance -> the spoilt film; the film is not modified."""

_TURNS = {"turned_left": 1, "upside_down": 2, "turned_right": 3}


def varied(film: GreyImage, random: Generator) -> GreyImage:
    """Return the same chest as another machine and another hand would have left it.

    Up to 8 % of each side cut or up to 6 % of black border added, up to 5 degrees
    of turn, another gamma and contrast, a trace of blur or noise: nothing of it
    is a fault, and a check that takes it for one would alarm in every hospital.
    """
    rows, columns = film.shape
    top, bottom = (int(rows * random.uniform(0, 0.08)) for _ in range(2))
    left, right = (int(columns * random.uniform(0, 0.08)) for _ in range(2))
    film = film[top : rows - bottom, left : columns - right]
    turn = cv2.getRotationMatrix2D((columns / 2, rows / 2), random.uniform(-5, 5), 1.0)
    turned = cv2.warpAffine(film, turn, film.shape[::-1], borderMode=cv2.BORDER_REPLICATE)
    values = np.asarray(turned, np.float64) / 255.0
    values = values ** random.uniform(0.6, 1.6)
    values = values * random.uniform(0.7, 1.1) + random.uniform(-0.05, 0.15)
    if random.random() < 0.3:
        sigma = random.uniform(0.3, max(0.003 * max(rows, columns), 0.3))
        values = np.asarray(cv2.GaussianBlur(values, (0, 0), sigma), np.float64)
    if random.random() < 0.3:
        values = values + random.normal(0, random.uniform(0, 0.015), values.shape)
    grey: GreyImage = np.clip(values * 255, 0, 255).astype(np.uint8)
    if random.random() < 0.3:
        grey = np.pad(grey, int(max(rows, columns) * random.uniform(0, 0.06)))
    return grey


def _turned(quarters: int) -> Spoil:
    return lambda film, _: np.ascontiguousarray(np.rot90(film, quarters))


def inverted(film: GreyImage, _: Generator) -> GreyImage:
    """Return the negative."""
    return 255 - film


def flipped(film: GreyImage, _: Generator) -> GreyImage:
    """Return the mirror image, left for right."""
    return np.ascontiguousarray(film[:, ::-1])


def cropped(film: GreyImage, random: Generator) -> GreyImage:
    """Cut a part of the chest away: one side by 30 to 50 %, or all around to 45 to 65 %."""
    rows, columns = film.shape
    if random.random() < 0.6:
        cut = random.uniform(0.30, 0.50)
        side = random.integers(4)
        top, bottom = (int(rows * cut), rows) if side == 0 else (0, rows)
        bottom = rows - int(rows * cut) if side == 1 else bottom
        left, right = (int(columns * cut), columns) if side == 2 else (0, columns)
        right = columns - int(columns * cut) if side == 3 else right
        return film[top:bottom, left:right].copy()
    kept = random.uniform(0.45, 0.65)
    high, wide = int(rows * kept), int(columns * kept)
    top, left = random.integers(rows - high + 1), random.integers(columns - wide + 1)
    return film[top : top + high, left : left + wide].copy()


def blurred(film: GreyImage, random: Generator) -> GreyImage:
    """Blur by a Gaussian of 0.8 to 2.5 % of the shorter side."""
    sigma = random.uniform(0.008, 0.025) * min(film.shape)
    return cv2.GaussianBlur(film, (0, 0), sigma)  # type: ignore[return-value]


def noisy(film: GreyImage, random: Generator) -> GreyImage:
    """Add white noise of 15 to 50 grey levels, in grains of about a 224th of the longer side."""
    grain = max(film.shape) / 224
    size = (round(film.shape[0] / grain), round(film.shape[1] / grain))
    noise = random.normal(0, random.uniform(15, 50), size).astype(np.float32)
    spread = cv2.resize(noise, film.shape[::-1], interpolation=cv2.INTER_NEAREST)
    noisy_film: GreyImage = np.clip(film + spread, 0, 255).astype(np.uint8)
    return noisy_film


def other_picture(film: GreyImage, random: Generator) -> GreyImage:
    """Return a picture that is no chest film: drawn, or a film's parts without its anatomy."""
    made = (_clouds, _shapes, _page, _stripes, _shuffled, _detail)
    return made[random.integers(len(made))](film, random)


SPOILT: Mapping[str, Spoil] = {
    "inverted": inverted,
    **{name: _turned(quarters) for name, quarters in _TURNS.items()},
    "flipped": flipped,
    "cropped": cropped,
    "blurred": blurred,
    "noisy": noisy,
    "not_chest": other_picture,
}
"""Kind -> how it is made."""


def _clouds(film: GreyImage, random: Generator) -> GreyImage:
    """Draw fractal noise with a random horizon: the statistics of landscapes."""
    side = 256
    frequency = np.hypot(*np.meshgrid(np.fft.fftfreq(side), np.fft.fftfreq(side)))
    frequency[0, 0] = 1
    spectrum = np.fft.fft2(random.normal(size=(side, side))) / frequency ** random.uniform(0.7, 1.8)
    values = np.fft.ifft2(spectrum).real
    values += random.normal() * values.std() * (np.arange(side)[:, None] > random.integers(side))
    return _fitted(values, film)


def _shapes(film: GreyImage, random: Generator) -> GreyImage:
    """Draw ellipses, boxes and lines over a slope, blurred a little: things on a table."""
    picture = np.full((256, 256), random.uniform(0, 255), np.float32)
    picture += np.linspace(0, random.normal() * 80, 256, dtype=np.float32)
    for _ in range(random.integers(2, 14)):
        place, grey = random.integers(0, 256, 2).tolist(), float(random.uniform(0, 255))
        size = [int(value) for value in random.integers(8, 110, 2)]
        if random.random() < 0.6:
            cv2.ellipse(picture, place, size, random.uniform(0, 180), 0, 360, grey, -1)
        else:
            end = [place[0] + size[0], place[1] + size[1]]
            cv2.rectangle(picture, place, end, grey, -1)
    soft = cv2.GaussianBlur(picture, (0, 0), random.uniform(0.5, 4))
    return _fitted(soft + random.normal(0, random.uniform(0, 12), soft.shape), film)


def _page(film: GreyImage, random: Generator) -> GreyImage:
    """Draw lines of words on paper, or light words on a screen."""
    page = np.full((256, 256), 245, np.uint8)
    for top in range(14, 256, int(random.integers(9, 24))):
        words = "".join(chr(random.integers(97, 123)) for _ in range(random.integers(5, 40)))
        start = (int(random.integers(4, 40)), top)
        cv2.putText(page, words, start, cv2.FONT_HERSHEY_SIMPLEX, 0.35, int(random.integers(90)), 1)
    return _fitted(page if random.random() < 0.5 else 255 - page, film)


def _stripes(film: GreyImage, random: Generator) -> GreyImage:
    """Draw waves of one or two directions: cloth, tiles, test patterns."""
    y, x = np.mgrid[0:256, 0:256] / 256
    waves = sum(
        np.sin(2 * np.pi * (random.uniform(-20, 20) * x + random.uniform(-20, 20) * y))
        for _ in range(random.integers(1, 3))
    )
    return _fitted(np.sign(waves) if random.random() < 0.4 else np.asarray(waves), film)


def _shuffled(film: GreyImage, random: Generator) -> GreyImage:
    """Shuffle a film's tiles: its greys without its anatomy."""
    count = int(random.integers(3, 7))
    square = cv2.resize(film, (count * 48, count * 48), interpolation=cv2.INTER_AREA)
    tiles = square.reshape(count, 48, count, 48).swapaxes(1, 2).reshape(-1, 48, 48)
    mixed = random.permutation(tiles).reshape(count, count, 48, 48).swapaxes(1, 2)
    return np.ascontiguousarray(mixed.reshape(count * 48, count * 48))


def _detail(film: GreyImage, random: Generator) -> GreyImage:
    """Enlarge a twelfth to a quarter of a film's side: bone and soft tissue of nowhere."""
    kept = random.uniform(0.12, 0.25)
    high, wide = max(int(film.shape[0] * kept), 2), max(int(film.shape[1] * kept), 2)
    top, left = (int(random.integers(n)) for n in (film.shape[0] - high, film.shape[1] - wide))
    part = film[top : top + high, left : left + wide]
    how = cv2.INTER_CUBIC
    return cv2.resize(part, film.shape[::-1], interpolation=how)  # type: ignore[return-value]


def _fitted(picture: NDArray[np.float32 | np.float64 | np.uint8], film: GreyImage) -> GreyImage:
    """Scale to a random part of black to white, at the film's own size."""
    values = np.asarray(picture, np.float32)
    low, high = np.percentile(values, (1, 99))
    grey = np.clip((values - low) / max(high - low, 1e-3) * 255, 0, 255).astype(np.uint8)
    sized = cv2.resize(grey, film.shape[::-1], interpolation=cv2.INTER_LINEAR)
    return np.asarray(sized, np.uint8)
