"""Evidence maps and other maps held against readers' boxes, on films that no student has seen.

Each film is judged by the fold's student that was not trained on it.  Every map is enlarged as the
application enlarges it (`imaging.overlay.smoothed_evidence`), so methods differ in nothing else.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from xlite_core.data.box_table import DrawnBox
from xlite_core.errors import InvalidLabels
from xlite_core.evaluation.localisation import MapMethod, MapScore
from xlite_core.evaluation.map_measures import MapMeasures, measured, of_chance
from xlite_core.explain.evidence import average_evidence, evidence_at
from xlite_core.explain.gradcam import CamMethod, activation_maps
from xlite_core.explain.layer_tap import LayerTap, finer_layer, tapped
from xlite_core.imaging.film_box import ShareBox, average_box, inside_boxes
from xlite_core.imaging.overlay import smoothed_evidence
from xlite_core.models.student import Student
from xlite_core.training.average_film import batches
from xlite_core.training.boxed_films import BoxedFilm, boxes_of_others, usual_boxes
from xlite_core.training.checkpoint import require_same_films
from xlite_core.training.config import TrainingConfig
from xlite_core.training.cross_validation import Study
from xlite_core.training.shipped_student import averaged_rows
from xlite_core.training.student_card import trained_student

AVERAGE_BOX = MapMethod(name="Average box")
CHANCE = MapMethod(name="No preference")
EVIDENCE = "Evidence"
ABOVE_AVERAGE = "Evidence minus its mean map"

LAST, BEFORE_ATTENTION, FINER = "last", "before attention", "finer"
"""Layers: what the head pools, what attention is given, the last with twice the cells a side."""

_CAMS: dict[CamMethod, str] = {
    "GradCAM": "Grad-CAM",
    "GradCAMPlusPlus": "Grad-CAM++",
    "LayerCAM": "Layer-CAM",
    "EigenCAM": "Eigen-CAM",
}

_REFERENCE_SHAPE = (256, 256)
"""Cells of the average box: about what maps have once they are enlarged."""

Maps = dict[MapMethod, NDArray[np.float32]]
"""Method -> maps, shape (findings, h, w)."""


def finished_folds(study: Study) -> tuple[int, ...]:
    """Return the folds whose students are trained.

    Raises:
        InvalidLabels: There is none.
    """
    done = tuple(n for n in range(study.folds.count) if study.run_directory(n).weights.exists())
    if not done:
        raise InvalidLabels(
            f"No fold of {study.directory.name} is finished.",
            "Train one first: xlite cross-validate CONFIG --fold 0.",
        )
    return done


def localised(
    config: TrainingConfig,
    study: Study,
    films: Sequence[BoxedFilm],
    drawn: Sequence[DrawnBox],
    *,
    progress: Callable[[int], None] = lambda _: None,
) -> Iterator[MapScore]:
    """Hold every method's map of every boxed finding against its boxes.

    Args:
        config: Settings of the study.
        study: Its films, folds and runs; folds that are not finished are left out.
        films: From `boxed_films`.
        drawn: All boxes: those of other patients make the average box.
        progress: Called with the number of films done.

    Yields:
        Scores; for each film and finding those of every method, in one order.

    Raises:
        InvalidLabels: No fold is finished, none of its films has a box, or there is no box of
            other patients.
        CorruptCheckpoint: A fold was trained with other settings or films.
    """
    done = 0
    for fold in finished_folds(study):
        own = [film for film in films if study.folds.folds[film.row] == fold]
        if not own:
            continue
        directory = study.run_directory(fold)
        # Another fold file would let a student judge films that it was trained on.
        require_same_films(study.training_films(fold).fingerprint, directory.path)
        student = trained_student(config, study, fold)
        taps = _taps(student, config, study, fold)
        average = average_evidence(student, _learned_from(config, study, fold))
        others = boxes_of_others(drawn, study.folds, fold)
        for film in own:
            image = _images(config, study, np.array([film.row]))
            columns = [config.findings.index(finding) for finding in film.boxes]
            maps = drawn_maps(student, next(image), columns, taps=taps, average=average)
            for number, (finding, boxes) in enumerate(film.boxes.items()):
                scores = _scores(maps, number, boxes, usual_boxes(others, finding))
                for method, measures in scores.items():
                    yield MapScore(
                        file=str(study.table.files[film.row]),
                        patient=str(study.table.patients[film.row]),
                        finding=finding,
                        boxes=len(boxes),
                        method=method,
                        measures=measures,
                    )
            done += 1
            progress(done)
    if not done:
        raise InvalidLabels(
            "No film with a box is in a fold that is finished.", "Train the other folds first."
        )


def _images(config: TrainingConfig, study: Study, rows: NDArray[np.intp]) -> Iterator[Tensor]:
    return batches(study.films, config.recipe, device=torch.device("cpu"), rows=rows)


def _learned_from(config: TrainingConfig, study: Study, fold: int) -> Iterator[Tensor]:
    return _images(config, study, averaged_rows(np.flatnonzero(~study.held_out(fold))))


def _taps(
    student: Student, config: TrainingConfig, study: Study, fold: int
) -> Mapping[str, LayerTap]:
    layers: dict[str, torch.nn.Module] = {}
    if student.config.attention != "none":
        layers[BEFORE_ATTENTION] = student.backbone
    finer = finer_layer(student, next(_learned_from(config, study, fold))[:1])
    if finer is not None:
        layers[FINER] = finer
    return {
        name: tapped(student, layer, _learned_from(config, study, fold))
        for name, layer in layers.items()
    }


def drawn_maps(
    student: Student,
    image: Tensor,
    findings: Sequence[int],
    *,
    taps: Mapping[str, LayerTap],
    average: Tensor,
) -> Maps:
    """Return every method's maps of one film.

    The four methods of pytorch-grad-cam look at the map before evidence's origin is subtracted, as
    they were published; from the origin Grad-CAM equals the positive part of evidence.

    Args:
        student: In evaluation mode.
        image: Normalised, shape (1, channels, size, size).
        findings: Which logits.
        taps: Other layers than the last, by their names.
        average: From `average_evidence`, shape (findings, h, w).

    Returns:
        float32 maps; those of evidence have a negative part, the others have none.
    """
    with torch.no_grad():
        evidence = student.forward_with_evidence(image).evidence[0, list(findings)]
    above = (evidence - average[list(findings)]).numpy()
    maps: Maps = {_method(EVIDENCE, LAST, evidence.numpy()): evidence.numpy()}
    maps[_method(ABOVE_AVERAGE, LAST, above)] = above
    maps |= _cams(student, image, student.attention, LAST, findings)
    for name, tap in taps.items():
        values = evidence_at(student, image, tap, findings)[0].numpy()
        maps[_method(EVIDENCE, name, values)] = values
        maps |= _cams(student, image, tap.layer, name, findings)
    return maps


def _cams(
    student: Student, image: Tensor, layer: torch.nn.Module, name: str, findings: Sequence[int]
) -> Maps:
    maps: Maps = {}
    for key, method in _CAMS.items():
        values = activation_maps(student, image, method=key, layer=layer, findings=findings)[0]
        maps[_method(method, name, values)] = values
    return maps


def _method(name: str, layer: str, maps: NDArray[np.float32]) -> MapMethod:
    return MapMethod(name=name, layer=layer, cells=f"{maps.shape[1]} x {maps.shape[2]}")


def _scores(
    maps: Maps, finding: int, boxes: Sequence[ShareBox], usual: Sequence[ShareBox]
) -> dict[MapMethod, MapMeasures]:
    scores = {}
    for method, values in maps.items():
        fine = smoothed_evidence(values[finding])
        scores[method] = measured(fine, inside_boxes(boxes, fine.shape))
    inside = inside_boxes(boxes, _REFERENCE_SHAPE)
    scores[AVERAGE_BOX] = measured(average_box(usual, _REFERENCE_SHAPE), inside)
    scores[CHANCE] = of_chance(inside)
    return scores
