"""Which outlets share their own words: agency copy, and what one took from another."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from framing import reuse
from framing.figures.drawing import Drawing, NothingToDraw
from framing.figures.hand_labels import hand_corrected
from framing.figures.labels import clean, counted, distinct, wrapped
from framing.figures.palette import INK, MUTED
from framing.figures.style import new_figure, set_title, settings, settle
from framing.groups import by_column
from framing.reuse.runs import N

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from framing.study import Study

_TITLE = "How many of an outlet’s own words stand in another’s articles too?"
_MOST_OUTLETS = 12
_MOST_LEVEL = 7
_DARKEST = 0.5


def agency_copy(study: Study, *, outlets: Sequence[str] | None = None) -> Figure:
    """The words that outlets share, by pair; see ``draw_agency_copy``."""
    return draw_agency_copy(study, outlets=outlets).figure


def draw_agency_copy(study: Study, *, outlets: Sequence[str] | None = None) -> Drawing:
    """The share of each outlet's own words that stand in each other outlet's own: a row an outlet.

    Own are the words in the outlet's voice, so that a quotation that both print does not count; shared are
    runs of at least seven. Of several articles of the other outlet, the one that has most counts. Where there
    are more than 12 outlets, those that share most are drawn, and the caption says so; ``outlets`` chooses
    others. Raises ``NothingToDraw`` where no two outlets share such a run.
    """
    table = _by_pair(study)
    if not table["shared"].sum():
        raise NothingToDraw(_why_none(study))
    shared = table[table["shared"] > 0]
    most = shared.groupby("outlet")["shared"].sum().add(shared.groupby("other")["shared"].sum(), fill_value=0)
    most = most.reindex(table["outlet"].unique(), fill_value=0).sort_values(ascending=False, kind="stable")
    chosen = outlets or most.index[:_MOST_OUTLETS]
    data = table[table["outlet"].isin(chosen) & table["other"].isin(chosen)].reset_index(drop=True)
    if not data["shared"].sum():
        raise NothingToDraw(f"The outlets asked for share no {N} words in a row in their own voice.")
    with settings():
        figure = _figure(data)
    caption = _caption(data, left_out=table["outlet"].nunique() - data["outlet"].nunique())
    return Drawing("agency-copy", _TITLE, figure, data, _alt(data), caption + hand_corrected(study))


def _by_pair(study: Study) -> pd.DataFrame:
    """A row for each ordered pair of outlets: words of the first, those shared, articles that share some."""
    import pandas as pd

    articles = by_column(study.articles, study.articles, "outlet").groupby("outlet").size()
    passages = by_column(study.passages, study.articles, "outlet")
    own = passages[passages["voice"] == "outlet"].groupby("outlet")["words"].sum()
    found = reuse.shared_words(study)
    found = found[found["outlet"] != found["other_outlet"]]
    best = found.groupby(["article", "outlet", "other_outlet"], as_index=False)["shared"].max()
    sums = best.groupby(["outlet", "other_outlet"])["shared"].agg(["sum", "size"])
    names = sorted(articles.index)
    table = pd.DataFrame(
        [(one, other) for one in names for other in names if one != other], columns=["outlet", "other"]
    )
    pairs = pd.MultiIndex.from_frame(table)
    table["words"] = own.reindex(table["outlet"], fill_value=0).to_numpy()
    table["shared"] = sums["sum"].reindex(pairs, fill_value=0).to_numpy()
    table["share"] = table["shared"] / table["words"].where(table["words"] > 0)
    table["articles"] = sums["size"].reindex(pairs, fill_value=0).to_numpy()
    table["of_articles"] = articles.reindex(table["outlet"]).to_numpy()
    return table


def _why_none(study: Study) -> str:
    named = by_column(study.articles, study.articles, "outlet")["outlet"].nunique()
    if named < 2:
        return "There are no two outlets whose words could be held against each other."
    return f"No two outlets share {N} words in a row in their own voice: nothing looks like agency copy."


def _figure(data: pd.DataFrame) -> Figure:
    outlets = sorted(set(data["outlet"]) | set(data["other"]))
    size = len(outlets)
    figure = new_figure(2.0 + 0.36 * size)
    figure.set_layout_engine("constrained", w_pad=0.09)
    set_title(figure, _TITLE)
    axes = figure.add_subplot()
    _draw_cells(axes, data, outlets)
    names = distinct(outlets, 30)
    sizes = data.drop_duplicates("outlet").set_index("outlet")["words"]
    rows = [
        f"{wrapped(name, 22)}\n{counted(int(sizes[outlet]), 'own word')}"
        for name, outlet in zip(names, outlets, strict=True)
    ]
    axes.set_yticks(range(size), rows, fontsize=7)
    axes.tick_params(axis="y", pad=3, length=0)
    upright = size > _MOST_LEVEL
    columns = [wrapped(name, 24 if upright else 12) for name in names]
    axes.set_xticks(range(size), columns, fontsize=7, rotation=90 if upright else 0, va="bottom")
    axes.tick_params(axis="x", top=False, bottom=False, labeltop=True, labelbottom=False)
    axes.set_xlim(-0.5, size - 0.5)
    axes.set_ylim(size - 0.5, -0.5)
    for spine in axes.spines.values():
        spine.set_visible(False)
    axes.set_xlabel(
        "in a cell: % of the row’s own words that stand in the column’s own words too\n"
        "in brackets: how many articles of the row share such a run of words",
        fontsize=7.5,
    )
    return settle(figure)


def _draw_cells(axes: Axes, data: pd.DataFrame, outlets: Sequence[str]) -> None:
    """A cell for each pair, darker the more words are shared, with its numbers; none where outlets meet."""
    from matplotlib.patches import Rectangle

    place = {outlet: number for number, outlet in enumerate(outlets)}
    columns = (data[name].tolist() for name in ("outlet", "other", "shared", "share", "articles"))
    for outlet, other, shared, share, articles in zip(*columns, strict=True):
        x, y = place[other], place[outlet]
        grey = 1 - 0.75 * min(share / _DARKEST, 1) ** 0.5 if shared else 1.0
        colour = (grey, grey, 1 - 0.6 * (1 - grey))
        axes.add_patch(Rectangle((x - 0.48, y - 0.46), 0.96, 0.92, facecolor=colour))
        told = f"{_percent(share)}\n({articles})" if shared else "–"
        axes.text(x, y, told, fontsize=7, ha="center", va="center", color=INK if grey > 0.5 else "white")
    for number in range(len(outlets)):
        axes.plot([number - 0.48, number + 0.48], [number - 0.46, number + 0.46], color=MUTED, linewidth=0.5)


def _percent(share: float) -> str:
    return f"{share:.0%}" if share >= 0.01 else "<1%"


def _alt(data: pd.DataFrame) -> str:
    some = data[data["shared"] > 0].sort_values("share", ascending=False, kind="stable")
    columns = (some[name].head(3).tolist() for name in data.columns)
    told = "; ".join(
        f"{_percent(share)} of the own words of {clean(outlet)} stand in {clean(other)} "
        f"({counted(shared, 'word')} of {words:,}, in {articles} of {counted(of_articles, 'article')})"
        for outlet, other, words, shared, share, articles, of_articles in zip(*columns, strict=True)
    )
    return (
        f"A table of the words that {counted(data['outlet'].nunique(), 'outlet')} share in runs of {N} or "
        f"more, quotations left out: {len(some)} of {len(data)} ordered pairs share some. Most: {told}."
    )


def _caption(data: pd.DataFrame, *, left_out: int) -> str:
    top = data.sort_values("share", ascending=False, kind="stable").iloc[0]
    sentences = [
        f"Most is shared by {clean(top['outlet'])} with {clean(top['other'])}: {_percent(top['share'])} of "
        f"its {counted(int(top['words']), 'own word')} in these articles."
    ]
    if left_out:
        sentences.append(f"Not drawn: {counted(left_out, 'outlet')}, by default those that share least.")
    sentences.append(
        f"Own words are those that the program finds in nobody else’s voice; a run of {N} words or more "
        "counts as shared. Who took it from whom, or both from a third, the figure does not say, nor whether "
        "the text says so; fixed phrases, names and titles can be such runs too. The shares are of these "
        "articles and no estimate for others."
    )
    return " ".join(sentences)
