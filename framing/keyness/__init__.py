"""Words that one outlet uses more, or less, than the others do, with how evenly its articles carry them."""

from framing.keyness.comparison import keyness, keyness_of_each, word_counts
from framing.keyness.dispersions import dispersion
from framing.keyness.measures import log_likelihood, log_odds, log_ratio

__all__ = [
    "dispersion",
    "keyness",
    "keyness_of_each",
    "log_likelihood",
    "log_odds",
    "log_ratio",
    "word_counts",
]
