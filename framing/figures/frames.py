"""Which frames an outlet names, and in whose words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from framing import compare
from framing.figures.drawing import Drawing, NothingToDraw, largest
from framing.figures.labels import clean, counted, distinct, listed, wrapped
from framing.figures.palette import VOICES
from framing.figures.style import new_figure, set_title, settings, settle, shade_rows, voice_key
from framing.passages import Voice

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from framing.study import Study

_MOST_OUTLETS = 12
_MOST_FRAMES = 11
_COLUMNS = 4
_FEWEST_WORDS = 50
_TITLE = "Which frames does each outlet name, and in whose words?"
_DRAWN: tuple[Voice, ...] = ("outlet", "direct", "indirect")


def frame_rates(
    study: Study, *, outlets: Sequence[str] | None = None, frames: Sequence[str] | None = None
) -> Figure:
    """Frames by outlet and voice; see ``draw_frame_rates``."""
    return draw_frame_rates(study, outlets=outlets, frames=frames).figure


def draw_frame_rates(
    study: Study, *, outlets: Sequence[str] | None = None, frames: Sequence[str] | None = None
) -> Drawing:
    """Mentions of each frame per 1,000 words of a voice, by outlet: a panel a frame, a bar a voice.

    Every bar carries its number of mentions, and the last panel the words that they are divided by. Where
    there are more outlets or frames than a page holds, those with most words and most mentions are drawn,
    and the caption says so; ``outlets`` and ``frames`` choose others. A voice of fewer than 50 words gets
    numbers but no bar; scare quotes hold too few words anywhere and are told in the caption. Raises
    ``NothingToDraw`` where no phrase of the codebook occurs in the voices drawn.
    """
    if study.mentions.empty:
        raise NothingToDraw(f"No phrase of the codebook {study.codebook.name} occurs in these articles.")
    table = compare.rates(study, "frame", by="outlet")
    rates = table[table["voice"].isin(_DRAWN)]
    chosen_outlets = outlets or largest(
        rates.drop_duplicates(["outlet", "voice"]), "outlet", "words", _MOST_OUTLETS
    )
    chosen_frames = frames or largest(rates[rates["count"] > 0], "frame", "count", _MOST_FRAMES)
    data = rates[rates["outlet"].isin(chosen_outlets) & rates["frame"].isin(chosen_frames)]
    if not data["count"].sum():
        raise NothingToDraw(
            "No frame that was asked for is mentioned by these outlets, outside scare quotes."
        )
    data = data.assign(drawn=data["words"] >= _FEWEST_WORDS).reset_index(drop=True)
    with settings():
        figure = _figure(data)
    return Drawing("frame-rates", _TITLE, figure, data, _alt(data), _caption(data, table))


def _figure(data: pd.DataFrame) -> Figure:
    outlets = sorted(data["outlet"].unique())
    frames = list(
        data.groupby("frame", sort=False)["count"].sum().sort_values(ascending=False, kind="stable").index
    )
    voices = [voice for voice in _DRAWN if voice in set(data["voice"])]
    rows = -(-(len(frames) + 1) // _COLUMNS)
    columns = min(_COLUMNS, len(frames) + 1)
    figure = new_figure(0.8 + rows * (0.55 + max(0.11 * len(outlets) * len(voices), 0.4)))
    set_title(figure, _TITLE)
    grid = figure.subplots(rows, columns, sharey=True, squeeze=False)
    panels = list(grid.flat)
    limit = 1.25 * float(data.loc[data["drawn"], ["rate", "high"]].max().max()) or 1.0
    for axes, frame, label in zip(panels, frames, distinct([str(f) for f in frames], 36), strict=False):
        _draw_frame(axes, data[data["frame"] == frame], outlets, voices)
        axes.set_title(wrapped(label, 18), loc="left", fontweight="bold")
        axes.set_xlim(0, limit)
    _draw_words(panels[len(frames)], data, outlets, voices)
    for axes in panels[len(frames) + 1 :]:
        axes.set_axis_off()
    for axes in grid[:, 0]:
        axes.set_yticks(range(len(outlets)), distinct(outlets, 20))
    panels[0].set_ylim(len(outlets) - 0.5, -0.5)
    key = "mentions per 1,000 words of the voice; the number at a bar is its mentions"
    figure.legend(
        handles=voice_key(voices), loc="outside lower left", ncols=len(voices), title=key, alignment="left"
    )
    return settle(figure)


def _place(outlet: int, voice: int, voices: int) -> float:
    """Where on the axis of outlets the bar of one voice stands."""
    return outlet + (voice - (voices - 1) / 2) * 0.8 / voices


def _draw_frame(axes: Axes, rows: pd.DataFrame, outlets: Sequence[str], voices: Sequence[Voice]) -> None:
    shade_rows(axes, len(outlets))
    order = {outlet: place for place, outlet in enumerate(outlets)}
    for place, voice in enumerate(voices):
        bars = rows[(rows["voice"] == voice) & rows["drawn"]]
        heights = [_place(order[outlet], place, len(voices)) for outlet in bars["outlet"]]
        look = VOICES[voice]
        axes.barh(
            heights, bars["rate"], height=0.74 / len(voices), facecolor=look.colour, hatch=look.hatch,
            edgecolor="#333333", linewidth=0.4, label=look.label,
        )  # fmt: skip
        known = bars["low"].notna()
        at = [height for height, there in zip(heights, known, strict=True) if there]
        axes.hlines(at, bars["low"][known], bars["high"][known], color="#111111", linewidth=1)
        ends = bars["high"].fillna(bars["rate"])
        for height, end, count in zip(heights, ends, bars["count"], strict=True):
            _note(axes, end, height, f"{count:,}")
        few = rows[(rows["voice"] == voice) & ~rows["drawn"] & (rows["count"] > 0)]
        for outlet, count, words in zip(few["outlet"], few["count"], few["words"], strict=True):
            _note(axes, 0, _place(order[outlet], place, len(voices)), f"{count:,} in {words:,} words")


def _note(axes: Axes, x: float, y: float, text: str) -> None:
    axes.annotate(text, (x, y), (2, 0), textcoords="offset points", fontsize=6, va="center_baseline")


def _draw_words(axes: Axes, data: pd.DataFrame, outlets: Sequence[str], voices: Sequence[Voice]) -> None:
    """The denominators: how many words each outlet gives to each voice."""
    shade_rows(axes, len(outlets))
    words = data.drop_duplicates(["outlet", "voice"]).set_index(["outlet", "voice"])["words"]
    axes.set_title("words", loc="left", fontweight="bold")
    for row, outlet in enumerate(outlets):
        for place, voice in enumerate(voices):
            count = int(words.get((outlet, voice), 0))
            axes.text(0.06, _place(row, place, len(voices)), f"{count:,}", fontsize=6, va="center_baseline")
    axes.set_xticks([])
    axes.spines["bottom"].set_visible(False)


def _alt(data: pd.DataFrame) -> str:
    totals = data.groupby("voice")["count"].sum()
    shares = listed(f"{totals[voice]} in {VOICES[voice].label}" for voice in _DRAWN if totals.get(voice, 0))
    text = (
        f"Bars of {counted(int(data['count'].sum()), 'mention')} of "
        f"{counted(data['frame'].nunique(), 'frame')} by {counted(data['outlet'].nunique(), 'outlet')}: "
        f"{shares}."
    )
    rated = data[data["drawn"]]
    if rated.empty:
        return text
    highest = rated.iloc[int(rated["rate"].to_numpy().argmax())]
    return (
        f"{text} The highest rate is that of {clean(highest['frame'])} in {clean(highest['outlet'])}, "
        f"{VOICES[highest['voice']].label}: {highest['rate']:.1f} per 1,000 words ({highest['count']} in "
        f"{counted(int(highest['words']), 'word')})."
    )


def _caption(data: pd.DataFrame, table: pd.DataFrame) -> str:
    totals = data.groupby("voice")["count"].sum()
    total = int(totals.sum())
    own = int(totals.get("outlet", 0))
    sentences = [f"{own} of {counted(total, 'mention')} stand in the outlets’ own words."]
    if data["drawn"].any():
        sentences.append(_intervals(data))
    if not data["drawn"].all():
        sentences.append(f"Where an outlet gives a voice fewer than {_FEWEST_WORDS} words, no bar is drawn.")
    left_out = table["outlet"].nunique() - data["outlet"].nunique()
    if left_out > 0:
        sentences.append(f"{counted(left_out, 'outlet')} with fewer words are not drawn.")
    fewer = table.loc[table["count"] > 0, "frame"].nunique() - data["frame"].nunique()
    if fewer > 0:
        sentences.append(f"{counted(fewer, 'frame')} with fewer mentions are not drawn.")
    scare = table[table["voice"] == "scare"]
    if scare["count"].sum():
        sentences.append(f"{counted(int(scare['count'].sum()), 'mention')} in scare quotes are not drawn.")
    return " ".join(sentences)


def _intervals(data: pd.DataFrame) -> str:
    """What the lines at the bars are, and why others have none."""
    bars = data[data["drawn"]]
    missing = bars[bars["low"].isna()]
    reasons = listed(clean(note).removesuffix(": no interval") for note in missing["note"].unique())
    if len(missing) == len(bars):
        return f"No bar has an interval ({reasons}): differences may be chance."
    drawn = "A line at a bar is its 95 % interval, which resamples articles."
    return f"{drawn} {len(missing)} of {len(bars)} bars have none ({reasons})." if len(missing) else drawn
