"""Inputs that the model does not know: told by header, by pixels, and by the card's detectors."""

from __future__ import annotations

import json
from dataclasses import asdict, replace
from pathlib import Path

import cv2
import numpy as np
import pytest

from tests.conftest import FILMS
from tests.helpers.cards import example_card
from tests.helpers.dicom_factory import dicom_bytes
from tests.helpers.phantom import chest_phantom
from tests.helpers.tiny_student import SIZE, WIDTH, write_tiny_student
from xlite_core.errors import InvalidConfiguration, ModelFileRefused, ModelMismatch
from xlite_core.imaging.preprocessing import PreprocessingRecipe
from xlite_core.inference.classifier import Classifier
from xlite_core.inference.input_check import InputCheck, leading_kind
from xlite_core.inference.input_check_card import InputCheckCard, encoded
from xlite_core.inference.input_features import FILM_FEATURES, film_features
from xlite_core.inference.input_notice import KINDS, Severity, notice
from xlite_core.inference.model_card import ModelCard
from xlite_core.io.read import read_radiograph, read_radiograph_bytes
from xlite_core.resources import bundled_student, sample_radiograph


@pytest.fixture(scope="module")
def student() -> Classifier:
    return Classifier.open(bundled_student(), provider="CPU", threads=1)


@pytest.fixture(scope="module")
def tiny(tmp_path_factory) -> Classifier:
    return Classifier.open(write_tiny_student(tmp_path_factory.mktemp("m") / "tiny.onnx"))


def png(pixels: np.ndarray) -> bytes:
    return cv2.imencode(".png", pixels)[1].tobytes()


def kinds(classifier: Classifier, data: bytes) -> list[str]:
    notices = classifier.predict(read_radiograph_bytes(data, "film")).notices
    return [one.kind for one in notices]


def header(**elements) -> bytes:
    return dicom_bytes(chest_phantom(128), bits=8, **elements)


def check_card(features: int = FILM_FEATURES + WIDTH, **changed) -> InputCheckCard:
    """Return a check that names "inverted" whenever the mean grey is above its middle."""
    weights = np.zeros((1, features))
    weights[0, 24 * 24] = 10
    values = {
        "kinds": ("inverted",),
        "features": features,
        "centre": encoded(np.full(features, 0.5), "<f4"),
        "scale": encoded(np.full(features, 0.1), "<f4"),
        "weights": encoded(weights, "<f2"),
        "biases": (0.0,),
        "thresholds": (5.0,),
        "built_on": "Made up.",
        "measured_on": "Nothing.",
        "measured": (),
        "good_films": 0,
        "false_alarms": None,
    }
    return InputCheckCard(**{**values, **changed})


def card_with(check: InputCheckCard) -> ModelCard:
    return replace(example_card(), recipe=PreprocessingRecipe(size=SIZE), input_check=check)


@pytest.mark.parametrize(
    ("elements", "kind", "words"),
    [
        ({"BodyPartExamined": "HIP"}, "not_chest", "another body part: HIP"),
        ({"Modality": "CT"}, "not_chest", "its modality is CT"),
        ({"ViewPosition": "LL"}, "lateral", "lateral film"),
        ({"ViewPosition": "RAO"}, "lateral", "oblique"),
        ({"PatientAge": "005Y"}, "child", "5 years old"),
        ({"PatientAge": "007M"}, "child", "trained on adults"),
    ],
)
def test_the_header_counts_first(tiny, elements, kind, words):
    """What the file says of itself is said in a sentence that names the file as its source."""
    prediction = tiny.predict(read_radiograph_bytes(header(**elements), "film.dcm"))

    (found,) = [one for one in prediction.notices if one.kind == kind]
    assert words in found.sentence
    assert found.sentence.startswith("The file says")


@pytest.mark.parametrize(
    "elements",
    [
        {"BodyPartExamined": "CHEST", "ViewPosition": "PA", "PatientAge": "040Y"},
        {"BodyPartExamined": "RIBCAGE", "ViewPosition": "LLD"},
        {"PatientAge": "013Y"},
        {},
    ],
)
def test_a_header_of_a_frontal_chest_of_an_adult_raises_nothing(tiny, elements):
    """A decubitus film (LLD) is frontal, and ribs are a chest."""
    assert kinds(tiny, header(**elements)) == []


def test_a_blank_picture_is_said_alone(tiny):
    """Nothing else can be seen on it; a trace of noise does not help."""
    blank = np.full((200, 160), 90, np.uint8)
    blank[::7, ::5] = 93

    assert kinds(tiny, png(blank)) == ["uniform"]


def test_fewer_pixels_than_the_network_looks_at(tiny):
    """The longer side decides; as many as the network's are enough."""
    assert "low_resolution" in kinds(tiny, png(chest_phantom(SIZE - 4)))
    assert "low_resolution" not in kinds(tiny, png(chest_phantom(SIZE)))


@pytest.mark.parametrize("suffix", [".png", ".jpg", ".tiff"])
def test_colours_are_seen_in_every_kind_of_file(tiny, suffix):
    """A false-colour film and a tinted photograph; a grey film in three channels is grey."""
    grey = chest_phantom(256)
    coloured = cv2.applyColorMap(grey, cv2.COLORMAP_JET)
    tinted = np.stack([grey * 0.8, grey * 0.9, grey], axis=-1).astype(np.uint8)
    plain = np.stack([grey] * 3, axis=-1)

    found = [kinds(tiny, cv2.imencode(suffix, p)[1].tobytes()) for p in (coloured, tinted, plain)]
    assert ["colour" in one for one in found] == [True, True, False]


def test_a_colour_dicom_is_seen():
    """RGB as a secondary capture holds it."""
    rgb = np.ascontiguousarray(cv2.applyColorMap(chest_phantom(128), cv2.COLORMAP_JET)[..., ::-1])
    data = dicom_bytes(rgb, bits=8, PhotometricInterpretation="RGB", PlanarConfiguration=0)

    assert read_radiograph_bytes(data, "film.dcm").provenance.colour > 0.2


def test_the_cards_detector_speaks_from_its_threshold_on(tmp_path):
    """The same film, brighter, crosses the line; then the prediction says so."""
    path = write_tiny_student(tmp_path / "m.onnx", card=card_with(check_card()))
    classifier = Classifier.open(path)

    bright = 255 - chest_phantom(128) // 4
    assert kinds(classifier, png(chest_phantom(128) // 2)) == []
    assert kinds(classifier, png(bright)) == ["inverted"]


def test_a_model_without_a_check_still_tells_what_header_and_pixels_tell(tiny):
    assert tiny.card.input_check is None
    assert kinds(tiny, png(255 - chest_phantom(128))) == []


def test_a_known_age_beats_the_look_of_a_chest():
    """A detector that calls every film a child's is silenced by a header that says 40 years."""
    classifier_card = check_card(kinds=("child",), thresholds=(-1000.0,))
    check = InputCheck.of(classifier_card)
    square = cv2.resize(chest_phantom(128), (64, 64))
    embedding = np.zeros(WIDTH, np.float32)

    unknown = read_radiograph_bytes(header(), "film.dcm")
    adult = read_radiograph_bytes(header(PatientAge="040Y"), "film.dcm")
    young = read_radiograph_bytes(header(PatientAge="004Y"), "film.dcm")
    said = [[one.kind for one in check.notices(film, square, embedding)] for film in
            (unknown, adult, young)]  # fmt: skip
    assert said == [["child"], [], ["child"]]


def test_the_likeliest_kind_above_its_threshold_leads():
    odds, limits = np.array([3.0, 9.0, 5.0]), np.array([1.0, 10.0, 4.0])
    assert leading_kind(odds, limits) == 2
    assert leading_kind(np.array([0.0, 0.0, 0.0]), limits) == -1


def test_a_card_comes_back_from_json_as_it_was():
    card = card_with(check_card())
    assert ModelCard.from_json(card.to_json()) == card


def test_a_card_of_an_older_version_says_nothing_of_either():
    values = json.loads(example_card().to_json())
    del values["input_check"], values["self_test"]

    card = ModelCard.from_json(json.dumps(values))
    assert card.input_check is None
    assert card.self_test is None


@pytest.mark.parametrize(
    "damage",
    [
        {"kinds": ["nonsense"]},
        {"thresholds": [1.0, 2.0]},
        {"weights": "AAAA"},
        {"weights": "no base64 !"},
        {"scale": encoded(np.zeros(FILM_FEATURES + WIDTH), "<f4")},
        {"biases": [float("1e999")]},
        {"surprise": 1},
    ],
)
def test_a_damaged_check_is_refused_with_the_card(damage):
    values = asdict(card_with(check_card()))
    values["input_check"] |= damage
    with pytest.raises(ModelFileRefused):
        ModelCard.from_json(json.dumps(values))


def test_a_check_of_another_network_is_refused(tmp_path):
    card = card_with(check_card(FILM_FEATURES + WIDTH + 1))
    path = write_tiny_student(tmp_path / "m.onnx", card=card)
    with pytest.raises(ModelMismatch, match="fitted to another network"):
        Classifier.open(path)
    with pytest.raises(InvalidConfiguration):
        InputCheck.of(card.input_check).require_width(WIDTH)


def test_every_kind_has_a_sentence():
    """Full sentences, and nothing that blames the reader."""
    for kind, known in KINDS.items():
        assert known.seen.endswith(".")
        assert known.label
        assert notice(kind).severity in Severity
    assert notice("lateral", "Other words.").sentence == "Other words."


@pytest.mark.parametrize("shape", [(224, 224), (224, 90), (30, 224), (1, 1), (2, 200)])
def test_features_of_any_shape_are_numbers(shape):
    film = np.random.default_rng(1).integers(0, 256, shape).astype(np.uint8)
    features = film_features(film)
    assert features.shape == (FILM_FEATURES,)
    assert np.isfinite(features).all()


def test_the_bundled_check_knows_the_sample_turned_about(student):
    """The synthetic sample passes; its negative and its turns are told by their names."""
    sample = cv2.imread(str(sample_radiograph()), cv2.IMREAD_GRAYSCALE)

    assert kinds(student, png(sample)) == []
    assert kinds(student, png(255 - sample)) == ["inverted"]
    assert kinds(student, png(np.rot90(sample, 2))) == ["upside_down"]
    assert kinds(student, png(np.rot90(sample, 1))) == ["turned_left"]
    assert kinds(student, png(np.rot90(sample, 3))) == ["turned_right"]


def test_the_bundled_check_says_what_it_is_worth(student):
    """Few numbers, many kinds, and silence where nobody measured."""
    check = student.card.input_check
    measured = {one.kind: one for one in check.measured}

    assert set(measured) == set(KINDS)
    assert len(json.dumps(asdict(check))) < 150_000
    assert check.false_alarms.high <= 0.03
    assert check.good_films > 1000
    assert measured["inverted"].auc.low > 0.99
    assert all((one.auc is None) == (one.films < 20) for one in check.measured)


@pytest.mark.films
@pytest.mark.skipif(not FILMS.is_dir(), reason="needs the real films")
def test_films_of_other_body_parts_are_doubted(student):
    """Each is doubted; all but the smallest, whose header is silent, because it is no chest."""
    files = sorted((FILMS / "originals" / "dicom_nonchest").glob("*.dcm"))
    told = {file.stem: student.predict(read_radiograph(file)).notices for file in files}
    assert told
    assert all(told.values())
    unlike = {name for name, said in told.items() if "not_chest" not in {one.kind for one in said}}
    assert unlike <= {"highdicom_dx_image_small"}


@pytest.mark.films
@pytest.mark.skipif(not FILMS.is_dir(), reason="needs the real films")
def test_the_known_oddities_are_told(student):
    """A negative and a film upside down, which were in no half of the films."""

    def seen(name: str) -> list[str]:
        film = read_radiograph(Path(FILMS / "images" / name))
        return [one.kind for one in student.predict(film).notices]

    assert seen("nih_00017625_000.jpg") == ["inverted"]
    assert seen("nih_00003490_011.jpg") == ["upside_down"]
