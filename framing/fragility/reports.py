"""How sure each order is, in a table of few rows and in sentences."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from framing.fragility.rankings import CHANGES

if TYPE_CHECKING:
    import pandas as pd

_ANY = "any"
_TOO_FEW = "too few words would be left in every way"
_WAYS: Mapping[str, str] = {
    "article": "to leave out one article",
    "story": "to leave out one story",
    "phrase": "to leave out one phrase",
    "frame": "to leave out one frame definition",
    "dictionary": "to take VADER for TextBlob",
}


def summary(table: pd.DataFrame) -> pd.DataFrame:
    """In how many ways each order changes, given the table of ``fragility``.

    One row for each order and kind of change, and one, "any", for all its ways together. Columns: ranking,
    change, ways, changed (the order of any pair), swapped (a pair turned round), first_changed, lowest_tau,
    untested (ways after which a unit has too few words to be put in order; they are not among ``ways``),
    note (why there is no way at all).

    >>> from framing import Codebook, analyze, sample
    >>> from framing.fragility import fragility
    >>> table = summary(fragility(analyze(sample(), Codebook.sample("security"), sentiment=False)))
    >>> table.query("ranking == 'outlets by direct speech'")[["change", "ways"]].values.tolist()
    [['article', 36], ['story', 6], ['any', 42]]
    """
    import pandas as pd

    every = pd.concat([table, table.assign(change=_ANY)], ignore_index=True)
    known = every["changed"].notna()
    every = every.assign(
        ways=known,
        changed=every["changed"].fillna(False),
        swapped=every["pairs_swapped"].fillna(0) > 0,
        first_changed=every["first_changed"].fillna(False),
        untested=~known & (every["left_out"] != ""),
        note=every["note"].where(every["left_out"] == "", ""),
    )
    rank = {name: place for place, name in enumerate(dict.fromkeys(table["ranking"]))}
    turn = {name: place for place, name in enumerate((*CHANGES, _ANY))}
    summed = every.groupby(["ranking", "change"], as_index=False, sort=False).agg(
        ways=("ways", "sum"),
        changed=("changed", "sum"),
        swapped=("swapped", "sum"),
        first_changed=("first_changed", "sum"),
        lowest_tau=("tau", "min"),
        untested=("untested", "sum"),
        note=("note", "first"),
    )
    numbers = ["ways", "changed", "swapped", "first_changed", "untested"]
    summed = summed.astype(dict.fromkeys(numbers, "int64"))
    summed.loc[summed["change"] == _ANY, "note"] = ""
    summed.loc[(summed["ways"] == 0) & (summed["untested"] > 0), "note"] = _TOO_FEW
    order = summed.assign(rank=summed["ranking"].map(rank), turn=summed["change"].map(turn))
    order = order.sort_values(["rank", "turn"]).reset_index(drop=True)
    return order.drop(columns=["rank", "turn"])


def in_words(table: pd.DataFrame) -> list[str]:
    """A sentence on each order: in how many ways it changes, given the table of ``fragility``.

    >>> from framing import Codebook, analyze, sample
    >>> from framing.fragility import fragility
    >>> study = analyze(sample(), Codebook.sample("security"), sentiment=False)
    >>> in_words(fragility(study))[-2]
    'Types of speaker by words: the order ... 36 ... to leave out one article, ...'
    """
    rows = summary(table).groupby("ranking", sort=False)
    return [_sentence(str(name), own.to_dict("records")) for name, own in rows]


def _sentence(name: str, own: Sequence[Mapping[Hashable, Any]]) -> str:
    *kinds, every = own
    tried = [one for one in kinds if one["ways"]]
    start = name[:1].upper() + name[1:]
    if not tried:
        return f"{start}: nothing could be tried ({'; '.join(dict.fromkeys(one['note'] for one in kinds))})."
    if not every["changed"]:
        ways = ", ".join(f"{one['ways']:,} {_WAYS[one['change']]}" for one in tried)
        text = f"{start}: the order holds in {_all(every['ways'])}: {ways}."
    else:
        first, *more = tried
        told = [f"{first['changed']:,} of {_counted(first['ways'])} {_WAYS[first['change']]}"]
        told += [f"{one['changed']:,} of {one['ways']:,} {_WAYS[one['change']]}" for one in more]
        text = f"{start}: the order changes in {', '.join(told)}. {_first_place(every)}"
    missing = [
        f"{_WAYS[one['change']]} ({one['note']})" for one in kinds if one["note"] and not one["untested"]
    ]
    if missing:
        text += f" There was no way {', '.join(missing)}."
    if every["untested"]:
        text += f" {_counted(every['untested'])} would leave too few words for an order."
    return text


def _first_place(every: Mapping[Hashable, Any]) -> str:
    if not every["first_changed"]:
        return "The first place holds."
    return f"The first place changes in {every['first_changed']:,} of {every['ways']:,}."


def _all(ways: int) -> str:
    return "the one way" if ways == 1 else f"all {_counted(ways)}"


def _counted(ways: int) -> str:
    return f"{ways:,} way" if ways == 1 else f"{ways:,} ways"
