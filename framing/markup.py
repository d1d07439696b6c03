"""Small pieces of HTML that stay legible where a notebook strips styles and scripts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape as _escape

# An override of the writing direction inside a text would reach beyond the text and reorder the page; half a
# surrogate pair cannot be written to a file, and a control character means nothing in HTML.
_DIRECTION_MARKS = map(ord, "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_CONTROLS = {*range(0x20), *range(0x7F, 0xA0)} - set(map(ord, "\t\n\r"))
_UNSAFE = dict.fromkeys([*_DIRECTION_MARKS, *range(0xD800, 0xE000), *_CONTROLS], "\ufffd")

_CELL = "text-align:left;vertical-align:top;padding:0.15em 0.8em 0.15em 0"
_SHORT = 12  # a date or a number is not broken over two lines


def escape(text: object) -> str:
    """``text`` made safe to stand in HTML, in an element or a quoted attribute.

    >>> escape('<b onclick="x">')
    '&lt;b onclick=&quot;x&quot;&gt;'
    """
    return _escape(str(text), quote=True).translate(_UNSAFE)


def table(header: Sequence[str], rows: Iterable[Sequence[object]], *, caption: str) -> str:
    """A table of plain values, every cell escaped."""
    head = "".join(f'<th scope="col" style="{_CELL}">{escape(name)}</th>' for name in header)
    body = "".join("<tr>" + "".join(map(_cell, row)) + "</tr>" for row in rows)
    return (
        f'<table><caption style="text-align:left;font-weight:bold">{escape(caption)}</caption>'
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
    )


def _cell(value: object) -> str:
    style = f"{_CELL};white-space:nowrap" if len(str(value)) <= _SHORT else _CELL
    return f'<td style="{style}">{escape(value)}</td>'


def definitions(title: str, pairs: Iterable[tuple[str, str]]) -> str:
    """A titled list of labels with their texts."""
    rows = "".join(
        f'<tr><th scope="row" style="{_CELL}">{escape(label)}</th>'
        f'<td style="{_CELL}">{escape(text)}</td></tr>'
        for label, text in pairs
    )
    return (
        f'<table><caption style="text-align:left;font-weight:bold">{escape(title)}</caption>'
        f"<tbody>{rows}</tbody></table>"
    )


class Html(str):
    """HTML that a notebook shows as such.

    >>> page = Html("<b>Shield row</b>")
    >>> page._repr_html_(), page
    ('<b>Shield row</b>', <HTML, 17 characters>)
    """

    __slots__ = ()

    def __repr__(self) -> str:
        return f"<HTML, {len(self):,} characters>"

    def _repr_html_(self) -> str:
        return str(self)
