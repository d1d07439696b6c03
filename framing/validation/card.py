"""The report card of a codebook: how far its phrases, and what the program says of them, can be trusted."""

from __future__ import annotations

from pathlib import Path

from framing.codebook import Codebook
from framing.corpus import Corpus
from framing.key import Key, check
from framing.markup import Html
from framing.study import analyze
from framing.validation.card_tables import CardTables
from framing.validation.hits import frames_table, hits_table, judge, missed_table, names_of, phrases_table
from framing.validation.tone import tone_table
from framing.validation.voices import labels_table


class ReportCard(CardTables):
    """A codebook and the program, measured; its tables are those of ``CardTables``, printed and shown."""

    __slots__ = ()

    def show(self, id: str) -> Html:
        """One article with its voices and frames marked, to see a hit or a miss where it stands."""
        return self.study.show(id)

    def to_markdown(self, *, folder: str | Path | None = None) -> str:
        """The card as a page. Articles are links from ``folder``, where it is to lie, if given."""
        from framing.figures.card_page import markdown_page

        return markdown_page(self, None if folder is None else Path(folder))

    def in_words(self) -> list[str]:
        """The card as lines of plain text."""
        from framing.figures.card_page import plain_lines

        return plain_lines(self)

    def __repr__(self) -> str:
        known = int(self.phrases["validated"].sum())
        return (
            f"<ReportCard: {self.codebook.name} on {_counted(len(self.study.articles))}, "
            f"{known} of {len(self.phrases)} phrases validated>"
        )

    def _repr_html_(self) -> str:
        from framing.figures.card_page import html

        return html(self)


def report_card(codebook: Codebook, corpus: Corpus, key: Key) -> ReportCard:
    """Measure a codebook, and what the program says of its phrases, against a key.

    The articles are those of the corpus that the key has coded; aliases and corrections are not applied. The
    key's mentions are those coded for a codebook of this name (``framing.validation.hits.names_of``). Raises
    ``ValueError`` where the key has none of the articles, or was made of another text than one has now.

    Grimmer, J. & Stewart, B. M. (2013). Text as data: the promise and pitfalls of automatic content analysis
    methods for political texts. *Political Analysis* 21(3), 267–297: "validate, validate, validate".

    >>> from framing import Article, Codebook
    >>> from framing.key import ArticleKey, CodedMention
    >>> from framing.span import Span
    >>> article = Article.from_text("A cover-up? No.", id="mill/post", story="mill")
    >>> coded = CodedMention(Span(2, 10), "security", "secrecy and deception", True, "outlet", "hedged")
    >>> key = Key([ArticleKey(article.id, article.sha256, "A", (), (), (coded,), (), (0, 0))])
    >>> card = report_card(Codebook.sample("security"), Corpus([article]), key)
    >>> card
    <ReportCard: Security on 1 article, 1 of ... phrases validated>
    >>> card.phrases.query("hits > 0")[["phrase", "hits", "coded", "right", "precision"]].values.tolist()
    [['cover-up', 1, 1, 1, 1.0]]
    """
    articles = [article for article in corpus.as_found() if article.id in key]
    if not articles:
        raise ValueError("The key has none of these articles: was it made of this corpus?")
    for article in articles:
        check(key[article.id], article)
    study = analyze(Corpus(articles), codebook, sentiment=False)
    judged = judge(study, key)
    phrases = phrases_table(codebook, judged)
    return ReportCard(
        study=study,
        frames=frames_table(codebook, judged, phrases),
        phrases=phrases,
        missed=missed_table(codebook, judged),
        false_hits=hits_table(judged, coded=True),
        uncoded=hits_table(judged, coded=False),
        labels=labels_table(study, key, judged),
        tone=tone_table(articles, key),
        note=_note(codebook, key),
    )


def _note(codebook: Codebook, key: Key) -> str:
    known = {coded.codebook for own in key.values() for coded in own.mentions}
    known |= {coded.codebook for own in key.values() for coded in own.frames}
    if known & names_of(codebook):
        return ""
    names = ", ".join(sorted(known)) or "no codebook"
    return (
        f"The key has no codes for the codebook {codebook.name}, so none of its phrases is validated; it was "
        f"made with {names}. An edited codebook is measured where it keeps the name of the one it came from."
    )


def _counted(articles: int) -> str:
    return f"{articles} article" if articles == 1 else f"{articles} articles"
