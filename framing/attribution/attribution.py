"""One attribution: what is said, by whom, and the words that say so."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from framing.attribution.linear import Finding, Reason
from framing.span import Span

AttributionKind = Literal["direct", "indirect", "mixed"]
TURN = "turn"
"""The rule of an answer in an interview: it is direct without quotation marks."""
SpeakerType = Literal["person", "institution", "group", "document", "anonymous"]


@dataclass(frozen=True, slots=True)
class Why:
    """What made an attribution: its pattern, and for each model asked the features that decided.

    ``runner_up`` is the likeliest content that had to give way to it, with its probability; ``other_source``
    is the phrase that came second as its source.
    """

    rule: str
    probability: float
    reasons: tuple[tuple[str, tuple[Reason, ...]], ...]
    runner_up: Span | None
    runner_up_probability: float | None
    other_source: Span | None

    def __str__(self) -> str:
        lines = [f"rule {self.rule}, probability {self.probability:.2f}"]
        for model, reasons in self.reasons:
            lines += [f"  {model}: {reason.feature} ({reason.weight:+.2f})" for reason in reasons]
        if self.runner_up is not None:
            span = f"{self.runner_up.start}–{self.runner_up.end}"
            lines.append(f"runner-up: characters {span}, probability {self.runner_up_probability:.2f}")
        return "\n".join(lines)


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the choice rested on: the features each model judged by, the probability, and who came second."""

    models: tuple[tuple[str, Sequence[Finding]], ...]
    probability: float
    runner_up: Span | None = None
    runner_up_probability: float | None = None
    other_source: Span | None = None


@dataclass(frozen=True, slots=True)
class Attribution:
    """One stretch of attributed content, with its cue and its source.

    ``content`` is without the quotation marks around it and the "that" before it. ``group`` is shared by
    the pieces of one statement ("X," he said, "Y"). ``outer`` is the place, in the article's list, of the
    attribution around this one. ``speaker`` is the canonical name for ``source`` (Vladimir Putin for "he").
    ``rule`` names the pattern that proposed the attribution. ``confidence`` is the share of attributions with
    this score whose content and source were both right, on articles held out from training; for nested ones
    and for the answers of interviews it is only a guess, since the training articles have neither. Of nested
    ones, measured on composed articles, too few are right (docs/attribution.md) to speak in passages.

    The three-part scheme of content, cue and source: Pareti, S. (2012). A database of attribution relations.
    *LREC*, 3213–3217.
    """

    group: int
    content: Span
    kind: AttributionKind
    cue: Span | None
    cue_class: str | None
    source: Span | None
    speaker: str | None
    speaker_type: SpeakerType | None
    rule: str
    confidence: float
    outer: int | None = None
    evidence: Evidence | None = field(default=None, repr=False, compare=False)

    def why(self, *, most: int = 3) -> Why:
        """The features that decided, ``most`` for each model, with their weights, and what came second.

        Raises ``ValueError`` for an attribution that was made by hand.

        >>> from framing.article import Article
        >>> from framing.attribution import attribute
        >>> found = attribute(Article.from_text('"We won," said Ann Lee.', id="a/b"))
        >>> print(found[0].why(most=1))
        rule content-cue, probability ...
          quotation: ...
        """
        from framing.attribution.models import load

        if self.evidence is None:
            raise ValueError("This attribution was not made by the kit's models, which alone give reasons.")
        models = load()
        return Why(
            rule=self.rule,
            probability=self.evidence.probability,
            reasons=tuple(
                (name.replace("_", " "), tuple(getattr(models, name).reasons(features, most=most)))
                for name, features in self.evidence.models
            ),
            runner_up=self.evidence.runner_up,
            runner_up_probability=self.evidence.runner_up_probability,
            other_source=self.evidence.other_source,
        )
