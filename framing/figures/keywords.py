"""The words that each outlet uses more, or less, than the others do."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from framing.figures.drawing import Drawing, NothingToDraw, largest
from framing.figures.hand_labels import hand_corrected
from framing.figures.labels import clean, counted, distinct, listed, short
from framing.figures.palette import INK, MUTED, VOICES, Look, outlet_looks
from framing.figures.style import new_figure, set_title, settings, settle, shade_rows
from framing.groups import by_column
from framing.keyness import keyness_of_each
from framing.passages import Voice

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from framing.study import Study

_TITLE = "Which words does each outlet use more, or less, than the others?"
_MOST_OUTLETS = 6
_FEWEST = 3
_NAME = 0.5
_SMALL = 7.0
_ALONE = "only in one article"
_REASONS: Mapping[str, str] = {
    "none here": "absent on one side",
    "none in the rest": "absent on one side",
    "only in one article": "in one article alone",
    "only in one article of the rest": "in one article alone",
}
_ARTICLES, _BAR = 0.46, 0.77
"""Where the columns of numbers begin, as shares of their width."""
_KEY = (
    "Above an outlet’s line: used more than by the others together; below: less. Log ratio: doublings of\n"
    "their rate (1: twice, −1: half). Line: 95 % interval. Hollow: only one article has the word. Arrow:\n"
    "the other side has none, counted as a half. Articles and unevenness (empty: all have it alike; full:\n"
    "the shortest article has all) are of the side that uses the word more."
)


@dataclass(frozen=True, slots=True)
class _Panels:
    """How many panels stand side by side, how many words of either kind each has, how long these may be."""

    columns: int
    each: int
    width: int


def keyness(
    study: Study,
    *,
    outlets: Sequence[str] | None = None,
    n: int = 1,
    voice: Voice = "outlet",
    names: bool = True,
) -> Figure:
    """Over- and under-used words by outlet; see ``draw_keyness``."""
    return draw_keyness(study, outlets=outlets, n=n, voice=voice, names=names).figure


def draw_keyness(
    study: Study,
    *,
    outlets: Sequence[str] | None = None,
    n: int = 1,
    voice: Voice = "outlet",
    names: bool = True,
) -> Drawing:
    """The words, or n-grams, of one voice that outlets use more and less than all the others together.

    A panel an outlet, a row a word: the most over-used and the most under-used by G², with the log ratio and
    its interval, both counts, the articles that have the word and its dispersion. Up to six outlets are
    drawn, those with most words; ``outlets`` chooses others, and fewer of them have more words each.
    ``names=False`` leaves out what stands with a capital letter more often than not. Raises ``NothingToDraw``
    where fewer than two outlets have words in the voice, or no word is frequent enough.
    """
    spoken = study.passages[(study.passages["voice"] == voice) & (study.passages["words"] >= n)]
    words = by_column(spoken, study.articles, "outlet")
    known = words["outlet"].nunique()
    what = "word" if n == 1 else f"sequence of {n} words"
    if known < 2:
        raise NothingToDraw(
            f"Words are compared between outlets, and {counted(known, 'outlet')} "
            f"{'has' if known == 1 else 'have'} a {what} in {VOICES[voice].label}."
        )
    chosen = sorted(outlets or largest(words, "outlet", "words", _MOST_OUTLETS))
    table = keyness_of_each(study, chosen, n=n, voice=voice, fewest=_FEWEST)
    given = table if names else table[~(table["capitals"] > _NAME)]
    panels = _panels(len(chosen), n)
    data = most_different(given, panels.each)
    if data.empty:
        raise NothingToDraw(f"No {what} occurs {_FEWEST} times in {VOICES[voice].label}.")
    every = by_column(study.articles, study.articles, "outlet")["outlet"].unique()
    with settings():
        figure = _figure(data, panels, outlet_looks(every), n)
    caption = _caption(data, given, n, VOICES[voice])
    if not names:
        caption += _names_left_out(table, given, n)
    if alike := len(chosen) - data["outlet"].nunique():
        caption += f" No word differs in {counted(alike, 'outlet')}."
    if outlets is None and known > len(chosen):
        caption += f" Not drawn: {counted(known - len(chosen), 'outlet')}, those with fewest words."
    return Drawing("keyness", _TITLE, figure, data, _alt(data, n), caption + hand_corrected(study))


def _counted(number: int, n: int) -> str:
    return counted(number, "word") if n == 1 else f"{counted(number, 'sequence')} of {n} words"


def _panels(outlets: int, n: int) -> _Panels:
    if n == 1 and outlets > 2:
        return _Panels(2, 5, 14)
    return _Panels(1, {1: 12, 2: 6}.get(outlets, 3), 32)


def most_different(table: pd.DataFrame, each: int) -> pd.DataFrame:
    """The most over-used and the most under-used words of each outlet, from the one to the other."""
    over = table[table["log_ratio"] > 0].groupby("outlet", sort=False).head(each)
    under = table[table["log_ratio"] < 0].groupby("outlet", sort=False).tail(each)
    return table.loc[sorted([*over.index, *under.index])].reset_index(drop=True)


# ------------------------------------------------------------------ what is drawn


def _figure(data: pd.DataFrame, panels: _Panels, looks: Mapping[str, Look], n: int) -> Figure:
    by_outlet = dict([*data.groupby("outlet", sort=False)])
    names = dict(zip(by_outlet, distinct([str(name) for name in by_outlet], 40), strict=True))
    rows = -(-len(by_outlet) // panels.columns)
    most = max(len(words) for words in by_outlet.values())
    figure = new_figure(1.5 + rows * (0.46 + 0.155 * most))
    set_title(figure, _TITLE)
    figure.set_layout_engine("constrained", w_pad=0.07)
    widths = ([1.0, 1.3] if panels.columns > 1 else [2.4, 1.3]) * panels.columns
    grid = figure.subplots(rows, 2 * panels.columns, squeeze=False, width_ratios=widths)
    pairs = [(row[place], row[place + 1]) for row in grid for place in range(0, 2 * panels.columns, 2)]
    for (plot, numbers), words in zip(pairs, by_outlet.values(), strict=False):
        _draw_words(plot, words, looks[str(words["outlet"].iloc[0])], panels.width, reach=_reach(data))
        _draw_numbers(numbers, words)
        plot.set_title(" \n ", fontsize=8)  # room for the outlet's name
    for plot, numbers in pairs[len(by_outlet) :]:
        plot.set_axis_off()
        numbers.set_axis_off()
    for axes in grid.flat:
        axes.set_ylim(most - 0.5, -0.5)
    for axes in grid[-1, ::2]:
        axes.set_xlabel("log ratio (doublings)", fontsize=_SMALL)
    unknown = _dispersions(data).isna().any()
    key = f"{_KEY} ?: that side is one article." if unknown else _KEY
    figure.legend(handles=[], loc="outside lower left", title=key, alignment="left", title_fontsize=_SMALL)
    settle(figure)
    lefts = [_left(plot for plot, _ in pairs[column :: panels.columns]) for column in range(panels.columns)]
    for place, (outlet, words) in enumerate(by_outlet.items()):
        size, rest = int(words["size"].iloc[0]), int(words["reference_size"].iloc[0])
        told = f"{size:,} of {_counted(size + rest, n)}"
        _head(pairs[place][0], lefts[place % panels.columns], names[outlet], told)
    return figure


def _reach(data: pd.DataFrame) -> float:
    """The end of the axis on either side: beyond every dot, and most intervals."""
    dots = float(data["log_ratio"].abs().max())
    ends = data[["low", "high"]].abs().fillna(0).to_numpy()
    return max(1.25 * dots, min(1.05 * float(ends.max()), 2 * dots))


def _left(plots: Iterable[Axes]) -> float:
    """Where the longest label of some plots begins, in pixels."""
    bounds = [axes.get_tightbbox() for axes in plots if axes.axison]
    return min((bound.x0 for bound in bounds if bound is not None), default=0.0)


def _head(axes: Axes, left: float, name: str, size: str) -> None:
    """The outlet's name over its panel, and what its words are of."""
    place = axes.transAxes.inverted().transform((left, 0))[0]
    for text, height, weight, colour in ((name, 13, "bold", INK), (size, 2, "normal", MUTED)):
        axes.annotate(
            text, (place, 1), (0, height), xycoords="axes fraction", textcoords="offset points", va="bottom",
            annotation_clip=False, fontsize=8 if height > 2 else _SMALL, fontweight=weight, color=colour,
        )  # fmt: skip


def _draw_words(axes: Axes, words: pd.DataFrame, look: Look, width: int, *, reach: float) -> None:
    """The log ratio of each word with its interval."""
    from matplotlib.ticker import MaxNLocator

    shade_rows(axes, len(words))
    _divide(axes, words)
    axes.axvline(0, color="#999999", linewidth=0.6, zorder=0)
    axes.hlines(range(len(words)), words["low"], words["high"], color=INK, linewidth=1, zorder=1)
    alone = words["note"].str.contains(_ALONE)
    for here, fill, edge, line in ((~alone, look.colour, INK, 0.4), (alone, "#FFFFFF", look.colour, 1.1)):
        axes.scatter(
            words["log_ratio"][here], here.to_numpy().nonzero()[0], marker=look.marker, s=20, color=fill,
            edgecolor=edge, linewidth=line, zorder=2,
        )  # fmt: skip
    absent = (words["count"] == 0) | (words["reference_count"] == 0)
    for place in absent.to_numpy().nonzero()[0].tolist():
        ratio = words["log_ratio"].iloc[place]
        _draw_arrow(axes, ratio, place)
    axes.set_xlim(-reach, reach)
    axes.xaxis.set_major_locator(MaxNLocator(6, integer=True))
    axes.set_yticks(range(len(words)), distinct([*words["word"]], width), fontsize=_SMALL)


def _draw_arrow(axes: Axes, ratio: float, place: int) -> None:
    sign = 1 if ratio > 0 else -1
    axes.annotate(
        "→" if sign > 0 else "←", (ratio, place), (4 * sign, 0), textcoords="offset points", fontsize=8,
        va="center_baseline", ha="left" if sign > 0 else "right", in_layout=False,
    )  # fmt: skip


def _draw_numbers(axes: Axes, words: pd.DataFrame) -> None:
    """Both counts of each word, and the articles and the dispersion of the side that uses it more."""
    shade_rows(axes, len(words))
    _divide(axes, words)
    heads = ((0.0, "here : rest"), (_ARTICLES, "articles"), (_BAR, "uneven"))
    for x, head in heads:
        axes.text(x, 1.01, head, fontsize=_SMALL, color=MUTED, va="bottom", transform=axes.transAxes)
    dispersion = _dispersions(words)
    for place, (here, rest, articles) in enumerate(
        zip(words["count"], words["reference_count"], _carriers(words), strict=True)
    ):
        for x, text in ((0.0, f"{_brief(here)} : {_brief(rest)}"), (_ARTICLES, _brief(articles))):
            axes.text(
                x, place, text, fontsize=_SMALL, va="center_baseline", transform=axes.get_yaxis_transform()
            )
    places = range(len(words))
    axes.barh(places, 1 - _BAR, left=_BAR, height=0.5, facecolor="#FFFFFF", edgecolor=MUTED, linewidth=0.4)
    axes.barh(places, (1 - _BAR) * dispersion.fillna(0), left=_BAR, height=0.5, facecolor=MUTED)
    for place in dispersion.isna().to_numpy().nonzero()[0].tolist():
        axes.text((1 + _BAR) / 2, place, "?", fontsize=_SMALL, ha="center", va="center_baseline")
    axes.set_xlim(0, 1.02)
    axes.set_xticks([])
    axes.set_yticks([])
    axes.spines[:].set_visible(False)
    for label in axes.texts[len(heads) :]:
        label.set_in_layout(False)  # it lies within its axes, and to measure it takes long


def _dispersions(words: pd.DataFrame) -> pd.Series[float]:
    """The dispersion of each word, on the side that uses it more."""
    return words["dispersion"].where(words["log_ratio"] > 0, words["reference_dispersion"])


def _carriers(words: pd.DataFrame) -> pd.Series[int]:
    """How many articles have each word, on the side that uses it more."""
    return words["articles"].where(words["log_ratio"] > 0, words["reference_articles"])


def _divide(axes: Axes, words: pd.DataFrame) -> None:
    """A line between what is over-used and what is under-used."""
    over = int((words["log_ratio"] > 0).sum())
    if 0 < over < len(words):
        axes.axhline(over - 0.5, color=INK, linewidth=0.8)


def _brief(number: int) -> str:
    return f"{number:,}" if number < 10_000 else f"{number / 1000:,.0f}k"


# ------------------------------------------------------------------ what is told


def _alt(data: pd.DataFrame, n: int) -> str:
    """The first word of either kind for each outlet, with its numbers."""
    text = (
        f"Dots of the log ratios of {_counted(len(data), n)} in panels of "
        f"{counted(data['outlet'].nunique(), 'outlet')}."
    )
    for outlet, words in data.groupby("outlet", sort=False):
        ends = {"most over-used": words[words["log_ratio"] > 0].head(1)}
        ends["most under-used"] = words[words["log_ratio"] < 0].tail(1)
        told = [f"{kind} “{_one(row)}" for kind, row in ends.items() if len(row)]
        text += f" {short(outlet, 60)}: {'; '.join(told)}."
    return text


def _one(row: pd.DataFrame) -> str:
    word, ratio = clean(row["word"].iloc[0]), row["log_ratio"].iloc[0]
    count, rest = row["count"].iloc[0], row["reference_count"].iloc[0]
    articles = counted(int(_carriers(row).iloc[0]), "article")
    return f"{word}”, log ratio {ratio:+.1f} ({count:,} here, {rest:,} in the rest; {articles})"


def _caption(data: pd.DataFrame, given: pd.DataFrame, n: int, voice: Look) -> str:
    """The first word of each outlet, and what the figure cannot tell."""
    several = data[(data["log_ratio"] > 0) & ~data["note"].str.contains(_ALONE)]
    over = several.drop_duplicates("outlet")
    firsts = listed(
        f"“{short(word, 40)}” ({short(outlet, 60)})"
        for word, outlet in zip(over["word"], over["outlet"], strict=True)
    )
    sentences = (
        [f"Most over-used in these articles, but for what one of them alone has: {firsts}."]
        if len(over)
        else []
    )
    are = "is" if len(data) == 1 else "are"
    sentences.append(
        f"The {counted(len(data), 'dot')}, in {voice.label}, {are} the most different by G² of "
        f"{_counted(given['word'].nunique(), n)} that occur {_FEWEST} times or oftener: picked so, they "
        f"would differ less in other articles."
    )
    alone = int(data["note"].str.contains(_ALONE).sum())
    if alone:
        sentences.append(f"{alone} of them {'is' if alone == 1 else 'are'} in one article alone (hollow).")
    sentences.append(_intervals(data, int(given["low"].notna().sum())))
    sentences.append(
        "No p-value is given: the words of one article do not vary on their own. Keyness describes texts: "
        "topics, places and house style show as much as a point of view; motives do not."
    )
    return " ".join(sentences)


def _intervals(data: pd.DataFrame, every: int) -> str:
    """How many intervals leave out 0, among how many of all words, and why the others are missing."""
    known = data[data["low"].notna()]
    notes = data["note"].str.removesuffix(": no interval").str.split("; ").explode()
    reasons = listed(dict.fromkeys(clean(_REASONS.get(note, note)) for note in notes if note))
    if known.empty:
        return f"No dot has an interval ({reasons})."
    apart = int(((known["low"] > 0) | (known["high"] < 0)).sum())
    told = [
        f"Of {counted(len(known), 'interval')} (95 %), {apart} {'leaves' if apart == 1 else 'leave'} out 0, "
        f"picked from {every:,}, of which up to {-(-every // 20):,} (1 in 20) would by chance."
    ]
    if cut := int((known[["low", "high"]].abs().max(axis="columns") > _reach(data)).sum()):
        told.append(f"{counted(cut, 'line')} {'runs' if cut == 1 else 'run'} on beyond the axis.")
    if missing := len(data) - len(known):
        told.append(f"{counted(missing, 'dot')} {'has' if missing == 1 else 'have'} none ({reasons}).")
    return " ".join(told)


def _names_left_out(table: pd.DataFrame, given: pd.DataFrame, n: int) -> str:
    number = table["word"].nunique() - given["word"].nunique()
    return f" Left out: {_counted(number, n)} with a capital letter more often than not (names, days)."
