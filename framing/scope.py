"""Words that deny or hedge, and how far their scope reaches in a sentence."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice
from typing import Literal, get_args

from framing.language import data_lines
from framing.phrases import TOKEN, PhraseIndex, fold, longest
from framing.span import Span

# The lists under data/stance that hold triggers; one may stand in several.
TriggerKind = Literal[
    "negators",
    "denials",
    "exclusions",
    "hedges",
    "questions",
    "conditionals",
    "nominal",
    "denials_after",
    "hedges_after",
    "hedges_compound",
    "not_triggers",
    "boundaries",
]
_EITHER_SIDE: frozenset[TriggerKind] = frozenset(["questions", "not_triggers", "boundaries"])
_BEFORE: frozenset[TriggerKind] = _EITHER_SIDE | frozenset(
    ["negators", "denials", "exclusions", "hedges", "conditionals", "nominal"]
)
_AFTER: frozenset[TriggerKind] = _EITHER_SIDE | frozenset(
    ["denials_after", "hedges_after", "hedges_compound"]
)

_WINDOW = 400  # characters before a mention and after it, some seventy words
_TRIGGERS = 12  # the nearest triggers on either side
_WORDS_BEFORE = 40
_WORDS_AFTER = 12
_WORDS_OF_REPORT = 6
_BE = ("is", "are", "was", "were", "be", "being")


_CLAUSE_END = re.compile(r"[;:—…]|\s[–-]+\s|\.\.\.|[.!?][\"'”’»)]*+\s")
_QUOTATION_MARK = re.compile(r"[\"“”„«»]|(?<=[,.?!])['’](?!\w)|(?<!\w)['‘](?=\w)")


@dataclass(frozen=True, slots=True)
class Trigger(Span):
    """A word or expression that denies, hedges or bounds, and the lists it stands in."""

    kinds: frozenset[TriggerKind]

    def is_one_of(self, *kinds: TriggerKind) -> bool:
        """Whether it stands in one of these lists."""
        return not self.kinds.isdisjoint(kinds)


class Triggers:
    """The triggers of a stretch of text, looked for once, to be asked what stands around a mention.

    >>> text = "It may not deny that."
    >>> found = Triggers(text, Span(0, len(text)))
    >>> [trigger.of(text) for trigger in found.within(0, 12, frozenset({"hedges", "negators"}))]
    ['may', 'not']
    """

    __slots__ = ("_hits", "_starts")

    def __init__(self, text: str, stretch: Span):
        self._hits = _lexicon()[0].find(text, stretch.start, stretch.end)
        self._starts = [hit.start for hit in self._hits]

    def within(self, start: int, end: int, kinds: frozenset[TriggerKind]) -> tuple[Trigger, ...]:
        """The triggers of some kinds between two places; a longer one hides a shorter."""
        lists = _lexicon()[1]
        near = self._hits[bisect_left(self._starts, start) : bisect_left(self._starts, end)]
        hits = [hit for hit in near if hit.end <= end and not kinds.isdisjoint(lists[hit.phrase])]
        return tuple(Trigger(hit.start, hit.end, lists[hit.phrase]) for hit in longest(hits))


@dataclass(frozen=True, slots=True)
class Surroundings:
    """A mention with the stretch of its sentence around it and the triggers there, in order of the text.

    >>> around = Surroundings.of("It is not a cover-up.", Span(0, 21), Span(12, 20))
    >>> [trigger.of(around.text) for trigger in around.before if around.reaches(trigger)]
    ['not']
    """

    text: str
    window: Span
    mention: Span
    before: tuple[Trigger, ...]
    after: tuple[Trigger, ...]

    @classmethod
    def of(
        cls, text: str, sentence: Span, mention: Span, *, triggers: Triggers | None = None
    ) -> Surroundings:
        """Look around a mention, at most 400 characters to either side and not beyond its sentence.

        ``triggers`` are those of the sentence, given where several mentions share it.
        """
        start = max(sentence.start, mention.start - _WINDOW)
        end = max(min(sentence.end, mention.end + _WINDOW), mention.end)
        window = Span(min(start, mention.start), end)
        if triggers is None:
            triggers = Triggers(text, window)
        return cls(
            text,
            window,
            mention,
            before=triggers.within(window.start, mention.start, _BEFORE)[-_TRIGGERS:],
            after=triggers.within(mention.end, window.end, _AFTER)[:_TRIGGERS],
        )

    def words(self, start: int, end: int) -> list[str]:
        """The folded words of a stretch of the text."""
        return [fold(token) for token in TOKEN.findall(self.text, start, end)]

    def spans(self, start: int, end: int) -> list[Span]:
        """The words of a stretch of the text, as spans into it."""
        return [Span(*token.span()) for token in TOKEN.finditer(self.text, start, end)]

    def reaches(self, trigger: Trigger) -> bool:
        """Whether the scope of a trigger before the mention goes on up to it.

        Scope ends with the clause: at a semicolon, colon, dash or closing quotation mark, at a word that
        begins another clause, at a comma or "and" with a finite verb after it, and, for a trigger in a
        subordinate clause or in a parenthesis, at the comma that closes it. A report in commas, as in ", she
        said,", does not end it, and a condition holds for the rest of its sentence.
        """
        between = Span(self._end_of_aside(trigger), self.mention.start)
        if self._is_cut(between, at_most=_WORDS_BEFORE):
            return False
        outside = outside_quotation(self.text, between)
        if outside is not None and outside.end == between.end:
            return False
        own = (
            [between]
            if outside is None
            else [Span(between.start, outside.start), Span(outside.end, between.end)]
        )
        inner = [o for o in self.before if o.start >= trigger.end and any(part.contains(o) for part in own)]
        if any(_stops(other, trigger) for other in inner):
            return False
        if trigger.is_one_of("conditionals"):
            return True
        pieces = _between_commas("".join(part.of(self.text) for part in own))
        if len(pieces) > 1 and self._closes_at_comma(trigger):
            return False
        return not _new_clause(pieces, noun_phrase=trigger.is_one_of("nominal"))

    def is_reached_from(self, trigger: Trigger) -> bool:
        """Whether a trigger after the mention still speaks of it."""
        between = Span(self.mention.end, trigger.start)
        if self._is_cut(between, at_most=_WORDS_AFTER):
            return False
        if any(other.is_one_of("boundaries") for other in self.after if other.end <= trigger.start):
            return False
        return not _new_clause(_between_commas(between.of(self.text)))

    def _end_of_aside(self, trigger: Trigger) -> int:
        """Past the comma after a hedge between two, as in ", it seems,"; else where the trigger ends."""
        closing = self.text.find(",", trigger.end, trigger.end + 2)
        opening = self.text.rfind(",", self.window.start, trigger.start)
        if closing < 0 or opening < 0 or not trigger.is_one_of("hedges"):
            return trigger.end
        is_alone = set(self.words(opening, trigger.start)) <= {"it", "so"}
        return closing + 1 if is_alone else trigger.end

    def _is_cut(self, between: Span, *, at_most: int) -> bool:
        words = islice(TOKEN.finditer(self.text, between.start, between.end), at_most + 1)
        too_far = sum(1 for _ in words) > at_most
        return too_far or _CLAUSE_END.search(self.text, between.start, between.end) is not None

    def _closes_at_comma(self, trigger: Trigger) -> bool:
        """Whether a trigger stands in a subordinate clause, or in a phrase set off by commas."""
        comma = self.text.rfind(",", self.window.start, trigger.start)
        clause_start = max(comma + 1, self.window.start)
        opens = any(
            other.is_one_of("boundaries")
            for other in self.before
            if clause_start <= other.start < trigger.start
        )
        if opens:
            return True
        if TOKEN.search(self.text, clause_start, trigger.start):
            return False
        first = fold(TOKEN.findall(trigger.of(self.text))[0])
        if comma >= self.window.start:
            return trigger.is_one_of("negators", "hedges") or first.endswith("ing")
        return first.endswith("ing") or first in ("without", "far", "rather", "instead")


def outside_quotation(text: str, between: Span) -> Span | None:
    """What stands outside a quotation that is open where a stretch begins and is closed within it.

    It goes on to where the quotation is taken up again, else to the end of the stretch.

    >>> text = "'It is not,' he said, 'an arms race.'"
    >>> outside_quotation(text, Span(10, 26)).of(text)
    "' he said, "
    """
    depth = 0
    closed = None
    for mark in _QUOTATION_MARK.finditer(text, between.start, between.end):
        before = text[max(0, mark.start() - 1) : mark.start()]
        opens = mark[0] in "“„«‘" or (
            mark[0] in "\"'" and (not before or before.isspace() or before in "([—–-")
        )
        depth += 1 if opens else -1
        if depth < 0 and closed is None:
            closed = mark.start()
        elif closed is not None and opens:
            # A mark right before the mention is left to it, so that the stretch does not end outside.
            return Span(closed, mark.start())
    return None if closed is None else Span(closed, between.end)


def _between_commas(passage: str) -> list[list[str]]:
    """The folded words between commas, without reports such as ", she said," and their commas."""
    pieces = [[fold(token) for token in TOKEN.findall(stretch)] for stretch in passage.split(",")]
    kept = [pieces[0]]
    goes_on = False
    for number, piece in enumerate(pieces[1:], 1):
        if number < len(pieces) - 1 and _is_report(piece):
            goes_on = True
        elif goes_on:
            kept[-1] = kept[-1] + piece
            goes_on = False
        else:
            kept.append(piece)
    return kept


def _new_clause(pieces: Sequence[Sequence[str]], *, noun_phrase: bool = False) -> bool:
    """Whether a clause begins among words between commas, or, for a noun phrase, a finite verb follows."""
    if noun_phrase and any(not listed("auxiliaries").isdisjoint(piece) for piece in pieces):
        return True
    return any(_begins_clause(piece, after_comma=number > 0) for number, piece in enumerate(pieces))


def _stops(other: Trigger, trigger: Trigger) -> bool:
    """Whether ``other``, on the way to the mention, ends the scope of ``trigger``."""
    asks = other.is_one_of("conditionals", "questions")
    return other.is_one_of("boundaries") or (asks and trigger.is_one_of("negators", "denials"))


def _begins_clause(words: Sequence[str], *, after_comma: bool) -> bool:
    """Whether a clause with a finite verb of its own begins in a piece between commas."""
    if after_comma and (_is_clause(words) or words[:1] in (["and"], ["or"], ["yet"], ["so"])):
        return True
    return any(word in ("and", "or") and _is_clause(words[place + 1 :]) for place, word in enumerate(words))


def _is_clause(words: Sequence[str]) -> bool:
    if not words:
        return False
    return (
        words[0] in listed("subject_pronouns")
        or words[0] in listed("report_verbs")
        or not listed("auxiliaries").isdisjoint(words)
    )


def _is_report(words: Sequence[str]) -> bool:
    return len(words) <= _WORDS_OF_REPORT and not listed("report_verbs").isdisjoint(words)


@cache
def _lexicon() -> tuple[PhraseIndex, list[frozenset[TriggerKind]]]:
    """All triggers in one index, and for each the lists it stands in."""
    found: dict[str, set[TriggerKind]] = defaultdict(set)
    for kind in get_args(TriggerKind):
        for entry in data_lines(f"stance/{kind}.txt"):
            for phrase in _with_forms_of_be(entry):
                found[phrase].add(kind)
    return PhraseIndex(found), [frozenset(lists) for lists in found.values()]


def _with_forms_of_be(entry: str) -> Iterable[str]:
    first, _, rest = entry.partition(" ")
    if first != "be" or not rest:
        return (entry,)
    return (f"{form} {rest}" for form in _BE)


@cache
def listed(name: str) -> frozenset[str]:
    """The single words of a list under data/stance."""
    return frozenset(data_lines(f"stance/{name}.txt"))
