"""Validation: a codebook and the program against the hand-coded key, as a report card."""

from __future__ import annotations

from framing.validation.card import ReportCard, report_card
from framing.validation.tone import sentence_tones, tone_table

__all__ = ["ReportCard", "report_card", "sentence_tones", "tone_table"]
