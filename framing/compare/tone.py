"""Tone by group and voice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.groups import by_column
from framing.passages import VOICES

if TYPE_CHECKING:
    import pandas as pd

    from framing.study import Study


def tone_by_voice(study: Study, by: str = "outlet") -> pd.DataFrame:
    """The mean tone of each group's passages by voice, weighted by their words.

    ``by`` is a column of the passages or of the articles. Columns of the result: the one named by ``by``,
    voice, passages, words, polarity, subjectivity, compound. Raises ``ValueError`` where the study was made
    without sentiment.

    >>> from framing import Codebook, analyze, sample
    >>> study = analyze(sample(), Codebook.sample("security"))
    >>> tone_by_voice(study).columns.tolist()
    ['outlet', 'voice', 'passages', 'words', 'polarity', 'subjectivity', 'compound']
    """
    scores = ["polarity", "subjectivity", "compound"]
    passages = by_column(study.passages, study.articles, by, taken=["voice", "passages", "words", *scores])
    if len(passages) and passages["compound"].isna().all():
        raise ValueError("This study was made without sentiment: call analyze(..., sentiment=True).")
    words = passages["words"].where(passages["compound"].notna(), 0)
    weighted = passages[scores].mul(words, axis="index").assign(words=words, passages=1)
    voice = passages["voice"].astype("category").cat.set_categories(VOICES)
    table = weighted.groupby([passages[by], voice], observed=True).sum().reset_index()
    table["voice"] = table["voice"].astype("str")
    # A group without a word has no tone: 0 / 0 is NaN.
    table[scores] = table[scores].div(table["words"], axis="index")
    return table[[by, "voice", "passages", "words", *scores]]
