"""Rewrite server/saveworthy/text/tables/frequencies.txt from wordfreq's English list.

Run as `uv run --isolated --group training python training/make_frequencies.py`.
"""

from __future__ import annotations

import math
import re

import wordfreq

from saveworthy.text.frequency import FLOOR, LEVELS, STEP, TABLE
from saveworthy.text.wordlist import listing

_COMMENT = (
    "From wordfreq 3.1.1 by Robyn Speer, CC BY-SA 4.0, as is this table; "
    "sources in README.md. Made by training/make_frequencies.py."
)
_WORD = re.compile(r"[^\W\d_]+(?:'(?!s\Z)[^\W\d_]+)?")


def table() -> str:
    """Return the text of the table."""
    signs: dict[str, str] = {}
    for word, frequency in wordfreq.get_frequency_dict("en", wordlist="large").items():
        level = (round(5 * (math.log10(frequency) + 9)) - FLOOR) // STEP
        if level >= 0 and _WORD.fullmatch(word):
            signs[word] = LEVELS[level]
    return listing(signs, _COMMENT)


if __name__ == "__main__":
    TABLE.write_text(table(), "utf-8")
