"""Score predicted attributions against PolNeAR, with intervals from resampling articles.

    python benchmarks/polnear/score.py GOLD.jsonl PREDICTIONS.jsonl [--keep [NAME]]

A predicted content and an annotated one agree when four fifths of their words are the same (Jaccard index of
at least 0.8); each agrees with one at most, the closest pairs first. *Joint* means that the speaker is right
too. The rows: contents of each kind (direct, mixed, indirect) and all of them; ``qseg``, stretches of three
words or more in double quotation marks, attributed or not; ``words``, each in somebody's voice or the
outlet's own. ``--keep`` puts the table into docs/measured/attribution.json: "agreement", or the name given.

Needs numpy alone, and nothing of the kit: what is measured does not measure itself.
"""

from __future__ import annotations

import argparse
import json
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

import measured
import numpy as np

ROWS = ("qseg", "direct", "mixed", "indirect", "all", "words")
AGREEMENT = 0.8
"""The least Jaccard index of two contents that agree, and the least share of a stretch that is covered."""
LEAST_QUOTED = 3
RESAMPLINGS = 1000

_WORD = re.compile(r"\w+ (?: [.\-'’] \w+ )*", re.VERBOSE)
_PARAGRAPH = re.compile(r"[^\n]+")
_POSSESSIVE = ("'s", "’s")
_SMALL_WORDS = frozenset(
    [
        "a",
        "an",
        "and",
        "at",
        "by",
        "dr",
        "for",
        "her",
        "his",
        "in",
        "its",
        "mr",
        "mrs",
        "ms",
        "of",
        "on",
        "or",
        "that",
        "the",
        "their",
        "this",
        "to",
        "with",
    ]
)
_NO_SURNAMES = frozenset(["he", "her", "his", "i", "it", "she", "the", "they", "we", "who", "you"])

Quote = Mapping[str, Any]
"""An annotated or predicted content as it is stored: ``start``, ``end``, ``speaker`` (two places or none)."""
Range = tuple[int, int]
"""The first word and the one after the last, by their numbers in the article."""


class Figures(NamedTuple):
    """A row of the table. ``low`` and ``high`` bound 95 % of the joint F1 of resampled articles."""

    gold: int
    found: int
    precision: float
    recall: float
    f1: float
    joint_f1: float
    low: float
    high: float


# ------------------------------------------------------------------ an article in words


@dataclass(frozen=True, slots=True)
class Content:
    """A content and its speaker, in words."""

    words: Range
    speaker: Range | None
    kind: str


@dataclass(frozen=True, slots=True)
class Text:
    """An article's words, and which of its characters stand in double quotation marks."""

    words: Sequence[str]
    starts: Sequence[int]
    ends: Sequence[int]
    quoted: Sequence[Range]
    quoted_letters: Sequence[int]
    letters: Sequence[int]

    @classmethod
    def of(cls, text: str) -> Text:
        """The words of a text."""
        found = list(_WORD.finditer(text))
        quoted = quoted_stretches(text)
        inside = bytearray(len(text))
        for start, end in quoted:
            inside[start:end] = b"\1" * (end - start)
        letters, quoted_letters = [0], [0]
        for character, within in zip(text, inside, strict=True):
            letters.append(letters[-1] + character.isalnum())
            quoted_letters.append(quoted_letters[-1] + (character.isalnum() and within == 1))
        places = [match.span() for match in found]
        starts, ends = [start for start, _ in places], [end for _, end in places]
        return cls([match.group() for match in found], starts, ends, quoted, quoted_letters, letters)

    def range_of(self, start: int, end: int) -> Range:
        """The words that share a character with a stretch of the text."""
        first = bisect_right(self.ends, start)
        return first, max(first, bisect_left(self.starts, end))

    def content(self, row: Quote, kind: str | None = None) -> Content:
        """An annotated or predicted content; its kind, where not given, is told by its marks."""
        speaker = row.get("speaker")
        return Content(
            self.range_of(row["start"], row["end"]),
            self.range_of(*speaker) if speaker else None,
            kind or self._kind(row["start"], row["end"]),
        )

    def _kind(self, start: int, end: int) -> str:
        end = min(end, len(self.letters) - 1)
        letters = self.letters[end] - self.letters[start]
        inside = self.quoted_letters[end] - self.quoted_letters[start]
        if letters == 0:
            return "none"
        return "indirect" if inside == 0 else "direct" if inside >= 0.95 * letters else "mixed"


def quoted_stretches(text: str) -> list[Range]:
    """Stretches in double quotation marks, marks included; one left open ends with its paragraph.

    >>> quoted_stretches('He said "no". “Never')
    [(8, 12), (14, 20)]
    """
    found = []
    for paragraph in _PARAGRAPH.finditer(text):
        opened: int | None = None
        for place in range(*paragraph.span()):
            mark = text[place]
            if opened is None and mark in '“"':
                opened = place
            elif opened is not None and mark in '”"':
                found.append((opened, place + 1))
                opened = None
        if opened is not None:
            found.append((opened, paragraph.end()))
    return found


def jaccard(one: Range, other: Range) -> float:
    """The words that two stretches share, as a share of those of either.

    >>> jaccard((0, 4), (1, 5))
    0.6
    """
    common = min(one[1], other[1]) - max(one[0], other[0])
    return common / (one[1] - one[0] + other[1] - other[0] - common) if common > 0 else 0.0


def same_speaker(text: Text, gold: Range | None, found: Range | None) -> bool:
    """Whether two phrases name one speaker.

    They do when they share a word that says something and one holds the other (the found one in no more than
    25 words) or the index of their words is at least 0.3; or when they end in the same name.
    """
    if gold is None or found is None:
        return gold is None and found is None
    if gold[0] == gold[1] or found[0] == found[1]:
        return False
    first, last = max(gold[0], found[0]), min(gold[1], found[1])
    says_something = gold[1] - gold[0] == 1 or any(
        text.words[place].lower() not in _SMALL_WORDS for place in range(first, last)
    )
    if first < last and says_something:
        within = (first, last) == found
        around = (first, last) == gold and found[1] - found[0] <= 25
        if within or around or jaccard(gold, found) >= 0.3:
            return True
    name = _last_name(text, gold)
    return name is not None and name == _last_name(text, found)


def _last_name(text: Text, phrase: Range) -> str | None:
    for place in range(phrase[1] - 1, phrase[0] - 1, -1):
        word = text.words[place]
        if word[0].isupper():
            name = word[:-2] if word.endswith(_POSSESSIVE) else word
            return None if name.lower() in _NO_SURNAMES else name
    return None


# ------------------------------------------------------------------ counting

_COUNTS = 6
"""Annotated, predicted; agreeing, by either side; agreeing with the right speaker, by either side."""


def count(record: Mapping[str, Any], predicted: Iterable[Quote]) -> np.ndarray:
    """What one article adds to each row: an array of rows by counts."""
    text = Text.of(record["text"])
    gold = [text.content(row, row["kind"]) for row in record["quotes"]]
    found = [text.content(row) for row in predicted]
    gold = [content for content in gold if content.words[0] < content.words[1]]
    found = [content for content in found if content.words[0] < content.words[1]]
    counts = np.zeros((len(ROWS), _COUNTS), dtype=np.int64)
    _count_contents(counts, text, gold, found)
    _count_quoted(counts[ROWS.index("qseg")], text, gold, found)
    _count_words(counts[ROWS.index("words")], gold, found)
    return counts


def _count_contents(
    counts: np.ndarray, text: Text, gold: Sequence[Content], found: Sequence[Content]
) -> None:
    pairs = agreeing(gold, found)
    joint = {pair for pair in pairs if same_speaker(text, gold[pair[0]].speaker, found[pair[1]].speaker)}
    for side, contents in enumerate((gold, found)):
        agree, right = {pair[side] for pair in pairs}, {pair[side] for pair in joint}
        for place, content in enumerate(contents):
            for name in {"all", content.kind} & set(ROWS):
                row = counts[ROWS.index(name)]
                row[side] += 1
                row[2 + side] += place in agree
                row[4 + side] += place in right


def agreeing(gold: Sequence[Content], found: Sequence[Content]) -> list[tuple[int, int]]:
    """The pairs that agree, by their places: the closest first, each content in one pair."""
    candidates = []
    order = sorted(range(len(found)), key=lambda place: found[place].words)
    firsts = [found[place].words[0] for place in order]
    longest = max((content.words[1] - content.words[0] for content in found), default=0)
    for number, content in enumerate(gold):
        near = slice(bisect_right(firsts, content.words[0] - longest), bisect_left(firsts, content.words[1]))
        for place in order[near]:
            index = jaccard(content.words, found[place].words)
            if index >= AGREEMENT - 1e-9:
                candidates.append((-index, number, place))
    taken: tuple[set[int], set[int]] = (set(), set())
    pairs = []
    for _, number, place in sorted(candidates):
        if number not in taken[0] and place not in taken[1]:
            taken[0].add(number)
            taken[1].add(place)
            pairs.append((number, place))
    return pairs


def _count_quoted(row: np.ndarray, text: Text, gold: Sequence[Content], found: Sequence[Content]) -> None:
    for stretch in text.quoted:
        words = text.range_of(*stretch)
        if words[1] - words[0] < LEAST_QUOTED:
            continue
        annotated, predicted = _covering(words, gold), _covering(words, found)
        annotated.sort(key=_length)
        predicted.sort(key=lambda content: (content.speaker is None, _length(content)))
        both = bool(annotated and predicted)
        right = both and same_speaker(text, annotated[0].speaker, predicted[0].speaker)
        row += [bool(annotated), bool(predicted), both, both, right, right]


def _covering(words: Range, contents: Sequence[Content]) -> list[Content]:
    """The contents that hold four fifths of a stretch."""
    least = AGREEMENT * (words[1] - words[0])
    return [c for c in contents if min(words[1], c.words[1]) - max(words[0], c.words[0]) >= least]


def _length(content: Content) -> int:
    return content.words[1] - content.words[0]


def _count_words(row: np.ndarray, gold: Sequence[Content], found: Sequence[Content]) -> None:
    annotated, predicted = ({w for c in contents for w in range(*c.words)} for contents in (gold, found))
    both = len(annotated & predicted)
    row += [len(annotated), len(predicted), both, both, both, both]


# ------------------------------------------------------------------ figures


def counted(records: Sequence[Mapping[str, Any]], predictions: Mapping[str, Sequence[Quote]]) -> np.ndarray:
    """The counts of every article: an array of articles by rows by counts."""
    return np.array([count(record, predictions.get(record["id"], [])) for record in records])


def figures(counts: np.ndarray) -> dict[str, Figures]:
    """The figures of each row, from the counts of articles."""
    low, high = np.percentile(resampled(counts), [2.5, 97.5], axis=0)
    total = counts.sum(axis=0)
    precision, recall = _share(total[:, 3], total[:, 1]), _share(total[:, 2], total[:, 0])
    f1, joint = _f1(total, 2), _f1(total, 4)
    return {
        name: Figures(
            int(total[n, 0]),
            int(total[n, 1]),
            *(float(values[n]) for values in (precision, recall, f1, joint, low, high)),
        )
        for n, name in enumerate(ROWS)
    }


def resampled(counts: np.ndarray, *, seed: int = 1) -> np.ndarray:
    """The joint F1 of each row in a thousand resamplings of the articles; the same ones for the same number.

    The bootstrap, by article: Efron, B. & Tibshirani, R. (1993). *An Introduction to the Bootstrap*, ch. 13.
    """
    articles = len(counts)
    drawn = np.random.default_rng(seed).multinomial(articles, np.full(articles, 1 / articles), RESAMPLINGS)
    return _f1(np.einsum("ra,anc->rnc", drawn, counts), 4)


def _share(part: np.ndarray, whole: np.ndarray) -> np.ndarray:
    share: np.ndarray = part / np.maximum(whole, 1)
    return share


def _f1(counts: np.ndarray, right: int) -> np.ndarray:
    """The harmonic mean of recall and precision; ``right`` is the first of the two counts that count."""
    recall = _share(counts[..., right], counts[..., 0])
    precision = _share(counts[..., right + 1], counts[..., 1])
    mean: np.ndarray = 2 * recall * precision / np.maximum(recall + precision, 1e-12)
    return mean


def read(path: Path) -> list[dict[str, Any]]:
    """The records of a file with one article a line."""
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def read_predictions(path: Path) -> dict[str, Any]:
    """The predicted quotes of each article, by its id."""
    return {record["id"]: record["quotes"] for record in read(path)}


def by_outlet(records: Sequence[Mapping[str, Any]], counts: np.ndarray) -> dict[str, dict[str, Figures]]:
    """The figures of the articles of each outlet."""
    outlets = np.array([record["source"].split("/")[-1] for record in records])
    return {str(outlet): figures(counts[outlets == outlet]) for outlet in np.unique(outlets)}


def table(rows: Mapping[str, Figures]) -> str:
    """The figures for reading, in per cent."""
    lines = [f"{'':10}{'gold':>8}{'found':>8}{'P':>7}{'R':>7}{'F1':>7}{'joint':>7}  95 % interval"]
    for name, row in rows.items():
        shares = "".join(f"{100 * share:7.1f}" for share in row[2:6])
        lines.append(f"{name:10}{row.gold:8}{row.found:8}{shares}  {100 * row.low:.1f}–{100 * row.high:.1f}")
    return "\n".join(lines)


def as_json(rows: Mapping[str, Figures]) -> dict[str, dict[str, float]]:
    """The figures by name, to be kept."""
    return {name: row._asdict() for name, row in rows.items()}


def main() -> None:
    """Score, print and, if asked to, keep."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", type=Path)
    parser.add_argument("predictions", type=Path)
    parser.add_argument(
        "--keep",
        nargs="?",
        const="agreement",
        metavar="NAME",
        help="put the table into docs/measured/attribution.json, under this name",
    )
    arguments = parser.parse_args()
    records = read(arguments.gold)
    counts = counted(records, read_predictions(arguments.predictions))
    rows, outlets = figures(counts), by_outlet(records, counts)
    print(table(rows))
    for outlet, of_outlet in outlets.items():
        print(f"\n{outlet}\n{table(of_outlet)}")
    if arguments.keep:
        kept = {outlet: as_json(of_outlet) for outlet, of_outlet in outlets.items()}
        measured.keep(arguments.keep, {"articles": len(records), "rows": as_json(rows), "outlets": kept})


if __name__ == "__main__":
    main()
