"""Reliability: how far two coders who read the same articles apart agree, variable by variable.

Krippendorff's alpha is 1 where coders always agree and 0 where they agree as often as their labels would by
chance; below 0 they disagree more than that. Krippendorff, K. (2019). *Content Analysis* (4th ed.), chapter
12, asks for .800 to rely on a variable and .667 for tentative conclusions; he and Hayes, A. F. &
Krippendorff, K. (2007). Answering the call for a standard reliability measure for coding data.
*Communication Methods and Measures* 1(1), 77–89, ask that its interval be told, which is done here by drawing
articles anew. It tells whether coders can be exchanged, not whether they are right: two who read alike agree
in their mistakes too. Where coders mark stretches of text at will there are no units on which to disagree by
chance: there F1 stands, the share of the stretches of both that the other has too (Hripcsak, G. & Rothschild,
A. S. (2005). Agreement, the F-measure, and reliability in information retrieval. *JAMIA* 12(3), 296–298).
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal
from zlib import crc32

import numpy as np

from framing import matching, word_voices
from framing.aliases import key as name_key
from framing.article import Article
from framing.corpus import Corpus
from framing.key import ArticleKey, CodedMention, Key, check
from framing.language import sentences
from framing.matching import Words
from framing.resampling import by_story, percentiles, times_drawn, too_few
from framing.span import Span, SpanIndex

if TYPE_CHECKING:
    import pandas as pd
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

Level = Literal["nominal", "ordinal"]
Pair = tuple[Hashable, Hashable]

NOBODY = "–"
"""The label of a speaker, or a type of speaker, where a coder says that there is none."""
MENTION_AGREEMENT = 0.3
"""The least Jaccard index of two mentions of one frame: "cover-up" is "a cover-up", not the next one."""

_FOUND = ("attributions", "scare quotes", "mentions", "frames without a phrase")
_CODED = (
    "kind of attribution",
    "speaker",
    "type of speaker",
    "voice of words",
    "mention fits frame",
    "voice of mention",
    "stance of mention",
    "tone of sentences",
)
_ORDINAL = "tone of sentences"
_COLUMNS = ("variable", "measure", "value", "low", "high", "same", "units", "articles", "note")
_LARGEST = 10_000_000  # numbers that the package ``krippendorff`` lays out at once: units × labels × labels


def agree(one: Key, other: Key, corpus: Corpus, *, draws: int = 1_000, seed: int = 2015) -> pd.DataFrame:
    """How far two codings of the same articles agree.

    One row a variable. Columns of the result:

    ``variable``, ``measure``
        attributions, scare quotes, mentions and frames without a phrase by F1; kind, speaker and type of
        speaker of the attributions that both have, the voice of every word, whether a mention that both have
        fits its frame, its voice and its stance by alpha; the tone of sentences by ordinal alpha.
    ``value``, ``low``, ``high``
        the measure and its 95 % interval, from drawing stories and their articles anew.
    ``same``
        the share of the units with the same label, which chance has a part in; missing for F1.
    ``units``, ``articles``
        for F1 the stretches that at least one coder has, for alpha the units that both coded; in how many
        articles there are any.
    ``note``
        why a value or an interval is missing.

    Articles that only one of the two has coded, or that are not in the corpus, do not count. Two attributions
    are the same where at least four fifths of their words are (``framing.matching``). Raises ``ValueError``
    where no article is in both, or a key was made of another text than its article has now.

    >>> article = Article.from_text("Good. Bad. So so.", id="flood/post", story="flood")
    >>> one, other = (
    ...     Key([ArticleKey(article.id, article.sha256, coder, (), (), (), (), tone)])
    ...     for coder, tone in [("A", (1, -1, 0)), ("B", (1, -1, 1))])
    >>> table = agree(one, other, Corpus([article])).set_index("variable")
    >>> float(table.loc["tone of sentences", "value"].round(2)), table.loc["tone of sentences", "note"]
    (0.78, '1 article: no interval')
    """
    import pandas as pd

    articles = [article for article in corpus if article.id in one and article.id in other]
    if not articles:
        raise ValueError("No article of the corpus is in both keys: were they made of the same articles?")
    compared = [compare_article(article, one[article.id], other[article.id]) for article in articles]
    stories = by_story([article.story for article in articles])
    rows = []
    for variable in _FOUND:
        shares = [found.found[variable] for found in compared]
        rows.append((variable, "F1", *_f1_row(shares, stories, _rng(seed, variable), draws)))
    for variable in _CODED:
        pairs = [found.coded[variable] for found in compared]
        level: Level = "ordinal" if variable == _ORDINAL else "nominal"
        measure = "alpha (ordinal)" if variable == _ORDINAL else "alpha"
        rows.append((variable, measure, *_alpha_row(pairs, stories, level, _rng(seed, variable), draws)))
    return pd.DataFrame(rows, columns=list(_COLUMNS))


def alpha(pairs: Sequence[Pair], *, level: Level = "nominal") -> float:
    """Krippendorff's alpha of units that two coders labelled, one pair of labels a unit.

    NaN where there is no unit, or only one label: agreement beyond chance cannot be told then. For an ordinal
    variable, labels are in the order of their values. Krippendorff, K. (2004). *Content Analysis* (2nd ed.),
    chapter 11; computed by the package krippendorff.

    >>> round(alpha([("yes", "yes"), ("no", "no"), ("yes", "no"), ("no", "no")]), 3)
    0.533
    """
    labels = _labels(pairs)
    if len(labels) < 2:
        return float("nan")
    if len(pairs) * len(labels) ** 2 > _LARGEST:
        return _alpha_of(_coincidences(pairs, labels), level)
    import krippendorff

    place = {label: number for number, label in enumerate(labels)}
    counts = np.zeros((len(pairs), len(labels)), dtype=int)
    for unit, pair in enumerate(pairs):
        for label in pair:
            counts[unit, place[label]] += 1
    return float(
        krippendorff.alpha(value_counts=counts, value_domain=range(len(labels)), level_of_measurement=level)
    )


# ------------------------------------------------------------------ one article, coded twice


@dataclass(frozen=True, slots=True)
class Compared:
    """Two codings of one article beside each other.

    ``found`` has, by variable, how many stretches both have, and how many each of them; ``coded`` the labels
    of each unit that both have.
    """

    found: dict[str, tuple[int, int, int]] = field(default_factory=dict)
    coded: dict[str, list[Pair]] = field(default_factory=dict)


def compare_article(article: Article, one: ArticleKey, other: ArticleKey) -> Compared:
    """Set two codings of an article beside each other.

    Raises ``ValueError`` where one was made of another text, or has not as many tones as there are sentences.
    """
    for key in (one, other):
        check(key, article)
        if len(key.tone) != len(sentences(article)):
            raise ValueError(
                f"{key.article}: the key of {key.coder} has {len(key.tone)} tones for "
                f"{len(sentences(article))} sentences; give each sentence one."
            )
    text = Words(article.text)
    compared = Compared()
    _compare_attributions(compared, text, one, other)
    _compare_mentions(compared, text, one, other)
    scare = matching.pairs(text, one.scare_quotes, other.scare_quotes)
    compared.found["scare quotes"] = len(scare), len(one.scare_quotes), len(other.scare_quotes)
    frames = [set(framed_sentences(article, key)) for key in (one, other)]
    compared.found["frames without a phrase"] = len(frames[0] & frames[1]), *map(len, frames)  # type: ignore[assignment]
    voices = [voices_of_words(article, key) for key in (one, other)]
    compared.coded["voice of words"] = list(zip(*voices, strict=True))
    compared.coded["tone of sentences"] = list(zip(one.tone, other.tone, strict=True))
    return compared


def framed_sentences(article: Article, key: ArticleKey) -> Iterator[tuple[int, str, str]]:
    """The sentences that use a frame without its phrases: place, codebook and frame of each."""
    index = SpanIndex(Span(sentence.start, sentence.end) for sentence in sentences(article))
    for coded in key.frames:
        place = index.place(coded.span.start)
        if place is not None:
            yield place, coded.codebook, coded.frame


def voices_of_words(article: Article, key: ArticleKey) -> list[str]:
    """The voice of each word of an article by a key."""
    passages = word_voices.coded_passages(article, key)
    return [*word_voices.voices(article.text, [(Span(p.start, p.end), p.voice) for p in passages])]


def mention_pairs(
    text: Words, one: Sequence[CodedMention], other: Sequence[CodedMention]
) -> list[tuple[int, int]]:
    """The places of the mentions of one frame of one codebook that stand for the same words."""
    found = []
    for frame in dict.fromkeys((mention.codebook, mention.frame) for mention in one):
        mine, theirs = (
            [place for place, mention in enumerate(own) if (mention.codebook, mention.frame) == frame]
            for own in (one, other)
        )
        spans = [one[place].span for place in mine], [other[place].span for place in theirs]
        same = matching.pairs(text, *spans, agreement=MENTION_AGREEMENT)
        found += [(mine[first], theirs[second]) for first, second in same]
    return sorted(found)


def _compare_attributions(compared: Compared, text: Words, one: ArticleKey, other: ArticleKey) -> None:
    contents = ([coded.content for coded in key.attributions] for key in (one, other))
    same = matching.pairs(text, *contents)
    both = [(one.attributions[first], other.attributions[second]) for first, second in same]
    compared.found["attributions"] = len(same), len(one.attributions), len(other.attributions)
    compared.coded["kind of attribution"] = [(a.kind, b.kind) for a, b in both]
    compared.coded["speaker"] = [(speaker(a.speaker), speaker(b.speaker)) for a, b in both]
    compared.coded["type of speaker"] = [
        (a.speaker_type or NOBODY, b.speaker_type or NOBODY) for a, b in both
    ]


def _compare_mentions(compared: Compared, text: Words, one: ArticleKey, other: ArticleKey) -> None:
    same = mention_pairs(text, one.mentions, other.mentions)
    both = [(one.mentions[first], other.mentions[second]) for first, second in same]
    compared.found["mentions"] = len(same), len(one.mentions), len(other.mentions)
    compared.coded["mention fits frame"] = [(a.fits, b.fits) for a, b in both]
    compared.coded["voice of mention"] = [(a.voice, b.voice) for a, b in both]
    compared.coded["stance of mention"] = [(a.stance, b.stance) for a, b in both]


def speaker(name: str | None) -> str:
    """What two ways to write a speaker have in common: not capitals, nor "the"; a label for nobody."""
    return name_key(name) if name else NOBODY


# ------------------------------------------------------------------ measures with their intervals


def f1(shared: float, one: float, other: float) -> float:
    """The share of the stretches of both that are shared; NaN where neither has any.

    >>> f1(2, 3, 5)
    0.5
    """
    return 2 * shared / (one + other) if one + other else float("nan")


def f1_interval(
    counts: Sequence[tuple[int, int, int]],
    stories: Sequence[NDArray[np.intp]],
    rng: np.random.Generator,
    draws: int,
) -> tuple[float, float]:
    """The 95 % interval of F1 from counts by article (shared, of one, of the other)."""
    drawn = times_drawn(stories, draws, rng) @ np.array(counts, dtype=float)
    with np.errstate(invalid="ignore"):
        return percentiles(2 * drawn[:, 0] / (drawn[:, 1] + drawn[:, 2]))


def _f1_row(
    counts: list[tuple[int, int, int]],
    stories: Sequence[NDArray[np.intp]],
    rng: np.random.Generator,
    draws: int,
) -> tuple[object, ...]:
    shared, one, other = (sum(column) for column in zip(*counts, strict=True))
    articles = sum(any(own) for own in counts)
    note = too_few(stories) if one + other else "neither coder has any"
    low, high = (float("nan"),) * 2 if note else f1_interval(counts, stories, rng, draws)
    return f1(shared, one, other), low, high, float("nan"), one + other - shared, articles, note


def _alpha_row(
    pairs: list[list[Pair]],
    stories: Sequence[NDArray[np.intp]],
    level: Level,
    rng: np.random.Generator,
    draws: int,
) -> tuple[object, ...]:
    every = [pair for own in pairs for pair in own]
    labels = _labels(every)
    same = sum(a == b for a, b in every) / len(every) if every else float("nan")
    if len(labels) < 2:
        note = f"every unit is labelled {labels[0]}: no alpha" if labels else "no unit that both coded"
    else:
        note = too_few(stories)
    low = high = float("nan")
    if not note:
        times = times_drawn(stories, draws, rng)
        low, high = percentiles(_alphas(times, [_coincidences(own, labels) for own in pairs], level))
    return alpha(every, level=level), low, high, same, len(every), sum(map(bool, pairs)), note


def _labels(pairs: Sequence[Pair]) -> list[Hashable]:
    found = dict.fromkeys(label for pair in pairs for label in pair)
    return sorted(found, key=lambda label: (str(type(label)), label))


def _coincidences(pairs: Sequence[Pair], labels: Sequence[Hashable]) -> Floats:
    """How often each label met each other: a pair counts in both directions."""
    place = {label: number for number, label in enumerate(labels)}
    met = np.zeros((len(labels), len(labels)))
    for first, second in pairs:
        met[place[first], place[second]] += 1
        met[place[second], place[first]] += 1
    return met


def _alpha_of(coincidences: Floats, level: Level) -> float:
    """Alpha from coincidences: one less observed by expected disagreement (Krippendorff 2004, section 11.3).

    The ordinal difference of two labels is the number of units between their ranks, squared.
    """
    margins = coincidences.sum(axis=0)
    if level == "nominal":
        return float(_nominal_alpha(np.trace(coincidences), margins))
    rank = np.cumsum(margins) - margins / 2
    difference = (rank[:, None] - rank[None, :]) ** 2
    observed = (coincidences * difference).sum()
    expected = (np.outer(margins, margins) * difference).sum()
    return float(1 - (margins.sum() - 1) * observed / expected) if expected else float("nan")


def _nominal_alpha(same: Floats, margins: Floats) -> Floats:
    """Nominal alpha of any number of codings: of each, how often labels met themselves, and the margins."""
    total = margins.sum(axis=-1)
    with np.errstate(invalid="ignore", divide="ignore"):
        alpha: Floats = 1 - (total - 1) * (total - same) / (total**2 - (margins**2).sum(axis=-1))
    return np.where(np.isfinite(alpha), alpha, np.nan)


def _alphas(times: Floats, of_article: Sequence[Floats], level: Level) -> Floats:
    """Alpha for each draw of articles. Nominal alpha needs no more than sums: there may be many labels."""
    if level == "nominal":
        kept = np.array([[np.trace(met), *met.sum(axis=0)] for met in of_article])
        drawn = times @ kept
        return _nominal_alpha(drawn[:, 0], drawn[:, 1:])
    drawn = times @ np.array([met.ravel() for met in of_article])
    return np.array([_alpha_of(met.reshape(of_article[0].shape), level) for met in drawn])


def _rng(seed: int, variable: str) -> np.random.Generator:
    return np.random.default_rng([seed, crc32(variable.encode())])
