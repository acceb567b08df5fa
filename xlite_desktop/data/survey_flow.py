"""Looking at the films of the chosen data set: asked for at the left, told in the strip."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject, Slot

from xlite_core.data.film_survey import Survey
from xlite_desktop.data.chosen_side import ChosenSide
from xlite_desktop.data.data_desk import DataDesk
from xlite_desktop.data.data_jobs import DataJobs
from xlite_desktop.data.data_sets_column import DataSetsColumn
from xlite_desktop.data.pace import Pace
from xlite_desktop.data.problem_words import problem_words
from xlite_desktop.translation import counted, tr


class SurveyFlow(QObject):
    """Joins the link below "Worth a look", the job, and what comes of it."""

    def __init__(
        self, desk: DataDesk, jobs: DataJobs, column: DataSetsColumn, side: ChosenSide
    ) -> None:
        super().__init__(side)
        self._desk, self._jobs, self._column, self._side = desk, jobs, column, side
        column.look_requested.connect(self._on_look_requested)
        side.strip.cancel_requested.connect(self._on_cancel_requested)
        side.header.cache_requested.connect(self._mark)
        desk.answered.connect(self._on_answered)
        jobs.survey_progressed.connect(self._on_progressed)
        jobs.surveyed.connect(self._on_surveyed)
        jobs.survey_failed.connect(self._on_failed)

    @Slot()
    def _on_look_requested(self) -> None:
        facts = self._desk.facts
        if facts is not None and facts.has_films:
            self._jobs.start_survey(facts.data_set, facts.manifest)
            self._mark()
            self._side.header.show_cache(None, building=True)
            self._on_progressed(Pace())

    @Slot()
    def _on_cancel_requested(self) -> None:
        self._jobs.cancel_survey()
        self._on_progressed(Pace())

    @Slot(object)
    def _on_progressed(self, pace: Pace) -> None:
        surveying, strip = self._jobs.surveying, self._side.strip
        if surveying is None:
            return
        cancelling = self._jobs.cancelling_survey
        if pace.total and pace.done == pace.total and not cancelling:
            strip.show_progress(tr("Comparing every film with every other one"), pace)
        else:
            what = tr("Looking at the films of {surveying_name}", surveying_name=surveying.name)
            strip.show_progress(what, pace, cancelling=cancelling)

    @Slot(object)
    def _on_surveyed(self, survey: Survey | None) -> None:
        strip = self._side.strip
        if survey is None:
            strip.show_outcome(tr("Cancelled."), tr("Nothing was noted."))
        else:
            strip.show_outcome(tr("The films were looked at."), *_outcome(survey))
        self._desk.read_survey()
        self._desk.look_at_cache()

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        self._side.strip.show_outcome(*problem_words(error), "error")
        self._mark()
        self._desk.look_at_cache()

    @Slot(str, object)
    def _on_answered(self, topic: str, value: Any) -> None:
        if topic == "surveyed":
            self._column.show_facts(value)
        if topic in ("facts", "surveyed", "cache"):
            self._mark()

    @Slot()
    def _mark(self) -> None:
        """Say what was looked at, and offer to look unless films are being read."""
        facts = self._desk.facts
        if facts is not None:
            self._column.oddities.show_looked(
                facts.looked_words,
                again=facts.survey is not None,
                enabled=self._jobs.reading is None,
            )


def _outcome(survey: Survey) -> tuple[str, str]:
    pairs, negatives = len(survey.pairs), len(survey.inverted)
    turned = len(survey.upside_down) + len(survey.on_its_side)
    coloured = len(survey.channels)
    found = [
        words
        for number, words in (
            (pairs, counted(pairs, "pair of near duplicates", "pairs of near duplicates")),
            (negatives, counted(negatives, "negative")),
            (turned, counted(turned, "turned film")),
            (coloured, counted(coloured, "colour file")),
        )
        if number
    ]
    if found:
        return tr("{listed}: see “Worth a look”.", listed=", ".join(found)), "flag"
    return tr("Nothing odd in {films}.", films=counted(survey.looked, "film")), "quiet"
