from __future__ import annotations

import dataclasses
import logging
import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import numpy as np
import pytest

from tests.fuzz.crafted import crafted
from tests.fuzz.seeds import seeds
from tests.helpers.dicom_factory import dicom_bytes
from tests.helpers.phantom import chest_phantom
from tests.helpers.study_folders import write_dicom, write_dicomdir
from xlite_core.errors import UnreadableImage, UnsupportedPixels
from xlite_core.io import bounded_reading, film_block, reading_process
from xlite_core.io.bounded_reading import BoundedReader
from xlite_core.io.dicomdir import contents
from xlite_core.io.film_message import film_message, film_of
from xlite_core.io.own_limits import out_of_time
from xlite_core.io.read import read_radiograph, read_radiograph_bytes
from xlite_core.io.reading_child import decoding_seconds
from xlite_core.io.reading_pool import ReadingPool

FILES = [(kind, name) for kind, files in seeds().items() for name in files]
FILM = dicom_bytes(chest_phantom(64), PatientName="Doe^Jane", WindowCenter="5", WindowWidth="9")
posix = pytest.mark.skipif(sys.platform == "win32", reason="signals and named pipes")


@pytest.fixture(scope="module")
def shared():
    reader = BoundedReader()
    yield reader
    reader.close()


@pytest.fixture
def reader():
    reader = BoundedReader()
    yield reader
    reader.close()


@pytest.fixture
def film(tmp_path):
    path = tmp_path / "film.dcm"
    path.write_bytes(FILM)
    return path


def assert_same(one, other):
    assert one.pixels.dtype == other.pixels.dtype
    assert not one.pixels.flags.writeable
    np.testing.assert_array_equal(one.pixels, other.pixels)
    for field in ("inverted", "spacing_mm", "spacing_origin", "provenance"):
        assert getattr(one, field) == getattr(other, field)
    assert one.provenance.patient == other.provenance.patient
    assert len(one.presets) == len(other.presets)
    for voi, wanted in zip(one.presets, other.presets, strict=True):
        assert type(voi) is type(wanted)
        for part in dataclasses.fields(voi):
            np.testing.assert_array_equal(getattr(voi, part.name), getattr(wanted, part.name))


@pytest.mark.parametrize(("kind", "name"), FILES, ids=" ".join)
def test_a_film_is_the_one_that_was_read_inside(kind, name, shared, tmp_path):
    """Pixels, type, windows, tables, spacing and provenance are equal, bit for bit."""
    path = tmp_path / "film"
    path.write_bytes(seeds()[kind][name])

    assert_same(shared.read(path), read_radiograph(path))


def test_pasted_bytes_are_the_same_film(shared):
    """What comes from the clipboard goes the same way."""
    assert_same(shared.read_bytes(FILM, "Pasted"), read_radiograph_bytes(FILM, "Pasted"))


def test_a_film_larger_than_the_block_comes_through_the_pipe(shared, tmp_path):
    """33 MB do not fit into the shared memory, and come over all the same."""
    side = int(film_block.BLOCK_BYTES**0.5) + 100
    path = tmp_path / "large.dcm"
    path.write_bytes(dicom_bytes(np.arange(side * side, dtype=np.uint8).reshape(side, side)))

    assert_same(shared.read(path), read_radiograph(path))


def test_without_shared_memory_films_come_through_the_pipe(film, monkeypatch):
    """As on every system but Linux."""
    monkeypatch.setattr(reading_process, "new_block", lambda: None)
    reader = BoundedReader()

    assert_same(reader.read(film), read_radiograph(film))
    reader.close()


def test_a_film_is_not_overwritten_by_the_next(shared, film, tmp_path):
    """The shared memory is used again; what was handed out is a copy."""
    first = shared.read(film)
    before = first.pixels.copy()
    (tmp_path / "other.dcm").write_bytes(dicom_bytes(255 - chest_phantom(64)))

    shared.read(tmp_path / "other.dcm")

    np.testing.assert_array_equal(first.pixels, before)


@pytest.mark.parametrize("name", ["gone.png", ".", "text", "frames"])
def test_a_refusal_is_the_one_from_inside(name, shared, tmp_path):
    """Class, sentences and kind come over; the child lives on."""
    (tmp_path / "text").write_text("Lungs are clear.\n")
    (tmp_path / "frames").write_bytes(dicom_bytes(chest_phantom(64), NumberOfFrames="2"))
    with pytest.raises(UnreadableImage) as inside:
        read_radiograph(tmp_path / name)
    child = shared.pid

    with pytest.raises(UnreadableImage) as outside:
        shared.read(tmp_path / name)

    assert type(outside.value) is type(inside.value)
    assert str(outside.value) == str(inside.value)
    assert outside.value.file_kind == inside.value.file_kind
    assert isinstance(outside.value, UnsupportedPixels) == (name == "frames")
    assert child in (None, shared.pid)


@pytest.mark.parametrize("name", ["DICOMDIR", "damaged", "gone"])
def test_a_disc_is_listed_as_it_is_inside(name, shared, tmp_path):
    """Films, missing names and the sentence of a damaged index are those of `contents`."""
    for number in range(3):
        write_dicom(tmp_path / f"IM{number}", number)
    index = write_dicomdir(tmp_path / "DICOMDIR", "IM0", "IM1", "IM2", "IM9", others=2)
    (tmp_path / "damaged").write_bytes(index.read_bytes()[:-40] + b"\xff" * 30)

    def told(listing):
        try:
            return listing(tmp_path / name)
        except UnreadableImage as refusal:
            return str(refusal), refusal.file_kind

    assert told(shared.contents) == told(contents)


@pytest.mark.slow
def test_a_disc_without_end_is_given_up(shared, tmp_path):
    """An index of four million empty records is ended, and the search goes on."""
    index = write_dicomdir(tmp_path / "DICOMDIR", "IM0")
    head = index.read_bytes()
    at = head.index(b"\x04\x00\x20\x12")
    endless = b"\x04\x00\x20\x12SQ\0\0\xff\xff\xff\xff" + b"\xfe\xff\x00\xe0\0\0\0\0" * 1_500_000
    index.write_bytes(head[:at] + endless)

    with pytest.raises(UnreadableImage, match=r"takes longer|more memory"):
        shared.contents(index)


def test_one_child_reads_many_films(reader, film):
    """It is started with the first one and stays."""
    assert reader.pid is None
    reader.read(film)
    child = reader.pid
    reader.read(film)

    assert child is not None
    assert reader.pid == child
    reader.close()
    assert not Path(f"/proc/{child}").exists()


@posix
@pytest.mark.parametrize(
    ("end", "words"),
    [(signal.SIGSEGV, "breaks the decoder"), (signal.SIGABRT, "breaks the decoder"),
     (signal.SIGKILL, "breaks the decoder"), (signal.SIGALRM, "takes longer")],
)  # fmt: skip
def test_a_child_that_dies_over_a_file_costs_that_file_alone(end, words, reader, film, tmp_path):
    """One sentence; the next film is read, by a new child."""
    held = tmp_path / "held"
    os.mkfifo(held)
    reader.read(film)
    child = reader.pid
    killer = threading.Timer(0.05, os.kill, (child, end))
    killer.start()

    with pytest.raises(UnreadableImage, match=words) as refusal:
        reader.read(held)
    killer.join()

    assert "held" not in str(refusal.value)
    assert_same(reader.read(film), read_radiograph(film))
    assert reader.pid != child


@posix
def test_a_child_that_died_while_idle_is_replaced_unseen(reader, film):
    """The system may end it to free memory: no film is blamed for that."""
    reader.read(film)
    child = reader.pid
    os.kill(child, signal.SIGKILL)
    os.waitid(os.P_PID, child, os.WEXITED | os.WNOWAIT)

    assert_same(reader.read(film), read_radiograph(film))


def test_a_file_that_asks_for_too_much_memory_is_refused(reader, film, tmp_path):
    """Its table would take 16 GB; the child ends, and the next film finds another."""
    greedy = tmp_path / "greedy.dcm"
    greedy.write_bytes(crafted()["DICOM"]["table of 65536 over 32 bits"])

    with pytest.raises(UnreadableImage, match="more memory than any film needs"):
        reader.read(greedy)

    assert_same(reader.read(film), read_radiograph(film))


@posix
def test_an_interrupted_reading_gives_its_film_to_nobody(reader, film, tmp_path, monkeypatch):
    """After Ctrl-C the answer may still be on its way: the next film must not get it."""
    reader.read(film)

    def interrupted(_process):
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(reading_process.ReadingProcess, "message", interrupted)
        with pytest.raises(KeyboardInterrupt):
            reader.read_bytes(dicom_bytes(255 - chest_phantom(64)), "another")

    assert reader.pid is None
    assert_same(reader.read(film), read_radiograph(film))


def test_a_reader_that_cannot_be_started_says_so(reader, film, monkeypatch):
    """Without memory for a process there is a sentence, and no reading inside in its stead."""

    def refused(*_arguments, **_named):
        raise BlockingIOError

    monkeypatch.setattr(reading_process, "launched", refused)

    with pytest.raises(UnreadableImage, match="could not be started"):
        reader.read(film)


def test_a_fault_of_ours_is_logged_without_the_file(reader, film, monkeypatch, caplog):
    """The child tells where it happened, and nothing of what it read."""
    reader.read(film)
    said = {"unforeseen": "KeyError at dicom.py:1 in _text"}
    monkeypatch.setattr(reading_process.ReadingProcess, "message", lambda _self: said)

    with (
        caplog.at_level(logging.ERROR, bounded_reading.__name__),
        pytest.raises(UnreadableImage, match="not foreseen"),
    ):
        reader.read(film)

    assert "KeyError at dicom.py:1" in caplog.text
    assert "Doe" not in caplog.text


SOUND = film_message(read_radiograph_bytes(FILM, "film.dcm"))


@pytest.mark.parametrize(
    "change",
    [
        {"dtype": "object"},
        {"dtype": "float64"},
        {"shape": [64, 63]},
        {"shape": [-64, -64]},
        {"shape": [2**20, 2**20]},
        {"shape": None},
        {"presets": [{"center": float("nan"), "width": 1.0, "function": "LINEAR", "name": ""}]},
        {"presets": [{"center": 1.0, "width": 1.0, "function": "system", "name": ""}]},
        {"presets": [{"entries": [70000], "first_value": 0, "bits": 8, "name": ""}]},
        {"spacing_mm": [1.0]},
        {"spacing_origin": "nowhere"},
        {"provenance": {}},
    ],
    ids=str,
)
def test_a_message_that_makes_no_film_is_not_believed(change):
    """Whoever took over the child can hand over numbers and words, and nothing else."""
    with pytest.raises((ValueError, TypeError, KeyError, IndexError, OverflowError)):
        film_of(SOUND | change, np.zeros(64 * 64, np.uint8))


@pytest.mark.parametrize("line", [b"nonsense\n", b"[1, 2]\n", b'{"film": {}}\n', b'{"odd": 1}\n'])
def test_a_child_gone_wild_costs_its_file_alone(line, reader, film, monkeypatch):
    """What it says is checked as if a stranger had said it."""
    reader.read(film)

    class Wild:
        def readline(self, _most):
            return line

        def close(self):
            real.close()

    real = reader._process._out
    reader._process._out = Wild()

    with pytest.raises(UnreadableImage, match="breaks the decoder"):
        reader.read(film)
    assert_same(reader.read(film), read_radiograph(film))


def test_threads_share_a_pool_and_each_gets_its_own_film(tmp_path):
    """As many children as threads that read at once; films are not mixed up."""
    pool, found = ReadingPool(), {}
    for shade in range(8):
        (tmp_path / str(shade)).write_bytes(dicom_bytes(np.full((40, 40), shade, np.uint8)))

    def read(first):
        for shade in (first, first + 4):
            found[shade] = int(pool.read(tmp_path / str(shade)).pixels.max())

    threads = [threading.Thread(target=read, args=(first,)) for first in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert found == {shade: shade for shade in range(8)}
    assert 1 <= len(pool._idle) <= 4
    pool.close()


def test_readers_that_nobody_needed_for_long_are_let_go(film):
    """After a large batch one stays for the next film."""
    pool = ReadingPool(idle_s=0.0)
    with pool._reader() as one, pool._reader() as two:
        one.read(film)
        two.read(film)
    pool.read(film)

    assert len(pool._idle) == 1
    pool.close()


def test_a_warmed_up_pool_has_one_reader_ready(film):
    """The window starts it beside the model; twice is once."""
    pool = ReadingPool()
    pool.warm_up()
    pool.warm_up()

    ((ready, _),) = pool._idle
    child = ready.pid
    pool.read(film)

    assert child is not None
    assert pool._idle[0][0].pid == child
    pool.close()


@posix
def test_a_child_ends_with_its_parent(film):
    """No reader is left behind, however the application ends."""
    program = (
        "import os, sys; from pathlib import Path;"
        "from xlite_core.io.reading_pool import _POOL, read_bounded;"
        f"read_bounded(Path({str(film)!r}));"
        "print(_POOL._idle[0][0].pid, flush=True); os.kill(os.getpid(), 9)"
    )
    root = Path(__file__).resolve().parents[3]
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, cwd=root, check=False
    )
    child = int(done.stdout)
    deadline = time.monotonic() + 20

    while Path(f"/proc/{child}/exe").exists() and time.monotonic() < deadline:
        time.sleep(0.01)

    assert not Path(f"/proc/{child}/exe").exists()


@posix
def test_a_process_ends_in_the_middle_of_c_code_when_its_time_is_over():
    """The clock is the kernel's: a decoder that never comes back does not stop it."""
    program = (
        "from xlite_core.io.own_limits import ended_after\n"
        "with ended_after(0.2):\n    sum(range(10**12))\n"
    )
    started = time.monotonic()

    done = subprocess.run([sys.executable, "-c", program], check=False)

    assert out_of_time(done.returncode)
    assert time.monotonic() - started < 10


def test_large_files_get_more_time():
    """Five seconds for any file, and more from 12.5 MB on."""
    assert decoding_seconds(0) == decoding_seconds(12_500_000) == 5.0
    assert decoding_seconds(50_000_000) == 20.0
