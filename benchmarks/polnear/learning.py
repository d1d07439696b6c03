"""Fitting linear models with named features: logistic regression and its form for alternatives."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import chain

import numpy as np
from scipy import sparse
from scipy.optimize import minimize

from framing.attribution.linear import Feature, Finding, LinearModel, features_of

LEAST_SIGHTINGS = 20
PENALTY = 0.3
"""The variance of the normal prior on the weights."""


@dataclass(slots=True)
class Examples:
    """Cases with the features of each alternative, and which alternatives are right.

    A yes-or-no question has one alternative a case and the answer as its only place (0) or none.
    """

    cases: list[Sequence[list[Feature]]] = field(default_factory=list)
    answers: list[Sequence[int]] = field(default_factory=list)

    def add(self, alternatives: Sequence[Sequence[Finding]], right: Sequence[int]) -> None:
        """One more case."""
        self.cases.append([list(chain.from_iterable(map(features_of, each))) for each in alternatives])
        self.answers.append(right)

    def extend(self, other: Examples) -> None:
        """All cases of another collection."""
        self.cases.extend(other.cases)
        self.answers.extend(other.answers)


def fit_yes_or_no(examples: Examples, *, most: int | None) -> LinearModel:
    """Logistic regression, on at most ``most`` features."""
    return _fit(examples, most, _logistic_loss, with_bias=True)


def fit_alternatives(examples: Examples, *, most: int | None) -> LinearModel:
    """A conditional logit: which of the alternatives is right; McFadden, D. (1974)."""
    return _fit(examples, most, _choice_loss, with_bias=False)


@dataclass(slots=True)
class _Matrix:
    """Examples as a matrix of alternatives by features."""

    features: list[Feature]
    matrix: sparse.csr_matrix
    right: np.ndarray
    starts: np.ndarray
    case_of: np.ndarray


def _fit(examples: Examples, most: int | None, loss, *, with_bias: bool) -> LinearModel:  # type: ignore[no-untyped-def]
    data = _matrix(examples)
    weights = _minimum(data, loss, np.zeros(len(data.features) + 1), with_bias)
    while most is not None and len(data.features) > most:
        keep = _most_useful(data, weights[:-1], max(most, int(0.5 * len(data.features))))
        data.features = [data.features[place] for place in keep]
        data.matrix = data.matrix[:, keep].tocsr()
        weights = _minimum(data, loss, np.append(weights[:-1][keep], weights[-1]), with_bias)
    rounded = {
        feature: round(float(weight), 2)
        for feature, weight in zip(data.features, weights[:-1], strict=True)
        if abs(weight) >= 0.005
    }
    return LinearModel(rounded, round(float(weights[-1]), 2))


def _matrix(examples: Examples) -> _Matrix:
    rows = [features for case in examples.cases for features in case]
    sightings = Counter(feature for features in rows for feature in set(features))
    known = sorted((feature for feature, n in sightings.items() if n >= LEAST_SIGHTINGS), key=_order)
    place_of = {feature: place for place, feature in enumerate(known)}
    pointers, places = [0], []
    for features in rows:
        places.extend(sorted({place_of[feature] for feature in features if feature in place_of}))
        pointers.append(len(places))
    sizes = np.array([len(case) for case in examples.cases])
    starts = np.concatenate([[0], np.cumsum(sizes)[:-1]])
    right = np.zeros(len(rows))
    for start, answer in zip(starts, examples.answers, strict=True):
        right[start + np.array(answer, dtype=int)] = 1
    matrix = sparse.csr_matrix((np.ones(len(places)), places, pointers), shape=(len(rows), len(known)))
    return _Matrix(known, matrix, right, starts, np.repeat(np.arange(len(sizes)), sizes))


def _order(feature: Feature) -> tuple[str, ...]:
    return tuple(map(str, feature))


def _most_useful(data: _Matrix, weights: np.ndarray, most: int) -> list[int]:
    """The features whose weight times the square root of their sightings is largest, in their old order."""
    sightings = np.asarray(data.matrix.sum(axis=0)).ravel()
    rarer = np.minimum(sightings, data.matrix.shape[0] - sightings).clip(1)
    ranked = np.argsort(-np.abs(weights) * np.sqrt(rarer), kind="stable")[:most]
    return sorted(ranked.tolist())


def _minimum(data: _Matrix, loss, start: np.ndarray, with_bias: bool) -> np.ndarray:  # type: ignore[no-untyped-def]
    transposed = data.matrix.T.tocsr()

    def penalized(weights: np.ndarray) -> tuple[float, np.ndarray]:
        value, slope = loss(data, data.matrix @ weights[:-1] + weights[-1])
        gradient = np.append(transposed @ slope + weights[:-1] / PENALTY, slope.sum() if with_bias else 0.0)
        return value + 0.5 / PENALTY * float(weights[:-1] @ weights[:-1]), gradient

    options = {"maxiter": 120, "ftol": 1e-7}
    found: np.ndarray = minimize(penalized, start, jac=True, method="L-BFGS-B", options=options).x
    return found


def _logistic_loss(data: _Matrix, scores: np.ndarray) -> tuple[float, np.ndarray]:
    value = float(np.logaddexp(0.0, scores).sum() - data.right @ scores)
    return value, 1 / (1 + np.exp(-np.clip(scores, -30, 30))) - data.right


def _choice_loss(data: _Matrix, scores: np.ndarray) -> tuple[float, np.ndarray]:
    highest = np.maximum.reduceat(scores, data.starts)
    powers = np.exp(scores - highest[data.case_of])
    totals = np.add.reduceat(powers, data.starts)
    of_right = np.add.reduceat(powers * data.right, data.starts)
    value = float((np.log(totals) - np.log(of_right + 1e-300)).sum())
    return value, powers / totals[data.case_of] - powers * data.right / of_right[data.case_of]


def collected(parts: Iterable[Examples]) -> Examples:
    """Several collections as one."""
    whole = Examples()
    for part in parts:
        whole.extend(part)
    return whole
