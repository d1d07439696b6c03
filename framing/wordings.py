"""The same statement in several wordings: one speaker's quoted words, as different outlets give them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    import pandas as pd
    from numpy.typing import NDArray

    from framing.study import Study

    Floats = NDArray[np.float64]

_SPEAKERS_SHOWN = 8

THRESHOLD = 75.0
"""How alike (0 to 100) two wordings must at least be to count as one statement."""


def wordings(
    study: Study, *, speaker: str, story: str | None = None, threshold: float = THRESHOLD
) -> pd.DataFrame:
    """What one speaker is quoted with, sorted into statements.

    Takes the direct and mixed contents whose ``speaker`` is this one, in one story or in all; the pieces of
    one statement ("X," he said, "Y") are joined. Two contents are as alike as rapidfuzz's ``token_set_ratio``
    says (0 to 100): words regardless of order, case and punctuation, and 100 where one holds all the words
    of the other, so that a fragment meets the quotation it was cut from. In a cluster any two contents are
    alike by ``threshold`` or more (complete linkage), so that a short fragment does not join two statements
    that differ. Time grows with the square of the speaker's different contents.

    Columns of the result: cluster (0 for the one with most contents), outlet, article, attribution (of the
    first piece), content, kind, similarity (to the content of its cluster that is most like the others, the
    longest of several). Sorted by cluster and similarity, longest first. Raises ``ValueError`` where nothing
    is attributed to the speaker.

    >>> from framing import Article, Codebook, analyze
    >>> articles = [
    ...     Article.from_text('"There was no cover-up of plans," said Ann Ray.', id="post", outlet="Post"),
    ...     Article.from_text('Ann Ray said: "No cover-up."', id="globe", outlet="Globe"),
    ... ]
    >>> study = analyze(articles, Codebook.sample("security"), sentiment=False)
    >>> wordings(study, speaker="Ann Ray")[["cluster", "outlet", "similarity"]].values.tolist()
    [[0, 'Post', 100.0], [0, 'Globe', 100.0]]
    """
    spoken = study.attributions
    if story is not None:
        spoken = spoken[spoken["story"] == story]
    own = spoken[spoken["speaker"] == speaker]
    if own.empty:
        raise ValueError(_nobody(spoken, speaker))
    table = _statements(own[own["kind"].isin(["direct", "mixed"])])
    contents = list(dict.fromkeys(table["content"]))
    place = table["content"].map({content: number for number, content in enumerate(contents)}).to_numpy(int)
    alike = _similarities(contents)
    cluster = _clusters(alike, threshold)[place]
    table.insert(0, "cluster", 0)
    table["similarity"] = 100.0
    length = table["content"].map(len).to_numpy(int)
    for rank, (number, _) in enumerate(Counter(cluster.tolist()).most_common()):
        rows = np.flatnonzero(cluster == number)
        among = alike[np.ix_(place[rows], place[rows])]
        typical = np.lexsort((length[rows], among.sum(axis=0)))[-1]
        table.loc[rows, "cluster"] = rank
        table.loc[rows, "similarity"] = among[:, typical]
    order = np.lexsort((-length, -table["similarity"], table["cluster"]))
    return table.iloc[order].reset_index(drop=True)


def _statements(quoted: pd.DataFrame) -> pd.DataFrame:
    """A row for each statement, with its quoted pieces joined."""
    pieces = quoted.assign(mixed=quoted["kind"] == "mixed").groupby(["article", "group"], sort=False)
    table = pieces.agg(
        outlet=("outlet", "first"),
        attribution=("attribution", "min"),
        content=("content", " … ".join),
        mixed=("mixed", "any"),
    ).reset_index()
    table["kind"] = np.where(table["mixed"].astype(bool), "mixed", "direct")
    return table[["outlet", "article", "attribution", "content", "kind"]]


def _similarities(contents: Sequence[str]) -> Floats:
    """How alike any two contents are, 0 to 100."""
    from rapidfuzz import fuzz, process, utils

    alike: Floats = process.cdist(
        contents, contents, scorer=fuzz.token_set_ratio, processor=utils.default_process, dtype=np.float64
    )
    # A content without a letter is like nothing to rapidfuzz, not even itself.
    np.fill_diagonal(alike, 100)
    return alike


def _clusters(alike: Floats, threshold: float) -> NDArray[np.int64]:
    """The number of each content's cluster, by complete linkage."""
    from scipy.cluster.hierarchy import fcluster, linkage
    from scipy.spatial.distance import squareform

    if len(alike) < 2:
        return np.zeros(len(alike), dtype=np.int64)
    tree = linkage(squareform(100 - alike, checks=False), method="complete")
    return np.asarray(fcluster(tree, t=100 - threshold, criterion="distance"), dtype=np.int64)


def _nobody(spoken: pd.DataFrame, speaker: str) -> str:
    known = spoken["speaker"].value_counts().index[:_SPEAKERS_SHOWN]
    return f"Nothing is attributed to {speaker!r} here. Most is to: {', '.join(known) or 'nobody'}."
