"""How much oftener one side uses a word than the other: one function a measure."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

    Floats = NDArray[np.float64]

ABSENT = 0.5
"""The count that the log ratio takes for a word that is absent on one side (Hardie 2014)."""


def log_likelihood(count: ArrayLike, reference_count: ArrayLike, size: int, reference_size: int) -> Floats:
    """G² of the table of a word and all other words in two texts of ``size`` and ``reference_size`` words.

    All four cells are summed, as in Dunning, T. (1993). Accurate methods for the statistics of surprise and
    coincidence. *Computational Linguistics* 19(1), 61–74. Rayson, P. & Garside, R. (2000). Comparing corpora
    using frequency profiling. *Workshop on Comparing Corpora*, 1–6, leave out the two cells of all other
    words, which add little where the word is rare. The words of an article are not independent: G² puts
    words in order, and no p-value should be read from it.

    >>> log_likelihood([10, 20], [10, 10], 1000, 1000).round(3).tolist()
    [0.0, 3.449]
    """
    from scipy.special import xlogy

    a, b = np.asarray(count, dtype=float), np.asarray(reference_count, dtype=float)
    total = float(size + reference_size)
    g2 = np.zeros_like(a)
    for observed, expected in (
        (a, size * (a + b) / total),
        (b, reference_size * (a + b) / total),
        (size - a, size * (total - a - b) / total),
        (reference_size - b, reference_size * (total - a - b) / total),
    ):
        g2 += xlogy(observed, observed) - xlogy(observed, expected)
    # Rounding may leave less than 0 where both sides use a word alike.
    found: Floats = np.maximum(2 * g2, 0)
    return found


def log_ratio(count: ArrayLike, reference_count: ArrayLike, size: int, reference_size: int) -> Floats:
    """The binary logarithm of the ratio of two relative frequencies: 1 is twice as often, -1 half as often.

    Hardie, A. (2014). Log Ratio – an informal introduction. ESRC Centre for Corpus Approaches to Social
    Science, Lancaster. A count of 0 is taken as one half.

    >>> log_ratio([4, 1], [1, 0], 1000, 1000).tolist()
    [2.0, 1.0]
    """
    a, b = (np.asarray(counts, dtype=float) for counts in (count, reference_count))
    ratio: Floats = np.log2(np.where(a > 0, a, ABSENT) / size)
    return ratio - np.log2(np.where(b > 0, b, ABSENT) / reference_size)


def log_odds(
    count: ArrayLike,
    reference_count: ArrayLike,
    size: int,
    reference_size: int,
    *,
    prior: ArrayLike,
    prior_size: float,
) -> tuple[Floats, Floats]:
    """The difference of a word's log-odds on two sides under an informative Dirichlet prior, and its z-score.

    ``prior`` has the words that are added to either side for each word, ``prior_size`` their sum over all
    words. Logarithms are natural. The variance is that of both log-odds, with the terms of all other words
    that the authors' last step leaves out. The z-score takes words as independent, which they are not: it
    puts words in order, and no p-value should be read from it.

    Monroe, B. L., Colaresi, M. P. & Quinn, K. M. (2008). Fightin' words: lexical feature selection and
    evaluation for identifying the content of political conflict. *Political Analysis* 16(4), 372–403.

    >>> difference, z = log_odds([20], [5], 1000, 1000, prior=[5], prior_size=400)
    >>> difference.round(3).tolist(), z.round(3).tolist()
    ([0.927], [2.465])
    """
    added = np.asarray(prior, dtype=float)
    odds, variance = [], []
    for counts, words in ((count, size), (reference_count, reference_size)):
        own = np.asarray(counts, dtype=float) + added
        others = words + prior_size - own
        odds.append(np.log(own) - np.log(others))
        variance.append(1 / own + 1 / others)
    difference: Floats = odds[0] - odds[1]
    return difference, difference / np.sqrt(variance[0] + variance[1])
