"""How outlets, or any other groups of articles, differ: rates of mentions, who is heard, tone.

Articles are the sample and stories are the blocks; a rate divides by the words of its own voice.
"""

from framing.compare.heard import who_is_heard
from framing.compare.mention_rates import rates
from framing.compare.tone import tone_by_voice

__all__ = ["rates", "tone_by_voice", "who_is_heard"]
