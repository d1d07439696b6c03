"""Patterns of indirect speech: a reported clause, its cue and its source."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from framing.attribution.candidates import (
    Candidate,
    clause_candidates,
    lies_in_quotation,
    statement_at,
    without_punctuation,
)
from framing.attribution.cues import ACCORDING_TO, Cue
from framing.attribution.features import gap, length, named, shape, source_kind
from framing.attribution.frames import find_frames
from framing.attribution.quote_patterns import verb_source
from framing.attribution.sources import Range, is_passive, object_after, possessor, subject
from framing.attribution.structure import Statement, Structure

_NEAR = 16
"""Tokens between a clause and the cue after it."""

_COMMAS = 3
"""Commas tried between a clause and its cue."""

_BACK = 60
"""Tokens looked back for a joint within a sentence."""

_SHORT = 8
"""Tokens that may stand before or after the colon of a headline as its source."""

_FINITE = frozenset(["VBD", "VBZ", "VBP", "MD"])

_RULES = {
    "that": "source-cue-that-clause",
    "hearer-that": "source-cue-that-clause",
    "later-that": "source-cue-that-clause",
    "clause": "source-cue-clause",
    "hearer-clause": "source-cue-clause",
    "aside": "source-cue-clause",
    "to": "source-cue-infinitive",
    "hearer-to": "source-cue-infinitive",
    "whether": "source-cue-question",
    "hearer-whether": "source-cue-question",
    "object": "source-cue-object",
    "ing": "source-cue-participle",
}
"""Frame → name of the rule; any other frame is a preposition: source-cue-phrase."""


def cue_then_clause(structure: Structure, cue: Cue) -> Iterator[Candidate]:
    """Forms: She said (that) X – vowed to X – asked whether X – praised X – spoke of X – her claim that X."""
    if cue.entry is ACCORDING_TO:
        return
    statement = statement_at(structure, cue.first)
    frames = list(find_frames(structure, cue, statement.last))
    if not frames:
        return
    lemma, part, cue_class = cue.entry.lemma, cue.entry.part_of_speech, cue.entry.cue_class
    if part == "noun":
        source = possessor(structure, cue.first, statement.first)
    else:
        source = verb_source(structure, cue, statement.first, statement.last)
    of_the_cue = [
        f"lemma={lemma}",
        f"form={structure.tokens.tags[cue.first]}",
        f"passive={is_passive(structure, cue.first, statement.first)}",
        f"before={shape(structure, cue.first - 1)}",
        _other_cues(structure, cue, statement),
    ]
    for frame, start in frames:
        rule = _RULES.get(frame, "source-cue-phrase") if part == "verb" else f"{part}-clause"
        features = [f"frame={frame}", f"cue={lemma}+{frame}", f"class={cue_class}+{frame}"]
        features += [f"first={shape(structure, start)}", *of_the_cue]
        yield from clause_candidates(
            structure, rule, cue, source, start=start, statement=statement, features=features
        )


def _other_cues(structure: Structure, cue: Cue, statement: Statement) -> str:
    """How many cues stand before and after this one in its sentence; they may own what it seems to govern."""
    place = bisect_left(structure.cue_starts, cue.first)
    earlier = sum([other.first >= statement.first for other in structure.cues[max(0, place - 2) : place]])
    later = sum([other.first < statement.last for other in structure.cues[place + 1 : place + 2]])
    return f"cues={earlier}<{later}"


def clause_then_cue(structure: Structure, cue: Cue) -> Iterator[Candidate]:
    """Forms: X, she said. – X, said the minister. – X, according to the ministry."""
    statement = statement_at(structure, cue.first)
    if cue.entry is ACCORDING_TO:
        source = object_after(structure, cue.last, statement.last)
        comma = cue.first - 1 if structure.tokens.words[cue.first - 1] == "," else cue.first
        if comma > statement.first:
            yield from _left_contents(structure, "clause-according-to", cue, source, comma, statement)
        return
    comma_before = _comma_before(structure, cue, statement)
    if comma_before is None:
        return
    before = subject(structure, cue.first, comma_before + 1)
    if before is not None:
        yield from _left_contents(structure, "clause-source-cue", cue, before, comma_before, statement)
    elif cue.first - comma_before <= 2:
        after = object_after(structure, cue.last, statement.last)
        if after is not None:
            yield from _left_contents(structure, "clause-cue-source", cue, after, comma_before, statement)


def clause_around_cue(structure: Structure, cue: Cue) -> Iterator[Candidate]:
    """Forms: X, she said, Y: the second piece."""
    statement = statement_at(structure, cue.first)
    comma = _comma_before(structure, cue, statement) if "quote" in cue.entry.frames else None
    if comma is None:
        return
    source, after, order = subject(structure, cue.first, comma + 1), cue.last, "source first"
    if source is None:
        source, order = object_after(structure, cue.last, statement.last), "cue first"
        after = source[1] if source else after
    if source is None or after >= statement.last - 1 or structure.tokens.words[after] != ",":
        return
    first = shape(structure, after + 1)
    features = [f"class={cue.entry.cue_class}", f"first={first}", order, f"{order}+{first}"]
    yield from clause_candidates(
        structure, "around-the-cue", cue, source, start=after + 1, statement=statement, features=features
    )


def according_to_clause(structure: Structure, cue: Cue) -> Iterator[Candidate]:
    """Forms: According to the ministry, X."""
    if cue.entry is not ACCORDING_TO:
        return
    statement = statement_at(structure, cue.first)
    source = object_after(structure, cue.last, statement.last)
    if source is None:
        return
    words = structure.tokens.words
    for place in range(source[1], min(source[1] + _NEAR, statement.last - 1)):
        if words[place] == "," and structure.quoted[place] < 0:
            features = [f"opens={cue.first - statement.first < 2}", f"first={shape(structure, place + 1)}"]
            yield from clause_candidates(
                structure,
                "according-to-clause",
                cue,
                source,
                start=place + 1,
                statement=statement,
                features=features,
            )


def source_colon(structure: Structure, statement: Statement) -> Iterator[Candidate]:
    """Forms: Minister: X – in a headline, or at the start of a sentence."""
    tokens = structure.tokens
    for place in range(statement.first + 1, min(statement.first + _SHORT, statement.last - 1)):
        if structure.quoted[place] >= 0 or tokens.tags[place] in _FINITE:
            return
        if tokens.words[place] == ":":
            source = _name_alone(structure, statement.first, place)
            end = without_punctuation(structure, place + 1, statement.last)
            if source is not None and end > place + 1:
                rule = "colon-headline" if statement.kind == "headline" else "colon-statement"
                yield _colon_candidate(structure, rule, (place + 1, end), place, source, statement)
            return


def colon_source(structure: Structure, statement: Statement) -> Iterator[Candidate]:
    """Forms: X: Lund – at the end of a headline, if the article has Lund as the subject of a cue."""
    if statement.kind != "headline":
        return
    tokens = structure.tokens
    end = without_punctuation(structure, statement.first, statement.last)
    for place in range(end - 2, max(statement.first + 1, end - _SHORT), -1):
        if tokens.words[place] == ":" and structure.quoted[place] < 0:
            source = _name_alone(structure, place + 1, end)
            if source is not None and _is_quoted_by_name(structure, source, statement.last):
                rule, content = "headline-colon-source", (statement.first, place)
                yield _colon_candidate(structure, rule, content, place, source, statement)
            return


def _is_quoted_by_name(structure: Structure, source: Range, start: int) -> bool:
    """Whether the last name of a source is the subject of a cue somewhere in the article."""
    words = structure.tokens.words
    name = words[source[1] - 1]
    for cue in structure.cues:
        found = subject(structure, cue.first, start) if cue.first >= start else None
        if found is not None and words[found[1] - 1] == name:
            return True
    return False


def _name_alone(structure: Structure, first: int, last: int) -> Range | None:
    """The phrase or two that fill a stretch: Minister, Ada Lund of Leeds."""
    phrases = structure.phrases.between(first, last)
    if not phrases or phrases[0][0] != first or last - phrases[-1][1] > 1:
        return None
    return (first, phrases[-1][1]) if len(phrases) < 3 else phrases[0]


def _colon_candidate(
    structure: Structure, rule: str, content: Range, colon: int, source: Range, statement: Statement
) -> Candidate:
    name = f"name={structure.tokens.tags[source[1] - 1] == 'NNP'}"
    part = f"part={statement.kind}"
    features = [part, name, f"{part}+{name}", f"first={shape(structure, content[0])}"]
    features += [f"length={length(content[1] - content[0])}"]
    return Candidate(rule, content, (colon, colon + 1), "neutral", source, named(rule, features))


def _comma_before(structure: Structure, cue: Cue, statement: Statement) -> int | None:
    """The comma or closing mark that ends a clause reported to the left of a verb of speech."""
    if cue.entry.part_of_speech != "verb" or not {"that", "clause", "quote"} & cue.entry.frames:
        return None
    tokens, verb = structure.tokens, cue.first
    commas = 0
    for place in range(verb - 1, max(statement.first, verb - _NEAR), -1):
        if structure.quoted[place] >= 0:
            return place if tokens.tags[place] == '"' else None
        if tokens.words[place] == "," or tokens.tags[place] == "--":
            if place == verb - 1:
                return place
            if subject(structure, verb, place + 1) is not None:
                return None if tokens.tags[place + 1] == "CC" else place
            commas += 1
        other_verb = tokens.tags[place] in ("VBD", "VBZ", "VBP") and place < verb - 3
        if other_verb or commas == _COMMAS:
            return None
    return None


def _left_contents(
    structure: Structure, rule: str, cue: Cue, source: Range | None, comma: int, statement: Statement
) -> Iterator[Candidate]:
    """The clause before a comma, from the start of its sentence or from the last joint within it."""
    tokens = structure.tokens
    features = [
        f"class={cue.entry.cue_class}",
        f"lemma={cue.entry.lemma}",
        f"form={tokens.tags[cue.first]}",
        f"next={shape(structure, cue.last)}",
        f"gap={gap(cue.first - comma)}",
        f"source={source_kind(structure, source)}",
    ]
    starts = [statement.first, *_last_joint(structure, statement.first, comma)]
    for rank, start in enumerate(starts):
        last = without_punctuation(structure, start, comma)
        if last > start and not lies_in_quotation(structure, start, last):
            described = [
                *features,
                f"start={rank}/{len(starts)}",
                f"length={length(last - start)}",
                f"first={shape(structure, start)}",
            ]
            span = (cue.first, cue.last)
            yield Candidate(rule, (start, last), span, cue.entry.cue_class, source, named(rule, described))


def _last_joint(structure: Structure, first: int, comma: int) -> list[int]:
    """Where the last of several joined clauses begins: after a semicolon, a dash, or at ", and"."""
    words, tags = structure.tokens.words, structure.tokens.tags
    for place in range(comma - 1, max(first, comma - _BACK), -1):
        if structure.quoted[place] < 0:
            if words[place] in (";", ":") or tags[place] == "--":
                return [place + 1]
            if tags[place] == "CC" and words[place - 1] == ",":
                return [place]
    return []
