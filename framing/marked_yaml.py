"""YAML read as plain text with its line numbers, and its mistakes put in words a teacher can act on."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

import yaml

_DEEPEST = 12
_FAST_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_NOT_PRINTABLE = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_TAB = re.compile(r" *+\t")
_DASH = re.compile(r"\s*+-(?:\s|$)")
_KEY = re.compile(r"\s*+(?:-\s++)*+(?P<key>[a-z_]++)(?P<colon>:?+)(?P<space>\s|$)?+")
_BEFORE_VALUE = re.compile(r"\s*+(?:-\s++)*+(?:\w++:\s++)?+")
_STAR = (
    "an entry cannot begin with *; a * stands for any ending and goes after the beginning of a word, as in "
    "escalat*."
)


class MarkedYamlError(ValueError):
    """What is wrong with a YAML text, in the first ``line`` (from 1) where that shows."""

    def __init__(self, message: str, line: int):
        super().__init__(message, line)
        self.message = message
        self.line = line


@dataclass(frozen=True, slots=True)
class Text:
    """A value: always text, so that ``no`` is a word and ``1.0`` three characters."""

    value: str
    line: int
    last_line: int
    quoted: bool


@dataclass(frozen=True, slots=True)
class Listing:
    """A list with the line it begins in."""

    items: tuple[Node, ...]
    line: int


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys with their values, in order; no key stands twice."""

    entries: tuple[tuple[Text, Node], ...]
    line: int

    def get(self, key: str) -> Node | None:
        """The value of ``key``, if it has one."""
        return next((node for name, node in self.entries if name.value == key), None)


Node = Text | Listing | Mapping


def parse(text: str, *, keys: Collection[str]) -> Node | None:
    """The one document of a YAML text; None where there is nothing but comments.

    ``keys`` are the names that may stand before a colon; they serve to find the mistake in a text that is no
    YAML. Raises ``MarkedYamlError`` for that, and for anchors, aliases, tags and keys that stand twice.

    >>> node = parse("phrases: [no, 1.0]", keys=["phrases"])
    >>> [item.value for item in node.entries[0][1].items]
    ['no', '1.0']
    """
    strange = _NOT_PRINTABLE.search(text)
    if strange:
        line = text.count("\n", 0, strange.start()) + 1
        raise MarkedYamlError(f"the character U+{ord(strange[0]):04X} cannot stand in YAML; delete it.", line)
    try:
        return _document(yaml.parse(text, Loader=_FAST_LOADER))
    except yaml.YAMLError as error:
        # The loader in C names some mistakes less exactly than the one in Python.
        raise _explained(_slow_error(text) or error, text, keys) from None


def _document(events: Iterator[yaml.Event]) -> Node | None:
    document: Node | None = None
    for event in events:
        if isinstance(event, yaml.DocumentStartEvent):
            if document is not None:
                raise MarkedYamlError("a second document begins here; a file holds one.", _line(event))
            document = _node(next(events), events, 0)
    return document


def _node(event: yaml.Event, events: Iterator[yaml.Event], depth: int) -> Node:
    line = _line(event)
    if isinstance(event, yaml.AliasEvent):
        raise MarkedYamlError(_STAR, line)
    if getattr(event, "anchor", None) is not None:
        raise MarkedYamlError("a value cannot begin with &; put it into quotation marks.", line)
    if getattr(event, "tag", None) is not None:
        raise MarkedYamlError("a value cannot begin with !; put it into quotation marks.", line)
    if depth > _DEEPEST:
        raise MarkedYamlError("lists and keys are nested too deeply here.", line)
    if isinstance(event, yaml.ScalarEvent):
        # A block scalar ends at the beginning of the line after it.
        last_line = line if event.end_mark is None else max(line, event.end_mark.line + 1)
        return Text(event.value, line, last_line, quoted=event.style in ("'", '"'))
    if isinstance(event, yaml.SequenceStartEvent):
        items = []
        while not isinstance(event := next(events), yaml.SequenceEndEvent):
            items.append(_node(event, events, depth + 1))
        return Listing(tuple(items), line)
    return _mapping(events, line, depth)


def _mapping(events: Iterator[yaml.Event], line: int, depth: int) -> Mapping:
    entries: list[tuple[Text, Node]] = []
    lines: dict[str, int] = {}
    while not isinstance(event := next(events), yaml.MappingEndEvent):
        key = _node(event, events, depth + 1)
        if not isinstance(key, Text):
            raise MarkedYamlError("a list or a group of keys cannot stand before a colon.", key.line)
        if key.value in lines:
            raise MarkedYamlError(
                f"the key “{key.value}” stands twice (first in line {lines[key.value]}); take one out.",
                key.line,
            )
        lines[key.value] = key.line
        entries.append((key, _node(next(events), events, depth + 1)))
    return Mapping(tuple(entries), line)


def _line(event: yaml.Event) -> int:
    return 1 if event.start_mark is None else event.start_mark.line + 1


def _slow_error(text: str) -> yaml.YAMLError | None:
    try:
        for _ in yaml.parse(text, Loader=yaml.BaseLoader):
            pass
    except yaml.YAMLError as error:
        return error
    return None


def _explained(error: yaml.YAMLError, text: str, keys: Collection[str]) -> MarkedYamlError:
    """The mistake behind an error of the YAML parser, looked for in the lines that it names."""
    lines = text.splitlines()
    last = min(_marked(error, "problem_mark", len(lines)), len(lines))
    begun = min(_marked(error, "context_mark", last), last)
    quotation = _open_quotation(text, error, last)
    if quotation is not None:
        return MarkedYamlError("the quotation mark that begins this value is not closed.", quotation)
    for line in (last, begun, last - 1):
        message = _mistake_in(lines[line - 1], keys) if line else None
        if message:
            return MarkedYamlError(message, line)
    return _explained_by_place(str(getattr(error, "problem", None) or "it is no YAML"), lines, begun, last)


def _explained_by_place(problem: str, lines: list[str], begun: int, last: int) -> MarkedYamlError:
    """The mistake where no line is wrong in itself: from the parser's words and the lines' neighbours."""
    if "mapping values" in problem and ":" in _BEFORE_VALUE.sub("", lines[last - 1], count=1):
        return MarkedYamlError("this value has a colon in it; put the whole value in quotation marks.", last)
    for line in (begun, last):
        if _lost_dash(lines, line):
            return MarkedYamlError("this line of a list has no dash; begin it with “- ”.", line)
    if "could not find expected ':'" in problem:
        return MarkedYamlError("this line has neither a colon nor a dash; which of them is missing?", begun)
    if "expected <block end>" in problem or "mapping values" in problem:
        return MarkedYamlError("this line is not indented like its neighbours, or has no dash.", last)
    return MarkedYamlError(f"this cannot be read as YAML ({problem}).", last)


def _marked(error: yaml.YAMLError, name: str, default: int) -> int:
    mark = getattr(error, name, None)
    return default if mark is None else mark.line + 1


def _open_quotation(text: str, error: yaml.YAMLError, last: int) -> int | None:
    """The line of a quotation mark that has no fellow, or found one only in a later line's value."""
    if "quoted scalar" in str(getattr(error, "context", "")):
        line: int = error.context_mark.line + 1  # type: ignore[attr-defined]
        return line
    spread = None
    try:
        for token in yaml.scan(text, Loader=yaml.BaseLoader):
            if isinstance(token, yaml.ScalarToken) and token.style in ("'", '"'):
                first, end = token.start_mark.line + 1, token.end_mark.line + 1
                spread = first if first < end == last else spread
    except yaml.YAMLError:
        pass
    return spread


def _mistake_in(line: str, keys: Collection[str]) -> str | None:
    """What is wrong with one line, as far as it can be seen from the line alone."""
    if _TAB.match(line):
        return "this line is indented with a tab; use spaces."
    beginning = _KEY.match(line)
    if beginning and beginning["key"] in keys:
        if not beginning["colon"] and beginning["space"] is not None:
            return f"there is no colon after “{beginning['key']}”; write “{beginning['key']}: …”."
        if beginning["colon"] and beginning["space"] is None:
            return f"there is no space after “{beginning['key']}:”; put one after the colon."
    return _mistake_in_value(_BEFORE_VALUE.sub("", line, count=1))


def _mistake_in_value(value: str) -> str | None:
    first = value[:1]
    if first == "*":
        return _STAR
    closed = (first, value.rstrip()[-1:]) in (("[", "]"), ("{", "}"))
    if first and first in "@`%&!|>{[]}," and not closed:
        return f"a value cannot begin with {first} like this; put the whole value in quotation marks."
    if first in ("'", '"') and re.search(rf"[^\\]{first}\s*+[^\s#{first}]", value):
        return "the quotation marks hold only a part of this value; put the whole value into one pair."
    return None


def _lost_dash(lines: list[str], line: int) -> bool:
    """Whether a line without a dash or colon stands right under a line of a list."""
    if not 2 <= line <= len(lines) or _DASH.match(lines[line - 1]) or ":" in lines[line - 1]:
        return False
    above = lines[line - 2]
    return _DASH.match(above) is not None and ":" not in above
