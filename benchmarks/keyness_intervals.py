"""How often the interval of a log ratio holds the true one, and what picking words does to it.

    python benchmarks/keyness_intervals.py

First, simulated words whose true log ratio is known: an outlet tells each story in an article of 200 to 600
words, five others together in 1,200 to 3,000; a word's rate varies between stories, alike for all, and
between articles. The kit's interval stands beside the percentile interval of stories drawn anew, the usual
bootstrap. Words that the kit gives no interval (absent on one side, or in one article alone) are left out
of both.

Second, the sample with the outlets' names dealt out anew within each story, so that no outlet has words of
its own: how many of the words that the figure would pick have an interval that leaves out 0 all the same.
"""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any, NamedTuple

import numpy as np

from framing import Codebook, Study, analyze, sample
from framing.figures.keywords import most_different
from framing.keyness import keyness_of_each
from framing.keyness.ratio_intervals import ratio_interval
from framing.keyness.sides import Side
from framing.resampling import times_drawn

RATES = ((8, 2), (3, 3), (20, 15))
"""Times in 1,000 words, in the outlet and in the others."""
STORIES = (4, 6, 12, 30)
EACH = 5
SEED = 2015
Array = np.ndarray[Any, Any]


class Held(NamedTuple):
    """How often the intervals held the true log ratio, and how wide they were in the median."""

    words: int
    kit: float
    kit_width: float
    bootstrap: float
    bootstrap_width: float


def coverage(stories: int, rates: tuple[float, float], *, words: int = 2000, corpora: int = 20) -> Held:
    """What both intervals do for so many words in so many corpora of their own article lengths.

    >>> held = coverage(6, (8, 2), words=200, corpora=2)
    >>> held.words <= 200, held.kit > held.bootstrap
    (True, True)
    """
    rng = np.random.default_rng([SEED, stories, *rates])
    true = np.log2(rates[0] / rates[1])
    found = []
    for _ in range(corpora):
        target, rest, tables = _simulated(stories, rates, words // corpora, rng)
        low, high = ratio_interval(target, rest)
        several = np.isfinite(low) & (target.carriers() > 1) & (rest.carriers() > 1)
        ends = (low[several], high[several], *_bootstrap(*tables, rng=rng)[:, several])
        found.append(np.stack(ends))
    low, high, other_low, other_high = np.concatenate(found, axis=1)
    return Held(
        len(low),
        float(((low <= true) & (true <= high)).mean()),
        float(np.median(high - low)),
        float(((other_low <= true) & (true <= other_high)).mean()),
        float(np.median(other_high - other_low)),
    )


def _simulated(
    stories: int, rates: tuple[float, float], words: int, rng: np.random.Generator
) -> tuple[Side, Side, tuple[Array, Array, Array, Array]]:
    """Both sides, with counts (words × stories) and sizes (stories) of either."""
    topic = rng.gamma(2, 1 / 2, (words, stories))
    sides, tables = [], []
    for rate, (shortest, longest), own in zip(rates, ((200, 600), (1200, 3000)), (3, 15), strict=True):
        sizes = rng.integers(shortest, longest, stories)
        counts = rng.poisson(rate / 1000 * sizes * topic * rng.gamma(own, 1 / own, (words, stories)))
        word, story = counts.nonzero()
        names = [str(number) for number in range(stories)]
        sides.append(Side(names, names, sizes, story, word, counts[word, story], words))
        tables += [counts, sizes]
    return sides[0], sides[1], (tables[0], tables[1], tables[2], tables[3])


def _bootstrap(
    count: Array, size: Array, rest: Array, rest_size: Array, *, rng: np.random.Generator
) -> Array:
    """The ends of the percentile interval of each word, a count of 0 taken as one half."""
    times = times_drawn([np.array([story]) for story in range(len(size))], 1000, rng)
    sides = [(np.maximum(times @ n.T, 0.5), times @ m) for n, m in ((count, size), (rest, rest_size))]
    ratios = [np.log2(counts / sizes[:, None]) for counts, sizes in sides]
    ends: Array = np.quantile(ratios[0] - ratios[1], [0.025, 0.975], axis=0)
    return ends


def left_out_zero(study: Study) -> tuple[int, int]:
    """Of the words that the figure would pick: intervals that leave out 0, and all intervals."""
    picked = most_different(keyness_of_each(study), EACH)
    known = picked[picked["low"].notna()]
    return int(((known["low"] > 0) | (known["high"] < 0)).sum()), len(known)


def dealt_out(study: Study, *, deals: int = 30) -> tuple[int, int]:
    """The same, added up over studies whose outlets are dealt out anew within each story."""
    rng = np.random.default_rng(SEED)
    total = np.zeros(2, dtype=int)
    for _ in range(deals):
        outlet = {}
        for _, story in study.articles.groupby("story"):
            outlet.update(zip(story["article"], rng.permutation(story["outlet"].to_numpy()), strict=True))
        tables: dict[str, Any] = {
            name: table.assign(outlet=table["article"].map(outlet))
            for name, table in (("articles", study.articles), ("passages", study.passages))
        }
        total += left_out_zero(SimpleNamespace(**tables))  # type: ignore[arg-type]
    return int(total[0]), int(total[1])


def main() -> None:
    """Simulate and print both."""
    print("| stories | per 1,000, outlet : others | words | kit | median width | bootstrap | median width |")
    print("|---:|---|---:|---:|---:|---:|---:|")
    for stories in STORIES:
        for rates in RATES:
            held = coverage(stories, rates)
            print(
                f"| {stories} | {rates[0]} : {rates[1]} | {held.words:,} | {held.kit:.1%} | "
                f"{held.kit_width:.1f} | {held.bootstrap:.1%} | {held.bootstrap_width:.1f} |"
            )
    study = analyze(sample(), Codebook.sample("security"), sentiment=False)
    for name, (out, known) in (("as it is", left_out_zero(study)), ("dealt out anew", dealt_out(study))):
        share = f"{out:,} of {known:,} intervals of picked words leave out 0 ({out / known:.0%})"
        print(f"\nThe sample {name}: {share}.")


if __name__ == "__main__":
    main()
