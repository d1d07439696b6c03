"""What voice the words truly have that the program gives a wrong one: measured on held-out articles.

    python benchmarks/polnear/voice_errors.py TRAIN.jsonl [--keep]

Five folds: the models that read an article have not seen it. The readers' attributions give the voice: words
in one are **direct** inside quotation marks and else **indirect**. Nobody has marked scare quotes, so that
words that readers attribute to nobody count as rightly the outlet's, or as rightly scare quotes, where the
program says so; where it says that somebody spoke, the marks tell which of the two they are.

A passage with a mention errs otherwise than one without: the phrases of the codebooks stand in attributed
words more often than others, missed ones too. So the odds that a label is right are moved, for passages with
a mention, by as much as the mentions of all codebooks that ship with the kit show.

Then the band of doubt is tried out on groups of ten articles of one outlet, with the shares and odds of the
other outlets: how often does it hold the rate by the readers' voices? ``--keep`` writes shares, odds and
trial to ``framing/data/voice_errors.json``. Takes five minutes on one core.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any

import gold
import numpy as np
import score
from loaded_words import voice
from train import FOLDS, train

from framing.article import Article
from framing.attribution import voice_confidence
from framing.attribution.assembly import assemble
from framing.attribution.models import Models, load
from framing.attribution.quotations import find_quotations
from framing.attribution.scare_quotes import find_scare_quotes
from framing.attribution.shallow import line_blocks, parse
from framing.codebook import Codebook
from framing.compare.voice_doubt import VoicedPassages, VoiceErrors
from framing.language import sentences, words
from framing.mentions import find_mentions
from framing.passages import VOICES, Passage, find_passages
from framing.span import Span, SpanIndex, merged

KEPT = Path(__file__).parents[2] / "framing" / "data" / "voice_errors.json"
GROUP = 10
DRAWS = 400
LEVEL = 0.95
SEED = 2015
SOURCE = (
    "PolNeAR (Newell, Margolin & Ruths 2018): training articles, each read by models that had not seen it; "
    "benchmarks/polnear/voice_errors.py"
)
Array = np.ndarray[Any, Any]
Row = tuple[Any, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Judged:
    """Passages with what readers say of them; ``words`` and ``mentions`` are passages × true voices.

    ``label`` is the place of the program's voice in ``VOICES``; ``unit`` numbers what errs together: an
    attribution, or a passage that has none. ``group`` numbers the outlet, ``article`` the article.
    """

    article: Array
    outlet: Array
    unit: Array
    label: Array
    confidence: Array
    words: Array
    mentions: Array

    def of(self, chosen: Array) -> Judged:
        """Those passages alone."""
        return Judged(*(getattr(self, name)[chosen] for name in self.__slots__))


def read(text: str, models: Models) -> list[Passage]:
    """The passages of a text by these models, as the kit makes them by its own."""
    article = Article.from_text(text, id="polnear/article")
    blocks = [
        Span(part.start + line.start, part.start + line.end)
        for part in article.parts
        for line in line_blocks(part.of(text))
    ]
    quotations = find_quotations(text, paragraphs=blocks)
    found = assemble(parse(text, paragraphs=blocks, quotations=quotations), models)
    outermost = [quotation for quotation in quotations if quotation.depth == 0]
    scare = find_scare_quotes(text, outermost, attributed=[one.content for one in found])
    return find_passages(
        text,
        sentences=sentences(article),
        attributions=found,
        quotations=quotations,
        scare_quotes=scare,
        confidence=voice_confidence,
    )


def judged(record: dict[str, Any], passages: Sequence[Passage], codebooks: Iterable[Codebook]) -> list[Row]:
    """A row for each passage: unit, label, confidence, words by true voice, mentions by true voice."""
    text = record["text"]
    marked = SpanIndex(Span(*stretch) for stretch in score.quoted_stretches(text))
    readers = SpanIndex(merged(Span(quote["start"], quote["end"]) for quote in record["quotes"]))
    parts = Article.from_text(text, id="polnear/article").parts
    mentions = [m for codebook in codebooks for m in find_mentions(text, codebook, within=parts)]
    index = SpanIndex(passages)
    counts = np.zeros((2, len(passages), len(VOICES)))
    for row, spans in enumerate((words(text), merged(Span(m.start, m.end) for m in mentions))):
        for span in spans:
            place = index.place(span.start)
            if place is not None:
                label = passages[place].voice
                truth = voice(span.start, readers, marked)
                if truth in ("outlet", "scare") and label in ("outlet", "scare"):
                    truth = label
                counts[row, place, VOICES.index(truth)] += 1
    return [
        (
            -1 - place if passage.attribution is None else passage.attribution,
            VOICES.index(passage.voice),
            passage.voice_confidence,
            *counts[:, place],
        )
        for place, passage in enumerate(passages)
    ]


def of_fold(path: Path, fold: int) -> list[tuple[int, str, list[Row]]]:
    """The articles of a fold: number, outlet, and rows by models that were trained on the other folds."""
    records = gold.read(path)
    others = [gold.annotated(record) for place, record in enumerate(records) if place % FOLDS != fold]
    models = replace(train(others), calibration=load().calibration)
    return judged_fold(records, models, fold)


def judged_fold(records: Sequence[Any], models: Models, fold: int) -> list[tuple[int, str, list[Row]]]:
    """The articles of a fold, read by the models."""
    codebooks = [Codebook.sample(name) for name in CODEBOOKS]
    return [
        (place, record["source"].split("/")[-1], judged(record, read(record["text"], models), codebooks))
        for place, record in enumerate(records)
        if place % FOLDS == fold
    ]


CODEBOOKS = (
    "security",
    "loaded-language",
    "blame-and-crisis",
    "generic-frames",
    "policy-dimensions",
    "war-and-peace",
)


def together(articles: Iterable[tuple[int, str, list[Row]]]) -> Judged:
    """All passages as arrays, in the order of the articles."""
    ordered = sorted(articles, key=lambda one: one[0])
    outlets = sorted({outlet for _, outlet, _ in ordered})
    rows = [(number, outlets.index(outlet), *row) for number, outlet, found in ordered for row in found]
    article, outlet, unit, label, confidence, count, mentions = map(np.array, zip(*rows, strict=True))
    units = np.unique(np.stack([article, unit]), axis=1, return_inverse=True)[1].ravel()
    return Judged(article, outlet, units, label, confidence, count, mentions)


def errors(found: Judged) -> VoiceErrors:
    """What the wrong labels of these passages should have been, and how mentions move the odds."""
    shares = np.zeros((len(VOICES), len(VOICES)))
    odds = np.zeros(len(VOICES))
    for label in range(len(VOICES)):
        own = found.label == label
        wrong = np.delete(found.words[own].sum(axis=0), label)
        wrong = wrong / wrong.sum() if wrong.sum() else np.full(3, 1 / 3)
        shares[label] = np.insert(wrong, label, 0)
        mentions = found.mentions[own]
        total = mentions.sum()
        if total:
            odds[label] = _shift(
                found.confidence[own], mentions.sum(axis=1), mentions[:, label].sum() / total
            )
    return VoiceErrors(shares, odds)


def _shift(confidence: Array, weights: Array, share: float) -> float:
    """By how much log odds must be moved for the mean of the confidence to be ``share``; by bisection."""
    sure = np.clip(confidence, 1e-6, 1 - 1e-6)
    logit = np.log(sure / (1 - sure))
    low, high = -8.0, 8.0
    for _ in range(60):
        middle = (low + high) / 2
        mean = np.average(1 / (1 + np.exp(-logit - middle)), weights=weights)
        low, high = (middle, high) if mean < share else (low, middle)
    return (low + high) / 2


def trial(found: Judged, *, mentions_err_otherwise: bool = True) -> dict[str, dict[str, float]]:
    """How often the band holds the rate by the readers' voices, in groups of ten articles of one outlet."""
    rng = np.random.default_rng(SEED)
    held: dict[str, list[tuple[float, ...]]] = {voice: [] for voice in VOICES[:3]}
    for outlet in np.unique(found.outlet):
        known = errors(found.of(found.outlet != outlet))
        if not mentions_err_otherwise:
            known = VoiceErrors(known.shares, np.zeros(len(VOICES)))
        articles = np.unique(found.article[found.outlet == outlet])
        for first in range(0, len(articles) - GROUP + 1, GROUP):
            own = found.of(np.isin(found.article, articles[first : first + GROUP]))
            for name, outcome in _outcomes(own, known, rng):
                held[name].append(outcome)
    names = ("held", "width", "error of labels", "error of the middle")
    return {
        name: {"groups": len(rows), **_rounded(zip(names, np.mean(rows, axis=0).tolist(), strict=True))}
        for name, rows in held.items()
    }


def _rounded(shares: Iterable[tuple[str, float]]) -> dict[str, float]:
    return {name: round(share, 3) for name, share in shares}


def _outcomes(own: Judged, known: VoiceErrors, rng: np.random.Generator) -> Iterable[tuple[str, Row]]:
    counts, length = own.mentions.sum(axis=1), own.words.sum(axis=1)
    units = np.unique(own.unit, return_inverse=True)[1]
    passages = VoicedPassages(own.label, own.confidence, units, length, counts[:, None])
    lows, highs = passages.band(VOICES[:3], level=LEVEL, draws=DRAWS, rng=rng, errors=known)
    for place, name in enumerate(VOICES[:3]):
        label = own.label == place
        truth = own.mentions[:, place].sum() / max(1, own.words[:, place].sum())
        said = counts[label].sum() / max(1, length[label].sum())
        low, high = lows[0, place], highs[0, place]
        held = float(low <= truth <= high)
        yield (
            name,
            (held, *(1000 * n for n in (high - low, abs(said - truth), abs((low + high) / 2 - truth)))),
        )


def main() -> None:
    """Measure, print and, if asked to, keep."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("train", type=Path)
    parser.add_argument("--keep", action="store_true")
    arguments = parser.parse_args()
    with ProcessPoolExecutor(1) as pool:
        folds = list(pool.map(partial(of_fold, arguments.train), range(FOLDS)))
    found = together(article for fold in folds for article in fold)
    report(found, keep=arguments.keep)


def report(found: Judged, *, keep: bool) -> None:
    """Print the tables and keep them."""
    known = errors(found)
    stored = {
        "source": SOURCE,
        "articles": len(np.unique(found.article)),
        "words": int(found.words.sum()),
        "mentions": int(found.mentions.sum()),
        "wrong": {
            label: {name: round(float(share), 4) for name, share in zip(VOICES, row, strict=True) if share}
            for label, row in zip(VOICES, known.shares, strict=True)
        },
        "mention": {label: round(float(odds), 3) for label, odds in zip(VOICES, known.odds, strict=True)},
    }
    stored["trial"] = {
        "mentions err otherwise": trial(found),
        "mentions err as other words": trial(found, mentions_err_otherwise=False),
    }
    text = json.dumps(stored, indent=1) + "\n"
    print(text)
    if keep:
        KEPT.write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
