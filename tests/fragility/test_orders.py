import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import kendalltau, rankdata

from framing.fragility.orders import at_top, compare, places, relations

values = st.lists(st.integers(0, 4), min_size=3, max_size=8)


@given(values, st.randoms(use_true_random=False))
def test_tau_is_that_of_scipy_ties_too(base, random):
    other = [float(random.randrange(5)) for _ in base]
    found = compare(np.array(base, float), np.array([other])).tau[0]
    wanted = kendalltau(base, other).statistic
    assert found == pytest.approx(wanted, nan_ok=True)


@given(values, st.randoms(use_true_random=False))
def test_pairs_are_counted_as_one_would_one_by_one(base, random):
    other = [float(random.randrange(5)) for _ in base]
    found = compare(np.array(base, float), np.array([other]))
    pairs = [(i, j) for i in range(len(base)) for j in range(i + 1, len(base))]
    swapped = [(i, j) for i, j in pairs if (base[i] - base[j]) * (other[i] - other[j]) < 0]
    levelled = [(i, j) for i, j in pairs if (base[i] == base[j]) != (other[i] == other[j])]
    assert found.swapped[0] == len(swapped)
    assert found.levelled[0] == len(levelled)
    first = [{i for i, v in enumerate(one) if v == max(one)} for one in (base, other)]
    assert found.first[0] == (first[0] != first[1])
    if swapped:
        widest = max(abs(base[i] - base[j]) for i, j in swapped)
        i, j = found.pair[0]
        assert (i, j) in swapped
        assert abs(base[i] - base[j]) == widest
    else:
        assert found.pair[0].tolist() == [-1, -1]


@given(values)
def test_places_are_the_ranks_of_scipy(given_values):
    best, worst = places(np.array([given_values], float))
    negative = [-value for value in given_values]
    assert best[0].tolist() == rankdata(negative, "min").astype(int).tolist()
    assert worst[0].tolist() == rankdata(negative, "max").astype(int).tolist()


def test_many_orders_at_once_are_compared_as_one_by_one(monkeypatch):
    rng = np.random.default_rng(1)
    base, others = rng.integers(0, 5, 6).astype(float), rng.integers(0, 5, (40, 6)).astype(float)
    whole = compare(base, others)
    monkeypatch.setattr("framing.fragility.orders._COMPARED_AT_ONCE", 45)
    in_blocks = compare(base, others)
    for name in ("tau", "swapped", "levelled", "first", "pair"):
        np.testing.assert_array_equal(getattr(whole, name), getattr(in_blocks, name))


def test_no_order_at_all_can_be_compared():
    found = compare(np.array([1.0, 2.0]), np.zeros((0, 2)))
    assert len(found.tau) == 0
    assert found.pair.shape == (0, 2)


def test_sums_of_decimals_that_should_be_equal_are_level():
    assert relations(np.array([0.1 + 0.2]), np.array([0.3])).tolist() == [0]
    assert relations(np.array([0.0]), np.array([1e-30])).tolist() == [-1]
    assert at_top(np.zeros((2, 0))).shape == (2, 0)
