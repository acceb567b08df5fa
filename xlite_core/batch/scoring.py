"""One film of a batch: read, scored by the one door, and reduced to its row."""

from __future__ import annotations

import dataclasses
import logging

from xlite_core.batch.film_row import CHANGED, FilmRow, RowState, stamp_of
from xlite_core.errors import XLiteError
from xlite_core.imaging.overlay import evidence_peaks
from xlite_core.inference.classifier import Classifier
from xlite_core.io.projection import unscored_reason
from xlite_core.io.reading_pool import read_bounded

log = logging.getLogger(__name__)

_UNFORESEEN = "The file could not be scored, for a reason that was not foreseen."


def scored(classifier: Classifier, waiting: FilmRow) -> FilmRow:
    """Return a waiting film with its result; never raises, for one file must not stop the others.

    The pixels are let go of here, so that a batch of any length holds only a few films.
    """
    stamp = stamp_of(waiting.path)
    listed = waiting.byte_count >= 0
    remark = CHANGED if listed and stamp[0] >= 0 and stamp != waiting.stamp else waiting.remark
    row = dataclasses.replace(waiting, byte_count=stamp[0], changed_ns=stamp[1], remark=remark)
    try:
        return _scored(classifier, row)
    except XLiteError as error:
        return dataclasses.replace(row, state=RowState.UNREADABLE, reason=str(error))
    except Exception:  # a fault of ours or of a library; the log says where
        log.exception("a film of a batch failed unexpectedly")
        return dataclasses.replace(row, state=RowState.UNREADABLE, reason=_UNFORESEEN)


def _scored(classifier: Classifier, row: FilmRow) -> FilmRow:
    radiograph = read_bounded(row.path)
    origin = radiograph.provenance
    known = dataclasses.replace(row, sha256=origin.sha256, view=origin.view)
    reason = unscored_reason(origin)
    if reason:
        return dataclasses.replace(known, state=RowState.UNSCORED, reason=reason)
    said = classifier.predict(radiograph)
    return dataclasses.replace(
        known,
        state=RowState.SCORED,
        logits=said.logits.copy(),
        probabilities=said.probabilities,
        peaks=evidence_peaks(said.evidence, said.padding),
        notices=said.notices,
    )
