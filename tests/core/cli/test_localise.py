"""`xlite experiments localise`: a report, a table, a result, and a card that tells it."""

from __future__ import annotations

import csv
import json
from dataclasses import replace

import pytest

from tests.helpers.cards import example_card
from tests.helpers.tiny_student import write_tiny_student
from tests.helpers.tiny_study import FINDINGS, tiny_config, write_tiny_study
from xlite_core.inference.classifier import Classifier

pytestmark = pytest.mark.torch


@pytest.fixture
def project(xlite, tmp_path):
    """A study with one fold trained, a table of boxes, a model file; and what runs the command."""
    labels, images, folds = write_tiny_study(tmp_path)
    config, runs, boxes = (tmp_path / name for name in ("config.json", "runs", "boxes.csv"))
    config.write_text(json.dumps(tiny_config(epochs=1).to_dict()), encoding="utf-8")
    lines = [f"film_{n:02d}.png,Mass,128,128,205,205" for n in range(0, 24, 2)]
    boxes.write_text("\n".join(["Image Index,Finding Label,x,y,w,h", *lines, ""]), encoding="utf-8")
    places = ("--labels", labels, "--images", images, "--folds", folds)
    status, _, told = xlite("cross-validate", config, *places, "--out", runs, "--fold", 1)
    assert status == 0, told

    def call(*options):
        return xlite(
            "experiments", "localise", config, *places,
            "--study", runs, "--boxes", boxes, *options,
        )  # fmt: skip

    return call, tmp_path


def test_a_study_is_held_against_boxes_and_its_card_tells_it(project):
    """The same numbers in report, JSON, CSV and card; the network of the file stays as it is."""
    call, folder = project
    config = tiny_config()
    card = replace(
        example_card(FINDINGS),
        recipe=config.recipe,
        run_id=f"{config.name}, seed {config.loop.seed}",
    )
    model = write_tiny_student(folder / "model.onnx", FINDINGS, card=card)

    status, output, told = call("--out", folder / "out", "--write-into", model)

    assert status == 0, told
    assert "Judged on the folds that are finished: 1 of 0 to 1." in " ".join(output.split())
    report = (folder / "out" / "localisation.md").read_text(encoding="utf-8")
    assert "6 boxes of 6 films: differences in the pointing game below" in report
    assert "| Evidence | last | 2 x 2 |" in report
    with (folder / "out" / "localisation.csv").open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    values = json.loads((folder / "out" / "localisation.json").read_text(encoding="utf-8"))
    shown = [row for row in rows if (row["method"], row["layer"]) == ("Evidence", "last")]
    own = [float(row["pointing"]) for row in shown]
    assert values["pointing"]["value"] == pytest.approx(sum(own) / 6, abs=1e-4)
    card = Classifier.open(model).card
    assert card.localisation.boxed == {"Mass": 6}
    assert card.localisation.pointing.value == values["pointing"]["value"]
    assert card.localisation.source == "Boxes of boxes.csv."


def test_what_cannot_be_told_is_refused_before_the_work(project):
    """Another study's model file, and boxes of films that are not here."""
    call, folder = project
    model = write_tiny_student(folder / "other.onnx", FINDINGS)
    content = model.read_bytes()

    status, _, told = call("--write-into", model)
    assert status == 1
    assert "but the boxes were asked of tiny, seed" in told
    assert model.read_bytes() == content
    (folder / "boxes.csv").write_text("Image Index,Finding Label,x,y,w,h\na.png,Mass,1,1,2,2\n")
    status, _, told = call()
    assert status == 1
    assert "No film of the fold file has a box" in told
