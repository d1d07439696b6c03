"""The file of measured figures, from which docs/attribution.md is filled: one section a benchmark."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

MEASURED = Path(__file__).parents[2] / "docs" / "measured" / "attribution.json"


def sections() -> dict[str, Any]:
    """What was measured so far, by the name of the benchmark."""
    if not MEASURED.exists():
        return {}
    stored: dict[str, Any] = json.loads(MEASURED.read_text(encoding="utf-8"))
    return stored


def keep(name: str, section: object) -> None:
    """Put the figures of one benchmark in the place of its earlier ones."""
    stored = {**sections(), name: section}
    MEASURED.parent.mkdir(exist_ok=True)
    text = json.dumps(stored, indent=1, sort_keys=True, ensure_ascii=False) + "\n"
    MEASURED.write_text(text, encoding="utf-8", newline="\n")
