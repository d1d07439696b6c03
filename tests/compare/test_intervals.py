import numpy as np
import pytest
from scipy.stats import t

from framing.compare.counts import Sample
from framing.compare.intervals import FEWEST, check_level, few, interval


def sample(mentions, words, stories=None):
    mentions, words = np.array(mentions, float), np.array(words, float)
    rows = np.arange(len(words))
    return Sample(
        mentions[:, None, None], words[:, None], rows, rows if stories is None else np.array(stories)
    )


def test_the_ends_are_those_of_students_t_of_the_logarithm():
    """By hand: a rate of 12 in 4,000, distances of 3, -1, -1 and -1 mentions, 3 degrees of freedom."""
    low, high = interval(sample([6, 2, 2, 2], [1000] * 4), level=0.95)
    factor = np.exp(t.ppf(0.975, 3) * np.sqrt(4 / 3 * (9 + 1 + 1 + 1) / 12**2))
    assert (low.item(), high.item()) == pytest.approx((0.003 / factor, 0.003 * factor))


def test_it_is_never_narrower_than_chance():
    low, high = interval(sample([3, 3, 3, 3], [1000] * 4), level=0.95)
    assert np.log(high / low).item() == pytest.approx(2 * t.ppf(0.975, 3) / np.sqrt(12))


def test_units_without_words_of_the_voice_do_not_count():
    with_silent = interval(sample([6, 2, 2, 2, 0], [1000] * 4 + [0]), level=0.95)
    without = interval(sample([6, 2, 2, 2], [1000] * 4), level=0.95)
    assert with_silent[0] == pytest.approx(without[0])


def test_there_is_none_without_mentions_or_of_one_unit():
    assert np.isnan(interval(sample([0, 0, 0], [10] * 3), level=0.95)).all()
    assert np.isnan(interval(sample([2], [10]), level=0.95)).all()


def test_the_units_are_stories_and_articles_where_there_is_one_story():
    several = sample([1, 2, 4], [10, 20, 40], [0, 0, 1])
    assert several.units.mentions[:, 0, 0].tolist() == [3, 4]
    assert several.units.words[:, 0].tolist() == [30, 40]
    assert sample([1, 2, 4], [10, 20, 40], [7, 7, 7]).units.words[:, 0].tolist() == [10, 20, 40]


@pytest.mark.parametrize("level", [0, 1, 95, float("nan")])
def test_a_level_that_no_interval_can_have_is_refused(level):
    with pytest.raises(ValueError, match="between 0 and 1"):
        check_level(level)


def test_too_few_units_are_named():
    assert few(FEWEST - 1, stories=True) == "3 stories: no interval"
    assert few(FEWEST, stories=False) == ""
