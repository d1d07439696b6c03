"""How far confidence, in attributions and in the voice of words, can be trusted; draw docs/reliability.svg.

    python benchmarks/polnear/calibration.py TRAIN.jsonl [HELD_OUT.jsonl]

Five folds: the models that judge an article have not seen it, nor has the curve from scores to confidence
that is applied to it. What the models say of each article is written to HELD_OUT.jsonl for the scorer. Takes
ten minutes on one core.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import measured
from calibrating import Outcomes
from evaluate import calibration_error
from page import alt
from train import FOLDS, outcomes_of_fold

BINS = 10
Judgements = list[tuple[float, bool]]
"""A confidence, and whether what it was given to was right."""


class Bin(NamedTuple):
    """Judgements of about the same confidence: the mean of it, the share that was right, and how many."""

    confidence: float
    right: float
    n: int


def main(path: Path, held_out_path: Path | None = None) -> None:
    """Measure, print the tables, keep them and draw them."""
    folds = [outcomes_of_fold(path, fold) for fold in range(FOLDS)]
    if held_out_path is not None:
        lines = [json.dumps(prediction) + "\n" for fold in folds for prediction in fold.predictions]
        held_out_path.write_text("".join(lines), encoding="utf-8")
    section = {}
    for name, judged in cross_fitted(folds).items():
        bins = reliability(judged)
        error = calibration_error(judged, bins=BINS)
        section[name] = {"bins": [b._asdict() for b in bins], "error": error, "n": len(judged)}
        print(f"{name}: {len(judged)}, expected calibration error {error:.4f}")
        for b in bins:
            print(f"  {b.confidence:.3f} {b.right:.3f} {b.n:7}")
    measured.keep("calibration", section)
    write_figure(section, measured.MEASURED.parents[1] / "reliability.svg")


def cross_fitted(folds: Sequence[Outcomes]) -> dict[str, Judgements]:
    """The confidence of each attribution and each attributed word, by curves drawn from the other folds."""
    attributions: Judgements = []
    words: Judgements = []
    for fold in folds:
        others = Outcomes()
        for other in folds:
            if other is not fold:
                others.extend(other)
        calibration = others.calibration()
        for side, outcomes in fold.attributions.items():
            attributions += [(calibration.attribution(side, score), right) for score, right in outcomes]
        for voice, outcomes in fold.words.items():
            curve = calibration.voices[voice]
            words += [(curve.at(score), right) for score, right in outcomes]
    return {"attributions": attributions, "words": words}


def reliability(judged: Judgements, *, bins: int = BINS) -> list[Bin]:
    """Ten equal bins of confidence; those without a judgement are left out.

    >>> reliability([(0.95, True), (0.97, False)])
    [Bin(confidence=0.96, right=0.5, n=2)]
    """
    found = []
    for number in range(bins):
        inside = [(c, right) for c, right in judged if min(bins - 1, int(c * bins)) == number]
        if inside:
            n = len(inside)
            found.append(Bin(sum(c for c, _ in inside) / n, sum(right for _, right in inside) / n, n))
    return found


def write_figure(section: Mapping[str, Mapping[str, object]], path: Path) -> None:
    """Draw the tables: the nearer the dots are to the diagonal, the better."""
    import pandas as pd

    from framing.figures.drawing import Drawing
    from framing.figures.files import svg
    from framing.figures.palette import INK, MUTED
    from framing.figures.style import new_figure, settings, settle

    rows = []
    with settings():
        figure = new_figure(3.4)
        axes = figure.subplots(1, 2, sharey=True)
        for axis, name, title in zip(axes, ("attributions", "words"), _TITLES, strict=True):
            bins = section[name]["bins"]
            assert isinstance(bins, list)
            axis.plot([0, 1], [0, 1], color=MUTED, linestyle="--", linewidth=0.8)
            confidences, shares = [b["confidence"] for b in bins], [b["right"] for b in bins]
            axis.plot(confidences, shares, color=INK, marker="o", markersize=4, linewidth=0.8)
            for b in bins:
                place = (b["confidence"], b["right"])
                axis.annotate(f"{b['n']:,}", place, xytext=(4, -8), textcoords="offset points", fontsize=6.5)
            axis.set(xlim=(0, 1.12), ylim=(0, 1.04), xticks=_TICKS, yticks=_TICKS)
            axis.set_title(f"{title}, n = {section[name]['n']:,}", loc="left")
            axis.set_xlabel("confidence (mean of the bin)")
            rows += [{"what": name, **b} for b in bins]
        axes[0].set_ylabel("share that was right")
        settle(figure)
    drawing = Drawing(
        "reliability", "How far can the confidence be trusted?", figure, pd.DataFrame(rows), alt(section), ""
    )
    path.write_text(svg(drawing), encoding="utf-8", newline="\n")


_TITLES = ("attributions: content and source", "attributed words: not the outlet’s own")
_TICKS = (0, 0.2, 0.4, 0.6, 0.8, 1)


if __name__ == "__main__":
    if len(sys.argv) not in (2, 3):
        sys.exit("Usage: python benchmarks/polnear/calibration.py TRAIN.jsonl [HELD_OUT.jsonl]")
    main(*map(Path, sys.argv[1:]))
