"""Weights of features, fitted to what people marked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from scipy import sparse
from scipy.optimize import minimize

import corpus
from framing.article import Article
from framing.attribution.candidates import Candidate
from framing.attribution.patterns import propose
from framing.attribution.quotations import find_quotations
from framing.attribution.structure import Structure, take_apart
from framing.language import sentences
from framing.span import Span

_LEAST_OFTEN = 15
"""A feature seen less often gets no weight."""

_LEAST_WEIGHT = 0.05
"""A weight smaller than this is dropped."""


_SET_BY_HAND = {"headline-colon-source": 5.0}
"""Weights of what the corpus has too little of: its outlets do not end a headline in ": Lund"."""


@dataclass(frozen=True, slots=True)
class Example:
    """An article taken apart, its candidates, and which of them are right in content and speaker."""

    article: Article
    marked: Sequence[corpus.Marked]
    structure: Structure
    candidates: Sequence[Candidate]
    right: Sequence[bool]


def examples(path: Path) -> list[Example]:
    """The articles of a PolNeAR file as examples to learn from."""
    found = []
    for article, marked in corpus.read(path):
        quotations = find_quotations(article.text, paragraphs=article.parts)
        structure = take_apart(article, sentences=sentences(article), quotations=quotations)
        candidates = propose(structure)
        gold = corpus.Gold(article.text, marked)
        chains = _chains(structure)
        right = [_is_right(gold, structure, candidate, chains) for candidate in candidates]
        found.append(Example(article, marked, structure, candidates, right))
    return found


def fit(chosen: Sequence[Example]) -> dict[str, float]:
    """The weights of a logistic model with a quadratic penalty, rounded to be the same each time."""
    rows = [candidate.features for example in chosen for candidate in example.candidates]
    right = np.array([value for example in chosen for value in example.right], dtype=float)
    counts = Counter(feature for row in rows for feature in set(row))
    names = sorted(name for name, count in counts.items() if count >= _LEAST_OFTEN)
    place = {name: number for number, name in enumerate(names)}
    columns = [sorted({place[name] for name in row if name in place}) for row in rows]
    pointers = np.concatenate([[0], np.cumsum([len(row) for row in columns])])
    indices = np.concatenate([np.array(row, dtype=np.int64) for row in columns])
    table = sparse.csr_matrix((np.ones(len(indices)), indices, pointers), shape=(len(rows), len(names)))
    turned = table.T.tocsr()

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        total = table @ weights[:-1] + weights[-1]
        likely = 1 / (1 + np.exp(-np.clip(total, -30, 30)))
        value = -np.sum(right * np.log(likely + 1e-12) + (1 - right) * np.log(1 - likely + 1e-12))
        slope = np.append(turned @ (likely - right) + weights[:-1], np.sum(likely - right))
        return value + 0.5 * np.sum(weights[:-1] ** 2), slope

    found = minimize(loss, np.zeros(len(names) + 1), jac=True, method="L-BFGS-B", options={"maxiter": 200}).x
    weights = {
        name: round(float(weight), 2)
        for name, weight in zip(names, found, strict=False)
        if abs(weight) >= _LEAST_WEIGHT
    }
    return {"": round(float(found[-1]), 2), **weights, **_SET_BY_HAND}


def _is_right(
    gold: corpus.Gold, structure: Structure, candidate: Candidate, chains: Mapping[int, Span]
) -> bool:
    """Whether content and speaker are right; who inherits is judged by the speaker marked before."""
    content = _content(structure, candidate, chains)
    number = gold.match(content)
    if number is None:
        return False
    speaker = gold.marked[number].speaker
    if not candidate.inherits:
        source = structure.tokens.span(*candidate.source) if candidate.source else None
    elif candidate.rule == "continued-quotation":
        source = speaker
    else:
        source = gold.marked[number - 1].speaker if number else None
    return gold.words.same_speaker(speaker, source)


def _content(structure: Structure, candidate: Candidate, chains: Mapping[int, Span]) -> Span:
    """The content as PolNeAR would mark it: with "that", and a quotation with all its paragraphs."""
    if candidate.quotation is not None:
        content = chains[candidate.quotation]
    else:
        content = structure.tokens.span(*candidate.content)
    return corpus.with_that(structure.tokens.text, content)


def _chains(structure: Structure) -> dict[int, Span]:
    """For each quotation the stretch from the first to the last of the paragraphs it goes on through."""
    chains: dict[int, Span] = {}
    members: list[int] = []
    for number, quotation in enumerate(structure.quotations):
        members = [*members, number] if quotation.continues and members else [number]
        whole = Span(structure.quotations[members[0]].start, quotation.end)
        chains.update(dict.fromkeys(members, whole))
    return chains
