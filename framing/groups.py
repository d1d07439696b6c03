"""The groups that rows are compared by: outlets, stories, parts, or a column of one's own front matter."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd


def by_column(
    table: pd.DataFrame, articles: pd.DataFrame, name: str, *, taken: Collection[str] = ()
) -> pd.DataFrame:
    """The table with the column ``name`` as text, taken from the articles where the table has none itself.

    A missing value becomes a group of its own, "no outlet" for outlets. Raises ``ValueError``, naming the
    columns there are, where neither has it or ``name`` is among ``taken``, which the result needs itself.

    >>> import pandas as pd
    >>> mentions = pd.DataFrame({"article": ["a", "b"]})
    >>> articles = pd.DataFrame({"article": ["a", "b"], "country": ["Latvia", None]})
    >>> by_column(mentions, articles, "country")["country"].tolist()
    ['Latvia', 'no country']
    """
    known = [c for c in dict.fromkeys([*table.columns, *articles.columns]) if c not in taken]
    if name not in known:
        raise ValueError(f"There is no column {name!r} to group by. There are: {', '.join(known)}.")
    if name in table.columns:
        values = table[name]
    else:
        values = table["article"].map(articles.set_index("article")[name])
    return table.assign(**{name: values.astype("str").where(values.notna(), f"no {name}")})
