"""Articles in Markdown with front matter, the form in which the corpus keeps them.

The front matter gives ``title``, ``standfirst``, ``byline``, ``date``, ``outlet``, ``url`` and ``story``;
anything else (``licence``, ``composed``) becomes metadata, as text. The title is the headline and the first
part of the article's text, the standfirst the second; without a title, a first line ``# heading`` is the
headline. A caption is a paragraph that begins with ``Caption:`` or is a picture, ``![caption](file)``; a
credit stands in brackets at its end::

    Caption: The minister arrives in Vienna (Polar Images)

Emphasis and links are reduced to their words; a paragraph may run over several lines.
"""

from __future__ import annotations

import datetime
import json
import re
from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import yaml

from framing.article import Article, Furniture, PartKind, join_parts, paragraph_spans
from framing.readers import captions
from framing.readers.dates import parse_date
from framing.readers.encoding import tidy
from framing.readers.errors import ReadingError

_FENCE = re.compile(r"^---[ \t]*$", re.MULTILINE)
_HEADING = re.compile(r"(?P<marks>#{1,6})\s+(?P<text>\S.*?)\s*#*\s*")
_UNDERLINED = re.compile(r"(?P<text>[^\n]+)\n(?:=+|-+)[ \t]*")
_PICTURE = re.compile(r"!\[(?P<text>[^\[\]\n]{0,2000})\]\((?:[^()\n]{0,2000})\)")
_LINK = re.compile(r"\[(?P<text>[^\[\]\n]{1,1000})\](?:\([^()\n]{0,2000}\)|\[[^\[\]\n]{0,200}\])")
_EMPHASIS = (
    re.compile(r"(?<![\w*])(\*{1,3})(?=[^\s*])([^*\n]{1,2000})(?<=\S)\1(?![\w*])"),
    re.compile(r"(?<![\w_])(_{1,3})(?=[^\s_])([^_\n]{1,2000})(?<=\S)\1(?![\w_])"),
)
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+.!>~|-])")
_LINE_MARK = re.compile(r"^[ \t]*(?:>|[-*+][ \t])[ \t]*", re.MULTILINE)
_RULE = re.compile(r"(?:[*_-][ \t]*){3,}")
_COMMENT = re.compile(r"<!--.*-->", re.DOTALL)
_VALUE = re.compile(r"(?P<name>\w+):[ \t]+(?P<value>\S[^\n]{0,300}?)[ \t]*$")
_FIELDS = ("title", "standfirst", "byline", "outlet", "url", "story")
_LONGEST_FRONT_MATTER = 20_000
_DEEPEST = 8


@dataclass(frozen=True, slots=True)
class _Entry:
    """A value of the front matter, as text, with the line it stands on."""

    value: str
    line: int


def article(text: str, *, id: str) -> Article:
    """The article in a Markdown text.

    Raises ``ReadingError``, with the line, for front matter that cannot be understood, and for a text
    without any article.

    >>> found = article("---\\ntitle: Talks begin\\noutlet: The Post\\n---\\nThey *met*.", id="talks/post")
    >>> found.text, found.outlet
    ('Talks begin\\n\\nThey met.', 'The Post')
    """
    entries, body, first = _front_matter(text)
    values = {name: tidy(entry.value) for name, entry in entries.items() if name in _FIELDS}
    parts, removed = _parts(_blocks(body, first), values)
    if not any(kind == "paragraph" for kind, _, _ in parts):
        raise ReadingError(
            "There is no text under the front matter. Write the article below its closing '---'."
        )
    joined, spans = join_parts(parts)
    return Article(
        id=id,
        text=joined,
        parts=spans,
        outlet=values.get("outlet") or None,
        story=values.get("story") or None,
        date=None if "date" not in entries else _date(entries["date"]),
        title=parts[0][1] if parts[0][0] == "headline" else None,
        byline=values.get("byline") or None,
        url=values.get("url") or None,
        furniture=tuple(removed),
        metadata=_metadata(entries),
    )


def plain(text: str) -> str:
    """A piece of Markdown reduced to its words.

    >>> plain("The *Treaty* of [1972](https://example.org), it__self")
    'The Treaty of 1972, it__self'
    """
    text = _LINK.sub(r"\g<text>", _PICTURE.sub(r"\g<text>", text))
    for emphasis in _EMPHASIS:
        text = emphasis.sub(r"\2", text)
    return tidy(_ESCAPE.sub(r"\1", text))


def _blocks(body: str, first: int) -> list[tuple[str, int]]:
    """What blank lines separate, each with the number of its line; ``first`` is that of the body."""
    blocks = []
    line, counted = first, 0
    for span in paragraph_spans(body):
        line += body.count("\n", counted, span.start)
        counted = span.start
        blocks.append((span.of(body), line))
    return blocks


def _parts(
    blocks: list[tuple[str, int]], values: Mapping[str, str]
) -> tuple[list[tuple[PartKind, str, str | None]], list[Furniture]]:
    parts: list[tuple[PartKind, str, str | None]] = []
    removed: list[Furniture] = []
    title, standfirst = values.get("title", ""), values.get("standfirst", "")
    for place, (block, line) in enumerate(_separate_headings(blocks)):
        kind, words, credit = _block(block)
        if _RULE.fullmatch(block) or _COMMENT.fullmatch(block) or not words:
            removed.append(Furniture(block, "Markdown mark", line))
        elif place == 0 and not title and kind == "headline":
            title = words
        elif words in (title, standfirst) and not parts:
            removed.append(Furniture(block, "repeated headline", line))
        else:
            parts.append(("paragraph" if kind == "headline" else kind, words, credit))
    head: list[tuple[PartKind, str, str | None]] = []
    if title:
        head.append(("headline", title, None))
    if standfirst:
        head.append(("standfirst", standfirst, None))
    return head + parts, removed


def _separate_headings(blocks: list[tuple[str, int]]) -> list[tuple[str, int]]:
    """A heading needs no blank line after it: it is a block of its own all the same."""
    found: list[tuple[str, int]] = []
    for block, line in blocks:
        head, newline, rest = block.partition("\n")
        if newline and _HEADING.fullmatch(head):
            found += [(head, line), (rest, line + 1)]
        else:
            found.append((block, line))
    return found


def _block(block: str) -> tuple[PartKind, str, str | None]:
    """What a block of Markdown is, its words, and the credit of a caption."""
    heading = _HEADING.fullmatch(block) or _UNDERLINED.fullmatch(block)
    if heading is not None:
        return "headline", plain(heading["text"]), None
    picture = _PICTURE.fullmatch(block)
    caption = picture["text"] if picture is not None else captions.caption_label(tidy(block))
    if caption is not None:
        words = plain(caption)
        return "caption", words, captions.credit_of(words)
    return "paragraph", plain(_LINE_MARK.sub("", block)), None


def _front_matter(text: str) -> tuple[dict[str, _Entry], str, int]:
    """The entries of the front matter, the body, and the number of the line on which the body starts."""
    start = len(text) - len(text.lstrip())
    first = text.count("\n", 0, start) + 1
    opening = _FENCE.match(text, start)
    if opening is None:
        return {}, text, 1
    closing = _FENCE.search(text, opening.end())
    if closing is None:
        raise ReadingError(
            "The front matter is not closed: write '---' on a line of its own after it.", first
        )
    if closing.start() - opening.end() > _LONGEST_FRONT_MATTER:
        raise ReadingError(
            "The front matter is too long: only a few lines belong above the second '---'.", first
        )
    import frontmatter

    loaded: Any = frontmatter.parse(text[start : closing.end()], handler=_handler(first))[0]
    body = text[closing.end() :]
    return dict(loaded), body, first + text.count("\n", start, closing.end())


def _handler(first: int) -> Any:
    """A front matter handler for which every value is text; ``first`` is the line of the opening fence."""
    from frontmatter.default_handlers import YAMLHandler

    class TextHandler(YAMLHandler):
        FM_BOUNDARY = _FENCE

        def load(self, fm: str, **_: object) -> dict[str, _Entry]:
            return _entries(fm, first)

    return TextHandler()


def _entries(source: str, first: int) -> dict[str, _Entry]:
    try:
        _refuse_aliases(source, first)
        node = yaml.compose(source, Loader=yaml.BaseLoader)
        return {} if node is None else _mapping(node, first)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        raise ReadingError(
            f"The front matter is not valid YAML: {error.problem}. {_remedy(source, mark)}".strip(),
            None if mark is None else first + mark.line,
        ) from None
    except (yaml.YAMLError, ValueError, OverflowError) as error:
        if isinstance(error, ReadingError):
            raise
        raise ReadingError(
            "The front matter is not valid YAML: it holds a character that YAML forbids.", first
        ) from None


def _remedy(source: str, mark: yaml.Mark | None) -> str:
    """What to do where the line is wrong by itself: a headline that holds a colon, or begins in marks."""
    lines = source.splitlines()
    value = _VALUE.match(lines[mark.line]) if mark is not None and mark.line < len(lines) else None
    if value is None or _is_valid(value[0]):
        return ""
    whole = value["value"].replace("'", "''")
    return f"Put what stands after “{value['name']}:” between single marks: {value['name']}: '{whole}'."


def _is_valid(line: str) -> bool:
    try:
        # Events are enough, and are had without recursion, however deep a line is nested.
        deque(yaml.parse(line, Loader=yaml.BaseLoader), maxlen=0)
    except (yaml.YAMLError, ValueError, OverflowError):
        return False
    return True


def _refuse_aliases(source: str, first: int) -> None:
    depth = 0
    for event in yaml.parse(source, Loader=yaml.BaseLoader):
        line = first + event.start_mark.line
        if isinstance(event, yaml.AliasEvent):
            raise ReadingError(
                "The front matter uses an alias. Write the value out; a text that begins with * goes in "
                "quotation marks.",
                line,
            )
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        if depth > _DEEPEST:
            raise ReadingError("The front matter is nested too deeply: write 'name: text', one a line.", line)


def _mapping(node: yaml.Node, first: int) -> dict[str, _Entry]:
    if not isinstance(node, yaml.MappingNode):
        raise ReadingError(
            "The front matter must be lines of the form 'name: text'.", first + node.start_mark.line
        )
    found: dict[str, _Entry] = {}
    for key, value in node.value:
        line = first + key.start_mark.line
        if not isinstance(key, yaml.ScalarNode):
            raise ReadingError("The front matter must be lines of the form 'name: text'.", line)
        if key.value in found:
            raise ReadingError(
                f"The front matter gives {key.value!r} twice: keep one of the two lines.", line
            )
        plain_value = _plain(value, first)
        text = plain_value if isinstance(plain_value, str) else _as_text(plain_value)
        if any("\ud800" <= character <= "\udfff" for character in text + key.value):
            raise ReadingError(
                "The front matter holds half a character (\\ud800 to \\udfff): remove it.", line
            )
        found[key.value] = _Entry(text, line)
    return found


def _plain(node: yaml.Node, first: int) -> Any:
    if isinstance(node, yaml.SequenceNode):
        return [_plain(item, first) for item in node.value]
    if isinstance(node, yaml.MappingNode):
        return {name: entry.value for name, entry in _mapping(node, first).items()}
    return node.value


def _as_text(value: Any) -> str:
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return ", ".join(value)
    return json.dumps(value, ensure_ascii=False)


def _date(entry: _Entry) -> datetime.date | None:
    day = parse_date(entry.value)
    if day is None and entry.value:
        raise ReadingError(f"The date {entry.value!r} is not clear: write it as 2015-11-11.", entry.line)
    return day


def _metadata(entries: Mapping[str, _Entry]) -> Mapping[str, str]:
    return {name: entry.value for name, entry in entries.items() if name not in (*_FIELDS, "date")}
