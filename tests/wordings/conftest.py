"""Studies of articles written for the purpose, so that what is said and how is known."""

from __future__ import annotations

from typing import Any

import pytest

from framing import Article, Codebook, analyze


def _study(texts: dict[str, str], *, story: str | None = "talks") -> Any:
    articles = [
        Article.from_text(text, id=f"{story}/{outlet}", outlet=outlet, story=story)
        for outlet, text in texts.items()
    ]
    return analyze(articles, Codebook.sample("security"), sentiment=False)


@pytest.fixture(scope="session")
def told() -> Any:
    """A function that makes a study: outlet → text, one article an outlet, all on one story."""
    return _study


@pytest.fixture(scope="session")
def shield() -> Any:
    """One statement in full, in a fragment, in other words, in an outlet's own voice, and left out."""
    return _study(
        {
            "Post": '"The new shield has cost this country nine billion crowns," said Ann Ray on Monday.',
            "Sun": 'Ann Ray spoke of "nine billion crowns".',
            "Globe": "Ann Ray said that nine billion crowns had gone into the shield.",
            "Herald": "The new shield has cost the country nine billion crowns. Who pays?",
            "Star": "It rained in the capital on Monday.",
        }
    )


@pytest.fixture(scope="session")
def sample() -> Any:
    """The corpus that ships with the kit."""
    import framing

    return framing.analyze(framing.sample(), Codebook.sample("security"), sentiment=False)
