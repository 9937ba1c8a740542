"""Tables of words, each with a sign that says something of it.

After a comment, each line of a table holds the words that start alike: their first letters, a tab,
and the rest of each word with its sign. A draft needs few of the lines, so each is read when it is.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

START = 3
"""How many letters the words of a line have in common."""


def sign(table: Path, word: str) -> str | None:
    """Return the sign that `word` has in `table`; None if it is not in it."""
    return _starting(table, word[:START]).get(word)


def listing(signs: Mapping[str, str], comment: str) -> str:
    """Return the text of a table with these signs of words, one letter or digit each."""
    starts: dict[str, list[str]] = {}
    for word, its in sorted(signs.items()):
        starts.setdefault(word[:START], []).append(word[START:] + its)
    lines = (f"{start}\t{' '.join(words)}\n" for start, words in starts.items())
    return f"# {comment}\n" + "".join(lines)


@cache
def _starting(table: Path, start: str) -> dict[str, str]:
    _, _, words = _lines(table).get(start, "").partition("\t")
    return {start + word[:-1]: word[-1] for word in words.split()}


@cache
def _lines(table: Path) -> dict[str, str]:
    return {line.partition("\t")[0]: line for line in table.read_text("utf-8").splitlines()}
