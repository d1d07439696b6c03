"""In whose voice loaded words stand in political news, and how often the voice is told right.

    python benchmarks/polnear/loaded_words.py GOLD.jsonl PREDICTIONS.jsonl [--keep]

A loaded word is a mention of a phrase of the codebooks of loaded language, and of blame and crisis; phrases
that overlap count once. Its voice is that of its first letter: **direct** in an attribution and in double
quotation marks, **indirect** in an attribution without marks, **scare** in marks and no attribution (titles
of works too), else the **outlet**'s. The readers' attributions give the right voice; the predicted ones the
kit's; *marks* is who knows of no attribution and takes for direct what stands in marks. Marks are found by
the scorer, the same for all three. Intervals come from drawing articles anew. ``--keep`` puts the table into
docs/measured/attribution.json.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import measured
import numpy as np
import score

from framing.article import Article
from framing.codebook import Codebook
from framing.mentions import find_mentions
from framing.passages import VOICES, Voice
from framing.resampling import percentiles
from framing.span import Span, SpanIndex, merged

CODEBOOKS = ("loaded-language", "blame-and-crisis")
SYSTEMS = ("kit", "marks")
SEED = 2015
Array = np.ndarray[Any, Any]


def loaded_words(text: str, codebooks: Iterable[Codebook]) -> list[Span]:
    """The stretches of a text that a codebook's phrases cover, paragraph by paragraph.

    >>> text = "A crisis, they said."
    >>> [span.of(text) for span in loaded_words(text, [Codebook.sample("blame-and-crisis")])]
    ['crisis']
    """
    parts = Article.from_text(text, id="polnear/article").parts
    found = [mention for codebook in codebooks for mention in find_mentions(text, codebook, within=parts)]
    return merged(Span(mention.start, mention.end) for mention in found)


def voice(place: int, attributed: SpanIndex, marked: SpanIndex) -> Voice:
    """The voice of a letter, given the stretches that are attributed and those in quotation marks.

    >>> marked = SpanIndex([Span(0, 4)])
    >>> voice(1, SpanIndex([Span(0, 9)]), marked), voice(5, SpanIndex([Span(0, 9)]), marked)
    ('direct', 'indirect')
    >>> voice(1, SpanIndex([]), marked), voice(5, SpanIndex([]), marked)
    ('scare', 'outlet')
    """
    in_marks = marked.at(place) is not None
    if attributed.at(place) is not None:
        return "direct" if in_marks else "indirect"
    return "scare" if in_marks else "outlet"


def count(
    record: Mapping[str, Any], predicted: Sequence[score.Quote], codebooks: Sequence[Codebook]
) -> Array:
    """Loaded words of one article by system (kit, marks), voice by the readers, voice by the system."""
    text = record["text"]
    marked = SpanIndex(Span(*stretch) for stretch in score.quoted_stretches(text))
    readers, kit = (_attributed(quotes) for quotes in (record["quotes"], predicted))
    counts = np.zeros((2, len(VOICES), len(VOICES)))
    for word in loaded_words(text, codebooks):
        right = VOICES.index(voice(word.start, readers, marked))
        by_kit = voice(word.start, kit, marked)
        by_marks: Voice = "direct" if marked.at(word.start) is not None else "outlet"
        for system, said in enumerate((by_kit, by_marks)):
            counts[system, right, VOICES.index(said)] += 1
    return counts


def _attributed(quotes: Iterable[score.Quote]) -> SpanIndex:
    return SpanIndex(merged(Span(quote["start"], quote["end"]) for quote in quotes))


def section(counts: Array) -> dict[str, Any]:
    """The figures, from the counts of articles (articles × systems × readers' voice × system's voice)."""
    articles = len(counts)
    rng = np.random.default_rng(SEED)
    drawn = rng.multinomial(articles, np.full(articles, 1 / articles), score.RESAMPLINGS)
    times = np.vstack([np.ones(articles), drawn])
    totals = np.tensordot(times, counts, 1)
    by_voice, said = totals[:, 0].sum(axis=-1), totals.sum(axis=-2)
    words = by_voice.sum(axis=-1)
    hits = np.diagonal(totals, axis1=-2, axis2=-1)
    right = hits.sum(axis=-1)
    systems = tuple(enumerate(SYSTEMS))
    return {
        "articles": articles,
        "words": int(words[0]),
        "borrowed": _share(words - by_voice[:, 0], words),
        "right": {name: _share(right[:, n], words) for n, name in systems},
        "gain": _share(right[:, 0] - right[:, 1], words),
        "truly the outlet's": {name: _share(hits[:, n, 0], said[:, n, 0]) for n, name in systems},
        "voices": {
            label: {
                "share": _share(by_voice[:, place], words),
                **{name: _share(hits[:, n, place], by_voice[:, place]) for n, name in systems},
            }
            for place, label in enumerate(VOICES)
        },
    }


def _share(part: Array, whole: Array) -> dict[str, float]:
    """A share with its interval; first what was counted, then what the resamplings gave."""
    with np.errstate(invalid="ignore"):
        values = part / whole
    low, high = percentiles(values[1:])
    return {"of": int(whole[0]), "value": float(values[0]), "low": low, "high": high}


def main() -> None:
    """Count, print and, if asked to, keep."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", type=Path)
    parser.add_argument("predictions", type=Path)
    parser.add_argument(
        "--keep", action="store_true", help="put the table into docs/measured/attribution.json"
    )
    arguments = parser.parse_args()
    folder = measured.ROOT / "corpus" / "codebooks"
    codebooks = [Codebook.read(folder / f"{name}.yaml") for name in CODEBOOKS]
    predictions = score.read_predictions(arguments.predictions)
    found = section(
        np.array(
            [count(record, predictions[record["id"]], codebooks) for record in score.read(arguments.gold)]
        )
    )
    print(f"{found['words']:,} loaded words in {found['articles']} articles")
    for name, row in _flat(found):
        value, low, high = (100 * row[column] for column in ("value", "low", "high"))
        print(f"{name:26}{row['of']:6}  {value:.1f} [{low:.1f}–{high:.1f}]")
    if arguments.keep:
        measured.keep("loaded words", found)


def _flat(found: Mapping[str, Any], above: str = "") -> Iterable[tuple[str, Mapping[str, float]]]:
    """Each share of the table with the way to it."""
    for name, entry in found.items():
        if isinstance(entry, dict):
            if "value" in entry:
                yield f"{above}{name}", entry
            else:
                yield from _flat(entry, f"{above}{name} ")


if __name__ == "__main__":
    main()
