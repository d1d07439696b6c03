import itertools

import numpy as np
import pytest

from framing.compare.permutation import Blocks, all_groups, each_group

RNG = np.random.default_rng


def blocks(distances, groups, places):
    return Blocks(np.array(distances, float)[:, None], np.array(groups), np.array(places))


def by_hand(distances, groups, places):
    """All arrangements of the labels within blocks, one by one, and the score of group 0 in each."""
    found = []
    of_block = [
        [g for g, b in zip(groups, places, strict=True) if b == block] for block in sorted(set(places))
    ]
    for arranged in itertools.product(*(set(itertools.permutations(labels)) for labels in of_block)):
        labels = list(itertools.chain(*arranged))
        found.append(sum(d for d, label in zip(distances, labels, strict=True) if label == 0))
    return np.array(found)


UNEVEN = ([2.0, -1.5, -0.5, 3.0, -1.0, -2.0, 1.0, -1.0], [0, 1, 1, 0, 0, 1, 0, 1], [0, 0, 0, 1, 1, 1, 2, 2])


def test_six_pairs_can_be_exchanged_in_64_ways_so_that_no_p_is_below_one_in_32():
    made = blocks([1.0, -1.0] * 6, [0, 1] * 6, np.repeat(np.arange(6), 2))
    assert made.arrangements() == 64
    tested = each_group(made, draws=64, rng=RNG(1))
    assert tested.p[0, 0] == tested.smallest[0, 0] == 2 / 64


def test_every_arrangement_is_counted_where_they_are_few():
    made = blocks(*UNEVEN)
    scores = np.abs(by_hand(*UNEVEN))
    assert made.arrangements() == len(scores) == 3 * 3 * 2
    tested = each_group(made, draws=18, rng=RNG(1))
    found = abs(2.0 + 3.0 - 1.0 + 1.0)
    assert tested.p[0, 0] == pytest.approx(np.mean(scores >= found - 1e-9))
    assert tested.smallest[0, 0] == pytest.approx(np.mean(scores >= scores.max() - 1e-9))


def test_drawn_at_random_p_is_near_that_of_all_arrangements_and_never_0():
    exact = each_group(blocks(*UNEVEN), draws=18, rng=RNG(1))
    drawn = each_group(blocks(*UNEVEN), draws=17, rng=RNG(1))
    many = [each_group(blocks(*UNEVEN), draws=17, rng=RNG(seed)).p[0, 0] for seed in range(300)]
    # One arrangement more, the one found, is counted: (b + 1) / (m + 1).
    assert np.mean(many) == pytest.approx((17 * exact.p[0, 0] + 1) / 18, abs=0.02)
    assert drawn.p.min() > 0


def test_pairs_drawn_as_signs_are_as_exchanged():
    distances = np.repeat([3.0, 1.0, 2.0, 0.5, 4.0, 1.5, 2.5, 1.0], 2) * np.tile([1, -1], 8)
    pairs = blocks(distances, [0, 1] * 8, np.repeat(np.arange(8), 2))
    exact = each_group(pairs, draws=256, rng=RNG(1))
    drawn = each_group(pairs, draws=255, rng=RNG(1))
    assert drawn.p[0, 0] == pytest.approx(exact.p[0, 0], abs=0.02)


def test_the_variance_is_that_of_all_arrangements():
    assert blocks(*UNEVEN).variances[0, 0] == pytest.approx(np.var(by_hand(*UNEVEN)))


def test_three_groups_are_tested_together():
    """Where all blocks agree, only the 6 orders of the groups set them so far apart, of 6 to the 4th."""
    made = blocks([2.0, 0.0, -2.0] * 4, [0, 1, 2] * 4, np.repeat(np.arange(4), 3))
    tested = all_groups(made, draws=2_000, rng=RNG(1))
    assert made.arrangements() == 6**4
    assert tested.p.item() == tested.smallest.item() == pytest.approx(6 / 6**4)


def test_nothing_that_varies_gives_a_p_of_1():
    made = blocks([0.0] * 6, [0, 1] * 3, np.repeat(np.arange(3), 2))
    assert each_group(made, draws=99, rng=RNG(1)).p.max() == 1
    assert all_groups(made, draws=99, rng=RNG(1)).p.item() == 1


def test_very_many_arrangements_do_not_overflow():
    made = blocks([1.0, -1.0] * 500, [0, 1] * 500, [0] * 1000)
    assert made.arrangements() == float("inf")
    assert each_group(made, draws=50, rng=RNG(1)).p[0, 0] == pytest.approx(1 / 51)
