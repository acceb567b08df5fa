"""The reader's opinions beside the lines of the findings panel."""

from __future__ import annotations

import dataclasses

from xlite_core.worklist.entries import FilmMarks
from xlite_core.worklist.opinion import by_finding
from xlite_desktop.translation import tr
from xlite_desktop.viewer.findings_view import FindingsView, PanelState


def with_opinions(view: FindingsView, marks: FilmMarks) -> FindingsView:
    """Return the panel with what the reader said beside each finding.

    Without a result nothing is shown: an opinion is one of an answer.
    """
    if view.state is not PanelState.RESULT or not marks.opinions:
        return view
    said = by_finding(marks.opinions)
    read = sum(line.name in said for line in view.lines)
    summary = tr("{read} of {lines} read", read=read, lines=len(view.lines)) if read else ""
    lines = tuple(
        dataclasses.replace(line, opinion=said.get(line.name), reading=summary)
        for line in view.lines
    )
    return dataclasses.replace(view, lines=lines)
