"""A class's own articles, or the sample's where there are none yet."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from framing.corpus import Corpus
from framing.readers import read, sample

FOLDER = Path("my-articles")
"""The folder beside the notebook where a class saves its articles."""


class OwnStory(NamedTuple):
    """The articles, and one sentence that says whose they are."""

    corpus: Corpus
    told: str


def own_story(folder: str | Path = FOLDER, *, instead: str = "flood") -> OwnStory:
    """The articles in a folder; the story ``instead`` of the sample where the folder has none to read.

    ``told`` says in one sentence which of the two it is, and why. What could not be read stands in
    ``corpus.problems``.

    >>> own_story("no-such-folder").told
    'There is no folder no-such-folder here yet, so this is the story “flood” of the sample: 6 articles.'
    """
    folder = Path(folder)
    if folder.is_dir():
        corpus = read(folder)
        if len(corpus):
            return OwnStory(
                corpus, f"These are your articles from the folder {folder}: {len(corpus)} of them."
            )
        why = f"The folder {folder} has no article that can be read"
        problems = corpus.problems
    else:
        why, problems = f"There is no folder {folder} here yet", ()
    found = sample().where(story=instead)
    told = f"{why}, so this is the story “{instead}” of the sample: {len(found)} articles."
    return OwnStory(Corpus(found, problems=problems), told)
