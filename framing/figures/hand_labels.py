"""Labels put right by hand: what a caption says of them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from framing.figures.labels import counted

if TYPE_CHECKING:
    from framing.study import Study


def hand_corrected(study: Study, articles: Iterable[str] | None = None) -> str:
    """A sentence on how many labels a hand has put right in these articles, or all; "" where none.

    It begins with a space, to follow a caption.

    >>> from framing import Article, Codebook, Corpus, analyze
    >>> from framing.corrections import Correction
    >>> corpus = Corpus([Article.from_text("It rained.", id="a")], corrections=[
    ...     Correction("a", "It rained", "speaker", "Ann Lee")])
    >>> hand_corrected(analyze(corpus, Codebook.sample("security"), sentiment=False))
    ' 1 label was hand-corrected.'
    """
    ids = None if articles is None else set(articles)
    number = sum(ids is None or one.article in ids for one in study.corpus.corrections)
    if not number:
        return ""
    return f" {counted(number, 'label')} {'was' if number == 1 else 'were'} hand-corrected."
