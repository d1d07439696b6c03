"""How outlets, or any other groups of articles, differ: rates of mentions, who is heard, tone.

Articles are the sample and stories are the blocks; a rate divides by the words of its own voice.
"""

from framing.compare.between_groups import differences, from_the_mean
from framing.compare.denied_mentions import denial
from framing.compare.diversity import source_evenness
from framing.compare.headlines import headline_against_body
from framing.compare.heard import who_is_heard
from framing.compare.mention_counts import how_often, sentences
from framing.compare.mention_rates import rates
from framing.compare.reporting_verbs import verbs
from framing.compare.shuffles import shuffled
from framing.compare.tone import tone_by_voice

__all__ = [
    "denial",
    "differences",
    "from_the_mean",
    "headline_against_body",
    "how_often",
    "rates",
    "sentences",
    "shuffled",
    "source_evenness",
    "tone_by_voice",
    "verbs",
    "who_is_heard",
]
