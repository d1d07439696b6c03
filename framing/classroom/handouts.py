"""What a lesson needs on paper: articles with numbered lines, cards to cut out, tally sheets, and the key."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from framing import markup
from framing.article import Article
from framing.coding import numbered as numbered_sentences
from framing.coding import sentence_at
from framing.study import Study

_LINE = 74  # characters: a line of print that a pencil can still mark
_EVERY = 5

STYLE = """\
body{font:11.5pt/1.55 Georgia,serif;max-width:46em;margin:1.5em auto;padding:0 1em;color:#000}
h1{font-size:1.5em}h2{font-size:1.2em;margin-top:2em}h3{font-size:1em}
section{break-before:page}
section.first{break-before:auto}
.lines{white-space:pre;font:10.5pt/1.7 "Courier New",monospace;overflow-x:auto}
.lines .head{font-weight:bold}
.cards{display:grid;grid-template-columns:1fr 1fr}
.card{border:1px dashed #000;padding:0.7em 0.9em;break-inside:avoid;min-height:6em}
.card .number{font-weight:bold}
table{border-collapse:collapse;width:100%}
th,td{border:1px solid #000;text-align:left;padding:0.3em 0.5em;vertical-align:top}
.tally td{height:2.2em}
@media print{body{margin:0;padding:0;max-width:none}@page{margin:18mm}}"""


@dataclass(frozen=True, slots=True)
class Card:
    """A card to cut out: its words, what they are from, and what the key says of them."""

    words: str
    source: str
    key: str


def numbered(article: Article) -> str:
    """An article as HTML, in lines of one width, every fifth of them numbered.

    >>> print(numbered(Article.from_text("It rained.\\n\\nNobody came.", id="a/b", outlet="The Post")))
    <section><h2>The Post</h2><div class="lines">     It rained.
    <BLANKLINE>
         Nobody came.</div></section>
    """
    lines: list[str] = []
    number = 0
    for part in article.parts:
        lines += [""] if lines else []
        for line in textwrap.wrap(" ".join(part.of(article.text).split()), _LINE) or [""]:
            number += 1
            margin = f"{number:>3}  " if number % _EVERY == 0 else " " * 5
            shown = markup.escape(margin + line)
            lines.append(f'<span class="head">{shown}</span>' if part.kind == "headline" else shown)
    about = ", ".join(filter(None, (article.outlet or article.id, str(article.date or ""))))
    body = "\n".join(lines)
    return f'<section><h2>{markup.escape(about)}</h2><div class="lines">{body}</div></section>'


def sentence_cards(articles: Iterable[tuple[Article, int, str]]) -> list[Card]:
    """A card for each (article, number of a sentence from 1, key).

    Raises ``ValueError`` where an article has no sentence of this number.
    """
    return [
        Card(sentence_at(article, number).of(article.text), article.outlet or article.id, key)
        for article, number, key in articles
    ]


def phrase_cards(study: Study, phrase: str, *, width: int = 90) -> list[Card]:
    """A card for each place where a phrase stands, with voice and speaker as the key.

    >>> from framing import Article, Codebook, analyze
    >>> article = Article.from_text("Ann Ray said it was a crisis.", id="a/b", outlet="The Post")
    >>> study = analyze([article], Codebook.sample("security"), sentiment=False)
    >>> phrase_cards(study, "crisis")[0].key
    'indirect: Ann Ray'
    """
    lines = study.concordance(phrase, width=width)
    return [
        Card(
            f"… {row['left']}{row['match'].upper()}{row['right']} …",
            str(row["outlet"]),
            f"{row['voice']}: {row['speaker']}" if isinstance(row["speaker"], str) else str(row["voice"]),
        )
        for row in lines.to_dict("records")
    ]


def cards_page(cards: Sequence[Card]) -> str:
    """The cards to cut out, without their key."""
    shown = "".join(
        f'<div class="card"><span class="number">{number}</span> {markup.escape(card.words)}'
        f"<br><small>{markup.escape(card.source)}</small></div>"
        for number, card in enumerate(cards, 1)
    )
    return f'<section><h2>Cards to cut out</h2><div class="cards">{shown}</div></section>'


def key_page(cards: Sequence[Card]) -> str:
    """The key to the cards, for the teacher."""
    rows = "".join(
        f"<tr><td>{number}</td><td>{markup.escape(textwrap.shorten(card.words, 80, placeholder=' …'))}</td>"
        f"<td>{markup.escape(card.key)}</td></tr>"
        for number, card in enumerate(cards, 1)
    )
    head = '<tr><th scope="col">card</th><th scope="col">words</th><th scope="col">key</th></tr>'
    return f"<section><h2>Key to the cards (for the teacher)</h2><table>{head}{rows}</table></section>"


def tally_sheet(columns: Sequence[str], *, rows: int) -> str:
    """An empty table to fill in by hand."""
    head = "".join(f'<th scope="col">{markup.escape(name)}</th>' for name in columns)
    body = ("<tr>" + "<td></td>" * len(columns) + "</tr>") * rows
    return f'<section><h2>Tally sheet</h2><table class="tally"><tr>{head}</tr>{body}</table></section>'


def page(title: str, sections: Iterable[str]) -> str:
    """A whole page to print, which needs nothing from anywhere."""
    return "\n".join([*_head(title), *sections, "</body></html>"]) + "\n"


def _head(title: str) -> Iterator[str]:
    yield '<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8">'
    yield f"<title>{markup.escape(title)}</title><style>{STYLE}</style></head><body>"
    yield f"<h1>{markup.escape(title)}</h1>"


def sheet(article: Article) -> markup.Html:
    """An article to read in a notebook, with its sentences numbered as on a coding sheet.

    >>> sheet(Article.from_text("It rained.\\n\\nNobody came.", id="a/b", outlet="The Post"))
    <HTML, ... characters>
    """
    lines = (
        " ".join(f"<small>[{number}]</small> {markup.escape(words)}" for number, words in own)
        for own in numbered_sentences(article)
    )
    about = ", ".join(filter(None, (article.outlet or article.id, str(article.date or ""))))
    body = "".join(f"<p>{line}</p>" for line in lines)
    return markup.Html(f'<div style="max-width:46em"><strong>{markup.escape(about)}</strong>{body}</div>')
