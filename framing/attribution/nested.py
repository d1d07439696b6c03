"""Nested attributions: she said he had denied that it rained."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from framing.attribution.candidates import content_type
from framing.attribution.cue import Cue, lemma_of
from framing.attribution.cue_classes import cue_class
from framing.attribution.decision import decide
from framing.attribution.models import Models
from framing.attribution.pieces import pieces, trimmed
from framing.attribution.pronouns import pronouns
from framing.attribution.shallow import ShallowParse, TokenSpan, parse
from framing.attribution.sources import Chosen
from framing.attribution.tags import AUXILIARIES
from framing.language import data_lines

LEAST = 0.55
"""An inner content less probable than this is not believed, nor is an inner source …"""
LEAST_SAID = 0.35
"""… but where somebody says a whole clause, or "that" something is so, the content may be less probable."""
_OF_SPEECH = frozenset(["neutral", "assertive", "accusing", "admitting", "denying"])
_MARKS = frozenset(['"', "'"])
_WEAKEST = -1.5
"""A word less often a cue than these log odds is not looked at."""
_BEFORE_A_VERB = AUXILIARIES | {"keep", "keeps", "kept"}
_RELATIVE = frozenset(["who", "which"])
_NOT_SOMEBODY_ELSE = frozenset(["self", "selves", "it"])
_NOBODY = frozenset(data_lines("attribution/nobody.txt"))
_SUPPOSING = frozenset(data_lines("attribution/supposing.txt"))
_STATEMENTS = frozenset(["that", "clause", "question", "quotation"])
_MORE_BY_CLASS = {
    "committing": frozenset(["to"]),
    "directive": frozenset(["to"]),
    "denying": frozenset(["gerund", "noun phrase"]),
    "admitting": frozenset(["gerund"]),
    "neutral": frozenset(["gerund"]),
}
"""What else, beside a clause or a quotation, is a content: promised to go, denied taking it."""
_NAMING = frozenset(["call", "describe", "label", "brand", "dub", "term"])


def choose_nested(parse: ShallowParse, chosen: Sequence[Chosen], models: Models) -> list[Chosen]:
    """Attributions within the contents of others, quoted or not.

    Each sentence of what somebody says is read as a text of its own, with the same models. The annotation
    that they learned from knows no nesting, so that an inner attribution is believed only where it is plain:
    somebody else, named within the sentence, who says or thinks it, and not only might.
    ``benchmarks/nested.py`` measures, on composed articles, how often that is right.
    """
    found: list[Chosen] = []
    for around in chosen:
        for sentence in _sentences(parse, around, models):
            found += _within(parse, sentence, around, models)
    return found


def _sentences(parse: ShallowParse, around: Chosen, models: Models) -> Iterator[TokenSpan]:
    """What of each sentence stands in a content, where it might report something."""
    for piece in pieces(parse, (around.first, around.last)):
        first, last = trimmed(parse, piece)
        opening, closing = parse.sentence_of(first), parse.sentence_of(last - 1)
        for sentence in range(opening, closing + 1):
            start, end = (
                max(first, parse.sentence_firsts[sentence]),
                min(last, parse.sentence_lasts[sentence]),
            )
            if any(_may_be_cue(parse, models, place, start, end) for place in range(start, end - 1)):
                yield start, end


def _may_be_cue(parse: ShallowParse, models: Models, place: int, first: int, last: int) -> bool:
    """Whether a word may report, and somebody else stands before it, or a subject directly after it."""
    if place == first or parse.words[place] == "according":
        return parse.words[place] in ("according", "According")
    lemma = lemma_of(parse.words[place], parse.tags[place])
    class_ = None if lemma is None else cue_class(*lemma)
    if lemma is None or class_ is None or models.strengths.of_lemma(lemma) < _WEAKEST:
        return False
    if parse.finite_before[last] == parse.finite_before[place + 1]:  # no clause follows
        is_quoted = parse.tokens.tags[place + 1] in _MARKS
        if not (is_quoted or class_ in _MORE_BY_CLASS or lemma[1] in _NAMING):
            return False
    if lemma[0] == "noun" or parse.tags[place] == "VB":
        return lemma[0] == "noun" and parse.tags[place - 1] in ("POS", "PRP$")
    subject = place - 1
    while subject > first and (
        parse.tags[subject] in ("RB", "VBN") or parse.words[subject] in _BEFORE_A_VERB
    ):
        subject -= 1
    return parse.phrase_at[subject] >= 0 and _is_other(parse.words[subject].lower())


def _within(outer: ShallowParse, sentence: TokenSpan, around: Chosen, models: Models) -> Iterator[Chosen]:
    """The plain attributions of a sentence, read as a text of its own, at their places in the whole text."""
    span = outer.tokens.span(*sentence)
    inner = parse(span.of(outer.tokens.text))
    for choice in decide(inner, models):
        if _is_plain(inner, choice):
            placed = _in_place(outer, inner, choice, span.start)
            yield placed._replace(
                last=min(placed.last, around.last),
                probability=around.probability * choice.probability,
                nested=True,
            )


def _is_plain(inner: ShallowParse, choice: Chosen) -> bool:
    """Whether somebody else, whom the sentence names, has said this."""
    cue, source = choice.cue, choice.source
    if cue is None or source is None or choice.source_probability < LEAST:
        return False
    if choice.probability < (LEAST_SAID if _says_a_clause(inner, cue, choice) else LEAST):
        return False
    return _is_somebody_else(inner, source) and _has_said(inner, cue, source) and _is_said(inner, cue, choice)


def _says_a_clause(inner: ShallowParse, cue: Cue, choice: Chosen) -> bool:
    if cue.kind == "according to":
        return True
    if choice.side != "right" or cue_class(cue.kind, cue.lemma) not in _OF_SPEECH:
        return False
    return content_type(inner, choice.first, choice.last) in _STATEMENTS


def _is_somebody_else(inner: ShallowParse, source: TokenSpan) -> bool:
    words = [word.lower() for word in inner.words[slice(*source)]]
    return _is_other(words[-1]) and not {words[0], words[-1]} & _NOBODY


def _is_other(word: str) -> bool:
    """Whether a word may stand for somebody else than who is speaking: the mayor, he, who; not: I, it."""
    return word in _RELATIVE or pronouns().get(word) not in _NOT_SOMEBODY_ELSE


def _has_said(inner: ShallowParse, cue: Cue, source: TokenSpan) -> bool:
    """Whether the cue tells what was said; not: might say, if he says, to say, let him say."""
    if cue.kind == "noun":
        return inner.tags[source[1] - 1] == "PRP$" or inner.tags[cue.token - 1] in ("POS", "PRP$")
    if source[0] and inner.words[source[0] - 1].lower() in _SUPPOSING:
        return False
    if cue.form == "VBG" and cue_class(cue.kind, cue.lemma) == "mental":
        return False
    return cue.kind == "according to" or (cue.form in ("finite", "VBG") and not cue.modal)


def _is_said(inner: ShallowParse, cue: Cue, choice: Chosen) -> bool:
    """Whether the content is a clause or a quotation, or else what this class of cues may have."""
    class_ = cue_class(cue.kind, cue.lemma)
    words = inner.words_before[choice.last] - inner.words_before[choice.first]
    if class_ is None or words < 2:
        return False
    if class_ == "mental" and cue.negated:
        return False
    if choice.side != "right":
        return True
    type_ = content_type(inner, choice.first, choice.last)
    if cue.lemma in _NAMING:
        return words > 2 and (choice.first > cue.token + 1 or type_ != "quotation" or _is_what(inner, choice))
    fits = type_ in _STATEMENTS or type_ in _MORE_BY_CLASS.get(class_, ())
    return fits and choice.rule != "cue-preposition-content"


def _is_what(inner: ShallowParse, choice: Chosen) -> bool:
    """Whether somebody calls something so: what he called "a lie"; not: a book called "A Lie"."""
    assert choice.source is not None
    return choice.source[0] > 0 and inner.words[choice.source[0] - 1].lower() == "what"


def _in_place(outer: ShallowParse, inner: ShallowParse, choice: Chosen, offset: int) -> Chosen:
    """A choice in the content, its tokens counted from the beginning of the whole text."""

    def moved(span: TokenSpan) -> TokenSpan:
        within = inner.tokens.span(*span)
        starts, ends = outer.tokens.starts, outer.tokens.ends
        return bisect_left(starts, within.start + offset), bisect_left(ends, within.end + offset) + 1

    cue, source = choice.cue, choice.source
    assert cue is not None and source is not None
    token = moved((cue.token, cue.token + 1))[0]
    first, last = moved(trimmed(inner, (choice.first, choice.last)))
    return choice._replace(
        first=first,
        last=last,
        source=moved(source),
        cue=replace(cue, token=token, sentence=outer.sentence_of(token)),
        runner_up=None,
        other_source=None,
    )
