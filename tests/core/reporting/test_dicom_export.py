"""Many films as DICOM objects: names, what became of each, and every real film."""

from __future__ import annotations

import dataclasses

import pydicom
import pytest

from tests.helpers.cards import example_card, example_prediction
from tests.helpers.dicom_objects import (
    IDENTITY,
    SIDE,
    STAMP,
    dciodvfy_errors,
    identified_film,
    output_of,
)
from tests.helpers.films import needs_films, originals
from tests.helpers.tiny_student import write_tiny_student
from xlite_core.errors import DicomRefused, UnreadableImage
from xlite_core.findings import CHESTXRAY14
from xlite_core.inference.classifier import Classifier
from xlite_core.inference.input_notice import notice
from xlite_core.io.read import read_radiograph
from xlite_core.reporting.dicom_export import (
    ExportKind,
    ExportPlan,
    FilmToExport,
    export_films,
    planned_names,
)
from xlite_core.worklist.opinion import own_words

CARD = example_card()
PREDICTION = example_prediction(rows=SIDE, columns=SIDE)


def a_film(name: str = "a.dcm", **changes) -> FilmToExport:
    return FilmToExport(
        **{"name": name, "data": identified_film(), "prediction": PREDICTION} | changes
    )


def a_plan(folder, kind=ExportKind.REPORT, **changes) -> ExportPlan:
    settings = {"card": CARD, "thresholds": CARD.operating_points("youden"), "policy": "youden",
                "time": STAMP.time}  # fmt: skip
    return ExportPlan(**{"kind": kind, "folder": folder} | settings | changes)


@pytest.mark.parametrize("kind", list(ExportKind), ids=lambda kind: kind.value)
def test_each_kind_is_written_without_the_patient(tmp_path, kind):
    """And no name of a film becomes the name of a file."""
    (done,) = export_films([a_film("MARKED Jane.dcm")], a_plan(tmp_path / "new", kind))

    assert done.problem is None
    assert done.file == tmp_path / "new" / f"film-0001-{kind.value}.dcm"
    data = done.file.read_bytes()
    assert not [value for value in IDENTITY.values() if len(value) > 4 and value.encode() in data]
    assert dciodvfy_errors(done.file) == [] or kind is ExportKind.DEIDENTIFIED


@pytest.mark.parametrize(
    ("charset", "patient"),
    [
        ("ISO_IR 100", "Müller^Jörg"),
        (["", "ISO 2022 IR 87"], "Yamada^Tarou=山田^太郎"),
        ("", "X^Y"),
    ],
    ids=["latin", "japanese", "none"],
)
@pytest.mark.parametrize("kind", [kind for kind in ExportKind if kind.needs_answer])
def test_no_letter_is_lost_whatever_the_films_character_set(tmp_path, kind, charset, patient):
    """Neither of the reader's words, nor of a site's name, nor of the patient's."""
    data = identified_film(SpecificCharacterSet=charset, PatientName=patient)
    card = dataclasses.replace(CARD, name="Student für Łódź")
    said = own_words("Mass", "Größe 3 cm, 肺 “rund”", present=True)
    plan = a_plan(tmp_path, kind, identity=True, card=card, policy="Nachtdienst 夜")

    (done,) = export_films([a_film(data=data, opinions=(said,))], plan)

    assert done.file is not None, done.problem
    made = pydicom.dcmread(done.file)
    assert made.SpecificCharacterSet == "ISO_IR 192"
    assert made.PatientName == patient
    assert dciodvfy_errors(done.file) == []
    texts = [
        str(element.value)
        for element in made.iterall()
        if element.keyword in ("TextValue", "DerivationDescription", "UnformattedTextValue")
    ]
    assert any("Łódź" in text for text in (*texts, str(made)))
    if kind is ExportKind.REPORT:
        assert "Größe 3 cm, 肺 “rund”" in texts
        assert "thresholds: Nachtdienst 夜" in texts


@pytest.mark.parametrize("kind", [kind for kind in ExportKind if kind.needs_answer])
def test_an_answer_is_never_written_beside_the_pixels_of_another_film(tmp_path, kind):
    """The file was overwritten between the answer and the export."""
    (done,) = export_films([a_film(key="0" * 64)], a_plan(tmp_path, kind))

    assert done.file is None
    assert "has changed since it was opened" in str(done.problem)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("kind", [kind for kind in ExportKind if kind.needs_answer])
def test_every_object_has_threshold_doubt_opinion_and_fingerprint(tmp_path, kind):
    """Beside the number, wherever it stands."""
    doubtful = dataclasses.replace(PREDICTION, notices=(notice("flipped"),))
    said = (own_words("Mass", "It is the nipple.", present=False),)
    film = a_film(prediction=doubtful, opinions=said, finding="Mass")

    (done,) = export_films([film], a_plan(tmp_path, kind))

    assert done.file is not None, done.problem
    made = pydicom.dcmread(done.file)
    texts = " ".join(str(element.value) for element in made.iterall() if element.VR != "OB")
    assert PREDICTION.model_fingerprint in texts
    assert "Input check:" in texts
    assert "threshold" in texts.lower()
    if kind is ExportKind.CAPTURE:
        assert "Reader: edited, absent" in texts
    else:
        assert "It is the nipple." in texts


def test_one_that_cannot_be_written_does_not_stop_the_others(tmp_path):
    """Each with its reason."""
    films = [
        a_film("a"),
        a_film("b", data=b"no film"),
        a_film("c", prediction=None),
        a_film("d", path=tmp_path / "missing.dcm"),
        a_film("e"),
    ]

    done = list(export_films(films, a_plan(tmp_path)))

    assert [one.file is not None for one in done] == [True, False, False, False, True]
    assert isinstance(done[1].problem, UnreadableImage)
    assert "has not answered" in str(done[2].problem)
    assert "cannot be opened" in str(done[3].problem)
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "film-0001-report.dcm", "film-0005-report.dcm",
    ]  # fmt: skip


def test_a_lateral_film_is_not_reported(tmp_path):
    """No model is asked about it anywhere; the copy without the patient is made all the same."""
    lateral = identified_film(ViewPosition="LL")

    (done,) = export_films([a_film(data=lateral)], a_plan(tmp_path))
    (copy,) = export_films([a_film(data=lateral)], a_plan(tmp_path, ExportKind.DEIDENTIFIED))

    assert isinstance(done.problem, DicomRefused)
    assert "ateral" in done.problem.summary
    assert copy.file is not None


def test_numbers_go_on_where_the_folder_ends(tmp_path):
    """Nothing is written over, whatever kind it is."""
    (tmp_path / "film-0007-report.dcm").touch()
    (tmp_path / "film-none-report.dcm").touch()

    assert planned_names(tmp_path, ExportKind.CAPTURE, 2) == (
        "film-0008-capture", "film-0009-capture",
    )  # fmt: skip


def test_the_same_seed_gives_the_same_bytes(tmp_path):
    """And none gives others; two films of one batch never share a UID."""
    films = [a_film(), a_film(data=identified_film(SOPInstanceUID="1.2.840.99999.1.2.4"))]

    def written(folder, seed):
        return [
            done.file.read_bytes() for done in export_films(films, a_plan(tmp_path / folder,
                                                                          seed=seed))
        ]  # fmt: skip

    first = written("a", "seed")
    assert first == written("b", "seed")
    assert written("c", "") != written("d", "")
    assert first[0] != first[1]


def test_stopping_leaves_what_is_done(tmp_path):
    """Asked before every film."""
    answers = iter([False, True])

    done = list(export_films([a_film(), a_film()], a_plan(tmp_path), lambda: next(answers)))

    assert len(done) == 1
    assert len(list(tmp_path.iterdir())) == 1


def test_without_a_model_there_is_nothing_to_report(tmp_path):
    """But a copy needs none."""
    (done,) = export_films([a_film()], a_plan(tmp_path, card=None))
    (copy,) = export_films([a_film()], a_plan(tmp_path, ExportKind.DEIDENTIFIED, card=None))

    assert isinstance(done.problem, DicomRefused)
    assert copy.file is not None


@pytest.fixture(scope="module")
def tiny(tmp_path_factory):
    """Return a real model, tiny."""
    path = tmp_path_factory.mktemp("model") / "tiny.onnx"
    write_tiny_student(path)
    return Classifier.open(path)


DAMAGED = "pylibjpeg_966_j2k_lossless.dcm"


@pytest.mark.films
@needs_films
@pytest.mark.parametrize(
    "path", [p for p in originals("dicom", "*.dcm") if p.name != DAMAGED], ids=lambda p: p.name
)
def test_every_real_film_becomes_every_object(tmp_path, tiny, path):
    """Valid by dciodvfy, readable by dcmtk; the report decodes to what the model says."""
    kinds = (ExportKind.REPORT, ExportKind.CAPTURE, ExportKind.PRESENTATION)
    thresholds = tiny.card.operating_points(tiny.card.default_policy)
    film = FilmToExport(name=path.name, path=path)
    for kind in kinds:
        plan = a_plan(tmp_path, kind, card=tiny.card, thresholds=thresholds, answer=tiny.predict)
        (done,) = export_films([film], plan)
        assert done.problem is None
        assert dciodvfy_errors(done.file) == []
        tool = "dsrdump" if kind is ExportKind.REPORT else "dcmdump"
        said = output_of(tool, done.file).splitlines()
        assert not [line for line in said if line.startswith(("E:", "F:"))]
        if kind is ExportKind.REPORT:
            report = pydicom.dcmread(done.file)
            expected = tiny.predict(read_radiograph(path)).probabilities
            assert decoded(report) == pytest.approx(list(expected), abs=1e-12)
            assert len(decoded(report)) == len(CHESTXRAY14)


def decoded(report) -> list[float]:
    """Return the probabilities of a report."""
    return [
        float(item.MeasuredValueSequence[0].FloatingPointValue) / 100
        for part in report.ContentSequence
        for group in part.get("ContentSequence", [])
        for item in group.get("ContentSequence", [])
        if item.ConceptNameCodeSequence[0].CodeMeaning == "Certainty of Finding"
    ]
