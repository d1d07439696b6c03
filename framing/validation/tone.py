"""The tone that dictionaries give a sentence beside the tone that readers coded."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

import numpy as np

from framing import reliability
from framing.key import Key
from framing.language import sentences
from framing.sentiment import THRESHOLDS, Dictionary, tone
from framing.validation.shares import wilson

if TYPE_CHECKING:
    import pandas as pd

    from framing.article import Article

TONE = ("method", "sentences", "accuracy", "low", "high", "macro_f1", "correlation", "alpha")
SENTENCE_TONES = ("article", "outlet", "story", "sentence", "text", "key", "TextBlob", "VADER")
_CLASSES = (-1, 0, 1)
_TOSSES = 200
_SEED = 2015


def sentence_tones(articles: Iterable[Article], key: Key) -> pd.DataFrame:
    """The tone of each sentence, as it was coded and by both dictionaries.

    Columns: article, outlet, story, sentence (its number from 1, as on a coding sheet), text, key (-1, 0 or
    1), TextBlob and VADER (their scores, from -1 to 1). Raises ``ValueError`` where a key has not as many
    tones as its article has sentences.

    >>> from framing import Key, sample
    >>> sentence_tones(sample().where(story="flood"), Key.sample())["key"].value_counts().to_dict()
    {0: ..., -1: ..., 1: ...}
    """
    import pandas as pd

    rows: list[tuple[object, ...]] = []
    for article in articles:
        split, own = sentences(article), key[article.id].tone
        if len(split) != len(own):
            raise ValueError(
                f"{article.id}: the key has {len(own)} tones for {len(split)} sentences; give each one."
            )
        where = (article.id, article.outlet, article.story)
        for number, (sentence, coded) in enumerate(zip(split, own, strict=True), 1):
            text = sentence.of(article.text)
            found = tone(text)
            rows.append((*where, number, text, coded, found.polarity, found.compound))
    return pd.DataFrame(rows, columns=list(SENTENCE_TONES))


def tone_table(articles: Iterable[Article], key: Key) -> pd.DataFrame:
    """One row a method; ``framing.validation.ReportCard`` says what the columns are.

    Raises ``ValueError`` where a key has not as many tones as its article has sentences.
    """
    import pandas as pd

    table = sentence_tones(articles, key)
    coded: list[int] = table["key"].tolist()
    scores: dict[Dictionary, list[float]] = {name: table[name].tolist() for name in THRESHOLDS}
    rows: list[tuple[object, ...]] = [
        (name, len(coded), *_scores(coded, classes(own, THRESHOLDS[name])), *_agreement(coded, own, name))
        for name, own in scores.items()
    ]
    rows += [_most_frequent(coded), _coin(coded)]
    return pd.DataFrame(rows, columns=list(TONE))


def classes(scores: Iterable[float], threshold: float) -> list[int]:
    """The class of each score: 1 above the threshold, -1 below its negative, else 0.

    >>> classes([0.3, 0.05, -0.2], 0.05)
    [1, 0, -1]
    """
    return [(score > threshold) - (score < -threshold) for score in scores]


def macro_f1(coded: Sequence[int], found: Sequence[int]) -> float:
    """The mean of the F1 of the classes that occur in the key; NaN where there are none.

    >>> round(macro_f1([1, 0, 0], [1, 0, 1]), 2)
    0.67
    """
    wanted, given = Counter(coded), Counter(found)
    right = Counter(a for a, b in zip(coded, found, strict=True) if a == b)
    values = [reliability.f1(right[name], wanted[name], given[name]) for name in _CLASSES if wanted[name]]
    return sum(values) / len(values) if values else float("nan")


def _scores(coded: Sequence[int], found: Sequence[int]) -> tuple[float, float, float, float]:
    right = sum(a == b for a, b in zip(coded, found, strict=True))
    return *wilson(right, len(coded)), macro_f1(coded, found)


def _agreement(coded: Sequence[int], scores: Sequence[float], name: Dictionary) -> tuple[float, float]:
    found = classes(scores, THRESHOLDS[name])
    return correlation(coded, scores), reliability.alpha(
        list(zip(coded, found, strict=True)), level="ordinal"
    )


def correlation(coded: Sequence[float], scores: Sequence[float]) -> float:
    """Pearson's correlation; NaN where one of the two does not vary.

    >>> round(correlation([-1, 0, 1], [-0.5, 0.1, 0.4]), 2)
    0.98
    """
    if len(set(coded)) < 2 or len(set(scores)) < 2:
        return float("nan")
    return float(np.corrcoef(coded, scores)[0, 1])


def _most_frequent(coded: Sequence[int]) -> tuple[object, ...]:
    """Whoever always says the class that the key has most often."""
    label = Counter(coded).most_common(1)[0][0] if coded else 0
    always = [label] * len(coded)
    alpha = reliability.alpha(list(zip(coded, always, strict=True)), level="ordinal")
    return (f"always {label}", len(coded), *_scores(coded, always), float("nan"), alpha)


def _coin(coded: Sequence[int]) -> tuple[object, ...]:
    """The mean of many tosses of a coin with three sides, the same each time."""
    rng = np.random.default_rng(_SEED)
    tosses = rng.integers(-1, 2, size=(_TOSSES, len(coded)))
    shown = [list(map(int, toss)) for toss in tosses]
    f1 = float(np.mean([macro_f1(coded, toss) for toss in shown])) if coded else float("nan")
    nothing = float("nan")
    chance = 1 / len(_CLASSES) if coded else nothing
    return ("a coin with three sides", len(coded), chance, nothing, nothing, f1, 0.0, 0.0)
