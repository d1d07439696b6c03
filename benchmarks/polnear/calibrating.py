"""How often attributions, and words by voice, are right: measured on articles held out from training."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from examples import best_gold
from gold import Annotated, same_source

from framing.attribution.choice import choose
from framing.attribution.confidence import Calibration, Curve
from framing.attribution.models import Models
from framing.attribution.quotations import find_quotations
from framing.attribution.scare_quotes import find_scare_quotes
from framing.attribution.shallow import line_blocks
from framing.attribution.sources import Chosen


@dataclass(slots=True)
class Outcomes:
    """Scores and whether they were right, of attributions by side, of words by voice; counts for the rest."""

    attributions: dict[str, list[tuple[float, bool]]] = field(
        default_factory=lambda: {"quotation": [], "clause": []}
    )
    words: dict[str, list[tuple[float, bool]]] = field(default_factory=lambda: {"direct": [], "indirect": []})
    predictions: list[dict[str, object]] = field(default_factory=list)
    outlet: list[int] = field(default_factory=lambda: [0, 0])
    scare: list[int] = field(default_factory=lambda: [0, 0])

    def extend(self, other: Outcomes) -> None:
        """Add what another part of the articles showed."""
        for own, more in ((self.attributions, other.attributions), (self.words, other.words)):
            for name, outcomes in more.items():
                own[name] += outcomes
        self.predictions += other.predictions
        for counts, further in ((self.outlet, other.outlet), (self.scare, other.scare)):
            counts[0] += further[0]
            counts[1] += further[1]

    def calibration(self) -> Calibration:
        """The curves and shares that fit the outcomes."""
        return Calibration(
            {name: _curve(outcomes, least=120) for name, outcomes in self.attributions.items()},
            {name: _curve(outcomes, least=3000) for name, outcomes in self.words.items()},
            round(self.outlet[0] / max(1, self.outlet[1]), 3),
            round(self.scare[0] / max(1, self.scare[1]), 3),
        )


def _curve(outcomes: Sequence[tuple[float, bool]], *, least: int) -> Curve:
    return rising_steps([score for score, _ in outcomes], [right for _, right in outcomes], least=least)


def rising_steps(scores: Sequence[float], right: Sequence[bool], *, least: int = 60) -> Curve:
    """The rising curve nearest to the answers: isotonic regression by pooling adjacent violators.

    Answers are first gathered, by score, in groups of ``least``, so that no step rests on a handful.
    Barlow, R. et al. (1972). *Statistical Inference under Order Restrictions*.

    >>> rising_steps([0.1, 0.2, 0.8, 0.9], [False, True, True, True], least=2)
    Curve(scores=(0.0, 0.8), shares=(0.5, 1.0))
    """
    ordered = sorted(zip((round(score, 4) for score in scores), right, strict=True))
    pools: list[tuple[float, int, int]] = []
    start = 0
    while start < len(ordered):
        end = start + least if start + 2 * least <= len(ordered) else len(ordered)
        while end < len(ordered) and ordered[end][0] == ordered[end - 1][0]:
            end += 1
        group = ordered[start:end]
        pools.append((group[0][0], sum(answer for _, answer in group), len(group)))
        start = end
        while len(pools) > 1 and pools[-2][1] * pools[-1][2] >= pools[-1][1] * pools[-2][2]:
            _, answers, size = pools.pop()
            pools[-1] = (pools[-1][0], pools[-1][1] + answers, pools[-1][2] + size)
    first, *rest = pools
    lower = (0.0, *(round(score, 4) for score, _, _ in rest))
    return Curve(lower, tuple(round(answers / size, 3) for _, answers, size in (first, *rest)))


def observe(articles: Iterable[Annotated], models: Models) -> Outcomes:
    """What the models, which have not seen the articles, get right in them."""
    outcomes = Outcomes()
    for article in articles:
        chosen = [choice for choice in choose(article.parse, models) if not choice.nested]
        for choice in chosen:
            _count_attribution(outcomes, article, choice)
        _count_words(outcomes, article, chosen)
        outcomes.predictions.append(_prediction(article, chosen))
    return outcomes


def _prediction(article: Annotated, chosen: Sequence[Chosen]) -> dict[str, object]:
    """The attributions of an article as the scorer reads them."""
    span = article.parse.tokens.span
    rows = []
    for choice in chosen:
        content = span(choice.first, choice.last)
        source = span(*choice.source) if choice.source else None
        speaker = [source.start, source.end] if source else None
        rows.append({"start": content.start, "end": content.end, "speaker": speaker, "cue": None})
    return {"id": article.record["id"], "quotes": rows}


def _count_attribution(outcomes: Outcomes, article: Annotated, choice: Chosen) -> None:
    gold = best_gold(article.parse, (choice.first, choice.last), article.contents)
    right = gold is not None and same_source(article.parse, gold.source, choice.source)
    side = "quotation" if choice.side == "quotation" else "clause"
    outcomes.attributions[side].append((choice.probability * choice.source_probability, right))


def _count_words(outcomes: Outcomes, article: Annotated, chosen: Sequence[Chosen]) -> None:
    parse = article.parse
    attributed = bytearray(parse.size)
    for content in article.contents:
        attributed[content.first : content.last] = b"\1" * (content.last - content.first)
    rest = bytearray(b"\1") * parse.size
    for choice in chosen:
        rest[choice.first : choice.last] = bytes(choice.last - choice.first)
        for token in range(choice.first, choice.last):
            if parse.words[token][0].isalnum():
                voice = "direct" if parse.in_quotation[token] else "indirect"
                outcomes.words[voice].append((choice.probability, bool(attributed[token])))
    scare = _scare_tokens(article, chosen)
    for token in range(parse.size):
        if rest[token] and parse.words[token][0].isalnum():
            counts = outcomes.scare if token in scare else outcomes.outlet
            counts[0] += not attributed[token]
            counts[1] += 1


def _scare_tokens(article: Annotated, chosen: Sequence[Chosen]) -> set[int]:
    parse = article.parse
    text = parse.tokens.text
    quotations = [q for q in find_quotations(text, paragraphs=list(line_blocks(text))) if q.depth == 0]
    contents = [parse.tokens.span(choice.first, choice.last) for choice in chosen]
    starts = {q.start for q in find_scare_quotes(text, quotations, attributed=contents)}
    return {
        token
        for quote in parse.quoted
        if parse.tokens.starts[quote.first] in starts
        for token in range(quote.first, quote.last)
    }
