"""The styles of an annotated article: inline for a notebook, as a style sheet for a page.

A notebook that was not run yet strips style sheets and ``var(--…)``; inline colours stay. None of them sets
the colour of text, and every background lets the page's own shine through, so that both light and dark stay
legible.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

_FRAME_HUES = ("0,114,178", "0,158,115", "170,68,153")
_FRAME_LINES = ("solid", "dashed", "double", "dotted")
_DEEPEST = 4

_STYLES: Mapping[str, str] = {
    "article": "max-width:72em;line-height:1.75;overflow-wrap:break-word",
    "about": "margin:0 0 0.6em;font-size:0.9em",
    "legend": "margin:0 0 1em;padding:0.4em 0.8em;border:1px solid rgba(128,128,128,0.6);font-size:0.9em",
    "line": "margin:0.2em 0",
    "key": "display:inline-block;margin:0 0.9em 0 0",
    "row": "margin:0 0 1em",
    "headline": "margin:0 0 0.2em;font-size:1.5em;font-weight:bold;line-height:1.4;white-space:pre-line",
    "standfirst": "margin:0 0 0.2em;font-size:1.1em;font-weight:bold;white-space:pre-line",
    "paragraph": "margin:0 0 0.2em;white-space:pre-line",
    "caption": "margin:0 0 0.2em;font-style:italic;white-space:pre-line",
    "number": "font-size:0.65em;vertical-align:super;line-height:0;font-weight:normal;margin:0 0.15em",
    "notes": "font-size:0.8em;line-height:1.4",
    "note": "display:inline-block;vertical-align:top;max-width:100%;margin:0 0.9em 0.1em 0",
    "facts": "margin:0.1em 0 0.5em 1.2em",
    "fact": "margin:0",
    "term": "display:inline;float:none;width:auto;font-weight:bold;padding:0;margin:0",
    "fill": "display:inline;float:none;width:auto;padding:0;margin:0",
    "outlet": "padding:0.1em 0",
    "direct": "padding:0.1em 0.15em;background-color:rgba(213,94,0,0.24);border-left:3px solid rgb(213,94,0)",
    "indirect": (
        "padding:0.1em 0.15em;background-color:rgba(240,176,65,0.24);border-left:3px dotted rgb(200,130,0)"
    ),
    "scare": (
        "padding:0.1em 0.15em;background-color:rgba(150,150,60,0.24);border-left:4px double rgb(130,130,40)"
    ),
}


@dataclass(frozen=True, slots=True)
class Sheet:
    """How marks get their style: written out at each mark (``inline``), or by the name of a class."""

    inline: bool

    def style(self, name: str) -> str:
        """The attribute that gives an element the style ``name``.

        >>> Sheet(inline=False).style("note")
        'class="note"'
        >>> Sheet(inline=True).style("fact")
        'style="margin:0"'
        """
        return f'style="{_STYLES[name]}"' if self.inline else f'class="{name}"'

    def underline(self, frame: int, depth: int) -> str:
        """The attribute for a mention of the frame of this rank, ``depth`` lines below the innermost."""
        kind, level = frame % _kinds(), min(depth, _DEEPEST)
        return f'style="{_underline(kind, level)}"' if self.inline else f'class="f{kind} d{level}"'


def style_sheet() -> str:
    """The style sheet of a whole page: the inline styles as classes, and what only a page can have."""
    rules = [f".{name}{{{style}}}" for name, style in _STYLES.items()]
    rules += [f".f{kind}{{{_line(kind)}}}" for kind in range(_kinds())]
    rules += [f".d{depth}{{{_depth(depth)}}}" for depth in range(_DEEPEST + 1)]
    return "\n".join([*rules, _PAGE])


def _kinds() -> int:
    return len(_FRAME_HUES) * len(_FRAME_LINES)


def _underline(kind: int, depth: int) -> str:
    return f"{_line(kind)};{_depth(depth)}"


def _line(kind: int) -> str:
    line = _FRAME_LINES[kind % len(_FRAME_LINES)]
    width = 4 if line == "double" else 3
    return f"border-bottom:{width}px {line} rgb({_FRAME_HUES[kind % len(_FRAME_HUES)]})"


def _depth(depth: int) -> str:
    return f"padding-bottom:{5 * depth}px"


_PAGE = """\
:root{color-scheme:light dark;--ink:#1a1a1a;--paper:#fff;--quiet:#4a4a4a}
@media (prefers-color-scheme:dark){:root{--ink:#ececec;--paper:#16181b;--quiet:#bdbdbd}}
body{margin:0;color:var(--ink);background:var(--paper);font:1.06rem/1.6 Georgia,"Times New Roman",serif}
body>*{max-width:72em;margin:0 auto;padding:1em 1.5em}
body{overflow-wrap:anywhere}
.about,.legend,.notes,footer{font-family:system-ui,sans-serif}
.about,footer{color:var(--quiet)}
header{padding-bottom:0}
.headline{font-size:1.9em;line-height:1.3}
.row{display:grid;grid-template-columns:minmax(0,40em) minmax(0,1fr);gap:0.2em 2.5em}
.notes{border-left:1px solid rgba(128,128,128,0.5);padding-left:1em}
.note{display:block}
summary{cursor:pointer}
summary:focus-visible{outline:3px solid var(--ink);outline-offset:2px}
@media (max-width:60em){.row{grid-template-columns:minmax(0,1fr)}.notes{border:0;padding:0}}
@media print{
:root{--ink:#000;--paper:#fff;--quiet:#333}
*{print-color-adjust:exact;-webkit-print-color-adjust:exact}
body{font-size:10.5pt}
.row{grid-template-columns:minmax(0,2fr) minmax(0,1fr);gap:1em}
.note,.legend{break-inside:avoid}
}"""
