"""Reports about many films: one each or one for all, whatever becomes of single films."""

from __future__ import annotations

import errno

import numpy as np
import pytest

from tests.helpers.cards import example_prediction
from tests.helpers.dicom_objects import identified_film
from tests.helpers.pdf_text import pdf_pages
from tests.helpers.report_films import film_to_report, plan_of
from xlite_core.errors import ReportRefused
from xlite_core.io.read import read_radiograph, read_radiograph_bytes
from xlite_desktop.reporting.report_batch import FilmToReport, report_document, write_reports

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
def unreadable(tmp_path):
    """Return a film whose file is damaged."""
    bad = tmp_path / "bad.png"
    bad.write_bytes(b"\x89PNG\r\n\x1a\n")
    return FilmToReport(name="bad.png", read=lambda: read_radiograph(bad))


def names_in(folder):
    return sorted(path.name for path in folder.iterdir())


def test_each_film_gets_its_own_file_and_a_damaged_one_says_why(tmp_path, unreadable):
    """Numbers follow the order of the films; names of films stay out of names of files."""
    films = [film_to_report(), unreadable, film_to_report(words="The third.")]

    done = list(write_reports(films, plan_of(), tmp_path / "out"))

    assert [one.name for one in done] == ["MARKED Jane.png", "bad.png", "MARKED Jane.png"]
    assert [one.file and one.file.name[:11] for one in done] == ["report-0001", None, "report-0003"]
    assert done[1].problem is not None
    assert "stops before the end" in done[1].problem.summary
    assert not [name for name in names_in(tmp_path / "out") if "Jane" in name]
    third = done[2].file
    assert third is not None
    assert "The third." in pdf_pages(third.read_bytes())[0].splitlines()


def test_no_report_pairs_an_answer_with_the_pixels_of_another_film(tmp_path):
    """The file was overwritten after the model had answered; the others get their reports."""
    key = film_to_report().read().provenance.sha256
    films = [film_to_report(key="0" * 64), film_to_report(key=key)]

    done = list(write_reports(films, plan_of(), tmp_path))

    assert done[0].problem is not None
    assert "has changed since it was opened" in done[0].problem.summary
    assert done[1].file is not None


def test_nothing_is_ever_written_over(tmp_path):
    """A second batch goes on with the numbers of the first."""
    list(write_reports([film_to_report()] * 2, plan_of(), tmp_path))
    first = {path.name: path.read_bytes() for path in tmp_path.iterdir()}

    done = list(write_reports([film_to_report()], plan_of(), tmp_path))
    all_in_one = list(write_reports([film_to_report()], plan_of(), tmp_path, single=True))

    assert done[0].file is not None
    assert done[0].file.name.startswith("report-0003")
    assert all_in_one[0].file == tmp_path / "reports-0004.pdf"
    assert first.items() <= {path.name: path.read_bytes() for path in tmp_path.iterdir()}.items()


def test_all_films_in_one_file_are_pages_in_their_order(tmp_path, unreadable):
    """The damaged one is left out, and named."""
    films = [film_to_report(words=f"Number {n}.") for n in range(3)]
    films.insert(1, unreadable)

    done = list(write_reports(films, plan_of(), tmp_path / "out", single=True))

    assert [one.file is not None for one in done] == [True, False, True, True]
    assert names_in(tmp_path / "out") == ["reports-0001.pdf"]
    pages = pdf_pages((tmp_path / "out" / "reports-0001.pdf").read_bytes())
    assert [f"Number {n}." in page.splitlines() for n, page in enumerate(pages)] == [True] * 3


@pytest.mark.parametrize(("single", "left"), [(False, 2), (True, 0)])
def test_cancelling_keeps_what_is_whole(tmp_path, single, left):
    """Single files stay; a file of all films is there with the last one or not at all."""
    questions = iter([False, False, True])

    done = list(
        write_reports(
            [film_to_report()] * 5, plan_of(), tmp_path,
            single=single, should_stop=lambda: next(questions),
        )
    )  # fmt: skip

    assert len(done) == 2
    assert len(names_in(tmp_path)) == left


def test_a_file_of_damaged_films_alone_is_not_written(tmp_path, unreadable):
    """A PDF without a page is none."""
    done = list(write_reports([unreadable], plan_of(), tmp_path / "out", single=True))

    assert done[0].problem is not None
    assert names_in(tmp_path / "out") == []


@pytest.mark.parametrize("single", [False, True])
def test_a_folder_that_cannot_be_written_ends_the_batch(tmp_path, single):
    """Every further film would meet the same folder."""
    (tmp_path / "out").write_text("a file where the folder should be")

    with pytest.raises(ReportRefused, match="out cannot be written"):
        list(write_reports([film_to_report()] * 3, plan_of(), tmp_path / "out", single=single))


def test_a_full_drive_ends_the_batch_with_a_sentence(tmp_path, monkeypatch):
    """It is no fault of the film."""

    def full(_descriptor):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("xlite_core.atomic_file.os.fsync", full)

    with pytest.raises(ReportRefused, match="No space left on device"):
        list(write_reports([film_to_report()] * 3, plan_of(), tmp_path / "out"))
    assert names_in(tmp_path / "out") == []


def test_a_film_without_an_answer_is_asked_about(tmp_path):
    """Once, when its turn comes, and only where there is a model."""
    asked = []

    def answer(radiograph):
        asked.append(radiograph)
        return example_prediction(rows=64, columns=64)

    told = report_document(film_to_report(prediction=None), plan_of(answer=answer))
    silent = report_document(film_to_report(prediction=None), plan_of())

    assert len(asked) == 1
    assert told.content.headline == "4 of 14 above threshold"
    assert silent.content.unscored == "No model has answered for this film."


def test_no_model_is_asked_about_a_lateral_film():
    """Not even where the film has only just been read."""
    lateral = read_radiograph_bytes(identified_film(ViewPosition="LL"), "lateral.dcm")

    def answer(_radiograph):
        raise AssertionError

    film = FilmToReport(name="lateral.dcm", read=lambda: lateral)
    document = report_document(film, plan_of(answer=answer))

    assert "ateral" in document.content.unscored
    assert document.content.headline == "Not scored"


def test_maps_can_be_left_out(tmp_path):
    """The leading findings stay beside the film, in numbers."""
    document = report_document(film_to_report(), plan_of(overlays=False))

    assert document.pictures.maps == ()
    assert len(document.content.leading) == 3


def test_pictures_are_fit_for_print_and_show_the_film_as_it_is_seen(tmp_path):
    """300 dots an inch; the view's turn counts."""
    from xlite_desktop.qimage import rgb_of_image
    from xlite_desktop.viewer.film_view import FilmView

    film = film_to_report()
    radiograph = film.read()
    turned = FilmView(radiograph.presets[0], mirrored=True)

    plain = report_document(film, plan_of()).pictures.film
    seen = report_document(film_to_report(view=turned), plan_of())

    assert plain.width() == round(386 * 300 / 96)
    rgb = rgb_of_image(plain)
    assert rgb[10, 10, 0] > rgb[10, -10, 0]
    assert np.array_equal(rgb_of_image(seen.pictures.film)[10, -10], rgb[10, 10])
    assert any("flipped" in view.lower() for view in seen.content.view)
