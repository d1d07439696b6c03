"""How far rates may be off because the program takes words for somebody else's.

Every passage has a confidence: the share of words so labelled that are labelled rightly. Here labels are
drawn anew, many times: each keeps its voice with that probability and else takes another, with the shares
that wrong labels truly had. Where the label of a passage moves, its words and its mentions move together.

This is multiple imputation of a misclassified label: Rubin, D. B. (1987). *Multiple Imputation for
Nonresponse in Surveys*. Wiley. What misclassification does to results of automated content analysis:
TeBlunthuis, N., Hase, V. & Chan, C.-H. (2024). *Communication Methods and Measures*, 18(3), 278–299.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from framing.compare.counts import What, values_of
from framing.groups import by_column
from framing.passages import VOICES, Voice

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from framing.study import Study

    Floats = NDArray[np.float64]
    Places = NDArray[np.intp]

DRAWS = 400
_DRAWN_AT_ONCE = 4_000_000
_MOSTLY = 0.95


@dataclass(frozen=True, slots=True, eq=False)
class VoiceErrors:
    """What wrong labels should have been: shares (voices said × true voices), their diagonal 0.

    ``odds`` are log odds, a number for each voice said, added to the confidence of passages with a mention:
    what a codebook counts stands in attributed words more often than other words do, missed ones too.
    """

    shares: Floats
    odds: Floats

    def with_mention(self, confidence: Floats, label: Places, mentioned: NDArray[np.bool_]) -> Floats:
        """The confidence of passages, that of those with a mention moved by the odds; certainty stays.

        >>> errors = VoiceErrors(np.zeros((4, 4)), np.full(4, -np.log(3)))
        >>> errors.with_mention(np.array([0.75, 0.75, 1.0]), np.zeros(3, int), np.array([True, False, True]))
        array([0.5 , 0.75, 1.  ])
        """
        with np.errstate(divide="ignore"):
            odds = np.log(confidence) - np.log1p(-confidence) + np.where(mentioned, self.odds[label], 0.0)
        moved: Floats = 1 / (1 + np.exp(-odds))
        return moved


@cache
def measured_errors() -> VoiceErrors:
    """The errors that ``benchmarks/polnear/voice_errors.py`` measured on news its models had not seen.

    >>> bool((measured_errors().shares.sum(axis=1).round(2) == 1).all())
    True
    """
    path = files("framing").joinpath("data", "voice_errors.json")
    stored: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    shares = [[stored["wrong"][said].get(voice, 0.0) for voice in VOICES] for said in VOICES]
    return VoiceErrors(np.array(shares), np.array([stored["mention"][said] for said in VOICES]))


class Moved(NamedTuple):
    """What draws change: the number of the draw, the passage, and its other voice (a place in ``VOICES``)."""

    draw: Places
    passage: Places
    voice: Places


def moved(
    label: Places,
    confidence: Floats,
    unit: Places,
    errors: VoiceErrors,
    *,
    draws: int,
    rng: np.random.Generator,
) -> Moved:
    """The passages whose voice is another when it is drawn anew, in each of so many draws.

    ``label`` and ``confidence`` are those of the passages; passages with an equal ``unit``, numbered from 0,
    err together.

    >>> errors = VoiceErrors(np.array([[0, 0, 1, 0.0]] * 4), np.zeros(4))
    >>> rng = np.random.default_rng(1)
    >>> found = moved(np.zeros(2, int), np.array([1, 0.5]), np.arange(2), errors, draws=8, rng=rng)
    >>> set(found.passage.tolist()), set(found.voice.tolist()), len(found.draw)
    ({1}, {2}, 4)
    """
    units = int(unit.max()) + 1 if len(unit) else 0
    wrong = rng.random((draws, units), dtype=np.float32)[:, unit] >= confidence.astype(np.float32)
    draw, passage = np.nonzero(wrong)
    other = rng.random((draws, units), dtype=np.float32)[draw, unit[passage]]
    bounds = np.cumsum(errors.shares, axis=1).astype(np.float32)[label[passage]]
    voice = (other >= bounds[:, 0]) * 1 + (other >= bounds[:, 1]) + (other >= bounds[:, 2])
    return Moved(draw, passage, voice)


@dataclass(frozen=True, slots=True, eq=False)
class VoicedPassages:
    """Passages of one group: label, confidence, unit (see ``moved``), words, mentions (passages × values)."""

    label: Places
    confidence: Floats
    unit: Places
    words: Floats
    mentions: Floats

    def band(
        self,
        voices: Sequence[Voice],
        *,
        level: float,
        draws: int,
        rng: np.random.Generator,
        errors: VoiceErrors | None = None,
    ) -> tuple[Floats, Floats]:
        """The ends of the bands of doubt of all rates (values × voices), as mentions per word.

        NaN for a voice to which 1 in 20 draws give no word. ``errors`` are the measured ones, unless given.
        """
        places = [VOICES.index(voice) for voice in voices]
        rates = []
        block = max(1, _DRAWN_AT_ONCE // max(1, len(self.label)))
        for first in range(0, draws, block):
            number = min(block, draws - first)
            words, mentions = self._drawn(number, errors or measured_errors(), rng, places)
            with np.errstate(invalid="ignore", divide="ignore"):
                rates.append(mentions / words[:, None, :])
        drawn = np.concatenate(rates)
        ends = np.full((2, *drawn.shape[1:]), np.nan)
        tail = (1 - level) / 2
        for place in range(len(voices)):
            worded = np.isfinite(drawn[:, :, place]).all(axis=1)
            if worded.mean() >= _MOSTLY:
                ends[:, :, place] = np.quantile(drawn[worded, :, place], [tail, 1 - tail], axis=0)
        return ends[0], ends[1]

    def _drawn(
        self, draws: int, errors: VoiceErrors, rng: np.random.Generator, places: Sequence[int]
    ) -> tuple[Floats, Floats]:
        """Words (draws × voices) and mentions (draws × values × voices), with voices drawn anew."""
        mentioned = self.mentions.sum(axis=1) > 0
        sure = errors.with_mention(self.confidence, self.label, mentioned)
        found = moved(self.label, sure, self.unit, errors, draws=draws, rng=rng)
        number, length = len(VOICES), self.words[found.passage]
        words = np.bincount(self.label, self.words, number) + sum(
            sign * np.bincount(found.draw * number + voice, length, draws * number).reshape(draws, number)
            for sign, voice in ((1, found.voice), (-1, self.label[found.passage]))
        )
        spoken = np.flatnonzero(mentioned)
        voice = np.tile(self.label[spoken].astype(np.int8), (draws, 1))
        told = mentioned[found.passage]
        column = np.searchsorted(spoken, found.passage[told])
        voice[found.draw[told], column] = found.voice[told]
        counts = self.mentions[spoken].astype(np.float32)
        mentions = [(voice == place).astype(np.float32) @ counts for place in places]
        # Where a voice loses its last word, rounding must not leave a trace of one.
        return np.where(words > 0.5, words, 0.0)[:, places], np.stack(mentions, axis=2)


def voiced(study: Study, what: What, *, by: str) -> Iterator[tuple[str, VoicedPassages]]:
    """The passages of each group with what they mention, in the order of the articles' ids.

    >>> from framing import Codebook, analyze, sample
    >>> study = analyze(sample(), Codebook.sample("security"), sentiment=False)
    >>> sum(int(one.mentions.sum()) for _, one in voiced(study, "frame", by="outlet")) == len(study.mentions)
    True
    """
    passages = by_column(study.passages, study.articles, by)
    articles = {name: place for place, name in enumerate(sorted(passages["article"].unique()))}
    article = passages["article"].map(articles).to_numpy(np.int64)
    number = passages["passage"].to_numpy(np.int64)
    order = np.lexsort([number, article])
    alone = passages["attribution"].isna().to_numpy()
    err_together = np.where(alone, -1 - number, passages["attribution"].fillna(0).to_numpy(np.int64))
    values = values_of(study, what)
    counts = np.zeros((len(passages), len(values)))
    known = study.mentions[study.mentions[what].notna()]
    of_passage = {key: row for row, key in enumerate(zip(article.tolist(), number.tolist(), strict=True))}
    where = zip(known["article"].map(articles).tolist(), known["passage"].tolist(), strict=True)
    column = known[what].map({value: place for place, value in enumerate(values)}).to_numpy(np.intp)
    np.add.at(counts, (np.array([of_passage[key] for key in where], dtype=np.intp), column), 1)
    label = passages["voice"].map({voice: place for place, voice in enumerate(VOICES)}).to_numpy(np.intp)
    confidence, words = (passages[name].to_numpy(float) for name in ("voice_confidence", "words"))
    groups = passages[by].to_numpy()[order]
    names, group = np.unique(groups.astype(object), return_inverse=True)
    for place, name in enumerate(names):
        rows = order[group == place]
        _, unit = np.unique(np.stack([article[rows], err_together[rows]]), axis=1, return_inverse=True)
        yield (
            str(name),
            VoicedPassages(label[rows], confidence[rows], unit.ravel(), words[rows], counts[rows]),
        )
