"""Decision: the contents of a text that are believed, each with its source."""

from __future__ import annotations

from framing.attribution.acceptance import accept, schedule
from framing.attribution.cue import find_cues
from framing.attribution.exclusions import is_excluded, without_hearer
from framing.attribution.models import Models
from framing.attribution.proposals import CueTable, propose
from framing.attribution.shallow import ShallowParse
from framing.attribution.sources import Chosen, find_sources


def decide(parse: ShallowParse, models: Models) -> list[Chosen]:
    """The contents that the models hold most probable, without overlap, in order of the text.

    >>> from framing.attribution.models import load
    >>> from framing.attribution.shallow import parse
    >>> [(one.first, one.last, one.source) for one in decide(parse('"We won," said Ann Lee.'), load())]
    [(0, 5, (6, 8))]
    """
    table = CueTable.of(find_cues(parse, models.strengths))
    judged = accept(parse, propose(parse, table, models), models.acceptance)
    judged = [one for one in judged if not is_excluded(parse, one.proposal)]
    believed = [one._replace(proposal=without_hearer(parse, one.proposal)) for one in schedule(judged, parse)]
    return find_sources(parse, table, believed, judged, models)
