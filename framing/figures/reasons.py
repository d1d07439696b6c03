"""Why a passage is labelled as it is, in words that a pupil can read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING

from framing.attribution import Attribution
from framing.attribution.attribution import TURN
from framing.by_hand import ByHand
from framing.corrections import Placed
from framing.figures.labels import short
from framing.language import data_lines

if TYPE_CHECKING:
    import pandas as pd

Fact = tuple[str, str]
"""A term, and what is to be said of it."""

HOW_TO_READ = (
    "Open a note to see why a passage is somebody’s: the program adds up signs. A plus speaks for its "
    "answer, a minus against it, and the larger the number the more it counts."
)

_SHOWN = 90


def reasons(
    text: str, passages: pd.DataFrame, attributions: pd.DataFrame, found: Sequence[Attribution], hand: ByHand
) -> Mapping[int, Sequence[Fact]]:
    """For each passage of an article, by its number, what decided: facts for its note.

    ``found`` are the attributions that the program makes of the article now, put right by ``hand``. Where a
    row of the table ``attributions`` is another, because the table was made by another version of the kit,
    nothing is said of it.

    >>> from framing import Codebook, analyze
    >>> from framing.article import Article
    >>> from framing.attribution import attribute
    >>> article = Article.from_text('"We won," said Ann Lee.', id="match/post")
    >>> study = analyze([article], Codebook.sample("security"), sentiment=False)
    >>> tables = study.passages, study.attributions
    >>> facts = reasons(article.text, *tables, attribute(article), ByHand())
    >>> [term for term, _ in facts[0]][:2]
    ['How sure', 'Are the words in quotation marks somebody’s?']
    """
    known = dict(_known(attributions, found))
    facts: dict[int, list[Fact]] = {}
    columns = ["passage", "start", "end", "voice", "attribution"]
    for passage, start, end, voice, number in passages[columns].itertuples(index=False, name=None):
        own = facts.setdefault(passage, [])
        own += _by_hand(hand.corrections, start, end, voice)
        if voice in ("direct", "indirect") and number in known:
            own += _why(text, known[number], put_right=bool(own))
    return facts


@cache
def _plain(name: str) -> Sequence[tuple[str, str]]:
    """A table of words with what they mean in plain words, in its order."""
    pairs = (line.partition("|") for line in data_lines(name))
    return [(word.strip(), meaning.strip()) for word, _, meaning in pairs]


def rule_in_words(rule: str) -> str:
    """A rule with what it means.

    >>> rule_in_words("content-cue"), rule_in_words("some-other-rule")
    ('content-cue: first what is said, then the word that tells', 'some-other-rule')
    """
    meaning = dict(_plain("rules.txt")).get(rule)
    return f"{rule}: {meaning}" if meaning else rule


def feature_in_words(feature: str) -> str:
    """A feature with what it looks at; its own name, with what was the case, follows in brackets.

    >>> feature_in_words("strength in this form: verb, 1")
    'how often this word tells what somebody says (strength in this form: verb, 1)'
    """
    own = " ".join(feature.split())
    meaning = _meaning(feature.partition(":")[0])
    return f"{meaning} ({own})" if meaning else own


@cache
def _meaning(name: str) -> str | None:
    """What the features of this name look at; the word that says so begins where a word of the name does."""
    words = f" {name}"
    return next((meaning for word, meaning in _plain("reasons.txt") if f" {word}" in words), None)


def _known(attributions: pd.DataFrame, found: Sequence[Attribution]) -> Iterator[tuple[int, Attribution]]:
    columns = ["attribution", "start", "end", "rule"]
    for number, *row in attributions[columns].itertuples(index=False, name=None):
        if number < len(found):
            one = found[number]
            if row == [one.content.start, one.content.end, one.rule]:
                yield number, one


def _by_hand(corrections: Sequence[Placed], start: int, end: int, voice: str) -> Iterator[Fact]:
    for placed in corrections:
        at = placed.content or placed.at
        of_voice = placed.correction.field == "voice"
        if at.start < end and start < at.end and (of_voice or voice != "outlet"):
            yield "Put right by hand", str(placed.correction)


def _why(text: str, one: Attribution, *, put_right: bool) -> Iterator[Fact]:
    if one.evidence is None:
        yield "How sure", "A person has marked these words; no program decided."
        return
    if not (put_right and one.confidence == 1):
        yield "How sure", _how_sure(one)
    why = one.why()
    cue = f"“{short(one.cue.of(text), 30)}”" if one.cue else "this"
    for model, found in why.reasons:
        signs = [f"{_signed(weight)} {feature_in_words(feature)}" for feature, weight in found]
        if signs:
            yield _question(model, cue), "; ".join(signs)
    if why.runner_up is not None and why.runner_up_probability is not None:
        odds = f"probability {why.runner_up_probability:.2f} against {why.probability:.2f}"
        yield "Second choice of words", f"“{short(why.runner_up.of(text), _SHOWN)}”, {odds}"
    if why.other_source is not None:
        yield "Second choice of speaker", f"“{short(why.other_source.of(text), _SHOWN)}”"


def _how_sure(one: Attribution) -> str:
    if one.rule == TURN or one.outer is not None:
        return "Not known: the articles that the program learned from have no such cases."
    right = f"about {100 * one.confidence:.0f}" if one.confidence < 0.995 else "nearly all"
    return f"Of 100 cases that looked as sure as this one, {right} had the right words and speaker."


def _signed(weight: float) -> str:
    return f"{weight:+.1f}".replace("-", "−")


def _question(model: str, cue: str) -> str:
    questions = {
        "cue": f"Does {cue} tell what somebody says?",
        "quotation": "Are the words in quotation marks somebody’s?",
        "left": f"Do the words before {cue} belong to it?",
        "clause source": "Who says it?",
        "quotation source": "Who says it?",
        "acceptance": "Is this reading the best one?",
    }
    return questions.get(model, f"{model[:1].upper()}{model[1:]}")
