"""Rates of mentions by group and voice, with an interval for the sample and a band for doubt about voices."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from zlib import crc32

import numpy as np

from framing.compare.counts import PER_WORDS, Sample, What, count
from framing.compare.intervals import check_level, few, interval
from framing.compare.voice_doubt import DRAWS, VoicedPassages, voiced
from framing.passages import VOICES, Voice

if TYPE_CHECKING:
    import pandas as pd
    from numpy.typing import NDArray

    from framing.study import Study

    Floats = NDArray[np.float64]

_RESULT = (
    *("voice", "count", "words", "articles", "stories", "rate", "low", "high", "doubt_low", "doubt_high"),
    "note",
)
_DECIDED_BY_VOICE = "speaker"


def rates(
    study: Study,
    what: What = "frame",
    *,
    by: str = "outlet",
    voice: Voice | None = None,
    level: float = 0.95,
    draws: int = DRAWS,
    seed: int = 2015,
) -> pd.DataFrame:
    """Mentions per 1,000 words of each voice, by group, with an interval and a band of doubt.

    ``what`` is the column of the mentions that is counted, ``by`` a column of mentions and passages (outlet,
    story, part, speaker) or of the articles. One row for each group, value and voice, those never mentioned
    too, or for the one ``voice`` that is named.

    Columns of the result: the ones named by ``by`` and ``what``, voice, count, words (of that voice),
    articles and stories (of the group), rate, low, high, doubt_low, doubt_high, note. The rate is NaN where
    the group has no word of the voice; low and high are NaN where there is no interval; the note says why in
    either case.

    low and high are of the sample: how far the rate may lie from that of all such articles. Stories are what
    varies, or the articles of the one story there is; see ``framing.compare.intervals.interval``.

    doubt_low and doubt_high are of the machine: where the rate of these very articles would lie, were every
    voice told rightly; see ``framing.compare.voice_doubt``. Voices are drawn anew ``draws`` times. The band
    need not hold the rate: where it does not, errors have moved the rate. It has no width where people have
    put every voice right, and is missing by speaker, since who speaks goes with the voice.

    Equal seeds give equal bands, whatever the order of the articles and the other groups. Raises
    ``ValueError`` for a column or voice that does not exist.

    >>> from framing import Codebook, analyze, sample
    >>> corpus = sample().where(story="missile-shield")
    >>> study = analyze(corpus, Codebook.sample("security"), sentiment=False)
    >>> rates(study, voice="outlet")["note"].unique().tolist()
    ['1 article: no interval']
    """
    import pandas as pd

    check_level(level)
    voices = VOICES if voice is None else (voice,)
    counts = count(study, what, by=by, voices=voices, taken=_RESULT)
    bands: dict[str, VoicedPassages] = {} if by == _DECIDED_BY_VOICE else dict(voiced(study, what, by=by))
    rows: list[tuple[Any, ...]] = []
    for group, sample in counts:
        units = sample.units
        low, high = interval(units, level=level)
        doubt = np.full((2, *low.shape), np.nan)
        if group in bands:
            rng = np.random.default_rng([seed, crc32(group.encode("utf-8", "surrogatepass"))])
            doubt = np.stack(bands[group].band(voices, level=level, draws=draws, rng=rng))
        size = (len(sample.words), len(np.unique(sample.stories)))
        for (i, value), (j, name) in ((a, b) for a in enumerate(counts.values) for b in enumerate(voices)):
            mentions, words = int(units.mentions[:, i, j].sum()), int(units.words[:, j].sum())
            note = _note(units, j, mentions)
            ends = (np.nan, np.nan) if note else (PER_WORDS * low[i, j], PER_WORDS * high[i, j])
            band = PER_WORDS * doubt[:, i, j] if words else (np.nan, np.nan)
            rate = PER_WORDS * mentions / words if words else np.nan
            rows.append((group, value, name, mentions, words, *size, rate, *ends, *band, note))
    table = pd.DataFrame(rows, columns=[by, what, *_RESULT])
    return table.astype({"count": "int64", "words": "int64", **dict.fromkeys(_RESULT[5:10], "float64")})


def _note(units: Sample, voice: int, mentions: int) -> str:
    """Why there is no rate or no interval; empty where there is one."""
    number = int(np.count_nonzero(units.words[:, voice]))
    if not number:
        return "no word in this voice: no rate"
    several = len(np.unique(units.stories)) > 1
    return few(number, stories=several) or ("" if mentions else "no mention: no interval")
