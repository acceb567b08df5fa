from __future__ import annotations

import pytest

from tests.fuzz.__main__ import SLOW_S, peak_kb
from tests.fuzz.crafted import crafted
from tests.fuzz.engine import KINDS, SLOW_HEADER, complaint_about, hostile_files, outcome
from tests.fuzz.seeds import seeds
from xlite_core.io.bounded_reading import BoundedReader
from xlite_core.io.reading_child import MEMORY_BYTES

BY_HAND = {(kind, name): data for kind, files in crafted().items() for name, data in files.items()}
COUNT, SEED = 300, 20
LAST_S = ("deflate bomb", "9000 x 9000 with 3000 scans")
"""Attacks that are ended by the clock alone."""


@pytest.fixture(scope="module")
def reader():
    reader = BoundedReader()
    yield reader
    reader.close()


def _files():
    """Return the suite's share of the files; those that last five seconds have their own test."""
    return [file for file in hostile_files(COUNT, SEED) if file.seed not in LAST_S]


def test_no_hostile_file_crashes_or_holds_up_the_reader(reader, tmp_path):
    """Each gives a film or one plain sentence, in a bounded memory, and the next is read.

    None is ended by the reader's own clock; how fast they are is measured by `tests.fuzz`.
    """
    peak, seen = 0, []
    for file in _files():
        was = outcome(file, reader, tmp_path / "Doe_4711")
        peak = max(peak, peak_kb(reader))
        seen.append((file.kind, was.result))
        assert was.complaint in ("", SLOW_HEADER), (file.kind, file.seed, file.spoiling, was)
        assert was.result in ("film", "refused", "too large", "decoder broke"), file

    assert peak * 1024 < MEMORY_BYTES
    for kind in KINDS:
        assert (kind, "film") in seen
        assert (kind, "refused") in seen


@pytest.mark.slow
@pytest.mark.parametrize("name", LAST_S)
def test_a_file_that_takes_for_ever_is_given_up_after_five_seconds(name, reader, tmp_path):
    """A deflate bomb and a picture in three thousand passes end by the clock, in a sentence."""
    file = next(file for file in hostile_files(len(BY_HAND), SEED) if file.seed == name)

    was = outcome(file, reader, tmp_path / "Doe_4711")

    assert was.seconds < 4 * SLOW_S  # a busy machine starts a child slowly
    assert was.result in ("too long", "too large")
    assert not was.complaint


@pytest.mark.parametrize(
    ("key", "words"),
    {
        ("PNG", "60000 x 60000"): "100 million",
        ("JPEG", "65500 x 65500"): "stops before the end",
        ("JPEG", "9000 x 9000 of nothing"): "stops before the end",
        ("TIFF", "strip beyond the end"): "stops before the end",
        ("TIFF", "tile of 2 billion"): "damaged",
        ("DICOM", "65500 x 65500"): "more than a film may have",
        ("DICOM", "60000 frames"): "60000 frames",
        ("DICOM", "a thousand sequences, open"): "header of this DICOM file is damaged",
        ("DICOM", "a hundred thousand sequences"): "header of this DICOM file is damaged",
        ("DICOM", "JPEG, 9000 x 9000"): "damaged or end too early",
        ("DICOM", "JPEG 2000, tiles of 1 x 1"): "damaged or end too early",
        ("DICOM", "table of 65536 over 32 bits"): "more memory than any film",
    }.items(),
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_an_attack_is_told_by_what_is_wrong_with_it(key, words, reader, tmp_path):
    """The sentence names the size, the damage or the memory, and never a codec's own words."""
    file = next(f for f in hostile_files(len(BY_HAND), 1) if (f.kind, f.seed) == key)

    was = outcome(file, reader, tmp_path / "Doe_4711")

    assert words in was.sentence
    assert not was.complaint


def test_the_seeds_are_good_films(reader, tmp_path):
    """What is spoilt was readable before: the engine attacks decoders, not the first check."""
    for kind, files in seeds().items():
        for name, data in files.items():
            (tmp_path / "film").write_bytes(data)
            film = reader.read(tmp_path / "film")
            assert film.provenance.file_kind.startswith(kind), name
            assert film.pixels.std() > 0, name


def test_the_same_seed_makes_the_same_files():
    """A number in a report can be made again, alone."""
    once, again, other = (list(hostile_files(130, seed)) for seed in (3, 3, 4))

    assert once == again
    assert once != other


@pytest.mark.parametrize(
    ("sentence", "complaint"),
    [
        ("The file is damaged.", ""),
        ("libpng: bad IDAT", "no sentence"),
        ("It broke. It broke again.", "several sentences"),
        ("Reading /tmp/film failed.", "gibberish: /"),
        ("A ValueError came up.", "gibberish: Error"),
        ("The name is\x07 odd.", "gibberish: control characters"),
    ],
)
def test_what_is_no_plain_sentence_is_noticed(sentence, complaint):
    """The judge of sentences knows paths, exceptions, codecs' words and control characters."""
    assert complaint_about(sentence) == complaint
