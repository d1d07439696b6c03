"""A share of something counted in articles, or a mean over articles, with its interval."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from framing.compare.intervals import few
from framing.resampling import by_story

if TYPE_CHECKING:
    import pandas as pd
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Share:
    """A share with the ends of its interval; where these are NaN the note says why."""

    share: float
    low: float
    high: float
    note: str


def shares(
    parts: Floats, wholes: Floats, stories: Sequence[str], *, level: float, counted: bool = True
) -> list[Share]:
    """The share that each column of ``parts`` (articles × values) is of ``wholes`` (articles), all together.

    ``stories`` gives the story of each article. What varies on its own are the stories, or the articles of
    one story; those whose whole is 0 say nothing and are left out. A share is a ratio of two sums over these
    units: the variance of its logit is linearised from their distances to it (Cochran, W. G. (1977).
    *Sampling Techniques*, 3rd ed., section 6.4. Wiley), and where what is shared out was ``counted`` never
    less than if each had fallen independently. The ends are those of Student's t, with one degree of freedom
    fewer than there are units. In simulated articles of about 15 statements, more alike within an article
    than between (intraclass correlation 0.1), 95 % intervals held the true share in at least 94 of 100 trials
    with 4 to 30 stories; where stories are few they are wider than they need be. A share of 0 or 1 has no
    interval, nor have fewer stories than ``framing.compare.intervals`` asks for.

    >>> parts, wholes = np.array([[1.0], [2], [1], [1], [0], [1]]), np.full(6, 2.0)
    >>> found = shares(parts, wholes, [""] * 6, level=0.95)[0]
    >>> f"{found.share:.2f}, {found.low:.2f} to {found.high:.2f}"
    '0.50, 0.18 to 0.82'
    """
    with_some = np.flatnonzero(wholes > 0)
    if not len(with_some):
        return [Share(np.nan, np.nan, np.nan, "nothing to take a share of")] * parts.shape[1]
    parts, wholes = parts[with_some], wholes[with_some]
    places = by_story([stories[place] for place in with_some.tolist()])
    if len(places) > 1:
        parts = np.array([parts[members].sum(axis=0) for members in places])
        wholes = np.array([wholes[members].sum() for members in places])
    too_few = few(len(wholes), stories=len(places) > 1)
    return [_share(part, wholes, too_few, level, counted) for part in parts.T]


def of_articles(own: pd.DataFrame, column: str, values: Sequence[Any], *, level: float) -> list[Share]:
    """The share of the rows of a table that has each of the ``values``, all there are, in its ``column``.

    The table has the columns article and story.

    >>> import pandas as pd
    >>> rows = pd.DataFrame({"article": ["a", "a", "b"], "story": None, "verb": ["say", "claim", "say"]})
    >>> found = of_articles(rows, "verb", ["say", "claim"], level=0.95)
    >>> [(round(one.share, 2), one.note) for one in found]
    [(0.67, '2 articles: no interval'), (0.33, '2 articles: no interval')]
    """
    articles, first = np.unique(own["article"].to_numpy(), return_index=True)
    counts = counts_by_article(own, articles, column, values)
    stories = own["story"].fillna("").iloc[first].tolist()
    return shares(counts, counts.sum(axis=1), stories, level=level)


def counts_by_article(
    own: pd.DataFrame, articles: NDArray[Any], column: str, values: Sequence[Any]
) -> Floats:
    """How many rows each article (sorted ids) has of each value of a column: articles × values."""
    row = np.searchsorted(articles, own["article"].to_numpy())
    places = {value: place for place, value in enumerate(values)}
    counts = np.zeros((len(articles), len(values)))
    np.add.at(counts, (row, own[column].map(places).to_numpy(dtype=np.intp)), 1)
    return counts


def _share(part: Floats, wholes: Floats, too_few: str, level: float, counted: bool) -> Share:
    from scipy.stats import t

    share = float(part.sum() / wholes.sum())
    note = too_few or {0.0: "none of them: no interval", 1.0: "all of them: no interval"}.get(share, "")
    if note:
        return Share(share, np.nan, np.nan, note)
    number = len(wholes)
    variance = number / (number - 1) * float(np.square(part - share * wholes).sum()) / wholes.sum() ** 2
    independent = share * (1 - share)
    if counted:
        variance = max(variance, independent / wholes.sum())
    reach = float(t.ppf((1 + level) / 2, number - 1)) * np.sqrt(variance) / independent
    logit = np.log(share / (1 - share))
    low, high = 1 / (1 + np.exp(reach - logit)), 1 / (1 + np.exp(-reach - logit))
    return Share(share, float(low), float(high), "")
