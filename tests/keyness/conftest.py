"""Small studies of passages, so that every count is known."""

from types import SimpleNamespace

import pytest

from framing import tables
from framing.language import count_words


def _make_study(*rows):
    """A study of (article, outlet, voice, text), with a story and a part where they are given after them."""
    passages, articles = [], {}
    for number, (id, outlet, voice, text, *more) in enumerate(rows):
        story, part = (*more, *("talks", "body")[len(more) :])
        where = (id, outlet, story, None)
        place = (number, number, part, 0, len(text), text, count_words(text))
        passages.append((*where, *place, voice, 1.0, None, None, 0.0, 0.0, 0.0))
        articles[id] = (*where, None, None, None, 0)
    return SimpleNamespace(
        passages=tables.frame("passages", passages), articles=tables.frame("articles", articles.values())
    )


@pytest.fixture
def make_study():
    """The function that makes a study of (article, outlet, voice, text[, story[, part]])."""
    return _make_study


@pytest.fixture
def talks():
    """Two articles of the Post and one of the Globe, in one story."""
    return _make_study(
        ("p1", "Post", "outlet", "Arms, arms and talks."),
        ("p2", "Post", "outlet", "Arms and peace and talks"),
        ("p2", "Post", "direct", "peace peace peace peace"),
        ("g1", "Globe", "outlet", "Talks and peace and the minister’s talks."),
    )


@pytest.fixture
def stories():
    """Five stories, each told by the Post and the Globe; the Post says "row", the Globe less often."""
    rows = []
    for place, (post, globe) in enumerate([(3, 1), (2, 1), (4, 0), (2, 1), (3, 1)]):
        rows.append((f"p{place}", "Post", "outlet", "row " * post + "talks " * (20 - post), f"s{place}"))
        rows.append((f"g{place}", "Globe", "outlet", "row " * globe + "talks " * (25 - globe), f"s{place}"))
    return _make_study(*rows)
