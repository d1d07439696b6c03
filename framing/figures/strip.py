"""One article as a strip: whose words stand where from headline to end, and where frames are named."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from framing.article import Article
from framing.figures.drawing import Drawing, NothingToDraw
from framing.figures.hand_labels import hand_corrected
from framing.figures.labels import clean, counted, distinct, listed, short, wrapped
from framing.figures.palette import INK, STANCES, VOICES
from framing.figures.style import new_figure, set_title, settings, settle, voice_key
from framing.language import count_words

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from framing.study import Study

_BAND = -1.0
_SMALL = 7
_INCHES_PER_CHARACTER = 0.06
_FEWEST_CHARACTERS = 14


def article_strip(study: Study, id: str | None = None) -> Figure:
    """One article from headline to end; see ``draw_article_strip``."""
    return draw_article_strip(study, id).figure


def draw_article_strip(study: Study, id: str | None = None) -> Drawing:
    """One article from headline to end: voices as a band, mentions as marks whose shape is their stance.

    ``id`` may be short where it is unique; without it, the article with most mentions is drawn. Raises
    ``KeyError`` where no article has the id, and ``NothingToDraw`` where there is no article or no word.
    """
    article = study.corpus[id] if id is not None else _with_most_mentions(study)
    data = _data(study, article)
    if data.empty:
        raise NothingToDraw(f"The article {article.id} has no words to draw.")
    title = "Whose words stand where in this article, and where does it name a frame?"
    with settings():
        figure = _figure(data, title, _name(article))
    chosen = "" if id is not None else " It is the article with most mentions."
    caption = _caption(data, article) + chosen + hand_corrected(study, [article.id])
    return Drawing("article-strip", title, figure, data, _alt(data, article), caption)


def _with_most_mentions(study: Study) -> Article:
    if not len(study.corpus):
        raise NothingToDraw("There is no article to draw.")
    counts = study.mentions["article"].value_counts()
    return max(study.corpus, key=lambda article: int(counts.get(article.id, 0)))


def _data(study: Study, article: Article) -> pd.DataFrame:
    """One row for each passage (``layer`` voice) and each mention, placed by words from the start."""
    import pandas as pd

    passages = study.passages[study.passages["article"] == article.id]
    first = passages["words"].cumsum() - passages["words"]
    voices = passages.assign(layer="voice", first_word=first)
    mentions = study.mentions[study.mentions["article"] == article.id].sort_values("start", kind="stable")
    begins = dict(zip(passages["passage"], zip(first, passages["start"], strict=True), strict=True))
    at = [
        begins[passage][0] + count_words(article.text[begins[passage][1] : start])
        for passage, start in zip(mentions["passage"], mentions["start"], strict=True)
    ]
    marks = mentions.assign(
        layer="mention", first_word=pd.Series(at, index=mentions.index, dtype="int64"),
        words=[count_words(text) for text in mentions["text"]],
    )  # fmt: skip
    columns = [
        "article",
        "layer",
        "first_word",
        "words",
        "part",
        "voice",
        "speaker",
        "frame",
        "text",
        "stance",
    ]
    both = [table.reindex(columns=columns).astype("object") for table in (voices[voices["words"] > 0], marks)]
    data = pd.concat(both, ignore_index=True)
    return data.astype({"first_word": "int64", "words": "int64"})


def _figure(data: pd.DataFrame, title: str, subtitle: str) -> Figure:
    bands, marks = data[data["layer"] == "voice"], data[data["layer"] == "mention"]
    frames = list(marks["frame"].value_counts(sort=False).sort_values(ascending=False, kind="stable").index)
    figure = new_figure(2.1 + 0.24 * len(frames))
    set_title(figure, title)
    axes = figure.add_subplot()
    total = int((bands["first_word"] + bands["words"]).max())
    _draw_bands(axes, bands)
    _draw_mentions(axes, marks, frames)
    axes.set_xlim(0, total)
    axes.set_ylim(_BAND - 1.1, len(frames) - 0.4)
    axes.set_yticks([_BAND, *range(len(frames))], ["whose words", *distinct([str(f) for f in frames], 26)])
    axes.set_xlabel(f"words from the start of the text (of {total:,})\n{subtitle}")
    axes.set_title(" ", pad=24)
    axes.spines["left"].set_visible(False)
    _draw_legend(figure, bands["voice"].unique(), marks["stance"].unique())
    settle(figure)
    per_word = axes.get_window_extent().width / figure.dpi / total
    _name_parts(axes, bands, per_word, top=len(frames) - 0.4)
    _name_speakers(axes, bands, per_word)
    for lane, frame in enumerate(frames):
        _name_mentions(axes, marks[marks["frame"] == frame], lane, per_word)
    return figure


def _draw_bands(axes: Axes, bands: pd.DataFrame) -> None:
    for voice, rows in bands.groupby("voice"):
        look = VOICES[str(voice)]
        axes.broken_barh(
            list(zip(rows["first_word"], rows["words"], strict=True)), (_BAND - 0.4, 0.8),
            facecolor=look.colour, hatch=look.hatch, edgecolor="#333333", linewidth=0.3, label=look.label,
        )  # fmt: skip


def _draw_mentions(axes: Axes, marks: pd.DataFrame, frames: Sequence[object]) -> None:
    for lane, frame in enumerate(frames):
        axes.axhline(lane, color="#DDDDDD", linewidth=0.6, zorder=0)
        rows = marks[marks["frame"] == frame]
        axes.vlines(rows["first_word"], _BAND + 0.4, lane, color="#999999", linewidth=0.4, zorder=0)
        for stance, some in rows.groupby("stance"):
            look = STANCES[str(stance)]
            axes.scatter(
                some["first_word"], [lane] * len(some), marker=look.marker, s=26, facecolor=look.colour,
                edgecolor=INK, linewidth=0.9, label=look.label, zorder=3, clip_on=False,
            )  # fmt: skip


def _name_parts(axes: Axes, bands: pd.DataFrame, per_word: float, *, top: float) -> None:
    """A line where each part of the text begins, its name over it, moved aside where names would touch."""
    changes = bands[bands["part"] != bands["part"].shift()]
    free = 0.0
    for start, part in zip(changes["first_word"], changes["part"], strict=True):
        axes.vlines(start, _BAND + 0.4, top, color="#777777", linewidth=0.6, linestyle=(0, (2, 2)), zorder=0)
        place = max(float(start), free)
        axes.plot(
            [start, place + 0.03 / per_word], [top, top + 0.2], color="#777777", linewidth=0.6, clip_on=False
        )
        axes.annotate(
            part, (start, top), (place + 0.03 / per_word, top + 0.2), fontsize=_SMALL, rotation=35,
            rotation_mode="anchor", annotation_clip=False,
        )  # fmt: skip
        free = place + 0.22 / per_word


def _name_speakers(axes: Axes, bands: pd.DataFrame, per_word: float) -> None:
    """Under the band, who speaks, where there is room before the next speaker."""
    spoken = bands[bands["speaker"].notna()]
    turns = spoken[spoken["speaker"] != spoken["speaker"].shift()]
    starts = list(turns["first_word"])
    for start, following, speaker in zip(
        starts, [*starts, axes.get_xlim()[1]][1:], turns["speaker"], strict=True
    ):
        room = int((following - start) * per_word / _INCHES_PER_CHARACTER) - 1
        name = short(speaker, room) if len(clean(speaker)) <= room or room >= _FEWEST_CHARACTERS else ""
        axes.text(start, _BAND - 0.5, name, fontsize=_SMALL, va="top")


def _name_mentions(axes: Axes, rows: pd.DataFrame, lane: int, per_word: float) -> None:
    """The words of each mention beside its mark, on the side where there is room."""
    free = 0.0
    gap = 0.06 / per_word
    starts = list(rows["first_word"])
    for start, following, words in zip(starts, [*starts, axes.get_xlim()[1]][1:], rows["text"], strict=True):
        name = short(words, 40)
        length = gap + len(name) * _INCHES_PER_CHARACTER / per_word
        if start + length <= following:
            axes.text(start + gap, lane + 0.08, name, fontsize=_SMALL, va="bottom")
            free = start + length
        elif start - length >= free:
            axes.text(start - gap, lane + 0.08, name, fontsize=_SMALL, va="bottom", ha="right")
            free = start + gap
        else:
            free = start + gap


def _draw_legend(figure: Figure, voices: Iterable[str], stances: Iterable[str]) -> None:
    from matplotlib.lines import Line2D

    shown = set(stances)
    dots = [
        Line2D(
            [], [], linestyle="", marker=look.marker, color=look.colour, markeredgecolor=INK, label=look.label
        )
        for stance, look in STANCES.items()
        if stance in shown
    ]  # fmt: skip
    keys = [*voice_key(voices), *dots]
    figure.legend(handles=keys, loc="outside lower left", ncols=min(len(keys), 4), columnspacing=1.2)


def _name(article: Article) -> str:
    about = ", ".join(str(fact) for fact in (article.outlet, article.date) if fact is not None)
    return wrapped(
        short(article.title or article.headline or article.id, 80)
        + (f" ({short(about, 40)})" if about else ""),
        100,
    )


def _alt(data: pd.DataFrame, article: Article) -> str:
    bands, marks = data[data["layer"] == "voice"], data[data["layer"] == "mention"]
    total = int(bands["words"].sum())
    words = bands.groupby("voice")["words"].sum()
    shares = listed(
        f"{VOICES[voice].label} {words[voice] / total:.0%}" for voice in VOICES if voice in words.index
    )
    text = f"A strip of {counted(total, 'word')} of {clean(article.id)} from headline to end: {shares}."
    if marks.empty:
        return f"{text} No frame is named in it."
    frames = marks["frame"].value_counts()
    return f"{text} {counted(len(marks), 'mention')}: " + (
        listed((f"{clean(frame)} {count}" for frame, count in frames.items()), at_most=8)
        + f"; {listed(f'{count} {stance}' for stance, count in marks['stance'].value_counts().items())}."
    )


def _caption(data: pd.DataFrame, article: Article) -> str:
    marks = data[data["layer"] == "mention"]
    others = marks[marks["voice"] != "outlet"]
    answer = (
        f"{len(others)} of {counted(len(marks), 'mention')} stand in words that are not the outlet’s own"
        if len(marks)
        else "The codebook’s phrases do not occur"
    )
    return (
        f"{answer} ({clean(article.id)}). The band shows whose words stand where; a filled dot is a mention "
        "that is asserted, a hollow one a mention that is hedged, a cross one that is denied. Voices "
        "and stances were found by a program, and some are wrong."
    )
