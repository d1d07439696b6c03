"""The exercises of the lessons: what is asked, and how each answer is met."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any, get_args

from framing.classroom import normal_forms
from framing.classroom.normal_forms import Kind, NotAnAnswer, fingerprint

FILE = "exercises.json"
"""Written by ``make notebooks`` into ``framing/data/classroom``: answers stand in it as fingerprints."""

_EXACT = 1e-9


@dataclass(frozen=True, slots=True)
class Exercise:
    """One exercise: ``right`` and ``wrong`` know answers by their fingerprints only.

    ``wrong`` names the likely mistake behind each wrong answer that was foreseen, ``hints`` what to say to
    any other, the first time and from then on. For labels, fingerprints are of an item with its label.
    ``rubric`` says, for written answers, what makes one good; ``least`` is the fewest words of one.
    """

    id: str
    kind: Kind
    ask: str
    well_done: str = ""
    hints: tuple[str, ...] = ()
    right: frozenset[str] = frozenset()
    wrong: Mapping[str, str] = field(default_factory=dict)
    items: tuple[str, ...] = ()
    tolerance: float = 0.0
    least: int = 0
    rubric: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if self.kind not in get_args(Kind):
            raise ValueError(f"Exercise {self.id}: there is no kind {self.kind!r} of answer.")

    def fingerprints(self, answer: object) -> frozenset[str]:
        """The fingerprints an answer may be known by; a number has those of all numbers near it.

        Raises ``NotAnAnswer`` where the answer is of another kind.
        """
        match self.kind:
            case "number":
                tolerance = self.tolerance or _EXACT
                value = normal_forms.number(answer)
                near = normal_forms.steps_around(value, tolerance)
                return frozenset(fingerprint(self.id, str(step)) for step in near)
            case "set":
                return frozenset({fingerprint(self.id, *normal_forms.several(answer))})
            case "labels" | "coding":
                given = normal_forms.labels(answer)
                return frozenset(fingerprint(self.id, item, label) for item, label in given.items())
            case _:
                return frozenset({fingerprint(self.id, normal_forms.text(answer))})

    def open_items(self, answer: object) -> list[str]:
        """The items that an answer of labels has not labelled yet, or labels that are no items of it.

        Raises ``NotAnAnswer`` where the answer is no labels.
        """
        given = normal_forms.labels(answer)
        unknown = [item for item in given if item not in self.items]
        if unknown:
            raise NotAnAnswer(f"There is no item {unknown[0]}; the items are {', '.join(self.items)}.")
        return [item for item in self.items if item not in given]


def exercises() -> Mapping[str, Exercise]:
    """The exercises of the shipped lessons, by id ("2.3" is the third of lesson 2)."""
    return _shipped()


@cache
def _shipped() -> dict[str, Exercise]:
    source = files("framing").joinpath("data", "classroom", FILE)
    return {row["id"]: from_json(row) for row in json.loads(source.read_text(encoding="utf-8"))}


def from_json(row: Mapping[str, Any]) -> Exercise:
    """An exercise as ``to_json`` wrote it."""
    fields = dict(row)
    for name in ("hints", "items", "rubric"):
        fields[name] = tuple(fields.get(name, ()))
    fields["right"] = frozenset(fields.get("right", ()))
    return Exercise(**fields)


def to_json(exercise: Exercise) -> dict[str, Any]:
    """An exercise as JSON can hold it; what is empty is left out.

    >>> to_json(Exercise("2.3", "number", "How many?", "Well counted."))
    {'id': '2.3', 'kind': 'number', 'ask': 'How many?', 'well_done': 'Well counted.'}
    """
    row: dict[str, Any] = {}
    for name in Exercise.__slots__:
        value = getattr(exercise, name)
        if isinstance(value, frozenset):
            value = sorted(value)
        if value:
            row[name] = list(value) if isinstance(value, tuple) else value
    return row
