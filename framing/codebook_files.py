"""Codebooks as files: the kit's own YAML, quanteda dictionaries, LIWC dictionaries, CSV tables."""

from __future__ import annotations

import codecs
import csv
from collections.abc import Iterator
from contextlib import contextmanager
from difflib import get_close_matches
from io import StringIO
from pathlib import Path
from typing import Literal, NamedTuple, NoReturn

import yaml

from framing.frame import CodebookError, Frame, Phrase
from framing.marked_yaml import Listing, Mapping, MarkedYamlError, Node, Text, parse
from framing.phrases import Pattern
from framing.spreadsheet import read_rows

CodebookFormat = Literal["framing", "quanteda", "liwc", "csv"]

_TOP = ("name", "version", "language", "about", "frames")
_FRAME = ("label", "definition", "code_when", "not_when", "example", "source", "phrases")
_PHRASE = ("phrase", "not_in", "note")
_COLUMNS = ("frame", "phrase", "not_in", "note")
_KEYS = (*_TOP, *_FRAME, *_PHRASE)
_UTF16 = "the file is saved as UTF-16; save it as UTF-8."


class Content(NamedTuple):
    """What a file says of a codebook."""

    name: str
    version: str = "1"
    language: str = "en"
    about: str = ""
    frames: tuple[Frame, ...] = ()


def read_codebook(path: Path) -> Content:
    """The codebook in a file; a ``.dic`` is LIWC, a ``.csv`` a table, the rest YAML.

    Raises ``CodebookError`` with path and line.
    """
    try:
        text = _decoded(path.read_bytes())
        if path.suffix.lower() == ".dic":
            return _from_liwc(text, path)
        if path.suffix.lower() == ".csv":
            return _from_csv(text, path)
        return _from_yaml(text, path)
    except MarkedYamlError as error:
        raise CodebookError(error.message, path=path, line=error.line) from None
    except CodebookError as error:
        raise CodebookError(error.message, path=path, line=error.line) from None


def content_of(text: str) -> Content:
    """The codebook that ``codebook_text`` wrote in the kit's own format."""
    return _from_yaml(text, Path())


def codebook_text(codebook: Content, file_format: CodebookFormat) -> str:
    """The text of a file that holds the codebook, in one of the formats that can be read.

    >>> codebook = Content("Races", frames=(Frame("race", phrases=(Phrase("arms race"),)),))
    >>> print(codebook_text(codebook, "quanteda"), end="")
    race:
    - arms race
    """
    if file_format == "liwc":
        return _liwc_text(codebook)
    if file_format == "csv":
        return _csv_text(codebook)
    content: object
    if file_format == "quanteda":
        content = {frame.label: [phrase.text for phrase in frame.phrases] for frame in codebook.frames}
    else:
        content = {
            **{name: getattr(codebook, name) for name in _TOP[:-1]},
            "frames": [_frame_content(frame) for frame in codebook.frames],
        }
    # Without a width, long phrases would run over two lines.
    return yaml.safe_dump(content, sort_keys=False, allow_unicode=True, width=1_000_000)


def _frame_content(frame: Frame) -> dict[str, object]:
    return {
        **{name: value for name in _FRAME[:-1] if (value := getattr(frame, name))},
        "phrases": [_phrase_content(phrase) for phrase in frame.phrases],
    }


def _phrase_content(phrase: Phrase) -> object:
    if not phrase.not_in and not phrase.note:
        return phrase.text
    content: dict[str, object] = {"phrase": phrase.text}
    if phrase.not_in:
        content["not_in"] = list(phrase.not_in)
    if phrase.note:
        content["note"] = phrase.note
    return content


def _decoded(data: bytes) -> str:
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) or b"\0" in data[:1000]:
        _wrong(_UTF16, 1)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        _wrong("a character here is not UTF-8; save the file as UTF-8.", line)


def _from_yaml(text: str, path: Path) -> Content:
    top = parse(text, keys=_KEYS)
    if top is None:
        _wrong("the file is empty; a codebook has at least a name and frames.", 1)
    if not isinstance(top, Mapping):
        _wrong("a codebook begins with keys such as “name: …” and “frames:”; this one does not.", top.line)
    if _is_quanteda(top):
        frames = [_word_list(label, node) for label, node in _flattened(top, "")]
        return Content(path.stem, frames=tuple(frames))
    _check_keys(top, _TOP, "a codebook")
    name = top.get("name")
    if name is None or not _text(name, "name"):
        _wrong("the codebook has no name; begin it with “name: …”.", top.line if name is None else name.line)
    values = {key: _text(node, key) for key in _TOP[1:-1] if (node := top.get(key)) is not None}
    frames = _frames(top)
    return Content(name=_text(name, "name"), frames=tuple(frames), **values)


def _is_quanteda(top: Mapping) -> bool:
    """A quanteda dictionary has labels for keys, so that lists of words stand where the kit has texts."""
    return top.get("frames") is None and bool(top.entries) and all(map(_holds_words, top.entries))


def _holds_words(entry: tuple[Text, Node]) -> bool:
    node = entry[1]
    if isinstance(node, Mapping):
        return all(map(_holds_words, node.entries))
    return isinstance(node, Listing) and all(isinstance(item, Text) for item in node.items)


def _flattened(mapping: Mapping, prefix: str) -> Iterator[tuple[Text, Listing]]:
    """The lists of nested keys, under labels joined by full stops, as quanteda flattens them."""
    for key, node in mapping.entries:
        label = Text(prefix + key.value, key.line, key.last_line, key.quoted)
        if isinstance(node, Mapping):
            yield from _flattened(node, f"{label.value}.")
        elif isinstance(node, Listing):
            yield label, node


def _word_list(label: Text, node: Listing) -> Frame:
    phrases = [(_phrase(item), item.line) for item in node.items]
    return _frame(label.value, phrases, line=label.line)


def _frames(top: Mapping) -> list[Frame]:
    node = top.get("frames")
    if node is None:
        _wrong(
            "the codebook has no frames; add “frames:” and, under it, one “- label: …” for each.", top.line
        )
    if not isinstance(node, Listing):
        _wrong("frames must be a list; begin each frame with “- label: …”.", node.line)
    if not node.items:
        _wrong("the codebook has no frames; list at least one.", node.line)
    labels: dict[str, int] = {}
    frames = []
    for item in node.items:
        frame, line = _read_frame(item)
        if frame.label in labels:
            _wrong(
                f"two frames are labelled “{frame.label}” (first in line {labels[frame.label]}); "
                "give each a label of its own.",
                line,
            )
        labels[frame.label] = line
        frames.append(frame)
    return frames


def _read_frame(node: Node) -> tuple[Frame, int]:
    """A frame and the line of its label."""
    if not isinstance(node, Mapping):
        _wrong("a frame begins with “- label: …”; this one does not.", node.line)
    _check_keys(node, _FRAME, "a frame")
    label = node.get("label")
    if label is None or not _text(label, "label"):
        _wrong(
            "a frame has no label; begin it with “- label: …”.", node.line if label is None else label.line
        )
    name = _one_line(label, "label")
    values = {key: _text(value, key) for key in _FRAME[1:-1] if (value := node.get(key)) is not None}
    phrases = node.get("phrases")
    if phrases is None or (isinstance(phrases, Text) and not phrases.value):
        _wrong(f"the frame “{name}” has no phrases; list them under “phrases:”.", label.line)
    if not isinstance(phrases, Listing):
        _wrong("phrases must be a list; begin each with a dash, “- ”.", phrases.line)
    found = [(_phrase(item), item.line) for item in phrases.items]
    return _frame(name, found, line=label.line, **values), label.line


def _frame(label: str, phrases: list[tuple[Phrase, int]], *, line: int, **values: str) -> Frame:
    seen: dict[Pattern, tuple[str, int]] = {}
    for phrase, at in phrases:
        earlier, first = seen.setdefault(Pattern.of(phrase.text), (phrase.text, at))
        if first != at or earlier != phrase.text:
            _wrong(
                f"“{phrase.text}” stands twice in the frame “{label}” (“{earlier}” in line {first}); "
                "take one out.",
                at,
            )
    with _at(line):
        return Frame(label, phrases=tuple(phrase for phrase, _ in phrases), **values)


def _phrase(node: Node) -> Phrase:
    if isinstance(node, Text):
        with _at(node.line):
            return Phrase(_one_line(node, "phrase"))
    if not isinstance(node, Mapping):
        _wrong("a phrase is text, or “phrase: …” with “not_in: […]” or “note: …” under it.", node.line)
    _check_keys(node, _PHRASE, "a phrase")
    text = node.get("phrase")
    if text is None:
        _wrong("this entry has no “phrase: …”; a phrase with a colon in it needs quotation marks.", node.line)
    note = node.get("note")
    with _at(node.line):
        return Phrase(
            _one_line(text, "phrase"),
            not_in=tuple(_contexts(node.get("not_in"))),
            note="" if note is None else _text(note, "note"),
        )


def _contexts(node: Node | None) -> Iterator[str]:
    if node is None or (isinstance(node, Text) and not node.value):
        return
    for item in node.items if isinstance(node, Listing) else (node,):
        with _at(item.line):
            context = _one_line(item, "not_in")
            Phrase(context)
            yield context


def _check_keys(mapping: Mapping, known: tuple[str, ...], of: str) -> None:
    for key, _ in mapping.entries:
        if key.value not in known:
            close = get_close_matches(key.value, known, n=1)
            meant = f"did you mean “{close[0]}”?" if close else f"{of} has {', '.join(known)}."
            _wrong(f"the key “{key.value}” is not known here; {meant}", key.line)


def _text(node: Node, key: str) -> str:
    if not isinstance(node, Text):
        _wrong(f"{key} must be text, not a list or keys of its own.", node.line)
    return node.value


def _one_line(node: Node, key: str) -> str:
    value = _text(node, key)
    assert isinstance(node, Text)
    if node.last_line > node.line and value:
        if node.quoted:
            _wrong("the quotation mark that begins this value is not closed in its line.", node.line)
        _wrong(f"this {key} runs on into the next line; has line {node.line + 1} lost its dash?", node.line)
    return value


def _from_liwc(text: str, path: Path) -> Content:
    """LIWC 2007: categories with their numbers between two lines of ``%``, then words with numbers."""
    lines = [(number, line.strip()) for number, line in enumerate(text.splitlines(), 1) if line.strip()]
    bars = [place for place, (_, line) in enumerate(lines) if line == "%"]
    if len(bars) < 2 or bars[0] != 0:
        _wrong("a .dic begins with its categories, between two lines that hold only “%”.", 1)
    labels = _liwc_categories(lines[1 : bars[1]])
    if not labels:
        _wrong("there are no categories between the two “%”; list at least one.", lines[bars[1]][0])
    phrases: dict[str, list[tuple[Phrase, int]]] = {key: [] for key in labels}
    for number, line in lines[bars[1] + 1 :]:
        words, keys = _liwc_entry(line)
        with _at(number):
            phrase = Phrase(words)
        if not keys:
            _wrong(f"“{words}” has no category; write a tab and a category's number after it.", number)
        for key in keys:
            if key not in labels:
                _wrong(f"“{words}” has the category {key}, which is not among those at the top.", number)
            phrases[key].append((phrase, number))
    frames = [_frame(label, phrases[key], line=line) for key, (label, line) in labels.items()]
    return Content(path.stem, frames=tuple(frames))


def _liwc_categories(lines: list[tuple[int, str]]) -> dict[str, tuple[str, int]]:
    """The label and the line of each category, by its number."""
    found: dict[str, tuple[str, int]] = {}
    seen: set[str] = set()
    for number, line in lines:
        key, _, label = line.replace("\t", " ").partition(" ")
        label = label.strip()
        if not label or key in found or label in seen:
            _wrong("a category is a number, a tab and a label, each of its own.", number)
        found[key] = (label, number)
        seen.add(label)
    return found


def _liwc_entry(line: str) -> tuple[str, list[str]]:
    """The words of an entry and its category numbers, set apart by a tab or by being numbers."""
    words, tab, numbers = line.partition("\t")
    if tab:
        return words.strip(), numbers.split()
    pieces = line.split()
    last = len(pieces)
    while last > 1 and pieces[last - 1].isdigit():
        last -= 1
    return " ".join(pieces[:last]), pieces[last:]


def _liwc_text(codebook: Content) -> str:
    keys: dict[str, list[str]] = {}
    for number, frame in enumerate(codebook.frames, 1):
        for phrase in frame.phrases:
            keys.setdefault(phrase.text.strip(), []).append(str(number))
    categories = [f"{number}\t{frame.label}" for number, frame in enumerate(codebook.frames, 1)]
    entries = ["\t".join([words, *numbers]) for words, numbers in sorted(keys.items())]
    return "\n".join(["%", *categories, "%", *entries, ""])


def _from_csv(text: str, path: Path) -> Content:
    """A table of phrases, each beside the label of its frame; the frames in order of their first rows."""
    rows, faults = read_rows(
        text, ("frame", "phrase"), optional=("not_in", "note"), also={"not in": "not_in", "notes": "note"}
    )
    if faults:
        _wrong(faults[0].message, faults[0].line)
    if not rows:
        _wrong("there are no phrases; write “frame,phrase” in the first line and a phrase in each other.", 1)
    frames: dict[str, tuple[str, int, list[tuple[Phrase, int]]]] = {}
    for line, cells in rows:
        label = cells["frame"]
        if not label:
            _wrong("the row has no frame; write the label of the phrase's frame into it.", line)
        first, at, phrases = frames.setdefault(label.casefold(), (label, line, []))
        if label != first:
            _wrong(f"“{label}” is written “{first}” in line {at}; write both alike.", line)
        with _at(line):
            contexts = tuple(piece.strip() for piece in cells["not_in"].split("|") if piece.strip())
            phrases.append((Phrase(cells["phrase"], contexts, " ".join(cells["note"].split())), line))
    return Content(
        path.stem,
        frames=tuple(_frame(label, phrases, line=line) for label, line, phrases in frames.values()),
    )


def _csv_text(codebook: Content) -> str:
    text = StringIO()
    table = csv.writer(text, lineterminator="\n")
    table.writerow(_COLUMNS)
    for frame in codebook.frames:
        table.writerows((frame.label, one.text, "|".join(one.not_in), one.note) for one in frame.phrases)
    return text.getvalue()


@contextmanager
def _at(line: int) -> Iterator[None]:
    """Give a mistake found in here the line it stands in, unless it has one."""
    try:
        yield
    except CodebookError as error:
        raise CodebookError(error.message, line=error.line or line) from None


def _wrong(message: str, line: int) -> NoReturn:
    raise CodebookError(message, line=line)
