"""Corrections: what a person has put right in an article's attributions, by the words they stand at."""

from __future__ import annotations

import dataclasses
import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cached_property
from itertools import islice
from pathlib import Path
from typing import Literal, cast, get_args

from framing.aliases import SPEAKER_TYPES
from framing.span import Span
from framing.spreadsheet import Fault, plain, read_rows

CorrectionField = Literal["speaker", "speaker_type", "voice", "content"]
COLUMNS = ("article", "words", "field", "value")
FIELDS: tuple[CorrectionField, ...] = get_args(CorrectionField)
VOICES = ("direct", "indirect", "scare", "outlet")

_CHOICES = {"voice": VOICES, "speaker_type": SPEAKER_TYPES}
_MARKS_AROUND = "\"' "
_MOST_COUNTED = 100
_NO_LETTER = re.compile(r"[\W_]")


class CorrectionError(ValueError):
    """A correction that cannot be made; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class Correction:
    """What the ``field`` of an attribution should be, at the quoted ``words`` of an article.

    ``path`` and ``line`` say where it was written down. What each field does is told in
    ``framing.by_hand``.
    """

    article: str
    words: str
    field: CorrectionField
    value: str
    path: Path = dataclasses.field(default=Path("corrections.csv"), compare=False)
    line: int | None = dataclasses.field(default=None, compare=False)

    def __str__(self) -> str:
        where = self.path.name if self.line is None else f"{self.path.name}, line {self.line}"
        return f"{self.field.replace('_', ' ')}: {self.value} ({where})"


@dataclass(frozen=True, slots=True)
class Placed:
    """A correction with the place of its words in the text, and that of its value if it is a ``content``."""

    correction: Correction
    at: Span
    content: Span | None = None


def read_corrections(text: str, *, path: Path) -> tuple[list[Correction], list[Fault]]:
    """The corrections in the text of a ``corrections.csv`` (article, words, field, value), and the faults.

    >>> csv = "article,words,field,value\\npost,we won,speaker,Ann Lee\\npost,we won,speakr,Ann Lee\\n"
    >>> corrections, faults = read_corrections(csv, path=Path("corrections.csv"))
    >>> print(*corrections)
    speaker: Ann Lee (corrections.csv, line 2)
    >>> faults[0].message
    "There is no field 'speakr'; did you mean 'speaker'? The fields are speaker, ..."
    """
    rows, faults = read_rows(text, COLUMNS, also={"quoted words": "words"})
    found = []
    for line, cells in rows:
        name = cells["field"].lower().replace(" ", "_")
        name = "content" if name == "span" else name
        value = " ".join(cells["value"].split())
        value = value.lower() if name in _CHOICES else value
        correction = Correction(
            cells["article"], cells["words"], cast("CorrectionField", name), value, path=path, line=line
        )
        try:
            _check(correction)
        except CorrectionError as error:
            faults.append(Fault(line, str(error)))
        else:
            found.append(correction)
    return found, sorted(faults)


class SearchableText:
    """A text in which words are found whatever the white space and the kind of quotation marks.

    >>> text = SearchableText("He said:\\n“No  war.” No war came.")
    >>> [span.of(text.text) for span in text.find('"No war."')]
    ['“No  war.”']
    """

    def __init__(self, text: str):
        self.text = text

    @cached_property
    def _plain(self) -> str:
        return plain(self.text)

    @cached_property
    def _words(self) -> tuple[list[int], list[int]]:
        """Where each run of characters without a space begins, in the plain text and in the text itself."""
        in_plain, in_text = [0], [0]
        position = place = 0
        for word in self.text.split():
            place = self.text.index(word, place)
            in_plain.append(position)
            in_text.append(place)
            position += len(word) + 1
            place += len(word)
        return in_plain, in_text

    def find(self, words: str) -> Iterator[Span]:
        """The places of ``words``, which begin and end where words do; marks around them may be left out."""
        wanted = plain(words)
        found = False
        for span in self._whole(wanted):
            found = True
            yield span
        if not found and (bare := wanted.strip(_MARKS_AROUND)) not in ("", wanted):
            yield from self._whole(bare)

    def _whole(self, wanted: str) -> Iterator[Span]:
        start = self._plain.find(wanted) if wanted else -1
        while start >= 0:
            end = start + len(wanted)
            if _inside_word(self._plain, start):
                # Nowhere else in this word can they begin: else a page of one letter would take for ever.
                word_end = _NO_LETTER.search(self._plain, start)
                start = self._plain.find(wanted, word_end.start()) if word_end else -1
                continue
            if not _inside_word(self._plain, end):
                yield Span(self._place(start), self._place(end - 1) + 1)
            start = self._plain.find(wanted, start + 1)

    def _place(self, position: int) -> int:
        in_plain, in_text = self._words
        word = bisect_right(in_plain, position) - 1
        return in_text[word] + position - in_plain[word]


def place(correction: Correction, text: SearchableText) -> Placed:
    """The correction with its place in the text of its article.

    Raises ``CorrectionError`` where its words are not found there, or in several places, and where its field
    or value is none that the kit knows.

    >>> text = SearchableText("We won and they lost. We won.")
    >>> place(Correction("post", "they lost", "voice", "outlet"), text).at
    Span(start=11, end=20)
    >>> place(Correction("post", "we lost", "voice", "outlet"), text)
    Traceback (most recent call last):
    framing.corrections.CorrectionError: “we lost” does not stand in post. Copy the words from the article...
    """
    _check(correction)
    found = _counted(text, correction.words)
    if len(found) != 1:
        raise CorrectionError(_not_one(correction.words, correction.article, len(found)))
    if correction.field != "content":
        return Placed(correction, found[0])
    contents = _counted(text, correction.value)
    near = [span for span in contents if span.overlaps(found[0])] if len(contents) > 1 else contents
    if len(near) != 1:
        raise CorrectionError(_not_one(correction.value, correction.article, len(contents)))
    return Placed(correction, found[0], near[0])


def place_all(
    corrections: Iterable[Correction], texts: dict[str, str]
) -> tuple[list[Correction], list[tuple[Correction, str]]]:
    """The corrections that can be made in articles (id → text), and the others with what is wrong.

    Of two that say something about the same field at the same words the second is refused.
    """
    made: list[Correction] = []
    refused = []
    searchable: dict[str, SearchableText] = {}
    known: dict[tuple[str, str, Span], Correction] = {}
    for correction in corrections:
        id_ = correction.article
        try:
            text = searchable.setdefault(id_, SearchableText(texts[id_]))
            at = place(correction, text).at
        except CorrectionError as error:
            refused.append((correction, str(error)))
            continue
        earlier = known.setdefault((id_, correction.field, at), correction)
        if earlier is not correction:
            where = "another correction" if earlier.line is None else f"line {earlier.line}"
            refused.append(
                (
                    correction,
                    f"The {correction.field} at these words is put right by {where} already. Keep one.",
                )
            )
        else:
            made.append(correction)
    return made, refused


def _check(correction: Correction) -> None:
    name, value = correction.field, correction.value
    if name not in FIELDS:
        close = get_close_matches(name, FIELDS, 1)
        hint = f"; did you mean {close[0]!r}?" if close else "."
        raise CorrectionError(f"There is no field {name!r}{hint} The fields are {', '.join(FIELDS)}.")
    if not plain(correction.words):
        raise CorrectionError("There are no words. Copy the words that are meant from the article.")
    if name in _CHOICES and value not in _CHOICES[name]:
        raise CorrectionError(
            f"The {name} cannot be {value!r}. Write one of {', '.join(_CHOICES[name])} as the value."
        )
    if not plain(value):
        wanted = "the name of the speaker" if name == "speaker" else "the right words"
        raise CorrectionError(
            f"There is no value. Write {wanted}; nobody's but the outlet's words are voice, outlet."
        )


def _counted(text: SearchableText, words: str) -> list[Span]:
    return list(islice(text.find(words), _MOST_COUNTED))


def _not_one(words: str, article: str, found: int) -> str:
    if not found:
        return (
            f"“{shown(words)}” does not stand in {article}. "
            "Copy the words from the article without leaving any out."
        )
    times = f"{found} times" if found < _MOST_COUNTED else f"{_MOST_COUNTED} times or more"
    return (
        f"“{shown(words)}” stands in {article} {times}. "
        "Give more of the words around it, so that one place fits."
    )


def shown(words: str) -> str:
    """The words of a correction as a message shows them: on one line, and cut where they are long.

    >>> shown("It  rained.\\n"), shown("x" * 99).endswith("xx …")
    ('It rained.', True)
    """
    line = " ".join(words.split())
    return line if len(line) <= 60 else f"{line[:58].rstrip()} …"


def _inside_word(text: str, position: int) -> bool:
    """Whether a word goes on over this position."""
    return 0 < position < len(text) and text[position - 1].isalnum() and text[position].isalnum()
