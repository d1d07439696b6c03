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
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import numpy as np

from framing.passages import VOICES

if TYPE_CHECKING:
    import pandas as pd
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    Places = NDArray[np.intp]

DRAWS = 400
_DRAWN_AT_ONCE = 4_000_000


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


def redrawn(
    label: Places,
    confidence: Floats,
    unit: Places,
    errors: VoiceErrors,
    *,
    draws: int,
    rng: np.random.Generator,
) -> NDArray[np.int8]:
    """Voices drawn anew (draws × passages), as places in ``VOICES``.

    ``label`` and ``confidence`` are those of the passages; passages with an equal ``unit``, numbered from 0,
    err together.

    >>> errors = VoiceErrors(np.array([[0, 0, 1, 0.0]] * 4), np.zeros(4))
    >>> rng = np.random.default_rng(1)
    >>> drawn = redrawn(np.zeros(2, int), np.array([1, 0.5]), np.arange(2), errors, draws=8, rng=rng)
    >>> drawn[:, 0].tolist(), sorted(set(drawn[:, 1].tolist()))
    ([0, 0, 0, 0, 0, 0, 0, 0], [0, 2])
    """
    units = int(unit.max()) + 1 if len(unit) else 0
    wrong = rng.random((draws, units), dtype=np.float32)[:, unit] >= confidence.astype(np.float32)
    draw, passage = np.nonzero(wrong)
    other = rng.random((draws, units), dtype=np.float32)[draw, unit[passage]]
    bounds = np.cumsum(errors.shares, axis=1)[:, :-1].astype(np.float32)
    drawn = np.broadcast_to(label.astype(np.int8), (draws, len(label))).copy()
    drawn[draw, passage] = (other[:, None] >= bounds[label[passage]]).sum(axis=1)
    return drawn


@dataclass(frozen=True, slots=True, eq=False)
class VoicedPassages:
    """Passages of one group: label, confidence and unit (see ``redrawn``), words, mentions by value."""

    label: Places
    confidence: Floats
    unit: Places
    words: Floats
    mentions: Floats

    def band(
        self, voices: Sequence[str], *, level: float, draws: int, rng: np.random.Generator
    ) -> tuple[Floats, Floats]:
        """The ends of the bands of doubt of all rates (values × voices), as mentions per word.

        NaN for a voice to which some draws give no word.
        """
        errors = measured_errors()
        mentioned = self.mentions.sum(axis=1) > 0
        spoken = np.flatnonzero(mentioned)
        sure = errors.with_mention(self.confidence, self.label, mentioned)
        rates = []
        block = max(1, _DRAWN_AT_ONCE // max(1, len(self.label)))
        for first in range(0, draws, block):
            number = min(block, draws - first)
            drawn = redrawn(self.label, sure, self.unit, errors, draws=number, rng=rng)
            rate = np.empty((number, self.mentions.shape[1], len(voices)))
            for place, voice in enumerate(voices):
                has = drawn == VOICES.index(voice)
                with np.errstate(invalid="ignore", divide="ignore"):
                    counts = has[:, spoken].astype(float) @ self.mentions[spoken]
                    rate[:, :, place] = counts / (has.astype(np.float32) @ self.words)[:, None]
            rates.append(rate)
        tail = (1 - level) / 2
        low, high = np.quantile(np.concatenate(rates), [tail, 1 - tail], axis=0)
        return low, high


def voiced(
    passages: pd.DataFrame, mentions: pd.DataFrame, values: Sequence[str], what: str
) -> VoicedPassages:
    """Passages with what they mention, in the order of the articles' ids.

    The tables are those of a study, cut to one group: their columns article, passage, words, voice,
    voice_confidence, attribution, and ``what``.

    >>> from framing import Codebook, analyze, sample
    >>> study = analyze(sample(), Codebook.sample("security"), sentiment=False)
    >>> made = voiced(study.passages, study.mentions, ["arms race"], "frame")
    >>> int(made.mentions.sum()) == int((study.mentions["frame"] == "arms race").sum())
    True
    """
    passages = passages.sort_values(["article", "passage"], kind="stable").reset_index(drop=True)
    alone = -1 - passages["passage"]
    err_together = passages["attribution"].astype("float64").fillna(alone).astype("int64")
    unit = passages.groupby([passages["article"], err_together], sort=False).ngroup()
    counts = np.zeros((len(passages), len(values)))
    known = mentions[mentions[what].isin(values)]
    if len(known):
        import pandas as pd

        place = pd.MultiIndex.from_frame(passages[["article", "passage"]])
        row = place.get_indexer(pd.MultiIndex.from_frame(known[["article", "passage"]]))
        column = known[what].map({value: place for place, value in enumerate(values)}).to_numpy(int)
        np.add.at(counts, (row, column), 1)
    return VoicedPassages(
        passages["voice"].map(VOICES.index).to_numpy(int),
        passages["voice_confidence"].to_numpy(float),
        np.asarray(unit, dtype=np.intp),
        passages["words"].to_numpy(np.float32),
        counts,
    )
