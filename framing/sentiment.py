"""Tone of a text by two dictionaries, with the words that counted.

The scores are what a dictionary of rated words gives, not what a reader feels. On US political news TextBlob
agrees with readers in 43 % of 8,739 judgements (positive, neutral or negative) and VADER in 53 %; a coin with
three sides would in 33 % (``framing.measured``). A passage shorter than its sentence loses its context
besides: "not" may stand in another voice than the word it denies.
"""

from __future__ import annotations

import re
import string
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal, Protocol

from framing.span import Span

Dictionary = Literal["TextBlob", "VADER"]

THRESHOLDS: Mapping[Dictionary, float] = {"TextBlob": 0.0, "VADER": 0.05}
"""Beyond which score a text counts as positive, or negative: VADER's as its authors advise (Hutto & Gilbert
2014), TextBlob's by its sign, since it comes with none."""

# VADER's time grows with the square of a text's tokens and TextBlob's with the square of its longest run of
# punctuation, so a text is scored in pieces. A sentence of news is shorter than one: nothing changes for it.
_PIECE_TOKENS = 80
_PIECE_CHARACTERS = 4_000

_TOKEN = re.compile(rf"\S{{1,{_PIECE_CHARACTERS}}}")
_APOSTROPHE = re.compile(r"(?<=\w)’(?=\w)")


@dataclass(frozen=True, slots=True)
class Tone:
    """The tone of one text.

    ``polarity`` (-1 to 1) and ``subjectivity`` (0 to 1) are TextBlob's, ``compound`` (-1 to 1) is VADER's.
    All are 0 where no word counted, and NaN where nothing was scored.
    """

    polarity: float
    subjectivity: float
    compound: float


UNSCORED = Tone(float("nan"), float("nan"), float("nan"))
"""The tone of a text that was not scored."""


@dataclass(frozen=True, slots=True)
class ToneWord:
    """A word, or a word with its negation or booster, that counted towards a tone.

    ``start`` and ``end`` are where it stands in the text, missing where the dictionary's own tokens cannot be
    found there again. ``score`` is in the dictionary's unit: for TextBlob the polarity (-1 to 1) of the
    expression, whose mean is the polarity of the text; for VADER the valence of the word (about -4 to 4)
    after negation, boosting and "but", whose sum, with marks of emphasis, is squeezed into the compound.
    """

    word: str
    start: int | None
    end: int | None
    dictionary: Dictionary
    score: float


class _Vader(Protocol):
    emojis: Mapping[str, str]

    def polarity_scores(self, text: str) -> Mapping[str, Any]: ...


def tone(text: str) -> Tone:
    """The tone of a text by TextBlob and by VADER.

    Curly apostrophes are scored as straight ones, since neither dictionary knows "isn’t" otherwise. A text of
    more than 80 tokens is scored in pieces, and the scores are averaged, weighted by the tokens of each.

    TextBlob's dictionary is pattern's: De Smedt, T. & Daelemans, W. (2012). Pattern for Python. *Journal of
    Machine Learning Research* 13, 2063–2067. VADER: Hutto, C. J. & Gilbert, E. (2014). VADER: a parsimonious
    rule-based model for sentiment analysis of social media text. *ICWSM*, 216–225.

    >>> tone("A terrible threat.").compound < 0 < tone("A wonderful day.").polarity
    True
    >>> tone("")
    Tone(polarity=0.0, subjectivity=0.0, compound=0.0)
    """
    from textblob import TextBlob

    plain = _APOSTROPHE.sub("'", text)
    blobs = [(TextBlob(piece.of(plain)).sentiment, tokens) for piece, tokens in _pieces(plain)]
    spelled, _ = _spell_emoji(plain)
    vader = _vader()
    compounds = [
        (vader.polarity_scores(piece.of(spelled))["compound"], tokens) for piece, tokens in _pieces(spelled)
    ]
    return Tone(
        _mean((blob.polarity, tokens) for blob, tokens in blobs),
        _mean((blob.subjectivity, tokens) for blob, tokens in blobs),
        _mean(compounds),
    )


def tone_words(text: str) -> list[ToneWord]:
    """The words of a text that counted towards its tone: TextBlob's in order, then VADER's.

    TextBlob averages over all of these, so that a word with the score 0 draws the mean towards 0.

    >>> [(w.word, w.score) for w in tone_words("It was not a good plan.")]
    [('not good', -0.35), ('good', -1.406)]
    """
    plain = _APOSTROPHE.sub("'", text)
    return [*_textblob_words(plain), *_vader_words(plain)]


def _mean(weighted: Iterable[tuple[float, int]]) -> float:
    pairs = list(weighted)
    if len(pairs) == 1:
        return float(pairs[0][0])
    weight = sum(tokens for _, tokens in pairs)
    return sum(score * tokens for score, tokens in pairs) / weight if weight else 0.0


def _pieces(text: str) -> Iterator[tuple[Span, int]]:
    """The text in stretches that are quick to score, each with the number of its tokens."""
    start = end = tokens = 0
    for token in _TOKEN.finditer(text):
        if tokens and (tokens == _PIECE_TOKENS or token.end() - start > _PIECE_CHARACTERS):
            yield Span(start, end), tokens
            tokens = 0
        if not tokens:
            start = token.start()
        end = token.end()
        tokens += 1
    if tokens:
        yield Span(start, end), tokens


def _textblob_words(text: str) -> Iterator[ToneWord]:
    from textblob import TextBlob

    for piece, _ in _pieces(text):
        lowered = "".join(c.lower() if len(c.lower()) == 1 else c for c in piece.of(text))
        position = 0
        for expression, polarity, _, _ in TextBlob(piece.of(text)).sentiment_assessments.assessments:
            found = []
            for word in expression:
                place = _find(word, lowered, position)
                if place is not None:
                    found.append(place)
                    position = place.end
            start = piece.start + found[0].start if found else None
            end = piece.start + found[-1].end if found else None
            yield ToneWord(" ".join(expression), start, end, "TextBlob", float(polarity))


def _find(word: str, text: str, position: int) -> Span | None:
    """Where ``word`` next stands, by preference as a whole word: "n't" is the end of one."""
    whole = re.compile(rf"(?<!\w){re.escape(word)}(?!\w)").search(text, position)
    start = whole.start() if whole else text.find(word, position)
    return None if start < 0 else Span(start, start + len(word))


def _vader_words(text: str) -> Iterator[ToneWord]:
    spelled, origins = _spell_emoji(text)
    for piece, _ in _pieces(spelled):
        valences = _vader().polarity_scores(piece.of(spelled))["valences"]
        tokens = _TOKEN.finditer(spelled, piece.start, piece.end)
        for token, valence in zip(tokens, valences, strict=True):
            if valence:
                word = _inside_punctuation(token)
                yield ToneWord(
                    word.of(spelled), origins[word.start], origins[word.end - 1] + 1, "VADER", valence
                )


def _inside_punctuation(token: re.Match[str]) -> Span:
    """A token as VADER reads it: without punctuation around it, unless it may be an emoticon."""
    left = len(token[0]) - len(token[0].lstrip(string.punctuation))
    inner = token[0].strip(string.punctuation)
    if len(inner) <= 2:
        return Span(*token.span())
    return Span(token.start() + left, token.start() + left + len(inner))


def _spell_emoji(text: str) -> tuple[str, Sequence[int]]:
    """The text with each emoji as its description, as VADER reads it, and where each character came from."""
    emojis = _vader().emojis
    if not any(character in emojis for character in text):
        return text, range(len(text))
    pieces: list[str] = []
    origins: list[int] = []
    after_space = True
    for place, character in enumerate(text):
        piece = character
        if character in emojis:
            piece = emojis[character] if after_space else f" {emojis[character]}"
            after_space = False
        else:
            after_space = character == " "
        pieces.append(piece)
        origins.extend([place] * len(piece))
    return "".join(pieces), origins


@cache
def _vader() -> _Vader:
    from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

    class Recording(SentimentIntensityAnalyzer):  # type: ignore[misc]
        """VADER that also hands out the valence of each token, as it enters the sum."""

        def score_valence(self, sentiments: list[float], text: str) -> Mapping[str, Any]:
            return {**super().score_valence(sentiments, text), "valences": sentiments}

    analyzer: _Vader = Recording()
    return analyzer
