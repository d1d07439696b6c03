"""Two wordings side by side: which words of the fuller one are kept, dropped, replaced, which are added."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Literal

from framing.wordings.clusters import folded
from framing.wordings.spoken import Wording

if TYPE_CHECKING:
    from collections.abc import Iterable

Op = Literal["kept", "dropped", "replaced", "added"]
_Block = tuple[str, int, int, int, int]

_LONGEST_REPLACED = 8
_MOST_CELLS = 100_000


@dataclass(frozen=True, slots=True)
class Step:
    """One word of an alignment.

    ``place`` counts the words of the fullest wording from 0; an added word has the place of the word before
    which it stands. ``word`` is the word of the fullest wording, None where it is added; ``other`` that of
    the other wording, None where it is dropped; ``quoted`` says whether ``other`` is in quotation marks.
    """

    place: int
    op: Op
    word: str | None
    other: str | None
    quoted: bool


def alignment(fullest: Wording, other: Wording) -> list[Step]:
    """How ``other`` gives the words of ``fullest``, word by word, without regard to case and punctuation.

    Found by the longest run of words that both have, then by the longest on either side of it, and so on, so
    that a fragment stays in one piece: Ratcliff, J. W. & Metzener, D. (1988). Pattern matching: the gestalt
    approach. *Dr. Dobb's Journal* 13(7), 46. Where words return so often that this would take long, by the
    fewest changes (Levenshtein) instead.

    Words of a gap stand one for the other, in their order, where neither side has more than eight words nor
    more than twice those of the other and one; in other gaps they are dropped and added. Where both wordings
    have quotation marks, words in marks replace only words in marks.
    """
    steps: list[Step] = []
    for tag, i, i_end, j, j_end in _blocks(folded(fullest), folded(other)):
        if tag == "equal":
            steps.extend(
                Step(one, "kept", fullest.words[one], other.words[two], other.marked[two])
                for one, two in zip(range(i, i_end), range(j, j_end), strict=True)
            )
        else:
            steps.extend(_gap(fullest, other, range(i, i_end), range(j, j_end)))
    return steps


def _blocks(one: Sequence[str], other: Sequence[str]) -> Iterable[_Block]:
    counts = Counter(other)
    if sum(counts[word] for word in one) <= _MOST_CELLS:
        return SequenceMatcher(None, one, other, autojunk=False).get_opcodes()
    from rapidfuzz.distance import Levenshtein

    return [
        (block.tag, block.src_start, block.src_end, block.dest_start, block.dest_end)
        for block in Levenshtein.opcodes(one, other)
    ]


def _gap(fullest: Wording, other: Wording, i: range, j: range) -> Iterator[Step]:
    """The steps of a stretch that the two have differently, in the order of the fullest wording."""
    pairs = dict(_pairs(fullest, other, i, j))
    new = [place for place in j if place not in set(pairs.values())]
    for place in i:
        if place in pairs:
            at = pairs[place]
            yield from (_added(other, place, early) for early in new if early < at)
            new = [late for late in new if late > at]
            yield Step(place, "replaced", fullest.words[place], other.words[at], other.marked[at])
        else:
            yield Step(place, "dropped", fullest.words[place], None, False)
    yield from (_added(other, i.stop, late) for late in new)


def _pairs(fullest: Wording, other: Wording, i: range, j: range) -> Iterator[tuple[int, int]]:
    """Which word stands for which in a gap."""
    if not (any(fullest.marked) and any(other.marked)):
        yield from _zipped(i, j)
        return
    for marked in (True, False):
        yield from _zipped(
            [place for place in i if fullest.marked[place] == marked],
            [place for place in j if other.marked[place] == marked],
        )


def _zipped(i: Sequence[int], j: Sequence[int]) -> Iterator[tuple[int, int]]:
    fewer, more = sorted((len(i), len(j)))
    if more <= min(_LONGEST_REPLACED, 2 * fewer + 1):
        yield from zip(i, j, strict=False)


def _added(other: Wording, place: int, at: int) -> Step:
    return Step(place, "added", None, other.words[at], other.marked[at])
