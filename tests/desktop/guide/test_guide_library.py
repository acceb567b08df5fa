"""The guide's pages are all there, their links lead somewhere, and its search finds words."""

from __future__ import annotations

import posixpath
import re

import pytest

from xlite_core.resources import resource_root
from xlite_desktop.guide.guide_library import NUMBERS, GuideLibrary, plain
from xlite_desktop.guide.guide_topics import finding_topics, guide_topics

HELP = resource_root() / "help"
TOPICS = (*guide_topics(), *finding_topics())


@pytest.fixture
def library():
    return GuideLibrary(HELP)


@pytest.mark.parametrize("topic", TOPICS, ids=lambda topic: topic.file)
def test_every_page_of_the_contents_is_there(library, topic):
    """With words in it, and sections that a search can name."""
    page = library.page(topic.file)

    assert re.search(r"^## ", page, re.MULTILINE)
    assert (NUMBERS in page) == bool(topic.finding)


def test_every_page_stands_in_the_contents():
    """A page that nothing leads to is no help; README files are for developers."""
    files = {path.relative_to(HELP).as_posix() for path in HELP.rglob("*.md")}
    languages = {path.name for path in HELP.iterdir() if len(path.name) == 2}
    files = {file for file in files if file.split("/")[0] not in languages}

    assert files == {topic.file for topic in TOPICS}


@pytest.mark.parametrize("topic", TOPICS, ids=lambda topic: topic.file)
def test_links_lead_to_pages_of_the_guide(library, topic):
    """None is dead."""
    files = {other.file for other in TOPICS}

    for link in re.findall(r"\]\(([^)]+)\)", library.page(topic.file)):
        if not link.startswith("http"):
            file = posixpath.normpath(posixpath.join(posixpath.dirname(topic.file), link))
            assert file in files, link


def test_a_search_wants_every_word_wherever_it_stands(library):
    """In the title or in the text; capitals do not matter."""
    hits = library.search("PNEUMOTHORAX drain")

    assert hits[0].topic.finding == "Pneumothorax"
    assert "drain" in hits[0].excerpt.lower()
    assert library.search("pneumothorax xyzzy") == ()


def test_a_word_in_a_title_comes_before_words_in_a_text(library):
    """Whoever looks for a finding wants its page first."""
    hits = library.search("effusion")

    assert hits[0].topic.finding == "Effusion"
    assert len({hit.topic.file for hit in hits}) > 3


def test_no_words_find_nothing(library):
    """Spaces are no words."""
    assert library.search("") == library.search("   ") == ()


def test_accents_do_not_matter(tmp_path):
    """A reader may leave them out, or type them where the page has none."""
    (tmp_path / "training.md").write_text("## Café\n\nEin Röntgenbild.\n", encoding="utf-8")
    library = GuideLibrary(tmp_path)

    assert [hit.heading for hit in library.search("rontgen cafe")] == ["Café"]
    assert len(library.search("röntgenbild")) == 1


def test_an_excerpt_shows_the_words_around_a_hit(tmp_path):
    """Not the whole section, and no markup."""
    words = " ".join(f"word{n}" for n in range(60))
    page = f"## Long\n\n{words} [needle](x.md) **{words}**\n"
    (tmp_path / "training.md").write_text(page, encoding="utf-8")

    (hit,) = GuideLibrary(tmp_path).search("needle")

    assert "needle" in hit.excerpt
    assert hit.excerpt.startswith("… word")
    assert hit.excerpt.endswith(" …")
    assert len(hit.excerpt) < 80
    assert "*" not in hit.excerpt


def test_a_translated_page_is_preferred_where_there_is_one(tmp_path):
    """A page that nobody has translated yet is shown in English, not left out."""
    (tmp_path / "de").mkdir()
    (tmp_path / "a.md").write_text("## English", encoding="utf-8")
    (tmp_path / "b.md").write_text("## Only English", encoding="utf-8")
    (tmp_path / "de" / "a.md").write_text("## Deutsch", encoding="utf-8")
    library = GuideLibrary(tmp_path, "de")

    assert library.page("a.md") == "## Deutsch"
    assert library.page("b.md") == "## Only English"
    with pytest.raises(OSError, match=r"c\.md"):
        library.page("c.md")


def test_markup_is_taken_off():
    """Tables, lists, links, comments and emphasis leave their words."""
    assert plain("- **Bold** [link](a.md)\n| a | b |\n| --- | ---: |\n| 1 | 2 |") == (
        "Bold link a b 1 2"
    )
    assert plain("before <!-- this model --> after") == "before after"
