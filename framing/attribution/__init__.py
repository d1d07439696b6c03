"""Source attribution: who is quoted or paraphrased, with which verb.

The way from a text to its attributions, one module a step::

    quotations, tags → shallow → cue → proposals → acceptance → sources → nested, turns → speakers → reading

``candidates`` says where a content may begin and end, ``evidence`` what speaks for it, and ``models`` holds
the weights of that evidence. ``choice`` leads from cues to sources, ``assembly`` from there to attributions.
"""

from __future__ import annotations

from framing.article import Article
from framing.attribution.attribution import Attribution
from framing.attribution.quotations import Quotation, find_quotations
from framing.attribution.reading import Reading, find_attributions, read, voice_confidence

__all__ = ["Attribution", "Quotation", "Reading", "attribute", "find_quotations", "read", "voice_confidence"]


def attribute(article: Article) -> list[Attribution]:
    """The attributions of an article, in order of the text.

    >>> article = Article.from_text("Officials denied that it rained.", id="a/b")
    >>> [(a.speaker, a.cue_class, a.content.of(article.text)) for a in attribute(article)]
    [('officials', 'denying', 'it rained')]
    """
    return find_attributions(article)
