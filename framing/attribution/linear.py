"""Linear models with named features: the sum of the weights of what is the case."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import repeat
from typing import NamedTuple

Feature = tuple[str | int, ...]
"""A name, and what is the case: ``("word after the cue", "that")``."""

_SEPARATOR = " | "
_NOTHING = repeat(0.0)


class Reason(NamedTuple):
    """A feature that spoke for a choice (weight above 0) or against it (below 0)."""

    feature: str
    weight: float


@dataclass(frozen=True, slots=True)
class LinearModel:
    """Weights of named features. Features without a weight count nothing.

    >>> model = LinearModel({("word after the cue", "that"): 2.0}, bias=-1.0)
    >>> model.probability([("word after the cue", "that")])
    0.731...
    """

    weights: Mapping[Feature, float]
    bias: float = 0.0

    def score(self, features: Iterable[Feature]) -> float:
        """The sum of the weights and the bias."""
        return sum(map(self.weights.get, features, _NOTHING), self.bias)

    def probability(self, features: Iterable[Feature]) -> float:
        """The logistic function of the score."""
        return logistic(self.score(features))

    def reasons(self, features: Iterable[Feature], *, most: int = 5) -> list[Reason]:
        """The features with the largest weights, whichever way they speak."""
        weighed = {feature: self.weights[feature] for feature in features if feature in self.weights}
        largest = sorted(weighed, key=lambda feature: -abs(weighed[feature]))[:most]
        return [Reason(spelled(feature), weighed[feature]) for feature in largest]


def logistic(score: float) -> float:
    """From log odds to probability."""
    return 1 / (1 + math.exp(-score)) if score > -30 else 0.0


def shares(scores: Sequence[float]) -> list[float]:
    """From the scores of alternatives to their probabilities (softmax)."""
    highest = max(scores)
    powers = [math.exp(score - highest) for score in scores]
    total = sum(powers)
    return [power / total for power in powers]


def spelled(feature: Feature) -> str:
    """A feature for reading: ``word after the cue: that``."""
    name, *values = feature
    return f"{name}: {', '.join(map(str, values))}" if values else str(name)


def to_json(model: LinearModel) -> dict[str, object]:
    """Name → values → weight, sorted, with two decimals."""
    tables: dict[str, dict[str, float]] = {}
    for feature in sorted(model.weights, key=lambda feature: tuple(map(str, feature))):
        name, *values = feature
        tables.setdefault(str(name), {})[_SEPARATOR.join(map(str, values))] = model.weights[feature]
    return {"bias": model.bias, "features": tables}


def from_json(stored: Mapping[str, object]) -> LinearModel:
    """What ``to_json`` wrote.

    >>> model = LinearModel({("words", 3, "that"): 1.5}, bias=0.25)
    >>> from_json(to_json(model)) == model
    True
    """
    tables, bias = stored["features"], stored["bias"]
    assert isinstance(tables, dict) and isinstance(bias, (int, float))
    weights = {
        (name, *map(_value, values.split(_SEPARATOR) if values else ())): weight
        for name, table in tables.items()
        for values, weight in table.items()
    }
    return LinearModel(weights, bias)


def _value(text: str) -> str | int:
    return int(text) if text.lstrip("-").isdigit() else text
