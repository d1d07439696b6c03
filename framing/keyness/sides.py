"""One side of a comparison: its articles, and how often each has each n-gram."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from framing.keyness.dispersions import normalised_dp
from framing.keyness.ngrams import Counts

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    Ints = NDArray[np.int64]
    Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True, eq=False)
class Side:
    """The articles of one side, and the n-grams that they have.

    ``articles``, ``stories`` and ``sizes`` (n-grams) have an entry for each article; ``article``, ``ngram``
    and ``number`` for each n-gram that an article has: their places, and how often. ``ngrams`` is how many
    different ones the two sides have together.
    """

    articles: Sequence[str]
    stories: Sequence[str]
    sizes: Ints
    article: Ints
    ngram: Ints
    number: Ints
    ngrams: int

    @property
    def size(self) -> int:
        """How many n-grams the side has in all."""
        return int(self.sizes.sum())

    def counts(self) -> Ints:
        """How often each n-gram occurs."""
        return np.bincount(self.ngram, self.number, minlength=self.ngrams).astype(np.int64)

    def carriers(self) -> Ints:
        """How many articles have each n-gram."""
        return np.bincount(self.ngram, minlength=self.ngrams)

    def dispersion(self) -> Floats:
        """Normalised DP of each n-gram over the articles."""
        return normalised_dp(self.article, self.ngram, self.number, sizes=self.sizes, words=self.ngrams)


def side(counts: Counts, here: Flags) -> Side:
    """The side that some of the texts are on; what one article has in several of them counts together."""
    import pandas as pd

    texts = counts.texts
    places = np.flatnonzero(here).tolist()
    articles: dict[str, int] = {}
    article_of = np.full(len(here), -1, dtype=np.int64)
    article_of[here] = [articles.setdefault(texts.articles[place], len(articles)) for place in places]
    story_of = {texts.articles[place]: texts.stories[place] for place in places}
    on_side = here[counts.text]
    width = max(len(counts.ngrams), 1)
    cell, pairs = pd.factorize(article_of[counts.text[on_side]] * width + counts.ngram[on_side])
    sizes = np.bincount(article_of[here], texts.sizes[here], minlength=len(articles))
    return Side(
        articles=[*articles],
        stories=[story_of[article] for article in articles],
        sizes=sizes.astype(np.int64),
        article=pairs // width,
        ngram=pairs % width,
        number=np.bincount(cell, counts.number[on_side], minlength=len(pairs)).astype(np.int64),
        ngrams=len(counts.ngrams),
    )
