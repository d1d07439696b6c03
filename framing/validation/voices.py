"""What the program says of voice, stance and speaker beside what the key says, and marks alone would."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from framing import matching, reliability, word_voices
from framing.attribution.quotations import find_quotations
from framing.key import ArticleKey, Key
from framing.matching import Words
from framing.passages import Voice
from framing.reliability import speaker
from framing.resampling import by_story, percentiles, times_drawn, too_few
from framing.span import Span, SpanIndex
from framing.validation.hits import JudgedArticle
from framing.validation.shares import Share, wilson

if TYPE_CHECKING:
    import pandas as pd
    from numpy.typing import NDArray

    from framing.article import Article
    from framing.study import Study

LABELS = (
    *("variable", "measure", "units", "machine", "low", "high", "alpha"),
    *("marks", "marks_low", "marks_high", "most_frequent", "most_frequent_label"),
)
_OF_MENTIONS = ("voice of mentions", "stance of mentions", "speaker of mentions")
_WORDS = "voice of words"
_SEED = 2015
_DRAWS = 1_000
_NOTHING = Share(*(float("nan"),) * 3)


_Labels = list[tuple[Hashable, Hashable, Hashable | None]]


class _Compared:
    """The labels, and the counts of attributions, of one article: by key, by program, by marks alone."""

    __slots__ = ("attributions", "labels", "marks", "named")

    def __init__(self) -> None:
        self.labels: dict[str, _Labels] = {name: [] for name in (*_OF_MENTIONS, _WORDS)}
        self.attributions = self.named = self.marks = (0, 0, 0)


def labels_table(study: Study, key: Key, judged: Iterable[JudgedArticle]) -> pd.DataFrame:
    """One row a variable; ``framing.validation.ReportCard`` says what the columns are."""
    import pandas as pd

    passages = dict(iter(study.passages.groupby("article")))
    attributions = dict(iter(study.attributions.groupby("article")))
    compared = [
        _compare(
            own,
            key[own.article.id],
            passages.get(own.article.id, study.passages[:0]),
            attributions.get(own.article.id, study.attributions[:0]),
        )
        for own in judged
    ]
    stories = by_story([article.story for article in study.corpus])
    rows: list[tuple[object, ...]] = []
    for variable in (*_OF_MENTIONS, _WORDS):
        labels = [own.labels[variable] for own in compared]
        accuracy = _accuracy(labels, stories, together=variable == _WORDS)
        rows.append((variable, "accuracy", *accuracy))
    marks = [own.marks for own in compared]
    rows.append(("attributions", "F1", *_f1([own.attributions for own in compared], marks, stories)))
    rows.append(("attributions with speaker", "F1", *_f1([own.named for own in compared], None, stories)))
    return pd.DataFrame(rows, columns=list(LABELS))


# ------------------------------------------------------------------ one article


def _compare(
    judged: JudgedArticle, key: ArticleKey, passages: pd.DataFrame, attributions: pd.DataFrame
) -> _Compared:
    article = judged.article
    compared = _Compared()
    coded = word_voices.coded_passages(article, key)
    machine = [
        (Span(int(start), int(end)), voice)
        for start, end, voice in zip(passages["start"], passages["end"], passages["voice"], strict=True)
    ]
    by_key: list[tuple[Span, Voice]] = [(Span(p.start, p.end), p.voice) for p in coded]
    marked = word_voices.marked(article)
    voices = [word_voices.voices(article.text, own) for own in (by_key, machine, marked)]
    compared.labels[_WORDS] = list(zip(*voices, strict=True))
    in_marks = SpanIndex(span for span, _ in marked)
    index = SpanIndex(span for span, _ in by_key)
    for row, mention in judged.hits:
        if mention is None:
            continue
        voice = "direct" if in_marks.at(row["start"]) else "outlet"
        compared.labels[_OF_MENTIONS[0]].append((mention.voice, row["voice"], voice))
        compared.labels[_OF_MENTIONS[1]].append((mention.stance, row["stance"], None))
        place = index.place(row["start"])
        if place is not None and coded[place].attribution is not None:
            names = speaker(coded[place].speaker), speaker(_text(row["speaker"]))
            compared.labels[_OF_MENTIONS[2]].append((*names, None))
    _compare_attributions(compared, article, key, attributions)
    return compared


def _compare_attributions(
    compared: _Compared, article: Article, key: ArticleKey, table: pd.DataFrame
) -> None:
    text = Words(article.text)
    wanted = [coded.content for coded in key.attributions]
    found = [Span(int(start), int(end)) for start, end in zip(table["start"], table["end"], strict=True)]
    same = matching.pairs(text, found, wanted)
    names = [speaker(_text(name)) for name in table["speaker"]]
    named = sum(names[mine] == speaker(key.attributions[theirs].speaker) for mine, theirs in same)
    quoted = [one.content for one in find_quotations(article.text, paragraphs=article.parts) if not one.depth]
    marks = matching.pairs(text, quoted, wanted)
    compared.attributions = len(same), len(found), len(wanted)
    compared.named = named, len(found), len(wanted)
    compared.marks = len(marks), len(quoted), len(wanted)


def _text(cell: Any) -> str | None:
    return cell if isinstance(cell, str) else None


# ------------------------------------------------------------------ all articles


def _accuracy(
    articles: list[_Labels], stories: Sequence[NDArray[np.intp]], *, together: bool
) -> tuple[object, ...]:
    every = [labels for own in articles for labels in own]
    by_program = [[coded == found for coded, found, _ in own] for own in articles]
    by_marks = [[coded == found for coded, _, found in own if found is not None] for own in articles]
    shares = [_share(right, stories, together=together) for right in (by_program, by_marks)]
    coded = Counter(coded for coded, _, _ in every)
    label, number = coded.most_common(1)[0] if coded else ("", 0)
    alpha = reliability.alpha([(first, second) for first, second, _ in every])
    most = number / len(every) if every else float("nan")
    return len(every), *shares[0], alpha, *shares[1], most, str(label)


def _share(
    right: list[list[bool]], stories: Sequence[NDArray[np.intp]], *, together: bool
) -> tuple[float, float, float]:
    """A share with its Wilson interval; where an article's cases hang ``together``, articles are drawn."""
    counts = np.array([(sum(own), len(own)) for own in right], dtype=float).reshape(-1, 2)
    total, cases = (int(number) for number in counts.sum(axis=0))
    share = wilson(total, cases)
    if not together or not cases:
        return share
    if too_few(stories):
        return share.value, float("nan"), float("nan")
    drawn = times_drawn(stories, _DRAWS, np.random.default_rng(_SEED)) @ counts
    with np.errstate(invalid="ignore"):
        return share.value, *percentiles(drawn[:, 0] / drawn[:, 1])


def _f1(
    machine: list[tuple[int, int, int]],
    marks: list[tuple[int, int, int]] | None,
    stories: Sequence[NDArray[np.intp]],
) -> tuple[object, ...]:
    units = sum(wanted for _, _, wanted in machine)
    shares = [_f1_share(counts, stories) for counts in (machine, marks)]
    return units, *shares[0], float("nan"), *shares[1], float("nan"), ""


def _f1_share(
    counts: list[tuple[int, int, int]] | None, stories: Sequence[NDArray[np.intp]]
) -> tuple[float, float, float]:
    if counts is None:
        return _NOTHING
    shared, one, other = (sum(column) for column in zip(*counts, strict=True))
    value = reliability.f1(shared, one, other)
    if too_few(stories) or not one + other:
        return value, float("nan"), float("nan")
    return value, *reliability.f1_interval(counts, stories, np.random.default_rng(_SEED), _DRAWS)
