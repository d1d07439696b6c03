"""Shuffled labels, shuffle by shuffle: what a permutation test does, laid open.

``differences`` tells how often chance alone sets two groups as far apart; here are the single shuffles, to
look at and to count.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from typing import TYPE_CHECKING

import numpy as np

from framing.compare.counts import PER_WORDS, Sample, What, count
from framing.compare.paired import Pair
from framing.compare.permutation import Blocks, orders
from framing.passages import Voice

if TYPE_CHECKING:
    import pandas as pd
    from numpy.typing import NDArray

    from framing.study import Study

    Places = NDArray[np.intp]

_COLUMNS = ("exchanged", "count", "other_count", "difference", "as_far")
_ALIKE = 1e-9


def shuffled(
    study: Study,
    value: str,
    groups: tuple[str, str],
    *,
    what: What = "frame",
    by: str = "outlet",
    voice: Voice = "outlet",
    draws: int = 5,
    seed: int = 2015,
) -> pd.DataFrame:
    """How far two groups lie apart as they are, and with their labels exchanged at random within stories.

    ``value`` is what is counted, one of the values of ``what``; ``groups`` names two of those that ``by``
    makes. Only the stories of both count, and only words and mentions of the one ``voice``.

    Columns of the result, a row for the groups as they are (numbered 0) and one for each shuffle: exchanged,
    the stories in which labels changed; count and other_count, the mentions of either group; difference, in
    mentions per 1,000 words, as in ``differences``; as_far, whether the groups lie as far apart as they do as
    they are. Where there are no more than ``draws`` ways to arrange the labels, the rows are all of them,
    each once. The mean of as_far is the p of ``differences``, of all ways or of those drawn.

    Raises ``ValueError`` for a column, a voice, a value or a group that does not exist, and where the two
    have no story in common.

    >>> from framing import Codebook, analyze, sample
    >>> study = analyze(sample(), Codebook.sample("blame-and-crisis"), sentiment=False)
    >>> ways = shuffled(
    ...     study, "scandal", ("The Wharfinger", "Corvane News Agency"), voice="direct", draws=64
    ... )
    >>> len(ways), float(ways["as_far"].mean())
    (64, 0.25)
    """
    import pandas as pd

    counts = count(study, what, by=by, voices=[voice], taken=_COLUMNS)
    if counts.within:
        raise ValueError(f"Articles are shuffled whole, but {by!r} divides them.")
    if value not in counts.values:
        raise ValueError(f"There is no {what} {value!r}. There are: {', '.join(counts.values)}.")
    samples = dict(counts)
    for name in groups:
        if name not in samples:
            raise ValueError(f"There is no group {name!r}. There are: {', '.join(counts.groups)}.")
    pair = Pair.of(*(samples[name] for name in groups))
    if not pair.stories:
        raise ValueError(f"{groups[0]} and {groups[1]} have no story in common with words of this voice.")
    place = counts.values.index(value)
    both, group = _together(pair)
    gaps: list[float] = []
    rows: list[tuple[str, int, int, float, bool]] = []
    for labels in _arrangements(group, both.stories, draws=draws, rng=np.random.default_rng(seed)):
        changed = sorted({counts.stories[story] for story in both.stories[labels != group]})
        sides = [both.of(np.flatnonzero(labels == side)) for side in (0, 1)]
        gap, weight = Pair(*sides).gap
        gaps.append(abs(float(gap[place])))
        first, second = (round(side.mentions[:, place, 0].sum()) for side in sides)
        as_far = gaps[-1] >= gaps[0] - _ALIKE
        rows.append((", ".join(changed), first, second, PER_WORDS * float(gap[place]) / weight, as_far))
    return pd.DataFrame(rows, columns=list(_COLUMNS)).astype({"difference": "float64"})


def _together(pair: Pair) -> tuple[Sample, Places]:
    """The articles of both groups by story, and the group of each: 0 or 1."""
    sides = (pair.one, pair.other)
    names = ("mentions", "words", "articles", "stories")
    both = Sample(*(np.concatenate([getattr(side, name) for side in sides]) for name in names))
    order = np.argsort(both.stories, kind="stable")
    group: Places = np.repeat([0, 1], [len(side.words) for side in sides])
    return both.of(order), group[order]


def _arrangements(
    group: Places, stories: Places, *, draws: int, rng: np.random.Generator
) -> Iterator[Places]:
    """The labels as they are, then every other way to arrange them in stories, or so many at random."""
    yield group
    own = [group[stories == story] for story in np.unique(stories)]
    block = np.unique(stories, return_inverse=True)[1]
    if Blocks(np.zeros((len(group), 1)), group, block).arrangements() <= draws:
        for way in itertools.product(*(list(orders(part.tolist())) for part in own)):
            labels = np.concatenate([np.array(part, dtype=group.dtype) for part in way])
            if (labels != group).any():
                yield labels
        return
    for _ in range(draws):
        yield np.concatenate([rng.permutation(part) for part in own])
