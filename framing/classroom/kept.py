"""What pupils have answered: a file an exercise, so that no restart loses what was typed."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

FOLDER = Path("answers")
"""The folder beside the notebook where answers are kept."""


@dataclass(frozen=True, slots=True)
class Kept:
    """An answer as it was typed (as text), how it was met, and how often it was tried."""

    exercise: str
    answer: str
    state: str
    tries: int = 1


def keep(kept: Kept, folder: Path = FOLDER) -> bool:
    """Write an answer into the folder; whether that could be done."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        text = json.dumps(asdict(kept), ensure_ascii=False, indent=1)
        part = folder / f"{kept.exercise}.json.part"
        part.write_text(text + "\n", encoding="utf-8", errors="replace", newline="\n")
        part.replace(folder / f"{kept.exercise}.json")
    except OSError:
        return False
    return True


def find(exercise: str, folder: Path = FOLDER) -> Kept | None:
    """What was kept of an exercise; None where nothing was, or it can no longer be read."""
    return _read(folder / f"{exercise}.json")


def everything(folder: Path = FOLDER) -> Iterator[Kept]:
    """All answers of a folder, in the order of the exercises."""
    found = [kept for path in folder.glob("*.json") if (kept := _read(path)) is not None]
    yield from sorted(found, key=lambda kept: _order(kept.exercise))


def _read(path: Path) -> Kept | None:
    try:
        row = json.loads(path.read_text(encoding="utf-8"))
        kept = Kept(str(row["exercise"]), str(row["answer"]), str(row["state"]), int(row["tries"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return kept


def _order(exercise: str) -> tuple[tuple[int, str], ...]:
    """2.10 comes after 2.9."""
    return tuple((int(part), "") if part.isdecimal() else (0, part) for part in exercise.split("."))
