"""Help, the model card and the settings: what they say, and what they change."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QPushButton

from tests.helpers.cards import example_card
from xlite_core.evaluation.cross_fitted import CrossFitted
from xlite_core.evaluation.interval import Estimate
from xlite_core.evaluation.localisation import Localisation
from xlite_core.evaluation.shortcut_gain import ShortcutGain
from xlite_core.evaluation.subgroups import Subgroup
from xlite_core.findings import display_name
from xlite_core.inference.calibration_card import CalibrationCard
from xlite_desktop.about import model_card_page
from xlite_desktop.settings import Settings
from xlite_desktop.settings_page import SettingsForm


def words_of(page):
    return "\n".join(label.text() for label in page.findChildren(QLabel))


def test_the_model_card_says_what_it_must(qtbot):
    """Every finding with its interval and positives, the films, the limits, the intended use."""
    card = replace(example_card(), citation="Wang et al., CVPR 2017.")
    page = model_card_page(card, fingerprint="0123", provider="CPU")
    qtbot.addWidget(page)

    words = words_of(page)

    for finding in card.findings:
        assert display_name(finding.name) in words
        assert f"{finding.auc.low:.3f}–{finding.auc.high:.3f}" in words
        assert f"{finding.roc.positives:,}" in words
    for fact in (card.evaluated_on, card.intended_use, card.citation, card.licence, *card.limits):
        assert fact in words
    assert "Research use only" in words
    assert "0.790 (0.770–0.810)" in words


def test_a_finding_with_too_few_films_shows_no_auc(qtbot):
    """A number that cannot be trusted is not shown."""
    card = example_card()
    findings = (replace(card.findings[0], auc=None), *card.findings[1:])
    page = model_card_page(
        replace(card, findings=findings, macro_auc=None), fingerprint="0", provider="CPU"
    )
    qtbot.addWidget(page)

    assert "too few" in words_of(page)
    assert "not known" in words_of(page)


def test_groups_of_films_stand_on_the_page_or_are_said_to_be_unmeasured(qtbot):
    """Who works with films from the bed wants to know."""
    area = Estimate(value=0.61, low=0.52, high=0.7)
    card = example_card()
    count = len(card.findings)
    group = Subgroup(
        attribute="view", group="AP", films=1_250, patients=900, positives=(40,) * count,
        auc=(area,) * count, macro_auc=area, macro_findings=count,
    )  # fmt: skip
    bare = model_card_page(card, fingerprint="0", provider="CPU")
    told = model_card_page(replace(card, subgroups=(group,)), fingerprint="0", provider="CPU")
    qtbot.addWidget(bare)
    qtbot.addWidget(told)

    assert "by age and by sex: not measured for this model" in words_of(bare)
    assert "AP films\n1,250\n900\n0.61 (0.52–0.70)\n14" in words_of(told)


def test_shortcuts_and_calibration_stand_on_the_page_only_where_they_were_measured(qtbot):
    """What a guess without the film reaches, and how far probabilities can be believed."""
    number = Estimate(value=0.05, low=-0.01, high=0.1)
    gain = ShortcutGain(
        told=("view", "size"),
        auc=Estimate(value=0.58, low=0.55, high=0.61),
        difference=number,
        within_folds=number,
    )
    worth = CrossFitted(cells=5_922, brier=number, share_brier=0.1, calibration_error=number)
    calibration = CalibrationCard(
        method="temperature", candidates=(), share_loss=0.3, films=423, findings=14,
        reliability=worth,
    )  # fmt: skip
    card = example_card()
    bare = model_card_page(card, fingerprint="0", provider="CPU")
    told = model_card_page(
        replace(card, shortcuts=gain, calibration=calibration), fingerprint="0", provider="CPU"
    )
    qtbot.addWidget(bare)
    qtbot.addWidget(told)

    assert "told view, size of the file, reaches a macro AUC of 0.580" in words_of(told)
    assert "Model minus regression: 0.050 (−0.010 to 0.100)" in words_of(told)
    assert "One slope for all findings and an offset for each, chosen by log loss" in words_of(told)
    assert "5,922 labels of 423 films" in words_of(told)
    assert "regression" not in words_of(bare)
    assert "log loss" not in words_of(bare)


def test_where_maps_lie_stands_on_the_page_only_where_it_was_measured(qtbot):
    """With counts, intervals, and what an average box and chance would reach."""

    def share(value):
        return Estimate(value=value, low=value - 0.1, high=value + 0.1)

    localisation = Localisation(
        films=55, patients=53, boxed={"Mass": 3, "Pneumonia": 48}, cells="7 x 7",
        pointing=share(0.31), overlap=share(0.15), energy=share(0.2),
        prior_pointing=share(0.62), prior_overlap=share(0.3), chance=0.11,
        source="Boxes by NIH (Wang et al., CVPR 2017).",
    )  # fmt: skip
    card = example_card()
    bare = model_card_page(card, fingerprint="0", provider="CPU")
    told = model_card_page(
        replace(card, localisation=localisation), fingerprint="0", provider="CPU"
    )
    qtbot.addWidget(bare)
    qtbot.addWidget(told)

    assert "Where maps lie" not in words_of(bare)
    words = words_of(told)
    assert (
        "in a reader's box for 0.31 (0.21–0.41) of 51 boxed findings (Pneumonia 48, Mass 3)"
        in words
    )
    assert "on 55 films of 53 patients; that of an average box for 0.62 (0.52–0.72)" in words
    assert "chance is 0.11. Overlap (IoU) 0.15 (0.05–0.25)" in words
    assert words.count("Boxes by NIH") == 1


def test_without_a_model_the_card_says_so(qtbot):
    """And still tells about the program itself."""
    page = model_card_page(None, fingerprint="", provider="")
    qtbot.addWidget(page)

    assert "no model" in words_of(page)
    assert "X-Lite Desktop" in words_of(page)


@pytest.fixture
def form(qtbot):
    made = SettingsForm(("magma", "viridis"))
    qtbot.addWidget(made)
    made.show_settings(Settings())
    return made


def test_a_box_unticked_is_a_setting_chosen(qtbot, form):
    """Settings take effect at once, all others staying what they were."""
    box = next(b for b in form.findChildren(QCheckBox) if "names of opened films" in b.text())

    with qtbot.waitSignal(form.settings_chosen) as chosen:
        box.click()

    assert chosen.args[0] == Settings(keep_recents=False, color_map="magma")


def test_a_chosen_theme_is_said(qtbot, form):
    """By its key, not by its words."""
    theme = next(b for b in form.findChildren(QComboBox) if b.accessibleName() == "Theme")

    with qtbot.waitSignal(form.settings_chosen) as chosen:
        theme.setCurrentIndex(theme.findData("light"))
        theme.activated.emit(theme.currentIndex())

    assert chosen.args[0].theme == "light"


def test_only_the_name_of_a_chosen_model_is_shown(form):
    """Its folder is nobody's business on a shared screen."""
    form.show_settings(Settings(model_path="/home/doctor/models/own.onnx"))

    assert "own.onnx" in words_of(form)
    assert "doctor" not in words_of(form)


def test_an_installed_application_opens_the_licences_of_its_parts(qtbot, monkeypatch, tmp_path):
    """From source there is no such folder, and no button."""
    opened = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    from_source = model_card_page(None, fingerprint="", provider="")
    monkeypatch.setattr("xlite_desktop.about.installed_licences", lambda: tmp_path)

    installed = model_card_page(None, fingerprint="", provider="")

    for page in (from_source, installed):
        qtbot.addWidget(page)
    (button,) = installed.findChildren(QPushButton)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert from_source.findChildren(QPushButton) == []
    assert [url.toLocalFile() for url in opened] == [str(tmp_path)]
