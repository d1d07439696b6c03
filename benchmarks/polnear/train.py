"""Train the models of attribution on PolNeAR's training articles.

    python benchmarks/polnear/train.py TRAIN.jsonl [HELD_OUT.jsonl]

Writes the tables under ``framing/data/attribution/``, the same bytes each time. They are learned from all
articles; how far to trust them is measured in five-fold cross-validation, each article judged by models that
have not seen it. What those say is written to HELD_OUT.jsonl for the scorer. Needs numpy and scipy; takes a
few minutes on two cores.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from functools import partial
from pathlib import Path

import gold
from calibrating import Outcomes, observe
from training import cases_of_acceptance, train_proposals, with_acceptance
from writing import save

import framing
from framing.attribution.models import Models

FOLDS = 5


def main(path: Path, held_out_path: Path | None = None) -> None:
    """Train, measure, and write."""
    with ProcessPoolExecutor(2) as pool:
        held_out = pool.map(partial(outcomes_of_fold, path), range(FOLDS))
        models = pool.submit(train_all, path).result()
        outcomes = Outcomes()
        for part in held_out:
            outcomes.extend(part)
    folder = Path(framing.__file__).parent / "data" / "attribution"
    if held_out_path is not None:
        lines = [json.dumps(prediction) + "\n" for prediction in outcomes.predictions]
        held_out_path.write_text("".join(lines), encoding="utf-8")
    save(replace(models, calibration=outcomes.calibration()), folder)


def train_all(path: Path) -> Models:
    """The models learned from every article."""
    return train([gold.annotated(record) for record in gold.read(path)])


def train(articles: Sequence[gold.Annotated]) -> Models:
    """All models but the calibration."""
    models = train_proposals(articles)
    return with_acceptance(models, cases_of_acceptance(articles, models))


def outcomes_of_fold(path: Path, fold: int) -> Outcomes:
    """What models trained on the other folds get right in this one."""
    articles = [gold.annotated(record) for record in gold.read(path)]
    models = train([article for place, article in enumerate(articles) if place % FOLDS != fold])
    return observe(articles[fold::FOLDS], models)


if __name__ == "__main__":
    if len(sys.argv) not in (2, 3):
        sys.exit("Usage: python benchmarks/polnear/train.py TRAIN.jsonl [HELD_OUT.jsonl]")
    main(*map(Path, sys.argv[1:]))
