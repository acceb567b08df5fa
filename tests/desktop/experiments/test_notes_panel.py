"""Notes in place: what was decided, and writing it down."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from xlite_core.experiments.notes import Note
from xlite_desktop.experiments.notes_panel import NotesPanel

_LEFT = Qt.MouseButton.LeftButton
_CTRL = Qt.KeyboardModifier.ControlModifier
_ADOPTED = Note(
    subject="KD_001", decision="adopt", reason="Beats the baseline.", next_step="Full data."
)


@pytest.fixture
def panel(qtbot):
    made = NotesPanel()
    qtbot.addWidget(made)
    made.resize(740, 400)
    made.show()
    made.show_note(_ADOPTED, "KD_001")
    return made


def _open(qtbot, panel):
    qtbot.mouseClick(panel.edit_button, _LEFT)
    assert panel.writing


def test_the_line_says_decision_reason_and_next_step(panel):
    """As the mock-up has it."""
    assert panel.text == "Adopt Beats the baseline. Next: Full data."
    panel.show_note(Note(subject="KD_002"), "KD_002")
    assert panel.text.startswith("Nobody has written yet")


def test_only_what_was_changed_is_saved(qtbot, panel):
    """Two people may write about one run."""
    _open(qtbot, panel)
    qtbot.keyClicks(panel.editor.fields["findings"], "Helps rare findings.")

    with qtbot.waitSignal(panel.saved) as saved:
        qtbot.mouseClick(panel.editor.save, _LEFT)

    assert saved.args == ["KD_001", {"findings": "Helps rare findings."}]
    assert not panel.writing


def test_a_decision_needs_its_reason(qtbot, panel):
    """Said at the field, and nothing is lost."""
    panel.show_note(Note(subject="KD_002"), "KD_002")
    _open(qtbot, panel)
    qtbot.mouseClick(panel.editor.decision.piece(2), _LEFT)

    with qtbot.assertNotEmitted(panel.saved):
        qtbot.mouseClick(panel.editor.save, _LEFT)
    assert panel.writing

    qtbot.keyClicks(panel.editor.fields["reason"], "Too slow.")
    with qtbot.waitSignal(panel.saved) as saved:
        qtbot.keyClick(panel.editor.fields["reason"], Qt.Key.Key_Return, _CTRL)
    assert saved.args[1] == {"decision": "reject", "reason": "Too slow."}


def test_escape_leaves_the_notes_as_they_were(qtbot, panel):
    """From whatever field."""
    _open(qtbot, panel)
    qtbot.keyClicks(panel.editor.fields["objective"], "A thought.")

    with qtbot.assertNotEmitted(panel.saved):
        qtbot.keyClick(panel.editor.fields["objective"], Qt.Key.Key_Escape)

    assert not panel.writing
    assert panel.edit_button.hasFocus()


def test_saving_nothing_new_writes_nothing(qtbot, panel):
    """No empty line in the notes."""
    _open(qtbot, panel)
    with qtbot.assertNotEmitted(panel.saved):
        qtbot.mouseClick(panel.editor.save, _LEFT)
    assert not panel.writing


def test_a_decision_from_the_menu_asks_for_its_reason(qtbot, panel):
    """The form opens on it."""
    panel.write(Note(subject="KD_002"), "KD_002", decision="reference")

    assert panel.editor.decision.current == 3
    assert panel.editor.fields["reason"].hasFocus()
