"""How large a pack may be: far more than a person writes, and little enough to load in a moment.

At the limit a pack takes two seconds and 100 MB to compile once, and a fifth of a second to load
from then on (measured with 50,000 phrases on a computer of 2023).
"""

from __future__ import annotations

BYTES = 2_000_000
PHRASES = 50_000
"""Phrases of one pack, inflected forms included."""

RULES = 5_000
PATTERN = 2_000
"""Code points of one regular expression."""

PARTS = 300_000
"""Values and keys of the YAML file; what an alias repeats counts each time."""

DEPTH = 30
"""Lists and mappings of the YAML file inside each other. A pack needs six."""
