"""Articles read through a codebook: five tables, each row of which opens onto its words."""

from __future__ import annotations

import gc
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, fields, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from framing import attribution, markup, storage, tables
from framing.article import Article
from framing.by_hand import NOTHING, ByHand, by_hand, of_article, voice_confidence, without_refused
from framing.codebook import Codebook
from framing.concordance import WIDTH, Order, concordance
from framing.corpus import Corpus, full_id
from framing.language import Sentence, count_words, sentences
from framing.mentions import find_mentions
from framing.passages import Passage, find_passages
from framing.sentiment import UNSCORED, tone, tone_words
from framing.span import Span
from framing.stance import stances

if TYPE_CHECKING:
    import pandas as pd

Row = tuple[Any, ...]
SomeSpan = TypeVar("SomeSpan", bound=Span)


class ArticleRows(NamedTuple):
    """The rows one article adds to each table, in the order of the tables' columns."""

    articles: list[Row]
    sentences: list[Row]
    passages: list[Row]
    attributions: list[Row]
    mentions: list[Row]


@dataclass(frozen=True, slots=True, eq=False)
class Study:
    """A corpus read through a codebook, as five tidy tables (pandas).

    The tables and their columns are those of ``framing.tables.COLUMNS``; front matter that an article has
    beyond the kit's own fields follows as further columns of ``articles``.
    """

    corpus: Corpus
    codebook: Codebook
    articles: pd.DataFrame
    sentences: pd.DataFrame
    passages: pd.DataFrame
    attributions: pd.DataFrame
    mentions: pd.DataFrame

    @property
    def corrected(self) -> int:
        """How many corrections by hand were applied."""
        return len(self.corpus.corrections)

    def show(self, id: str, *, page: bool = False) -> markup.Html:
        """One article with its voices as background and its frames underlined; each note opens onto why.

        ``page=True`` gives a whole HTML page, for a file; otherwise a fragment that a notebook displays.
        ``id`` may be short where it is unique. Raises ``KeyError`` where no article has it.
        """
        from framing.figures import annotated, reasons

        article = self.corpus[id]
        passages, mentions, attributions = (
            table[table["article"] == article.id]
            for table in (self.passages, self.mentions, self.attributions)
        )
        hand = of_article(self.corpus, article)
        found = hand.apply(article.text, attribution.read(article)).attributions
        why = reasons.reasons(article.text, passages, attributions, found, hand)
        labels = [frame.label for frame in self.codebook.frames]
        return markup.Html(
            annotated.article_html(
                article, passages, mentions, attributions, page=page, frames=labels, reasons=why
            )
        )

    def with_codebook(self, codebook: Codebook) -> Study:
        """The same articles read through another codebook.

        Gives what ``analyze`` gives for the corpus and this codebook, in every cell. Only the mentions are
        found anew, since nothing else depends on a codebook: the voices in the text are not read again, which
        takes nearly all of the time.

        >>> from framing.codebook import Frame, Phrase
        >>> article = Article.from_text("Ministers denied a cover-up.", id="talks/post", outlet="The Post")
        >>> study = analyze([article], Codebook.sample("security"), sentiment=False)
        >>> secrecy = Frame("secrecy", phrases=(Phrase("cover up"),))
        >>> hidden = Codebook("Hidden", frames=(secrecy,))
        >>> study.with_codebook(hidden).mentions[["frame", "voice", "stance"]].values.tolist()
        [['secrecy', 'indirect', 'denied']]
        """
        sentences = _spans_by_article(self.sentences, Span)
        passages = _spans_by_article(self.passages, Passage)
        where = (self.articles[column].tolist() for column in ("article", "outlet", "story", "date"))
        rows = [
            (id_, *about, *row)
            for id_, *about in zip(*where, strict=True)
            for row in _mention_rows(self.corpus[id_], codebook, sentences[id_], passages[id_])
        ]
        return replace(self, codebook=codebook, mentions=tables.frame("mentions", rows))

    def concordance(self, phrase: str, *, width: int = WIDTH, sort: Order = "text") -> pd.DataFrame:
        """Each place where ``phrase`` stands, in its context; see ``framing.concordance.concordance``."""
        return concordance(self.corpus, self.passages, phrase, width=width, sort=sort)

    def tone_words(self, id: str | None = None) -> pd.DataFrame:
        """The words that counted towards the tone of each passage, of one article or of all.

        Columns: article, outlet, passage, voice, dictionary (TextBlob or VADER), word, score, and start and
        end, the word's place in the article, missing where the dictionary's own words are not the text's.
        """
        import pandas as pd

        passages = self.passages
        if id is not None:
            passages = passages[passages["article"] == full_id(id, self.articles["article"])]
        columns = ["article", "outlet", "passage", "voice"]
        rows = [
            (
                *where,
                word.dictionary,
                word.word,
                word.score,
                _moved(word.start, start),
                _moved(word.end, start),
            )
            for *where, start, text in passages[[*columns, "start", "text"]].itertuples(index=False)
            for word in tone_words(text)
        ]
        table = pd.DataFrame(rows, columns=[*columns, "dictionary", "word", "score", "start", "end"])
        return table.astype({"start": "Int64", "end": "Int64"})

    def save(self, folder: str | Path) -> list[Path]:
        """Write the five tables as CSV, with the articles and the codebook behind them; gives the files.

        The folder is made where it is missing. ``Study.open`` reads it again.
        """
        frames = {name: getattr(self, name) for name in tables.COLUMNS}
        return storage.save(Path(folder), self.corpus, self.codebook, frames)

    @classmethod
    def open(cls, folder: str | Path) -> Study:
        """Read what ``save`` wrote.

        Raises ``FileNotFoundError`` where a file is missing, and ``ValueError`` where an article's text is no
        longer the one that the tables' spans point into.
        """
        corpus, codebook, frames = storage.load(Path(folder))
        return cls(corpus, codebook, **frames)

    def __repr__(self) -> str:
        return (
            f"<Study: {len(self.articles)} articles, {len(self.attributions)} attributions, "
            f"{len(self.mentions)} mentions of {self.codebook.name}>"
        )

    def _repr_html_(self) -> str:
        import pandas as pd

        outlets = self.articles.groupby("outlet", dropna=False)
        mentions_of = self.mentions.groupby("outlet", dropna=False).size()
        attributions_of = self.attributions.groupby("outlet", dropna=False).size()
        rows = [
            (
                "–" if pd.isna(outlet) else outlet,
                len(group),
                group["words"].sum(),
                attributions_of.get(outlet, 0),
                mentions_of.get(outlet, 0),
            )
            for outlet, group in outlets
        ]
        corrected = f", {self.corrected} hand-corrected" if self.corrected else ""
        header = ["outlet", "articles", "words", "attributions", f"mentions ({self.codebook.name})"]
        return markup.table(header, rows, caption=f"A study of {len(self.articles)} articles{corrected}")


def analyze(
    corpus: Corpus | Iterable[Article],
    codebook: Codebook,
    *,
    sentiment: bool = True,
    workers: int = 1,
    progress: bool = False,
) -> Study:
    """Read every article of a corpus through a codebook.

    The aliases and corrections of the corpus are applied; ``corpus.as_found()`` is the corpus without them. A
    correction that puts nothing right is left out of the study's corpus and told among its problems.
    Without ``sentiment`` the columns polarity, subjectivity and compound stay empty, which is several times
    faster. ``workers`` is the number of processes; rows and their order do not depend on it. ``progress``
    shows a bar on a terminal once the work has taken a second.

    >>> article = Article.from_text("Ministers denied an arms race.", id="talks/post", outlet="The Post")
    >>> study = analyze([article], Codebook.sample("security"), sentiment=False)
    >>> study.mentions[["frame", "text", "voice", "stance", "trigger"]].values.tolist()
    [['arms race', 'arms race', 'indirect', 'denied', 'denied']]
    """
    if not isinstance(corpus, Corpus):
        corpus = Corpus(corpus)
    corpus = without_refused(corpus)
    read = partial(analyze_article, codebook=codebook, sentiment=sentiment)
    found = ArticleRows([], [], [], [], [])
    for rows in _with_progress(_map(read, corpus, workers), len(corpus), progress):
        for table, more in zip(found, rows, strict=True):
            table.extend(more)
    frames = {name: tables.frame(name, rows) for name, rows in found._asdict().items()}
    _add_front_matter(frames["articles"], corpus)
    return Study(corpus, codebook, **frames)


def analyze_article(
    article: Article, hand: ByHand = NOTHING, *, codebook: Codebook, sentiment: bool = True
) -> ArticleRows:
    """The rows of one article: a pure function of its text, so that it runs anywhere.

    ``hand`` is what people have put right in it.

    >>> article = Article.from_text("Talks began.", id="talks/post")
    >>> len(analyze_article(article, codebook=Codebook.sample("security"), sentiment=False).sentences)
    1
    """
    with _collector_paused():
        return _rows(article, hand, codebook, sentiment=sentiment)


@contextmanager
def _collector_paused() -> Iterator[None]:
    """Spare what is made here the search for cycles, which would go through it dozens of times an article.

    Nothing that is made of an article refers back to itself, so that the search finds none.
    """
    was_running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_running:
            gc.enable()


def _rows(article: Article, hand: ByHand, codebook: Codebook, *, sentiment: bool) -> ArticleRows:
    text, where = article.text, (article.id, article.outlet, article.story, article.date)
    reading = hand.apply(text, attribution.read(article, sentences=sentences(article)))
    passages = find_passages(
        text,
        sentences=reading.sentences,
        attributions=reading.attributions,
        quotations=reading.quotations,
        scare_quotes=reading.scare_quotes,
        confidence=voice_confidence,
    )
    words = [count_words(text[sentence.start : sentence.end]) for sentence in reading.sentences]
    about = (article.title or article.headline, article.byline, article.url, sum(words))
    return ArticleRows(
        articles=[(*where, *about)],
        sentences=list(_sentence_rows(where, text, reading.sentences, words)),
        passages=list(_passage_rows(where, text, passages, reading.sentences, words, scored=sentiment)),
        attributions=list(_attribution_rows(where, text, reading.attributions)),
        mentions=[(*where, *row) for row in _mention_rows(article, codebook, reading.sentences, passages)],
    )


def _sentence_rows(where: Row, text: str, found: Iterable[Sentence], words: Iterable[int]) -> Iterator[Row]:
    for place, (sentence, number) in enumerate(zip(found, words, strict=True)):
        start, end = sentence.start, sentence.end
        yield (*where, place, sentence.paragraph, sentence.part, start, end, text[start:end], number)


def _passage_rows(
    where: Row,
    text: str,
    passages: Iterable[Passage],
    of: Sequence[Sentence],
    sentence_words: Sequence[int],
    *,
    scored: bool,
) -> Iterator[Row]:
    for place, passage in enumerate(passages):
        start, end, number = passage.start, passage.end, passage.sentence
        words = text[start:end]
        # Most passages are whole sentences, whose words are counted.
        is_whole = start == of[number].start and end == of[number].end
        count = sentence_words[number] if is_whole else count_words(words)
        scores = tone(words) if scored else UNSCORED
        yield (
            *(*where, place, number, passage.part, start, end, words, count),
            *(passage.voice, passage.voice_confidence, passage.attribution, passage.speaker),
            *(scores.polarity, scores.subjectivity, scores.compound),
        )


def _attribution_rows(where: Row, text: str, found: Iterable[attribution.Attribution]) -> Iterator[Row]:
    for place, a in enumerate(found):
        content = a.content
        yield (
            *(*where, place, a.group, content.start, content.end, content.of(text), a.outer, a.kind),
            *(*_span_cells(text, a.cue), a.cue_class, *_span_cells(text, a.source)),
            *(a.speaker, a.speaker_type, a.rule, a.confidence),
        )


def _span_cells(text: str, span: Span | None) -> Row:
    return (None, None, None) if span is None else (span.of(text), span.start, span.end)


def _mention_rows(
    article: Article, codebook: Codebook, found: Sequence[Span], passages: Sequence[Passage]
) -> Iterator[Row]:
    text = article.text
    mentions = find_mentions(text, codebook, within=article.parts)
    starts = [passage.start for passage in passages]
    numbers = [bisect_right(starts, mention.start) - 1 for mention in mentions]
    own = [found[passages[number].sentence] for number in numbers]
    read = stances(text, zip(own, mentions, strict=True))
    for place, (mention, number, stance) in enumerate(zip(mentions, numbers, read, strict=True)):
        passage = passages[number]
        yield (
            *(place, mention.frame, mention.phrase, mention.start, mention.end, mention.of(text)),
            *(passage.sentence, passage.part, number),
            *(passage.voice, passage.voice_confidence, passage.speaker),
            *(stance.label, stance.trigger.of(text) if stance.trigger else None, passage.attribution),
        )


def _spans_by_article(table: pd.DataFrame, kind: type[SomeSpan]) -> Mapping[str, list[SomeSpan]]:
    """The spans that the rows of a table stand for, in their order; what is missing is None."""
    names = [field.name for field in fields(kind)]
    values = (table[name].to_numpy(object, na_value=None) for name in names)  # type: ignore[call-overload]
    found: dict[str, list[SomeSpan]] = defaultdict(list)
    for article, *row in zip(table["article"], *values, strict=True):
        found[article].append(kind(*row))
    return found


def _map(read: partial[ArticleRows], corpus: Corpus, workers: int) -> Iterator[ArticleRows]:
    if workers <= 1 or len(corpus) <= 1:
        yield from map(read, corpus, by_hand(corpus))
        return
    with ProcessPoolExecutor(workers) as pool:
        yield from pool.map(
            read, corpus, by_hand(corpus), chunksize=max(1, min(16, len(corpus) // (4 * workers)))
        )


def _with_progress(rows: Iterator[ArticleRows], total: int, progress: bool) -> Iterable[ArticleRows]:
    if not progress:
        return rows
    from tqdm.auto import tqdm

    bar: Iterable[ArticleRows] = tqdm(rows, total=total, unit=" articles", delay=1, disable=None)
    return bar


def _moved(place: int | None, by: int) -> int | None:
    return None if place is None else place + by


def _add_front_matter(articles: pd.DataFrame, corpus: Corpus) -> None:
    """Carry the front matter that has no column of its own into ``articles``."""
    names = dict.fromkeys(name for article in corpus for name in article.metadata)
    for name in names:
        column = name if name not in articles.columns else f"{name} (front matter)"
        articles[column] = [article.metadata.get(name) for article in corpus]
