"""How far two groups lie apart in the stories that both tell."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from framing.compare.counts import Sample, summed
from framing.compare.intervals import few

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    Places = NDArray[np.intp]


class Apart(NamedTuple):
    """How far apart, for each value: in mentions per word and as a ratio, each with its interval.

    ``superiority`` is the share of stories in which the one has the higher rate than the other, equal rates
    counting half; of pairs of articles where there is one story (Grissom, R. J. & Kim, J. J. (2012). *Effect
    Sizes for Research*, 2nd ed., chapter 5. Routledge).
    """

    difference: Floats
    low: Floats
    high: Floats
    ratio: Floats
    ratio_low: Floats
    ratio_high: Floats
    superiority: Floats


class _Ends(NamedTuple):
    low: Floats
    high: Floats
    ratio_low: Floats
    ratio_high: Floats

    def where(self, mentions: Floats) -> _Ends:
        """The ends where there are mentions; NaN elsewhere, and where a ratio has no end."""
        finite = (np.where((mentions > 0) & np.isfinite(end), end, np.nan) for end in self)
        return _Ends(*finite)


@dataclass(frozen=True, slots=True, eq=False)
class Pair:
    """Articles of two groups, in one voice, of the stories in which both have words of it.

    Difference and ratio are those of Mantel and Haenszel, which compare within each story and then weigh the
    stories by their words: Greenland, S. & Robins, J. M. (1985). Estimation of a common effect parameter
    from sparse follow-up data. *Biometrics*, 41, 55–68.

    >>> rows = np.arange(2)
    >>> one = Sample(np.array([[[4.0]], [[2.0]]]), np.array([[1000.0], [1000.0]]), rows, rows)
    >>> other = Sample(np.array([[[2.0]], [[1.0]]]), np.array([[1000.0], [1000.0]]), rows, rows)
    >>> apart = Pair.of(one, other).apart(level=0.95)
    >>> apart.ratio.item(), round(1000 * apart.difference.item(), 1), apart.superiority.item()
    (2.0, 1.5, 1.0)
    """

    one: Sample
    other: Sample

    @classmethod
    def of(cls, one: Sample, other: Sample) -> Pair:
        """The two groups, cut to the stories in which both have words."""
        one, other = (side.of(np.flatnonzero(side.words[:, 0] > 0)) for side in (one, other))
        shared = np.intersect1d(one.stories, other.stories)
        return cls(*(side.of(np.flatnonzero(np.isin(side.stories, shared))) for side in (one, other)))

    @property
    def stories(self) -> int:
        """How many stories both tell."""
        return len(np.unique(self.one.stories))

    @property
    def by_story(self) -> tuple[Places, Floats]:
        """The numbers of the stories, and the difference in each (stories × values), in mentions per word."""
        stories = _Stories.of(self.one, self.other)
        return np.unique(self.one.stories), stories.gap / stories.weight

    @property
    def gap(self) -> tuple[Floats, float]:
        """The sum over stories of what sets the two apart (values), and of the weights: their difference."""
        stories = _Stories.of(self.one, self.other)
        return stories.gap.sum(axis=0), float(stories.weight.sum())

    @property
    def note(self) -> str:
        """Why there is no interval; empty where there is one."""
        if not self.stories:
            return "no story in common: no comparison"
        if self.stories > 1:
            return few(self.stories, stories=True)
        return few(min(len(self.one.words), len(self.other.words)), stories=False)

    def apart(self, *, level: float) -> Apart:
        """How far apart they are; without an interval where there is a note, or no mention in either."""
        nothing = np.full(self.one.mentions.shape[1], np.nan)
        if not self.stories:
            return Apart(*(nothing,) * 7)
        by_story = _Stories.of(self.one, self.other)
        ends = _Ends(*(nothing,) * 4)
        if not self.note:
            ends = by_story.ends(level=level) if self.stories > 1 else self._ends(level=level)
        with np.errstate(invalid="ignore", divide="ignore"):
            difference = by_story.gap.sum(axis=0) / by_story.weight.sum()
            ratio = by_story.first.sum(axis=0) / by_story.second.sum(axis=0)
        return Apart(difference, *ends[:2], ratio, *ends[2:], self._superiority(by_story))

    def _superiority(self, by_story: _Stories) -> Floats:
        if self.stories > 1:
            gap = np.sign(by_story.gap)
        else:
            one, other = (side.mentions[:, :, 0] / side.words for side in (self.one, self.other))
            gap = np.sign(one[:, None] - other[None]).reshape(-1, one.shape[1])
        higher: Floats = (gap.mean(axis=0) + 1) / 2
        return higher

    def _ends(self, *, level: float) -> _Ends:
        """Intervals of two groups of articles in one story: Welch's, of the difference and of the logs."""
        (one, error_one, log_one), (other, error_other, log_other) = (
            _rate(side) for side in (self.one, self.other)
        )
        numbers = len(self.one.words), len(self.other.words)
        half = _welch(error_one, error_other, numbers, level=level)
        with np.errstate(invalid="ignore", divide="ignore"):
            factor = np.exp(_welch(log_one, log_other, numbers, level=level))
            return _Ends(
                one - other - half, one - other + half, one / other / factor, one / other * factor
            ).where(one + other)


class _Stories(NamedTuple):
    """What each story gives (stories × values): the gap, its weight, and the two parts of the ratio."""

    gap: Floats
    weight: Floats
    first: Floats
    second: Floats
    chance: Floats
    chance_of_ratio: Floats

    @classmethod
    def of(cls, one: Sample, other: Sample) -> _Stories:
        """The parts of the estimators of Mantel and Haenszel, and of their variances under independence."""
        stories = np.unique(one.stories)
        (a, v), (b, w) = (
            tuple(
                summed(rows, np.searchsorted(stories, side.stories), len(stories))
                for rows in (side.mentions[:, :, 0], side.words)
            )
            for side in (one, other)
        )
        both = v + w
        return cls(
            (a * w - b * v) / both,
            v * w / both,
            a * w / both,
            b * v / both,
            (a * w**2 + b * v**2) / both**2,
            (a + b) * v * w / both**2,
        )

    def ends(self, *, level: float) -> _Ends:
        """Intervals that take each story's distance from the whole, with Student's t."""
        from scipy.stats import t

        number = len(self.gap)
        times = t.ppf((1 + level) / 2, number - 1)
        spread = number / (number - 1)
        first, second = self.first.sum(axis=0), self.second.sum(axis=0)
        difference = self.gap.sum(axis=0) / self.weight.sum()
        with np.errstate(invalid="ignore", divide="ignore"):
            distance = (self.gap - difference * self.weight) / self.weight.sum()
            chance = self.chance.sum(axis=0) / self.weight.sum() ** 2
            half = times * np.sqrt(np.maximum(spread * np.square(distance).sum(axis=0), chance))
            distance = self.first / first - self.second / second
            chance = self.chance_of_ratio.sum(axis=0) / (first * second)
            factor = np.exp(times * np.sqrt(np.maximum(spread * np.square(distance).sum(axis=0), chance)))
            ratio = first / second
            return _Ends(difference - half, difference + half, ratio / factor, ratio * factor).where(
                first + second
            )


def _rate(side: Sample) -> tuple[Floats, Floats, Floats]:
    """The rates of articles, their errors, and the errors of their logarithms, each no less than chance's."""
    number = len(side.words)
    mentions, words = side.mentions[:, :, 0].sum(axis=0), side.words.sum()
    rate = mentions / words
    distances = side.mentions[:, :, 0] - rate * side.words
    squares = number / (number - 1) * np.square(distances).sum(axis=0)
    error = np.sqrt(np.maximum(squares, mentions))
    with np.errstate(invalid="ignore", divide="ignore"):
        return rate, error / words, error / mentions


def _welch(one: Floats, other: Floats, numbers: tuple[int, int], *, level: float) -> Floats:
    """Half the width of the interval of a difference (Welch, B. L. (1947). *Biometrika*, 34, 28–35)."""
    from scipy.stats import t

    first, second = np.square(one), np.square(other)
    with np.errstate(invalid="ignore", divide="ignore"):
        freedom = (first + second) ** 2 / (first**2 / (numbers[0] - 1) + second**2 / (numbers[1] - 1))
        half: Floats = t.ppf((1 + level) / 2, freedom) * np.sqrt(first + second)
    return half
