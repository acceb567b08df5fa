"""Which settings a closed form can keep."""

from __future__ import annotations

from xlite_core.errors import InvalidConfiguration
from xlite_core.models.config import FULL_WIDTH, SCATTERING, StudentConfig
from xlite_core.training.sections import AuxiliaryConfig, LoopConfig

COEFFICIENTS = 43_584
"""Of one film: 681 of the scattering transform (1 + 8 * 5 + 8 * 8 * 10) in each of 64 cells."""


def bytes_of_films(copies: int) -> int:
    """Return what a fit holds of so many films, copies counted.

    float16 coefficients, and their inner products and the inverse of those in float64.
    """
    return 2 * COEFFICIENTS * copies + 16 * copies**2


def require_closed_form(
    student: StudentConfig, loop: LoopConfig, auxiliary: AuxiliaryConfig
) -> None:
    """Refuse settings that a fit in closed form could not obey.

    Raises:
        InvalidConfiguration: The first of them.
    """
    if student.backbone != SCATTERING:
        raise InvalidConfiguration(
            f"The backbone {student.backbone!r} cannot be fitted in closed form: its filters have"
            " to be learned.",
            f'Set student.backbone to "{SCATTERING}", or loop.method to "gradient".',
        )
    if student.attention != "none" and student.attention_width is not None:
        raise InvalidConfiguration(
            "A closed form needs the map as the backbone leaves it, but the attention is narrower.",
            f'Set student.attention_width to "{FULL_WIDTH}", or student.attention to "none".',
        )
    if student.head_width < 2 * student.findings:
        raise InvalidConfiguration(
            f"A closed form needs two hidden units a finding; {student.head_width} are too few for "
            f"{student.findings} findings.",
            f"Set student.head_width to {2 * student.findings} or more.",
        )
    if loop.keep != "last":
        raise InvalidConfiguration(
            "A closed form has no best epoch: each one only knows more.",
            'Set loop.keep to "last".',
        )
    unknown = {"loop.mixup": loop.mixup, "loop.init_from": loop.init_from}
    unknown |= {f"auxiliary.{name}_weight": weight for name, weight in auxiliary.weights.items()}
    for name, value in unknown.items():
        if value:
            raise InvalidConfiguration(
                f"A closed form cannot make use of {name}.",
                f'Leave {name} out, or set loop.method to "gradient".',
            )
