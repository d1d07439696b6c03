"""The interval of a rate, from the articles or stories that it rests on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from framing.compare.counts import Sample
from framing.resampling import no_interval

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

FEWEST = 4
"""The fewest stories, or articles where there is one story, that allow an interval.

With fewer, the interval of a rate of 3 in 1,000 words reaches to more than ten times the rate: it says
nothing. ``docs/intervals.md`` has the table that this is read from."""


def check_level(level: float) -> None:
    """Raise ``ValueError`` for a level that no interval can have."""
    if not 0 < level < 1:
        raise ValueError(f"The level of an interval lies between 0 and 1; {level} does not.")


def few(number: int, *, stories: bool) -> str:
    """Why so few stories, or articles of one story, give no interval; empty where they do.

    >>> few(1, stories=True), few(3, stories=False), few(4, stories=True)
    ('1 story: no interval', '3 articles: no interval', '')
    """
    return no_interval(number, FEWEST, stories=stories)


def interval(units: Sample, *, level: float) -> tuple[Floats, Floats]:
    """The ends of the intervals of all rates (values × voices), as mentions per word.

    A rate is a ratio, mentions by words, each summed over units that vary on their own: stories, or the
    articles of one story. The variance of its logarithm is linearised from the units' distances to the rate
    (Cochran, W. G. (1977). *Sampling Techniques*, 3rd ed., section 6.4. Wiley), and never less than that of
    mentions that fall independently (1 by their number). Its ends are those of Student's t with one degree
    of freedom fewer than there are units with words of the voice. NaN where there is no mention, or fewer
    than two such units.

    In simulated corpora it holds its level at few stories, where bootstraps are much too narrow: see
    ``docs/intervals.md``.

    >>> from framing.compare.counts import Sample
    >>> mentions, words = np.array([2.0, 4, 3, 3]), np.full(4, 1000.0)
    >>> units = Sample(mentions[:, None, None], words[:, None], np.arange(4), np.zeros(4, dtype=int))
    >>> low, high = interval(units, level=0.95)
    >>> f"{1000 * low[0, 0]:.1f} to {1000 * high[0, 0]:.1f}"
    '1.2 to 7.5'
    """
    from scipy.stats import t

    number = np.count_nonzero(units.words, axis=0)
    mentions, words = units.mentions.sum(axis=0), units.words.sum(axis=0)
    with np.errstate(invalid="ignore", divide="ignore"):
        rate = mentions / words
        distances = units.mentions - rate * units.words[:, None, :]
        variance = number / (number - 1) * np.square(distances).sum(axis=0) / np.square(mentions)
        error = np.sqrt(np.maximum(variance, 1 / mentions))
        factor = np.exp(t.ppf((1 + level) / 2, np.where(number > 1, number - 1, np.nan)) * error)
        known = mentions > 0
        return np.where(known, rate / factor, np.nan), np.where(known, rate * factor, np.nan)
