"""Mentions and words by article: what rates and differences are reckoned from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, get_args

import numpy as np

from framing.groups import by_column
from framing.passages import VOICES

if TYPE_CHECKING:
    import pandas as pd
    from numpy.typing import NDArray

    from framing.study import Study

    Floats = NDArray[np.float64]
    Places = NDArray[np.intp]

What = Literal["frame", "phrase", "stance"]

PER_WORDS = 1_000
"""A rate is the number of mentions in so many words."""

_STANCES = ("asserted", "hedged", "denied")


@dataclass(frozen=True, slots=True, eq=False)
class Sample:
    """Articles, or parts of articles: mentions (articles × values × voices), words (articles × voices).

    ``articles`` and ``stories`` number the article and the story of each row, by the order of their names.
    """

    mentions: Floats
    words: Floats
    articles: Places
    stories: Places

    def of(self, rows: Places) -> Sample:
        """These rows alone."""
        return Sample(self.mentions[rows], self.words[rows], self.articles[rows], self.stories[rows])

    @property
    def units(self) -> Sample:
        """What varies on its own: stories, each as one row; where there is one story, its articles."""
        if not len(self.stories) or self.stories.min() == self.stories.max():
            return self
        stories, place = np.unique(self.stories, return_inverse=True)
        return Sample(
            summed(self.mentions, place, len(stories)),
            summed(self.words, place, len(stories)),
            stories,
            stories,
        )


@dataclass(frozen=True, slots=True, eq=False)
class Counts:
    """All articles of a study by group, with the names of groups, of what was counted, and of voices.

    ``group`` numbers the group of each row of ``sample``; rows are in the order of groups, then articles.
    ``stories`` are the names of the stories that the sample numbers, "" for none.
    ``within`` is true where one article has rows in several groups: its parts, its speakers.
    """

    groups: Sequence[str]
    values: Sequence[str]
    voices: Sequence[str]
    stories: Sequence[str]
    group: Places
    sample: Sample

    def __iter__(self) -> Iterator[tuple[str, Sample]]:
        """Each group's name and sample."""
        edges = np.searchsorted(self.group, np.arange(len(self.groups) + 1))
        for place, name in enumerate(self.groups):
            yield name, self.sample.of(np.arange(edges[place], edges[place + 1]))

    @property
    def within(self) -> bool:
        """Whether an article is divided among groups."""
        return len(np.unique(self.sample.articles)) < len(self.sample.articles)


def summed(rows: Floats, place: Places, size: int) -> Floats:
    """The rows added up by ``place``, a number below ``size`` for each.

    >>> summed(np.array([1.0, 2.0, 4.0]), np.array([1, 0, 1]), 2).tolist()
    [2.0, 5.0]
    """
    total = np.zeros((size, *rows.shape[1:]))
    np.add.at(total, place, rows)
    return total


def count(study: Study, what: What, *, by: str, voices: Sequence[str], taken: Sequence[str] = ()) -> Counts:
    """Count the mentions and the words of each voice, article by article, within each group of ``by``.

    ``what`` is the column of the mentions that is counted. ``by`` is a column of mentions and passages, or of
    the articles; a missing value is a group of its own. ``taken`` names the columns of the caller's table,
    which ``by`` cannot have. Raises ``ValueError`` for a column or voice that does not exist.

    >>> from framing import Codebook, analyze, sample
    >>> study = analyze(sample(), Codebook.sample("security"), sentiment=False)
    >>> counts = count(study, "stance", by="outlet", voices=["outlet"])
    >>> counts.values, counts.sample.mentions.shape
    (['asserted', 'hedged', 'denied'], (36, 3, 1))
    """
    _check(what, voices)
    taken = [what, *taken]
    passages = by_column(study.passages, study.articles, by, taken=taken)
    mentions = by_column(study.mentions, study.articles, by, taken=taken)
    values = values_of(study, what)
    groups, articles = (sorted(passages[column].unique()) for column in (by, "article"))
    group_of, article_of = _places(groups), _places(articles)
    rows = {column: passages[column].map(place).to_numpy(int) for column, place in ((by, group_of),)}
    key = rows[by] * len(articles) + passages["article"].map(article_of).to_numpy(int)
    cells, cell = np.unique(key, return_inverse=True)
    words = np.zeros((len(cells), len(voices)))
    voice = passages["voice"].map(_places(voices))
    known = voice.notna().to_numpy()
    place = (cell[known], voice[known].to_numpy(int))
    np.add.at(words, place, passages["words"].to_numpy(float)[known])
    counted = np.zeros((len(cells), len(values), len(voices)))
    mentions = mentions[mentions["voice"].isin(voices) & mentions[what].notna()]
    key = mentions[by].map(group_of).to_numpy(int) * len(articles)
    key += mentions["article"].map(article_of).to_numpy(int)
    axes = (mentions[what].map(_places(values)), mentions["voice"].map(_places(voices)))
    np.add.at(counted, (np.searchsorted(cells, key), *(axis.to_numpy(int) for axis in axes)), 1)
    group, article = np.divmod(cells, max(1, len(articles)))
    stories, story = _stories(study.passages, articles)
    return Counts(
        groups, values, list(voices), stories, group, Sample(counted, words, article, story[article])
    )


def values_of(study: Study, what: What) -> list[str]:
    """What can be counted, in the order of the codebook, with anything else that was.

    >>> from framing import Codebook, analyze, sample
    >>> study = analyze(sample(), Codebook.sample("security"), sentiment=False)
    >>> values_of(study, "stance")
    ['asserted', 'hedged', 'denied']
    """
    if what == "frame":
        known = [frame.label for frame in study.codebook.frames]
    elif what == "phrase":
        known = [phrase.text for frame in study.codebook.frames for phrase in frame.phrases]
    else:
        known = [*_STANCES]
    return list(dict.fromkeys([*known, *sorted(study.mentions[what].dropna().unique())]))


def _check(what: str, voices: Sequence[str]) -> None:
    if what not in get_args(What):
        raise ValueError(
            f"There is no {what!r} to count in mentions. There are: {', '.join(get_args(What))}."
        )
    for voice in voices:
        if voice not in VOICES:
            raise ValueError(f"There is no voice {voice!r}. There are: {', '.join(VOICES)}.")


def _places(names: Sequence[Any]) -> dict[Any, int]:
    return {name: place for place, name in enumerate(names)}


def _stories(passages: pd.DataFrame, articles: list[str]) -> tuple[list[str], Places]:
    """The names of the stories, and the number of each article's; all without a story are of one."""
    first = passages.drop_duplicates("article").set_index("article")["story"]
    names = first.reindex(articles).fillna("").tolist()
    stories = sorted(set(names))
    numbers = _places(stories)
    return stories, np.array([numbers[name] for name in names], dtype=np.intp)
