"""Which frames an outlet names, and in whose words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from framing import compare
from framing.figures.drawing import FEWEST_WORDS, Drawing, NothingToDraw, largest
from framing.figures.hand_labels import hand_corrected
from framing.figures.labels import clean, counted, distinct, listed, wrapped
from framing.figures.palette import INK, VOICES, Look
from framing.figures.style import new_figure, set_title, settings, settle, shade_rows, voice_key
from framing.passages import Voice

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from framing.study import Study

_MOST_OUTLETS = 12
_MOST_FRAMES = 7
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
    """Mentions of each frame per 1,000 words of a voice, by outlet: a row a voice, a column a frame.

    Every bar carries its number of mentions, and the last column the words that they are divided by; each
    row has a scale of its own. Where there are more outlets or frames than a page holds, those with most
    words and most mentions are drawn, and the caption says so; ``outlets`` and ``frames`` choose others. A
    voice to which an outlet gives fewer than 20 words has numbers but no bar. Scare quotes hold too few
    words anywhere and are told in the caption. Raises ``NothingToDraw`` where no phrase of the codebook
    occurs in the voices drawn.
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
    data = data.assign(drawn=data["words"] >= FEWEST_WORDS).reset_index(drop=True)
    with settings():
        figure = _figure(data)
    caption = _caption(data, table) + hand_corrected(study)
    return Drawing("frame-rates", _TITLE, figure, data, _alt(data), caption)


def _figure(data: pd.DataFrame) -> Figure:
    outlets = sorted(data["outlet"].unique())
    frames = list(
        data.groupby("frame", sort=False)["count"].sum().sort_values(ascending=False, kind="stable").index
    )
    voices = [voice for voice in _DRAWN if data.loc[data["voice"] == voice, "words"].sum()]
    figure = new_figure(1.4 + len(voices) * (0.3 + 0.18 * max(len(outlets), 2)))
    set_title(figure, _TITLE)
    grid = figure.subplots(len(voices), len(frames) + 1, sharey=True, sharex="row", squeeze=False)
    names = [wrapped(name, 20) for name in distinct(outlets, 36)]
    for panels, voice in zip(grid, voices, strict=True):
        rows = data[data["voice"] == voice]
        for axes, frame in zip(panels, frames, strict=False):
            _draw_frame(axes, rows[rows["frame"] == frame], outlets, VOICES[voice])
        _draw_words(panels[-1], rows, outlets)
        panels[0].set_xlim(0, _limit(rows))
        panels[0].set_yticks(range(len(outlets)), names, fontsize=6.5, linespacing=1.0)
    width = 80 // len(grid[0])
    for axes, label in zip(grid[0], [*distinct([str(f) for f in frames], 3 * width), "words"], strict=True):
        axes.set_title(wrapped(label, width), loc="left", fontsize=7, fontweight="bold")
    grid[0, 0].set_ylim(len(outlets) - 0.5, -0.5)
    figure.legend(
        handles=voice_key(voices),
        loc="outside lower left",
        ncols=len(voices),
        title=(
            "mentions per 1,000 words of the voice, each voice on a scale of its own;\n"
            "the number at a bar is its mentions"
        ),
        alignment="left",
    )
    return settle(figure)


def _limit(rows: pd.DataFrame) -> float:
    """The end of the axis of rates: beyond the longest bar, so that its number has room."""
    longest = rows.loc[rows["drawn"], ["rate", "high"]].max().max()
    return 1.4 * float(longest) if longest > 0 else 1.0


def _draw_frame(axes: Axes, rows: pd.DataFrame, outlets: Sequence[str], look: Look) -> None:
    shade_rows(axes, len(outlets))
    order = {outlet: place for place, outlet in enumerate(outlets)}
    rows = rows.assign(place=rows["outlet"].map(order))
    bars = rows[rows["drawn"]]
    axes.barh(
        bars["place"], bars["rate"], height=0.7, facecolor=look.colour, hatch=look.hatch, edgecolor="#333333",
        linewidth=0.4, label=look.label,
    )  # fmt: skip
    known = bars[bars["low"].notna()]
    axes.hlines(known["place"], known["low"], known["high"], color=INK, linewidth=1)
    for place, end, count in zip(
        bars["place"], bars["high"].fillna(bars["rate"]), bars["count"], strict=True
    ):
        _note(axes, end, place, f"{count:,}")
    few = rows[~rows["drawn"] & (rows["count"] > 0)]
    for place, count, words in zip(few["place"], few["count"], few["words"], strict=True):
        _note(axes, 0, place, f"{count:,} in {words:,}")


def _note(axes: Axes, x: float, y: float, text: str) -> None:
    axes.annotate(text, (x, y), (2, 0), textcoords="offset points", fontsize=6.5, va="center_baseline")


def _draw_words(axes: Axes, rows: pd.DataFrame, outlets: Sequence[str]) -> None:
    """The denominators: how many words each outlet gives to the voice."""
    shade_rows(axes, len(outlets))
    words = rows.drop_duplicates("outlet").set_index("outlet")["words"]
    for place, outlet in enumerate(outlets):
        axes.text(
            0.1,
            place,
            f"{words[outlet]:,}",
            fontsize=6.5,
            va="center_baseline",
            transform=axes.get_yaxis_transform(),
        )
    axes.tick_params(bottom=False, labelbottom=False)
    axes.spines["bottom"].set_visible(False)


def _alt(data: pd.DataFrame) -> str:
    totals = data.groupby("voice")["count"].sum()
    shares = listed(f"{totals[voice]} in {VOICES[voice].label}" for voice in _DRAWN if totals.get(voice, 0))
    text = (
        f"Bars of {counted(int(data['count'].sum()), 'mention')} of "
        f"{counted(data['frame'].nunique(), 'frame')} by {counted(data['outlet'].nunique(), 'outlet')}: "
        f"{shares}."
    )
    rated = data[data["drawn"] & (data["count"] > 0)].sort_values("rate", ascending=False, kind="stable")
    for row in rated.drop_duplicates("voice").sort_values("voice", key=_voice_order).itertuples():
        text += (
            f" Highest in {VOICES[str(row.voice)].label}: {clean(row.frame)} in {clean(row.outlet)}, "
            f"{row.rate:.1f} per 1,000 words ({row.count:,} in {row.words:,})."
        )
    return text


def _voice_order(voices: pd.Series[str]) -> pd.Series[int]:
    return voices.map({voice: place for place, voice in enumerate(VOICES)})


def _caption(data: pd.DataFrame, table: pd.DataFrame) -> str:
    totals = data.groupby("voice")["count"].sum()
    total = int(totals.sum())
    own = int(totals.get("outlet", 0))
    sentences = [f"{own} of {counted(total, 'mention')} stand in the outlets’ own words."]
    if data["drawn"].any():
        sentences.append(_intervals(data))
    if not data["drawn"].all():
        sentences.append(f"Where an outlet gives a voice fewer than {FEWEST_WORDS} words, no bar is drawn.")
    left_out = table["outlet"].nunique() - data["outlet"].nunique()
    if left_out > 0:
        sentences.append(f"Not drawn: {counted(left_out, 'outlet')}, by default those with fewest words.")
    fewer = table.loc[table["count"] > 0, "frame"].nunique() - data["frame"].nunique()
    if fewer > 0:
        sentences.append(f"Not drawn: {counted(fewer, 'frame')}, by default those with fewest mentions.")
    scare = table[table["voice"] == "scare"]
    if scare["count"].sum():
        sentences.append(f"Not drawn: {counted(int(scare['count'].sum()), 'mention')} in scare quotes.")
    return " ".join(sentences)


def _intervals(data: pd.DataFrame) -> str:
    """What the lines at the bars are, and why others have none."""
    bars = data[data["drawn"]]
    missing = bars[bars["low"].isna()]
    reasons = listed(clean(note).removesuffix(": no interval") for note in missing["note"].unique())
    if len(missing) == len(bars):
        return f"No bar has an interval ({reasons}): differences may be chance."
    drawn = "A line at a bar is its 95 % interval, which resamples stories and the articles in them."
    return f"{drawn} {len(missing)} of {len(bars)} bars have none ({reasons})." if len(missing) else drawn
