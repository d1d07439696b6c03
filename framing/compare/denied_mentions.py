"""Denial: which mentions of a frame are asserted, hedged or denied, where in the text and in whose voice."""

from __future__ import annotations

from dataclasses import astuple
from typing import TYPE_CHECKING, Any

import numpy as np

from framing.compare.article_shares import of_articles
from framing.compare.intervals import check_level
from framing.groups import by_column
from framing.passages import VOICES

if TYPE_CHECKING:
    import pandas as pd

    from framing.study import Study

STANCES = ("asserted", "hedged", "denied")
PARTS = ("headline", "standfirst", "lede", "body", "caption")

PER_WORDS = 1_000
"""A rate is the number of mentions in so many words."""

_RESULT = ("part", "voice", "stance", "count", "mentions", "words", "rate", "share", "low", "high", "note")
_OF_MENTIONS_ALONE = ("frame", "phrase")


def denial(study: Study, by: str = "outlet", *, level: float = 0.95) -> pd.DataFrame:
    """Mentions asserted, hedged and denied, by group, part of the text and voice.

    To deny a frame is to name it: Lakoff, G. (2004). *Don't Think of an Elephant!* Chelsea Green. Whether
    readers then believe it more is disputed; see ``docs/who-is-heard.md``. The table counts what they read,
    not what it does to them.

    ``by`` is a column of passages and mentions (outlet, story), of the articles, or of the mentions alone
    (frame, phrase), whose rates all divide by the same words. Columns of the result: the one named by
    ``by``; part (headline, standfirst, lede, body, caption), voice, stance; count; mentions, of any stance
    in this part and voice; words of this part and voice; rate, count per 1,000 of these words; share, count /
    mentions; low, high, the interval of the share, for which stories, or the articles of one story, are what
    varies on its own (see ``framing.compare.article_shares``); note. Parts
    and voices without a word have no row. What cannot be known is NaN, and the note says why. ``count`` and
    ``mentions`` may be summed over parts and voices, ``words`` too within one stance. Raises ``ValueError``
    for a column that does not exist.

    >>> from framing import Article, Codebook, analyze
    >>> article = Article.from_text("Ministers denied an arms race.", id="talks/post", outlet="The Post")
    >>> study = analyze([article], Codebook.sample("security"), sentiment=False)
    >>> denial(study).query("count > 0")[["outlet", "voice", "stance", "count", "words"]].values.tolist()
    [['The Post', 'indirect', 'denied', 1, 3]]
    """
    import pandas as pd

    check_level(level)
    mentions = by_column(study.mentions, study.articles, by, taken=_RESULT)
    mentions = mentions[mentions["stance"].isin(STANCES)]
    sizes = _sizes(study, mentions, by)
    cells = dict(list(mentions.groupby([by, "part", "voice"])))
    rows: list[tuple[Any, ...]] = []
    for group, part, voice, words in sizes.itertuples(index=False):
        rows.extend(_rows((group, part, voice), cells.get((group, part, voice)), int(words), level))
    table = pd.DataFrame(rows, columns=[by, *_RESULT])
    table = table.astype(dict.fromkeys(["count", "mentions", "words"], "int64"))
    return table.astype(dict.fromkeys(["rate", "share", "low", "high"], "float64"))


def _sizes(study: Study, mentions: pd.DataFrame, by: str) -> pd.DataFrame:
    """The words of each group, part and voice that has any, in the order of the text and of the voices."""
    if by in _OF_MENTIONS_ALONE:
        groups = mentions[[by]].drop_duplicates()
        words = study.passages.groupby(["part", "voice"])["words"].sum().reset_index()
        sizes = groups.merge(words, how="cross")
    else:
        passages = by_column(study.passages, study.articles, by, taken=_RESULT)
        sizes = passages.groupby([by, "part", "voice"])["words"].sum().reset_index()
    part = {name: place for place, name in enumerate(PARTS)}
    voice = {name: place for place, name in enumerate(VOICES)}
    sizes = sizes[sizes["words"] > 0]
    sizes = sizes.assign(at=sizes["part"].map(part), whose=sizes["voice"].map(voice))
    return sizes.sort_values([by, "at", "whose"], kind="stable")[[by, "part", "voice", "words"]]


def _rows(
    where: tuple[Any, ...], own: pd.DataFrame | None, words: int, level: float
) -> list[tuple[Any, ...]]:
    if own is None:
        return [
            (*where, stance, 0, 0, words, 0.0, np.nan, np.nan, np.nan, "no mention: no share")
            for stance in STANCES
        ]
    found = of_articles(own, "stance", STANCES, level=level)
    counts = own["stance"].value_counts()
    return [
        (*where, s, counts.get(s, 0), len(own), words, PER_WORDS * counts.get(s, 0) / words, *astuple(one))
        for s, one in zip(STANCES, found, strict=True)
    ]
