"""The files of measured figures, one section a benchmark, and the few of them that the kit itself shows.

docs/attribution.md is filled from docs/measured/attribution.json; docs/measured/tone.json holds what tone.py
found. Captions, report cards and docstrings take their figures from framing/data/measured.json, which is
written anew whenever a figure is kept.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
MEASURED = ROOT / "docs" / "measured" / "attribution.json"
TONE = MEASURED.with_name("tone.json")
SHIPPED = ROOT / "framing" / "data" / "measured.json"


def sections(path: Path = MEASURED) -> dict[str, Any]:
    """What was measured so far, by the name of the benchmark."""
    if not path.exists():
        return {}
    stored: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return stored


def keep(name: str, section: object, path: Path = MEASURED) -> None:
    """Put the figures of one benchmark in the place of its earlier ones."""
    _write(path, {**sections(path), name: section})
    _write(SHIPPED, for_readers())


def for_readers() -> dict[str, Any]:
    """The figures that captions, report cards and docstrings show; shares to four places.

    Those not measured yet are left out.
    """
    shown: dict[str, Any] = {}
    if tone := sections(TONE).get("tone of sentences"):
        shares = {name: round(row["right"], 4) for name, row in tone["rows"].items()}
        shown["tone of sentences"] = {"judgements": tone["judgements"], "right": shares}
    if loaded := sections(MEASURED).get("loaded words"):
        shown["voice of loaded words"] = {
            "words": loaded["words"],
            "articles": loaded["articles"],
            "borrowed": round(loaded["borrowed"]["value"], 4),
            "right": {name: round(loaded["right"][name]["value"], 4) for name in ("kit", "marks")},
            "truly the outlet's": round(loaded["truly the outlet's"]["kit"]["value"], 4),
        }
    return shown


def _write(path: Path, content: object) -> None:
    path.parent.mkdir(exist_ok=True)
    text = json.dumps(content, indent=1, sort_keys=True, ensure_ascii=False) + "\n"
    path.write_text(text, encoding="utf-8", newline="\n")
