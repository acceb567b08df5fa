"""What is written beside a picture that leaves as a DICOM object: in lines, and in English."""

from __future__ import annotations

from collections.abc import Sequence
from textwrap import shorten

from xlite_core.findings import display_name
from xlite_core.inference.input_notice import KINDS
from xlite_core.inference.prediction import Prediction
from xlite_core.reporting.dicom_report import ReaderOpinion
from xlite_core.reporting.report_words import share

_LONGEST = 120
"""Characters of the reader's words in a line; the structured report has all of them."""

_PRESENCE = {None: "", True: ", present", False: ", absent"}


def outline_lines(
    prediction: Prediction,
    model: str,
    finding: str,
    threshold: float,
    opinions: Sequence[ReaderOpinion],
) -> tuple[str, ...]:
    """Return what stands beside the outlines of a finding's evidence.

    Args:
        prediction: What the model says of the film, and the check of its input.
        model: Its name.
        finding: Whose outlines they are.
        threshold: Of this finding, 0 to 1.
        opinions: The reader's, of any of the findings.
    """
    probability = float(prediction.probabilities[prediction.findings.index(finding)])
    said = [one.words for one in opinions if one.finding == finding]
    return (
        f"{display_name(finding)} {share(probability)}, threshold {share(threshold)}",
        *(shorten(f"Reader: {words}", _LONGEST, placeholder=" ...") for words in said),
        "Grad-CAM contours at 50 % and 80 % of the peak",
        *(f"Input check: {KINDS[notice.kind].label}" for notice in prediction.notices),
        f"{model} {prediction.model_fingerprint}",
    )


def verdict_line(opinions: Sequence[ReaderOpinion], finding: str) -> str:
    """Return the reader's verdict on a finding, without words that a picture's letters lack.

    Returns:
        "Reader: disagree, absent"; empty where nothing was said.
    """
    for one in opinions:
        if one.finding == finding:
            return f"Reader: {one.verdict}{_PRESENCE[one.present]}"
    return ""
