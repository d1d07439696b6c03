"""Whether a text asserts, hedges or denies what a mention stands for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from typing import Literal

from framing.scope import Surroundings, Trigger, Triggers, listed
from framing.span import Span

StanceLabel = Literal["asserted", "hedged", "denied"]

_DOUBLE = 4  # words that may stand between the two parts of a double negation
_PREMODIFIERS = 3
_MODALS = frozenset({"may", "might", "could", "would"})
_QUESTION = re.compile(r"[.!?;](?=[\"'”’»)\s]|$)")


@dataclass(frozen=True, slots=True)
class Stance:
    """How what is mentioned stands in its sentence, and the words that make it so."""

    label: StanceLabel
    trigger: Span | None = None


def stance(text: str, sentence: Span, mention: Span) -> Stance:
    """Whether ``mention`` is asserted, hedged or denied in ``sentence``, and by which words.

    Denied beats hedged, and hedged beats asserted. The nearest trigger whose scope reaches the mention
    decides (``framing.scope``). A denial of a denial asserts ("cannot deny"); that of an exclusion leaves
    open ("has not ruled out"). A definite noun that a denied verb only speaks of is taken for granted: "did
    not mention the threat" asserts it. Time is bounded: 400 characters to either side are read.

    The method is that of NegEx (Chapman, W. W. et al. 2001. A simple algorithm for identifying negated
    findings and diseases in discharge summaries. *Journal of Biomedical Informatics* 34(5), 301–310) and of
    ConText (Harkema, H. et al. 2009, the same journal 42(5), 839–851). The triggers' sources stand in their
    lists.

    >>> text = "Ministers denied a cover-up."
    >>> found = stance(text, Span(0, len(text)), Span(19, 27))
    >>> found.label, found.trigger.of(text)
    ('denied', 'denied')
    """
    return _read(Surroundings.of(text, sentence, mention))


def stances(text: str, mentions: Iterable[tuple[Span, Span]]) -> Iterator[Stance]:
    """The stance of each mention, given as pairs of its sentence and itself in order of the text.

    The triggers of a sentence are looked for once, however many mentions it holds.

    >>> text = "The threat was real, not a pretext."
    >>> sentence = Span(0, len(text))
    >>> [found.label for found in stances(text, [(sentence, Span(4, 10)), (sentence, Span(27, 34))])]
    ['asserted', 'denied']
    """
    for sentence, together in groupby(mentions, key=itemgetter(0)):
        triggers = Triggers(text, sentence)
        for _, mention in together:
            yield _read(Surroundings.of(text, sentence, mention, triggers=triggers))


def _read(around: Surroundings) -> Stance:
    return (
        _denied_before(around)
        or _denied_after(around)
        or _hedged_before(around)
        or _hedged_after(around)
        or _asked(around)
        or Stance("asserted")
    )


def _denied_before(around: Surroundings) -> Stance | None:
    found = [t for t in around.before if t.is_one_of("negators", "denials") and around.reaches(t)]
    if not found:
        return None
    inner = found[-1]
    if len(found) > 1 and _cancels(around, found[-2], inner):
        return Stance("hedged", _bare(inner)) if inner.is_one_of("exclusions") else Stance("asserted")
    return None if _takes_for_granted(around, inner) else Stance("denied", _bare(inner))


def _denied_after(around: Surroundings) -> Stance | None:
    for trigger in around.after:
        if trigger.is_one_of("denials_after") and around.is_reached_from(trigger):
            return Stance("denied", _bare(trigger))
    return None


def _hedged_before(around: Surroundings) -> Stance | None:
    for trigger in reversed(around.before):
        if trigger.is_one_of("hedges", "questions", "conditionals") and around.reaches(trigger):
            modal = _is_modal(around, trigger)
            if not modal or not (_hedges_nothing(around, trigger) or _takes_for_granted(around, trigger)):
                return Stance("hedged", _bare(trigger))
    return None


def _hedged_after(around: Surroundings) -> Stance | None:
    for trigger in around.after:
        if trigger.is_one_of("hedges_compound") and not around.words(around.mention.end, trigger.start):
            return Stance("hedged", _bare(trigger))
        if trigger.is_one_of("hedges_after") and around.is_reached_from(trigger):
            modal = _is_modal(around, trigger)
            if not modal or not (_hedges_nothing(around, trigger) or _definite_at(around) is not None):
                return Stance("hedged", _bare(trigger))
    return None


def _asked(around: Surroundings) -> Stance | None:
    """A question mark that ends the sentence, or the quotation, that the mention stands in."""
    end = _QUESTION.search(around.text, around.mention.end, around.window.end)
    return Stance("hedged", Span(end.start(), end.end())) if end is not None and end[0] == "?" else None


def _cancels(around: Surroundings, outer: Trigger, inner: Trigger) -> bool:
    """Whether two denials make an assertion: "cannot deny", "denied that there was no"."""
    if inner.is_one_of("denials"):
        between = around.words(outer.end, inner.start)
        return outer.is_one_of("negators") and len(between) <= _DOUBLE
    return outer.is_one_of("denials")


def _takes_for_granted(around: Surroundings, trigger: Trigger) -> bool:
    """Whether the mention is definite and a verb stands between it and the trigger."""
    definite = _definite_at(around)
    if definite is None or definite < trigger.end:
        return False
    return not listed("carriers").issuperset(around.words(trigger.end, definite))


def _definite_at(around: Surroundings) -> int | None:
    """Where a definite article, possessive or demonstrative of the mention stands, if there is one."""
    start = max(around.window.start, around.mention.start - 80)
    words = around.spans(start, around.mention.start)[-_PREMODIFIERS - 1 :]
    for word in reversed(words):
        folded = word.of(around.text).lower()
        if folded in listed("definite"):
            return word.start
        if folded in listed("function_words"):
            return None
    return None


def _is_modal(around: Surroundings, trigger: Trigger) -> bool:
    return trigger.of(around.text).lower() in _MODALS


def _hedges_nothing(around: Surroundings, modal: Trigger) -> bool:
    """Whether a modal is none: the month of May, or a past future as in "said it would"."""
    word = modal.of(around.text)
    if word == "May":
        return bool(around.words(around.window.start, modal.start))
    earlier = around.words(around.window.start, modal.start)
    return word.lower() == "would" and not listed("past_reports").isdisjoint(earlier)


def _bare(trigger: Trigger) -> Span:
    return Span(trigger.start, trigger.end)
