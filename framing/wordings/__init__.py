"""The same statement in several wordings: what one speaker said, as different outlets give it."""

from framing.wordings.likeness import THRESHOLD
from framing.wordings.tellings import aligned, retellings, statements, wordings

__all__ = ["THRESHOLD", "aligned", "retellings", "statements", "wordings"]
