import math
from types import SimpleNamespace

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import chi2_contingency

from framing import tables
from framing.keyness import dispersion, keyness, log_likelihood, log_ratio, word_counts
from framing.language import count_words


def study(*rows):
    """A study of (article, outlet, voice, text)."""
    where, nothing = ("talks", None, 0, 0, "body", 0), (1.0, None, None, 0.0, 0.0, 0.0)
    passages = [
        (id, outlet, *where, len(text), text, count_words(text), voice, *nothing)
        for id, outlet, voice, text in rows
    ]
    articles = [(id, None, "talks", None, None, None, None, 0) for id in {row[0] for row in rows}]
    return SimpleNamespace(
        passages=tables.frame("passages", passages), articles=tables.frame("articles", articles)
    )


TALKS = study(
    ("p1", "Post", "outlet", "Arms, arms and talks."),
    ("p2", "Post", "outlet", "Arms and peace and talks"),
    ("p2", "Post", "direct", "peace peace peace peace"),
    ("g1", "Globe", "outlet", "Talks and peace and the minister’s talks."),
)


def test_g2_of_an_example_worked_by_hand():
    # A word 30 times in 1,000 words and 10 times in 3,000: expected 10 and 30, other words 990 and 2,970.
    by_hand = 2 * (
        30 * math.log(3) + 10 * math.log(1 / 3) + 970 * math.log(970 / 990) + 2990 * math.log(2990 / 2970)
    )
    assert log_likelihood([30], [10], 1000, 3000)[0] == pytest.approx(by_hand)
    assert by_hand == pytest.approx(44.4847, abs=1e-3)


COUNTS = st.tuples(st.integers(0, 500), st.integers(0, 500)).filter(any)


@given(COUNTS, st.integers(501, 100_000), st.integers(501, 100_000))
def test_g2_is_the_log_likelihood_ratio_of_scipy(counts, size, reference_size):
    a, b = counts
    observed = [[a, b], [size - a, reference_size - b]]
    expected = chi2_contingency(observed, correction=False, lambda_="log-likelihood").statistic
    assert log_likelihood([a], [b], size, reference_size)[0] == pytest.approx(expected, abs=1e-6)


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


def test_dispersion_of_an_example_worked_by_hand():
    # Articles of 50, 30 and 20 words; the word 1, 1 and 2 times: shares .25 .25 .5 against .5 .3 .2.
    rows = [
        ("a", "arms", 1),
        ("b", "arms", 1),
        ("c", "arms", 2),
        ("a", "x", 49),
        ("b", "x", 29),
        ("c", "x", 18),
    ]
    found = dispersion(pd.DataFrame(rows, columns=["article", "word", "count"]))
    assert found["arms"] == pytest.approx((0.25 + 0.05 + 0.3) / 2 / (1 - 0.2))


@given(st.lists(st.lists(st.integers(0, 9), min_size=3, max_size=3), min_size=2, max_size=6))
def test_dispersion_is_the_sum_over_all_articles_that_gries_gives(articles):
    table = np.array(articles)
    table[:, 2] += 1
    rows = [(i, word, int(n)) for i, row in enumerate(table) for word, n in zip("abc", row, strict=True) if n]
    found = dispersion(pd.DataFrame(rows, columns=["article", "word", "count"]))
    expected = table.sum(axis=1) / table.sum()
    for word, column in zip("abc", table.T, strict=True):
        if column.sum():
            dp = np.abs(column / column.sum() - expected).sum() / 2
            assert found[word] == pytest.approx(dp / (1 - expected.min()))
            assert -1e-9 <= found[word] <= 1 + 1e-9


def test_words_are_counted_in_one_voice_and_in_small_letters():
    counts = word_counts(TALKS).set_index(["article", "word"])["count"]
    assert counts["p1", "arms"] == 2
    assert counts["g1", "minister's"] == 1
    assert counts["p2", "peace"] == 1
    assert word_counts(TALKS, voice=None)["count"].sum() == TALKS.passages["words"].sum()


def test_over_used_words_come_first_and_under_used_last():
    table = keyness(TALKS, "Post", fewest=1)
    assert table["word"].iloc[0] == "arms"
    signs = np.sign(table["log_ratio"]) * table["g2"]
    assert signs.is_monotonic_decreasing
    arms = table.set_index("word").loc["arms"]
    assert (arms["count"], arms["reference_count"], arms["articles"]) == (3, 0, 2)
    assert arms["log_ratio"] == pytest.approx(math.log2((3 / 9) / (0.5 / 7)))


def test_a_word_the_target_lacks_has_no_dispersion():
    minister = keyness(TALKS, "Post", fewest=1).set_index("word").loc["minister's"]
    assert (minister["count"], minister["articles"]) == (0, 0)
    assert np.isnan(minister["dispersion"])
    assert minister["log_ratio"] < 0


def test_a_target_of_one_article_has_no_dispersion():
    assert keyness(TALKS, "Globe", fewest=1)["dispersion"].isna().all()


def test_rare_words_are_left_out():
    assert set(keyness(TALKS, "Post", fewest=3)["word"]) == {"arms", "and", "talks"}


def test_groups_may_be_any_column():
    assert keyness(TALKS, "p1", by="article", fewest=1)["count"].sum() == 4


@pytest.mark.parametrize(
    ("target", "options", "message"),
    [
        ("Herald", {}, "'Herald' with the rest.* in the voice 'outlet'.*by outlet: Globe, Post"),
        ("Post", {"voice": "direct"}, "in the voice 'direct'.*by outlet: Post"),
        ("Post", {"voice": "scare"}, "by outlet: none"),
        ("talks", {"by": "story", "voice": None}, "in any voice.*by story: talks"),
    ],
)
def test_a_comparison_with_one_side_empty_is_refused(target, options, message):
    with pytest.raises(ValueError, match=message):
        keyness(TALKS, target, **options)
