"""Small studies made by hand, so that what a figure must show is known."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import SimpleNamespace
from typing import Any

import pytest

from framing import tables
from framing.article import Article
from framing.codebook import Codebook, CodebookError, Frame, Phrase
from framing.corpus import Corpus
from framing.language import count_words

PHRASES = {"arms race": "arms race", "cover-up": "secrecy", "shield": "defence"}


@dataclass(frozen=True)
class Piece:
    """A passage: its words, and whose they are."""

    text: str
    voice: str = "outlet"
    speaker: str | None = None
    speaker_type: str | None = None
    stance: str = "asserted"
    trigger: str | None = None
    tone: float = 0.0


OWN = Piece("The shield is a threat and the talks on it fail again tonight.", tone=-0.2)
QUOTED = Piece(
    "“It is not an arms race,” ", "direct", "Vera Lund", "person", stance="denied", trigger="not", tone=0.1
)
REPORTED = Piece(
    "there may be a cover-up of the arms race, ",
    "indirect",
    "Moscow",
    "institution",
    stance="hedged",
    trigger="may",
    tone=-0.4,
)


def _make_study(
    outlets: Mapping[str, Sequence[Sequence[Piece | str | Mapping[str, Any]]]],
    *,
    phrases: Mapping[str, str] = PHRASES,
    story: str = "shield",
    scored: bool = True,
) -> Any:
    """A study with one article an outlet, each given as sentences of pieces; a sentence is a paragraph."""
    rows: dict[str, list[tuple[Any, ...]]] = {name: [] for name in tables.COLUMNS}
    articles = []
    for outlet, given in outlets.items():
        sentences = [[as_piece(piece) for piece in sentence] for sentence in given]
        text = "\n\n".join("".join(piece.text for piece in sentence) for sentence in sentences)
        title = "".join(piece.text for piece in sentences[0]) if sentences else None
        article = Article.from_text(
            text, id=f"{story}/{outlet}", outlet=outlet, story=story, date="2015-11-11", title=title
        )
        articles.append(article)
        _add(rows, article, sentences, phrases, scored)
    return SimpleNamespace(
        corpus=Corpus(articles),
        codebook=_codebook(phrases),
        **{name: tables.frame(name, found) for name, found in rows.items()},
    )


def _codebook(phrases: Mapping[str, str]) -> Any:
    """The codebook of the phrases; something like it where no codebook could have them."""
    labels = dict.fromkeys(phrases.values())
    try:
        frames = tuple(
            Frame(label, phrases=tuple(Phrase(text) for text, own in phrases.items() if own == label))
            for label in labels
        )
        return Codebook("Security", frames=frames)
    except CodebookError:
        return SimpleNamespace(
            name="Security", frames=[SimpleNamespace(label=label, definition="") for label in labels]
        )


def as_piece(given: Piece | str | Mapping[str, Any]) -> Piece:
    """A string is the outlet's own words; a mapping names the fields of a piece."""
    if isinstance(given, Piece):
        return given
    return Piece(given) if isinstance(given, str) else Piece(**given)


def _add(
    rows: dict[str, list[tuple[Any, ...]]],
    article: Article,
    sentences: Sequence[Sequence[Piece]],
    phrases: Mapping[str, str],
    scored: bool,
) -> None:
    where = (article.id, article.outlet, article.story, article.date)
    rows["articles"].append((*where, article.title, None, None, count_words(article.text)))
    position = passage = attribution = mention = 0
    for number, sentence in enumerate(sentences):
        part = "headline" if number == 0 else "lede" if number == 1 else "body"
        words = "".join(piece.text for piece in sentence)
        rows["sentences"].append(
            (*where, number, number, part, position, position + len(words), words, count_words(words))
        )
        for piece in sentence:
            end = position + len(piece.text)
            source = None
            if piece.voice in ("direct", "indirect"):
                source = attribution
                rows["attributions"].append(
                    (
                        *where,
                        attribution,
                        attribution,
                        position,
                        end,
                        piece.text,
                        None,
                        piece.voice,
                        "said",
                        None,
                        None,
                        "neutral",
                        piece.speaker,
                        None,
                        None,
                        piece.speaker,
                        piece.speaker_type,
                        "said after",
                        0.9,
                    )
                )
                attribution += 1
            tone = (piece.tone, 0.5, piece.tone) if scored else (float("nan"),) * 3
            rows["passages"].append(
                (
                    *where,
                    passage,
                    number,
                    part,
                    position,
                    end,
                    piece.text,
                    count_words(piece.text),
                    piece.voice,
                    0.9,
                    source,
                    piece.speaker,
                    *tone,
                )
            )
            for phrase, label in phrases.items():
                at = piece.text.find(phrase)
                if at >= 0:
                    start = position + at
                    rows["mentions"].append(
                        (
                            *where,
                            mention,
                            label,
                            phrase,
                            start,
                            start + len(phrase),
                            phrase,
                            number,
                            part,
                            passage,
                            piece.voice,
                            0.9,
                            piece.speaker,
                            piece.stance,
                            piece.trigger,
                            source,
                        )
                    )
                    mention += 1
            passage += 1
            position = end
        position += 2


@pytest.fixture(scope="session")
def make_study() -> Any:
    """The function that makes a study: outlet → sentences → pieces, each a piece, a string or a mapping."""
    return _make_study


@pytest.fixture(scope="session")
def own() -> Piece:
    """Thirteen words of the outlet's own, with one mention that is asserted."""
    return OWN


@pytest.fixture(scope="session")
def quoted() -> Piece:
    """A direct quotation of a person that denies a frame."""
    return QUOTED


@pytest.fixture(scope="session")
def reported() -> Piece:
    """Indirect speech of an institution that hedges two frames."""
    return REPORTED


def _three_outlets() -> Any:
    return _make_study(
        {
            "The Globe": [[OWN], [OWN]],
            "The Post": [[Piece("A row over a shield")], [QUOTED, Piece("she said.")], [OWN]],
            "The Courier": [
                [Piece("Talks fail")],
                [REPORTED, Piece("Moscow said.")],
                [QUOTED, Piece("she said.")],
            ],
        }
    )


@pytest.fixture
def study() -> Any:
    """Three outlets: one in its own words, one that quotes, one that does both."""
    return _three_outlets()


@pytest.fixture(scope="session")
def shared_study() -> Any:
    """The study of ``study``, made once: no test changes it."""
    return _three_outlets()
