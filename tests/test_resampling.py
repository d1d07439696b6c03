import numpy as np
import pytest

from framing.resampling import by_story, percentiles, times_drawn, too_few


def test_draws_without_a_value_give_no_interval():
    assert np.isnan(percentiles(np.array([np.nan, np.inf]))).all()


def test_as_many_stories_are_drawn_as_there_are_each_with_as_many_articles_as_it_has():
    stories = by_story(["flood", "strike", "flood", "ban"])
    times = times_drawn(stories, 200, np.random.default_rng(1))
    flood = times[:, stories[0]].sum(axis=1)
    assert set(flood % 2) == {0}
    assert (flood / 2 + times[:, 1] + times[:, 3] == 3).all()


@pytest.mark.parametrize(
    ("stories", "note"),
    [
        (["a"], "1 article: no interval"),
        (["a", "a"], "2 articles: no interval"),
        (["a", "b", "b"], "2 stories: no interval"),
        (["a"] * 6, ""),
        (list("abcdef"), ""),
        ([None] * 6, ""),
    ],
)
def test_an_interval_needs_six_stories_or_six_articles_of_one(stories, note):
    assert too_few(by_story(stories)) == note
