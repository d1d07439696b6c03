"""Articles that mostly stand in another, and which of them is kept where one asks for duplicates to go."""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from framing.corpus import Corpus, Problem
from framing.reuse.runs import N, check_n, covered_by, in_several, ngrams, tokens_of

if TYPE_CHECKING:
    import pandas as pd
    from numpy.typing import NDArray

    from framing.article import Article

    Numbers = NDArray[np.int64]

SHARE = 0.5
"""The share of an article's words in another from which it is left out as a duplicate, where one asks."""


def duplicates(corpus: Iterable[Article], *, share: float = SHARE, n: int = N) -> pd.DataFrame:
    """The articles that mostly stand in another already, in groups, each with the one that is kept.

    From the earliest date on (of one date, from the longest; without a date, last), an article is kept
    unless at least ``share`` of its words stand, in runs of ``n`` or more, in one that is kept: then it
    belongs to the group of that, or of the one that has most of its words. So no article is left out for
    another that is left out, and an early notice that a longer report takes up is kept beside it.

    A row for each article of a group of two or more. Columns: group, article, outlet, date, words, kept (true
    or false), of (the article kept in its stead; itself where it is kept), share (of its words that stand
    there) and why. Time grows with the words of the corpus, and with what an article shares with those kept.
    Raises ``ValueError`` where ``share`` is not above 0 and at most 1, or ``n`` is below 1.

    >>> from framing import Article
    >>> wire = Article.from_text("Talks on the shield opened in Riga today.", id="wire", date="2015-11-10")
    >>> post = Article.from_text("Talks on the shield opened in Riga.", id="post", date="2015-11-11")
    >>> duplicates([post, wire])[["article", "kept", "of", "share"]].values.tolist()
    [['wire', True, 'wire', 1.0], ['post', False, 'wire', 1.0]]
    """
    import pandas as pd

    check_n(n)
    if not 0 < share <= 1:
        raise ValueError(f"A share is above 0 and at most 1; share={share} is not.")
    articles = list(corpus)
    tokens = [tokens_of(article) for article in articles]
    order = sorted(range(len(articles)), key=lambda place: _age(articles[place], len(tokens[place])))
    home = _kept_in_stead(ngrams(tokens, n), [len(own) for own in tokens], order, share, n)
    members: dict[int, list[int]] = defaultdict(list)
    for place in order:
        members[home[place].of].append(place)
    groups = [places for places in members.values() if len(places) > 1]
    rows = [
        (
            *(group, articles[place].id, articles[place].outlet, articles[place].date, len(tokens[place])),
            *(home[place].of == place, articles[home[place].of].id, home[place].share),
            _why(articles[place], articles[home[place].of], home[place].share),
        )
        for group, places in enumerate(groups)
        for place in places
    ]
    columns = ["group", "article", "outlet", "date", "words", "kept", "of", "share", "why"]
    return pd.DataFrame(rows, columns=columns).astype({"words": "int64", "kept": "bool", "share": "float64"})


def without_duplicates(corpus: Corpus, *, share: float = SHARE, n: int = N) -> Corpus:
    """The corpus without the articles that mostly stand in another, each told among its ``problems``.

    Which those are, ``duplicates`` says, with the same options. What was put right by hand stays with the
    articles that stay.

    >>> from framing import Article
    >>> text = "Talks on the shield opened in Riga today."
    >>> corpus = Corpus([Article.from_text(text, id=name, outlet=name) for name in ("Post", "Globe")])
    >>> print(*without_duplicates(corpus).problems)
    Post: Left out as a duplicate: 100% of its words stand in Globe, ...
    """
    table = duplicates(corpus, share=share, n=n)
    left_out = table[~table["kept"]]
    gone = dict(zip(left_out["article"], left_out["why"], strict=True))
    told = [
        Problem(article.path or Path(article.id), f"Left out as a duplicate: {gone[article.id]}")
        for article in corpus
        if article.id in gone
    ]
    return Corpus(
        [article for article in corpus if article.id not in gone],
        problems=[*corpus.problems, *told],
        aliases=corpus.aliases,
        corrections=[one for one in corpus.corrections if one.article not in gone],
    )


class _Home(NamedTuple):
    """The place of the article kept in an article's stead, and the share of its words that stand there."""

    of: int
    share: float


def _kept_in_stead(
    grams: Sequence[Numbers], sizes: Sequence[int], order: Iterable[int], share: float, n: int
) -> dict[int, _Home]:
    """For each article its home: itself, or a kept one that has at least ``share`` of its words."""
    holders: dict[int, list[int]] = defaultdict(list)
    home: dict[int, _Home] = {}
    shared = in_several(grams)
    for place in order:
        own = grams[place][shared[place]].tolist()
        lists = [holders.get(gram, []) for gram in own]
        starts = np.repeat(shared[place], [len(found) for found in lists])
        others = np.fromiter(itertools.chain.from_iterable(lists), dtype=np.int64, count=len(starts))
        kept, covered = covered_by(others, starts, n)
        best = int(covered.argmax()) if len(covered) else 0
        if len(covered) and covered[best] >= share * sizes[place]:
            home[place] = _Home(int(kept[best]), float(covered[best] / sizes[place]))
            continue
        home[place] = _Home(place, 1.0)
        for gram in set(own):
            holders[gram].append(place)
    return home


def _age(article: Article, words: int) -> tuple[bool, str, int, str]:
    """What sorts first the article to be kept."""
    return article.date is None, str(article.date), -words, article.id


def _why(article: Article, kept: Article, share: float) -> str:
    if article is kept:
        return "kept: it is the earliest, or of several of one day the longest"
    which = (
        "the earlier"
        if article.date != kept.date and kept.date is not None
        else "the longer, or the first by name, of the same date"
    )
    return f"{share:.0%} of its words stand in {kept.id}, {which}"
