import logging

import pytest
from PySide6.QtGui import QFontInfo, QFontMetricsF

from xlite_desktop.theme import fonts
from xlite_desktop.theme.fonts import font


@pytest.mark.parametrize("weight", [400, 500, 600, 700])
def test_each_weight_is_a_file_of_its_own(qapp, weight):
    """A weight that the application lacks would be faked by smearing."""
    found = QFontInfo(font(13, weight))

    assert found.family() == "Inter"
    assert found.weight() == weight
    assert found.pixelSize() == 13


def test_digits_all_have_one_width(qapp):
    """A number that changes must not push its neighbours about."""
    measured = QFontMetricsF(font(13))

    assert len({measured.horizontalAdvance(digit * 4) for digit in "0123456789"}) == 1


def test_hyphens_of_running_text_stay_narrow(qapp):
    """Tabular figures are for numbers; "out-of-fold" keeps its hyphens."""
    measured = QFontMetricsF(font(13))

    assert measured.horizontalAdvance("-") < measured.horizontalAdvance("0") * 0.8


def test_every_sign_the_interface_writes_is_in_the_font(qapp):
    """A missing sign would come from another face, or be a box."""
    measured = QFontMetricsF(font(13))

    assert all(measured.inFontUcs4(ord(sign)) for sign in "≥≤−–×·…%°±→ßñłćÅΩжЖ€µ“”")


def test_a_missing_file_falls_back_to_the_system_and_says_so(
    qapp, tmp_path, monkeypatch, caplog, qtlog
):
    """No typeface is no reason not to start."""
    fonts._family.cache_clear()
    monkeypatch.setenv("XLITE_RESOURCES", str(tmp_path))

    with caplog.at_level(logging.WARNING), qtlog.disabled():
        made = font(13)
    fonts._family.cache_clear()

    assert made.pixelSize() == 13
    assert "typeface" in caplog.text
