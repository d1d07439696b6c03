import math

import numpy as np
import pytest
from scipy.stats import t

from framing.keyness.ngrams import count_ngrams
from framing.keyness.ratio_intervals import ratio_interval, too_few
from framing.keyness.sides import side


def sides(study, target="Post", by="outlet"):
    counts = count_ngrams(study, by=by, voice="outlet")
    here = np.array([group == target for group in counts.texts.groups])
    return counts.ngrams, side(counts, here), side(counts, ~here)


def ends(study, word="row", **options):
    ngrams, target, rest = sides(study, **options)
    low, high = ratio_interval(target, rest)
    place = ngrams.index(word)
    return low[place], high[place]


def by_hand(post, globe, post_sizes, globe_sizes):
    """The interval from the counts and the sizes of each unit, in the words of the definition."""
    a, b = sum(post), sum(globe)
    added = [
        x / a - n / sum(post_sizes) - (y / b - m / sum(globe_sizes))
        for x, y, n, m in zip(post, globe, post_sizes, globe_sizes, strict=True)
    ]
    units = len(added)
    variance = max(units / (units - 1) * sum(x * x for x in added), 1 / a + 1 / b)
    middle = math.log2(a / sum(post_sizes) / (b / sum(globe_sizes)))
    reach = t.ppf(0.975, units - 1) * math.sqrt(variance) / math.log(2)
    return middle - reach, middle + reach


def told(make_study, post, globe, *, size=20):
    rows = []
    for outlet, counts in (("Post", post), ("Globe", globe)):
        rows += [
            (f"{outlet}{place}", outlet, "outlet", "row " * number + "talks " * (size - number), f"s{place}")
            for place, number in enumerate(counts)
        ]
    return make_study(*rows)


def test_an_example_worked_by_hand(stories):
    assert ends(stories) == pytest.approx(by_hand([3, 2, 4, 2, 3], [1, 1, 0, 1, 1], [20] * 5, [25] * 5))


def test_words_spread_unevenly_have_the_wider_interval(make_study):
    post, globe = [12, 0, 1, 0, 0], [1, 1, 1, 1, 1]
    low, high = ends(told(make_study, post, globe))
    assert (low, high) == pytest.approx(by_hand(post, globe, [20] * 5, [20] * 5))
    even = ends(told(make_study, [3, 2, 3, 3, 2], globe))
    assert high - low > even[1] - even[0]


def test_a_story_that_moves_both_sides_alike_does_not_widen_the_interval(make_study):
    uneven = [9, 1, 1, 1, 1]
    together = ends(told(make_study, uneven, uneven))
    apart = ends(told(make_study, uneven, uneven[::-1]))
    floor = t.ppf(0.975, 4) * math.sqrt(2 / 13) / math.log(2)
    assert together == pytest.approx((-floor, floor))
    assert apart[1] > 1.5 * together[1]


def test_within_one_story_articles_vary(make_study):
    rows = [
        (f"{outlet}{place}", outlet, "outlet", "row " * number + "talks " * (20 - number))
        for outlet, counts in (("Post", [1, 2, 3, 4]), ("Globe", [1, 1, 0, 2]))
        for place, number in enumerate(counts)
    ]
    _, target, rest = sides(make_study(*rows))
    assert too_few(target, rest) == ""
    added = [x / 10 - 1 / 4 for x in (1, 2, 3, 4)] + [x / 4 - 1 / 4 for x in (1, 1, 0, 2)]
    variance = max(4 / 3 * sum(x * x for x in added), 1 / 10 + 1 / 4)
    reach = t.ppf(0.975, 3) * math.sqrt(variance) / math.log(2)
    middle = math.log2(10 / 4)
    assert ends(make_study(*rows)) == pytest.approx((middle - reach, middle + reach))


def test_a_word_that_one_side_lacks_has_no_interval(make_study):
    assert np.isnan(ends(told(make_study, [1, 2, 1, 1, 1], [0, 0, 0, 0, 0]))).all()


def test_the_side_with_fewer_stories_tells_why_there_is_no_interval(make_study, stories):
    assert too_few(*sides(stories)[1:]) == ""
    _, target, rest = sides(told(make_study, [1], [1, 1, 1, 1, 1]))
    assert too_few(target, rest) == "1 article"
    assert too_few(rest, target) == "the rest has 1 article"
    _, target, rest = sides(told(make_study, [1, 1, 1], [1, 1, 1, 1]))
    assert too_few(target, rest) == "3 stories"


def test_one_unit_gives_no_ends(make_study):
    assert np.isnan(ends(told(make_study, [1], [1, 1]))).all()


def test_an_article_on_both_sides_varies_as_one(make_study):
    rows = [
        (f"a{place}", "Post", "outlet", "row " * number + "talks " * (20 - number), "s", part)
        for part, counts in (("lede", [5, 1, 1, 1]), ("body", [5, 1, 1, 1]))
        for place, number in enumerate(counts)
    ]
    low, high = ends(make_study(*rows), by="part", target="lede")
    floor = t.ppf(0.975, 3) * math.sqrt(2 / 8) / math.log(2)
    assert (low, high) == pytest.approx((-floor, floor))


def test_leaving_out_one_story_after_the_other_gives_nearly_the_same(make_study):
    rng = np.random.default_rng(4)
    post, globe = rng.poisson(12, 30), rng.poisson(6, 30)
    ratios = []
    for left in range(30):
        kept = np.arange(30) != left
        ratios.append(math.log(post[kept].sum() / globe[kept].sum()))
    error = math.sqrt(29 / 30 * np.square(np.array(ratios) - np.mean(ratios)).sum())
    low, high = ends(told(make_study, post.tolist(), globe.tolist(), size=40))
    assert (high - low) / 2 == pytest.approx(t.ppf(0.975, 29) * error / math.log(2), rel=0.03)
