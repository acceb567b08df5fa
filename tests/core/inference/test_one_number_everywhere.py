"""One film, one answer: through every door, from every file that means the same picture."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from pathlib import Path

import cv2
import numpy as np
import pytest
from pydicom.uid import JPEGLSLossless, RLELossless

from tests.helpers.dicom_factory import dicom_bytes
from tests.helpers.films import originals
from tests.helpers.phantom import chest_phantom
from tests.helpers.tiny_student import write_tiny_student
from xlite_core.errors import UnreadableImage
from xlite_core.inference.batch import classify_files, films_in
from xlite_core.inference.classifier import Classifier
from xlite_core.io.read import read_radiograph
from xlite_core.resources import bundled_student

REPOSITORY = Path(__file__).resolve().parents[3]
NIH = originals("nih", "*.png")[:3]

needs_student = pytest.mark.skipif(
    not bundled_student().is_file(), reason="no student is bundled yet"
)


@pytest.fixture
def model_path(tmp_path):
    return write_tiny_student(tmp_path / "tiny.onnx")


@pytest.fixture
def classifier(model_path):
    return Classifier.open(model_path)


def twelve_bit(film: np.ndarray) -> np.ndarray:
    """Return 0..255 spread over 0..4095."""
    return np.rint(film * (4095 / 255)).astype(np.uint16)


def files_of_one_picture(film: np.ndarray) -> dict[str, bytes]:
    """Return files that mean the same picture, by the standard's own formulas."""
    deep = twelve_bit(film)
    # C.11.2.1.2: c = 2^(n-1), w = 2^n maps 0 to black and 2^n - 1 to white.
    window8 = {"WindowCenter": 128, "WindowWidth": 256}
    window12 = {"WindowCenter": 2048, "WindowWidth": 4096}
    inverse = {"PhotometricInterpretation": "MONOCHROME1"}
    exact12 = {"WindowCenter": 2047.5, "WindowWidth": 4095, "VOILUTFunction": "LINEAR_EXACT"}
    rescaled = {
        "RescaleSlope": 2,
        "RescaleIntercept": -1024,
        "RescaleType": "US",
        "WindowCenter": 2 * 2048 - 1024 - 0.5,
        "WindowWidth": 2 * 4095 + 1,
    }
    png = cv2.imencode(".png", film)[1].tobytes()
    return {
        "PNG": png,
        "TIFF": cv2.imencode(".tif", film)[1].tobytes(),
        "8 bit, window": dicom_bytes(film, **window8),
        "8 bit, no window": dicom_bytes(film),
        "8 bit, inverse, window": dicom_bytes(255 - film, **window8, **inverse),
        "8 bit, inverse, no window": dicom_bytes(255 - film, **inverse),
        "8 bit, RLE": dicom_bytes(film, syntax=RLELossless, **window8),
        "12 bit, window": dicom_bytes(deep, bits_stored=12, **window12),
        "12 bit, exact window": dicom_bytes(deep, bits_stored=12, **exact12),
        "12 bit, rescaled": dicom_bytes(deep, bits_stored=12, **rescaled),
        "12 bit, inverse, window": dicom_bytes(4095 - deep, bits_stored=12, **window12, **inverse),
        "12 bit, JPEG-LS": dicom_bytes(deep, bits_stored=12, syntax=JPEGLSLossless, **window12),
        "12 bit, signed": dicom_bytes(
            (deep.astype(np.int16) - 2048), bits_stored=12, WindowCenter=0, WindowWidth=4096
        ),
    }


# Without a window the standard leaves the picture to the reader; ours says how it decides.
LEFT_TO_THE_READER = {"8 bit, no window", "8 bit, inverse, no window"}


def assert_same_answers(classifier: Classifier, film: np.ndarray, folder: Path) -> None:
    answers = {}
    for number, (name, content) in enumerate(files_of_one_picture(film).items()):
        path = folder / f"{number}.film"
        path.write_bytes(content)
        answers[name] = classifier.predict(read_radiograph(path)).probabilities

    for name, probabilities in answers.items():
        if name not in LEFT_TO_THE_READER:
            assert np.abs(probabilities - answers["PNG"]).max() <= 1e-3, name
    assert np.array_equal(answers["8 bit, no window"], answers["8 bit, inverse, no window"])


@pytest.mark.parametrize("crop", [np.s_[:, :], np.s_[:, 40:300], np.s_[30:200, :]])
def test_files_that_mean_the_same_picture_get_the_same_probabilities(classifier, crop, tmp_path):
    """PNG and DICOM, MONOCHROME1 and 2, 8 and 12 bit, packed or not: to a thousandth."""
    film = chest_phantom(400)[crop]

    assert_same_answers(classifier, film, tmp_path)


def test_twins_without_a_window_are_shown_alike(classifier, tmp_path):
    """MONOCHROME1 and 2 without window tags, 8 and 12 bit: the inverse film is the same film."""
    film = chest_phantom(300)
    for name, stored, bits, top in (("8", film, 8, 255), ("12", twelve_bit(film), 12, 4095)):
        (tmp_path / f"{name}_2").write_bytes(dicom_bytes(stored, bits_stored=bits))
        (tmp_path / f"{name}_1").write_bytes(
            dicom_bytes(
                (top - stored).astype(stored.dtype),
                bits_stored=bits,
                PhotometricInterpretation="MONOCHROME1",
            )
        )

    answers = {
        path.name: classifier.predict(read_radiograph(path)).probabilities
        for path in films_in(tmp_path)
        if path.suffix != ".onnx"
    }

    assert set(answers) == {"8_1", "8_2", "12_1", "12_2"}
    assert np.abs(answers["8_1"] - answers["8_2"]).max() <= 1e-3
    assert np.abs(answers["12_1"] - answers["12_2"]).max() <= 1e-3
    assert np.abs(answers["12_1"] - answers["8_2"]).max() <= 1e-3


def doors(model: Path, films: list[Path]) -> None:
    """Assert that window, batch, JSON and CSV give exactly the same numbers."""
    classifier = Classifier.open(model)
    window = [classifier.predict(read_radiograph(path)) for path in films]
    batch = [result.prediction for result in classify_files(classifier, films)]
    arguments = [sys.executable, "-m", "xlite_core.cli.main", "diagnose", *map(str, films)]
    arguments += ["--model", str(model)]
    told = {
        form: subprocess.run(
            [*arguments, form], cwd=REPOSITORY, capture_output=True, text=True, check=True
        ).stdout
        for form in ("--json", "--csv")
    }
    report = json.loads(told["--json"])
    table = list(csv.DictReader(io.StringIO(told["--csv"])))

    for seen, batched, as_json, as_csv in zip(window, batch, report["films"], table, strict=True):
        assert np.array_equal(seen.logits, batched.logits)
        assert np.array_equal(seen.probabilities, batched.probabilities)
        assert np.array_equal(seen.evidence, batched.evidence)
        assert [f["probability"] for f in as_json["findings"]] == seen.probabilities.tolist()
        assert [f["logit"] for f in as_json["findings"]] == seen.logits.tolist()
        for name, probability in zip(seen.findings, seen.probabilities.tolist(), strict=True):
            assert float(as_csv[name]) == probability
    assert report["model"]["fingerprint"] == classifier.fingerprint


def test_window_batch_and_command_line_agree_exactly(model_path, tmp_path):
    """Not to a tolerance: every digit of every number."""
    films = []
    for size in (64, 200, 333):
        films.append(tmp_path / f"{size}.png")
        cv2.imwrite(str(films[-1]), chest_phantom(size))
    films.append(tmp_path / "film.dcm")
    films[-1].write_bytes(dicom_bytes(twelve_bit(chest_phantom(150)), bits_stored=12))

    doors(model_path, films)


@pytest.mark.films
@needs_student
def test_all_doors_agree_on_real_films_with_the_bundled_student():
    """The student and the films that people will use."""
    doors(bundled_student(), NIH)


@pytest.mark.films
@pytest.mark.parametrize("path", NIH, ids=lambda path: path.name)
def test_real_films_mean_the_same_in_every_file(classifier, path, tmp_path):
    """Real films, tiny student."""
    assert_same_answers(classifier, np.array(read_radiograph(path).pixels), tmp_path)


@pytest.mark.films
@needs_student
@pytest.mark.parametrize("path", NIH, ids=lambda path: path.name)
def test_the_bundled_student_sees_the_same_in_every_file(path, tmp_path):
    """Real films, real student."""
    film = np.array(read_radiograph(path).pixels)

    assert_same_answers(Classifier.open(bundled_student()), film, tmp_path)


def test_an_unreadable_file_does_not_stop_the_others(classifier, tmp_path):
    """It comes back in its place, with its reason."""
    paths = [tmp_path / name for name in ("a.png", "b.png", "c.png")]
    for path in (paths[0], paths[2]):
        cv2.imwrite(str(path), chest_phantom(80))
    paths[1].write_bytes(b"no film")

    results = list(classify_files(classifier, [*paths, tmp_path / "gone.png"]))

    assert [result.path.name for result in results] == ["a.png", "b.png", "c.png", "gone.png"]
    assert [result.error is None for result in results] == [True, False, True, False]
    assert isinstance(results[1].error, UnreadableImage)
    assert results[1].prediction is results[1].radiograph is None


def test_a_batch_can_be_left_before_its_end(classifier, tmp_path):
    """The reader behind it ends, too (the guard on threads watches)."""
    path = tmp_path / "a.png"
    cv2.imwrite(str(path), chest_phantom(80))

    results = classify_files(classifier, [path] * 20)
    next(results)
    results.close()

    assert list(results) == []


def test_a_folder_stands_for_its_readable_films(tmp_path):
    """By content, below it, in natural order; a file stands for itself."""
    (tmp_path / "b").mkdir()
    for name in ("z.dat", "b/a.png"):
        (tmp_path / name).write_bytes(cv2.imencode(".png", chest_phantom(32))[1].tobytes())
    (tmp_path / "notes.txt").write_text("not a film")

    assert [path.name for path in films_in(tmp_path)] == ["z.dat", "a.png"]
    assert films_in(tmp_path / "notes.txt") == [tmp_path / "notes.txt"]
