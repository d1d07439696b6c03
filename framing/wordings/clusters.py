"""Wordings of one statement brought together around the fullest of them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from framing.language import folded as folded_word
from framing.wordings.likeness import LIGHT, likeness, stems
from framing.wordings.spoken import Wording

NEAR = 50.0
"""How alike two wordings must be to count as one statement where neither is the fullest of it."""

_MUCH = 66.0


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement of one speaker in one story: its fullest wording, and all of them with their likeness.

    ``number`` counts the statements of the speaker in the story, 0 for the one with most wordings.
    ``wordings`` are in the order of the articles; ``alike`` says of each how like the wording that brought it
    in it is (0 to 100), 100 for the fullest itself and what has the same words.
    """

    number: int
    fullest: Wording
    wordings: tuple[Wording, ...]
    alike: tuple[float, ...]

    @property
    def outlets(self) -> list[str]:
        """The outlets that give it, each once."""
        return list(dict.fromkeys(wording.outlet for wording in self.wordings))


def statements_in(wordings: Sequence[Wording], threshold: float) -> Iterator[Statement]:
    """The statements of each speaker in each story, story by story, that with most wordings first.

    Clustering by stars: from the fullest wording down (most words in quotation marks, fewest outside them;
    without marks, most words), each joins the statement that has the wording it is most like, if that is the
    fullest and they are alike by ``threshold`` or more, or any other and they are by ``NEAR``; else it is the
    fullest of a new one. So a fragment belongs to one statement and cannot join two, and two fragments of one
    quotation come together though they share no word. Where one of two has nothing in quotation marks they
    must share two words that are not light.

    The star algorithm: Aslam, J. A., Pelekhov, E. & Rus, D. (2004). The star clustering algorithm for static
    and dynamic information organization. *Journal of Graph Algorithms and Applications* 8(1), 95–129.
    """
    told: dict[tuple[str, str], list[Wording]] = defaultdict(list)
    for wording in wordings:
        told[wording.story, wording.speaker].append(wording)
    for some in told.values():
        yield from _statements_of(some, threshold)


def folded(wording: Wording) -> tuple[str, ...]:
    """Its words without regard to case and to the kind of apostrophe."""
    return tuple(map(folded_word, wording.words))


def _statements_of(wordings: Sequence[Wording], threshold: float) -> Iterator[Statement]:
    """The statements of one speaker in one story."""
    order = sorted(range(len(wordings)), key=lambda place: (_fullness(wordings[place]), place))
    stars = _Stars(threshold)
    home: dict[int, tuple[int, float]] = {place: stars.join(wordings[place]) for place in order}
    members: dict[int, list[int]] = defaultdict(list)
    for place in range(len(wordings)):
        members[home[place][0]].append(place)
    ranked = sorted(members.items(), key=lambda item: -len(item[1]))
    for number, (star, places) in enumerate(ranked):
        yield Statement(
            number,
            stars.centres[star],
            tuple(wordings[place] for place in places),
            tuple(home[place][1] for place in places),
        )


def _fullness(wording: Wording) -> tuple[int, int]:
    """What sorts the fullest wording first."""
    marked, words = sum(wording.marked), len(wording.words)
    return -marked, words if marked else -words


class _Stars:
    """The statements so far, found again by the words that their wordings hold."""

    def __init__(self, threshold: float):
        self._threshold = threshold
        self.centres: list[Wording] = []
        self._known: list[Wording] = []
        self._stems: list[Mapping[str, float]] = []
        self._weights: list[float] = []
        self._quoted: list[bool] = []
        self._home: list[int] = []
        self._same: dict[tuple[str, ...], tuple[int, float]] = {}
        self._with: dict[str, list[int]] = defaultdict(list)

    def join(self, wording: Wording) -> tuple[int, float]:
        """The place of the fullest wording that one belongs to, its own perhaps, and how alike that is."""
        same = folded(wording)
        if same not in self._same:
            self._same[same] = self._nearest(wording)
        return self._same[same]

    def _nearest(self, wording: Wording) -> tuple[int, float]:
        own = stems(wording.content)
        alike, place = max(self._alike(wording, own), default=(0.0, 0))
        if not alike:
            self.centres.append(wording)
            self._index(wording, own, len(self.centres) - 1)
            return len(self.centres) - 1, 100.0
        # What is much like a wording that it joined could bring in hardly any that this would not.
        if alike < _MUCH:
            self._index(wording, own, self._home[-place])
        return self._home[-place], alike

    def _index(self, wording: Wording, own: Mapping[str, float], home: int) -> None:
        for stem in _telling(own):
            self._with[stem].append(len(self._known))
        self._known.append(wording)
        self._stems.append(own)
        self._weights.append(sum(own.values()))
        self._quoted.append(any(wording.marked))
        self._home.append(home)

    def _alike(self, wording: Wording, own: Mapping[str, float]) -> Iterator[tuple[float, int]]:
        """The likeness to each wording that is near enough, with its place counted downwards."""
        shared: Counter[int] = Counter()
        for stem in _telling(own):
            shared.update(self._with[stem])
        light = sum(weight for weight in own.values() if weight <= LIGHT)
        whole = sum(own.values())
        quoted = any(wording.marked)
        for place, telling in shared.items():
            fewest = 1 if quoted and self._quoted[place] else 2
            known = self._known[place]
            fullest = known is self.centres[self._home[place]]
            needed = self._threshold if fullest else max(self._threshold, NEAR)
            # At most so alike, were every light word shared too: what remains is reckoned in full.
            if telling < fewest or 100 * (telling + light) < needed * min(whole, self._weights[place]):
                continue
            alike = likeness(own, self._stems[place], fewest=fewest)
            if alike >= needed and alike:
                yield alike, -place


def _telling(stems: Mapping[str, float]) -> list[str]:
    return [stem for stem, weight in stems.items() if weight > LIGHT]
