"""Where things go on paper: films of any shape, words of any length, nothing beyond the margins."""

from __future__ import annotations

import itertools
from collections import defaultdict
from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtGui import QFontMetricsF, QImage, QPainter

from tests.helpers.report_films import document_of, film_to_report
from xlite_core.evaluation.interval import Estimate
from xlite_desktop.qimage import rgb_of_image
from xlite_desktop.reporting.paper import MARGIN, Ink, Look, Paper, wrapped
from xlite_desktop.reporting.report_table import ReportTable

pytestmark = pytest.mark.usefixtures("qapp")


def ink_of(document, page=0):
    """Return where a page is not white, in logical pixels: left, top, right, bottom."""
    image = rgb_of_image(document.image(round(document.paper.size.width()), page))
    rows, columns = np.nonzero((image < 250).any(axis=2))
    return columns.min(), rows.min(), columns.max() + 1, rows.max() + 1


@pytest.mark.parametrize("paper", Paper)
@pytest.mark.parametrize("shape", [(64, 64), (40, 160), (160, 40), (4, 400), (400, 4)])
def test_films_of_every_shape_stay_within_the_margins(paper, shape):
    """Only the dots of flagged findings stand before the left edge."""
    document = document_of(film_to_report(*shape), paper=paper)

    left, top, right, bottom = ink_of(document)

    assert document.pages == 1
    assert left >= MARGIN - 12
    assert top >= MARGIN - 5
    assert right <= paper.size.width() - MARGIN + 1
    assert bottom <= paper.size.height() - MARGIN + 8


def test_pictures_shrink_before_words_go_on():
    """A page of words and a film; only then a second page."""
    few = document_of(film_to_report(words="One line."))
    some = document_of(film_to_report(words="A line.\n" * 16))
    many = document_of(film_to_report(words="A line.\n" * 90))

    assert few.layout.picture > some.layout.picture > 100
    assert (few.pages, some.pages, many.pages) == (1, 1, 3)
    assert sum(len(lines) for lines in many.layout.words) == 90


def test_lines_for_a_pen_are_where_nobody_typed():
    """At least two of them, also below fourteen findings."""
    document = document_of()

    assert document.layout.words == ()
    assert document.layout.room > 60


def test_words_are_broken_between_words_and_long_ones_within():
    """No letter is lost, no line is too wide, empty lines of the writer stay."""
    look = Look(11)
    text = "A short one and a word\n\n" + "x" * 300 + " end"

    lines = wrapped(text, look, 200.0)

    assert all(look.width(line) <= 200.0 for line in lines)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "").replace("\n", "")
    assert "" in lines
    assert wrapped("", look, 200.0) == []


def test_no_number_runs_into_the_next(monkeypatch):
    """A rare finding: "0.5 %, 0.3–0.7" stands beside "100.0 %, 99.9–100.0"."""
    small = Estimate(value=0.005, low=0.003, high=0.007)
    near = Estimate(value=0.9996, low=0.9991, high=0.9999)
    content = document_of().content
    rows = [
        replace(content.findings[0], sensitivity=s, specificity=t, ppv=u, npv=v)
        for s, t, u, v in itertools.product((small, near, None), repeat=4)
    ]
    written = defaultdict(list)

    def write(_ink, x, baseline, words, face, _color):
        written[baseline].append((x, x + QFontMetricsF(face).horizontalAdvance(words), words))

    monkeypatch.setattr(Ink, "_write", write)
    image = QImage(800, 40, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    ReportTable(Ink(painter), replace(content, findings=tuple(rows)), MARGIN, 714.0).paint(0.0)
    painter.end()

    lines = [sorted(line) for line in written.values() if len(line) > 8]
    assert len(lines) >= len(rows)
    for line in lines:
        for (_, end, before), (start, _, after) in itertools.pairwise(line):
            assert end <= start, (before, after)


def test_the_same_page_in_another_size_is_the_same_page():
    """Screen, PDF and printer share one layout: only dots differ."""
    document = document_of()

    small, large = document.image(400), document.image(1200)

    shrunk = rgb_of_image(large.scaled(small.size()))
    assert abs(rgb_of_image(small).mean() - shrunk.mean()) < 2
    assert small.height() == round(400 * Paper.A4.size.height() / Paper.A4.size.width())
