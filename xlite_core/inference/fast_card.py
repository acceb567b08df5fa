"""What the card of an INT8 variant knows of the FP32 student that it was made from."""

from __future__ import annotations

from dataclasses import dataclass

from xlite_core.errors import InvalidConfiguration
from xlite_core.evaluation.interval import Estimate


@dataclass(frozen=True, slots=True, kw_only=True)
class FastCard:
    """How far INT8 is from FP32: both on the same held-out films, both through ONNX Runtime.

    Attributes:
        films: Films that judged, each with the fold's student that had not seen it.
        patients: Whose they are.
        findings: How many findings the macro AUC averages.
        macro_auc: Of INT8.
        reference_auc: Of FP32.
        difference: INT8 minus FP32, with a paired interval from resampled patients.
        mean_probability: Mean difference of a calibrated probability, without its sign, 0 to 1.
        largest_probability: Largest one.
        evidence: Mean difference of a cell of evidence, without its sign, as a share of full
            colour.
        time: One film's time in INT8 as a share of its time in FP32; median of turns, with the
            interval of a median.
        processor: Where it was timed.
        byte_count: Size of the network as INT8, its card left aside.
        reference_byte_count: Size of the FP32 network, likewise, as it is stored.
        first_in_fp32: How many of the first convolutions stay FP32.
        ranges: How activations were ranged: "min-max" or "percentile".
        calibrated_on: Training films that set the ranges.

    Raises:
        InvalidConfiguration: A count, size or share is below 0, or no film judged.
    """

    films: int
    patients: int
    findings: int
    macro_auc: float
    reference_auc: float
    difference: Estimate
    mean_probability: float
    largest_probability: float
    evidence: float
    time: Estimate
    processor: str
    byte_count: int
    reference_byte_count: int
    first_in_fp32: int
    ranges: str
    calibrated_on: int

    def __post_init__(self) -> None:
        least = (
            self.films - 1,
            self.mean_probability,
            self.largest_probability - self.mean_probability,
            self.evidence,
            self.time.low,
            self.byte_count,
        )
        if not all(value >= 0 for value in least):  # which refuses NaN as well
            raise InvalidConfiguration(
                "What the model says of its quantisation cannot be.", "Quantise the student again."
            )

    @property
    def sentences(self) -> tuple[str, str]:
        """What must be said of the variant: how it was let through, and whose numbers it shows."""
        low, high = (signed(end) for end in (self.difference.low, self.difference.high))
        gate = (
            f"Quantised to INT8 and let through by its gate: on {self.films:,} held-out films of "
            f"{self.patients:,} patients its macro AUC over {self.findings} findings is "
            f"{self.macro_auc:.3f} instead of {self.reference_auc:.3f}, a difference of "
            f"{signed(self.difference.value)} ({low} to {high}); probabilities differ by "
            f"{self.mean_probability:.3f} on average and {self.largest_probability:.3f} at most; "
            f"one film takes {self.time.value:.0%} ({self.time.low:.0%} to {self.time.high:.0%}) "
            f"of the time on {self.processor}."
        )
        return gate, "All other numbers, calibration and thresholds are the FP32 student's."


def signed(value: float) -> str:
    """Return a difference of AUC with its sign."""
    text = f"{value:+.4f}"
    return "0.0000" if float(text) == 0 else text.replace("-", "−")
