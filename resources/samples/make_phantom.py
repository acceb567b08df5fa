"""Draws phantom.png: a synthetic chest radiograph, nobody's body.

Every pixel is the sum of attenuations along a ray through simple solids (torso,
lungs, heart, spine, ribs, clavicles, vessels), shown like a radiograph: more
attenuation, brighter.  Run it from the repository root to draw the file anew:

    python resources/samples/make_phantom.py
"""

from __future__ import annotations

from pathlib import Path

import cv2
import numpy as np

SIZE = 1024
Y, X = np.mgrid[0:SIZE, 0:SIZE] / SIZE * 2 - 1  # -1 to 1, y downwards
RANDOM = np.random.default_rng(14)


def dome(x, y, cx, cy, rx, ry, power=2.0, tilt=0.0):
    """Thickness of a solid with a (super)elliptical outline: 1 in the middle, 0 at the edge."""
    dx, dy = x - cx, y - cy
    u = np.abs(dx * np.cos(tilt) + dy * np.sin(tilt)) / rx
    v = np.abs(-dx * np.sin(tilt) + dy * np.cos(tilt)) / ry
    return np.clip(1 - u**power - v**power, 0, None) ** 0.5


def tube(points, width, *, hollow=0.0):
    """Thickness of a bent tube along points (x, y); `hollow` leaves a dense shell, as bone has."""
    drawing = np.zeros((SIZE, SIZE), np.uint8)
    pixels = np.round((np.asarray(points) + 1) * SIZE / 2 * 16).astype(np.int32)
    cv2.polylines(drawing, [pixels], isClosed=False, color=255, thickness=1, shift=4)
    distance = cv2.distanceTransform(255 - drawing, cv2.DIST_L2, 5) / (SIZE / 2)
    outer = np.clip(1 - (distance / width) ** 2, 0, None) ** 0.5
    inner = np.clip(1 - (distance / (width * 0.78)) ** 2, 0, None) ** 0.5
    return outer - hollow * inner


def lungs():
    """Thickness of both lungs above domed diaphragms, the heart's bed left out."""
    field = np.zeros_like(X)
    for side, base in ((-1, 0.52), (1, 0.57)):
        lung = dome(X, Y, side * 0.40, 0.02, 0.34, 0.86, power=2.4, tilt=side * -0.07)
        diaphragm = base - 0.17 * np.clip(1 - ((X - side * 0.36) / 0.42) ** 2, 0, None)
        field += lung * np.clip((diaphragm - Y) / 0.02, 0, 1)
    return field


def ribs():
    """Posterior ribs arching down from the spine, anterior ends coming back up."""
    bones = np.zeros_like(X)
    for side in (-1, 1):
        for number in range(10):
            top = -0.74 + 0.135 * number
            reach = 0.42 + 0.36 * np.sin(min(number, 6) / 6 * np.pi / 2)
            t = np.linspace(0, 1, 40)
            x = side * (0.06 + reach * np.sin(t * np.pi / 2))
            y = top - 0.05 * np.sin(t * np.pi) + 0.20 * t**2.2
            bones += 0.55 * tube(np.c_[x, y], 0.030, hollow=0.55)
            if 1 <= number <= 6:
                front = np.linspace(0, 1, 30)
                x = side * (0.06 + reach * (1 - 0.72 * front**1.4))
                y = top + 0.20 + 0.16 * front + 0.05 * np.sin(front * np.pi)
                bones += 0.26 * tube(np.c_[x, y], 0.028, hollow=0.5)
    return bones


def vessels():
    """Branches that thin out from each hilum."""
    tree = np.zeros((SIZE, SIZE), np.float64)

    def grow(x, y, angle, width, length):
        if width < 0.0022:
            return
        end = (x + length * np.cos(angle), y + length * np.sin(angle))
        tree.__iadd__(width * 14 * tube([(x, y), end], width))
        for turn in (-1, 1):
            spread = turn * RANDOM.uniform(0.2, 0.6)
            grow(*end, angle + spread, width * RANDOM.uniform(0.6, 0.8), length * 0.82)

    for side in (-1, 1):
        for angle in (-1.15, -0.55, 0.05, 0.6, 1.1):
            start = np.pi - angle if side < 0 else angle
            grow(side * 0.16, 0.0 + 0.03 * angle, start, 0.016, 0.13)
    return tree


def attenuation():
    """Sum of everything along the ray, in arbitrary units."""
    torso = 1.5 * dome(X, Y, 0, 0.62, 0.93, 1.62, power=2.6)
    shoulders = 0.85 * dome(X, Y, 0, -0.50, 1.06, 0.52, power=2.4)
    neck = 0.75 * dome(X, Y, 0, -0.95, 0.25, 0.50)
    soft = np.maximum(np.maximum(torso, shoulders), neck)
    air = lungs()
    # Not a healthy phantom: a large heart, and a round opacity on the left.
    heart = dome(X, Y, 0.15, 0.31, 0.46, 0.30, tilt=0.50) + 0.8 * dome(X, Y, 0.03, 0.0, 0.15, 0.42)
    mass = dome(X, Y, 0.50, -0.12, 0.10, 0.09, tilt=0.4)
    aorta = 0.5 * dome(X, Y, 0.10, -0.18, 0.10, 0.10)
    spine = np.clip(1 - (X / 0.085) ** 2, 0, None) ** 0.5
    spine = spine * (0.50 + 0.12 * np.cos(Y * 44) ** 2)
    trachea = tube([(0, -1.0), (0.01, -0.2)], 0.045)
    clavicles = sum(
        tube(
            [(s * 0.08, -0.60), (s * 0.30, -0.65), (s * 0.55, -0.70), (s * 0.82, -0.80)],
            0.036,
            hollow=0.5,
        )
        for s in (-1, 1)
    )
    total = soft - 0.92 * air * np.clip(soft, 0, 1) + 0.62 * heart + aorta * 0.5 + spine
    total += 0.34 * mass
    total += 0.42 * ribs() * (soft > 0.3) + 0.30 * clavicles + 0.30 * vessels() * (air > 0.05)
    return total - 0.22 * trachea


def main() -> None:
    """Draw the phantom and its side marker."""
    film = cv2.GaussianBlur(np.clip(attenuation(), 0, None), (0, 0), 1.6)
    shown = 1 - np.exp(-0.95 * film)
    grain = cv2.GaussianBlur(RANDOM.normal(0, 1, film.shape), (0, 0), 0.8)
    shown += 0.012 * grain
    grey = np.clip(np.rint(255 * (shown - 0.02) / 0.88), 0, 255).astype(np.uint8)
    cv2.putText(grey, "L", (905, 120), cv2.FONT_HERSHEY_SIMPLEX, 2.0, 250, 5, cv2.LINE_AA)
    cv2.putText(grey, "PHANTOM", (862, 150), cv2.FONT_HERSHEY_SIMPLEX, 0.7, 235, 2, cv2.LINE_AA)
    cv2.imwrite(str(Path(__file__).with_name("phantom.png")), grey)


if __name__ == "__main__":
    main()
