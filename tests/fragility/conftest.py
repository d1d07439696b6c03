"""A small study of which every order is known, made by hand."""

import pytest

from framing.article import Article
from framing.codebook import Codebook, Frame, Phrase
from framing.study import analyze

BOOK = Codebook(
    "Arms",
    frames=(
        Frame("race", phrases=(Phrase("arms race"), Phrase("race"))),
        Frame("shield", phrases=(Phrase("shield"),)),
    ),
)
FILLER = "The town hall opened its doors to the public again on Monday after the long winter repairs ended."
"""Eighteen words without a phrase."""


def article(id, outlet, text, story="flood"):
    return Article.from_text(f"{text} {FILLER} {FILLER}", id=id, outlet=outlet, story=story)


ARTICLES = (
    article("a1", "Alpha", "A shield. A shield. A shield. A race."),
    article("a2", "Alpha", "Nothing of the kind was said.", "strike"),
    article("b1", "Beta", "A shield. A shield. The arms race. No more words here at all."),
    article("b2", "Beta", "The day was long.", "strike"),
    article("c1", "Gamma", "Nothing of the kind was said here today.", "flood"),
    article("c2", "Gamma", "A shield was seen. Nothing of the kind was said.", "strike"),
)


@pytest.fixture(scope="session")
def study():
    return analyze(ARTICLES, BOOK)


@pytest.fixture(scope="session")
def book():
    return BOOK


@pytest.fixture(scope="session")
def articles():
    return ARTICLES
