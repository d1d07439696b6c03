"""What an article has said so far: who spoke, and where."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from framing.attribution.cue import Cue
from framing.attribution.shallow import ShallowParse, TokenSpan


class Previous(NamedTuple):
    """The attribution before this one: its source, content and cue."""

    source: TokenSpan | None
    content: TokenSpan
    cue: Cue | None


@dataclass(slots=True)
class Discourse:
    """Who has spoken so far: the attribution before, and for each name the paragraph where it last spoke."""

    previous: Previous | None = None
    speakers: dict[str, int] = field(default_factory=dict)

    def add(self, parse: ShallowParse, source: TokenSpan | None, content: TokenSpan, cue: Cue | None) -> None:
        """Note one more attribution, in order of the text."""
        self.previous = Previous(source, content, cue)
        if source is not None:
            name = _head_name(parse, source)
            if name:
                self.speakers[name] = parse.paragraph_of(content[0])

    def spoke(self, parse: ShallowParse, phrase: TokenSpan, paragraph: int) -> str:
        """Whether the phrase names one who has spoken: in this paragraph, the one before, or earlier."""
        name = _head_name(parse, phrase)
        if name is None:
            return "no name"
        if name not in self.speakers:
            return "never"
        back = paragraph - self.speakers[name]
        return "just now" if back <= 0 else "paragraph before" if back == 1 else "earlier"


def _head_name(parse: ShallowParse, phrase: TokenSpan) -> str | None:
    """The last name-like word of a phrase."""
    for place in range(phrase[1] - 1, phrase[0] - 1, -1):
        if parse.tags[place] == "NNP":
            return parse.words[place]
    return None
