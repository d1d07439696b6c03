"""Tone by voice, by two dictionaries."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing import compare, measured
from framing.figures.drawing import FEWEST_WORDS, Drawing, NothingToDraw
from framing.figures.hand_labels import hand_corrected
from framing.figures.labels import clean, counted, distinct
from framing.figures.palette import INK, MUTED, VOICES, Look, outlet_looks
from framing.figures.rows import ONLY_THESE, scope
from framing.figures.style import new_figure, set_title, settings, settle

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from framing.study import Study

_TITLE = "Is the tone of what is quoted that of the outlets’ own words?"
_DICTIONARIES = {"polarity": "TextBlob: polarity", "compound": "VADER: compound"}
_MOST_NAMED = 12


def tone_by_voice(study: Study) -> Figure:
    """Tone by voice and outlet; see ``draw_tone_by_voice``."""
    return draw_tone_by_voice(study).figure


def draw_tone_by_voice(study: Study) -> Drawing:
    """The tone of each voice by two dictionaries: a dot an outlet, a bar their mean.

    An outlet's dot is the mean of its passages in that voice, weighted by their words; the bar is the mean
    of the dots. A dot that would rest on fewer than 20 words is left out. Raises ``NothingToDraw`` where
    there are no passages, or the study was made without sentiment.
    """
    if study.passages.empty:
        raise NothingToDraw("There are no passages whose tone could be drawn.")
    try:
        table = compare.tone_by_voice(study)
    except ValueError as reason:
        raise NothingToDraw(str(reason)) from reason
    data = table[table["compound"].notna() & (table["words"] >= FEWEST_WORDS)].reset_index(drop=True)
    if data.empty:
        raise NothingToDraw(f"No outlet gives any voice {FEWEST_WORDS} words, too few for a tone.")
    with settings():
        figure = _figure(data, outlet_looks(str(name) for name in table["outlet"]))
    caption = _caption(study, data, left_out=len(table) - len(data)) + hand_corrected(study)
    return Drawing("tone-by-voice", _TITLE, figure, data, _alt(data), caption)


def _figure(data: pd.DataFrame, all_looks: dict[str, Look]) -> Figure:
    # An outlet whose dots are all left out keeps its look from others: it is the same in every figure.
    looks = {name: look for name, look in all_looks.items() if name in set(data["outlet"])}
    voices = [voice for voice in VOICES if voice in set(data["voice"])]
    figure = new_figure(
        1.5 + 0.5 * len(voices) + (0.17 * -(-len(looks) // 3) if len(looks) <= _MOST_NAMED else 0)
    )
    set_title(figure, _TITLE)
    panels = figure.subplots(1, len(_DICTIONARIES), sharey=True)
    for axes, (column, label) in zip(panels, _DICTIONARIES.items(), strict=True):
        _draw_dictionary(axes, data, column, voices, looks)
        axes.set_xlabel(f"{label} (−1 to 1)")
    key = "dot: an outlet; upright bar: the mean of the dots. Both dictionaries are weak measures."
    words = data.groupby("voice")["words"].sum()
    labels = [f"{VOICES[voice].label}\n{counted(int(words[voice]), 'word')}" for voice in voices]
    panels[0].set_yticks(range(len(voices)), labels)
    panels[0].set_ylim(len(voices) - 0.5, -0.5)
    if len(looks) <= _MOST_NAMED:
        names = distinct(list(looks), 26)
        handles = [_dot(look, name) for look, name in zip(looks.values(), names, strict=True)]
        figure.legend(handles=handles, loc="outside lower left", ncols=3, title=key, alignment="left")
    else:
        figure.legend(handles=[], loc="outside lower left", title=key, alignment="left")
    return settle(figure)


def _dot(look: Look, name: str) -> object:
    from matplotlib.lines import Line2D

    return Line2D(
        [], [], linestyle="", marker=look.marker, color=look.colour, markeredgecolor=INK,
        markeredgewidth=0.4, label=name,
    )  # fmt: skip


def _draw_dictionary(
    axes: Axes, data: pd.DataFrame, column: str, voices: list[str], looks: dict[str, Look]
) -> None:
    axes.axvline(0, color="#999999", linewidth=0.6, zorder=0)
    ranks = {outlet: rank for rank, outlet in enumerate(looks)}
    for row, voice in enumerate(voices):
        dots = data[data["voice"] == voice]
        mean = float(dots[column].mean())
        axes.vlines(mean, row - 0.4, row + 0.4, color=MUTED, linewidth=2, zorder=1)
        for outlet, value in zip(dots["outlet"], dots[column], strict=True):
            look = looks[str(outlet)]
            # Each outlet has a line of its own within the row, so that equal tones do not hide each other.
            height = row + 0.64 * ((ranks[str(outlet)] + 0.5) / len(looks) - 0.5)
            axes.scatter(
                value, height, marker=look.marker, s=22, color=look.colour, edgecolor=INK, linewidth=0.4,
                zorder=2,
            )  # fmt: skip
        if row:
            axes.axhline(row - 0.5, color="#DDDDDD", linewidth=0.6, zorder=0)
    widest = 1.15 * float(data[column].abs().max()) or 1.0
    axes.set_xlim(-widest, widest)


def _alt(data: pd.DataFrame) -> str:
    means = data.groupby("voice")[["polarity", "compound"]].mean()
    words = data.groupby("voice")["words"].sum()
    told = "; ".join(
        f"{VOICES[voice].label} {means.loc[voice, 'polarity']:+.2f} by TextBlob and "
        f"{means.loc[voice, 'compound']:+.2f} by VADER ({counted(int(words[voice]), 'word')})"
        for voice in VOICES
        if voice in means.index
    )
    lowest = data.iloc[int(data["compound"].to_numpy().argmin())]
    return (
        f"Dots of the tone of {counted(data['outlet'].nunique(), 'outlet')}, from −1 to 1, by voice. Mean "
        f"of the outlets: {told}. Lowest by VADER: {clean(lowest['outlet'])} in "
        f"{VOICES[lowest['voice']].label}, {lowest['compound']:+.2f}."
    )


def _caption(study: Study, data: pd.DataFrame, *, left_out: int) -> str:
    means = data.groupby("voice")[["polarity", "compound"]].mean()
    here = scope(study, len(study.articles))
    lowest = {column: VOICES[str(means[column].idxmin())].label for column in _DICTIONARIES}
    if len(means) == 1:
        answer = f"Only {lowest['compound']} can be drawn."
    elif lowest["polarity"] == lowest["compound"]:
        answer = f"{here}, both dictionaries find {lowest['compound']} lowest in tone."
    else:
        answer = (
            f"{here}, TextBlob finds {lowest['polarity']} lowest in tone, but VADER {lowest['compound']}."
        )
    few = f" Left out: {counted(left_out, 'dot')} of fewer than {FEWEST_WORDS} words." if left_out else ""
    return (
        f"{answer} A dot is an outlet, the bar the mean of the dots.{few} Both are weak measures: they "
        f"add up rated words, and a fragment of a sentence loses its context. {ONLY_THESE} "
        f"{measured.tone_on_news()}"
    )
