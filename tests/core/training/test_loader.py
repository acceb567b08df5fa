"""Batches are the same whoever prepares them, and threads end when nobody wants them."""

from __future__ import annotations

import logging
import os
import threading
from contextlib import closing
from dataclasses import replace

import numpy as np
import pytest
import torch

from tests.helpers.film_folder import film_folder
from tests.helpers.loader_films import SIZE, loader_config, loader_films
from xlite_core.data.augment import AUGMENTATIONS, Augmentation, augmented, rarity_factor
from xlite_core.errors import RunInterrupted
from xlite_core.imaging.cache import build_cache, open_cache
from xlite_core.imaging.cache_index import CachePlace
from xlite_core.imaging.preprocessing import PreprocessingRecipe, normalised
from xlite_core.prefetch import usable_cores
from xlite_core.training import loader
from xlite_core.training.loader import FilmLoader, earlier_draws, normalise_batch
from xlite_core.training.sections import MachineConfig
from xlite_core.training.seeding import generator_for

FILMS = loader_films()
CONFIG = loader_config()
ORDER = np.random.default_rng(0).permutation(FILMS.train)


def batches(workers=0, *, films=FILMS, config=CONFIG, epoch=3, start_step=0, size=6):
    return list(FilmLoader(films, config, workers=workers).batches(ORDER, size, epoch, start_step))


def threads_left():
    return [thread.name for thread in threading.enumerate() if thread.name.startswith("prefetch")]


def assert_same(ours, theirs):
    assert len(ours) == len(theirs)
    for one, other in zip(ours, theirs, strict=True):
        assert np.array_equal(one.rows, other.rows)
        assert np.array_equal(one.images, other.images)
        assert np.array_equal(one.labels, other.labels, equal_nan=True)
        assert len(one.teacher_images) == len(other.teacher_images)
        for mine, yours in zip(one.teacher_images, other.teacher_images, strict=True):
            assert np.array_equal(mine, yours)


def test_films_come_in_the_order_given_each_augmented_by_its_own_generator():
    """Made of seed, epoch and row; labels keep their unknown cells."""
    made = batches()

    assert [len(batch.rows) for batch in made] == [6, 6, 4]
    assert np.array_equal(np.concatenate([batch.rows for batch in made]), ORDER)
    for batch in made:
        assert (batch.images.dtype, batch.labels.dtype) == (np.uint8, np.float32)
        expected = FILMS.table.labels[batch.rows]
        assert np.array_equal(batch.labels, expected.astype(np.float32), equal_nan=True)
        for row, image in zip(batch.rows, batch.images, strict=True):
            generator = generator_for(CONFIG.loop.seed, "augment", 3, int(row))
            assert np.array_equal(image, augmented(FILMS.films[row], Augmentation(), generator))


def test_a_film_that_is_drawn_again_is_augmented_anew():
    """Its first draw as without a sampler, its second by a generator of its own."""
    first, other = (int(row) for row in FILMS.train[:2])
    order = np.array([first, other, first, first])

    (made,) = FilmLoader(FILMS, CONFIG, workers=0).batches(order, 4, 3)

    for place, keys in enumerate([(first,), (other,), (first, 1), (first, 2)]):
        generator = generator_for(CONFIG.loop.seed, "augment", 3, *keys)
        expected = augmented(FILMS.films[order[place]], Augmentation(), generator)
        assert np.array_equal(made.images[place], expected)
    assert not np.array_equal(made.images[0], made.images[2])


def test_a_part_of_an_epoch_knows_the_draws_before_it():
    """A process that has a film's second draw alone augments it as the second."""
    row = int(FILMS.train[0])
    loaded = FilmLoader(FILMS, CONFIG, workers=0)

    (whole,) = loaded.batches(np.array([row, row]), 2, 3)
    (part,) = loaded.batches(np.array([row]), 2, 3, draws=np.array([1]))

    assert np.array_equal(part.images[0], whole.images[1])


def test_earlier_draws_are_counted_film_by_film():
    """By hand."""
    order = np.array([4, 2, 4, 4, 7, 2])

    assert earlier_draws(order).tolist() == [0, 0, 1, 2, 0, 1]
    assert earlier_draws(order[:0]).tolist() == []


@pytest.mark.parametrize("workers", [1, 2])
def test_threads_change_nothing(workers):
    """Batches are equal to those prepared in line, the teacher's films included."""
    films = loader_films(teacher_sizes=(48,))

    assert_same(batches(workers, films=films), batches(films=films))


def test_an_epoch_may_begin_in_its_middle():
    """As a resumed run does."""
    assert_same(batches(1, start_step=1), batches()[1:])


def test_epochs_differ_and_repeat():
    """Another epoch shows the films otherwise, the same one alike."""
    first, again, other = batches(epoch=1), batches(epoch=1), batches(epoch=2)

    assert_same(first, again)
    assert not np.array_equal(first[0].images, other[0].images)


def test_the_teacher_sees_what_the_student_sees():
    """Both get the same flips: films of two sizes, made comparable by halving."""
    films = loader_films(teacher_sizes=(2 * SIZE,))
    flips = loader_config(augmentation=replace(AUGMENTATIONS["none"], flip=0.5))
    kinds = set()

    for batch in batches(films=films, config=flips):
        (large,) = batch.teacher_images
        for row, small_image, large_image in zip(batch.rows, batch.images, large, strict=True):
            flipped = not np.array_equal(small_image, films.films[row])
            kinds.add(flipped)
            teachers = films.teacher_films[0][row]
            assert np.array_equal(large_image, teachers[:, ::-1] if flipped else teachers)

    assert kinds == {True, False}


def test_judging_sees_films_as_they_are():
    """In the order asked for."""
    films = FilmLoader(FILMS, CONFIG, workers=1)

    made = list(films.plain_batches(FILMS.validation[::-1], 3))

    assert np.array_equal(
        np.concatenate([batch.images for batch in made]), FILMS.films[FILMS.validation[::-1]]
    )


def test_rare_films_are_augmented_fully_and_common_ones_less():
    """Where the configuration asks for it, by the training films' own rarity."""
    by_rarity = loader_config(augmentation=Augmentation(by_rarity=True))
    factor = rarity_factor(FILMS.table.labels[FILMS.train])

    for batch in batches(config=by_rarity):
        for row, image in zip(batch.rows, batch.images, strict=True):
            generator = generator_for(by_rarity.loop.seed, "augment", 3, int(row))
            expected = augmented(
                FILMS.films[row], by_rarity.augmentation, generator, factor=factor[row]
            )
            assert np.array_equal(image, expected)


def test_leaving_early_ends_the_threads():
    """On close, and on an error of whoever uses the batches."""
    films = FilmLoader(FILMS, CONFIG, workers=2)

    def use() -> None:
        with closing(films.batches(ORDER, 2, 1)) as made:
            next(made)
            raise KeyError

    with pytest.raises(KeyError):
        use()

    assert threads_left() == []


def test_workers_never_exceed_the_cores(caplog):
    """And the journal of the program says so."""
    config = loader_config(machine=MachineConfig(workers=64))

    with caplog.at_level(logging.INFO):
        films = FilmLoader(FILMS, config)

    assert films.workers == min(64, usable_cores()) <= (os.cpu_count() or 1)
    assert "64 workers were asked for" in caplog.text


class Failing:
    """Films of which one raises what it is told to."""

    shape = FILMS.films.shape

    def __init__(self, error: Exception) -> None:
        self.error = error

    def __getitem__(self, row: int) -> np.ndarray:
        if row == ORDER[7]:
            raise self.error
        return FILMS.films[row]


@pytest.mark.parametrize("workers", [0, 2])
def test_a_film_that_cannot_be_read_is_one_sentence_with_its_name(workers):
    """Without its folder, after the batches before it, and with no thread left."""
    films = loader_films(films=Failing(OSError(5, "Input/output error", "/secret/folder")))
    received = []

    with pytest.raises(RunInterrupted) as caught:
        received.extend(FilmLoader(films, CONFIG, workers=workers).batches(ORDER, 6, 1))
    made = FilmLoader(films, CONFIG, workers=workers).batches(ORDER, 6, 1)
    next(made)
    with pytest.raises(RunInterrupted):
        next(made)

    name = f"film_{ORDER[7]:02d}.png"
    assert caught.value.summary == f"The film {name} cannot be read any more."
    assert "folder" not in str(caught.value)
    assert threads_left() == []


def test_any_other_error_keeps_its_kind_and_notes_the_film():
    """So that a fault of the program can be found."""
    films = loader_films(films=Failing(ZeroDivisionError("a fault")))

    with pytest.raises(ZeroDivisionError) as caught:
        batches(1, films=films)

    assert f"film_{ORDER[7]:02d}.png" in caught.value.__notes__[0]


def test_films_of_a_cache_train_like_films_in_memory(tmp_path):
    """And a cache that is cut short while it is used ends the run with a sentence."""
    names = film_folder(tmp_path / "films", 20, size=SIZE)
    recipe = PreprocessingRecipe(size=SIZE)
    build_cache(names, tmp_path / "films", recipe, tmp_path / "cache")
    cached = open_cache(tmp_path / "films", recipe, tmp_path / "cache").films(names)

    assert_same(
        batches(2, films=loader_films(films=cached)), batches(films=loader_films(films=cached[:]))
    )

    with CachePlace.of(tmp_path / "cache", recipe).films.open("r+b") as stream:
        stream.truncate(10)
    with pytest.raises(RunInterrupted, match=r"film_\d\d.png cannot be had. The cache of the"):
        batches(1, films=loader_films(films=cached))


@pytest.mark.parametrize("recipe", [
    PreprocessingRecipe(size=SIZE),
    PreprocessingRecipe(size=SIZE, mean=(0.51,), std=(0.237,)),
])  # fmt: skip
def test_a_batch_is_normalised_as_one_film_is(recipe):
    """Bit for bit, channels last in memory, every grey included."""
    images = np.random.default_rng(1).integers(0, 256, (5, 40, 24), dtype=np.uint8)
    before = images.copy()

    batch = normalise_batch(images, recipe, torch.device("cpu"))

    expected = np.stack([normalised(image, recipe) for image in images])
    assert (batch.dtype, tuple(batch.shape)) == (torch.float32, expected.shape)
    assert batch.is_contiguous(memory_format=torch.channels_last)
    assert np.array_equal(batch.numpy(), expected)
    assert np.array_equal(images, before)
    assert normalise_batch(images[:0], recipe, torch.device("cpu")).shape[0] == 0


def test_the_look_up_of_devices_gives_the_same_numbers():
    """Here on the CPU, where another way is faster."""
    images = np.random.default_rng(1).integers(0, 256, (3, 20, 24), dtype=np.uint8)
    for recipe in (CONFIG.recipe, PreprocessingRecipe(size=SIZE, mean=(0.5,), std=(0.2,))):
        batch = loader._through_torch(images, recipe, torch.device("cpu"))

        assert batch.is_contiguous(memory_format=torch.channels_last)
        assert torch.equal(batch, normalise_batch(images, recipe, torch.device("cpu")))


@pytest.mark.skipif(not torch.cuda.is_available(), reason="there is no CUDA device")
def test_a_batch_is_normalised_alike_on_the_device():
    """The table travels, so no device rounds otherwise."""
    recipe = PreprocessingRecipe(size=SIZE)
    images = np.random.default_rng(1).integers(0, 256, (5, 40, 24), dtype=np.uint8)

    batch = normalise_batch(images, recipe, torch.device("cuda"))

    assert batch.is_contiguous(memory_format=torch.channels_last)
    assert torch.equal(batch.cpu(), normalise_batch(images, recipe, torch.device("cpu")))
