"""What orders are made of, article by article: words by voice, mentions, tone, words of each speaker."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from framing.groups import by_column

if TYPE_CHECKING:
    import pandas as pd
    from numpy.typing import NDArray

    from framing.study import Study

    Floats = NDArray[np.float64]

MOST_OUTLETS = 50
"""Of more outlets than this, those with most words are put in order."""
MOST_SPEAKERS = 10
"""The speakers that are put in order: those with most words."""


@dataclass(frozen=True, slots=True, eq=False)
class Counts:
    """A study as sums by article; the rows of every array are the articles in the order of ``ids``.

    ``of_outlet`` is 1 where an article is of an outlet (articles × outlets), ``own``, ``direct`` and
    ``indirect`` are the words in these voices. ``frames`` are the mentions in the outlet's own words
    (articles × ``labels``). ``tone`` is the sum of the scores of the outlet's own passages times their words,
    by dictionary, and ``scored`` the words that have a score. ``types`` and ``speakers`` are the attributed
    words by type of speaker and by speaker, with their names.
    """

    ids: tuple[str, ...]
    stories: tuple[str | None, ...]
    outlets: tuple[str, ...]
    of_outlet: Floats
    own: Floats
    direct: Floats
    indirect: Floats
    labels: tuple[str, ...]
    frames: Floats
    tone: dict[str, Floats]
    scored: Floats
    type_names: tuple[str, ...]
    types: Floats
    speaker_names: tuple[str, ...]
    speakers: Floats


def count(study: Study) -> Counts:
    """The sums of a study by article.

    >>> from framing import Codebook, analyze, sample
    >>> counts = count(analyze(sample(), Codebook.sample("security"), sentiment=False))
    >>> counts.of_outlet.shape, counts.types.shape
    ((36, 6), (36, 5))
    """
    ids = tuple(study.articles["article"])
    outlet = by_column(study.articles, study.articles, "outlet")
    sizes = outlet.groupby("outlet")["words"].sum().sort_values(ascending=False, kind="stable")
    outlets = tuple(sorted(sizes.index[:MOST_OUTLETS]))
    passages = study.passages
    by_voice = _sums(passages, "voice", "words", ids, ("outlet", "direct", "indirect"))
    own = passages[(passages["voice"] == "outlet") & passages["compound"].notna()]
    scored = own["words"]
    weighted = own.assign(TextBlob=own["polarity"] * scored, VADER=own["compound"] * scored)
    labels = tuple(frame.label for frame in study.codebook.frames)
    mentions = study.mentions[study.mentions["voice"] == "outlet"].assign(one=1)
    (type_names, types), (speaker_names, speakers) = _heard(study, ids)
    return Counts(
        ids=ids,
        stories=tuple(story if isinstance(story, str) else None for story in study.articles["story"]),
        outlets=outlets,
        of_outlet=np.array(
            [[name == known for known in outlets] for name in outlet["outlet"]], dtype=float
        ).reshape(len(ids), len(outlets)),
        own=by_voice[:, 0],
        direct=by_voice[:, 1],
        indirect=by_voice[:, 2],
        labels=labels,
        frames=_sums(mentions, "frame", "one", ids, labels),
        tone={name: _sum(weighted, name, ids) for name in ("TextBlob", "VADER")},
        scored=_sum(own, "words", ids),
        type_names=type_names,
        types=types,
        speaker_names=speaker_names,
        speakers=speakers,
    )


def _heard(study: Study, ids: Sequence[str]) -> list[tuple[tuple[str, ...], Floats]]:
    """The attributed words by type of speaker and by speaker, those that were found; the innermost counts."""
    spoken = study.passages.loc[study.passages["attribution"].notna(), ["article", "attribution", "words"]]
    named = study.attributions[["article", "attribution", "speaker", "speaker_type"]]
    spoken = spoken.merge(named.astype({"attribution": "Int64"}), on=["article", "attribution"])
    found = []
    for column, most in (("speaker_type", None), ("speaker", MOST_SPEAKERS)):
        sizes = spoken.groupby(column)["words"].sum().sort_values(ascending=False, kind="stable")
        names = tuple(sizes[sizes > 0].index[:most])
        found.append((names, _sums(spoken, column, "words", ids, names)))
    return found


def _sum(table: pd.DataFrame, value: str, ids: Sequence[str]) -> Floats:
    return table.groupby("article")[value].sum().reindex(list(ids), fill_value=0).to_numpy(float)


def _sums(table: pd.DataFrame, column: str, value: str, ids: Sequence[str], names: Sequence[str]) -> Floats:
    """The sums of ``value`` (articles × names) where ``column`` has each of the names."""
    row = {id: place for place, id in enumerate(ids)}
    place = {name: number for number, name in enumerate(names)}
    table = table[table[column].isin(place)]
    sums = np.zeros((len(ids), len(names)))
    at = table["article"].map(row).to_numpy(int), table[column].map(place).to_numpy(int)
    np.add.at(sums, at, table[value].to_numpy(float))
    return sums
