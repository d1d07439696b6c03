"""Who is heard: the attributed words of each group, by speaker."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.groups import by_column

if TYPE_CHECKING:
    import pandas as pd

    from framing.study import Study


def who_is_heard(study: Study, by: str = "outlet") -> pd.DataFrame:
    """The attributed words of each group by speaker.

    Columns of the result: the one named by ``by``, speaker_type, speaker, words, direct (those of the words
    that stand in quotation marks), statements (the pieces of one statement count once), articles, share (of
    the group's attributed words). Where attributions are nested, words belong to the innermost. A speaker who
    could not be made out is "unknown". Sorted by group, then by words, most first.

    >>> from framing import Codebook, analyze, sample
    >>> study = analyze(sample(), Codebook.sample("security"), sentiment=False)
    >>> bool((who_is_heard(study).groupby("outlet")["share"].sum().round(9) == 1).all())
    True
    """
    result = ["speaker_type", "speaker", "words", "direct", "statements", "articles", "share"]
    taken = [*result, "group", "statement"]
    spoken = by_column(study.passages, study.articles, by, taken=taken)
    spoken = spoken[spoken["attribution"].notna()].drop(columns="speaker")
    named = study.attributions[["article", "attribution", "group", "speaker", "speaker_type"]]
    spoken = spoken.merge(named.astype({"attribution": "Int64"}), on=["article", "attribution"])
    spoken = spoken.fillna({"speaker": "unknown", "speaker_type": "unknown"})
    spoken["direct"] = spoken["words"].where(spoken["voice"] == "direct", 0)
    spoken["statement"] = spoken["article"] + " " + spoken["group"].astype("str")
    table = spoken.groupby([by, "speaker_type", "speaker"], as_index=False).agg(
        words=("words", "sum"),
        direct=("direct", "sum"),
        statements=("statement", "nunique"),
        articles=("article", "nunique"),
    )
    table["share"] = table["words"] / table.groupby(by)["words"].transform("sum")
    table = table.sort_values([by, "words", "speaker"], ascending=[True, False, True], kind="stable")
    return table.reset_index(drop=True)[[by, *result]]
