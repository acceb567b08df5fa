"""A prediction as a DICOM structured report (PS3.16 TID 1500).

One measurement group a finding (TID 1501): what was looked for, the calibrated probability, the
threshold and the prevalence as measurements, above or below as a qualitative evaluation, which
algorithm said so (TID 4019), and the film as its source.  A reader's opinion is a group of its
own, whose observer is a person without a name.  It is a Comprehensive SR (PS3.3 A.35.3): the
kind that the most archives store, and enough for numbers and references.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Protocol

from pydicom.dataset import Dataset

from xlite_core import __version__
from xlite_core.errors import DicomRefused
from xlite_core.reporting import dicom_codes as codes
from xlite_core.reporting.dicom_codes import CodedTerm, finding_term
from xlite_core.reporting.dicom_image_library import image_library
from xlite_core.reporting.dicom_object import (
    DEVICE_SERIAL_NUMBER,
    IMPLEMENTATION_UID,
    MANUFACTURER,
    MODEL_NAME,
    RESEARCH_USE_ONLY,
    SERIES_NUMBERS,
    Stamp,
    add_equipment,
)

if TYPE_CHECKING:
    from highdicom.sr import (
        AlgorithmIdentification,
        CodedConcept,
        MeasurementsAndQualitativeEvaluations,
        ObservationContext,
    )

    from xlite_core.inference.model_card import ModelCard
    from xlite_core.inference.prediction import Prediction

UNNAMED_READER = "Reader^Unnamed"


class ReaderOpinion(Protocol):
    """What a reader thinks of one finding.

    `verdict` is "agree", "disagree" or "edited"; `present` is what the reader holds to be true;
    `words` says all of it in a line.
    """

    @property
    def finding(self) -> str: ...
    @property
    def verdict(self) -> str: ...
    @property
    def text(self) -> str: ...
    @property
    def present(self) -> bool | None: ...
    @property
    def words(self) -> str: ...


def structured_report(  # noqa: PLR0913 - one keyword each for what a report says
    source: Dataset,
    prediction: Prediction,
    card: ModelCard,
    thresholds: Mapping[str, float],
    *,
    policy: str,
    stamp: Stamp,
    opinions: Sequence[ReaderOpinion] = (),
) -> Dataset:
    """Return a structured report of one film.

    Args:
        source: The film, from `dicom_object.referable`: what it carries of the patient, the
            report carries too.
        prediction: What the model says of it, and what the check of its input says.
        card: The model's description of itself.
        thresholds: One probability a finding.
        policy: What chose them, for people.
        stamp: UIDs and time; the same stamp gives the same bytes.
        opinions: The reader's, of any of the findings.

    Raises:
        DicomRefused: An opinion has an unknown verdict.
    """
    from highdicom.sr import ComprehensiveSR, MeasurementReport

    algorithm = _algorithm(card, prediction.model_fingerprint, policy)
    findings = zip(card.findings, prediction.probabilities, strict=True)
    groups = [
        _finding_group(
            source,
            finding.name,
            (float(probability), thresholds[finding.name], finding.prevalence),
            algorithm,
            stamp,
        )
        for finding, probability in findings
    ]
    groups += [_opinion_group(source, opinion, stamp) for opinion in opinions]
    content = MeasurementReport(
        observation_context=_device_context(),
        procedure_reported=_concept(codes.CHEST_RADIOGRAPH),
        imaging_measurements=groups,
    )
    children = content[0].ContentSequence  # TID 1500: the library comes before the measurements
    children.insert(len(children) - 1, image_library(source))
    warnings = [f"Input check: {notice.sentence}" for notice in prediction.notices]
    remarks = (f"{RESEARCH_USE_ONLY}. {card.intended_use}", *warnings)
    children.extend(_comment(remark) for remark in remarks)
    report = ComprehensiveSR(
        evidence=[source],
        content=content[0],
        series_instance_uid=stamp.uid("report", "series"),
        series_number=SERIES_NUMBERS["report"],
        sop_instance_uid=stamp.uid("report", "instance"),
        instance_number=1,
        manufacturer=MANUFACTURER,
        is_complete=True,
    )
    return _finished(report, stamp)


def _finished(report: Dataset, stamp: Stamp) -> Dataset:
    """Return a plain data set with our equipment, our time and our coding scheme."""
    made = Dataset()
    made.update(report)
    add_equipment(made)
    made.SeriesDescription = "X-Lite findings, research use only"
    for name in ("InstanceCreation", "Content", "Series"):
        setattr(made, f"{name}Date", stamp.date_text)
        setattr(made, f"{name}Time", stamp.time_text)
    scheme = Dataset()
    scheme.CodingSchemeDesignator = codes.PRIVATE
    scheme.CodingSchemeName = "Private codes of X-Lite Desktop"
    scheme.CodingSchemeResponsibleOrganization = MANUFACTURER
    made.CodingSchemeIdentificationSequence = [scheme]
    made.pop("ContributingEquipmentSequence", None)
    return made


def _device_context() -> ObservationContext:
    """Return who observed: this program (TID 1001, 1002, 1004)."""
    from highdicom.sr import (
        DeviceObserverIdentifyingAttributes,
        ObservationContext,
        ObserverContext,
    )
    from pydicom.sr.codedict import codes as standard

    device = DeviceObserverIdentifyingAttributes(
        uid=IMPLEMENTATION_UID,
        name=MODEL_NAME,
        manufacturer_name=MANUFACTURER,
        model_name=f"{MODEL_NAME} {__version__}",
        serial_number=DEVICE_SERIAL_NUMBER,
    )
    return ObservationContext(observer_device_context=ObserverContext(standard.DCM.Device, device))


def _finding_group(
    source: Dataset,
    name: str,
    shares: tuple[float, float, float],
    algorithm: AlgorithmIdentification,
    stamp: Stamp,
) -> MeasurementsAndQualitativeEvaluations:
    """Return the group of one finding; `shares`: its probability, threshold and prevalence."""
    from highdicom.sr import Measurement, QualitativeEvaluation

    probability, threshold, _ = shares
    unit = _concept(codes.PER_CENT)
    terms = (codes.CERTAINTY, codes.THRESHOLD, codes.PREVALENCE)
    return _group(
        source,
        name,
        stamp.uid("report", "finding", name),
        algorithm=algorithm,
        measurements=[
            Measurement(_concept(term), 100 * share, unit)
            for term, share in zip(terms, shares, strict=True)
        ],
        evaluations=[
            QualitativeEvaluation(
                _concept(codes.AGAINST_THRESHOLD),
                _concept(codes.ABOVE if probability >= threshold else codes.BELOW),
            )
        ],
    )


def _algorithm(card: ModelCard, fingerprint: str, policy: str) -> AlgorithmIdentification:
    """Say which model spoke, and how it was asked (TID 4019)."""
    from highdicom.sr import AlgorithmIdentification

    return AlgorithmIdentification(
        name=card.name,
        version=fingerprint,
        parameters=[
            f"application: X-Lite {__version__}",
            f"network: {card.network}",
            f"recipe: {card.recipe.hash}",
            f"thresholds: {policy}",
            f"evaluated on: {card.evaluated_on}",
        ],
    )


def _opinion_group(
    source: Dataset, opinion: ReaderOpinion, stamp: Stamp
) -> MeasurementsAndQualitativeEvaluations:
    from highdicom.sr import (
        ObserverContext,
        PersonObserverIdentifyingAttributes,
        QualitativeEvaluation,
    )
    from pydicom.sr.codedict import codes as standard

    if opinion.verdict not in codes.OPINIONS:
        raise DicomRefused(
            "An opinion of the reader is neither agreement nor disagreement nor an edit.",
            "Give the opinion again and write the report once more.",
        )
    said = [(codes.READER_OPINION, codes.OPINIONS[opinion.verdict])]
    if opinion.present is not None:
        said.append((codes.READER_PRESENCE, codes.PRESENCES[opinion.present]))
    group = _group(
        source,
        opinion.finding,
        stamp.uid("report", "opinion", opinion.finding),
        evaluations=[
            QualitativeEvaluation(_concept(name), _concept(value)) for name, value in said
        ],
    )
    reader = PersonObserverIdentifyingAttributes(UNNAMED_READER)
    children = list(group[0].ContentSequence)
    children = [*ObserverContext(standard.DCM.Person, reader), *children]
    if opinion.text.strip():
        children.append(_comment(opinion.text.strip()))
    group[0].ContentSequence = children
    return group


def _group(  # noqa: PLR0913
    source: Dataset,
    finding: str,
    uid: str,
    *,
    evaluations: Sequence[object],
    algorithm: object = None,
    measurements: Sequence[object] = (),
) -> MeasurementsAndQualitativeEvaluations:
    from highdicom.sr import (
        FindingSite,
        MeasurementsAndQualitativeEvaluations,
        SourceImageForMeasurementGroup,
        TrackingIdentifier,
    )

    return MeasurementsAndQualitativeEvaluations(
        tracking_identifier=TrackingIdentifier(uid=uid, identifier=finding),
        finding_type=_concept(finding_term(finding)),
        finding_sites=[FindingSite(_concept(codes.CHEST))],
        algorithm_id=algorithm,  # type: ignore[arg-type]
        measurements=list(measurements) or None,  # type: ignore[arg-type]
        qualitative_evaluations=list(evaluations),  # type: ignore[arg-type]
        source_images=[SourceImageForMeasurementGroup.from_source_image(source)],
    )


def _comment(text: str) -> Dataset:
    from highdicom.sr import RelationshipTypeValues, TextContentItem

    return TextContentItem(
        name=_concept(codes.COMMENT),
        value=text,
        relationship_type=RelationshipTypeValues.CONTAINS,
    )


def _concept(term: CodedTerm) -> CodedConcept:
    from highdicom.sr import CodedConcept

    return CodedConcept(value=term.value, scheme_designator=term.scheme, meaning=term.meaning)
