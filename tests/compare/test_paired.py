import numpy as np
import pytest
from scipy.stats import t

from framing.compare.counts import Sample
from framing.compare.paired import Pair


def side(*rows):
    """Articles of (story, mentions, words)."""
    stories, mentions, words = (np.array(column) for column in zip(*rows, strict=True))
    return Sample(
        mentions[:, None, None].astype(float), words[:, None].astype(float), np.arange(len(rows)), stories
    )


ONE = side((0, 4, 1000), (1, 0, 500), (2, 6, 2000), (3, 3, 800), (9, 50, 10))
OTHER = side((0, 1, 500), (1, 1, 1500), (2, 2, 1000), (3, 1, 900), (8, 70, 10))


def test_only_stories_that_both_tell_count():
    pair = Pair.of(ONE, OTHER)
    assert pair.stories == 4
    assert pair.one.mentions.sum() == 13
    assert pair.other.mentions.sum() == 5


def test_difference_and_ratio_are_those_of_mantel_and_haenszel():
    apart = Pair.of(ONE, OTHER).apart(level=0.95)
    a, v = np.array([4, 0, 6, 3]), np.array([1000, 500, 2000, 800])
    b, w = np.array([1, 1, 2, 1]), np.array([500, 1500, 1000, 900])
    whole = v + w
    assert apart.difference.item() == pytest.approx(((a * w - b * v) / whole).sum() / (v * w / whole).sum())
    assert apart.ratio.item() == pytest.approx((a * w / whole).sum() / (b * v / whole).sum())


def test_superiority_is_the_share_of_stories_with_the_higher_rate():
    assert Pair.of(ONE, OTHER).apart(level=0.95).superiority.item() == 3 / 4
    even = side((0, 1, 100), (1, 1, 100), (2, 1, 100), (3, 1, 100))
    assert Pair.of(even, even).apart(level=0.95).superiority.item() == 0.5


def test_stories_with_one_ratio_give_the_interval_of_chance():
    """Greenland and Robins' variance, and t with 3 degrees of freedom."""
    one = side(*((story, 4, 1000) for story in range(4)))
    other = side(*((story, 2, 1000) for story in range(4)))
    apart = Pair.of(one, other).apart(level=0.95)
    variance = (4 * 6 * 1000 * 1000 / 2000**2) / ((4 * 4 / 2) * (4 * 2 / 2))
    factor = np.exp(t.ppf(0.975, 3) * np.sqrt(variance))
    assert (apart.ratio_low.item(), apart.ratio_high.item()) == pytest.approx((2 / factor, 2 * factor))
    half = t.ppf(0.975, 3) * np.sqrt(4 * (4 + 2) / 4) / (4 * 500)
    assert apart.low.item() == pytest.approx(0.002 - half)


def test_the_two_ways_round_mirror_each_other():
    there, back = Pair.of(ONE, OTHER).apart(level=0.9), Pair.of(OTHER, ONE).apart(level=0.9)
    assert back.difference.item() == pytest.approx(-there.difference.item())
    assert back.low.item() == pytest.approx(-there.high.item())
    assert back.ratio_low.item() == pytest.approx(1 / there.ratio_high.item())
    assert back.superiority.item() == pytest.approx(1 - there.superiority.item())


def test_articles_of_one_story_are_compared_by_welch():
    rng = np.random.default_rng(1)
    one = side(*((0, n, 1000) for n in rng.poisson(9, 12)))
    other = side(*((0, n, 1000) for n in rng.negative_binomial(2, 0.3, 9)))
    apart = Pair.of(one, other).apart(level=0.95)
    from scipy.stats import ttest_ind

    counts = [found.mentions[:, 0, 0] / 1000 for found in (one, other)]
    welch = ttest_ind(*counts, equal_var=False).confidence_interval(0.95)
    if counts[0].var(ddof=1) * 1000 > counts[0].mean():
        assert (apart.low.item(), apart.high.item()) == pytest.approx((welch.low, welch.high))
    else:
        assert apart.high - apart.low >= welch.high - welch.low
    assert apart.superiority.item() == pytest.approx(
        np.mean((counts[0][:, None] > counts[1]) + (counts[0][:, None] == counts[1]) / 2)
    )


@pytest.mark.parametrize(
    ("one", "other", "note"),
    [
        (side((0, 1, 9)), side((1, 1, 9)), "no story in common: no comparison"),
        (side((0, 1, 9), (1, 1, 9)), side((0, 1, 9), (1, 1, 9)), "2 stories: no interval"),
        (side((0, 1, 9), (0, 1, 9)), side(*((0, 1, 9),) * 5), "2 articles: no interval"),
        (side((0, 1, 0), (1, 1, 9)), side((0, 1, 9)), "no story in common: no comparison"),
    ],
)
def test_what_is_too_little_has_no_interval_and_says_why(one, other, note):
    pair = Pair.of(one, other)
    assert pair.note == note
    assert np.isnan(pair.apart(level=0.95).low).all()


def test_no_mention_in_either_gives_no_interval_and_none_in_one_no_interval_of_the_ratio():
    none, some = (side(*((story, n, 100) for story in range(5))) for n in (0, 2))
    assert np.isnan(Pair.of(none, none).apart(level=0.95).low).all()
    apart = Pair.of(some, none).apart(level=0.95)
    assert apart.low < apart.difference < apart.high
    assert np.isnan(apart.ratio_high).all()
