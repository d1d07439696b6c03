"""The report card of a codebook: how far its phrases, and what the program says of them, can be trusted."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from framing.codebook import Codebook
from framing.corpus import Corpus
from framing.key import Key, check
from framing.markup import Html
from framing.study import Study, analyze
from framing.validation.hits import frames_table, hits_table, judge, missed_table, names_of, phrases_table
from framing.validation.tone import tone_table
from framing.validation.voices import labels_table

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, slots=True, eq=False)
class ReportCard:
    """A codebook and the program, measured on the articles that a key has coded.

    A **hit** is a place where the program finds a phrase. It is *coded* where the key has a mention of the
    frame there, and *right* where the key says that it fits the frame. **Precision** is the share of the
    coded hits that are right. A sentence **uses a frame** where the key has a fitting mention in it, or says
    that the frame is there without a phrase; **recall** is the share of these sentences in which a phrase of
    the frame stands. Intervals of both are Wilson's, at 95 %. A phrase without a coded hit is *not
    validated*: nothing is known of it.

    ``study``
        the articles of the key as the program reads them alone, without aliases and corrections.
    ``frames``
        one row a frame: frame, hits, coded, right, precision, precision_low, precision_high, sentences (that
        use it), found (of them, with a phrase), recall, recall_low, recall_high, phrases (that have a hit),
        not_validated (of those).
    ``phrases``
        one row a phrase: frame, phrase, hits, coded, right, precision with its interval, sentences (that use
        the frame), found (of them, with this phrase), recall (what the phrase alone would find) with its
        interval, validated.
    ``missed``
        the sentences that use a frame and have none of its phrases: article, outlet, story, start, end and
        text of the words that show it, frame, sentence, note (the coder's).
    ``false_hits``, ``uncoded``
        the hits that catch something else, and those of which the key says nothing: article, outlet, story,
        start, end, text, frame, phrase, sentence.
    ``labels``
        the program beside the key: variable, measure, units, machine with low and high, alpha (of program and
        key), marks with marks_low and marks_high (what quotation marks alone would give: direct within them,
        outlet outside; for attributions the quotations), most_frequent (what always saying
        most_frequent_label would give). Voice, stance and speaker are those of the coded hits, right or not.
        Of attributions, contents count as found by ``framing.matching``; units are those of the key.
        Intervals of words and attributions draw articles anew, and are missing where there are too few.
    ``tone``
        the tone of the sentences by dictionary: method, sentences, accuracy with low and high, macro_f1,
        correlation (of the score with the coded tone), alpha (ordinal, of the classes), beside whoever says
        the most frequent class each time, and a coin.
    ``note``
        what the reader must know before all else; empty where nothing is wrong.
    """

    study: Study
    frames: pd.DataFrame
    phrases: pd.DataFrame
    missed: pd.DataFrame
    false_hits: pd.DataFrame
    uncoded: pd.DataFrame
    labels: pd.DataFrame
    tone: pd.DataFrame
    note: str = ""

    @property
    def codebook(self) -> Codebook:
        """The codebook that was measured."""
        return self.study.codebook

    def not_validated(self, mentions: pd.DataFrame) -> tuple[int, int]:
        """How many of the phrases found in a table ``mentions`` are not validated, and how many are found."""
        validated = set(
            self.phrases.loc[self.phrases["validated"], ["frame", "phrase"]].itertuples(
                index=False, name=None
            )
        )
        found = set(mentions[["frame", "phrase"]].itertuples(index=False, name=None))
        return len(found - validated), len(found)

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
