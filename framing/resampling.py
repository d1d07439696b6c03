"""How often each article is drawn, where articles are drawn anew to learn how far a figure may be off."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

FEWEST = 6
"""The fewest stories, or articles where there is one story, that allow an interval.

Five can be drawn with replacement in only 126 different ways, so that a 95 % interval would rest on three of
them at either end; six give 462. Percentile intervals near this bound are still too narrow: for rates about
80 of 100 hold the true one where 95 should, see ``docs/intervals.md``. Rates have others since, see
``framing.compare.intervals``."""


def times_drawn(stories: Sequence[NDArray[np.intp]], draws: int, rng: np.random.Generator) -> Floats:
    """How often each article is drawn (draws × articles); ``stories`` has the places of each one's articles.

    Stories are drawn first, then articles within each that was drawn: the articles of one story do not vary
    on their own. Davison, A. C. & Hinkley, D. V. (1997). *Bootstrap Methods and their Application*,
    section 3.8. Cambridge University Press.

    >>> stories = [np.array([0, 1]), np.array([2])]
    >>> drawn = times_drawn(stories, 3, np.random.default_rng(1))
    >>> drawn.shape, bool((drawn.sum(axis=1) >= 2).all())
    ((3, 3), True)
    """
    number = len(stories)
    story_times = rng.multinomial(number, np.full(number, 1 / number), size=draws)
    times = np.zeros((draws, sum(len(members) for members in stories)))
    for story, members in enumerate(stories):
        # A story drawn m times has its n articles drawn anew each time: m multinomials of n, or one of m n.
        n = len(members)
        times[:, members] = rng.multinomial(story_times[:, story] * n, np.full(n, 1 / n))
    return times


def by_story(stories: Sequence[str | None]) -> list[NDArray[np.intp]]:
    """The places of each story's articles, given the story of each article.

    >>> [places.tolist() for places in by_story(["flood", "strike", "flood"])]
    [[0, 2], [1]]
    """
    places: dict[str, list[int]] = {}
    for place, story in enumerate(stories):
        places.setdefault(story or "", []).append(place)
    return [np.array(own, dtype=np.intp) for own in places.values()]


def too_few(stories: Sequence[NDArray[np.intp]]) -> str:
    """Why there are too few stories, or articles of one story, for an interval; empty where there are enough.

    >>> too_few(by_story(["flood", "flood"]))
    '2 articles: no interval'
    """
    alone = len(stories) == 1
    units = len(stories[0]) if alone else len(stories)
    return no_interval(units, FEWEST, stories=bool(stories) and not alone)


def no_interval(units: int, fewest: int, *, stories: bool) -> str:
    """Why so few stories, or articles of one story, give no interval; empty where there are the ``fewest``.

    >>> no_interval(1, 4, stories=True), no_interval(3, 4, stories=False), no_interval(4, 4, stories=True)
    ('1 story: no interval', '3 articles: no interval', '')
    """
    if units >= fewest:
        return ""
    one, several = ("story", "stories") if stories else ("article", "articles")
    return f"{units} {one if units == 1 else several}: no interval"


def percentiles(values: Floats, *, level: float = 0.95) -> tuple[float, float]:
    """The ends of the percentile interval of what the draws gave, those without a value left out.

    >>> percentiles(np.array([0.0, 1.0, np.nan]), level=0.5)
    (0.25, 0.75)
    """
    known = values[np.isfinite(values)]
    if not len(known):
        return float("nan"), float("nan")
    tail = (1 - level) / 2
    low, high = np.quantile(known, [tail, 1 - tail])
    return float(low), float(high)
