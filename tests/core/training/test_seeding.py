"""Seeds that belong to their purpose."""

from __future__ import annotations

import pytest

from xlite_core.training.seeding import generator_for, seed_for


def test_seeds_belong_to_their_purpose():
    """Run, purpose, epoch and film each change them; order of asking does not."""
    asked = [
        (42, "order", 1),
        (42, "order", 2),
        (43, "order", 1),
        (42, "sampler", 1),
        (42, "dropout", 1),
        (42, "dropout", 1, 5, 1),
        (42, "augment", 1, 0),
        (42, "augment", 1, 1),
        (42, "init"),
    ]

    seeds = [seed_for(*keys) for keys in asked]

    assert len(set(seeds)) == len(asked)
    assert seeds[::-1] == [seed_for(*keys) for keys in asked[::-1]]
    assert all(0 <= seed < 2**63 for seed in seeds)
    assert generator_for(*asked[0]).random() == generator_for(*asked[0]).random()
    with pytest.raises(ValueError, match="not in tuple"):
        seed_for(42, "tea")


def test_the_seeds_of_earlier_runs_stay_what_they_were():
    """A new purpose must not move the old ones: their runs could not be resumed."""
    assert [
        seed_for(42, "init"),
        seed_for(42, "order", 1),
        seed_for(42, "augment", 1, 0),
        seed_for(42, "dropout", 1),
    ] == [
        5_732_826_375_231_505_755,
        8_144_561_418_073_184_113,
        1_650_290_129_904_687_962,
        5_430_396_998_017_525_854,
    ]
