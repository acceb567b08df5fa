"""The INT8 variant of a cross-validated student, on the command line."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from rich.console import Console
from rich.markup import escape

from xlite_core.errors import InvalidConfiguration

if TYPE_CHECKING:
    from xlite_core.training.config import TrainingConfig
    from xlite_core.training.cross_validation import Study
    from xlite_core.training.fast_student import FoldsJudged


def require_all_folds(fold: int | None) -> None:
    """Refuse to judge a variant by one fold.

    Raises:
        InvalidConfiguration: A fold was named.
    """
    if fold is not None:
        raise InvalidConfiguration(
            "An INT8 variant is judged by all folds together.", "Leave out --fold, or --int8."
        )


def export_fast(settings: TrainingConfig, study: Study, model: Path, console: Console) -> None:
    """Write the INT8 variant beside a model file if it passes its gate; say what was measured."""
    from xlite_core.training.fast_student import judge_folds, write_fast_student

    def tell(sentence: str) -> None:
        console.print(f"{sentence} ...", style="dim", highlight=False)

    judged = judge_folds(settings, study, model, tell=tell)
    console.print(_measured(judged), highlight=False)
    tell("Quantising the student that ships")
    verdict = write_fast_student(study.films, model, judged)
    if verdict.path is not None:
        size = verdict.path.stat().st_size / 1e6
        console.print(f"{escape(verdict.path.name)}: {size:.1f} MB", highlight=False)
    console.print(escape(verdict.words), highlight=False)


def _measured(judged: FoldsJudged) -> str:
    from xlite_core.counting import counted
    from xlite_core.experiments.markdown import decimal, with_interval

    moved = (
        f"probabilities differ by {judged.mean_probability:.4f} on average and "
        f"{judged.largest_probability:.3f} at most, cells of maps by {judged.evidence:.1%} of "
        "full colour on average"
    )
    compared, macro = judged.compared, judged.compared.macro
    who = f"{counted(compared.films, 'held-out film')} of {counted(compared.patients, 'patient')}"
    if macro is None:
        return f"INT8 against FP32, {who}: {moved}."
    return (
        f"INT8 against FP32, {who}: macro AUC {decimal(macro.challenger, 4)}, difference "
        f"{with_interval(macro.difference, 4)} over {counted(macro.positives, 'finding')}; {moved}."
    )
