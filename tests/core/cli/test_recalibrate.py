"""`xlite models recalibrate`: cases and a model file in, a model file of the site out."""

from __future__ import annotations

import pytest

from tests.helpers.site_cases import make_site
from xlite_core.inference.classifier import Classifier
from xlite_core.installed_model import chosen_model


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    return make_site(tmp_path_factory.mktemp("site"))


@pytest.fixture(autouse=True)
def places(tmp_path, monkeypatch):
    """A models folder and a working folder of the test's own."""
    monkeypatch.setenv("XLITE_MODELS", str(tmp_path / "models"))
    monkeypatch.chdir(tmp_path)


def arguments(site, name="Clinic"):
    return (
        "models", "recalibrate", site.table, "--images", site.images, "--name", name,
        "--model", site.model,
    )  # fmt: skip


def test_a_file_is_written_and_what_became_of_each_finding_is_told(xlite, site, tmp_path):
    out = tmp_path / "mine.onnx"

    status, output, errors = xlite(*arguments(site), "--out", out)

    assert (status, output.strip()) == (0, str(out))
    assert Classifier.open(out, threads=1).card.name == "student-v3 (Clinic)"
    assert "As before (4 of 10 positives): Mass." in errors
    assert "offset alone" in errors
    assert "a slope of 1 is right" in errors
    assert chosen_model() is None


def test_the_model_of_the_site_is_installed_and_the_old_one_is_a_command_away(xlite, site):
    status, output, _ = xlite(*arguments(site), "--use")

    assert status == 0
    chosen = chosen_model()
    assert chosen is not None
    assert str(chosen.path) == output.strip()
    assert "student-v3 (Clinic)" in xlite("card")[1]
    assert "64 films of Clinic, of 32 patients" in xlite("card")[1]

    assert xlite("models", "use", "bundled")[0] == 0
    assert chosen_model() is None


def test_without_a_name_for_the_file_it_gets_the_models_and_replaces_nothing(xlite, site):
    assert xlite(*arguments(site))[1].strip() == "student-v3_Clinic.onnx"

    status, output, errors = xlite(*arguments(site))

    assert (status, output) == (1, "")
    assert "There is a file student-v3_Clinic.onnx already." in errors


def test_refusals_come_before_any_film_is_read(xlite, site, tmp_path):
    """A name, then a table that promises nothing."""
    status, _, errors = xlite(*arguments(site, "(x)"), "--out", tmp_path / "a.onnx")
    assert status == 1
    assert "no name that a model could bear" in errors
    assert "reading films" not in errors

    table = tmp_path / "few.csv"
    table.write_text("".join(site.table.read_text().splitlines(keepends=True)[:9]))
    status, _, errors = xlite(
        "models", "recalibrate", table, "--images", site.images, "--name", "x",
        "--model", site.model,
    )  # fmt: skip
    assert status == 1
    assert "No finding has enough films" in errors
    assert "reading films" not in errors
