"""Time one floor of the kit on a recombined corpus, in a process of its own, and print it as JSON.

python benchmarks/floors.py attribution 10
"""

from __future__ import annotations

import json
import resource
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from recombined import recombined

import framing
from framing import attribution
from framing.corpus import Corpus
from framing.language import WORD, count_words, sentences
from framing.mentions import find_mentions
from framing.passages import find_passages
from framing.sentiment import tone
from framing.span import SpanIndex
from framing.stance import stances as stances_of

CODEBOOK = framing.Codebook.sample("security")
ROUNDS = 3

Work = Callable[[], object]


def findall(corpus: Corpus) -> Work:
    """Find the words by one regular expression: nothing that looks at each word can be faster."""
    return lambda: [WORD.findall(article.text) for article in corpus]


def read(corpus: Corpus) -> Work:
    """Read the articles from Markdown files."""
    folder = Path(tempfile.mkdtemp())
    for number, article in enumerate(corpus):
        body = "\n\n".join(article.texts("paragraph"))
        text = f"---\ntitle: {json.dumps(article.headline)}\noutlet: {article.outlet}\n---\n\n{body}\n"
        (folder / f"{number}.md").write_text(text, encoding="utf-8")
    return lambda: framing.read(folder)


def language(corpus: Corpus) -> Work:
    """Find sentences and count words."""
    return lambda: [(sentences(article), count_words(article.text)) for article in corpus]


def attributions(corpus: Corpus) -> Work:
    """Find attributions, sentences given."""
    given = [(article, sentences(article)) for article in corpus]
    return lambda: [attribution.read(article, sentences=found) for article, found in given]


def passages(corpus: Corpus) -> Work:
    """Cut the text into passages, attributions given."""
    readings = [(article, attribution.read(article)) for article in corpus]
    return lambda: [_passages(article.text, reading) for article, reading in readings]


def mentions(corpus: Corpus) -> Work:
    """Find the phrases of the security codebook."""
    return lambda: [find_mentions(article.text, CODEBOOK, within=article.parts) for article in corpus]


def stances(corpus: Corpus) -> Work:
    """Find the stance of each mention, mentions given."""
    jobs = []
    for article in corpus:
        index = SpanIndex(sentences(article))
        found = find_mentions(article.text, CODEBOOK, within=article.parts)
        jobs.append((article.text, [(index.at(mention.start), mention) for mention in found]))
    return lambda: [list(stances_of(*job)) for job in jobs]


def sentiment(corpus: Corpus) -> Work:
    """Score the tone of each passage, passages given."""
    texts = [
        passage.of(article.text)
        for article in corpus
        for passage in _passages(article.text, attribution.read(article))
    ]
    return lambda: [tone(text) for text in texts]


def analyze(corpus: Corpus) -> Work:
    """All floors from articles to the five tables, without sentiment."""
    return lambda: framing.analyze(corpus, CODEBOOK, sentiment=False)


def analyze_with_sentiment(corpus: Corpus) -> Work:
    """All floors from articles to the five tables."""
    return lambda: framing.analyze(corpus, CODEBOOK)


FLOORS: dict[str, Callable[[Corpus], Work]] = {
    floor.__name__: floor
    for floor in (
        findall,
        read,
        language,
        attributions,
        passages,
        mentions,
        stances,
        sentiment,
        analyze,
        analyze_with_sentiment,
    )
}


def _passages(text: str, reading: attribution.Reading) -> list[framing.passages.Passage]:
    return find_passages(
        text,
        sentences=reading.sentences,
        attributions=reading.attributions,
        quotations=reading.quotations,
        scare_quotes=reading.scare_quotes,
        confidence=attribution.voice_confidence,
    )


def main() -> None:
    """Warm up on the smallest corpus, then time the work and report the best of three rounds."""
    floor, scale = FLOORS[sys.argv[1]], int(sys.argv[2])
    floor(recombined(1))()
    corpus = recombined(scale)
    work = floor(corpus)
    times = []
    for _ in range(ROUNDS if scale < 100 else 1):
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    words = sum(count_words(article.text) for article in corpus)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"words": words, "seconds": min(times), "peak_mb": peak}))


if __name__ == "__main__":
    main()
