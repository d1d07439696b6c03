"""What an explorer shows, as HTML: bars with their numbers, and the sentences behind them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from itertools import groupby
from typing import TYPE_CHECKING, Any

from framing.explorer.state import Bar, State
from framing.figures.drawing import FEWEST_WORDS
from framing.figures.labels import counted, distinct, listed
from framing.figures.palette import STANCES, VOICES, Look
from framing.markup import escape
from framing.span import Span, merged

if TYPE_CHECKING:
    import pandas as pd

MOST_SENTENCES = 100
"""So many sentences are shown; the table has them all."""

_LABEL = 19
_BAR = 70  # per cent of its cell: the rest is for the number
_QUESTION = "Which frames does each outlet name, and how often?"
_SCALE = "Bars: mentions per 1,000 words of the voice (the rate), each voice on a scale of its own."
# MathJax, which JupyterLab runs over all it shows, would take "$5 … $9" for a formula.
_LITERAL = 'class="mathjax_ignore framing-{name}"'
_HATCHES = {
    "": "",
    "///": "repeating-linear-gradient(135deg,#0000 0 3px,#3338 3px 4px)",
    "\\\\\\": "repeating-linear-gradient(45deg,#0000 0 3px,#3338 3px 4px)",
    "xxx": (
        "repeating-linear-gradient(45deg,#0000 0 3px,#3338 3px 4px),"
        "repeating-linear-gradient(135deg,#0000 0 3px,#3338 3px 4px)"
    ),
}


def voice_name(voice: str) -> str:
    """What readers call a voice.

    >>> voice_name("indirect")
    'indirect speech'
    """
    return VOICES[voice].label


def bar_name(row: Any) -> str:
    """A bar in words, from its row of the table: where it stands, and its numbers."""
    rate = f", {row.rate:.1f} per 1,000" if row.words else ""
    where = f"{row.frame} · {row.outlet} · {voice_name(row.voice)}"
    return f"{where}: {row.count:,} in {counted(row.words, 'word')}{rate}"


def summary(state: State) -> str:
    """The figure in words, for who cannot see it, with its limits."""
    table = state.table
    if table.empty:
        return "Nothing is chosen: tick at least one outlet, one frame and one voice."
    voices = listed(voice_name(voice) for voice in VOICES if voice in set(table["voice"]))
    total, bars = int(table["count"].sum()), int((table["count"] > 0).sum())
    parts = "whole articles" if state.choice.parts is None else f"{listed(state.choice.parts)} only"
    text = (
        f"{counted(total, 'mention')} of {counted(table['frame'].nunique(), 'frame')} by "
        f"{counted(table['outlet'].nunique(), 'outlet')}, in {voices} ({parts})."
    )
    if total:
        # By mentions, not by rate: one mention among twenty words of a voice would come first.
        longest = table.sort_values("count", ascending=False, kind="stable")
        most: Any = next(longest.itertuples())
        text += f" Most mentions of {counted(bars, 'bar')}: {bar_name(most)} words."
    articles = counted(len(state.study.articles), "article")
    return (
        f"{text} These are the counts of {articles}; differences may be chance: "
        "framing.compare.rates gives intervals."
    )


def figure_html(state: State) -> str:
    """The bars: a table a frame, a row an outlet and voice, the bars of a voice on one scale."""
    table = state.table
    longest = table[table["words"] >= FEWEST_WORDS].groupby("voice")["rate"].max().to_dict()
    panels = "".join(
        _panel(str(frame), list(rows.itertuples()), longest, state.bar)
        for frame, rows in table.groupby("frame", sort=False)
    )
    width = " framing-wide" if table["voice"].nunique() > 1 else ""
    return (
        f"<div {_LITERAL.format(name='figure')}><p><b>{_QUESTION}</b> {_SCALE}</p>"
        f'<div class="framing-panels{width}">{panels}</div><p>{escape(summary(state))}</p></div>'
    )


def sentences_html(mentions: pd.DataFrame) -> str:
    """The sentences in order, their mentions marked, with article, voice, speaker and stance."""
    if mentions.empty:
        return f"<div {_LITERAL.format(name='none')}><p>No sentence.</p></div>"
    grouped = [
        list(rows)
        for _, rows in groupby(mentions.itertuples(index=False), lambda row: (row.article, row.sentence))
    ]
    items = "".join(map(_sentence, grouped[:MOST_SENTENCES]))
    told = f"{counted(len(mentions), 'mention')} in {counted(len(grouped), 'sentence')}"
    if len(grouped) > MOST_SENTENCES:
        told += f"; the first {MOST_SENTENCES} are shown: choose a bar to see fewer"
    return (
        f'<div {_LITERAL.format(name="sentences")} tabindex="0" role="region" aria-label="Sentences">'
        f"<p>{told}.</p><ol>{items}</ol></div>"
    )


def edits_in_words(state: State) -> str:
    """Which codebook counts, and what the edits change in the counts that are shown, frame by frame."""
    if not state.edits:
        return (
            f"Phrases as in the codebook {state.base.codebook.name}, version {state.base.codebook.version}."
        )
    before = state.choice.sentences(state.base)["frame"].value_counts()
    after = state.table.groupby("frame")["count"].sum()
    changed = [
        f"{edit.frame} {after[edit.frame]:,} (was {before.get(edit.frame, 0):,})"
        for edit in state.edits
        if edit.frame in after.index
    ]
    told = [f"Mentions shown, with your phrases: {listed(changed)}."] if changed else []
    hidden = len(state.edits) - len(changed)
    if hidden:
        told.append(f"{counted(hidden, 'edited frame')} not shown.")
    return " ".join(told)


def message_html(text: str, *, wrong: bool = False) -> str:
    """A sentence to whoever works with the explorer."""
    if not text:
        return ""
    role, name = ("alert", "wrong") if wrong else ("status", "told")
    return f'<div {_LITERAL.format(name=name)} role="{role}">{escape(text)}</div>'


def _panel(frame: str, rows: Sequence[Any], longest: Mapping[Any, float], chosen: Bar | None) -> str:
    total = sum(row.count for row in rows)
    several = len({row.voice for row in rows}) > 1
    outlets = list(dict.fromkeys(row.outlet for row in rows))
    labels = dict(zip(outlets, distinct(outlets, _LABEL), strict=True))
    body = "".join(
        _row(
            row,
            labels[outlet],
            longest.get(row.voice, 0.0),
            chosen,
            span=len(own) if place == 0 else 0,
            several=several,
        )
        for outlet, found in groupby(rows, lambda row: row.outlet)
        for own in [list(found)]
        for place, row in enumerate(own)
    )
    voice = '<th scope="col" class="framing-voice">voice</th>' if several else ""
    return (
        f"<table><caption>{escape(frame)} · {counted(total, 'mention')}</caption>"
        f'<thead><tr><th scope="col">outlet</th>{voice}<th scope="col">mentions</th>'
        f'<th scope="col">words</th><th scope="col">rate</th></tr></thead><tbody>{body}</tbody></table>'
    )


def _row(row: Any, label: str, longest: float, chosen: Bar | None, *, span: int, several: bool) -> str:
    is_chosen = chosen is not None and chosen == (row.outlet, row.frame, row.voice)
    cells = ""
    if span:
        title = f' title="{escape(row.outlet)}"' if label != row.outlet else ""
        cells = f'<th scope="row" rowspan="{span}"{title}>{escape(label)}</th>'
    if several:
        cells += f'<td class="framing-voice">{escape(voice_name(row.voice))}</td>'
    rate = f"{row.rate:.1f}" if row.words else "–"
    cells += (
        f'<td class="framing-bar">{_bar(row, longest, is_chosen)}</td><td>{row.words:,}</td><td>{rate}</td>'
    )
    return (
        f'<tr class="framing-chosen" aria-current="true">{cells}</tr>' if is_chosen else f"<tr>{cells}</tr>"
    )


def _bar(row: Any, longest: float, is_chosen: bool) -> str:
    """The bar, with the number of mentions at its end."""
    pointer = "<b>▶</b> " if is_chosen else ""
    if row.count and row.words < FEWEST_WORDS:
        return f"{pointer}{row.count:,} in {row.words:,}: no bar"
    bar = ""
    if row.count:
        bar = f'<span style="{_painted(VOICES[row.voice])};width:{_BAR * row.rate / longest:.1f}%"></span> '
    return f"{pointer}{bar}{row.count:,}"


def _painted(look: Look) -> str:
    hatch = f"background-image:{_HATCHES[look.hatch]};" if look.hatch else ""
    return f"background-color:{look.colour};{hatch}display:inline-block"


def _sentence(mentions: Sequence[Any]) -> str:
    first = mentions[0]
    marks = merged(
        Span(row.start - first.sentence_start, min(row.end, first.sentence_end) - first.sentence_start)
        for row in mentions
    )
    notes = "".join(f"<li>{_note(row)}</li>" for row in mentions)
    return (
        f"<li><p>{''.join(_marked(first.sentence_text, marks))}</p>"
        f"<div><b>{escape(first.article)}</b>, {escape(first.part)}<ul>{notes}</ul></div></li>"
    )


def _marked(text: str, marks: Sequence[Span]) -> Iterator[str]:
    end = 0
    for mark in marks:
        yield f"{escape(text[end : mark.start])}<mark>{escape(mark.of(text))}</mark>"
        end = mark.end
    yield escape(text[end:])


def _note(row: Any) -> str:
    stance = STANCES[row.stance].label
    if isinstance(row.trigger, str):
        stance += f" (“{row.trigger}”)"
    speaker = f": {row.speaker}" if isinstance(row.speaker, str) else ""
    return escape(f"“{row.text}” – {row.frame}, {stance}, {voice_name(row.voice)}{speaker}")


@cache
def style() -> str:
    """The looks of an explorer: its own card of white, whatever the theme, and a focus that is seen."""
    sheet = files("framing").joinpath("data", "explorer.css").read_text(encoding="utf-8")
    return f"<style>{sheet}</style>"
