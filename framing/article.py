"""One news article: its text as stored, and the parts of that text."""

from __future__ import annotations

import datetime
import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from framing import markup
from framing.span import Span

PartKind = Literal["headline", "standfirst", "paragraph", "caption"]

_BLANK_LINE = re.compile(r"\n[^\S\n]*\n\s*")


@dataclass(frozen=True, slots=True)
class Part(Span):
    """A headline, standfirst, paragraph or caption, as a span into the article's text.

    ``credit`` is the agency or photographer a caption names.
    """

    kind: PartKind
    credit: str | None = None


@dataclass(frozen=True, slots=True)
class Furniture:
    """Text of a page that is not the article, the ``rule`` that took it out, and its ``line`` in the file."""

    text: str
    rule: str
    line: int


@dataclass(frozen=True, slots=True)
class Article:
    """A news article.

    ``text`` is what every span of every table points into. It holds headline, standfirst, paragraphs and
    captions, joined by blank lines; by-line, date and the furniture of the page are fields. ``metadata`` is
    front matter that the kit has no field for; its entries become columns of the table ``articles``.

    >>> article = Article.from_text("Shield row\\n\\nRussia said no.", id="shield/post", title="Shield row")
    >>> [(part.kind, part.of(article.text)) for part in article.parts]
    [('headline', 'Shield row'), ('paragraph', 'Russia said no.')]
    """

    id: str
    text: str
    parts: tuple[Part, ...]
    outlet: str | None = None
    story: str | None = None
    date: datetime.date | None = None
    title: str | None = None
    byline: str | None = None
    url: str | None = None
    furniture: tuple[Furniture, ...] = ()
    metadata: Mapping[str, str] = field(default_factory=dict, hash=False)
    path: Path | None = field(default=None, compare=False)

    @classmethod
    def from_text(
        cls,
        text: str,
        *,
        id: str,
        outlet: str | None = None,
        story: str | None = None,
        date: datetime.date | str | None = None,
        title: str | None = None,
    ) -> Article:
        """An article from a string, kept exactly as given.

        Paragraphs are what blank lines separate. ``title`` is a field; where the first paragraph repeats it,
        that paragraph is the headline. ``date`` may be a date or an ISO string (2015-11-11); anything else
        raises ``ValueError``.
        """
        spans = paragraph_spans(text)
        kinds: list[PartKind] = ["paragraph"] * len(spans)
        if spans and title is not None and spans[0].of(text).strip() == title.strip():
            kinds[0] = "headline"
        parts = tuple(Part(span.start, span.end, kind) for span, kind in zip(spans, kinds, strict=True))
        day = datetime.date.fromisoformat(date) if isinstance(date, str) else date
        return cls(id=id, text=text, parts=parts, outlet=outlet, story=story, date=day, title=title)

    @property
    def headline(self) -> str | None:
        """The headline as it stands in the text, if there is one."""
        return next(self.texts("headline"), None)

    @property
    def standfirst(self) -> str | None:
        """The line or lines under the headline, if there are any."""
        return next(self.texts("standfirst"), None)

    @property
    def sha256(self) -> str:
        """The SHA-256 of the text in UTF-8, by which stored spans are known to fit it."""
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()

    def texts(self, kind: PartKind) -> Iterator[str]:
        """The text of each part of one kind, in order."""
        return (part.of(self.text) for part in self.parts if part.kind == kind)

    def __str__(self) -> str:
        about = ", ".join(str(value) for value in (self.outlet, self.date) if value is not None)
        return f"{self.id}: {self.title or self.headline or 'no headline'}" + (f" ({about})" if about else "")

    def _repr_html_(self) -> str:
        return markup.definitions(self.id, self.summary())

    def summary(self) -> list[tuple[str, str]]:
        """What was understood of the article, as labelled lines for a reader."""
        lines = [
            ("outlet", self.outlet or "–"),
            ("title", self.title or self.headline or "–"),
            ("by", self.byline or "–"),
            ("date", str(self.date or "–")),
        ]
        lines += [(part.kind, part.of(self.text)) for part in self.parts]
        lines += [(f"left out, line {item.line} ({item.rule})", item.text) for item in self.furniture]
        return lines


def paragraph_spans(text: str) -> list[Span]:
    """The stretches of a text that blank lines separate, without the white space around them.

    >>> [span.of("One.\\n\\n Two. ") for span in paragraph_spans("One.\\n\\n Two. ")]
    ['One.', 'Two.']
    """
    spans = []
    start = 0
    for end, after in [*((gap.start(), gap.end()) for gap in _BLANK_LINE.finditer(text)), (len(text), 0)]:
        block = text[start:end]
        left = start + len(block) - len(block.lstrip())
        right = start + len(block.rstrip())
        if left < right:
            spans.append(Span(left, right))
        start = after
    return spans


def join_parts(parts: Iterable[tuple[PartKind, str, str | None]]) -> tuple[str, tuple[Part, ...]]:
    """The text and the parts of an article, from (kind, text, credit) in reading order.

    >>> join_parts([("headline", "Shield row", None), ("paragraph", "Russia said no.", None)])[0]
    'Shield row\\n\\nRussia said no.'
    """
    pieces: list[str] = []
    spans: list[Part] = []
    position = 0
    for kind, piece, credit in parts:
        spans.append(Part(position, position + len(piece), kind, credit))
        pieces.append(piece)
        position += len(piece) + 2
    return "\n\n".join(pieces), tuple(spans)
