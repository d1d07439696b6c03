"""The models that choose, as they ship with the kit: weights of named features, strengths of cues."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path

from framing.attribution.confidence import Calibration
from framing.attribution.linear import LinearModel, from_json, to_json
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


def save(models: Models, folder: Path) -> None:
    """Write the models as JSON, one feature a line, the same bytes for the same weights."""
    assert isinstance(models.strengths, StoredStrengths)
    contents = {name: to_json(getattr(models, name)) for name in TABLES}
    contents["strengths"] = _strengths_to(models.strengths)
    contents["calibration"] = models.calibration.to_json()
    for name, content in contents.items():
        (folder / f"{name}.json").write_text(_pretty(content), encoding="utf-8", newline="\n")


def _pretty(content: Mapping[str, object]) -> str:
    """JSON with one entry of its inner tables a line."""
    lines = []
    for key, value in content.items():
        if isinstance(value, Mapping):
            rows = ",\n".join(f"  {_compact(name)}: {_compact(entry)}" for name, entry in value.items())
            lines.append(f" {_compact(key)}: {{\n{rows}\n }}")
        else:
            lines.append(f" {_compact(key)}: {_compact(value)}")
    return "{\n" + ",\n".join(lines) + "\n}\n"


def _compact(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _strengths_to(strengths: StoredStrengths) -> dict[str, object]:
    lemmas: dict[str, dict[str, float]] = {"verb": {}, "noun": {}}
    for (word_class, lemma), strength in sorted(strengths.lemmas.items()):
        lemmas[word_class][lemma] = strength
    frames: dict[str, dict[str, float]] = {}
    for (word_class, lemma, aspect, value), strength in sorted(strengths.frames.items()):
        frames.setdefault(f"{word_class} {lemma}", {})[f"{aspect} {value}"] = strength
    return {"verb": lemmas["verb"], "noun": lemmas["noun"], "frames": frames}


def _strengths_from(content: Mapping[str, object]) -> StoredStrengths:
    lemmas: dict[Lemma, float] = {}
    frames: dict[CueFrame, float] = {}
    for word_class in ("verb", "noun"):
        table = content[word_class]
        assert isinstance(table, dict)
        lemmas |= {(word_class, lemma): strength for lemma, strength in table.items()}
    table = content["frames"]
    assert isinstance(table, dict)
    for word, entries in table.items():
        word_class, _, lemma = word.partition(" ")
        for entry, strength in entries.items():
            aspect, _, value = entry.partition(" ")
            frames[word_class, lemma, aspect, value] = strength
    return StoredStrengths(lemmas, frames)
