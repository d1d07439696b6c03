"""Coding by hand: the sheet that a coder reads, and the file that a coder writes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, cast, get_args

from framing import marked_yaml
from framing.article import Article
from framing.attribution.attribution import AttributionKind, SpeakerType
from framing.corpus import Corpus
from framing.key import ArticleKey, CodedAttribution, CodedFrame, CodedMention, Tone
from framing.language import Sentence, sentences
from framing.marked_yaml import Listing, Mapping, Node, Text
from framing.passages import VOICES
from framing.span import Span

_KEYS = {
    "attributions": ("id", "content", "at", "kind", "cue", "source", "speaker", "type", "group", "outer"),
    "scare_quotes": ("words", "at"),
    "mentions": ("codebook", "frame", "words", "at", "fits", "voice", "stance"),
    "frames_without_phrase": ("codebook", "frame", "words", "at", "note"),
}
_NAMES = ("article", "coder", *_KEYS, "tone", "notes")
_STANCES = ("asserted", "hedged", "denied")
_TONES = {"-1": -1, "0": 0, "1": 1}


class CodingError(ValueError):
    """What is wrong with a coding, in which file and line, and what to do."""


def coding_sheet(article: Article) -> str:
    """An article with its sentences numbered, as coders read it.

    >>> print(coding_sheet(Article.from_text("It rained. Nobody came.\\n\\nWhy?", id="a/b")))
    a/b
    <BLANKLINE>
    [1] It rained. [2] Nobody came.
    <BLANKLINE>
    [3] Why?
    """
    lines = (" ".join(f"[{number}] {words}" for number, words in own) for own in numbered(article))
    return "\n\n".join([article.id, *lines])


def numbered(article: Article) -> list[list[tuple[int, str]]]:
    """The sentences of each paragraph, with their numbers in the article from 1.

    >>> numbered(Article.from_text("It rained. Nobody came.\\n\\nWhy?", id="a/b"))
    [[(1, 'It rained.'), (2, 'Nobody came.')], [(3, 'Why?')]]
    """
    paragraphs: dict[int, list[tuple[int, str]]] = {}
    for number, sentence in enumerate(sentences(article), 1):
        paragraphs.setdefault(sentence.paragraph, []).append((number, sentence.of(article.text)))
    return list(paragraphs.values())


def sentence_at(article: Article, number: int) -> Sentence:
    """The sentence of this number, from 1. Raises ``ValueError`` where the article has none."""
    found = sentences(article)
    if not 1 <= number <= len(found):
        raise ValueError(f"{article.id} has no sentence {number}; the last is {len(found)}.")
    return found[number - 1]


def read_codings(folder: Path, corpus: Corpus) -> list[ArticleKey]:
    """Every coding in a folder, and the folders of stories in it, as keys of the articles they name.

    Raises ``CodingError``, with a line for each file that is wrong, where one names an article that the
    corpus has not, and as ``read_coding`` does.
    """
    files = sorted([*folder.glob("*.yaml"), *folder.glob("*/*.yaml")])
    if not files:
        raise FileNotFoundError(f"There is no coding in {folder}: a coding is a .yaml file.")
    found, wrong = [], []
    for path in files:
        try:
            found.append(_read_coding(path, corpus))
        except CodingError as error:
            wrong.append(str(error))
    if wrong:
        raise CodingError("\n".join(wrong))
    return found


def _read_coding(path: Path, corpus: Corpus) -> ArticleKey:
    root = _root(path)
    name = _value(root, "article", path)
    try:
        article = corpus[name]
    except KeyError as error:
        raise CodingError(f"{path}: {error.args[0]}") from None
    return _Coding(path, article, root).key()


def read_coding(path: Path, article: Article) -> ArticleKey:
    """A coder's file as a key: YAML, described in ``corpus/coding-manual.md``.

    Words are looked for in the article's text: the only place, or the one that ``at`` counts to; cue and
    source in the place nearest to the content, in its own paragraph if they stand there. Raises
    ``CodingError`` that names the line.
    """
    return _Coding(path, article, _root(path)).key()


def _root(path: Path) -> Mapping:
    names = [*_NAMES, *(name for own in _KEYS.values() for name in own)]
    try:
        node = marked_yaml.parse(path.read_text(encoding="utf-8"), keys=names)
    except UnicodeDecodeError:
        raise CodingError(f"{path}: the file is not UTF-8; save it as UTF-8.") from None
    except marked_yaml.MarkedYamlError as error:
        raise CodingError(f"{path}, line {error.line}: {error.message}") from None
    if not isinstance(node, Mapping):
        raise CodingError(f"{path}: there is no coding here; see the end of the coding manual.")
    for name, _ in node.entries:
        if name.value not in _NAMES:
            known = ", ".join(_NAMES)
            raise CodingError(f"{path}, line {name.line}: “{name.value}” is not known; there are {known}.")
    return node


def _value(node: Mapping, name: str, path: Path) -> str:
    found: Node | None = node.get(name)
    if not isinstance(found, Text) or not found.value:
        raise CodingError(f"{path}, line {node.line}: “{name}:” is missing.")
    return found.value


class _Coding:
    """One coder's file, read against its article."""

    def __init__(self, path: Path, article: Article, root: Mapping):
        self.path, self.article, self.text, self.root = path, article, article.text, root

    def key(self) -> ArticleKey:
        rows = list(self._rows("attributions"))
        places: dict[str, int] = {}
        for place, row in enumerate(rows):
            if "id" in row and places.setdefault(row["id"].value, place) != place:
                raise self._error(row["id"].line, f"the id {row['id'].value} stands above already.")
        return ArticleKey(
            article=self.article.id,
            sha256=self.article.sha256,
            coder=_value(self.root, "coder", self.path),
            attributions=tuple(self._attribution(row, places) for row in rows),
            scare_quotes=tuple(self._span(row, "words") for row in self._rows("scare_quotes")),
            mentions=tuple(self._mention(row) for row in self._rows("mentions")),
            frames=tuple(self._frame(row) for row in self._rows("frames_without_phrase")),
            tone=tuple(self._tones()),
            notes=tuple(self._notes()),
        )

    # --- entries -------------------------------------------------------------------------------------------

    def _attribution(self, row: dict[str, Text], places: dict[str, int]) -> CodedAttribution:
        content = self._span(row, "content")
        kind = self._one_of(row, "kind", get_args(AttributionKind))
        type_ = self._one_of(row, "type", get_args(SpeakerType)) if "type" in row else None
        return CodedAttribution(
            content,
            cast(Any, kind),
            self._nearest(row, "cue", content),
            self._nearest(row, "source", content),
            row["speaker"].value if "speaker" in row else None,
            type_,
            self._place(row, "group", places),
            self._place(row, "outer", places),
        )

    def _mention(self, row: dict[str, Text]) -> CodedMention:
        return CodedMention(
            self._span(row, "words"),
            self._required(row, "codebook").value,
            self._required(row, "frame").value,
            self._one_of(row, "fits", ("yes", "no")) == "yes",
            cast(Any, self._one_of(row, "voice", VOICES)),
            cast(Any, self._one_of(row, "stance", _STANCES)),
        )

    def _frame(self, row: dict[str, Text]) -> CodedFrame:
        names = (self._required(row, name).value for name in ("codebook", "frame", "note"))
        return CodedFrame(self._span(row, "words"), *names)

    def _tones(self) -> Iterator[Tone]:
        node = self.root.get("tone")
        wanted = len(sentences(self.article))
        given: dict[str, Text] = {}
        if isinstance(node, Mapping):
            given = {name.value: value for name, value in node.entries if isinstance(value, Text)}
        for number in range(1, wanted + 1):
            value = given.pop(str(number), None)
            if value is None or value.value not in _TONES:
                line = value.line if value is not None else self.root.line
                raise self._error(line, f"sentence {number} has no tone; give it -1, 0 or 1.")
            yield cast(Tone, _TONES[value.value])
        for name, value in given.items():
            raise self._error(value.line, f"there is no sentence {name}; the last is {wanted}.")

    def _notes(self) -> Iterator[str]:
        node = self.root.get("notes")
        for item in node.items if isinstance(node, Listing) else ():
            if isinstance(item, Text):
                yield item.value

    # --- words in their places -----------------------------------------------------------------------------

    def _span(self, row: dict[str, Text], name: str) -> Span:
        words = self._required(row, name)
        found = self._places_of(words)
        if "at" in row:
            at = row["at"]
            if not at.value.isdecimal() or not 1 <= int(at.value) <= len(found):
                raise self._error(at.line, f"“{words.value}” stands in the article {_times(len(found))}.")
            return found[int(at.value) - 1]
        if len(found) > 1:
            raise self._error(
                words.line, f"“{words.value}” stands in the article {_times(len(found))}; add at: 1, 2 …"
            )
        return found[0]

    def _nearest(self, row: dict[str, Text], name: str, content: Span) -> Span | None:
        if name not in row:
            return None
        outside = [span for span in self._places_of(row[name]) if not content.contains(span)]
        candidates = outside or self._places_of(row[name])
        return min(candidates, key=lambda span: self._distance(span, content))

    def _distance(self, span: Span, content: Span) -> tuple[int, int]:
        """How far words stand from a content: first the paragraphs between, then the characters."""
        gap = (span.end, content.start) if span.end <= content.start else (content.end, span.start)
        return self.text.count("\n\n", *gap), gap[1] - gap[0]

    def _places_of(self, words: Text) -> list[Span]:
        pattern = re.compile(rf"(?<!\w){re.escape(words.value)}(?!\w)") if words.value else None
        found = [Span(*match.span()) for match in pattern.finditer(self.text)] if pattern else []
        if not found:
            raise self._error(
                words.line, f"“{words.value}” does not stand in the article; copy the words exactly."
            )
        return found

    # --- the file ------------------------------------------------------------------------------------------

    def _rows(self, name: str) -> Iterator[dict[str, Text]]:
        node = self.root.get(name)
        if node is None or (isinstance(node, Text) and not node.value):
            return
        if not isinstance(node, Listing):
            raise self._error(node.line, f"“{name}” must be a list; begin each line with “- ”.")
        for item in node.items:
            if not isinstance(item, Mapping):
                raise self._error(item.line, f"an entry of “{name}” has names and values, such as words: …")
            yield dict(self._entries(item, _KEYS[name]))

    def _entries(self, row: Mapping, known: Sequence[str]) -> Iterable[tuple[str, Text]]:
        for name, value in row.entries:
            if name.value not in known:
                raise self._error(
                    name.line, f"“{name.value}” is not known here; there are {', '.join(known)}."
                )
            if not isinstance(value, Text):
                raise self._error(value.line, f"“{name.value}” must be words, not a list.")
            if value.value:
                yield name.value, value

    def _place(self, row: dict[str, Text], name: str, places: dict[str, int]) -> int | None:
        if name not in row:
            return None
        if row[name].value not in places:
            raise self._error(row[name].line, f"there is no attribution with the id {row[name].value}.")
        if "id" in row and row["id"].value == row[name].value:
            raise self._error(row[name].line, f"“{name}” must be the id of another attribution.")
        return places[row[name].value]

    def _one_of(self, row: dict[str, Text], name: str, known: Sequence[str]) -> str:
        given = self._required(row, name)
        if given.value not in known:
            raise self._error(given.line, f"“{name}” is one of {', '.join(known)}, not “{given.value}”.")
        return given.value

    def _required(self, row: dict[str, Text], name: str) -> Text:
        if name not in row:
            line = next((value.line for value in row.values()), self.root.line)
            raise self._error(line, f"“{name}” is missing in this entry.")
        return row[name]

    def _error(self, line: int, message: str) -> CodingError:
        return CodingError(f"{self.path}, line {line}: {message}")


def _times(count: int) -> str:
    return "once" if count == 1 else f"{count} times"
