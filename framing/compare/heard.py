"""Who is heard: the attributed words of each group, by speaker or by type of speaker."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, get_args

from framing.groups import by_column

if TYPE_CHECKING:
    import pandas as pd

    from framing.study import Study

Heard = Literal["speaker", "speaker_type"]

_COUNTS = ("words", "direct", "statements", "articles")
_SHARES = ("share", "direct_share", "article_share")
_PLACES = ("place", "first_heard", "last_heard")
_NAMES = ("speaker_type", "speaker", "speakers", *_COUNTS, *_SHARES, *_PLACES)
_WORKING = ("group", "statement", "everything", "turn")


def who_is_heard(study: Study, by: str | None = "outlet", *, of: Heard = "speaker") -> pd.DataFrame:
    """The attributed words of each group by speaker, or by type of speaker.

    ``by`` is a column of the passages or of the articles; None takes all articles together. Columns of the
    result: the one named by ``by``; speaker_type; speaker, or with ``of="speaker_type"`` speakers, the number
    of different ones that were made out; words; direct, those of the words that stand in quotation marks;
    statements, the pieces of one counted once; articles;

    - share of the group's attributed words, direct_share of the speaker's own words, article_share of the
      group's articles, from 0 to 1;
    - place, the share of an article's words before the first one of this speaker, its mean over the articles
      where he or she is heard;
    - first_heard and last_heard, in how many articles nobody of the group is heard before, or after.

    Where attributions are nested, words belong to the innermost. Captions have no place in the order of a
    text, so that they count for words and not for places. A speaker who could not be made out is "unknown".
    Sorted by group, then by words, most first. Raises ``ValueError`` for a column that does not exist.

    >>> from framing import Article, Codebook, analyze
    >>> text = '"We won," said Ann Lee. "You lost," said Bob Ray.'
    >>> study = analyze([Article.from_text(text, id="a")], Codebook.sample("security"), sentiment=False)
    >>> who_is_heard(study, by=None)[["speaker", "share", "place", "first_heard"]].values.tolist()
    [['Ann Lee', 0.5, 0.0, 1], ['Bob Ray', 0.5, 0.5, 0]]
    """
    if of not in get_args(Heard):
        raise ValueError(f"Heard can be {' or '.join(get_args(Heard))}, not {of!r}.")
    passages = _placed(study.passages)
    group = "everything" if by is None else by
    if by is None:
        passages = passages.assign(everything="")
    else:
        passages = by_column(passages, study.articles, by, taken=[*_NAMES, *_WORKING])
    spoken = _spoken(passages, study.attributions, group)
    names = ["speaker_type", "speaker"] if of == "speaker" else ["speaker_type"]
    keys = [group, *names]
    table = spoken.groupby(keys, as_index=False).agg(
        speakers=("known", "nunique"),
        words=("words", "sum"),
        direct=("direct", "sum"),
        statements=("statement", "nunique"),
        articles=("article", "nunique"),
    )
    table = _with_shares(table, group, passages.groupby(group)["article"].nunique())
    table = table.merge(_places(spoken, group, keys), on=keys, how="left")
    table = table.astype({"first_heard": "int64", "last_heard": "int64"})
    order = [group, "words", names[-1]]
    table = table.sort_values(order, ascending=[True, False, True], kind="stable").reset_index(drop=True)
    extra = ["speakers"] if of == "speaker_type" else []
    return table[[*([] if by is None else [by]), *names, *extra, *_COUNTS, *_SHARES, *_PLACES]]


def _placed(passages: pd.DataFrame) -> pd.DataFrame:
    """The passages with ``place``, the share of their article's words before them; captions have none."""
    running = passages["part"] != "caption"
    words = passages["words"].where(running, 0)
    of_article = words.groupby(passages["article"])
    before = of_article.cumsum() - words
    return passages.assign(place=(before / of_article.transform("sum")).where(running))


def _spoken(passages: pd.DataFrame, attributions: pd.DataFrame, group: str) -> pd.DataFrame:
    """The attributed passages in the order of the text, each with its speaker, its statement and its turn."""
    named = attributions[["article", "attribution", "group", "speaker", "speaker_type"]]
    spoken = passages[passages["attribution"].notna()].drop(columns="speaker")
    spoken = spoken.merge(named.astype({"attribution": "Int64"}), on=["article", "attribution"])
    spoken["known"] = spoken["speaker"]
    spoken = spoken.fillna({"speaker": "unknown", "speaker_type": "unknown"})
    spoken["direct"] = spoken["words"].where(spoken["voice"] == "direct", 0)
    spoken["statement"] = spoken["article"] + " " + spoken["group"].astype("str")
    running = spoken[spoken["place"].notna()].drop_duplicates([group, "article"], keep="first").index
    last = spoken[spoken["place"].notna()].drop_duplicates([group, "article"], keep="last").index
    return spoken.assign(first_heard=spoken.index.isin(running), last_heard=spoken.index.isin(last))


def _with_shares(table: pd.DataFrame, group: str, articles: pd.Series[int]) -> pd.DataFrame:
    return table.assign(
        share=table["words"] / table.groupby(group)["words"].transform("sum"),
        direct_share=table["direct"] / table["words"],
        article_share=table["articles"] / table[group].map(articles),
    )


def _places(spoken: pd.DataFrame, group: str, keys: list[str]) -> pd.DataFrame:
    per_article = spoken.groupby([*keys, "article"], as_index=False).agg(
        place=("place", "min"), first_heard=("first_heard", "sum"), last_heard=("last_heard", "sum")
    )
    return per_article.groupby(keys, as_index=False).agg(
        place=("place", "mean"), first_heard=("first_heard", "sum"), last_heard=("last_heard", "sum")
    )
