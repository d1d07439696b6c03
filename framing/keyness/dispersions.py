"""How evenly the articles carry a word."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    import pandas as pd
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    Ints = NDArray[np.int64]


def dispersion(counts: pd.DataFrame) -> pd.Series[float]:
    """Normalised DP of each word over the articles of ``word_counts``, by word.

    0 where the articles carry the word in proportion to their lengths, 1 where the shortest alone does; NaN
    where there is one article.

    Gries, S. Th. (2008). Dispersions and adjusted frequencies in corpora. *International Journal of Corpus
    Linguistics* 13(4), 403–437; normalised as in Lijffijt, J. & Gries, S. Th. (2012), the same journal,
    17(1), 147–149.

    >>> import pandas as pd
    >>> rows = [("a", "arms", 2), ("a", "talks", 1), ("b", "peace", 2), ("b", "talks", 1)]
    >>> dispersion(pd.DataFrame(rows, columns=["article", "word", "count"])).to_dict()
    {'arms': 1.0, 'peace': 1.0, 'talks': 0.0}
    """
    import pandas as pd

    article, articles = pd.factorize(counts["article"])
    word, words = pd.factorize(counts["word"])
    number = counts["count"].to_numpy(np.int64)
    sizes = np.bincount(article, number, minlength=len(articles))
    found = normalised_dp(article, word, number, sizes=sizes, words=len(words))
    return pd.Series(found, index=pd.Index(words, name="word")).sort_index()


def normalised_dp(
    article: Ints, word: Ints, number: Ints, *, sizes: NDArray[np.generic], words: int
) -> Floats:
    """Normalised DP of each of so many words; the arrays have an entry for each word that an article has.

    ``sizes`` are the words of each article. NaN for a word that no article has, and where there is one
    article.
    """
    if len(sizes) < 2:
        return np.full(words, np.nan)
    expected = sizes / sizes.sum()
    total = np.bincount(word, number, minlength=words)
    here = expected[article]
    away = np.bincount(word, np.abs(number / total[word] - here), minlength=words)
    # An article without the word deviates by all its expected share: together, by what the others leave of 1.
    away += 1 - np.bincount(word, here, minlength=words)
    return np.where(total > 0, away / 2 / (1 - expected.min()), np.nan)
