"""The fast variant of the bundled student: offered where it came along, unmentioned elsewhere."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from tests.helpers.fast_variant import with_fast_variant
from xlite_core import installed_model
from xlite_core.cli import models
from xlite_core.cli.main import app
from xlite_core.errors import ModelFileRefused
from xlite_core.inference.classifier import Classifier
from xlite_core.installed_model import (
    chosen_model,
    fast_student,
    model_for_diagnose,
    use_bundled,
    use_fast,
)
from xlite_core.resources import bundled_student, fast_variant_of, sample_radiograph


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    """An empty models folder."""
    monkeypatch.setenv("XLITE_MODELS", str(tmp_path / "models"))


@pytest.fixture
def fast(monkeypatch, tmp_path):
    """The variant that lies beside the bundled student."""
    return with_fast_variant(monkeypatch, tmp_path)


@pytest.fixture
def none(monkeypatch, tmp_path):
    """An installation without one."""
    monkeypatch.setattr(installed_model, "fast_variant_of", lambda _: tmp_path / "absent.onnx")


def test_it_lies_beside_its_student():
    """Where a cross-validation writes it, the application looks for it."""
    assert fast_variant_of(Path("models/student.onnx")) == Path("models/student-fast.onnx")
    assert fast_student() in (None, fast_variant_of(bundled_student()))


def test_what_ships_beside_the_bundled_student_is_its_own_variant():
    """Made from the same run, let through by the gate; nothing to ask where none ships."""
    path = fast_student()
    if path is None:
        pytest.skip("no fast variant ships")
    bundled, variant = Classifier.open(bundled_student()).card, Classifier.open(path).card
    assert variant.run_id == bundled.run_id
    assert variant.data_fingerprint == bundled.data_fingerprint
    assert variant.findings == bundled.findings
    assert variant.fast is not None
    assert variant.fast.difference.low >= -0.005


def test_it_is_chosen_and_left_again(fast):
    """From the next start on, until the bundled student is wanted back."""
    assert use_fast() == fast

    assert model_for_diagnose().path == fast
    assert chosen_model().path == fast
    use_bundled()
    assert model_for_diagnose().path == bundled_student()


def test_another_variant_after_an_update_is_the_chosen_one(fast):
    """The choice is of the variant, not of its bytes."""
    use_fast()
    content = fast.read_bytes()
    fast.write_bytes(content + b"\x72\x02xx")  # one more metadata entry

    found = model_for_diagnose()

    assert (found.path, found.problem) == (fast, None)


def test_one_that_is_gone_gives_way_and_says_so(fast):
    """An update may come without: the bundled student opens, and why is told."""
    use_fast()
    fast.unlink()

    found = model_for_diagnose()

    assert found.path == bundled_student()
    assert "no fast variant" in found.problem.summary


def test_none_cannot_be_chosen(none):
    """Nothing is written then."""
    with pytest.raises(ModelFileRefused, match="no fast variant"):
        use_fast()
    assert chosen_model() is None


def test_the_command_line_lists_and_uses_it(fast):
    """Beside the bundled student, by the name that `use` takes."""
    run = CliRunner()

    used = run.invoke(models.app, ["use", "fast"])
    listed = models._installed_table()

    assert "fast variant" in used.stdout
    names, opened = (list(listed.columns[place].cells) for place in (0, 3))
    assert names == ["bundled", "fast"]
    assert opened == ["", "opened"]


def test_the_command_line_says_nothing_where_there_is_none(none):
    """No line that nobody can use."""
    assert list(models._installed_table().columns[0].cells) == ["bundled"]


def test_a_film_is_judged_by_it_when_it_is_named(fast):
    """`xlite diagnose --model fast`, and its card says by what gate it came."""
    run = CliRunner()

    judged = run.invoke(app, ["diagnose", str(sample_radiograph()), "--model", "fast", "--json"])
    card = run.invoke(app, ["card", "fast"])

    assert judged.exit_code == 0, judged.output
    assert Classifier.open(fast).fingerprint in judged.stdout
    assert "Quantised to INT8 and let through by its gate: on 423 held-out films" in card.stdout
    assert "−0.0012 (−0.0041 to +0.0019)" in card.stdout
