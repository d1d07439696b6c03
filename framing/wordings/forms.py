"""In which form an outlet gives a statement: in full, in fragments, in other words, as its own, or not."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from framing.groups import by_column
from framing.wordings.alignment import alignment
from framing.wordings.clusters import Statement
from framing.wordings.own_voice import OwnVoice, OwnWords
from framing.wordings.spoken import Wording

if TYPE_CHECKING:
    from framing.study import Study

Form = Literal["in full", "fragment", "paraphrase", "own voice", "left out"]
FORMS: tuple[Form, ...] = ("in full", "fragment", "paraphrase", "own voice", "left out")

FULL = 0.8
"""The share of the quoted words of a statement's fullest wording from which a quotation counts as in full."""


@dataclass(frozen=True, slots=True)
class Telling:
    """How one outlet gives one statement: in what form, in which wordings, or in what words of its own."""

    outlet: str
    form: Form
    wordings: tuple[Wording, ...]
    own: OwnWords | None


def tellings(statement: Statement, outlets: Iterable[str], own_voice: OwnVoice) -> Iterator[Telling]:
    """How each of some outlets gives a statement. One that attributes it counts no words of its own."""
    given: dict[str, list[Wording]] = defaultdict(list)
    for wording in statement.wordings:
        given[wording.outlet].append(wording)
    unattributed = own_voice.find(statement.fullest)
    for outlet in outlets:
        if outlet in given:
            form = form_of(statement.fullest, given[outlet])
            yield Telling(outlet, form, tuple(given[outlet]), None)
        else:
            own = unattributed.get(outlet)
            yield Telling(outlet, "own voice" if own else "left out", (), own)


def form_of(fullest: Wording, given: Sequence[Wording]) -> Form:
    """How some wordings, of one outlet or of one article, give a statement, all of them together."""
    if not any(any(wording.marked) for wording in given):
        return "paraphrase"
    return "in full" if quoted_share(fullest, given) >= FULL else "fragment"


def quoted_share(fullest: Wording, given: Iterable[Wording]) -> float:
    """The share of the quoted words of the fullest wording that others keep or replace in quotation marks.

    Where it has no word in quotation marks, of all its words.
    """
    marked = {place for place, mark in enumerate(fullest.marked) if mark}
    places = marked or set(range(len(fullest.words)))
    covered = {
        step.place
        for wording in given
        for step in alignment(fullest, wording)
        if step.quoted and step.op in ("kept", "replaced")
    }
    return len(covered & places) / len(places) if places else 0.0


def kept_share(fullest: Wording, given: Iterable[Wording]) -> float:
    """The share of the words of the fullest wording that others have unchanged, in quotation marks or not."""
    kept = {step.place for wording in given for step in alignment(fullest, wording) if step.op == "kept"}
    return len(kept) / len(fullest.words) if fullest.words else 0.0


def outlets_of(study: Study) -> dict[str, list[str]]:
    """For each story the outlets that have an article on it, by name."""
    named = by_column(by_column(study.articles, study.articles, "story"), study.articles, "outlet")
    return {str(story): sorted(rows.unique()) for story, rows in named.groupby("story", sort=False)["outlet"]}
