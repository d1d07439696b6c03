"""The orders that a reader would make of the kit's figures, as sums that one piece can be left out of."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Literal, NamedTuple

import numpy as np

from framing.fragility.counts import Counts, count
from framing.fragility.phrases import LeftOut, leave_out_each

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from framing.study import Study

    Floats = NDArray[np.float64]

Change = Literal["article", "story", "phrase", "frame", "dictionary"]
"""What is done to a study: one of these is left out, or the other dictionary of tone is taken."""

CHANGES: tuple[Change, ...] = ("article", "story", "phrase", "frame", "dictionary")
FEWEST_WORDS = 20
"""A unit with fewer words than this has no place in an order, as it has no bar in a figure."""
MOST_FRAMES = 12
"""Of more frames than this, orders are made of those with most mentions."""


@dataclass(frozen=True, slots=True, eq=False)
class Ranking:
    """Units put in order by a share: the sum of their ``amounts`` over that of their ``wholes``.

    Both are articles × units. ``kind`` is what the units are called, ``measure`` what the share is, and
    ``per`` what it is told in: mentions per 1,000 words, or words in 100.
    """

    name: str
    kind: str
    measure: str
    units: tuple[str, ...]
    amounts: Floats
    wholes: Floats
    changes: tuple[Change, ...]
    per: float = 1.0
    frames: tuple[str, ...] = ()

    def values(self, amounts: Floats, wholes: Floats) -> Floats:
        """The value of each unit (… × units); NaN where it rests on fewer than 20 words."""
        with np.errstate(invalid="ignore", divide="ignore"):
            return np.where(wholes >= FEWEST_WORDS, self.per * amounts / wholes, np.nan)


class Ways(NamedTuple):
    """The sums of each unit after each of several changes (ways × units), and what was left out in each."""

    left_out: Sequence[str]
    amounts: Floats
    wholes: Floats


@dataclass(frozen=True)
class Material:
    """A study's sums, and what they would be without each phrase, which is found out when asked for."""

    study: Study
    counts: Counts = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "counts", count(self.study))

    @cached_property
    def phrases(self) -> list[LeftOut]:
        """Each phrase that occurs, left out by itself."""
        return leave_out_each(self.study, self.counts.ids)

    @cached_property
    def labels(self) -> list[str]:
        """The frames of which orders are made, as the codebook has them."""
        totals = dict(zip(self.counts.labels, self.counts.frames.sum(axis=0), strict=True))
        kept = set(sorted(totals, key=lambda label: -totals[label])[:MOST_FRAMES])
        return [label for label in totals if label in kept and totals[label]]

    def frame(self, label: str) -> Floats:
        """The mentions of a frame in the outlet's own words, article by article."""
        return self.counts.frames[:, self.counts.labels.index(label)]


# ------------------------------------------------------------------ the orders


def rankings(material: Material) -> list[Ranking]:
    """Every order of ``ORDERS`` that has at least two units.

    >>> from framing import Codebook, analyze, sample
    >>> study = analyze(sample(), Codebook.sample("security"), sentiment=False)
    >>> [ranking.name for ranking in rankings(Material(study))][-3:]
    ['outlets by direct speech', 'types of speaker by words', 'speakers by words']
    """
    made = [ranking for make in ORDERS for ranking in make(material)]
    return [ranking for ranking in made if len(ranking.units) > 1 and ranking.amounts.any()]


def _all_frames(material: Material) -> list[Ranking]:
    counts = material.counts
    measure = "mentions of any frame per 1,000 of the outlet’s own words"
    name = "outlets by all frames together"
    of = counts.frames.sum(axis=1)
    changes: tuple[Change, ...] = ("article", "story", "phrase", "frame")
    return [_of_outlets(counts, name, measure, of, counts.own, changes, per=1_000, frames=counts.labels)]


def _each_frame(material: Material) -> list[Ranking]:
    return [
        _of_outlets(
            material.counts,
            f"outlets by “{label}”",
            f"mentions of {label} per 1,000 of the outlet’s own words",
            material.frame(label),
            material.counts.own,
            ("article", "story", "phrase"),
            per=1_000,
            frames=(label,),
        )
        for label in material.labels
    ]


def _frames(material: Material) -> list[Ranking]:
    labels = tuple(material.labels)
    amounts = np.stack([material.frame(label) for label in labels], axis=1) if labels else np.zeros((0, 0))
    wholes = np.repeat(material.counts.own[:, None], len(labels), axis=1)
    measure = "mentions of the frame per 1,000 of the outlets’ own words"
    changes: tuple[Change, ...] = ("article", "story", "phrase")
    return [Ranking("frames by mentions", "frames", measure, labels, amounts, wholes, changes, 1_000, labels)]


def _tone(material: Material) -> list[Ranking]:
    counts = material.counts
    measure = "tone of the outlet’s own words by TextBlob, from −1 to 1"
    changes: tuple[Change, ...] = ("article", "story", "dictionary")
    return [_of_outlets(counts, "outlets by tone", measure, counts.tone["TextBlob"], counts.scored, changes)]


def _direct(material: Material) -> list[Ranking]:
    counts = material.counts
    measure = "words in quotation marks, in 100 words that the outlet attributes to anybody"
    spoken = counts.direct + counts.indirect
    changes: tuple[Change, ...] = ("article", "story")
    return [_of_outlets(counts, "outlets by direct speech", measure, counts.direct, spoken, changes, per=100)]


def _types(material: Material) -> list[Ranking]:
    counts = material.counts
    measure = "words of the type, in 100 words attributed to a type that was found"
    return [_heard("types of speaker by words", "types of speaker", measure, counts.type_names, counts.types)]


def _speakers(material: Material) -> list[Ranking]:
    counts = material.counts
    measure = f"words of the speaker, in 100 words of the {len(counts.speaker_names)} most heard"
    return [_heard("speakers by words", "speakers", measure, counts.speaker_names, counts.speakers)]


ORDERS: tuple[Callable[[Material], list[Ranking]], ...] = (
    _all_frames,
    _each_frame,
    _frames,
    _tone,
    _direct,
    _types,
    _speakers,
)
"""What makes the orders: outlets by the rate of all frames and of each, by tone and by direct speech; frames;
types of speaker and speakers by their words."""


def _of_outlets(
    counts: Counts,
    name: str,
    measure: str,
    amounts: Floats,
    wholes: Floats,
    changes: tuple[Change, ...],
    *,
    per: float = 1.0,
    frames: tuple[str, ...] = (),
) -> Ranking:
    """Outlets in order, those with too few words left out, by sums of their articles."""
    kept = (counts.of_outlet * wholes[:, None]).sum(axis=0) >= FEWEST_WORDS
    of_outlet = counts.of_outlet[:, kept]
    units = tuple(outlet for outlet, keep in zip(counts.outlets, kept, strict=True) if keep)
    ranked = of_outlet * amounts[:, None], of_outlet * wholes[:, None]
    return Ranking(name, "outlets", measure, units, *ranked, changes, per, frames)


def _heard(name: str, kind: str, measure: str, units: tuple[str, ...], words: Floats) -> Ranking:
    wholes = np.repeat(words.sum(axis=1, keepdims=True), len(units), axis=1)
    return Ranking(name, kind, measure, units, words, wholes, ("article", "story"), 100)


# ------------------------------------------------------------------ the ways to change them


def ways(ranking: Ranking, change: Change, material: Material) -> Ways:
    """The sums of an order's units after each change of one kind; changes that touch no sum are no ways."""
    amounts, wholes = ranking.amounts.sum(axis=0), ranking.wholes.sum(axis=0)
    made = _WAYS[change](ranking, material)
    touched = ((made.amounts != amounts) | (made.wholes != wholes)).any(axis=1)
    left_out = [name for name, keep in zip(made.left_out, touched, strict=True) if keep]
    return Ways(left_out, made.amounts[touched], made.wholes[touched])


def _less_an_article(ranking: Ranking, material: Material) -> Ways:
    return Ways(
        material.counts.ids,
        ranking.amounts.sum(axis=0) - ranking.amounts,
        ranking.wholes.sum(axis=0) - ranking.wholes,
    )


def _less_a_story(ranking: Ranking, material: Material) -> Ways:
    stories = sorted({story for story in material.counts.stories if story is not None})
    place = {story: number for number, story in enumerate(stories)}
    within = [place[story] if story is not None else -1 for story in material.counts.stories]
    of_story = np.equal.outer(np.arange(len(stories)), within).astype(float)
    return Ways(
        stories,
        ranking.amounts.sum(axis=0) - of_story @ ranking.amounts,
        ranking.wholes.sum(axis=0) - of_story @ ranking.wholes,
    )


def _less_a_phrase(ranking: Ranking, material: Material) -> Ways:
    found = [one for one in material.phrases if one.frame in ranking.frames]
    names = [f"{one.phrase} ({one.frame})" for one in found]
    return _same_words(ranking, names, [_by_unit(ranking, one.frame, one.difference) for one in found])


def _less_a_frame(ranking: Ranking, material: Material) -> Ways:
    less = [-_by_unit(ranking, label, material.frame(label)) for label in ranking.frames]
    return _same_words(ranking, ranking.frames, less)


def _other_dictionary(ranking: Ranking, material: Material) -> Ways:
    tone = material.counts.tone
    return _same_words(
        ranking, ["VADER for TextBlob"], [_by_unit(ranking, "", tone["VADER"] - tone["TextBlob"])]
    )


def _by_unit(ranking: Ranking, frame: str, difference: Floats) -> Floats:
    """A difference of each article's sum, as a difference of each unit's."""
    sums = (ranking.wholes > 0).astype(float).T @ difference
    if ranking.kind == "frames":
        return np.where(np.array(ranking.units) == frame, sums, 0.0)
    return np.asarray(sums, dtype=float)


def _same_words(ranking: Ranking, left_out: Sequence[str], differences: Sequence[Floats]) -> Ways:
    amounts = ranking.amounts.sum(axis=0) + np.array(differences).reshape(len(left_out), len(ranking.units))
    return Ways(left_out, amounts, np.broadcast_to(ranking.wholes.sum(axis=0), amounts.shape))


_WAYS: Mapping[Change, Callable[[Ranking, Material], Ways]] = {
    "article": _less_an_article,
    "story": _less_a_story,
    "phrase": _less_a_phrase,
    "frame": _less_a_frame,
    "dictionary": _other_dictionary,
}
