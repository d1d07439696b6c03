"""Statements that an outlet makes its own: their words in its own voice, given to nobody."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from framing.groups import by_column
from framing.wordings.likeness import LIGHT, stems
from framing.wordings.spoken import Wording

if TYPE_CHECKING:
    from framing.study import Study

SHARE = 0.7
"""The share of a statement's words, light ones weighing less, that one passage must at least hold."""

FEWEST = 4
"""How many words that are not light a passage and a statement must at least share."""


@dataclass(frozen=True, slots=True)
class OwnWords:
    """A passage in an outlet's own voice, and the share of a statement's words that it holds."""

    outlet: str
    article: str
    text: str
    share: float


class OwnVoice:
    """The passages in the outlets' own voice, found again by the words they hold.

    A passage has a statement's words where it holds ``SHARE`` of the weight of their stems and at least
    ``FEWEST`` that are not light, in any order; so a statement of three such words is never found. Only
    passages that hold one of a statement's rarest words are looked at (prefix filtering: Chaudhuri, S.,
    Ganti, V. & Kaushik, R. (2006). A primitive operator for similarity joins in data cleaning. *ICDE*).
    """

    def __init__(self, study: Study, *, story: str | None = None):
        table = by_column(by_column(study.passages, study.articles, "story"), study.articles, "outlet")
        own = table[(table["voice"] == "outlet") & (table["words"] >= FEWEST)]
        if story is not None:
            own = own[own["story"] == story]
        self._stems: list[Mapping[str, float]] = []
        self._where: list[tuple[str, str, str]] = []
        self._holding: dict[tuple[str, str], list[int]] = defaultdict(list)
        columns = own[["story", "outlet", "article", "text"]]
        for place, (of_story, outlet, article, text) in enumerate(columns.itertuples(index=False, name=None)):
            found = stems(text)
            self._stems.append(found)
            self._where.append((outlet, article, text))
            for stem, weight in found.items():
                if weight > LIGHT:
                    self._holding[of_story, stem].append(place)

    def find(self, wording: Wording) -> dict[str, OwnWords]:
        """For each outlet with a passage that has the statement's words, the passage with most of them."""
        sought = stems(wording.content)
        whole = sum(sought.values())
        telling = [stem for stem, weight in sought.items() if weight > LIGHT]
        if len(telling) < FEWEST:
            return {}
        holding = sorted((self._holding.get((wording.story, stem), []) for stem in telling), key=len)
        may_lack = math.floor((1 - SHARE) * whole + 1e-9)
        near = {place for places in holding[: may_lack + 1] for place in places}
        found: dict[str, OwnWords] = {}
        for place in sorted(near):
            common = sought.keys() & self._stems[place].keys()
            share = sum(sought[stem] for stem in common) / whole
            outlet, article, text = self._where[place]
            enough = share >= SHARE and sum(sought[stem] > LIGHT for stem in common) >= FEWEST
            if enough and (outlet not in found or share > found[outlet].share):
                found[outlet] = OwnWords(outlet, article, text, share)
        return found
