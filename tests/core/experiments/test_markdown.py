"""Whatever a text holds, Markdown shows it letter by letter."""

from __future__ import annotations

import html
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from xlite_core.evaluation.interval import Estimate
from xlite_core.experiments.markdown import bold, decimal, plain, table, with_interval


def shown(markdown: str) -> str:
    """Return the text of the only paragraph that Markdown makes of a line."""
    page = MarkdownIt("commonmark").enable("table").render(markdown)
    match = re.fullmatch(r"<p>(.*)</p>\n", page, re.DOTALL)
    assert match, page
    return html.unescape(match[1])


@pytest.mark.parametrize(
    "text",
    ["<script>alert(1)</script>", "a | b", "*bold* _it_ `code`", "# no heading", "- no item",
     "1. no list", "12) no list", "=== no heading", "[a](javascript:x)", "![i](x)", "&lt;&amp;",
     "~~gone~~", "back\\slash", "> no quote", "+ no item", "https://example.org", "a@b.org"],
)  # fmt: skip
def test_syntax_is_shown_and_not_obeyed(text):
    """HTML, lists, headings, links, emphasis."""
    assert shown(plain(text)) == text


@given(st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cf", "Zs", "Zl", "Zp"))))
def test_any_text_is_shown_as_it_is(text):
    """Letters, marks and signs of all kinds."""
    if text:
        assert shown(plain(text)) == text


def test_a_text_stays_on_its_line():
    """A cell of a table has one."""
    assert plain(" a\nb\t c ") == "a b c"


def test_a_table_is_a_table():
    """Texts to the left, numbers to the right; without rows there is none."""
    assert table(["Run", "AUC"], [[plain("a|b"), "0.8"]]) == (
        "| Run | AUC |\n| :-- | --: |\n| a\\|b | 0.8 |\n"
    )
    assert table(["Run"], []) == ""


@pytest.mark.parametrize(
    ("value", "text"), [(None, "N/A"), (0.7935, "0.793"), (-0.02, "−0.020"), (-0.0001, "0.000")]
)
def test_numbers_have_a_real_minus_and_no_negative_nothing(value, text):
    """And what is not there is N/A, never 0."""
    assert decimal(value) == text


def test_intervals_stand_behind_their_number():
    """With a dash; with "to" where a minus could be read as one."""
    assert with_interval(Estimate(value=0.79, low=0.78, high=0.81), 2) == "0.79 (0.78–0.81)"
    assert with_interval(Estimate(value=0, low=-0.1, high=0.1), 1) == "0.0 (−0.1 to 0.1)"
    assert with_interval(None) == "N/A"


def test_bold_is_bold_on_request():
    """For the best value of a row."""
    assert (bold("x"), bold("x", when=False)) == ("**x**", "x")
