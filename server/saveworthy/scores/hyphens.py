"""Where a word may be hyphenated, by Liang's patterns.

Reads the American patterns that come with pyphen and gives pyphen's answers. pyphen itself parses
all of them, and lists the dictionaries of all languages, before its first answer: 60–200 ms. This
file parses a pattern when it is first met.
"""

from __future__ import annotations

import importlib.util
import re
from functools import cache
from pathlib import Path

_HEADER = re.compile(rb"\n(?:[%#]|(?:COMPOUND)?(?:LEFT|RIGHT)HYPHENMIN).*")
_GAPS = re.compile(r"(\d?)(\D?)")


def breaks(word: str) -> int:
    """Count the places where `word`, in small letters, may be hyphenated.

    None is within two letters of either end.
    """
    if len(word) < 4:
        return 0
    patterns, longest = _patterns()
    find = patterns.get
    pointed = f".{word}."
    size = len(pointed)
    levels = [0] * (size + 1)
    shortest = 2 if word.isascii() else 1  # patterns of one letter are about ligatures
    for start in range(size - shortest + 1):
        last = min(start + longest, size) if start else size
        for end in range(start + shortest, last + 1):
            pattern = find(pointed[start:end])
            if pattern is not None:
                for at, level in _levels(pattern):
                    if level > levels[start + at]:
                        levels[start + at] = level
    return sum([level % 2 for level in levels[3 : len(word)]])


@cache
def _levels(pattern: str) -> tuple[tuple[int, int], ...]:
    """Gaps that a pattern has a level for: "2c1it" -> (0, 2), (1, 1); odd levels invite a hyphen."""
    gaps = _GAPS.findall(pattern)[:-1]
    return tuple((at, int(digit)) for at, (digit, _) in enumerate(gaps) if digit)


@cache
def _patterns() -> tuple[dict[str, str], int]:
    """The patterns by their letters, and how many letters those inside a word have at most."""
    spec = importlib.util.find_spec("pyphen")
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError("pyphen, which holds the hyphenation patterns, is not installed")
    path = Path(spec.origin).parent / "dictionaries" / "hyph_en_US.dic"
    source = path.read_bytes()
    patterns = _HEADER.sub(b"", source[source.find(b"\n") :])  # the first line names the encoding
    letters = patterns.translate(None, b"0123456789").decode().split()
    longest = max([len(each) for each in letters if each[0] != "."])
    return dict(zip(letters, patterns.decode().split(), strict=True)), longest
