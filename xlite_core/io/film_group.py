"""The study that a film belongs to, without saying whose it is."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class FilmGroup:
    """One study of one patient; films of one study carry equal groups.

    Attributes:
        patient: A key that only tells patients apart.
        study: A key that only tells studies apart, patients included.
        name: The patient as the header has it; shown only when asked for.
        date: The study's, "20260131"; shown only when asked for.
    """

    patient: str = field(repr=False)
    study: str = field(repr=False)
    name: str = field(default="", repr=False, compare=False)
    date: str = field(default="", repr=False, compare=False)


def group_numbers(groups: tuple[FilmGroup | None, ...]) -> dict[str, tuple[int, int]]:
    """Number patients, and the studies of each, from 1 as they come.

    Args:
        groups: Of the films in their order; None for films without a study.

    Returns:
        Study key -> number of its patient, number of the study within the patient.
    """
    patients: dict[str, dict[str, int]] = {}
    for group in groups:
        if group is not None:
            studies = patients.setdefault(group.patient, {})
            studies.setdefault(group.study, len(studies) + 1)
    return {
        study: (patient, number)
        for patient, studies in enumerate(patients.values(), 1)
        for study, number in studies.items()
    }
