"""Films, plans and reports made in memory, for tests of paper."""

from __future__ import annotations

import datetime as dt
from typing import Any

import numpy as np

from tests.helpers.cards import example_card, example_prediction
from tests.helpers.radiographs import radiograph_of
from xlite_desktop.reporting.report_batch import FilmToReport, ReportPlan, report_document
from xlite_desktop.reporting.report_document import ReportDocument

MADE = dt.datetime(2026, 11, 21, 12, 40, tzinfo=dt.UTC)


def plan_of(**named: Any) -> ReportPlan:
    """Return a plan with the example model and its thresholds."""
    card = example_card()
    usual = {"card": card, "thresholds": card.operating_points("youden"), "policy": "Youden"}
    return ReportPlan(**(usual | {"made": MADE} | named))


def film_to_report(rows: int = 64, columns: int = 64, **named: Any) -> FilmToReport:
    """Return a film with a bright upper left quarter, and what the example model says of it."""
    pixels = np.full((rows, columns), 40, np.uint8)
    pixels[: rows // 2, : columns // 2] = 200
    film = radiograph_of(pixels)
    prediction = example_prediction(rows=rows, columns=columns)
    usual = {"name": "MARKED Jane.png", "read": lambda: film, "prediction": prediction}
    return FilmToReport(**(usual | named))


def document_of(film: FilmToReport | None = None, **named: Any) -> ReportDocument:
    """Return the report of a film; the names are those of a plan."""
    return report_document(film or film_to_report(), plan_of(**named))
