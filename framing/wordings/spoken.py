"""What is attributed to whom, statement by statement, word by word."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, NamedTuple

from framing.groups import by_column
from framing.language import words

if TYPE_CHECKING:
    import pandas as pd

    from framing.study import Study

Kind = Literal["direct", "mixed", "indirect"]
_SPEAKERS_SHOWN = 8


@dataclass(frozen=True, slots=True)
class Wording:
    """One statement as one article gives it, its pieces ("X," he said, "Y") joined.

    ``attribution`` is that of its first piece. ``words`` are as they stand in the article; ``marked`` says of
    each whether it is in quotation marks.
    """

    story: str
    speaker: str
    outlet: str
    article: str
    attribution: int
    content: str
    kind: Kind
    words: tuple[str, ...]
    marked: tuple[bool, ...]


def spoken(study: Study, *, speaker: str | None = None, story: str | None = None) -> list[Wording]:
    """Every statement of one speaker or of all, in one story or in all, in the order of the articles.

    What nobody is found to have said is left out. Raises ``ValueError`` where nothing is attributed to the
    ``speaker``, or there is no such ``story``, naming those there are.
    """
    table = by_column(by_column(study.attributions, study.articles, "story"), study.articles, "outlet")
    if story is not None:
        _check_story(study, story)
        table = table[table["story"] == story]
    said = table[table["speaker"].notna()]
    own = said if speaker is None else said[said["speaker"] == speaker]
    if speaker is not None and own.empty:
        raise ValueError(_nobody(said, speaker))
    marks = _Marks(study.passages, articles=own.loc[own["kind"] == "mixed", "article"])
    columns = ["article", "speaker", "group", "story", "outlet", "attribution", "start", "content", "kind"]
    groups: dict[tuple[str, str, int], list[_Piece]] = defaultdict(list)
    for piece in map(_Piece._make, own[columns].itertuples(index=False, name=None)):
        groups[piece.article, piece.speaker, piece.group].append(piece)
    return [_joined(pieces, marks) for pieces in groups.values()]


class _Piece(NamedTuple):
    article: str
    speaker: str
    group: int
    story: str
    outlet: str
    attribution: int
    start: int
    content: str
    kind: Kind


def _joined(pieces: Sequence[_Piece], marks: _Marks) -> Wording:
    found, marked = [], []
    for piece in pieces:
        for word in words(piece.content):
            found.append(word.of(piece.content))
            held = piece.kind == "mixed" and marks.hold(piece.article, piece.start + word.start)
            marked.append(piece.kind == "direct" or held)
    kinds = {piece.kind for piece in pieces}
    first = pieces[0]
    return Wording(
        first.story, first.speaker, first.outlet, first.article, first.attribution,
        " … ".join(piece.content for piece in pieces), kinds.pop() if len(kinds) == 1 else "mixed",
        tuple(found), tuple(marked),
    )  # fmt: skip


class _Marks:
    """Where words stand in quotation marks: the passages in direct speech of some articles."""

    def __init__(self, passages: pd.DataFrame, *, articles: pd.Series[str]):
        quoted = passages[passages["article"].isin(set(articles)) & (passages["voice"] == "direct")]
        self._spans = {
            str(article): (rows["start"].to_list(), rows["end"].to_list())
            for article, rows in quoted.groupby("article", sort=False)
        }

    def hold(self, article: str, position: int) -> bool:
        starts, ends = self._spans.get(article, ([], []))
        place = bisect_right(starts, position) - 1
        return place >= 0 and position < ends[place]


def _check_story(study: Study, story: str) -> None:
    known = by_column(study.articles, study.articles, "story")["story"].unique()
    if story not in known:
        shown = ", ".join(known[:_SPEAKERS_SHOWN]) + (", …" if len(known) > _SPEAKERS_SHOWN else "")
        raise ValueError(f"There is no story {story!r}. There are: {shown or 'none'}.")


def _nobody(spoken: pd.DataFrame, speaker: str) -> str:
    known = spoken["speaker"].value_counts().index[:_SPEAKERS_SHOWN]
    return f"Nothing is attributed to {speaker!r} here. Most is to: {', '.join(known) or 'nobody'}."
