"""What counts as a passed smoke test, and every way to fail it; on made-up results."""

from __future__ import annotations

import json

import pytest

from installer.refusal import BuildRefused
from installer.smoke_verdict import SMALLEST_PICTURE, Expected, differences, faults, record_in

HOME = "/opt/x-lite-desktop"
FILMS = {"phantom.png": True, "cut-off.dcm": False}


def record(**changes):
    answered = {
        "name": "phantom.png",
        "problem": "",
        "unscored": "",
        "no_answer": "",
        "doubts": [],
        "probabilities": {"Mass": 0.25, "Nodule": 0.5},
        "overlay_pixels": 90_000,
        "pixels": "ab12",
    }
    refused = {"name": "cut-off.dcm", "problem": "It is cut off.", "probabilities": {}}
    return {
        "failure": "",
        "version": "0.1.0",
        "frozen": True,
        "executable": f"{HOME}/xlite-desktop",
        "search_path": [f"{HOME}/_internal/base_library.zip", f"{HOME}/_internal"],
        "model": {"findings": ["Mass", "Nodule"], "problem": "", "fingerprint": "f"},
        "films": [answered, refused],
        "training_packages": [],
        "modules": ["xlite_core.io", "xlite_desktop.app"],
        "broken_modules": {},
    } | changes


def left_in(folder, written, *, report=b"%PDF-1.4 ... %%EOF\n", picture=SMALLEST_PICTURE):
    folder.mkdir(exist_ok=True)
    (folder / "findings.json").write_text(json.dumps(written), encoding="utf-8")
    (folder / "report.pdf").write_bytes(report)
    (folder / "window.png").write_bytes(b"\x89" * picture)
    return folder


def judged(folder, written, **files):
    expected = Expected(version="0.1.0", films=FILMS, installed=HOME)
    return faults(left_in(folder, written, **files), expected)


def film(changed):
    first, *others = record()["films"]
    return record(films=[first | changed, *others])


def test_a_good_result_has_no_fault(tmp_path):
    """Findings, a map, a refusal where one belongs, a picture, a report."""
    assert judged(tmp_path, record()) == []


def test_what_the_training_pack_brings_may_be_missing(tmp_path):
    """From the list of what is left out, and from no other."""
    lacking = {"xlite_core.training.trainer": "No module named 'torch.nn'"}

    assert judged(tmp_path, record(broken_modules=lacking)) == []


@pytest.mark.parametrize(
    ("written", "said"),
    [
        (record(failure="A step took longer than 120 seconds."), "took longer"),
        (record(version="0.0.9"), "calls itself 0.0.9"),
        (record(frozen=False), "another Python ran it"),
        (record(executable="/usr/bin/python3"), "in /usr/bin/python3, outside"),
        (record(search_path=["/usr/lib/python3"]), "in /usr/lib/python3, outside"),
        (record(training_packages=["torch"]), "loaded torch"),
        (record(broken_modules={"xlite_core.io": "No module named 'cv2'"}), "xlite_core.io cannot"),
        (record(films=[]), "phantom.png was not opened"),
        (record(model={"findings": [], "problem": "Damaged."}), "There was no model. Damaged."),
        (film({"probabilities": {}, "no_answer": "It failed."}), "has no findings. It failed."),
        (film({"probabilities": {"Mass": 0.2}}), "phantom.png has no findings."),
        (film({"probabilities": {"Mass": 1.5, "Nodule": 0.5}}), "a probability that is none"),
        (film({"overlay_pixels": 12}), "shows no map: 12 pixels"),
        (film({"overlay_pixels": None}), "shows no map"),
    ],
)
def test_each_fault_is_told(tmp_path, written, said):
    """In a sentence that names it."""
    assert any(said in sentence for sentence in judged(tmp_path, written))


def test_a_film_that_should_be_refused_and_is_not_is_a_fault(tmp_path):
    """A decoder that paints half a film grey would do this."""
    films = record()["films"]
    films[1] = films[0] | {"name": "cut-off.dcm"}

    assert judged(tmp_path, record(films=films)) == [
        "cut-off.dcm has findings, and should be refused."
    ]


@pytest.mark.parametrize(
    ("files", "said"),
    [
        ({"report": b"%PDF-1.4 cut"}, "There is no report, or it is cut off."),
        ({"report": b""}, "There is no report, or it is cut off."),
        ({"picture": 100}, "There is no picture of the window, or it is empty."),
    ],
)
def test_what_was_written_must_be_whole(tmp_path, files, said):
    """The report and the picture of the window."""
    assert judged(tmp_path, record(), **files) == [said]


@pytest.mark.parametrize("content", [None, "{"])
def test_without_a_record_nothing_is_judged(tmp_path, content):
    """The application broke down before its end."""
    if content is not None:
        (tmp_path / "findings.json").write_text(content, encoding="utf-8")

    with pytest.raises(BuildRefused, match="left no record"):
        record_in(tmp_path)


def test_records_that_agree_have_no_differences():
    """How many pixels a map changes depends on the screen, and is not compared."""
    assert differences(record(), film({"overlay_pixels": 5})) == []


@pytest.mark.parametrize(
    ("other", "said"),
    [
        (film({"pixels": "cd34"}), "phantom.png: pixels is 'ab12' in one and 'cd34'"),
        (film({"problem": "Other."}), "phantom.png: problem is '' in one and 'Other.'"),
        (film({"probabilities": {"Mass": 0.25}}), "phantom.png: probabilities is"),
        (record(films=record()["films"][:1]), "cut-off.dcm was opened by one of them only."),
        (record(model={"fingerprint": "g"}), "They asked different models."),
        (record(modules=["xlite_core.io"]), "xlite_desktop.app is a module of the first only."),
    ],
)
def test_each_difference_is_told(other, said):
    """By film and field."""
    assert any(said in sentence for sentence in differences(record(), other))
