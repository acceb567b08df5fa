"""A batch: the numbers of one by one, every reason, pause, stop, and one writer."""

from __future__ import annotations

import dataclasses
import threading

import cv2
import numpy as np
import pytest
from pydicom.uid import JPEGLSLossless, RLELossless

from tests.helpers.dicom_factory import dicom_bytes
from tests.helpers.film_folder import film_folder
from tests.helpers.phantom import chest_phantom
from tests.helpers.tiny_student import write_tiny_student
from xlite_core.batch.control import BatchControl
from xlite_core.batch.film_row import CHANGED, GONE, RowState
from xlite_core.batch.listing import list_films
from xlite_core.batch.run import run_batch
from xlite_core.batch.store import BatchStore
from xlite_core.errors import BatchRefused
from xlite_core.inference.batch import classify_files
from xlite_core.inference.classifier import Classifier
from xlite_core.inference.one_thread import on_one_thread
from xlite_core.io.projection import LATERAL_UNSCORED
from xlite_core.reporting.prediction_report import film_report
from xlite_core.resources import bundled_student


@pytest.fixture
def classifier(tmp_path):
    return Classifier.open(write_tiny_student(tmp_path / "tiny.onnx"))


@pytest.fixture
def store(tmp_path):
    opened = BatchStore(tmp_path / "films.batch")
    yield opened
    opened.close()


def every_kind(folder):
    """Write a film of each kind that is read, one that is damaged, and a lateral one."""
    folder.mkdir()
    film = chest_phantom(96)
    deep = np.rint(film * 16.0).astype(np.uint16)
    for name in ("a.png", "b.jpg", "c.tiff"):
        assert cv2.imwrite(str(folder / name), film)
    assert cv2.imwrite(str(folder / "d.png"), deep * 15)
    inverse = {"syntax": JPEGLSLossless, "PhotometricInterpretation": "MONOCHROME1"}
    window = {"syntax": RLELossless, "WindowCenter": 90.0, "WindowWidth": 120.0}
    for number, (pixels, more) in enumerate(
        (
            (deep, {"bits_stored": 12}),
            (deep, {"bits_stored": 12, **inverse}),
            (film, window),
            (film, {"ViewPosition": "LL"}),
        )
    ):
        content = dicom_bytes(pixels, SOPInstanceUID=f"1.2.{number}", **more)
        (folder / f"film {number}.dcm").write_bytes(content)
    (folder / "i.png").write_bytes((folder / "a.png").read_bytes()[:200])


def run(store, classifier, folder, **options):
    control = options.pop("control", None) or BatchControl()
    with store.writer():
        list_films(store, [folder])
        return run_batch(store, classifier, control, **options)


@pytest.mark.parametrize("workers", [1, 2, 5])
def test_a_batch_says_what_one_by_one_says_bit_for_bit(store, classifier, tmp_path, workers):
    """Every kind of file, any number of threads: logits, probabilities, peaks and reasons."""
    every_kind(tmp_path / "films")

    assert run(store, classifier, tmp_path / "films", workers=workers)

    rows = list(store.rows())
    alone = list(classify_files(classifier, [row.path for row in rows]))
    thresholds = classifier.card.operating_points(classifier.card.default_policy)
    for row, result in zip(rows, alone, strict=True):
        report = film_report(result, thresholds)
        assert (row.sha256, row.reason) == (report.sha256, report.error or report.unscored)
        if result.prediction is None:
            assert row.probabilities is None
            continue
        assert row.logits.tobytes() == result.prediction.logits.tobytes()
        assert row.probabilities.tobytes() == result.prediction.probabilities.tobytes()
        assert row.peaks.tolist() == [finding.evidence_peak for finding in report.findings]
        assert row.notices == result.prediction.notices
    states = {row.path.name: row.state for row in rows}
    assert len(rows) == 9
    assert states.pop("film 3.dcm") is RowState.UNSCORED
    assert states.pop("i.png") is RowState.UNREADABLE
    assert set(states.values()) == {RowState.SCORED}
    assert [row.reason for row in rows if row.state is RowState.UNSCORED] == [LATERAL_UNSCORED]


@pytest.mark.skipif(not bundled_student().is_file(), reason="no student is bundled")
def test_the_bundled_student_says_the_same_in_a_batch_and_alone(store, tmp_path):
    """With the network that people use, whose layers are shared out among threads."""
    student = Classifier.open(bundled_student(), provider="CPU", threads=4)
    assert on_one_thread(student) is not student
    names = film_folder(tmp_path / "films", 60, size=160)

    run(store, student, tmp_path / "films", workers=3)

    alone = list(classify_files(student, [tmp_path / "films" / name for name in names]))
    for row, result in zip(store.rows(), alone, strict=True):
        assert row.logits.tobytes() == result.prediction.logits.tobytes()
        assert row.probabilities.tobytes() == result.prediction.probabilities.tobytes()
        assert row.notices == result.prediction.notices


def test_a_batch_takes_a_twin_on_one_thread_where_the_bits_are_the_same(classifier):
    """And the same one again for the next batch."""
    twin = on_one_thread(classifier)
    assert twin is not classifier
    assert twin.agrees_with(classifier)
    assert on_one_thread(classifier) is twin


def test_another_student_in_the_place_of_the_first_is_not_taken(classifier):
    """A file that was replaced, or is gone, since the classifier was opened."""
    write_tiny_student(classifier.path, ("Mass", "Hernia"))
    assert on_one_thread(classifier) is classifier
    classifier.path.unlink()
    assert on_one_thread(classifier) is classifier


def test_the_next_batch_takes_the_same_student(classifier):
    """Opening it again would take time and memory."""
    single = on_one_thread(classifier)

    assert single is not classifier
    assert single.fingerprint == classifier.fingerprint
    assert on_one_thread(classifier) is single


def test_a_student_that_rounds_otherwise_on_one_thread_is_not_taken(classifier, monkeypatch):
    """A batch says what the window says, or takes its time."""
    shares_out = classifier._session.run

    def rounding_otherwise(image):
        said = shares_out(image)
        return dataclasses.replace(said, evidence=np.nextafter(said.evidence, np.float32(9)))

    monkeypatch.setattr(classifier._session, "run", rounding_otherwise)

    assert on_one_thread(classifier) is classifier


def test_groups_are_told_in_the_order_of_the_list_after_they_were_saved(
    store, classifier, tmp_path
):
    """What is told can be read from the file at once, by whoever looks."""
    film_folder(tmp_path / "films", 120)
    told, seen = [], []

    def tell(saved):
        told.extend(row.number for row in saved.rows)
        seen.append((saved.done, sum(store.counts().values()) - store.counts()[RowState.WAITING]))

    run(store, classifier, tmp_path / "films", tell=tell)

    assert told == list(range(1, 121))
    assert all(done == kept for done, kept in seen)
    assert seen[-1] == (120, 120)


def test_a_stopped_batch_goes_on_where_it_was(store, classifier, tmp_path):
    """What is done stays as it is, and is not done again."""
    film_folder(tmp_path / "films", 130)
    control = BatchControl()

    def stop_soon(saved):
        if saved.done:
            control.stop()

    finished = run(store, classifier, tmp_path / "films", control=control, tell=stop_soon)
    kept = {row.number for row in store.rows() if row.state is RowState.SCORED}
    again = []
    run(store, classifier, tmp_path / "films",
        tell=lambda saved: again.extend(row.number for row in saved.rows))  # fmt: skip

    assert not finished
    assert 0 < len(kept) < 130
    assert set(again) == set(range(1, 131)) - kept
    assert len(again) == len(set(again))


def test_a_paused_batch_has_saved_what_it_did_and_goes_on(store, classifier, tmp_path):
    """Nothing moves during the pause."""
    film_folder(tmp_path / "films", 160)
    control, paused = BatchControl(), threading.Event()

    def pause_once(saved):
        if saved.done and not paused.is_set():
            control.pause()
            paused.set()

    thread = threading.Thread(
        target=run, args=(store, classifier, tmp_path / "films"),
        kwargs={"control": control, "tell": pause_once},
    )  # fmt: skip
    thread.start()
    assert paused.wait(20)
    onlooker = BatchStore(store.file)
    before = onlooker.counts()
    thread.join(0.3)
    held = onlooker.counts()
    control.resume()
    thread.join(20)
    after = onlooker.counts()
    onlooker.close()

    assert control.paused is False
    assert before[RowState.SCORED] <= held[RowState.SCORED] < 160
    assert after == {RowState.SCORED: 160}


def test_a_paused_batch_can_be_stopped(store, classifier, tmp_path):
    """It wakes up for it."""
    film_folder(tmp_path / "films", 60)
    control = BatchControl()
    control.pause()
    thread = threading.Thread(
        target=run, args=(store, classifier, tmp_path / "films"), kwargs={"control": control}
    )
    thread.start()

    control.stop()
    thread.join(20)

    assert not thread.is_alive()


def test_new_files_join_and_changed_ones_are_done_again(store, classifier, tmp_path):
    """The same folder later: results of untouched files stay, a changed one says so."""
    folder = tmp_path / "films"
    film_folder(folder, 3)
    run(store, classifier, folder)
    before = [row.probabilities.tobytes() for row in store.rows()]
    cv2.imwrite(str(folder / "film_001.png"), chest_phantom(120))
    (folder / "film_002.png").unlink()
    cv2.imwrite(str(folder / "new.png"), chest_phantom(50))

    run(store, classifier, folder)

    rows = list(store.rows())
    assert [row.path.name for row in rows][-1] == "new.png"
    assert [row.remark for row in rows] == ["", CHANGED, GONE, ""]
    assert [row.state for row in rows] == [RowState.SCORED] * 4
    same = [row.probabilities.tobytes() == old for row, old in zip(rows, before, strict=False)]
    assert same == [True, False, True]


def test_a_file_that_vanishes_or_changes_while_the_batch_runs_is_said(store, classifier, tmp_path):
    """Between the listing and its turn; the others are done."""
    folder = tmp_path / "films"
    film_folder(folder, 3)
    with store.writer():
        list_films(store, [folder])
        (folder / "film_000.png").unlink()
        cv2.imwrite(str(folder / "film_001.png"), chest_phantom(64))
        run_batch(store, classifier, BatchControl())

    rows = list(store.rows())
    assert [row.state for row in rows] == [RowState.UNREADABLE, RowState.SCORED, RowState.SCORED]
    assert "does not exist any more" in rows[0].reason
    assert [row.remark for row in rows] == ["", CHANGED, ""]


def test_unreadable_files_are_tried_again(store, classifier, tmp_path):
    """The drive may be plugged in again."""
    folder = tmp_path / "films"
    film_folder(folder, 2)
    good = (folder / "film_000.png").read_bytes()
    (folder / "film_000.png").write_bytes(good[:100])
    run(store, classifier, folder)
    (folder / "film_000.png").write_bytes(good)

    run(store, classifier, folder)

    assert store.counts() == {RowState.SCORED: 2}


def test_a_film_that_no_one_foresaw_stops_nothing(store, classifier, tmp_path, monkeypatch, caplog):
    """A fault of ours is a row with a reason, and a place in the log without any file's name."""
    film_folder(tmp_path / "films", 2)
    monkeypatch.setattr(classifier, "predict", lambda _film: 1 / 0)

    assert run(store, classifier, tmp_path / "films")

    assert {row.state for row in store.rows()} == {RowState.UNREADABLE}
    assert "not foreseen" in next(iter(store.rows())).reason
    assert "film_000" not in caplog.text.replace("test_", "")


def test_two_on_one_batch_are_refused(store, classifier, tmp_path):
    """A second window or command hears that, in two sentences."""
    other = BatchStore(store.file)
    with (
        store.writer(),
        pytest.raises(BatchRefused, match="Another window or command is working"),
        other.writer(),
    ):
        pass
    with other.writer():  # free again
        pass
    other.close()


def test_another_model_is_refused(store, classifier, tmp_path):
    """Results of two models never stand in one list."""
    film_folder(tmp_path / "films", 1)
    run(store, classifier, tmp_path / "films")
    other = Classifier.open(write_tiny_student(tmp_path / "other.onnx", ("Mass", "Hernia")))

    with pytest.raises(BatchRefused, match="another model"):
        run(store, other, tmp_path / "films")


def test_a_folder_without_films_is_refused(store, tmp_path):
    """There is nothing to list."""
    (tmp_path / "empty").mkdir()

    with store.writer(), pytest.raises(BatchRefused, match="no film"):
        list_films(store, [tmp_path / "empty"])


def test_films_that_nobody_names_any_more_are_not_scored_along(store, classifier, tmp_path):
    """Another folder is refused; more files may join; a file that is gone need not be named."""
    names = film_folder(tmp_path / "films", 3)
    film_folder(tmp_path / "others", 1)
    files = [tmp_path / "films" / name for name in names]
    with store.writer():
        list_films(store, files[:2])
        with pytest.raises(BatchRefused, match="of other films"):
            list_films(store, [tmp_path / "others"])
        with pytest.raises(BatchRefused, match="of other films"):
            list_films(store, files[1:])
        files[0].unlink()
        list_films(store, files[1:])

    assert [row.path.name for row in store.rows()] == names


def test_a_search_that_was_called_off_leaves_the_list_alone(store, tmp_path):
    """Half a list would be resumed as if it were whole."""
    film_folder(tmp_path / "films", 3)

    found = list_films(store, [tmp_path / "films"], should_stop=lambda: True)

    assert found.stopped
    assert not store.counts()


def test_the_file_of_a_batch_is_private(store):
    """It names files, and those name patients at times."""
    assert store.file.stat().st_mode & 0o077 == 0


def test_a_damaged_file_is_a_sentence(tmp_path):
    """Not a traceback of SQLite's."""
    (tmp_path / "bad.batch").write_bytes(b"no database" * 200)

    with pytest.raises(BatchRefused, match="damaged"):
        BatchStore(tmp_path / "bad.batch")


def test_a_newer_file_is_refused(store, tmp_path):
    """And left as it is."""
    store._database.execute("PRAGMA user_version = 99")
    with pytest.raises(BatchRefused, match="newer version"):
        BatchStore(store.file)


def test_a_place_that_cannot_be_written_is_a_sentence(tmp_path):
    """A file stands where the folder should be."""
    (tmp_path / "file").write_text("x")
    with pytest.raises(BatchRefused, match="cannot be written"):
        BatchStore(tmp_path / "file" / "films.batch")
