"""Words that one outlet uses more, or less, than the others do."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

import numpy as np

from framing.groups import by_column
from framing.language import words
from framing.passages import Voice

if TYPE_CHECKING:
    import pandas as pd
    from numpy.typing import ArrayLike, NDArray

    from framing.study import Study

    Floats = NDArray[np.float64]

ABSENT = 0.5
"""The count that the log ratio takes for a word that is absent on one side (Hardie 2014)."""


def keyness(
    study: Study, target: str, *, by: str = "outlet", voice: Voice | None = "outlet", fewest: int = 3
) -> pd.DataFrame:
    """The words of ``target`` beside those of all other groups, in one voice.

    ``target`` is a value of ``by``, a column of the passages or the articles; ``voice=None`` takes all voices
    together. Words that occur fewer than ``fewest`` times on both sides together are left out.

    Columns of the result: word (in small letters), count and reference_count, g2, log_ratio (above 0 where
    ``target`` over-uses the word), dispersion (normalised DP over the articles of ``target``; NaN where it
    has one article, or not the word) and articles (of ``target``, with the word). What one article alone
    carries says little about an outlet: look at ``articles`` first. Sorted from the most over-used to the
    most under-used word by G². Raises ``ValueError`` where either side has no words.

    >>> from framing import Article, Codebook, analyze
    >>> articles = [
    ...     Article.from_text("Dogs bark. Dogs run.", id="a", outlet="Post"),
    ...     Article.from_text("Cats sleep. Dogs run.", id="b", outlet="Globe"),
    ... ]
    >>> study = analyze(articles, Codebook.sample("security"), sentiment=False)
    >>> keyness(study, "Post")[["word", "count", "reference_count", "log_ratio"]].values.tolist()
    [['dogs', 2, 1, 1.0]]
    """
    counts = word_counts(study, by=by, voice=voice)
    own = counts[by] == target
    if not own.any() or own.all():
        known = ", ".join(sorted(counts[by].unique())) or "none"
        where = "in any voice" if voice is None else f"in the voice {voice!r}"
        raise ValueError(
            f"Keyness compares {target!r} with the rest, and one of the two has no words {where}. "
            f"With words there, by {by}: {known}."
        )
    table = _both_sides(counts[own], counts[~own])
    table = table[table["count"] + table["reference_count"] >= fewest]
    sizes = int(counts.loc[own, "count"].sum()), int(counts.loc[~own, "count"].sum())
    pair = table["count"].to_numpy(), table["reference_count"].to_numpy()
    table = table.assign(
        g2=log_likelihood(*pair, *sizes),
        log_ratio=log_ratio(*pair, *sizes),
        dispersion=dispersion(counts[own]),
        articles=counts[own].groupby("word")["article"].nunique(),
    )
    table["articles"] = table["articles"].fillna(0).astype("int64")
    table["signed"] = table["g2"] * np.sign(table["log_ratio"])
    table = table.rename_axis("word").reset_index()
    table = table.sort_values(["signed", "word"], ascending=[False, True], ignore_index=True)
    return table.drop(columns="signed")


def word_counts(study: Study, *, by: str = "outlet", voice: Voice | None = "outlet") -> pd.DataFrame:
    """How often each article uses each word in one voice, or in all for None.

    Words are in small letters, curly apostrophes straight. Columns: article, the one named by ``by``, word,
    count.
    """
    import pandas as pd

    passages = by_column(study.passages, study.articles, by, taken=["word", "count"])
    if voice is not None:
        passages = passages[passages["voice"] == voice]
    found: dict[tuple[str, str], Counter[str]] = {}
    for article, group, text in zip(passages["article"], passages[by], passages["text"], strict=True):
        found.setdefault((article, group), Counter()).update(_folded(text))
    rows = [(*where, word, n) for where, counter in found.items() for word, n in counter.items()]
    articles, groups, words_found, numbers = zip(*rows, strict=True) if rows else ((),) * 4
    columns = {"article": articles, by: groups, "word": words_found, "count": numbers}
    return pd.DataFrame({name: list(values) for name, values in columns.items()}).astype({"count": "int64"})


def log_likelihood(count: ArrayLike, reference_count: ArrayLike, size: int, reference_size: int) -> Floats:
    """G² of the table of a word and all other words in two texts of ``size`` and ``reference_size`` words.

    All four cells are summed, as in Dunning, T. (1993). Accurate methods for the statistics of surprise and
    coincidence. *Computational Linguistics* 19(1), 61–74. Rayson, P. & Garside, R. (2000). Comparing corpora
    using frequency profiling. *Workshop on Comparing Corpora*, 1–6, leave out the two cells of all other
    words, which add little where the word is rare. The words of an article are not independent: G² puts
    words in order, and no p-value should be read from it.

    >>> log_likelihood([10, 20], [10, 10], 1000, 1000).round(3).tolist()
    [0.0, 3.449]
    """
    from scipy.special import xlogy

    a, b = np.asarray(count, dtype=float), np.asarray(reference_count, dtype=float)
    total = float(size + reference_size)
    g2 = np.zeros_like(a)
    for observed, expected in (
        (a, size * (a + b) / total),
        (b, reference_size * (a + b) / total),
        (size - a, size * (total - a - b) / total),
        (reference_size - b, reference_size * (total - a - b) / total),
    ):
        g2 += xlogy(observed, observed) - xlogy(observed, expected)
    # Rounding may leave less than 0 where both sides use a word alike.
    found: Floats = np.maximum(2 * g2, 0)
    return found


def log_ratio(count: ArrayLike, reference_count: ArrayLike, size: int, reference_size: int) -> Floats:
    """The binary logarithm of the ratio of two relative frequencies: 1 is twice as often, -1 half as often.

    Hardie, A. (2014). Log Ratio – an informal introduction. ESRC Centre for Corpus Approaches to Social
    Science, Lancaster. A count of 0 is taken as one half.

    >>> log_ratio([4, 1], [1, 0], 1000, 1000).tolist()
    [2.0, 1.0]
    """
    a, b = (np.asarray(counts, dtype=float) for counts in (count, reference_count))
    ratio: Floats = np.log2(np.where(a > 0, a, ABSENT) / size)
    return ratio - np.log2(np.where(b > 0, b, ABSENT) / reference_size)


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
    sizes = counts.groupby("article")["count"].sum()
    expected = sizes / sizes.sum()
    here = counts["article"].map(expected)
    share = counts["count"] / counts.groupby("word")["count"].transform("sum")
    # An article without the word deviates by all its expected share; together, by what the others leave of 1.
    deviation = (share - here).abs().groupby(counts["word"]).sum() + 1 - here.groupby(counts["word"]).sum()
    smallest = expected.min() if len(expected) > 1 else np.nan
    return deviation / 2 / (1 - smallest)


def _folded(text: str) -> Iterator[str]:
    return (word.of(text).casefold().replace("’", "'") for word in words(text))


def _both_sides(own: pd.DataFrame, rest: pd.DataFrame) -> pd.DataFrame:
    """Both counts of each word, by word."""
    import pandas as pd

    sides = {"count": own, "reference_count": rest}
    counts = {name: side.groupby("word")["count"].sum() for name, side in sides.items()}
    return pd.DataFrame(counts).fillna(0).astype("int64")
