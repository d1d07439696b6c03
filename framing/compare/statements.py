"""Statements: what is attributed to somebody, the pieces of one ("X," he said, "Y") taken together."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd

    from framing.study import Study


def statements(study: Study) -> pd.DataFrame:
    """One row for each statement, in the order of the text, with the row of the piece that has the cue.

    The columns are those of the study's ``attributions``; where no piece has a cue it is the first piece.

    >>> from framing import Article, Codebook, analyze
    >>> text = '"We won," said Ann Lee, "and you lost."'
    >>> study = analyze([Article.from_text(text, id="a")], Codebook.sample("security"), sentiment=False)
    >>> len(study.attributions), statements(study)[["speaker", "cue"]].values.tolist()
    (2, [['Ann Lee', 'said']])
    """
    pieces = study.attributions
    first = pieces.assign(without=pieces["cue"].isna()).sort_values("without", kind="stable")
    kept = first.drop_duplicates(["article", "group"]).index
    return pieces.loc[pieces.index.isin(kept)]
