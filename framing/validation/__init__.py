"""Validation: a codebook and the program against the hand-coded key, as a report card."""

from __future__ import annotations

from framing.validation.card import ReportCard, report_card

__all__ = ["ReportCard", "report_card"]
