"""The headline against the body: how often each names a frame."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from framing.compare.article_shares import counts_by_article, shares
from framing.compare.intervals import check_level
from framing.groups import by_column
from framing.passages import VOICES, Voice

if TYPE_CHECKING:
    import pandas as pd

    from framing.study import Study

PER_WORDS = 1_000
"""A rate is the number of mentions in so many words."""

_PLACES = {"headline": "headline", "standfirst": "headline", "lede": "body", "body": "body"}
_RESULT = ("frame", "place", "count", "words", "articles", "rate", "low", "high", "note")


def headline_against_body(
    study: Study, by: str | None = "outlet", *, voice: Voice | None = None, level: float = 0.95
) -> pd.DataFrame:
    """Mentions of each frame per 1,000 words of headlines, and per 1,000 words of bodies, by group.

    The place ``headline`` is the headline and the standfirst, ``body`` the lede and all paragraphs after it;
    captions are neither. ``by`` is a column of the passages or of the articles; None takes all articles
    together. All words count, whoever's they are, or those of one ``voice`` alone.

    Columns of the result: the one named by ``by``, frame, place, count, words, articles (that have words
    there), rate, low, high, note. For the interval stories, or the articles of one story, are what varies on
    its own (see ``framing.compare.article_shares``); headlines hold few words, so that it is wide or missing.
    What cannot be known is NaN, and the note says why. Raises ``ValueError`` for a column or voice that does
    not exist.

    >>> from framing import Article, Codebook, analyze
    >>> article = Article.from_text(
    ...     "Arms race looms\\n\\nThe talks have failed.", id="a", outlet="Post", title="Arms race looms"
    ... )
    >>> study = analyze([article], Codebook.sample("security"), sentiment=False)
    >>> table = headline_against_body(study).query("frame == 'arms race'")
    >>> table[["outlet", "place", "count", "words"]].values.tolist()
    [['Post', 'headline', 1, 3], ['Post', 'body', 0, 4]]
    """
    import pandas as pd

    check_level(level)
    if voice is not None and voice not in VOICES:
        raise ValueError(f"There is no voice {voice!r}. There are: {', '.join(VOICES)}.")
    passages, mentions = (_placed(study, name, by, voice) for name in ("passages", "mentions"))
    group = "everything" if by is None else by
    frames = [frame.label for frame in study.codebook.frames]
    frames = list(dict.fromkeys([*frames, *sorted(mentions["frame"].dropna().unique())]))
    cells = dict(list(mentions.groupby([group, "place"])))
    runs = dict(list(passages.groupby([group, "place"])))
    rows: list[tuple[Any, ...]] = []
    for name in sorted(passages[group].unique()):
        for place in ("headline", "body"):
            own, named = runs.get((name, place), passages[:0]), cells.get((name, place))
            rows.extend((name, *row) for row in _rows(own, named, frames, place, level))
    table = pd.DataFrame(rows, columns=[group, *_RESULT])
    order = {frame: number for number, frame in enumerate(frames)}
    table = table.sort_values([group, "frame"], key=lambda c: c.map(order) if c.name == "frame" else c,
                              kind="stable").reset_index(drop=True)  # fmt: skip
    table = table.astype(dict.fromkeys(["count", "words", "articles"], "int64"))
    table = table.astype(dict.fromkeys(["rate", "low", "high"], "float64"))
    return table.drop(columns=group) if by is None else table


def _placed(study: Study, name: str, by: str | None, voice: str | None) -> pd.DataFrame:
    """The passages or mentions of headlines and bodies, with the columns ``place`` and of the group."""
    table: pd.DataFrame = getattr(study, name)
    if by is None:
        table = table.assign(everything="")
    else:
        table = by_column(table, study.articles, by, taken=[*_RESULT, "part"])
    table = table.assign(place=table["part"].map(_PLACES))
    kept = table["place"].notna() if voice is None else table["place"].notna() & (table["voice"] == voice)
    return table[kept]


def _rows(
    passages: pd.DataFrame, mentions: pd.DataFrame | None, frames: list[str], place: str, level: float
) -> list[tuple[Any, ...]]:
    articles, first, row = np.unique(passages["article"].to_numpy(), return_index=True, return_inverse=True)
    words = np.zeros(len(articles))
    np.add.at(words, row, passages["words"].to_numpy(dtype=np.float64))
    total = int(words.sum())
    if not total:
        nothing = (np.nan,) * 3
        return [(frame, place, 0, 0, 0, *nothing, f"no word in the {place}: no rate") for frame in frames]
    if mentions is None:
        mentions = passages.assign(frame=None)[:0]
    counts = counts_by_article(mentions, articles, "frame", frames)
    stories = passages["story"].fillna("").iloc[first].tolist()
    found = shares(counts, words, stories, level=level)
    size = (total, int((words > 0).sum()))
    return [
        (frame, place, count, *size, *(PER_WORDS * x for x in (one.share, one.low, one.high)),
         one.note if count else "no mention: no interval")
        for frame, count, one in zip(frames, counts.sum(axis=0), found, strict=True)
    ]  # fmt: skip
