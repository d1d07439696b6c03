"""Passages that a class codes, and how far pupils, neighbours, a key and the program agree on them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from framing import markup
from framing.article import Article
from framing.classroom.normal_forms import labels
from framing.coding import sentence_at
from framing.corpus import Corpus
from framing.key import Key
from framing.language import sentences
from framing.reliability import alpha
from framing.study import Study

if TYPE_CHECKING:
    import pandas as pd

YES, NO = "yes", "no"

_SHOWN = 8


@dataclass(frozen=True, slots=True)
class Passages:
    """Sentences to code: each an article with the number of a sentence in it, from 1."""

    places: tuple[tuple[Article, int], ...]

    def __len__(self) -> int:
        return len(self.places)

    def __repr__(self) -> str:
        return f"<Passages: {len(self)} sentences>"

    def _repr_html_(self) -> str:
        shown = "".join(
            f"<p>{_in_context(*place, number)}</p>" for number, place in enumerate(self.places, 1)
        )
        return f'<div style="max-width:46em">{shown}</div>'

    def by_key(self, frame: str, key: Key | None = None) -> dict[int, str]:
        """Whether a key has the frame in each passage, by its number: "yes" or "no". The sample's key if none
        is given."""
        articles = dict.fromkeys(article for article, _ in self.places)
        coded = (Key.sample() if key is None else key).coded(articles)
        coded = coded[(coded["frame"] == frame) & coded["fits"]]
        return self._labelled(set(zip(coded["article"], coded["sentence"], strict=True)))

    def by_program(self, frame: str, study: Study) -> dict[int, str]:
        """Whether a study found a phrase of the frame in each passage, by its number: "yes" or "no"."""
        found = study.mentions[study.mentions["frame"] == frame]
        return self._labelled(set(zip(found["article"], found["sentence"] + 1, strict=True)))

    def _labelled(self, found: set[tuple[str, int]]) -> dict[int, str]:
        return {
            number: YES if (article.id, sentence) in found else NO
            for number, (article, sentence) in enumerate(self.places, 1)
        }


def passages(corpus: Corpus, chosen: Mapping[str, Sequence[int]] | None = None) -> Passages:
    """Sentences to code: those whose numbers are ``chosen`` by the article's id, or all of the corpus.

    Raises ``ValueError`` where an article has no sentence of this number.

    >>> from framing import sample
    >>> passages(sample(), {"flood/corvane-2018-11-15": [13, 22]}).by_key("attribution of responsibility")
    {1: 'no', 2: 'yes'}
    """
    return Passages(tuple(_places(corpus, chosen)))


def agreement(**codings: Mapping[object, object]) -> pd.DataFrame:
    """How far each two codings of the same passages agree; a coding has a label for each number.

    One row a pair. Columns of the result: ``between``; ``same``, "6 of 10" (passages that are open, ``...``,
    in one of the two do not count); ``percent``; Krippendorff's ``alpha`` (``framing.reliability.alpha``),
    rounded; ``apart``, the passages on which they differ, the first of them where there are many; ``note``,
    why a number is missing. Raises ``ValueError`` for fewer than two codings.

    >>> table = agreement(me={1: "yes", 2: "no", 3: "no"}, neighbour={1: "yes", 2: "yes", 3: "no"})
    >>> table[["between", "same", "percent", "alpha", "apart"]]
             between    same  percent  alpha apart
    0  me, neighbour  2 of 3     66.7   0.44     2
    """
    import pandas as pd

    if len(codings) < 2:
        raise ValueError("Name two codings to compare, such as agreement(me=mine, neighbour=hers).")
    own = {name: labels(coding) for name, coding in codings.items()}
    rows = [(f"{one}, {other}", *_row(own[one], own[other])) for one, other in combinations(own, 2)]
    return pd.DataFrame(rows, columns=["between", "same", "percent", "alpha", "apart", "note"])


def _row(one: Mapping[str, str], other: Mapping[str, str]) -> tuple[object, ...]:
    both = [item for item in one if item in other]
    if not both:
        return "0 of 0", float("nan"), float("nan"), "", "nothing that both have coded"
    apart = [item for item in both if one[item] != other[item]]
    same = len(both) - len(apart)
    shown = ", ".join(apart[:_SHOWN]) + (" …" if len(apart) > _SHOWN else "")
    found = round(alpha([(one[item], other[item]) for item in both]), 2) + 0.0  # no −0.0
    note = "" if found == found else "one label alone: no alpha"  # noqa: PLR0124 - a NaN is not itself
    return f"{same} of {len(both)}", round(100 * same / len(both), 1), found, shown, note


def _places(corpus: Corpus, chosen: Mapping[str, Sequence[int]] | None) -> Iterator[tuple[Article, int]]:
    if chosen is None:
        for article in corpus:
            yield from ((article, number) for number in range(1, len(sentences(article)) + 1))
        return
    for id, numbers in chosen.items():
        for number in numbers:
            sentence_at(corpus[id], number)  # it is there, or this is told
            yield corpus[id], number


def _in_context(article: Article, sentence: int, number: int) -> str:
    """A passage with the sentence before it; the one to code is bold."""
    found = sentences(article)
    last = found[sentence - 2] if sentence > 1 else None
    if last is None or any(part.kind == "caption" and part.contains(last) for part in article.parts):
        before = ""  # nothing stands before it that it goes on with
    else:
        before = f"{markup.escape(last.of(article.text))} "
    about = markup.escape(article.outlet or article.id)
    words = markup.escape(found[sentence - 1].of(article.text))
    return f"{number}. <small>[{about}]</small> {before}<strong>{words}</strong>"
