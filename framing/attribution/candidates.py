"""Candidates: every attribution that a small named pattern proposes."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from framing.attribution import boundaries
from framing.attribution.cues import ACCORDING_TO, Cue
from framing.attribution.sources import Range, agent, has_tense, is_passive, object_after, possessor, subject
from framing.attribution.structure import Statement, Structure

_NEAR = 16
"""Tokens between a quotation and a cue that may still belong to it."""

_QUESTION_WORDS = frozenset(["whether", "if", "how", "what", "why", "who", "where", "when", "which"])
_PREPOSITIONS = frozenset(["of", "about", "on", "for", "with", "against", "as", "at", "in", "into"])
_FINITE = frozenset(["VBD", "VBZ", "VBP", "MD"])


@dataclass(frozen=True, slots=True)
class Candidate:
    """A proposed attribution: content, cue and source as token ranges, and what speaks for or against it.

    ``rule`` names the pattern. ``quotation`` is the number of the quotation where the content is one.
    ``source`` is None where nobody is named; ``inherits`` says that it is then the speaker before.
    ``finite`` says that the cue is a verb with a tense (said, has said; not: to say, saying).
    """

    rule: str
    content: Range
    cue: Range | None
    cue_class: str | None
    source: Range | None
    features: tuple[str, ...]
    quotation: int | None = None
    inherits: bool = False
    finite: bool = False


def propose(structure: Structure) -> list[Candidate]:
    """All candidates of a text.

    >>> from framing.attribution.structure import structure_of
    >>> structure = structure_of('"We won," the minister said.')
    >>> [(c.rule, structure.words(c.source)) for c in propose(structure)][:2]
    [('quote-source-cue', 'the minister'), ('quotation-of-last-speaker', None)]
    """
    found: list[Candidate] = []
    for number in range(len(structure.quotations)):
        for pattern in QUOTATION_PATTERNS:
            found += pattern(structure, number)
    for cue in structure.cues:
        for clause_pattern in CLAUSE_PATTERNS:
            found += clause_pattern(structure, cue)
    for statement in structure.statements:
        for statement_pattern in STATEMENT_PATTERNS:
            found += statement_pattern(structure, statement)
    return found


# --- a quotation and its cue -------------------------------------------------------------------------------


def quote_cue(structure: Structure, number: int) -> Iterator[Candidate]:
    """Forms: "X," she said. – "X," said the minister. – "X," according to the ministry."""
    last = structure.quote_tokens[number][1]
    end = _statement(structure, last - 1).last
    for rank, cue in enumerate(_cues_between(structure, last, min(end, last + _NEAR))[:2]):
        features = [f"after={_gap(cue.first - last)}", f"rank={rank}", _said(structure, last)]
        if cue.entry is ACCORDING_TO:
            source = object_after(structure, cue.last, end)
            yield _quotation(structure, number, "quote-according-to", cue, source, features)
            continue
        if cue.entry.part_of_speech != "verb":
            continue
        before = subject(structure, cue.first, last)
        if before is not None:
            yield _quotation(structure, number, "quote-source-cue", cue, before, features)
        if cue.first - last <= 2:
            after = object_after(structure, cue.last, end)
            if after is not None:
                yield _quotation(structure, number, "quote-cue-source", cue, after, features)


def cue_quote(structure: Structure, number: int) -> Iterator[Candidate]:
    """She said, "X" – the minister called it "X" – according to the ministry, "X"."""
    first, last = structure.quote_tokens[number]
    start = _statement(structure, first).first
    near = _cues_between(structure, max(start, first - 2 * _NEAR), first)
    for rank, cue in enumerate(near[::-1][:3]):
        features = [f"before={_gap(first - cue.last)}", f"rank={rank}", _lead(structure, first)]
        features += ["takes-quote" if "quote" in cue.entry.frames else "takes-no-quote"]
        features += [_said(structure, last)]
        if cue.entry is ACCORDING_TO:
            source = object_after(structure, cue.last, first)
            yield _quotation(structure, number, "according-to-quote", cue, source, features)
        elif cue.entry.part_of_speech == "verb":
            source = _verb_source(structure, cue, start, first)
            yield _quotation(structure, number, "source-cue-quote", cue, source, features)
        elif cue.entry.part_of_speech == "noun":
            source = possessor(structure, cue.first, start)
            yield _quotation(structure, number, "noun-quote", cue, source, features)


def introduced_quote(structure: Structure, number: int) -> Iterator[Candidate]:
    """The minister: "X" – or a sentence that ends in a colon, and then "X"."""
    first, last = structure.quote_tokens[number]
    if first == 0 or structure.tokens.words[first - 1] != ":":
        return
    statement = _statement(structure, first - 1)
    start = max(statement.first, first - 2 * _NEAR)
    verb = next((t for t in range(start, first) if structure.tokens.tags[t] in _FINITE), None)
    phrases = structure.phrases.between(start, first - 1)
    source = (
        subject(structure, verb, statement.first) if verb is not None else phrases[0] if phrases else None
    )
    features = ["verb" if verb is not None else "no-verb", _said(structure, last)]
    colon = (first - 1, first)
    yield _quotation(structure, number, "source-colon-quote", colon, source, features)


def continued_quote(structure: Structure, number: int) -> Iterator[Candidate]:
    """A quotation that takes up the one left open in the paragraph before."""
    if structure.quotations[number].continues:
        yield _quotation(structure, number, "continued-quotation", None, None, [], inherits=True)


def free_quote(structure: Structure, number: int) -> Iterator[Candidate]:
    """A quotation without a cue of its own, after somebody has spoken."""
    first, last = structure.quote_tokens[number]
    statement = _statement(structure, first)
    alone = first == statement.first
    earlier = _earlier_in_paragraph(structure, statement)
    features = [
        "alone" if alone else "inside",
        f"earlier={earlier}",
        _said(structure, last),
        _lead(structure, first),
    ]
    features += [f"alone={alone}+earlier={earlier}"]
    yield _quotation(structure, number, "quotation-of-last-speaker", None, None, features, inherits=True)


def quoted_fragment(structure: Structure, number: int) -> Iterator[Candidate]:
    """A few quoted words in a sentence of the reporter's, whose subject may be their speaker."""
    first, last = structure.quote_tokens[number]
    statement = _statement(structure, first)
    if first == statement.first:
        return
    verb = next(
        (
            t
            for t in range(first - 1, max(statement.first, first - 2 * _NEAR) - 1, -1)
            if structure.tokens.tags[t] in _FINITE and structure.quoted[t] < 0
        ),
        None,
    )
    if verb is None:
        return
    source = subject(structure, verb, statement.first)
    if source is None:
        return
    features = [f"before={_gap(first - verb)}", _lead(structure, first), _said(structure, last)]
    yield _quotation(structure, number, "quoted-fragment", None, source, features)


# --- a clause and its cue ----------------------------------------------------------------------------------


def cue_clause(structure: Structure, cue: Cue) -> Iterator[Candidate]:
    """She said (that) X – vowed to X – asked whether X – praised X – spoke of X."""
    if cue.entry is ACCORDING_TO:
        return
    tokens = structure.tokens
    statement = _statement(structure, cue.first)
    place = cue.last
    while place < statement.last and tokens.tags[place] == "RB" and tokens.words[place] != "n't":
        place += 1
    for frame, start in _frames(structure, cue, place, statement):
        source = _clause_source(structure, cue, statement)
        rule = (
            _CLAUSE_RULES.get(cue.entry.part_of_speech) or f"source-cue-{_FRAME_RULES.get(frame, 'phrase')}"
        )
        features = [
            f"frame={frame}",
            f"lemma={cue.entry.lemma}",
            f"cue={cue.entry.lemma}+{frame}",
            f"class={cue.entry.cue_class}+{frame}",
            f"form={tokens.tags[cue.first]}",
            f"first={_kind(structure, start)}",
            f"passive={is_passive(structure, cue.first, statement.first)}",
            _followed_by_tag(structure, cue, statement),
        ]
        yield from _with_ends(structure, rule, cue, source, start, statement, features)


def _frames(structure: Structure, cue: Cue, place: int, statement: Statement) -> Iterator[tuple[str, int]]:
    """The frames of a cue that the words after it fit, with the first token of the content."""
    tokens, frames = structure.tokens, cue.entry.frames
    if place >= statement.last - 1:
        return
    word, tag = tokens.words[place].lower(), tokens.tags[place]
    if "hearer" in frames and tag not in ("IN", ",", '"'):
        phrase = structure.phrases.starting_at(place)
        if phrase is not None and phrase[1] < statement.last - 1:
            after = phrase[1]
            following = tokens.words[after].lower()
            if following == "that":
                yield "hearer-that", after + 1
            elif following == "to" or following in _QUESTION_WORDS:
                yield f"hearer-{'to' if following == 'to' else 'whether'}", after
            elif following in _PREPOSITIONS and following in frames:
                yield "hearer-preposition", after + 1
            elif _starts_clause(structure, after, statement):
                yield "hearer-clause", after
    if word == "that" and "that" in frames and tokens.tags[place + 1] not in _FINITE:
        yield "that", place + 1
    elif word == "to" and "to" in frames:
        yield "to", place
    elif word in _QUESTION_WORDS and "whether" in frames:
        yield "whether", place
    elif word in _PREPOSITIONS and word in frames:
        yield word, place + 1
    elif tag == "VBG" and "ing" in frames:
        yield "ing", place
    elif tag == ",":
        comma = _after_aside(structure, place, statement)
        if comma is not None and "that" in frames:
            yield "aside", comma
    elif "clause" in frames and _starts_clause(structure, place, statement):
        yield "clause", place
    elif "np" in frames and (structure.phrases.starting_at(place) is not None or tag == '"'):
        yield "object", place
    elif "that" in frames and tag in ("IN", "TO", "NNP", "NN", "CD"):
        later = _that_ahead(structure, place, statement)
        if later is not None:
            yield "later-that", later


_FRAME_RULES = {
    "that": "that-clause",
    "clause": "clause",
    "hearer-that": "that-clause",
    "hearer-clause": "clause",
    "hearer-to": "infinitive",
    "later-that": "that-clause",
    "aside": "clause",
    "to": "infinitive",
    "whether": "question",
    "hearer-whether": "question",
    "object": "object",
    "ing": "participle",
}
_CLAUSE_RULES = {"noun": "noun-clause", "adjective": "adjective-clause"}


def _starts_clause(structure: Structure, place: int, statement: Statement) -> bool:
    """Whether a noun phrase begins here that has a finite verb of its own."""
    tokens = structure.tokens
    phrase = structure.phrases.starting_at(place)
    if phrase is None and tokens.tags[place] not in ("EX", '"', "IN", "WP", "DT", "WRB"):
        return False
    for later in range(phrase[1] if phrase else place + 1, min(place + 14, statement.last)):
        tag = tokens.tags[later]
        if tag in _FINITE:
            return True
        if tag in (".", "--") or (tag == "TO" and later - place < 4):
            return False
    return False


def _after_aside(structure: Structure, comma: int, statement: Statement) -> int | None:
    """She said, in a speech, X: the token after the second comma."""
    words = structure.tokens.words
    for place in range(comma + 1, min(comma + 12, statement.last - 1)):
        if words[place] == "," and structure.quoted[place] < 0:
            return place + 1
    return None


def _that_ahead(structure: Structure, place: int, statement: Statement) -> int | None:
    """She said on Monday that X: the token after "that"."""
    tokens = structure.tokens
    for later in range(place, min(place + 12, statement.last - 1)):
        if tokens.words[later] == "that" and tokens.tags[later + 1] not in _FINITE:
            return later + 1
        if tokens.tags[later] in _FINITE or tokens.words[later] in (",", '"', ":"):
            return None
    return None


def clause_cue(structure: Structure, cue: Cue) -> Iterator[Candidate]:
    """X, she said. – X, said the minister. – X, according to the ministry."""
    statement = _statement(structure, cue.first)
    tokens = structure.tokens
    if cue.entry is ACCORDING_TO:
        source = object_after(structure, cue.last, statement.last)
        comma = cue.first - 1 if tokens.words[cue.first - 1] == "," else cue.first
        if comma > statement.first:
            yield from _left_contents(structure, "clause-according-to", cue, source, comma, statement, [])
        return
    if cue.entry.part_of_speech != "verb" or not {"that", "clause", "quote"} & cue.entry.frames:
        return
    comma = _comma_before(structure, cue.first, statement)
    if comma is None:
        return
    before = subject(structure, cue.first, comma + 1)
    features = [
        f"class={cue.entry.cue_class}",
        f"lemma={cue.entry.lemma}",
        f"form={tokens.tags[cue.first]}",
        f"next={_kind(structure, cue.last)}",
        f"gap={_gap(cue.first - comma)}",
    ]
    if before is not None:
        yield from _left_contents(structure, "clause-source-cue", cue, before, comma, statement, features)
    elif cue.first - comma <= 2:
        after = object_after(structure, cue.last, statement.last)
        if after is not None:
            yield from _left_contents(structure, "clause-cue-source", cue, after, comma, statement, features)


def around_cue(structure: Structure, cue: Cue) -> Iterator[Candidate]:
    """X, she said, Y: the second piece."""
    statement = _statement(structure, cue.first)
    tokens = structure.tokens
    if cue.entry.part_of_speech != "verb" or "quote" not in cue.entry.frames:
        return
    if cue.last >= statement.last - 1:
        return
    comma = _comma_before(structure, cue.first, statement)
    if comma is None:
        return
    source = subject(structure, cue.first, comma + 1)
    after = cue.last
    if source is None:
        source = object_after(structure, cue.last, statement.last)
        after = source[1] if source else cue.last
    if source is None or after >= statement.last - 1 or tokens.words[after] != ",":
        return
    features = [f"class={cue.entry.cue_class}", f"first={_kind(structure, after + 1)}"]
    yield from _with_ends(structure, "around-the-cue", cue, source, after + 1, statement, features)


def according_to_clause(structure: Structure, cue: Cue) -> Iterator[Candidate]:
    """According to the ministry, X."""
    if cue.entry is not ACCORDING_TO:
        return
    statement = _statement(structure, cue.first)
    source = object_after(structure, cue.last, statement.last)
    if source is None:
        return
    words = structure.tokens.words
    for place in range(source[1], min(source[1] + _NEAR, statement.last - 1)):
        if words[place] == "," and structure.quoted[place] < 0:
            features = [f"opens={cue.first - statement.first < 2}", f"first={_kind(structure, place + 1)}"]
            yield from _with_ends(
                structure, "according-to-clause", cue, source, place + 1, statement, features
            )
            if words[place + 1] not in ("a", "an", "who", "which", "the"):
                return


# --- a whole statement -------------------------------------------------------------------------------------


def colon_headline(structure: Structure, statement: Statement) -> Iterator[Candidate]:
    """Minister: we won – in a headline, or at the start of a paragraph."""
    tokens = structure.tokens
    for place in range(statement.first + 1, min(statement.first + 8, statement.last - 1)):
        if structure.quoted[place] >= 0 or tokens.tags[place] in _FINITE:
            return
        if tokens.words[place] == ":":
            phrases = structure.phrases.between(statement.first, place)
            if not phrases or place - phrases[-1][1] > 1:
                return
            source = (phrases[0][0], phrases[-1][1]) if len(phrases) < 3 else phrases[0]
            name = tokens.tags[source[1] - 1] == "NNP"
            features = [f"part={statement.kind}", f"name={name}", f"first={_kind(structure, place + 1)}"]
            features += [f"part={statement.kind}+name={name}"]
            content = (place + 1, _trimmed_end(structure, place + 1, statement.last))
            if content[0] < content[1]:
                rule = "colon-headline" if statement.kind == "headline" else "colon-statement"
                yield Candidate(rule, content, (place, place + 1), "neutral", source, _named(rule, features))
            return


# --- the table ---------------------------------------------------------------------------------------------

QUOTATION_PATTERNS: tuple[Callable[[Structure, int], Iterator[Candidate]], ...] = (
    quote_cue,
    cue_quote,
    introduced_quote,
    continued_quote,
    free_quote,
    quoted_fragment,
)
CLAUSE_PATTERNS: tuple[Callable[[Structure, Cue], Iterator[Candidate]], ...] = (
    cue_clause,
    clause_cue,
    around_cue,
    according_to_clause,
)
STATEMENT_PATTERNS: tuple[Callable[[Structure, Statement], Iterator[Candidate]], ...] = (colon_headline,)


# --- what patterns share -----------------------------------------------------------------------------------


def _statement(structure: Structure, token: int) -> Statement:
    return structure.statements[structure.statement_of[token]]


def _cues_between(structure: Structure, first: int, last: int) -> list[Cue]:
    start = bisect_left(structure.cues, first, key=lambda cue: cue.first)
    end = bisect_left(structure.cues, last, lo=start, key=lambda cue: cue.first)
    return list(structure.cues[start:end])


def _named(rule: str, features: list[str]) -> tuple[str, ...]:
    return (rule, *(f"{rule}: {feature}" for feature in features))


def _quotation(
    structure: Structure,
    number: int,
    rule: str,
    cue: Cue | Range | None,
    source: Range | None,
    features: list[str],
    *,
    inherits: bool = False,
) -> Candidate:
    """A candidate whose content is a whole quotation, marks included."""
    content = structure.quote_tokens[number]
    length = sum(1 for word in structure.tokens.words[content[0] : content[0] + 12] if word[0].isalnum())
    described = [
        *features,
        f"words={min(length, 7)}",
        f"source={_source_kind(structure, source)}",
        f"follows={_kind(structure, content[1])}",
    ]
    if isinstance(cue, Cue):
        described += [f"class={cue.entry.cue_class}", f"form={structure.tokens.tags[cue.first]}"]
        span, cue_class = (cue.first, cue.last), cue.entry.cue_class
        finite = has_tense(structure, cue.first)
        named = _named(rule, described)
        return Candidate(rule, content, span, cue_class, source, named, number, inherits, finite)
    cue_class = "neutral" if cue else None
    return Candidate(rule, content, cue, cue_class, source, _named(rule, described), number, inherits)


def _verb_source(structure: Structure, cue: Cue, start: int, end: int) -> Range | None:
    if is_passive(structure, cue.first, start):
        return agent(structure, cue.last, end)
    return subject(structure, cue.first, start)


def _clause_source(structure: Structure, cue: Cue, statement: Statement) -> Range | None:
    if cue.entry.part_of_speech == "noun":
        return possessor(structure, cue.first, statement.first)
    return _verb_source(structure, cue, statement.first, statement.last)


def _comma_before(structure: Structure, verb: int, statement: Statement) -> int | None:
    """The comma that ends a clause reported to the left: the nearest with no other finite verb in between."""
    tokens = structure.tokens
    for place in range(verb - 1, max(statement.first, verb - _NEAR), -1):
        if structure.quoted[place] >= 0:
            return place if tokens.tags[place] == '"' else None
        if tokens.words[place] == "," or tokens.tags[place] == "--":
            aside = place < verb - 1 and subject(structure, verb, place + 1) is None
            if not aside:
                return place
        elif tokens.tags[place] in ("VBD", "VBZ", "VBP") and place < verb - 3:
            return None
    return None


def _with_ends(
    structure: Structure,
    rule: str,
    cue: Cue,
    source: Range | None,
    start: int,
    statement: Statement,
    features: list[str],
) -> Iterator[Candidate]:
    """One candidate for each place at which the content may end."""
    base = (*_named(rule, features), f"clause source={_source_kind(structure, source)}")
    passed: list[str] = []
    ends = boundaries.after(structure, start, statement.last)
    for rank, (end, kind) in enumerate(ends):
        last = _trimmed_end(structure, start, end)
        if last <= start or _is_quotation(structure, start, last):
            continue
        if source is not None and start <= source[0] < last:
            continue
        described = [*base, f"end={kind}", f"end rank={min(rank, 4)}", f"length={_length(last - start)}"]
        described += [f"over={other}" for other in dict.fromkeys(passed)]
        described += [f"{rule}: ends={'statement' if rank == len(ends) - 1 else 'inside'}"]
        yield Candidate(
            rule,
            (start, last),
            (cue.first, cue.last),
            cue.entry.cue_class,
            source,
            tuple(described),
            finite=has_tense(structure, cue.first),
        )
        passed.append(kind)


def _left_contents(
    structure: Structure,
    rule: str,
    cue: Cue,
    source: Range | None,
    comma: int,
    statement: Statement,
    features: list[str],
) -> Iterator[Candidate]:
    """The clause before a comma, from the start of its sentence or from a joint within it."""
    starts = [statement.first]
    words, tags = structure.tokens.words, structure.tokens.tags
    for place in range(comma - 1, max(statement.first, comma - 60), -1):
        joint = (
            words[place] in (";", ":")
            or tags[place] == "--"
            or (tags[place] == "CC" and words[place - 1] == ",")
        )
        if joint and structure.quoted[place] < 0:
            starts.append(place + 1 if tags[place] != "CC" else place)
            break
    base = _named(rule, [*features, f"source={_source_kind(structure, source)}"])
    for rank, start in enumerate(starts):
        last = _trimmed_end(structure, start, comma)
        if last > start and not _is_quotation(structure, start, last):
            described = (
                *base,
                f"{rule}: start={rank}/{len(starts)}",
                f"{rule}: length={_length(last - start)}",
            )
            described += (f"{rule}: first={_kind(structure, start)}",)
            yield Candidate(
                rule, (start, last), (cue.first, cue.last), cue.entry.cue_class, source, described
            )


def _is_quotation(structure: Structure, first: int, last: int) -> bool:
    """Whether a stretch lies within one quotation: then it is for the patterns of quotations to propose."""
    return structure.quoted[first] >= 0 and structure.quoted[first] == structure.quoted[last - 1]


def _trimmed_end(structure: Structure, start: int, end: int) -> int:
    """The end without the punctuation before it, which belongs to the sentence and not to its content."""
    while end > start and structure.tokens.tags[end - 1] in (".", ",", "--", "("):
        end -= 1
    return end


def _earlier_in_paragraph(structure: Structure, statement: Statement) -> str:
    """Whether somebody was cited earlier in the paragraph."""
    number = structure.statement_of[statement.first]
    first = number
    while (
        first > 0 and number - first < 6 and structure.statements[first - 1].paragraph == statement.paragraph
    ):
        first -= 1
    begin = structure.statements[first].first
    if bisect_left(structure.quote_tokens, (begin, 0)) < bisect_left(
        structure.quote_tokens, (statement.first, 0)
    ):
        return "quotation"
    return "cue" if _cues_between(structure, begin, statement.first) else "none"


def _followed_by_tag(structure: Structure, cue: Cue, statement: Statement) -> str:
    """Whether another cue follows in the sentence, and so may own what this one seems to govern."""
    place = bisect_left(structure.cues, cue.first, key=lambda other: other.first)
    earlier = sum(other.first >= statement.first for other in structure.cues[max(0, place - 2) : place])
    later = sum(other.first < statement.last for other in structure.cues[place + 1 : place + 2])
    return f"cues={earlier}<{later}"


def _said(structure: Structure, last: int) -> str:
    """How a quotation ends: a comma or a full stop inside the marks makes it a statement."""
    tokens = structure.tokens
    if last < 2 or tokens.tags[last - 1] != '"':
        return "ends=open"
    before = tokens.words[last - 2]
    return f"ends={before if before in ',.?!' else 'word'}"


def _lead(structure: Structure, first: int) -> str:
    return f"lead={_kind(structure, first - 1) if first else 'start'}"


_SHOWN = frozenset(
    [
        "that",
        "as",
        "a",
        "an",
        "the",
        "of",
        "to",
        "in",
        "for",
        "and",
        "but",
        "by",
        ",",
        ":",
        ".",
        "'s",
        "said",
        "is",
        "was",
    ]
)


def _kind(structure: Structure, token: int) -> str:
    """A word's shape for a feature: itself if it is a frequent small word, else its tag."""
    if not 0 <= token < len(structure.tokens):
        return "edge"
    word = structure.tokens.words[token].lower()
    return word if word in _SHOWN else structure.tokens.tags[token]


def _source_kind(structure: Structure, source: Range | None) -> str:
    if source is None:
        return "none"
    tag = structure.tokens.tags[source[1] - 1]
    if tag == "PRP":
        word = structure.tokens.words[source[1] - 1].lower()
        return word if word in ("he", "she", "they", "it", "i", "we") else "pronoun"
    return {"NNP": "name", "NNS": "plural", "NN": "noun"}.get(tag, "other")


def _gap(tokens: int) -> str:
    return str(tokens) if tokens < 5 else "5-8" if tokens < 9 else "9+"


def _length(tokens: int) -> str:
    return (
        "1-2"
        if tokens < 3
        else "3-5"
        if tokens < 6
        else "6-10"
        if tokens < 11
        else "11-20"
        if tokens < 21
        else "21+"
    )
