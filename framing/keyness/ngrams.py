"""Words and n-grams of a study's passages, counted text by text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

import numpy as np

from framing.groups import by_column
from framing.language import WORD, folded
from framing.passages import VOICES, Voice

if TYPE_CHECKING:
    import pandas as pd
    from numpy.typing import NDArray

    from framing.study import Study

    Floats = NDArray[np.float64]
    Ints = NDArray[np.int64]
    Flags = NDArray[np.bool_]

LONGEST = 5
"""The most words of an n-gram: longer ones hardly ever recur."""

RESULT = (
    "word", "count", "reference_count", "size", "reference_size", "g2", "log_ratio", "low", "high",
    "log_odds", "z", "dispersion", "reference_dispersion", "articles", "reference_articles", "capitals",
    "note",
)  # fmt: skip
"""The columns of a table of keyness, which no column that groups texts may be called by."""


@dataclass(frozen=True, slots=True, eq=False)
class Texts:
    """What each article has in each group, in one voice: in the order of the articles, then of the groups.

    ``sizes`` counts all n-grams of a text, those too that are too rare to be told apart.
    """

    articles: Sequence[str]
    stories: Sequence[str]
    groups: Sequence[str]
    sizes: Ints


@dataclass(frozen=True, slots=True, eq=False)
class Counts:
    """How often each text has each n-gram.

    ``ngrams`` and ``capitals`` have an entry for each n-gram; ``text``, ``ngram`` and ``number`` one for each
    pair of text and n-gram that occurs: their places, and how often.
    """

    texts: Texts
    ngrams: Sequence[str]
    capitals: Floats
    text: Ints
    ngram: Ints
    number: Ints


@dataclass(frozen=True, slots=True, eq=False)
class _Tokens:
    """The words of all passages in a row: the number of each one's form, its passage and its capital."""

    forms: Sequence[str]
    form: Ints
    passage: Ints
    capital: Flags

    def starts(self, n: int) -> Ints:
        """The places of the words that begin ``n`` words of one passage."""
        last = max(len(self.passage) - n + 1, 0)
        return np.flatnonzero(self.passage[:last] == self.passage[n - 1 :][:last])

    def numbered(self, starts: Ints, n: int) -> Ints:
        """The number of the n-gram at each start, from 0 in the order in which they appear."""
        number = _numbered(self.form[starts])
        for word in range(1, n):
            number = _numbered(number * len(self.forms) + self.form[starts + word])
        return number

    def capitals(self, starts: Ints, n: int) -> Flags:
        """Whether any word of the n-gram at each start has a capital letter."""
        found: Flags = np.any([self.capital[starts + word] for word in range(n)], axis=0)
        return found

    def begins_passage(self, starts: Ints) -> Flags:
        """Whether the word at each start is the first of its passage."""
        first: Flags = (starts == 0) | (self.passage[starts] != self.passage[starts - 1])
        return first

    def spelt(self, start: int, n: int) -> str:
        """The ``n`` words from a start."""
        return " ".join(self.forms[form] for form in self.form[start : start + n])


def count_ngrams(study: Study, *, by: str, voice: Voice | None, n: int = 1, fewest: int = 1) -> Counts:
    """The n-grams of one voice, or of all for None, that occur ``fewest`` times or oftener, text by text.

    An n-gram lies within one passage, so within one sentence and one voice; punctuation does not end it.
    Raises ``ValueError`` for an ``n`` beyond 1 to 5, and for a voice or a column that does not exist.
    """
    if n not in range(1, LONGEST + 1):
        raise ValueError(f"n is the number of words in a row, from 1 to {LONGEST}; {n!r} is not.")
    if voice is not None and voice not in VOICES:
        raise ValueError(f"There is no voice {voice!r}. There are: {', '.join(VOICES)}.")
    passages = by_column(study.passages, study.articles, by, taken=RESULT)
    if voice is not None:
        passages = passages[passages["voice"] == voice]
    tokens = _tokens(passages["text"])
    starts = tokens.starts(n)
    number = tokens.numbered(starts, n)
    texts, text_of_passage = _texts(
        passages, by, np.bincount(tokens.passage[starts], minlength=len(passages))
    )
    kept = np.bincount(number) >= fewest
    headline = (passages["part"] == "headline").to_numpy(bool)[tokens.passage[starts]]
    shown = ~headline & ~tokens.begins_passage(starts)
    return Counts(
        texts,
        [tokens.spelt(start, n) for start in _first(number, starts)[kept].tolist()],
        _shares(number, tokens.capitals(starts, n), among=shown)[kept],
        *_cells(text_of_passage[tokens.passage[starts]], number, kept),
    )


def _tokens(texts: Iterable[str]) -> _Tokens:
    import pandas as pd

    found = [WORD.findall(text) for text in texts]
    spelling, spellings = pd.factorize(_strings(chain.from_iterable(found)))
    form, forms = pd.factorize(_strings(folded(word) for word in spellings))
    capital = np.array([_has_capital(word) for word in spellings], dtype=bool)
    passage = np.repeat(np.arange(len(found)), [len(words) for words in found])
    return _Tokens(forms.tolist(), form[spelling], passage, capital[spelling])


def _has_capital(word: str) -> bool:
    return word[0].isupper() and folded(word).split("'")[0] != "i"


def _strings(values: Iterable[str]) -> NDArray[np.object_]:
    return np.array([*values], dtype=object)


def _numbered(values: Ints) -> Ints:
    """Each value's number, from 0 in the order in which they appear."""
    import pandas as pd

    return pd.factorize(values)[0]


def _first(number: Ints, places: Ints) -> Ints:
    """The first place of each number."""
    first = np.zeros(int(number.max(initial=-1)) + 1, dtype=np.int64)
    first[number[::-1]] = places[::-1]  # from the last to the first, so that the first stays
    return first


def _shares(number: Ints, flags: Flags, *, among: Flags) -> Floats:
    """The share of flags that are set among some, by number; NaN where there is none among them."""
    with np.errstate(invalid="ignore"):
        shares: Floats = np.bincount(number, among & flags) / np.bincount(number, among)
    return shares


def _texts(passages: pd.DataFrame, by: str, sizes: Ints) -> tuple[Texts, Ints]:
    """The texts that have an n-gram, given how many each passage has, and the text of each passage."""
    where = passages[["article", "story"]].assign(group=passages[by]).fillna({"story": ""})
    text: Ints = where.groupby(["article", "group"]).ngroup().to_numpy().astype(np.int64)
    first = where.iloc[_first(text, np.arange(len(text), dtype=np.int64))]
    size = np.bincount(text, sizes).astype(np.int64)
    full = size > 0
    articles, stories, groups = (first.loc[full, name].tolist() for name in ("article", "story", "group"))
    return Texts(articles, stories, groups, size[full]), (np.cumsum(full) - 1)[text]


def _cells(text: Ints, number: Ints, kept: Flags) -> tuple[Ints, Ints, Ints]:
    """Each pair of text and n-gram that is kept, with how often it occurs."""
    import pandas as pd

    here = kept[number] if len(number) else np.zeros(0, dtype=bool)
    ngram = (np.cumsum(kept) - 1)[number[here]]
    width = max(len(kept), 1)
    cell, pairs = pd.factorize(text[here] * width + ngram)
    return pairs // width, pairs % width, np.bincount(cell, minlength=len(pairs))
