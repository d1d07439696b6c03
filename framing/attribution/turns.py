"""Turns: what is said in an interview that is set out as one, a name, a colon, what the named one says."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from operator import itemgetter
from typing import NamedTuple

from framing.attribution.attribution import TURN
from framing.attribution.shallow import ShallowParse, TokenSpan
from framing.attribution.sources import Chosen

_LONGEST_LABEL = 4
_FEWEST_ANSWERS = 2
_ENDS_OF_QUESTIONS = frozenset(["?", '"'])
_NAMELESS = frozenset(["Q", "Q.", "Question", "A", "A.", "Answer"])
PROBABILITY = 0.95
"""Of a turn: not measured, since neither the training articles nor the composed ones have any."""


class Turn(NamedTuple):
    """What one speaker says in one go: the label before it, and its tokens."""

    label: TokenSpan
    first: int
    last: int


def find_turns(parse: ShallowParse) -> list[Turn]:
    """The labelled paragraphs of an interview, those of the interviewer too.

    A label is up to four capitalised words and a colon at the beginning of a paragraph, or ``Q.`` and ``A.``.
    Paragraphs without one go on with the turn before, where another turn follows. Without two questions
    that are answered there is no interview; one is enough between ``Q`` and ``A``.

    >>> from framing.attribution.shallow import parse
    >>> text = "Dan Lee keeps bees.\\n\\nQ: How many?\\n\\nA: Only four.\\n\\nQ: And you?\\n\\nA: I am fine."
    >>> shallow = parse(text)
    >>> [shallow.tokens.span(turn.first, turn.last).of(text) for turn in find_turns(shallow)]
    ['How many?', 'Only four.', 'And you?', 'I am fine.']
    """
    turns = list(_labelled(parse))
    answering = _answering(parse, turns)
    answers = sum(
        before.label not in answering and turn.label in answering for before, turn in pairwise(turns)
    )
    fewest = 1 if all(parse.words[turn.label[0]] in _NAMELESS for turn in turns) else _FEWEST_ANSWERS
    return turns if answers >= fewest else []


def choose_turns(parse: ShallowParse, chosen: Sequence[Chosen]) -> list[Chosen]:
    """The attributions of a text, those of an interview added: each answer has its speaker.

    Whoever asks in most turns is the interviewer, whose words are the outlet's own. ``A`` stands for the
    person first named before the interview. What is attributed within an answer is dropped: it is for
    ``nested`` to find, as within any other content.
    """
    turns = find_turns(parse)
    if not turns:
        return list(chosen)
    answering = _answering(parse, turns)
    named_before = _first_name(parse, turns[0].label[0])
    answers = [_chosen(parse, turn, named_before) for turn in turns if turn.label in answering]
    return [*answers, *_beside(chosen, turns, answers)]


def _labelled(parse: ShallowParse) -> Iterator[Turn]:
    sentences = zip(parse.paragraphs, parse.sentence_firsts, strict=True)
    starts = [next(own)[1] for _, own in groupby(sentences, key=itemgetter(0))]
    labelled = [(label, start) for start in starts if (label := _label(parse, start)) is not None]
    if not labelled:
        return
    after = next((start for start in starts if start > labelled[-1][1]), parse.size)
    ends = [*(start for _, start in labelled[1:]), after]
    for (label, _), end in zip(labelled, ends, strict=True):
        first, last = label[1] + (parse.words[label[1]] == ":"), end
        while last > first and parse.words[last - 1] == "\n":
            last -= 1
        if last > first:
            yield Turn(label, first, last)


def _label(parse: ShallowParse, first: int) -> TokenSpan | None:
    """The label at the beginning of a paragraph; its colon comes after."""
    words, tags = parse.words, parse.tags
    for place in range(first, min(first + _LONGEST_LABEL + 1, parse.size - 1)):
        if words[place] == ":":
            return (first, place) if place > first else None
        if place == first and words[place] in _WITH_FULL_STOP:
            return first, first + 1
        if tags[place] != "NNP" and words[place] not in _NAMELESS:
            return None
    return None


_WITH_FULL_STOP = frozenset(["Q.", "A."])


def _answering(parse: ShallowParse, turns: Sequence[Turn]) -> set[TokenSpan]:
    """The labels of those who do not mostly ask."""
    asked: dict[str, list[bool]] = defaultdict(list)
    names = {turn.label: " ".join(parse.words[slice(*turn.label)]) for turn in turns}
    for turn in turns:
        asked[names[turn.label]].append(parse.words[turn.last - 1] in _ENDS_OF_QUESTIONS)
    answering = {name for name, asks in asked.items() if sum(asks) <= len(asks) / 2}
    return {label for label, name in names.items() if name in answering}


def _chosen(parse: ShallowParse, turn: Turn, named_before: TokenSpan | None) -> Chosen:
    nameless = parse.words[turn.label[0]] in _NAMELESS
    return Chosen(
        turn.first,
        turn.last,
        probability=PROBABILITY,
        source=named_before if nameless else turn.label,
        source_probability=1.0,
        cue=None,
        side="quotation",
        rule=TURN,
        grounds=(),
    )


def _first_name(parse: ShallowParse, before: int) -> TokenSpan | None:
    """The first full name before a token."""
    for first, last in parse.phrases:
        if first >= before:
            break
        if last - first > 1 and parse.tags[last - 1] == parse.tags[last - 2] == "NNP":
            return first, last
    return None


def _beside(chosen: Sequence[Chosen], turns: Sequence[Turn], answers: Sequence[Chosen]) -> Iterator[Chosen]:
    labels = {token for turn in turns for token in range(turn.label[0], turn.first)}
    around = {token: answer for answer in answers for token in range(answer.first, answer.last)}
    for choice in chosen:
        opening, closing = around.get(choice.first), around.get(choice.last - 1)
        labelled = choice.first in labels or (choice.cue is not None and choice.cue.token in labels)
        if not labelled and opening is None and closing is None:
            yield choice
