"""What each table of attribution is worth: what is lost where a trivial choice stands in its place.

    python benchmarks/polnear/ablation.py TRAIN.jsonl

Trained on four folds of five, scored on the fifth. A question of yes or no is answered with the share of yes
in the training articles (all weights 0); a choice between places or phrases with the first, the last or the
nearest. What learns from the answers of a table is learned anew without it. Prints the losses and puts them
into docs/measured/attribution.json. Takes five minutes on one core.
"""

from __future__ import annotations

import math
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

import gold
import measured
import numpy as np
import score
from examples import Cases, add_cases, quotation_source_cases
from learning import Examples, collected, fit_alternatives, fit_yes_or_no
from train import FOLDS
from training import MOST_WEIGHTS, Counted, cases_of_acceptance, train_proposals, with_acceptance

from framing.attribution.choice import choose
from framing.attribution.linear import Feature, Finding, LinearModel, shares
from framing.attribution.models import Models

WHOLE = "nothing left out"


class Variant(NamedTuple):
    """Models in which something is replaced: what, and what stands in its place."""

    name: str
    instead: str
    models: Models


class ByPlace(LinearModel):
    """Always the first of the alternatives where the bias is below 0, else always the last."""

    def shares(self, alternatives: Sequence[Sequence[Finding]]) -> list[float]:
        """All for the one place."""
        return shares([self.bias * place for place in range(len(alternatives))])


FIRST, LAST = ByPlace({}, -50.0), ByPlace({}, 50.0)
NEAREST_TO_CUE = LinearModel(
    {
        **{("left, rank", rank): 10.0 - rank for rank in range(7)},
        **{("right, rank", rank): 3.0 - rank for rank in range(3)},
    }
)
"""The nearest phrase before the cue, else the nearest after it."""


def nearest_to_quotation() -> LinearModel:
    """The nearest phrase of the quotation's sentence, one after it first; else of the sentence before."""
    weights: dict[Feature, float] = {}
    for bonus, where in enumerate(("signature", "sentence after", "sentence before", "in")):
        for paragraph in ("same paragraph", "other"):
            for phrases in range(4):
                left, right = (f"{where}, {side}, {paragraph}" for side in ("left", "right"))
                weights["at, phrases until the quotation", left, phrases] = 10.0 * bonus - phrases
                weights["at, phrases since the quotation", right, phrases] = 10.0 * bonus + 0.5 - phrases
    return LinearModel(weights)


def prior(examples: Examples) -> LinearModel:
    """The share of right answers, whatever is the case."""
    share = sum(map(bool, examples.answers)) / len(examples.answers)
    return LinearModel({}, round(math.log(share / (1 - share)), 2))


def variants(articles: Sequence[gold.Annotated]) -> Iterator[Variant]:
    """The models as they are, then each time without one table."""
    counted = Counted.of(articles)
    bare = train_proposals(articles, counted=counted)
    judged = cases_of_acceptance(articles, bare)
    whole = with_acceptance(bare, judged)
    yield Variant(WHOLE, "", whole)
    yield from _without_proposals(articles, counted, bare)
    yield Variant(
        "clause_source", "the nearest phrase", _with_clause_source(articles, counted, whole, NEAREST_TO_CUE)
    )
    yield Variant(
        "quotation_source", "the nearest phrase", replace(whole, quotation_source=nearest_to_quotation())
    )
    yield Variant("acceptance", "the share of yes", replace(whole, acceptance=prior(judged)))
    alone = fit_yes_or_no(only(judged, "probability"), most=None)
    yield Variant("acceptance", "the proposal’s own probability", replace(whole, acceptance=alone))
    lemmas = Counted.of(articles, with_frames=False)
    framed = train_proposals(articles, counted=lemmas)
    framed = with_acceptance(framed, cases_of_acceptance(articles, framed))
    yield Variant("frames of strengths", "the strength of the word by itself", framed)


def _without_proposals(
    articles: Sequence[gold.Annotated], counted: Counted, bare: Models
) -> Iterator[Variant]:
    """The tables that proposals come from; the acceptance is learned anew from what is then proposed."""
    cases = Cases()
    for article, strengths in zip(articles, counted.held_out, strict=True):
        add_cases(cases, article, strengths)
    replacements = (
        ("cue", "the share of yes", replace(bare, cue=prior(cases.cue))),
        ("start", "the first place", replace(bare, start=FIRST)),
        ("end", "the end of the sentence", replace(bare, end=LAST)),
        ("left", "the share of yes", replace(bare, left=prior(cases.left))),
        ("left_start", "the start of the sentence", replace(bare, left_start=FIRST)),
        ("quotation", "the share of yes", replace(bare, quotation=prior(cases.quotation))),
    )
    for name, instead, models in replacements:
        yield Variant(name, instead, with_acceptance(models, cases_of_acceptance(articles, models)))


def _with_clause_source(
    articles: Sequence[gold.Annotated], counted: Counted, models: Models, clause_source: LinearModel
) -> Models:
    """The models with another one for clauses, and that for quotations learned from its answers."""
    cases = collected(
        quotation_source_cases(article, strengths, clause_source)
        for article, strengths in zip(articles, counted.held_out, strict=True)
    )
    quotation_source = fit_alternatives(cases, most=MOST_WEIGHTS["quotation_source"])
    return replace(models, clause_source=clause_source, quotation_source=quotation_source)


def only(examples: Examples, name: str) -> Examples:
    """The same cases with no other features than those of one name."""
    kept: list[Sequence[list[Feature]]] = [
        [[feature for feature in features if feature[0] == name] for features in case]
        for case in examples.cases
    ]
    return Examples(kept, examples.answers)


def predictions(articles: Sequence[gold.Annotated], variant: Variant) -> dict[str, list[score.Quote]]:
    """What the models say of each article, in the form that the scorer reads."""
    found: dict[str, list[score.Quote]] = {}
    for article in articles:
        span = article.parse.tokens.span
        rows: list[score.Quote] = []
        for choice in choose(article.parse, variant.models):
            if choice.nested:
                continue
            content, source = span(choice.first, choice.last), choice.source and span(*choice.source)
            speaker = [source.start, source.end] if source else None
            rows.append({"start": content.start, "end": content.end, "speaker": speaker})
        found[str(article.record["id"])] = rows
    return found


def main(path: Path) -> None:
    """Train, score each variant, print and keep."""
    articles = [gold.annotated(record) for record in gold.read(path)]
    unseen = articles[::FOLDS]
    rows, whole = [], np.zeros(0)
    for variant in variants([article for place, article in enumerate(articles) if place % FOLDS]):
        counts = score.counted([article.record for article in unseen], predictions(unseen, variant))
        resampled = 100 * score.resampled(counts)[:, score.ROWS.index("all")]
        whole = resampled if variant.name == WHOLE else whole
        low, high = np.percentile(whole - resampled, [2.5, 97.5])
        joint = {name: 100 * figures.joint_f1 for name, figures in score.figures(counts).items()}
        rows.append(
            {
                "name": variant.name,
                "instead": variant.instead,
                "joint": joint,
                "low": float(low),
                "high": float(high),
            }
        )
        shown = "".join(f"{name} {value:.1f}  " for name, value in joint.items())
        print(f"{variant.name:20} {variant.instead:35} {shown} loss {low:.1f}–{high:.1f}", flush=True)
    measured.keep("ablation", {"articles": len(unseen), "trained": len(articles) - len(unseen), "rows": rows})


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("Usage: python benchmarks/polnear/ablation.py TRAIN.jsonl")
    main(Path(sys.argv[1]))
