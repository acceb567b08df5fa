"""What an opinion may be, and how it reads."""

import pytest

from xlite_core.worklist.opinion import (
    LONGEST_TEXT,
    Opinion,
    agreement,
    by_finding,
    disagreement,
    own_words,
)


def test_an_agreement_says_what_the_reader_holds_to_be_true():
    """It is kept as a fact of the film, so that a threshold moved later does not turn it over."""
    assert agreement("Mass", flagged=True).words == "agree, present"
    assert agreement("Mass", flagged=False).words == "agree, absent"
    assert disagreement("Mass", flagged=True).words == "disagree, absent"
    assert disagreement("Mass", flagged=False).words == "disagree, present"


def test_own_words_are_kept_without_blanks_and_within_a_length():
    """What a reader types is trimmed; a pasted novel is cut."""
    edited = own_words("Mass", "  left hilum\n", present=True)

    assert edited.words == "edited, present: left hilum"
    assert len(own_words("Mass", "x" * 10_000, present=None).text) == LONGEST_TEXT


def test_words_without_a_stand_say_no_stand():
    """Neither present nor absent is a third answer, and reads as none."""
    assert own_words("Mass", "see prior", present=None).words == "edited: see prior"


@pytest.mark.parametrize(("finding", "verdict"), [("Mass", "maybe"), ("", "agree")])
def test_an_unknown_verdict_and_no_finding_are_refused(finding, verdict):
    """Neither could be written into a report."""
    with pytest.raises(ValueError, match=r"verdict|finding"):
        Opinion(finding=finding, verdict=verdict)


def test_opinions_are_found_by_their_finding():
    """One opinion a finding: the last one given counts."""
    first, second = agreement("Mass", flagged=True), disagreement("Mass", flagged=True)

    assert by_finding([first, second]) == {"Mass": second}
