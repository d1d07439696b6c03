"""How far intervals and tests can be trusted: corpora of known rates, simulated, and what is found in them.

    python benchmarks/validity.py           # print the tables
    python benchmarks/validity.py --write   # put them into docs/intervals.md
    python benchmarks/validity.py --check   # fail where the page shows others

In a simulated corpus a story has its own rate of mentions, shared by its outlets (gamma, with the squared
coefficient of variation ``story_spread``); an article varies around it (negative binomial, with
``article_spread``); the words that an article gives to the outlet's own voice are log-normal. There are two
shapes. One has the spreads and lengths of the corpus that ships with the kit, by moments, over the frames of
its six codebooks; its articles, composed to a plan, hardly vary within a story. The other is more like news:
the same stories, but articles that vary so much that, together, they give the spread that those frames have
among the articles of an outlet in real news (``python benchmarks/validity.py --news POLNEAR.jsonl``
measures that). Seeds are fixed. Takes two minutes on one core.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np

import framing
from framing.compare.between_groups import _pair_test
from framing.compare.counts import Sample, count
from framing.compare.intervals import interval
from framing.compare.paired import Pair
from framing.compare.permutation import Blocks, all_groups
from framing.passages import VOICES

PAGE = Path(__file__).parents[1] / "docs" / "intervals.md"
DOUBT = Path(__file__).parents[1] / "framing" / "data" / "voice_errors.json"
SEED = 2015
RATES = (0.3, 1.0, 3.0, 10.0)
SIZES = (
    *((1, 2), (1, 4), (1, 5), (1, 12), (1, 24)),
    *((stories, articles) for stories in (3, 4, 6, 12, 24, 50) for articles in (1, 2, 5)),
)
CODEBOOKS = (
    *("security", "loaded-language", "blame-and-crisis", "generic-frames", "policy-dimensions"),
    "war-and-peace",
)
PAIRS = ((1, 5), (1, 12), (3, 5), (6, 1), (6, 5), (12, 1), (24, 1), (24, 2))
CORPORA = 1_000
LEVEL = 0.95
LEAST_MENTIONS = 10
Array = np.ndarray[Any, Any]
Ends = tuple[Array, Array]


@dataclass(frozen=True, slots=True)
class Shape:
    """What a corpus is like: spreads as squared coefficients of variation, words as of their logarithm."""

    story_spread: float
    article_spread: float
    words: float
    words_spread: float


NEWS_SPREAD = 4.0
"""The squared coefficient of variation of rates among articles of an outlet in 840 articles of US political
news (PolNeAR), the median of the frames of the six codebooks with 50 mentions or more."""
NEWS_WORDS_SPREAD = 0.76


def shape_of_news(corpus: Shape) -> Shape:
    """Stories like those of the corpus, articles that make up for the rest of the spread in news."""
    article_spread = (1 + NEWS_SPREAD) / (1 + corpus.story_spread) - 1
    return replace(corpus, article_spread=round(article_spread, 1), words_spread=NEWS_WORDS_SPREAD)


def shape_of_the_corpus() -> Shape:
    """The spreads and lengths of the corpus that ships with the kit."""
    corpus = framing.sample()
    stories, over, of = [], 0.0, 0.0
    for name in CODEBOOKS:
        study = framing.analyze(corpus, framing.Codebook.sample(name), sentiment=False)
        counts = count(study, "frame", by="story", voices=VOICES)
        mentions, words = counts.sample.mentions.sum(axis=2), counts.sample.words.sum(axis=1)
        place = counts.group
        sizes = np.bincount(place)
        for own in mentions.T[mentions.sum(axis=0) >= LEAST_MENTIONS]:
            found, length = np.bincount(place, own), np.bincount(place, words)
            expected = words * (found / length)[place]
            free = (sizes / (sizes - 1))[place]
            over += float((np.square(own - expected) * free - expected).sum())
            of += float(np.square(expected).sum())
            rate = own.sum() / words.sum()
            spread = np.mean(np.square(found / length - rate)) / rate**2 - 1 / own.sum()
            stories.append(float(spread))
    own_words = count(study, "frame", by="story", voices=["outlet"]).sample.words[:, 0]
    logs = np.log(own_words)
    return Shape(
        round(float(np.median(stories)), 1),
        round(max(0.0, over / of), 2),
        float(np.round(np.exp(logs.mean()))),
        round(float(logs.std(ddof=1)), 2),
    )


def words_of(shape: Shape, size: tuple[int, ...], rng: np.random.Generator) -> Array:
    """Lengths of articles."""
    return np.round(np.exp(np.log(shape.words) + shape.words_spread * rng.standard_normal(size)))


def mentions_in(shape: Shape, words: Array, rate: float, stories: Array, rng: np.random.Generator) -> Array:
    """Mentions in articles of so many words; ``stories`` has the effect of each one's story."""
    expected = rate / 1000 * words * stories
    if shape.article_spread:
        expected = expected * rng.gamma(1 / shape.article_spread, shape.article_spread, expected.shape)
    return rng.poisson(expected).astype(float)


def effects(shape: Shape, size: tuple[int, ...], rng: np.random.Generator) -> Array:
    """By how much stories lie above or below the mean rate."""
    return rng.gamma(1 / shape.story_spread, shape.story_spread, size)


# --- intervals of a rate ---------------------------------------------------------------------------------


def kits(mentions: Array, words: Array, stories: Array, rng: np.random.Generator) -> Ends:
    """The kit's: Student's t of the logarithm, its variance no less than chance's."""
    numbers = np.arange(len(words))
    units = Sample(mentions[:, None, :], words, numbers, stories).units
    low, high = interval(units, level=LEVEL)
    return low[0], high[0]


def _units(mentions: Array, words: Array, stories: Array) -> tuple[Array, Array]:
    units = Sample(mentions[:, None, :], words, np.arange(len(words)), stories).units
    return units.mentions[:, 0], units.words


def _linear(mentions: Array, words: Array) -> tuple[Array, Array]:
    """Rates and their linearised errors."""
    number = len(words)
    rate = mentions.sum(axis=0) / words.sum(axis=0)
    squares = np.square(mentions - rate * words).sum(axis=0)
    return rate, np.sqrt(number / (number - 1) * squares) / words.sum(axis=0)


def plain_t(mentions: Array, words: Array, stories: Array, rng: np.random.Generator) -> Ends:
    """Student's t of the ratio estimator."""
    from scipy.stats import t

    units = _units(mentions, words, stories)
    rate, error = _linear(*units)
    half = t.ppf((1 + LEVEL) / 2, len(units[0]) - 1) * error
    return rate - half, rate + half


def _drawn(number: int, rng: np.random.Generator, draws: int = 800) -> Array:
    return rng.multinomial(number, np.full(number, 1 / number), draws).astype(float)


def percentile(mentions: Array, words: Array, stories: Array, rng: np.random.Generator) -> Ends:
    """Percentiles, stories drawn whole."""
    units, lengths = _units(mentions, words, stories)
    times = _drawn(len(units), rng)
    tail = (1 - LEVEL) / 2
    low, high = np.quantile((times @ units) / (times @ lengths), [tail, 1 - tail], axis=0)
    return low, high


def two_stages(mentions: Array, words: Array, stories: Array, rng: np.random.Generator) -> Ends:
    """Percentiles, stories drawn first, then articles within them."""
    from framing.resampling import by_story, times_drawn

    times = times_drawn(by_story([str(story) for story in stories]), 800, rng)
    tail = (1 - LEVEL) / 2
    low, high = np.quantile((times @ mentions) / (times @ words), [tail, 1 - tail], axis=0)
    return low, high


def bca(mentions: Array, words: Array, stories: Array, rng: np.random.Generator) -> Ends:
    """Bias-corrected and accelerated percentiles (Efron 1987), stories drawn whole."""
    from scipy.stats import norm

    units, lengths = _units(mentions, words, stories)
    times = _drawn(len(units), rng)
    rate = units.sum(axis=0) / lengths.sum(axis=0)
    drawn = np.sort((times @ units) / (times @ lengths), axis=0)
    below = ((drawn < rate).sum(axis=0) + (drawn == rate).sum(axis=0) / 2) / len(drawn)
    bias = norm.ppf(np.clip(below, 0.5 / len(drawn), 1 - 0.5 / len(drawn)))
    left_out = (units.sum(axis=0) - units) / (lengths.sum(axis=0) - lengths)
    gap = left_out.mean(axis=0) - left_out
    scale = np.maximum(6 * np.square(gap).sum(axis=0) ** 1.5, 1e-300)
    acceleration = (gap**3).sum(axis=0) / scale
    ends = []
    for z in norm.ppf([(1 - LEVEL) / 2, (1 + LEVEL) / 2]):
        share = norm.cdf(bias + (bias + z) / (1 - acceleration * (bias + z)))
        place = np.clip((share * len(drawn)).astype(int), 0, len(drawn) - 1)
        ends.append(drawn[place, np.arange(drawn.shape[1])])
    return ends[0], ends[1]


def studentised(mentions: Array, words: Array, stories: Array, rng: np.random.Generator) -> Ends:
    """The bootstrap-t of the logarithm, with the linearised error, stories drawn whole."""
    units, lengths = _units(mentions, words, stories)
    number = len(units)
    times = _drawn(number, rng)
    rate, error = _linear(units, lengths)
    total = times @ lengths
    drawn = (times @ units) / total
    squares = times @ units**2 - 2 * drawn * (times @ (units * lengths)) + drawn**2 * (times @ lengths**2)
    errors = np.sqrt(np.maximum(squares, 0) * number / (number - 1)) / total
    scores = (np.log(drawn) - np.log(rate)) / (errors / drawn)
    scores[~np.isfinite(scores)] = np.nan
    tail = (1 - LEVEL) / 2
    low, high = np.nanquantile(scores, [tail, 1 - tail], axis=0)
    return rate * np.exp(-high * error / rate), rate * np.exp(-low * error / rate)


METHODS: Mapping[str, Callable[[Array, Array, Array, np.random.Generator], Ends]] = {
    "the kit’s": kits,
    "plain t": plain_t,
    "percentile": percentile,
    "two stages": two_stages,
    "BCa": bca,
    "bootstrap-t": studentised,
}


@dataclass(frozen=True, slots=True)
class Coverage:
    """How often the intervals of each method hold the true rate, and how far the kit's reaches."""

    held: Mapping[str, float]
    factor: float
    mentioned: float


def coverage(
    shape: Shape,
    size: tuple[int, int],
    rate: float,
    *,
    corpora: int,
    rng: np.random.Generator,
    methods: Sequence[str] = tuple(METHODS),
) -> Coverage:
    """What the methods give in simulated corpora of one outlet, of those with any mention.

    The true rate is that of all stories; of one story alone it is that story's.
    """
    stories, articles = size
    words = words_of(shape, (stories, articles, corpora), rng)
    effect = effects(shape, (stories, 1, corpora), rng)
    mentions = mentions_in(shape, words, rate, effect, rng)
    truth = np.full(corpora, rate) if stories > 1 else rate * effect[0, 0]
    flat = (stories * articles, corpora)
    mentions, words = mentions.reshape(flat), words.reshape(flat)
    known = mentions.sum(axis=0) > 0
    mentions, words, truth = mentions[:, known], words[:, known], truth[known] / 1000
    place = np.repeat(np.arange(stories), articles)
    held, factor = {}, np.nan
    with np.errstate(invalid="ignore", divide="ignore"):
        for name in methods:
            low, high = METHODS[name](mentions, words, place, rng)
            held[name] = float(np.mean((low <= truth) & (truth <= high)))
            if name == "the kit’s":
                factor = float(np.median(np.sqrt(high / low)))
    return Coverage(held, factor, float(known.mean()))


# --- differences -----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Found:
    """Shares of pairs: found different by the kit and by words alone, and held by the two intervals."""

    kit: float
    words: float
    difference: float
    ratio: float
    overall: float


def found(
    shape: Shape,
    size: tuple[int, int],
    rate: float,
    *,
    ratio: float,
    corpora: int,
    rng: np.random.Generator,
    outlets: int = 6,
) -> Found:
    """How often the first outlet is found to differ from the second, where its rate is ``ratio`` times that.

    ``overall`` is of the test of all outlets together, of which the first differs.
    """
    stories, articles = size
    at_once = min(corpora, 100)
    outcomes = []
    for _ in range(corpora // at_once):
        words = words_of(shape, (outlets, stories, articles), rng)
        effect = effects(shape, (1, stories, 1, at_once), rng)
        times = np.where(np.arange(outlets) == 0, ratio, 1.0)[:, None, None, None]
        lengths = np.broadcast_to(words[..., None], (*words.shape, at_once))
        mentions = mentions_in(shape, lengths, rate, effect * times, rng)
        outcomes.append(_judged(mentions, words, rate=rate, ratio=ratio, rng=rng))
    return Found(*(_mean(shares) for shares in np.transpose(outcomes)))


def _judged(
    mentions: Array, words: Array, *, rate: float, ratio: float, rng: np.random.Generator
) -> list[float]:
    outlets, stories, articles = words.shape
    place = np.repeat(np.arange(stories), articles)
    sides = [
        Sample(
            mentions[outlet].reshape(len(place), -1, 1),
            words[outlet].reshape(-1, 1),
            np.arange(len(place)) + outlet * len(place),
            place,
        )
        for outlet in (0, 1)
    ]
    pair = Pair.of(*sides)
    p, _ = _pair_test(pair, draws=999, rng=rng)
    apart = pair.apart(level=LEVEL)
    known = np.isfinite(apart.low)
    # The difference that Mantel and Haenszel's estimates goes with the story, so that the ratio is the test.
    truth = np.nan if ratio != 1 else 0.0
    held = np.where(known, (apart.low <= truth) & (truth <= apart.high), np.nan)
    known = np.isfinite(apart.ratio_low)
    of_ratio = np.where(known, (apart.ratio_low <= ratio) & (ratio <= apart.ratio_high), np.nan)
    with np.errstate(invalid="ignore"):
        shares = [
            float(np.mean(p <= 1 - LEVEL)),
            float(np.mean(_chi_squared(mentions[:2].sum(axis=(1, 2)), words[:2].sum(axis=(1, 2))))),
            _mean(held) if ratio == 1 else np.nan,
            _mean(of_ratio),
        ]
    everyone = np.moveaxis(mentions, 0, 2).reshape(stories * articles * outlets, -1)
    lengths = np.moveaxis(words, 0, 2).reshape(-1, 1)
    block = np.repeat(np.arange(stories), articles * outlets)
    group = np.tile(np.arange(outlets), stories * articles)
    totals = np.stack([everyone[block == b].sum(axis=0) / lengths[block == b].sum() for b in range(stories)])
    tested = all_groups(Blocks(everyone - lengths * totals[block], group, block), draws=499, rng=rng)
    return [*shares, float(np.mean(tested.p <= 1 - LEVEL))]


def _mean(values: Array) -> float:
    return float(np.nanmean(values)) if np.isfinite(values).any() else float("nan")


def _chi_squared(mentions: Array, words: Array) -> Array:
    """Whether Pearson's chi-squared of mentions and other words is significant (outlets × corpora)."""
    from scipy.stats import chi2

    expected = mentions.sum(axis=0) * (words / words.sum())[:, None]
    rest = words[:, None] - expected
    squares = np.square(mentions - expected)
    statistic = np.where(
        expected.sum(axis=0) > 0, (squares / np.maximum(expected, 1e-9) + squares / rest).sum(axis=0), 0
    )
    return statistic > chi2.ppf(LEVEL, 1)


def parts(shape: Shape, *, stories: int, rate: float, corpora: int, rng: np.random.Generator) -> float:
    """How often headline and body would be found to differ where their rates are equal, by flipping signs.

    The kit does not offer this test, and this is why.
    """
    articles, headline = 6, 12.0
    body = words_of(shape, (stories, articles, corpora), rng)
    effect = effects(shape, (stories, 1, corpora), rng)
    above, below = (
        mentions_in(shape, np.broadcast_to(words, body.shape), rate, effect, rng)
        for words in (np.full(body.shape, headline), body)
    )
    gaps = (above * body - below * headline) / (headline + body)
    gaps = gaps[0] if stories == 1 else gaps.sum(axis=1)
    signs = rng.integers(0, 2, (999, len(gaps))) * 2.0 - 1
    reached = (np.abs(signs @ gaps) >= np.abs(gaps.sum(axis=0)) - 1e-9).sum(axis=0)
    return float(np.mean((reached + 1) / 1000 <= 1 - LEVEL))


def spread_in_news(path: Path) -> float:
    """The median spread of frames among the articles of an outlet, given PolNeAR's articles, one a line."""
    import json

    from framing.article import Article
    from framing.language import count_words
    from framing.mentions import find_mentions

    records = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    articles = [Article.from_text(record["text"], id="news/article") for record in records]
    outlets = np.unique([record["source"] for record in records], return_inverse=True)[1]
    words = np.array([count_words(article.text) for article in articles], dtype=float)
    spreads = []
    for codebook in map(framing.Codebook.sample, CODEBOOKS):
        mentions: dict[str, Array] = {}
        for place, article in enumerate(articles):
            for mention in find_mentions(article.text, codebook, within=article.parts):
                mentions.setdefault(mention.frame, np.zeros(len(articles)))[place] += 1
        for own in mentions.values():
            if own.sum() >= 50:
                expected = words * (np.bincount(outlets, own) / np.bincount(outlets, words))[outlets]
                squares = np.square(own - expected) - expected
                spreads.append(float(squares.sum() / np.square(expected).sum()))
    return float(np.median(spreads))


# --- tables ----------------------------------------------------------------------------------------------


def _table(header: Sequence[str], rows: Iterator[Sequence[str]]) -> str:
    lines = [header, ["---"] * len(header), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _times(factor: float) -> str:
    return f"× {factor:.1f}" if factor < 1_000 else "> 1,000"


def _rng(*numbers: int) -> np.random.Generator:
    return np.random.default_rng([SEED, *numbers])


def coverage_table(shape: Shape, *, corpora: int, sizes: Sequence[tuple[int, int]] = SIZES) -> str:
    """By stories and articles: the lowest coverage of each method over the rates, and the kit's reach."""

    def rows() -> Iterator[list[str]]:
        for size in sizes:
            stories, articles = size
            found_ = {
                rate: coverage(
                    shape, (stories, articles), rate, corpora=corpora, rng=_rng(stories, articles, place)
                )
                for place, rate in enumerate(RATES)
            }
            lowest = [min(one.held[name] for one in found_.values()) for name in METHODS]
            reach = [_times(found_[rate].factor) for rate in (1.0, 3.0)]
            yield [str(stories), str(articles), *(f"{100 * share:.0f}" for share in lowest), *reach]

    return _table(["stories", "articles", *METHODS, "reach at 1", "reach at 3"], rows())


def differences_table(shape: Shape, *, corpora: int, sizes: Sequence[tuple[int, int]] = PAIRS) -> str:
    """By stories, articles and rate: false positives, coverage of intervals, power for a doubled rate."""

    def rows() -> Iterator[list[str]]:
        for stories, articles in sizes:
            for place, rate in enumerate((1.0, 3.0, 10.0)):
                null, doubled = (
                    found(shape, (stories, articles), rate, ratio=ratio, corpora=corpora,
                          rng=_rng(stories, articles, place, int(ratio)))
                    for ratio in (1.0, 2.0)
                )  # fmt: skip
                shares = (null.words, null.overall, null.kit, null.difference, null.ratio, doubled.ratio,
                          doubled.kit, doubled.overall)  # fmt: skip
                cells = (f"{100 * share:.0f}" if np.isfinite(share) else "–" for share in shares)
                yield [str(stories), str(articles), f"{rate:.0f}", *cells]

    header = ["stories", "articles", "rate", "χ² of words", "overall", "pair", "difference", "ratio",
              "ratio, doubled", "pair, doubled", "overall, doubled"]  # fmt: skip
    return _table(header, rows())


def detectable_table(shape: Shape, *, corpora: int) -> str:
    """What the corpus of six stories and one article each can show: power by ratio."""

    def rows() -> Iterator[list[str]]:
        for place, rate in enumerate((1.0, 3.0, 10.0)):
            for ratio in (2.0, 3.0, 4.0, 6.0, 10.0):
                one = found(shape, (6, 1), rate, ratio=ratio, corpora=corpora, rng=_rng(6, place, int(ratio)))
                yield [f"{rate:.0f}", f"{ratio:.0f}", f"{100 * one.kit:.0f}", f"{100 * one.overall:.0f}"]

    return _table(["rate", "times as high", "pair", "overall"], rows())


def parts_table(shape: Shape, *, corpora: int) -> str:
    """False positives of flipping signs for headline and body."""

    def rows() -> Iterator[list[str]]:
        for stories in (1, 6, 24):
            shares = (
                parts(shape, stories=stories, rate=rate, corpora=corpora, rng=_rng(stories, place))
                for place, rate in enumerate((1.0, 3.0, 10.0))
            )
            yield [str(stories), *(f"{100 * share:.0f}" for share in shares)]

    return _table(["stories", "at 1", "at 3", "at 10"], rows())


def doubt_table() -> str:
    """How often the band of doubt holds the rate by the readers' voices, as measured on news."""
    import json

    stored = json.loads(DOUBT.read_text(encoding="utf-8"))["trial"]
    held = [stored[name] for name in ("mentions err otherwise", "mentions err as other words")]

    def rows() -> Iterator[list[str]]:
        for voice in ("outlet", "direct", "indirect"):
            yield [voice, str(held[0][voice]["groups"]), *(f"{100 * one[voice]['held']:.0f}" for one in held)]

    return _table(["voice", "groups", "the kit’s", "without the mentions’ own odds"], rows())


def tables(*, corpora: int) -> dict[str, str]:
    """All tables of the page, by the name of their place."""
    corpus = shape_of_the_corpus()
    news = shape_of_news(corpus)
    return {
        "shapes": _shapes(corpus, news),
        "coverage": coverage_table(corpus, corpora=corpora),
        "coverage in news": coverage_table(news, corpora=corpora),
        "differences": differences_table(news, corpora=corpora),
        "differences in the corpus": detectable_table(corpus, corpora=corpora),
        "parts": parts_table(news, corpora=corpora),
        "doubt": doubt_table(),
    }


def _shapes(corpus: Shape, news: Shape) -> str:
    def rows() -> Iterator[list[str]]:
        for name, shape in (("like the shipped corpus", corpus), ("like news", news)):
            figures = (shape.story_spread, shape.article_spread, shape.words, shape.words_spread)
            yield [name, *(f"{figure:g}" for figure in figures)]

    header = ["shape", "spread of stories", "spread of articles", "words", "spread of their logarithm"]
    return _table(header, rows())


def placed(page: str, found_: Mapping[str, str]) -> str:
    """The page with each table between its markers."""
    for name, table in found_.items():
        mark = re.compile(rf"(<!-- {re.escape(name)} -->\n).*?(\n<!-- end -->)", re.DOTALL)
        page, number = mark.subn(lambda place, own=table: f"{place[1]}\n{own}\n{place[2]}", page)
        if number != 1:
            raise ValueError(f"docs/intervals.md has {number} places for the table {name!r}, not one.")
    return page


def main() -> int:
    """Print, write or check the tables; give the exit status."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true", help="put the tables into docs/intervals.md")
    parser.add_argument("--check", action="store_true", help="fail where the page shows other tables")
    parser.add_argument("--news", type=Path, help="measure the spread in these articles, and no more")
    arguments = parser.parse_args()
    if arguments.news:
        print(spread_in_news(arguments.news))
        return 0
    found_ = tables(corpora=CORPORA)
    page = PAGE.read_text(encoding="utf-8")
    if arguments.write:
        PAGE.write_text(placed(page, found_), encoding="utf-8", newline="\n")
    elif arguments.check:
        if placed(page, found_) != page:
            print(
                "docs/intervals.md is out of date: run python benchmarks/validity.py --write", file=sys.stderr
            )
            return 1
    else:
        print("\n\n".join(f"{name}\n{table}" for name, table in found_.items()))
    return 0


if __name__ == "__main__":
    sys.exit(main())
