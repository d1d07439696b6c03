"""Permutation tests: how often chance alone would set groups apart as far as they are.

Under the null hypothesis it does not matter which group an article of a story comes from, so that labels may
be exchanged among the articles of a story, and never between stories: Good, P. (2005). *Permutation,
Parametric and Bootstrap Tests of Hypotheses*, 3rd ed. Springer.

What is summed up is each article's distance: its mentions less those that it would have at the rate of its
story. A group's sum of distances is the score of a Poisson model, and the numerator of the Mantel–Haenszel
difference of rates.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from framing.compare.counts import summed

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    Places = NDArray[np.intp]

_DRAWN_AT_ONCE = 2_000_000
_ALIKE = 1e-9
_MANY = 30


@dataclass(frozen=True, slots=True, eq=False)
class Blocks:
    """Distances of articles (articles × values), with the group and the block of each.

    Both are numbered from 0; articles stand in the order of the blocks, which are their stories.
    """

    distance: Floats
    group: Places
    block: Places

    @property
    def groups(self) -> int:
        """How many groups there are."""
        return int(self.group.max()) + 1 if len(self.group) else 0

    @property
    def scores(self) -> Floats:
        """The sums of the distances of each group (groups × values)."""
        return summed(self.distance, self.group, self.groups)

    @property
    def variances(self) -> Floats:
        """The variances of the scores under permutation (groups × values)."""
        blocks = int(self.block.max()) + 1
        squares = summed(np.square(self.distance), self.block, blocks)
        number = np.bincount(self.block, minlength=blocks).astype(float)
        of_group = summed(np.ones(len(self.group)), self.group * blocks + self.block, self.groups * blocks)
        of_group = of_group.reshape(self.groups, blocks)
        weight = of_group * (number - of_group) / np.maximum(1, number * (number - 1))
        variances: Floats = weight @ squares
        return variances

    def arrangements(self) -> float:
        """In how many ways the labels can be arranged; infinite where they are very many."""
        sizes, cells = np.bincount(self.block), np.bincount(self.block * self.groups + self.group)
        several = [int(n) for n in cells[cells > 1]]
        logarithm = sum(math.lgamma(n + 1) for n in sizes) - sum(math.lgamma(n + 1) for n in several)
        return round(math.exp(logarithm)) if logarithm < _MANY else math.inf

    def permuted(self, draws: int, rng: np.random.Generator) -> Iterator[Floats]:
        """Scores (arrangements × groups × values): all where there are no more than draws, else at random."""
        if self.arrangements() <= draws:
            yield self._all()
            return
        at_once = max(1, _DRAWN_AT_ONCE // max(1, self.distance.size))
        for first in range(0, draws, at_once):
            number = min(at_once, draws - first)
            yield self._flipped(number, rng) if self._in_pairs else self._exchanged(number, rng)

    @property
    def _in_pairs(self) -> bool:
        """Whether each block has one article of either of two groups."""
        cells = np.bincount(self.block * 2 + self.group)
        return self.groups == 2 and bool((cells == 1).all())

    def _flipped(self, draws: int, rng: np.random.Generator) -> Floats:
        """To exchange the labels of a pair is to flip the sign of both distances, which add up to 0."""
        first = np.where(self.group[::2, None] == 0, self.distance[::2], self.distance[1::2])
        scores = (rng.integers(0, 2, (draws, len(first))) * 2.0 - 1) @ first
        return np.stack([scores, -scores], axis=1)

    def _exchanged(self, draws: int, rng: np.random.Generator) -> Floats:
        order = np.argsort(rng.random((draws, len(self.block)), dtype=np.float32) + self.block, axis=1)
        places = np.argsort(self.group, kind="stable")
        drawn = self.distance[order[:, places]]
        starts = np.searchsorted(self.group[places], np.arange(self.groups))
        scores: Floats = np.add.reduceat(drawn, starts, axis=1)
        return scores

    def _all(self) -> Floats:
        total = np.zeros((1, self.groups, self.distance.shape[1]))
        for number in np.unique(self.block):
            ways = self._ways(np.flatnonzero(self.block == number))
            total = (total[:, None] + ways[None]).reshape(-1, *total.shape[1:])
        return total

    def _ways(self, rows: Places) -> Floats:
        """The scores of every way to arrange the labels of one block (ways × groups × values)."""
        member = np.eye(self.groups)
        ways = [member[list(labels)].T @ self.distance[rows] for labels in orders(self.group[rows].tolist())]
        return np.stack(ways)


@dataclass(frozen=True, slots=True, eq=False)
class Tested:
    """The p of each value, or of each group and value, and the smallest that it could have been.

    That is the share of the arrangements which set the groups as far apart as any does, of all or of those
    drawn.
    """

    p: Floats
    smallest: Floats


def each_group(blocks: Blocks, *, draws: int, rng: np.random.Generator) -> Tested:
    """How likely a score as far from 0 is for each group (groups × values), two-sided."""
    return _tested(blocks, np.abs, draws=draws, rng=rng)


def all_groups(blocks: Blocks, *, draws: int, rng: np.random.Generator) -> Tested:
    """How likely it is that all groups together lie as far apart: squares of scores by their variance.

    >>> from framing.compare.permutation import Blocks, all_groups
    >>> distance = np.array([[1.0], [-1.0]] * 6)
    >>> blocks = Blocks(distance, np.tile([0, 1], 6), np.repeat(np.arange(6), 2))
    >>> tested = all_groups(blocks, draws=100, rng=np.random.default_rng(1))
    >>> tested.p.item() == tested.smallest.item() == 1 / 32
    True
    """
    variances = blocks.variances

    def together(scores: Floats) -> Floats:
        with np.errstate(invalid="ignore", divide="ignore"):
            parts = np.where(variances > _ALIKE, np.square(scores) / variances, 0.0)
        total: Floats = parts.sum(axis=-2)
        return total

    return _tested(blocks, together, draws=draws, rng=rng)


def _tested(
    blocks: Blocks, statistic: Callable[[Floats], Floats], *, draws: int, rng: np.random.Generator
) -> Tested:
    found = statistic(blocks.scores)
    exact = blocks.arrangements() <= draws
    # Drawn at random, the arrangement that was found counts as one more: p is never 0.
    reached = np.full(found.shape, 0.0 if exact else 1.0)
    furthest, number_furthest, number = found.copy(), reached.copy(), 0 if exact else 1
    for scores in blocks.permuted(draws, rng):
        drawn = statistic(scores)
        number += len(drawn)
        reached += (drawn >= found - _ALIKE * (1 + found)).sum(axis=0)
        further = drawn.max(axis=0)
        number_furthest[further > furthest + _ALIKE * (1 + furthest)] = 0
        furthest = np.maximum(furthest, further)
        number_furthest += (drawn >= furthest - _ALIKE * (1 + furthest)).sum(axis=0)
    return Tested(reached / number, number_furthest / number)


def orders(labels: Sequence[int]) -> Iterator[tuple[int, ...]]:
    """Every different order of the labels."""
    if not labels:
        yield ()
        return
    first = min(labels)
    rest = [label for label in labels if label != first]
    places = range(len(labels))
    for chosen in itertools.combinations(places, len(labels) - len(rest)):
        for others in orders(rest):
            remaining = iter(others)
            yield tuple(first if place in chosen else next(remaining) for place in places)
