"""Nested attributions: she said he had denied that it rained."""

from __future__ import annotations

from collections.abc import Sequence

from framing.attribution.candidates import starts_after
from framing.attribution.cue import Cue
from framing.attribution.cue_classes import cue_class
from framing.attribution.discourse import Discourse
from framing.attribution.evidence.clause_source import clause_sources
from framing.attribution.evidence.content import start_features
from framing.attribution.models import Models
from framing.attribution.proposals import CueTable, most_probable, rule_name
from framing.attribution.shallow import ShallowParse
from framing.attribution.sources import Chosen

_OF_SPEECH = frozenset(["neutral", "assertive", "accusing", "admitting", "denying"])
_OPENS_A_CLAUSE = frozenset(["that", "clause", "subject", '"'])


def choose_nested(
    parse: ShallowParse, table: CueTable, chosen: Sequence[Chosen], models: Models
) -> list[Chosen]:
    """Attributions within the reported clauses of others.

    The annotation that the models learned from knows no nesting, so that here what is asked for is plain: a
    finite verb of speech that is more often a cue than not, with its own subject before it in the content
    around, and a clause behind it, which goes on to the end of that content. Quotations are not looked into.
    ``benchmarks/nested.py`` measures, on composed articles, how seldom that is right.
    """
    found: list[Chosen] = []
    for around in chosen:
        if around.side == "quotation":
            continue
        for cue in table.by_sentence.get(parse.sentence_of(around.first), ()):
            free = not found or found[-1].last <= cue.token
            if around.first < cue.token < around.last and free and _is_plainly_speech(cue):
                inner = _nested(parse, cue, around, table, models)
                if inner is not None:
                    found.append(inner)
    return found


def _is_plainly_speech(cue: Cue) -> bool:
    if cue.kind != "verb" or cue.form != "finite" or cue.strength < 0 or cue.follows not in _OPENS_A_CLAUSE:
        return False
    return cue_class(cue.kind, cue.lemma) in _OF_SPEECH


def _nested(parse: ShallowParse, cue: Cue, around: Chosen, table: CueTable, models: Models) -> Chosen | None:
    starts = [start for start in starts_after(parse, cue, around.last) if start.token < around.last - 1]
    if not starts:
        return None
    last = parse.wide_lasts[cue.sentence]
    start_shares = models.start.shares([start_features(parse, cue, start, last=last) for start in starts])
    start, share = most_probable(starts, start_shares, 1)[0]
    content = (start.token, around.last)
    sources = clause_sources(parse, cue, content, Discourse(), table.strengths)
    best = max(sources, key=lambda source: models.clause_source.score(source.features))
    if best.span is None or best.span[0] < around.first or best.span[1] > cue.token:
        return None
    return Chosen(
        *content,
        probability=around.probability * share,
        source=best.span,
        source_probability=1.0,
        cue=cue,
        side="right",
        rule=rule_name(cue, start.pattern),
        grounds=(("clause_source", best.features),),
        nested=True,
    )
