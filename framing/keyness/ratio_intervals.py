"""The interval of a log ratio, from the stories or articles that it rests on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from framing.compare.intervals import few
from framing.keyness.sides import Side

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    Ints = NDArray[np.int64]


def too_few(target: Side, rest: Side) -> str:
    """Why there are too few stories, or articles of one story, for an interval; else empty."""
    for whose, side in (("", target), ("the rest has ", rest)):
        number, stories = _number(side)
        if reason := few(number, stories=stories):
            return whose + reason.removesuffix(": no interval")
    return ""


def ratio_interval(target: Side, rest: Side, *, level: float = 0.95) -> tuple[Floats, Floats]:
    """The ends of the interval of each n-gram's log ratio; NaN where it is absent on one side.

    What varies is a story with all its articles on both sides, or an article where a side has one story. The
    variance of the logarithm of a ratio of two rates is linearised from how far each unit is from either
    rate (Cochran, W. G. (1977). *Sampling Techniques*, 3rd ed., section 6.4. Wiley), which is what leaving
    out one unit after the other comes to where units are many; it is never less than that of words that fall
    independently (1 by each count, added). The ends are those of Student's t with one degree of freedom fewer
    than the side with fewer units has of them.

    Drawing stories and their articles anew instead gives intervals that are much too narrow where stories are
    few: see ``docs/keyness.md``.
    """
    from scipy.stats import t

    unit, units = _units(target, rest)
    counts = [side.counts() for side in (target, rest)]
    known = np.flatnonzero((counts[0] > 0) & (counts[1] > 0))
    low, high = np.full(target.ngrams, np.nan), np.full(target.ngrams, np.nan)
    number = min(_number(side)[0] for side in (target, rest))
    if number < 2:
        return low, high
    squares = _squared_distances(target, rest, unit, units)[known]
    a, b = (count[known] for count in counts)
    error = np.sqrt(np.maximum(number / (number - 1) * squares, 1 / a + 1 / b)) / np.log(2)
    middle = np.log2(a / target.size) - np.log2(b / rest.size)
    reach = float(t.ppf((1 + level) / 2, number - 1)) * error
    low[known], high[known] = middle - reach, middle + reach
    return low, high


def _number(side: Side) -> tuple[int, bool]:
    """How many stories a side has, or how many articles where it has one; and whether these are stories."""
    stories = len(set(side.stories))
    return (stories, True) if stories > 1 else (len(side.articles), False)


def _units(target: Side, rest: Side) -> tuple[list[Ints], int]:
    """The unit that each article of either side belongs to, and how many there are."""
    places: dict[tuple[str, str], int] = {}
    found = []
    for side in (target, rest):
        in_stories = _number(side)[1]
        keys = (
            [("story", name) for name in side.stories]
            if in_stories
            else [("article", id) for id in side.articles]
        )
        found.append(np.array([places.setdefault(key, len(places)) for key in keys], dtype=np.int64))
    return found, len(places)


def _squared_distances(target: Side, rest: Side, unit: list[Ints], units: int) -> Floats:
    """For each n-gram, the squares of what each unit adds to the logarithm of the ratio, summed.

    A unit with a share ``x`` of the n-gram's occurrences on a side and ``e`` of all the side's n-grams adds
    ``x - e``, and what it adds on the other side is taken from that. ``e`` is the same for all n-grams, so
    that only the units that have one need a look.
    """
    import pandas as pd

    width = max(target.ngrams, 1)
    cells, shares = [], []
    expected = np.zeros(units)
    for side, places, sign in ((target, unit[0], 1.0), (rest, unit[1], -1.0)):
        expected += sign * np.bincount(places, side.sizes / side.size, minlength=units)
        cells.append(places[side.article] * width + side.ngram)
        shares.append(sign * side.number / side.counts()[side.ngram])
    cell, pairs = pd.factorize(np.concatenate(cells))
    share = np.bincount(cell, np.concatenate(shares), minlength=len(pairs))
    here = expected[pairs // width]
    added = np.bincount(pairs % width, np.square(share - here) - np.square(here), minlength=target.ngrams)
    total: Floats = added + np.square(expected).sum()
    return np.maximum(total, 0)
