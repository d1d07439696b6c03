"""Counts of mentions in some outlets, frames, voices and parts of the articles, and the sentences behind."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, get_args

import numpy as np

from framing.compare.counts import PER_WORDS
from framing.groups import by_column
from framing.language import SentencePart
from framing.passages import VOICES

if TYPE_CHECKING:
    import pandas as pd
    from numpy.typing import NDArray

    from framing.study import Study

PARTS: tuple[SentencePart, ...] = get_args(SentencePart)

_CELL = ("outlet", "frame", "voice")
_NO_WORD = "no word in this voice: no rate"


def how_often(
    study: Study,
    *,
    outlets: Iterable[str] | None = None,
    frames: Iterable[str] | None = None,
    voices: Iterable[str] | None = None,
    parts: Iterable[str] | None = None,
) -> pd.DataFrame:
    """How often each outlet names each frame in each voice, in the parts of the articles that are chosen.

    What is not given is not narrowed down. Articles without an outlet are those of "no outlet".

    Columns of the result: outlet, frame, voice, count (mentions), in_articles (the articles that hold them),
    words (of that voice, in these parts), rate (mentions per 1,000 of these words), note. The rate is NaN
    where there is no such word, and the note says so. One row for each outlet, frame and voice chosen, in
    the order of the names, the codebook and the voices. For intervals, ask ``rates``.

    Raises ``ValueError``, naming those there are, for an outlet, frame, voice or part that is not there.

    >>> from framing import Codebook, analyze, sample
    >>> study = analyze(sample(), Codebook.sample("security"), sentiment=False)
    >>> table = how_often(study, frames=["arms race"], voices=["outlet"], parts=["headline"])
    >>> table[["outlet", "count", "words"]].values.tolist()[0]
    ['Corvane News Agency', 0, 43]
    """
    import pandas as pd

    chosen = _chosen(study, outlets, frames, voices, parts)
    cells = [chosen[name] for name in _CELL]
    at, mentions = _placed(study.mentions, _CELL, chosen)
    count = np.zeros([len(names) for names in cells], dtype=np.int64)
    np.add.at(count, at, 1)
    in_articles = np.zeros_like(count)
    article = pd.factorize(mentions["article"])[0]
    once = np.unique(np.stack([*at, article]), axis=1)[:-1]
    np.add.at(in_articles, tuple(once), 1)
    (outlet, voice), passages = _placed(study.passages, ("outlet", "voice"), chosen)
    words = np.zeros((count.shape[0], count.shape[2]), dtype=np.int64)
    np.add.at(words, (outlet, voice), passages["words"].to_numpy())
    table = pd.MultiIndex.from_product(cells, names=_CELL).to_frame(index=False)
    divisor = np.broadcast_to(words[:, None, :], count.shape).ravel()
    table = table.assign(count=count.ravel(), in_articles=in_articles.ravel(), words=divisor)
    table["rate"] = PER_WORDS * table["count"] / table["words"].where(divisor > 0, np.nan)
    return table.assign(note=np.where(divisor > 0, "", _NO_WORD))


def sentences(
    study: Study,
    *,
    outlets: Iterable[str] | None = None,
    frames: Iterable[str] | None = None,
    voices: Iterable[str] | None = None,
    parts: Iterable[str] | None = None,
) -> pd.DataFrame:
    """The mentions that ``how_often`` counts, each with the sentence it stands in.

    Columns of the result: those of ``study.mentions``, then sentence_start, sentence_end and sentence_text.
    Raises ``ValueError`` as ``how_often`` does.

    >>> from framing import Codebook, analyze, sample
    >>> study = analyze(sample(), Codebook.sample("security"), sentiment=False)
    >>> table = sentences(study, frames=["arms race"], voices=["scare"])
    >>> table[["article", "text"]].values.tolist()
    [['missile-shield/northmere-2015-11-12', 'arms race']]
    """
    _, mentions = _placed(study.mentions, _CELL, _chosen(study, outlets, frames, voices, parts))
    own = study.sentences[["article", "sentence", "start", "end", "text"]]
    own = own.rename(columns={name: f"sentence_{name}" for name in ("start", "end", "text")})
    return mentions.merge(own, on=["article", "sentence"], how="left")


def outlets_of(study: Study) -> list[str]:
    """The outlets of a study in the order of their names, with "no outlet" where an article has none."""
    return sorted(_outlets(study.articles).unique())


def _chosen(
    study: Study,
    outlets: Iterable[str] | None,
    frames: Iterable[str] | None,
    voices: Iterable[str] | None,
    parts: Iterable[str] | None,
) -> Mapping[str, list[str]]:
    """What is chosen, by column, in the order of the study."""
    return {
        "outlet": _known("outlet", outlets, outlets_of(study)),
        "frame": _known("frame", frames, [frame.label for frame in study.codebook.frames]),
        "voice": _known("voice", voices, VOICES),
        "part": _known("part", parts, PARTS),
    }


def _known(name: str, wanted: Iterable[str] | None, known: Iterable[str]) -> list[str]:
    known = list(known)
    if wanted is None:
        return known
    wanted = [wanted] if isinstance(wanted, str) else list(wanted)
    for value in wanted:
        if value not in known:
            raise ValueError(f"There is no {name} {value!r}. There are: {', '.join(known)}.")
    return [value for value in known if value in wanted]


def _placed(
    table: pd.DataFrame, axes: Sequence[str], chosen: Mapping[str, list[str]]
) -> tuple[tuple[NDArray[np.intp], ...], pd.DataFrame]:
    """The rows of the table that are chosen, and the place of each among the chosen values of the axes."""
    import pandas as pd

    columns = {**{name: table[name] for name in (*axes, "part")}, "outlet": _outlets(table)}
    places = {name: pd.Index(chosen[name]).get_indexer(pd.Index(column)) for name, column in columns.items()}
    kept = np.logical_and.reduce([place >= 0 for place in places.values()])
    rows = table[kept].assign(outlet=columns["outlet"][kept])
    return tuple(places[name][kept] for name in axes), rows


def _outlets(table: pd.DataFrame) -> pd.Series[str]:
    return by_column(table, table, "outlet")["outlet"]
