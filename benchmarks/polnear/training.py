"""Training all models from annotated articles."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from examples import (
    Cases,
    Counts,
    HeldOutStrengths,
    acceptance_cases,
    add_cases,
    count_frames,
    count_lemmas,
    kept_frames,
    quotation_source_cases,
    stored_strengths,
)
from gold import Annotated
from learning import Examples, collected, fit_alternatives, fit_yes_or_no

from framing.attribution.confidence import Calibration
from framing.attribution.cue import find_cues
from framing.attribution.linear import LinearModel
from framing.attribution.models import Models
from framing.attribution.proposals import CueTable, propose

MOST_WEIGHTS = {
    "cue": 600,
    "start": 120,
    "end": 700,
    "left": 300,
    "left_start": 90,
    "quotation": 250,
    "clause_source": 900,
    "quotation_source": 1300,
    "acceptance": 450,
}
"""The size of each table: few enough to read. More gain nothing, but a little in the tables of sources."""
LEAST, WEAKEST = 0.1, -2.4
"""The acceptance learns from more proposals than it will judge: those are judged better for it."""
NO_CALIBRATION = Calibration({}, {}, 0.0, 0.0)
UNTRAINED = LinearModel({})


@dataclass(frozen=True, slots=True)
class Counted:
    """How often words, and words in frames, are cues, and the strengths that each article sees."""

    lemmas: Counts
    frames: Counts
    held_out: Sequence[HeldOutStrengths]

    @classmethod
    def of(cls, articles: Sequence[Annotated], *, with_frames: bool = True) -> Counted:
        """The counts of all articles; without frames, a word is as strong in each as by itself."""
        lemmas, own_lemmas = count_lemmas(articles)
        frames, own_frames = count_frames(articles, lemmas, own_lemmas)
        frames = kept_frames(lemmas, frames) if with_frames else {}
        pairs = zip(own_lemmas, own_frames, strict=True)
        return cls(lemmas, frames, [HeldOutStrengths(lemmas, frames, *own) for own in pairs])


def train_proposals(articles: Sequence[Annotated], *, counted: Counted | None = None) -> Models:
    """All models but the acceptance, which is left untrained."""
    counted = counted or Counted.of(articles)
    held_out = counted.held_out
    cases = Cases()
    for article, strengths in zip(articles, held_out, strict=True):
        add_cases(cases, article, strengths)
    clause_source = fit_alternatives(cases.clause_source, most=MOST_WEIGHTS["clause_source"])
    quotation_cases = collected(
        quotation_source_cases(article, strengths, clause_source)
        for article, strengths in zip(articles, held_out, strict=True)
    )
    return Models(
        strengths=stored_strengths(counted.lemmas, counted.frames),
        cue=fit_yes_or_no(cases.cue, most=MOST_WEIGHTS["cue"]),
        start=fit_alternatives(cases.start, most=MOST_WEIGHTS["start"]),
        end=fit_alternatives(cases.end, most=MOST_WEIGHTS["end"]),
        left=fit_yes_or_no(cases.left, most=MOST_WEIGHTS["left"]),
        left_start=fit_alternatives(cases.left_start, most=MOST_WEIGHTS["left_start"]),
        quotation=fit_yes_or_no(cases.quotation, most=MOST_WEIGHTS["quotation"]),
        clause_source=clause_source,
        quotation_source=fit_alternatives(quotation_cases, most=MOST_WEIGHTS["quotation_source"]),
        acceptance=UNTRAINED,
        calibration=NO_CALIBRATION,
    )


def cases_of_acceptance(articles: Sequence[Annotated], models: Models) -> Examples:
    """The proposals that the models make for the articles, each right or not."""
    found = []
    for article in articles:
        table = CueTable.of(find_cues(article.parse, models.strengths))
        found.append(
            acceptance_cases(article, propose(article.parse, table, models, least=LEAST, weakest=WEAKEST))
        )
    return collected(found)


def with_acceptance(models: Models, cases: Examples) -> Models:
    """The models, the acceptance learned from ``cases``."""
    return replace(models, acceptance=fit_yes_or_no(cases, most=MOST_WEIGHTS["acceptance"]))
