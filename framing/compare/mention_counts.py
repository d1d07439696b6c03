"""Counts of mentions in some outlets, frames, voices and parts of the articles, and the sentences behind."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, get_args

import numpy as np

from framing.compare.mention_rates import PER_WORDS
from framing.groups import by_column
from framing.language import SentencePart
from framing.passages import VOICES

if TYPE_CHECKING:
    import pandas as pd

    from framing.study import Study

PARTS: tuple[SentencePart, ...] = get_args(SentencePart)

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
    mentions = _narrowed(study, study.mentions, chosen)
    passages = _narrowed(study, study.passages, {name: chosen[name] for name in ("outlet", "voice", "part")})
    cells = pd.MultiIndex.from_product([chosen[name] for name in ("outlet", "frame", "voice")])
    groups = mentions.groupby(["outlet", "frame", "voice"])["article"]
    table = pd.DataFrame(
        {"count": groups.size(), "in_articles": groups.nunique()}, index=cells.set_names(groups.keys)
    )
    table = table.fillna(0).astype("int64").reset_index()
    words = passages.groupby(["outlet", "voice"])["words"].sum().rename("words")
    table = table.join(words, on=["outlet", "voice"]).fillna({"words": 0}).astype({"words": "int64"})
    table["rate"] = PER_WORDS * table["count"] / table["words"].where(table["words"] > 0, np.nan)
    table["note"] = np.where(table["words"] > 0, "", _NO_WORD)
    return table


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
    mentions = _narrowed(study, study.mentions, _chosen(study, outlets, frames, voices, parts))
    own = study.sentences[["article", "sentence", "start", "end", "text"]]
    own = own.rename(columns={name: f"sentence_{name}" for name in ("start", "end", "text")})
    return mentions.merge(own, on=["article", "sentence"], how="left")


def outlets_of(study: Study) -> list[str]:
    """The outlets of a study in the order of their names, with "no outlet" where an article has none."""
    return sorted(by_column(study.articles, study.articles, "outlet")["outlet"].unique())


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


def _narrowed(study: Study, table: pd.DataFrame, chosen: Mapping[str, list[str]]) -> pd.DataFrame:
    table = by_column(table, study.articles, "outlet")
    kept = np.logical_and.reduce([table[name].isin(values) for name, values in chosen.items()])
    return table[kept]
