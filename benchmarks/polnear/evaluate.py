"""Write the kit's attributions of a PolNeAR file in the form that its scorer reads.

    python benchmarks/polnear/evaluate.py GOLD.jsonl OUT.jsonl

Prints how well the confidence fits (expected calibration error), then the number of words and how many a
second, from text to attributions, on one core.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import gold
from examples import best_gold

from framing.article import Article
from framing.attribution import Attribution, attribute
from framing.span import Span


def main(path: Path, out: Path) -> None:
    """Attribute every article of the file, write the predictions to ``out``, and time it."""
    records = gold.read(path)
    articles = [Article.from_text(str(record["text"]), id=str(record["id"])) for record in records]
    attribute(Article.from_text("He said so.", id="warm/up"))
    begun = time.process_time()
    found = [attribute(article) for article in articles]
    seconds = time.process_time() - begun
    outcomes = []
    with out.open("w", encoding="utf-8") as lines:
        for record, article, attributions in zip(records, articles, found, strict=True):
            text = article.text
            whole = [(_as_annotated(text, content), a) for content, a in joined(text, attributions)]
            lines.write(json.dumps({"id": article.id, "quotes": [_row(*entry) for entry in whole]}) + "\n")
            outcomes += list(_outcomes(record, whole))
    words = sum(len(article.text.split()) for article in articles)
    print(f"calibration error of confidence {calibration_error(outcomes):.3f}")
    print(f"{words} words, {words / seconds:,.0f} words/s")


def joined(text: str, attributions: Sequence[Attribution]) -> Iterator[tuple[Span, Attribution]]:
    """Each attribution with its content; a content over several paragraphs is one, as annotators have it."""
    before: tuple[Span, Attribution] | None = None
    for attribution in attributions:
        if attribution.outer is not None:
            continue
        if before is not None and _goes_on(text, before, attribution):
            before = (Span(before[0].start, attribution.content.end), before[1])
            continue
        if before is not None:
            yield before
        before = (attribution.content, attribution)
    if before is not None:
        yield before


def _goes_on(text: str, before: tuple[Span, Attribution], after: Attribution) -> bool:
    between = text[before[0].end : after.content.start]
    same = before[1].group == after.group and before[1].evidence is not None
    return same and "\n" in between and not any(character.isalnum() for character in between)


def _as_annotated(text: str, content: Span) -> Span:
    """The content with the "that" before it, which PolNeAR counts to it."""
    before = text[max(0, content.start - 5) : content.start]
    return Span(content.start - 5, content.end) if before.lower() == "that " else content


def _row(content: Span, attribution: Attribution) -> dict[str, object]:
    return {
        "start": content.start,
        "end": content.end,
        "speaker": _pair(attribution.source),
        "cue": _pair(attribution.cue),
    }


def _pair(span: Span | None) -> list[int] | None:
    return None if span is None else [span.start, span.end]


def _outcomes(
    record: dict[str, object], found: Sequence[tuple[Span, Attribution]]
) -> Iterator[tuple[float, bool]]:
    """The confidence of each attribution, and whether its content and source are right."""
    article = gold.annotated(record)
    for content, attribution in found:
        span = gold.in_tokens(article.parse, (content.start, content.end))
        right = best_gold(article.parse, span, article.contents)
        source = attribution.source and gold.in_tokens(
            article.parse, (attribution.source.start, attribution.source.end)
        )
        yield (
            attribution.confidence,
            right is not None and gold.same_source(article.parse, right.source, source),
        )


def calibration_error(outcomes: Sequence[tuple[float, bool]], *, bins: int = 10) -> float:
    """The mean distance between confidence and the share that was right, over ten equal bins.

    Naeini, M. et al. (2015). Obtaining well calibrated probabilities using Bayesian binning. *AAAI*,
    2901–2907.
    """
    error = 0.0
    for number in range(bins):
        inside = [(c, right) for c, right in outcomes if min(bins - 1, int(c * bins)) == number]
        error += abs(sum(c for c, _ in inside) - sum(right for _, right in inside))
    return error / max(1, len(outcomes))


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit("Usage: python benchmarks/polnear/evaluate.py GOLD.jsonl OUT.jsonl")
    main(Path(sys.argv[1]), Path(sys.argv[2]))
