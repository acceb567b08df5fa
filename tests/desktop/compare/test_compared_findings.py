"""Two answers, finding by finding, and the rows of the table."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from xlite_desktop.compare.compared_findings import Answer, compared, spoken
from xlite_desktop.compare.comparison import Beside
from xlite_desktop.compare.comparison_model import Column, ComparisonModel

HERE = Answer(
    title="Current",
    probabilities={"Mass": 0.40, "Edema": 0.02, "Hernia": 0.001},
    thresholds={"Mass": 0.125, "Edema": 0.07, "Hernia": 0.01},
)
THERE = Answer(
    title="Prior",
    probabilities={"Mass": 0.10, "Edema": 0.02004, "Hernia": 0.05},
    thresholds={"Mass": 0.125, "Edema": 0.07, "Hernia": 0.01},
)


def by_name(view):
    return {line.finding: line for line in view.lines}


def test_both_probabilities_and_their_change_stand_in_a_line():
    """Points of per cent, with a sign and a real minus; nothing that rounds to nothing."""
    lines = by_name(compared(HERE, THERE, beside=Beside.FILM))

    assert lines["Mass"].change == pytest.approx(0.30)
    assert {name: line.change_text for name, line in lines.items()} == {
        "Mass": "+30.0", "Edema": "0.0", "Hernia": "−4.9"
    }  # fmt: skip
    assert (lines["Mass"].here_flagged, lines["Mass"].there_flagged) == (True, False)
    assert (lines["Hernia"].here_flagged, lines["Hernia"].there_flagged) == (False, True)


def test_a_change_goes_on_in_time_whichever_film_is_current():
    """Beside a later film the sign turns round: growth stays growth.  Unknown days only differ."""
    later = compared(THERE, HERE, beside=Beside.FILM, later=True)
    earlier = compared(HERE, THERE, beside=Beside.FILM, later=False)
    unknown = compared(THERE, HERE, beside=Beside.FILM)

    assert by_name(earlier)["Mass"].change_text == "+30.0"
    assert by_name(later)["Mass"].change_text == "+30.0"
    assert by_name(unknown)["Mass"].change_text == "−30.0"
    assert (earlier.change, later.change, unknown.change) == ("Change", "Change", "Differs by")


def test_the_order_is_that_of_the_current_side_unless_another_is_given():
    """By excess over the thresholds, as everywhere; or as the list of findings has it."""
    ranked = compared(HERE, THERE, beside=Beside.FILM)
    given = compared(HERE, THERE, beside=Beside.FILM, order=("Hernia", "Edema", "Mass"))

    assert [line.finding for line in ranked.lines] == ["Mass", "Hernia", "Edema"]
    assert [line.finding for line in given.lines] == ["Hernia", "Edema", "Mass"]


def test_findings_of_two_models_are_matched_by_name():
    """Each at its own threshold; what one does not know has a dash."""
    second = Answer(
        title="Second model",
        probabilities={"Covid": 0.6, "Mass": 0.30},
        thresholds={"Covid": 0.5, "Mass": 0.35},
    )

    view = compared(HERE, second, beside=Beside.MODEL)

    lines = by_name(view)
    assert [line.finding for line in view.lines][-1] == "Covid"
    assert lines["Mass"].here_flagged
    assert not lines["Mass"].there_flagged
    assert (lines["Covid"].here, lines["Covid"].change_text) == (None, "–")
    assert lines["Edema"].there is None
    assert "disagree" in view.caveat


def test_a_side_without_an_answer_says_why():
    """Its column is dashes, and the thresholds keep the findings in place."""
    waiting = replace(THERE, probabilities={}, remark="Prior: The file is damaged.")

    view = compared(HERE, waiting, beside=Beside.FILM)

    assert view.remarks == ("Prior: The file is damaged.",)
    assert {line.there for line in view.lines} == {None}
    assert {line.change_text for line in view.lines} == {"–"}
    assert "means nothing" in view.caveat


def test_a_doubted_side_says_how_it_can_be_seen():
    """Once, however many sides there are."""
    greyed = replace(THERE, probabilities={}, remark="Prior: The film is cut.", greyed=True)

    view = compared(replace(HERE, greyed=True, remark="Current: Cut."), greyed, beside=Beside.FILM)

    assert len(view.remarks) == 3
    assert "“Show anyway”" in view.remarks[2]


def test_a_screen_reader_hears_both_sides():
    """Values, sides of the thresholds, and the change."""
    view = compared(HERE, THERE, beside=Beside.FILM, later=False)

    assert spoken(by_name(view)["Mass"], view) == (
        "Mass, Current 40.0 per cent, above threshold 12.5, "
        "Prior 10.0 per cent, below threshold 12.5, Change +30.0"
    )


@pytest.fixture
def model(qtmodeltester):
    made = ComparisonModel()
    made.show_view(compared(HERE, THERE, beside=Beside.FILM, later=False))
    return made


def test_the_table_is_a_sound_model(model, qtmodeltester):
    """As Qt checks it."""
    qtmodeltester.check(model)


def test_the_columns_say_what_they_hold(model):
    """Headings are the two sides; a tooltip has the threshold."""
    horizontal = Qt.Orientation.Horizontal
    headings = [model.headerData(column, horizontal) for column in Column]
    first = [model.index(0, column).data() for column in Column]

    assert headings == ["Finding, %", "Current", "Prior", "Change"]
    assert first == ["Mass", "40.0", "10.0", "+30.0"]
    assert model.index(0, Column.HERE).data(Qt.ItemDataRole.ToolTipRole) == "Threshold 12.5 %"
    assert model.index(0, Column.CHANGE).data(Qt.ItemDataRole.ToolTipRole) is None


def test_only_lines_that_differ_are_announced(model, qtbot):
    """A new answer of one side repaints its rows, and resets nothing."""
    changed = replace(THERE, probabilities={**THERE.probabilities, "Edema": 0.5})
    told, resets = [], []
    model.dataChanged.connect(lambda first, last: told.append((first.row(), last.column())))
    model.modelReset.connect(lambda: resets.append(1))

    model.show_view(compared(HERE, changed, beside=Beside.FILM, later=False))

    assert told == [(model.row_of("Edema"), Column.CHANGE)]
    assert resets == []


def test_a_finding_that_only_the_other_model_knows_cannot_be_chosen(model):
    """There would be no map of it on the left."""
    second = Answer(title="Second model", thresholds={"Covid": 0.5})

    model.show_view(compared(HERE, second, beside=Beside.MODEL))

    flags = model.flags(model.index(model.row_of("Covid"), Column.FINDING))
    tip = model.index(model.row_of("Covid"), Column.HERE).data(Qt.ItemDataRole.ToolTipRole)
    assert not flags & Qt.ItemFlag.ItemIsSelectable
    assert model.flags(model.index(0, 0)) & Qt.ItemFlag.ItemIsSelectable
    assert tip == "This model does not know the finding."
