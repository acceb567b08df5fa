"""What the welcome says, and which version of it somebody has agreed to."""

from __future__ import annotations

from dataclasses import dataclass

from xlite_desktop.translation import tr

TEXT_VERSION = 1
"""Counted up whenever the text changes in what it asks people to agree to: they are asked again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A heading and what stands below it."""

    title: str
    text: str


def paragraphs() -> tuple[Paragraph, ...]:
    """Return the welcome, in reading order."""
    return (
        Paragraph(
            title=tr("What it is"),
            text=tr(
                "X-Lite reads a chest X-ray with a small neural network. It estimates how likely "
                "each of 14 findings is, and shows which parts of the film the estimate rests on. "
                "You can also train a network of your own."
            ),
        ),
        Paragraph(
            title=tr("Research use only"),
            text=tr(
                "X-Lite is not a medical device. Do not use it for diagnosis, treatment or any "
                "other clinical decision. The network is often wrong; “About this model” "
                "says how often, and on which films that was measured."
            ),
        ),
        Paragraph(
            title=tr("Where your data stay"),
            text=tr(
                "Films are read on this computer and never leave it; there is no account and no "
                "telemetry. X-Lite uses the network only if you ask it to: to look for newer "
                "versions, which says nothing about you or your films, and in training, to fetch "
                "ready-made weights or to report to an MLflow server that you name. The settings "
                "say what is remembered, and in which folders."
            ),
        ),
    )
