"""Key word in context: each place where a phrase stands, with whose words it is in."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any, Literal, get_args

from framing.codebook import Codebook, Frame, Phrase
from framing.corpus import Corpus
from framing.language import words
from framing.mentions import find_mentions
from framing.span import Span, SpanIndex

if TYPE_CHECKING:
    import pandas as pd

Order = Literal["text", "left", "right"]

_COLUMNS = ["article", "outlet", "left", "match", "right", "voice", "speaker", "start", "end"]
WIDTH = 45  # pandas shows 50 characters of a cell, and would cut off the words beside the match


def concordance(
    corpus: Corpus, passages: pd.DataFrame, phrase: str, *, width: int = WIDTH, sort: Order = "text"
) -> pd.DataFrame:
    """Each place where ``phrase`` stands in a corpus, in its context; ``passages`` tells the voices.

    The phrase is matched as a codebook's is: ``*`` for any ending, space and hyphen alike. ``left`` and
    ``right`` hold at most ``width`` characters of the same headline, paragraph or caption, in whole words and
    with white space as single spaces, so that left + match + right reads as one line. ``voice`` and
    ``speaker`` are those of the passage of the first word; ``start`` and ``end`` point into the article.

    ``sort`` is by place in the text, by the words on the left (the nearest first), or by those on the right.
    Raises ``ValueError`` for a phrase that cannot be matched (``CodebookError``) or another order.

    >>> from framing import Article, analyze
    >>> article = Article.from_text("They fear an arms race now.", id="talks/post", outlet="The Post")
    >>> study = analyze([article], Codebook.sample("security"), sentiment=False)
    >>> lines = concordance(study.corpus, study.passages, "arms-race", width=12)
    >>> lines[["left", "match", "right"]].values.tolist()
    [['fear an ', 'arms race', ' now.']]
    """
    import pandas as pd

    if sort not in get_args(Order):
        raise ValueError(f"A concordance is not sorted by {sort!r}. There are: {', '.join(get_args(Order))}.")
    codebook = Codebook("concordance", frames=(Frame(phrase, phrases=(Phrase(phrase),)),))
    table = pd.DataFrame(list(_rows(corpus, passages, codebook, width)), columns=_COLUMNS)
    if sort == "text":
        return table
    side: Callable[[str], list[str]] = _from_the_right if sort == "left" else _folded
    order = table[sort].map(side).sort_values(kind="stable").index
    return table.loc[order].reset_index(drop=True)


def _rows(
    corpus: Corpus, passages: pd.DataFrame, codebook: Codebook, width: int
) -> Iterator[tuple[Any, ...]]:
    by_article = dict(iter(passages.groupby("article")))
    for article in corpus:
        found = find_mentions(article.text, codebook, within=article.parts)
        if not found:
            continue
        own = by_article[article.id]
        starts, voices, speakers = (own[name].tolist() for name in ("start", "voice", "speaker"))
        parts = SpanIndex(article.parts)
        for mention in found:
            passage = bisect_right(starts, mention.start) - 1
            part = parts.at(mention.start) or Span(0, len(article.text))
            yield (
                *(article.id, article.outlet),
                *(_left(article.text, part.start, mention.start, width), _line(mention.of(article.text))),
                _right(article.text, mention.end, part.end, width),
                *(voices[passage], speakers[passage], mention.start, mention.end),
            )


def _left(text: str, start: int, end: int, width: int) -> str:
    """The last ``width`` characters before ``end``, without a word that is cut."""
    first = max(start, end - width)
    if first > start and not text[first - 1].isspace():
        while first < end and not text[first].isspace():
            first += 1
    return _line(text[first:end]).lstrip()


def _right(text: str, start: int, end: int, width: int) -> str:
    """The first ``width`` characters from ``start``, without a word that is cut."""
    last = min(end, start + width)
    if last < end and not text[last].isspace():
        while last > start and not text[last - 1].isspace():
            last -= 1
    return _line(text[start:last]).rstrip()


def _line(text: str) -> str:
    """The text with each stretch of white space as one space."""
    inner = " ".join(text.split())
    before, after = (" " if text[place : place + 1].isspace() else "" for place in (0, len(text) - 1))
    return f"{before}{inner}{after}" if inner else before


def _folded(text: str) -> list[str]:
    return [word.of(text).casefold() for word in words(text)]


def _from_the_right(text: str) -> list[str]:
    return _folded(text)[::-1]
