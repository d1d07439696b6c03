"""One attribution: what is said, by whom, and the words that say so."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from framing.span import Span

AttributionKind = Literal["direct", "indirect", "mixed"]
SpeakerType = Literal["person", "institution", "group", "document", "anonymous"]


@dataclass(frozen=True, slots=True)
class Attribution:
    """One stretch of attributed content, with its cue and its source.

    ``content`` holds no quotation marks at its ends. ``group`` is shared by the pieces of one statement
    ("X," he said, "Y"). ``outer`` is the place, in the article's list, of the attribution around this one.
    ``speaker`` is the canonical name for ``source`` (Vladimir Putin for "he"). ``rule`` names the pattern
    that made the attribution, and ``confidence`` is that rule's precision on hand-annotated news.

    The three-part scheme of content, cue and source: Pareti, S. (2012). A database of attribution relations.
    *LREC*, 3213–3217.
    """

    group: int
    content: Span
    kind: AttributionKind
    cue: Span | None
    cue_class: str | None
    source: Span | None
    speaker: str | None
    speaker_type: SpeakerType | None
    rule: str
    confidence: float
    outer: int | None = None
