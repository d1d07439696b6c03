"""How often two dictionaries of tone agree with readers of news.

    python benchmarks/tone.py SENTENCES.jsonl [--keep]

Each line is ``{"sentence", "target", "tone"}``: a sentence, the span of what it speaks of, and how readers
judged its tone towards that (-1, 0, 1), as in NewsMTSC: Hamborg, F. & Donnay, K. (2021). NewsMTSC: a dataset
for (multi-)target-dependent sentiment classification in political news articles. *EACL*, 1663–1675. The
dictionaries know no target: they score the sentence, which is what a user of them gets.

A score is made a class by ``framing.sentiment.THRESHOLDS``. The interval of a share is Wilson's; those of the
macro-F1 and of Pearson's correlation come from drawing sentences anew, each with all its targets. ``--keep``
puts the table into docs/measured/tone.json.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np

sys.path.append(str(Path(__file__).parent / "polnear"))
import measured

from framing.resampling import percentiles
from framing.sentiment import THRESHOLDS, Dictionary, tone
from framing.validation.shares import wilson
from framing.validation.tone import classes

SCORES: Mapping[Dictionary, str] = {"TextBlob": "polarity", "VADER": "compound"}
CLASSES = (-1, 0, 1)
RESAMPLINGS = 1000
SEED = 2015
Array = np.ndarray[Any, Any]


def section(records: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """The table: of each method the share right, macro-F1 and correlation, each with its interval.

    >>> told = [{"sentence": "A wonderful day.", "tone": 1}, {"sentence": "A terrible day.", "tone": -1}]
    >>> [round(section(told)["rows"][name]["right"], 2) for name in ("VADER", "always neutral", "coin")]
    [1.0, 0.0, 0.33]
    """
    coded = np.array([record["tone"] for record in records])
    texts = {record["sentence"]: place for place, record in enumerate(records)}
    numbers = {text: number for number, text in enumerate(texts)}
    groups = np.array([numbers[record["sentence"]] for record in records])
    tones = {text: tone(text) for text in texts}
    rows: dict[str, dict[str, float]] = {}
    for name, score in SCORES.items():
        scores = [float(getattr(tones[record["sentence"]], score)) for record in records]
        found: Array = np.array(classes(scores, THRESHOLDS[name]))
        rows[name] = {**_row(coded, found, groups), **_correlation(coded, np.array(scores), groups)}
    most = max(CLASSES, key=lambda label: int((coded == label).sum()))
    rows["always neutral"] = _row(coded, np.zeros_like(coded), groups)
    rows["always the most frequent"] = _row(coded, np.full_like(coded, most), groups)
    rows["coin"] = {"right": 1 / len(CLASSES)}
    readers = {str(label): int((coded == label).sum()) for label in CLASSES}
    return {"judgements": len(records), "sentences": len(texts), "readers": readers, "rows": rows}


def _row(coded: Array, found: Array, groups: Array) -> dict[str, float]:
    share = wilson(int((coded == found).sum()), len(coded))
    cells = np.zeros((int(groups.max()) + 1, 3, 3))
    np.add.at(cells, (groups, coded + 1, found + 1), 1)
    low, high = percentiles(_macro_f1(np.tensordot(_drawn(len(cells)), cells, 1)))
    return {
        "right": share.value,
        "right_low": share.low,
        "right_high": share.high,
        "macro_f1": float(_macro_f1(cells.sum(axis=0))),
        "macro_f1_low": low,
        "macro_f1_high": high,
    }


def _macro_f1(cells: Array) -> Array:
    """From tables of classes (readers × dictionary) in the last two axes: the mean F1 of the readers' own."""
    right = np.diagonal(cells, axis1=-2, axis2=-1)
    coded, found = cells.sum(axis=-1), cells.sum(axis=-2)
    f1 = 2 * right / np.maximum(coded + found, 1)
    mean: Array = np.where(coded > 0, f1, 0).sum(axis=-1) / (coded > 0).sum(axis=-1)
    return mean


def _correlation(coded: Array, scores: Array, groups: Array) -> dict[str, float]:
    """Pearson's correlation, from sums that can be drawn anew by sentence."""
    moments = np.stack([np.ones_like(scores), coded, scores, coded**2, scores**2, coded * scores], axis=1)
    sums = np.zeros((int(groups.max()) + 1, moments.shape[1]))
    np.add.at(sums, groups, moments)
    low, high = percentiles(_pearson(_drawn(len(sums)) @ sums))
    return {
        "correlation": float(_pearson(sums.sum(axis=0))),
        "correlation_low": low,
        "correlation_high": high,
    }


def _pearson(sums: Array) -> Array:
    n, x, y, xx, yy, xy = np.moveaxis(sums, -1, 0)
    with np.errstate(invalid="ignore"):
        value: Array = (n * xy - x * y) / np.sqrt((n * xx - x**2) * (n * yy - y**2))
    return value


def _drawn(sentences: int) -> Array:
    """How often each sentence is drawn, in each resampling; the same for the same number."""
    rng = np.random.default_rng(SEED)
    return rng.multinomial(sentences, np.full(sentences, 1 / sentences), RESAMPLINGS).astype(float)


def main() -> None:
    """Measure, print and, if asked to, keep."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sentences", type=Path)
    parser.add_argument("--keep", action="store_true", help="put the table into docs/measured/tone.json")
    arguments = parser.parse_args()
    with arguments.sentences.open(encoding="utf-8") as lines:
        found = section([json.loads(line) for line in lines if line.strip()])
    print(f"{found['judgements']:,} judgements of {found['sentences']:,} sentences: {found['readers']}")
    for name, row in found["rows"].items():
        print(f"{name:26}" + "  ".join(f"{column} {value:.3f}" for column, value in row.items()))
    if arguments.keep:
        measured.keep("tone of sentences", found, measured.TONE)


if __name__ == "__main__":
    main()
