"""Differences of rates between groups, paired by story, with permutation tests."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from zlib import crc32

import numpy as np

from framing.compare.counts import PER_WORDS, Counts, Sample, What, count, summed
from framing.compare.intervals import check_level, few
from framing.compare.paired import Pair
from framing.compare.permutation import Blocks, all_groups, each_group
from framing.passages import Voice

if TYPE_CHECKING:
    import pandas as pd
    from numpy.typing import NDArray

    from framing.study import Study

    Floats = NDArray[np.float64]
    Places = NDArray[np.intp]

_PAIR = (
    *("other", "stories", "articles", "count", "other_count", "words", "other_words"),
    *("difference", "low", "high", "ratio", "ratio_low", "ratio_high", "superiority"),
    *("p", "smallest_p", "q", "overall_p", "overall_smallest_p", "note"),
)
_MEAN = (
    *("stories", "articles", "count", "words", "rate", "expected", "difference", "low", "high"),
    *("p", "smallest_p", "q", "note"),
)
_NO_VARIATION = "no mention in these stories: no comparison"


def differences(
    study: Study,
    what: What = "frame",
    *,
    by: str = "outlet",
    voice: Voice = "outlet",
    against: str | None = None,
    level: float = 0.95,
    draws: int = 4_999,
    seed: int = 2015,
) -> pd.DataFrame:
    """How far the groups lie apart, two by two or each against one, in the stories that both have.

    ``what`` is the column of the mentions that is counted, ``by`` the column that makes the groups, of
    mentions and passages or of the articles; ``against`` names one group. Only words and mentions of the one
    ``voice`` count.

    Columns of the result, a row for each value of ``what`` and pair: ``what``; ``by`` and ``other``, the two
    groups; stories and articles (of both groups, in stories that both have, with words of the voice), count,
    other_count, words, other_words (in those); difference, in mentions per 1,000 words, low, high; ratio, the
    rate of the one by the rate of the other, ratio_low, ratio_high; superiority, the share of the stories in
    which the one has the higher rate, equal ones counting half (of pairs of articles where there is one
    story); p, smallest_p, q; overall_p, overall_smallest_p; note, which says why figures are missing.

    Difference and ratio are Mantel and Haenszel's: they compare within each story. That is why difference is
    not quite count by words less other_count by other_words. Rates have a natural zero, so that the ratio is
    the effect to report; superiority stands beside it as the standardised one, for it needs no standard
    deviation, which six articles cannot give. Intervals take stories as what varies, with Student's t.

    ``overall_p`` is of the test whether any group of all differs, which comes first: where it is not small,
    the pairs are chance. Both tests exchange the groups of articles within stories, all ways where there are
    no more than ``draws``, else so many at random. ``smallest_p`` is the smallest p that these articles could
    have given, had they been as different as they can be: six pairs of articles never give less than 1/32.
    ``q`` is p after Benjamini, Y. & Hochberg, Y. (1995), *JRSS B*, 57, 289–300, over the whole table.

    Raises ``ValueError`` for a column, a voice or a group that does not exist, and for a column that divides
    the articles (part, speaker): a headline cannot change places with a body.

    >>> from framing import Codebook, analyze, sample
    >>> study = analyze(sample(), Codebook.sample("security"), sentiment=False)
    >>> table = differences(study)
    >>> tested = table[table["p"].notna()]
    >>> bool((tested["p"] >= tested["smallest_p"]).all()), bool((tested["q"] < 0.05).any())
    (True, False)
    """
    import pandas as pd

    check_level(level)
    counts = _count(study, what, by=by, voice=voice, taken=_PAIR)
    overall = _overall(counts, draws=draws, seed=seed)
    rows: list[tuple[Any, ...]] = []
    for name, other, pair in _pairs(counts, against):
        apart = pair.apart(level=level)
        p, smallest = _pair_test(pair, draws=draws, rng=_rng(seed, name, other))
        for place, value in enumerate(counts.values):
            total = [int(side.mentions[:, place].sum()) for side in (pair.one, pair.other)]
            words = [int(side.words.sum()) for side in (pair.one, pair.other)]
            articles = len(np.union1d(pair.one.articles, pair.other.articles))
            effects = [float(column[place]) for column in apart]
            effects[:3] = [PER_WORDS * effect for effect in effects[:3]]
            if not sum(total):
                effects[3:] = [np.nan] * 4
            tests = (p[place], smallest[place], np.nan, *overall[:, place])
            rows.append(
                (value, name, other, pair.stories, articles, *total, *words, *effects, *tests,
                 _pair_note(pair, total))
            )  # fmt: skip
    table = pd.DataFrame(rows, columns=[what, by, *_PAIR])
    table = table.astype(dict.fromkeys(_PAIR[7:-1], "float64"))
    order = {value: place for place, value in enumerate(counts.values)}
    table = table.sort_values(what, key=lambda column: column.map(order), kind="stable", ignore_index=True)
    return table.assign(q=_adjusted(table["p"].to_numpy(float)))


def differences_by_story(
    study: Study,
    what: What = "frame",
    *,
    by: str = "outlet",
    voice: Voice = "outlet",
    against: str | None = None,
) -> pd.DataFrame:
    """The differences of which those of ``differences`` are the weighted means, story by story.

    Arguments as there. Columns of the result: ``what``, ``by``, other, in_story ("" where articles have
    none), difference (in mentions per 1,000 words).

    >>> from framing import Codebook, analyze, sample
    >>> study = analyze(sample(), Codebook.sample("security"), sentiment=False)
    >>> len(differences_by_story(study)) == 6 * len(differences(study))
    True
    """
    import pandas as pd

    columns = ("other", "in_story", "difference")
    counts = _count(study, what, by=by, voice=voice, taken=columns)
    rows = [
        (value, name, other, counts.stories[story], PER_WORDS * float(gap[place]))
        for name, other, pair in _pairs(counts, against)
        for place, value in enumerate(counts.values)
        for story, gap in zip(*pair.by_story, strict=True)
    ]
    return pd.DataFrame(rows, columns=[what, by, *columns]).astype({"difference": "float64"})


def from_the_mean(
    study: Study,
    what: What = "frame",
    *,
    by: str = "outlet",
    voice: Voice = "outlet",
    level: float = 0.95,
    draws: int = 4_999,
    seed: int = 2015,
) -> pd.DataFrame:
    """How far each group lies from all groups together, in the same stories.

    Arguments as for ``differences``. Columns of the result: ``what``, ``by``, stories (with another group),
    articles, count, words, rate, expected (the rate that the group would have at the rate of all groups in
    each of its stories, its own included), difference (rate less expected), low, high, p, smallest_p, q,
    note. Rates are in mentions per 1,000 words.

    The interval takes the group's distance from expectation in each story as what varies, or in each article
    where there is one story. Raises ``ValueError`` as ``differences`` does.

    >>> from framing import Codebook, analyze, sample
    >>> study = analyze(sample(), Codebook.sample("security"), sentiment=False)
    >>> table = from_the_mean(study, draws=99)
    >>> bool((table["rate"] - table["expected"] - table["difference"]).abs().max() < 1e-9)
    True
    """
    import pandas as pd

    check_level(level)
    counts = _count(study, what, by=by, voice=voice, taken=_MEAN)
    told = _Told.of(counts.group, counts.sample)
    p, smallest = np.full((2, len(counts.groups), len(counts.values)), np.nan)
    if len(told.group):
        tested = each_group(told.blocks, draws=draws, rng=np.random.default_rng(seed))
        p[: len(tested.p)], smallest[: len(tested.p)] = tested.p, tested.smallest
    rows: list[tuple[Any, ...]] = []
    for place, name in enumerate(counts.groups):
        own = told.of_group(place)
        mentions, words = own.sample.mentions[:, :, 0].sum(axis=0), own.sample.words.sum()
        half = np.full(len(counts.values), np.nan) if own.note else own.half(level=level)
        for number, value in enumerate(counts.values):
            rate, expected = (
                PER_WORDS * float(total[number]) / words if words else np.nan
                for total in (mentions, own.expected.sum(axis=0))
            )
            ends = (np.nan, np.nan)
            tests = (np.nan, np.nan)
            if own.mentioned[number]:
                ends = tuple(rate - expected + sign * PER_WORDS * half[number] for sign in (-1, 1))
                tests = (p[place, number], smallest[place, number])
            size = (own.stories, len(np.unique(own.sample.articles)), int(mentions[number]), int(words))
            note = own.note or ("" if own.mentioned[number] else _NO_VARIATION)
            rows.append((value, name, *size, rate, expected, rate - expected, *ends, *tests, np.nan, note))
    table = pd.DataFrame(rows, columns=[what, by, *_MEAN]).astype(dict.fromkeys(_MEAN[4:-1], "float64"))
    order = {value: place for place, value in enumerate(counts.values)}
    table = table.sort_values(what, key=lambda column: column.map(order), kind="stable", ignore_index=True)
    return table.assign(q=_adjusted(table["p"].to_numpy(float)))


@dataclass(frozen=True, slots=True, eq=False)
class _Told:
    """The articles of stories that several groups tell, by story, in one voice.

    ``expected`` (rows × values) are the mentions that an article would have at the rate of its story.
    """

    group: Places
    sample: Sample
    expected: Floats

    @classmethod
    def of(cls, group: Places, sample: Sample) -> _Told:
        """Those of the articles that have words and whose story has words of another group too."""
        spoken = np.flatnonzero(sample.words[:, 0] > 0)
        told = np.unique(np.stack([sample.stories[spoken], group[spoken]]), axis=1)
        stories, groups = np.unique(told[0], return_counts=True)
        shared = spoken[np.isin(sample.stories[spoken], stories[groups > 1])]
        rows = shared[np.argsort(sample.stories[shared], kind="stable")]
        own = sample.of(rows)
        place = np.unique(own.stories, return_inverse=True)[1]
        size = int(place.max()) + 1 if len(place) else 0
        totals = summed(own.mentions[:, :, 0], place, size) / summed(own.words, place, size)
        return cls(group[rows], own, own.words * totals[place])

    @property
    def blocks(self) -> Blocks:
        """Distances from expectation, to be permuted within stories."""
        block = np.unique(self.sample.stories, return_inverse=True)[1]
        return Blocks(self.sample.mentions[:, :, 0] - self.expected, self.group, block)

    def of_group(self, place: int) -> _Share:
        """One group's part."""
        rows = np.flatnonzero(self.group == place)
        stories = np.unique(self.sample.stories[rows])
        around = np.isin(self.sample.stories, stories)
        mentioned = self.sample.mentions[around, :, 0].sum(axis=0) > 0
        return _Share(self.sample.of(rows), self.expected[rows], mentioned)


@dataclass(frozen=True, slots=True, eq=False)
class _Share:
    """One group's articles, the mentions expected of them, and which values the stories mention at all."""

    sample: Sample
    expected: Floats
    mentioned: NDArray[np.bool_]

    @property
    def stories(self) -> int:
        """How many stories there are."""
        return len(np.unique(self.sample.stories))

    @property
    def note(self) -> str:
        """Why there is no interval; empty where there is one."""
        if not self.stories:
            return "no story in common with another group: no comparison"
        return few(self.stories if self.stories > 1 else len(self.sample.words), stories=self.stories > 1)

    def half(self, *, level: float) -> Floats:
        """Half the width of the interval of the difference, in mentions per word."""
        from scipy.stats import t

        units = self.sample.units
        expected = Sample(self.expected[:, :, None], *self._rest).units.mentions[:, :, 0]
        number, words = len(units.words), units.words.sum()
        distance = units.mentions[:, :, 0] - expected
        difference = distance.sum(axis=0) / words
        spread = number / (number - 1) * np.square(distance - difference * units.words).sum(axis=0)
        chance = units.mentions[:, :, 0].sum(axis=0)
        half: Floats = t.ppf((1 + level) / 2, number - 1) * np.sqrt(np.maximum(spread, chance)) / words
        return half

    @property
    def _rest(self) -> tuple[Floats, Places, Places]:
        return self.sample.words, self.sample.articles, self.sample.stories


def _count(study: Study, what: What, *, by: str, voice: Voice, taken: Sequence[str]) -> Counts:
    counts = count(study, what, by=by, voices=[voice], taken=taken)
    if counts.within:
        raise ValueError(
            f"Articles are compared whole, but {by!r} divides them: "
            f"compare.rates(study, by={by!r}) shows its rates with their intervals."
        )
    return counts


def _overall(counts: Counts, *, draws: int, seed: int) -> Floats:
    """The p of the test of all groups together, and the smallest attainable, for each value."""
    told = _Told.of(counts.group, counts.sample)
    if not len(told.group):
        return np.full((2, len(counts.values)), np.nan)
    tested = all_groups(told.blocks, draws=draws, rng=np.random.default_rng(seed))
    mentioned = told.sample.mentions[:, :, 0].any(axis=0)
    return np.where(mentioned, np.stack([tested.p, tested.smallest]), np.nan)


def _pairs(counts: Counts, against: str | None) -> Iterator[tuple[str, str, Pair]]:
    if against is not None and against not in counts.groups:
        raise ValueError(f"There is no group {against!r}. There are: {', '.join(counts.groups)}.")
    samples = dict(counts)
    named = (
        itertools.combinations(counts.groups, 2)
        if against is None
        else ((name, against) for name in counts.groups if name != against)
    )
    for name, other in named:
        yield name, other, Pair.of(samples[name], samples[other])


def _pair_test(pair: Pair, *, draws: int, rng: np.random.Generator) -> tuple[Floats, Floats]:
    """The p of each value and the smallest attainable; NaN where the labels cannot be exchanged."""
    sides = (pair.one, pair.other)
    nothing = np.full(pair.one.mentions.shape[1], np.nan)
    group = np.repeat([0, 1], [len(side.words) for side in sides])
    columns = ("mentions", "words", "articles", "stories")
    together = Sample(*(np.concatenate([getattr(side, name) for side in sides]) for name in columns))
    told = _Told.of(group, together)
    if not len(told.group) or told.blocks.arrangements() <= 2:
        return nothing, nothing
    tested = each_group(told.blocks, draws=draws, rng=rng)
    mentioned = together.mentions[:, :, 0].any(axis=0)
    p, smallest = (np.where(mentioned, figures[0], np.nan) for figures in (tested.p, tested.smallest))
    return p, smallest


def _pair_note(pair: Pair, total: Sequence[int]) -> str:
    if pair.stories == 1 and len(pair.one.words) == len(pair.other.words) == 1:
        return "1 article each: no test, no interval"
    if pair.note:
        return pair.note
    if not sum(total):
        return _NO_VARIATION
    return "" if all(total) else "no mention in one of the two: no interval of the ratio"


def _rng(seed: int, *names: str) -> np.random.Generator:
    """Draws that depend on the names alone, not on which other groups there are."""
    return np.random.default_rng([seed, *(crc32(name.encode("utf-8", "surrogatepass")) for name in names)])


def _adjusted(p: Floats) -> Floats:
    """The p of a table after Benjamini and Hochberg; those missing stay so and do not count."""
    from scipy.stats import false_discovery_control

    known = np.isfinite(p)
    adjusted = np.full(len(p), np.nan)
    if known.any():
        adjusted[known] = false_discovery_control(p[known])
    return adjusted
