import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from nltk.metrics import BigramAssocMeasures
from scipy.stats import chi2_contingency, power_divergence

from framing.keyness import log_likelihood, log_odds, log_ratio

COUNTS = st.tuples(st.integers(0, 400), st.integers(0, 400)).filter(any)
SIZES = st.integers(501, 100_000)


def test_g2_of_an_example_worked_by_hand():
    # A word 30 times in 1,000 words and 10 times in 3,000: expected 10 and 30, other words 990 and 2,970.
    by_hand = 2 * (
        30 * math.log(3) + 10 * math.log(1 / 3) + 970 * math.log(970 / 990) + 2990 * math.log(2990 / 2970)
    )
    assert log_likelihood([30], [10], 1000, 3000)[0] == pytest.approx(by_hand)
    assert by_hand == pytest.approx(44.4847, abs=1e-3)


@given(COUNTS, SIZES, SIZES)
def test_g2_is_the_log_likelihood_ratio_of_scipy(counts, size, reference_size):
    a, b = counts
    observed = [[a, b], [size - a, reference_size - b]]
    expected = chi2_contingency(observed, correction=False, lambda_="log-likelihood").statistic
    assert log_likelihood([a], [b], size, reference_size)[0] == pytest.approx(expected, abs=1e-6)


@given(st.integers(1, 500), st.integers(1, 500), SIZES, SIZES)
def test_g2_is_the_likelihood_ratio_of_nltk(a, b, size, reference_size):
    # NLTK's marginals: the word with the target, the word, the target, everything. It adds 1e-20 to each.
    expected = BigramAssocMeasures.likelihood_ratio(a, (a + b, size), size + reference_size)
    assert log_likelihood([a], [b], size, reference_size)[0] == pytest.approx(expected, rel=1e-6, abs=1e-6)


@given(st.integers(1, 200), st.integers(1, 200), st.integers(10_000, 100_000), st.integers(10_000, 100_000))
def test_g2_is_that_of_rayson_and_garside_and_the_two_cells_that_they_leave_out(a, b, size, reference_size):
    expected = np.array([size, reference_size]) * (a + b) / (size + reference_size)
    rayson = 2 * (a * math.log(a / expected[0]) + b * math.log(b / expected[1]))
    # The two cells alone are no divergence of equal sums, which scipy asks for: these two are of one.
    assert rayson == pytest.approx(
        power_divergence([a, b], expected, lambda_="log-likelihood").statistic, abs=1e-7
    )
    others = np.array([size - a, reference_size - b])
    left_out = power_divergence(others, np.array([size, reference_size]) - expected, lambda_="log-likelihood")
    assert log_likelihood([a], [b], size, reference_size)[0] == pytest.approx(
        rayson + left_out.statistic, abs=1e-6
    )
    assert 0 <= left_out.statistic + 1e-9 <= 0.05 * max(rayson, 1e-6) + 1e-6


@given(COUNTS, st.integers(501, 10_000), st.integers(501, 10_000))
def test_turning_the_comparison_round_turns_the_sign_of_the_log_ratio(counts, size, reference_size):
    a, b = counts
    assert log_ratio([a], [b], size, reference_size) == pytest.approx(
        -log_ratio([b], [a], reference_size, size)
    )
    assert log_likelihood([a], [b], size, reference_size) == pytest.approx(
        log_likelihood([b], [a], reference_size, size), abs=1e-6
    )


def test_the_log_ratio_counts_doublings():
    assert log_ratio([80, 10, 0], [10, 80, 1], 1000, 1000) == pytest.approx([3, -3, -1])


def test_log_odds_of_an_example_worked_by_hand():
    # 20 and 5 words of 1,000, with 5 of 400 added to either: odds of 25 to 1,375 and of 10 to 1,390.
    difference, z = log_odds([20], [5], 1000, 1000, prior=[5], prior_size=400)
    by_hand = math.log(25 / 1375) - math.log(10 / 1390)
    assert difference[0] == pytest.approx(by_hand)
    assert z[0] == pytest.approx(by_hand / math.sqrt(1 / 25 + 1 / 1375 + 1 / 10 + 1 / 1390))


@given(COUNTS, SIZES, SIZES, st.floats(0.01, 50))
def test_log_odds_without_a_prior_are_those_of_the_table_and_a_prior_draws_them_to_zero(
    counts, size, reference_size, added
):
    a, b = counts[0] + 1, counts[1] + 1
    bare, _ = log_odds([a], [b], size, reference_size, prior=[0], prior_size=0)
    assert bare[0] == pytest.approx(math.log(a * (reference_size - b) / (b * (size - a))), abs=1e-9)
    share = (a + b) / (size + reference_size)
    drawn, _ = log_odds([a], [b], size, reference_size, prior=[added], prior_size=added / share)
    assert abs(drawn[0]) <= abs(bare[0]) + 1e-9


def test_the_posterior_of_the_log_odds_has_the_stated_mean_and_spread():
    # Monroe, Colaresi & Quinn: the counts are multinomial and the prior Dirichlet, so that a word's share is
    # Beta; its log-odds drawn from there have nearly the mean and the spread that the formula gives.
    rng = np.random.default_rng(1)
    drawn = [
        np.log(share / (1 - share))
        for share in (rng.beta(60 + 12, 940 + 388, 200_000), rng.beta(30 + 12, 1970 + 388, 200_000))
    ]
    difference, z = log_odds([60], [30], 1000, 2000, prior=[12], prior_size=400)
    assert difference[0] == pytest.approx((drawn[0] - drawn[1]).mean(), abs=0.01)
    assert difference[0] / z[0] == pytest.approx((drawn[0] - drawn[1]).std(), rel=0.02)
