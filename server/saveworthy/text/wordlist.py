"""Tables of words, each with a sign that says something of it.

After a comment, each line of a table holds the words that start alike: their first letters, a tab,
and the rest of each word with its sign. The lines are in order, and a draft needs few of them: its words
are looked up in the text of the table as it is, and the lines that were met are kept.
"""

from __future__ import annotations

from bisect import bisect
from functools import cache
from typing import TYPE_CHECKING

from saveworthy.text.known import Known

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

START = 3
"""How many letters the words of a line have in common."""


def sign(table: Path, word: str) -> str | None:
    """Return the sign that `word` has in `table`; None if it is not in it."""
    rest = word[START:]
    signs = _starts(table)[word[:START]]
    place = signs.find(f" {rest}")
    while place >= 0:
        end = place + len(rest) + 2  # of the blank, the rest and its sign
        if signs[end : end + 1] == " ":
            return signs[end - 1]
        place = signs.find(f" {rest}", place + 1)
    return None


def starting(table: Path, start: str) -> str:
    """Return what the line of `table` for words that start so says behind its tab; "" without one."""
    return _starts(table)[start][1:-1]


def listing(signs: Mapping[str, str], comment: str) -> str:
    """Return the text of a table with these signs of words, one letter or digit each."""
    starts: dict[str, list[str]] = {}
    for word, its in sorted(signs.items()):
        starts.setdefault(word[:START], []).append(word[START:] + its)
    lines = (f"{start}\t{' '.join(words)}\n" for start, words in starts.items())
    return f"# {comment}\n" + "".join(lines)


@cache
def _starts(table: Path) -> Known[str]:
    """What the lines of `table` say, by their first letters, with a blank at either end."""
    lines = table.read_text("utf-8").splitlines()

    def says(start: str) -> str:
        prefix = f"{start}\t"
        place = bisect(lines, prefix)
        found = lines[place] if place < len(lines) else ""
        return f" {found[len(prefix) :]} " if found.startswith(prefix) else "  "

    return Known(says)
