"""Rates of mentions by outlet and voice; intervals resample whole articles."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, get_args
from zlib import crc32

import numpy as np

from framing.groups import by_column
from framing.passages import VOICES, Voice
from framing.resampling import FEWEST, times_drawn

if TYPE_CHECKING:
    import pandas as pd
    from numpy.typing import NDArray

    from framing.study import Study

    Floats = NDArray[np.float64]

What = Literal["frame", "phrase", "stance"]

PER_WORDS = 1_000
"""A rate is the number of mentions in so many words."""

_STANCES = ("asserted", "hedged", "denied")
_PLURAL = {"article": "articles", "story": "stories"}
_DRAWN_AT_ONCE = 2_000_000
_RESULT = ("voice", "count", "words", "articles", "stories", "rate", "low", "high", "note")


def rates(
    study: Study,
    what: What = "frame",
    *,
    by: str = "outlet",
    voice: Voice | None = None,
    level: float = 0.95,
    draws: int = 2_000,
    seed: int = 2015,
) -> pd.DataFrame:
    """Mentions per 1,000 words of each voice, by group, with a bootstrap interval.

    ``what`` is the column of the mentions that is counted, ``by`` a column of mentions and passages (outlet,
    story, part, speaker) or of the articles. One row for each group, value and voice, those never mentioned
    too, or for the one ``voice`` that is named.

    Columns of the result: the ones named by ``by`` and ``what``, voice, count, words (of that voice),
    articles and stories (of the group), rate, low, high, note. The rate is NaN where the group has no word of
    the voice; low and high are NaN where there is no interval; the note says why in either case.

    The interval resamples whole articles, since the words of one article do not vary on their own: first
    stories, then articles within each story that has several (Davison, A. C. & Hinkley, D. V. (1997).
    *Bootstrap Methods and their Application*, section 3.8). Its ends are percentiles of the resampled rates.
    Where units are few, percentile intervals are too narrow: they hold the true rate less often than
    ``level`` says (section 5.3 there).

    Equal seeds give equal intervals, whatever the order of the articles and the other groups. Raises
    ``ValueError`` for a column or voice that does not exist.

    >>> from framing import Codebook, analyze, sample
    >>> corpus = sample().where(story="missile-shield")
    >>> study = analyze(corpus, Codebook.sample("security"), sentiment=False)
    >>> rates(study, voice="outlet")["note"].unique().tolist()
    ['1 article: no interval']
    """
    import pandas as pd

    _check(what, voice, level)
    taken = [what, *_RESULT]
    mentions = by_column(study.mentions, study.articles, by, taken=taken)
    passages = by_column(study.passages, study.articles, by, taken=taken)
    values = _values(study, what)
    voices = VOICES if voice is None else (voice,)
    rows: list[tuple[Any, ...]] = []
    for group, own in passages.groupby(by):
        sample = _sample(own, mentions[mentions[by] == group], what, values=values, voices=voices)
        rng = np.random.default_rng([seed, crc32(str(group).encode("utf-8", "surrogatepass"))])
        low, high = _interval(sample, level=level, draws=draws, rng=rng)
        for (i, value), (j, name) in ((a, b) for a in enumerate(values) for b in enumerate(voices)):
            count, words = int(sample.counts[:, i, j].sum()), int(sample.words[:, j].sum())
            note = _note(sample, j, count)
            ends = (low[i, j], high[i, j]) if not note else (np.nan, np.nan)
            rate = PER_WORDS * count / words if words else np.nan
            rows.append((group, value, name, count, words, *sample.size, rate, *ends, note))
    table = pd.DataFrame(rows, columns=[by, what, *_RESULT])
    return table.astype({"count": "int64", "words": "int64", "rate": "float64"})


def _check(what: str, voice: str | None, level: float) -> None:
    if what not in get_args(What):
        raise ValueError(
            f"There is no {what!r} to count in mentions. There are: {', '.join(get_args(What))}."
        )
    if voice is not None and voice not in VOICES:
        raise ValueError(f"There is no voice {voice!r}. There are: {', '.join(VOICES)}.")
    if not 0 < level < 1:
        raise ValueError(f"The level of an interval lies between 0 and 1; {level} does not.")


@dataclass(frozen=True, slots=True)
class _Sample:
    """One group's articles: mentions (articles × values × voices), words (articles × voices) and stories."""

    counts: Floats
    words: Floats
    stories: Sequence[NDArray[np.intp]]

    @property
    def size(self) -> tuple[int, int]:
        """The number of articles and of stories."""
        return len(self.words), len(self.stories)

    @property
    def units(self) -> list[int]:
        """How many of what is drawn first (stories, or the articles of one story) speak in each voice."""
        alone = len(self.stories) == 1
        units = self.words if alone else [self.words[members].sum(axis=0) for members in self.stories]
        return [int(number) for number in np.count_nonzero(units, axis=0)]


def _values(study: Study, what: What) -> list[str]:
    """What can be counted, in the order of the codebook, with anything else that was."""
    if what == "frame":
        known = [frame.label for frame in study.codebook.frames]
    elif what == "phrase":
        known = [phrase.text for frame in study.codebook.frames for phrase in frame.phrases]
    else:
        known = [*_STANCES]
    return list(dict.fromkeys([*known, *sorted(study.mentions[what].dropna().unique())]))


def _sample(
    passages: pd.DataFrame, mentions: pd.DataFrame, what: What, *, values: list[str], voices: Sequence[str]
) -> _Sample:
    # In order of the ids, so that the draws do not depend on the order in which the articles were read.
    articles = passages.drop_duplicates("article").sort_values("article").set_index("article")
    words = np.zeros((len(articles), len(voices)))
    counts = np.zeros((len(articles), len(values), len(voices)))
    passages = passages[passages["voice"].isin(voices)]
    mentions = mentions[mentions["voice"].isin(voices)]
    place = {id: number for number, id in enumerate(articles.index)}
    row, column = passages["article"].map(place), passages["voice"].map(voices.index)
    np.add.at(words, (row.to_numpy(int), column.to_numpy(int)), passages["words"].to_numpy(float))
    where = (
        mentions["article"].map(place),
        mentions[what].map(values.index),
        mentions["voice"].map(voices.index),
    )
    np.add.at(counts, tuple(axis.to_numpy(int) for axis in where), 1)
    stories = articles["story"].fillna("").to_numpy()
    return _Sample(counts, words, [np.flatnonzero(stories == story) for story in dict.fromkeys(stories)])


def _note(sample: _Sample, voice: int, count: int) -> str:
    """Why there is no rate or no interval; empty where there is one."""
    units = sample.units[voice]
    if not units:
        return "no word in this voice: no rate"
    if units < FEWEST:
        name = "article" if len(sample.stories) == 1 else "story"
        return f"{units} {name if units == 1 else _PLURAL[name]}: no interval"
    return "" if count else "no mention: no interval"


def _interval(
    sample: _Sample, *, level: float, draws: int, rng: np.random.Generator
) -> tuple[Floats, Floats]:
    """The ends of the percentile intervals of all rates (values × voices), where there are units enough."""
    articles, values, voices = sample.counts.shape
    if max(sample.units) < FEWEST:
        nothing = np.full((values, voices), np.nan)
        return nothing, nothing
    counts = sample.counts.reshape(articles, values * voices)
    drawn = []
    block = max(1, _DRAWN_AT_ONCE // articles)
    for first in range(0, draws, block):
        times = times_drawn(sample.stories, min(block, draws - first), rng)
        with np.errstate(invalid="ignore", divide="ignore"):
            rate = (times @ counts).reshape(-1, values, voices) / (times @ sample.words)[:, None, :]
        drawn.append(PER_WORDS * rate)
    rate = np.concatenate(drawn)
    # A draw without a word in the voice says nothing of its rate; where all are so there is no interval.
    rate[:, :, ~np.isfinite(rate).any(axis=(0, 1))] = 0
    tail = (1 - level) / 2
    low, high = np.nanquantile(rate, [tail, 1 - tail], axis=0)
    return low, high
