"""Articles in web pages saved as HTML.

trafilatura finds the article within the page, its title, writer, date and site; the furniture rules of
pasted pages then go over what it found. Captions come from ``figcaption`` and stand where the page has
them. Text of the page that is no part of the article is kept as furniture under the rule ``outside the
article``.

Barbaresi, A. (2021). Trafilatura: a web scraping library and command-line tool for text discovery and
extraction. *ACL-IJCNLP: System Demonstrations*, 122–131.
"""

from __future__ import annotations

import codecs
import datetime
import logging
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from framing.article import Article, Furniture, PartKind
from framing.readers import pasted
from framing.readers.captions import caption_label
from framing.readers.encoding import decode, tidy
from framing.readers.errors import ReadingError
from framing.readers.furniture import Line
from framing.readers.masthead import outlet_named_in, split_page_title

_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{2,40})", re.IGNORECASE)
_XML_DECLARATION = re.compile(r"^\s*<\?xml[^>]{0,200}\?>")
_CAPTION_CLASS = re.compile(r"(?:^|[\s_-])caption(?:[_-]?text)?(?=\s|$)", re.IGNORECASE)
_BLOCKS = ("h1", "h2", "h3", "h4", "h5", "h6", "p", "li", "figcaption")
_LONGEST_BLOCK = 5_000
_NO_ARTICLE = (
    "No article was found in this page. Copy its text from the browser into a .txt file and read that."
)


@dataclass(frozen=True, slots=True)
class _Block:
    """A heading, paragraph, list item or caption of the page as saved."""

    tag: str
    text: str
    line: int


def page_text(data: bytes) -> str:
    """The HTML of a saved page as text, read like other files, or in the charset that the page declares.

    >>> page_text('<meta charset="iso-8859-2"><p>Łódź'.encode("iso-8859-2"))
    '<meta charset="iso-8859-2"><p>Łódź'
    """
    declared = _CHARSET.search(data[:4096])
    if declared is not None and b"\0" not in data:
        name = declared[1].decode("ascii")
        try:
            data.decode("utf-8")
        except UnicodeDecodeError:
            try:
                data = codecs.decode(data, name).encode("utf-8")
            except (LookupError, ValueError, TypeError, AttributeError):
                return decode(data)
    return decode(data)


def article(html: str, *, id: str) -> Article:
    """The article in a saved page. Raises ``ReadingError`` where none is found.

    >>> body = "<h1>Talks begin</h1><p>Ministers met in Vienna on Monday to talk about ships.</p>"
    >>> found = article(f"<html><head><title>Talks begin</title></head><body>{body}</body></html>", id="a/b")
    >>> [(part.kind, part.of(found.text)[:13]) for part in found.parts]
    [('headline', 'Talks begin'), ('paragraph', 'Ministers met')]
    """
    html = _XML_DECLARATION.sub("", html)
    document, blocks = _extract(html)
    lines, kinds = _lines(document, blocks)
    found = pasted.article_of(lines, id=id, kinds=kinds)
    used = {line.text for line in lines}
    outside = [
        Furniture(block.text, "outside the article", block.line) for block in blocks if block.text not in used
    ]
    return replace(
        found,
        outlet=_outlet(document, blocks) or found.outlet,
        date=_day(document.date) or found.date,
        byline=_writers(document.author) or found.byline,
        url=document.url or None,
        furniture=tuple(sorted((*found.furniture, *outside), key=lambda item: item.line)),
    )


@cache
def _silence() -> None:
    """Keep these libraries from reporting each page they give up: the reader says so itself."""
    for name in ("trafilatura", "htmldate"):
        logging.getLogger(name).addHandler(logging.NullHandler())


def _extract(html: str) -> tuple[Any, list[_Block]]:
    import trafilatura

    _silence()
    document: Any
    try:
        document = trafilatura.bare_extraction(
            html,
            with_metadata=True,
            include_comments=False,
            include_tables=False,
            date_extraction_params={"original_date": True, "extensive_search": False},
        )
        tree = trafilatura.load_html(html)
        blocks = [] if tree is None else list(_blocks(tree))
    except Exception as error:  # whatever a page does to the parser, it costs this page only
        raise ReadingError(f"{_NO_ARTICLE} ({type(error).__name__})") from error
    if document is None or not tidy(document.text or ""):
        raise ReadingError(_NO_ARTICLE)
    return document, blocks


def _blocks(tree: Any) -> Iterator[_Block]:
    for element in tree.iter(*_BLOCKS):
        pieces: list[str] = []
        size = 0
        for piece in element.itertext():
            pieces.append(piece)
            size += len(piece)
            if size > _LONGEST_BLOCK:
                break
        text = tidy("".join(pieces))
        if text:
            tag = "figcaption" if _CAPTION_CLASS.search(element.get("class") or "") else element.tag
            yield _Block(tag, text, element.sourceline or 1)


def _lines(document: Any, blocks: list[_Block]) -> tuple[list[Line], dict[int, PartKind]]:
    """Headline, standfirst and body in order, with each caption where it stands in the page."""
    places = {block.text: place for place, block in reversed(list(enumerate(blocks)))}
    captions = [(place, block) for place, block in enumerate(blocks) if block.tag == "figcaption"]
    caption_texts = {block.text for _, block in captions}
    title = _title(document, blocks)
    body = [text for raw in document.text.split("\n") if (text := tidy(raw.removeprefix("- ")))]
    body = [text for text in body if text != title and text not in caption_texts]
    lines = [Line(blocks[places[title]].line if title in places else 1, title)] if title else []
    kinds: dict[int, PartKind] = {0: "headline"} if title else {}
    description = tidy(document.description or "")
    if lines and body and description != title and _between(description, title, body[0], places):
        body.insert(0, description)
    if lines and body and body[0] == description:
        kinds[1] = "standfirst"
    for number, text in enumerate(body):
        place = places.get(text)
        while captions and place is not None and captions[0][0] < place:
            caption_place, block = captions.pop(0)
            # A picture above the headline or the first words may belong to the menu: it must be near.
            if number or place - caption_place <= 6:
                kinds[len(lines)] = "caption"
                lines.append(Line(block.line, caption_label(block.text) or block.text))
        lines.append(
            Line(blocks[place].line if place is not None else lines[-1].number if lines else 1, text)
        )
    return lines, kinds


def _between(text: str, above: str, below: str, places: dict[str, int]) -> bool:
    """Whether a text is a block of the page, and stands below one text and above another."""
    return {text, above, below} <= places.keys() and places[above] < places[text] < places[below]


def _title(document: Any, blocks: list[_Block]) -> str:
    title = tidy(document.title or "")
    heading = next(
        (block.text for block in blocks if block.tag == "h1" and title.startswith(block.text)), None
    )
    split = split_page_title(title)
    return heading or (split[0] if split is not None and split[1] == document.sitename else title)


def _outlet(document: Any, blocks: list[_Block]) -> str | None:
    name = tidy(document.sitename or "")
    if name and not name.startswith("@") and (" " in name or "." not in name):
        return name
    split = split_page_title(tidy(document.title or ""))
    named = outlet_named_in((block.text for block in blocks), except_for=document.author or "")
    return named or (split[1] if split else None) or name or None


def _writers(author: str | None) -> str | None:
    names = [tidy(name) for name in (author or "").split(";")]
    return " and ".join(name for name in names if name) or None


def _day(date: str | None) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(date) if date else None
    except ValueError:
        return None
