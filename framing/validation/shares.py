"""A share of a number of cases, with the interval that so few cases allow."""

from __future__ import annotations

from typing import NamedTuple


class Share(NamedTuple):
    """A share and the ends of its 95 % interval; NaN where there are no cases."""

    value: float
    low: float
    high: float


def wilson(right: int, cases: int, *, level: float = 0.95) -> Share:
    """The share of the cases that are right, with its Wilson interval.

    It keeps within 0 and 1 and holds what it says for few cases too, where the usual interval does not.
    Wilson, E. B. (1927). Probable inference, the law of succession, and statistical inference. *JASA*
    22(158), 209–212; Brown, L. D., Cai, T. T. & DasGupta, A. (2001). Interval estimation for a binomial
    proportion. *Statistical Science* 16(2), 101–133. Raises ``ValueError`` where more are right than there
    are cases.

    >>> [round(number, 2) for number in wilson(9, 10)]
    [0.9, 0.6, 0.98]
    """
    if not 0 <= right <= cases:
        raise ValueError(f"{right} of {cases} cannot be right.")
    if not cases:
        return Share(*(float("nan"),) * 3)
    from scipy.stats import binomtest

    interval = binomtest(right, cases).proportion_ci(level, method="wilson")
    return Share(right / cases, float(interval.low), float(interval.high))
