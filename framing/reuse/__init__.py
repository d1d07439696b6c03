"""The same text in several articles: agency copy and near-duplicates."""

from framing.reuse.kept import duplicates, without_duplicates
from framing.reuse.overlap import shared, shared_words

__all__ = ["duplicates", "shared", "shared_words", "without_duplicates"]
