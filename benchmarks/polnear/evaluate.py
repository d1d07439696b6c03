"""Write the kit's attributions of a PolNeAR file in the form that its scorer reads.

    python benchmarks/polnear/evaluate.py GOLD.jsonl OUT.jsonl

Prints the number of words and how many a second, from text to attributions, sentences included: processor
time on one core, the best of three runs.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

import corpus
from framing.article import Article
from framing.attribution import attribute
from framing.span import Span

RUNS = 3


def main(gold: Path, out: Path) -> None:
    """Attribute every article of ``gold``, write the predictions to ``out``, and time it."""
    articles = [article for article, _ in corpus.read(gold)]
    attribute(Article.from_text("He said so.", id="warm/up"))
    seconds = float("inf")
    for _ in range(RUNS):
        begun = time.process_time()
        found = [attribute(article) for article in articles]
        seconds = min(seconds, time.process_time() - begun)
    with out.open("w", encoding="utf-8") as lines:
        for article, attributions in zip(articles, found, strict=True):
            quotes = [
                {
                    "start": mark.content.start,
                    "end": mark.content.end,
                    "speaker": _pair(mark.speaker),
                    "cue": _pair(mark.cue),
                }
                for mark in corpus.as_marked(article.text, attributions)
            ]
            lines.write(json.dumps({"id": article.id, "quotes": quotes}) + "\n")
    words = sum(len(article.text.split()) for article in articles)
    print(f"{words} words, {words / seconds:,.0f} words/s")


def _pair(span: Span | None) -> list[int] | None:
    return None if span is None else [span.start, span.end]


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit("Usage: python benchmarks/polnear/evaluate.py GOLD.jsonl OUT.jsonl")
    main(Path(sys.argv[1]), Path(sys.argv[2]))
