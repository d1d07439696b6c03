import math

import numpy as np
import pandas as pd
import pytest
from scipy.stats import t

from framing.compare.article_shares import of_articles, shares

ALONE = [""] * 8


def one(parts, wholes, stories=None, **options):
    column = np.array(parts, dtype=float)[:, None]
    stories = stories or [""] * len(parts)
    return shares(column, np.array(wholes, dtype=float), stories, level=0.95, **options)[0]


def test_a_share_is_the_sum_of_the_parts_by_the_sum_of_the_wholes():
    assert one([1, 3, 0], [2, 4, 4]).share == 0.4


def test_the_interval_is_that_of_a_linearised_ratio_on_the_scale_of_logits():
    parts, wholes = [1, 4, 0, 2, 6, 1], [5, 6, 4, 3, 8, 4]
    found = one(parts, wholes)
    share = 14 / 30
    squares = sum((part - share * whole) ** 2 for part, whole in zip(parts, wholes, strict=True))
    error = math.sqrt(6 / 5 * squares) / 30 / (share * (1 - share))
    ends = [math.log(share / (1 - share)) + sign * t.ppf(0.975, 5) * error for sign in (-1, 1)]
    assert [found.low, found.high] == pytest.approx([1 / (1 + math.exp(-end)) for end in ends])


def test_counts_that_are_alike_by_chance_are_no_surer_than_independent_ones():
    found = one([1] * 8, [4] * 8)
    error = math.sqrt(0.25 * 0.75 / 32) / (0.25 * 0.75)
    logit = math.log(1 / 3)
    assert found.low == pytest.approx(1 / (1 + math.exp(t.ppf(0.975, 7) * error - logit)))
    alike = one([0.25] * 8, [1] * 8, counted=False)
    assert (alike.low, alike.high) == pytest.approx((0.25, 0.25))


def test_the_articles_of_one_story_vary_together():
    parts, wholes = np.tile([1.0, 0.0], 6), np.full(12, 2.0)
    stories = [f"story {place // 2}" for place in range(12)]
    by_story = one(parts, wholes, stories)
    assert by_story == one(parts.reshape(6, 2).sum(axis=1), wholes.reshape(6, 2).sum(axis=1))


@pytest.mark.parametrize(
    ("stories", "note"),
    [
        (["a", "b", "c"], "3 stories: no interval"),
        (["", "", ""], "3 articles: no interval"),
    ],
)
def test_too_few_stories_give_a_share_without_interval(stories, note):
    found = one([1, 0, 1], [2, 2, 2], stories)
    assert (found.share, found.note) == (1 / 3, note)
    assert math.isnan(found.low) and math.isnan(found.high)


@pytest.mark.parametrize(("part", "word"), [(0, "none"), (2, "all")])
def test_none_and_all_have_no_interval(part, word):
    found = one([part] * 8, [2] * 8)
    assert (found.share, found.note) == (part / 2, f"{word} of them: no interval")
    assert math.isnan(found.low)


def test_articles_in_which_there_is_nothing_are_left_out():
    assert one([1, 0, 0, 2, 1, 1, 1, 1], [3, 0, 0, 4, 2, 2, 2, 2]) == one(
        [1, 2, 1, 1, 1, 1], [3, 4, 2, 2, 2, 2]
    )
    nothing = one([0, 0], [0, 0])
    assert math.isnan(nothing.share)
    assert nothing.note == "nothing to take a share of"


def test_rows_are_counted_by_article_in_any_order():
    rows = pd.DataFrame(
        {
            "article": ["b", "a", "b", "a"],
            "story": [None, "s", None, "s"],
            "verb": ["say", "say", "ask", "say"],
        }
    )
    assert [found.share for found in of_articles(rows, "verb", ["say", "ask", "add"], level=0.95)] == [
        0.75,
        0.25,
        0.0,
    ]


@pytest.mark.parametrize(("share", "stories"), [(0.5, 4), (0.2, 6), (0.2, 12)])
def test_it_holds_the_true_share_as_often_as_it_says(share, stories):
    rng = np.random.default_rng(7)
    alike = 9.0
    held = []
    for _ in range(300):
        wholes = 1 + rng.poisson(14, stories)
        parts = rng.binomial(wholes, rng.beta(share * alike, (1 - share) * alike, stories))
        found = one(parts, wholes, [str(place) for place in range(stories)])
        if not found.note:
            held.append(found.low <= share <= found.high)
    assert np.mean(held) > 0.93
