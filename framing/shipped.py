"""Where the corpus that comes with the kit lies: inside the wheel, or in a checkout."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path


def shipped(folder: str) -> Path:
    """A folder of the corpus that comes with the kit: stories, keys or codebooks.

    >>> shipped("stories").name
    'stories'
    """
    inside = Path(str(files("framing"))) / "data" / "corpus" / folder
    return inside if inside.is_dir() else Path(__file__).parents[1] / "corpus" / folder
