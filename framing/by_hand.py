"""What people have put right in the attributions of one article: aliases first, then corrections.

``aliases.csv`` (name, canonical, type) says who is meant by a name. It is looked up by the source's words in
the text, and else by the speaker's name as the program found it.

``corrections.csv`` (article, words, field, value) puts one place right. Its words find an attribution: the
innermost that holds them, or those that stand within them, or those that touch them. Where there is none,
one is made of the quotation that holds the words or stands in them, or of the words themselves; a
``speaker_type`` alone makes none, and is refused. The fields are put right in this order, whatever the order
of the lines; within a field line by line. What the value is for each:

``content``
    the words that are said, from the first to the last.
``voice``
    ``outlet``: nobody is quoted, the attribution goes. ``scare``: the quotation is in scare quotes, and in no
    attribution. ``direct`` and ``indirect``: the words count as quoted, or as reported.
``speaker``
    who speaks, in every piece of the statement. The type of the speaker is the one that the name has
    elsewhere in the article or in the aliases, and otherwise stays.
``speaker_type``
    person, institution, group, document or anonymous.

What a hand has put right counts as certain: its confidence is 1. An attribution whose words a hand has set
has the rule ``by hand`` and no evidence.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from framing import attribution
from framing.aliases import SPEAKER_TYPES, Alias, by_key, key
from framing.article import Article
from framing.attribution import Attribution, Quotation, Reading
from framing.corpus import Corpus, Problem
from framing.corrections import Correction, CorrectionField, Placed, SearchableText, place, shown
from framing.language import WORD
from framing.passages import Voice
from framing.span import Span, merged

RULE = "by hand"

_ORDER: tuple[CorrectionField, ...] = ("content", "voice", "speaker", "speaker_type")


@dataclass(frozen=True, slots=True)
class ByHand:
    """The aliases that count in one article, by their key, and the corrections of it."""

    aliases: Mapping[str, Alias] = field(default_factory=dict)
    corrections: tuple[Placed, ...] = ()

    def apply(self, text: str, reading: Reading) -> Reading:
        """The reading of the article with everything put right; its sentences stay.

        >>> article = Article.from_text('"We won," said the Red Club.', id="match/post")
        >>> hand = ByHand(by_key([Alias("Red Club", "Redham United", "group")]))
        >>> hand.apply(article.text, attribution.read(article)).attributions[0].speaker
        'Redham United'
        """
        if not self.aliases and not self.corrections:
            return reading
        found = [_with_alias(one, text, self.aliases) for one in reading.attributions]
        if not self.corrections:
            return replace(reading, attributions=found)
        return self._draft(text, replace(reading, attributions=found)).reading()

    def refused(self, text: str, reading: Reading) -> list[Placed]:
        """The corrections that put nothing right: the type of a speaker where nobody is said to speak."""
        return self._draft(text, reading).refused

    def _draft(self, text: str, reading: Reading) -> _Draft:
        draft = _Draft(text, reading, self.aliases)
        for placed in sorted(self.corrections, key=lambda one: _ORDER.index(one.correction.field)):
            draft.put_right(placed)
        return draft


NOTHING = ByHand()
"""Nothing was put right."""


def of_article(corpus: Corpus, article: Article) -> ByHand:
    """What was put right by hand in one article of a corpus."""
    text = SearchableText(article.text)
    placed = [place(one, text) for one in corpus.corrections if one.article == article.id]
    return ByHand(by_key(one for one in corpus.aliases if one.counts_in(article.id)), tuple(placed))


def without_refused(corpus: Corpus) -> Corpus:
    """The corpus without the corrections that put nothing right, which become problems of it.

    Whether they do is known once an article is read: a type needs an attribution, of the program or by hand.

    >>> rows = [Correction("talks/post", "It rained", "speaker_type", "person", line=2)]
    >>> corpus = Corpus([Article.from_text("It rained.", id="talks/post")], corrections=rows)
    >>> print(*without_refused(corpus).problems)
    corrections.csv, line 2: Nobody is said to say “It rained” in talks/post, so there is no speaker to ...
    """
    typed = dict.fromkeys(one.article for one in corpus.corrections if one.field == "speaker_type")
    refused: list[Correction] = []
    for id_ in typed:
        article = corpus[id_]
        hand = of_article(corpus, article)
        refused += (one.correction for one in hand.refused(article.text, attribution.read(article)))
    if not refused:
        return corpus
    gone = {id(one) for one in refused}
    return Corpus(
        corpus.articles,
        problems=[*corpus.problems, *(Problem(one.path, _nobody(one), one.line) for one in refused)],
        aliases=corpus.aliases,
        corrections=[one for one in corpus.corrections if id(one) not in gone],
    )


def _nobody(correction: Correction) -> str:
    return (
        f"Nobody is said to say “{shown(correction.words)}” in {correction.article}, so there is no "
        "speaker to have a type. Put the speaker right too: a line with the same words and the field speaker."
    )


def by_hand(corpus: Corpus) -> Iterator[ByHand]:
    """What was put right by hand in each article of a corpus, in order.

    >>> corpus = Corpus([Article.from_text("It rained.", id="talks/post")])
    >>> list(by_hand(corpus))
    [ByHand(aliases={}, corrections=())]
    """
    placed: dict[str, list[Placed]] = {}
    texts = {one.article: SearchableText(corpus[one.article].text) for one in corpus.corrections}
    for correction in corpus.corrections:
        placed.setdefault(correction.article, []).append(place(correction, texts[correction.article]))
    # Aliases are told apart by where they count: one table serves all articles of a folder.
    scopes = list(dict.fromkeys(alias.articles for alias in corpus.aliases))
    tables: dict[tuple[bool, ...], Mapping[str, Alias]] = {}
    for article in corpus:
        counting = tuple(scope is None or article.id in scope for scope in scopes)
        if counting not in tables:
            tables[counting] = by_key(alias for alias in corpus.aliases if alias.counts_in(article.id))
        yield ByHand(tables[counting], tuple(placed.get(article.id, ())))


def voice_confidence(voice: Voice, made: Attribution | None = None) -> float:
    """The share of the words with this voice that have it; 1 where a hand has set it."""
    if made is not None and made.evidence is None:
        return 1.0
    return attribution.voice_confidence(voice, made)


def _with_alias(one: Attribution, text: str, aliases: Mapping[str, Alias]) -> Attribution:
    names = [one.source.of(text)] if one.source else []
    names += [one.speaker] if one.speaker else []
    alias = next((aliases[key(name)] for name in names if key(name) in aliases), None)
    if alias is None:
        return one
    return replace(one, speaker=alias.canonical, speaker_type=alias.type or one.speaker_type)


@dataclass(slots=True, eq=False)
class _Item:
    """An attribution on its way, with the one around it; ``set`` where a hand has set its words."""

    now: Attribution
    outer: _Item | None = None
    set: bool = False


class _Draft:
    """The attributions and quotations of one article while corrections are made, one after the other."""

    def __init__(self, text: str, reading: Reading, aliases: Mapping[str, Alias]):
        self._text = text
        self._before = reading
        self._aliases = aliases
        self._items = [_Item(one) for one in reading.attributions]
        for item in self._items:
            item.outer = None if item.now.outer is None else self._items[item.now.outer]
        self._quotations: list[Quotation] = list(reading.quotations)
        self._scare_quotes: list[Quotation] = list(reading.scare_quotes)
        self.refused: list[Placed] = []
        """The corrections that found nothing to put right."""

    def put_right(self, placed: Placed) -> None:
        """Make one correction."""
        correct: Mapping[str, Callable[[Placed], None]] = {
            "speaker": self._set_speaker,
            "speaker_type": self._set_type,
            "voice": self._set_voice,
            "content": self._set_content,
        }
        correct[placed.correction.field](placed)

    def reading(self) -> Reading:
        """The reading with all that was put right, its attributions in order of the text."""
        self._items.sort(key=lambda item: (item.now.content.start, -item.now.content.end))
        self._nest()
        places = {id(item): number for number, item in enumerate(self._items)}
        quoted = merged(self._quotations)
        return replace(
            self._before,
            attributions=[
                replace(
                    item.now,
                    outer=None if item.outer is None else places[id(item.outer)],
                    kind=_kind(self._text, item.now.content, quoted) if item.set else item.now.kind,
                )
                for item in self._items
            ],
            quotations=self._quotations,
            scare_quotes=self._scare_quotes,
        )

    # --- the fields ----------------------------------------------------------------------------------------

    def _set_speaker(self, placed: Placed) -> None:
        name = placed.correction.value
        alias = self._aliases.get(key(name))
        name = alias.canonical if alias else name
        types = [item.now.speaker_type for item in self._items if item.now.speaker == name]
        known = (alias.type if alias else None) or next((one for one in types if one), None)
        known = known or next((one.type for one in self._aliases.values() if one.canonical == name), None)
        for item in self._statement(self._found_or_made(placed.at)):
            item.now = replace(
                item.now, speaker=name, speaker_type=known or item.now.speaker_type, confidence=1.0
            )

    def _set_type(self, placed: Placed) -> None:
        kind = next(one for one in SPEAKER_TYPES if one == placed.correction.value)
        touched = self._touched(placed.at)
        if not touched:
            self.refused.append(placed)
        for item in self._statement(touched):
            item.now = replace(item.now, speaker_type=kind, confidence=1.0)

    def _set_content(self, placed: Placed) -> None:
        assert placed.content is not None
        first, *others = self._touched(placed.at) or [self._make(placed.content)]
        self._remove(others)
        self._set(first, placed.content)
        inside = [one for one in self._scare_quotes if not one.overlaps(placed.content)]
        self._scare_quotes = inside

    def _set_voice(self, placed: Placed) -> None:
        voice = placed.correction.value
        if voice in ("outlet", "scare"):
            self._take_away(placed.at, scare=voice == "scare")
            return
        for item in self._found_or_made(placed.at):
            whole = self._within(placed.at, item.now.content)
            if voice == "direct":
                self._quotations.append(_quotation(whole))
            else:
                self._quotations = [part for one in self._quotations for part in _without(one, whole)]
            self._set(item, item.now.content)

    # --- attributions --------------------------------------------------------------------------------------

    def _touched(self, at: Span) -> list[_Item]:
        """The attributions that are meant by the words at this place."""
        holding = [item for item in self._items if item.now.content.contains(at)]
        if holding:
            return [min(holding, key=lambda item: len(item.now.content))]
        meant = [item for item in self._items if at.contains(item.now.content)]
        meant = meant or [item for item in self._items if at.overlaps(item.now.content)]
        chosen = {id(item) for item in meant}
        return [item for item in meant if item.outer is None or id(item.outer) not in chosen]

    def _found_or_made(self, at: Span) -> list[_Item]:
        return self._touched(at) or [self._make(self._made_content(at))]

    def _made_content(self, at: Span) -> Span:
        """The quotation that holds these words, or the only one that stands in them, or the words."""
        marked = self._marked(at)
        return marked.content if marked else at

    def _marked(self, at: Span) -> Quotation | None:
        """The innermost quotation that holds the words, or the only one that stands in them."""
        holding = [one for one in self._quotations if one.contains(at)]
        if holding:
            return min(holding, key=len)
        inside = [one for one in self._quotations if at.contains(one)]
        return inside[0] if len(inside) == 1 else None

    def _make(self, content: Span) -> _Item:
        group = 1 + max((item.now.group for item in self._items), default=-1)
        kind = _kind(self._text, content, merged(self._quotations))
        made = _Item(
            Attribution(group, content, kind, None, None, None, None, None, RULE, 1.0), set=True
        )  # fmt: skip
        self._items.append(made)
        self._scare_quotes = [one for one in self._scare_quotes if not one.overlaps(content)]
        return made

    def _set(self, item: _Item, content: Span) -> None:
        item.now = replace(item.now, content=content, rule=RULE, confidence=1.0, evidence=None)
        item.set = True

    def _statement(self, items: Sequence[_Item]) -> list[_Item]:
        """The attributions with all the pieces of their statements."""
        groups = {item.now.group for item in items}
        return [item for item in self._items if item.now.group in groups]

    def _remove(self, items: Iterable[_Item]) -> None:
        gone = {id(item) for item in items}
        self._items = [item for item in self._items if id(item) not in gone]

    def _take_away(self, at: Span, *, scare: bool) -> None:
        """Leave the words to nobody; with ``scare`` only those in marks, where the attribution has others."""
        marked = self._marked(at)
        for item in self._touched(at):
            rest = list(_words_outside(self._text, item.now.content, marked)) if scare and marked else []
            self._remove([item])
            for piece in rest:
                kept = _Item(item.now, item.outer)
                self._set(kept, piece)
                self._items.append(kept)
        self._scare_quotes = [one for one in self._scare_quotes if not one.overlaps(at)]
        if scare:
            inside = [one for one in self._quotations if at.contains(one)]
            self._scare_quotes += [marked] if marked else inside or [_quotation(at)]

    def _within(self, at: Span, content: Span) -> Span:
        """What a voice is given to: the quotation that holds the words, where the content is wider."""
        holding = [one for one in self._quotations if one.contains(at) and content.contains(one)]
        return min(holding, key=len) if holding else content

    def _nest(self) -> None:
        """Find what is around each attribution anew, where a hand has changed what is around it."""
        kept = {id(item) for item in self._items}
        open_items: list[_Item] = []
        for item in self._items:
            while open_items and open_items[-1].now.content.end < item.now.content.end:
                open_items.pop()
            around = open_items[-1] if open_items else None
            outer = item.outer
            lost = outer is not None and (outer.set or id(outer) not in kept)
            if item.set or lost or (around is not None and around.set):
                item.outer = around
            open_items.append(item)


def _kind(text: str, content: Span, quoted: Sequence[Span]) -> Literal["direct", "indirect", "mixed"]:
    """Direct where every word stands in quotation marks, indirect where none does."""
    within = sum(
        len(WORD.findall(text, max(one.start, content.start), min(one.end, content.end)))
        for one in quoted
        if one.overlaps(content)
    )
    if not within:
        return "indirect"
    return "direct" if within >= len(WORD.findall(text, content.start, content.end)) else "mixed"


def _quotation(span: Span) -> Quotation:
    return Quotation(span.start, span.end, content=span, mark="", closed=True)


def _without(quotation: Quotation, span: Span) -> Iterator[Quotation]:
    """What is left of a quotation outside a span: nothing where only its marks would be."""
    if not quotation.overlaps(span):
        yield quotation
    elif not span.contains(quotation.content):
        for start, end in ((quotation.start, span.start), (span.end, quotation.end)):
            if start < end:
                yield replace(quotation, start=start, end=end, content=Span(start, end))


def _words_outside(text: str, content: Span, marked: Span) -> Iterator[Span]:
    """The pieces of a content before and after a quotation in it, where they have a word."""
    for start, end in ((content.start, min(marked.start, content.end)), (marked.end, content.end)):
        piece = text[start:end]
        if start < end and WORD.search(piece):
            yield Span(start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip()))
