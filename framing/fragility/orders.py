"""Two orders of the same units compared, pair by pair; units that are level stay so."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

_CLOSE = 1e-9
"""Values that differ by less than this share of them are level: sums of decimals are not exact."""
_COMPARED_AT_ONCE = 2_000_000


@dataclass(frozen=True, slots=True, eq=False)
class Comparison:
    """How orders differ from a first one; each array has one element an order.

    ``tau`` is Kendall's tau-b, NaN where all units of one of the two are level. ``swapped`` counts the pairs
    that stand the other way round, ``levelled`` those that became level or were and are no longer.
    ``first`` says whether the first place has another unit, or is shared by others. ``pair`` are the places
    of the two units that swapped and were furthest apart, -1 where none did.
    """

    tau: Floats
    swapped: NDArray[np.int64]
    levelled: NDArray[np.int64]
    first: NDArray[np.bool_]
    pair: NDArray[np.int64]


def compare(base: Floats, others: Floats) -> Comparison:
    """Compare the order of ``base`` (units) with those of ``others`` (orders × units), the highest first.

    Kendall, M. G. (1945). The treatment of ties in ranking problems. *Biometrika* 33(3), 239–251.

    >>> found = compare(np.array([3.0, 2.0, 1.0]), np.array([[3.0, 1.0, 2.0], [2.0, 2.0, 1.0]]))
    >>> found.swapped.tolist(), found.levelled.tolist(), found.first.tolist(), found.pair.tolist()
    ([1, 0], [0, 1], [False, True], [[1, 2], [-1, -1]])
    """
    pairs = len(base) * (len(base) - 1) // 2
    block = max(1, _COMPARED_AT_ONCE // max(pairs, 1))
    found = [_compare(base, others[first : first + block]) for first in range(0, max(len(others), 1), block)]
    return Comparison(
        *(np.concatenate([getattr(one, name) for one in found]) for name in Comparison.__dataclass_fields__)
    )


def _compare(base: Floats, others: Floats) -> Comparison:
    one, other = np.triu_indices(len(base), k=1)
    before, after = relations(base[None, one], base[None, other]), relations(others[:, one], others[:, other])
    swapped = before * after < 0
    size = np.sqrt(np.count_nonzero(before) * np.count_nonzero(after, axis=1))
    with np.errstate(invalid="ignore", divide="ignore"):
        tau = (before * after).sum(axis=1) / size
    gaps = np.where(swapped, np.abs(base[one] - base[other]), -1.0)
    widest = gaps.argmax(axis=1) if gaps.shape[1] else np.zeros(len(others), dtype=np.intp)
    pair = np.full((len(others), 2), -1)
    moved = swapped.any(axis=1)
    pair[moved] = np.stack([one, other], axis=1)[widest[moved]]
    return Comparison(
        tau=tau,
        swapped=swapped.sum(axis=1),
        levelled=((before == 0) != (after == 0)).sum(axis=1),
        first=(at_top(base[None]) != at_top(others)).any(axis=1),
        pair=pair,
    )


def relations(one: Floats, other: Floats) -> NDArray[np.int64]:
    """1 where the first of two values is higher, -1 where the second is, 0 where they are level.

    >>> relations(np.array([0.1 + 0.2, 1.0]), np.array([0.3, 2.0])).tolist()
    [0, -1]
    """
    level = np.abs(one - other) <= _CLOSE * np.maximum(np.abs(one), np.abs(other))
    return np.where(level, 0, np.where(one > other, 1, -1))


def at_top(values: Floats) -> NDArray[np.bool_]:
    """Which units of each order (orders × units) stand first, several where they are level.

    >>> at_top(np.array([[1.0, 2.0, 2.0]])).tolist()
    [[False, True, True]]
    """
    if not values.shape[1]:
        return np.zeros(values.shape, dtype=bool)
    top: NDArray[np.bool_] = relations(values, values.max(axis=1, keepdims=True)) == 0
    return top


def places(values: Floats) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The best and the worst place of each unit in each order (orders × units), 1 for the first.

    They differ where a unit is level with others: two that share the first place stand on places 1 to 2.

    >>> [found.tolist() for found in places(np.array([[5.0, 7.0, 5.0]]))]
    [[[2, 1, 2]], [[3, 1, 3]]]
    """
    best = np.empty(values.shape, dtype=np.int64)
    worst = np.empty(values.shape, dtype=np.int64)
    for unit in range(values.shape[1]):
        beside = relations(values, values[:, [unit]])
        best[:, unit] = 1 + (beside > 0).sum(axis=1)
        worst[:, unit] = (beside >= 0).sum(axis=1)
    return best, worst
