"""A collection of articles, with what could not be read and what people have put right."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from framing import markup
from framing.aliases import Alias
from framing.article import Article
from framing.corrections import Correction, place_all


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

    ``aliases`` and ``corrections`` are what people have put right, to be applied by ``analyze``. A correction
    whose words are not found in its article, or in several places, is refused: it becomes one of
    ``problems``. ``as_found`` gives the same articles without either.

    >>> corpus = Corpus([Article.from_text("Talks begin.", id="talks/post", outlet="The Post")])
    >>> corpus["post"].outlet, len(corpus.where(outlet="The Globe"))
    ('The Post', 0)
    """

    __slots__ = ("_by_id", "aliases", "articles", "corrections", "problems")

    def __init__(
        self,
        articles: Iterable[Article],
        *,
        problems: Iterable[Problem] = (),
        aliases: Iterable[Alias] = (),
        corrections: Iterable[Correction] = (),
    ):
        self.articles = tuple(articles)
        self.aliases = tuple(aliases)
        self._by_id = {article.id: article for article in self.articles}
        if len(self._by_id) < len(self.articles):
            twice = next(id for id, n in Counter(a.id for a in self.articles).items() if n > 1)
            raise ValueError(f"Two articles have the id {twice!r}; give each an id of its own.")
        named, unknown = self._named(corrections)
        made, refused = place_all(named, {article.id: article.text for article in self.articles})
        self.corrections = tuple(made)
        found = [Problem(one.path, message, one.line) for one, message in [*unknown, *refused]]
        self.problems = (*problems, *sorted(found, key=lambda problem: (problem.path, problem.line or 0)))

    def __iter__(self) -> Iterator[Article]:
        return iter(self.articles)

    def __len__(self) -> int:
        return len(self.articles)

    def __getitem__(self, id: str) -> Article:
        """The article with this id, or with the only id that ends in ``/`` and this."""
        return self._by_id[full_id(id, self._by_id)]

    def where(self, *, outlet: str | None = None, story: str | None = None) -> Corpus:
        """The articles of one outlet, of one story, or both, with what was put right in them."""
        chosen = [
            article
            for article in self.articles
            if (outlet is None or article.outlet == outlet) and (story is None or article.story == story)
        ]
        ids = {article.id for article in chosen}
        return Corpus(
            chosen, aliases=self.aliases, corrections=[one for one in self.corrections if one.article in ids]
        )

    def as_found(self) -> Corpus:
        """The same articles without aliases and corrections: for measuring what the program finds alone."""
        return Corpus(self.articles, problems=self.problems)

    def _named(
        self, corrections: Iterable[Correction]
    ) -> tuple[list[Correction], list[tuple[Correction, str]]]:
        """The corrections with the full ids of their articles, and those that name none, with what to do."""
        named, unknown = [], []
        for correction in corrections:
            try:
                known = correction.article in self._by_id
                id_ = correction.article if known else full_id(correction.article, self._by_id)
                named.append(replace(correction, article=id_))
            except KeyError as error:
                unknown.append((correction, str(error.args[0])))
        return named, unknown

    def _by_hand(self) -> str:
        counts = (("aliases", self.aliases), ("corrections", self.corrections))
        return "".join(f", {len(found)} {name}" for name, found in counts if found)

    def __repr__(self) -> str:
        problems = f", {len(self.problems)} problems" if self.problems else ""
        return f"<Corpus: {len(self)} articles{self._by_hand()}{problems}>"

    def _repr_html_(self) -> str:
        rows = [(a.id, a.outlet or "–", a.date or "–", a.title or a.headline or "–") for a in self.articles]
        html = markup.table(
            ["id", "outlet", "date", "title"], rows, caption=f"{len(rows)} articles{self._by_hand()}"
        )
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
