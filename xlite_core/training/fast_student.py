"""A student's INT8 variant: made like the folds' own, which held-out films judge.

Each fold's student is exported, quantised with films that it was trained on, and run beside its
FP32 file on the films that it never saw.  The variant that ships is made in the same way from the
student that ships, and is written only if the folds' variants lose little and it is faster here.
"""

from __future__ import annotations

import dataclasses
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray

from xlite_core.atomic_file import atomic_write
from xlite_core.evaluation.bootstrap import DRAWS
from xlite_core.evaluation.comparison import AucComparison, compare_auc
from xlite_core.evaluation.interval import Estimate
from xlite_core.export import fast_gate
from xlite_core.export.half_storage import store_half
from xlite_core.export.onnx_export import export_student
from xlite_core.export.quantisation import FILMS, QuantisedStudent, quantised
from xlite_core.export.self_test_writing import with_self_test
from xlite_core.imaging.preprocessing import PreprocessingRecipe, normalised
from xlite_core.inference.card_writing import with_card
from xlite_core.inference.classifier import CARD_KEY
from xlite_core.inference.fast_card import FastCard
from xlite_core.inference.model_card import ModelCard
from xlite_core.inference.session import StudentSession
from xlite_core.resources import fast_variant_of
from xlite_core.training.config import TrainingConfig
from xlite_core.training.cross_validation import Study
from xlite_core.training.films import FilmArray
from xlite_core.training.student_card import trained_student

Tell = Callable[[str], None]

_GATE_FILMS = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class FoldsJudged:
    """INT8 against FP32 on the films that judge, fold by fold.

    Attributes:
        compared: Macro AUC and each finding's, INT8 minus FP32.
        mean_probability: Mean difference of a calibrated probability, without its sign.
        largest_probability: Largest one.
        evidence: Mean difference of a cell, as a share of full colour.
    """

    compared: AucComparison
    mean_probability: float
    largest_probability: float
    evidence: float


@dataclass(frozen=True, slots=True, kw_only=True)
class FastVerdict:
    """What became of a fast variant.

    Attributes:
        time: A film's time in INT8 as a share of FP32's.
        path: The file; None where none was written.
        words: Why, or what the file's card says.
    """

    time: Estimate
    path: Path | None
    words: str


def write_fast_student(
    films: FilmArray, model: Path, judged: FoldsJudged, *, turns: int = fast_gate.TURNS
) -> FastVerdict:
    """Quantise the student that ships, and write the variant if the folds' ones pass the gate.

    A variant that lies beside the model from before is removed where none passes: it belongs to
    another student.

    Args:
        films: What it was trained on, uint8, shape (films, size, size), as its recipe
            leaves them.
        model: The FP32 file of the student that ships; the variant goes beside it.
        judged: The folds.
        turns: Pairs of timed passes.

    Raises:
        ExportRefused: Its graph has nothing to quantise.
        ModelFileRefused: The model file cannot be opened.
    """
    full = model.read_bytes()
    card = _card_of(full)
    variant = _quantised(full, films, card.recipe, np.arange(len(films)))
    image = normalised(films[0], card.recipe)
    ratio = fast_gate.time_ratio(variant.content, full, image, turns=turns)
    path = fast_variant_of(model)
    macro = judged.compared.macro
    reason = fast_gate.refusal(None if macro is None else macro.difference, ratio)
    if reason:
        if path.is_file():
            path.unlink()
            reason += " The one from before was removed: it belongs to an earlier student."
        return FastVerdict(time=ratio, path=None, words=reason)
    said = _fast_card(judged, ratio, variant, full)
    fast = dataclasses.replace(
        card, name=f"{card.name}-fast", limits=(*card.limits, *said.sentences), fast=said
    )
    with atomic_write(path) as stream:
        stream.write(with_self_test(with_card(variant.content, fast.to_json())))
    return FastVerdict(time=ratio, path=path, words=" ".join(said.sentences))


def judge_folds(
    config: TrainingConfig,
    study: Study,
    model: Path,
    *,
    draws: int = DRAWS,
    tell: Tell = lambda _: None,
) -> FoldsJudged:
    """Hold each fold's INT8 variant against its FP32 file, on held-out films that judge.

    Args:
        config: Settings of the study.
        study: Films, labels, folds and finished runs.
        model: File of the student that ships: its card has calibration and full scale.
        draws: Resamples of patients behind the interval.
        tell: Called with a sentence before each fold.

    Raises:
        CorruptCheckpoint: A fold is not finished, or was trained with other settings.
        ExportRefused: A graph does not compute what its student computes, or has nothing to
            quantise.
        ModelFileRefused: The model file cannot be opened.
    """
    card = _card_of(model.read_bytes())
    shape = (len(study.table), len(config.findings))
    int8, fp32 = np.full(shape, np.nan), np.full(shape, np.nan)
    cells = []
    for fold in range(study.folds.count):
        tell(f"Quantising fold {fold} of {study.folds.count}, and judging it")
        full = _fold_file(config, study, card, fold)
        training = np.flatnonzero(~study.held_out(fold))
        variant = _quantised(full, study.films, config.recipe, training)
        rows = np.flatnonzero(study.held_out(fold) & study.folds.headline)
        images = _inputs(study.films, config.recipe, rows)
        sessions = [StudentSession(file, provider="CPU") for file in (variant.content, full)]
        for row, image in zip(rows, images, strict=True):
            ours, theirs = (session.run(image) for session in sessions)
            int8[row], fp32[row] = ours.logits, theirs.logits
            cells.append(float(np.abs(ours.evidence - theirs.evidence).mean()))
    judging = np.flatnonzero(study.folds.headline)
    table = study.table[judging]
    compared = compare_auc(
        int8[judging], fp32[judging], table.labels, table.patients, table.findings, draws=draws
    )
    moved = np.abs([_moved(card, int8[row], fp32[row]) for row in judging])
    return FoldsJudged(
        compared=compared,
        mean_probability=float(moved.mean()),
        largest_probability=float(moved.max()),
        evidence=float(np.mean(cells)) / card.evidence_full_scale,
    )


def _card_of(content: bytes) -> ModelCard:
    return ModelCard.from_json(StudentSession(content, provider="CPU").metadata[CARD_KEY])


def _fold_file(config: TrainingConfig, study: Study, card: ModelCard, fold: int) -> bytes:
    """Return a fold's student as it would ship: exported, gated, stored as FP16 if that holds."""
    student = trained_student(config, study, fold)
    rows = _spread(np.flatnonzero(~study.held_out(fold)), FILMS)
    images = _inputs(study.films, config.recipe, rows)
    gate = torch.from_numpy(images[: max(_GATE_FILMS, 2)])
    with tempfile.TemporaryDirectory(prefix="xlite-int8-") as folder:
        path = Path(folder) / "fold.onnx"
        export_student(student, card, path, images=gate)
        store_half(path, images)
        return path.read_bytes()


def _quantised(
    full: bytes, films: FilmArray, recipe: PreprocessingRecipe, training: NDArray[np.intp]
) -> QuantisedStudent:
    """Quantise a file with its own training films: every second sets ranges, the others choose."""
    some = _spread(training, 2 * FILMS)
    return quantised(full, _inputs(films, recipe, some[::2]), _inputs(films, recipe, some[1::2]))


def _spread(rows: NDArray[np.intp], count: int) -> NDArray[np.intp]:
    return rows[:: max(len(rows) // count, 1)][:count]


def _inputs(
    films: FilmArray, recipe: PreprocessingRecipe, rows: Sequence[int] | NDArray[np.intp]
) -> NDArray[np.float32]:
    return np.stack([normalised(films[row], recipe) for row in rows])


def _moved(
    card: ModelCard, int8: NDArray[np.float64], fp32: NDArray[np.float64]
) -> NDArray[np.float64]:
    ours, theirs = (card.probabilities(row.astype(np.float32)) for row in (int8, fp32))
    return ours - theirs


def _fast_card(
    judged: FoldsJudged, ratio: Estimate, variant: QuantisedStudent, full: bytes
) -> FastCard:
    macro = judged.compared.macro
    assert macro is not None, "the gate refuses a variant that nothing judged"
    return FastCard(
        films=judged.compared.films,
        patients=judged.compared.patients,
        findings=macro.positives,
        macro_auc=macro.challenger,
        reference_auc=macro.reference,
        difference=macro.difference,
        mean_probability=judged.mean_probability,
        largest_probability=judged.largest_probability,
        evidence=judged.evidence,
        time=ratio,
        processor=fast_gate.processor_name(),
        byte_count=len(variant.content),
        reference_byte_count=len(full),
        first_in_fp32=variant.first_in_fp32,
        ranges=variant.method,
        calibrated_on=variant.calibrated_on,
    )
