"""The guide by mouse and by keys: contents, search, links, the way back, themes."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt, QUrl
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton

from tests.helpers.cards import example_card
from xlite_core.resources import resource_root
from xlite_desktop.guide.guide_page import GuidePage
from xlite_desktop.guide.guide_text import GuideText
from xlite_desktop.guide.guide_topics import finding_topics, guide_topics
from xlite_desktop.theme.stylesheet import apply_theme
from xlite_desktop.theme.tokens import DARK, LIGHT

KEYS = "keyboard-and-mouse.md"


@pytest.fixture
def page(qapp, qtbot):
    apply_theme(qapp, DARK)
    made = GuidePage(example_card())
    qtbot.addWidget(made)
    made.resize(1000, 700)
    made.show()
    made.activateWindow()
    made.setFocus()
    yield made
    apply_theme(qapp, DARK)


def row_of(page, words):
    contents = page.contents
    return next(r for r in range(contents.count()) if contents.item(r).text() == words)


def click(page, words):
    contents = page.contents
    item = contents.item(row_of(page, words))
    contents.scrollToItem(item)
    place = contents.visualItemRect(item).center()
    QTest.mouseClick(contents.viewport(), Qt.MouseButton.LeftButton, pos=place)


def link(page, words):
    """Click on a link of the page that is shown."""
    browser = page.browser
    found = browser.document().find(words)
    while not found.isNull() and not found.charFormat().isAnchor():
        found = browser.document().find(words, found)
    assert not found.isNull(), f"no link reads {words}"
    browser.setTextCursor(found)
    browser.ensureCursorVisible()
    place = browser.cursorRect(found).center() - QPoint(6, 0)
    QTest.mouseClick(browser.viewport(), Qt.MouseButton.LeftButton, pos=place)


def test_every_page_opens_from_the_contents(page):
    """Each shows words of its own."""
    shown = set()

    for topic in (*guide_topics(), *finding_topics()):
        click(page, topic.title)
        assert page.topic.file == topic.file
        shown.add(page.text)

    assert len(shown) == len(guide_topics()) + len(finding_topics())


def test_headings_of_the_contents_cannot_be_chosen(page):
    """A click on one changes nothing."""
    click(page, "Findings")

    assert page.topic.file == KEYS


def test_the_page_of_a_finding_holds_the_models_numbers(page):
    """They come from its file, at run time."""
    page.show_finding("Mass")

    assert "student-v3" in page.text
    assert "0.86" in page.text
    assert "3 cm" in page.text


def test_a_finding_that_only_the_model_knows_gets_its_numbers_alone(page):
    """No page is no reason to show nothing."""
    page.show_finding("Fracture")

    assert "no page about “Fracture”" in page.text
    assert "does not look for this finding" in page.text


def test_links_lead_on_and_alt_left_leads_back(page):
    """To where the page was left."""
    page.show_finding("Mass")

    link(page, "nodule")
    followed = page.topic.finding
    QTest.keyClick(page.browser, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    back = page.topic.finding
    QTest.mouseClick(
        next(b for b in page.findChildren(QToolButton) if b.accessibleName() == "The page before"),
        Qt.MouseButton.LeftButton,
    )

    assert (followed, back) == ("Nodule", "Mass")
    assert page.topic.file == KEYS


def test_links_to_the_web_leave_the_application(page, monkeypatch):
    """The guide opens no connection by itself."""
    asked = []
    monkeypatch.setattr("xlite_desktop.guide.guide_text.QDesktopServices.openUrl", asked.append)

    page.browser.anchorClicked.emit(QUrl("https://example.org/paper"))
    page.browser.anchorClicked.emit(QUrl("file:///etc/passwd"))

    assert [url.toString() for url in asked] == ["https://example.org/paper"]
    assert page.topic.file == KEYS


def test_search_by_keys_alone(page):
    """Type, Down to the first section found, read; Esc empties the field again."""
    field = page.search_field
    QTest.keyClicks(field, "pneumothorax drain")
    QTest.keyClick(field, Qt.Key.Key_Down)
    found = page.topic.finding
    QTest.keyClick(page, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    typing = field.hasFocus()
    QTest.keyClick(field, Qt.Key.Key_Escape)

    assert found == "Pneumothorax"
    assert typing
    assert field.text() == ""
    assert page.contents.item(0).text() == "Guide"


def test_a_section_that_was_found_is_scrolled_to(page):
    """Its heading stands at the top of the page."""
    QTest.keyClicks(page.search_field, "ceiling")
    QTest.keyClick(page.search_field, Qt.Key.Key_Return)

    assert page.topic.file == "findings/labels.md"
    assert page.browser.textCursor().block().text() == "What the panel says, counted here"
    assert page.browser.verticalScrollBar().value() > 0


def test_words_that_are_nowhere_are_said_to_be(page):
    """An empty list would look like a fault."""
    QTest.keyClicks(page.search_field, "xyzzy")

    assert page.contents.count() == 0
    assert any("xyzzy" in label.text() for label in page.findChildren(type(page._nothing)))
    assert page._nothing.isVisible()


@pytest.mark.parametrize("width", [420, 744])
def test_long_commands_and_wide_tables_stay_within_the_page(qtbot, width):
    """Nothing is cut off at the right; Qt makes a wide table one pixel wider than the page."""
    for topic in guide_topics():
        text = GuideText()
        qtbot.addWidget(text)
        text.resize(width, 500)
        text.show_markdown((resource_root() / "help" / topic.file).read_text(encoding="utf-8"))
        text.show()

        assert text.document().size().width() <= text.viewport().width() + 2, topic.file


def test_links_follow_the_theme(qapp, qtbot, page):
    """Their colour is readable in both, and the place in the page is kept."""
    page.show_finding("Edema")
    page.browser.verticalScrollBar().setValue(40)
    before = page.browser.verticalScrollBar().value()

    apply_theme(qapp, LIGHT)

    found = page.browser.document().find("Pneumonia")
    qtbot.waitUntil(
        lambda: found.charFormat().foreground().color() == QColor(LIGHT.accent), timeout=2000
    )
    assert page.browser.verticalScrollBar().value() == before


def test_a_missing_file_is_said_and_logged(qtbot, tmp_path, caplog):
    """An incomplete installation must not end the program."""
    page = GuidePage(folder=tmp_path)
    qtbot.addWidget(page)

    assert "missing" in page.text
    assert "help file is missing" in caplog.text
