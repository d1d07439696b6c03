"""Linear models with named features: the sum of the weights of what is the case."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain, repeat
from typing import Any, NamedTuple

Feature = tuple[str | int, ...]
"""A name, and what is the case: ``("word after the cue", "that")``."""
Finding = tuple[Any, ...]
"""A function that spells out features, and the facts it does so from: ``(verb_group, "VBD", "not")``.

Most features follow from the same few facts as others. A model looks a finding up as a whole, and spells it
out only where it meets it for the first time, or where somebody asks why.
"""

VALUE_SEPARATOR = " | "
_NOTHING = repeat(0.0)
_MOST_KNOWN = 1 << 16


def named(name: str) -> list[Feature]:
    """The one feature that is all there is to say: ``(named, "end of the sentence")`` is a finding."""
    return [(name,)]


class Reason(NamedTuple):
    """A feature that spoke for a choice (weight above 0) or against it (below 0)."""

    feature: str
    weight: float


class _Sums(dict[Finding, float]):
    """The sum of the weights of each finding, added up when it is first asked for.

    News is made of few constellations: most findings have been met before.
    """

    def __init__(self, weights: Mapping[Feature, float]):
        super().__init__()
        self._weight_of = weights.get

    def __missing__(self, finding: Finding) -> float:
        if len(self) >= _MOST_KNOWN:
            self.clear()
        total = self[finding] = sum(map(self._weight_of, features_of(finding), _NOTHING))
        return total


@dataclass(frozen=True, slots=True)
class LinearModel:
    """Weights of named features. Features without a weight count nothing.

    >>> def after_the_cue(word):
    ...     return [("word after the cue", word)]
    >>> model = LinearModel({("word after the cue", "that"): 2.0}, bias=-1.0)
    >>> model.probability([(after_the_cue, "that")])
    0.731...
    """

    weights: Mapping[Feature, float]
    bias: float = 0.0
    _sums: _Sums = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_sums", _Sums(self.weights))

    def __reduce__(self) -> tuple[type[LinearModel], tuple[Mapping[Feature, float], float]]:
        return type(self), (self.weights, self.bias)

    def score(self, findings: Iterable[Finding]) -> float:
        """The sum of the weights and the bias."""
        return sum(map(self._sums.__getitem__, findings), self.bias)

    def probability(self, findings: Iterable[Finding]) -> float:
        """The logistic function of the score."""
        return logistic(sum(map(self._sums.__getitem__, findings), self.bias))

    def shares(self, alternatives: Sequence[Sequence[Finding]]) -> list[float]:
        """How probable each alternative is, one of them being right."""
        if len(alternatives) == 1:
            return [1.0]
        weigh, bias = self._sums.__getitem__, self.bias
        return shares([sum(map(weigh, findings), bias) for findings in alternatives])

    def reasons(self, findings: Iterable[Finding], *, most: int = 5) -> list[Reason]:
        """The features with the largest weights, whichever way they speak."""
        features = chain.from_iterable(map(features_of, findings))
        weighed = {feature: self.weights[feature] for feature in features if feature in self.weights}
        largest = sorted(weighed, key=lambda feature: -abs(weighed[feature]))[:most]
        return [Reason(spelled(feature), weighed[feature]) for feature in largest]


def features_of(finding: Finding) -> list[Feature]:
    """The features that a finding stands for.

    >>> def cue(lemma, form):
    ...     return [("cue", lemma), ("cue, form", lemma, form)]
    >>> features_of((cue, "say", "VBD"))
    [('cue', 'say'), ('cue, form', 'say', 'VBD')]
    """
    spell_out, *facts = finding
    found: list[Feature] = spell_out(*facts)
    return found


def logistic(score: float) -> float:
    """From log odds to probability."""
    return 1 / (1 + math.exp(-score)) if score > -30 else 0.0


def shares(scores: Sequence[float]) -> list[float]:
    """From the scores of alternatives to their probabilities (softmax)."""
    highest, exp = max(scores), math.exp
    powers = [exp(score - highest) for score in scores]
    total = sum(powers)
    return [power / total for power in powers]


def spelled(feature: Feature) -> str:
    """A feature for reading: ``word after the cue: that``."""
    name, *values = feature
    return f"{name}: {', '.join(map(str, values))}" if values else str(name)


def from_json(stored: Mapping[str, object]) -> LinearModel:
    """A model from its file: name → values → weight.

    >>> from_json({"bias": 0.5, "features": {"words, mark": {"3 | ,": 1.5}}}).weights
    {('words, mark', 3, ','): 1.5}
    """
    tables, bias = stored["features"], stored["bias"]
    assert isinstance(tables, dict) and isinstance(bias, (int, float))
    weights = {
        (name, *map(_value, values.split(VALUE_SEPARATOR) if values else ())): weight
        for name, table in tables.items()
        for values, weight in table.items()
    }
    return LinearModel(weights, bias)


def _value(text: str) -> str | int:
    return int(text) if text.lstrip("-").isdigit() else text
