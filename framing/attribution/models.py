"""The models that choose, as they ship with the kit: weights of named features, strengths of cues."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal

from framing.attribution.confidence import Calibration
from framing.attribution.linear import LinearModel, from_json
from framing.attribution.strengths import CueFrame, CueStrengths, Lemma, StoredStrengths

TABLES = (
    "cue",
    "start",
    "end",
    "left",
    "left_start",
    "quotation",
    "clause_source",
    "quotation_source",
    "acceptance",
)
"""One model each, one file each."""


@dataclass(frozen=True, slots=True)
class Models:
    """All that was learned. Each field but the first and the last is one question:

    is this a cue with content to its right; where does that start; where does it end; is there a content to
    the left; where does that start; is this quotation speech; which phrase is the source of a clause; which
    that of a quotation; is a proposal right beside its rivals.
    """

    strengths: CueStrengths
    cue: LinearModel
    start: LinearModel
    end: LinearModel
    left: LinearModel
    left_start: LinearModel
    quotation: LinearModel
    clause_source: LinearModel
    quotation_source: LinearModel
    acceptance: LinearModel
    calibration: Calibration


@cache
def load() -> Models:
    """The models in ``framing/data/attribution``, read once.

    >>> load().strengths.of_lemma(("verb", "say")) > load().strengths.of_lemma(("verb", "run"))
    True
    """
    folder = files("framing").joinpath("data", "attribution")

    def stored(name: str) -> Mapping[str, object]:
        read: Mapping[str, object] = json.loads(folder.joinpath(f"{name}.json").read_text(encoding="utf-8"))
        return read

    return Models(
        _strengths_from(stored("strengths")),
        **{name: from_json(stored(name)) for name in TABLES},
        calibration=Calibration.from_json(stored("calibration")),
    )


def _strengths_from(content: Mapping[str, object]) -> StoredStrengths:
    lemmas: dict[Lemma, float] = {}
    frames: dict[CueFrame, float] = {}
    classes: tuple[Literal["verb", "noun"], ...] = ("verb", "noun")
    for word_class in classes:
        table = content[word_class]
        assert isinstance(table, dict)
        lemmas |= {(word_class, lemma): strength for lemma, strength in table.items()}
    table = content["frames"]
    assert isinstance(table, dict)
    for word, entries in table.items():
        part, _, lemma = word.partition(" ")
        for entry, strength in entries.items():
            aspect, _, value = entry.partition(" ")
            frames[part, lemma, aspect, value] = strength
    return StoredStrengths(lemmas, frames)
