"""A codebook's hits judged by the key: which mean their frame, which catch something else, what is missed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from framing.codebook import Codebook
from framing.key import ArticleKey, CodedMention, Key
from framing.language import Sentence, sentences
from framing.matching import Words
from framing.reliability import mention_pairs
from framing.span import Span, SpanIndex
from framing.validation.shares import wilson

if TYPE_CHECKING:
    import pandas as pd

    from framing.article import Article
    from framing.study import Study

_NO_LETTERS = re.compile(r"\W+")

PLACE = ("article", "outlet", "story", "start", "end", "text", "frame")
"""What the row of a place says first: where it stands, its words, and the frame."""
MISSED = (*PLACE, "sentence", "note")
HITS = (*PLACE, "phrase", "sentence")
FRAMES = (
    *("frame", "hits", "coded", "right", "precision", "precision_low", "precision_high"),
    *("sentences", "found", "recall", "recall_low", "recall_high", "phrases", "not_validated"),
)
PHRASES = (
    *("frame", "phrase", "hits", "coded", "right", "precision", "precision_low", "precision_high"),
    *("sentences", "found", "recall", "recall_low", "recall_high", "validated"),
)


@dataclass(frozen=True, slots=True)
class JudgedArticle:
    """The hits in one article (rows of the table ``mentions``), each with the coded mention it is, if any.

    ``framed`` are the sentences that use a frame by the key, by their place and the frame, each with the
    words that show it and the coder's note; ``hit`` those in which a phrase of the frame stands.
    """

    article: Article
    sentences: list[Sentence]
    hits: Sequence[tuple[Mapping[Any, Any], CodedMention | None]]
    framed: Mapping[tuple[int, str], tuple[Span, str]]

    @property
    def hit(self) -> set[tuple[int, str]]:
        """The sentences in which a phrase of a frame stands: place and frame of each."""
        return {(row["sentence"], row["frame"]) for row, _ in self.hits}

    def row(self, span: Span, frame: str, *more: object) -> tuple[object, ...]:
        """The row of a place in a table of ``PLACE`` and more."""
        where = (self.article.id, self.article.outlet, self.article.story)
        return (*where, span.start, span.end, span.of(self.article.text), frame, *more)


def names_of(codebook: Codebook) -> set[str]:
    """What a key may call a codebook: its name, its name in small letters with hyphens, its file's name.

    >>> sorted(names_of(Codebook.sample("generic-frames")))
    ['Generic frames', 'generic-frames']
    """
    names = {codebook.name, _NO_LETTERS.sub("-", codebook.name.casefold()).strip("-")}
    return names | ({codebook.path.stem} if codebook.path else set())


def judge(study: Study, key: Key) -> list[JudgedArticle]:
    """Each article of a study with its hits, judged by its key."""
    names = names_of(study.codebook)
    by_article = dict(iter(study.mentions.groupby("article")))
    return [
        _judge_article(
            article,
            by_article[article.id].to_dict("records") if article.id in by_article else [],
            key[article.id],
            names,
        )
        for article in study.corpus
    ]


def _judge_article(
    article: Article, rows: Sequence[Mapping[Any, Any]], key: ArticleKey, names: set[str]
) -> JudgedArticle:
    coded = [replace(mention, codebook="") for mention in key.mentions if mention.codebook in names]
    found = [_as_coded(row) for row in rows]
    same = dict(mention_pairs(Words(article.text), found, coded))
    split = sentences(article)
    index = SpanIndex(Span(sentence.start, sentence.end) for sentence in split)
    framed: dict[tuple[int, str], tuple[Span, str]] = {}
    shown = [(mention.span, mention.frame, "") for mention in coded if mention.fits]
    shown += [(frame.span, frame.frame, frame.note) for frame in key.frames if frame.codebook in names]
    for span, frame, note in shown:
        place = index.place(span.start)
        if place is not None:
            framed.setdefault((place, frame), (span, note))
    hits = [(row, coded[same[number]] if number in same else None) for number, row in enumerate(rows)]
    return JudgedArticle(article, split, hits, framed)


def _as_coded(row: Mapping[str, Any]) -> CodedMention:
    span = Span(row["start"], row["end"])
    return CodedMention(span, "", row["frame"], True, row["voice"], row["stance"])


# ------------------------------------------------------------------ tables


def frames_table(codebook: Codebook, judged: Iterable[JudgedArticle], phrases: pd.DataFrame) -> pd.DataFrame:
    """One row a frame; ``framing.validation.ReportCard`` says what the columns are."""
    import pandas as pd

    articles = list(judged)
    rows = []
    for frame in codebook.frames:
        own = phrases[phrases["frame"] == frame.label]
        hits, coded, right = (int(own[name].sum()) for name in ("hits", "coded", "right"))
        framed, found = _reached(articles, frame.label)
        seen = own[own["hits"] > 0]
        rows.append(
            (
                *(frame.label, hits, coded, right, *wilson(right, coded)),
                *(framed, found, *wilson(found, framed), len(seen), int((~seen["validated"]).sum())),
            )
        )
    return pd.DataFrame(rows, columns=list(FRAMES))


def phrases_table(codebook: Codebook, judged: Iterable[JudgedArticle]) -> pd.DataFrame:
    """One row a phrase of the codebook; ``framing.validation.ReportCard`` says what the columns are."""
    import pandas as pd

    articles = list(judged)
    rows = []
    for frame in codebook.frames:
        by_phrase: dict[str, list[CodedMention | None]] = {phrase.text: [] for phrase in frame.phrases}
        reached: dict[str, set[tuple[str, int]]] = {phrase.text: set() for phrase in frame.phrases}
        for own in articles:
            for row, coded in own.hits:
                if row["frame"] == frame.label:
                    by_phrase[row["phrase"]].append(coded)
                    if (row["sentence"], frame.label) in own.framed:
                        reached[row["phrase"]].add((own.article.id, row["sentence"]))
        framed, _ = _reached(articles, frame.label)
        for phrase, hits in by_phrase.items():
            known = [mention for mention in hits if mention is not None]
            right, found = sum(mention.fits for mention in known), len(reached[phrase])
            rows.append(
                (
                    *(frame.label, phrase, len(hits), len(known), right, *wilson(right, len(known))),
                    *(framed, found, *wilson(found, framed), bool(known)),
                )
            )
    return pd.DataFrame(rows, columns=list(PHRASES))


def missed_table(codebook: Codebook, judged: Iterable[JudgedArticle]) -> pd.DataFrame:
    """The sentences that use a frame by the key, in which none of its phrases stands."""
    import pandas as pd

    labels = {frame.label for frame in codebook.frames}
    rows = []
    for own in judged:
        for (place, frame), (span, note) in sorted(own.framed.items()):
            if frame in labels and (place, frame) not in own.hit:
                rows.append(own.row(span, frame, own.sentences[place].of(own.article.text), note))
    return pd.DataFrame(rows, columns=list(MISSED))


def hits_table(judged: Iterable[JudgedArticle], *, coded: bool) -> pd.DataFrame:
    """The hits that catch something else by the key (``coded``), or those of which the key says nothing."""
    import pandas as pd

    rows = []
    for own in judged:
        for row, mention in own.hits:
            if (mention is not None and not mention.fits) if coded else mention is None:
                sentence = own.sentences[row["sentence"]].of(own.article.text)
                rows.append(own.row(Span(row["start"], row["end"]), row["frame"], row["phrase"], sentence))
    return pd.DataFrame(rows, columns=list(HITS))


def _reached(judged: Iterable[JudgedArticle], frame: str) -> tuple[int, int]:
    """How many sentences use a frame by the key, and in how many of them a phrase of it stands."""
    framed = found = 0
    for own in judged:
        for place, label in own.framed:
            if label == frame:
                framed += 1
                found += (place, label) in own.hit
    return framed, found
