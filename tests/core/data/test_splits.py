"""Splits keep patients together, survive their files, and refuse what makes no split."""

from __future__ import annotations

import csv
import gzip
from dataclasses import replace

import numpy as np
import pytest

from tests.conftest import FILMS
from xlite_core.data.labels import LabelTable
from xlite_core.data.split_check import largest_deviation, leaking_patients
from xlite_core.data.splits import (
    Split,
    fold_remainder,
    make_split,
    official_split,
    read_split,
    rows_of_films,
    stratified_share,
    write_split,
)
from xlite_core.errors import InvalidConfiguration, InvalidLabels
from xlite_core.findings import CHESTXRAY14


def a_table(patients: int = 60, films_each: int = 3) -> LabelTable:
    random = np.random.default_rng(5)
    films = patients * films_each
    labels = (random.random((films, 3)) < (0.4, 0.2, 0.1)).astype(float)
    labels[::7, 2] = np.nan
    return LabelTable(
        np.array([f"{n:04d}.png" for n in range(films)]),
        np.array([f"p{n % patients}" for n in range(films)]),
        np.full(films, ""),
        ("Effusion", "Mass", "Pleural_Thickening"),
        labels,
    )


def rows(*numbers: int) -> np.ndarray:
    return np.array(numbers, dtype=np.intp)


def write(folder, **parts: str) -> None:
    for name, text in parts.items():
        (folder / name.replace("_dot_", ".")).write_text(text, encoding="utf-8")


def same(first: Split, second: Split) -> bool:
    return all(np.array_equal(first.parts[name], second.parts[name]) for name in first.parts)


def test_a_split_holds_every_film_once_and_no_patient_twice():
    """70, 15 and 15 % of 180 films of 60 patients."""
    table = a_table()

    split = make_split(table)

    everything = np.concatenate([split.remainder, split.test])
    assert np.array_equal(np.sort(everything), np.arange(180))
    assert [len(part) for part in split.parts.values()] == [126, 27, 27]
    assert leaking_patients(table, split) == ()


def test_the_seed_settles_a_split():
    """The same seed gives the same split, another seed another."""
    table = a_table()

    assert same(make_split(table, seed=7), make_split(table, seed=7))
    assert not same(make_split(table, seed=7), make_split(table, seed=8))


def test_shares_are_brought_to_sum_one():
    """8 : 1 : 1 is 80, 10 and 10 %."""
    split = make_split(a_table(), shares=(8, 1, 1), grouping="image")

    assert [len(part) for part in split.parts.values()] == [144, 18, 18]


@pytest.mark.parametrize("shares", [(0.7, 0.3), (0.7, 0.3, 0.0), (1, 1, -1), (1, 1, float("nan"))])
def test_shares_that_make_no_split_are_refused(shares):
    """Two of them, nothing for a part, less than nothing."""
    with pytest.raises(InvalidConfiguration, match="make no split"):
        make_split(a_table(), shares=shares)


def test_two_patients_do_not_fill_three_parts():
    """In a sentence that names the part."""
    with pytest.raises(InvalidLabels, match="no film for the part 'val'"):
        make_split(a_table(patients=2))


@pytest.mark.parametrize(
    ("parts", "sentence"),
    [
        ((rows(0), rows(0), rows(1)), "names 1 films more than once"),
        ((rows(0, 0), rows(1), rows(2)), "names 1 films more than once"),
        ((rows(0), rows(), rows(1)), "no film for the part 'val'"),
    ],
)
def test_overlap_and_empty_parts_are_refused(parts, sentence):
    """Wherever the split comes from."""
    with pytest.raises(InvalidLabels, match=sentence):
        Split(*parts)


@pytest.mark.parametrize("grouping", ["patient", "image"])
def test_a_stratified_share_is_part_of_its_rows(grouping):
    """A fifth of the training films, whole patients by default, labels in proportion."""
    table = a_table(patients=300)
    train = make_split(table).train

    chosen = stratified_share(table, train, 0.2, grouping=grouping)

    assert np.array_equal(chosen, np.sort(chosen))
    assert set(chosen.tolist()) <= set(train.tolist())
    assert len(chosen) == pytest.approx(0.2 * len(train), abs=3)
    for column in range(3):
        whole, part = (np.nansum(table.labels[r, column]) for r in (train, chosen))
        assert part == pytest.approx(0.2 * whole, abs=3)
    rest = np.setdiff1d(train, chosen)
    shared = set(table.patients[chosen]) & set(table.patients[rest])
    assert bool(shared) == (grouping == "image")


def test_the_whole_is_a_share_too():
    """All rows, ascending."""
    assert stratified_share(a_table(), rows(5, 2, 9), 1.0).tolist() == [2, 5, 9]


@pytest.mark.parametrize("share", [0.0, -0.1, 1.1, float("nan")])
def test_a_share_out_of_range_is_refused(share):
    """Nothing, less, and more than there is."""
    with pytest.raises(InvalidConfiguration, match="share of"):
        stratified_share(a_table(), rows(0, 1), share)


def test_folds_hold_what_does_not_test():
    """Each film once, patients whole, and no test film among them."""
    table = a_table()
    split = make_split(table)

    folds = fold_remainder(table, split, folds=4)

    assert folds.count == 4
    assert folds.headline.all()
    assert np.array_equal(folds.rows_of(table), split.remainder)
    assert np.ptp(np.bincount(folds.folds)) <= 6


def test_one_fold_is_refused():
    """It would judge what it trained on."""
    table = a_table()

    with pytest.raises(InvalidConfiguration, match="1 folds cannot judge"):
        fold_remainder(table, make_split(table), folds=1)


def test_a_split_survives_its_files(tmp_path):
    """Written and read back; the files say file, patient and labels, unknown cells empty."""
    table = a_table()
    split = make_split(table)

    write_split(tmp_path / "splits", table, split)

    assert same(read_split(tmp_path / "splits", table), split)
    assert sorted(p.name for p in (tmp_path / "splits").iterdir()) == [
        "test.csv", "train.csv", "val.csv",
    ]  # fmt: skip
    with (tmp_path / "splits" / "train.csv").open(newline="") as stream:
        first = next(csv.DictReader(stream))
    row = split.train[0]
    cells = {1.0: "1", 0.0: "0"}
    assert first == {
        "file": table.files[row],
        "patient_id": table.patients[row],
        **{f: cells.get(v, "") for f, v in zip(table.findings, table.labels[row], strict=True)},
    }


def test_a_write_that_fails_leaves_the_old_split_whole(tmp_path, monkeypatch):
    """No part is renamed before all three are on disk."""
    table = a_table()
    old = make_split(table, seed=1)
    write_split(tmp_path, table, old)
    calls = []

    def failing(table):
        calls.append(table)
        if len(calls) == 3:
            raise OSError(28, "No space left on device")
        return "file\n"

    monkeypatch.setattr("xlite_core.data.splits._as_csv", failing)

    with pytest.raises(OSError, match="No space"):
        write_split(tmp_path, table, make_split(table, seed=2))

    assert len(list(tmp_path.iterdir())) == 3
    assert same(read_split(tmp_path, table), old)


def test_the_fingerprint_knows_films_and_not_their_order():
    """Another table with the same films in another order gives the same digits."""
    table = a_table()
    split = make_split(table)
    turned = table[np.arange(180)[::-1]]
    again = Split(*(np.sort(179 - part) for part in split.parts.values()))

    assert split.fingerprint(table) == again.fingerprint(turned)
    assert split.fingerprint(table) != make_split(table, seed=1).fingerprint(table)
    swapped = Split(split.train, split.test, split.validation)
    assert swapped.fingerprint(table) != split.fingerprint(table)


def test_lists_and_tables_are_read_alike(tmp_path):
    """A CSV with one column, a list of names, a list with labels behind them."""
    write(
        tmp_path,
        train_dot_csv="file\n0003.png\n0001.png\n",
        val_dot_txt="0005.png\n\n",
        test_list_dot_txt="0007.png 0 0 1\n0002.png 1 0 0\n",
    )

    split = read_split(tmp_path, a_table())

    assert [part.tolist() for part in split.parts.values()] == [[1, 3], [5], [2, 7]]


def test_films_in_folders_are_known_by_their_own_names(tmp_path):
    """As published lists name them; a name that two films have must come with its folder."""
    table = a_table(patients=4, films_each=1)
    folders = np.array(["a/1.png", "a/2.png", "b/2.png", "b/3.png"])
    table = LabelTable(folders, table.patients, table.sources, table.findings, table.labels)
    write(tmp_path, train_dot_txt="1.png", val_dot_txt="3.png", test_dot_txt="b/2.png")

    split = read_split(tmp_path, table)

    assert [part.tolist() for part in split.parts.values()] == [[0], [3], [2]]
    write(tmp_path, test_dot_txt="2.png")
    with pytest.raises(InvalidLabels, match=r"lacks 1 films of test.txt, 2.png"):
        read_split(tmp_path, table)


def test_lists_of_the_nih_find_copies_of_its_images(tmp_path):
    """A list names the PNG of which the table holds a JPEG with our prefix; others stay apart."""
    table = a_table(6, films_each=1)
    table = replace(
        table,
        files=np.array([f"copies/nih_0000000{n}_000.jpg" for n in range(5)] + ["copies/film.jpg"]),
    )

    found = rows_of_films(
        table, ["images_001/00000003_000.png", "00000001_000.png", "film.png", "copies/film.jpg"]
    )

    assert found == {"images_001/00000003_000.png": 3, "00000001_000.png": 1, "copies/film.jpg": 5}


def test_a_name_that_two_films_share_finds_neither(tmp_path):
    """A PNG and a JPEG of one image: which one a list means cannot be known."""
    table = replace(
        a_table(2, films_each=1), files=np.array(["00000001_000.png", "nih_00000001_000.jpg"])
    )

    assert rows_of_films(table, ["00000001_000.dcm"]) == {}
    assert rows_of_films(table, ["00000001_000.png"]) == {"00000001_000.png": 0}


def test_validation_is_carved_out_of_the_official_list(tmp_path):
    """By patient, 15 of 85 films, the same ones for the same seed."""
    table = a_table(patients=100)
    test = table.files[np.isin(table.patients, ["p3", "p4", "p5"])]
    rest = np.setdiff1d(table.files, test)
    write(tmp_path, train_val_list_dot_txt="\n".join(rest), test_list_dot_txt="\n".join(test))

    split = read_split(tmp_path, table)

    assert table.files[split.test].tolist() == sorted(test)
    assert np.array_equal(np.sort(table.files[split.remainder]), rest)
    assert len(split.validation) == pytest.approx(len(rest) * 15 / 85, abs=3)
    assert leaking_patients(table, split) == ()
    assert same(read_split(tmp_path, table), split)
    assert not same(read_split(tmp_path, table, seed=1), split)


def test_the_official_lists_serve_part_of_the_films(tmp_path):
    """Films that are not at hand are left out, if the caller says that this is meant."""
    table = a_table()
    train, test = tmp_path / "train_val_list.txt", tmp_path / "test_list.txt"
    train.write_text("\n".join([*table.files[:120], "absent.png"]))
    test.write_text("\n".join(table.files[120:]))

    split = official_split(table, train, test, partial=True)

    assert len(split.remainder) == 120
    with pytest.raises(InvalidLabels, match=r"lacks 1 films of train_val_list.txt, absent.png"):
        official_split(table, train, test)


@pytest.mark.parametrize(
    ("parts", "sentence"),
    [
        ({"val_dot_csv": "file\n1.png\n"}, "no file for the part 'train'"),
        ({"train_val_list_dot_txt": "0001.png\n"}, "no file for the part 'test'"),
        ({"train_dot_csv": "file\n", "train_dot_txt": "0001.png\n"}, "two files for the part"),
        ({"train_dot_csv": "file\nother.png\n"}, "lacks 1 films of train.csv, other.png"),
        ({"train_dot_csv": "name\n0001.png\n"}, "train.csv cannot be read"),
        ({"train_dot_csv": "patient_id,file\np1\n"}, "train.csv cannot be read"),
        ({"train_dot_csv": "file\n0001.png\n0001.png\n"}, "train.csv names a film twice"),
        ({"train_dot_csv": "file\n"}, "train.csv is empty"),
        ({"train_dot_txt": "\n \n"}, "train.txt is empty"),
        ({"train_dot_csv": "file,patient_id\n0001.png,p9\n"}, "whose film 0001.png is"),
    ],
)
def test_files_that_make_no_split_are_refused(tmp_path, parts, sentence):
    """In one sentence that says which file, or which part."""
    write(tmp_path, **parts)

    with pytest.raises(InvalidLabels, match=sentence):
        read_split(tmp_path, a_table())


def test_a_film_in_two_files_is_refused(tmp_path):
    """It would be judged by what was trained on it."""
    write(tmp_path, train_dot_csv="file\n0001.png\n", val_dot_csv="file\n0001.png\n",
          test_dot_csv="file\n0002.png\n")  # fmt: skip

    with pytest.raises(InvalidLabels, match="names 1 films more than once"):
        read_split(tmp_path, a_table())


def test_a_file_that_is_no_text_is_refused(tmp_path):
    """As when a picture is given instead of a list."""
    (tmp_path / "train.txt").write_bytes(b"\x89PNG\xff\xfe\x00")

    with pytest.raises(InvalidLabels, match=r"train.txt cannot be read"):
        read_split(tmp_path, a_table())


@pytest.fixture(scope="module")
def nih() -> LabelTable:
    with gzip.open(FILMS / "nih" / "Data_Entry_2017_v2020.csv.gz", "rt") as stream:
        films = list(csv.DictReader(stream))
    named = [set(film["Finding Labels"].split("|")) for film in films]
    return LabelTable(
        np.array([film["Image Index"] for film in films]),
        np.array([film["Patient ID"] for film in films]),
        np.full(len(films), ""),
        CHESTXRAY14,
        np.array([[float(f in names) for f in CHESTXRAY14] for names in named]),
    )


@pytest.mark.films
@pytest.mark.parametrize("grouping", ["image", "patient"])
def test_the_real_table_is_split_within_a_twentieth_of_a_point(nih, grouping):
    """112,120 films: no share of a label differs by more between the parts, for three seeds."""
    for seed in (42, 1, 2):
        split = make_split(nih, grouping=grouping, seed=seed)

        assert largest_deviation(nih, split).largest <= 0.05
        assert [len(p) for p in split.parts.values()] == pytest.approx([78484, 16818, 16818], abs=9)
        assert bool(leaking_patients(nih, split)) == (grouping == "image")


@pytest.mark.films
def test_published_lists_of_the_real_table_are_read(nih, tmp_path):
    """The patient-disjoint lists of a public reproduction: 112,120 films, no patient leaks."""
    for name in ("train", "val", "test"):
        published = FILMS / "nih" / f"arnoweng_{name}_list.txt"
        (tmp_path / f"{name}_list.txt").write_text(published.read_text())

    split = read_split(tmp_path, nih)

    assert [len(part) for part in split.parts.values()] == [78468, 11219, 22433]
    assert leaking_patients(nih, split) == ()
