"""How the thresholds of the acceptance were set: what each set of them would give on held-out articles.

    python benchmarks/polnear/thresholds.py TRAIN.jsonl

Trained on four folds of five, tried on the fifth. A threshold is the least probability of a content that is
kept, by its length in words; a set falls from that of one word to that of thirty. Prints, for each set, the
joint F1 of all contents, that of quoted stretches, and the F1 of words. The set in
``framing.attribution.acceptance.THRESHOLDS`` is the one that is best, or level with the best, in all three.
Takes two minutes on one core.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path

import gold
import score
from ablation import Variant, predictions
from train import FOLDS, train

from framing.attribution import acceptance

LENGTHS = tuple(acceptance.THRESHOLDS)
FIRST = (0.3, 0.36, 0.42, 0.48)
LAST = (0.14, 0.2, 0.26, 0.32)
SHAPE = (1.0, 0.82, 0.64, 0.5, 0.36, 0.27, 0.14, 0.0)
"""How the threshold falls from the first to the last length."""


def falling(first: float, last: float) -> dict[int, float]:
    """Thresholds that fall from ``first`` to ``last``.

    >>> falling(0.42, 0.2)[1], falling(0.42, 0.2)[30]
    (0.42, 0.2)
    """
    steps = zip(LENGTHS, SHAPE, strict=True)
    return {length: round(last + share * (first - last), 2) for length, share in steps}


def tried(
    thresholds: Mapping[int, float], articles: list[gold.Annotated], variant: Variant
) -> dict[str, float]:
    """What the models give with these thresholds, in per cent."""
    kept = dict(acceptance.THRESHOLDS)
    acceptance.THRESHOLDS.update(thresholds)
    try:
        found = predictions(articles, variant)
    finally:
        acceptance.THRESHOLDS.update(kept)
    figures = score.figures(score.counted([article.record for article in articles], found))
    return {name: 100 * figures[name].joint_f1 for name in ("all", "qseg", "words")}


def main(path: Path) -> None:
    """Train once, try every set, print a line for each."""
    articles = [gold.annotated(record) for record in gold.read(path)]
    models = train([article for place, article in enumerate(articles) if place % FOLDS])
    variant = Variant("", "", models)
    sets = {"as shipped": dict(acceptance.THRESHOLDS)}
    sets |= {
        f"{first:.2f} to {last:.2f}": falling(first, last) for first in FIRST for last in LAST if last < first
    }
    for name, thresholds in sets.items():
        shown = "  ".join(
            f"{row} {value:.1f}" for row, value in tried(thresholds, articles[::FOLDS], variant).items()
        )
        print(f"{name:14}  {shown}", flush=True)


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("Usage: python benchmarks/polnear/thresholds.py TRAIN.jsonl")
    main(Path(sys.argv[1]))
