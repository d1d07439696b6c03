"""The words of one group beside those of all the others."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from framing.compare.intervals import check_level
from framing.keyness.measures import log_likelihood, log_odds, log_ratio
from framing.keyness.ngrams import RESULT, Counts, count_ngrams
from framing.keyness.ratio_intervals import ratio_interval, too_few
from framing.keyness.sides import Side, side
from framing.passages import Voice

if TYPE_CHECKING:
    import pandas as pd

    from framing.study import Study


def keyness(
    study: Study,
    target: str,
    *,
    by: str = "outlet",
    voice: Voice | None = "outlet",
    n: int = 1,
    fewest: int = 3,
    level: float = 0.95,
) -> pd.DataFrame:
    """The words of ``target`` beside those of all other groups, in one voice.

    ``target`` is a value of ``by``, a column of the passages or the articles; ``voice=None`` takes all voices
    together. With ``n`` from 2 to 5 the rows are n-grams, so many words in a row within one passage. What
    occurs fewer than ``fewest`` times on both sides together is left out.

    Columns of the result (counts, sizes and shares are of n-grams where ``n`` is above 1):

    - word: in small letters, the words of an n-gram with one space between them
    - count, reference_count: how often ``target`` and the rest have it; size, reference_size: how many words
      either has in all
    - g2: see ``log_likelihood``
    - log_ratio, low, high: see ``log_ratio``; above 0 where ``target`` over-uses the word, with the interval
      of ``level`` over stories (or articles of one story). NaN where there is none
    - log_odds, z: see ``log_odds``. The prior adds to either side one article of average length with the
      word frequencies of both sides together
    - dispersion, reference_dispersion: normalised DP over the articles of either side, see ``dispersion``
    - articles, reference_articles: how many articles of either side have the word
    - capitals: the share of its occurrences with a capital letter, those left out that begin a passage or
      stand in a headline: near 1 for names. NaN where none is left. "I" has none
    - note: why there is no interval. What only one article has says little about an outlet, and is told here

    Sorted from the most over-used to the most under-used word by G². Raises ``ValueError`` where either side
    has no words.

    >>> from framing import Article, Codebook, analyze
    >>> articles = [
    ...     Article.from_text("Dogs bark. Dogs run.", id="a", outlet="Post"),
    ...     Article.from_text("Cats sleep. Dogs run.", id="b", outlet="Globe"),
    ... ]
    >>> study = analyze(articles, Codebook.sample("security"), sentiment=False)
    >>> keyness(study, "Post")[["word", "count", "reference_count", "log_ratio", "note"]].values.tolist()
    [['dogs', 2, 1, 1.0, 'only in one article; 1 article: no interval']]
    """
    return keyness_of_each(study, [target], by=by, voice=voice, n=n, fewest=fewest, level=level).drop(
        columns=by
    )


def keyness_of_each(
    study: Study,
    targets: Sequence[str] | None = None,
    *,
    by: str = "outlet",
    voice: Voice | None = "outlet",
    n: int = 1,
    fewest: int = 3,
    level: float = 0.95,
) -> pd.DataFrame:
    """The keyness of each target, or of every group, beside all other groups, one after the other.

    As ``keyness`` in everything, with the column named by ``by`` before the others.

    >>> from framing import Codebook, analyze, sample
    >>> study = analyze(sample(), Codebook.sample("security"), sentiment=False)
    >>> table = keyness_of_each(study, ["Daily Kestrel", "Zarnitsa World"])
    >>> table.groupby("outlet")["word"].first().to_dict()
    {'Daily Kestrel': 'got', 'Zarnitsa World': 'noted'}
    """
    import pandas as pd

    check_level(level)
    counts = count_ngrams(study, by=by, voice=voice, n=n, fewest=fewest)
    groups = np.array(counts.texts.groups, dtype=object)
    known = sorted(set(counts.texts.groups))
    tables = []
    for target in known if targets is None else targets:
        if target not in known or len(known) == 1:
            raise ValueError(_one_sided(target, known, by, voice))
        here = groups == target
        table = _compared(counts, side(counts, here), side(counts, ~here), level)
        table.insert(0, by, target)
        tables.append(table)
    return pd.concat(tables, ignore_index=True) if tables else pd.DataFrame(columns=[by, *RESULT])


def word_counts(
    study: Study, *, by: str = "outlet", voice: Voice | None = "outlet", n: int = 1
) -> pd.DataFrame:
    """How often each article uses each word, or n-gram, in one voice, or in all for None.

    Words are in small letters, curly apostrophes straight. Columns: article, the one named by ``by``, word,
    count.

    >>> from framing import Article, Codebook, analyze
    >>> article = Article.from_text("Talks fail. Talks go on.", id="a", outlet="Post")
    >>> study = analyze([article], Codebook.sample("security"), sentiment=False)
    >>> word_counts(study, n=2)["word"].tolist()
    ['talks fail', 'talks go', 'go on']
    """
    import pandas as pd

    counts = count_ngrams(study, by=by, voice=voice, n=n)
    return pd.DataFrame(
        {
            "article": [counts.texts.articles[text] for text in counts.text],
            by: [counts.texts.groups[text] for text in counts.text],
            "word": [counts.ngrams[ngram] for ngram in counts.ngram],
            "count": counts.number,
        }
    )


def _compared(counts: Counts, target: Side, rest: Side, level: float) -> pd.DataFrame:
    import pandas as pd

    pair = target.counts(), rest.counts()
    sizes = target.size, rest.size
    average = sum(sizes) / len({*target.articles, *rest.articles})
    prior = (pair[0] + pair[1]) * average / sum(sizes)
    difference, z = log_odds(*pair, *sizes, prior=prior, prior_size=average)
    low, high = ratio_interval(target, rest, level=level)
    g2, ratio = log_likelihood(*pair, *sizes), log_ratio(*pair, *sizes)
    notes = _notes(target, rest)
    allowed = np.array([not note for note in notes], dtype=bool)
    values = (
        counts.ngrams, *pair, *sizes, g2, ratio,
        np.where(allowed, low, np.nan), np.where(allowed, high, np.nan),
        difference, z, target.dispersion(), rest.dispersion(), target.carriers(), rest.carriers(),
        counts.capitals, notes,
    )  # fmt: skip
    table = pd.DataFrame(dict(zip(RESULT, values, strict=True)))
    table["signed"] = table["g2"] * np.sign(table["log_ratio"])
    table = table.sort_values(["signed", "word"], ascending=[False, True], ignore_index=True)
    return table.drop(columns="signed")


def _notes(target: Side, rest: Side) -> list[str]:
    """Why each n-gram has no interval; empty where it has one."""
    few = too_few(target, rest)
    pair = target.counts(), rest.counts()
    over = pair[0] * rest.size > pair[1] * target.size
    carriers = np.where(over, target.carriers(), rest.carriers())
    notes = []
    for one, overused, count, other in zip(carriers == 1, over, *pair, strict=True):
        where = "only in one article" if overused else "only in one article of the rest"
        absent = "" if count and other else "none in the rest" if count else "none here"
        reasons = [reason for reason in (where if one else "", absent, few) if reason]
        notes.append(f"{'; '.join(reasons)}: no interval" if reasons else "")
    return notes


def _one_sided(target: str, known: Sequence[str], by: str, voice: str | None) -> str:
    where = "in any voice" if voice is None else f"in the voice {voice!r}"
    return (
        f"Keyness compares {target!r} with the rest, and one of the two has no words {where}. "
        f"With words there, by {by}: {', '.join(known) or 'none'}."
    )
