"""The same text in several articles: agency copy and near-duplicates."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import numpy as np

from framing.language import words

if TYPE_CHECKING:
    import pandas as pd
    from numpy.typing import NDArray

    from framing.article import Article

    Numbers = NDArray[np.int64]


def shared(corpus: Iterable[Article], *, n: int = 7) -> pd.DataFrame:
    """What share of each article's words stands in another, in runs of at least ``n`` words.

    Case, punctuation and paragraphs do not count. A row for each ordered pair of articles that share such a
    run: the share of a short article in a long one is not that of the long one in the short. Columns:
    article, other, words (of the article), shared (those of them in shared runs), share. Sorted by share,
    largest first. Raises ``ValueError`` where ``n`` is below 1.

    Overlap of word n-grams as evidence of reuse: Clough, P., Gaizauskas, R., Piao, S. S. L. & Wilks, Y.
    (2002). METER: MEasuring TExt Reuse. *ACL*, 152–159. Seven words in a row are rarely the same by chance; a
    quotation that two articles share counts too. Time grows with the words of the corpus and with what is
    shared.

    >>> from framing import Article
    >>> wire = Article.from_text("Talks on the shield opened in Riga today.", id="wire")
    >>> post = Article.from_text("Talks on the shield opened in Riga. Few came.", id="post")
    >>> shared([wire, post])[["article", "other", "shared", "share"]].values.tolist()
    [['wire', 'post', 7, 0.875], ['post', 'wire', 7, 0.777...]]
    """
    import pandas as pd

    if n < 1:
        raise ValueError(f"A run has at least one word; n={n} is too small.")
    articles = list(corpus)
    tokens = [[word.of(article.text).casefold() for word in words(article.text)] for article in articles]
    rows = [
        (articles[one].id, articles[other].id, len(tokens[one]), covered)
        for one, other, covered in _overlaps(_ngrams(tokens, n), n)
    ]
    table = pd.DataFrame(rows, columns=["article", "other", "words", "shared"])
    table = table.astype({"words": "int64", "shared": "int64"})
    table = table.assign(share=table["shared"] / table["words"])
    return table.sort_values("share", ascending=False, kind="stable", ignore_index=True)


def _ngrams(tokens: list[list[str]], n: int) -> list[Numbers]:
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


def _overlaps(grams: list[Numbers], n: int) -> Iterator[tuple[int, int, int]]:
    """(article, other, words covered) for each ordered pair that shares an n-gram, by place in ``grams``."""
    holders: dict[int, list[int]] = {}
    for place, article in enumerate(grams):
        for gram in np.unique(article).tolist():
            holders.setdefault(gram, []).append(place)
    for place, article in enumerate(grams):
        covered: Counter[int] = Counter()
        reach: dict[int, int] = {}
        for start, gram in enumerate(article.tolist()):
            if len(holders[gram]) > 1:
                for other in holders[gram]:
                    covered[other] += start + n - max(start, reach.get(other, 0))
                    reach[other] = start + n
        yield from ((place, other, number) for other, number in sorted(covered.items()) if other != place)
