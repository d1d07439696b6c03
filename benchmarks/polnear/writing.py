"""Writing the models as the kit ships them: JSON, one feature a line, the same bytes for the same weights."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from framing.attribution.confidence import Calibration
from framing.attribution.linear import VALUE_SEPARATOR, LinearModel
from framing.attribution.models import TABLES, Models
from framing.attribution.strengths import StoredStrengths


def save(models: Models, folder: Path) -> None:
    """Write each model, the strengths and the calibration to a file of its own in ``folder``."""
    assert isinstance(models.strengths, StoredStrengths)
    contents = {name: _table(getattr(models, name)) for name in TABLES}
    contents["strengths"] = _strengths_to(models.strengths)
    contents["calibration"] = _calibration(models.calibration)
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


def _table(model: LinearModel) -> dict[str, object]:
    """Name → values → weight, sorted, with two decimals."""
    tables: dict[str, dict[str, float]] = {}
    for feature in sorted(model.weights, key=lambda feature: tuple(map(str, feature))):
        name, *values = feature
        tables.setdefault(str(name), {})[VALUE_SEPARATOR.join(map(str, values))] = model.weights[feature]
    return {"bias": model.bias, "features": tables}


def _calibration(calibration: Calibration) -> dict[str, object]:
    """The shares as lists, for a file."""
    curves = {
        name: {key: [list(curve.scores), list(curve.shares)] for key, curve in sorted(table.items())}
        for name, table in (("attributions", calibration.attributions), ("voices", calibration.voices))
    }
    return {**curves, "outlet": calibration.outlet, "scare": calibration.scare}
