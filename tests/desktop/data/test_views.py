"""What the Data page shows, computed without any widget."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import numpy as np
import pytest

from tests.helpers.phantom_source import FILMS, FINDINGS, write_source
from xlite_core.data.batch_look import FilmAccess
from xlite_core.data.labels import LabelTable
from xlite_core.data.preview import preview_source
from xlite_core.data.splits import read_split
from xlite_core.errors import InvalidConfiguration, InvalidLabels
from xlite_core.imaging.preprocessing import PreprocessingRecipe
from xlite_core.training.seeding import generator_for
from xlite_desktop.data.balance_view import balance_view, tick_step
from xlite_desktop.data.batch_view import SEED, BatchRequest, batch_view
from xlite_desktop.data.facts_view import data_set_lines, read_facts
from xlite_desktop.data.film_filter import FilmFilter, film_words, matching_rows
from xlite_desktop.data.import_plan import first_plan, run_import
from xlite_desktop.data.pace import Stopwatch
from xlite_desktop.data.split_making import EARLIER, freeze_split
from xlite_desktop.data.split_view import SplitOrder, read_split_view
from xlite_desktop.data.words import day, duration, fingerprint_words


@pytest.fixture
def data_set(tmp_path):
    """The phantoms, imported."""
    plan = first_plan(preview_source(write_source(tmp_path / "source")), set())
    imported = run_import(plan, tmp_path / "data", lambda _: None, lambda: False)
    assert imported is not None
    return imported.data_set


@pytest.fixture
def manifest(data_set):
    return read_facts(data_set).manifest


def a_table(labels) -> LabelTable:
    names = np.array([f"{n}.png" for n in range(len(labels))])
    return LabelTable(names, names, names, FINDINGS, np.asarray(labels, dtype=float))


def test_facts_count_films_patients_views_sexes_and_ages(data_set):
    """Rows for the left column, and where the data set comes from."""
    facts = read_facts(data_set, now=datetime.now(UTC))

    assert facts.rows == (
        ("Images", f"{FILMS}"),
        ("Patients", f"{FILMS // 2}"),
        ("Images per patient", "2"),
    )
    assert (facts.views.left_count, facts.views.right_count, facts.views.rest) == (32, 15, 1)
    assert (facts.sexes.left_count, facts.sexes.right_count) == (24, 24)
    assert facts.ages == (0, 0, 10, 10, 10, 10, 8, 0, 0, 0)
    assert facts.ages_words == "median 44, range 20–67"
    assert "from labels.csv" in facts.origin
    assert fingerprint_words(facts.manifest.fingerprint) in facts.origin
    assert {odd.name: len(odd.files) for odd in facts.oddities if odd.files} == {
        "Unreadable": 1, "Missing": 1, "Lateral": 1,
    }  # fmt: skip


def test_lines_say_what_is_in_a_data_set_and_which_are_broken(data_set, tmp_path):
    """Without reading the table."""
    broken = type(data_set)(tmp_path / "data" / "broken")
    broken.folder.mkdir()
    broken.manifest.write_text("file\n")

    lines = data_set_lines((data_set, broken))

    assert lines[0].words == "48 images, 2 left out · 3 findings"
    assert (lines[1].words, lines[1].broken) == ("cannot be read", True)


def test_the_balance_sorts_findings_and_warns_of_rare_ones():
    """One film of 200: one batch of 16 in twelve or so holds it."""
    labels = np.zeros((200, 3))
    labels[:80, 0], labels[:20, 1], labels[:1, 2] = 1, 1, 1

    view = balance_view(labels, ("Hernia_like", "Mass", "Rare_one"), "none")

    assert view.names == ("Hernia like", "Mass", "Rare one")
    films, weights, expected, starved = view.columns
    assert films.texts == ("80", "20", "1")
    assert films.note == "of 200"
    assert expected.texts == ("6.4", "1.6", "0.1")
    assert np.mean(weights.values) == pytest.approx(1.0)
    assert starved.warned == (False, False, True)
    assert view.warning.startswith("1 finding is absent from more than 70 % of all batches. Rare")


def test_a_sampler_changes_what_a_batch_holds_not_what_there_is():
    """The films stay, rare ones come oftener."""
    labels = np.zeros((200, 3))
    labels[:80, 0], labels[80:100, 1], labels[100:104, 2] = 1, 1, 1

    natural = balance_view(labels, FINDINGS, "none")
    sampled = balance_view(labels, FINDINGS, "mean_active")

    assert sampled.columns[0] == natural.columns[0]
    assert sampled.columns[2].values[2] > 3 * natural.columns[2].values[2]


def test_findings_without_a_film_are_shown_and_named():
    """A run would refuse them; the page says so."""
    labels = np.zeros((60, 3))
    labels[:30, 0] = 1

    view = balance_view(labels, FINDINGS, "none")

    assert view.columns[1].texts == ("1.00", "–", "–")
    assert view.columns[3].texts[1:] == ("100", "100")
    assert "Mass and Hernia have no positive training film" in view.warning
    with pytest.raises(InvalidLabels, match="nothing to balance"):
        balance_view(np.zeros((5, 3)), FINDINGS, "none")


@pytest.mark.parametrize(("top", "step"), [(830, 200), (4.6, 1), (2.3, 0.5), (75, 20), (1.0, 0.2)])
def test_ticks_are_round_and_few(top, step):
    """Three to five of them."""
    assert tick_step(top) == pytest.approx(step)


def test_a_batch_is_what_the_run_would_draw(manifest, tmp_path):
    """The second batch of the first epoch, in the run's own order."""
    table, recipe = manifest.table, PreprocessingRecipe(size=32)
    train = np.arange(40)
    access = FilmAccess(manifest.root, recipe, tmp_path / "cache")
    request = BatchRequest(table=table, train=train, sampler="none", number=1, recipe=recipe)

    view = batch_view(request, access)

    order = generator_for(SEED, "order", 0).permutation(train)
    assert view.look.rows.tolist() == order[16:32].tolist()
    assert len(view.names) == 16
    assert [check.text for check in view.checks][1:3] == ["Labels known", "Same patient twice"]
    assert view.checks[1].value == "48 of 48 cells"


def test_a_batch_names_what_it_lacks_and_cannot_read(tmp_path):
    """Nothing positive, no file: both are said, and nothing fails."""
    table, recipe = a_table(np.zeros((20, 3))), PreprocessingRecipe(size=32)
    access = FilmAccess(tmp_path, recipe, tmp_path / "cache")
    request = BatchRequest(
        table=table, train=np.arange(20), sampler="none", number=7, recipe=recipe
    )

    view = batch_view(request, access)

    said = {check.text: check for check in view.checks}
    assert said["No film can be read"].passed is False
    assert said["Unreadable"].value == "16 films"
    assert said["No positive in this batch"].value == "Effusion, Mass, Hernia"
    assert view.number == 0  # an epoch has one batch, so the seventh is the first again


def test_without_a_frozen_split_the_one_of_a_run_is_shown(data_set, manifest):
    """70/15/15 by patient, seed 42."""
    view = read_split_view(data_set, manifest)

    assert not view.frozen
    assert view.words == "not frozen; a run makes 70/15/15 by patient, seed 42"
    assert [part.name for part in view.parts.parts] == ["Train", "Validation", "Test"]
    assert view.checks[0].text == "No patient in two parts"


def test_a_frozen_split_is_read_back_with_its_folds(data_set, manifest):
    """Files that a run reads; an older split moves aside."""
    order = SplitOrder(shares=(60, 20, 20), seed=7, folds=3)

    freeze_split(data_set, manifest.table, order)
    view = read_split_view(data_set, manifest)
    freeze_split(data_set, manifest.table, SplitOrder())

    assert view.frozen
    assert view.order == order
    assert view.words.startswith("60/20/20 by patient, seed 7, frozen ")
    assert view.folds is not None
    assert [part.name for part in view.folds.parts] == ["1", "2", "3"]
    assert view.folds_checks[0].text == "No patient in two folds"
    assert len(read_split(data_set.splits, manifest.table).train) > len(view.train)
    assert len(list((data_set.folder / EARLIER).iterdir())) == 1
    assert sorted(path.name for path in data_set.folder.iterdir()) == [
        EARLIER, "manifest.csv", "manifest.json", "origin.json", "splits",
    ]  # fmt: skip


def test_a_split_by_image_is_warned_of(data_set, manifest):
    """Patients with two films come into two parts."""
    freeze_split(data_set, manifest.table, SplitOrder(grouping="image"))

    check = read_split_view(data_set, manifest).checks[0]

    assert not check.passed
    assert "in more than one of the parts" in check.text
    assert "results will look too good" in check.detail


def test_an_impossible_split_leaves_nothing_behind(data_set, manifest):
    """More folds than patients."""
    with pytest.raises((InvalidLabels, InvalidConfiguration)):
        freeze_split(data_set, manifest.table, SplitOrder(folds=1))

    assert not data_set.splits.exists()
    assert not list(data_set.folder.glob(".*"))


def test_a_split_from_elsewhere_is_shown_too(data_set, manifest):
    """Without the description that the page writes."""
    freeze_split(data_set, manifest.table, SplitOrder())
    (data_set.splits / "split.json").unlink()

    assert read_split_view(data_set, manifest).words.startswith("read from files, frozen ")


def test_films_are_filtered_by_finding_part_and_name(manifest):
    """All three at once."""
    table = manifest.table
    parts = {"Test": np.arange(20, 30)}

    effusions = matching_rows(table, parts, FilmFilter(finding="Effusion"))
    normal = matching_rows(table, parts, FilmFilter(finding="No finding"))
    tested = matching_rows(table, parts, FilmFilter(finding="Effusion", part="Test"))
    named = matching_rows(table, parts, FilmFilter(words="FILM_01", part=""))
    patient = matching_rows(table, parts, FilmFilter(words="p12"))

    assert effusions.tolist() == list(range(1, FILMS, 2))
    assert (table.labels[normal] == 0).all()
    assert tested.tolist() == [21, 23, 25, 27, 29]
    assert named.tolist() == list(range(10, 20))
    assert patient.tolist() == [24, 25]
    assert matching_rows(table, parts, FilmFilter(finding="Nothing known")).size == 0
    assert film_words(table, 20).endswith("patient p10 · PA · man · 40 years\nMass, Hernia")


def test_an_interrupted_origin_is_no_reason_to_fail(data_set):
    """Then the file's own date counts."""
    (data_set.folder / "origin.json").write_text("{")

    assert "from" not in read_facts(data_set).origin


def test_the_origin_names_no_folder(data_set):
    """Only the name of the table."""
    said = json.loads((data_set.folder / "origin.json").read_text(encoding="utf-8"))

    assert said["source"] == "labels.csv"


def test_a_pace_means_something_after_a_second():
    """Films that were done before the first count do not make it fast."""
    times = iter([0.0, 0.5, 2.0, 10.0])
    watch = Stopwatch(lambda: next(times))

    paces = [watch.pace(done, 1100) for done in (100, 150, 300, 1100)]

    assert [pace.per_s for pace in paces] == [None, None, 100.0, 100.0]
    assert paces[2].words == "300 of 1,100 films · 100 a second · 8 s left"
    assert paces[3].words == "1,100 of 1,100 films · 100 a second"
    assert paces[0].share == pytest.approx(1 / 11)


def test_numbers_days_and_durations_are_written_as_people_say_them():
    """One film, two films; minutes, hours; the year where it is another."""
    now = datetime(2025, 11, 20, tzinfo=UTC)

    assert (duration(0.2), duration(13), duration(240), duration(4800)) == (
        "1 s", "13 s", "4 min", "80 min",
    )  # fmt: skip
    assert duration(6000) == "1 h 40 min"
    assert day(datetime(2025, 11, 12, tzinfo=UTC), now) == "12 Nov"
    assert day(datetime(2024, 3, 1, tzinfo=UTC), now) == "1 Mar 2024"
