"""What a film is called in files that leave the application."""

from __future__ import annotations

from xlite_core.policy import policy


def written_name(name: str, number: int) -> str:
    """Return the name of a film's file, or its number alone.

    Names of films may name patients, so they stay where the policy forbids to write who a patient
    is; the SHA-256 beside them still tells which film it was.

    Args:
        name: Of its file, without folders.
        number: Its place in the list that is written, from 1.
    """
    return name if policy().export_identity else f"film-{number:04d}"
