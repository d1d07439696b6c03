"""How often each order changes, in which way, and between which places its units move."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import numpy as np

from framing.fragility import orders
from framing.fragility.rankings import FEWEST_WORDS, Change, Material, Ranking, Ways, rankings, ways

if TYPE_CHECKING:
    import pandas as pd
    from numpy.typing import NDArray

    from framing.study import Study

    Floats = NDArray[np.float64]

CHANGED = {
    "ranking": "str",
    "change": "str",
    "left_out": "str",
    "tau": "float64",
    "changed": "boolean",
    "first_changed": "boolean",
    "pairs": "int64",
    "pairs_swapped": "Int64",
    "pairs_levelled": "Int64",
    "largest_swap": "str",
    "gap": "float64",
    "note": "str",
}
PLACES = {
    "ranking": "str",
    "measure": "str",
    "kind": "str",
    "unit": "str",
    "value": "float64",
    "amount": "float64",
    "words": "int64",
    "change": "str",
    "ways": "int64",
    "place": "Int64",
    "best": "Int64",
    "worst": "Int64",
    "note": "str",
}
_LEVEL = "all are level: there is no order"
_NONE: dict[Change, str] = {
    "article": "no article touches this order",
    "story": "no article names its story",
    "phrase": "no phrase of the codebook touches this order",
    "frame": "no frame of the codebook touches this order",
    "dictionary": "the study was made without tone",
}


def fragility(study: Study) -> pd.DataFrame:
    """How each order that a reader would make of the figures changes when one piece is left out.

    The orders are those of ``framing.fragility.rankings.ORDERS``: outlets by the rate of all frames and of
    each in their own words, by tone, by direct speech; frames; types of speaker and speakers by their words.
    One row for each of them and each way to change it: one article, story, phrase or frame definition left
    out, or VADER taken for TextBlob (``change``: article, story, phrase, frame, dictionary; ``left_out`` says
    which). A way that touches none of the order's numbers, such as a phrase that stands nowhere, is no row.

    Further columns: tau (Kendall's tau-b of the order before and after), changed (a pair of units stands
    otherwise: turned round, become level, or level no longer), first_changed (another unit stands first, or
    one more or less shares the first place), pairs, pairs_swapped (turned round), pairs_levelled (level now
    and not before, or the reverse), largest_swap (the pair that turned round and was furthest apart), gap
    (how far, in the measure of the order), note. Where leaving something out leaves a unit fewer than 20
    words, there is nothing to leave out, or all units are level at first so that there is no order, the
    numbers are missing and the note says why.

    Leaving out one piece at a time is the influence analysis of Broderick, T., Giordano, R. & Meager, R.
    (2020). An automatic finite-sample robustness metric. arXiv:2011.14999, done exactly and for one piece.

    >>> from framing import Codebook, analyze, sample
    >>> corpus = sample().where(story="missile-shield")
    >>> table = fragility(analyze(corpus, Codebook.sample("security"), sentiment=False))
    >>> table.query("change == 'story' and ranking == 'speakers by words'")["note"].tolist()
    ['fewer than 20 words are left']
    """
    return changed_table(try_all(Material(study)))


def places(study: Study) -> pd.DataFrame:
    """Between which places of each order its units move when one piece is left out.

    Columns: ranking, measure (of what the order is), kind (what its units are), unit, value, amount and words
    (that the value divides), change (as in ``fragility``, "any" for all of them), ways, place (1 for the
    highest), best and worst (the places it had in any of the ways, its own included; two that share the first
    place stand on 1 to 2), note. Sorted by order, change and place.

    >>> from framing import Codebook, analyze, sample
    >>> table = places(analyze(sample(), Codebook.sample("security"), sentiment=False))
    >>> bool(((table["best"] <= table["place"]) & (table["place"] <= table["worst"])).all())
    True
    """
    return places_table(try_all(Material(study)))


Tried = list[tuple[Ranking, list[tuple[Change, Ways]]]]
"""Each order with its sums after every change."""


def try_all(material: Material) -> Tried:
    """Every order of a study, changed in every way; in no way where its units are all level."""
    return [
        (ranking, [(change, _ways(ranking, change, material)) for change in ranking.changes])
        for ranking in rankings(material)
    ]


def _ways(ranking: Ranking, change: Change, material: Material) -> Ways:
    if _all_level(ranking):
        nothing = np.zeros((0, len(ranking.units)))
        return Ways([], nothing, nothing)
    return ways(ranking, change, material)


def _all_level(ranking: Ranking) -> bool:
    return bool(orders.at_top(_base(ranking)[None]).all())


def changed_table(found: Tried) -> pd.DataFrame:
    """The table of ``fragility``."""
    return _table(CHANGED, (row for ranking, changes in found for row in _changed(ranking, changes)))


def places_table(found: Tried) -> pd.DataFrame:
    """The table of ``places``."""
    return _table(PLACES, (row for ranking, changes in found for row in _places(ranking, changes)))


def _table(columns: dict[str, str], rows: Iterator[tuple[Any, ...]]) -> pd.DataFrame:
    import pandas as pd

    table = pd.DataFrame(list(rows), columns=list(columns))
    return table.astype(columns)


def _changed(ranking: Ranking, changes: list[tuple[Change, Ways]]) -> Iterator[tuple[Any, ...]]:
    """A row for each way, in words and numbers; one that says why where a change has no way."""
    base = _base(ranking)
    pairs = len(base) * (len(base) - 1) // 2
    unknown = (np.nan, None, None, pairs, None, None, "", np.nan)
    for change, made in changes:
        if not made.left_out:
            yield ranking.name, change, "", *unknown, _LEVEL if _all_level(ranking) else _NONE[change]
            continue
        values = ranking.values(made.amounts, made.wholes)
        known = np.asarray(np.isfinite(values).all(axis=1))
        compared = orders.compare(base, values[known])
        rows = iter(range(int(known.sum())))
        for place, left_out in enumerate(made.left_out):
            if not known[place]:
                note = _too_few(ranking, values[place])
                yield ranking.name, change, left_out, *unknown, note
                continue
            row = next(rows)
            note = "" if np.isfinite(compared.tau[row]) else "all are level: no tau"
            yield ranking.name, change, left_out, *_way(ranking, base, compared, row), note


def _too_few(ranking: Ranking, values: Floats) -> str:
    short = [unit for unit, value in zip(ranking.units, values, strict=True) if not np.isfinite(value)]
    if len(short) == len(values):
        return f"fewer than {FEWEST_WORDS} words are left"
    return f"{short[0]} has fewer than {FEWEST_WORDS} words left"


def _way(ranking: Ranking, base: Floats, found: orders.Comparison, row: int) -> tuple[Any, ...]:
    one, other = found.pair[row]
    swapped, levelled = int(found.swapped[row]), int(found.levelled[row])
    pair = f"{ranking.units[one]} and {ranking.units[other]}" if swapped else ""
    return (
        found.tau[row],
        bool(swapped or levelled),
        bool(found.first[row]),
        len(base) * (len(base) - 1) // 2,
        *(swapped, levelled),
        *(pair, abs(base[one] - base[other]) if swapped else np.nan),
    )


def _places(ranking: Ranking, changes: list[tuple[Change, Ways]]) -> Iterator[tuple[Any, ...]]:
    base = _base(ranking)
    amounts, words = ranking.amounts.sum(axis=0), ranking.wholes.sum(axis=0)
    own = orders.places(base[None])
    order = np.lexsort((np.arange(len(base)), own[0][0]))
    reached: list[tuple[str, int, NDArray[np.int64], NDArray[np.int64]]] = []
    for change, made in changes:
        values = ranking.values(made.amounts, made.wholes)
        values = values[np.isfinite(values).all(axis=1)]
        best, worst = orders.places(np.concatenate([base[None], values]))
        reached.append((change, len(values), best.min(axis=0), worst.max(axis=0)))
    every: tuple[str, int, NDArray[np.int64], NDArray[np.int64]] = (
        "any",
        sum(number for _, number, _, _ in reached),
        np.min([best for _, _, best, _ in reached], axis=0),
        np.max([worst for _, _, _, worst in reached], axis=0),
    )
    for name, number, best, worst in (every, *reached):
        note = "" if number else _LEVEL if _all_level(ranking) else "nothing could be left out"
        for unit in order:
            about = (ranking.name, ranking.measure, ranking.kind, ranking.units[unit])
            sums = (base[unit], amounts[unit], int(words[unit]))
            yield *about, *sums, name, number, own[0][0][unit], best[unit], worst[unit], note


def _base(ranking: Ranking) -> Floats:
    return ranking.values(ranking.amounts.sum(axis=0), ranking.wholes.sum(axis=0))
