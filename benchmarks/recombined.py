"""Articles of any number, made by recombining the paragraphs of the kit's own corpus."""

from __future__ import annotations

import random
from collections.abc import Iterator

from framing.article import Article, join_parts
from framing.corpus import Corpus
from framing.readers import sample

SEED = 20151111
PARAGRAPHS = 9


def recombined(scale: int) -> Corpus:
    """The sample's number of articles times ``scale``, each of a headline and nine of its paragraphs."""
    return Corpus(_articles(scale))


def _articles(scale: int) -> Iterator[Article]:
    originals = list(sample())
    paragraphs = [words for article in originals for words in article.texts("paragraph")]
    choice = random.Random(SEED)
    for number in range(scale * len(originals)):
        original = originals[number % len(originals)]
        chosen = choice.sample(paragraphs, PARAGRAPHS)
        headline = [("headline", original.headline or "", None)]
        text, parts = join_parts([*headline, *(("paragraph", words, None) for words in chosen)])
        yield Article(f"recombined/{number}", text, parts, outlet=original.outlet, story="recombined")
