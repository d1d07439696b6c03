"""Runs of words that stand in several articles, found by their n-grams."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from framing.language import words

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from framing.article import Article

    Numbers = NDArray[np.int64]

N = 7
"""How many words in a row count as a run that is rarely the same by chance."""


def check_n(n: int) -> None:
    """Raises ``ValueError`` where a run of ``n`` words is none."""
    if n < 1:
        raise ValueError(f"A run has at least one word; n={n} is too small.")


def tokens_of(article: Article) -> list[str]:
    """The words of an article without regard to case."""
    return [word.of(article.text).casefold() for word in words(article.text)]


def ngrams(tokens: list[list[str]], n: int) -> list[Numbers]:
    """For each article the number of the n-gram at each of its places; equal n-grams have equal numbers."""
    if not tokens:
        return []
    known: dict[str, int] = {}
    of_words = [
        np.array([known.setdefault(word, len(known)) for word in article], dtype=np.int64)
        for article in tokens
    ]
    grams = of_words
    for length in range(2, n + 1):
        # A gram of one word more is the pair of the gram and the word after it, numbered anew.
        pairs = [
            article[:-1] * len(known) + single[length - 1 :]
            for article, single in zip(grams, of_words, strict=True)
        ]
        ends = np.cumsum([len(article) for article in pairs])
        _, numbers = np.unique(np.concatenate(pairs), return_inverse=True)
        grams = np.split(numbers.astype(np.int64), ends[:-1])
    return grams


def overlaps(grams: Sequence[Numbers], n: int) -> tuple[Numbers, Numbers, Numbers]:
    """Article, other and words covered of each ordered pair that shares an n-gram, by place in ``grams``."""
    first, holder = _holders(grams)
    found = []
    for place, article in enumerate(grams):
        counts = first[article + 1] - first[article]
        shared = np.flatnonzero(counts > 1)
        begins, counts = first[article[shared]], counts[shared]
        # The holders of each n-gram lie side by side: these are their places, one n-gram after the other.
        offsets = np.arange(counts.sum()) - np.repeat(np.cumsum(counts) - counts, counts)
        others, covered = covered_by(
            holder[np.repeat(begins, counts) + offsets], np.repeat(shared, counts), n
        )
        pairs = others != place
        found.append((np.full(pairs.sum(), place), others[pairs], covered[pairs]))
    empty = np.zeros(0, dtype=np.int64)
    ones, others, covered = (np.concatenate([empty, *(pair[side] for pair in found)]) for side in range(3))
    return ones, others, covered


def in_several(grams: Sequence[Numbers]) -> list[Numbers]:
    """The places of each article at which an n-gram begins that another article has too."""
    first, _ = _holders(grams)
    return [np.flatnonzero(first[article + 1] - first[article] > 1) for article in grams]


def _holders(grams: Sequence[Numbers]) -> tuple[Numbers, Numbers]:
    """Where the holders of each n-gram begin, and the articles that hold them, n-gram by n-gram."""
    own = [np.unique(article) for article in grams]
    gram = np.concatenate([np.zeros(0, dtype=np.int64), *own])
    holder = np.repeat(np.arange(len(own)), [len(article) for article in own])
    order = np.argsort(gram, kind="stable")
    first = np.searchsorted(gram[order], np.arange((gram.max() if len(gram) else 0) + 2))
    return first.astype(np.int64), holder[order].astype(np.int64)


def covered_by(others: Numbers, starts: Numbers, n: int) -> tuple[Numbers, Numbers]:
    """The articles among ``others``, and how many words each covers by runs of ``n`` from its ``starts``.

    ``starts`` do not fall.
    """
    order = np.argsort(others, kind="stable")
    others, starts = others[order], starts[order]
    last = np.append(others[1:] != others[:-1], True)[: len(others)]
    reach = np.minimum(np.append(np.diff(starts), 0)[: len(starts)], n)
    covered = np.where(last, n, reach)
    ends = np.flatnonzero(last)
    sums = np.diff(np.concatenate([[0], np.cumsum(covered)[ends]]))
    return others[ends], sums.astype(np.int64)
