import os

THOROUGH = os.environ.get("FRAMING_THOROUGH") == "1"
EXAMPLES = 10_000 if THOROUGH else 1_000
"""Arbitrary inputs a reader has to bear; set FRAMING_THOROUGH=1 for ten times as many."""

STEP = 10 if THOROUGH else 47
"""Bytes between the places where a file is cut off."""
