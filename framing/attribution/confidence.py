"""Confidence: how often each pattern is right, as measured on hand-annotated news."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

_FILE = "data/attribution/confidence.json"


@dataclass(frozen=True, slots=True)
class Measured:
    """Shares that were right: attributions by rule, words by voice and rule, and each over all rules."""

    attributions: Mapping[str, float]
    all_attributions: float
    voices: Mapping[str, Mapping[str, float]]
    all_voices: Mapping[str, float]


def confidence(rule: str) -> float:
    """The share of the attributions made by a rule whose content and speaker were both right.

    It was measured on PolNeAR's training articles, each held out from the weights that judged it. A rule that
    made few is drawn towards the share of all rules; an unknown one gets that share.

    >>> 0.5 < confidence("quote-source-cue") <= 1
    True
    """
    measured = load_measured()
    return measured.attributions.get(rule, measured.all_attributions)


def voice_confidence(voice: str, rule: str | None = None) -> float:
    """The share of the words given a voice by a rule that have this voice by hand annotation.

    ``voice`` is outlet, direct, indirect or scare; the first and the last have no ``rule``. Raises
    ``ValueError`` for any other voice.

    >>> voice_confidence("direct", "quote-source-cue") > voice_confidence("indirect", "source-cue-object")
    True
    """
    measured = load_measured()
    if voice not in measured.all_voices:
        raise ValueError(f"There is no voice {voice!r}; there are {', '.join(sorted(measured.all_voices))}.")
    return measured.voices.get(voice, {}).get(rule or "", measured.all_voices[voice])


@cache
def load_measured() -> Measured:
    """The shares stored with the kit, as ``benchmarks/polnear/measure.py`` wrote them."""
    stored = json.loads(files("framing").joinpath(_FILE).read_text(encoding="utf-8"))
    return Measured(
        attributions=stored["attributions"],
        all_attributions=stored["all attributions"],
        voices=stored["voices"],
        all_voices=stored["all voices"],
    )
