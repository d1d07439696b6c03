"""Phrases of words, with ``*`` for any ending, found in running text."""

from __future__ import annotations

import itertools
import re
import unicodedata
from bisect import insort
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from framing.span import Span

MOST_WORDS = 20

_ACCENTS = "\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
_INVISIBLE = "\u00ad\u200b-\u200d\u2060\ufeff"
_LETTER = r"[^\W_ʹʼ]"  # to Unicode these two apostrophes are letters
# Letters and digits with their accents. Soft hyphens and zero-width characters between letters belong to the
# word; underscores do not, since plain text has them for emphasis. Possessive: nothing is tried twice.
TOKEN = re.compile(rf"{_LETTER}++(?:[{_ACCENTS}{_INVISIBLE}]++{_LETTER}++)*+[{_ACCENTS}]*+")
_TOKENS = re.compile(f"({TOKEN.pattern})")  # to split by, with the tokens kept

# A star that ends no word: nothing of a word before it, or more of one after it.
_STRAY_STAR = re.compile(rf"(?<!{_LETTER})(?<![{_ACCENTS}])\*|\*(?={_LETTER}|\*)")

_REMOVE_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"))
_HYPHENS = frozenset("-‐‑‒–−﹣－")
_APOSTROPHES = frozenset("'’‘ʼʹ′`´＇")
_EITHER = " "  # the joint of a phrase where the text may have a space, a hyphen or nothing
_LONGEST_JOINT = 8
_LONGEST_SHOWN = 60
_REMEMBERED = 50_000  # words: the vocabulary of some hundred articles


class PhraseError(ValueError):
    """A phrase that cannot be looked for: what is wrong with it and what to do."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """A phrase taken apart: its folded words, which of them may have any ending, what stands before each."""

    words: tuple[str, ...]
    any_ending: tuple[bool, ...]
    joints: tuple[str, ...]

    @classmethod
    def of(cls, phrase: str) -> Pattern:
        """Take a phrase apart. Marks before its first word and after its last do not count.

        Raises ``PhraseError`` for a phrase without a word, one of more than twenty words, and for a ``*``
        that does not end a word.

        >>> Pattern.of("nuclear weapon*").words
        ('nuclear', 'weapon')
        """
        if not phrase.strip():
            raise PhraseError("the phrase is empty; write its words, or take the line out")
        tokens = list(TOKEN.finditer(phrase))
        shown = phrase if len(phrase) <= _LONGEST_SHOWN else f"{phrase[:_LONGEST_SHOWN]}…"
        if _STRAY_STAR.search(phrase):
            raise PhraseError(
                f"in “{shown}” a * does not end a word; it stands for any ending, as in escalat*, "
                "and can stand nowhere else"
            )
        if not tokens:
            raise PhraseError(f"“{shown}” has no word in it; write letters or digits")
        if len(tokens) > MOST_WORDS:
            raise PhraseError(f"“{shown}” has {len(tokens)} words; {MOST_WORDS} are the most")
        gaps = [phrase[left.end() : right.start()] for left, right in itertools.pairwise(tokens)]
        joints = tuple(_joint(gap.removeprefix("*")) for gap in gaps)
        if None in joints:
            raise PhraseError(f"“{shown}” has too much between two of its words; a space is enough")
        return cls(
            words=tuple(fold(token[0]) for token in tokens),
            any_ending=tuple(phrase.startswith("*", token.end()) for token in tokens),
            joints=("", *(joint for joint in joints if joint is not None)),
        )


@dataclass(frozen=True, slots=True)
class Hit(Span):
    """A place where a phrase stands, and the phrase's number."""

    phrase: int


class _Edges:
    """The ways on from a node: by a whole word, or by a word's beginning."""

    __slots__ = ("lengths", "openings", "words")

    def __init__(self) -> None:
        self.words: dict[str, list[_Node]] = {}
        self.openings: dict[str, list[_Node]] = {}
        self.lengths: list[int] = []

    def add(self, word: str, to: _Node, *, any_ending: bool) -> None:
        targets = (self.openings if any_ending else self.words).setdefault(word, [])
        if to not in targets:
            targets.append(to)
        if any_ending and len(word) not in self.lengths:
            insort(self.lengths, len(word))

    def follow(self, word: str) -> list[_Node]:
        by_beginning: list[_Node] = []
        for length in self.lengths:
            if length > len(word):
                break
            by_beginning += self.openings.get(word[:length], ())
        return self.words.get(word, []) + by_beginning


class _Node:
    """A place in the trie: the beginning of a phrase, up to one of its words."""

    __slots__ = ("edges", "phrases")

    def __init__(self) -> None:
        self.phrases: list[int] = []
        self.edges: dict[str, _Edges] = {}


class _State(NamedTuple):
    """Where some words lead: the phrases they make, and by the next joint the ways on."""

    phrases: list[int]
    ways: dict[str, list[_Edges]]

    @classmethod
    def of(cls, nodes: Sequence[_Node]) -> _State | None:
        """What several nodes of the trie amount to; None for none of them."""
        if not nodes:
            return None
        # Without repetitions: one word may lead to the same place in several ways, and so may the next.
        distinct = dict.fromkeys(nodes)
        ways: dict[str, list[_Edges]] = {}
        for node in distinct:
            for joint, edges in node.edges.items():
                ways.setdefault(joint, []).append(edges)
        return cls([phrase for node in distinct for phrase in node.phrases], ways)


class PhraseIndex:
    """Phrases in a trie of words, so that the time to read a text hardly depends on how many there are.

    Case and the kind of apostrophe do not matter. Where the phrase has a space or a hyphen, the text may have
    a space, a line break, a hyphen or nothing. A match is made of whole words; ``'s`` may follow it. An open
    ending inside a phrase ends with its word, so that "missile* defence" is also found in "missiledefence"
    but not in "missilesdefence".

    The trie after Aho, A. V. & Corasick, M. J. (1975). Efficient string matching. *Communications of the ACM*
    18(6), 333–340, with words for characters and without failure links, since phrases are short.

    >>> text = "A coverup, they said. The cover-\\nup!"
    >>> [hit.of(text) for hit in PhraseIndex(["cover-up"]).find(text)]
    ['coverup', 'cover-\\nup']
    """

    __slots__ = ("_openings",)

    def __init__(self, phrases: Iterable[str]):
        root = _Node()
        children: dict[tuple[_Node, str, str, bool], _Node] = {}
        for number, phrase in enumerate(phrases):
            pattern = Pattern.of(phrase)
            nodes = [root]
            for step in zip(pattern.joints, pattern.words, pattern.any_ending, strict=True):
                key = (nodes[-1], *step)
                if key not in children:
                    children[key] = _Node()
                nodes.append(children[key])
            nodes[-1].phrases.append(number)
            _connect(nodes, pattern)
        self._openings = _Openings(root.edges.get("", _Edges()))

    def find(self, text: str, start: int = 0, end: int | None = None) -> list[Hit]:
        """Every place between ``start`` and ``end`` where a phrase stands, in order of their starts.

        Time is linear in the text. Hits may overlap; ``longest`` chooses among them.
        """
        pieces = _TOKENS.split(text[start:end])
        words = pieces[1::2]
        openings = self._openings
        opening = [place for place, state in enumerate(map(openings.__getitem__, words)) if state]
        if not opening:
            return []
        edges = list(itertools.accumulate(map(len, pieces), initial=start))
        stretch = _Stretch(text, words, gaps=pieces[2::2], starts=edges[1::2], ends=edges[2::2])
        return [
            hit
            for place in opening
            if not _inside_word(text, stretch.starts[place])
            for hit in _hits(stretch, place, openings[words[place]])
        ]


class _Stretch(NamedTuple):
    """The words of a stretch of a text, where they start and end in the text, and what follows each."""

    text: str
    words: list[str]
    gaps: list[str]
    starts: list[int]
    ends: list[int]


class _Openings(dict[str, "_State | None"]):
    """Where each word leads from the root of the trie, looked up once and remembered for the next texts."""

    def __init__(self, edges: _Edges):
        super().__init__()
        self._edges = edges

    def __missing__(self, word: str) -> _State | None:
        if len(self) >= _REMEMBERED:
            self.clear()
        found = self[word] = _State.of(self._edges.follow(fold(word)))
        return found


def _connect(nodes: Sequence[_Node], pattern: Pattern) -> None:
    """Lead from each node of a phrase to all later ones that one word of a text can reach."""
    for first, node in enumerate(nodes[:-1]):
        joint = pattern.joints[first]
        if joint not in node.edges:
            node.edges[joint] = _Edges()
        edges = node.edges[joint]
        word = ""
        for last in range(first, len(pattern.words)):
            if last > first and pattern.joints[last] != _EITHER:
                break
            word += pattern.words[last]
            edges.add(word, nodes[last + 1], any_ending=pattern.any_ending[last])


def _hits(stretch: _Stretch, first: int, state: _State | None) -> list[Hit]:
    """The phrases that begin with word ``first``, which leads to ``state``."""
    text, words, gaps, starts, ends = stretch
    hits: list[Hit] = []
    place = first
    while state is not None:
        if state.phrases and not _goes_on(text, ends[place]):
            hits += [Hit(starts[first], ends[place], phrase) for phrase in state.phrases]
        joint = _joint(gaps[place])
        place += 1
        if joint not in state.ways or place == len(words):
            break
        word = fold(words[place])
        state = _State.of([node for edges in state.ways[joint] for node in edges.follow(word)])
    return hits


def longest(hits: Sequence[Hit]) -> list[Hit]:
    """Hits that do not overlap: a longer one wins over a shorter, then the first, then the lower phrase.

    >>> longest([Hit(0, 4, 0), Hit(0, 9, 1), Hit(5, 12, 2)])
    [Hit(start=0, end=9, phrase=1)]
    """
    if len(hits) < 2:
        return list(hits)
    base = min(hit.start for hit in hits)
    taken = bytearray(max(hit.end for hit in hits) - base)
    chosen = []
    for hit in sorted(hits, key=lambda hit: (hit.start - hit.end, hit.start, hit.phrase)):
        # Whatever is taken is at least as long, so that it covers one end of every hit it overlaps.
        if not taken[hit.start - base] and not taken[hit.end - 1 - base]:
            taken[hit.start - base : hit.end - base] = b"\1" * len(hit)
            chosen.append(hit)
    return sorted(chosen)


def fold(word: str) -> str:
    """A word without regard to case, to how its accents are stored, and to invisible characters.

    >>> fold("STRASSE") == fold("Straße"), fold("cafe\\u0301") == fold("CAFÉ")
    (True, True)
    """
    if word.isascii():
        return word.lower()
    return unicodedata.normalize(
        "NFC", unicodedata.normalize("NFC", word.translate(_REMOVE_INVISIBLE)).casefold()
    )


def repeated(phrases: Sequence[str]) -> tuple[int, int] | None:
    """The places of the first phrase that says the same as an earlier one, the earlier place first.

    >>> repeated(["cover-up", "threat", "Cover up"])
    (0, 2)
    """
    seen: dict[Pattern, int] = {}
    for place, phrase in enumerate(phrases):
        earlier = seen.setdefault(Pattern.of(phrase), place)
        if earlier != place:
            return earlier, place
    return None


def _joint(gap: str) -> str | None:
    """What stands between two words, brought to one form; None where the two cannot belong together."""
    if gap == " ":
        return _EITHER
    line_ends = gap.count("\n") + gap.count("\r") - gap.count("\r\n") + gap.count("\u2029")
    if line_ends > 1:
        return None
    bare = gap.strip()
    if not bare or (bare in _HYPHENS and gap[0] == bare and (len(gap) == 1 or line_ends)):
        return _EITHER
    if bare in _APOSTROPHES and len(gap) == 1:
        return "'"
    if len(gap) > _LONGEST_JOINT:
        return None
    return re.sub(r"\s+", " ", gap)


def _inside_word(text: str, start: int) -> bool:
    """Whether a word goes on before ``start``, as in ``O'Neill`` before the N."""
    before = text[start - 1 : start]
    return before.isalnum() or (before in _APOSTROPHES and start > 1 and text[start - 2].isalnum())


def _goes_on(text: str, end: int) -> bool:
    """Whether a word goes on after ``end``: a letter, or an apostrophe and letters other than ``'s``."""
    if text[end : end + 1] in _APOSTROPHES:
        following = TOKEN.match(text, end + 1)
        return following is not None and following[0] not in ("s", "S")
    return TOKEN.match(text, end) is not None
