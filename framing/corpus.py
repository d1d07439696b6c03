"""A collection of articles, with what could not be read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from framing import markup
from framing.article import Article


@dataclass(frozen=True, slots=True)
class Problem:
    """Something in a file that a person should look at: what is wrong, where, and what to do."""

    path: Path
    message: str
    line: int | None = None

    def __str__(self) -> str:
        where = str(self.path) if self.line is None else f"{self.path}, line {self.line}"
        return f"{where}: {self.message}"


class Corpus:
    """Articles in a fixed order, each under an id of its own.

    >>> corpus = Corpus([Article.from_text("Talks begin.", id="talks/post", outlet="The Post")])
    >>> corpus["post"].outlet, len(corpus.where(outlet="The Globe"))
    ('The Post', 0)
    """

    __slots__ = ("_by_id", "articles", "problems")

    def __init__(self, articles: Iterable[Article], *, problems: Iterable[Problem] = ()):
        self.articles = tuple(articles)
        self.problems = tuple(problems)
        self._by_id = {article.id: article for article in self.articles}
        if len(self._by_id) < len(self.articles):
            twice = next(id for id, n in Counter(a.id for a in self.articles).items() if n > 1)
            raise ValueError(f"Two articles have the id {twice!r}; give each an id of its own.")

    def __iter__(self) -> Iterator[Article]:
        return iter(self.articles)

    def __len__(self) -> int:
        return len(self.articles)

    def __getitem__(self, id: str) -> Article:
        """The article with this id, or with the only id that ends in ``/`` and this."""
        return self._by_id[full_id(id, self._by_id)]

    def where(self, *, outlet: str | None = None, story: str | None = None) -> Corpus:
        """The articles of one outlet, of one story, or both."""
        return Corpus(
            article
            for article in self.articles
            if (outlet is None or article.outlet == outlet) and (story is None or article.story == story)
        )

    def __repr__(self) -> str:
        problems = f", {len(self.problems)} problems" if self.problems else ""
        return f"<Corpus: {len(self)} articles{problems}>"

    def _repr_html_(self) -> str:
        rows = [(a.id, a.outlet or "–", a.date or "–", a.title or a.headline or "–") for a in self.articles]
        html = markup.table(["id", "outlet", "date", "title"], rows, caption=f"{len(rows)} articles")
        if self.problems:
            html += markup.table(["to look at"], [(p,) for p in self.problems], caption="Problems")
        return html


def full_id(short: str, ids: Iterable[str]) -> str:
    """The one of ``ids`` that is ``short`` or ends in ``/`` and ``short``.

    Raises ``KeyError``, with a sentence that helps, where none or several fit.

    >>> full_id("post", ["talks/post", "talks/globe"])
    'talks/post'
    """
    known = list(ids)
    if short in known:
        return short
    fitting = [id for id in known if id.endswith(f"/{short}")]
    if len(fitting) == 1:
        return fitting[0]
    if fitting:
        raise KeyError(f"{short!r} is short for {', '.join(fitting)}: name one in full.")
    shown = ", ".join(known[:10]) + (", …" if len(known) > 10 else "")
    raise KeyError(f"No article has the id {short!r}. There are: {shown or 'none'}.")
