"""A drawing as a value: adding, moving, undoing."""

from __future__ import annotations

import pytest

from xlite_core.imaging.measurement import Mark, MarkKind
from xlite_desktop.viewer.measure_draft import Draft, begun, ended, followed, snapped
from xlite_desktop.viewer.measure_marks import (
    MOST_STEPS,
    Drawing,
    added,
    chosen,
    cleared,
    moved,
    next_handle,
    redone,
    removed,
    reworded,
    settled,
    shifted,
    undone,
    with_point,
)

LINE = ((0.0, 0.0), (3.0, 4.0))
RATIO = Mark(
    number=1, kind=MarkKind.RATIO, points=((2.0, 5.0), (6.0, 5.0), (0.0, 9.0), (10.0, 9.0))
)


def drawn(count=1):
    drawing = Drawing()
    for _ in range(count):
        drawing = added(drawing, MarkKind.DISTANCE, LINE)
    return drawing


def numbers(drawing):
    return [mark.number for mark in drawing.marks]


def test_a_new_mark_is_chosen_and_its_number_is_never_given_again():
    """Not even after it was removed."""
    drawing = removed(drawn(2), 2)
    again = added(drawing, MarkKind.DISTANCE, LINE)

    assert (drawn(2).chosen, drawing.chosen) == (2, None)
    assert numbers(again) == [1, 3]


def test_every_step_can_be_undone_and_redone():
    """Back to nothing, and forward to the last."""
    full = removed(drawn(3), 2)
    back = undone(undone(full))

    assert numbers(undone(full)) == [1, 2, 3]
    assert numbers(back) == [1, 2]
    assert numbers(redone(redone(redone(back)))) == [1, 3]
    assert undone(Drawing()) == Drawing()
    assert redone(full) is full


def test_a_new_step_forgets_what_was_undone():
    """There is one line of history."""
    drawing = added(undone(drawn(2)), MarkKind.DISTANCE, LINE)

    assert drawing.future == ()
    assert len(drawing.marks) == 2


def test_a_drag_is_one_step_however_many_moves_it_had():
    """And none where it ends where it began."""
    before = drawn()
    dragging = before
    for step in range(5):
        dragging = moved(dragging, shifted(before.marks[0], step, 0))
    done = settled(dragging, before.marks)

    assert done.marks[0].points == ((4.0, 0.0), (7.0, 4.0))
    assert undone(done).marks == before.marks
    assert settled(before, before.marks) is before


def test_history_has_an_end():
    """A long day of drawing keeps its memory."""
    assert len(drawn(MOST_STEPS + 20).past) == MOST_STEPS


def test_clearing_is_undone_at_once():
    """All marks are back; an empty film has nothing to clear."""
    assert numbers(undone(cleared(drawn(3)))) == [1, 2, 3]
    assert cleared(Drawing()) == Drawing()


def test_enter_takes_one_end_after_the_other_in_hand_and_then_the_whole():
    """None stands for the whole mark."""
    drawing, handles = drawn(), []
    for _ in range(3):
        drawing = next_handle(drawing)
        handles.append(drawing.handle)

    assert handles == [0, 1, None]
    assert next_handle(chosen(drawing, None)).handle is None


def test_choosing_what_is_not_there_chooses_nothing():
    """A late click does no harm."""
    assert chosen(drawn(), 7, 0).chosen is None
    assert removed(drawn(), 7) == drawn()


def test_words_can_be_changed_and_empty_words_remove_the_note():
    """As one step each."""
    drawing = added(Drawing(), MarkKind.TEXT, ((1.0, 1.0),), " A nodule? ")

    other = reworded(drawing, 1, "A nipple")

    assert drawing.marks[0].text == "A nodule?"
    assert other.marks[0].text == "A nipple"
    assert undone(other).marks == drawing.marks
    assert reworded(drawing, 1, "  ").marks == ()
    assert reworded(drawing, 1, "A nodule?") is drawing


@pytest.mark.parametrize(("index", "other"), [(0, 1), (1, 0), (2, 3), (3, 2)])
def test_the_spans_of_a_ratio_stay_parallel(index, other):
    """Moving one end up or down takes the other along; the other span stays."""
    changed = with_point(RATIO, index, (4.0, 7.5))

    assert changed.points[index] == (4.0, 7.5)
    assert changed.points[other] == (RATIO.points[other][0], 7.5)
    assert [p for i, p in enumerate(changed.points) if i // 2 != index // 2] == [
        p for i, p in enumerate(RATIO.points) if i // 2 != index // 2
    ]


def test_upright_spans_stay_upright():
    """On a view turned by 90 degrees the spans lie along the columns."""
    upright = Mark(
        number=1, kind=MarkKind.RATIO, points=((5.0, 2.0), (5.0, 6.0), (9.0, 0.0), (9.0, 10.0))
    )

    assert with_point(upright, 0, (6.0, 3.0)).points[:2] == ((6.0, 3.0), (6.0, 6.0))


def test_a_ratio_is_drawn_in_one_direction():
    """However the hand trembles."""
    draft = followed(begun(Draft(kind=MarkKind.RATIO), (1.0, 2.0)), (9.0, 7.0))
    upright = followed(begun(Draft(kind=MarkKind.RATIO, upright=True), (1.0, 2.0)), (9.0, 7.0))

    assert draft.points == ((1.0, 2.0), (9.0, 2.0))
    assert upright.points == ((1.0, 2.0), (1.0, 7.0))


@pytest.mark.parametrize(
    ("start", "points"),
    [
        ((9.5, 0.5), ((0.0, 0.0), (10.0, 0.0), (5.0, 5.0))),
        ((0.5, -0.5), ((10.0, 0.0), (0.0, 0.0), (5.0, 5.0))),
        ((5.0, 0.5), ((0.0, 0.0), (10.0, 0.0), (5.0, 0.5), (5.0, 5.0))),
    ],
)
def test_a_second_line_from_an_end_of_the_first_makes_three_points(start, points):
    """The shared end is the vertex; a line that begins elsewhere stays a line of its own."""
    draft = ended(followed(begun(Draft(kind=MarkKind.ANGLE), (0.0, 0.0)), (10.0, 0.0)))
    second = begun(draft, snapped(draft, start, 1.0))
    done = ended(followed(second, (5.0, 5.0)))

    assert done.finished
    assert done.mark.points == points
