"""Coded concepts of DICOM reports, each with the place where it is defined.

Findings are coded with SNOMED CT (scheme SCT) or the DICOM Controlled Terminology (DCM) where
a concept says exactly what the label of the training data says.  Two labels have none that is
certain: "Pleural_Thickening", whose concept could not be checked against a published list, and
"Hernia", which the labels do not tell hiatal from other hernias.  They, and findings of models
that others trained, get codes of the private scheme 99XLITE; so do the concepts that no
dictionary has.  No RadLex identifier is used: none could be checked against RadLex itself.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass

from xlite_core.findings import display_name

PRIVATE = "99XLITE"
"""Coding Scheme Designator; "99" begins every private one (PS3.3 8.2)."""


@dataclass(frozen=True, slots=True)
class CodedTerm:
    """A coded concept (PS3.3 8.8).

    Attributes:
        value: At most 16 characters.
        scheme: "SCT", "DCM", "UCUM" or "99XLITE".
        meaning: For people, at most 64 characters.
        source: Where the code was looked up.
    """

    value: str
    scheme: str
    meaning: str
    source: str = "private"


_SNOMED = "SNOMED CT international edition"

FINDINGS: Mapping[str, CodedTerm] = {
    "Atelectasis": CodedTerm("46621007", "SCT", "Atelectasis", _SNOMED),
    "Cardiomegaly": CodedTerm("8186001", "SCT", "Cardiomegaly", _SNOMED),
    "Effusion": CodedTerm("60046008", "SCT", "Pleural effusion", "PS3.16 CID 645"),
    "Infiltration": CodedTerm("112121", "DCM", "Infiltrate", "PS3.16 CID 6104"),
    "Mass": CodedTerm("4147007", "SCT", "Mass", "PS3.16 CID 6104"),
    "Nodule": CodedTerm("27925004", "SCT", "Nodule", "PS3.16 CID 6104"),
    "Pneumonia": CodedTerm("233604007", "SCT", "Pneumonia", _SNOMED),
    "Pneumothorax": CodedTerm("36118008", "SCT", "Pneumothorax", "PS3.16 CID 6105"),
    "Consolidation": CodedTerm("95436008", "SCT", "Lung consolidation", _SNOMED),
    "Edema": CodedTerm("19242006", "SCT", "Pulmonary edema", "PS3.16 CID 3700"),
    "Emphysema": CodedTerm("87433001", "SCT", "Pulmonary emphysema", _SNOMED),
    "Fibrosis": CodedTerm("51615001", "SCT", "Fibrosis of lung", _SNOMED),
    "Pleural_Thickening": CodedTerm("PLEURAL_THICK", PRIVATE, "Pleural thickening"),
    "Hernia": CodedTerm("HERNIA", PRIVATE, "Hernia"),
}
"""Finding key of ChestX-ray14 -> its concept."""

CHEST = CodedTerm("51185008", "SCT", "Chest", "PS3.16 CID 4030")
CHEST_RADIOGRAPH = CodedTerm("399208008", "SCT", "Plain X-ray of chest", _SNOMED)
CERTAINTY = CodedTerm("111012", "DCM", "Certainty of Finding", "PS3.16 Annex D")
"""0 to 100, in per cent: here the calibrated probability."""
COMMENT = CodedTerm("121106", "DCM", "Comment", "PS3.16 Annex D")
PER_CENT = CodedTerm("%", "UCUM", "percent", "PS3.16 CID 3082")

THRESHOLD = CodedTerm("THRESHOLD", PRIVATE, "Operating threshold")
PREVALENCE = CodedTerm("PREVALENCE", PRIVATE, "Prevalence that the calibration refers to")
AGAINST_THRESHOLD = CodedTerm("VS_THRESHOLD", PRIVATE, "Probability against the threshold")
ABOVE = CodedTerm("ABOVE", PRIVATE, "At or above the threshold")
BELOW = CodedTerm("BELOW", PRIVATE, "Below the threshold")
READER_OPINION = CodedTerm("READER_OPINION", PRIVATE, "Opinion of the reader")
READER_PRESENCE = CodedTerm("READER_PRESENCE", PRIVATE, "Finding as the reader sees it")
PRESENCES: Mapping[bool, CodedTerm] = {
    True: CodedTerm("52101004", "SCT", "Present", "PS3.16 CID 240"),
    False: CodedTerm("272519000", "SCT", "Absent", "PS3.16 CID 240"),
}
OPINIONS: Mapping[str, CodedTerm] = {
    "agree": CodedTerm("AGREE", PRIVATE, "The reader agrees"),
    "disagree": CodedTerm("DISAGREE", PRIVATE, "The reader disagrees"),
    "edited": CodedTerm("EDITED", PRIVATE, "The reader says it in other words"),
}
"""Verdict -> its concept."""


def finding_term(finding: str) -> CodedTerm:
    """Return the concept of a finding; one of the private scheme for an unknown key.

    The private code is derived from the key, so that it means the same in every report.
    """
    if finding in FINDINGS:
        return FINDINGS[finding]
    digest = hashlib.sha256(finding.encode()).hexdigest()[:12].upper()
    return CodedTerm(f"F-{digest}", PRIVATE, display_name(finding)[:64])
