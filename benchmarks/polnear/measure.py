"""Fit the weights of attribution and measure its confidence on PolNeAR's training articles.

    python benchmarks/polnear/measure.py TRAIN.jsonl

Writes ``weights.json`` and ``confidence.json`` under ``framing/data/attribution/``, the same bytes each time.
The weights are fitted to all articles. The confidence is measured in five-fold cross-validation: each article
is read with weights that were fitted to the others.
"""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import learning

import corpus
import framing
from framing.attribution import Attribution, Quotation
from framing.attribution.choice import choose, choose_nested
from framing.attribution.reading import assemble
from framing.attribution.scare_quotes import find_scare_quotes
from framing.language import sentences, words
from framing.passages import find_passages
from framing.span import SpanIndex, merged

FOLDS = 5
PRIOR = 20
"""A rule's share is drawn towards the share of all rules as if this many more cases had that one."""

Counts = dict[str, list[int]]


def main(train: Path) -> None:
    """Fit, measure, and write both files."""
    known = learning.examples(train)
    rules: Counts = defaultdict(lambda: [0, 0])
    voices: dict[str, Counts] = defaultdict(lambda: defaultdict(lambda: [0, 0]))
    for fold in range(FOLDS):
        weights = learning.fit([example for number, example in enumerate(known) if number % FOLDS != fold])
        for example in known[fold::FOLDS]:
            found, scare_quotes = held_out(example, weights)
            count_attributions(example, found, rules)
            count_voices(example, found, scare_quotes, voices)
    data = Path(framing.__file__).parent / "data" / "attribution"
    write(data / "weights.json", learning.fit(known))
    write(data / "confidence.json", summary(rules, voices))
    right, total = (sum(count[place] for count in rules.values()) for place in (0, 1))
    print(f"{len(known)} articles; {right} of {total} attributions right in content and speaker")


def held_out(
    example: learning.Example, weights: Mapping[str, float]
) -> tuple[list[Attribution], list[Quotation]]:
    """The attributions and scare quotes of an article by given weights."""
    chosen = choose(example.candidates, weights=weights)
    nested = choose_nested(example.candidates, chosen, weights=weights)
    found = assemble(example.structure, chosen, nested)
    contents = [attribution.content for attribution in found]
    return found, find_scare_quotes(example.article.text, example.structure.quotations, attributed=contents)


def count_attributions(example: learning.Example, found: Sequence[Attribution], rules: Counts) -> None:
    """Add, for each rule, how many of its attributions were right and how many it made."""
    text = example.article.text
    gold = corpus.Gold(text, example.marked)
    whole = corpus.as_marked(text, found)
    for attribution in found:
        mark = next((mark for mark in whole if mark.content.contains(attribution.content)), None)
        if mark is not None and attribution.outer is None:
            number = gold.match(mark.content)
            source = attribution.source
            right = number is not None and gold.words.same_speaker(gold.marked[number].speaker, source)
            rules[attribution.rule][0] += right
            rules[attribution.rule][1] += 1


def count_voices(
    example: learning.Example,
    found: Sequence[Attribution],
    scare_quotes: Sequence[Quotation],
    voices: Mapping[str, Counts],
) -> None:
    """Add, for each voice and rule, how many of the words given this voice have it by hand annotation."""
    article, quotations = example.article, example.structure.quotations
    passages = find_passages(
        article.text,
        sentences=sentences(article),
        attributions=found,
        quotations=quotations,
        scare_quotes=scare_quotes,
        confidence=lambda voice, rule: 0.0,
    )
    marked = SpanIndex(merged(mark.content for mark in example.marked))
    in_marks = SpanIndex(merged(quotations))
    for passage in passages:
        rule = "" if passage.attribution is None else found[passage.attribution].rule
        count = voices[passage.voice][rule]
        for word in words(passage.of(article.text)):
            count[0] += gold_voice(passage.start + word.start, marked, in_marks) == passage.voice
            count[1] += 1


def gold_voice(place: int, marked: SpanIndex, in_marks: SpanIndex) -> str:
    """The voice of the word at ``place`` by what people marked."""
    quoted = in_marks.at(place) is not None
    if marked.at(place) is not None:
        return "direct" if quoted else "indirect"
    return "scare" if quoted else "outlet"


def summary(rules: Counts, voices: Mapping[str, Counts]) -> dict[str, Any]:
    """The shares that were right, small counts drawn towards the whole."""
    return {
        "all attributions": _share(*_total(rules)),
        "attributions": _shares(rules),
        "all voices": {voice: _share(*_total(counts)) for voice, counts in sorted(voices.items())},
        "voices": {voice: _shares(counts) for voice, counts in sorted(voices.items())},
    }


def _total(counts: Counts) -> tuple[int, int]:
    return sum(count[0] for count in counts.values()), sum(count[1] for count in counts.values())


def _shares(counts: Counts) -> dict[str, float]:
    right, total = _total(counts)
    prior = right / total
    return {
        name: _share(count[0] + PRIOR * prior, count[1] + PRIOR) for name, count in sorted(counts.items())
    }


def _share(right: float, total: float) -> float:
    return round(right / total, 3)


def write(path: Path, content: object) -> None:
    """Write JSON that is the same for the same content, one entry a line."""
    path.write_text(
        json.dumps(content, indent=1, sort_keys=True, ensure_ascii=False) + "\n", encoding="utf-8"
    )


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("Usage: python benchmarks/polnear/measure.py TRAIN.jsonl")
    main(Path(sys.argv[1]))
