"""How evenly an article's statements are shared among its speakers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, get_args

import numpy as np

from framing.compare.article_shares import shares
from framing.compare.intervals import check_level
from framing.compare.statements import statements
from framing.groups import by_column

if TYPE_CHECKING:
    import pandas as pd

    from framing.study import Study

Kind = Literal["speaker", "speaker_type"]

_RESULT = (
    *("articles", "statements", "unknown", "speakers"),
    *("different", "low", "high", "effective", "note"),
)


def source_evenness(
    study: Study, by: str = "outlet", *, of: Kind = "speaker", level: float = 0.95
) -> pd.DataFrame:
    """The chance that two statements of one article are by different speakers, by group.

    It is 0 where each article hears one speaker alone, and 1 where none is heard twice. For an article whose
    N statements are shared out as n₁, n₂, … it is 1 − Σ nᵢ (nᵢ − 1) / (N (N − 1)) (Simpson, E. H. (1949).
    Measurement of diversity. *Nature* 163, 688), which does not grow with N as the number of speakers and
    Shannon's entropy do; a group's is the mean of its articles'. ``of="speaker_type"`` asks for different
    types of speaker. ``effective`` is 1 / (1 − different): so many speakers, each heard equally often, would
    give the same chance (Hill, M. O. (1973). Diversity and evenness. *Ecology* 54, 427–432; Jost, L. (2006).
    Entropy and diversity. *Oikos* 113, 363–375).

    It is taken within articles, and not over all of a group's statements together: a group with more stories
    has more speakers whatever it does.

    Columns of the result: the one named by ``by``, articles (with two statements or more whose speakers are
    known: the others say nothing), statements and speakers (in those), unknown (statements of the group
    whose speaker could not be made out, left out), different, low, high, effective, note. The interval is
    that of a mean over stories, or over the articles of one story, on the scale of logits (see
    ``framing.compare.article_shares``). What has no value is NaN, and the note says why. Raises
    ``ValueError`` for a column that does not exist.

    >>> from framing import Codebook, analyze, sample
    >>> study = analyze(sample(), Codebook.sample("security"), sentiment=False)
    >>> bool(source_evenness(study)["different"].between(0, 1).all())
    True
    """
    import pandas as pd

    if of not in get_args(Kind):
        raise ValueError(f"Different can be {' or '.join(get_args(Kind))}, not {of!r}.")
    check_level(level)
    table = by_column(statements(study), study.articles, by, taken=[*_RESULT, of, "group"])
    rows: list[tuple[Any, ...]] = []
    for group, own in table.groupby(by):
        rows.append((group, *_row(own, of, level)))
    counts = dict.fromkeys(["articles", "statements", "unknown", "speakers"], "int64")
    values = dict.fromkeys(["different", "low", "high", "effective"], "float64")
    return pd.DataFrame(rows, columns=[by, *_RESULT]).astype({**counts, **values})


def _row(own: pd.DataFrame, of: Kind, level: float) -> tuple[Any, ...]:
    known = own[own[of].notna()]
    known = known[known.groupby("article")["group"].transform("size") >= 2]
    unknown = int(own[of].isna().sum())
    size = (known["article"].nunique(), len(known), unknown, known[of].nunique())
    if known.empty:
        nothing = (np.nan,) * 4
        return (*size, *nothing, "no article with two statements whose speakers are known: no value")
    chances = _chances(known, of)
    stories = known.drop_duplicates("article").set_index("article")["story"].fillna("")
    found = shares(
        np.array([chances.to_list()], dtype=np.float64).T,
        np.ones(len(chances)),
        stories.loc[chances.index].tolist(),
        level=level,
        counted=False,
    )[0]
    effective, note = 1 / (1 - found.share) if found.share < 1 else np.nan, found.note
    if found.share == 1:
        note = "; ".join([*filter(None, [note]), "no speaker twice in an article: no effective number"])
    return (*size, found.share, found.low, found.high, effective, note)


def _chances(known: pd.DataFrame, of: Kind) -> pd.Series[float]:
    """For each article, in the order of their ids, the chance that two of its statements differ."""
    times = known.groupby(["article", of]).size()
    number = times.groupby("article").sum()
    return 1 - (times * (times - 1)).groupby("article").sum() / (number * (number - 1))
